"""The vocabulary and the schemes say what every term means, and hold every term that the export writes."""

from __future__ import annotations

import io

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from kg.exports.rdf import write_rdf
from kg.exports.vocabulary import SCHEMES, VKD, concepts
from kg.graph import Graph, Node
from loaders.extraction import Level, RelationType, Role
from loaders.folding import plain
from loaders.tables import room, table

DOMAIN_INCLUDES = rdflib.URIRef("https://schema.org/domainIncludes")
VOCABULARY = rdflib.Graph().parse(room("ontology") / "vkd.ttl")
TERMS = sorted({s for s in VOCABULARY.subjects(RDF.type) if isinstance(s, rdflib.URIRef) and str(s) != VKD})
CONCEPTS = rdflib.Graph().parse(room("ontology") / "schemes.ttl")


def languages(graph: rdflib.Graph, subject: rdflib.term.Node, predicate: rdflib.URIRef) -> set[str | None]:
    return {o.language for o in graph.objects(subject, predicate) if isinstance(o, rdflib.Literal)}


@pytest.mark.parametrize("term", TERMS, ids=lambda t: str(t).removeprefix(VKD))
def test_a_term_explains_itself(term: rdflib.URIRef) -> None:
    assert languages(VOCABULARY, term, RDFS.label) == {"vi", "en"}, f"{term}: a label in each language"
    assert languages(VOCABULARY, term, RDFS.comment) == {"vi", "en"}, f"{term}: a comment in each language"
    assert VOCABULARY.value(term, RDFS.isDefinedBy) == rdflib.URIRef(VKD)
    if (term, RDF.type, OWL.Class) not in VOCABULARY:
        domains = [*VOCABULARY.objects(term, RDFS.domain), *VOCABULARY.objects(term, DOMAIN_INCLUDES)]
        assert domains, f"{term}: of what is it said?"
    if (term, RDF.type, OWL.ObjectProperty) in VOCABULARY:
        assert VOCABULARY.value(term, RDFS.range), f"{term}: what does it lead to?"


def test_every_own_term_of_the_export_is_defined(graph: Graph) -> None:
    file = io.BytesIO()
    write_rdf(graph, file, format="nt")
    written = rdflib.Graph().parse(data=file.getvalue().decode(), format="nt")
    used = {t for triple in written for t in triple if isinstance(t, rdflib.URIRef) and str(t).startswith(VKD)}
    assert used <= set(TERMS), f"written but not in vkd.ttl: {sorted(used - set(TERMS))}"


def test_every_concept_has_a_scheme_a_code_and_labels() -> None:
    schemes = set(CONCEPTS.subjects(RDF.type, SKOS.ConceptScheme))
    for concept in CONCEPTS.subjects(RDF.type, SKOS.Concept):
        assert set(CONCEPTS.objects(concept, SKOS.inScheme)) <= schemes, f"{concept}: its scheme is not defined"
        assert CONCEPTS.value(concept, SKOS.notation), f"{concept}: no code"
        assert languages(CONCEPTS, concept, SKOS.prefLabel) == {"vi", "en"}, f"{concept}: a label in each language"


@pytest.mark.parametrize("row", table("doc_types"), ids=lambda row: f"{row['code']} {row['name']}")
def test_every_document_type_of_the_table_is_a_concept(row: dict[str, str]) -> None:
    code, name = row["code"] or row["name"], row["name"]
    iri = f"{SCHEMES}type/{plain(name).replace(' ', '-')}"
    found = {c.label: c for c in concepts().get(("type", code), ())}
    assert name in found, (
        f"ontology/schemes.ttl has no document type {code} ({name}). Add:\n"
        f"<{iri}> a skos:Concept ; skos:inScheme s:type ; skos:topConceptOf s:type ;\n"
        f'    skos:notation "{code}" ; skos:prefLabel "{row["english"]}"@en , "{name}"@vi ;\n'
        + "    vkd:track "
        + " , ".join(f"<{SCHEMES}track/{t}>" for t in sorted(row["track"].split("|")))
        + " ."
    )
    assert set(row["track"].split("|")) <= set(found[name].tracks), f"{name}: the table allows more tracks"


@pytest.mark.parametrize(
    ("scheme", "codes"),
    [
        ("level", Level.__args__),  # type: ignore[attr-defined]
        ("role", Role.__args__),  # type: ignore[attr-defined]
        ("track", ("party", "state", "mass")),
        ("holding", ("held", "cited")),
        ("recurrence", ("yearly", "quarterly", "monthly", "half-yearly", "continuous")),
        ("source-kind", ("original", "report")),
    ],
)
def test_every_code_of_the_grammar_is_a_concept(scheme: str, codes: tuple[str, ...]) -> None:
    missing = [code for code in codes if (scheme, code) not in concepts()]
    assert not missing, f"scheme {scheme} lacks {missing}"


@pytest.mark.parametrize(
    ("code", "track", "title", "expected"),
    [
        ("QĐ", "party", "Quy định về trách nhiệm nêu gương", "quy-dinh"),
        ("QĐ", "party", "Quyết định thành lập Ban Chỉ đạo", "quyet-dinh"),
        ("QĐ", "state", "628/QĐ-TTg", "quyet-dinh"),
        ("TT", "state", "32/2018/TT-BGDĐT", "thong-tu"),
        ("TT", "party", "22-TT/TU", "thong-tri"),
        ("QĐi", "party", "08-QĐi/TW", "quy-dinh"),
        ("Luật", "state", "Luật Giáo dục", "luat"),
    ],
)
def test_a_code_that_two_types_share(code: str, track: str, title: str, expected: str) -> None:
    file = io.BytesIO()
    facts = {"title": title, "doc_type": code, "track": track}
    write_rdf(Graph.of([Node("document/a", "Document", facts)], []), file, format="nt")
    assert f"{SCHEMES}type/{expected}>" in file.getvalue().decode(), f"{title} ({track}) is a {expected}"


def test_every_relation_of_the_grammar_is_written() -> None:
    from kg.exports.mapping import RELATIONS

    missing = [r for r in RelationType.__args__ if ("Document", r.upper()) not in RELATIONS]  # type: ignore[attr-defined]
    assert not missing, f"the RDF leaves out {missing}"
