"""Names of laws in a text: they hold commas and "và", so that a list of names tells where one ends."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.grammar.lexicon.spelling import fold_in_place, squeeze
from loaders.tables import table

_KINDS = {"luật": "Luật", "bộ luật": "Bộ luật", "pháp lệnh": "Pháp lệnh", "hiến pháp": "Hiến pháp"}
_DEEPEST, _MOST_LAWS = 2, 30  # a law that amends an amending law is as deep as it gets
_HEAD = re.compile(r"(bộ +luật|luật|pháp +lệnh|hiến +pháp)(?!\w)")
_AMENDING = re.compile(
    r" +sửa +đổi *,? *bổ +sung +(?:một +số +(?:điều|nội +dung) +(?:của +)?|các +điều +của +|điều +[\d, ]+của +)?"
)
_SEVERAL = re.compile(
    r"(?:các|\d+) +(?:bộ +)?luật +(?:có +)?liên +quan(?: +đến +[^;,.()\n]{2,60}?(?= +ngày\b|[;,.()\n]|\Z))?"
)
_OF_THE_REPUBLIC = re.compile(r" +(?:của +)?nước +cộng +hòa +xã +hội +chủ +nghĩa +việt +nam")
_CONSTITUTION = "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"
_GLUED = re.compile(r"(?:của|ngày|năm|và|số)(?!\w)")  # words that a copy has run into the name
_JOINT = re.compile(r" *, +| +và +")
_IN_BRACKETS = re.compile(r" \((?:sau đây (?:gọi|viết) tắt là |viết tắt là |gọi tắt là )?(?P<short>[A-ZĐ]{3,8})\)")
_INITIALS = re.compile(r"[A-ZĐ]{2,}(?:&[A-ZĐ]+)*(?![\w&])")  # `Luật KHCN&ĐMST`
_JOINT_INITIALS = re.compile(r"[A-ZĐ]{2,} +và +[A-ZĐ]{2,}(?![\w&])")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐ]{3,}(?!\w)")
# Words that can't belong to a law's name, or that begin what is said of the law.
_STOP = re.compile(
    r"[;:.()“”\"\n/]|,| (?:ngày|năm|số|và +(?:các|những|luật|bộ +luật|nghị|thông|văn|quy|pháp +lệnh|hướng)|của|được"
    r"|để|về"
    r"|trên|theo|trong|có|đã|quy +định|tại|do|khóa|sửa +đổi|thì|là|vào|ban +hành|với|nhằm|gồm|hiện +hành|mới|này|nêu"
    r"|trình +(?:quốc +hội|chính +phủ)|nói|đến|cho|từ|như|\d)(?!\w)"
)


@cache
def _names() -> dict[str, tuple[tuple[str, str], ...]]:
    """Kind of law to its names, folded and as written, the longest first."""
    names: dict[str, list[tuple[str, str]]] = {}
    for row in table("laws"):
        names.setdefault(row["kind"], []).append((fold_in_place(row["name"]), row["name"]))
    names["Luật"] = names.get("Luật", [])
    return {kind: tuple(sorted(pairs, key=lambda p: (-len(p[0]), p[0]))) for kind, pairs in names.items()}


@cache
def _by_first_word() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Names by kind and first word, the longest first; `Thuế xuất khẩu, thuế nhập khẩu` also with one `thuế`."""
    index: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for kind, pairs in _names().items():
        for folded, name in pairs:
            first = re.split(r"\W", folded)[0]
            for spelling in dict.fromkeys((folded, folded.replace(f", {first} ", ", "))):
                index.setdefault((kind, first), []).append((spelling, name))
    return {key: tuple(sorted(pairs, key=lambda p: (-len(p[0]), p[0]))) for key, pairs in index.items()}


@cache
def _by_initials() -> dict[tuple[str, str], str]:
    """Names of laws by kind and initials, `BHXH`, where only one has these."""
    found: dict[tuple[str, str], list[str]] = {}
    for kind, pairs in _names().items():
        for _, name in pairs:
            letters = "".join(w[0].upper() for w in re.findall(r"\w+", name) if w != "và")
            if len(letters) > (1 if kind == "Bộ luật" else 2):
                found.setdefault((kind, letters), []).append(name)
    return {key: names[0] for key, names in found.items() if len(names) == 1}


def law_at(flat: str, folded: str, start: int, depth: int = 0) -> tuple[int, str, str] | None:
    """The law named at `start`: the offset behind its name, its kind ("Luật", "PL", "Hiến pháp"), and its name."""
    head = _HEAD.match(folded, start)
    if head is None:
        return None
    kind = _KINDS[squeeze(head.group())]
    if kind == "Hiến pháp":
        return _constitution(folded, head.end())
    amending = _AMENDING.match(folded, head.end())
    if amending:
        end = _amended(flat, folded, amending.end(), depth + 1) if depth < _DEEPEST else None
        name = None if end is None else f"{kind} {squeeze(_sentence_case(flat[head.end() : end]))}"
    else:
        plain = _plain_name(flat, folded, head.end(), kind)
        end, name = plain if plain else (None, None)
    if end is None or name is None:
        return None
    return end, "PL" if kind == "Pháp lệnh" else "Luật", name


