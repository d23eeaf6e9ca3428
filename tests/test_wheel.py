"""The built package, installed where nothing of the checkout can be seen, does what the README promises."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "KG_", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, (
        f"{command} ended with {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    )
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel built from the sdist: what a package index would hand out."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=CHECKOUT)
    unpacked = tmp_path_factory.mktemp("sdist")
    run("tar", "-xzf", next(folder.glob("*.tar.gz")), "-C", unpacked, cwd=folder)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=next(unpacked.iterdir()))
    return folder


@pytest.mark.wheel
def test_wheel_holds_the_tables_and_clashes_with_nobody(built: Path) -> None:
    names = zipfile.ZipFile(next(built.glob("*.whl"))).namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"kg", "loaders"}, "only our own packages may lie at the top of the wheel"
    for wanted in ("kg/ontology/doc_types.tsv", "kg/queries/implementers.cypher", "kg/examples/README.md"):
        assert wanted in names, f"the wheel lacks {wanted}"


@pytest.mark.wheel
def test_wheel_runs_the_demo_outside_the_checkout(built: Path, tmp_path: Path) -> None:
    home = tmp_path / "clean"
    venv.create(home, with_pip=True)
    python = next(p for p in (home / "bin" / "python", home / "Scripts" / "python.exe") if p.exists())
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    if subprocess.run([*map(str, pip), "--dry-run", "--no-deps", "click"], capture_output=True).returncode:
        pytest.skip("the package index can't be reached")
    run(*pip, "--no-deps", "--require-hashes", "-r", CHECKOUT / "requirements.lock", cwd=tmp_path)
    run(*pip, "--no-deps", next(built.glob("*.whl")), cwd=tmp_path)
    kg = next(p for p in (python.with_name("kg"), python.with_name("kg.exe")) if p.exists())
    shown = run(kg, "--lang", "en", "demo", "--to", tmp_path / "demo", cwd=tmp_path)
    assert "628/QĐ-TTg" in shown
    assert list((tmp_path / "demo").glob("*.html")), "the demo leaves a picture"
    assert list((tmp_path / "demo").glob("*.ttl")), "the demo leaves RDF"
