"""The graph as RDF: what each thing becomes, and that any graph comes out whole."""

from __future__ import annotations

import gzip
import io
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg.exports.mapping import PROPERTIES
from kg.exports.rdf import DEFAULT_BASE, Format, triples, write_rdf
from kg.graph import Edge, Graph, Node, Value
from tests.exports.conftest import (
    COMMITTEE,
    DECISION,
    DECREE,
    DEPARTMENT,
    DIRECTIVE,
    DISTRICTS,
    LAW,
    PLAN,
    SOURCE,
    STUB,
    TARGET,
    TASK,
)

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "p-plan": "http://purl.org/net/p-plan#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vkd": "https://w3id.org/vn-directives/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "s": "https://w3id.org/vn-directives/scheme/",
    "id": f"{DEFAULT_BASE}/id/",
}


def written(graph: Graph, form: Format = "nt", base: str = DEFAULT_BASE) -> bytes:
    file = io.BytesIO()
    write_rdf(graph, file, format=form, base=base)
    return file.getvalue()


def parsed(data: bytes, form: Format = "nt") -> rdflib.Graph:
    return rdflib.Graph().parse(data=data.decode(), format="turtle" if form == "ttl" else "nt")


def says(graph: rdflib.Graph, pattern: str) -> bool:
    return bool(graph.query(f"ASK {{ {pattern} }}", initNs=PREFIXES).askAnswer)


def iri(identifier: str) -> str:
    return f"<{DEFAULT_BASE}/id/{identifier}>"


SAID = {
    "a document is a work": f"{iri(DIRECTIVE)} a eli:Work",
    "its title is Vietnamese": f'{iri(DIRECTIVE)} dcterms:title "Kết luận về đổi mới giáo dục"@vi',
    "its symbol identifies it": f'{iri(DIRECTIVE)} dcterms:identifier "51-KL/TW"',
    "its type is a concept": f"{iri(DIRECTIVE)} eli:work_type <https://w3id.org/vn-directives/scheme/type/ket-luan>",
    "a whole date": f'{iri(DIRECTIVE)} dcterms:issued "2019-05-30"^^xsd:date',
    "a date known to the month": f'{iri(DECISION)} dcterms:issued "2021-05"^^xsd:gYearMonth',
    "a date known to the year": f'{iri(LAW)} dcterms:issued "2019"^^xsd:gYear',
    "a level": f"{iri(PLAN)} vkd:level <https://w3id.org/vn-directives/scheme/level/provincial>",
    "a stub is marked": f"{iri(STUB)} vkd:resolved false",
    "a law is a legal act": f"{iri(LAW)} a eli:LegalResource",
    "a plan implements": f"{iri(PLAN)} vkd:implements {iri(DIRECTIVE)}",
    "a decree implements a law": f"{iri(DECREE)} vkd:implements {iri(LAW)} ; eli:ensures_implementation_of {iri(LAW)}",
    "a basis": f"{iri(PLAN)} eli:based_on {iri(LAW)}",
    "a citation": f"{iri(PLAN)} eli:cites {iri(DIRECTIVE)}",
    "an amendment": f"{iri(PLAN)} eli:amends {iri(STUB)}",
    "a repeal": f"{iri(PLAN)} eli:repeals {iri(STUB)}",
    "a replacement": f"{iri(PLAN)} vkd:replaces {iri(STUB)} ; dcterms:replaces {iri(STUB)}",
    "guidance": f"{iri(DECREE)} vkd:guides {iri(LAW)}",
    "an issued annex": f"{iri(DECISION)} vkd:promulgates {iri(STUB)}",
    "who issued it": f"{iri(PLAN)} dcterms:creator {iri(COMMITTEE)}",
    "who passed a legal act": f"{iri(DECREE)} eli:passed_by {iri(COMMITTEE)}",
    "a recipient": f"{iri(PLAN)} vkd:sentTo {iri(DEPARTMENT)}",
    "a body": f'{iri(COMMITTEE)} a org:FormalOrganization ; skos:prefLabel "UBND tỉnh Quảng Ngãi"@vi',
    "a collective": f"{iri(DISTRICTS)} a vkd:Collective",
    "a body's parent": f"{iri(DEPARTMENT)} org:subOrganizationOf {iri(COMMITTEE)}",
    "a member of a collective": f"{iri(DEPARTMENT)} org:memberOf {iri(DISTRICTS)}",
    "where a body works": f"{iri(COMMITTEE)} vkd:locatedIn {iri('place/L20')}",
    "a merged province": f"{iri('place/L21')} dcterms:isReplacedBy {iri('place/L20')}",
    "a renamed body": f"{iri(DEPARTMENT)} org:changedBy ?c ."
    f" ?c a org:ChangeEvent ; org:originalOrganization {iri(DEPARTMENT)} ; org:resultingOrganization {iri(COMMITTEE)}",
    "a plan with its task": f"{iri(PLAN)} a p-plan:Plan ; vkd:hasTask {iri(TASK)} ."
    f" {iri(TASK)} a p-plan:Step ; p-plan:isStepOfPlan {iri(PLAN)}",
    "who leads a task": f"{iri(TASK)} vkd:hasAssignment ?a . ?a vkd:assignee {iri(DEPARTMENT)} ;"
    " vkd:role <https://w3id.org/vn-directives/scheme/role/lead> ;"
    ' vkd:deadline "trước ngày 30/6/2022"@vi ; vkd:dueOn "2022-06-30"^^xsd:date',
    "what a task cites": f"{iri(TASK)} dcterms:references {iri(DIRECTIVE)}",
    "how often": f"{iri(TASK)} vkd:recurrence <https://w3id.org/vn-directives/scheme/recurrence/yearly>",
    "a target's number": f"{iri(TARGET)} vkd:quantity ?q . ?q a schema:QuantitativeValue ;"
    ' schema:minValue 65.5 ; schema:unitText "%"@vi',
    "a target's year": f'{iri(TARGET)} vkd:due "2025"^^xsd:gYear',
    "a source": f'{iri(SOURCE)} a prov:Entity ; vkd:address "https://example.org/158.html"^^xsd:anyURI ;'
    " dcterms:format <https://www.iana.org/assignments/media-types/text/html>",
    "what a source describes": f"{iri(PLAN)} prov:wasDerivedFrom {iri(SOURCE)} ."
    f" {iri(SOURCE)} vkd:describes {iri(PLAN)}",
}
NOT_SAID = {
    "a Party conclusion is no legal act": f"{iri(DIRECTIVE)} a eli:LegalResource",
    "an individual decision is no legal act": f"{iri(DECISION)} a eli:LegalResource",
    "carrying out a conclusion has no legal effect": f"{iri(PLAN)} eli:ensures_implementation_of ?x",
    "nothing was passed by those who issue plans": f"{iri(PLAN)} eli:passed_by ?x",
    "a collective is no formal organization": f"{iri(DISTRICTS)} a org:FormalOrganization",
    "a month is no eli:date_document": f"{iri(DECISION)} eli:date_document ?x",
    "nothing is a blank node": "?s ?p ?o FILTER(isBlank(?s) || isBlank(?o))",
}


