"""Mentions by what people call them, in a settled corpus."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.corpus import Corpus
from kg.resolution.claims import from_text
from kg.resolution.judgements import is_mention
from kg.settling.stale import hashed

_FOUND = """SELECT c.told, m.document FROM claim c
LEFT JOIN meaning m ON m.source = c.source AND m.place = c.place"""


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A place where a source names a document, or a source as far as it is one: its id, the source, what it is called
    there, and the id of the document that it means now."""

    id: str
    source: str
    ref: str
    document: str | None
    own: bool

    @property
    def name(self) -> str:
        """What people call it: `SOURCE#REF`, or the source alone for the document that it holds."""
        return self.source if self.own else f"{self.source}#{self.ref}"


def mentions_called(corpus: Corpus, text: str) -> list[NamedMention]:
    """The mentions that a text may mean: a mention's id, `SOURCE#REF`, or the address of a source for the document that
    it holds itself. Several where a source names several documents alike; none where nothing fits."""
    if is_mention(text):
        rows = corpus.db.execute(f"{_FOUND} WHERE c.stub = ? ORDER BY c.source, c.place", (hashed(text),))
        return [mention for mention in _mentions(rows) if mention.id == text]
    found = list(_of_source(corpus, text, own=True))
    for at in (at for at, letter in enumerate(text) if letter == "#"):  # an address may have such a mark too
        source, ref = text[:at], " ".join(text[at + 1 :].split())
        found += [m for m in _of_source(corpus, source) if m.ref.casefold() == ref.casefold()]
    return list(dict.fromkeys(found))


def undecided_mentions(corpus: Corpus) -> dict[tuple[str, str], NamedMention]:
    """The mentions of sources in which something is undecided, by source and ref; of several alike the first."""
    found: dict[tuple[str, str], NamedMention] = {}
    rows = corpus.db.execute(
        f"{_FOUND} WHERE c.source IN (SELECT source FROM undecided) ORDER BY c.source, c.place DESC"
    )
    for mention in _mentions(rows):
        found[mention.source, mention.ref] = mention
    return found


def is_known(corpus: Corpus, id: str) -> bool:
    """Whether a source of the corpus speaks of the document or mention with an id."""
    if is_mention(id) and mentions_called(corpus, id):
        return True
    known = "SELECT 1 FROM document WHERE id = ?1 UNION SELECT 1 FROM meaning WHERE document = ?1 LIMIT 1"
    return corpus.db.execute(known, (id,)).fetchone() is not None


def is_open(corpus: Corpus, mention: NamedMention) -> bool:
    """Whether it is undecided what a mention means."""
    listed = "SELECT 1 FROM undecided WHERE source = ? AND ref = ? AND document = ? LIMIT 1"
    row = corpus.db.execute(listed, (mention.source, mention.ref, mention.document)).fetchone()
    return row is not None or mention.document == mention.id


def title_of(corpus: Corpus, id: str) -> str | None:
    """What people call the document or mention with an id: `SOURCE#REF`, or symbol, date and body; None for one that
    no source speaks of."""
    if is_mention(id):
        found = mentions_called(corpus, id)
        return found[0].name if found else None
    row = corpus.db.execute("SELECT told, name FROM document WHERE id = ? OR name = ? ORDER BY id <> ?", (id, id, id))
    told, name = row.fetchone() or (None, id)
    named = corpus.db.execute(f"{_FOUND} WHERE m.document = ? ORDER BY m.place, m.source LIMIT 1", (name,)).fetchone()
    if named is None:
        return None
    _, body, _, date, term, *_ = json.loads(told) if told else (None,) * 5
    return ", ".join(part for part in (from_text(named[0]).ref, date or term, body) if part)


def _of_source(corpus: Corpus, source: str, own: bool = False) -> Iterator[NamedMention]:
    which = "c.place < 0" if own else "c.place >= 0"
    yield from _mentions(corpus.db.execute(f"{_FOUND} WHERE c.source = ? AND {which} ORDER BY c.place", (source,)))


def _mentions(rows: Iterable[tuple[str, str | None]]) -> Iterator[NamedMention]:
    for told, document in rows:
        claim = from_text(told)
        yield NamedMention(claim.stub, claim.source, claim.ref, document, claim.own)
