"""Fixtures that several test modules share, and the account of what a machine could not test.

Tests marked `browser`, `neo4j`, `ocr`, `shared` or `wheel` need something that not every machine has. Where it is
missing they are skipped and named in the last lines; `KG_REQUIRE=browser,wheel` turns such a skip into a failure.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.browser import NoBrowserError, chromium

CHECKOUT = Path(__file__).resolve().parent.parent
NEEDS = ("browser", "neo4j", "ocr", "shared", "wheel")
settings.register_profile("patient", settings(), deadline=None)  # a busy machine says nothing of the code
settings.load_profile("patient")
pytest_plugins = ("tests.neo4j.fixtures",)
left_out: Counter[tuple[str, str]] = Counter()


def required() -> set[str]:
    return {name.strip() for name in os.environ.get("KG_REQUIRE", "").split(",") if name.strip()}


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold annotations, which only the makers' machines have."""
    folder = Path(os.environ.get("KG_SHARED", CHECKOUT.parent / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip("the real documents are not here (KG_SHARED names their folder)")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests: Playwright starts no second one in a process."""
    try:
        with chromium() as started:
            yield started
    except NoBrowserError as missing:
        pytest.skip(str(missing))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    need = next((name for name in NEEDS if item.get_closest_marker(name)), None)
    need = getattr(call.excinfo.value, "need", need) if call.excinfo else need
    if report.skipped and need and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = reason.removeprefix("Skipped: ")
        if need in required():
            report.outcome = "failed"
            report.longrepr = f"left out, but KG_REQUIRE asks for it: {reason}"
        else:
            left_out[need, reason] += 1
    return report


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any) -> None:
    if not left_out:
        terminalreporter.write_line("Nothing was left out.")
    for (need, reason), count in sorted(left_out.items()):
        terminalreporter.write_line(f"Left out: {count} {need} tests: {reason}")
