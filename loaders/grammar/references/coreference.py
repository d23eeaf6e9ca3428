"""Which mentions name one document: by symbol and date, by name, and short forms by the one full mention that fits."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from loaders.extraction import Header
from loaders.grammar.lexicon.spelling import fold_in_place, squeeze
from loaders.grammar.lexicon.symbols import Symbol, parse_symbol, symbol_key
from loaders.grammar.references.lists import shared
from loaders.grammar.references.mentions import TYPE_WORDS, Naming
from loaders.grammar.references.names import document_called
from loaders.grammar.references.sameness import (
    family,
    is_slip,
    kind_of_seat,
    may_be_one_board,
    province_stated,
    seat_of,
    sphere_of,
    sphere_of_symbol,
)
from loaders.grammar.references.seats import issuer_of_symbol, placed, province_of_text
from loaders.grammar.references.subjects import are_apart, subject_of

_TITLED = re.compile(r" *(?:về )?(?:việc )?(?:triển khai |tổ chức |tiếp tục )*(?:thực hiện |triển khai )")
_AMONG_OTHERS = re.compile(r"(?:,| và|;|(?<!\w)căn cứ|(?<!\w)thực hiện) \Z")
_IN_A_LIST, _SENTENCE_ENDS = re.compile(r"(?:,| và) \Z"), re.compile(r"[.;:\n]")
_WORDS = {code: word for word, code in TYPE_WORDS.items()} | {"QĐ": "quyết định", "TT": "thông tư", "CV": "công văn"}
_ALWAYS_DATED = {"NĐ", "TT", "TTLT"}
_MOST_ISSUERS = 20
_MOST_SUBJECTS = 3
_MOST_OF_ONE_SYMBOL = 50
"""Documents of one symbol that one text can cite."""
_ITS_NUMBER = re.compile(r" \((?:bộ )?(?:luật|pháp lệnh) số:? [\w/-]+(?:,? ngày [\d/.-]+)?\)")
"""A law's number in brackets at once behind its name; farther off stands that of a law that amends it."""
_THIS_CHANGES = re.compile(
    r"(?<!\w)này (?:sẽ |được |có hiệu lực [^.;\n]{0,30})?(?:thay thế|bãi bỏ|sửa đổi|bổ sung|thay cho)"
    r"(?: (?:cho|toàn bộ|một số điều của|,|và|sửa đổi|bổ sung))* \Z"
)
_ABOVE = {"district": ("tỉnh",), "commune": ("tỉnh", "thành phố", "huyện", "quận", "thị xã")}
"""Kinds of places above one of a level."""
_LONG_CODE = 6
"""Letters of a body's code of which one may be a slip; of a shorter one it makes another body."""
_ONE_CODE = {"quyết định", "quy định", "thông tư", "thông tri"}
"""Type words of which two share a code."""


@dataclass(slots=True)
class Document:
    """A cited document while its mentions are being gathered."""

    type: str | None
    symbol: Symbol | None = None
    names: list[str] = field(default_factory=list)
    mentions: list[Naming] = field(default_factory=list)
    years: set[str] = field(default_factory=set)
    days: dict[str, set[str]] = field(default_factory=dict)
    issuers: dict[str, None] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    subjects: list[frozenset[str]] = field(default_factory=list)

    def add(self, mention: Naming) -> None:
        self.mentions.append(mention)
        if mention.date:
            self.years.add(mention.date[:4])
            if len(mention.date) == 10:
                self.days.setdefault(mention.date[:4], set()).add(mention.date)
        if mention.word:
            self.words.add(mention.word)
        if mention.term:
            self.terms.add(mention.term)
        if mention.issuer and len(self.issuers) < _MOST_ISSUERS:
            self.issuers[mention.issuer] = None

    def may_be_of(self, date: str | None) -> bool:
        """No mention gives another year, nor a day that is farther off than a slip of the pen."""
        if not date or not self.years:
            return True
        if date[:4] not in self.years:
            return False
        days = self.days.get(date[:4]) if len(date) == 10 else None
        return not days or date in days or any(is_slip(date, day) for day in days)

    def may_be_by(self, issuer: str | None, header: Header) -> bool:
        """Neither its symbol nor a mention speaks of a body of another kind or in another place."""
        if not issuer or issuer in self.issuers:
            return True
        if not all(may_be_one_board(issuer, known) for known in self.issuers):
            return False
        sphere, spheres = sphere_of(issuer), {sphere_of(i) for i in self.issuers} - {None}
        if self.symbol and not spheres:
            spheres = {sphere_of_symbol(self.symbol)} - {None}
        if sphere and spheres and sphere not in spheres:
            return False
        seat, seats = seat_of(placed(issuer, header)), {seat_of(placed(i, header)) for i in self.issuers} - {None}
        return not seat or not seats or seat in seats

    def may_be_told(self, mention: Naming, subject: frozenset[str]) -> bool:
        """The mention tells no other term and no other subject; of one day a number stands once."""
        if mention.date in self.days.get((mention.date or "")[:4], ()):
            return True
        if mention.term and self.terms and mention.term not in self.terms:
            return False
        return not any(are_apart(subject, known) for known in self.subjects)

    def may_be_called(self, mention: Naming) -> bool:
        """The type word counts in the same series: a decision is no regulation, though both are QĐ."""
        if family(self.type) != family(mention.type):
            return False
        told = mention.word in _ONE_CODE and bool(self.words & _ONE_CODE)
        return not told or mention.word in self.words

    @property
    def dates(self) -> list[str]:
        return [m.date for m in self.mentions if m.date]

    @property
    def date(self) -> str | None:
        """The fullest date, the most frequent of these; in the year of the symbol."""
        year = self.symbol.year if self.symbol else None
        dates = [d for d in self.dates if not year or d.startswith(year)]
        full = [d for d in dates if len(d) == 10] or dates
        return Counter(full).most_common(1)[0][0] if full else year

    @property
    def issuer(self) -> str | None:
        """The issuer that most mentions name, the first one of these."""
        counted = Counter(m.issuer for m in self.mentions if m.issuer)
        return counted.most_common(1)[0][0] if counted else None


