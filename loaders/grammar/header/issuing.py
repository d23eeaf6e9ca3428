"""Which body issues the document itself: by its letterhead, by who speaks in it, else by its signature or symbol."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extraction import Header, Level
from loaders.folding import fold, plain
from loaders.grammar.header.letterhead import Letterhead
from loaders.grammar.header.persons import institution
from loaders.grammar.header.signature import Signature
from loaders.grammar.header.superiors import acting_board, with_superior, written_out
from loaders.grammar.header.title import speaker_line
from loaders.grammar.lexicon.bodies import body_level, expand_all, find_bodies, is_collective, level_of_city
from loaders.grammar.lexicon.naming import seat_of, spelled, split_territory
from loaders.grammar.lexicon.places import find_place, territory_name
from loaders.grammar.lexicon.symbols import Symbol
from loaders.grammar.outline import Paragraph, Zone
from loaders.tables import several, table

_SPEAKS = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:đã\s+)?(?:ban hành|xây dựng|yêu cầu|(?:kính )?đề nghị|hướng dẫn|quy định|kết luận"
    r"|có ý kiến|thông báo|chỉ thị|quyết định|quyết nghị|giao|tổ chức|triển khai|phát động|điện(?! tử)|lập)(?!\w)"
)
_DEPARTMENT = re.compile(r"(?:sở|công an|cục|bảo hiểm xã hội|báo|đài) ")
_UNIT = re.compile(r"chi bộ|trường (?:trung học|phổ thông|tiểu học|mầm non|mẫu giáo)(?!\w)")
_BARE_COUNCIL = re.compile(r"(?:ủy ban|hội đồng) nhân dân")
_NATIONAL = re.compile(r"(?<!\w)(?:quốc gia|trung ương|nhà nước|chính phủ|quốc hội|việt nam)(?!\w)")
_NAMED_PLACE = re.compile(r"(?<!\w)([Tt]ỉnh|[Tt]hành phố|TP\.?)\s+((?:[^\W\d_]+\s+){0,3}[^\W\d_]+)")
_TOGETHER = re.compile(r" - (?=(?:BỘ|TỔNG CỤC|ỦY BAN|SỞ) )")
_BARE_PLACE = re.compile(r" ((?:[A-ZĐ][^\W\d_]+ ){0,2}[A-ZĐ][^\W\d_]+)(?= [^\W\d_A-ZĐ])")
_WRITES_TO = ("của", "với", "tại", "cho", "do", "và", "gửi", "các", "cùng", "về", "từ")


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body's full name, its territory where known, its level, and where the content names it."""

    name: str
    at: tuple[int, int] | None
    rule: str


def find_issuer(
    content: str, paragraphs: Sequence[Paragraph], head: Letterhead, signature: Signature | None
) -> Issuer | None:
    """The issuing body, without the territory that only the surroundings tell."""
    return (
        _of_letterhead(content, paragraphs, head, signature)
        or _of_authority(content, paragraphs)
        or _of_speaker(content, paragraphs)
        or _of_signature(content, signature)
        or _of_symbol(head.symbol)
    )


def _of_letterhead(
    content: str, paragraphs: Sequence[Paragraph], head: Letterhead, signature: Signature | None
) -> Issuer | None:
    if not head.bodies:
        return None
    names = [_spelled_each(body, content, head.issued_on) for body in map(written_out, head.bodies)]
    own, above = names[-1], names[-2] if len(names) > 1 else None
    authority = _of_authority(content, paragraphs)
    behalf = signature.body if signature and signature.body else ""
    if authority and fold(authority.name).startswith(f"{fold(own)} "):  # the letterhead lacks its end
        own = authority.name
    elif head.youth and fold(own) == "ban chấp hành trung ương":
        own = authority.name if authority else f"{own} Đoàn Thanh niên Cộng sản Hồ Chí Minh"
    elif board := acting_board(own, behalf):
        own = spelled(board.upper(), content, head.issued_on)
    elif above:
        own = above if _counts_for(own, above, head.symbol) else with_superior(own, above)
    elif len(names) == 1 and (below := _named_by_code(content, paragraphs, own, head.symbol)):
        own = below
    elif _BARE_COUNCIL.fullmatch(fold(own)) and (speaker := _of_speaker(content, paragraphs)):
        own = speaker.name if fold(speaker.name).startswith(f"{fold(own)} ") else own
    return Issuer(own, head.bodies_at, "letterhead")


