"""What holds for every text: an extraction comes out, its evidence stands in the text, and it is always the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import as_json, extract, read
from loaders.reading.canonical import canonical
from loaders.tables import room, table
from tests.grammar.samples import SAMPLES, evidence, text

PIECES = sorted(
    {row["example"] for name in ("cue_phrases", "bodies", "deadline_forms", "target_cues") for row in table(name)}
)

cuts = st.builds(
    lambda content, ends: content[min(ends) % len(content) : max(ends) % len(content) + 1],
    st.sampled_from(SAMPLES),
    st.tuples(st.integers(0, 20_000), st.integers(0, 20_000)),
)
"""Any stretch of a sample, cut without regard for words."""

patchworks = st.lists(st.sampled_from(PIECES) | st.text(max_size=12) | cuts.map(lambda c: c[:80]), max_size=30).map(
    lambda pieces: "\n".join(pieces)
)
"""Phrases that rules look for, between anything else."""

some = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(content: str) -> None:
    found = extract(text(content))
    for item in evidence(found):
        assert content[item.start : item.end] == item.quote, f"{item.rule} misplaces {item.quote!r}"
        assert item.quote.strip(), f"{item.rule} finds nothing but blanks"
        assert 0 < item.confidence <= 1
    refs = {reference.ref for reference in found.references}
    ends = {end for relation in found.relations for end in (relation.source, relation.target)}
    assert ends <= refs | {"SELF"}, "a relation ends at no reference"
    assert all(a.assignees for a in found.assignments), "a task of nobody"
    assert as_json(found) == as_json(extract(text(content)))


@some
@given(st.text(max_size=400))
def test_any_unicode_text(content: str) -> None:
    check(content)
    check(canonical(content))


@some
@given(cuts)
def test_any_cut_of_a_sample(content: str) -> None:
    check(content)


@some
@given(patchworks)
def test_phrases_of_the_tables_in_any_order(content: str) -> None:
    check(content)


@pytest.mark.shared
def test_cuts_of_real_texts(shared: Path) -> None:
    for path in sorted((shared / "corpus-more").iterdir())[::6]:
        content = read(path).content
        for start in range(0, len(content), max(len(content) // 5, 1)):
            check(content[start : start + 2_500])


def test_a_fresh_process_says_the_same_bytes() -> None:
    """Sets are ordered by hashes that differ from process to process; no finding may depend on them."""
    files = sorted(str(path) for path in room("examples").glob("[01]*.*") if path.suffix in (".txt", ".md"))
    said = []
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-m", "kg.cli", "extract", *files, "--format", "json", "--jobs", "1"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        said.append(run.stdout)
    assert said[0] == said[1]
    assert len([json.loads(line) for line in said[0].splitlines()]) == len(files)
