"""Lifelike corpora of any size, for benchmarks and soak tests: `python tests/benchmarks/corpora.py DIR`.

Whole cascades, from directives of the centre through decisions, plans of ministries, provinces, departments and
districts down to communes, before and after the mergers of 2025; with numbers that many bodies share, short and undated
references, misprinted dates, amendments, drafts, reports, and pages that tell of a document. A few directives are cited
by a tenth to a fifth of all. Directives and places are real, what carries them out is invented.

The same seed gives the same documents, and fewer of them are the first of more. A document of 10 kB has 13 tasks, 4
references to others, 3 targets and 5 recipients in the middle, and makes 24 nodes and 56 relationships of the graph
(measured on 800 of them): 20,000 nodes are some 850 documents, 200,000 some 8,500.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from tests.benchmarks.lifelike.world import Act, Body, World
from tests.benchmarks.lifelike.writing import Writer, day, type_name

SHARES = {  # kind of document -> how many in a hundred
    "directive": 2,
    "premier": 2,
    "ministry": 5,
    "party": 8,
    "province": 18,
    "department": 12,
    "district": 16,
    "commune": 24,
    "amendment": 3,
    "draft": 2,
    "report": 4,
    "news": 4,
}
ABOVE = {"department": "province", "district": "province", "commune": "district", "province": "party"}
"""Whose plans a kind of body carries out; most documents are chosen below one that is there already."""
NEAR = 0.7
"""Share of the documents chosen so, which makes cascades whole."""
TRIES = 40
LATER = {"amendment": timedelta(500), "report": timedelta(420)}
"""How long after a plan such documents come at most."""


def documents(n: int, seed: int = 1, size: int = 10_000) -> Iterator[tuple[str, str]]:
    """`n` documents as file names and texts of about `size` bytes, always the same ones for a seed."""
    chooser = _Chooser(World(seed), seed)
    for number in range(n):
        kind, act, index = chooser.next(number)
        dice = Random(f"{seed} text {number}")
        writer = Writer(dice, size, chooser.others(act, dice))
        text = "\n\n".join(_KINDS.get(kind, _plan)(writer, act, index, chooser))
        yield f"{number:06d}-{kind}-{_slug(act.symbol)}-{_slug(act.body.town)}.txt", text + "\n"


class _Chooser:
    """Which document comes next: each one once."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.seed = world, seed
        self.taken: set[tuple[str, str, int]] = set()
        self.held: dict[str, list[tuple[Body, int]]] = defaultdict(list)
        self._kinds = list(SHARES)
        self._shares = list(accumulate(SHARES.values()))

    def next(self, number: int) -> tuple[str, Act, int]:
        """The kind, the act that the document is (or tells of, or changes), and the number of its directive."""
        dice = Random(f"{self.seed} choice {number}")
        while True:
            kind = self._kinds[bisect(self._shares, dice.random() * self._shares[-1])]
            for _ in range(TRIES):
                index = self.world.popular(dice)
                found = self._chosen(kind, index, dice)
                if found is None:
                    continue
                act, index = found
                if (kind, act.body.key, index) in self.taken:
                    continue
                self.taken.add((kind, act.body.key, index))
                self.held[kind].append((act.body, index))
                return kind, act, index

    def _chosen(self, kind: str, index: int, dice: Random) -> tuple[Act, int] | None:
        if kind == "directive":
            return self.world.directives[index], index
        if kind in ("amendment", "draft", "report", "news"):
            near = self.held[dice.choice(("province", "district", "commune"))]
            if not near:
                return None
            body, index = dice.choice(near)
        else:
            body, index = self._body(kind, index, dice)
        act = self.world.plan(body, index)
        gone_by_then = kind in LATER and act is not None and act.on + LATER[kind] > body.last
        return (act, index) if act and not gone_by_then else None

    def _body(self, kind: str, index: int, dice: Random) -> tuple[Body, int]:
        if kind == "premier":
            return self.world.premier, index
        near = self.held[ABOVE.get(kind, "")]
        if kind == "commune" and dice.random() < 0.4:
            near = self.held["province"]
        body = None
        if near and dice.random() < NEAR:
            upper, number = dice.choice(near)
            below = [one for one in self.world.below[upper.key] if one.kind == kind]
            if kind == "department":
                return self.world.department(upper, self.world.directives[number].topic), number
            if below:
                body, index = dice.choice(below), number
        if body is None and kind == "department":
            province = dice.choice(self.world.bodies["province"])
            return self.world.department(province, self.world.directives[index].topic), index
        return body or dice.choice(self.world.bodies[kind]), index

    def others(self, act: Act, dice: Random) -> list[Act]:
        """Popular directives of an earlier day that an act also rests on or names."""
        chosen = [self.world.directives[self.world.popular(dice)] for _ in range(dice.choice((0, 1, 1, 2, 3)))]
        return [one for one in dict.fromkeys(chosen) if one.on < act.on and one not in act.above]


def _roman(number: int) -> str:
    return ("I.", "II.", "III.", "IV.", "V.")[number - 1]


def _party_roman(number: int) -> str:
    return _roman(number).replace(".", "-")


def _plan(writer: Writer, act: Act, index: int, chooser: _Chooser, *, draft: bool = False) -> Iterator[str]:
    """A plan or programme; a decision issues one as its annex."""
    if act.type == "QĐ":
        yield from _decision(writer, act)
        return
    head = list(writer.head_and_basis(act, draft=draft))
    yield from head
    number = _party_roman if act.body.party else _roman
    yield from writer.body_text(act, sum(len(part.encode()) for part in head), number)
    yield writer.closing(act)


