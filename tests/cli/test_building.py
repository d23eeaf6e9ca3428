"""Loading, taking out, rebuilding, extracting; and what a person reads when a file is bad."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.cli.building import LISTED
from kg.corpus import Corpus

Run = Callable[..., Result]
KG = (sys.executable, "-m", "kg.cli")
PLAN = """ỦY BAN NHÂN DÂN
TỈNH MẪU

Số: 12/KH-UBND

Mẫu, ngày 05 tháng 3 năm 2020

KẾ HOẠCH
Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư

Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư, UBND tỉnh ban hành kế hoạch như sau:

II. TỔ CHỨC THỰC HIỆN
1. Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Tài chính rà soát mạng lưới trường, hoàn thành trước ngày 30/6/2020.
"""


def locked_pdf() -> bytes:
    """A PDF that asks for a password: its keys fit no password at all."""
    secret = "<" + "ab" * 32 + ">"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        f"<< /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -4 >>",
    ]
    text, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<{'0' * 32}> <{'0' * 32}>] >>"
    return f"{text}xref\n0 5\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(text)}\n%%EOF".encode()


def bad_files(folder: Path) -> dict[str, Path]:
    """One file of each kind that can't be read."""
    with zipfile.ZipFile(folder / "empty.docx", "w") as archive:
        archive.writestr("hello.txt", "no Word file")
    contents = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 40,
        "broken.docx": b"PK\x03\x04 and nothing more",
        "broken.pdf": b"%PDF-1.4 and nothing more",
        "locked.pdf": locked_pdf(),
        "strange.xyz": b"text",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in [*contents, "empty.docx", "missing.txt"]}


BAD = ("empty.txt", "binary.txt", "broken.docx", "broken.pdf", "locked.pdf", "empty.docx", "missing.txt")


@pytest.fixture
def plan(alone: Path) -> Path:
    file = alone / "plan.txt"
    file.write_text(PLAN, "utf-8")
    return file


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["load", "extract"])
def test_a_bad_file_alone_is_one_line_and_2(run: Run, alone: Path, command: str, name: str) -> None:
    result = run(command, bad_files(alone)[name])
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    lines = [line for line in result.stderr.splitlines() if name in line]
    assert len(lines) == 1, f"one line should name {name}:\n{result.stderr}"
    assert "unexpected" not in lines[0] and len(lines[0]) > len(name) + 20, f"says too little: {lines[0]}"
    assert str(alone) not in lines[0] or name == "missing.txt", "names the file, not the machine's folders"


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_does_not_stop_the_others(run: Run, alone: Path, plan: Path, name: str) -> None:
    bad = bad_files(alone)[name]
    loaded = run("load", bad, plan)
    assert loaded.exit_code == 1, loaded.output
    assert "Sources in the corpus: 1 (this time 1 new" in loaded.stderr and name in loaded.stderr
    extracted = run("extract", bad, plan, "--format", "json")
    assert extracted.exit_code == 1, extracted.output
    assert [json.loads(line)["file"] for line in extracted.stdout.splitlines()] == ["plan.txt"]
    assert extracted.stderr.count("\n") == 1 and name in extracted.stderr


def test_a_load_lists_its_sources_and_twice_changes_nothing(run: Run, plan: Path) -> None:
    first, second = run("load", plan), run("load", plan)
    assert first.exit_code == second.exit_code == 0, first.output + second.output
    assert first.stdout == second.stdout and "plan.txt" in first.stdout and "12/KH-UBND" in first.stdout
    assert "1 new, 0 changed, 0 as before" in first.stderr
    assert "0 new, 0 changed, 1 as before" in second.stderr


def test_what_was_loaded_answers(run: Run, plan: Path) -> None:
    run("load", plan)
    rows = json.loads(run("implementers", "51-KL/TW@2019", "--format", "json").stdout)
    assert [(row["symbol"], row["depth"]) for row in rows] == [("12/KH-UBND", 1)]
    assert rows[0]["quote"] in PLAN and rows[0]["source"] == "plan.txt"
    rows = json.loads(run("tasks", "Sở Giáo dục và Đào tạo", "--role", "lead", "--format", "json").stdout)
    assert [(row["symbol"], row["due_on"]) for row in rows] == [("12/KH-UBND", "2020-06-30")]


