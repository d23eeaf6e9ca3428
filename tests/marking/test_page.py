"""The marked text as a page: one harmless file that stays usable, seen in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.marking.page import entry, write_index, write_marked
from kg.pages import Language
from loaders import Extraction, Text
from loaders.extraction import Evidence, Header, Mention, Recipient, Reference
from tests.browser import Watched, opened
from tests.marking.conftest import PLAN, text_of
from tests.pages import embedded

HOSTILE = [
    "<img src=x onerror=\"alert('title')\">",
    "</script><script>alert('script')</script>",
    "<!--<script>alert(1)",
    "\"'><svg onload=alert(1)>",
    "{{ 7*7 }}${7*7}{% raw %}",
    "\u202ealert(1)\u2066",
    "\u2028alert(1)\u2029\ud800",
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "page.html"


def test_the_same_text_gives_the_same_bytes(plan: Text, said: Extraction, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_marked(plan, said, tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_page_holds_the_whole_text(plan: Text, said: Extraction, file: Path) -> None:
    write_marked(plan, said, file)
    shown = [[p if isinstance(p, str) else p[0] for p in line] for line in embedded(file)["lines"]]
    assert "\n".join("".join(line) for line in shown) == plan.content


def test_nothing_points_outside(plan: Text, said: Extraction, file: Path) -> None:
    write_marked(plan, said, file)
    page = file.read_text("utf-8")
    assert "default-src 'none'" in page and not re.search(r"\son\w+=|unsafe-inline|\ssrc=", page)
    assert "http" not in page.replace("http-equiv", "")


# In a real browser.


def drawn(browser: Browser, text: Text, said: Extraction, file: Path, lang: Language = "vi", **size: int) -> Watched:
    write_marked(text, said, file, lang)
    return opened(browser, file, **size)


def harmless(watched: Watched) -> None:
    assert not watched.requests, f"the page asked for {watched.requests}"
    assert not watched.complaints, f"the browser complains: {watched.complaints}"
    assert not watched.dialogs, f"a script from a document ran: {watched.dialogs}"


def mark(page: Page, words: str) -> Any:
    return page.locator("mark", has_text=words).first


@pytest.mark.browser
@pytest.mark.parametrize(
    ("lang", "expected"),
    [("vi", ["Văn bản được nhắc", "Chủ trì", "30/6/2022"]), ("en", ["Reference", "Leads", "30 Jun 2022"])],
)
def test_a_click_tells_what_a_place_says(
    browser: Browser, plan: Text, said: Extraction, file: Path, lang: Language, expected: list[str]
) -> None:
    watched = drawn(browser, plan, said, file, lang)
    mark(watched.page, "Luật Giáo dục").click()
    card = watched.page.locator("#card")
    for words in expected:
        expect(card).to_contain_text(words)
    expect(card.locator("h2").first).to_have_text("Luật Giáo dục")
    assert card.locator("section").count() == 2, "the place is in a reference and in a task"
    watched.page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    harmless(watched)


@pytest.mark.browser
def test_pointing_tells_it_too(browser: Browser, plan: Text, said: Extraction, file: Path) -> None:
    watched = drawn(browser, plan, said, file)
    mark(watched.page, "628/QĐ-TTg").hover()
    expect(watched.page.locator("#card")).to_contain_text("Thủ tướng Chính phủ")
    watched.page.locator("h1").hover()
    expect(watched.page.locator("#card")).to_be_hidden()
    harmless(watched)


@pytest.mark.browser
def test_one_steps_through_the_mentions_of_a_document(
    browser: Browser, plan: Text, said: Extraction, file: Path
) -> None:
    watched = drawn(browser, plan, said, file)
    mark(watched.page, "Kết luận số 51-KL/TW").click()
    for step in ("2 trên 3", "3 trên 3", "1 trên 3"):
        watched.page.get_by_role("button", name="Lần nhắc sau").first.click()
        expect(watched.page.locator("#card .steps .count").first).to_have_text(step)
    harmless(watched)


@pytest.mark.browser
def test_a_kind_is_hidden_and_shown(browser: Browser, plan: Text, said: Extraction, file: Path) -> None:
    watched = drawn(browser, plan, said, file)
    toggle = watched.page.locator("#legend [data-kind=reference]")
    place = mark(watched.page, "Luật Giáo dục")
    layers = "e => getComputedStyle(e).backgroundImage"
    before = place.evaluate(layers)
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "false")
    assert place.evaluate(layers) != before, "the colour of the kind is still there"
    place.click()
    expect(watched.page.locator("#card h2")).to_have_count(1)
    toggle.click()
    assert place.evaluate(layers) == before
    harmless(watched)


@pytest.mark.browser
def test_the_list_leads_to_the_place_by_keyboard(browser: Browser, plan: Text, said: Extraction, file: Path) -> None:
    watched = drawn(browser, plan, said, file)
    page = watched.page
    page.locator("#filter").focus()
    page.keyboard.type("so noi vu")
    expect(page.locator("#list .entry:visible")).to_have_count(2)
    page.locator("#list .entry:visible").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#card")).to_contain_text("Sở Nội vụ")
    assert page.evaluate("document.activeElement.tagName") == "MARK", "the reader is not led to the text"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#card")).to_contain_text("Sở Nội vụ")
    harmless(watched)


@pytest.mark.browser
def test_every_mark_is_reached_by_the_arrow_keys(browser: Browser, plan: Text, said: Extraction, file: Path) -> None:
    watched = drawn(browser, plan, said, file)
    count = watched.page.locator("mark").count()
    watched.page.locator("mark[tabindex='0']").focus()
    for _ in range(count - 1):
        watched.page.keyboard.press("ArrowDown")
    assert watched.page.evaluate("document.activeElement === [...document.querySelectorAll('mark')].at(-1)")
    harmless(watched)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 900, 360])
def test_nothing_is_wider_than_the_window(
    browser: Browser, plan: Text, said: Extraction, file: Path, width: int
) -> None:
    watched = drawn(browser, plan, said, file, width=width, height=740)
    mark(watched.page, "Luật Giáo dục").click()
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
    card = watched.page.locator("#card").bounding_box()
    place = mark(watched.page, "Luật Giáo dục").bounding_box()
    assert card and place and card["x"] >= 0 and card["x"] + card["width"] <= width
    assert place["y"] + place["height"] <= card["y"] or card["y"] + card["height"] <= place["y"], "it covers its place"
    harmless(watched)


@pytest.mark.browser
@pytest.mark.parametrize("bad", HOSTILE)
def test_what_documents_say_never_runs(browser: Browser, bad: str, file: Path) -> None:
    content = f"{bad}\n{PLAN}"
    here = Evidence(bad, 0, len(bad), bad, 0.5)
    said = Extraction(
        file=bad,
        document=Header(number=bad, title=bad, issuer=bad, evidence={"number": here}, conflicts={"number": bad}),
        references=(Reference(bad, bad, bad, bad, (Mention(bad, 0, len(bad), bad, 0.5),), also=(bad,)),),
        recipients=(Recipient(bad, here),),
    )
    watched = drawn(browser, text_of(content, bad), said, file)
    page = watched.page
    page.locator("mark").first.click(force=True)
    expect(page.locator("#card")).to_be_visible()
    assert page.locator("img, svg, iframe, object, embed, main script").count() == 0, "a document's markup was read"
    page.wait_for_timeout(50)
    harmless(watched)


@pytest.mark.browser
def test_a_text_of_five_megabytes_stays_usable(browser: Browser, file: Path) -> None:
    line = "Sở Tài chính bố trí kinh phí theo Nghị quyết số 29-NQ/TW và báo cáo hằng năm; "
    content = "\n".join(f"{n}. {line}" for n in range(50_000))
    assert len(content.encode()) > 5_000_000
    starts = [at.start() for at in re.finditer("Sở Tài chính", content)]
    places = [Evidence("Sở Tài chính", start, start + 12, "recipients", 0.95) for start in starts]
    said = Extraction("big.txt", Header(), recipients=tuple(Recipient(f"Nơi {n}", at) for n, at in enumerate(places)))
    watched = drawn(browser, text_of(content), said, file)
    page = watched.page
    spent = page.evaluate(
        """async () => {
            const start = performance.now();
            const pane = document.getElementById("text");
            for (const share of [.2, .9, .5]) {
                pane.scrollTop = pane.scrollHeight * share;
                await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
            }
            document.getElementById("filter").value = "noi 499";
            document.getElementById("filter").dispatchEvent(new Event("input"));
            await new Promise(requestAnimationFrame);
            return performance.now() - start;
        }"""
    )
    assert spent < 10_000, f"three scrolls and a filter took {spent:.0f} ms"
    page.locator("#list .entry").first.click()
    page.wait_for_selector("#card:not([hidden])")  # expect() describes the whole page at each try
    assert page.locator("#card h2").inner_text() == "Nơi 499"
    harmless(watched)


@pytest.mark.browser
def test_the_index_leads_to_the_pages(browser: Browser, plan: Text, said: Extraction, tmp_path: Path) -> None:
    name = "kế hoạch #1 100%.txt.html"
    write_marked(plan, said, tmp_path / name)
    write_index([entry(name, plan, said, "en")], tmp_path / "index.html", "en")
    watched = opened(browser, tmp_path / "index.html")
    watched.page.get_by_role("link", name="Plan 43/KH-UBND (25 Feb 2022)").click()
    expect(watched.page.locator("h1")).to_have_text("Kế hoạch 43/KH-UBND (25/2/2022)")
    assert not watched.complaints, watched.complaints


@pytest.mark.browser
def test_a_printed_page_is_text_and_legend(browser: Browser, plan: Text, said: Extraction, file: Path) -> None:
    watched = drawn(browser, plan, said, file)
    watched.page.emulate_media(media="print")
    expect(watched.page.locator("#legend")).to_be_visible()
    expect(watched.page.locator("#list")).to_be_hidden()
    height = watched.page.evaluate("[document.getElementById('text').scrollHeight, document.body.scrollHeight]")
    assert height[0] <= height[1], "the text is cut at the first page"