def gather(flat: str, folded: str, mentions: list[Naming], header: Header) -> list[Document]:
    """The documents that the mentions name, in the order of their first mention; the text's own document is none."""
    mentions = shared(flat, folded, mentions)
    own = parse_symbol(header.number or "")
    mentions = [m for m in mentions if not _is_own(m, own, header) or _changed_by_this(folded, m)]
    documents: list[Document] = []
    _by_symbol(folded, mentions, documents, header)
    _by_name(folded, mentions, documents)
    _parenthesised(folded, documents)
    _by_body(flat, folded, mentions, documents, header)
    _by_short_number(mentions, documents, header)
    for document in documents:
        document.mentions.sort(key=lambda m: m.start)
    return sorted((d for d in documents if d.mentions), key=lambda d: (d.mentions[0].start, -d.mentions[0].end))


def _changed_by_this(folded: str, mention: Naming) -> bool:
    """Whether this very document replaces or amends what is named: `Kế hoạch này thay thế Kế hoạch số …`."""
    return _THIS_CHANGES.search(folded, max(0, mention.start - 60), mention.start) is not None


def _is_own(mention: Naming, own: Symbol | None, header: Header) -> bool:
    if own is None or not own.serial:
        return False
    if mention.serial is not None:
        same_number = mention.serial.lstrip("0") == own.serial.lstrip("0")
        same_type = mention.type in (own.type, header.type)
        told_apart = mention.date or mention.term or _other_body(mention, header)
        return same_number and same_type and not told_apart
    if mention.symbol is None:
        return False
    if symbol_key(mention.symbol) != symbol_key(own):
        return _misspelt(mention.symbol, own) and not mention.issuer and not mention.date
    if mention.date and mention.date == header.issued_on and len(mention.date) == 10:
        return True
    if mention.term and not mention.date:
        return False  # nobody tells his own term; it sets an older document of the number apart
    return not _conflict(mention.date, header.issued_on) and not _other_body(mention, header)


def _misspelt(symbol: Symbol, own: Symbol) -> bool:
    """The same but for one letter in the code of a unit, `4411/SGDĐT-CTHSSV` for `4411/SGDĐT-CTTHSSV`."""
    (serial, year, code, body), (own_serial, own_year, own_code, own_body) = symbol_key(symbol), symbol_key(own)
    if (serial, year, code) != (own_serial, own_year, own_code) or len(body) < _LONG_CODE or not serial:
        return False
    shorter, longer = sorted((body, own_body), key=len)
    same = next((at for at, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1]), len(shorter))
    return longer[same + 1 :] in (shorter[same:], shorter[same + 1 :])


def _other_body(mention: Naming, header: Header) -> bool:
    """The mention's issuer is another body than the document's: `UBND tỉnh Quảng Ngãi` in a text of Lạng Sơn."""
    if not (mention.issuer and header.issuer):
        return False
    said, printed = sphere_of(mention.issuer), sphere_of_symbol(mention.symbol) if mention.symbol else None
    if said and printed and said != printed:
        return False  # it is not the issuer of what the symbol names either
    if (province := province_stated(mention.issuer)) and province != province_stated(header.issuer):
        home = province_of_text(header)
        if fold_in_place(home) != province if home else mention.date and mention.date != header.issued_on:
            return True
    spheres = sphere_of(mention.issuer), sphere_of(header.issuer)
    if kind_of_seat(mention.issuer) in _ABOVE.get(header.level or "", ()):
        return True
    seats = seat_of(placed(mention.issuer, header)), seat_of(header.territory or header.issuer)
    return (all(spheres) and len(set(spheres)) == 2) or (all(seats) and len(set(seats)) == 2)


