"""Bad input through the real program, in both languages: one line that says what and what to do, and the exit code."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_building import PLAN, bad_files
from test_translations import ENGLISH

KG = (sys.executable, "-m", "kg.cli")


def kg(*arguments: str | Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"KG_DATA": "kg-data", "PYTHONUTF8": "1"}
    command = [*KG, "--lang", language, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)


CASES = [
    # what is typed; what is said of it in English and in Vietnamese
    (["load", "missing.txt"], "there is no such file; check the path", "không có tệp này"),
    (["load", "empty.txt"], "this file is empty", "tệp rỗng"),
    (["load", "binary.txt"], "not text but binary data; convert it", "dữ liệu nhị phân"),
    (["load", "broken.docx"], "this Word file is broken or cut off; open it in Word", "tệp Word bị hỏng"),
    (["load", "empty.docx"], "docx", "docx"),
    (["load", "locked.pdf"], "protected by a password; save it without one", "có mật khẩu; lưu lại không mật khẩu"),
    (["load", "strange.xyz"], "this format is not read; save it as one of", "không đọc được định dạng này"),
    (["extract", "locked.pdf"], "protected by a password", "có mật khẩu"),
    (["extract", "missing.txt"], "there is no such file", "không có tệp này"),
    (["load", "--speed", "x"], "there is no option --speed — see kg load --help", "không có tùy chọn --speed"),
    (["laod", "x"], "did you mean load?", "ý bạn là load?"),
    (["load"], "PATH... is missing", "thiếu PATH..."),
    (["stats"], "nothing has been loaded into kg-data", "chưa nạp gì vào kg-data"),
    (["stats", "more"], "more", "thừa đối số more"),
    (
        ["cypher", "RETURN 1", "--limit", "many"],
        "--limit can't be used",
        "không dùng được: 'many' không phải số nguyên",
    ),
    (["query", "implementers"], "needs directives", "cần tham số directives"),
    (["query", "deadlines", "-p", "to=soon"], "to is a date, not 'soon'", "to phải là ngày, không phải 'soon'"),
]


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(("arguments", "english", "vietnamese"), CASES, ids=[" ".join(a) for a, *_ in CASES])
def test_bad_input_is_one_line_and_2(
    alone: Path, data: Path, language: str, arguments: list[str], english: str, vietnamese: str
) -> None:
    if arguments[0] in ("load", "extract", "stats"):
        (data / "graph.kgl").unlink()
        data.rmdir()
    bad_files(alone)
    done = kg(*arguments, language=language)
    assert (done.returncode, done.stdout) == (2, ""), done
    assert (english if language == "en" else vietnamese) in done.stderr, done.stderr
    assert done.stderr.count("\n") == 1 and str(alone) not in done.stderr, done.stderr
    if language == "vi":
        assert not ENGLISH.search(re.sub(r"'[^']*'|kg \S+", "", done.stderr)), f"English in: {done.stderr}"


def test_a_load_of_nothing_leaves_nothing_to_ask(alone: Path) -> None:
    assert kg("load", "missing.txt").returncode == 2
    assert "nothing has been loaded into kg-data" in kg("stats").stderr


@pytest.mark.parametrize(("language", "said"), [("en", "left out"), ("vi", "bỏ qua")])
def test_a_load_goes_on_lists_what_it_left_out_and_ends_with_1(alone: Path, language: str, said: str) -> None:
    folder = alone / "plans"
    folder.mkdir()
    bad_files(folder)
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    done = kg("load", "plans", language=language)
    assert done.returncode == 1 and "12/KH-UBND" in done.stdout, done
    lines = [line for line in done.stderr.splitlines() if line.startswith(said)]
    named = {file.name for file in folder.iterdir() for line in lines if f"{file.name}:" in line}
    assert named == {"empty.txt", "binary.txt", "broken.docx", "broken.pdf", "locked.pdf", "empty.docx"}, done.stderr
    assert len(lines) == len(named), "one line a file"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "another kg is writing to kg-data/graph.kgl: wait, or stop process"), ("vi", "đợi, hoặc dừng tiến trình")],
)
def test_a_store_that_another_process_has_open(alone: Path, language: str, said: str) -> None:
    (alone / "plan.txt").write_text(PLAN, "utf-8")
    code = "import sys; from kg.stores import open_store\nwith open_store('kg-data/graph.kgl', write=True):"
    code += " print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen((sys.executable, "-c", code), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as it:
        try:
            assert it.stdout and it.stdout.readline() == "open\n"
            done = kg("load", "plan.txt", language=language)
        finally:
            it.communicate()
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done
    assert said in done.stderr.replace("\\", "/"), done.stderr


@pytest.mark.parametrize(("language", "said"), [("en", "internal error KeyError"), ("vi", "lỗi bên trong KeyError")])
def test_a_fault_of_ours_on_one_text_is_one_line_and_the_others_go_on(alone: Path, language: str, said: str) -> None:
    for name in ("good.txt", "odd.txt"):
        (alone / name).write_text(PLAN.replace("12/KH", f"{len(name)}/KH"), "utf-8")
    broken = (
        "import sys, loaders.grammar.extract as g; import kg.loading, loaders; right = g.extract\n"
        "def wrong(text):\n    if text.file == 'odd.txt': raise KeyError('oops')\n    return right(text)\n"
        "kg.loading.extract = loaders.extract = wrong\nfrom kg.cli import main; main(sys.argv[1:])"
    )
    for arguments in (["load", "good.txt", "odd.txt"], ["extract", "good.txt", "odd.txt", "--format", "json"]):
        command = [sys.executable, "-c", broken, "--lang", language, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 1 and "8/KH-UBND" in done.stdout, done
        lines = [line for line in done.stderr.splitlines() if "odd.txt" in line]
        assert len(lines) == 1 and said in lines[0] and "Traceback" not in done.stderr, done.stderr
