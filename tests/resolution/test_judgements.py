"""Judgements of users: what follows from them, in any order, and which can't stand beside each other."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.judgements import Judgement, JudgementError, Judgements, Verdict, changed

SIGNS = {"=": "same", "≠": "not_same", "?": "unsure"}


def id_of(letter: str) -> str:
    """Capitals are mentions, small letters documents."""
    return f"document/unresolved/plan/{letter.lower()}" if letter.isupper() else f"document/{letter}"


def said(text: str) -> list[Judgement]:
    """Judgements in short: `a=b`, `a≠c`, `a?b`; `An:` before one says who, `@2` behind it the day of the month."""
    found = []
    for word in text.split():
        who, _, rest = word.rpartition(":")
        what, _, day = rest.partition("@")
        left, sign, right = tuple(what)
        found.append(Judgement(id_of(left), id_of(right), SIGNS[sign], who or "An", f"2026-01-{int(day or 1):02}"))  # type: ignore[arg-type]
    return found


def short(judgements: tuple[Judgement, ...]) -> str:
    signs = {verdict: sign for sign, verdict in SIGNS.items()}
    return " ".join(f"{j.left[-1]}{signs[j.verdict]}{j.right[-1]}" for j in judgements)


VERDICTS = [
    ("nothing is said", "", "ab", None),
    ("an id is itself", "", "aa", "same"),
    ("as it was judged", "a=b", "ab", "same"),
    ("the other way round too", "a=b", "ba", "same"),
    ("A is B, B is C", "a=b b=c", "ac", "same"),
    ("two that are called the same", "a=b c=b", "ac", "same"),
    ("A is B, B is not C", "a=b b≠c", "ac", "not_same"),
    ("not C, and C is D", "a=b b≠c c=d", "ad", "not_same"),
    ("A is not B, B is not C", "a≠b b≠c", "ac", None),
    ("someone has looked", "a?b", "ab", "unsure"),
    ("unsure carries over to what is the same", "a=b b?c", "ac", "unsure"),
    ("a decision makes unsure void", "a?b Bình:a=b", "ab", "same"),
    ("a decision of another pair as well", "a?c a=b b≠c", "ac", "not_same"),
    ("two unsure ones decide nothing", "a?b b?c", "ac", None),
    ("one changes one's mind", "a=b@1 a≠b@2", "ab", "not_same"),
    ("whichever id stands left", "a=b@1 b≠a@2", "ab", "not_same"),
    ("one may become unsure", "a=b@1 a?b@2", "ab", "unsure"),
]


@pytest.mark.parametrize(("text", "ids", "verdict"), [row[1:] for row in VERDICTS], ids=[row[0] for row in VERDICTS])
def test_verdicts(text: str, ids: str, verdict: str | None) -> None:
    judgements = Judgements.of(said(text))
    assert judgements.verdict(id_of(ids[0]), id_of(ids[1])) == verdict
    assert judgements.verdict(id_of(ids[1]), id_of(ids[0])) == verdict


NAMES = [
    ("nobody judged it", "", "a", "a"),
    ("where the arrow points", "b=a c=b", "c", "a"),
    ("also against the alphabet", "a=b b=c", "a", "c"),
    ("the end of the arrows has itself as name", "a=b b=c", "c", "c"),
    ("those that point to one", "a=c b=c", "b", "c"),
    ("a circle: the smallest", "a=b b=c c=a", "c", "a"),
    ("a circle that leads on", "a=b b=a b=z", "a", "z"),
    ("two ends: the smallest", "a=c a=b", "a", "b"),
    ("a circle against an end of its own", "x=c c=d d=c x=e", "e", "c"),
    ("a mention is called as the document", "M=a", "M", "a"),
    ("a document is never called as a mention", "z=M", "M", "z"),
    ("nor on the way over one", "b=M M=c", "b", "c"),
    ("nor where two documents lead to one", "a=M b=M", "M", "a"),
    ("only mentions: the arrows count", "M=N", "M", "N"),
    ("apart is no name", "a≠b", "a", "a"),
]


@pytest.mark.parametrize(("text", "id", "name"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names(text: str, id: str, name: str) -> None:
    assert Judgements.of(said(text)).canonical(id_of(id)) == id_of(name)


CHAINS = [
    ("", "ab", ""),
    ("a=b", "ab", "a=b"),
    ("a=b", "aa", ""),
    ("a=b b=c", "ca", "b=c a=b"),
    ("a=b b=c c=d a=d", "ad", "a=d"),
    ("a=b b=d a=c c=d", "ad", "a=b b=d"),
    ("a=b Bình:a=b", "ab", "a=b a=b"),
    ("a=b b≠c c=d", "ad", "a=b b≠c c=d"),
    ("a=b b≠c", "ca", "b≠c a=b"),
    ("a=b b≠c c=d d≠a", "ad", "d≠a"),
    ("a=b b?c", "ac", "a=b b?c"),
    ("a=b@1 a=b@2", "ab", "a=b"),
]


@pytest.mark.parametrize(("text", "ids", "chain"), CHAINS)
def test_a_verdict_has_the_judgements_that_make_it_up(text: str, ids: str, chain: str) -> None:
    assert short(Judgements.of(said(text)).between(id_of(ids[0]), id_of(ids[1]))) == chain


CONTRADICTIONS = [
    ("directly", "a=b Bình:a≠b", "a=b a≠b"),
    ("one person at one time", "a=b a≠b", "a=b a≠b"),
    ("sure and unsure at one time", "a=b a?b", "a=b a?b"),
    ("by a chain", "a=b b=c a≠c x=y", "a=b b=c a≠c"),
    ("the other's newer word replaces nothing", "a=b@1 Bình:a≠b@2", "a=b a≠b"),
    ("a shorter chain is named, the longer one isn't", "a=b b=c c=d d=e e=a a≠e", "e=a a≠e"),
]


@pytest.mark.parametrize(("text", "named"), [row[1:] for row in CONTRADICTIONS], ids=[row[0] for row in CONTRADICTIONS])
def test_a_contradiction_is_refused_and_named(text: str, named: str) -> None:
    with pytest.raises(JudgementError) as refused:
        Judgements.of(said(text))
    assert [short(group) for group in refused.value.contradictions] == [named]
    assert all(str(j) in str(refused.value) for j in refused.value.contradictions[0])
    assert "take one of them back" in str(refused.value)


def test_of_many_contradictions_some_are_named() -> None:
    many = [j for n in range(40) for j in said(f"{chr(200 + n)}=a Bình:{chr(200 + n)}≠a") if chr(200 + n).islower()]
    with pytest.raises(JudgementError) as refused:
        Judgements.of(many)
    count = len(refused.value.contradictions)
    assert count == len(many) // 2 > 5
    assert f"(+{count - 5})" in str(refused.value) and str(refused.value).count("≠") == 5


MALFORMED = [
    ({"left": "KL 51"}, "'KL 51' is no id of a document or mention"),
    ({"right": "document/a b"}, "is no id"),
    ({"right": ""}, "'' is no id"),
    ({"right": "document/a"}, "document/a is judged against itself"),
    ({"verdict": "maybe"}, "write same, not_same or unsure"),
    ({"who": " "}, "who made it"),
    ({"when": "26/11/2026"}, "write it as 2026-11-26"),
    ({"when": "2026-13-26"}, "write it as 2026-11-26"),
    ({"when": "2026-11"}, "write it as 2026-11-26"),
]
GOOD = {"left": "document/a", "right": "document/b", "verdict": "same", "who": "An", "when": "2026-11-26"}


@pytest.mark.parametrize(("wrong", "message"), MALFORMED)
def test_what_is_no_judgement(wrong: dict[str, str], message: str) -> None:
    with pytest.raises(JudgementError, match=message):
        Judgement(**(GOOD | wrong))  # type: ignore[arg-type]


@pytest.mark.parametrize("verdict", ["not_same", "not-same", "Not same", " NOT_SAME "])
def test_a_verdict_may_be_written_in_several_ways(verdict: str) -> None:
    judgement = Judgement(**(GOOD | {"verdict": verdict, "who": " Trần  An ", "why": "two\nlines"}))  # type: ignore[arg-type]
    assert (judgement.verdict, judgement.who, judgement.why) == (Verdict.NOT_SAME, "Trần An", "two lines")


CHANGES = [
    ("a=b", "a=b", ""),
    ("", "a=b", "ab"),
    ("a=b c=d", "a=b", "cd"),
    ("a=b b≠c", "a=b", "abc"),
    ("a=b c=d", "a=b c=d b≠c", "abcd"),
    ("a=b x=y", "a=b b=c x=y", "abc"),
    ("a=b", "b=a", "ab"),
    ("a?b x=y", "x=y", "ab"),
    ("a=b c?a", "a=b@2 c?a", "abc"),
    ("a=b@2", "a=b@2 a≠b@1", ""),
]


@pytest.mark.parametrize(("old", "new", "ids"), CHANGES)
def test_what_differs_between_two_sets(old: str, new: str, ids: str) -> None:
    before, after = Judgements.of(said(old)), Judgements.of(said(new))
    assert changed(before, after) == changed(after, before) == {id_of(id) for id in ids}


JUDGED = st.builds(
    lambda ids, verdict, who, day: Judgement(id_of(ids[0]), id_of(ids[1]), verdict, who, f"2026-01-0{day}"),
    st.lists(st.sampled_from("abcdMN"), min_size=2, max_size=2, unique=True),
    st.sampled_from(Verdict),
    st.sampled_from(("An", "Bình")),
    st.integers(1, 3),
)
SETS = st.lists(JUDGED, max_size=9)
IDS = [id_of(letter) for letter in "abcdMN"]


def closure(judgements: list[Judgement]) -> tuple[set[tuple[str, str]], set[tuple[str, str]], bool]:
    """Which ids are the same, which are not, and whether one person said two things at once; found slowly."""
    latest = [
        j for j in judgements if not any((o.pair, o.who) == (j.pair, j.who) and o.when > j.when for o in judgements)
    ]
    torn = any((o.pair, o.who) == (j.pair, j.who) and o.verdict != j.verdict for o, j in product(latest, latest))
    same = {(id, id) for id in IDS} | {p for j in latest if j.verdict == "same" for p in (j.pair, j.pair[::-1])}
    for b, a, c in product(IDS, IDS, IDS):
        if (a, b) in same and (b, c) in same:
            same.add((a, c))
    apart = {p for j in latest if j.verdict == "not_same" for p in (j.pair, j.pair[::-1])}
    apart = {(a, d) for b, c in apart for a, d in product(IDS, IDS) if (a, b) in same and (c, d) in same}
    return same, apart, torn


@given(SETS)
def test_all_that_follows_is_known_and_no_contradiction_is_missed(judged: list[Judgement]) -> None:
    same, apart, torn = closure(judged)
    try:
        judgements = Judgements.of(judged)
    except JudgementError as refused:
        assert torn or same & apart
        assert all(set(group) <= set(judged) for group in refused.contradictions)
        return
    assert not torn and not same & apart
    for one, other in product(IDS, IDS):
        verdict = judgements.verdict(one, other)
        assert (verdict == "same") == ((one, other) in same)
        assert (verdict == "not_same") == ((one, other) in apart)
        assert (judgements.canonical(one) == judgements.canonical(other)) == (verdict == "same")
        assert (other in judgements.same_as(one)) == (verdict == "same")
        assert judgements.between(other, one) == judgements.between(one, other)[::-1]


@given(SETS)
def test_a_chain_leads_from_one_id_to_the_other(judged: list[Judgement]) -> None:
    judgements = accepted(judged)
    for one, other in product(IDS, IDS):
        chain, verdict = judgements.between(one, other), judgements.verdict(one, other)
        assert bool(chain) == (verdict is not None and one != other)
        here = {one}
        for pair in dict.fromkeys(j.pair for j in chain):
            assert here & set(pair)
            here = set(pair) - here or here
        assert not chain or other in here
        decisive = {j.verdict for j in chain} - {Verdict.SAME}
        assert decisive <= {verdict} and len({j.pair for j in chain if j.verdict != "same"}) <= 1
        assert not chain or verdict == "same" or decisive == {verdict}


def accepted(judged: list[Judgement]) -> Judgements:
    """As many of some judgements as don't contradict those before them."""
    kept = Judgements()
    for judgement in judged:
        try:
            kept = Judgements.of([*kept, judgement])
        except JudgementError:
            continue
    return kept


