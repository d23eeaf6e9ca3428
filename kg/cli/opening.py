"""What commands open: the corpus and the graph of the chosen data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.errors import Refusal
from kg.cli.settings import Settings

if TYPE_CHECKING:
    from kg.corpus import Corpus
    from kg.graph import Graph


def open_corpus(settings: Settings, new: bool = False) -> Corpus:
    """The corpus of the data folder; `new` makes one where there is none. Raises Refusal and CorpusError."""
    from kg.corpus import Corpus

    if not new and not settings.corpus.exists():
        raise Refusal("no_corpus", path=settings.data)
    return Corpus.open(settings.corpus)


def whole_graph(settings: Settings) -> Graph:
    """The graph of everything in the corpus, as a value. Raises Refusal and CorpusError."""
    from kg.resolution import build_graph, resolve

    with open_corpus(settings) as corpus:
        return build_graph(resolve(corpus.sources()))
