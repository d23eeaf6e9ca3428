"""How sure the rules are that find things in a text: `ontology/rules.tsv`."""

from __future__ import annotations

from functools import cache

from loaders.tables import table


@cache
def confidences() -> dict[tuple[str, str], float]:
    """The confidence of each rule, by the kind of what it finds and its name."""
    return {(row["kind"], row["rule"]): float(row["confidence"]) for row in table("rules") if row["confidence"]}


def confidence_of(kind: str, rule: str) -> float:
    """How often what a rule finds is right, between 0 and 1; a rule without a row is a mistake (KeyError)."""
    return confidences()[kind, rule]
