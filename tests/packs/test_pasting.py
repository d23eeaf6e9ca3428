"""Values as literals of Cypher: read back by a store they are the value itself, whatever is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph import Graph
from kg.packs import literal, pasted
from kg.stores import Store, open_store
from tests.neo4j.server import Server

HOSTILE = [
    *("", "it's", '"', "`", "\\", "\\\\", "\\'", "'; MATCH (n) DETACH DELETE n; //", "a\nb\r\tc", "//", "/* */", ";"),
    *(
        r"\u0027",
        r"\\u0027 OR 1=1",
        r"\U0001F600",
        "\\u",
        "\\\\u0027",
        "'\\u0027'",
        "\u202eabc",
        "\x00",
        "\u2028",
        "$x",
    ),
    *("{a: 1}", ":param x => 1", "ế", "\U0001f600", "'" * 50, "\\" * 51, "\\" * 50 + "u0041", "http://x//y", "\ufeff"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("pasting") / "graph.kgl"
    with open_store(path, write=True) as writer:
        writer.write(Graph.of([], []), corpus="c")
    with open_store(path) as reader:
        yield reader


@pytest.mark.parametrize("value", [*HOSTILE, HOSTILE, 7, -1, 1.5, True, False, None, [], ["a", ["b'"]]], ids=repr)
def test_a_store_reads_the_value_itself(store: Store, value: object) -> None:
    assert store.query(f"RETURN {literal(value)} AS x").rows == ((value,),)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\\'u0027;/*\n"))))
def test_a_store_reads_any_text_itself(store: Store, value: str) -> None:
    assert store.query(f"RETURN {literal(value)} AS x").rows == ((value,),)


@given(st.text())
def test_a_literal_is_one_line_that_nothing_can_end_or_disguise(value: str) -> None:
    text = literal(value)
    inside = text[1:-1]
    assert text[0] == text[-1] == "'"
    assert re.fullmatch(r"(?:[^\\']|\\[\\'nrt]|\\u[0-9a-f]{4})*", inside), "a quote or backslash stands open"
    assert not re.search(r"[;\n\r\u2028\u202e\x00\ud800-\udfff]|//|/\*", inside)
    escaped = r"\\[uU]0027|(?<!\\)(?:\\\\)+[uU]"  # behind an even number of backslashes
    assert not re.search(escaped, inside), "Neo4j reads such escapes before it reads strings"


def test_the_query_comes_without_comments_behind_its_parameters() -> None:
    text = "// title.en: a; b's\nMATCH (n) // c\nWHERE n.x = $a\n  // d\nRETURN n.id AS id;\n"
    assert pasted(text, {"a": ["x"], "b": 1}) == (
        ":param a => ['x'];\n:param b => 1;\n\nMATCH (n) // c\nWHERE n.x = $a\nRETURN n.id AS id;"
    )


def test_a_query_without_parameters_is_itself() -> None:
    assert pasted("RETURN 1 AS x", {}) == "RETURN 1 AS x;"


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("RETURN 1 AS x // one", "RETURN 1 AS x // one\n;"),
        ("RETURN 1 AS x // one;\n", "RETURN 1 AS x // one;\n;"),
        ("RETURN 1 AS x; // one\n", "RETURN 1 AS x; // one"),
        ("RETURN 1 AS x // one\n// two\n", "RETURN 1 AS x // one\n;"),
        ("RETURN 1 AS x // one\n;\n", "RETURN 1 AS x // one\n;"),
        ("RETURN '// one' AS `//`", "RETURN '// one' AS `//`;"),
    ],
)
def test_no_comment_swallows_the_semicolon_at_its_end(text: str, query: str) -> None:
    assert pasted(text, {}) == query


@pytest.mark.neo4j
def test_neo4j_reads_the_values_themselves(empty_neo4j: Server) -> None:
    with empty_neo4j.driver() as driver:
        for value in (*HOSTILE, HOSTILE, 7, 1.5, True, None, ["a", ["b'"]]):
            (record,) = driver.execute_query(f"RETURN {literal(value)} AS x").records  # type: ignore[arg-type]
            assert record["x"] == value, literal(value)
