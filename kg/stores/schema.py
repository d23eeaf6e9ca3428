"""What a graph in a store consists of: all labels and types of relationships, and the version of them."""

from __future__ import annotations

SCHEMA = 2
"""Version of labels, relationships and properties. Raise it when a query written for the old ones would go wrong."""

LABELS = ("Document", "Organization", "Place", "Source", "Target", "Task")

RELATIONSHIPS = (
    *("AMENDS", "ASSIGNED_TO", "BASED_ON", "CITES", "DESCRIBES", "GUIDES", "HAS_TARGET", "HAS_TASK", "IMPLEMENTS"),
    *("ISSUED_BY", "LOCATED_IN", "MEMBER_OF", "PART_OF", "PROMULGATES", "REPEALS", "REPLACES", "SENT_TO"),
    "SUCCEEDED_BY",
)
