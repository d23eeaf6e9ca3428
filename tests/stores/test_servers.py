"""Addresses of servers, who asks, and what is said of what goes wrong: without a server."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from neo4j.exceptions import Neo4jError, ServiceUnavailable

from kg.graph import Edge, Node
from kg.stores import StoreError, open_store
from kg.stores.columns import Columns
from kg.stores.neo4j.address import parse_address
from kg.stores.neo4j.gate import bare_of_details
from kg.stores.neo4j.refusals import as_store_error
from kg.stores.neo4j.rows import cut, edge_batches, node_batches

SECRET = "mật khẩu bí mật"
TOLD = {"NEO4J_PASSWORD": SECRET}


@pytest.mark.parametrize(
    ("text", "uri", "shown", "database"),
    [
        ("bolt://localhost", "bolt://localhost", "bolt://localhost", None),
        ("bolt://localhost:7687/", "bolt://localhost:7687", "bolt://localhost:7687", None),
        ("bolt://localhost:7687/plans", "bolt://localhost:7687", "bolt://localhost:7687/plans", "plans"),
        (
            "neo4j+s://abc.databases.neo4j.io",
            "neo4j+s://abc.databases.neo4j.io",
            "neo4j+s://abc.databases.neo4j.io",
            None,
        ),
        ("neo4j://h:1/k%E1%BA%BF", "neo4j://h:1", "neo4j://h:1/kế", "kế"),
        ("neo4j://h?policy=eu", "neo4j://h?policy=eu", "neo4j://h", None),
        ("bolt+ssc://[::1]:7687/x", "bolt+ssc://[::1]:7687", "bolt+ssc://[::1]:7687/x", "x"),
    ],
)
def test_an_address_names_server_and_database(text: str, uri: str, shown: str, database: str | None) -> None:
    found = parse_address(text, TOLD)
    assert (found.uri, found.shown, found.database) == (uri, shown, database)


@pytest.mark.parametrize(
    "text", ["bolt://", "bolt://h:port", "bolt://h:99999", "bolt://h/a/b", "bolt://h/a#b", "bolt://[::1"]
)
def test_an_address_that_cant_be_read_says_how_one_is_written(text: str) -> None:
    with pytest.raises(StoreError, match="bolt://HOST:PORT/DATABASE"):
        parse_address(text, TOLD)


@pytest.mark.parametrize(
    "text",
    [
        f"bolt://neo4j:{SECRET}@h",
        f"neo4j+s://:{SECRET}@h/x",
        f"bolt://{SECRET}@h",
        f"neo4j://h?user=neo4j&password={SECRET}",
        f"bolt://h?PassWord={SECRET}&x",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD") as refused:
        open_store(text)
    assert SECRET not in str(refused.value) + repr(refused.value.__cause__) + repr(refused.value.__context__)


def test_the_database_of_the_address_counts_before_that_of_the_environment() -> None:
    told = {**TOLD, "NEO4J_DATABASE": "theirs"}
    assert parse_address("bolt://h", told).database == "theirs"
    assert parse_address("bolt://h/ours", told).database == "ours"


@pytest.mark.parametrize(
    ("told", "user", "auth"),
    [
        ({"NEO4J_PASSWORD": "a"}, "neo4j", ("neo4j", "a")),
        ({"NEO4J_PASSWORD": "a", "NEO4J_USERNAME": "lan", "NEO4J_PASSWORD_FILE": "nowhere"}, "lan", ("lan", "a")),
        ({"NEO4J_PASSWORD_FILE": "{file}"}, "neo4j", ("neo4j", " b c ")),
        ({"NEO4J_PASSWORD": ""}, "neo4j", None),
        ({}, "neo4j", ("neo4j", "asked for neo4j")),
    ],
)
def test_who_asks(tmp_path: Path, told: dict[str, str], user: str, auth: tuple[str, str] | None) -> None:
    (tmp_path / "password").write_text(" b c \n")
    environment = {name: value.format(file=tmp_path / "password") for name, value in told.items()}
    found = parse_address("bolt://h", environment, lambda name: f"asked for {name}")
    assert (found.user, found.auth) == (user, auth)


def test_where_no_password_is_told_it_says_how_to_tell_it(tmp_path: Path) -> None:
    with pytest.raises(
        StoreError, match=r"no password of neo4j at bolt://h: set NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE"
    ):
        parse_address("bolt://h/x", {})
    with pytest.raises(StoreError, match="can't read"):
        parse_address("bolt://h", {"NEO4J_PASSWORD_FILE": str(tmp_path / "missing")})


def test_no_account_of_an_address_has_the_password() -> None:
    address = parse_address("bolt://h/x", TOLD)
    assert SECRET not in f"{address} {address!r} {address.shown}"


def test_a_password_that_is_no_text_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError, match="no UTF-8") as refused:
        parse_address("bolt://h", {"NEO4J_PASSWORD": SECRET + "\udcff"})
    assert SECRET not in str(refused.value) + repr(refused.value.__cause__)


def test_an_unknown_scheme_lists_the_known_ones() -> None:
    with pytest.raises(StoreError, match=r"http://: take .*neo4j://.*bolt\+ssc://"):
        open_store("http://localhost:7474")


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"bolt://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(StoreError, match=rf"no Neo4j answers at {address}: check the address") as refused:
            open_store(address)
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("Neo.ClientError.Security.Unauthorized", "does not take the password of neo4j"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", "wait, then check NEO4J_PASSWORD"),
        ("Neo.ClientError.Security.CredentialsExpired", "has to be changed"),
        ("Neo.ClientError.Security.Forbidden", "no right"),
        ("Neo.ClientError.Database.DatabaseNotFound", "no database at bolt://h/x"),
        ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "can only be read"),
        ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "can only be read"),
        ("Neo.ClientError.Cluster.NotALeader", "neo4j://"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "no memory left"),
        ("Neo.TransientError.General.TransactionOutOfMemoryError", "no memory left"),
        ("Neo.DatabaseError.Transaction.TransactionCommitFailed", "can't write to its disk"),
        ("Neo.TransientError.Database.DatabaseUnavailable", "not available now"),
        ("Neo.ClientError.Something.New", "bolt://h/x refuses: the first line"),
    ],
)
def test_what_a_server_refuses_is_told_in_one_line(code: str, says: str) -> None:
    problem = Neo4jError._hydrate_neo4j(code=code, message="the first line\nthe second")
    told = str(as_store_error(problem, parse_address("bolt://h/x", TOLD)))
    assert says in told and "\n" not in told and SECRET not in told


def test_a_full_disk_is_told_whatever_its_code() -> None:
    problem = Neo4jError._hydrate_neo4j(
        code="Neo.DatabaseError.General.UnknownError", message="No space left on device"
    )
    assert "make room" in str(as_store_error(problem, parse_address("bolt://h", TOLD)))


def test_a_connection_that_is_not_secure_is_told_with_the_other_schemes() -> None:
    import ssl

    problem = ServiceUnavailable("refused")
    problem.__cause__ = ssl.SSLError("certificate verify failed")
    assert "+ssc://" in str(as_store_error(problem, parse_address("bolt+s://h", TOLD)))


@pytest.mark.parametrize("label", ["Meta", "Person", "Document) DETACH DELETE (n", "`", "", "document"])
def test_a_label_that_the_graph_does_not_have_is_no_text_of_a_statement(label: str) -> None:
    with pytest.raises(StoreError, match="no nodes with the label"):
        list(node_batches([Node("a", label, {"title": "a"})], Columns()))


@pytest.mark.parametrize("kind", ["KNOWS", "CITES]->() DELETE a //", "", "cites"])
def test_a_type_that_the_graph_does_not_have_is_no_text_of_a_statement(kind: str) -> None:
    with pytest.raises(StoreError, match="no relationships of the type"):
        list(edge_batches([Edge("a", kind, "a")], {"a": "Document"}, Columns()))


def test_an_edge_needs_both_its_nodes() -> None:
    with pytest.raises(StoreError, match="edge CITES without a node"):
        list(edge_batches([Edge("a", "CITES", "b")], {"a": "Document"}, Columns()))


def test_an_id_that_the_server_cant_hold_is_refused() -> None:
    with pytest.raises(StoreError, match=r"an id of 9000 bytes is longer than Neo4j can hold: ddd"):
        list(node_batches([Node("d" * 9000, "Document", {"title": "a"})], Columns()))


def test_equal_batches_have_equal_digests_and_others_do_not() -> None:
    def digest(*nodes: Node) -> str:
        (batch,) = node_batches(nodes, Columns())
        return batch.digest

    a, b = Node("a", "Document", {"title": "a"}), Node("b", "Document", {"title": "b"})
    assert digest(a, b) == digest(a, b)
    others = [
        digest(a),
        digest(b, a),
        digest(a, Node("b", "Task", {"title": "b"})),
        digest(a, Node("b", "Document", {"title": "c"})),
    ]
    assert len({digest(a, b), *others}) == 5


def test_batches_end_by_rows_and_by_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.stores.neo4j.rows.MOST_CHARACTERS", 10)
    assert list(cut([1, 2, 3], lambda _: 0, 2)) == [[1, 2], [3]]
    assert list(cut([9, 9, 1], lambda item: item, 100)) == [[9, 9], [1]]
    assert list(cut([], lambda item: item, 100)) == []


@pytest.mark.parametrize(
    ("details", "left"),
    [("x = 'apoc.load.json(1)'", "x = ''"), ('`a.b`.c("x")', "`a.b`.c('')"), (r"'it\'s' AS a", "'' AS a")],
)
def test_texts_in_a_plan_are_not_taken_for_calls(details: str, left: str) -> None:
    assert bare_of_details(details) == left


def test_values_of_the_driver_become_plain() -> None:
    from neo4j.spatial import CartesianPoint
    from neo4j.time import Date, DateTime, Duration, Time

    from kg.stores.neo4j.values import plain

    cases: list[tuple[Any, Any]] = [
        ([1, 1.5, None, True, "x"], [1, 1.5, None, True, "x"]),
        ({"a": [Date(2019, 5, 30)]}, {"a": ["2019-05-30"]}),
        (DateTime(2019, 5, 30, 1, 2, 3), "2019-05-30T01:02:03"),
        (Time(1, 2, 3), "01:02:03"),
        (Duration(months=14, days=3), {"months": 14, "days": 3, "seconds": 0}),
        (CartesianPoint((1.0, 2.0)), "CartesianPoint(1.0, 2.0)"),
        (b"\x01\xff", "01ff"),
    ]
    for value, expected in cases:
        assert plain(value) == expected
