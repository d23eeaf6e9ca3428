"""Every row of the cue phrases proves itself on its example, and holds back on its counterexample."""

from __future__ import annotations

import re

import pytest

from loaders.extraction import Header
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.references import find_references
from loaders.grammar.relations import find_relations
from loaders.tables import several, table

ROWS = table("cue_phrases")
RELATIONS = {"implements", "based_on", "promulgates", "amends", "replaces", "repeals", "guides"}
ZONES = {"title", "opening", "basis", "purpose", "body", "between", "validity"}


def relations(text: str, zone: str) -> set[str]:
    """Types of the relations that a text states when it stands in a zone; an aim stands below its heading."""
    heading = "1. Mục đích\n" if zone == "purpose" else ""
    whole = heading + text
    place = Zone(zone) if zone not in ("between", "purpose", "validity") else Zone.BODY
    paragraphs = (Paragraph(0, max(len(heading) - 1, 0), heading.strip(), Zone.BODY, heading=True),) if heading else ()
    line = Paragraph(len(heading), len(whole), text, place, parent=0 if heading else None)
    header = Header(type="KH", issuer="Ủy ban nhân dân tỉnh Lạng Sơn", territory="tỉnh Lạng Sơn")
    references = find_references(whole, (*paragraphs, line), header)
    assert references, f"the example names a document: {text}"
    return {r.type for r in find_relations(whole, (*paragraphs, line), header, references)}


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['relation']}: {r['example'][:50]}" for r in ROWS])
def test_row(row: dict[str, str]) -> None:
    zones = several(row["zones"])
    assert row["relation"] in RELATIONS
    assert row["direction"] in ("forward", "inverse")
    assert zones and set(zones) <= ZONES
    re.compile(row["cue"])
    zone = next((z for z in ("opening", "basis", "purpose", "between", "body") if z in zones), zones[0])
    assert row["relation"] in relations(row["example"], zone)
    assert row["relation"] not in relations(row["counterexample"], zone)
