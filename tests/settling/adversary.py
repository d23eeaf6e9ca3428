"""Sources that are hard to tell apart, and what a settled corpus holds, as a value that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from kg.corpus import Corpus, SourceRecord
from kg.graph import Graph
from kg.resolution.authority import packaged
from kg.resolution.findings import Knowledge
from kg.resolution.judgements import Judgements
from kg.settling import graph_of, settle
from loaders.extraction import SELF, Assignee, Assignment, Header, Reference
from tests.resolution.sources import at, ref, source

NOTHING = Knowledge(packaged(), Judgements())
"""What is known where nobody judged anything."""

DERIVED = ("claim", "meaning", "document", "entry", "undecided", "statement", "seat", "searched", "part")

LANG_SON, TAM_DUONG = "Ủy ban nhân dân tỉnh Lạng Sơn", "Ủy ban nhân dân huyện Tam Dương"
TAM_DUONG_OF_LAI_CHAU = "Ủy ban nhân dân huyện Tam Đường"  # the same letters as Tam Dương
TAM_NONG, TAM_NONG_OF_PHU_THO = "Ủy ban nhân dân huyện Tam Nông", "Ủy ban nhân dân huyện Tam Nông, tỉnh Phú Thọ"
ISSUERS = (None, LANG_SON, TAM_DUONG, TAM_DUONG_OF_LAI_CHAU, TAM_NONG, TAM_NONG_OF_PHU_THO, "UBND tỉnh", "Ban Bí thư")
DATES = (None, "2019-05-30", "2019-05-03", "2019-03-05", "2019-05", "2019", "2020-05-30", "2026-06-17", "2012-10-29")
TERRITORIES = (None, "tỉnh Lạng Sơn", "huyện Tam Nông", "tỉnh Phú Thọ", "huyện Tam Dương")
TITLE = "Kế hoạch chuyển đổi số của ngành giáo dục và đào tạo"
OTHER_TITLE = "Kế hoạch chuyển đổi số của ngành y tế và dân số"
SYMBOLS = (
    "51-KL/TW",
    "51/KL-UBND",
    "43/KH-UBND",
    "043/KH-UBND",
    "43/KHLT-SGDĐT-SYT",
    "43/KHLT-SYT-SGDĐT",
    "43/2019/QH14",
)
MARKED = ("43/KH-UBND@2019-05-30", "43/KH-UBND@2020-05-30", "43/KH-UBND@2", "43/KH-UBND 2")  # ids that read alike
SHORT = ("Kết luận 51", "KL 51", "Kế hoạch 43", "KH 43", "Kế hoạch số 43")
NAMES = (
    *("Luật Giáo dục năm 2019", "Luật Giáo dục", "Nghị quyết Trung ương 8 khóa XI", "Điều lệ Đảng"),
    *(TITLE, OTHER_TITLE, "Kế hoạch thi đua"),
)
RECIPIENTS = ("UBND các huyện, thành phố", "UBND huyện Tam Nông", "Sở Y tế", "Ủy ban nhân dân huyện Tam Dương")


@dataclass(frozen=True, slots=True)
class Theme:
    """The few words of which the sources of one case are made, so that they get into each other's way."""

    names: tuple[str, ...]
    dates: tuple[str | None, ...]
    issuers: tuple[str | None, ...]
    titles: tuple[str | None, ...]

    def source(self, uri: str) -> st.SearchStrategy[SourceRecord]:
        """Sources of an address."""
        return _sources(self, uri)

    def references(self) -> st.SearchStrategy[Reference]:
        return st.builds(
            ref,
            st.sampled_from(self.names),
            st.sampled_from(self.dates),
            st.sampled_from(self.issuers),
            also=st.sampled_from(((), (), *((title,) for title in self.titles if title))),
            term=st.sampled_from((None, None, None, "XI", "XII")),
        )

    def headers(self) -> st.SearchStrategy[Header]:
        return st.builds(
            Header,
            kind=st.sampled_from(("original", "original", "report")),
            number=st.sampled_from((None, "/KH-UBND", *(name for name in self.names if name in SYMBOLS))),
            type=st.sampled_from((None, "KH", "KL")),
            issuer=st.sampled_from(self.issuers),
            issued_on=st.sampled_from(self.dates),
            territory=st.sampled_from(TERRITORIES),
            level=st.sampled_from((None, "provincial", "district", "central")),
            title=st.sampled_from(self.titles),
        )


