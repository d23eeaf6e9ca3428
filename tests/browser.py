"""Chromium for tests: found, started, and watched for anything that a page asks for or complains of."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoBrowserError(Exception):
    """No Chromium on this machine."""


def executable() -> str:
    """The path of a Chromium: `KG_CHROMIUM`, else one of its usual names on the PATH. Raises NoBrowserError."""
    found = os.environ.get("KG_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found or not Path(found).exists():
        raise NoBrowserError("no Chromium on the PATH (KG_CHROMIUM names one)")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium without windows. Raises NoBrowserError."""
    path = executable()
    with sync_playwright() as playwright:
        # Inside containers there is no sandbox and little shared memory.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page with what it did: `requests` beyond the file itself, `complaints` of the console and uncaught errors,
    `dialogs` that a script opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


def opened(browser: Browser, file: Path, *, width: int = 1440, height: int = 900) -> Watched:
    """The file in a new page, loaded and watched from its first byte."""
    watched = Watched(browser.new_page(viewport={"width": width, "height": height}))
    address, page = file.as_uri(), watched.page
    page.on("request", lambda r: r.url == address or watched.requests.append(r.url))
    page.on("console", lambda m: watched.complaints.append(f"{m.type}: {m.text}"))
    page.on("pageerror", lambda e: watched.complaints.append(str(e)))

    def dismissed(dialog: object) -> None:
        watched.dialogs.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", dismissed)
    page.goto(address)
    page.wait_for_load_state("load")
    return watched
