"""Documents that texts call by name: drafts and their later versions, plans by title, laws by name and year."""

from __future__ import annotations

import pytest
from sources import SELF, ref, source

from kg.corpus import SourceRecord
from kg.resolution.claims import OWN
from kg.settling.reading import resolve
from loaders.extraction import Header, Reference

LANG_SON, QUANG_NGAI = "Ủy ban nhân dân tỉnh Lạng Sơn", "Ủy ban nhân dân tỉnh Quảng Ngãi"
TITLE = "Kế hoạch chuyển đổi số của ngành giáo dục và đào tạo"
OTHER = "Kế hoạch chuyển đổi số của ngành y tế và dân số"


def text(
    number: str | None,
    issued_on: str | None,
    issuer: str | None = LANG_SON,
    title: str = TITLE,
    content: str | None = None,
    *cited: Reference,
) -> SourceRecord:
    header = Header(number=number, type="KH", issuer=issuer, issued_on=issued_on, title=title)
    return source(f"{number} {issued_on} {issuer} {title}", header, *cited, content=content)


NUMBERED = text("43/KH-UBND", "2022-02-23")
DRAFTS = [
    ("a draft with a blank number", text("/KH-UBND", "2022-02-10"), True),
    ("a draft without any number", text(None, "2022-02-10"), True),
    ("a draft of that month", text("/KH-UBND", "2022-02"), True),
    ("a draft without a date", text("/KH-UBND", None), True),
    ("a draft in other letters", text("/KH-UBND", "2022-02-10", title=TITLE.upper()), True),
    ("a draft of another body", text("/KH-UBND", "2022-02-10", QUANG_NGAI), False),
    ("a draft of nobody", text("/KH-UBND", "2022-02-10", None), False),
    ("a draft of another title", text("/KH-UBND", "2022-02-10", title=OTHER), False),
    ("a draft of a short title", text("/KH-UBND", "2022-02-10", title="Kế hoạch"), False),
    ("a draft that is younger", text("/KH-UBND", "2022-03-10"), False),
    ("a draft of years before", text("/KH-UBND", "2020-02-10"), False),
    ("another number", text("44/KH-UBND", "2022-02-23"), False),
]


@pytest.mark.parametrize(("draft", "same"), [row[1:] for row in DRAFTS], ids=[row[0] for row in DRAFTS])
def test_a_draft_is_the_later_document_of_its_body_and_title(draft: SourceRecord, same: bool) -> None:
    for order in ([draft, NUMBERED], [NUMBERED, draft]):
        found = resolve(order)
        assert (found.own_document(draft.uri) == found.own_document(NUMBERED.uri)) is same
    alone = resolve([draft])
    assert alone.own_document(draft.uri) != resolve([NUMBERED]).own_document(NUMBERED.uri), "alone it is unnumbered"


def test_a_draft_of_two_later_documents_stays_open() -> None:
    draft, again = text("/KH-UBND", "2022-02-10"), text("52/KH-UBND", "2022-06-01")
    found = resolve([draft, NUMBERED, again])
    assert found.own_document(draft.uri) not in {found.own_document(one.uri) for one in (NUMBERED, again)}


def test_copies_of_one_text_under_two_titles_are_two_documents() -> None:
    one, other = (text(None, None, title=title, content="một bản") for title in (TITLE, OTHER))
    found = resolve([one, other])
    assert found.own_document(one.uri) != found.own_document(other.uri)


def test_copies_of_one_text_are_one_document() -> None:
    one, other = (source(uri, Header(type="KH", issuer=LANG_SON, title=TITLE), content="một bản") for uri in "ab")
    found = resolve([one, other])
    assert found.own_document("a") == found.own_document("b")


LATER = Header(number="9/BC-UBND", type="BC", issued_on="2022-09-01", issuer=LANG_SON)
TITLED = [
    ("by its title", ref(TITLE, None, LANG_SON), LATER, True),
    ("by title and day", ref(TITLE, "2022-02-23", LANG_SON), LATER, True),
    ("by title and another day", ref(TITLE, "2022-02-24", LANG_SON), LATER, False),
    ("of another body", ref(TITLE, None, QUANG_NGAI), LATER, False),
    ("of a body unsaid", ref(TITLE), LATER, False),
    ("another title", ref(OTHER, None, LANG_SON), LATER, False),
    ("in a text that is older", ref(TITLE, None, LANG_SON), Header(type="BC", issued_on="2022-01-05"), False),
]


