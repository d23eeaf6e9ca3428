"""Whether a document still stands, as far as the corpus knows: who amended, replaced or repealed it, and since when."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kg.stores import Store
from loaders.folding import fold
from loaders.grammar.lexicon.dates import find_dates

State = Literal["in_force", "amended", "replaced_in_part", "repealed_in_part", "replaced", "repealed", "unclear"]
Kind = Literal["amends", "replaces", "repeals"]

IN_WORDS: Mapping[State, str] = {
    "in_force": "in force, as far as the corpus knows",
    "amended": "in force and amended, as far as the corpus knows",
    "replaced_in_part": "replaced in part, as far as the corpus knows",
    "repealed_in_part": "repealed in part, as far as the corpus knows",
    "replaced": "replaced, as far as the corpus knows",
    "repealed": "repealed, as far as the corpus knows",
    "unclear": "not clear, as far as the corpus knows: its replacements lead back to it, or on and on",
}
"""What each state says; the weightiest that is known of a document is its state."""

FARTHEST = 16
"""So many replacements are followed one after the other."""

_ACTS = """
MATCH (document:Document)<-[act:AMENDS|REPLACES|REPEALS]-(acting:Document) WHERE document.id IN $ids
RETURN type(act) AS relation, document.id AS document, document.issued_on AS issued_on, acting.id AS acting_id,
  coalesce(acting.symbol, acting.title) AS label, acting.issued_on AS acting_issued_on, acting.resolved AS resolved,
  act.quote AS quote, act.source AS source, act.evidence AS evidence
ORDER BY document, coalesce(acting_issued_on, ''), acting_id, relation
"""
_STATED = """
MATCH (acting:Document)-[act:AMENDS|REPLACES|REPEALS]->(:Document) WHERE acting.id IN $ids
RETURN acting.id AS acting_id, act.quote AS quote
ORDER BY acting_id, quote
"""
_IN_FORCE_FROM = re.compile(r"(?<!\w)hiệu\s+lực(?:\s+thi\s+hành)?,?\s+(?:kể\s+)?từ\s+(?=ngày)", re.IGNORECASE)
_ONE_PART = r"(?:điểm|khoản|điều|chương|mục|phần|tiết|phụ\s+lục)\s+(?:\d{1,3}[a-zđ]?|[ivxl]{1,6}|[a-zđ])(?!\w)"
_PART = re.compile(rf"(?<!\w){_ONE_PART}(?:(?:\s*,|\s+và|\s+của)?\s+{_ONE_PART}){{0,9}}", re.IGNORECASE)
_REPEALED, _REPLACED = re.compile(r"(?<!\w)(?:bãi|hủy) bỏ(?!\w)|hết hiệu lực"), re.compile(r"(?<!\w)thay thế(?!\w)")


@dataclass(frozen=True, slots=True)
class Act:
    """One document, `by`, acts on another. `since` is the day from which, as its text says, else the day of the acting
    document; `part` is the part that it touches, None where that is the whole; `known` is False where nobody knows
    which document acts; `possible` is False where it is older than the document it is said to act on. `relation` is
    the type of the relationship that says so."""

    kind: Kind
    document: str
    by: str
    label: str
    since: str | None = None
    part: str | None = None
    quote: str | None = None
    source: str | None = None
    known: bool = True
    possible: bool = True
    relation: str = ""

    @property
    def ends(self) -> bool:
        """Whether the document on which it acts is no longer in force for it."""
        return self.kind != "amends" and self.part is None and self.possible


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a document stands. `acts` are those on the document itself, by date; `later` are those that ended what
    replaced it, and what replaced that, in order."""

    state: State
    acts: tuple[Act, ...] = ()
    later: tuple[Act, ...] = ()

    @property
    def now(self) -> tuple[Act, ...]:
        """The acts whose documents stand at the end of all replacements; none where it stands itself, or where what
        replaced it was repealed."""
        if self.state == "unclear":
            return ()
        gone = {act.document for act in self.later}
        ends = (*(act for act in self.acts if act.ends), *self.later)
        return tuple(act for act in ends if act.kind == "replaces" and act.by not in gone)


def standing_of(store: Store, document: str) -> Standing:
    """Whether a document stands, by what the store's graph says. Raises QueryError."""
    return standing(document, _acts_behind(store, document))


def standing(document: str, acts: Iterable[Act]) -> Standing:
    """Whether a document stands, by the acts on it and on those that replaced it.

    >>> standing("a", [Act("replaces", "a", "b", "2/QĐ", "2024-01-01"), Act("replaces", "b", "c", "3/QĐ")]).now[0].label
    '3/QĐ'
    """
    on: dict[str, list[Act]] = {}
    for act in acts:
        on.setdefault(act.document, []).append(act)
    own = tuple(sorted(on.get(document, ()), key=lambda act: (act.since or "9999", act.by, act.kind)))
    later = _later(document, [act for act in own if act.ends], on)
    return Standing("unclear", own) if later is None else Standing(_state(own), own, later)


