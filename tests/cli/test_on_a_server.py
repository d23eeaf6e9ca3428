"""The commands on a graph that a Neo4j server keeps: answers as those of a file, and a password that nobody sees."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import neo4j
import pytest
from click.testing import Result

from kg.cli.doctor import store
from kg.cli.settings import Settings
from loaders.tables import room
from tests.neo4j.server import Server

Run = Callable[..., Result]

PLAN = "UBND TỈNH MẪU\nSố: 912/KH-UBND\n\nKẾ HOẠCH\nThực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư\n"
ANSWERS = [
    ["implementers", "51-KL/TW"],
    ["trace", "29-NQ/TW@2013", "--to", "commune"],
    ["tasks", "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi"],
    ["show", "628/QĐ-TTg"],
    ["query", "to_collect"],
    ["query", "unresolved"],
    ["cypher", "MATCH (d:Document) RETURN d.id AS id, d.title AS title, d.year AS year ORDER BY id"],
]


@pytest.fixture
def served(empty_neo4j: Server, monkeypatch: pytest.MonkeyPatch, run: Run, alone: Path) -> Server:
    """The samples in a folder, and in a server whose address the environment tells."""
    assert run("load", room("examples")).exit_code == 0
    shutil.copytree("kg-data", "beside")
    for name, value in empty_neo4j.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("NEO4J_URI", empty_neo4j.uri)
    loaded = run("load", room("examples"))
    assert loaded.exit_code == 0, loaded.stderr
    assert f"The graph is at {empty_neo4j.uri}" in loaded.stderr
    return empty_neo4j


def test_a_server_gives_the_answers_of_a_file(served: Server, run: Run) -> None:
    for answer in ANSWERS:
        of_server = run(*answer, "--format", "json")
        of_file = run(*answer, "--format", "json", "--store", "beside/graph.kgl")
        assert (of_server.exit_code, of_server.stderr) == (of_file.exit_code, of_file.stderr), answer
        assert json.loads(of_server.stdout) == json.loads(of_file.stdout), answer
        assert json.loads(of_server.stdout), f"{answer} has no rows to compare"


def test_documents_come_and_go(served: Server, run: Run, alone: Path) -> None:
    (alone / "plan.txt").write_text(
        "UBND TỈNH MẪU\nSố: 912/KH-UBND\n\nKẾ HOẠCH\nThực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư\n",
        "utf-8",
    )
    assert run("load", "plan.txt").exit_code == 0
    found = run("implementers", "51-KL/TW@2019", "--format", "json").stdout
    assert "912/KH-UBND" in found
    assert run("unload", "plan.txt").exit_code == 0
    assert "912/KH-UBND" not in run("implementers", "51-KL/TW@2019", "--format", "json").stdout
    assert run("diff", "beside", served.uri).exit_code == 0, "nothing differs but what came and went"


def test_the_doctor_knows_the_server(served: Server, run: Run) -> None:
    found = {row["check"]: row for row in json.loads(run("doctor", "--format", "json").stdout)}
    assert found["store server"]["finding"] == f"Neo4j/{served.version}, {served.uri}"
    assert [check for check, row in found.items() if row["ok"] == "fail"] == []
    with served.driver() as driver:
        driver.execute_query("DROP INDEX kg_texts")
    (lacking,) = [found for found in store(Settings()) if found[0] == "indexes"]
    assert lacking[1] == "warn" and "kg_texts" in lacking[2] and lacking[3] == "kg rebuild"
    assert run("rebuild").exit_code == 0
    assert [found[1] for found in store(Settings()) if found[0] == "indexes"] == ["ok"]


def test_a_profile_counts_what_the_server_read(served: Server, run: Run) -> None:
    said = run("implementers", "51-KL/TW@2019", "--profile").stderr
    assert "database hits" in said and "NodeUniqueIndexSeek" in said, said


def test_a_wrong_password_is_never_shown(served: Server, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-secret-72")
    monkeypatch.setenv("NEO4J_USERNAME", "stranger")  # the server lets nobody in for a while who was refused often
    for command in (["stats"], ["load", room("examples")], ["doctor"]):
        refused = run(*command)
        said = refused.stdout + refused.stderr
        assert refused.exit_code in (1, 2) and "does not take the password of stranger" in " ".join(said.split()), said
        assert "wrong-secret-72" not in said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("bolt://127.0.0.1:1", "no Neo4j answers at bolt://127.0.0.1:1"),
        ("bolt://neo4j:hidden-secret@127.0.0.1:1", "set NEO4J_USERNAME and NEO4J_PASSWORD"),
        ("neo4j+s://127.0.0.1:1", "no Neo4j answers at neo4j+s://127.0.0.1:1"),
        ("bolt://", "can't be read"),
    ],
)
def test_a_server_that_is_not_there(
    run: Run, alone: Path, monkeypatch: pytest.MonkeyPatch, address: str, said: str
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "secret-of-the-environment")
    for command in (["stats"], ["load", room("examples")]):
        refused = run(*command, "--store", address)
        assert refused.exit_code == 2 and said in refused.stderr, refused.stderr
        assert "secret" not in refused.stderr.replace("NEO4J_PASSWORD", "")
        assert len(refused.stderr.splitlines()) == 1


def test_a_database_of_somebody_else_is_left_alone(
    empty_neo4j: Server, run: Run, alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in empty_neo4j.environment.items():
        monkeypatch.setenv(name, value)
    with empty_neo4j.driver() as driver:
        driver.execute_query("CREATE (:Film {title: 'Mùi cỏ cháy'})")
        refused = run("load", room("examples"), "--store", empty_neo4j.uri)
        assert refused.exit_code == 2 and "nodes that kg did not write" in refused.stderr
        labels = driver.execute_query("MATCH (n) RETURN DISTINCT labels(n)[0]", result_transformer_=neo4j.Result.value)
    assert labels == ["Film"]