def _constitution(folded: str, end: int) -> tuple[int, str, str]:
    full = _OF_THE_REPUBLIC.match(folded, end)
    return (full.end(), "Hiến pháp", _CONSTITUTION) if full else (end, "Hiến pháp", "Hiến pháp")


def _amended(flat: str, folded: str, start: int, depth: int) -> int | None:
    """The end of the list of laws that an amending law changes."""
    several = _SEVERAL.match(folded, start)
    if several:
        return several.end()
    end = None
    at = start
    for _ in range(_MOST_LAWS):
        law = law_at(flat, folded, at, depth)
        if law is None:
            break
        end = law[0]
        joint = _JOINT.match(folded, end)
        if joint is None:
            break
        at = joint.end()
    return end


def _plain_name(flat: str, folded: str, start: int, kind: str) -> tuple[int, str] | None:
    blank = re.compile(r" +").match(folded, start)
    if blank is None:
        return None
    begin = blank.end()
    first = re.compile(r"\w+").match(folded, begin)
    if first is None:
        return None
    capitals = flat[start - 2 : start].isupper()
    for key, name in _by_first_word().get((kind, first.group()), ()):
        end = _spelled(folded, begin, key)
        if end is not None:
            return end, f"{kind} {name}"
    for initials in (_JOINT_INITIALS, _INITIALS):
        letters = initials.match(flat, begin)
        if letters and (named := _by_initials().get((kind, re.sub(r" +và +|&", "", letters.group())))):
            return letters.end(), f"{kind} {named}"
    first_word = flat[begin : first.end()]
    if (
        capitals
        or not (flat[begin].isupper() or _is_cited(folded, start, begin))
        or len(first_word) < 2
        or first_word.isupper()
    ):
        return None
    stop = _STOP.search(folded, begin, begin + 90)
    end = stop.start() if stop else min(begin + 90, len(folded))
    name = _in_full(squeeze(flat[begin:end]), kind, flat)
    return (
        (begin + len(flat[begin:end].rstrip()), f"{kind} {name}")
        if 1 <= len(name.split()) <= 14 and name != "Việt Nam"
        else None
    )


def _in_full(name: str, kind: str, text: str) -> str:
    """A name with its short forms spelled out, `Tổ chức HĐND và UBND`, where that is a law's name; the text's own ones,
    `bí mật nhà nước (BMNN)`, too."""
    if not _CAPITALS.search(name):
        return name
    longs = {**{row["short"]: row["long"] for row in table("abbreviations")}, **_agreed(text)}
    full = fold_in_place(_CAPITALS.sub(lambda m: longs.get(m.group(), m.group()), name))
    return next((known for folded, known in _names().get(kind, ()) if folded == full), name)


@lru_cache(maxsize=1)
def _agreed(text: str) -> dict[str, str]:
    """The short forms that a text puts in brackets behind the words whose initials they are."""
    found: dict[str, str] = {}
    for match in _IN_BRACKETS.finditer(text):
        words = text[max(0, match.start() - 90) : match.start()].split()
        letters = match["short"]
        long = words[-len(letters) :]
        if [word[0].upper() for word in long] == list(letters):
            found.setdefault(letters, " ".join(long))
    return found


def _is_cited(folded: str, start: int, begin: int) -> bool:
    """Whether a name in small letters is one, by what stands around it: `Căn cứ Luật tiếp công dân`, or a date."""
    if _STOP.match(folded, begin - 1) or re.search(r"(?:các|những|một số|\d) \Z", folded[max(0, start - 10) : start]):
        return False
    if re.search(r"(?:^|\n|[;:] ?|- ?)căn cứ (?:bộ )?luật\Z", folded[max(0, start - 20) : start]):
        return True
    return re.compile(r"[^\d;:.,()\n]{3,80} (?:(?:số|ngày|năm) )\d").match(folded, begin) is not None


def _spelled(folded: str, start: int, key: str) -> int | None:
    """The offset behind `key` if it stands at `start` as whole words, whatever the blanks, commas and "và" within."""
    at = start
    for word in key.replace(",", " ").split():
        comma = False
        while at < len(folded) and (folded[at] == " " or (folded[at] == "," and at > start)):
            comma = comma or folded[at] == ","
            at += 1
        if not folded.startswith(word, at):
            joint = 3 if folded.startswith("và ", at) and at > start else 0  # for the comma of the name
            if comma and word == "và":
                continue  # a comma for the name's "và"
            if not joint or not folded.startswith(word, at + joint):
                return None
            at += joint
        at += len(word)
    if at < len(folded) and folded[at].isalnum() and not _GLUED.match(folded, at):
        return None
    return at


def _sentence_case(words: str) -> str:
    if not words.isupper():
        return words
    lowered = fold_in_place(words)
    return re.sub(r"(bộ luật|luật|pháp lệnh) +(\w)", lambda m: f"{m[1].capitalize()} {m[2].upper()}", lowered)