GROUP = {
    "p.txt": "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: 12/KH-UBND\n\nQuảng Ngãi, ngày 05 tháng 3 năm 2020\n\nKẾ HOẠCH\n"
    "Về mẫu\n\nII. TỔ CHỨC THỰC HIỆN\n1. UBND các huyện rà soát trường lớp trước ngày 30/6/2020.\n",
    "d.txt": "ỦY BAN NHÂN DÂN\nHUYỆN BÌNH SƠN\n\nSố: 3/KH-UBND\n\nBình Sơn, ngày 05 tháng 4 năm 2020\n\nKẾ HOẠCH\n"
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2020 của UBND tỉnh Quảng Ngãi\n",
}


@pytest.mark.parametrize(("language", "said"), [("en", "(as one of Ủy ban"), ("vi", "(trong số Ủy ban")])
def test_the_task_of_a_group_is_that_of_its_members_and_says_so(
    run: Run, alone: Path, language: str, said: str
) -> None:
    for name, text in GROUP.items():
        (alone / name).write_text(text, "utf-8")
    run("load", *GROUP)
    shown = " ".join(run("tasks", "UBND huyện Bình Sơn", "--lang", language).stdout.split())
    assert "rà soát trường lớp" in shown and said in shown, shown
    named_only = ("query", "tasks_of_body", "-p", "bodies=UBND huyện Bình Sơn", "-p", "collectives=no")
    assert run(*named_only).stdout == ""


def test_unload_and_rebuild(run: Run, plan: Path) -> None:
    other = plan.with_name("other.txt")
    other.write_text(PLAN.replace("12/KH", "13/KH"), "utf-8")
    run("load", plan, other)
    wrong = run("unload", "plans.txt")
    assert wrong.exit_code == 2 and "did you mean plan.txt?" in wrong.stderr
    assert run("unload", "plan.txt").exit_code == 0
    shown = run("implementers", "51-KL/TW@2019", "--format", "json").stdout
    assert [row["symbol"] for row in json.loads(shown)] == ["13/KH-UBND"]
    Path("kg-data/graph.kgl").unlink()
    gone = run("implementers", "51-KL/TW")
    assert gone.exit_code == 2 and "kg rebuild" in gone.stderr
    assert run("rebuild").exit_code == 0
    assert run("implementers", "51-KL/TW@2019", "--format", "json").stdout == shown


def test_several_sources_are_taken_out_one_after_the_other(run: Run, plan: Path) -> None:
    other = plan.with_name("other.txt")
    other.write_text(PLAN.replace("12/KH", "13/KH"), "utf-8")
    run("load", plan, other)
    result = run("unload", "plan.txt", "other.txt", "plan.txt")
    assert (result.exit_code, result.stderr.splitlines()) == (
        0,
        ["took out plan.txt; sources left: 1", "took out other.txt; sources left: 0"],
    )


@pytest.fixture
def plans(alone: Path) -> Path:
    """A folder of four plans, of which the last states its address in a sidecar, and an archive with a fifth."""
    folder = alone / "plans"
    folder.mkdir()
    for number in (11, 12, 13, 14):
        (folder / f"{number}.txt").write_text(PLAN.replace("12/KH", f"{number}/KH"), "utf-8")
    (folder / "14.txt.meta.yaml").write_text("uri: https://example.org/fourteen\n", "utf-8")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("15.txt", PLAN.replace("12/KH", "15/KH"))
    return folder


ALL = ("11.txt", "12.txt", "13.txt", "https://example.org/fourteen", "more.zip/15.txt")


def held() -> tuple[str, ...]:
    with Corpus.open(Path("kg-data/corpus.db")) as corpus:
        assert corpus.settled
        return tuple(corpus.uris())


def implementing(run: Run) -> list[str]:
    rows = json.loads(run("implementers", "51-KL/TW@2019", "--format", "json").stdout)
    return sorted(row["symbol"].partition("/")[0] for row in rows)


@pytest.mark.parametrize("options", [(), ("--sync",)])
def test_a_load_of_nothing_is_refused_and_changes_nothing(run: Run, plans: Path, options: tuple[str, ...]) -> None:
    run("load", plans)
    (plans.parent / "empty").mkdir()
    result = run("load", *options, "empty")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "there is no document to read" in result.stderr and held() == ALL


