"""A graph with more chains between two documents than anything can list is answered in a second, on every store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kg.packs import Pack, packs
from kg.stores import Rows, Store
from tests.agreement.asking import Question, difference
from tests.agreement.conftest import PATIENCE, Held, Pair, pairs
from tests.generated.graphs import BOTTOM, TOP

GRAPHS = ("many chains", "long chains")
SECOND = 1.0
WALKERS = [pack for pack in packs().values() if any(p.type == "documents" for p in pack.parameters)]
"""Packs that start at documents: those that walk chains are among them."""


def ask(pack: Pack) -> Iterator[Question]:
    """A pack with the documents at both ends of the chains; with several parameters also from one end to the other."""
    starts = [p.name for p in pack.parameters if p.type == "documents"]
    others: dict[str, Any] = {p.name: [] for p in pack.parameters if p.names_things and p.name not in starts}
    others |= {p.name: p.example for p in pack.parameters if p.default is None and not p.names_things}
    for ends in ((TOP, BOTTOM), (BOTTOM, TOP)):
        ids: dict[str, Any] = {name: [ends[number % 2]] for number, name in enumerate(starts)}
        yield Question(pack.name, pack.text, {**pack.bind({**ids, **others}), **ids, **others})


def answer(store: Store, question: Question) -> Rows:
    """The answer within a second; the first time, a server may take longer to plan it."""
    store.query(question.text, question.parameters, timeout=PATIENCE)
    return store.query(question.text, question.parameters, timeout=SECOND)


@pytest.mark.parametrize("pack", WALKERS, ids=lambda pack: pack.name)
@pytest.mark.parametrize("graph", GRAPHS)
def test_chains_are_not_listed(hold: Callable[[str], Held], graph: str, pack: Pack) -> None:
    for question in ask(pack):
        rows = answer(hold(graph).store, question)
        if pack.name in ("implementers", "upstream"):
            found = [row["document"] for row in rows]
            assert len(found) == len(set(found)), "a document twice for one directive"


@pytest.mark.parametrize("graph", GRAPHS)
def test_every_document_within_reach_is_found_once(hold: Callable[[str], Held], graph: str) -> None:
    pack = packs()["implementers"]
    rows = hold(graph).store.query(pack.text, {"directives": [TOP]}, timeout=SECOND)
    layers = {"many chains": [8] * 7 + [1], "long chains": [2] * 8}[graph]
    found = [row["depth"] for row in rows]
    assert sorted(found) == [depth for depth, many in enumerate(layers, 1) for _ in range(many)]


@pairs(*GRAPHS)
@pytest.mark.parametrize("pack", WALKERS, ids=lambda pack: pack.name)
def test_chains_are_not_listed_by_a_server_either(pair: Pair, pack: Pack) -> None:
    for question in ask(pack):
        theirs = answer(pair.store, question)
        assert not difference(question, pair.held.ask(question), theirs)
