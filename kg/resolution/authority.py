"""The authority list: documents known beforehand, by which undated mentions and names are recognised.

The list comes with the program; a user's own file adds rows to it and mends some. Only a row that is sure decides; any
other is named as a candidate to whoever reviews.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from kg.corpus.keys import Block, block_of, symbol_of
from kg.resolution.bodies import Series, series_of
from kg.resolution.identity import numbered_id
from kg.resolution.names import name_key
from loaders.folding import fold
from loaders.tables import several, table

CERTAINTIES = ("verified", "partly", "hint")
REQUIRED = ("symbol", "issued_on", "issuer")
COLUMNS = (
    *("key", "symbol", "type", "issued_on", "issuer", "term", "title"),
    *("aliases", "relations", "certainty", "source", "example"),
)
_SHORT = re.compile(r"(?i)[\w ]*?\b\d{1,5}[a-zđ]?(?:/[\w-]+)?")
_TERM = re.compile(r"[IVX]+|\d{1,2}|")
_LARGEST = 10_000_000


class AuthorityError(ValueError):
    """A user's list of documents can't be read; the message names file, line and remedy."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the authority list, and who says so in `source`. One that is `sure` decides; any other is only
    named as a candidate. `names` are those that mean it wherever they are read."""

    key: str
    symbol: str
    doc_type: str
    issued_on: str
    issuer: str
    term: str | None
    title: str
    block: Block
    series: Series
    sure: bool
    source: str = ""
    names: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The document's id, as if a text had told all of it."""
        return numbered_id(self.series.name, self.doc_type, self.issued_on, self.block.serial)


