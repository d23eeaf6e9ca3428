"""Ids: what a thing is called for good, made of what identifies it and of nothing else."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from kg.resolution.bodies import NAMES_KEPT, body_name, slug, territory_of
from kg.resolution.claims import Claim
from kg.resolution.names import is_law, is_national, name_key, without_year
from loaders.folding import fold
from loaders.grammar.lexicon.places import reads_like_another


def source_id(uri: str) -> str:
    return f"source/{source_slug(uri)}"


def source_slug(uri: str) -> str:
    """A readable slug of an address; its last six characters tell addresses apart that read alike."""
    return f"{slug(uri.split('://')[-1], 60)}-{_mark(uri, 6)}"


@lru_cache(maxsize=NAMES_KEPT)
def body_id(name: str) -> str:
    """One id for all the ways in which a body's full name is written."""
    full = body_name(name)
    return f"body/{slug(full, 160)}{_tones(territory_of(full))}"


def scoped_body_id(scope: str, name: str, territory: str | None = None) -> str:
    """The id of a body whose name many share: it belongs to a scope, such as the slug of its territory."""
    return f"body/{scope}{_tones(territory)}/{slug(name, 160)}"


def _tones(territory: str | None) -> str:
    """What tells a territory from others of the same letters: ids have no diacritics, Tam Dương is not Tam Đường."""
    return f"-{_mark(fold(territory), 4)}" if territory and reads_like_another(territory) else ""


def place_id(code: str) -> str:
    return f"place/{code.lower()}"


def numbered_id(body: str, doc_type: str, date: str | None, number: str, mark: str = "") -> str:
    """The id of a document with a number: issuing body, type, date (or term, or `undated`), number.

    `mark` is text that tells it from others where these don't.
    """
    tail = f"{slug(number)}-{_mark(mark, 6)}" if mark else slug(number)
    return f"document/{slug(body)}/{slug(doc_type or 'van-ban')}/{slug(date or 'undated')}/{tail}"


def unnumbered_id(claim: Claim) -> str | None:
    """The id of a document that has a name but no number; None where the name may mean another one elsewhere.

    Acts and charters of the whole country are known by name (and year); a body's plan by body, date and title; a text
    that lacks one of these, by its words.
    """
    name = claim.names[0] if claim.names else ""
    kind = slug(claim.doc_type or "van-ban")
    if name and not claim.own and is_national(name):
        title, year = without_year(name) if is_law(name) else (name_key(name), None)
        when = (claim.issued_on or "")[:4] or year or "undated"
        body = "quoc-hoi" if is_law(name) else "dang-cong-san-viet-nam"
        return f"document/{body}/{kind}/{when}/{slug(title)}"
    home = (
        f"document/{claim.series.key if claim.series.name else 'unknown'}/{kind}/{slug(claim.issued_on or 'undated')}"
    )
    if name and claim.series.known and claim.issued_on:
        return f"{home}/unnumbered-{_mark(name_key(name), 8)}"
    return f"{home}/unnumbered-{_mark(claim.content, 8)}" if claim.own else None


def stub_id(claim: Claim, repeated: int = 0) -> str:
    """The id of a reference that found no document: it belongs to its source alone."""
    tail = f"-{repeated + 1}" if repeated else ""
    return f"document/unresolved/{source_slug(claim.source)}/{slug(claim.ref, 60)}{tail}"


def _mark(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]
