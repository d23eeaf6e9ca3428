"""Acts as texts: letterhead, legal basis, aims, tasks by body, recipients and signature, as real ones have them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from random import Random

from loaders.tables import several, table
from tests.benchmarks.lifelike.phrases import (
    AFTER,
    CENTRAL_PARTY_BODIES,
    CLAIMS,
    COMMUNE_BODIES,
    DISTRICT_BODIES,
    FAMILIES,
    FINDINGS,
    MANNERS,
    MASS_BODIES,
    MINISTRIES,
    PARTY_BODIES,
    PROVINCIAL_BODIES,
    PURPOSES,
    REQUIREMENTS,
)
from tests.benchmarks.lifelike.world import MINISTRIES_MERGED, REFORM, Act, Body

MISPRINTS = 0.002
"""Share of the dates of other documents that have one wrong digit."""
UNDATED = 0.12
"""Share of the references that give no date."""
LETTERS = "abcd"
PROSE = 0.6
"""Share of a text that stands before its tasks."""
COUNCILS_LAWS = (  # the law on local government in force from a day on, the newest first
    (REFORM, "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"),
    (date(2016, 1, 1), "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"),
    (date(2004, 1, 1), "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003"),
)


@cache
def type_name(code: str) -> str:
    return next(row["name"] for row in table("doc_types") if code in several(row["code"]))


def day(on: date) -> str:
    """A date as running text has it: the day and the first two months with a zero."""
    return f"{on.day:02d}/{on.month:02d}/{on.year}" if on.month < 3 else f"{on.day:02d}/{on.month}/{on.year}"


def misprinted(on: date, dice: Random) -> date:
    """The date with one digit off."""
    try:
        return on.replace(day=on.day + 10) if dice.random() < 0.5 else on.replace(year=on.year - 1)
    except ValueError:
        return on.replace(day=on.day - 10)


class Writer:
    """Writes one text with dice of its own; `size` is its length in bytes, more or less; `others` are directives that
    it also rests on or names."""

    def __init__(self, dice: Random, size: int, others: list[Act]) -> None:
        self.dice, self.size, self.others = dice, size, others

    def named(self, act: Act, *, dated: bool = True) -> str:
        """Another act as texts name it in full."""
        known = f"{type_name(act.type)} số {act.symbol}"
        if dated and self.dice.random() >= UNDATED:
            on = misprinted(act.on, self.dice) if self.dice.random() < MISPRINTS else act.on
            known += f" ngày {day(on)}"
        issuer = act.body.name
        if act.body.kind == "party" and act.body.organ == "TU" and self.dice.random() < 0.4:
            issuer = f"Ban Thường vụ {issuer}"
        return f"{known} của {issuer}"

    def briefly(self, act: Act) -> str:
        """An act that the text has named already, or that every reader is believed to know."""
        if act.short and self.dice.random() < 0.5:
            return act.short
        number = act.symbol.partition("/")[0].partition("-")[0]
        return self.dice.choice((f"{type_name(act.type)} số {act.symbol}", f"{type_name(act.type)} {number}"))

    def title(self, act: Act) -> str:
        """What the act is about, without the word for its type."""
        if not act.above:
            named = act.about.startswith(("về ", "phê duyệt", "ban hành", "quy định", "chương trình", "điều chỉnh"))
            return act.about if named or not act.about[:1].islower() else f"về {act.about}"
        first, *others = act.above
        below = f" về thực hiện {self.named(others[-1])}" if others and first.above else ""
        about = first if not first.above else others[-1] if others else None
        subject = f" {self.title(about)}" if about and len(about.about) < 200 else ""
        return f"Thực hiện {self.named(first)}{below}{subject}"

    def letterhead(self, act: Act, *, draft: bool = False) -> str:
        """Everything above the title."""
        state = "ĐẢNG CỘNG SẢN VIỆT NAM"
        if not act.body.party:
            state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------"
        on = f"ngày {act.on.day:02d} tháng {act.on.month:02d} năm {act.on.year}"
        symbol = act.symbol
        if draft:
            symbol = f"     {symbol.lstrip('0123456789')}"
            on = f"ngày      tháng      năm {act.on.year}"
        number = f"Số {symbol}" if act.body.party else f"Số: {symbol}"
        lines = "\n".join(act.body.letterhead)
        top = f"{lines}\n{number}\n{state}" if act.body.party else f"{lines}\n-------\n{state}\n{number}"
        note = "DỰ THẢO\n" if draft else ""
        return f"{note}{top}\n{act.body.town}, {on}"

    def statutes(self, act: Act) -> Iterator[str]:
        """The laws that an act of the State rests on."""
        if act.body.kind in ("premier", "ministry"):
            yield "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;"
        elif not act.body.party:
            yield f"Căn cứ {next(law for since, law in COUNCILS_LAWS if act.on >= since)};"
        if self.dice.random() < 0.4 and not act.body.party:
            yield f"Căn cứ {act.topic.law};"

    def head_and_basis(self, act: Act, *, draft: bool = False) -> Iterator[str]:
        """Letterhead, title, legal basis and opening of an act that carries out others."""
        title = self.title(act)
        yield f"{self.letterhead(act, draft=draft)}\n\n{type_name(act.type).upper()}\n{title}"
        yield from self.statutes(act)
        for other in self.others[:2]:
            yield f"Căn cứ {self.named(other)} {self.title(other)};"
        names = " và ".join(self.named(one) for one in act.above)
        speaker = f"Ban Thường vụ {act.body.name}" if act.body.party else act.body.name
        yield f"Thực hiện {names}, {speaker} ban hành {type_name(act.type)} như sau:"

    def aims(self, act: Act) -> Iterator[str]:
        """Sentences with a number to reach."""
        year = act.on.year + self.dice.randint(1, 5)
        many = min(len(act.topic.aims), self.dice.randint(2, 4))
        yield f"CHỈ TIÊU ĐẾN NĂM {year}"
        for number, aim in enumerate(self.dice.sample(act.topic.aims, many), 1):
            yield f"{number}. {aim.format(n=self.dice.randint(3, 99))}"

    def deadline(self, on: date, *, ending: bool = True) -> str:
        """A time by which something is to be done, or none; for the end of a sentence."""
        by = on + timedelta(self.dice.randint(20, 700))
        rarely = f"trước ngày {self.dice.randint(10, 25)}/{self.dice.choice((6, 11, 12))} hằng năm"
        forms = (
            f", hoàn thành trước ngày {day(by)}",
            f", hoàn thành trong năm {by.year}",
            f", hoàn thành trong quý {self.dice.choice(('I', 'II', 'III', 'IV'))}/{by.year}",
            f"; báo cáo kết quả {rarely}",
            ", thực hiện thường xuyên",
            ", định kỳ 6 tháng báo cáo kết quả",
        )
        return self.dice.choice(forms) if ending and self.dice.random() < 0.6 else ""

    def work(self, act: Act) -> str:
        """A verb with its object and what stands around it."""
        return f"{self.dice.choice(act.topic.works)} {self.dice.choice(MANNERS)}".strip()

    def task(self, act: Act, partners: list[str]) -> str:
        """A duty without its subject, first letter small."""
        roll = self.dice.random()
        work = self.work(act)
        if roll < 0.45:
            lead = f"chủ trì, phối hợp với {self.dice.choice(partners)} {work}"
        elif roll < 0.6:
            superior = "Ban Thường vụ" if act.body.party else _council(act.body)
            lead = f"tham mưu {superior} {work}"
        else:
            lead = work
        if self.dice.random() < 0.1 and act.above:
            lead += f" theo {self.briefly(self.dice.choice(act.above))}"
        elif self.dice.random() < 0.06 and self.others:
            lead += f" theo {self.named(self.dice.choice(self.others))}"
        if self.dice.random() < 0.7:
            lead += f", {self.dice.choice(PURPOSES)}"
        return f"{lead}{self.deadline(act.on)}."

    def tasks(self, act: Act, room: int) -> Iterator[str]:
        """Numbered groups of tasks, body by body, until so many bytes are full, and two at least."""
        bodies = self.bodies(act)
        self.dice.shuffle(bodies)
        number = 0
        while room > 0 or number < 2:
            body = bodies[number % len(bodies)]
            partners = [other for other in bodies if other != body]
            number += 1
            group = self._group(act, number, body, partners)
            room -= sum(len(part.encode()) + 2 for part in group)
            yield from group

    def _group(self, act: Act, number: int, body: str, partners: list[str]) -> list[str]:
        """What one body has to do."""
        roll = self.dice.random()
        if roll < 0.6:
            letters = LETTERS[: self.dice.randint(2, 3)]
            return [f"{number}. {body}", *(f"{letter}) {_capital(self.task(act, partners))}" for letter in letters)]
        if roll < 0.8:
            return [f"{number}. {body} {self.task(act, partners)}"]
        if roll < 0.9:
            return [f"{number}. Giao {body} {self.task(act, partners)}"]
        return [f"{number}. {body}: {_capital(self.task(act, partners))}"]

    def task_table(self, act: Act, rows: int) -> str:
        """A table of tasks as plans have them in an annex."""
        bodies = self.bodies(act)
        lines = [
            "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |",
            "|---|---|---|---|---|",
        ]
        for number in range(1, rows + 1):
            lead, partner = self.dice.sample(bodies, 2)
            by = act.on + timedelta(self.dice.randint(30, 700))
            lines.append(f"| {number} | {_capital(self.work(act))} | {lead} | {partner} | Trước {day(by)} |")
        return "\n".join(lines)

    def bodies(self, act: Act) -> list[str]:
        """Those who get tasks from an act of this body at its time."""
        new = act.on >= REFORM
        if act.body.organ == "TW":
            return [*CENTRAL_PARTY_BODIES, "Ban cán sự đảng Chính phủ" if not new else "Đảng ủy Chính phủ"]
        department = act.topic.department(act.on >= MINISTRIES_MERGED)[0]
        match act.body.kind:
            case "premier" | "ministry" | "state":
                return [*_ministries(act.on >= MINISTRIES_MERGED), "UBND các tỉnh, thành phố trực thuộc Trung ương"]
            case "party":
                return [*PARTY_BODIES, "Ban cán sự đảng UBND tỉnh" if not new else "Đảng ủy UBND tỉnh"]
            case "province" | "department":
                all_ = "UBND các xã, phường" if new else "UBND các huyện, thị xã, thành phố"
                return [department, all_, *PROVINCIAL_BODIES, *MASS_BODIES]
            case "district":
                within = "phường" if act.body.kind_word == "quận" else "xã, thị trấn"
                return [*(f"{name} {act.body.kind_word}" for name in DISTRICT_BODIES), f"UBND các {within}"]
        return [*(f"{name} {act.body.kind_word}" for name in COMMUNE_BODIES), "Trưởng các thôn"]

    def closing(self, act: Act) -> str:
        """Recipients and signature."""
        end = "," if act.body.party else ";"
        lines = [_council(act.body.parent) if act.body.parent and act.body.place else "Ban Bí thư Trung ương Đảng"]
        lines += self.dice.sample(self.bodies(act), 3)
        filing = f"Lưu Văn phòng {act.body.name}." if act.body.party else "Lưu: VT."
        sent = "\n".join(f"- {line}{end}" for line in dict.fromkeys(lines))
        signer = f"{self.dice.choice(FAMILIES)} {self.dice.choice(('Văn', 'Thị'))} Mẫu"
        return f"Nơi nhận:\n{sent}\n- {filing}\n\n{_signature(act.body, self.dice)}\n{signer}"

    def body_text(self, act: Act, used: int, number: Callable[[int], str]) -> Iterator[str]:
        """The sections of a plan, after `used` bytes of what stands before them; `number` writes their numbers."""
        parts = [f"{number(1)} MỤC ĐÍCH, YÊU CẦU"]
        parts += self.paragraphs(REQUIREMENTS, act, self.dice.randint(2, 4))
        heading, *aims = self.aims(act)
        parts += [f"{number(2)} {heading}", *aims, f"{number(3)} NHIỆM VỤ, GIẢI PHÁP"]
        used += sum(len(part.encode()) + 2 for part in parts)
        for at in range(1, 100):
            if used > self.size * PROSE and at > 1:
                break
            parts.append(f"{at}. {' '.join(self.sentences(CLAIMS, act, self.dice.randint(2, 4)))}")
            used += len(parts[-1].encode()) + 2
        yield from parts
        yield f"{number(4)} TỔ CHỨC THỰC HIỆN"
        table_text = self.task_table(act, self.dice.randint(4, 10)) if self.dice.random() < 0.2 else ""
        used += len(table_text.encode()) + 700
        yield from self.tasks(act, self.size - used)
        if table_text:
            yield f"{number(5)} DANH MỤC NHIỆM VỤ"
            yield table_text
        yield AFTER.format(type=type_name(act.type))

    def paragraphs(self, pool: tuple[str, ...], act: Act, many: int) -> list[str]:
        """Numbered sentences of a pool; some name an act that is carried out, in short."""
        return [f"{at}. {text}" for at, text in enumerate(self.sentences(pool, act, many), 1)]

    def sentences(self, pool: tuple[str, ...], act: Act, many: int) -> list[str]:
        top = act.above[-1] if act.above else act
        return [text.format(act=self.briefly(top), work=self.work(act)) for text in self.dice.sample(pool, many)]

    def results(self, act: Act) -> Iterator[str]:
        """What a report tells of the work that was done."""
        for at, text in enumerate(self.dice.sample(FINDINGS, 4), 1):
            yield f"{at}. {text.format(work=self.work(act), n=self.dice.randint(12, 97), act=self.briefly(act))}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _council(body: Body) -> str:
    """A body as those below it call it: without the name of its place."""
    if body.kind in ("province", "district", "commune"):
        return f"UBND {body.kind_word}"
    if body.kind == "department":
        assert body.parent is not None
        return _council(body.parent)
    return "Thủ tướng Chính phủ" if body.kind in ("premier", "ministry") else body.name


@cache
def _ministries(merged: bool) -> tuple[str, ...]:
    return tuple(name for name, _, former in MINISTRIES if former is None or former is not merged)


def _signature(body: Body, dice: Random) -> str:
    match body.kind:
        case "premier":
            return "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG"
        case "ministry":
            return "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG"
        case "department":
            return "GIÁM ĐỐC"
        case "party":
            if body.organ == "TW":
                return f"T/M {body.name.removesuffix(' Đảng').upper()}"
            return "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ"
        case "state":
            return "TM. CHÍNH PHỦ\nTHỦ TƯỚNG" if body.organ == "CP" else "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG"
    return "TM. ỦY BAN NHÂN DÂN\n" + ("CHỦ TỊCH" if dice.random() < 0.4 else "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
