"""Whatever a text holds, the grammar ends with findings that stand in it: never with an error."""

from __future__ import annotations

import random

import pytest

from loaders import as_json, extract
from tests.grammar.samples import SAMPLES, evidence, text

NOISE = "|-.,;:()“”/\n 0123456789ĐđAaẠ"


def shuffled(dice: random.Random) -> str:
    lines = [line for text in dice.sample(SAMPLES, 2) for line in text.split("\n")]
    dice.shuffle(lines)
    return "\n".join(lines)


def cut(dice: random.Random) -> str:
    one, other = dice.sample(SAMPLES, 2)
    return one[dice.randrange(len(one)) :] + other[dice.randrange(len(other)) :]


def noised(dice: random.Random) -> str:
    return "".join(dice.choice(NOISE) if dice.random() < 0.03 else letter for letter in dice.choice(SAMPLES))


def repeated(dice: random.Random) -> str:
    text = dice.choice(SAMPLES)
    start = dice.randrange(len(text))
    piece = text[start : start + dice.choice((3, 10, 40))]
    return piece * (8000 // len(piece))


@pytest.mark.parametrize("spoil", [shuffled, cut, noised, repeated])
def test_spoiled_texts_give_findings_that_stand_in_them(spoil) -> None:  # type: ignore[no-untyped-def]
    dice = random.Random(51)
    for _ in range(60):
        content = spoil(dice)
        found = extract(text(content))
        for item in evidence(found):
            assert content[item.start : item.end] == item.quote, f"{item.rule} misplaces {item.quote!r}"
            assert 0 < item.confidence <= 1
        assert as_json(found)["file"] == "x.txt"
