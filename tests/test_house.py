"""The arrows of CONTRIBUTING.md: imports run one way, modules stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
MODULES = sorted([*(CHECKOUT / "loaders").rglob("*.py"), *(CHECKOUT / "kg").rglob("*.py")])
SEES_EVERYTHING = ("kg.cli", "kg.api", "kg.loading")
MAY_IMPORT = {
    "loaders.reading": ("loaders",),
    "loaders.grammar": ("loaders",),
    "loaders.grammar.lexicon": (
        "loaders.grammar.lexicon",
        "loaders.tables",
        "loaders.text",
        "loaders.extraction",
        "loaders.folding",
    ),
    "loaders.grammar.outline": ("loaders.grammar.lexicon", "loaders.tables", "loaders.folding"),
    "loaders": ("loaders",),
    "kg.graph": (),
    "kg.checksum": ("kg.graph",),
    "kg.copying": ("kg.graph", "kg.stores", "kg.checksum"),
    "kg.stores": ("kg.graph", "kg.stores"),
    "kg.stores.neo4j": ("kg.graph", "kg.version", "kg.stores"),
    "kg.literals": ("kg.graph",),
    "kg.files": (),
    "kg.pages": (),
    "kg.exports": ("kg.graph", "kg.literals", "kg.files", "kg.exports", "loaders"),
    "kg.picture": ("kg.graph", "kg.files", "kg.pages", "kg.picture", "loaders"),
    "kg.marking": ("kg.files", "kg.pages", "kg.marking", "loaders"),
    "kg.corpus": ("kg.corpus", "loaders"),
    "kg.evaluation": ("kg.evaluation", "loaders"),
    "kg.resolution": ("kg.graph", "kg.corpus", "kg.files", "kg.resolution", "loaders"),
    "kg.settling": ("kg.graph", "kg.corpus", "kg.resolution", "kg.settling", "kg.search.words", "loaders"),
    "kg.search": ("kg.stores", "kg.corpus", "kg.search", "loaders"),
    "kg.search.words": ("kg.corpus.extractor", "loaders"),
    "kg.packs": ("kg.stores", "kg.literals", "kg.lookup", "kg.packs", "loaders"),
    "kg.lookup": ("kg.stores", "loaders"),
    "kg.standing": ("kg.stores", "loaders"),
    "kg.dossier": ("kg.stores", "kg.standing", "loaders"),
    "kg.difference": ("kg.stores", "loaders"),
}


def name_of(module: Path) -> str:
    parts = module.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def within(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


def own_imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        yield from (name for name in names if within(name, "kg") or within(name, "loaders"))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_run_one_way(module: Path) -> None:
    name = name_of(module)
    if name == "kg" or any(within(name, room) for room in SEES_EVERYTHING):
        return
    room = max((r for r in MAY_IMPORT if within(name, r)), key=len, default=None)
    if room is None:
        assert not set(own_imports(module)), f"{name} has no room in CONTRIBUTING.md: it may import nothing of ours"
        return
    for imported in own_imports(module):
        allowed = any(within(imported, other) for other in (*MAY_IMPORT[room], room))
        assert allowed, f"{name} imports {imported}, against the arrows of CONTRIBUTING.md"


@pytest.mark.parametrize(("one", "other"), [("embedded", "neo4j"), ("neo4j", "embedded")])
def test_stores_do_not_know_each_other(one: str, other: str) -> None:
    for module in (CHECKOUT / "kg" / "stores" / one).glob("*.py"):
        assert not [name for name in own_imports(module) if within(name, f"kg.stores.{other}")], name_of(module)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_modules_stay_readable(module: Path) -> None:
    lines = len(module.read_text("utf-8").splitlines())
    assert lines <= 400, f"{name_of(module)} has {lines} lines: it is two rooms"