def test_sync_takes_out_what_is_gone(run: Run, plans: Path) -> None:
    assert run("load", "--sync", plans).exit_code == 0 and held() == ALL
    (plans / "11.txt").unlink()
    (plans / "14.txt").unlink()
    (plans / "16.txt").write_text(PLAN.replace("12/KH", "16/KH"), "utf-8")
    assert run("load", plans).exit_code == 0 and set(ALL) < set(held()), "without --sync nothing is taken out"
    result = run("load", "--sync", plans)
    assert result.exit_code == 0, result.output
    assert result.stderr.splitlines()[:2] == [
        "took out 11.txt: it isn't in what was loaded",
        "took out https://example.org/fourteen: it isn't in what was loaded",
    ]
    assert held() == ("12.txt", "13.txt", "16.txt", "more.zip/15.txt")
    assert implementing(run) == ["12", "13", "15", "16"]


@pytest.mark.parametrize(("name", "source"), [("12.txt", ALL[1]), ("14.txt", ALL[3]), ("more.zip", ALL[4])])
def test_sync_keeps_what_cannot_be_read_now(run: Run, plans: Path, name: str, source: str) -> None:
    run("load", plans)
    (plans / name).write_bytes(b"")
    (plans / "13.txt").unlink()
    result = run("load", "--sync", plans)
    assert result.exit_code == 1 and name in result.stderr
    assert held() == tuple(one for one in ALL if one != "13.txt") and source in held()


def test_sync_takes_most_of_a_corpus_only_if_that_is_meant(run: Run, plans: Path) -> None:
    run("load", plans)
    for name in ("11.txt", "12.txt", "13.txt"):
        (plans / name).unlink()
    (plans / "16.txt").write_text(PLAN.replace("12/KH", "16/KH"), "utf-8")
    run("load", plans / "16.txt")
    for file in (plans / "16.txt", plans / "more.zip"):
        file.unlink()
    (plans / "17.txt").write_text(PLAN.replace("12/KH", "17/KH"), "utf-8")
    refused = run("load", "--sync", plans)
    assert (refused.exit_code, refused.stdout, refused.stderr.count("\n")) == (2, "", 1), refused.output
    assert "take out 5 of 7 sources and took out none" in refused.stderr and "--yes" in refused.stderr
    assert implementing(run) == ["11", "12", "13", "14", "15", "16", "17"], "what was read is loaded all the same"
    assert held() == (*ALL[:3], "16.txt", "17.txt", *ALL[3:])
    assert run("load", "--sync", "--yes", plans).exit_code == 0
    assert held() == ("17.txt", "https://example.org/fourteen") and implementing(run) == ["14", "17"]


def test_half_of_a_corpus_may_go(run: Run, plans: Path) -> None:
    (plans / "more.zip").unlink()
    run("load", plans)
    for name in ("11.txt", "12.txt"):
        (plans / name).unlink()
    assert run("load", "--sync", plans).exit_code == 0 and held() == ("13.txt", "https://example.org/fourteen")


def test_a_large_load_tells_numbers_only(run: Run, alone: Path) -> None:
    folder = alone / "many"
    folder.mkdir()
    for number in range(LISTED + 1):
        (folder / f"{number}.txt").write_text(f"UBND TỈNH MẪU\nSố: {number}/KH-UBND\n\nKẾ HOẠCH\nMẫu\n", "utf-8")
    result = run("load", folder, "--jobs", "1")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (
        result.stderr == f"Sources in the corpus: {LISTED + 1} (this time {LISTED + 1} new, 0 changed, 0 as before)\n"
    )


OTHER = "ban-bi-thu/kl/2019-05-30/52"
"""A document that no source names: the judgement makes the plan's mention mean it."""