def _conflict(a: str | None, b: str | None) -> bool:
    """Two dates of different years; within one year a number stands once, so that another day is a slip."""
    return bool(a and b) and a[:4] != b[:4]  # type: ignore[index]


def _by_symbol(folded: str, mentions: list[Naming], documents: list[Document], header: Header) -> None:
    by_key: dict[tuple[str, ...], list[Document]] = {}
    symbols = [m for m in mentions if m.symbol]
    for mention in [*(m for m in symbols if m.date), *(m for m in symbols if not m.date)]:
        assert mention.symbol is not None
        subject = frozenset() if mention.symbol.year else subject_of(folded, mention)
        same = by_key.setdefault(symbol_key(mention.symbol), [])
        fitting = [d for d in same if mention.symbol.year or d.may_be_of(mention.date)]
        fitting = [d for d in fitting if d.may_be_by(mention.issuer, header)]
        fitting = [d for d in fitting if mention.symbol.year or d.may_be_told(mention, subject)]
        if not mention.date and len(fitting) > 1:
            fitting = _nearest(fitting, mention)
        if not fitting and len(same) < _MOST_OF_ONE_SYMBOL:
            fitting = [Document(mention.type, mention.symbol)]
            same += fitting
            documents += fitting
        document = (fitting or same)[0]
        document.add(mention)
        if subject and len(document.subjects) < _MOST_SUBJECTS:
            document.subjects.append(subject)
    _join_without_year(by_key, documents)


def _nearest(documents: list[Document], mention: Naming) -> list[Document]:
    """The document last mentioned before; a short repetition means that one."""
    before = [
        (max((m.start for m in d.mentions[-200:] if m.start < mention.start), default=-1), i)
        for i, d in enumerate(documents)
    ]
    position, i = max(before)
    return [documents[i]] if position >= 0 else documents[:1]


def _join_without_year(by_key: dict[tuple[str, ...], list[Document]], documents: list[Document]) -> None:
    """`Nghị định 88/NĐ-CP` is the one decree 88 of the text that has a year."""
    for (serial, year, code, body), found in list(by_key.items()):
        if year or code.upper() not in _ALWAYS_DATED:
            continue
        dated = [d for (s, y, c, b), ds in by_key.items() if y and (s, c, b) == (serial, code, body) for d in ds]
        if len(dated) == 1:
            for document in found:
                dated[0].mentions += document.mentions
                documents.remove(document)


def _by_name(folded: str, mentions: list[Naming], documents: list[Document]) -> None:
    named: dict[str, Document] = {}
    for numbered in documents:
        for mention in numbered.mentions:
            for name in mention.names:
                named.setdefault(fold_in_place(name), numbered)
                numbered.names.append(name)
    plain = [m for m in mentions if m.names and not m.symbol]
    for mention in [*(m for m in plain if m.date), *(m for m in plain if not m.date)]:
        document = next(
            (named[fold_in_place(n)] for n in mention.names if _fits(named.get(fold_in_place(n)), mention)), None
        )
        if document is None:
            document = _called(folded, mention, documents)
        if document is None:
            document = Document(mention.type)
            documents.append(document)
        document.add(mention)
        document.names += [n for n in mention.names if n not in document.names]
        for name in mention.names:
            named.setdefault(fold_in_place(name), document)


def _fits(document: Document | None, mention: Naming) -> bool:
    return document is not None and document.may_be_of(mention.date)


def _called(folded: str, mention: Naming, documents: list[Document]) -> Document | None:
    """The document that the authority list knows by the name: the one that the text also cites by that symbol, else
    a new one that keeps the name it is called by and has the symbol beside it."""
    known = document_called(mention.names[0], folded[mention.end : mention.end + 300])
    symbol = parse_symbol(known.symbol) if known else None
    if known is None or symbol is None:
        return None
    for document in documents:
        if document.symbol and symbol_key(document.symbol) == symbol_key(symbol):
            return document if document.may_be_of(known.issued_on) else None
    documents.append(Document(mention.type, names=[*mention.names, known.symbol]))
    return documents[-1]


def _parenthesised(folded: str, documents: list[Document]) -> None:
    """A name with a symbol alone in brackets behind it, `… khóa XI (Nghị quyết số 29-NQ/TW)`, means the symbol's."""
    symbols = {m.start: d for d in documents if d.symbol for m in d.mentions if m.symbol}
    for document in [d for d in documents if d.symbol is None]:
        for mention in document.mentions:
            opening = re.compile(r"[^()\n;]{0,300}?\((?:(?:sau đây )?(?:gọi|viết) tắt là )?").match(
                folded, mention.tail
            )
            other = symbols.get(opening.end()) if opening else None
            if other is None or other is document or other.type != document.type:
                continue
            if mention.rule != "law" or _ITS_NUMBER.match(folded, mention.tail):
                other.mentions += document.mentions
                other.names += document.names
                document.mentions = []
                break


