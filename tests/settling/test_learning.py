"""What people judge and list may come at any time: a corpus that learns it later is one that knew it from the start."""

from __future__ import annotations

from contextlib import closing, suppress

from adversary import NOTHING, Theme, assert_alike, put, settled, themes
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corpus import Corpus, SourceRecord
from kg.resolution.authority import Authority, Known, packaged
from kg.resolution.claims import from_text
from kg.resolution.findings import Knowledge
from kg.resolution.judgements import Judgement, JudgementError, Judgements
from kg.settling import settle

NOWHERE = "document/uy-ban-nhan-dan-tinh-lang-son/kh/2018-01-02/43"
URIS = "abcd"


def of_theme(theme: Theme) -> st.SearchStrategy[tuple[SourceRecord, ...]]:
    return st.tuples(*(theme.source(uri) for uri in URIS))


verdicts = st.sampled_from(("same", "same", "not_same", "not_same", "unsure"))


def ids_in(corpus: Corpus) -> list[str]:
    """All that can be judged: the mentions and documents of a corpus, those that were taken for misprints, and one
    document that nobody names."""
    claims = [from_text(told) for (told,) in corpus.db.execute("SELECT told FROM claim")]
    documents = {id for (id,) in corpus.db.execute("SELECT id FROM document")}
    documents |= {
        f"document/{c.series.key}/{c.block.type}/{c.issued_on}/{c.block.serial}" for c in claims if c.block and c.day
    }
    return sorted({*(c.stub for c in claims), *documents, NOWHERE})


@settings(max_examples=15, deadline=None)
@given(themes, st.data())
def test_judgements_may_come_and_go_at_any_time(theme: Theme, data: st.DataObject) -> None:
    final = {record.uri: record for record in data.draw(of_theme(theme))}
    judged: set[Judgement] = set()
    with closing(settled(final.values())) as grown:
        for _ in range(data.draw(st.integers(1, 4))):
            if judged and data.draw(st.booleans()):
                judged.remove(data.draw(st.sampled_from(sorted(judged))))
            else:
                pair = st.lists(st.sampled_from(ids_in(grown)), min_size=2, max_size=2, unique=True)
                if len(ids_in(grown)) > 1:
                    judged.add(Judgement(*data.draw(pair), data.draw(verdicts), "An", "2026-01-02"))
            if data.draw(st.booleans()):
                record = data.draw(st.one_of(*map(theme.source, URIS)))
                put(grown, record)
                final[record.uri] = record
            with suppress(JudgementError):
                known = Knowledge(packaged(), Judgements.of(judged))
                settle(grown, known)
                with closing(settled(final.values(), known)) as fresh:
                    assert_alike(grown, fresh, f"{sorted(map(str, judged))}")
        settle(grown, NOTHING)
        with closing(settled(final.values())) as fresh:
            assert_alike(grown, fresh, "all judgements are taken back:")


LISTED = tuple(row for row in packaged().rows if row.block.serial in ("51", "43", "29") or "Luật Giáo dục" in row.title)


@settings(max_examples=8, deadline=None)
@given(themes.flatmap(of_theme), st.lists(st.sets(st.sampled_from(LISTED)), min_size=1, max_size=3))
def test_a_list_of_documents_may_change_at_any_time(final: tuple[SourceRecord, ...], lists: list[set[Known]]) -> None:
    with closing(settled(final)) as grown:
        for rows in lists:
            known = Knowledge(Authority(tuple(rows)), Judgements())
            settle(grown, known)
            with closing(settled(final, known)) as fresh:
                assert_alike(grown, fresh, f"{[row.key for row in rows]}")
