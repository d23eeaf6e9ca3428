"""Programmes, plans and schemes that a cited decision issues: their names stand for that decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

_HEADS = (
    "kế hoạch|chương trình|đề án|chiến lược|quy hoạch|bộ chỉ số|bộ tiêu chí|quy chế|dự án|phương án|danh mục"
    "|quy định|quy trình"
)
_VERB = ("quy", "định")  # `về việc quy định mức chi`
_PROPER = ("quy định", "quy trình")  # in small letters these mean no one text
_ISSUED = re.compile(
    rf" *,? *(?:\( *)?(?:(?:về )?(?:việc )?(?:ban hành|phê duyệt|(?:sửa đổi,? (?:và )?bổ sung,?(?: và)? )?cập nhật)"
    r"(?: kèm theo)?"
    rf"|về(?: việc)?)(?: điều chỉnh)?(?: tổng thể)? +[“\"]?(?P<thing>(?:{_HEADS})(?!\w))"
)
_ISSUED_BY = re.compile(
    r"(?:,? *(?:đã )?được [^;.()\n]{0,60}?(?:phê duyệt|ban hành)[^;.()\n]{0,20}? (?:tại|theo|kèm theo)"
    r"|,? (?:ban hành )?kèm theo"
    r"|,? *\((?:được )?(?:(?:phê duyệt|ban hành) )?(?:kèm )?(?:theo|tại) *\Z)"
)
_ANCHOR = re.compile(rf"(?<!\w)(?:{_HEADS})(?!\w)")
_WORD = re.compile(r"\w+")
_PERIOD = re.compile(r"giai đoạn|thời kỳ|đến năm|từ nay|từ năm|năm (?:19|20)\d\d")
_NUMBERED = re.compile(r"(?: hành động| công tác)?(?: số)? \d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISSUING = re.compile(r"ban hành|phê duyệt|cập nhật")
_PURPOSE = ("thực", "triển", "về")
"""Words with which the name goes on that says what a programme is for."""
_TELLING = 7
"""Words of a name that is one without the words "ban hành" or "phê duyệt" in front."""
_BEHIND = 200  # characters that hold the period of a name
_BEGINNING = 8
"""Letters by which a name is sought."""
_LONGEST_NAME, _MOST_NAMESAKES, _SHORTEST = 600, 50, 6
_CLOSING = re.compile(r"[”\"“\n]")
_JUST_ISSUED = re.compile(r"(?:ban hành|xây dựng)(?: kèm theo quyết định này)? [“\"]?\Z")
_END = re.compile(
    r"[;.()\n“”\"]| (?:và|cùng) (?:các )?(?:số|nghị quyết|quyết định|kế hoạch số|chỉ thị|kết luận|văn bản)(?!\w)"
    r"| trên địa bàn"
    r"|[^\W\d]\d(?!\d)|, (?:ủy ban|ubnd|trên cơ sở|nhằm|để|trong đó|đồng thời|bảo đảm|góp phần|theo|yêu cầu|giao"
    r"|phù hợp|cụ thể"
    r"|nghị quyết|quyết định|kế hoạch|chỉ thị|kết luận|thông báo|luật|sở|bộ|ban|hội đồng|tỉnh|thành|các (?:sở|bộ|cơ"
    r"|đơn|cấp))(?!\w)"
)
_PERIOD_ENDS = re.compile(r"\d{4}[”\"]?(?:,(?! (?:tầm nhìn|định hướng|giai đoạn))| (?!-|và định|và tầm|và những|, ))")


@dataclass(frozen=True, slots=True)
class Programme:
    """A name at `start` to `end`; `core` are its words up to the period, `years` those of the period."""

    start: int
    end: int
    core: tuple[str, ...]
    years: tuple[str, ...]
    short: bool = False  # the core lacks what the programme is for


def same_words(folded: str) -> str:
    """The folded text with the two usual forms of one verb made equal; of the same length."""
    return folded.replace("đảm bảo", "bảo đảm")


def issued_after(folded: str, tail: int) -> Programme | None:
    """The programme that the document cited up to `tail` issues or approves, in the words that follow."""
    match = _ISSUED.match(folded, tail)
    programme = _programme(folded, match.start("thing")) if match else None
    telling = programme and (len(programme.core) >= _TELLING or programme.years) and programme.core[:2] != _VERB
    if match and not telling and not _ISSUING.search(match.group()):
        return None  # `về quy hoạch sử dụng đất` only tells what it is about
    return programme


def issued_before(flat: str, folded: str, start: int) -> Programme | None:
    """The programme in front of a decision cited at `start` that says so: `Đề án … ban hành kèm theo Quyết định …`."""
    line = max(folded.rfind("\n", max(0, start - 350), start) + 1, start - 350, 0)
    by = _ISSUED_BY.search(folded, line, start)
    if by is None:
        return None
    begin = max(folded.rfind(mark, line, by.start()) for mark in ";.(") + 1
    heads = [h.start() for h in _ANCHOR.finditer(folded, max(line, begin), by.start())]
    named = [h for h in heads if flat[h].isupper() or not folded.startswith(_PROPER, h)]
    chosen = next((h for h in named if flat[h].isupper()), named[0] if named else None)
    programme = _programme(folded, chosen, by.start()) if chosen is not None else None
    return programme if programme and by.start() - programme.end <= 2 else None


def _programme(folded: str, start: int, limit: int | None = None) -> Programme | None:
    head = _ANCHOR.match(folded, start)
    if head is None or _NUMBERED.match(folded, head.end()):
        return None
    limit = len(folded) if limit is None else limit
    at = head.end()
    while folded[at : at + 1] in (" ", ":"):
        at += 1
    if folded[at : at + 1] in ("“", '"', "”"):
        closing = _CLOSING.search(folded, at + 1, min(at + 400, limit))
        end = closing.end() if closing and closing.group() != "\n" else min(at + 200, limit)
    else:
        most = min(head.end() + 300, limit)
        stop = _END.search(folded, head.end(), most)
        if stop and stop.group() in ("“", '"') and folded[stop.start() - 1] == " ":
            closing = _CLOSING.search(
                folded, stop.end(), min(stop.end() + 300, limit)
            )  # `Kế hoạch thực hiện Đề án “…”`
            stop, most = (None, closing.end()) if closing else (stop, most)
        most = stop.start() if stop else most
        period = _PERIOD.search(folded, head.end(), most)
        ends = _PERIOD_ENDS.search(folded, period.end(), most) if period else None
        if ends:
            most, stop = ends.start() + 4, None
        end = stop.start() + stop.group()[-1].isdigit() if stop else most
    words = folded[start:end]
    period = _PERIOD.search(words)
    core = tuple(_WORD.findall(words[: period.start()] if period else words))
    years = tuple(re.findall(r"(?:19|20)\d\d", words[period.start() :])) if period else ()
    while end > start and folded[end - 1] in " ,:":
        end -= 1
    return Programme(start, end, core, years) if len(core) >= 4 else None


def occurrences(flat: str, folded: str, programmes: Iterable[tuple[int, Programme]]) -> Iterator[tuple[int, int, int]]:
    """Where the names of programmes stand: (offset, offset behind, number of its owner), in text order.

    `programmes` are pairs of an owner and a name. A name without its period counts where one owner has it; names are
    compared by their letters, since copies lose blanks between words.
    """
    index: dict[str, list[tuple[int, Programme]]] = {}
    lengths: dict[str, set[int]] = {}  # of the names that begin with the same letters
    defined = set()
    for owner, whole in programmes:
        for programme in filter(None, (whole, _without_purpose(whole))):
            letters = "".join(programme.core)
            index.setdefault(letters, []).append((owner, programme))
            lengths.setdefault(letters[:_BEGINNING], set()).add(len(letters))
        defined.add(whole.start)
    if not index:
        return
    for start in _starts(folded, defined):
        first = "".join(_WORD.findall(folded, start, start + 3 * _BEGINNING))[:_BEGINNING]
        possible = lengths.get(first)
        if not possible:
            continue
        heading = folded[start - 1 : start] in ("\n", "") and flat[start : start + 12].isupper()
        if start not in defined and (heading or _JUST_ISSUED.search(folded, max(0, start - 40), start)):
            continue  # the speaker's own plan, or one that is yet to come
        tokens = list(_tokens(folded, start, 2 * max(possible) + _BEHIND))
        words = tuple(word for word, _ in tokens)
        letters = "".join(words)
        ends = {length: count for count, length in enumerate(accumulate(map(len, words)), 1)}
        longest = next((n for n in sorted(possible, reverse=True) if n in ends and letters[:n] in index), None)
        best = _best(words, ends[longest], index[letters[:longest]]) if longest else None
        if best is not None:
            owner, count = best
            end = tokens[count - 1][1]
            yield start, end + (folded[end : end + 1] in ("”", '"')), owner


def _starts(folded: str, defined: set[int]) -> list[int]:
    """Where the kinds of programmes that are defined at some places are named."""
    kinds = {kind.group() for start in defined if (kind := _ANCHOR.match(folded, start))}
    return sorted(m.start() for kind in kinds for m in re.finditer(rf"{kind}(?<!\w{kind})(?!\w)", folded))


def _without_purpose(programme: Programme) -> Programme | None:
    """`Chương trình hành động của Chính phủ`, of the one to carry out a resolution."""
    of = programme.core.index("của") if "của" in programme.core else None
    ends = [at for at, word in enumerate(programme.core) if word in _PURPOSE and of is not None and at > of]
    core = programme.core[: ends[0]] if ends else ()
    return replace(programme, core=core, short=True) if len(core) >= _SHORTEST else None


def _tokens(folded: str, start: int, most: int) -> list[tuple[str, int]]:
    """The next words of the line, as many as stand in `most` characters, with the offsets behind them."""
    most = start + min(most, _LONGEST_NAME)
    stop = folded.find("\n", start, most)
    return [(m.group(), m.end()) for m in _WORD.finditer(folded, start, stop if stop >= 0 else most)]


def _best(words: tuple[str, ...], length: int, named: list[tuple[int, Programme]]) -> tuple[int, int] | None:
    """The one owner whose period fits the words behind the name, with the number of words; None where several fit."""
    after = words[length : length + 12]
    period = _PERIOD.match(" ".join(after[:3]))
    fitting: dict[int, int] = {}
    for owner, programme in named[:_MOST_NAMESAKES]:
        if programme.short and after[:1] and after[0] in _PURPOSE:
            continue
        years = [w for w in after if _YEAR.fullmatch(w)][: len(programme.years)] if period else []
        if years and programme.years and years[0] != programme.years[0]:
            continue
        end = length + 1 + max(i for i, w in enumerate(after) if w == years[-1]) if years else length
        fitting.setdefault(owner, end)
    return next(iter(fitting.items())) if len(fitting) == 1 else None
