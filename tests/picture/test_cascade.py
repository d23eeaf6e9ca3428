"""The page: what it says, that it stays one harmless file, and how it behaves in a real browser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.corpus import Corpus
from kg.graph import Edge, Graph, Node
from kg.loading import load
from kg.pages import Language, shown_date
from kg.picture.cascade import COLOURS, write_cascade
from kg.picture.words import WORDS
from kg.settling.reading import resolve
from tests.browser import Watched, opened
from tests.pages import embedded
from tests.picture.conftest import QUOTE, document, implements

ROOT = "document/kl51"
HOSTILE = [
    "<img src=x onerror=\"alert('title')\">",
    "</script><script>alert('script')</script>",
    "<!--<script>alert(1)",
    "\"'><svg onload=alert(1)>",
    "{{ 7*7 }}${7*7}",
    "javascript:alert(1)",
    "\u2028alert(1)\u2029\ud800",
]


def panel_of(data: dict[str, Any], heading: str) -> dict[str, Any]:
    return next(item for item in data["details"].values() if item["heading"] == heading)


def test_the_same_graph_gives_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_cascade(graph, [ROOT], tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert len([*tmp_path.iterdir()]) == 2, "a temporary file was left behind"


def test_nothing_in_the_page_points_outside(graph: Graph, page_of: Path) -> None:
    write_cascade(graph, [ROOT], page_of)
    page = page_of.read_text("utf-8")
    own = re.sub(r"<script.*?</script>|<style>.*?</style>", "", page, flags=re.S)
    assert "http" not in own.replace("http-equiv", ""), "an address outside scripts and styles"
    assert "sourceMappingURL" not in page
    assert "default-src 'none'" in page


def test_the_panel_tells_who_what_when_and_why(graph: Graph, page_of: Path) -> None:
    write_cascade(graph, [ROOT], page_of)
    plan = panel_of(embedded(page_of), "158/KH-UBND")
    assert ["Cơ quan ban hành", "UBND tỉnh Quảng Ngãi"] in plan["rows"]
    assert ["Ngày ban hành", "29/10/2019"] in plan["rows"]
    reason = next(r for r in plan["relations"] if r["heading"] == "Thực hiện")["links"][0]
    assert reason["text"] == "51-KL/TW · 30/5/2019 · Ban Bí thư"
    assert [e["quote"] for e in reason["evidence"]] == [QUOTE, "một câu khác cũng nói vậy"]
    assert reason["evidence"][0]["source"] == "158.html"
    assert reason["evidence"][0]["address"] == "https://example.org/158.html"
    assert ["Độ tin cậy", "95%"] in reason["evidence"][0]["rows"]


def test_a_task_names_its_bodies_the_leader_first(graph: Graph, page_of: Path) -> None:
    write_cascade(graph, [ROOT], page_of)
    task = panel_of(embedded(page_of), "Việc 1")
    assert ["Cơ quan thực hiện", "UBND xã Bình Minh (chủ trì); Trường THCS Bình Minh (phối hợp)"] in task["rows"]
    assert ["Thời hạn", "trong tháng 1"] in task["rows"]
    assert task["relations"][0]["links"][0]["evidence"][0]["quote"] == "câu giao việc 1"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("vi", ["Trung ương", "Cấp tỉnh", "Cấp xã", "Nhiệm vụ"]),
        ("en", ["Centre", "Province", "Commune", "Tasks"]),
    ],
)
def test_both_languages(graph: Graph, page_of: Path, lang: Language, expected: list[str]) -> None:
    write_cascade(graph, [ROOT], page_of, lang=lang)
    assert [band["label"] for band in embedded(page_of)["bands"]] == expected
    assert f'<html lang="{lang}">' in page_of.read_text("utf-8")


def test_every_word_stands_in_both_languages() -> None:
    unlike = [key for key, (vi, en) in WORDS.items() if not vi or not en or set(holes(vi)) != set(holes(en))]
    assert not unlike, f"words that miss a language or a value: {unlike}"


def holes(text: str) -> list[str]:
    return re.findall(r"{\w+}", text)


@pytest.mark.parametrize(
    ("iso", "lang", "shown"),
    [
        ("2019-05-30", "vi", "30/5/2019"),
        ("2019-05-30", "en", "30 May 2019"),
        ("2019-05", "vi", "5/2019"),
        ("2019-05", "en", "May 2019"),
        ("2019", "vi", "2019"),
        ("2019-13-01", "en", "2019-13-01"),
        ("quý II", "en", "quý II"),
    ],
)
def test_dates_as_people_write_them(iso: str, lang: Language, shown: str) -> None:
    assert shown_date(iso, lang) == shown


def test_a_limit_is_told(crowded: Graph, page_of: Path) -> None:
    write_cascade(crowded, ["document/ct29"], page_of, lang="en")
    assert embedded(page_of)["bands"][-1]["count"] == "showing 40 of 72"
    assert "72 tasks (showing 40 of 72)" in page_of.read_text("utf-8")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "corpus/a.html"])
def test_only_web_addresses_become_links(address: str, page_of: Path) -> None:
    nodes = [document("a", "1/KH", None, "central"), document("b", "2/KH", None, "central")]
    source = Node("source/1", "Source", {"title": "nguồn", "uri": address})
    write_cascade(Graph.of([*nodes, source], [implements("b", "a", source=address)]), ["document/a"], page_of)
    assert '"source":"nguồn","address":"",' in page_of.read_text("utf-8")
    assert '"address":"' + address[:5] not in page_of.read_text("utf-8")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("level", COLOURS)
def test_a_level_reads_on_white_and_under_white(level: str) -> None:
    contrast = 1.05 / (luminance(COLOURS[level]) + 0.05)
    assert contrast >= 4.5, f"{level}: contrast {contrast:.1f}, WCAG AA asks for 4.5"


# In a real browser.


def drawn(browser: Browser, graph: Graph, roots: Sequence[str], file: Path, **size: int) -> Watched:
    write_cascade(graph, roots, file)
    return opened(browser, file, **size)


def harmless(watched: Watched) -> None:
    assert not watched.requests, f"the page asked for {watched.requests}"
    assert not watched.complaints, f"the browser complains: {watched.complaints}"
    assert not watched.dialogs, f"a script from a document ran: {watched.dialogs}"


def click_on_card(page: Page, symbol: str) -> None:
    point = page.evaluate(
        """symbol => {
            const { network, data } = window.cascade;
            const key = Object.keys(data.cards).find(k => data.cards[k].symbol === symbol);
            const at = network.canvasToDOM(network.getPosition(key));
            document.querySelector(".picture").scrollTop = Math.max(0, at.y - 200);
            const frame = document.getElementById("canvas").getBoundingClientRect();
            return [frame.left + at.x, frame.top + at.y];
        }""",
        symbol,
    )
    page.mouse.click(*point)


def click_on_line(page: Page, start: str, end: str) -> None:
    """Click a line where no card covers it."""
    point = page.evaluate(
        """([start, end]) => {
            const { network, data } = window.cascade;
            const key = symbol => Object.keys(data.cards).find(k => data.cards[k].symbol === symbol);
            const line = data.lines.find(l => l.from === key(start) && l.to === key(end));
            const part = data.edges.find(e => e.line === line.id);
            for (let t = 0.02; t < 1; t += 0.02) {
                const at = network.canvasToDOM(network.body.edges[part.id].edgeType.getPoint(t));
                if (network.getNodeAt(at) === undefined && network.getEdgeAt(at) === part.id) {
                    document.querySelector(".picture").scrollTop = Math.max(0, at.y - 200);
                    const frame = document.getElementById("canvas").getBoundingClientRect();
                    return [frame.left + at.x, frame.top + at.y];
                }
            }
            return null;
        }""",
        [start, end],
    )
    assert point, f"the line from {start} to {end} can't be reached with the mouse"
    page.mouse.click(*point)


@pytest.mark.browser
def test_it_opens_without_a_request_or_a_complaint(browser: Browser, graph: Graph, page_of: Path) -> None:
    watched = drawn(browser, graph, [ROOT], page_of)
    expect(watched.page.locator("h1")).to_have_text("51-KL/TW (30/5/2019)")
    expect(watched.page.locator("#canvas canvas")).to_be_visible()
    harmless(watched)


@pytest.mark.browser
def test_a_click_on_a_document_shows_the_proving_sentence(browser: Browser, graph: Graph, page_of: Path) -> None:
    watched = drawn(browser, graph, [ROOT], page_of)
    click_on_card(watched.page, "158/KH-UBND")
    panel = watched.page.locator("#panel")
    expect(panel).to_contain_text("UBND tỉnh Quảng Ngãi")
    expect(panel.locator("blockquote").first).to_have_text(QUOTE)
    expect(panel).to_contain_text("Độ tin cậy: 95%")
    harmless(watched)


@pytest.mark.browser
def test_a_click_on_a_line_shows_relation_and_sentence(browser: Browser, graph: Graph, page_of: Path) -> None:
    watched = drawn(browser, graph, [ROOT], page_of)
    click_on_line(watched.page, "158/KH-UBND", "51-KL/TW")
    panel = watched.page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Thực hiện")
    expect(panel.locator("blockquote").first).to_have_text(QUOTE)
    expect(panel.locator("a").first).to_have_attribute("href", "https://example.org/158.html")
    harmless(watched)


@pytest.mark.browser
def test_the_list_reaches_everything_by_keyboard(browser: Browser, graph: Graph, page_of: Path) -> None:
    watched = drawn(browser, graph, [ROOT], page_of)
    page = watched.page
    assert page.locator("#list .entry").count() == 7 + 12, "the list has not every document and task"
    page.locator("#filter").focus()
    page.keyboard.type("quang ngai so giao duc")
    expect(page.locator("#list li:visible")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Về so")
    assert page.evaluate("document.activeElement.id") == "panel", "the reader is not led to the panel"
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_contain_text("Bấm vào một văn bản")
    harmless(watched)


@pytest.mark.browser
@pytest.mark.parametrize("text", HOSTILE)
def test_what_documents_say_never_runs(browser: Browser, text: str, page_of: Path) -> None:
    said = {"symbol": text, "title": text, "issuer": text, "issued_on": text, "level": "central", "signer": text}
    nodes = [
        Node("document/a", "Document", said),
        Node("document/b", "Document", said),
        Node("task/b/1", "Task", {"title": text, "text": text, "deadline": text}),
        Node("body/x", "Organization", {"title": text}),
        Node("source/1", "Source", {"title": text, "uri": text}),
    ]
    edges = [
        Edge("document/b", "IMPLEMENTS", "document/a", {"quote": text, "source": text, "rule": text}),
        Edge("document/b", "HAS_TASK", "task/b/1", {"quote": text}),
        Edge("task/b/1", "ASSIGNED_TO", "body/x", {"role": text}),
    ]
    watched = drawn(browser, Graph.of(nodes, edges), ["document/a"], page_of)
    page = watched.page
    for key in page.evaluate("Object.keys(window.cascade.data.details)"):
        page.evaluate("key => window.cascade.show(key, true)", key)
    if "\ud800" not in text and "\u2028" not in text:
        assert text in page.locator("#panel").inner_text(), "the text is not shown as it stands"
    assert page.locator("img, svg, iframe, object, embed").count() == 0, "markup from a document became elements"
    page.wait_for_timeout(50)
    harmless(watched)


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (390, 800)], ids=["desk", "small", "phone"])
def test_every_card_is_in_the_picture_and_none_covers_another(
    browser: Browser, crowded: Graph, page_of: Path, size: tuple[int, int]
) -> None:
    watched = drawn(browser, crowded, ["document/ct29"], page_of, width=size[0], height=size[1])
    boxes = watched.page.evaluate(
        """() => {
            const { network, data } = window.cascade;
            const frame = document.querySelector("#canvas canvas").getBoundingClientRect();
            return Object.keys(data.cards).map(id => {
                const { width, height } = data.cards[id], { x, y } = network.getPosition(id);
                const corner = (i, j) => network.canvasToDOM({ x: x + i * width / 2, y: y + j * height / 2 });
                const a = corner(-1, -1), b = corner(1, 1);
                return [a.x, a.y, b.x, b.y, frame.width, frame.height];
            });
        }"""
    )
    assert len(boxes) == 61 + 40
    for left, top, right, bottom, width, height in boxes:
        assert left >= 0 and top >= 0 and right <= width + 1 and bottom <= height + 1, "a card is cut off"
    for i, a in enumerate(boxes):
        for b in boxes[:i]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], "two cards overlap"
    harmless(watched)


@pytest.mark.browser
def test_the_picture_can_be_saved(browser: Browser, graph: Graph, page_of: Path) -> None:
    watched = drawn(browser, graph, [ROOT], page_of)
    with watched.page.expect_download() as download:
        watched.page.locator("#save").click()
    assert download.value.suggested_filename == "51-KL-TW-30-5-2019-Từ-chỉ-đạo-đến-thực-hiện.png"
    assert not watched.complaints, watched.complaints


@pytest.mark.shared
@pytest.mark.browser
def test_the_real_cascade_of_conclusion_51(browser: Browser, shared: Path, page_of: Path, tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "corpus.db") as corpus:
        load([shared / "corpus"], corpus)
        graph = resolve(corpus.sources()).graph
    roots = [n.id for n in graph.nodes if n.properties.get("symbol") == "51-KL/TW" and n.properties.get("year") == 2019]
    watched = drawn(browser, graph, roots, page_of)
    shown = watched.page.locator("#list .entry b").all_inner_texts()
    for symbol in ("51-KL/TW", "628/QĐ-TTg", "224-KH/TU", "158/KH-UBND", "3243/KH-UBND", "1385/QĐ-UBND"):
        assert symbol in shown, f"{symbol} is missing from the picture"
    click_on_card(watched.page, "3243/KH-UBND")
    expect(watched.page.locator("#panel blockquote").first).to_contain_text("51-KL/TW", ignore_case=True)
    harmless(watched)