def _decision(writer: Writer, act: Act) -> Iterator[str]:
    carried = " và ".join(writer.named(one) for one in act.above[:2])
    top = act.above[-1]
    about = f" {writer.title(top)}" if not top.above else ""
    issuer = act.body.name.upper().replace("UBND", "ỦY BAN NHÂN DÂN")
    head = [
        f"{writer.letterhead(act)}\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch thực hiện {carried}{about}",
        issuer if act.body.kind != "ministry" else f"BỘ TRƯỞNG {issuer}",
        *writer.statutes(act),
        *(f"Căn cứ {writer.named(one)};" for one in (*act.above, *writer.others[:2])),
        "QUYẾT ĐỊNH:",
        f"Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thực hiện {carried}.",
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.",
        "Điều 3. Thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này.",
        writer.closing(act),
        f"KẾ HOẠCH\nThực hiện {carried}\n"
        f"(Ban hành kèm theo Quyết định số {act.symbol} ngày {day(act.on)} của {act.body.name})",
    ]
    yield from head
    yield from writer.body_text(act, sum(len(part.encode()) for part in head) - 700, _roman)


def _directive(writer: Writer, act: Act, index: int, chooser: _Chooser) -> Iterator[str]:
    of = "" if not act.body.party else f"\nCỦA {act.body.name.upper()}"
    head = f"{writer.letterhead(act)}\n\n{type_name(act.type).upper()}{of}\n{writer.title(act)}"
    yield head
    if writer.others:
        names = " và ".join(writer.named(one) for one in writer.others)
        yield f"Sau khi xem xét báo cáo kết quả thực hiện {names}, {act.body.name} yêu cầu thực hiện các nội dung sau:"
    yield from writer.body_text(act, len(head.encode()), _party_roman if act.body.party else _roman)
    yield writer.closing(act)


def _draft(writer: Writer, act: Act, index: int, chooser: _Chooser) -> Iterator[str]:
    """The plan before it had a number and a day."""
    plan = Act(act.body, "KH", act.symbol, act.on, act.topic, above=act.above)
    yield from _plan(writer, plan, index, chooser, draft=True)


def _amendment(writer: Writer, act: Act, index: int, chooser: _Chooser) -> Iterator[str]:
    """A decision that changes a plan, or a plan that takes its place."""
    replaces = writer.dice.random() < 0.3 and act.type == "KH"
    days = writer.dice.randint(200, 500)
    new = chooser.world.later(act, index, 1, "KH" if replaces else "QĐ", days)
    assert new is not None
    title = f"Thực hiện {writer.named(act.above[-1])} (thay thế {writer.named(act)})"
    if not replaces:
        title = f"Sửa đổi, bổ sung một số nội dung của {writer.named(act)}"
    head = f"{writer.letterhead(new)}\n\n{type_name(new.type).upper()}\n{title}"
    yield head
    yield f"Căn cứ {writer.named(act.above[-1])};"
    if replaces:
        yield f"{type_name(new.type)} này thay thế {writer.named(act)}."
    else:
        yield "QUYẾT ĐỊNH:"
        yield f"Điều 1. Sửa đổi, bổ sung một số nội dung của {writer.named(act)} như sau:"
    yield from writer.body_text(new, len(head.encode()), _roman)
    yield writer.closing(new)


def _report(writer: Writer, act: Act, index: int, chooser: _Chooser) -> Iterator[str]:
    """What a body reports on its own plan."""
    new = chooser.world.later(act, index, 1, "BC", writer.dice.randint(150, 420))
    assert new is not None
    head = f"{writer.letterhead(new)}\n\nBÁO CÁO\nKết quả thực hiện {writer.named(act)}"
    yield head
    yield f"Thực hiện {writer.named(act)}, {act.body.name} báo cáo kết quả như sau:"
    yield "I. KẾT QUẢ THỰC HIỆN"
    yield from writer.results(act)
    yield "II. NHIỆM VỤ THỜI GIAN TỚI"
    yield from writer.tasks(new, writer.size - 2500 - len(head.encode()))
    yield writer.closing(new)


def _news(writer: Writer, act: Act, index: int, chooser: _Chooser) -> Iterator[str]:
    """A page that tells of a plan."""
    kind = type_name(act.type)
    yield f"{act.body.town} ban hành {kind} thực hiện {writer.briefly(act.above[-1])}"
    name = act.body.name.replace("UBND", "Ủy ban nhân dân")
    yield f"Ngày {day(act.on)}, {name} ban hành {kind} số {act.symbol} về thực hiện {writer.named(act.above[0])}."
    used = 400
    bodies = writer.bodies(act)
    while used < writer.size:
        body, partner = writer.dice.sample(bodies, 2)
        part = f"Theo đó, {body} được giao chủ trì, phối hợp với {partner} {writer.work(act)}{writer.deadline(act.on)}."
        used += len(part.encode()) + 2
        yield part


_KINDS = {"directive": _directive, "draft": _draft, "amendment": _amendment, "report": _report, "news": _news}


def _slug(text: str) -> str:
    """Letters and digits of ASCII, for names of files."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if c.isascii())).strip("-")


def write_corpus(folder: Path, n: int, seed: int = 1, size: int = 10_000) -> None:
    """Write documents as files of a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in documents(n, seed, size):
        (folder / name).write_text(text, "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--documents", type=int, default=1000, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another one gives another corpus (default: %(default)s)")
    parser.add_argument("--size", type=int, default=10_000, help="bytes of a document (default: %(default)s)")
    asked = parser.parse_args()
    write_corpus(asked.folder, asked.documents, asked.seed, asked.size)


if __name__ == "__main__":
    main()