@pytest.mark.parametrize("meaning", SAID)
def test_the_graph_says(graph: Graph, meaning: str) -> None:
    assert says(parsed(written(graph)), SAID[meaning]), f"{meaning}: not in the RDF"


@pytest.mark.parametrize("meaning", NOT_SAID)
def test_the_graph_does_not_say(graph: Graph, meaning: str) -> None:
    assert not says(parsed(written(graph)), NOT_SAID[meaning]), f"{meaning}: but the RDF says so"


def test_a_subjects_triples_stand_together(graph: Graph) -> None:
    subjects = [str(t.subject) for t in triples(graph)]
    runs = [s for i, s in enumerate(subjects) if i == 0 or subjects[i - 1] != s]
    assert len(runs) == len(set(runs)), "a subject comes twice"


def test_a_code_that_no_scheme_lists_becomes_a_concept_of_the_data() -> None:
    graph = Graph.of([Node("document/a", "Document", {"title": "a", "doc_type": "Sắc lệnh/lạ"})], [])
    found = parsed(written(graph))
    assert says(found, f'{iri("document/a")} eli:work_type ?c . ?c a skos:Concept ; skos:notation "Sắc lệnh/lạ"')


@pytest.mark.parametrize(
    ("issued_on", "datatype"),
    [("2024-02-29", "date"), ("2023-02-29", None), ("2023-13", None), ("0000", None), ("hôm nay", None)],
)
def test_only_real_dates_are_typed(issued_on: str, datatype: str | None) -> None:
    graph = Graph.of([Node("document/a", "Document", {"title": "a", "issued_on": issued_on})], [])
    literal = next(parsed(written(graph)).objects(None, rdflib.DCTERMS.issued))
    assert isinstance(literal, rdflib.Literal)
    assert literal.datatype == (rdflib.XSD[datatype] if datatype else None), f"{issued_on} typed as {literal.datatype}"


@pytest.mark.parametrize(
    ("value", "lexical"), [(65.5, "65.5"), (1000.0, "1000"), (7, "7"), (1e21, "1" + "0" * 21), (1e-7, "0.0000001")]
)
def test_numbers_are_plain_decimals(value: float, lexical: str) -> None:
    graph = Graph.of([Node("target/a", "Target", {"title": "a", "comparator": "=", "value": value})], [])
    assert f'"{lexical}"^^<http://www.w3.org/2001/XMLSchema#decimal>' in written(graph).decode()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, "65"])
