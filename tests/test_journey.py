"""From a folder of files to answers, as a user goes: through the command line, on the samples and on real documents."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from loaders import read
from loaders.tables import room

SEEDS_IMPLEMENTERS = {  # symbol -> (depth, chain): DESIGN of the product, question 1
    "628/QĐ-TTg": (1, ["51-KL/TW", "628/QĐ-TTg"]),
    "224-KH/TU": (1, ["51-KL/TW", "224-KH/TU"]),
    "158/KH-UBND": (1, ["51-KL/TW", "158/KH-UBND"]),
    "3243/KH-UBND": (1, ["51-KL/TW", "3243/KH-UBND"]),
    "1385/QĐ-UBND": (2, ["51-KL/TW", "628/QĐ-TTg", "1385/QĐ-UBND"]),
    "/KH-SGDĐT": (2, ["51-KL/TW", "224-KH/TU", "/KH-SGDĐT"]),
}
BARS = {
    "gold": {"references": 0.95, "relations": 0.85, "tasks": 0.75, "header": 0.95},
    "gold-more": {"references": 0.90, "header": 0.85},
}


def kg(*arguments: str | Path, data: Path, ends: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "--data", str(data), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=300,
    )
    assert done.returncode == ends, f"kg {arguments} ended with {done.returncode}: {done.stderr}"
    return done.stdout


def rows(text: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = json.loads(text)
    return answer


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of the five real documents, loaded by the command line from a fresh folder."""
    folder = tmp_path_factory.mktemp("seeds")
    shutil.copytree(shared / "corpus", folder / "documents")
    kg("load", folder / "documents", data=folder / "kg-data")
    return folder


@pytest.mark.shared
def test_the_plans_of_a_conclusion_are_found_with_their_proof(seeds: Path) -> None:
    found = rows(kg("implementers", "51-KL/TW@2019", "--format", "json", data=seeds / "kg-data"))
    assert {row["symbol"]: (row["depth"], row["via"]) for row in found} == SEEDS_IMPLEMENTERS
    for row in found:
        text = read(seeds / "documents" / row["source"]).content
        assert row["quote"] in text, f"{row['symbol']}: its proof doesn't stand in {row['source']}"


@pytest.mark.shared
def test_a_resolution_reaches_its_conclusion_and_all_below(seeds: Path) -> None:
    found = rows(kg("implementers", "NQ 29", "--format", "json", data=seeds / "kg-data"))
    assert {"51-KL/TW", *SEEDS_IMPLEMENTERS} <= {row["symbol"] for row in found}


@pytest.mark.shared
@pytest.mark.parametrize(("gold", "texts"), [("gold", "corpus"), ("gold-more", "corpus-more")])
def test_a_careful_reader_would_agree(shared: Path, tmp_path: Path, gold: str, texts: str) -> None:
    wanted = [json.loads(path.read_text("utf-8"))["file"] for path in sorted((shared / gold).glob("*.json"))]
    said = kg("extract", *(shared / texts / name for name in wanted), "--format", "json", data=tmp_path)
    (tmp_path / "said.jsonl").write_text(said, "utf-8")
    scores = subprocess.run(
        [sys.executable, shared / "tools" / "score.py", shared / gold, tmp_path / "said.jsonl", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    figures = json.loads(scores.stdout)
    for group, bar in BARS[gold].items():
        for name in [n for n in figures if n == group or (n.startswith(f"{group}.") and group == "header")]:
            assert figures[name]["f1"] >= bar, f"{name} on {gold}: {figures[name]['f1']:.3f}, wanted {bar}"


@pytest.mark.shared
def test_no_real_text_breaks_a_load(shared: Path, tmp_path: Path) -> None:
    kg("load", shared / "corpus", shared / "corpus-more", data=tmp_path)
    found = kg("query", "unresolved", "--format", "json", data=tmp_path)
    assert rows(found), "short names without a full mention stay open"


def test_a_resolution_comes_down_to_tasks_of_communes(tmp_path: Path) -> None:
    kg("load", room("examples"), data=tmp_path)
    tasks = rows(kg("trace", "29-NQ/TW@2013", "--to", "commune", "--format", "json", data=tmp_path))
    assert tasks, "the samples have communes' tasks under 29-NQ/TW"
    assert {task["level"] for task in tasks} == {"commune"}
    assert any(task["due_on"] for task in tasks), "some of them have a day"
    assert any(len(task["via"]) >= 5 for task in tasks), "resolution, conclusion, province, district, commune"


def exported(data: Path) -> list[bytes]:
    """The graph as it would be published, in every format."""
    files = [data / name for name in ("x.ttl", "x.nt", "x.graphml")]
    for file in files:
        kg("export", "-o", file, data=data)
    return [file.read_bytes() for file in files]


def test_loading_twice_or_in_another_order_publishes_the_same_bytes(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(room("examples"), documents)
    kg("load", documents, data=tmp_path / "once")
    once = exported(tmp_path / "once")
    kg("load", documents, data=tmp_path / "once")
    assert exported(tmp_path / "once") == once, "loading twice changed the graph"

    files = [
        f for f in sorted(documents.iterdir()) if f.suffix in {".txt", ".md", ".html", ".docx"} and f.stem != "README"
    ]
    random.Random(51).shuffle(files)
    for part in (files[:5], files[5:6], files[6:]):
        kg("load", *part, data=tmp_path / "other")
    assert exported(tmp_path / "other") == once, "another order of loading gave another graph"
