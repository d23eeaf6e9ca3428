"""Finding documents, bodies and places by what people type.

A symbol alone may mean several documents, and a short name several bodies: all that fit are returned, so that answers
keep them apart instead of choosing in silence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import groupby
from typing import Any

from kg.stores import Store
from loaders.folding import plain
from loaders.grammar.lexicon.dates import find_dates
from loaders.grammar.lexicon.symbols import Symbol, find_symbols, parse_symbol, symbol_key, type_codes
from loaders.tables import table

Found = dict[str, Any]


class LookupFailure(Exception):
    """Nothing in the graph fits what was typed. `suggestions` are near ones, in words that can be typed."""

    def __init__(self, message: str, suggestions: Iterable[str] = ()) -> None:
        self.suggestions = tuple(suggestions)
        near = f"; did you mean {', '.join(self.suggestions)}?" if self.suggestions else ""
        super().__init__(message + near)


_DOCUMENT = """RETURN d.id AS id, d.symbol AS symbol, d.title AS title, d.doc_type AS doc_type,
  d.issued_on AS issued_on, d.issuer AS issuer, d.level AS level, d.territory AS territory, d.status AS status,
  d.resolved AS resolved
ORDER BY coalesce(issued_on, ''), id"""
_LONGEST_TYPE = 8
_LINK = re.compile(r"^(?:[\s,;.(]|(?:của|tại|ở|ngày|năm)(?!\w))+", re.IGNORECASE)
"""What stands between a symbol and the name of a place or body."""
_DATED = re.compile(r"\s*@\s*([\d/.-]+)(?=\s|$)")
_YEAR = re.compile(r"(.+?)(?:\s*[/(,]\s*|\s+(?:năm\s+)?)((?:19|20)\d\d)\)?", re.IGNORECASE)


def find_documents(store: Store, text: str) -> list[Found]:
    """All documents that a text may mean, the oldest first.

    Takes a symbol (`51-KL/TW`, in any case), a type and number (`KL 51`, `Kết luận số 51`), both with a date or year
    (`51-KL/TW@2019`, `KL 51 ngày 30/5/2019`) or with words of their issuer, place or title (`43/KH-UBND Lạng Sơn`), an
    id, or part of a title, with or without diacritics. Each is a dict of `id`, `symbol`, `title`, `doc_type`,
    `issued_on`, `issuer`, `level`, `territory`, `status`, `resolved`. Raises
    LookupFailure with near ones where nothing fits.
    """
    wanted = _clean(text)
    if not wanted:
        raise LookupFailure("no document was named")
    if by_id := _query(store, "MATCH (d:Document) WHERE d.id = $id", id=wanted):
        return by_id
    for name, date in _readings(wanted):
        named = _by_name(store, name)
        if fitting := [row for row in named if _fits(row, date)]:
            return fitting
        if named:
            raise LookupFailure(f"no {name} of {date} is known", telling_apart(named[:5]))
    raise LookupFailure(f"no document fits {wanted!r}", _near(store, wanted))


def telling_apart(rows: Iterable[Found]) -> list[str]:
    """For each document what to type for it alone: its symbol or title with its date where that is enough, else with
    its issuer, else its id."""
    found = list(rows)
    dated = [_typable(row) for row in found]
    placed = [f"{row['symbol']} {row['issuer']}" if row["symbol"] and row["issuer"] else "" for row in found]
    alone = [sum(_fits(other, row["issued_on"] or "") for other in found) == 1 for row in found]
    ways = zip(found, dated, placed, alone, strict=True)
    return [
        date if only else place if place and placed.count(place) == 1 else row["id"] for row, date, place, only in ways
    ]


def _clean(text: str) -> str:
    """What was typed in composed letters and with single blanks; `?` for bytes that are no letters."""
    return unicodedata.normalize("NFC", " ".join(text.encode("utf-8", "replace").decode().split()))


def _by_name(store: Store, name: str) -> list[Found]:
    """The documents of a symbol, or type and number, narrowed down by the words that follow; else those of a title."""
    if symbol := parse_symbol(name):
        return _by_symbol(store, symbol)
    for _, end, symbol in find_symbols(name):
        return _narrowed(_by_symbol(store, symbol), symbol.text, name[end:])
    words = name.split(" ")
    for cut in range(min(len(words), _LONGEST_TYPE), 0, -1):
        head, rest = " ".join(words[:cut]), " ".join(words[cut:])
        if symbol := parse_symbol(words[cut - 1]):
            return _narrowed(_by_symbol(store, symbol), symbol.text, rest)
        if numbered := _type_and_number(head):
            return _narrowed(_of_type(store, *numbered), head, rest)
    return _by_title(store, name)


def _narrowed(rows: list[Found], name: str, rest: str) -> list[Found]:
    """The documents whose issuer, territory or title the words behind a symbol tell (`43/KH-UBND Lạng Sơn`). Raises
    LookupFailure where they tell none."""
    words = _LINK.sub("", rest).strip(" ,;.()")
    wanted = _body_words(words)
    if not wanted or not rows:
        return rows
    found = [row for row in rows if any(_says(wanted, row[key]) for key in ("issuer", "territory"))]
    found = found or [row for row in rows if _in_order(wanted, _body_words(row["title"] or ""))]
    if not found:
        raise LookupFailure(f"no {name} of {words} is known", telling_apart(rows[:5]))
    return found


def _says(wanted: tuple[str, ...], name: str | None) -> bool:
    """Whether words tell a name, or tell more of it than is known (Ban Bí thư Trung ương Đảng)."""
    known = _body_words(name or "")
    return _in_order(wanted, known) or _in_order(known, wanted)


def _by_symbol(store: Store, symbol: Symbol) -> list[Found]:
    exact = _query(store, "MATCH (d:Document) WHERE d.symbol = $symbol", symbol=symbol.text)
    key = symbol_key(symbol)

    def same(row: Found) -> bool:
        other = parse_symbol(row["symbol"] or "")
        return other is not None and symbol_key(other) == key

    return exact or _numbered(store, symbol.serial, same)


def _of_type(store: Store, code: str, number: str) -> list[Found]:
    return _numbered(store, number, lambda row: (row["doc_type"] or "").casefold() == code.casefold())


def _numbered(store: Store, number: str, fits: Callable[[Found], bool]) -> list[Found]:
    spellings = sorted({number, number.lstrip("0"), number.zfill(2)})
    return [
        row for row in _query(store, "MATCH (d:Document) WHERE d.number IN $numbers", numbers=spellings) if fits(row)
    ]


def _by_title(store: Store, name: str) -> list[Found]:
    wanted = plain(name)
    if len(wanted) < 3:
        return []
    titles = store.query("MATCH (d:Document) RETURN d.id AS id, d.title AS title").rows
    ids = [id for id, title in titles if wanted in plain(title)]
    return _query(store, "MATCH (d:Document) WHERE d.id IN $ids", ids=ids) if ids else []


def _query(store: Store, match: str, **parameters: Any) -> list[Found]:
    return store.query(f"{match}\n{_DOCUMENT}", parameters).as_dicts()


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """The name and the date in ISO form, as far as one is given; a title may itself end in a date."""
    if marked := _DATED.search(text):
        dates = find_dates(marked[1])
        name = f"{text[: marked.start()]} {text[marked.end() :]}".strip()
        yield " ".join(name.split()), dates[0].iso if dates else marked[1]
        return
    dates, year = find_dates(text), _YEAR.fullmatch(text)
    if dates:
        name, date = f"{text[: dates[0].start].rstrip(' ,')} {text[dates[0].end :].lstrip(' ,')}".strip(), dates[0].iso
    else:
        name, date = year.groups() if year else (text, "")
    if not (find_symbols(name) or _type_and_number(name)):
        yield text, ""
    if name:
        yield name, date


def _fits(row: Found, date: str) -> bool:
    """Whether a document is of a date; one whose own date is known less exactly fits as far as it is known."""
    issued = row["issued_on"] or ""
    return not date or (bool(issued) and (issued.startswith(date) or date.startswith(issued)))


@cache
def _type_names() -> dict[str, str]:
    """Codes of document types by name and code, both without diacritics."""
    names = {plain(spelling): code for spelling, code in type_codes().items()}
    for row in table("doc_types"):
        names.setdefault(plain(row["name"]), row["code"])
    return names


def _type_and_number(text: str) -> tuple[str, str] | None:
    """`KL 51`, `Kết luận số 51`, `kl51` → (`KL`, `51`)."""
    found = re.fullmatch(r"(\D+?)\s*(?:so\s*)?[.:]?\s*(\d{1,6}[a-e]?)", plain(text))
    code = _type_names().get(found[1].strip()) if found else None
    return (code, found[2]) if found and code else None


def _typable(row: Found) -> str:
    name = row["symbol"] or row["title"]
    return f"{name}@{row['issued_on']}" if row["issued_on"] else name


def _near(store: Store, name: str) -> list[str]:
    """Symbols that look like what was typed."""
    found = store.query("MATCH (d:Document) WHERE d.symbol IS NOT NULL RETURN DISTINCT d.symbol AS symbol").rows
    symbols = {plain(symbol): symbol for (symbol,) in sorted(found)}
    return [symbols[near] for near in get_close_matches(plain(name), symbols, 3, 0.6)]


def find_bodies(store: Store, text: str) -> list[Found]:
    """All bodies that a text may mean, by title.

    Takes a full name or one with usual abbreviations (`Sở GDĐT Quảng Ngãi`, `UBND tỉnh Lạng Sơn`), with or without
    diacritics, or an id. A name that is one body's whole name means only bodies of that name; else it means all whose
    names hold its words in this order. Each is a dict of `id`, `title`, `kind`, `level`, `territory`, `collective`.
    Raises LookupFailure with near ones where nothing fits.
    """
    wanted = _clean(text)
    if not wanted:
        raise LookupFailure("no body was named")
    if by_id := store.query(_BODIES, {"ids": [wanted]}).as_dicts():
        return by_id
    titles = store.query("MATCH (o:Organization) RETURN o.id AS id, o.title AS title ORDER BY title, id").rows
    name = _body_words(wanted)
    names = {id: _body_words(title) for id, title in titles}
    found = [id for id, words in names.items() if words == name]
    found = found or [id for id, words in names.items() if _in_order(name, words)]
    if not found:
        known = {" ".join(names[id]): title for id, title in titles}
        near = get_close_matches(" ".join(name), known, 3, 0.6)
        raise LookupFailure(f"no body fits {wanted!r}", [known[one] for one in near])
    return store.query(_BODIES, {"ids": found}).as_dicts()


_BODIES = """
MATCH (o:Organization) WHERE o.id IN $ids
RETURN o.id AS id, o.title AS title, o.kind AS kind, o.level AS level, o.territory AS territory,
  o.collective AS collective
