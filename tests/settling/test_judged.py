"""What a judgement decides, case by case: which document is meant then, what proves it; and how it is taken back."""

from __future__ import annotations

import json
from contextlib import closing

import pytest
from adversary import LANG_SON, NOTHING, assert_alike, settled

from kg.corpus import Corpus, SourceRecord
from kg.graph import Graph, Node
from kg.resolution.authority import packaged
from kg.resolution.findings import Knowledge
from kg.resolution.identity import stub_id
from kg.resolution.judgements import Judgement, Judgements, Verdict
from kg.settling import graph_of, settle
from kg.settling.reading import read_undecided
from loaders.extraction import Header
from tests.resolution.sources import ref, source

QUANG_NGAI = "Ủy ban nhân dân tỉnh Quảng Ngãi"
OF_LANG_SON = "document/uy-ban-nhan-dan-tinh-lang-son/kh/2022-02-23/43"
EARLIER = "document/uy-ban-nhan-dan-tinh-lang-son/kh/2021-01-15/43"
OF_QUANG_NGAI = "document/uy-ban-nhan-dan-tinh-quang-ngai/kh/2022-03-01/43"
KL_2019, KL_2012 = "document/trung-uong-dang/kl/2019-05-30/51", "document/trung-uong-dang/kl/2012-10-29/51"
UNHEARD_OF = "document/uy-ban-nhan-dan-tinh-dien-bien/kh/2018-01-02/43"


def text(uri: str, issuer: str, issued_on: str) -> SourceRecord:
    return source(uri, Header(number="43/KH-UBND", type="KH", issuer=issuer, issued_on=issued_on))


SOURCES = (
    text("ls", LANG_SON, "2022-02-23"),
    text("copy", LANG_SON, "2022-02-23"),
    text("old", LANG_SON, "2021-01-15"),
    text("qn", QUANG_NGAI, "2022-03-01"),
    source(
        "t", None, ref("43/KH-UBND", None, LANG_SON), ref("Kế hoạch 43"), ref("51-KL/TW"), ref("51-KL/TW", "2019-05-30")
    ),
    source("u", None, ref("43/KH-UBND", "2022-02-23", LANG_SON), ref("Kế hoạch 43")),
)
T, T_SHORT, T_KL = (stub_id("t", name) for name in ("43/KH-UBND", "Kế hoạch 43", "51-KL/TW"))
U, U_SHORT, COPY = stub_id("u", "43/KH-UBND"), stub_id("u", "Kế hoạch 43"), stub_id("copy")
PLACES = {T: ("t", 0), T_SHORT: ("t", 1), T_KL: ("t", 2), U: ("u", 0), U_SHORT: ("u", 1), COPY: ("copy", -1)}
UNJUDGED = {T: T, T_SHORT: T_SHORT, T_KL: KL_2019, U: OF_LANG_SON, U_SHORT: OF_LANG_SON, COPY: OF_LANG_SON}

Row = tuple[str, str, str]
CASES: list[tuple[str, list[Row], dict[str, str]]] = [
    (
        "a mention is brought to a document, and with it those that rest on it",
        [(T, "same", OF_QUANG_NGAI)],
        {T: OF_QUANG_NGAI, T_SHORT: OF_QUANG_NGAI},
    ),
    (
        "a mention is brought to another than its own",
        [(U, "same", OF_QUANG_NGAI)],
        {U: OF_QUANG_NGAI, U_SHORT: OF_QUANG_NGAI},
    ),
    ("a mention is brought to a document that no source names", [(T, "same", UNHEARD_OF)], {T: UNHEARD_OF}),
    ("a mention is brought to a document that the list only hints at", [(T_KL, "same", KL_2012)], {T_KL: KL_2012}),
    ("two mentions mean one document that nobody knows", [(T_SHORT, "same", T)], {T_SHORT: T}),
    (
        "a chain ends where its last link does",
        [(T_SHORT, "same", T), (T, "same", U), (U, "same", OF_LANG_SON)],
        {T: OF_LANG_SON, T_SHORT: OF_LANG_SON},
    ),
    (
        "two documents are one",
        [(OF_QUANG_NGAI, "same", OF_LANG_SON), (T, "same", OF_QUANG_NGAI)],
        {T: OF_LANG_SON, T_SHORT: OF_LANG_SON},
    ),
    ("a mention is taken out of its document", [(U, "not_same", OF_LANG_SON)], {U: U, U_SHORT: U_SHORT}),
    ("of two candidates one is left", [(T, "not_same", OF_LANG_SON)], {T: EARLIER, T_SHORT: EARLIER}),
    (
        "what is not the one follows from what is the other",
        [(T, "same", T_SHORT), (T_SHORT, "not_same", OF_LANG_SON)],
        {T: T_SHORT},
    ),
    ("nobody is sure", [(T, "unsure", OF_LANG_SON), (U, "unsure", OF_QUANG_NGAI)], {}),
]


def knowing(rows: list[Row]) -> Knowledge:
    return Knowledge(
        packaged(), Judgements.of(Judgement(a, b, Verdict(v), "An", "2026-01-02", "đã đối chiếu") for a, v, b in rows)
    )


