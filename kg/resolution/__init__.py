"""Which documents do claims speak of, and how do these act on each other?

Values and rules without a store: :mod:`kg.settling` applies them to a corpus, as far as something changed.
"""

from __future__ import annotations

from kg.resolution.findings import Candidate, End, Knowledge, Undecided

__all__ = ["Candidate", "End", "Knowledge", "Undecided"]
