"""What is found, in which order; and that every engine finds the same."""

from __future__ import annotations

import shutil
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.corpus import Corpus
from kg.graph import Edge, Graph, Node
from kg.loading import load, unload
from kg.search.finding import search
from kg.search.indexed import by_index
from kg.search.ranking import ranked
from kg.search.scanning import by_scanning
from kg.search.served import ANALYZER, STOPPED, asked, by_server
from kg.search.wanted import Wanted, wanted
from kg.search.words import KINDS, PROPERTIES, words_version
from kg.settling import settle
from kg.settling.searched import keep_owner, keep_words
from kg.settling.stale import hashed
from kg.stores import Store, open_store
from loaders.tables import room
from tests.neo4j.server import Server
from tests.settling.adversary import assert_alike


def document(id: str, symbol: str | None, title: str, day: str | None, level: str, **facts: str) -> Node:
    told = {"symbol": symbol, "title": title, "issued_on": day, "level": level, "status": "held"} | facts
    return Node(id, "Document", {key: value for key, value in told.items() if value is not None})


def task(id: str, text: str, **facts: str) -> Node:
    return Node(id, "Task", {"title": text[:20], "text": text, **facts})


SMALL = Graph.of(
    [
        document("kl-2019", "51-KL/TW", "Kết luận về đổi mới giáo dục", "2019-05-30", "central", issuer="Ban Bí thư"),
        document("kl-2012", "51-KL/TW", "Kết luận 51-KL/TW", "2012-10-29", "central", status="cited"),
        document(
            "kh-ls", "43/KH-UBND", "Kế hoạch thực hiện Kết luận số 51-KL/TW về giáo dục", "2022-02-23", "provincial"
        ),
        document(
            "kh-qn", "7/KH-UBND", "Kế hoạch chuyển đổi số", "2021-01-02", "provincial", territory="tỉnh Quảng Ngãi"
        ),
        document("kh-ma", None, "Phòng, chống ma túy", None, "commune"),
        document("kh-mu", None, "Chương trình mã tuỳ chọn", "2023", "commune"),
        task("t1", "Rà soát mạng lưới trường lớp, dạy chuyển đổi số", level="commune"),
        task("t2", "Tổ chức chuyển giao; đổi mới số liệu giáo dục"),
        task("t3", "Đi học"),
        Node("g1", "Target", {"title": "90%", "text": "90% học sinh", "indicator": "tỷ lệ chuyển đổi số"}),
        Node("b1", "Organization", {"title": "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi", "level": "provincial"}),
        Node("b2", "Organization", {"title": "Phòng Giáo dục", "level": "district"}),
        Node("p1", "Place", {"title": "tỉnh Quảng Ngãi", "level": "provincial"}),
        Node("s1", "Source", {"title": "giáo dục.txt"}),
    ],
    [
        Edge("kh-qn", "HAS_TASK", "t1"),
        Edge("kh-ls", "HAS_TASK", "t2"),
        Edge("kh-ls", "HAS_TARGET", "g1"),
    ],
)

ANSWERS: list[tuple[str, dict[str, object], str]] = [
    ("51-KL/TW", {}, "kl-2019 kl-2012 kh-ls"),  # what is called so before what names it; held before cited
    ("51-kl", {}, "kl-2019 kl-2012 kh-ls"),
    ("kl 51", {}, "kh-ls kl-2019 kl-2012"),
    ("KL/51", {}, ""),
    ("chuyển đổi số", {}, "kh-qn t1 t2 g1"),  # side by side in the title first; beside it last
    ("chuyen doi so", {}, "kh-qn t1 t2 g1"),
    ('"chuyen doi so"', {}, "kh-qn t1 g1"),
    ("chuyển đổi số", {"kinds": ["task"]}, "t1 t2"),
    ("chuyển đổi số", {"kinds": ["task", "target"], "level": "provincial"}, "t2 g1"),
    ("chuyển đổi số", {"first": 2022}, "t2 g1"),
    ("chuyển đổi số", {"last": 2021}, "kh-qn t1"),
    ("giáo dục", {"first": 2000, "last": 2019}, "kl-2019"),
    ("ma túy", {}, "kh-ma kh-mu"),  # spelled as typed first, though it has no day
    ("ma tuy", {}, "kh-mu kh-ma"),
    ("mã tùy", {}, "kh-mu kh-ma"),
    ("quảng ngãi", {}, "b1 p1 kh-qn"),
    ("tỉnh quảng ngãi", {}, "p1 b1 kh-qn"),  # called so from beginning to end
    ("giáo dục", {}, "kh-ls kl-2019 b1 b2 t2"),
    ("giáo dục mới", {}, "kl-2019 t2"),
    ("quang ngai chuyen", {}, "kh-qn"),
    ("hoc", {}, "g1 t3"),
    ("ho*", {}, "kh-ls kh-qn g1 t3"),
    ("0051", {}, "kl-2019 kl-2012 kh-ls"),
    ("dục phòng", {}, "b2"),
    ('"51 kl tw ket luan"', {}, ""),  # no phrase from the symbol into the title
    ("txt", {}, ""),
]