ORDER BY title, id
"""


def find_places(store: Store, text: str) -> list[Found]:
    """All places that a text may mean, the oldest first.

    Takes a name with or without its kind (`tỉnh Quảng Nam`, `Quảng Nam`, `TP Đà Nẵng`), with or without diacritics, or
    an id. A place whose borders changed is several, one after the other. Each is a dict of `id`, `title`, `kind`,
    `level`, `code`, `valid_from`, `valid_to`. Raises LookupFailure with near ones where nothing fits.
    """
    wanted = _clean(text)
    if not wanted:
        raise LookupFailure("no place was named")
    places = store.query(
        "MATCH (p:Place) RETURN p.id AS id, p.title AS title, p.kind AS kind, p.level AS level, p.code AS code, "
        "p.valid_from AS valid_from, p.valid_to AS valid_to ORDER BY coalesce(valid_from, ''), id"
    ).as_dicts()
    name = _body_words(wanted)
    titles = {place["id"]: _body_words(place["title"]) for place in places}
    by_kind = [place for place in places if place["id"] == wanted or titles[place["id"]] == name]
    found = by_kind or [p for p in places if titles[p["id"]] == (*_body_words(p["kind"] or ""), *name)]
    if not found:
        near = get_close_matches(" ".join(name), {" ".join(title) for title in titles.values()}, 3, 0.6)
        known = {" ".join(titles[place["id"]]): place["title"] for place in places}
        raise LookupFailure(f"no place fits {wanted!r}", [known[one] for one in near])
    return found


@dataclass(frozen=True, slots=True)
class Succession:
    """A place is no more: since `day` it is part of others, or divided into them."""

    title: str
    day: str | None
    into: tuple[str, ...]


def where_it_went(store: Store, places: Iterable[str]) -> list[Succession]:
    """For places, by id, that are no more under their name: what they went into, and what that went into. A place that
    goes on under its name has not gone."""
    gone: list[Succession] = []
    seen: set[str] = set()
    step = sorted(set(places))
    while step and len(gone) < _MOST_GONE:
        seen.update(step)
        rows = store.query(_SUCCEEDED, {"ids": step}).as_dicts()
        for _, group in groupby(rows, key=lambda row: str(row["id"])):
            after = list(group)
            title, into = after[0]["title"], tuple(sorted({row["into"] for row in after}))
            if title not in into:
                gone.append(Succession(title, min((row["day"] for row in after if row["day"]), default=None), into))
        step = sorted({row["next"] for row in rows} - seen)
    return gone


_MOST_GONE = 20
_SUCCEEDED = """
MATCH (place:Place)-[:SUCCEEDED_BY]->(after:Place) WHERE place.id IN $ids
RETURN place.id AS id, place.title AS title, after.id AS next, after.title AS into, after.valid_from AS day
ORDER BY id, into, next
"""


def _body_words(name: str) -> tuple[str, ...]:
    """The words of a name with its abbreviations written out, without diacritics and marks."""
    long = _abbreviations()
    return tuple(re.findall(r"\w+", " ".join(long.get(part, part) for part in plain(name).split())))


@cache
def _abbreviations() -> dict[str, str]:
    """Short forms and what they stand for, both without diacritics; not those that are syllables too (`TƯ`, `tư`)."""
    forms = {plain(row["short"]): plain(row["long"]) for row in table("abbreviations")}
    return {short: long for short, long in forms.items() if not re.fullmatch(r"[a-z]*[aeiouy][a-z]?", short)}


def _in_order(some: tuple[str, ...], words: tuple[str, ...]) -> bool:
    rest = iter(words)
    return bool(some) and all(word in rest for word in some)
