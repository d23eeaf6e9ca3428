"""What `kg query --check` finds in files of packs, and that it finds nothing in those of the product."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.packs import PackError, check_file, check_text
from kg.packs.header import read_header
from loaders.tables import room
from tests.grammar.test_growth import growth, repeated

GOOD = """// title.vi: Kế hoạch của một năm
// title.en: The plans of a year
// answers: Which plans are of this year?
// param year integer — the year (example: 2019)
// param kind choice(KH, QĐ) = "" — only of this type (example: KH)
// column document — id of the plan
// column symbol — its symbol
// example: kg query plans -p year=2019 -p kind=KH
MATCH (d:Document) WHERE d.year = $year AND ($kind = '' OR d.doc_type = $kind)
RETURN d.id AS document, d.symbol AS symbol
ORDER BY document
"""


@pytest.mark.parametrize("file", sorted(room("queries").glob("*.cypher")), ids=lambda file: file.stem)
def test_the_packs_of_the_product_are_whole(file: Path) -> None:
    assert [str(wrong) for wrong in check_file(file)] == []


def test_a_good_pack_is_whole() -> None:
    assert check_text("plans", GOOD) == []


CHANGES = [
    # what is changed into what, and what is found in which line
    ("// answers: Which plans are of this year?\n", "", 1, "there is no line '// answers"),
    (" — the year", "", 4, "this parameter can't be read"),
    ("// param year integer — the year (example: 2019)\n", "", 8, "the header describes no parameter year"),
    (" (example: 2019)", "", 4, "the parameter year has no example"),
    ("d.year = $year AND ", "", 4, "the query has no parameter year"),
    ("d.year = $year", "d.year = $jahr", 9, "the header describes no parameter jahr"),
    ("// column symbol — its symbol\n", "", 9, "the header describes no column symbol"),
    (", d.symbol AS symbol", "", 7, "the query returns no column symbol"),
    ("d.id AS document, d.symbol AS symbol", "d.symbol AS symbol, d.id AS document", 6, "stand in another order"),
    ("kg query plans", "kg query plan", 8, "the example asks another query"),
    ("-p year=2019", "-p year=now", 8, "the example does not run"),
    ("-p year=2019", "-p jahr=2019", 8, "the example does not run"),
    ("-p year=2019", "", 8, "the example does not run"),
    ("-p year=2019", "-p 'year=2019", 8, "the quotes of the example don't match"),
    ("ORDER BY document\n", "", 10, "rows come in any order"),
    ("MATCH (d:Document)", "MATCH (d:Document)-[:CITES*]->()", 9, "an unbounded * stops"),
    ("d.id AS document", "d AS document", 10, "document is a node"),
    (GOOD[GOOD.index("MATCH") :], "", 8, "there is no query"),
    ("ORDER BY document", "ORDER BY document; RETURN 1 AS x", 11, "there is more behind ;"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "said"), CHANGES, ids=[said for *_, said in CHANGES])
def test_what_is_wrong_is_found_in_its_line(old: str, new: str, line: int, said: str) -> None:
    assert old in GOOD
    found = check_text("plans", GOOD.replace(old, new))
    assert any(wrong.line == line and said in wrong.what for wrong in found), list(map(str, found))
    assert all(wrong.instead for wrong in found)


def test_a_comment_within_the_query_is_none_of_the_header() -> None:
    comment = "// column order: by id\n  // param of no kind\n// example: none\n"
    assert check_text("plans", GOOD.replace("ORDER BY", f"{comment}ORDER BY")) == []


def test_blank_lines_and_comments_may_stand_in_the_header() -> None:
    between = "\n  // what it gives:\r\n\n"
    assert check_text("plans", GOOD.replace("// column document", f"{between}// column document")) == []


LINES = (
    "//{}answers", "// answers{}b", "// answers a{}b", "// title.en{}:", "// example: kg{}query plans", "// column x{}",
    "// column x — a{}b", "// param{}x", "// param x integer{}", "// param x integer ={}1", "// param x integer —{}",
    "// param x integer — a{}b", "// param x choice(a{}b) — c", "// param x choice(a,{}b) — c (example: a)",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("filling", [" ", "a", " (example: ", "\t,"], ids=["blanks", "word", "examples", "commas"])
def test_a_long_line_of_the_header_is_read_once(line: str, filling: str) -> None:
    def cost(text: str) -> dict[str, float]:
        start = time.process_time()
        read_header(text)
        return {"read": time.process_time() - start}

    assert growth(lambda length: line.format(repeated(filling, length)), cost) == {}


@pytest.mark.parametrize(
    ("said", "meaning", "example"),
    [
        ("a  (example: b)", "a", "b"),
        ("a(example: (b))", "a", "(b)"),
        ("a (b) (example: c (example: d)", "a (b)", "c (example: d"),
        ("a (example: b) c", "a (example: b) c", ""),
        ("a (example: )", "a (example: )", ""),
        ("(example: b)", "(example: b)", ""),
    ],
)
def test_an_example_stands_behind_the_meaning(said: str, meaning: str, example: str) -> None:
    _, parameter = read_header(f"// param x string — {said}").parameters["x"]
    assert (parameter.meaning, parameter.example) == (meaning, example)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a b.cypher", GOOD.encode(), "rename the file"),
        ("plans.cypher", b"\xff", "save it as UTF-8"),
        ("plans.cypher", b"/" * (1 << 19), "a pack is one query"),
        ("plans.cypher", None, "there is no such file"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(PackError, match=said):
        check_file(tmp_path / name)
