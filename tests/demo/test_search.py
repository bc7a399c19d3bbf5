"""Searching the built demo in a browser: what is typed, what is found, how far a phone goes, and what goes wrong."""

import json
import re
import urllib.parse
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.demo.browsing import DESK, PHONE, brotli_size, window
from tests.demo.edition import ROOT, Edition
from tests.demo.test_accessibility import violations_of
from tests.demo.test_in_windows import WATCH_SHIFTS

PAGE = "tim-kiem/index.html"
MOST_SCRIPT = 4_000
# Stretches of a large archive, of ten pieces each; every piece tells its number, one in a hundred is about a whale.
STRETCHES = 30
Open = Callable[[str], None]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    wrong: list[str] = []
    with window(browser, DESK) as (_, page):
        page.on("pageerror", lambda error: wrong.append(str(error)))
        yield page
    assert wrong == []


@pytest.fixture
def archive(page: Page) -> list[int]:
    """Makes the archive large; the numbers of the stretches that were asked for, in order."""
    asked: list[int] = []

    def send_stretch(route: Route) -> None:
        (number,) = re.findall(r"(\d+)\.json", route.request.url)
        asked.append(int(number))
        rows = [_row(10 * (int(number) - 1) + place) for place in range(10)]
        route.fulfill(body=json.dumps(rows), content_type="application/json")

    def send_page(route: Route) -> None:
        text = route.fetch().text()
        assert '"stretches":1,' in text
        route.fulfill(body=text.replace('"stretches":1,', f'"stretches":{STRETCHES},'), content_type="text/html")

    page.route("**/tim-kiem/*.json", send_stretch)
    page.route("**/tim-kiem/index.html*", send_page)
    return asked


def _row(number: int) -> list[object]:
    whale = " cá voi" if number % 100 == 50 else ""
    return [f"/tin/{number}.html", f"Tin số {number}{whale}", "<b>Sapo</b>", "Tin", "2026-11-20", "video", ["An"], []]


def _find(page: Page, address: str, words: str) -> None:
    page.goto(f"{address}/{PAGE}?q={urllib.parse.quote(words)}")


def _state(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator(".search-state")).to_have_text(words)


def _titles(page: Page) -> list[str]:
    return page.locator(".result .title").all_inner_texts()


def test_typing_without_marks_finds_what_has_them(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    page.get_by_role("searchbox", name="Từ cần tìm").last.press_sequentially("tin doi ngoai")
    _state(page, re.compile(r"^Tìm thấy \d bài$"))
    first = page.locator(".result").first
    expect(first.locator(".title mark")).to_have_text("tin đối ngoại")
    assert urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query) == {"q": ["tin doi ngoai"]}
    expect(page).to_have_title("tin doi ngoai - Tìm kiếm | Tin Đối Ngoại")
    expect(page.locator(".around")).to_be_hidden()


def test_an_address_with_words_shows_what_they_find(page: Page, demo: Edition, address: str) -> None:
    _find(page, address, "tin đối ngoại")
    expect(page.locator(".search input")).to_have_value("tin đối ngoại")
    link = page.locator(".result .title a").first
    expect(link).to_contain_text("tin đối ngoại")
    assert demo.files >= {str(link.evaluate("link => link.pathname")).lstrip("/")}
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex,follow")


def test_what_has_other_marks_is_shown_only_where_nothing_has_these(page: Page, address: str) -> None:
    _find(page, address, "hải đẳng ")
    _state(page, re.compile("^Không có kết quả đúng dấu; đây là kết quả không dấu. Tìm thấy .* bài$"))
    assert page.locator(".result").count() > 1
    _find(page, address, "đối ngoại ")
    _state(page, re.compile("^Tìm thấy .* bài$"))
    marked = {mark.lower() for mark in page.locator(".result mark").all_inner_texts()}
    assert "đối ngoại" in marked
    assert not {mark for mark in marked if set(mark.split()) - {"đối", "ngoại"}}


