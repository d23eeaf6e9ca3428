"""Which document is meant: the links of the product against those of a careful reader, over all texts together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from linking import OPEN, Measure, faults_of_table, measure, table_of_links, write_texts

from kg.corpus import Corpus, SourceRecord
from kg.loading import load
from kg.resolution import End
from kg.settling.reading import resolve

PRECISION, RECALL = 0.99, 0.97


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[SourceRecord]:
    texts = tmp_path_factory.mktemp("texts")
    write_texts(texts)
    with Corpus.open(tmp_path_factory.mktemp("data") / "corpus.db") as corpus:
        report = load([texts], corpus)
        assert not report.skipped
        return list(corpus.sources())


@pytest.fixture(scope="module")
def linked(sources: list[SourceRecord]) -> Measure:
    return measure(table_of_links(), sources, resolve(sources))


def test_the_table_speaks_of_the_texts(sources: list[SourceRecord]) -> None:
    faults = list(faults_of_table(table_of_links(), {source.uri: source.content for source in sources}))
    assert not faults, "\n".join(faults)


def test_there_are_as_many_texts_as_the_measure_needs(sources: list[SourceRecord]) -> None:
    assert len(sources) >= 60


def test_the_measure_notices_what_is_wrong(sources: list[SourceRecord]) -> None:
    links, found = table_of_links(), resolve(sources)
    merged = measure(links, sources, replace(found, ends={key: End("all", 1.0) for key in found.ends}))
    assert merged.precision < 0.1 and merged.recall > 0.9, "one document for all merges what is different"
    assert len(merged.decided + merged.unlisted_misprints) == sum(link.document == OPEN for link in links)
    split = measure(links, sources, replace(found, ends={key: End(str(key), 1.0) for key in found.ends}))
    assert split.recall < 0.1, "a document for each mention brings nothing together"


def test_mentions_of_one_document_and_no_others_come_together(linked: Measure) -> None:
    assert linked.precision >= PRECISION and linked.recall >= RECALL, str(linked)


def test_what_nobody_can_decide_stays_open(linked: Measure) -> None:
    assert not linked.decided, "\n".join(linked.decided)
    assert not linked.missing_candidates, "\n".join(linked.missing_candidates)


def test_misprinted_dates_are_listed(linked: Measure) -> None:
    assert not linked.unlisted_misprints, "\n".join(linked.unlisted_misprints)


@pytest.mark.parametrize("gone", ["originals", "reports"])
def test_reports_and_originals_need_not_wait_for_each_other(sources: list[SourceRecord], gone: str) -> None:
    """Without the originals that reports and copies tell of (`…-goc.txt`), or without all reports, the rest says the
    same."""
    kept = [s for s in sources if not (s.file.endswith("-goc.txt") if gone == "originals" else s.kind == "report")]
    assert len(kept) < len(sources)
    found = measure(table_of_links(), kept, resolve(kept))
    assert found.precision >= PRECISION and found.recall >= RECALL and not found.decided, str(found)
