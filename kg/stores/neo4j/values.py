"""From what the driver gives to plain values, and from the server's account of a query to its steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from kg.stores import Profile, Step


def plain(value: Any) -> Any:
    """A value as scalars, lists and dicts: nodes with `label`, relationships with `type`, paths as `nodes` and
    `relationships`, dates and times as ISO text, durations by their parts."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Duration):
        return {"months": value.months, "days": value.days, "seconds": value.seconds}
    if isinstance(value, (list, tuple)) and not isinstance(value, Point):
        return [plain(item) for item in value]
    if isinstance(value, Node):
        return {"label": next(iter(sorted(value.labels)), None), **_properties(value)}
    if isinstance(value, Relationship):
        return {"type": value.type, **_properties(value)}
    if isinstance(value, Path):
        return {"nodes": plain(list(value.nodes)), "relationships": plain(list(value.relationships))}
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (Date, Time, DateTime)):
        return value.to_native().isoformat()
    return value.hex() if isinstance(value, (bytes, bytearray)) else str(value)


def profile_of(plan: Mapping[str, Any] | None, seconds: float) -> Profile:
    """The steps in the order in which they ran: each after those that fed it, the last one last."""
    return Profile(seconds, tuple(_steps(plan)) if plan else ())


def _properties(element: Node | Relationship) -> dict[str, Any]:
    return {name: plain(item) for name, item in element.items()}


def _steps(plan: Mapping[str, Any], depth: int = 0) -> Iterator[Step]:
    for child in plan.get("children", ()):
        yield from _steps(child, depth + 1)
    told = plan.get("args", {})
    what = f"{str(plan['operatorType']).partition('@')[0]} {told.get('Details', '')}".strip()
    time = told.get("Time")
    yield Step(what, int(plan.get("rows", 0)), int(plan.get("dbHits", 0)), time / 1e9 if time else None, depth)
