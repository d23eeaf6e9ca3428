"""Every message of the rooms behind the command has its Vietnamese; `kg review --lang vi` holds no English."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from click.testing import Result

from kg.cli import messages
from kg.cli.phrases import PHRASES
from kg.cli.translations import in_vietnamese, translated
from kg.resolution.authority import packaged
from tests.identity.linking import write_texts

Run = Callable[..., Result]
CHECKOUT = Path(__file__).resolve().parents[2]
ROOMS = (
    *("loaders/reading", "kg/corpus", "kg/stores", "kg/resolution", "kg/settling", "kg/evaluation"),
    *("kg/packs", "kg/search", "kg/lookup.py", "kg/loading.py", "kg/copying.py"),
)
ERRORS = (
    *("ReadingError", "CorpusError", "StoreError", "QueryError", "PackError", "LookupFailure", "AnnotationError"),
    *("JudgementError", "AuthorityError", "SearchError"),
)
IN_ENGLISH = ("kg/packs/reference.py",)
"""What writes pages in English."""
ENGLISH = re.compile(
    r"(?<![\w./-])(?:the|this|these|is|are|was|has|holds|of|and|not|that|it|its|be|which|says|said|doesn't|can't|isn't"
    r"|known|after|before|another|from|with|only|choose|check|save)(?![\w./-])",
    re.IGNORECASE,
)
"""Words of English prose that no Vietnamese text has."""


def spellings(node: ast.expr) -> list[str]:
    """The texts that an expression may give, with `7` for each value filled in; none where it is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return ["".join(parts) for parts in product(*(spellings(part) for part in node.values))]
    if isinstance(node, ast.FormattedValue):
        return spellings(node.value) or ["7"]
    if isinstance(node, ast.IfExp):
        return [*spellings(node.body), *spellings(node.orelse)]
    return []