def small_answers(store: Store, query: str, narrowed: dict[str, object]) -> str:
    found = search(store, query, **narrowed)  # type: ignore[arg-type]
    assert found.total == len(found.rows)
    return " ".join(row["id"] for row in found.rows)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("small") / "graph.kgl"
    with open_store(path, write=True) as store:
        store.write(SMALL, corpus="small")
    with open_store(path) as store:
        yield store


@pytest.mark.parametrize(("query", "narrowed", "ids"), ANSWERS, ids=[f"{q} {n}" for q, n, _ in ANSWERS])
def test_answers(small: Store, query: str, narrowed: dict[str, object], ids: str) -> None:
    assert small_answers(small, query, narrowed) == ids


def test_a_row_tells_what_it_belongs_to(small: Store) -> None:
    (row,) = search(small, "mạng lưới").rows
    assert (row["kind"], row["document"], row["document_symbol"], row["issued_on"], row["level"]) == (
        *("task", "kh-qn", "7/KH-UBND", "2021-01-02", "commune"),
    )
    assert search(small, "giao duc", most=2).total == 5


# --- every engine finds the same ---

PIECES = (
    *("an", "An", "ninh", "công an", "là", "no", "to", "at", "qui", "quý", "quy", "hoà", "hòa", "đào", "đao", "dao"),
    *(
        "tạo",
        "chuyển",
        "chuyền",
        "đổi",
        "số",
        "51-KL/TW",
        "51/KL-TW",
        "05",
        "5",
        "3,5",
        "1.000",
        "a_b",
        "a.b",
        "x\u0323y",
    ),
    *(
        "ﬁn",
        "Straße",
        "文件",
        "m²",
        "d'Or",
        "ab\u200dcd",
        "OR",
        "AND",
        '"',
        "*",
        "tỉnh",
        "x" * 100,
        "y" * 101,
        "z/" * 150,
    ),
)
TYPED = (
    *PIECES,
    "an*",
    "t*",
    "chuy*",
    "qu*",
    '"công an"',
    '"đào tạo"',
    '"so 5',
    "5*",
    "NOT",
    "title:an",
    "(",
    "/",
    "\\",
)


def text(dice: Random) -> str:
    made = " ".join(dice.choice(PIECES) for _ in range(dice.randrange(1, 7)))
    return unicodedata.normalize(dice.choice(("NFC", "NFC", "NFD")), made)


def tangled() -> Graph:
    """A graph of the words that engines read in different ways."""
    dice = Random(6)
    nodes, edges = [], []
    days = (None, "2019", "2019-05", "2019-05-30", "2021-01-02")
    levels = (None, "commune", "central")
    for n in range(60):
        facts: dict[str, str | None] = {"title": text(dice), "symbol": dice.choice((None, text(dice)))}
        facts |= {"issuer": dice.choice((None, text(dice))), "signer": dice.choice((None, text(dice)))}
        facts |= {
            "issued_on": dice.choice(days),
            "level": dice.choice(levels),
            "status": dice.choice(("held", "cited")),
        }
        nodes.append(Node(f"d{n}", "Document", {key: value for key, value in facts.items() if value is not None}))
    for n in range(160):
        label = ("Task", "Target", "Organization", "Place")[n % 4]
        told = {"title": text(dice)} | ({"text": text(dice)} if n % 4 < 2 else {})
        told |= {"indicator": text(dice)} if label == "Target" else {}
        level = dice.choice(levels)
        nodes.append(Node(f"n{n}", label, told | ({"level": level} if level and label != "Target" else {})))
        if n % 4 < 2 and dice.random() < 0.9:
            edges.append(Edge(f"d{dice.randrange(60)}", f"HAS_{label.upper()}", f"n{n}"))
    return Graph.of(nodes, edges)


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("tangled") / "graph.kgl"
    with open_store(path, write=True) as store:
        store.write(tangled(), corpus="tangled")
    with open_store(path) as store:
        yield store