def test_what_is_no_number_has_no_quantity(value: Value) -> None:
    graph = Graph.of([Node("target/a", "Target", {"title": "a", "value": value})], [])
    assert b"quantity" not in written(graph)


def test_every_property_of_the_graph_is_written(graph: Graph) -> None:
    elsewhere = {("Organization", "collective"), ("Target", "value"), ("Target", "unit")}
    known = {(label, name) for label, rows in PROPERTIES.items() for name, _, _ in rows} | elsewhere
    unknown = {(n.label, name) for n in graph.nodes for name in n.properties} - known
    assert not unknown, f"the RDF leaves out {sorted(unknown)}"


@pytest.mark.parametrize("base", ["https://data.gov.vn/chi-dao", "http://localhost:7878/", DEFAULT_BASE])
def test_the_base_is_the_publishers(graph: Graph, base: str) -> None:
    subjects = {str(s) for s in parsed(written(graph, base=base)).subjects()}
    assert all(s.startswith(f"{base.rstrip('/')}/id/") for s in subjects)


@pytest.mark.parametrize("base", ["", "data.gov.vn", "https://x y/", "ftp://x/", "https://x/?a=", "https://x/#"])
def test_a_base_that_is_no_address_is_refused(graph: Graph, base: str) -> None:
    with pytest.raises(ValueError, match="base"):
        written(graph, base=base)


@pytest.mark.parametrize("name", ["x.ttl", "x.nt", "x.ttl.gz", "x.nt.gz"])
def test_the_name_says_the_format(graph: Graph, tmp_path: Path, name: str) -> None:
    write_rdf(graph, tmp_path / name)
    raw = (tmp_path / name).read_bytes()
    data = gzip.decompress(raw) if name.endswith(".gz") else raw
    form: Format = "nt" if ".nt" in name else "ttl"
    assert data == written(graph, form)
    write_rdf(graph, tmp_path / f"again-{name}")
    assert (tmp_path / f"again-{name}").read_bytes() == raw
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([name, f"again-{name}"]), "a temporary file is left"


def test_another_process_writes_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    script = (
        "import pickle, sys; from kg.exports.rdf import write_rdf;write_rdf(pickle.load(sys.stdin.buffer), sys.argv[1])"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", script, str(tmp_path / f"{seed}.ttl")]
        subprocess.run(command, input=pickle.dumps(graph), env=environment, check=True)
    assert (tmp_path / "1.ttl").read_bytes() == (tmp_path / "2.ttl").read_bytes() == written(graph, "ttl")


# Any graph at all: hostile texts in every property, any relationship between any two labels.

TEXT = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "a\x00\x07\x85b", '"""', "\\u0041", "</script>", "\ud800", "2021-02-30", "@vi", "\r\n\t ", "<x>"]
    ),
)
VALUES: st.SearchStrategy[Value] = st.one_of(TEXT, st.booleans(), st.integers(), st.floats(), st.none())
IDENTIFIERS = st.one_of(
    st.text(min_size=1, max_size=8), st.sampled_from(["document/a b", "body/<x>", "task/\ud800", "a%20b"])
)
NAMES = sorted({name for rows in PROPERTIES.values() for name, _, _ in rows} | {"collective", "value", "unit"})
TYPES = [
    "IMPLEMENTS",
    "CITES",
    "ISSUED_BY",
    "HAS_TASK",
    "HAS_TARGET",
    "ASSIGNED_TO",
    "SUCCEEDED_BY",
    "DESCRIBES",
    "ODD",
]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    ids = draw(st.lists(IDENTIFIERS, min_size=1, max_size=5, unique=True))
    properties = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6)
    labels = st.sampled_from([*PROPERTIES, "Odd"])
    nodes = [Node(i, draw(labels), {"title": draw(TEXT), **draw(properties)}) for i in ids]
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(TYPES), st.sampled_from(ids))
    roles = st.dictionaries(st.just("role"), TEXT)
    return Graph.of(nodes, [Edge(s, t, o, draw(roles)) for s, t, o in draw(st.sets(ends, max_size=6))])


def lines(data: bytes) -> Iterable[bytes]:
    return (line for line in data.split(b"\n") if line)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_any_graph_comes_out_whole(graph: Graph) -> None:
    n_triples, turtle = written(graph, "nt"), written(graph, "ttl")
    expected = len([*triples(graph)])
    assert len([*lines(n_triples)]) == expected, "a value broke a line of N-Triples"
    read = parsed(n_triples)
    assert len(read) == expected, "rdflib reads another number of triples than were written"
    assert isomorphic(read, parsed(turtle, "ttl")), "Turtle and N-Triples say different things"
    assert written(graph, "nt") == n_triples and written(graph, "ttl") == turtle, "a second run wrote other bytes"
