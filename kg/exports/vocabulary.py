"""The terms that the RDF is written in: namespaces, concepts of `ontology/schemes.ttl`, typed literals."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from urllib.parse import quote

import pyoxigraph as ox

from loaders.tables import room

VKD = "https://w3id.org/vn-directives/ns#"
SCHEMES = "https://w3id.org/vn-directives/scheme/"
NAMESPACES = {
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "p-plan": "http://purl.org/net/p-plan#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vkd": VKD,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that Turtle could hold but that XML, JSON-LD and many tools choke on: they carry no text."""
_PLAIN = re.compile(r"[A-Za-z0-9/._-]*").fullmatch
SAFE_IN_PATH = "/-._~!$&'()*+,;=:@"
"""What RFC 3987 allows in the path of an IRI beside letters and digits."""


def term(name: str) -> ox.NamedNode:
    """The IRI of a prefixed name: `term("eli:Work")`."""
    prefix, local = name.split(":", 1)
    return ox.NamedNode(NAMESPACES[prefix] + local)


def path_of(identifier: str) -> str:
    """The identifier as the path of an IRI; what doesn't belong in one is percent-encoded."""
    return identifier if _PLAIN(identifier) else quote(identifier, safe=SAFE_IN_PATH, errors="surrogatepass")


def plain(value: object) -> ox.Literal | None:
    """The value as a string without a language; None where nothing is left of it."""
    cleaned = CONTROL.sub("", str(value))
    return ox.Literal(cleaned) if cleaned else None


def vietnamese(value: object) -> ox.Literal | None:
    """The value as a text in Vietnamese; None where nothing is left of it."""
    cleaned = CONTROL.sub("", str(value))
    return ox.Literal(cleaned, language="vi") if cleaned else None


_XSD_DATE, _XSD_MONTH, _XSD_YEAR = term("xsd:date"), term("xsd:gYearMonth"), term("xsd:gYear")
_XSD_DECIMAL, _XSD_BOOLEAN = term("xsd:decimal"), term("xsd:boolean")
_XSD_URI, _XSD_HEX = term("xsd:anyURI"), term("xsd:hexBinary")
_PARTIAL_DATE = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")


def dated(value: object) -> ox.Literal | None:
    """A date with as much of it as is known: xsd:date, xsd:gYearMonth or xsd:gYear; else a plain string.

    >>> dated("2019-05").datatype
    <NamedNode value=http://www.w3.org/2001/XMLSchema#gYearMonth>
    """
    text = str(value)
    if not _PARTIAL_DATE.fullmatch(text):
        return plain(value)
    if len(text) == 10:
        try:
            date.fromisoformat(text)
        except ValueError:
            return plain(value)
        return ox.Literal(text, datatype=_XSD_DATE)
    return ox.Literal(text, datatype=_XSD_MONTH if len(text) == 7 else _XSD_YEAR)


def full_date(value: object) -> ox.Literal | None:
    """An xsd:date where the day is known, else None."""
    literal = dated(value)
    return literal if literal is not None and literal.datatype == _XSD_DATE else None


def number(value: object) -> ox.Literal | None:
    """A number as xsd:decimal; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    digits = format(Decimal(repr(value)), "f")
    return ox.Literal(digits.rstrip("0").rstrip(".") if "." in digits else digits, datatype=_XSD_DECIMAL)


def truth(value: object) -> ox.Literal | None:
    return ox.Literal("true" if value else "false", datatype=_XSD_BOOLEAN)


def address(value: object) -> ox.Literal | None:
    """An http(s) address as xsd:anyURI, a relative path as a plain string."""
    text = CONTROL.sub("", str(value))
    return ox.Literal(text, datatype=_XSD_URI) if re.match(r"https?://[^\s<>\"{}|\\^`]+$", text) else plain(text)


def digest(value: object) -> ox.Literal | None:
    text = str(value)
    return ox.Literal(text, datatype=_XSD_HEX) if re.fullmatch(r"(?:[0-9a-fA-F]{2})+", text) else plain(text)


def media_type(value: object) -> ox.NamedNode | None:
    """The IRI that IANA's register gives a media type; None for what can't be one."""
    found = re.match(r"[a-z]+/[a-z0-9][a-z0-9.+-]*", str(value))
    return ox.NamedNode(MEDIA_TYPES + found.group()) if found else None


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of `ontology/schemes.ttl`: its IRI, its Vietnamese label, and for a document type who issues it."""

    iri: ox.NamedNode
    label: str
    tracks: tuple[str, ...]


@cache
def concepts() -> dict[tuple[str, str], tuple[Concept, ...]]:
    """The concepts by scheme and notation, as `("level", "commune")` or `("type", "KL")`, in the order of the file;
    a few codes stand for two document types (`QĐ`: Quyết định and Quy định)."""
    subjects: dict[ox.NamedNode, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = {}
    for triple in ox.parse(path=str(room("ontology") / "schemes.ttl"), format=ox.RdfFormat.TURTLE):
        assert isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal)
        subjects.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.object)
    found: dict[tuple[str, str], tuple[Concept, ...]] = {}
    for iri, facts in subjects.items():
        labels = [o.value for o in facts[term("skos:prefLabel")] if isinstance(o, ox.Literal) and o.language == "vi"]
        tracks = tuple(o.value.rpartition("/")[2] for o in facts.get(term("vkd:track"), ()))
        for scheme in facts.get(term("skos:inScheme"), ()):
            for notation in facts[term("skos:notation")]:
                key = (scheme.value.removeprefix(SCHEMES), notation.value)
                found[key] = (*found.get(key, ()), Concept(iri, labels[0], tracks))
    return found


Maker = Callable[[object], ox.NamedNode | ox.Literal | None]
"""From a property's value to an RDF term; None where the value says nothing."""
