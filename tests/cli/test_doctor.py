"""`kg doctor` finds what is wrong and says what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import Result

from kg.graph import Graph
from kg.packs import packs
from kg.stores import open_store

Run = Callable[..., Result]
PLAN = "UBND TỈNH MẪU\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nThực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư\n"


def findings(run: Run) -> dict[str, dict[str, str]]:
    return {row["check"]: row for row in json.loads(run("doctor", "--format", "json").stdout)}


def test_everything_is_listed(run: Run, data: Path) -> None:
    found = findings(run)
    assert found["Python"]["ok"] == "ok" and found["kglite"]["ok"] == "ok"
    assert found["store"]["finding"] == "nodes: 7, relationships: 5"
    for name in packs():
        assert found[f"query {name}"]["ok"] == "ok", found[f"query {name}"]


@pytest.mark.parametrize("there", [True, False])
def test_a_package_that_only_makes_faster_is_listed_where_it_is_there(
    there: bool, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = metadata.version

    def version(name: str) -> str:
        if name != "neo4j-rust-ext":
            return installed(name)
        if there:
            return "6.4.1.0"
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", version)
    row = findings(run).get("neo4j-rust-ext")
    assert row == ({"check": "neo4j-rust-ext", "ok": "ok", "finding": "6.4.1.0", "remedy": ""} if there else None)


@pytest.fixture
def loaded(run: Run, alone: Path) -> Run:
    """A corpus of one plan that gives no place that any query asks of."""
    (alone / "plan.txt").write_text(PLAN, "utf-8")
    assert run("load", "plan.txt").exit_code == 0
    return run


def test_a_corpus_needs_no_place_or_body_of_a_query(loaded: Run) -> None:
    result = loaded("doctor", "--format", "json")
    ill = [row for row in json.loads(result.stdout) if row["ok"] != "ok"]
    assert (result.exit_code, ill) == (0, [])


def test_an_unsettled_corpus_is_noticed(loaded: Run, alone: Path) -> None:
    from kg.corpus import Corpus
    from kg.loading import record

    (alone / "other.txt").write_text(PLAN.replace("12/KH", "13/KH"), "utf-8")
    with Corpus.open(Path("kg-data/corpus.db")) as corpus:
        record([Path("other.txt")], corpus)
    found = [row for row in json.loads(loaded("doctor", "--format", "json").stdout) if row["ok"] != "ok"]
    assert [(row["check"], row["ok"]) for row in found] == [("corpus", "warn")], found
    assert "interrupted" in found[0]["finding"] and "load again" in found[0]["remedy"]
    assert loaded("load", "other.txt").exit_code == 0
    assert "interrupted" not in loaded("doctor").stdout


def test_a_corpus_of_another_version_is_noticed(loaded: Run) -> None:
    from kg.corpus import Corpus

    with Corpus.open(Path("kg-data/corpus.db")) as corpus:
        corpus.note("resolver", "of yesterday")
    assert "another version of kg" in " ".join(loaded("doctor").stdout.split())
    assert loaded("rebuild").exit_code == 0
    assert "another version" not in " ".join(loaded("doctor").stdout.split())


def test_a_journal_is_told(loaded: Run, alone: Path) -> None:
    assert "graph.kgl-journal" not in loaded("doctor").stdout
    (alone / "other.txt").write_text(PLAN.replace("12/KH", "13/KH"), "utf-8")
    loaded("load", "other.txt")
    (row,) = [r for r in json.loads(loaded("doctor", "--format", "json").stdout) if "kgl-journal" in r["finding"]]
    assert row["ok"] == "ok" and row["finding"].startswith("changes that lie in graph.kgl-journal: 1;")


def test_decisions_that_wait_or_that_nobody_follows_are_told(loaded: Run, alone: Path) -> None:
    (alone / "mine.csv").write_text(
        "left,right,verdict,who,when,why\ndocument/a/kh/2020-01-01/1,document/b/kh/2020-01-01/1,not_same,An,2026-01-01,\n",
        "utf-8",
    )
    asked = ("doctor", "--decisions", "mine.csv", "--format", "json")
    found = [row for row in json.loads(loaded(*asked).stdout) if row["check"] == "decisions"]
    assert [(row["ok"], row["remedy"]) for row in found] == [("ok", ""), ("warn", "kg review apply")]
    assert found[0]["finding"] == "judgements: 1, of which wait for a source: 1" and "mine.csv" in found[1]["finding"]
    loaded("review", "apply", "--decisions", "mine.csv")
    assert [row["ok"] for row in json.loads(loaded(*asked).stdout) if row["check"] == "decisions"] == ["ok"]


def test_an_authority_list_that_nobody_follows_is_told(loaded: Run) -> None:
    own = Path("kg-data/authority.tsv")
    own.write_text("symbol\tissued_on\tissuer\n77-CT/TU\t2020-01-02\tTỉnh ủy Mẫu\n", "utf-8")
    (row,) = [row for row in json.loads(loaded("doctor", "--format", "json").stdout) if row["ok"] != "ok"]
    assert (row["check"], row["remedy"]) == ("decisions", "kg review apply") and "authority.tsv" in row["finding"]
    assert loaded("review", "apply").exit_code == 0
    assert "authority.tsv" not in loaded("doctor").stdout


def test_nothing_loaded_is_no_failure(run: Run) -> None:
    found = findings(run)
    assert (found["data"]["ok"], found["data"]["remedy"]) == ("warn", "kg load FOLDER")


def test_a_missing_package_fails(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(name: str) -> str:
        if name == "rdflib":
            raise metadata.PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr("kg.cli.doctor.metadata.version", lacking)
    result = run("doctor")
    assert result.exit_code == 1 and "pip install 'rdflib" in " ".join(result.stdout.split())


def test_broken_files_fail_and_the_rest_is_still_checked(run: Run, data: Path) -> None:
    (data / "graph.kgl").write_bytes(b"broken")
    (data / "corpus.db").write_bytes(b"broken" * 1000)
    result = run("doctor", "--format", "json")
    found = {row["check"]: row for row in json.loads(result.stdout)}
    assert result.exit_code == 1
    assert (found["store"]["ok"], found["corpus"]["ok"], found["Python"]["ok"]) == ("fail", "fail", "ok")


def test_a_graph_of_another_corpus_is_noticed(run: Run, data: Path, graph: Graph) -> None:
    from kg.corpus import Corpus

    Corpus.open(data / "corpus.db").close()
    result = run("doctor", "--lang", "vi")
    assert result.exit_code == 1 and "kho văn bản khác" in " ".join(result.stdout.split())
    (data / "graph.kgl").unlink()
    with Corpus.open(data / "corpus.db") as corpus, open_store(data / "graph.kgl", write=True) as store:
        store.write(graph, corpus=corpus.identity)
    assert "kho văn bản khác" not in run("doctor", "--lang", "vi").stdout


# --- packs of one's own ------------------------------------------------------------------------------------------

HEADER = "// title.vi: a\n// title.en: b\n// answers: c?\n// example: kg query mine\n// column x — what\n"
MINE = {
    "mine": f"{HEADER}// param n integer — y\n// param w choice(a, b) — y\nRETURN $n + size($w) AS x",
    "failing": f"{HEADER}RETURN nothing AS x",
    "unresolved": "RETURN 1 AS x",
}


@pytest.fixture
def own(alone: Path) -> Path:
    """A folder with a pack that runs, though it tells no example, one that fails, and a broken one with the name of one
    of the product."""
    folder = alone / "my packs"
    folder.mkdir()
    for name, text in MINE.items():
        (folder / f"{name}.cypher").write_text(text, "utf-8")
    return folder


def told(run: Run, *arguments: str | Path) -> list[tuple[str, str, str, str]]:
    """What is said of the packs of one's own, and of those of the product that don't run."""
    rows = json.loads(run("doctor", "--format", "json", *arguments).stdout)
    return [
        (row["check"], row["ok"], row["finding"], row["remedy"])
        for row in rows
        if row["check"].startswith("query") and (row["ok"] != "ok" or row["check"] == "query mine")
    ]


def test_packs_of_ones_own_are_run_too(run: Run, data: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, failing, mine = told(run, "--packs", own)
    assert broken[:2] == ("query unresolved", "fail") and "line 1: there is no line '// title.vi" in broken[2]
    assert failing[:2] == ("query failing", "fail") and "nothing" in failing[2]
    assert mine[:2] == ("query mine", "ok")
    assert broken[3] == f"kg query --check '{own}/unresolved.cypher'" and failing[3].endswith("/failing.cypher'")
    assert run("doctor", "--packs", own).exit_code == 1
    monkeypatch.setenv("KG_PACKS", str(own))
    assert [row[:2] for row in told(run)] == [broken[:2], failing[:2], mine[:2]]


def test_a_broken_pack_is_told_where_there_is_no_graph(run: Run, own: Path) -> None:
    ((check, ok, finding, _),) = told(run, "--packs", own, "--lang", "vi")
    assert (check, ok) == ("query unresolved", "fail") and "thiếu dòng '// title.vi" in finding


def test_a_folder_of_packs_that_is_not_there_fails_alone(run: Run, data: Path) -> None:
    ((check, ok, finding, _),) = told(run, "--packs", "missing")
    assert (check, ok) == ("query missing", "fail") and "there is no such folder" in finding
    assert findings(run)["query unresolved"]["ok"] == "ok"
