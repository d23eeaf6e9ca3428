"""What a settled corpus holds is a function of the set of its sources, whatever came, changed and went before."""

from __future__ import annotations

from contextlib import closing

from adversary import NOTHING, Theme, assert_alike, put, settled, themes
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corpus import Corpus, SourceRecord
from kg.settling import settle

URIS = ("a", "b", "c", "d", "kế hoạch/e")
Turn = SourceRecord | str | None
"""A source comes or takes the place of its predecessor, one goes, or all that came until now is settled."""


def turns(theme: Theme) -> st.SearchStrategy[Turn]:
    return st.one_of(*(theme.source(uri) for uri in URIS), st.sampled_from(URIS), st.none())


histories = themes.flatmap(lambda theme: st.lists(turns(theme), min_size=2, max_size=14))


@settings(max_examples=15, deadline=None)
@given(histories)
def test_what_is_held_follows_from_the_set_of_sources(history: list[Turn]) -> None:
    final: dict[str, SourceRecord] = {}
    with closing(Corpus.in_memory()) as grown:
        for turn in history:
            if turn is None:
                settle(grown, NOTHING)
            elif isinstance(turn, str):
                assert grown.remove(turn) == (turn in final)
                final.pop(turn, None)
            else:
                put(grown, turn)
                final[turn.uri] = turn
        settle(grown, NOTHING)
        with closing(settled(final.values())) as fresh:
            assert_alike(grown, fresh)
            assert grown.settled
