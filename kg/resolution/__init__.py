"""From sources to the graph: which documents do they speak of, and how do these act on each other?"""

from __future__ import annotations

from kg.resolution.building import build_graph
from kg.resolution.describing import Conflict, Document
from kg.resolution.documents import Candidate, End, Resolution, Undecided, resolve

__all__ = ["Candidate", "Conflict", "Document", "End", "Resolution", "Undecided", "build_graph", "resolve"]
