"""The built demo in a browser, by keyboard and without scripts: gallery, menu, calendar, the page that is not found."""

import datetime
import functools
import http.server
import pathlib
import re
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.demo.edition import Edition

GALLERY = "du-lich/cua-lang-don-gan-4-9-nghin-luot-khach.html"
OWN = ("index.html", "doc-nhieu/7-ngay/index.html", "luu-tru/2026/11/index.html", "404.html", GALLERY)


class _Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as hosts do: what is not there is 404.html."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (pathlib.Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def host(demo: Edition) -> Iterator[str]:
    handler = functools.partial(_Host, directory=str(demo.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    page.close()
    assert wrong == []


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 800})
    yield context.new_page()
    context.close()


def test_gallery_is_gone_through_by_keyboard_and_focus_returns(page: Page, host: str) -> None:
    page.goto(host + GALLERY)
    links = page.locator(".gallery-grid a")
    count = links.count()
    box = page.locator("dialog.lightbox")
    links.nth(1).focus()
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    expect(box.get_by_role("status")).to_have_text(f"Ảnh 2/{count}")
    for key, number in (("ArrowRight", 3), ("ArrowLeft", 2), ("ArrowLeft", 1), ("ArrowLeft", count)):
        page.keyboard.press(key)
        expect(box.get_by_role("status")).to_have_text(f"Ảnh {number}/{count}")
    captions = page.locator(".gallery-grid figcaption")
    expect(box.locator("figcaption")).to_have_text(captions.nth(count - 1).inner_text())
    expect(box.locator("figcaption .credit")).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(links.nth(count - 1)).to_be_focused()


def test_gallery_is_worked_by_its_buttons(page: Page, host: str) -> None:
    page.goto(host + GALLERY)
    page.locator(".gallery-grid a").first.click()
    box = page.locator("dialog.lightbox")
    box.get_by_role("button", name="Ảnh sau").click()
    expect(box.get_by_role("status")).to_contain_text("Ảnh 2/")
    box.get_by_role("button", name="Ảnh trước").click()
    expect(box.get_by_role("status")).to_contain_text("Ảnh 1/")
    assert box.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    # One of the files that are made of it, as wide as the window; never the original, which may weigh megabytes.
    shown = box.locator("img").evaluate("image => image.currentSrc")
    assert re.search(r"/media/[\w-]+-1280\.avif$", shown)
    assert box.locator("img").evaluate("image => image.getBoundingClientRect().width") > 600
    box.get_by_role("button", name="Đóng").click()
    expect(box).to_be_hidden()


def test_gallery_without_scripts_is_a_list_with_all_its_captions(plain_page: Page, host: str) -> None:
    plain_page.goto(host + GALLERY)
    expect(plain_page.locator("dialog.lightbox")).to_be_hidden()
    captions = plain_page.locator(".gallery-grid figcaption")
    assert captions.count() == plain_page.locator(".gallery-grid a").count() > 2
    assert all(captions.nth(place).is_visible() for place in range(captions.count()))


def test_sub_sections_are_reached_by_keyboard_without_scripts(plain_page: Page, host: str) -> None:
    plain_page.goto(host)
    section = plain_page.locator(".has-more").first
    more = section.locator(".menu-more a").first
    expect(more).to_be_hidden()
    section.locator("a").first.focus()
    expect(more).to_be_visible()
    plain_page.keyboard.press("Tab")
    expect(more).to_be_focused()
    plain_page.keyboard.press("Enter")
    plain_page.wait_for_url(lambda url: url != host)
    expect(plain_page.locator("h1")).to_contain_text("Đối ngoại nhân dân")


def test_day_of_the_calendar_leads_to_its_pieces(plain_page: Page, host: str) -> None:
    plain_page.goto(host + "luu-tru/2026/11/")
    expect(plain_page.get_by_role("columnheader", name="Thứ hai")).to_have_count(1)
    plain_page.get_by_role("cell", name="19").get_by_role("link").click()
    expect(plain_page).to_have_url(host + "luu-tru/2026/11/19/index.html")
    expect(plain_page.locator("h1")).to_have_text("Ngày 19/11/2026")
    expect(plain_page.locator(".days .card")).to_have_count(2)
    expect(plain_page.get_by_role("cell", name="19").get_by_role("link")).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("thoi-su/cau-song-nhan-thong-xee.html", "thoi-su/cau-song-nhan-thong-xe.html"),
        ("bai/2026/cau-song-nhan-thong-xe", "thoi-su/cau-song-nhan-thong-xe.html"),
        ("du-lich/khong-co.html", "du-lich/"),
        ("Ng%C6%B0%E1%BB%9Di-Vi%E1%BB%87t", "doi-ngoai/nguoi-viet/"),
        ("%E0%A4%A/kinh-te", "kinh-te/"),
    ],
)
def test_page_that_is_not_found_names_what_was_meant(page: Page, host: str, address: str, meant: str) -> None:
    page.goto(host + address)
    near = page.locator(".near-list a")
    expect(near.first).to_be_visible()
    assert near.first.evaluate("link => link.href") == host + meant


def test_page_that_is_not_found_claims_nothing_where_nothing_is_near(page: Page, host: str) -> None:
    page.goto(host + "xyzzy")
    expect(page.locator(".stream.lost-more")).to_be_visible()
    expect(page.locator(".near")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_is_wider_than_the_window(page: Page, host: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in OWN:
        page.goto(host + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_todays_news_is_told_by_its_age(page: Page, host: str) -> None:
    page.goto(host)
    newest = page.locator(".stream time").first
    written = newest.inner_text()
    moment = datetime.datetime.fromisoformat(newest.get_attribute("datetime") or "")
    page.clock.set_fixed_time(moment + datetime.timedelta(hours=3, minutes=20))
    page.reload()
    expect(newest).to_have_text("3 giờ trước")
    expect(newest).to_have_attribute("title", written)
    page.clock.set_fixed_time(moment + datetime.timedelta(days=2))
    page.reload()
    expect(newest).to_have_text(written)
