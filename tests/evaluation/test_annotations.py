"""Annotations that can't be used: what the person reads who wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluation.annotations import AnnotationError, read_annotations

GOOD = '{"file": "a.txt", "references": [{"ref": "51-KL/TW"}]}'
CASES = [
    ('{"file": "a.txt",\n "document": {},\n}', "line 3: this is no JSON; check commas and quotes"),
    ('{"file": "a.txt",\n "referenses": []}', "line 2: unknown field `referenses`; known are file, document"),
    ('{"file": "a.txt",\n "document": {\n  "level": "province"}}', "line 3: `level` is one of central, provincial"),
    ('{"file": "a.txt", "relations": [{"source": "SELF", "type": "quotes", "target": "1/QĐ"}]}', "not quotes"),
    ('{"file": "a.txt", "references": {"ref": "1/QĐ"}}', "line 1: `references` has to be a list"),
    ('{"file": "a.txt", "references": ["1/QĐ"]}', "`references` has to be an object with fields"),
    ('{"file": "a.txt",\n "assignments": [{"deadline": "2020"}]}', "line 2: an item of `assignments` lacks `task`"),
    ('{"file": "a.txt", "assignments": [{"task": "x", "assignees": [{"name": "Sở Y tế"}]}]}', "lacks `role`"),
    ('{"file": "a.txt", "targets": [{"value": "100"}]}', "`value` has to be a number or null"),
    ('{"file": "a.txt", "recipients": [7]}', "`recipients` has to be text or null"),
    ('{"document": {}}', "line 1: `file` has to name the document's file"),
    ("[]", "`the annotation` has to be an object with fields"),
    ("\ud800", "no JSON"),
    ("[" * 100_000, "no JSON"),
]


@pytest.mark.parametrize(("content", "said"), CASES, ids=[said for _, said in CASES])
def test_mistakes_are_named_with_their_line(content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(content, "utf-8", errors="surrogatepass")
    with pytest.raises(AnnotationError) as error:
        read_annotations(tmp_path)
    assert said in str(error.value) and "a.json, line " in str(error.value)


def test_a_folder_without_annotations(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match="no annotations"):
        read_annotations(tmp_path)


def test_good_ones_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.json", "a.json"):
        (tmp_path / name).write_text(GOOD, "utf-8-sig")
    assert [(a.path.name, a.file) for a in read_annotations(tmp_path)] == [("a.json", "a.txt"), ("b.json", "a.txt")]
