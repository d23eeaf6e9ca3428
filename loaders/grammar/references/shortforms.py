"""Short forms that a text agrees on: `(sau đây gọi tắt là Đề án)`, and the bare type word of the one document that a
plan is about (`Nghị quyết` in a plan to carry out one resolution)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from loaders.extraction import Header
from loaders.grammar.lexicon.spelling import squeeze
from loaders.grammar.lexicon.symbols import find_symbols
from loaders.grammar.outline import Paragraph, Zone
from loaders.grammar.references.coreference import Document
from loaders.grammar.references.mentions import TYPE_WORDS
from loaders.grammar.references.sameness import family

_AGREED = re.compile(
    r"\((?:(?:sau đây |dưới đây )?(?:viết tắt|gọi tắt|gọi chung|gọi)(?: tắt"
    r"| chung)*(?: là)? *:? *[“\"]?(?P<name>[^()”\"\n]{3,120}?)[”\"]?"
    r"|(?P<numbered>(?:bộ chỉ số|đề án|chương trình|kế hoạch|chiến lược) \d{1,4}))\)"
)
_PROGRAMME_WORDS = (
    "chương trình|đề án|chiến lược|quy hoạch|kế hoạch|bộ chỉ số|bộ tiêu chí|dự án|quy chế|quy trình|phương án|danh mục"
)
# What may follow a bare type word that stands for one document; anything else makes it the beginning of a name.
_GOES_ON = re.compile(
    r"[,.;:)\n]| (?:và|để|trong|theo|được|đã|đến|thuộc|gửi|phù|tại|trên|có|là|với|cho|do|đề ra|ban|gắn|đạt|hiệu|sẽ"
    r"|vào|từ|bảo đảm"
    r"|đảm bảo|bằng|nhằm|ở|cũng|thì|như|khi|sau|trước|thường xuyên|kịp thời)(?!\w)"
)
_NOT_THIS_ONE = re.compile(r"(?:các|những|mỗi|một|dự thảo|xây dựng|ban hành|số|của các|từng|tham mưu|phê duyệt) \Z")
_ABOVE = re.compile(  # begins with letters: these are found fast
    r" trên(?:(?<=nêu trên)(?!\w)|(?<=nói trên)(?!\w)|(?<=kể trên)(?!\w)"
    r"|(?=[,.;:)\n]| (?:được|đã|là|có|nhằm|và|để|phải|cần|sẽ|theo)(?!\w)))"
)
_WHAT_IS_ABOVE = re.compile(
    rf"(?<!\w)(?P<word>{'|'.join(sorted(TYPE_WORDS, key=len, reverse=True))})(?: (?:đã )?(?:nói|nêu|kể))?\Z"
)
_PROGRAMME_NUMBERS = tuple(  # each begins with letters: these are found fast
    re.compile(
        rf"(?P<word>{word}) (?:số )?(?P<serial>\d{{2,4}})"
        r"(?![\w/%-]|[.,]\d| (?:[a-zđ]+ )?(?:đồng|tỷ|triệu|người|lớp|xã|huyện|tỉnh|nhiệm vụ|dự án|mục tiêu)(?!\w))"
    )
    for word in ("chương trình", "đề án", "chiến lược", "dự án")
)
_TELLING_DIGITS, _ISSUES_WITHIN = 3, 200
_FARTHEST = 2000
"""Characters between a document's last mention and "nêu trên"."""
_MID_SENTENCE = re.compile(r"[\w,] \Z")


def short_forms(
    flat: str, folded: str, documents: list[Document], paragraphs: tuple[Paragraph, ...], header: Header
) -> Iterator[tuple[int, int, int]]:
    """Offsets of short forms with the number of their document."""
    yield from _said_above(flat, folded, documents)
    yield from _by_number(flat, folded, documents)
    forms = _agreed(flat, folded, documents, header)
    for word, owner in _principal(folded, documents, paragraphs, header).items():
        forms.setdefault(word, owner)
    if not forms:
        return
    longest_first = sorted(forms, key=lambda f: (-len(f), f))
    for match in re.finditer("|".join(re.escape(f) for f in longest_first), folded):
        start, end = match.span()
        if not flat[start].isupper() or flat[start:end].isupper():
            continue
        if " " in match.group() and not _only_type_word(match.group()):
            if not folded[end : end + 1].isalnum():
                yield start, end, forms[match.group()]
        elif (
            _GOES_ON.match(folded, end)
            and _MID_SENTENCE.search(folded, max(0, start - 3), start)
            and not _NOT_THIS_ONE.search(folded, max(0, start - 14), start)
        ):
            yield start, end, forms[match.group()]


