"""What a text calls in words of its own: a body by the own code or as the addressee, a programme by its number."""

from __future__ import annotations

import pytest

from loaders.extraction import Header
from loaders.grammar.outline import outline
from loaders.grammar.references import find_references

HEALTH = Header(
    number="8/BC-SYT", type="BC", issuer="Sở Y tế tỉnh Sơn La", issued_on="2023-04-03", level="provincial",
    territory="tỉnh Sơn La",
)  # fmt: skip
LETTER = Header(number="99/BTC-NSNN", type="CV", issuer="Bộ Tài chính", issued_on="2023-04-03", level="central")

# (text, header, `ref | issuer` of each reference)
BODIES = [
    # the own code, whatever unit follows it; another code, another body
    ("Sở đã có Công văn số 611/SYT-NVD ngày 2/3/2023 về thuốc", HEALTH, ["611/SYT-NVD | Sở Y tế tỉnh Sơn La"]),
    ("Công văn số 611/SYT-NVD của Sở Y tế Hà Nam", HEALTH, ["611/SYT-NVD | Sở Y tế tỉnh Hà Nam"]),
    ("Công văn số 611/TTKN-KT ngày 2/3/2023", HEALTH, ["611/TTKN-KT | None"]),
    # the one body that is written to
    ("Kính gửi: UBND tỉnh Hà Nam\n\nTheo Kế hoạch số 77/KH-UBND của Quý Ủy ban, vốn còn thiếu.", LETTER,
     ["77/KH-UBND | Ủy ban nhân dân tỉnh Hà Nam"]),
    ("Kính gửi: UBND tỉnh Hà Nam; UBND tỉnh Nam Định\n\nTheo Kế hoạch số 77/KH-UBND của Quý Ủy ban, vốn còn.", LETTER,
     ["77/KH-UBND | None"]),
    ("Kính gửi: UBND tỉnh Hà Nam\n\nTheo Kế hoạch số 77/KH-UBND của quý I, vốn còn thiếu.", LETTER,
     ["77/KH-UBND | None"]),
    # TƯ is the centre or the province's committee
    ("Chỉ thị số 61-CT/TƯ ngày 2/3/2022 của Ban Bí thư; Chỉ thị 61-CT/TƯ", LETTER, ["61-CT/TW | Ban Bí thư"]),
    ("Chỉ thị số 61-CT/TƯ của Tỉnh ủy Hà Nam", LETTER, ["61-CT/TU | Tỉnh ủy Hà Nam"]),
    ("Chỉ thị số 61-CT/TƯ về cán bộ", LETTER, ["61-CT/TƯ | None"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "header", "documents"), BODIES, ids=[case[0][-60:] for case in BODIES])
def test_bodies(text: str, header: Header, documents: list[str]) -> None:
    assert [f"{r.ref} | {r.issuer}" for r in find_references(text, outline(text), header)] == documents


# (text, mentions of the decision)
PROGRAMMES = [
    ("Quyết định số 1480/QĐ-TTg ngày 3/4/2021. Tiếp tục Chương trình 1480 sau năm 2025.", 2),
    ("Quyết định số 06/QĐ-TTg phê duyệt Đề án dữ liệu dân cư. Theo Đề án 06, các xã làm việc.", 3),
    ("Quyết định số 06/QĐ-TTg ngày 6/1/2022. Có Chương trình 06 việc.", 1),
    ("Quyết định số 1480/QĐ-TTg ngày 3/4/2021. Chương trình 1480 tỷ đồng, chương trình 1480 hộ.", 1),
    ("Tiếp tục Chương trình 1480. Quyết định số 1480/QĐ-TTg ngày 3/4/2021.", 1),
    ("Kế hoạch số 1480/KH-UBND ngày 3/4/2021. Tiếp tục Chương trình 1480.", 1),
    ("Quyết định số 1480/QĐ-TTg ngày 3/4/2021, Quyết định số 1480/QĐ-UBND ngày 5/6/2022. Chương trình 1480 còn.", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mentions"), PROGRAMMES, ids=[case[0][-60:] for case in PROGRAMMES])
def test_programmes_by_number(text: str, mentions: int) -> None:
    assert len(find_references(text, outline(text), LETTER)[0].mentions) == mentions