def prose(module: Path) -> Iterator[str]:
    """What a module says in English to people: all that it raises, and other texts that read as sentences."""
    tree = ast.parse(module.read_text("utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS and node.args:
            yield from (text for text in spellings(node.args[0]) if ENGLISH.search(text))
        elif isinstance(node, ast.Return | ast.Assign | ast.Call | ast.Tuple):
            alone = isinstance(node, ast.Return | ast.Assign)
            values = [node.value] if alone else getattr(node, "args", getattr(node, "elts", []))
            for value in values:
                if value is not None and id(value) not in docs | parts:
                    yield from (text for text in spellings(value) if reads_as_a_sentence(text))


def reads_as_a_sentence(text: str) -> bool:
    words = re.findall(r"[A-Za-z']+", text)
    query = re.search(r"\b(?:MATCH|RETURN|SELECT|WHERE|INSERT|UPDATE|DELETE|BEGIN|CREATE)\b|[=>] \?|\(\?", text)
    return len(words) > 2 and bool(ENGLISH.search(text)) and not query and "\n" not in text


def modules() -> list[Path]:
    found = [file for room in ROOMS for file in sorted((CHECKOUT / room).rglob("*.py")) or [CHECKOUT / room]]
    return [file for file in found if file.relative_to(CHECKOUT).as_posix() not in IN_ENGLISH]


SAID = [(module.relative_to(CHECKOUT).as_posix(), text) for module in modules() for text in prose(module)]


def test_the_search_finds_what_the_rooms_say() -> None:
    found = {text for _, text in SAID}
    assert len(found) > 70, "the search for messages finds too few of them"
    for text in (
        "this file is empty; check that it was saved whole",
        "this is a scan, which text recognition (OCR) can read: 7",
        "another process is writing to this corpus; wait until it is done and try again",
        "issued on 7, after the citing document",
        "its date looks like a misprint of 7",
    ):
        assert text in found, f"the search misses {text!r}"


@pytest.mark.parametrize(("module", "text"), sorted(set(SAID)))
def test_every_message_has_its_vietnamese(module: str, text: str) -> None:
    vietnamese = in_vietnamese(text)
    left = ENGLISH.search(vietnamese)
    assert vietnamese != text and left is None, (
        f"{module} says {text!r}, in Vietnamese {vietnamese!r}: add a template to kg/cli/phrases.py"
    )


@pytest.mark.parametrize(("english", "vietnamese"), PHRASES, ids=[english[:40] for english, _ in PHRASES])
def test_templates_fill_the_same_blanks(english: str, vietnamese: str) -> None:
    said, known = (set(re.findall(r"\{(\w+)\}", text)) for text in (vietnamese, english))
    assert said <= known, f"{vietnamese!r} fills in {said - known}, which the English has not"
    assert in_vietnamese(re.sub(r"\{\w+\}", "7", english)) == re.sub(r"\{\w+\}", "7", vietnamese)


@pytest.mark.parametrize("source", sorted({known.source for known in packaged().rows if not known.sure}))
def test_how_a_doubtful_document_is_known_is_said_in_vietnamese(source: str) -> None:
    said = in_vietnamese(f"not verified: {source}")
    assert said.startswith("chưa kiểm chứng: ") and ENGLISH.search(said) is None and source not in said


NESTED = [
    (
        "a: b.txt: the sidecar b.txt.meta.yaml: `issued_on` is a date such as 2019-05-30, 2019-05 or 2019",
        "a: b.txt: tệp kèm b.txt.meta.yaml: `issued_on` là ngày, ví dụ 2019-05-30, 2019-05 hoặc 2019",
    ),
    (
        "another kg is writing to kg-data/graph.kgl: wait, or stop process 17",
        "một lệnh kg khác đang ghi vào kg-data/graph.kgl: đợi, hoặc dừng tiến trình 17",
    ),
    (
        "kg-data/graph.kgl is no graph of kg (cut short): delete it and run kg rebuild",
        "kg-data/graph.kgl không phải đồ thị của kg (tệp bị cắt cụt): hãy xóa tệp này rồi chạy kg rebuild",
    ),
    (
        "the reference doesn't say its date, and 2 known documents fit",
        "chỗ nhắc đến không nêu ngày ban hành, và có 2 văn bản đã biết phù hợp",
    ),
    ("từ khác hẳn: không đổi", "từ khác hẳn: không đổi"),
    (": " * 5000, ": " * 5000),
]


@pytest.mark.parametrize(
    ("english", "vietnamese"), NESTED, ids=["sidecar", "lease", "cut short", "reason", "unknown", "hostile"]
)
def test_messages_within_messages(english: str, vietnamese: str) -> None:
    assert in_vietnamese(english) == vietnamese


def test_english_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "_spoken", "en")
    assert translated("this file is empty; check that it was saved whole").startswith("this file is empty")


@pytest.fixture
def identity(run: Run, alone: Path) -> None:
    """A corpus of the texts in which it is the question which document is meant."""
    (alone / "texts").mkdir()
    write_texts(alone / "texts")
    assert run("load", "texts").exit_code == 0


@pytest.mark.usefixtures("identity")
def test_a_vietnamese_reader_of_the_review_meets_no_english(run: Run) -> None:
    shown = run("review", "--lang", "vi").stdout
    for said in ("bị ghi nhầm", "chưa kiểm chứng: ", "chỉ biết tên gọi", "văn bản đã biết phù hợp"):
        assert said in " ".join(shown.split()), f"the texts no longer show {said!r}"
    named = run("show", "158/KH-UBND", "--lang", "vi").stdout
    assert "Có thể" in named
    lines = [line for line in (shown + named).splitlines() if ENGLISH.search(line)]
    assert not lines, f"English for a Vietnamese reader: {lines[:5]}"


@pytest.mark.shared
def test_no_english_is_left_in_the_review(run: Run, shared: Path) -> None:
    assert run("load", shared / "corpus", shared / "corpus-more", "--lang", "vi").exit_code == 0
    shown = run("review", "--lang", "vi").stdout
    assert "không nêu" in shown and "khớp tên gọi" in " ".join(shown.split()), shown[:2000]
    lines = [line for line in shown.splitlines() if ENGLISH.search(line)]
    assert not lines, f"English in kg review --lang vi: {lines[:5]}"


def test_the_review_of_programs_does_not_depend_on_the_language(run: Run, alone: Path) -> None:
    text = "UBND TỈNH MẪU\nSố: 1/KH-UBND\n\nKẾ HOẠCH\nThực hiện Kế hoạch số 232-KH/TU\n\nTheo Luật Đầu tư công.\n"
    (alone / "plan.txt").write_text(text, "utf-8")
    run("load", "plan.txt")
    english, vietnamese = (run("review", "--lang", lang, "--format", "json").stdout for lang in ("en", "vi"))
    assert english == vietnamese and "the reference doesn't say" in english
    assert "không nêu" in run("review", "--lang", "vi").stdout