def meant(corpus: Corpus) -> dict[str, str]:
    rows = {(s, p): d for s, p, d in corpus.db.execute("SELECT source, place, document FROM meaning")}
    return {stub: rows[key] for stub, key in PLACES.items()}


def document(corpus: Corpus, id: str) -> Node:
    (found,) = (n for n in Graph.of(graph_of(corpus).nodes, graph_of(corpus).edges).nodes if n.id == id)
    return found


def judged(node: Node) -> list[str]:
    """The judgements among the evidence of a document, without the word before them."""
    items = json.loads(str(node.properties["evidence"]))
    return [item["rule"].removeprefix("judged: ") for item in items if item["rule"].startswith("judged: ")]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_judgement_decides(rows: list[Row], expected: dict[str, str]) -> None:
    with closing(settled(SOURCES)) as corpus:
        assert meant(corpus) == UNJUDGED
        settle(corpus, knowing(rows))
        with closing(settled(SOURCES, knowing(rows))) as fresh:
            assert_alike(corpus, fresh)
        assert meant(corpus) == UNJUDGED | expected
        settle(corpus, NOTHING)
        with closing(settled(SOURCES)) as fresh:
            assert_alike(corpus, fresh, "taken back:")


def test_a_held_text_is_split_from_its_document() -> None:
    with closing(settled(SOURCES, knowing([(COPY, "not_same", OF_LANG_SON)]))) as corpus:
        own = meant(corpus)[COPY]
        assert own not in (OF_LANG_SON, COPY) and own.startswith(f"{OF_LANG_SON}-"), "it is a document of its own"
        assert document(corpus, own).properties["status"] == "held"
        assert "copy" in {one.source for one in read_undecided(corpus)}


def test_the_only_text_that_speaks_of_a_document_is_split_from_it() -> None:
    alone = (SOURCES[1], source("t", None, ref("Kế hoạch 43")))
    rows = [(COPY, "not_same", OF_LANG_SON)]
    with closing(settled(alone)) as corpus:
        settle(corpus, knowing(rows))
        with closing(settled(alone, knowing(rows))) as fresh:
            assert_alike(corpus, fresh)
        documents = {node.id for node in graph_of(corpus).nodes if node.label == "Document"}
        assert OF_LANG_SON not in documents, "nothing speaks of it any more"


SHOWN = [
    ("what brought a mention here", [(T, "same", OF_QUANG_NGAI)], OF_QUANG_NGAI, 1),
    ("the whole chain", [(T_SHORT, "same", T), (T, "same", OF_LANG_SON)], OF_LANG_SON, 2),
    ("documents that are one", [(OF_QUANG_NGAI, "same", OF_LANG_SON)], OF_LANG_SON, 1),
    ("what left one candidate", [(T, "not_same", OF_LANG_SON)], EARLIER, 1),
    ("why a mention stands alone", [(U, "not_same", OF_LANG_SON)], U, 1),
    ("documents that are two", [(OF_QUANG_NGAI, "not_same", OF_LANG_SON)], OF_LANG_SON, 1),
    ("a mention that is none of it is no evidence of a document", [(U, "not_same", OF_LANG_SON)], OF_LANG_SON, 0),
    ("nor is doubt", [(T, "unsure", OF_LANG_SON)], OF_LANG_SON, 0),
]


@pytest.mark.parametrize(("rows", "id", "number"), [case[1:] for case in SHOWN], ids=[case[0] for case in SHOWN])
def test_judgements_are_evidence_where_they_decide(rows: list[Row], id: str, number: int) -> None:
    with closing(settled(SOURCES)) as corpus:
        settle(corpus, knowing(rows))
        shown = judged(document(corpus, id))
        assert len(shown) == number
        assert all(one.endswith("(An, 2026-01-02): đã đối chiếu") for one in shown)


def test_another_reason_for_the_same_verdict_is_shown_too() -> None:
    again = Judgement(T, OF_QUANG_NGAI, Verdict.SAME, "An", "2026-03-04", "xem bản gốc")
    with closing(settled(SOURCES, knowing([(T, "same", OF_QUANG_NGAI)]))) as corpus:
        settle(corpus, Knowledge(packaged(), Judgements.of([again])))
        assert judged(document(corpus, OF_QUANG_NGAI)) == [str(again) + ": xem bản gốc"]


def test_many_proofs_don_t_hide_a_judgement() -> None:
    many = [source(f"s{n}", None, ref("43/KH-UBND", "2022-02-23", LANG_SON)) for n in range(30)]
    with closing(settled([*SOURCES, *many], knowing([(T, "same", OF_LANG_SON)]))) as corpus:
        assert len(judged(document(corpus, OF_LANG_SON))) == 1


def test_a_chosen_hint_of_the_list_has_its_date_and_body() -> None:
    with closing(settled(SOURCES, knowing([(T_KL, "same", KL_2012)]))) as corpus:
        found = document(corpus, KL_2012).properties
    assert (found["issued_on"], found["authority"], found["term"]) == ("2012-10-29", "51-KL/TW@2012-10-29", "XI")
    assert "đổi mới căn bản" in str(found["title"]).lower()
