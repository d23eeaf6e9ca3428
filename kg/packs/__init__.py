"""Prepared queries: the files of `queries/` and of one's own folders, what they ask for and what they answer.

A file begins with line comments that describe it:

    // title.vi: …                       // title.en: …
    // answers: the question it answers
    // param NAME TYPE = DEFAULT — meaning (example: …)
    // column NAME — meaning
    // example: kg query …

TYPE is one of TYPES, and a closed list of values is told with it: `choice(lead, support)`. Without `= DEFAULT` a
parameter is required; `""` is the empty default, which leaves it open. Further comments belong to the query.

`shelf` finds the files, a `Pack` binds what a person typed and asks the store, `check_file` tells what is wrong with a
file, and `pasted` writes a query with its values as text for a query window.
"""

from __future__ import annotations

from kg.literals import literal
from kg.packs.checking import check_file, check_text
from kg.packs.header import parse_pack
from kg.packs.kinds import LEVELS, TYPES
from kg.packs.pack import Asked, Named, Pack, PackError, Parameter
from kg.packs.pasting import pasted
from kg.packs.shelf import Broken, Shelf, own_folders, pack_files, packs, shelf
from kg.stores.lint import Finding, lint

__all__ = [
    "LEVELS",
    "TYPES",
    "Asked",
    "Broken",
    "Finding",
    "Named",
    "Pack",
    "PackError",
    "Parameter",
    "Shelf",
    "check_file",
    "check_text",
    "lint",
    "literal",
    "own_folders",
    "pack_files",
    "packs",
    "parse_pack",
    "pasted",
    "shelf",
]
