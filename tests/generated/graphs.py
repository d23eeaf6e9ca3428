"""Lifelike graphs of any size, always the same for a size and a seed: `graph_of`; and graphs with more chains between
two documents than anything can list: `chains`.

    python tests/generated/graphs.py FILE NODES [EDGES [SEED]]      writes one as a graph file
    python tests/generated/graphs.py FILE chains [WIDTH DEPTH]
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from kg.resolution.work import wording
from tests.generated.cascades import Act, Registry
from tests.generated.draft import Draft, Generated
from tests.generated.duties import Duties
from tests.generated.territory import found_bodies

PER_NODE = 3.5
"""Relationships for each node where nothing else is asked for."""
SHARES = {"documents": 0.2, "tasks": 0.42, "targets": 0.07}
"""Of all nodes; the file of each held document, places and bodies are the rest."""
CITED, SENT = 0.55, 0.45
"""How what is missing to the wanted number of relationships is shared out."""

TOP, BOTTOM = "document/chuoi/nq/2012-01-01/1", "document/chuoi/kh/2024-01-01/9999"
"""The two documents of `chains` between which they run: each chain goes from BOTTOM up to TOP."""


def graph_of(nodes: int, seed: int = 1, edges: int | None = None) -> Generated:
    """A graph of about so many nodes and relationships (3.5 a node, where not said)."""
    draft, dice = Draft(), Random(f"{nodes} {seed}")
    bodies = found_bodies(draft, dice, round(nodes * 0.01), round(nodes * 0.035))
    registry = Registry(draft, dice, bodies)
    found = registry.draw(round(nodes * SHARES["documents"]))
    duties = Duties(draft, dice, bodies, found)
    duties.sources()
    targets = round(nodes * SHARES["targets"])
    duties.targets(targets)
    duties.tasks(max(nodes - len(draft.nodes), round(nodes * SHARES["tasks"]) // 2))
    missing = (edges or round(nodes * PER_NODE)) - len(draft.links)
    _send(dice, duties, round(missing * SENT))
    _cite(draft, dice, registry, found.acts, (edges or round(nodes * PER_NODE)) - len(draft.links))
    return draft.done()


def _send(dice: Random, duties: Duties, wanted: int) -> None:
    tries = 0
    while wanted > 0 and tries < 20 * len(duties.held):
        tries += 1
        wanted -= duties.recipients(dice.choice(duties.held), min(wanted, dice.randint(1, 6)))


def _cite(draft: Draft, dice: Random, registry: Registry, acts: list[Act], wanted: int) -> None:
    """Most cite what everybody cites, some anything."""
    held = [act for act in acts if act.held]
    while wanted > 0:
        act = dice.choice(held)
        cited = registry.popular() if dice.random() < 0.5 else acts[int(len(acts) * dice.random() ** 2)]
        wanted -= draft.link(act.id, "CITES", cited.id)


def chains(width: int = 8, depth: int = 8) -> Generated:
    """Layers of `width` documents, each implementing all of the layer above, so that `width ** (depth - 1)` chains of
    `depth` steps run from BOTTOM to TOP: 8 and 8 give 2^21, of 8 steps; 2 and 21 give 2^20, of 21 steps.
    All chains are equally short; tasks, targets and bodies hang on the lowest documents."""
    draft = Draft()
    _layer_document(draft, TOP, "1-NQ/TW", "NQ", "central", 2012)
    upper = [TOP]
    for layer in range(1, depth):
        level = ("central", "provincial", "district", "commune")[min(3, layer // 2)]
        ids = [f"document/chuoi/kh/{2012 + layer}-01-01/{layer}-{i}" for i in range(width)]
        for i, id in enumerate(ids):
            _layer_document(draft, id, f"{layer}{i:02d}/KH-UBND", "KH", level, 2012 + layer)
            _below(draft, id, upper)
        upper = ids
    _layer_document(draft, BOTTOM, "9999/KH-UBND", "KH", "commune", 2012 + depth)
    _below(draft, BOTTOM, upper)
    body = draft.node(
        "Organization", "body/chuoi", {"title": "Ủy ban nhân dân xã Chuỗi", "level": "commune", "collective": False}
    )
    place = draft.node("Place", "place/chuoi", {"title": "xã Chuỗi", "kind": "xã", "level": "commune", "code": "00001"})
    draft.link(body, "LOCATED_IN", place)
    for id in (*upper, BOTTOM, TOP):
        draft.link(id, "ISSUED_BY", body)
        draft.link(id, "SENT_TO", body)
        text = "Xây dựng kế hoạch thực hiện trên địa bàn xã, báo cáo kết quả trước ngày 31/12/2025."
        task = draft.node(
            "Task",
            f"task/{id}",
            {"title": text, "text": text, "wording": wording(text), "level": "commune", "due_on": "2025-12-31"},
        )
        draft.link(id, "HAS_TASK", task)
        draft.link(task, "ASSIGNED_TO", body, role="lead")
        target = draft.node(
            "Target",
            f"target/{id}",
            {
                "title": "100% xã có kế hoạch",
                "text": "100% xã có kế hoạch",
                "wording": wording("100% xã có kế hoạch"),
                "indicator": "tỷ lệ xã có kế hoạch",
                "value": 100,
            },
        )
        draft.link(id, "HAS_TARGET", target)
    return draft.done()


def _below(draft: Draft, id: str, upper: list[str]) -> None:
    for one in upper:
        draft.link(id, "IMPLEMENTS", one)
        draft.link(id, "BASED_ON", one)
        draft.link(id, "CITES", one)


def _layer_document(draft: Draft, id: str, symbol: str, code: str, level: str, year: int) -> None:
    known = {"title": f"Văn bản {symbol}", "symbol": symbol, "number": id.rpartition("/")[2], "doc_type": code}
    when = {"issued_on": f"{year}-01-01", "year": year, "level": level, "status": "held", "resolved": True}
    draft.node("Document", id, {**known, **when, "track": "state", "issuer": "Ủy ban nhân dân xã Chuỗi"})


def main(file: str, what: str, *numbers: str) -> None:
    from kg.stores import open_store

    sizes = [int(number) for number in numbers]
    if what == "chains":
        made = chains(*sizes)
    else:
        edges, seed = [*sizes, None, None][:2]
        made = graph_of(int(what), seed or 1, edges)
    with open_store(Path(file), write=True) as store:
        store.write(made, corpus="generated")
    print(f"{file}: {len(made.rows):,} nodes, {len(made.links):,} relationships")


if __name__ == "__main__":
    main(*sys.argv[1:])