def _said_above(flat: str, folded: str, documents: list[Document]) -> Iterator[tuple[int, int, int]]:
    """`Kết luận trên`, `Chỉ thị nêu trên`: the document of that type that the text named last."""
    named: dict[str, list[tuple[int, int]]] = {}
    for number, document in enumerate(documents):
        named.setdefault(family(document.type), []).extend((m.start, number) for m in document.mentions)
    for places in named.values():
        places.sort()
    for above in _ABOVE.finditer(folded):
        what = _WHAT_IS_ABOVE.search(folded, max(0, above.start() - 40), above.start())
        if what is None or not flat[what.start()].isupper():
            continue
        places = named.get(family(TYPE_WORDS[what["word"]]), [])
        last = bisect_right(places, (what.start(), -1)) - 1
        if last >= 0 and what.start() - places[last][0] <= _FARTHEST:
            yield what.start(), above.end(), places[last][1]


def _by_number(flat: str, folded: str, documents: list[Document]) -> Iterator[tuple[int, int, int]]:
    """`Chương trình 1719`, `Đề án 06`: what a decision issued, called by the decision's number, behind the decision. A
    number of few digits tells it only where the text says what the decision issued."""
    deciding: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        if document.symbol and document.type == "QĐ":
            deciding.setdefault(document.symbol.serial.lstrip("0"), []).append(number)
    for called in (m for pattern in _PROGRAMME_NUMBERS for m in pattern.finditer(folded)) if deciding else ():
        owners = deciding.get(called["serial"].lstrip("0"), [])
        if len(owners) != 1 or not flat[called.start()].isupper():
            continue
        mentions = [m for m in documents[owners[0]].mentions if m.symbol and m.end <= called.start()]
        issues = any(called["word"] in folded[m.tail : min(m.tail + _ISSUES_WITHIN, called.start())] for m in mentions)
        if mentions and (issues or len(called["serial"].lstrip("0")) >= _TELLING_DIGITS):
            yield *called.span(), owners[0]


def _only_type_word(form: str) -> bool:
    return form in TYPE_WORDS or form in _PROGRAMME_WORDS.split("|")


def _agreed(flat: str, folded: str, documents: list[Document], header: Header) -> dict[str, int]:
    """Forms that the text defines in brackets, by the nearest document before them whose type or programme fits."""
    places = sorted((m.end, number) for number, d in enumerate(documents) for m in d.mentions)
    ends = [end for end, _ in places]
    own = _own_word(header)
    forms: dict[str, int] = {}
    for match in _AGREED.finditer(folded):
        group = "name" if match["name"] else "numbered"
        form = squeeze(match[group])
        if form == own or len(forms) >= 50 or find_symbols(flat[match.start(group) : match.end(group)]):
            continue
        line = folded.rfind("\n", max(0, match.start() - 700), match.start())
        for place in range(bisect_right(ends, match.start()) - 1, -1, -1):
            end, number = places[place]
            if end <= line or match.start() - end > 600:
                break
            if form.startswith(_heads_of(documents[number], folded)):
                forms[form] = number
                break
    return forms


def _own_word(header: Header) -> str:
    return next((w for w, code in TYPE_WORDS.items() if code == header.type), "")


def _heads_of(document: Document, folded: str) -> tuple[str, ...]:
    """The type word of a document and those of the programmes that it issues."""
    words = [w for w, code in TYPE_WORDS.items() if code == document.type and w != "văn bản"]
    for mention in document.mentions[:40]:
        head = re.compile(rf"(?:{_PROGRAMME_WORDS})(?!\w)").match(folded, mention.start)
        words += [head.group()] if head else []
    return tuple(words) or ("\n",)


def _principal(
    folded: str, documents: list[Document], paragraphs: tuple[Paragraph, ...], header: Header
) -> dict[str, int]:
    """The bare words that stand for the first document named in the title, or where it names none, in the opening."""
    own = _own_word(header)
    for zone in (Zone.TITLE, Zone.OPENING):
        spans = [(p.start, p.end) for p in paragraphs if p.zone == zone][:4]
        named = [
            (m.start, -m.end, number)
            for number, document in enumerate(documents)
            for m in document.mentions
            if any(start <= m.start < end for start, end in spans)
        ]
        if named:
            _, end, number = min(named)
            others = {n for start, _, n in named if start >= -end} - {
                number
            }  # not the laws inside an amending law's name
            taken = {w for n in others for w in _heads_of(documents[n], folded)}
            return {w: number for w in _heads_of(documents[number], folded) if w != own and w not in taken}
    return {}
