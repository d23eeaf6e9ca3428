"""Ids: what a thing is called for good, made of what identifies it and of nothing else."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from kg.resolution.bodies import NAMES_KEPT, body_name, slug, territory_of
from loaders.folding import fold
from loaders.grammar.lexicon.places import reads_like_another


def source_id(uri: str) -> str:
    return f"source/{source_slug(uri)}"


def source_slug(uri: str) -> str:
    """A readable slug of an address; its last six characters tell addresses apart that read alike."""
    return f"{slug(uri.split('://')[-1], 60)}-{mark(uri, 6)}"


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
    return f"-{mark(fold(territory), 4)}" if territory and reads_like_another(territory) else ""


def place_id(code: str) -> str:
    return f"place/{code.lower()}"


def numbered_id(body: str, doc_type: str, date: str | None, number: str, apart: str = "") -> str:
    """The id of a document with a number: issuing body, type, date (or term, or `undated`), number.

    `apart` is text that tells it from others where these don't.
    """
    tail = f"{slug(number)}-{mark(apart, 6)}" if apart else slug(number)
    return f"document/{slug(body)}/{slug(doc_type or 'van-ban')}/{slug(date or 'undated')}/{tail}"


def stub_id(uri: str, ref: str | None = None, repeated: int = 0) -> str:
    """The id of a mention that found no document: it belongs to its source alone. Without `ref`, of the text itself.

    By this id a mention is also called where its document is known. `repeated` tells it from other
    references of the source that read alike.
    """
    home = f"document/unresolved/{source_slug(uri)}"
    if ref is None:
        return home
    tail = f"-{repeated + 1}" if repeated else ""
    return f"{home}/{slug(ref, 60)}{tail}"


def mark(text: str, length: int) -> str:
    """A few characters that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]
