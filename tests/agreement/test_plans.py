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
WHOLE: dict[str, str] = {}
"""Packs that look at all of a label or relationship, with the reason why no index could serve."""


@pairs("generated")
@pytest.mark.parametrize("pack", packs().values(), ids=lambda pack: pack.name)
def test_no_pack_scans_a_label(pair: Pair, pack: Pack) -> None:
    scans: set[str] = set()
    for question in asked(pack, pair.held.found):
        with pair.server.driver() as driver:
            profiled = neo4j.Query(f"PROFILE {question.text}", timeout=PATIENCE)
            profile = driver.execute_query(
                profiled, dict(question.parameters), database_=pair.server.database
            ).summary.profile
        assert profile
        scans.update(_scans(profile))
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
