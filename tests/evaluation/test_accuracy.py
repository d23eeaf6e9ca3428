"""`make accuracy`: a change of the grammar shows as gains and losses against the commit before it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
AUTHOR = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program in a repository of its own, whose last commit is blind for recipients; the tree is not."""
    for name in ("loaders", "kg", "ontology", "examples", "tests/gold", "tests/evaluation"):
        shutil.copytree(CHECKOUT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    unread = without_recipients(tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, *AUTHOR, "commit", "--quiet", "--message", "nobody receives anything")
    unread.write_text((CHECKOUT / unread.relative_to(tmp_path)).read_text("utf-8"), "utf-8")
    return tmp_path


def without_recipients(folder: Path) -> Path:
    """Makes the program blind for recipients; gives the module that it changes."""
    module = folder / "loaders" / "grammar" / "recipients.py"
    code = module.read_text("utf-8")
    reads = "for stretch in _stretches(content, paragraphs)"
    assert reads in code
    module.write_text(code.replace(reads, "for stretch in ()"), "utf-8")
    return module


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(("git", "-C", folder, *arguments), check=True, capture_output=True)


def accuracy(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KG_SHARED": str(folder / "nowhere"), "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    command = (sys.executable, folder / "tests" / "evaluation" / "accuracy.py", *arguments)
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True)


def test_gains_and_losses(copy: Path) -> None:
    gained = accuracy(copy, "--strict")
    assert gained.returncode == 0, gained.stderr
    first = gained.stdout.splitlines()
    assert first[0].startswith("Gains and losses against HEAD (") and "nobody receives anything" in first[0]
    assert "samples: 0 lost, 0 new wrong, 36 gained, 0 wrong gone" in first
    assert "  recipients               F1 0.000 -> 1.000  36 gained" in first
    git(copy, "add", "--all")
    git(copy, *AUTHOR, "commit", "--quiet", "--message", "everybody does")
    assert "36 gained" in accuracy(copy).stdout, "a clean tree is compared with the commit before the last"
    without_recipients(copy)
    lost = accuracy(copy, "--strict", "--lines", "2")
    assert lost.returncode == 1 and "samples: 36 lost" in lost.stdout and "… and 34 more" in lost.stdout


def test_an_unknown_revision(copy: Path) -> None:
    result = accuracy(copy, "--against", "v9")
    assert result.returncode == 2 and "no earlier commit v9" in result.stdout