def _state(acts: Sequence[Act]) -> State:
    """The weightiest of what acts do; one that replaces tells more than one that repeals the same."""
    kinds = {(act.kind, act.part is None) for act in acts if act.possible}
    order: tuple[tuple[Kind, bool, State], ...] = (
        ("replaces", True, "replaced"),
        ("repeals", True, "repealed"),
        ("replaces", False, "replaced_in_part"),
        ("repeals", False, "repealed_in_part"),
        ("amends", True, "amended"),
        ("amends", False, "amended"),
    )
    return next((state for kind, whole, state in order if (kind, whole) in kinds), "in_force")


def _later(document: str, first: Sequence[Act], on: Mapping[str, Sequence[Act]]) -> tuple[Act, ...] | None:
    """The acts that end what replaced a document, step by step; None where they lead back to it, or too far."""
    seen: set[str] = set()
    found: list[Act] = []
    step = [act.by for act in first if act.kind == "replaces"]
    for _ in range(FARTHEST):
        if document in step:
            return None
        new = [one for one in dict.fromkeys(step) if one not in seen]
        seen.update(new)
        acts = [act for one in new for act in on.get(one, ()) if act.ends]
        found += acts
        step = [act.by for act in acts if act.kind == "replaces"]
        if not step:
            return tuple(found)
    return None


def _acts_behind(store: Store, document: str) -> list[Act]:
    """The acts on a document and, step by step, on those that replaced it."""
    seen: set[str] = set()
    rows: list[dict[str, Any]] = []
    step = [document]
    for _ in range(FARTHEST + 1):
        seen.update(step)
        found = store.query(_ACTS, {"ids": step}).as_dicts()
        rows += found
        step = sorted({row["acting_id"] for row in found if row["relation"] == "REPLACES"} - seen)
        if not step:
            break
    if not rows:
        return []
    stated = store.query(_STATED, {"ids": sorted({row["acting_id"] for row in rows})})
    days = {row["acting_id"]: day for row in stated if (day := day_in_force(row["quote"] or ""))}
    return [_act(row, days) for row in rows]


def _act(row: Mapping[str, Any], days: Mapping[str, str]) -> Act:
    kind, part = _what_is_done(row["relation"], row["quote"] or "", row["evidence"])
    issued, older = row["acting_issued_on"], row["issued_on"]
    return Act(
        kind,
        row["document"],
        row["acting_id"],
        row["label"],
        days.get(row["acting_id"]) or issued,
        part,
        row["quote"],
        row["source"],
        known=row["resolved"] is not False,
        possible=not (issued and older and issued < older[: len(issued)]),
        relation=row["relation"],
    )


def _what_is_done(relation: str, quote: str, evidence: str | None) -> tuple[Kind, str | None]:
    """What is done to how much: an amendment that repeals or replaces a clause does that to a part."""
    kind: Kind = "amends" if relation == "AMENDS" else "replaces" if relation == "REPLACES" else "repeals"
    part = _part_by_evidence(evidence)
    if kind == "amends":
        words = fold(quote)
        part = part or part_named(quote)
        if part and _REPEALED.search(words):
            return "repeals", part
        if part and _REPLACED.search(words):
            return "replaces", part
    return kind, part


def _part_by_evidence(evidence: str | None) -> str | None:
    """The part that all proofs of a relation mean; None where one of them means the whole."""
    try:
        items = json.loads(evidence or "[]")
        parts = [item.get("locator") for item in items]
    except (ValueError, AttributeError, TypeError):
        return None
    return str(parts[0]) if parts and all(parts) else None


def part_named(quote: str) -> str | None:
    """The first part of a document that words name.

    >>> part_named("Bãi bỏ khoản 2 Điều 5 Quyết định số 15/2020/QĐ-UBND")
    'khoản 2 Điều 5'
    """
    found = _PART.search(quote)
    return " ".join(found[0].split()) if found else None


def day_in_force(quote: str) -> str | None:
    """The day from which a document is in force, where its words name one; not "từ ngày ký".

    >>> day_in_force("Quyết định này có hiệu lực từ ngày 01/01/2026; thay thế Quyết định số 15/2020/QĐ-UBND")
    '2026-01-01'
    """
    found = _IN_FORCE_FROM.search(quote)
    dates = find_dates(quote[found.end() :]) if found else []
    return dates[0].iso if dates and dates[0].start == 0 else None