@pytest.mark.parametrize("command", [("load", "plan.txt"), ("unload", "other.txt"), ("rebuild",)], ids=lambda c: c[0])
def test_judgements_elsewhere_are_followed(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """What changes the corpus follows the file that KG_DECISIONS names, and not the one beside the corpus."""
    plan.with_name("other.txt").write_text(PLAN.replace("12/KH", "13/KH"), "utf-8")
    run("load", plan, "other.txt")
    id = json.loads(run("show", "12/KH-UBND", "--format", "json").stdout)[0]["document"]
    line = f"{id},document/{OTHER},same,An,2026-01-01,\n"
    Path("mine.csv").write_text(f"left,right,verdict,who,when,why\n{line}", "utf-8")
    Path("kg-data/decisions.csv").write_text("no judgements at all", "utf-8")
    assert run(*command).exit_code == 2, "the file beside the corpus is read where none is named"
    monkeypatch.setenv("KG_DECISIONS", "mine.csv")
    assert run(*command).exit_code == 0
    merged = json.loads(run("show", "12/KH-UBND", "--format", "json").stdout)[0]["document"]
    assert merged == f"document/{OTHER}"


def test_a_second_store_is_filled_from_the_same_corpus(run: Run, plan: Path) -> None:
    run("load", plan)
    assert run("load", plan, "--store", "second.kgl").exit_code == 0
    assert "12/KH-UBND" in run("implementers", "51-KL/TW@2019", "--store", "second.kgl").stdout


def test_a_load_completes_the_store_that_lags_behind(run: Run, plan: Path) -> None:
    run("load", plan)
    other = plan.with_name("other.txt")
    other.write_text(PLAN.replace("12/KH", "13/KH"), "utf-8")
    run("load", other, "--store", "second.kgl")
    assert "13/KH-UBND" not in run("implementers", "51-KL/TW@2019").stdout
    behind = next(r for r in json.loads(run("doctor", "--format", "json").stdout) if "lacks" in r["finding"])
    assert (behind["check"], behind["ok"], behind["remedy"]) == ("store", "warn", "kg rebuild")
    assert run("load", other).exit_code == 0
    assert "13/KH-UBND" in run("implementers", "51-KL/TW@2019").stdout
    assert "lacks" not in run("doctor").stdout


def test_a_store_that_another_process_writes_is_refused_in_one_line(run: Run, plan: Path) -> None:
    code = (
        "import sys; from kg.stores import open_store\n"
        "with open_store('kg-data/graph.kgl', write=True): print('open', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen((sys.executable, "-c", code), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout and holder.stdout.readline() == "open\n"
        result = run("load", plan)
    finally:
        holder.communicate()
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert result.stderr.count("\n") == 1 and str(holder.pid) in result.stderr, "says which process holds the store"


BAD_DATA = [
    ("kg-data", b"a file", ["stats"], "is a file, not a folder"),
    ("kg-data/corpus.db", b"no database" * 100, ["rebuild"], "no corpus"),
    ("kg-data/graph.kgl", b"no graph", ["stats"], "no graph of kg"),
]


@pytest.mark.parametrize(("path", "content", "arguments", "said"), BAD_DATA)
def test_broken_data_is_one_line(
    run: Run, alone: Path, path: str, content: bytes, arguments: list[str], said: str
) -> None:
    (alone / path).parent.mkdir(exist_ok=True)
    (alone / path).write_bytes(content)
    result = run(*arguments)
    assert result.exit_code == 2 and said in result.stderr and result.stderr.count("\n") == 1, result.output


def test_extract_prints_exactly_the_agreed_json(run: Run, plan: Path) -> None:
    from loaders import as_json, extract, read

    line = run("extract", plan, "--format", "json").stdout
    assert json.loads(line) == json.loads(json.dumps(as_json(extract(read(plan)))))
    assert line.count("\n") == 1 and "Kết luận" in line, "one line, letters not escaped"
    assert not Path("kg-data").exists(), "extract needs no corpus and makes none"


@pytest.mark.parametrize(("language", "word"), [("vi", "Nhiệm vụ theo cơ quan"), ("en", "Tasks by body")])
def test_extract_as_tables(run: Run, plan: Path, language: str, word: str) -> None:
    shown = " ".join(run("extract", plan, "--lang", language).stdout.split())
    for expected in ("12/KH-UBND", "51-KL/TW", "Sở Giáo dục và Đào tạo", word):
        assert expected in shown, f"“{expected}” is missing in: {shown}"


def test_progress_and_messages_stay_out_of_a_pipe(plan: Path) -> None:
    done = subprocess.run((*KG, "extract", plan, "--format", "json"), capture_output=True, text=True, check=True)
    assert done.stderr == "" and json.loads(done.stdout)["file"] == "plan.txt"
    loaded = subprocess.run((*KG, "load", plan), capture_output=True, text=True, check=True)
    assert "\x1b" not in loaded.stdout + loaded.stderr and "\r" not in loaded.stderr


def test_output_is_utf8_in_any_locale(plan: Path) -> None:
    environment = os.environ | {"LC_ALL": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run((*KG, "extract", plan, "--format", "json"), capture_output=True, env=environment, check=True)
    assert "Kết luận" in done.stdout.decode("utf-8")