@pytest.fixture(scope="module")
def indexed() -> Iterator[Corpus]:
    """The index of the tangled graph."""
    graph = tangled()
    with Corpus.in_memory() as corpus:
        for node in graph.nodes:
            corpus.db.execute("INSERT INTO element VALUES (?, ?, ?, x'00', 1)", (hashed(node.id), node.label, node.id))
            keep_words(corpus.db, hashed(node.id), node.label, node.properties, new=True)
        for edge in graph.edges:
            keep_owner(corpus.db, f"{edge.type} {edge.source} {edge.target}", gone=False)
        yield corpus


@st.composite
def questions(draw: st.DrawFn) -> Wanted:
    words = draw(st.lists(st.sampled_from(TYPED), min_size=1, max_size=3))
    typed = unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD"))), " ".join([*words, "an"][: len(words) + 1]))
    typed = typed if draw(st.booleans()) else " ".join(words) + " 5"
    kinds = draw(st.lists(st.sampled_from(list(KINDS.values())), max_size=2))
    years = draw(st.sampled_from(((None, None), (2019, None), (None, 2020), (2019, 2019))))
    return wanted(typed, kinds, draw(st.sampled_from((None, None, "commune"))), *years)


@st.composite
def plain_questions(draw: st.DrawFn) -> Wanted:
    word = draw(st.sampled_from([typed for typed in TYPED if any(c.isalnum() for c in typed)][:-8]))
    return wanted(word if word[0] != "y" and not word.startswith("z/") else "an", (), None)


many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@many
@given(asked_for=st.one_of(questions(), plain_questions()))
def test_the_index_finds_what_a_scan_finds(scanned: Store, indexed: Corpus, asked_for: Wanted) -> None:
    assert ranked(by_index(indexed, asked_for), asked_for, 30) == ranked(by_scanning(scanned, asked_for), asked_for, 30)


def test_the_questions_have_answers(scanned: Store) -> None:
    dice, counts = Random(1), []
    for _ in range(60):
        asked_for = wanted(dice.choice([one for one in TYPED if one[0].isalpha() and len(one) < 9]))
        counts.append(ranked(by_scanning(scanned, asked_for), asked_for, 1).total)
    assert sum(count > 0 for count in counts) > 45 and max(counts) > 30


@pytest.fixture(scope="module")
def served(neo4j_server: Server) -> Iterator[Store]:
    """The tangled graph on a server."""
    neo4j_server.clear()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in neo4j_server.environment.items():
            patch.setenv(name, value)
        with open_store(neo4j_server.uri, write=True) as store:
            store.write(tangled(), corpus="tangled")
        with open_store(neo4j_server.uri) as store:
            yield store


@many
@given(asked_for=st.one_of(questions(), plain_questions()))
def test_a_server_finds_what_a_scan_finds(served: Store, scanned: Store, asked_for: Wanted) -> None:
    index = getattr(served, "full_text_index", None)
    assert index
    expected = ranked(by_scanning(scanned, asked_for), asked_for, 30)
    assert ranked(by_scanning(served, asked_for), asked_for, 30) == expected
    if asked(asked_for):
        assert ranked(by_server(served, index, asked_for), asked_for, 30) == expected


@pytest.mark.parametrize("query", ["công an", '"đào tạo" số', "quy", "51-KL/TW", "an", "5*"])
def test_a_server_shows_the_same_rows(served: Store, scanned: Store, query: str) -> None:
    assert search(served, query) == search(scanned, query) != search(scanned, "chuyển ninh là no to at")


def test_the_servers_index_is_what_its_questions_suppose(served: Store, neo4j_server: Server) -> None:
    with neo4j_server.driver() as driver:
        shown = driver.execute_query("SHOW FULLTEXT INDEXES YIELD labelsOrTypes, properties, options").records
        (stops,) = driver.execute_query(
            "CALL db.index.fulltext.listAvailableAnalyzers() YIELD analyzer, stopwords "
            "WITH * WHERE analyzer = $name RETURN stopwords",
            name=ANALYZER,
        ).records
    (one,) = shown
    assert sorted(one["labelsOrTypes"]) == sorted(KINDS) and sorted(one["properties"]) == sorted(PROPERTIES)
    assert one["options"]["indexConfig"]["fulltext.analyzer"] == ANALYZER
    assert set(stops["stopwords"]) == STOPPED


