"""One document laid out for people: its facts, then what it rests on and what follows from it, each group together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from kg.cli.messages import heading, named, say, spoken
from kg.cli.output import Row, console, worded
from kg.cli.tables import framed, lines, proof, shortened
from kg.cli.titles import kindly, type_in_words
from kg.cli.translations import translated
from kg.dossier import DOUBTFUL

FIRST = (
    *("symbol", "title", "doc_type", "issued_on", "issuer", "level", "territory", "signer", "signer_position"),
    *("status", "standing", "undecided", "reason", "conflicts"),
)
LAST = ("track", "term", "authority")
REPEATED = ("number", "year", "resolved", "issued_by")
"""Facts about a document itself: those that people look for first, those that explain, those that others say too."""

UPWARDS = ("implements", "rests_on", "guides", "amends", "replaces", "repeals", "promulgates")
DOWNWARDS = ("implemented_by", "basis_of", "guided_by", "amended_by", "replaced_by", "repealed_by", "promulgated_by")
RELATIONS = (*UPWARDS, "cites", *DOWNWARDS, "cited_by", "named_in_task")
"""Relations in the order in which they are told. A document that stands in one of them is not told again as cited."""

OPEN = ("may_be", "may_be_named_in")
"""What is open of a document: what an undecided one may be, and which undecided mentions may mean it."""

COUNTED = ("implemented_through",)
"""Numbers that stand beside a relation."""

SEVERAL = 2
"""So many amendments are told one by one; of more, the number and the last."""

LONG, AGAIN = 200, 80
"""Characters of a title, a task or a quote that are shown, and of a task that stands under another body already."""

MOST = 25
"""So many documents are told of a relation; of the others only their number."""


def print_documents(rows: Sequence[Row], keys: Sequence[str]) -> None:
    """What is known of each document: facts, relations, tasks by body, targets, recipients, sources."""
    for document, group in groupby(rows, key=lambda row: row["document"]):
        told = list(group)
        own = {row["property"]: worded(row["value"]) for row in told if row["other"] is None}
        table = framed(own.get("symbol") or own.get("title") or document, show_header=False)
        table.add_column(min_width=14, max_width=22)
        table.add_column(overflow="fold", ratio=1)
        for place, group_of_facts in enumerate(filter(None, map(list, _groups(told)))):
            if place:
                table.add_row("", "")
            for name, parts in group_of_facts:
                table.add_row(lines((name, "dim")), lines(*parts))
        console().print(table)


Part = tuple[str, list[tuple[str, str]]]
"""A heading and the styled lines beside it."""


def _groups(told: Sequence[Row]) -> Iterator[Iterator[Part]]:
    """What stands together: its own facts, what is open, relations, tasks, targets, recipients and sources."""
    return (group(told) for group in (_facts, _open, _relations, _tasks, _targets, _ends))


def _facts(told: Sequence[Row]) -> Iterator[Part]:
    known = {row["property"]: row for row in told if row["other"] is None}
    others = sorted(known.keys() - {*FIRST, *LAST, *REPEATED, *COUNTED})
    issued = next((row for row in told if row["property"] == "issued_by"), {})
    for name in (*FIRST, *others, *LAST):
        if name in known:
            evidence = issued if name == "issuer" else known[name] if name == "title" else {}
            if evidence.get("quote") == known.get("symbol", {}).get("value"):
                evidence = {"source": evidence.get("source")}
            said = standing(told) if name == "standing" else _in_words(name, known[name]["value"])
            yield heading(name), [(said, ""), *_proven(evidence)]


def _in_words(name: str, value: Any) -> str:
    if name == "doc_type":
        return type_in_words(worded(value), spoken() == "vi")
    if name == "conflicts":
        return _differences(worded(value))
    if name == "undecided":
        lacking = ", ".join(heading(one).lower() for one in value)
        return say("open_identity_lacks" if lacking else "open_identity", lacking=lacking)
    if name == "reason":
        return translated(worded(value))
    return named(name, worded(value))


def _proven(row: Row) -> list[tuple[str, str]]:
    """What proves a row, in short and unless the row says the same, and whether that is doubtful."""
    quote, value = worded(row.get("quote")), worded(row.get("value")).removesuffix(" …")
    same = len(value) > LONG // 8 and quote.startswith(value)
    return [
        proof({"quote": "" if same else shortened(quote, LONG), "source": row.get("source")}),
        (_doubt(row), "yellow"),
    ]


def _doubt(row: Row) -> str:
    unsure = row.get("confidence") is not None and row["confidence"] < DOUBTFUL
    return say("doubtful", confidence=f"{row['confidence']:.2f}") if unsure else ""


def standing(told: Sequence[Row]) -> str:
    """Whether the document stands, in one line: `replaced by 45-CT/TW from 2025-04-14; as far as the corpus knows`."""
    summary = next(row for row in told if row["property"] == "standing")
    acts = sorted((row for row in told if row["state"] and row is not summary), key=lambda row: row["since"] or "9999")
    amended = [row for row in acts if row["state"] == "amended"]
    ended = [row for row in acts if row["state"] in ("replaced", "repealed")]
    in_part = [row for row in acts if row["state"] in ("replaced_in_part", "repealed_in_part")]
    whole = "unclear" if summary["state"] == "unclear" else "" if ended else "in_force"
    parts = [say(f"stands_{whole}")] if whole else []
    parts += [_done(row, row["state"]) for row in (*ended, *in_part)]
    if len(amended) > SEVERAL:
        parts.append(_done(amended[-1], "amended_often", count=len(amended)))
    else:
        parts += [_done(row, "amended_in_part" if row["part"] else "amended") for row in amended]
    now = [worded(one) for one in summary["via"] or ()]
    if now and set(now) != {_short(row) for row in ended}:
        parts.append(say("stands_now", which=", ".join(now)))
    elif summary["state"] == "replaced" and not now:
        parts.append(say("stands_nothing"))
    return f"{'; '.join(parts)} — {say('as_far_as_known')}"


def _done(row: Row, state: str, **more: object) -> str:
    """What one document did to this one, and from when."""
    by = _short(row) + (f" ({say('not_known_which')})" if row["undecided"] else "")
    since = say("since", day=named("issued_on", row["since"])) if row["since"] else ""
    return say(f"stands_{state}", by=by, since=since, part=worded(row["part"]), **more).strip()


def _short(row: Row) -> str:
    return worded(row["symbol"] or row["value"])


def _open(told: Sequence[Row]) -> Iterator[Part]:
    """What an undecided document may be, and which undecided mentions may mean this one, with what speaks for it and
    against it."""
    for name in OPEN:
        rows = [row for row in told if row["property"] == name]
        for place, row in enumerate(rows[:MOST]):
            yield _once(name, place), [(_titled(row), "bold"), *_weighed(row), *_proven(row)]
        if len(rows) > MOST:
            yield "", [(say("and_more", count=len(rows) - MOST), "dim")]


def _weighed(row: Row) -> list[tuple[str, str]]:
    """What speaks for and against, a line each."""
    said = {side: "; ".join(translated(worded(reason)) for reason in row[side] or ()) for side in ("for", "against")}
    return [(say(f"speaks_{side}", reasons=reasons) if reasons else "", "") for side, reasons in said.items()]


def _differences(conflicts: str) -> str:
    """What sources say differently: `Issued by: Ban Bí thư [a.txt] / Bộ Chính trị [b.txt]`."""
    try:
        said: dict[str, dict[str, list[str]]] = json.loads(conflicts)
        each = {
            field: " / ".join(f"{named(field, worded(value))} [{', '.join(who)}]" for value, who in values.items())
            for field, values in said.items()
        }
    except (ValueError, AttributeError, TypeError):
        return conflicts
    return "; ".join(f"{heading(field)}: {values}" for field, values in each.items())


def _relations(told: Sequence[Row]) -> Iterator[Part]:
    seen: set[tuple[bool, str]] = set()
    for name in RELATIONS:
        downwards = name not in (*UPWARDS, "cites")
        new = [row for row in told if row["property"] == name and (downwards, row["other"]) not in seen]
        seen |= {(downwards, row["other"]) for row in new}
        yield from _related(name, new)
        if name == "implemented_by":
            yield from _through_others(told, bool(new))
    listed = {*RELATIONS, *OPEN, "issued_by", "sent_to", "task", "target", "described_by"}
    rest = sorted((row for row in told if row["other"] and row["property"] not in listed), key=lambda r: r["property"])
    for name, rows in groupby(rest, key=lambda row: str(row["property"])):
        yield from _related(name, list(rows))


def _related(name: str, rows: Sequence[Row]) -> Iterator[Part]:
    for place, row in enumerate(rows[:MOST]):
        remark = f" ({say('not_known_which')})" if row["undecided"] else ""
        against = [line for line in _weighed(row) if line[0]]
        yield _once(name, place), [(_titled(row) + remark, "bold"), *against, *_proven(row)]
    if len(rows) > MOST:
        yield "", [(say("and_more", count=len(rows) - MOST), "dim")]


def _titled(row: Row) -> str:
    return shortened(kindly(worded(row["value"])), LONG)


def _through_others(told: Sequence[Row], directly: bool) -> Iterator[Part]:
    """How many documents implement it through others, and how to see them."""
    own = {row["property"]: worded(row["value"]) for row in told if row["property"] in ("symbol", "issued_on")}
    symbol = "@".join(own[name] for name in ("symbol", "issued_on") if name in own)
    symbol = symbol if "symbol" in own else told[0]["document"]
    for row in told:
        if row["property"] == "implemented_through":
            more = say("through_others", count=row["value"], symbol=symbol)
            yield "" if directly else heading("implemented_by"), [(more, "dim")]


def _tasks(told: Sequence[Row]) -> Iterator[Part]:
    """Tasks by body, in the order in which bodies first have one; one that several bodies have is told whole once."""
    bodies: dict[str, list[Row]] = {}
    for row in told:
        if row["property"] == "task":
            bodies.setdefault(worded(row["body"]), []).append(row)
    seen: set[str] = set()
    for place, (body, tasks) in enumerate(bodies.items()):
        listed = [_task(task, AGAIN if task["other"] in seen else LONG) for task in tasks]
        seen |= {task["other"] for task in tasks}
        yield _once("task", place), [(body or say("nobody_named"), "bold"), *listed]


def _targets(told: Sequence[Row]) -> Iterator[Part]:
    """Targets a line each, with their source where the document has several."""
    targets = [row for row in told if row["property"] == "target"]
    several = len({row["source"] for row in targets}) > 1
    if targets:
        yield heading("target"), [(_target(row, several), "") for row in targets]


def _target(row: Row, several: bool) -> str:
    facts = "; ".join(part for part in (_doubt(row), worded(row["source"]) if several else "") if part)
    return f"• {shortened(worded(row['value']), LONG)}{f' ({facts})' if facts else ''}"


def _task(row: Row, width: int) -> tuple[str, str]:
    when, due = named("recurrence", worded(row["deadline"])), named("due_on", worded(row["due_on"]))
    date = "" if due in when else due
    facts = "; ".join(part for part in (named("role", worded(row["role"])), when, date, _doubt(row)) if part)
    return f"• {shortened(worded(row['value']), width)}{f' ({facts})' if facts else ''}", ""


def _ends(told: Sequence[Row]) -> Iterator[Part]:
    """To whom the document was sent, and where its text comes from."""
    sent = "; ".join(worded(row["value"]) for row in told if row["property"] == "sent_to")
    sources = ", ".join(worded(row["value"]) for row in told if row["property"] == "described_by")
    yield from ((heading(name), [(text, "")]) for name, text in (("sent_to", sent), ("described_by", sources)) if text)


def _once(name: str, place: int) -> str:
    return "" if place else heading(name)
