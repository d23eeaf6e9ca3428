"""No pack looks through all nodes of a label, or of the graph, where an index serves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import neo4j
import pytest

from kg.packs import Pack, packs
from tests.agreement.asking import asked
from tests.agreement.conftest import PATIENCE, Pair, pairs

SCANS = ("AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan", "IntersectionNodeByLabelsScan")
SCANS_OF_LINKS = ("AllRelationshipsScan", "RelationshipTypeScan", "UnionRelationshipTypesScan")
_ALL = "without documents it tells of the whole graph, and one text serves both"
WHOLE = {
    "amended_or_replaced": f"few acts change others, so it reads them all: {_ALL}",
    "copying": "it compares the texts of all tasks and targets",
    "documents_of_place": "territories are compared whatever their letter case, which no index does",
    "most_cited": "it ranks all documents",
    "orphan_tasks": f"it counts over all tasks: {_ALL}",
    "superseded_basis": f"few acts replace others, so it reads them all: {_ALL}",
    "target_drift": "it looks for words within indicators, which no index does",
    "targets": f"it looks for words within indicators: {_ALL}",
}
"""Packs that look at all of a label or relationship, with the reason why no index could serve."""


@pairs("generated")
@pytest.mark.parametrize("pack", packs().values(), ids=lambda pack: pack.name)
def test_no_pack_scans_a_label(pair: Pair, pack: Pack) -> None:
    question = asked(pack, pair.held.found)[0]  # a plan follows from the text, not from the values
    with pair.server.driver() as driver:
        profiled = neo4j.Query(f"PROFILE {question.text}", timeout=PATIENCE)
        answer = driver.execute_query(profiled, dict(question.parameters), database_=pair.server.database)
    assert answer.summary.profile
    scans = set(_scans(answer.summary.profile))
    if pack.name in WHOLE:
        assert scans, f"{pack.name} scans nothing: it needs no exception ({WHOLE[pack.name]})"
    else:
        assert not scans, f"{pack.name} looks through {', '.join(sorted(scans))}"


def _scans(step: Mapping[str, Any]) -> Iterator[str]:
    """The steps of a plan that look through everything of a kind."""
    operator = step["operatorType"].partition("@")[0]
    if any(operator.endswith(scan) for scan in (*SCANS, *SCANS_OF_LINKS)):
        yield f"{operator} {step.get('args', {}).get('Details', '')}"
    for child in step.get("children", ()):
        yield from _scans(child)