def _spelled_each(printed: str, content: str, on: str | None) -> str:
    """The spelling of a name, or of those that issue together (`BỘ A - BỘ B`)."""
    return " - ".join(spelled(name, content, on) for name in _TOGETHER.split(printed))


def _named_by_code(content: str, paragraphs: Sequence[Paragraph], own: str, symbol: Symbol | None) -> str | None:
    """The body that speaks, where the symbol has its initials and not those of the body in the letterhead, which is
    the one above: `755/TCHQ-GSQL` under `BỘ TÀI CHÍNH`."""
    code = symbol.organ if symbol and symbol.organ else ""
    if len(code) < 3 or _initials(own) == code:
        return None
    speaker = _of_speaker(content, paragraphs)
    return speaker.name if speaker and _initials(speaker.name) == code else None


def _counts_for(own: str, above: str, symbol: Symbol | None) -> bool:
    """Whether a room writes for the body that it belongs to: the symbol has the code of that body before its own,
    `58/KH-CAT-PC07`."""
    code = symbol.organ if symbol and symbol.unit and symbol.organ else ""
    return len(code) > 1 and fold(own).startswith("phòng ") and _initials(above).startswith(code)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isalpha() and word != "và").upper()


def _of_authority(content: str, paragraphs: Sequence[Paragraph]) -> Issuer | None:
    """The line in capitals between title and bases; a chairman or minister speaks for the body."""
    paragraph = speaker_line(paragraphs[:80])
    if paragraph is None:
        return None
    named = re.split(r"\s+(?:KHÓA|KHOÁ|KỲ HỌP|QUYẾT)\s", paragraph.text)[0]
    return Issuer(spelled(institution(named), content), (paragraph.start, paragraph.end), "authority")


def _of_speaker(content: str, paragraphs: Sequence[Paragraph]) -> Issuer | None:
    """The last body before the verb in "… UBND tỉnh ban hành kế hoạch như sau:"."""
    early = paragraphs[:80]
    speech = [p for p in early if p.zone is Zone.OPENING or (p.zone is Zone.BASIS and p.opens)]
    speech += [p for p in early if p.zone is Zone.CLOSING or (p.zone is Zone.BODY and p.marker is None)]
    for paragraph in speech:
        text = paragraph.text
        for body in reversed(find_bodies(text)):
            before = fold(text[max(0, body.start - 16) : body.start]).split()
            if (before and before[-1] in _WRITES_TO) or is_collective(body.name):
                continue
            end = _with_place(text, body.end)
            if _SPEAKS.match(text, end):
                name = institution(_merged(text, body.start, body.name + text[body.end : end]))
                return Issuer(expand_all(name), (paragraph.start + body.start, paragraph.start + end), "speaker")
    title = next((p for p in early if p.zone is Zone.TITLE and fold(p.text).startswith("của ")), None)
    if title:
        return Issuer(spelled(title.text.strip()[4:], content), (title.start, title.end), "title")
    return None


def _with_place(text: str, end: int) -> int:
    """Where a body's name ends behind the bare name of its province: `Thành đoàn Hà Nội`."""
    place = _BARE_PLACE.match(text, end)
    return place.end() if place and find_place(place.group(1), level="province") else end


def _merged(text: str, start: int, name: str) -> str:
    """`Bộ Chính trị, Ban Bí thư` speak as one."""
    joint = fold(name) == "ban bí thư" and fold(text[:start].rstrip()[-14:]).endswith("bộ chính trị,")
    return f"Bộ Chính trị, {name}" if joint else name


def _of_signature(content: str, signature: Signature | None) -> Issuer | None:
    if signature is None or not signature.body:
        return None
    return Issuer(spelled(expand_all(signature.body).upper(), content), signature.position_at, "signature")