@pytest.mark.parametrize(("mention", "header", "same"), [row[1:] for row in TITLED], ids=[row[0] for row in TITLED])
def test_a_plan_is_named_by_body_and_title(mention: Reference, header: Header, same: bool) -> None:
    for order in (1, -1):
        found = resolve([NUMBERED, source("citing", header, mention)][::order])
        assert (found.ends["citing", 0].document == found.own_document(NUMBERED.uri)) is same


BY_NUMBER = source("law", None, ref("08/2012/QH13", "2012-06-20", "Quốc hội", type="Luật", also=("Luật Giá năm 2012",)))
LAWS = [
    ("Luật Giá năm 2012", True),
    ("Luật Giá 2012", True),
    ("luật giá (2012)", True),
    ("Luật Giá năm 2023", False),
    ("Luật Giá trị năm 2012", False),
]


@pytest.mark.parametrize(("name", "same"), LAWS)
def test_a_law_is_known_by_name_and_year(name: str, same: bool) -> None:
    found = resolve([BY_NUMBER, source("citing", None, ref(name, type="Luật"))])
    assert (found.ends["citing", 0].document == found.ends["law", 0].document) is same


ISSUING = ref("12/QĐ-UBND", "2022-02-23", LANG_SON)


@pytest.mark.parametrize(
    ("number", "cited", "relations", "same"),
    [
        (None, (ISSUING,), ((ISSUING.ref, "promulgates", SELF),), True),
        ("/KH-UBND", (ISSUING,), ((ISSUING.ref, "promulgates", SELF),), True),
        (None, (ISSUING,), ((SELF, "promulgates", ISSUING.ref),), False),
        (None, (ISSUING,), ((SELF, "implements", ISSUING.ref),), False),
        ("43/KH-UBND", (ISSUING,), ((ISSUING.ref, "promulgates", SELF),), False),
        (
            None,
            (ISSUING, ref("13/QĐ-UBND", "2022-02-23", LANG_SON)),
            ((ISSUING.ref, "promulgates", SELF), ("13/QĐ-UBND", "promulgates", SELF)),
            False,
        ),
    ],
    ids=["a plan without number", "a blank", "it issues another", "it implements one", "a plan with number", "two"],
)
def test_a_decision_stands_for_the_plan_that_it_issues(
    number: str | None, cited: tuple[Reference, ...], relations: tuple[tuple[str, str, str], ...], same: bool
) -> None:
    header = Header(number=number, type="KH", issuer=LANG_SON, title=TITLE)
    found = resolve([source("plan", header, *cited, relations=relations)])
    assert (found.ends["plan", OWN].document == found.ends["plan", 0].document) is same


ALIKE = [
    ("a mark of the day tells two of one symbol apart", "43/KH-UBND@2022-02-23", "43/KH-UBND", True),
    ("a mark of the place too", "43/KH-UBND@2", "43/KH-UBND", True),
    ("joint codes in either order", "12/KHLT-SGDĐT-SYT", "12/KHLT-SYT-SGDĐT", True),
    ("codes that are no joint ones", "12/KH-SGDĐT-VP", "12/KH-VP-SGDĐT", False),
    ("zeros before the number", "043/KH-UBND", "43/KH-UBND", True),
]


@pytest.mark.parametrize(("one", "other", "same"), [row[1:] for row in ALIKE], ids=[row[0] for row in ALIKE])
def test_symbols_that_are_written_otherwise(one: str, other: str, same: bool) -> None:
    found = resolve([source(uri, None, ref(name, "2022-02-23", LANG_SON)) for uri, name in (("a", one), ("b", other))])
    assert (found.ends["a", 0].document == found.ends["b", 0].document) is same


def test_mentions_that_read_alike_have_each_an_id_of_their_own() -> None:
    names = ("43/KH-UBND", "43/KH-UBND", "43/KH-UBND 2", "43/KH-UBND@2", "43/kh.ubnd", "43/KH-UBND-2")
    found = resolve([source("a", None, *map(ref, names))])
    stubs = {claim.stub for document in found.documents for claim in document.claims if not claim.own}
    assert len(stubs) == len(names)