@dataclass(frozen=True)
class Authority:
    """An authority list. Of several rows of one key the last counts; their order means nothing else."""

    rows: tuple[Known, ...]
    digest: str = field(init=False)
    """A mark of all that the list says."""
    _blocks: Mapping[Block, tuple[Known, ...]] = field(init=False, repr=False, compare=False)
    _names: Mapping[str, tuple[Known, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = tuple(sorted({row.key: row for row in self.rows}.values(), key=lambda row: row.key))
        blocks: dict[Block, list[Known]] = defaultdict(list)
        names: dict[str, dict[str, Known]] = defaultdict(dict)
        for row in rows:
            blocks[row.block].append(row)
            if row.block.organ:
                blocks[row.block._replace(organ="")].append(row)
            for name in row.names:
                names[name_key(name)][row.key] = row
        values = {
            "rows": rows,
            "digest": hashlib.sha256(repr(rows).encode()).hexdigest(),
            "_blocks": {block: tuple(found) for block, found in blocks.items()},
            "_names": {name: tuple(found.values()) for name, found in names.items()},
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def in_block(self, block: Block) -> tuple[Known, ...]:
        """The listed documents of a block; of a short one (without organ), those of its number and type."""
        return self._blocks.get(block, ())

    def of_id(self, id: str) -> Known | None:
        """The listed document of an id."""
        return self._ids.get(id)

    @cached_property
    def _ids(self) -> Mapping[str, Known]:
        return {row.id: row for row in reversed(self.rows)}

    def by_name(self, name: str) -> tuple[Known, ...]:
        """The sure documents that bear a name; a name may be that of several."""
        return tuple(row for row in self.bearers(name) if row.sure)

    def bearers(self, name: str) -> tuple[Known, ...]:
        """All documents that bear a name, also those that are not sure: a name that one of them bears too doesn't tell
        by itself which is meant."""
        return self._names.get(name_key(name), ())


@cache
def packaged() -> Authority:
    """The list that comes with the program, and the acts whose number and day were seen. Its rows without a symbol are
    known by name only, and are the grammar's."""
    listed = tuple(_known(row) for row in table("authority") if symbol_of(row["symbol"]))
    known = {(row.block, row.issued_on) for row in listed}
    acts = (_act(row) for row in table("acts") if row["confidence"] == "verified" and symbol_of(row["number"]))
    return Authority((*listed, *(act for act in acts if (act.block, act.issued_on) not in known)))


def load_authority(path: Path) -> Authority:
    """The packaged list with a user's own rows, where there is such a file: the columns of `ontology/authority.tsv`, of
    which symbol, issued_on and issuer are needed. A row replaces the packaged one of its key (`symbol@issued_on` where
    it states none), and is taken as verified where it doesn't say how sure it is.

    Raises AuthorityError, which names file and line, for rows that can't be read; OSError for a file that can't be
    opened.
    """
    if not path.exists():
        return packaged()
    return Authority((*packaged().rows, *_own_rows(path)))


def _act(row: Mapping[str, str]) -> Known:
    """An act of `ontology/acts.tsv` as a row of the list."""
    kind = next(kind for kind in ("Bộ luật", "Pháp lệnh", "Luật") if row["title"].startswith(kind))
    told = {
        "key": f"{row['number']}@{row['passed_on']}",
        "symbol": row["number"],
        "type": "Luật" if kind == "Luật" else kind,
        "issued_on": row["passed_on"],
        "issuer": "Ủy ban Thường vụ Quốc hội" if kind == "Pháp lệnh" else "Quốc hội",
        "title": row["title"],
        "certainty": "verified",
        "source": row["source"],
    }
    return _known(dict.fromkeys(COLUMNS, "") | told)


def _known(row: Mapping[str, str]) -> Known:
    block, symbol = block_of(row["symbol"], row["type"]), symbol_of(row["symbol"])
    assert block is not None and symbol is not None
    names = tuple(name for name in several(row["aliases"]) if not _SHORT.fullmatch(name))
    if fold(row["title"]).startswith(("luật ", "bộ luật ", "pháp lệnh ")):
        names += (f"{row['title']} năm {row['issued_on'][:4]}",)
    return Known(
        key=row["key"],
        symbol=symbol.text,
        doc_type=row["type"],
        issued_on=row["issued_on"],
        issuer=row["issuer"],
        term=row["term"] or None,
        title=row["title"],
        block=block,
        series=series_of(row["issuer"]),
        sure=row["certainty"] == "verified" and bool(row["issued_on"]),
        source=row["source"],
        names=names,
    )


def _own_rows(path: Path) -> Iterable[Known]:
    if path.stat().st_size > _LARGEST:
        raise AuthorityError(f"{path}: this file is too large for a list of documents; check what it is")
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise AuthorityError(f"{path}: this is no table in UTF-8; save it as text with tabs, in UTF-8") from None
    columns: list[str] = []
    rows: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        if not any(cells) or line.startswith("#"):
            continue
        where = f"{path}, line {number}"
        if not columns:
            columns = _columns(cells, where)
            continue
        if any(cells[len(columns) :]):
            raise AuthorityError(f"{where}: there are more cells than columns; a tab parts two cells")
        known = _own(dict(zip(columns, cells, strict=False)), where, path.name)
        if known.key in rows:
            raise AuthorityError(f"{where}: line {rows[known.key]} has the key {known.key} too; keep one of them")
        rows[known.key] = number
        yield known


def _columns(cells: list[str], where: str) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    if missing := [name for name in REQUIRED if name not in cells]:
        raise AuthorityError(f"{where}: there is no column {missing[0]}; the first line names the columns, with tabs")
    if unknown := [name for name in cells if name not in COLUMNS]:
        raise AuthorityError(
            f"{where}: there is no column {unknown[0][:80]!r} in such a list; use {', '.join(COLUMNS)}"
        )
    return cells


def _own(stated: Mapping[str, str], where: str, file: str) -> Known:
    """A user's row, completed and checked."""
    row = dict.fromkeys(COLUMNS, "") | {name: cell for name, cell in stated.items() if cell}
    if missing := [name for name in REQUIRED if not row[name]]:
        raise AuthorityError(f"{where}: `{missing[0]}` is empty; each row states symbol, issued_on and issuer")
    symbol = symbol_of(row["symbol"])
    if symbol is None or not symbol.serial:
        raise AuthorityError(f"{where}: {row['symbol'][:80]!r} is no symbol; write one such as 51-KL/TW")
    if not _is_a_date(row["issued_on"]):
        raise AuthorityError(f"{where}: {row['issued_on'][:80]!r} is no date; write it as 2019-05-30, 2019-05 or 2019")
    if not _TERM.fullmatch(row["term"]):
        raise AuthorityError(f"{where}: {row['term'][:80]!r} is no term; write it as XIII")
    row["certainty"] = row["certainty"] or "verified"
    if row["certainty"] not in CERTAINTIES:
        raise AuthorityError(f"{where}: `certainty` is one of {', '.join(CERTAINTIES)}")
    row["symbol"] = symbol.text
    row["type"] = row["type"] or symbol.type or ""
    if not row["type"]:
        raise AuthorityError(f"{where}: the symbol tells no type of document; write one, such as Luật, into `type`")
    row["key"] = row["key"] or f"{symbol.text}@{row['issued_on']}"
    row["source"] = row["source"] or file
    return _known(row)


def _is_a_date(text: str) -> bool:
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text)
    except ValueError:
        return False
    return bool(re.fullmatch(r"\d{4}(-\d\d){0,2}", text))