# --- the index is that of the graph ---


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("loaded")
    with open_store(data / "graph.kgl", write=True) as store, Corpus.open(data / "corpus.db") as corpus:
        load([room("examples")], corpus, store)
    return data


@pytest.fixture
def data(loaded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(loaded, tmp_path / "data"))


def found(data: Path, query: str) -> tuple[list[dict[str, object]], int]:
    with open_store(data / "graph.kgl") as store:
        answer = search(store, query, data / "corpus.db")
        assert answer == search(store, query), "a scan finds another thing"
    return answer.rows, answer.total


def is_asked(data: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the index answers."""
    with monkeypatch.context() as patch, open_store(data / "graph.kgl") as store:
        patch.setattr("kg.search.finding.by_scanning", lambda *_: iter(()))
        return search(store, "kế hoạch", data / "corpus.db").total > 0


EXAMPLES = (
    "51-KL/TW",
    "giáo dục",
    "giao duc",
    '"đào tạo" tỉnh',
    "thuc hien",
    "Quảng Ngãi",
    "truong*",
    "an",
    "2020",
    "%",
)


@pytest.mark.parametrize("query", EXAMPLES[:-1])
def test_documents_that_were_loaded(loaded: Path, query: str) -> None:
    rows, total = found(loaded, query)
    assert total >= len(rows) > 1


def test_the_index_answers_for_its_own_graph_alone(
    data: Path, loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_asked(data, monkeypatch)
    shutil.copy(data / "graph.kgl", tmp_path / "older.kgl")
    with open_store(data / "graph.kgl", write=True) as store, Corpus.open(data / "corpus.db") as corpus:
        unload(["06-kh-158-quang-ngai-2019.txt"], corpus, store)
    assert is_asked(data, monkeypatch)
    before, after = found(loaded, "158/KH-UBND"), found(data, "158/KH-UBND")
    assert before != after
    with open_store(tmp_path / "older.kgl") as store:
        older = search(store, "158/KH-UBND", data / "corpus.db")
        assert (older.rows, older.total) == before, "a graph of another state has its own answer"
    with Corpus.open(data / "corpus.db") as corpus:
        corpus.remove("04-qd-628-ttg-2020.txt")
    assert not is_asked(data, monkeypatch), "what follows from a change isn't made yet"
    assert found(data, "158/KH-UBND") == after


def test_words_of_an_older_reading_are_not_asked(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Corpus.open(data / "corpus.db") as corpus:
        corpus.note("words", f"{words_version()}?")
    assert not is_asked(data, monkeypatch)
    assert found(data, "51-KL/TW")[1] > 1


@pytest.mark.parametrize("broken", ["gone", "no database", "of another program"])
def test_a_store_answers_without_its_corpus(data: Path, broken: str) -> None:
    expected = found(data, "51-KL/TW")
    (data / "corpus.db").unlink()
    if broken == "no database":
        (data / "corpus.db").write_bytes(b"no database, whatever its name is " * 50)
    if broken == "of another program":
        with closing(sqlite3.connect(data / "corpus.db")) as db:
            db.execute("CREATE TABLE music (title TEXT)")
    assert found(data, "51-KL/TW") == expected
    assert broken != "gone" or not (data / "corpus.db").exists()


def test_a_corpus_of_the_second_schema_gets_its_words(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Corpus.open(data / "corpus.db") as corpus:
        for table in ("word", "searched", "part"):
            corpus.db.execute(f"DROP TABLE {table}")
        corpus.db.execute("UPDATE meta SET value = '2' WHERE key = 'schema'")
        corpus.db.execute("DELETE FROM meta WHERE key = 'words'")
        version = corpus.version
    expected = found(data, "giáo dục")
    assert not is_asked(data, monkeypatch)
    with Corpus.open(data / "corpus.db") as corpus, Corpus.in_memory() as anew:
        settle(corpus)
        assert corpus.version == version, "the graph is the same"
        for source in corpus.sources():
            anew.add(source.text, source.extraction)
        settle(anew)
        assert_alike(corpus, anew)
    assert is_asked(data, monkeypatch) and found(data, "giáo dục") == expected
