"""One document laid out for people: in groups, nothing twice, conflicts and open questions in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.cli import words
from kg.cli.titles import kindly, type_in_words
from kg.packs import packs

Run = Callable[..., Result]
PLAN = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN

Số: 43/KH-UBND

Lạng Sơn, ngày 23 tháng 02 năm 2022

KẾ HOẠCH
Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư

Thực hiện Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư, UBND tỉnh ban hành kế hoạch như sau:

II. TỔ CHỨC THỰC HIỆN
1. Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Tài chính rà soát trường lớp, hoàn thành trước ngày 30/6/2022.
2. Sở Tài chính thực hiện Kế hoạch số 99/KH-UBND.
"""


@pytest.fixture
def shown(run: Run, alone: Path) -> Callable[[str, str], str]:
    """What `kg show` prints of a document of the plan above, whose sidecar says another date."""
    (alone / "plan.txt").write_text(PLAN, "utf-8")
    (alone / "plan.txt.meta.yaml").write_text("issued_on: 2022-02-24\n", "utf-8")
    assert run("load", "plan.txt").exit_code == 0

    def show(symbol: str, language: str) -> str:
        result = run("show", symbol, "--lang", language)
        assert result.exit_code == 0, result.output
        return str(result.stdout)

    return show


ORDER = {
    "en": [
        "Symbol",
        "Title",
        "Type",
        "Issued on",
        "Issued by",
        "Sources differ",
        "Implements",
        "Cites",
        "Task",
        "Source",
    ],
    "vi": [
        "Số, ký hiệu",
        "Trích yếu",
        "Loại",
        "Ngày ban hành",
        "Nguồn nói khác nhau",
        "Thực hiện",
        "Nhiệm vụ",
        "Nguồn",
    ],
}


@pytest.mark.parametrize("language", ["en", "vi"])
def test_groups_stand_in_the_order_in_which_people_look(shown: Callable[[str, str], str], language: str) -> None:
    first = [re.split(" {2,}", line[2:])[0] for line in shown("43/KH-UBND", language).splitlines() if line[2:3].strip()]
    places = [first.index(name) if name in first else -1 for name in ORDER[language]]
    assert -1 not in places and places == sorted(places), list(zip(ORDER[language], places, strict=True))


def test_every_property_has_a_name_in_both_languages(shown: Callable[[str, str], str]) -> None:
    for language in ("en", "vi"):
        for line in shown("43/KH-UBND", language).splitlines():
            assert "_" not in line[:24] and not line[2:3].islower(), f"no name for {line[:24]}"


@pytest.mark.parametrize("name", packs())
def test_every_column_of_a_query_has_a_heading(name: str) -> None:
    missing = [column for column in packs()[name].columns if column not in words.HEADINGS]
    assert not missing, f"kg/cli/words.py has no heading for {missing}"


def test_what_sources_say_differently_is_told_in_words(shown: Callable[[str, str], str]) -> None:
    told = " ".join(shown("43/KH-UBND", "en").split())
    assert "Issued on: 2022-02-23 [plan.txt] / 2022-02-24 [plan.txt]" in told and "{" not in told, told
    assert "Ngày ban hành: 23/2/2022 [plan.txt] / 24/2/2022 [plan.txt]" in " ".join(shown("43/KH-UBND", "vi").split())


def test_tasks_stand_under_their_bodies(shown: Callable[[str, str], str]) -> None:
    told = " ".join(shown("43/KH-UBND", "en").split())
    _, _, rest = told.partition("Task Sở Giáo dục và Đào tạo tỉnh Lạng Sơn •")
    assert "(lead; trước ngày 30/6/2022; 2022-06-30)" in rest.partition("Sở Tài chính tỉnh Lạng Sơn •")[0], told
    assert "(support; trước ngày 30/6/2022; 2022-06-30)" in rest.partition("Sở Tài chính tỉnh Lạng Sơn •")[2], told


def test_a_document_is_told_once_under_its_weightiest_relation(shown: Callable[[str, str], str]) -> None:
    told = shown("43/KH-UBND", "en")
    assert told.count("Kết luận 51-KL/TW ngày 30/5/2019") == 1, told


OPEN = {
    "en": ("which document this is, for want of: issued on", "(not known which document)"),
    "vi": ("chưa rõ đây là văn bản nào, vì thiếu: ngày ban hành", "(chưa rõ là văn bản nào)"),
}


@pytest.mark.parametrize("language", OPEN)
def test_what_is_undecided_is_said_of_the_right_document(shown: Callable[[str, str], str], language: str) -> None:
    own, of_the_other = OPEN[language]
    stub, citing = (" ".join(shown(symbol, language).split()) for symbol in ("99/KH-UBND", "43/KH-UBND"))
    assert own in stub and of_the_other not in stub, stub
    assert own not in citing and of_the_other in citing, citing


TITLES = [
    ("KẾ HOẠCH Thực hiện Kết luận số 51-KL/TW", "Kế hoạch thực hiện Kết luận số 51-KL/TW"),
    ("158/KH-UBND KẾ HOẠCH Về việc học", "158/KH-UBND Kế hoạch về việc học"),
    ("QUYẾT ĐỊNH Về việc ban hành Kế hoạch", "Quyết định về việc ban hành Kế hoạch"),
    ("KẾ HOẠCH Điện Biên", "Kế hoạch Điện Biên"),
    ("KẾ HOẠCH", "KẾ HOẠCH"),
    ("KẾ HOẠCH THỰC HIỆN KẾT LUẬN CỦA BAN BÍ THƯ", "KẾ HOẠCH THỰC HIỆN KẾT LUẬN CỦA BAN BÍ THƯ"),
    ("KẾT LUẬN CỦA BAN BÍ THƯ về giáo dục", "KẾT LUẬN CỦA BAN BÍ THƯ về giáo dục"),
    ("UBND tỉnh họp", "UBND tỉnh họp"),
    ("Kế hoạch của xã", "Kế hoạch của xã"),
    ("", ""),
]


@pytest.mark.parametrize(("title", "kind"), TITLES)
def test_titles_are_shown_kindly_where_that_is_safe(title: str, kind: str) -> None:
    assert kindly(title) == kind


def test_types_in_words() -> None:
    assert [type_in_words("KH", language) for language in (True, False)] == ["Kế hoạch (KH)", "plan (KH)"]
    assert type_in_words("XYZ", True) == "XYZ"