@given(SETS, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(judged: list[Judgement], random: object) -> None:
    kept = accepted(judged)
    shuffled = [*kept, *kept]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = Judgements.of(shuffled)
    assert again == kept and again.digest == kept.digest and list(again) == list(kept) == sorted(kept)
    assert [again.canonical(id) for id in IDS] == [kept.canonical(id) for id in IDS]


@given(SETS, SETS)
def test_changed_names_the_ids_that_are_judged_differently_and_none_besides(
    old: list[Judgement], new: list[Judgement]
) -> None:
    before, after = accepted(old), accepted([*old[: len(old) // 2], *new])

    def seen(judgements: Judgements, id: str) -> object:
        return judgements.canonical(id), [judgements.between(id, other) for other in IDS]

    differing = {id for id in IDS if seen(before, id) != seen(after, id)}
    found = changed(before, after)
    assert differing <= found
    touched = {id for j in set(before.in_force) ^ set(after.in_force) for id in j.pair}
    reached = {near for js in (before, after) for id in touched for near in IDS if js.verdict(id, near)}
    assert found <= touched | reached


@given(SETS)
def test_a_digest_tells_sets_apart(judged: list[Judgement]) -> None:
    kept = accepted(judged)
    for judgement in kept:
        fewer = [j for j in kept if j != judgement]
        assert Judgements.of(fewer).digest != kept.digest if not_torn(fewer) else True


def not_torn(judged: list[Judgement]) -> bool:
    same, apart, torn = closure(judged)
    return not torn and not same & apart


def test_a_long_chain_is_no_trouble() -> None:
    ids = [f"document/{n:05}" for n in range(3000)]
    chain = [Judgement(one, other, Verdict.SAME, "An", "2026-01-01") for one, other in pairwise(ids)]
    judgements = Judgements.of(chain)
    assert judgements.canonical(ids[0]) == ids[-1] and judgements.verdict(ids[-1], ids[0]) == "same"
    assert judgements.between(ids[0], ids[-1]) == tuple(chain)
    with pytest.raises(JudgementError):
        Judgements.of([*chain, Judgement(ids[0], ids[-1], Verdict.NOT_SAME, "An", "2026-01-01")])