def _of_symbol(symbol: Symbol | None) -> Issuer | None:
    """The body behind the code in the symbol, where it is the code of one."""
    if symbol is None or not symbol.organ:
        return None
    for row in table("organ_codes"):
        if row["code"] == symbol.organ and len(several(row["body"])) == 1:
            return Issuer(row["body"], None, "symbol")
    return None


def level_of(name: str, territory: str | None, symbol: Symbol | None, on: str | None = None) -> Level | None:
    """The administrative level of the issuing body."""
    if re.search(r"thị ủy|huyện ủy|quận ủy", fold(name)):
        return "district"
    if re.search(r"(?<!\w)thành (?:ủy|đoàn)(?!\w)", fold(name)) and (city := level_of_city(territory or "", on)):
        return city
    if _UNIT.match(fold(name)):
        return "unit"
    level = body_level(name, Header(territory=territory, issued_on=on))
    if level is None and _NATIONAL.search(fold(name)):
        return "central"
    if level is None and symbol and symbol.organ:
        for row in table("organ_codes"):
            if row["code"] == symbol.organ and row["level"] not in ("any", ""):
                return row["level"]  # type: ignore[return-value]
    return level


def territory_of(name: str, content: str, head: Letterhead, level: Level | None, on: str | None) -> str | None:
    """The territory of the issuing body: in its name, by the place of issue, else the province that the text names
    most often behind the kind of body or alone."""
    if level == "central":
        return None
    if seat := seat_of(name, on):
        return seat
    printed = split_territory(name, on)[1]
    if printed:
        places = find_place(printed, on=on) or find_place(printed)
        return territory_name(places[0]) if places else printed
    if bare := _province_at_end(name, on):
        return bare
    for body in reversed(head.bodies):
        above = seat_of(written_out(body), on) or split_territory(written_out(body), on)[1]
        if above:
            return above
    wanted = {"provincial": "province", "district": "district", "commune": "commune"}.get(level or "")
    if head.place:
        places = find_place(head.place, level=wanted, on=on) or find_place(head.place, level=wanted)  # type: ignore[arg-type]
        if places:
            return territory_name(places[0])
    return _most_named(content, on) if level == "provincial" else None


def without_misprint(name: str, head: Letterhead) -> str:
    """The name with its place as the line of place and date spells it, where the letterhead misprints a letter or two
    of it (`TỈNH DÌNH ĐỊNH` in Bình Định)."""
    before, printed = split_territory(name, head.issued_on)
    if not (printed and head.place) or find_place(printed):
        return name
    near = find_place(head.place, on=head.issued_on) or find_place(head.place)
    right = territory_name(near[0]) if near else ""
    wrong = sum(a != b for a, b in zip(plain(right), plain(printed), strict=False))
    return f"{before} {right}" if len(plain(right)) == len(plain(printed)) and wrong <= _MISPRINTED else name


_MISPRINTED = 2


def province_of_place(name: str, head: Letterhead) -> str | None:
    """The province where a council whose letterhead has lost its place writes."""
    if not (head.place and _BARE_COUNCIL.fullmatch(fold(name))):
        return None
    places = find_place(head.place, level="province", on=head.issued_on)
    return territory_name(places[0]) if places else None


def _province_at_end(name: str, on: str | None) -> str | None:
    """The province whose bare name ends that of a department: `Sở Y tế Hà Nội`."""
    words = name.split()
    if not _DEPARTMENT.match(fold(name)):
        return None
    for count in (3, 2):
        end = " ".join(words[-count:])
        places = find_place(end, level="province", on=on) if len(words) > count + 1 and end.istitle() else None
        if places:
            return territory_name(places[0])
    return None


def _most_named(content: str, on: str | None) -> str | None:
    """The province that the text names most often with its kind."""
    named: Counter[str] = Counter()
    for match in _NAMED_PLACE.finditer(content):
        words = match.group(2).split()
        while words and words[0][:1].isupper():
            places = find_place(f"{match.group(1)} {' '.join(words)}", level="province", on=on)
            if places:
                named[territory_name(places[0])] += 1
                break
            words.pop()
    return named.most_common(1)[0][0] if named else None