def test_back_and_forward_go_from_search_to_search(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    box = page.locator(".search input")
    for words in ("biển đảo", "cà phê"):
        box.fill(words)
        box.press("Enter")
        expect(page.locator(".result mark").first).to_have_text(re.compile(words, re.IGNORECASE))
    page.go_back()
    expect(box).to_have_value("biển đảo")
    expect(page.locator(".result mark").first).to_have_text(re.compile("biển đảo", re.IGNORECASE))
    page.go_forward()
    expect(box).to_have_value("cà phê")
    expect(page.locator(".result mark").first).to_have_text(re.compile("cà phê", re.IGNORECASE))


def test_nothing_found_says_so_and_leads_on(page: Page, address: str) -> None:
    _find(page, address, "xyzzy")
    _state(page, re.compile("^Không tìm thấy bài nào"))
    expect(page.locator(".result")).to_have_count(0)
    expect(page.get_by_role("heading", name="Chủ đề có nhiều bài")).to_be_visible()


def test_no_words_find_nothing_and_ask_for_nothing(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _find(page, address, " ,.")
    page.locator(".search input").fill("biển")
    expect(page.locator(".result").first).to_be_visible()
    assert len([url for url in asked if url.endswith(".json")]) == 1
    page.locator(".search input").fill("")
    expect(page.locator(".result")).to_have_count(0)
    expect(page.locator(".around")).to_be_visible()
    _state(page, "")
    assert page.url == f"{address}/{PAGE}"


def test_the_box_of_every_page_leads_there(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    box = page.get_by_role("search", name="Tìm trong báo").get_by_role("searchbox")
    box.fill("hai dang")
    box.press("Enter")
    expect(page.locator(".result mark").first).to_have_text(re.compile("hải đăng", re.IGNORECASE))


def test_on_a_phone_the_button_leads_to_the_box(browser: Browser, address: str) -> None:
    with window(browser, PHONE) as (_, page):
        page.goto(f"{address}/index.html")
        expect(page.locator(".finder input")).to_be_hidden()
        page.get_by_role("button", name="Tìm kiếm").click()
        expect(page.locator(".search input")).to_be_focused()


def test_all_is_done_by_keys(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}?q=")
    page.keyboard.type("hai dang")
    page.keyboard.press("Enter")
    expect(page.locator(".result").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".search button")).to_be_focused()
    page.keyboard.press("Tab")
    link = page.locator(".result a").first
    expect(link).to_be_focused()
    title = link.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text(title)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_no_violation_in_what_was_found(browser: Browser, address: str, width: int, scheme: str) -> None:
    with window(browser, width, color_scheme=scheme, reduced_motion="reduce") as (_, page):
        for words in ("tin doi ngoai", "đoi ngoài ", "xyzzy"):
            _find(page, address, words)
            expect(page.locator(".search-state")).to_contain_text("bài")
            assert violations_of(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_nothing_moves_while_it_finds(browser: Browser, address: str, width: int) -> None:
    with window(browser, width) as (context, page):
        context.add_init_script(WATCH_SHIFTS)
        _find(page, address, "bien")
        expect(page.locator(".result")).to_have_count(20)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
        assert page.evaluate("shifts") == []


def test_without_scripts_the_page_says_so_and_leads_on(browser: Browser, demo: Edition, address: str) -> None:
    with window(browser, DESK, java_script_enabled=False) as (_, page):
        page.goto(f"{address}/index.html")
        page.locator(".finder input").fill("biển")
        page.locator(".finder input").press("Enter")
        expect(page.locator("noscript p")).to_be_visible()
        assert page.url.startswith(f"{address}/{PAGE}?q=")
        links = page.locator(".around a").evaluate_all("links => links.map((link) => link.pathname.slice(1))")
        assert demo.files >= set(links)
        assert "luu-tru/index.html" in links
        assert {link.split("/")[0] for link in links} >= {"chu-de", "thoi-su"}


def test_what_cannot_be_loaded_is_told_and_tried_again(page: Page, address: str) -> None:
    page.route("**/*.json", lambda route: route.abort())
    _find(page, address, "biển")
    _state(page, "Không tải được dữ liệu tìm kiếm.")
    expect(page.get_by_role("heading", name="Chủ đề có nhiều bài")).to_be_visible()
    page.unroute("**/*.json")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".result").first).to_be_visible()
    expect(page.locator(".around")).to_be_hidden()


def test_opened_from_a_disk_it_says_what_would_help(page: Page, demo: Edition) -> None:
    page.goto(f"{(demo.folder / PAGE).as_uri()}?q=bien")
    _state(page, re.compile("từ đĩa"))
    expect(page.get_by_role("button", name="Thử lại")).to_be_hidden()
    expect(page.get_by_role("heading", name="Chủ đề có nhiều bài")).to_be_visible()


def test_a_rare_word_loads_eight_stretches_and_asks_before_it_goes_on(
    page: Page, archive: list[int], address: str
) -> None:
    _find(page, address, "con tê giác")
    _state(page, "Chưa tìm thấy bài nào trong 80 bài mới nhất.")
    assert archive == list(range(30, 22, -1))
    page.get_by_role("button", name="Tìm tiếp trong tin cũ hơn").click()
    _state(page, "Chưa tìm thấy bài nào trong 160 bài mới nhất.")
    assert archive == list(range(30, 14, -1))
    # What was loaded is there for the next word, and nothing is loaded twice.
    page.locator(".search input").fill("ca voi")
    _state(page, "Tìm thấy 2 bài trong 160 bài mới nhất")
    assert _titles(page) == ["Tin số 250 cá voi", "Tin số 150 cá voi"]
    page.get_by_role("button", name="Tìm tiếp trong tin cũ hơn").click()
    _state(page, "Tìm thấy 2 bài trong 240 bài mới nhất")
    page.get_by_role("button", name="Tìm tiếp trong tin cũ hơn").click()
    _state(page, "Tìm thấy 3 bài")
    expect(page.get_by_role("button", name="Tìm tiếp trong tin cũ hơn")).to_be_hidden()
    assert archive == list(range(30, 0, -1))


def test_twenty_are_shown_and_more_for_the_asking(page: Page, archive: list[int], address: str) -> None:
    _find(page, address, "tin")
    _state(page, "Tìm thấy 20 bài trong 20 bài mới nhất")
    assert _titles(page) == [f"Tin số {number}{' cá voi' * (number == 250)}" for number in [*range(299, 279, -1)]]
    assert archive == [30, 29]
    page.get_by_role("button", name="Tìm tiếp trong tin cũ hơn").click()
    _state(page, "Tìm thấy 40 bài trong 40 bài mới nhất")
    # Whoever goes on by keys stands at the first of the new ones.
    expect(page.locator(".result a").nth(20)).to_be_focused()
    expect(page.locator(".result")).to_have_count(40)


def test_what_a_piece_holds_is_shown_as_it_is_written(page: Page, archive: list[int], address: str) -> None:
    _find(page, address, "cá voi")
    piece = page.locator(".result").first
    expect(piece.locator(".summary")).to_have_text("<b>Sapo</b>")
    expect(piece.locator(".kind")).to_have_text("Video")
    expect(piece.locator("time")).to_have_text("20/11/2026")
    assert archive


def test_an_author_who_was_looked_for_is_named(page: Page, archive: list[int], address: str) -> None:
    _find(page, address, "cá voi an ")
    expect(page.locator(".result").first.locator(".meta mark")).to_have_text("An")
    assert archive


def test_a_search_that_was_overtaken_goes_no_further(page: Page, archive: list[int], address: str) -> None:
    held: list[Route] = []
    page.route("**/*.json", lambda route: held.append(route), times=1)
    _find(page, address, "con tê giác")
    _state(page, "Đang tìm…")
    page.locator(".search input").fill("tin")
    expect(page).to_have_url(re.compile(r"q=tin$"))
    (route,) = held
    route.fallback()
    _state(page, "Tìm thấy 20 bài trong 20 bài mới nhất")
    page.wait_for_load_state("networkidle")
    assert archive == [30, 29]
    expect(page.locator(".result")).to_have_count(20)


def test_the_script_is_small_and_other_pages_do_without(demo: Edition) -> None:
    assert brotli_size(ROOT / "static" / "theme" / "search.js") <= MOST_SCRIPT
    named = {name for name in demo.pages if "theme/search." in demo.read(name)}
    assert named == {PAGE}
