"""What a text says that a document is about, and how that chooses between documents of one number."""

from __future__ import annotations

import pytest
from sources import ref, source

from kg.resolution.subjects import clearest, share, subject_behind
from kg.settling.reading import resolve
from loaders.extraction import Header

TOURISM = "về phát triển du lịch trở thành ngành kinh tế mũi nhọn"
COURTS = "về một số nhiệm vụ trọng tâm công tác tư pháp trong thời gian tới"

BEHIND = [
    ("Nghị quyết 08-NQ/TW| về phát triển du lịch biển, đảo; các sở", "phát triển du lịch biển, đảo"),
    ("Quyết định số 942/QĐ-TTg| ngày 05/8/2022 của Thủ tướng phê duyệt Kế hoạch giảm phát thải khí mê-tan.", None),
    ("Kết luận 51| của Ban Bí thư, các đơn vị báo cáo", ""),
    ("Chỉ thị 05-CT/TW| và Kết luận số 01-KL/TW về học tập và làm theo tư tưởng Hồ Chí Minh", ""),
    ("Nghị quyết 19-NQ/TW|. Hướng dẫn về nuôi trồng thủy sản nước lợ", ""),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND, ids=[text[:40] for text, _ in BEHIND])
def test_the_words_behind_a_mention_tell_its_subject(text: str, expected: str | None) -> None:
    before, behind = text.split("|")
    found = subject_behind(before + behind, len(before))
    assert found == (expected if expected is not None else "Kế hoạch giảm phát thải khí mê-tan"), text


def test_words_that_every_title_has_tell_nothing() -> None:
    assert share("tăng cường sự lãnh đạo của Đảng đối với công tác", ["tăng cường sự lãnh đạo của Đảng"]) == 0
    assert share("bảo hiểm y tế toàn dân", ["Đẩy mạnh thực hiện chính sách bảo hiểm y tế toàn dân"]) == 1


def test_only_a_clear_lead_chooses() -> None:
    titles = {"tourism": [TOURISM], "courts": [COURTS]}
    assert clearest("du lịch", titles) is None, "too few words to compare"
    assert clearest("phát triển du lịch trở thành ngành kinh tế mũi nhọn", titles) == "tourism"
    assert clearest("phát triển nguồn nhân lực ngành y tế dự phòng", titles) is None
    assert clearest("phát triển du lịch thành ngành kinh tế mũi nhọn", {"a": [TOURISM], "b": [TOURISM]}) is None


def bearer(uri: str, issued_on: str, title: str) -> object:
    header = Header(
        number="08-NQ/TW", type="NQ", issuer="Bộ Chính trị", issued_on=issued_on, title=f"NGHỊ QUYẾT {title}"
    )
    return source(uri, header)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("về phát triển du lịch trở thành ngành kinh tế mũi nhọn", "2017"),
        ("về nhiệm vụ trọng tâm công tác tư pháp thời gian tới", "2002"),
        ("về chuyển đổi số ngành ngân hàng", None),
        ("", None),
    ],
)
def test_the_subject_decides_between_documents_of_one_number(words: str, meant: str | None) -> None:
    text = f"08-NQ/TW {words}"
    plan = source(
        "plan",
        Header(number="9/KH-UBND", type="KH", issuer="Ủy ban nhân dân tỉnh Lạng Sơn", issued_on="2020-01-01"),
        ref("08-NQ/TW"),
        content=text,
    )
    resolution = resolve([bearer("a", "2002-01-02", COURTS), bearer("b", "2017-01-16", TOURISM), plan])  # type: ignore[list-item]
    found = resolution.ends["plan", 0].document
    assert (meant is None) == found.startswith("document/unresolved/") and (meant or "") in found


TIMES = [
    ("Kết luận 83", "2024-06-21", "2024-08-01", True, "some weeks old"),
    ("Kết luận 83", "2010-06-21", "2024-08-01", False, "of a term long past"),
    ("Kết luận 83", "2026-06-21", "2024-08-01", False, "after the text"),
]


@pytest.mark.parametrize(("mention", "issued_on", "day", "joined", "case"), TIMES, ids=[case for *_, case in TIMES])
def test_a_number_with_its_body_is_that_of_its_time(
    mention: str, issued_on: str, day: str, joined: bool, case: str
) -> None:
    full = source("a", Header(number="83-KL/TW", type="KL", issuer="Bộ Chính trị", issued_on=issued_on))
    plan = source(
        "plan",
        Header(number="9/KH-UBND", type="KH", issuer="Ủy ban nhân dân tỉnh Lạng Sơn", issued_on=day),
        ref(mention, None, "Bộ Chính trị", type="KL"),
    )
    found = resolve([full, plan]).ends
    assert (found["plan", 0].document == found["a", -1].document) == joined, case
