"""The query texts in the code obey the rules that users' packs do, and none is put together from values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from kg.stores.lint import lint

CHECKOUT = Path(__file__).resolve().parents[2]
ONE_STORE_ONLY = ("kg/stores/embedded/", "kg/stores/neo4j/", "kg/exports/", "kg/stores/lint.py", "kg/cli/phrases")
"""What is written for one store, and what tells of queries instead of asking them."""

CYPHER = re.compile(
    r"\s*(?://[^\n]*\n\s*)*(?:(?:OPTIONAL\s+)?MATCH\s*(?:\w+\s*=\s*)?\(|UNWIND\s+\$?\w+\s+AS\s|CALL\s*\(|"
    r"RETURN\s+(?:DISTINCT\s+)?[\w(]+.*\bAS\b)",
    re.DOTALL,
)
"""How a query text begins, or the part of one that stands by itself."""

FIXED = {
    # texts that are put together: what is filled in is written in the code too
    "kg/lookup.py": {"{match}", "{_DOCUMENT}"},
    "kg/difference.py": {"{_named('d', _DOCUMENT)}", "{_named('item', _TASK)}", "{_named('item', _TARGET)}"},
}
WHOLE_NODES = ("kg/stores/reading.py", "kg/dossier.py")
"""They ask for all that a node or relationship has, which every store gives as a map; users' tables have no place for
that."""


def spellings(node: ast.expr, constants: dict[str, str]) -> list[str]:
    """The texts that an expression may give, with the texts of the module's constants and `x` for all else."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.JoinedStr):
        return ["".join(parts) for parts in product(*(spellings(part, constants) or ["x"] for part in node.values))]
    if isinstance(node, ast.FormattedValue):
        return spellings(node.value, constants)
    if isinstance(node, ast.Name):
        return [constants[node.id]] if node.id in constants else []
    if isinstance(node, ast.IfExp):
        return [*spellings(node.body, constants), *spellings(node.orelse, constants)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        sides = (spellings(side, constants) or ["x"] for side in (node.left, node.right))
        return ["".join(both) for both in product(*sides)]
    return []


def constants_of(tree: ast.Module) -> dict[str, str]:
    constants: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            for text in spellings(node.value, constants)[:1]:
                constants[node.targets[0].id] = text
    return constants


def texts_of(module: Path) -> Iterator[tuple[int, str]]:
    """The query texts of a module, each with its line."""
    tree = ast.parse(module.read_text("utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    put_together = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.BinOp)]
    inner = {id(part) for node in put_together for part in ast.walk(node)} - {id(node) for node in put_together}
    constants = constants_of(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp) and id(node) not in docs | inner:
            yield from ((node.lineno, text) for text in spellings(node, constants) if CYPHER.match(text))


MODULES = [
    file
    for file in sorted((CHECKOUT / "kg").rglob("*.py"))
    if not file.relative_to(CHECKOUT).as_posix().startswith(ONE_STORE_ONLY)
]
TEXTS = [(file.relative_to(CHECKOUT).as_posix(), line, text) for file in MODULES for line, text in texts_of(file)]


def test_the_search_finds_the_texts() -> None:
    assert len({file for file, *_ in TEXTS}) > 4 and len(TEXTS) > 20
    for begin in ("MATCH (place:Place)-[:SUCCEEDED_BY]", "MATCH ()-[r]->() RETURN type(r)"):
        assert any(text.strip().startswith(begin) for *_, text in TEXTS), begin


@pytest.mark.parametrize(("file", "line", "text"), TEXTS, ids=[f"{file}:{line}" for file, line, _ in TEXTS])
def test_a_text_in_the_code_gives_the_same_in_every_store(file: str, line: int, text: str) -> None:
    found = [str(wrong) for wrong in lint(text) if file not in WHOLE_NODES or " is a node, " not in wrong.what]
    assert found == [], f"{file}, line {line}: {text}"


def holes(module: Path) -> Iterator[tuple[int, str]]:
    """What is filled into query texts of a module."""
    tree = ast.parse(module.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and any(CYPHER.match(text) for text in spellings(node, {})):
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    yield node.lineno, f"{{{ast.unparse(part.value)}}}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            names = [ast.unparse(part) for part in node.args + [keyword.value for keyword in node.keywords]]
            if any(CYPHER.match(text) for text in spellings(node.func.value, constants_of(tree))):
                yield from ((node.lineno, f"{{{name}}}") for name in names if not name.startswith("_quoted("))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(CHECKOUT).as_posix())
def test_values_are_parameters_and_never_part_of_a_text(module: Path) -> None:
    fixed = FIXED.get(module.relative_to(CHECKOUT).as_posix(), set())
    strange = [(line, hole) for line, hole in holes(module) if hole not in fixed]
    assert strange == [], "give values as parameters; texts that the code itself has are named in FIXED"
