"""The documents of the benchmarks are read as they are meant: each kind, by the real grammar."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

import pytest

from loaders import Text, extract
from loaders.extraction import SELF, Extraction
from loaders.text import Facts
from tests.benchmarks.corpora import SHARES, documents

SAMPLE = 300
RELATIONS = {  # what most documents of a kind say of another; a directive may stand alone
    "directive": set[str](),
    "amendment": {"amends", "replaces"},
}
WITHOUT_TASKS = {"news", "report"}
"""Kinds that tell what was done or what others do."""


@dataclass(frozen=True, slots=True)
class Read:
    name: str
    kind: str
    text: str
    found: Extraction


@pytest.fixture(scope="module")
def sample() -> list[Read]:
    return [
        Read(name, name.split("-")[1], text, extract(as_text(name, text))) for name, text in documents(SAMPLE, seed=3)
    ]


def as_text(name: str, content: str) -> Text:
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return Text(name, name, content.rstrip("\n"), "text/plain", sha256, Facts())


def test_every_kind_is_there(sample: list[Read]) -> None:
    assert {one.kind for one in sample} == set(SHARES)


@pytest.mark.parametrize("kind", SHARES)
def test_header_relations_and_tasks_are_read(kind: str, sample: list[Read]) -> None:
    for one in sample:
        if one.kind != kind:
            continue
        header = one.found.document
        assert header.number and header.issued_on and header.issuer and header.title, f"{one.name}: {header}"
        assert header.kind == ("report" if kind == "news" else "original"), one.name
        printed = re.search(r"^Số:? *(\S+)", one.text, re.M)
        if printed:
            assert header.number == printed[1], one.name
        wanted = RELATIONS.get(kind, {"implements"})
        said = {relation.type for relation in one.found.relations if relation.source == SELF}
        assert not wanted or wanted & said, f"{one.name} says {sorted(said)}"
        if kind not in WITHOUT_TASKS:
            assert len(one.found.assignments) >= 5, one.name
            assert one.found.recipients, one.name


def test_most_tasks_and_targets_are_found(sample: list[Read]) -> None:
    plans = [one for one in sample if one.kind in ("province", "district", "commune")]
    tasks = sum(len(one.found.assignments) for one in plans) / len(plans)
    targets = sum(len(one.found.targets) for one in plans) / len(plans)
    timed = sum(bool(a.deadline) for one in plans for a in one.found.assignments)
    assert 8 < tasks < 25 and 2 < targets < 6
    assert timed > 0.4 * tasks * len(plans)


def test_the_same_seed_gives_the_same_documents_and_fewer_are_the_first_of_more() -> None:
    many = list(documents(40, seed=7, size=3000))
    assert list(documents(25, seed=7, size=3000)) == many[:25]
    assert list(islice(documents(40, seed=8, size=3000), 5)) != many[:5]
    assert len(dict(many)) == 40


HEAD = re.compile(r"(.+)\n(.+)\n(?:.+\n)*?Số:? (\d\S+)\n(?:.+\n)*?.*ngày (\d\d tháng \d\d năm (\d{4}))")


def test_no_body_gives_a_number_twice_in_a_year() -> None:
    days: dict[tuple[str, ...], set[str]] = {}
    for name, text in documents(3000, seed=11, size=1500):
        head = HEAD.match(text)
        unique = head and (head[1] != "ỦY BAN NHÂN DÂN" or head[2].startswith("TỈNH "))
        if head and unique and "-directive-" not in name:
            days.setdefault(head.group(1, 2, 3, 5), set()).add(head[4])
    assert len(days) > 800
    assert {key: found for key, found in days.items() if len(found) > 1} == {}


@pytest.mark.parametrize("size", [4_000, 10_000, 30_000])
def test_texts_are_about_as_long_as_asked(size: int) -> None:
    lengths = [len(text.encode()) for _, text in documents(40, size=size)]
    assert 0.8 * size < sum(lengths) / len(lengths) < 1.2 * size


def test_a_few_directives_are_cited_by_many_and_symbols_are_shared() -> None:
    cited: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for _, text in documents(1500, size=2500):
        cited.update(set(re.findall(r"\d+-(?:NQ|KL|CT)/TW|\d+/(?:QĐ-TTg|NQ-CP)", text)))
        held.update(re.findall(r"^Số: (\S+/KH-UBND)$", text, re.M))
    assert 0.1 < cited.most_common(1)[0][1] / 1500 < 0.25
    assert cited.most_common(30)[-1][1] / 1500 < 0.05
    assert sum(many > 1 for many in held.values()) > 100
