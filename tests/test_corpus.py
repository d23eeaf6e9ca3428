"""corpus.db: what goes in comes out; changes are noticed; files that are no corpus are refused in words."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus import Block, Corpus, CorpusError, block_of
from kg.corpus.records import facts_from_record, facts_to_record, from_record, to_record
from kg.settling import graph_of, settle
from loaders.extraction import (
    Assignee,
    Assignment,
    Evidence,
    Extraction,
    Header,
    Mention,
    Recipient,
    Reference,
    Relation,
    Target,
)
from loaders.text import Facts, Text

words = st.text(max_size=12)
perhaps = st.none() | words
evidence = st.builds(Evidence, words, st.integers(0, 9), st.integers(0, 9), words, st.floats(0, 1, allow_nan=False))
mentions = st.builds(Mention, words, st.integers(0, 9), st.integers(0, 9), words, st.floats(0, 1), perhaps)
levels = st.sampled_from([None, "central", "provincial", "district", "commune", "unit"])
headers = st.builds(
    Header,
    kind=st.sampled_from(["original", "report"]),
    number=perhaps,
    type=perhaps,
    issuer=perhaps,
    issued_on=perhaps,
    level=levels,
    territory=perhaps,
    title=perhaps,
    signer=perhaps,
    signer_position=perhaps,
    evidence=st.dictionaries(words, evidence, max_size=2),
    conflicts=st.dictionaries(words, words, max_size=2),
)
some = {"max_size": 3}
extractions = st.builds(
    Extraction,
    file=words,
    document=headers,
    references=st.lists(
        st.builds(
            Reference,
            words,
            perhaps,
            perhaps,
            perhaps,
            st.lists(mentions, min_size=1, max_size=3).map(tuple),
            st.lists(words, max_size=2).map(tuple),
            perhaps,
        ),
        **some,
    ).map(tuple),
    relations=st.lists(
        st.builds(Relation, words, st.sampled_from(["implements", "cites"]), words, evidence | mentions), **some
    ).map(tuple),
    assignments=st.lists(
        st.builds(
            Assignment,
            perhaps,
            words,
            st.lists(st.builds(Assignee, words, st.sampled_from(["lead", "support"])), max_size=2).map(tuple),
            evidence,
            perhaps,
            levels,
            perhaps,
            perhaps,
            st.lists(words, max_size=2).map(tuple),
        ),
        **some,
    ).map(tuple),
    targets=st.lists(
        st.builds(
            Target,
            perhaps,
            words,
            words,
            words,
            st.floats(allow_nan=False, allow_infinity=False),
            perhaps,
            perhaps,
            evidence,
        ),
        **some,
    ).map(tuple),
    recipients=st.lists(st.builds(Recipient, words, evidence), **some).map(tuple),
)


@given(extractions)
def test_an_extraction_comes_back_from_json_as_it_was(extraction: Extraction) -> None:
    assert from_record(json.loads(json.dumps(to_record(extraction), ensure_ascii=False))) == extraction


@given(st.builds(Facts, number=perhaps, issuer=perhaps, uri=perhaps, sample=st.booleans()))
def test_facts_come_back_from_json_as_they_were(facts: Facts) -> None:
    assert facts_from_record(json.loads(json.dumps(facts_to_record(facts)))) == facts


def text(uri: str = "a.txt", content: str = "Kế hoạch", sha256: str = "1", facts: Facts | None = None) -> Text:
    return Text(uri, uri, content, "text/plain", sha256, facts or Facts())


def extraction(*refs: str) -> Extraction:
    mention = (Mention("x", 0, 1, "made-up", 0.5, "Điều 5"),)
    header = Header(number="43/KH-UBND", type="KH")
    return Extraction("a.txt", header, tuple(Reference(r, "QĐ", None, None, mention) for r in refs))


@pytest.fixture
def corpus(tmp_path: Path):
    with Corpus.open(tmp_path / "data" / "corpus.db") as opened:
        yield opened


def test_what_was_added_comes_back(corpus: Corpus) -> None:
    facts = Facts(number="43/KH-UBND", sample=True)
    assert corpus.add(text(facts=facts), extraction("628/QĐ-TTg")) == "added"
    (source,) = corpus.sources()
    assert source.text == text(facts=facts)
    assert source.extraction == extraction("628/QĐ-TTg")
    assert source.kind == "original" and source.loaded_at


def test_changes_are_noticed(corpus: Corpus) -> None:
    assert corpus.add(text(), extraction()) == "added"
    assert corpus.add(text(), extraction()) == "unchanged"
    assert corpus.add(text(sha256="2"), extraction()) == "updated"
    assert corpus.add(text(sha256="2", facts=Facts(level="commune")), extraction()) == "updated", "facts count too"
    assert len(list(corpus.sources())) == 1


def test_another_grammar_extracts_anew(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.add(text(), extraction())
    assert corpus.holds(text())
    monkeypatch.setattr("kg.corpus.sources.extractor_version", lambda: "another")
    assert not corpus.holds(text())
    assert corpus.add(text(), extraction("628/QĐ-TTg")) == "updated"


def test_a_change_is_left_to_be_settled_and_nothing_else_is(corpus: Corpus) -> None:
    def settles(change: Callable[[], object]) -> bool:
        settle(corpus)
        change()
        return not corpus.settled

    assert settles(lambda: corpus.add(text(), extraction()))
    assert not settles(lambda: corpus.add(text(), extraction())), "nothing changed"
    assert settles(lambda: corpus.remove("a.txt"))
    assert not settles(lambda: corpus.remove("a.txt")), "it is gone already"


def test_loads_are_numbered_and_tell_what_they_did(corpus: Corpus) -> None:
    corpus.add(text("a.txt"), extraction("628/QĐ-TTg"))
    corpus.add(text("b.txt"), extraction("628/QĐ-TTg"))
    settle(corpus)
    corpus.remove("a.txt")
    settle(corpus)
    settle(corpus)
    assert [(load.number, load.added, load.removed) for load in corpus.loads()] == [(1, 2, 0), (2, 0, 1)]
    assert corpus.version == 2, "a load that changes nothing has no number"
    came, went = ({(e.kind, e.title) for e in corpus.events(0, 2) if e.change == c} for c in ("came", "went"))
    assert {kind for kind, _ in came} == {"document"} and len(came) == 2, "both texts say they are one document"
    assert not went, "the document of the source that went is held by the other one still"


def test_an_older_corpus_is_brought_to_the_present_form(tmp_path: Path, corpus: Corpus) -> None:
    corpus.add(text(), extraction("628/QĐ-TTg"))
    settle(corpus)
    (row,) = corpus.db.execute("SELECT * FROM source").fetchall()
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        old.executescript(
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
            "INSERT INTO meta VALUES ('schema', '1'), ('identity', 'kept'), ('changes', '7');"
            "CREATE TABLE claim (uri TEXT, serial TEXT, type TEXT, organ TEXT);"
            "CREATE TABLE source (uri TEXT PRIMARY KEY, file TEXT, sha256 TEXT, media_type TEXT, kind TEXT, content"
            " TEXT, facts TEXT, extraction TEXT, extractor TEXT, loaded_at TEXT) WITHOUT ROWID;"
        )
        old.execute(f"INSERT INTO source VALUES ({','.join('?' * len(row))})", row)
    with Corpus.open(path) as renewed:
        assert renewed.identity == "kept" and not renewed.settled
        settle(renewed)
        assert list(graph_of(renewed).nodes) == list(graph_of(corpus).nodes)


@pytest.mark.parametrize("writer_open", [False, True], ids=["at rest", "while another process writes"])
def test_a_corpus_is_read_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer_open: bool
) -> None:
    folder = tmp_path / "dữ liệu 50% #1"
    with Corpus.open(folder / "corpus.db") as writer:
        writer.add(text(), extraction())
        if not writer_open:
            writer.close()
        monkeypatch.setattr("os.access", lambda path, mode: mode != os.W_OK)
        with Corpus.open(folder / "corpus.db") as reader:
            assert reader.uris() == ["a.txt"] and not reader.settled
            with pytest.raises(CorpusError, match=r"can't be written.*permissions"):
                reader.remove("a.txt")
        if not writer_open:
            assert [file.name for file in folder.iterdir()] == ["corpus.db"], "reading leaves no trace"


def test_identity_is_kept_and_its_own(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "a.db") as one, Corpus.open(tmp_path / "b.db") as other:
        identity = one.identity
        assert identity != other.identity
    with Corpus.open(tmp_path / "a.db") as again:
        assert again.identity == identity


BLOCKS = [
    ("51-KL/TW", "KL", Block("51", "kl", "tw")),
    ("05-CT/TW", None, Block("5", "ct", "tw")),
    ("36a/NQ-CP", "NQ", Block("36a", "nq", "cp")),
    ("43/2019/QH14", "Luật", Block("43", "2019", "qh14")),
    ("Quyết định 1696", "QĐ", Block("1696", "qđ", "")),
    ("KL 51", None, Block("51", "kl", "")),
    ("/KH-SGDĐT", "KH", None),
    ("Luật Giáo dục năm 2019", "Luật", None),
    ("Nghị quyết Hội nghị Trung ương 8 khóa XI", "NQ", None),
    ("Kế hoạch tổ chức thi đua năm 2025", "KH", None),
]


@pytest.mark.parametrize(("name", "doc_type", "block"), BLOCKS, ids=[name for name, *_ in BLOCKS])
def test_blocks(name: str, doc_type: str | None, block: Block | None) -> None:
    assert block_of(name, doc_type) == block


def test_a_newer_corpus_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    Corpus.open(path).close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(CorpusError, match=r"newer version.*update"):
        Corpus.open(path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    path.write_bytes(b"Not a database, whatever its name says. " * 40)
    with pytest.raises(CorpusError, match=r"no corpus.*--data"):
        Corpus.open(path)


def test_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE music (title TEXT)")
    with pytest.raises(CorpusError, match="no corpus"):
        Corpus.open(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="can't be opened"):
        Corpus.open(tmp_path)