def _some(words: Sequence[Any], least: int, most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(words), min_size=least, max_size=most).map(tuple)


themes = st.builds(
    Theme,
    _some((*SYMBOLS, *MARKED, *SHORT, *NAMES), 1, 4),
    _some(DATES, 1, 4),
    _some(ISSUERS, 1, 3),
    _some((None, TITLE, OTHER_TITLE, "Kế hoạch thi đua"), 1, 3),
)


@st.composite
def _sources(draw: st.DrawFn, theme: Theme, uri: str) -> SourceRecord:
    """A source that cites a few documents, issues one of them perhaps, and gives somebody a task."""
    cited: list[Reference] = draw(st.lists(theme.references(), max_size=4))
    relations = []
    for one in draw(st.lists(st.sampled_from(cited), max_size=2, unique_by=id)) if cited else []:
        kind = draw(st.sampled_from(("implements", "promulgates", "cites")))
        relations.append((one.ref, kind, SELF) if kind == "promulgates" else (SELF, kind, one.ref))
    task = Assignment("I", "lập kế hoạch", (Assignee(draw(st.sampled_from(RECIPIENTS)), "lead"),), at("lập kế hoạch"))
    return source(
        uri,
        draw(theme.headers()),
        *cited,
        relations=tuple(relations),
        assignments=(task,) if draw(st.booleans()) else (),
        recipients=tuple(draw(st.lists(st.sampled_from(RECIPIENTS), max_size=2))),
        content=draw(st.sampled_from(("một", "hai", f"tỉnh Phú Thọ {uri}", f"tỉnh Đồng Tháp {uri}"))),
    )


def put(corpus: Corpus, record: SourceRecord) -> None:
    """Record a source in place of what has its address."""
    corpus.replace(record.text, record.extraction)


def settled(records: Iterable[SourceRecord], knowledge: Knowledge = NOTHING) -> Corpus:
    """A new corpus of some sources that knew everything from the beginning."""
    corpus = Corpus.in_memory()
    for record in records:
        put(corpus, record)
    settle(corpus, knowledge)
    return corpus


def held(corpus: Corpus) -> dict[str, list[Any]]:
    """All that a corpus derived from its sources: its tables and the graph, without what counts its changes."""
    tables = {name: corpus.db.execute(f"SELECT * FROM {name}").fetchall() for name in DERIVED}
    graph = Graph.of(graph_of(corpus).nodes, graph_of(corpus).edges)
    found: dict[str, list[Any]] = {name: sorted(rows, key=repr) for name, rows in tables.items()}
    return found | {"node": list(graph.nodes), "edge": list(graph.edges), "word": indexed(corpus)}


def indexed(corpus: Corpus) -> list[tuple[int, str]]:
    """Which nodes have which words, as the index of words has it. Fails where these aren't the words of the nodes."""
    corpus.db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_of USING fts5vocab (main, word, instance)")
    found = sorted(corpus.db.execute("SELECT DISTINCT doc, term FROM temp.words_of"))
    rows = corpus.db.execute("SELECT element, title, beside FROM searched")
    kept = {(id, word) for id, *texts in rows for text in texts for word in text.split() if word != "|"}
    assert found == sorted(kept), "the index has other words than the nodes"
    return found


def assert_alike(one: Corpus, other: Corpus, what: str = "") -> None:
    """Fail with the first lines that only one of two corpora holds."""
    here, there = held(one), held(other)
    for name in here:
        more = [row for row in here[name] if row not in there[name]]
        less = [row for row in there[name] if row not in here[name]]
        assert not (more or less), f"{what} {name}: {more[:2]} stand here, {less[:2]} there"
        assert len(here[name]) == len(there[name]), f"{what} {name}: something stands twice"


__all__ = ["NOTHING", "Theme", "assert_alike", "held", "put", "settled", "themes"]
