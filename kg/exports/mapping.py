"""What each label, property and relationship of the graph becomes in RDF. `ontology/vkd.ttl` explains the terms."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.exports.vocabulary import (
    Maker,
    address,
    dated,
    digest,
    full_date,
    media_type,
    plain,
    term,
    truth,
    vietnamese,
)
from kg.graph import Node

TYPE = term("rdf:type")
TYPES = {
    "Document": (term("eli:Work"),),
    "Organization": (term("org:FormalOrganization"),),
    "Place": (term("dcterms:Location"),),
    "Task": (term("p-plan:Step"),),
    "Target": (term("vkd:Target"),),
    "Source": (term("prov:Entity"), term("vkd:Source")),
}
COLLECTIVE = (term("org:Organization"), term("vkd:Collective"))
LEGAL_RESOURCE = term("eli:LegalResource")
PLAN = (term("prov:Plan"), term("p-plan:Plan"))

PROPERTIES: dict[str, tuple[tuple[str, ox.NamedNode, Maker | str], ...]] = {
    # property of the node, predicate, and how its value becomes a term (the name of a scheme: its concept)
    "Document": (
        ("title", term("dcterms:title"), vietnamese),
        ("symbol", term("dcterms:identifier"), plain),
        ("number", term("vkd:number"), plain),
        ("doc_type", term("eli:work_type"), "type"),
        ("issued_on", term("dcterms:issued"), dated),
        ("issued_on", term("eli:date_document"), full_date),
        ("year", term("vkd:year"), dated),
        ("term", term("vkd:term"), plain),
        ("level", term("vkd:level"), "level"),
        ("track", term("vkd:track"), "track"),
        ("territory", term("vkd:territory"), vietnamese),
        ("issuer", term("vkd:issuerName"), vietnamese),
        ("signer", term("vkd:signer"), vietnamese),
        ("signer_position", term("vkd:signerPosition"), vietnamese),
        ("status", term("vkd:holding"), "holding"),
        ("resolved", term("vkd:resolved"), truth),
    ),
    "Organization": (
        ("title", term("skos:prefLabel"), vietnamese),
        ("kind", term("vkd:kind"), plain),
        ("level", term("vkd:level"), "level"),
        ("territory", term("vkd:territory"), vietnamese),
        ("valid_from", term("vkd:validFrom"), dated),
        ("valid_to", term("vkd:validTo"), dated),
    ),
    "Place": (
        ("title", term("skos:prefLabel"), vietnamese),
        ("kind", term("vkd:kind"), plain),
        ("level", term("vkd:level"), "level"),
        ("code", term("dcterms:identifier"), plain),
        ("valid_from", term("vkd:validFrom"), dated),
        ("valid_to", term("vkd:validTo"), dated),
    ),
    "Task": (
        ("title", term("dcterms:title"), vietnamese),
        ("text", term("dcterms:description"), vietnamese),
        ("section", term("vkd:section"), plain),
        ("level", term("vkd:level"), "level"),
        ("deadline", term("vkd:deadline"), vietnamese),
        ("due_on", term("vkd:dueOn"), dated),
        ("recurrence", term("vkd:recurrence"), "recurrence"),
    ),
    "Target": (
        ("title", term("dcterms:title"), vietnamese),
        ("text", term("dcterms:description"), vietnamese),
        ("section", term("vkd:section"), plain),
        ("indicator", term("vkd:indicator"), vietnamese),
        ("comparator", term("vkd:comparator"), plain),
        ("due", term("vkd:due"), dated),
    ),
    "Source": (
        ("title", term("dcterms:title"), vietnamese),
        ("uri", term("vkd:address"), address),
        ("sha256", term("vkd:sha256"), digest),
        ("media_type", term("dcterms:format"), media_type),
        ("kind", term("vkd:sourceKind"), "source-kind"),
    ),
}

RELATIONS: dict[tuple[str, str], tuple[ox.NamedNode, ...]] = {
    # (label of the source, type of the relationship)
    ("Document", "IMPLEMENTS"): (term("vkd:implements"),),
    ("Document", "BASED_ON"): (term("eli:based_on"),),
    ("Document", "CITES"): (term("eli:cites"),),
    ("Document", "GUIDES"): (term("vkd:guides"),),
    ("Document", "AMENDS"): (term("eli:amends"),),
    ("Document", "REPLACES"): (term("vkd:replaces"), term("dcterms:replaces")),
    ("Document", "REPEALS"): (term("eli:repeals"),),
    ("Document", "PROMULGATES"): (term("vkd:promulgates"),),
    ("Document", "ISSUED_BY"): (term("dcterms:creator"),),
    ("Document", "SENT_TO"): (term("vkd:sentTo"),),
    ("Document", "HAS_TASK"): (term("vkd:hasTask"),),
    ("Document", "HAS_TARGET"): (term("vkd:hasTarget"),),
    ("Document", "LOCATED_IN"): (term("dcterms:spatial"),),
    ("Task", "CITES"): (term("dcterms:references"),),
    ("Organization", "PART_OF"): (term("org:subOrganizationOf"),),
    ("Organization", "MEMBER_OF"): (term("org:memberOf"),),
    ("Organization", "LOCATED_IN"): (term("vkd:locatedIn"),),
    ("Place", "PART_OF"): (term("dcterms:isPartOf"),),
    ("Place", "LOCATED_IN"): (term("dcterms:isPartOf"),),
    ("Place", "SUCCEEDED_BY"): (term("dcterms:isReplacedBy"),),
    ("Source", "DESCRIBES"): (term("vkd:describes"),),
}
BETWEEN_LEGAL_ACTS = {"IMPLEMENTS": term("eli:ensures_implementation_of"), "ISSUED_BY": term("eli:passed_by")}
"""What a relationship says besides, where a legal act is its source (and, between documents, its target too)."""
INVERSE = {"HAS_TASK": term("p-plan:isStepOfPlan"), "DESCRIBES": term("prov:wasDerivedFrom")}
"""What the target of a relationship says of its source."""

ASSIGNMENT, QUANTITY, CHANGE = term("vkd:Assignment"), term("schema:QuantitativeValue"), term("org:ChangeEvent")
HAS_ASSIGNMENT, ASSIGNEE, ROLE = term("vkd:hasAssignment"), term("vkd:assignee"), term("vkd:role")
HAS_QUANTITY, UNIT = term("vkd:quantity"), term("schema:unitText")
VALUE_BY_COMPARATOR = {
    ">=": term("schema:minValue"),
    ">": term("schema:minValue"),
    "<=": term("schema:maxValue"),
    "<": term("schema:maxValue"),
}
VALUE = term("schema:value")
CHANGED_BY, BEFORE, AFTER = term("org:changedBy"), term("org:originalOrganization"), term("org:resultingOrganization")

YEAR_IN_SYMBOL = re.compile(r"[0-9]+[a-zđ]?/(?:19|20)[0-9]{2}/")
ALWAYS_LEGAL = frozenset({"Hiến pháp", "Bộ luật", "Luật", "PL", "NĐ", "TT", "TTLT"})


def is_legal_act(document: Node) -> bool:
    """Whether a document is a legal act: a normative one of the State, which carries the year in its symbol (Luật ban
    hành văn bản quy phạm pháp luật), or a law, decree or circular known by name only. Never one of the Party."""
    facts = document.properties
    if document.label != "Document" or facts.get("track") in ("party", "mass"):
        return False
    symbol = str(facts.get("symbol") or "")
    if YEAR_IN_SYMBOL.match(symbol):
        return True
    return facts.get("track") == "state" and facts.get("doc_type") in ALWAYS_LEGAL
