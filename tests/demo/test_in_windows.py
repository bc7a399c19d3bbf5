"""What pages do in a browser's window: they fit, they stay still, they ask nobody else, and they are light."""

import collections
import pathlib
import time
import urllib.parse

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.demo.browsing import DESK, KINDS, PHONE, brotli_size, pages_of, window
from tests.demo.edition import Edition

# Bytes as a web server with brotli sends them (../docs/quality.md).
BUDGET = {"html": 18_000, "css": 10_000, "js": 6_000, "fonts": 100_000}
# All that is loaded at once, pictures in the window included.
AT_ONCE = 250_000
MOST_REQUESTS = 15
# What moves inside the browser's own player has no node that a page could know.
WATCH_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.sources.some((source) => source.node))
            shifts.push([entry.value, ...entry.sources.map(({node}) => node?.className ?? node)].join(" "));
    }).observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize("width", [320, 768, 1000, 1920])
def test_nothing_is_wider_than_the_window(demo: Edition, browser: Browser, address: str, width: int) -> None:
    wide = {}
    with window(browser, width) as (_, page):
        for kind, name in pages_of(demo).items():
            page.goto(f"{address}/{name}", wait_until="domcontentloaded")
            found = page.evaluate("document.documentElement.scrollWidth")
            if found > width:
                wide[kind] = found
    assert wide == {}


def _shifts(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    return list(page.evaluate("shifts"))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_nothing_moves_while_a_page_arrives(demo: Edition, browser: Browser, address: str, width: int) -> None:
    moved = {}
    with window(browser, width) as (context, page):
        context.add_init_script(WATCH_SHIFTS)
        for kind, name in pages_of(demo).items():
            if found := _shifts(page, f"{address}/{name}"):
                moved[kind] = found
    assert moved == {}


def test_nothing_moves_when_fonts_come_late(demo: Edition, browser: Browser, address: str) -> None:
    def late(route: Route) -> None:
        time.sleep(0.5)  # the network's, not the test's: what is held against it comes after the fonts
        route.continue_()

    moved = {}
    for kind in KINDS:
        with window(browser, PHONE) as (context, page):
            context.add_init_script(WATCH_SHIFTS)
            context.route("**/*.woff2", late)
            if found := _shifts(page, f"{address}/{pages_of(demo)[kind]}"):
                moved[kind] = found
    assert moved == {}


def test_pages_ask_no_other_host(demo: Edition, browser: Browser, address: str) -> None:
    hosts: collections.Counter[str] = collections.Counter()
    with window(browser, DESK) as (_, page):
        page.on("request", lambda request: hosts.update([urllib.parse.urlsplit(request.url).netloc]))
        for name in pages_of(demo).values():
            page.goto(f"{address}/{name}")
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert set(hosts) == {urllib.parse.urlsplit(address).netloc}
    assert hosts.total() > 100


def _files_of(browser: Browser, address: str, name: str) -> list[str]:
    """The paths of all that a phone with a sharp screen loads before anybody scrolls."""
    paths: list[str] = []
    with window(browser, PHONE, device_scale_factor=2) as (_, page):
        page.on("requestfinished", lambda request: paths.append(urllib.parse.urlsplit(request.url).path.lstrip("/")))
        page.goto(f"{address}/{name}", wait_until="networkidle")
    return paths


def _weigh(folder: pathlib.Path, paths: list[str]) -> collections.Counter[str]:
    """Bytes by kind."""
    weight: collections.Counter[str] = collections.Counter()
    for path in map(folder.__truediv__, paths):
        ending = path.suffix[1:]
        kind = "fonts" if ending == "woff2" else "photographs" if ending in ("jpg", "avif", "webp") else ending
        weight[kind] += brotli_size(path) if kind in ("html", "css", "js", "svg") else path.stat().st_size
    return weight


@pytest.mark.parametrize("kind", [*KINDS, "table", "front page", "section", "multimedia", "search"])
def test_a_page_keeps_to_its_budget(demo: Edition, browser: Browser, address: str, kind: str) -> None:
    paths = _files_of(browser, address, pages_of(demo)[kind])
    weight = _weigh(demo.folder, paths)
    assert {name: weight[name] for name, most in BUDGET.items() if not 0 < weight[name] <= most} == {}
    assert weight.total() <= AT_ONCE
    # What a page shows is weighed too, in the formats that are made for it.
    assert "jpg" not in {path.rpartition(".")[2] for path in paths if path.startswith("media/")}
    if kind in KINDS:
        assert len(paths) <= MOST_REQUESTS
