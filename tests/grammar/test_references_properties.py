"""What may be done to a text without changing which documents it refers to."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.extraction import Header, Reference
from loaders.grammar.outline import Paragraph, Zone, outline
from loaders.grammar.references import find_references
from loaders.grammar.relations import find_relations
from loaders.reading.canonical import canonical

HEADER = Header(type="KH", issuer="Ủy ban nhân dân tỉnh Lạng Sơn", level="provincial", territory="tỉnh Lạng Sơn")

SENTENCES = [
    "Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư về đổi mới giáo dục.",
    "Các Nghị quyết số 18-NQ/TW, số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII.",
    "Theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
    "Kế hoạch số 232-KH/TU của Tỉnh ủy thực hiện Chỉ thị số 29-CT/TW và thay thế Kế hoạch số 12-KH/TU.",
    "Quyết định số 749/QĐ-TTg phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025.",
    "Kế hoạch số 158/KH-UBND của UBND tỉnh (Kế hoạch 158); mục III Kế hoạch 158.",
    "Nghị quyết Hội nghị Trung ương 8 khóa XI và Luật Giáo dục năm 2019.",
    "Các Kết luận số 126, 127, 137-KL/TW của Bộ Chính trị, Ban Bí thư.",
    "Công văn số 1483/UBND-THNC và Thông tư liên tịch số 36/2015/TTLT-BGDĐT-BNV.",
    "Nghị quyết số 203/2025/QH15 hóa giải khó khăn của các tòa án.",
]
PLAIN = [
    "Các sở, ngành khẩn trương tổ chức thực hiện và báo cáo kết quả trước ngày 20/12/2025.",
    "Tỷ lệ 95% hộ dân dùng nước sạch, 12/15 xã đạt chuẩn, điện thoại 0243.804.3098.",
    "Phụ lục I kèm theo; mẫu số 02/ĐĐK; khoản 1 Điều này.",
]
UNHURRIED = settings(deadline=None)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True).map("\n".join)


def read(text: str) -> tuple[Reference, ...]:
    found = find_references(text, outline(text), HEADER)
    for reference in found:
        for mention in reference.mentions:
            assert text[mention.start : mention.end] == mention.quote
            assert mention.locator is None or mention.locator in " ".join(text.split())
    return found


def documents(text: str) -> list[tuple[object, ...]]:
    """All that a text says of the documents, save where it does and how it spells it."""
    return [
        (r.ref, r.type, r.issuer, r.issued_on, r.term, len(r.mentions), tuple(m.locator for m in r.mentions))
        for r in read(text)
    ]


def relations(text: str) -> list[tuple[str, str, str]]:
    """The relations of a text whose lines are paragraphs of its opening."""
    lines = tuple(Paragraph(m.start(), m.end(), m.group(), Zone.OPENING) for m in re.finditer(r"[^\n]+", text))
    found = find_relations(text, lines, HEADER, find_references(text, lines, HEADER))
    for relation in found:
        assert text[relation.evidence.start : relation.evidence.end] == relation.evidence.quote
    return [(r.source, r.type, r.target) for r in found]


MARKS = re.compile(r"(?<=\d)-(?=[A-ZĐ])|(?<=[A-Z\d])/(?=[A-ZĐ])|(?<=Đ)-(?=[A-ZĐ])")


@UNHURRIED
@given(texts, st.data())
def test_blanks_and_breaks_around_the_marks_of_a_symbol(text: str, data: st.DataObject) -> None:
    def loosened(mark: re.Match[str]) -> str:
        return str(data.draw(st.sampled_from(["{}", "{} ", " {}", "{}\n"]))).format(mark.group())

    assert documents(MARKS.sub(loosened, text)) == documents(text)


@UNHURRIED
@given(texts, st.data())
def test_blanks_between_words_may_be_doubled(text: str, data: st.DataObject) -> None:
    places = data.draw(st.sets(st.sampled_from([m.start() for m in re.finditer(" ", text)]), max_size=4))
    doubled = "".join(c * 2 if at in places else c for at, c in enumerate(text))
    assert documents(doubled) == documents(text)
    assert relations(doubled) == relations(text)


@UNHURRIED
@given(texts)
def test_old_tone_marks(text: str) -> None:
    old = text.replace("khóa", "khoá").replace("hóa", "hoá").replace("tòa", "toà").replace("ủy", "uỷ")
    assert documents(old) == documents(text)


@UNHURRIED
@given(texts)
def test_decomposed_letters(text: str) -> None:
    assert documents(canonical(unicodedata.normalize("NFD", text))) == documents(text)


@UNHURRIED
@given(texts, st.sampled_from(PLAIN), st.booleans())
def test_a_paragraph_without_references_changes_none(text: str, plain: str, first: bool) -> None:
    more = f"{plain}\n{text}" if first else f"{text}\n{plain}"
    assert documents(more) == documents(text)


@UNHURRIED
@given(texts)
def test_the_same_text_gives_the_same(text: str) -> None:
    assert read(text) == read(str(text))


@pytest.mark.parametrize("plain", PLAIN)
def test_plain_paragraphs_have_none(plain: str) -> None:
    assert read(plain) == ()
