"""What speaks for and against a mention meaning a document, in the words that a reviewer reads."""

from __future__ import annotations

import pytest
from sources import ref, source

from kg.corpus import block_of
from kg.resolution.bodies import series_of
from kg.resolution.claims import claims_of
from kg.resolution.clusters import Cluster, central_term
from kg.resolution.judgements import Judgement, Judgements, Verdict
from kg.resolution.weighing import agree, compare, later
from loaders.extraction import Header, Reference

LANG_SON, QUANG_NGAI = "Ủy ban nhân dân tỉnh Lạng Sơn", "Ủy ban nhân dân tỉnh Quảng Ngãi"
FROM_LANG_SON = Header(number="9/KH-UBND", type="KH", issued_on="2023-01-05", territory="tỉnh Lạng Sơn")
FROM_NOWHERE = Header(title="Kế hoạch", type="KH")


def document(symbol: str, body: str, date: str, settled: bool = True) -> Cluster:
    block = block_of(symbol, None)
    assert block is not None
    series = series_of(body)
    return Cluster(block, series, date, central_term(series, date), settled=settled, id="document/x")


OF_LANG_SON = document("43/KH-UBND", LANG_SON, "2022-02-23")
KL = document("51-KL/TW", "Ban Bí thư", "2019-05-30")
DAY, BODY, PLACE, DATE = (
    "the day agrees",
    "the body agrees",
    "the place of the text suggests this body",
    "the date agrees, as far as it is told",
)
CASES: list[tuple[str, Header, Reference, Cluster, tuple[str, ...], tuple[str, ...], bool]] = [
    ("symbol alone", FROM_NOWHERE, ref("43/KH-UBND"), OF_LANG_SON, (), (), False),
    ("the day", FROM_NOWHERE, ref("43/KH-UBND", "2022-02-23"), OF_LANG_SON, (DAY,), (), True),
    ("the year", FROM_NOWHERE, ref("43/KH-UBND", "2022"), OF_LANG_SON, (DATE,), (), False),
    ("the body", FROM_NOWHERE, ref("43/KH-UBND", None, LANG_SON), OF_LANG_SON, (BODY,), (), True),
    ("day and body", FROM_NOWHERE, ref("43/KH-UBND", "2022-02-23", LANG_SON), OF_LANG_SON, (DAY, BODY), (), True),
    ("the text's place", FROM_LANG_SON, ref("43/KH-UBND"), OF_LANG_SON, (PLACE,), (), True),
    (
        "another day",
        FROM_NOWHERE,
        ref("43/KH-UBND", "2022-02-24", LANG_SON),
        OF_LANG_SON,
        (BODY,),
        ("issued on 2022-02-23, not 2022-02-24",),
        True,
    ),
    (
        "another body",
        FROM_NOWHERE,
        ref("43/KH-UBND", "2022-02-23", QUANG_NGAI),
        OF_LANG_SON,
        (DAY,),
        (f"of another body: {LANG_SON}",),
        True,
    ),
    (
        "another kind of body",
        FROM_NOWHERE,
        ref("43/KH-UBND", None, "Tỉnh ủy"),
        OF_LANG_SON,
        (),
        (f"of another kind of body: {LANG_SON}",),
        False,
    ),
    ("a kind of body", FROM_NOWHERE, ref("43/KH-UBND", None, "Ủy ban nhân dân tỉnh"), OF_LANG_SON, (), (), False),
    (
        "the text is older",
        Header(number="9/KH-UBND", issued_on="2022-02-01", territory="tỉnh Lạng Sơn"),
        ref("43/KH-UBND"),
        OF_LANG_SON,
        (PLACE,),
        ("issued on 2022-02-23, after the citing document",),
        True,
    ),
    (
        "a page that reports may be older",
        Header(kind="report", number="9/KH-UBND", issued_on="2022-02-01"),
        ref("43/KH-UBND"),
        OF_LANG_SON,
        (),
        (),
        False,
    ),
    ("the term", FROM_NOWHERE, ref("51-KL/TW", term="XII"), KL, (BODY, "the term agrees"), (), True),
    ("another term", FROM_NOWHERE, ref("51-KL/TW", term="XI"), KL, (BODY,), ("of term XII, not XI",), True),
    ("a slip in the term", FROM_NOWHERE, ref("51-KL/TW", "2019-05-30", term="XI"), KL, (DAY, BODY), (), True),
]


@pytest.mark.parametrize(
    ("header", "mention", "one", "speaking_for", "against", "proven"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_what_speaks_for_and_against(
    header: Header,
    mention: Reference,
    one: Cluster,
    speaking_for: tuple[str, ...],
    against: tuple[str, ...],
    proven: bool,
) -> None:
    _, claim = claims_of(source("t", header, mention))
    verdict = compare(claim, one, Judgements())
    assert (verdict.speaking_for, verdict.against, verdict.proven) == (speaking_for, against, proven)
    assert verdict.fits is not bool(against)


def test_a_text_names_what_it_cites_in_full() -> None:
    _, full, short = claims_of(source("t", FROM_NOWHERE, ref("43/KH-UBND", "2022-02-23", LANG_SON), ref("KH 43")))
    one = document("43/KH-UBND", LANG_SON, "2022-02-23")
    one.join(full)
    assert compare(short, one, Judgements()).speaking_for == ("the same text names it in full",)


def test_a_held_text_is_no_older_than_what_it_cites() -> None:
    header = Header(number="43/KH-UBND", type="KH", issuer=LANG_SON)
    own, _ = claims_of(source("t", header, ref("51-KL/TW", "2024-05-30")))
    told = "issued on 2022-02-23, before documents that this one cites"
    assert compare(own, OF_LANG_SON, Judgements()).against == (told,)


def test_a_judgement_speaks_before_all_else() -> None:
    _, claim = claims_of(source("t", FROM_NOWHERE, ref("43/KH-UBND", "2022-02-24", LANG_SON)))
    judged = Judgements.of([Judgement(claim.stub, OF_LANG_SON.id, Verdict.NOT_SAME, "An", "2026-01-02")])
    assert compare(claim, OF_LANG_SON, judged).against[0] == "decided: not the same"


def test_what_isn_t_settled_has_no_body_to_differ_from() -> None:
    _, claim = claims_of(source("t", FROM_NOWHERE, ref("43/KH-UBND", "2022-02-23", QUANG_NGAI)))
    unknown = document("43/KH-UBND", "Ủy ban nhân dân", "2022-02-23", settled=False)
    assert compare(claim, unknown, Judgements()).fits


DATES = [
    ("2019-05-30", "2019-05-30", True, False),
    ("2019-05-30", "2019-05", True, False),
    ("2019", "2019-05-30", True, False),
    ("2019-05-30", "2019-05-31", False, False),
    ("2019-06", "2019-05-31", False, True),
    ("2020", "2019-05-31", False, True),
    ("2019-05-31", "2019-05-30", False, True),
    ("2018-12-31", "2019", False, False),
]


@pytest.mark.parametrize(("date", "limit", "alike", "after"), DATES)
def test_dates_are_compared_as_far_as_both_are_known(date: str, limit: str, alike: bool, after: bool) -> None:
    assert agree(date, limit) is agree(limit, date) is alike
    assert later(date, limit) is after
    assert not later(date, None)
