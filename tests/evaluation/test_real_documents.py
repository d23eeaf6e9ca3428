"""On the real documents: figures are those of the shared scorer, and confidence means what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.evaluation.calibration import calibrate
from kg.evaluation.figures import count
from tests.evaluation.readings import found_in, judged

SETS = {"gold": "corpus", "gold-more": "corpus-more"}


@pytest.mark.shared
@pytest.mark.parametrize(("gold", "texts"), SETS.items())
def test_figures_are_those_of_the_shared_scorer(gold: str, texts: str, shared: Path, tmp_path: Path) -> None:
    found = found_in(shared / gold, shared / texts)
    lines = tmp_path / "found.jsonl"
    lines.write_text("\n".join(json.dumps(said, ensure_ascii=False) for said in found.values()), "utf-8")
    command = (sys.executable, shared / "tools" / "score.py", shared / gold, lines, "--json")
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    theirs = {g: (f["hit"], f["predicted"], f["gold"]) for g, f in scored.items() if f["predicted"] + f["gold"]}
    counted = count(judged(shared / gold, shared / texts))
    assert {f.group: (f.right, f.right + f.wrong, f.right + f.missed) for f in counted} == theirs
    for figures in counted:
        ours = (figures.precision, figures.recall, figures.f1)
        assert ours == pytest.approx([scored[figures.group][name] for name in ("precision", "recall", "f1")])


@pytest.mark.shared
def test_confidence_means_something(shared: Path) -> None:
    """Findings above 0.9 are right at least 98 times in 100, and the bands below fall off in order."""
    bands = calibrate(j for gold, texts in SETS.items() for j in judged(shared / gold, shared / texts))
    together = [band for band in bands if band.kind == "all"]
    assert len(together) == 4 and all(band.findings >= 20 for band in together), "every band is filled"
    assert together[0].share >= 0.98
    shares = [band.share for band in together]
    assert shares == sorted(shares, reverse=True)
    for kind in {band.kind for band in bands}:
        first = next(band for band in bands if band.kind == kind)
        assert first.above < 0.9 or first.share >= 0.98, f"{kind} above 0.9: {first.share:.3f}"
    edges = [band.share for band in bands if band.kind == "assignment"]
    assert len(edges) == 4 and edges == sorted(edges, reverse=True), "bodies with their roles are graded by themselves"
