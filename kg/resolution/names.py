"""Documents known by name: one key for all the ways in which texts write a name."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.folding import plain

_UNITS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_TENS = ("muoi mot", "muoi hai", "muoi ba", "muoi bon", "muoi lam")
_ORDINALS = {word: str(number) for number, word in enumerate((*_UNITS, *_TENS), 1)}
_NUMBER = r"\d{1,2}|" + "|".join(sorted(_ORDINALS, key=len, reverse=True))
_PLENUM = re.compile(
    rf"(?P<type>nghi quyet|ket luan|thong bao)(?: cua)?(?: hoi nghi)?(?: lan)?(?: thu)?"
    rf"(?: (?P<before>{_NUMBER}))?(?: cua)?(?: ban chap hanh| bch)? trung uong(?: dang)?(?: lan)?(?: thu)?"
    rf"(?: (?P<after>{_NUMBER}))?,? \(?khoa (?P<term>[ivx]+)\)?(?P<rest>.*)"
)
_CONGRESS = re.compile(
    r"(?P<type>nghi quyet|van kien|bao cao chinh tri)(?: cua)?"
    r" dai hoi(?: dai bieu)?(?: toan quoc)?(?: dang)?(?: toan quoc)?"
    r"(?: lan thu)? (?P<term>[ivx]+)(?: cua)?(?: dang(?: cong san viet nam)?)?"
)
_NATIONAL = re.compile(r"(?:(?:luat|bo luat|phap lenh) \w|hien phap|dieu le dang|cuong linh).*")
_ACTS = ("luat ", "bo luat ", "phap lenh ", "hien phap")
_YEAR = re.compile(r",?(?:\s+năm)?\s+\(?(?P<year>(?:19|20)\d\d)\)?\W*$", re.IGNORECASE)
"""The year at the end of a name as it is written; without its tones, năm could not be told from Việt Nam."""
_KEYED_YEAR = re.compile(r" ((?:19|20)\d\d)$")
_CONSTITUTION = re.compile(r"hien phap(?: cua)? nuoc .*?viet nam\b")
_CHARTER = re.compile(r"(dieu le dang) cong san viet nam\b")


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """What the spellings of one name share; two names with different keys are taken for different documents."""
    key = _CHARTER.sub(r"\1", _bare(name))
    if key.startswith(_ACTS):
        year = _YEAR.search(name)
        title = _CONSTITUTION.sub("hien phap", _bare(name[: year.start()]) if year else key)
        return f"{title} {year['year']}" if year else title
    if plenum := _PLENUM.fullmatch(key):
        number = plenum["after"] or plenum["before"]
        if number and not plenum["rest"].strip():
            return f"{plenum['type']} trung uong {_ORDINALS.get(number, number)} khoa {plenum['term']}"
    if congress := _CONGRESS.fullmatch(key):
        return f"{congress['type']} dai hoi dang {congress['term']}"
    return key


def _bare(name: str) -> str:
    """A name without tones and marks."""
    key = re.sub(r"[\"“”'‘’*_.;:()]+", " ", plain(name))
    return " ".join(key.replace("–", "-").split())


def is_national(name: str) -> bool:
    """Whether a name means the same document wherever it is read: laws, the constitution, the Party's own charters,
    resolutions of its congresses; not those of its plenums, which pass several, nor a plan that every body has."""
    key = name_key(name)
    return bool(re.fullmatch(r".+ dai hoi dang [ivx]+", key) or _NATIONAL.fullmatch(key))


def is_law(name: str) -> bool:
    """Whether a name is that of an act of the National Assembly, of which a later one may bear the same name."""
    return name_key(name).startswith(_ACTS)


def is_successive(name: str) -> bool:
    """Whether acts bear a name one after the other: laws, the constitution, the Party's charter and platform; not the
    resolution of a congress, which has its number."""
    return is_national(name) and not re.fullmatch(r".+ dai hoi dang [ivx]+", name_key(name))


def without_year(name: str) -> tuple[str, str | None]:
    """The key of a law's name and the year at its end ("Luật Giáo dục năm 2019"), None where it names none."""
    key = name_key(name)
    found = _KEYED_YEAR.search(key)
    if found is None or " sua doi" in key:  # the year may be that of the law which it amends
        return key, None
    return key[: found.start()], found[1]
