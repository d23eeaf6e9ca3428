"""The file of a user's judgements, `decisions.csv`: read, appended to and shortened so that version control shows only
the lines that changed."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kg.files import replacing
from kg.resolution.judgements import Judgement, JudgementError, Judgements, Verdict

COLUMNS = ("left", "right", "verdict", "who", "when", "why")
_HEADER = ",".join(COLUMNS)
_MARK = "\ufeff"
_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class _Line:
    """A judgement as it stands in the file: the number of its first line, and its text with the line's end."""

    judgement: Judgement
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class _File:
    """The file as it was read. `head` are the lines as far as the header, `rest` all others; where one holds no
    judgement (an empty line) it is kept as text."""

    head: str
    columns: tuple[str, ...]
    comma: str
    rest: tuple[_Line | str, ...]

    @property
    def lines(self) -> list[_Line]:
        return [line for line in self.rest if isinstance(line, _Line)]

    @property
    def end(self) -> str:
        """How lines of this file end."""
        return "\r\n" if self.head.endswith("\r\n") else "\n"

    def text(self) -> str:
        return self.head + "".join(line.text if isinstance(line, _Line) else line for line in self.rest)


def load_judgements(path: Path) -> Judgements:
    """The judgements of a file; none where there is no such file.

    It is CSV in UTF-8 with the columns left, right, verdict, who, when and why in any order, as spreadsheets save it
    too (a mark before the first letter, semicolons, CRLF). Raises JudgementError, which names file and line, for a
    line that is no judgement and for lines that contradict each other; OSError for a file that can't be opened.
    """
    return _judgements(path, _read(path).lines)


def record(path: Path, judgement: Judgement) -> Judgements:
    """Append a judgement to a file, which is made where there is none, and return all that it holds then.

    Every other byte stays as it is, but for a judgement of the same pair by the same person at the same time: the new
    one takes its line. Raises JudgementError and leaves the file alone where the new one contradicts others.
    """
    file = _read(path)
    held = _judgements(path, file.lines)
    if judgement in held:
        return held
    new = _Line(judgement, 0, _written(judgement, file))
    again = [line for line in file.lines if _again(line.judgement, judgement)]
    if again:
        kept = tuple(new if line is again[0] else line for line in file.rest if line not in again[1:])
    else:
        kept = (*_ended(file.rest, file.end), new)
    judgements = Judgements.of(line.judgement for line in kept if isinstance(line, _Line))
    _write(path, _File(_end(file.head, file.end), file.columns, file.comma, kept).text())
    return judgements


def take_back(path: Path, judgements: Iterable[Judgement]) -> Judgements:
    """Strike judgements from a file and return those that it holds then. Every other byte stays as it is."""
    file, struck = _read(path), set(judgements)
    kept = tuple(line for line in file.rest if isinstance(line, str) or line.judgement not in struck)
    left = _judgements(path, [line for line in kept if isinstance(line, _Line)])
    if len(kept) < len(file.rest):
        _write(path, _File(file.head, file.columns, file.comma, kept).text())
    return left


def write_judgements(path: Path, judgements: Judgements) -> None:
    """Write all judgements in canonical order: the same set gives the same bytes."""
    empty = _parsed(f"{_HEADER}\n", path)
    _write(path, empty.head + "".join(_written(judgement, empty) for judgement in judgements))


def _read(path: Path) -> _File:
    if not path.exists():
        return _parsed(f"{_HEADER}\n", path)
    if path.stat().st_size > _LARGEST:
        raise JudgementError(f"{path}: this file is too large for a list of judgements; check what it is")
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        raise JudgementError(f"{path}: this is no CSV in UTF-8; save it as `CSV UTF-8`") from None
    return _parsed(text or f"{_HEADER}\n", path)


def _parsed(text: str, path: Path) -> _File:
    head, comma = "", ","
    columns: tuple[str, ...] = ()
    for _, line, cells in _rows(text, path):
        head += line
        if any(cells):
            comma = ";" if line.count(";") > line.count(",") else ","
            columns = tuple(cell.strip().lower() for cell in line.strip().lstrip(_MARK).replace('"', "").split(comma))
            break
    if missing := [column for column in COLUMNS if column not in columns]:
        raise JudgementError(f"{path} has no column {missing[0]}; its first line is {_HEADER}")
    if unknown := [column for column in columns if column not in (*COLUMNS, "")]:
        raise JudgementError(f"{path} has the unknown column {unknown[0][:80]}; its first line is {_HEADER}")
    rest: list[_Line | str] = []
    for number, line, cells in _rows(text[len(head) :], path, comma, head.count("\n") + 1):
        values = {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}
        if not any(values.values()):
            rest.append(line)
            continue
        try:
            rest.append(_Line(_judgement(values), number, line))
        except JudgementError as error:
            raise JudgementError(f"{path}, line {number}: {error}") from None
    return _File(head, columns, comma, tuple(rest))


def _judgement(values: Mapping[str, str]) -> Judgement:
    left, right, verdict, who, when, why = (values.get(column, "") for column in COLUMNS)
    return Judgement(left, right, cast(Verdict, verdict), who, when, why)


def _rows(text: str, path: Path, comma: str = ",", number: int = 1) -> Iterator[tuple[int, str, list[str]]]:
    """The rows of a text: the number of the first line, the lines themselves, and the cells."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    reader = csv.reader(lines(), delimiter=comma, strict=True)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            raise JudgementError(f"{path}, line {number}: this is no line of CSV; check its quotes") from None
        if cells is None:
            return
        yield number, "".join(taken), cells
        number += len(taken)
        taken.clear()


def _judgements(path: Path, lines: Sequence[_Line]) -> Judgements:
    try:
        return Judgements.of(line.judgement for line in lines)
    except JudgementError as error:
        numbers: dict[Judgement, list[int]] = defaultdict(list)
        for line in lines:
            numbers[line.judgement].append(line.number)
        where = sorted({n for group in error.contradictions[:1] for j in group for n in numbers[j]})
        raise JudgementError(f"{path}, line {', '.join(map(str, where))}: {error}", error.contradictions) from None


def _written(judgement: Judgement, file: _File) -> str:
    """The line of a judgement in the manner of a file."""
    line = io.StringIO()
    cells = [getattr(judgement, name) if name else "" for name in file.columns]
    csv.writer(line, delimiter=file.comma, lineterminator=file.end).writerow(cells)
    return line.getvalue()


def _ended(rest: tuple[_Line | str, ...], end: str) -> tuple[_Line | str, ...]:
    """The lines of a file, the last of which ends like one."""
    if not rest:
        return ()
    last = rest[-1]
    whole = _end(last, end) if isinstance(last, str) else _Line(last.judgement, last.number, _end(last.text, end))
    return (*rest[:-1], whole)


def _end(line: str, end: str) -> str:
    return line if line.endswith(("\n", "\r")) else line + end


def _again(old: Judgement, new: Judgement) -> bool:
    return (old.pair, old.who, old.when) == (new.pair, new.who, new.when)


def _write(path: Path, text: str) -> None:
    with replacing(path.resolve()) as file:  # a link stays one
        file.write(text.encode())
