"""Terms of the Party's Central Committee, by which its documents are numbered."""

from __future__ import annotations

import re

from loaders.tables import table


def term_at(date: str) -> str | None:
    """The term (`XII`) in which a day falls; None for an earlier one, or where year or month alone don't decide."""
    first, last = (
        (date + "-01-01"[len(date) - 4 :], date + "-12-31"[len(date) - 4 :]) if len(date) < 10 else (date, date)
    )
    opening = _opened(first)
    return opening if opening == _opened(last) else None


def roman(term: str | None) -> str | None:
    """The term's numeral without words around it (`khóa XI` is `XI`), None where there is none."""
    found = re.search(r"\b[IVX]+\b", (term or "").upper())
    return found[0] if found else None


def _opened(day: str) -> str | None:
    terms = [row["term"] for row in table("party_terms") if row["opened"] <= day]
    return terms[-1] if terms else None
