"""The packs: their files, their parameters, and their answers on a graph written by hand and on random ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample_graph as g
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_graph import by, sample_graph

from kg.graph import Edge, Graph, Node
from kg.lookup import LookupFailure
from kg.packs import Pack, PackError, lint, packs, parse_pack
from kg.stores import Store, open_store

PACKS = packs()
REQUIRED = ("implementers", "trace_to_commune", "tasks_of_body", "deadlines", "upstream", "to_collect", "unresolved")
IMPLEMENTERS = (
    *("directive", "directive_symbol", "directive_issued_on", "document", "symbol", "title", "doc_type", "issued_on"),
    *("issuer", "level", "territory", "status", "depth", "via", "quote", "source", "confidence"),
)
TRACE = (
    *("directive", "directive_symbol", "directive_issued_on", "via", "document", "symbol", "task", "text", "assignee"),
    *("role", "deadline", "due_on", "level", "quote", "source"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("packs") / "graph.kgl"
    with open_store(path, write=True) as writer:
        writer.write(sample_graph(), corpus="c")
    with open_store(path) as reader:
        yield reader


def ask(store: Store, name: str, **values: object) -> list[dict[str, object]]:
    return PACKS[name].run(store, values).as_dicts()


# --- the files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REQUIRED)
def test_the_pack_is_there(name: str) -> None:
    assert name in PACKS


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.name)
def test_the_query_obeys_the_rules_of_both_stores(pack: Pack) -> None:
    assert lint(pack.text) == []


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.name)
def test_the_header_tells_the_truth(store: Store, pack: Pack) -> None:
    examples = {parameter.name: parameter.example for parameter in pack.parameters}
    assert all(examples.values()), f"{pack.name}: a parameter without an example: {examples}"
    bound = pack.bind(examples)
    lists = {p.name: [] for p in pack.parameters if p.type in ("documents", "bodies", "places")}
    assert store.query(pack.text, {**bound, **lists}).columns == tuple(pack.columns)
    named = set(re.findall(r"\$(\w+)", pack.text))
    assert named == set(examples), f"{pack.name}: the header and the query name different parameters"
    assert pack.example.startswith(f"kg query {pack.name}")
    assert set(pack.titles) == {"vi", "en"}


def test_the_columns_that_programs_rely_on() -> None:
    assert tuple(PACKS["implementers"].columns) == IMPLEMENTERS
    assert tuple(PACKS["trace_to_commune"].columns) == TRACE


HEADER = "// title.vi: a\n// title.en: b\n// answers: c?\n// example: kg query x\n"


def test_a_pack_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "mine.cypher").write_text(
        HEADER + "// param when date = 2019 — the day (example: 2020)\n// column x — what\nRETURN $when AS x\n", "utf-8"
    )
    (tmp_path / "unresolved.cypher").write_text(HEADER + "// column x — what\nRETURN 1 AS x", "utf-8")
    (tmp_path / "notes.txt").write_text("no pack", "utf-8")
    known = packs([tmp_path])
    assert set(known) == {*PACKS, "mine"}
    assert known["mine"].parameters[0].default == "2019"
    assert tuple(known["unresolved"].columns) == ("x",), "one's own pack replaces the one of the same name"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + "RETURN 1 AS x", "mine, line 1: there is no line '// column"),
        (
            HEADER.replace("// answers: c?\n", "") + "// column x — y\nRETURN 1",
            "mine, line 1: there is no line '// answers",
        ),
        (
            HEADER + "// param x — y\n// column x — y\nRETURN 1",
            "mine, line 5: this parameter can't be read — write NAME TYPE",
        ),
        (
            HEADER + "// param x thing — y\n// column x — y\nRETURN 1",
            "mine, line 5: there is no type thing — take one of",
        ),
        (HEADER + "// column x\nRETURN 1", "mine, line 5: this column can't be read — write NAME"),
    ],
)
def test_a_header_that_breaks_the_format_names_the_line(text: str, message: str) -> None:
    with pytest.raises(PackError, match=re.escape(message)):
        parse_pack("mine", text)


# --- parameters --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "values", "bound"),
    [
        ("deadlines", {}, {"from": "0001", "to": "9999", "bodies": []}),
        ("deadlines", {"from": "2025-01"}, {"from": "2025-01", "to": "9999", "bodies": []}),
        ("deadlines", {"to": "30/6/2025"}, {"from": "0001", "to": "2025-06-30", "bodies": []}),
        ("deadlines", {"bodies": "UBND tỉnh"}, {"from": "0001", "to": "9999", "bodies": ["UBND tỉnh"]}),
        ("trace_to_commune", {"directives": "51-KL/TW"}, {"directives": ["51-KL/TW"], "level": "commune"}),
        ("trace_to_commune", {"directives": ["a", "b"], "level": "xã"}, {"directives": ["a", "b"], "level": "commune"}),
        ("trace_to_commune", {"directives": "a", "level": "tinh"}, {"directives": ["a"], "level": "provincial"}),
        ("trace_to_commune", {"directives": "a", "level": "Trung ương"}, {"directives": ["a"], "level": "central"}),
        ("orphans", {"types": " KH , CTr"}, {"types": "KH,CTr", "level": ""}),
        ("implementers", {"directives": []}, {"directives": []}),
        ("to_collect", {}, {}),
    ],
)
def test_values_become_parameters(name: str, values: dict[str, object], bound: dict[str, object]) -> None:
    assert PACKS[name].bind(values) == bound


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("implementers", {}, "implementers needs directives .*for example: kg query implementers"),
        ("implementers", {"directives": " "}, "implementers needs directives"),
        ("implementers", {"directives": ["", " "]}, "implementers needs directives"),
        ("implementers", {"directive": "x"}, "no parameter directive: it takes directives"),
        ("trace_to_commune", {"directives": "x", "to": "xã"}, "no parameter to: it takes directives, level"),
        ("to_collect", {"x": "1"}, "no parameter x: it takes none"),
        ("deadlines", {"from": "soon"}, "from is a date, not 'soon', for example 2025-01"),
        ("deadlines", {"to": "31/02/2025"}, "to is a date"),
        ("deadlines", {"to": "2025-13"}, "to is a date, not '2025-13'"),
        ("trace_to_commune", {"directives": "x", "level": "village"}, "level is one of central, provincial, district"),
    ],
)
def test_values_that_do_not_fit_are_refused_in_words(name: str, values: dict[str, object], message: str) -> None:
    with pytest.raises(PackError, match=message):
        PACKS[name].bind(values)


def test_a_name_that_fits_nothing_is_a_lookup_failure(store: Store) -> None:
    with pytest.raises(LookupFailure):
        ask(store, "implementers", directives="999-KL/TW")


# --- implementers ------------------------------------------------------------------------------------------------


def test_implementers_of_one_directive(store: Store) -> None:
    rows = ask(store, "implementers", directives="51-KL/TW@2019")
    assert by(rows, "document", "depth", "via") == [
        (g.KH158, 1, ["51-KL/TW", "158/KH-UBND"]),
        (g.KH224, 1, ["51-KL/TW", "224-KH/TU"]),
        (g.KH3243, 1, ["51-KL/TW", "3243/KH-UBND"]),
        (g.QD628, 1, ["51-KL/TW", "628/QĐ-TTg"]),
        (g.DISTRICT, 2, ["51-KL/TW", "158/KH-UBND", "12/KH-UBND"]),
        (g.SGDDT, 2, ["51-KL/TW", "224-KH/TU", "Kế hoạch làm việc với các huyện"]),
        (g.QD1385, 2, ["51-KL/TW", "628/QĐ-TTg", "1385/QĐ-UBND"]),
        (g.COMMUNE_A, 3, ["51-KL/TW", "158/KH-UBND", "12/KH-UBND", "07/KH-UBND"]),
        (g.COMMUNE_B, 3, ["51-KL/TW", "158/KH-UBND", "12/KH-UBND", "Kế hoạch của xã B"]),
    ]


def test_a_row_has_the_facts_of_the_document_and_the_proof_of_its_own_edge(store: Store) -> None:
    rows = ask(store, "implementers", directives="51-KL/TW@2019")
    (row,) = [row for row in rows if row["document"] == g.QD1385]
    assert row == {
        "directive": g.KL51,
        "directive_symbol": "51-KL/TW",
        "directive_issued_on": "2019-05-30",
        "document": g.QD1385,
        "symbol": "1385/QĐ-UBND",
        "title": "Kế hoạch hành động",
        "doc_type": "QĐ",
        "issued_on": "2020-07-30",
        "issuer": "ubnd tinh bac kan",
        "level": "provincial",
        "territory": "tỉnh Bắc Kạn",
        "status": "held",
        "depth": 2,
        "via": ["51-KL/TW", "628/QĐ-TTg", "1385/QĐ-UBND"],
        "quote": "IMPLEMENTS: 628",
        "source": "ubnd-tinh-bac-kan.txt",
        "confidence": 0.9,
    }


def test_documents_that_share_a_symbol_have_rows_of_their_own(store: Store) -> None:
    rows = ask(store, "implementers", directives="51-KL/TW")
    assert {row["directive"] for row in rows} == {g.KL51, g.KL51_LATER}
    later = [row for row in rows if row["directive"] == g.KL51_LATER]
    assert by(later, "document", "depth") == [(g.RING_A, 1), (g.RING_B, 2)]


def test_plans_that_implement_each_other_end(store: Store) -> None:
    rows = ask(store, "implementers", directives=g.RING_A)
    assert by(rows, "document", "depth") == [(g.RING_B, 1), (g.KL51_LATER, 2)]


def test_a_chain_is_walked_eight_steps_down(store: Store) -> None:
    rows = ask(store, "implementers", directives=g.CHAIN[0])
    assert by(rows, "document", "depth") == [(g.CHAIN[step], step) for step in range(1, 9)]


def test_the_resolution_reaches_everything_below(store: Store) -> None:
    rows = ask(store, "implementers", directives="NQ 29")
    depths = {row["document"]: row["depth"] for row in rows}
    assert depths[g.KL51] == 1
    assert depths[g.KH3243] == 1, "the direct chain is shorter than the one through 51-KL/TW"
    assert depths[g.COMMUNE_B] == 4
    assert len(rows) == len(depths) == 10


def test_a_document_that_nobody_implements_has_no_rows(store: Store) -> None:
    assert ask(store, "implementers", directives=g.COMMUNE_B) == []


LINKS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=24, unique=True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINKS, st.permutations(["B", "A", "C", "A", "D", "B", "E", "C"]))
def test_each_document_once_with_its_shortest_and_first_chain(
    tmp_path: Path, links: list[tuple[int, int]], names: list[str]
) -> None:
    """Against a search in plain Python, on any graph: with rings, loops, diamonds and shared symbols."""
    nodes = [Node(str(i), "Document", {"title": name, "symbol": name}) for i, name in enumerate(names)]
    graph = Graph.of(nodes, [Edge(str(a), "IMPLEMENTS", str(b), {"quote": f"{a}>{b}"}) for a, b in links])
    with open_store(tmp_path / "graph.kgl", write=True) as store:
        store.write(graph, corpus="c")
        rows = ask(store, "implementers", directives=["0", "1"])
    found = {(row["directive"], row["document"]): (row["via"], row["quote"]) for row in rows}
    assert len(found) == len(rows)
    assert found == {key: value for start in ("0", "1") for key, value in expected(graph, start).items()}


def expected(graph: Graph, start: str) -> dict[tuple[str, str], tuple[list[str], str]]:
    names = {node.id: str(node.properties["symbol"]) for node in graph.nodes}
    best = {start: [(names[start], start)]}
    level = [start]
    while level:
        chains: dict[str, list[list[tuple[str, str]]]] = {}
        for edge in graph.edges:
            if edge.target in level and edge.source not in best:
                chains.setdefault(edge.source, []).append([*best[edge.target], (names[edge.source], edge.source)])
        level = list(chains)
        best |= {node: min(several, key=_names_then_above) for node, several in chains.items()}
    del best[start]
    return {(start, node): ([name for name, _ in chain], f"{node}>{chain[-2][1]}") for node, chain in best.items()}


def _names_then_above(chain: list[tuple[str, str]]) -> tuple[list[str], str]:
    return [name for name, _ in chain], chain[-2][1]


# --- the others --------------------------------------------------------------------------------------------------


def test_trace_ends_in_tasks_of_communes(store: Store) -> None:
    rows = ask(store, "trace_to_commune", directives="29-NQ/TW@2013")
    above = ["29-NQ/TW", "51-KL/TW", "158/KH-UBND", "12/KH-UBND"]
    assert by(rows, "task", "via", "assignee", "role", "due_on", "level") == [
        (g.TASK_COLLECTIVE, above, "Ủy ban nhân dân các xã", "lead", "2021", "commune"),
        (g.TASK_LEAD, [*above, "07/KH-UBND"], "Ủy ban nhân dân xã Mẫu A", "lead", "2021-06-30", "commune"),
        (
            g.TASK_SUPPORT,
            [*above, "07/KH-UBND"],
            "Trường Tiểu học xã Mẫu A; Ủy ban nhân dân xã Mẫu A",
            "support",
            None,
            "commune",
        ),
        (g.TASK_NOBODY, [*above, "Kế hoạch của xã B"], None, None, "2021-12", "commune"),
    ]
    assert rows[1]["deadline"] == "trước 30/6/2021"
    assert (rows[1]["quote"], rows[1]["source"]) == ("HAS_TASK: 1", "ubnd-xa-mau-a.txt")


def test_trace_to_another_level(store: Store) -> None:
    rows = ask(store, "trace_to_commune", directives="NQ 29", level="provincial")
    assert by(rows, "task", "via") == [(g.TASK_PROVINCE, ["29-NQ/TW", "3243/KH-UBND"])]


def test_trace_takes_the_directives_own_tasks_too(store: Store) -> None:
    rows = ask(store, "trace_to_commune", directives=g.DISTRICT)
    assert by(rows, "task", "via")[0] == (g.TASK_COLLECTIVE, ["12/KH-UBND"])


def test_tasks_of_a_body_and_of_its_collective(store: Store) -> None:
    rows = ask(store, "tasks_of_body", bodies="UBND xã Mẫu A")
    assert by(rows, "task", "role", "through", "due_on") == [
        (g.TASK_COLLECTIVE, "lead", "Ủy ban nhân dân các xã", "2021"),
        (g.TASK_LEAD, "lead", None, "2021-06-30"),
        (g.TASK_SUPPORT, "support", None, None),
    ]


def test_tasks_that_name_a_body(store: Store) -> None:
    rows = ask(store, "tasks_of_body", bodies="UBND xã Mẫu A", collectives="no")
    assert [row["task"] for row in rows] == [g.TASK_LEAD, g.TASK_SUPPORT]


def test_a_body_has_the_tasks_of_a_collective_as_long_as_it_is_one_of_its_members(tmp_path: Path) -> None:
    nodes = [
        Node("commune", "Organization", {"title": "UBND xã Mẫu A"}),
        Node("all", "Organization", {"title": "UBND các xã"}),
    ]
    edges = [Edge("commune", "MEMBER_OF", "all", {"valid_to": "2025-06-30"})]
    for year in (2024, 2025, 2026):
        nodes.append(Node(f"plan-{year}", "Document", {"title": "Kế hoạch", "issued_on": f"{year}-06-30"}))
        nodes.append(Node(f"task-{year}", "Task", {"title": "Việc", "text": "Việc", "due_on": f"{year}-12-31"}))
        edges.append(Edge(f"plan-{year}", "HAS_TASK", f"task-{year}", {"quote": "q"}))
        edges.append(Edge(f"task-{year}", "ASSIGNED_TO", "all", {"role": "lead"}))
    with open_store(tmp_path / "graph.kgl", write=True) as writer:
        writer.write(Graph.of(nodes, edges), corpus="c")
        mine = ask(writer, "tasks_of_body", bodies="UBND xã Mẫu A")
        due = ask(writer, "deadlines", bodies="UBND xã Mẫu A")
    assert [row["task"] for row in mine] == [row["task"] for row in due] == ["task-2024", "task-2025"]


@pytest.mark.parametrize(("role", "tasks"), [("support", [g.TASK_LEAD, g.TASK_SUPPORT]), ("lead", []), ("", 2)])
def test_tasks_of_a_body_in_a_role(store: Store, role: str, tasks: object) -> None:
    found = [row["task"] for row in ask(store, "tasks_of_body", bodies="Trường Tiểu học xã Mẫu A", role=role)]
    assert (len(found) if isinstance(tasks, int) else found) == tasks


@pytest.mark.parametrize(
    ("from_", "to", "due"),
    [
        ("2021-01", "2021-03-31", [g.TASK_COLLECTIVE]),  # due some day in 2021
        ("2021-06-30", "2021-06-30", [g.TASK_COLLECTIVE, g.TASK_LEAD]),
        ("2021-07-01", "2021-11-30", [g.TASK_COLLECTIVE]),
        ("2021-12-15", "2021-12-16", [g.TASK_COLLECTIVE, g.TASK_NOBODY]),  # due some day in December
        ("2021", "2021", [g.TASK_COLLECTIVE, g.TASK_LEAD, g.TASK_NOBODY]),
        ("2022", "2024", []),
        ("2022", "2025", [g.TASK_PROVINCE]),
        ("2026", "9999", []),
    ],
)
def test_deadlines_between_two_dates(store: Store, from_: str, to: str, due: list[str]) -> None:
    rows = ask(store, "deadlines", **{"from": from_, "to": to})
    assert list(dict.fromkeys(row["task"] for row in rows)) == due


def test_deadlines_of_a_body(store: Store) -> None:
    rows = ask(store, "deadlines", bodies="UBND xã Mẫu A")
    assert by(rows, "task", "body", "role") == [
        (g.TASK_COLLECTIVE, "Ủy ban nhân dân các xã", "lead"),
        (g.TASK_LEAD, "Ủy ban nhân dân xã Mẫu A", "lead"),
    ]


def test_upstream_of_a_plan(store: Store) -> None:
    rows = ask(store, "upstream", documents="158/KH-UBND")
    assert by(rows, "plan", "document", "depth", "relation", "quote") == [
        (g.KH158, g.KH224, 1, "BASED_ON", "BASED_ON: 224"),
        (g.KH158, g.KL51, 1, "IMPLEMENTS", "IMPLEMENTS: 51"),
        (g.KH158, g.NQ29, 2, "IMPLEMENTS", "IMPLEMENTS: 29"),
    ]
    assert rows[2]["via"] == ["158/KH-UBND", "51-KL/TW", "29-NQ/TW"]


def test_what_should_be_collected_first(store: Store) -> None:
    rows = ask(store, "to_collect")
    assert by(rows, "document", "wanted_by", "implemented_by", "resolved") == [
        (g.KH224, 4, 2, True),
        (g.STUB, 2, 0, False),
        (g.KL51_LATER, 1, 1, True),
        (g.KH43_DIEN_BIEN, 1, 0, True),
    ]


def test_what_could_not_be_resolved_and_who_names_it(store: Store) -> None:
    rows = ask(store, "unresolved")
    assert by(rows, "document", "mentioned_by", "relation", "quote") == [
        (g.STUB, g.KH43_LANG_SON, "CITES", "CITES: 232"),
        (g.STUB, g.COMMUNE_A, "BASED_ON", "BASED_ON: 232"),
    ]


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.name)
def test_an_empty_graph_has_empty_answers(tmp_path: Path, pack: Pack) -> None:
    with open_store(tmp_path / "graph.kgl", write=True) as store:
        store.write(Graph.of([], []), corpus="c")
        lists = {p.name: [] for p in pack.parameters if p.type in ("documents", "bodies", "places")}
        found = pack.run(store, {**{p.name: p.example for p in pack.parameters}, **lists})
    assert (found.columns, found.rows) == (tuple(pack.columns), ())


# --- amended_or_replaced -----------------------------------------------------------------------------------------

# who acts on whom: 2 replaces 1, 3 replaces 2, 4 amends 1, 5 repeals 6; 7 and 8 replace each other
ACTS = [
    ("2", "REPLACES", "1"),
    ("3", "REPLACES", "2"),
    ("4", "AMENDS", "1"),
    ("5", "REPEALS", "6"),
    ("7", "REPLACES", "8"),
    ("8", "REPLACES", "7"),
]


def test_what_no_longer_stands_with_what_stands_now(tmp_path: Path) -> None:
    nodes = [Node(n, "Document", {"title": f"Số {n}", "symbol": f"{n}/QĐ", "resolved": True}) for n in "12345678"]
    with open_store(tmp_path / "graph.kgl", write=True) as store:
        store.write(Graph.of(nodes, [Edge(a, kind, b, {"quote": kind}) for a, kind, b in ACTS]), corpus="c")
        rows = ask(store, "amended_or_replaced")
        chosen = ask(store, "amended_or_replaced", documents="6")
    assert by(rows, "document", "relation", "acting", "acting_ended", "now") == [
        ("1", "REPLACES", "2", True, ["3/QĐ"]),
        ("1", "AMENDS", "4", False, ["3/QĐ"]),
        ("2", "REPLACES", "3", False, ["3/QĐ"]),
        ("6", "REPEALS", "5", False, []),
        ("7", "REPLACES", "8", True, []),
        ("8", "REPLACES", "7", True, []),
    ]
    assert by(chosen, "document", "acting") == [("6", "5")]