def _by_body(flat: str, folded: str, mentions: list[Naming], documents: list[Document], header: Header) -> None:
    """`Báo cáo của Ban Tổ chức Trung ương … (Báo cáo số 386-BC/BTCTW)`, and `Chỉ thị của Bộ Chính trị` where the text
    cites one such. A plan without number that is cited among others, `Kế hoạch hành động của Thành ủy về triển khai
    Nghị quyết số 57-NQ/TW`, is a document of that name."""
    symbols = {m.start: d for d in documents if d.symbol for m in d.mentions if m.symbol}
    numbered = {m.start: m for m in mentions if m.symbol}
    bodies: dict[str | None, list[tuple[Document, str]]] = {}
    for cited in documents:
        issuer = cited.issuer or (issuer_of_symbol(cited.symbol, header, cited.date) if cited.symbol else None)
        if cited.symbol and issuer:
            bodies.setdefault(cited.type, []).append((cited, fold_in_place(placed(issuer, header))))
    before: Naming | None = None
    for mention in mentions:
        said = mention.issuer
        if mention.rule != "type and body" or said is None:
            before = mention if mention.symbol else before
            continue
        opening = re.compile(r"[^()\n;]{0,300}?\((?:có )?").match(folded, mention.tail)
        document = symbols.get(opening.end()) if opening else None
        if (number := numbered.get(mention.tail + 1)) and number.word is None:
            document = symbols.get(number.start)  # `Nghị quyết của Bộ Chính trị số 57-NQ/TW`
            mention = mention._replace(end=number.end, tail=number.tail)
        if document is None or document.type != mention.type:
            body = fold_in_place(placed(said, header))
            own = mention.type == header.type and body == fold_in_place(header.issuer or "")
            same = [d for d, b in bodies.get(mention.type, ()) if b.startswith(body) or body.startswith(b)]
            further = _is_one_more(folded, before, mention)
            document = same[0] if len(same) == 1 and not own and not further else None
            named = _TITLED.match(folded, mention.tail)
            if (
                document is None
                and named
                and named.end() in numbered
                and _AMONG_OTHERS.search(folded, max(0, mention.start - 14), mention.start)
            ):
                carried = numbered[named.end()]
                if own and carried.symbol and carried.symbol.text.casefold() in (header.title or "").casefold():
                    continue  # the document's own title
                document = Document(mention.type, names=[squeeze(flat[mention.start : carried.end])])
                documents.append(document)
                mention = mention._replace(end=carried.tail, tail=carried.tail, rule="titled")
        if document:
            document.add(mention)


def _is_one_more(folded: str, before: Naming | None, mention: Naming) -> bool:
    """Whether a document without a number stands in a list behind one with a number, `Thông tư số 21/2025/TT-BNV quy
    định … và Hướng dẫn của Bộ Nội vụ`: a further one, of which the text doesn't say which."""
    if before is None or not _IN_A_LIST.search(folded, max(0, mention.start - 6), mention.start):
        return False
    return 0 <= mention.start - before.tail < 300 and not _SENTENCE_ENDS.search(folded, before.tail, mention.start)


def _by_short_number(mentions: list[Naming], documents: list[Document], header: Header) -> None:
    short: dict[tuple[str, str], list[Document]] = {}
    numbered: dict[str, list[Document]] = {}
    for document in documents:
        if document.symbol:
            numbered.setdefault(document.symbol.serial.lstrip("0"), []).append(document)
    for mention in mentions:
        if mention.serial is None or mention.type is None:
            continue
        serial = mention.serial.lstrip("0")
        fitting = [
            d
            for d in numbered.get(serial, ())
            if d.may_be_called(mention) and d.may_be_of(mention.date) and d.may_be_by(mention.issuer, header)
        ]
        cited = [d for d in fitting if any(m.start < mention.start for m in d.mentions[:200])]
        if len(fitting) == 1 or len(cited) == 1:
            (cited or fitting)[0].add(mention)
            continue
        known = short.setdefault((mention.word or _WORDS[mention.type], serial), [])
        same = [d for d in known if d.may_be_of(mention.date) and d.may_be_by(mention.issuer, header)]
        if not same:
            word = mention.word or _WORDS[mention.type]
            known.append(Document(mention.type, names=[squeeze(f"{word.capitalize()} {mention.serial}")]))
            documents.append(known[-1])
        (same or known[-1:])[0].add(mention)
