"""Films and posts that lie elsewhere: nobody there hears of a reader before the reader asks for them."""

import contextlib
import io
import pathlib
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.conftest import Newspaper
from tests.demo.browsing import DESK, served, window

FILMS = {
    "youtube": ("https://youtu.be/aqz-KE-bpKQ", "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1"),
    "vimeo": ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"),
    "unlisted": (
        "https://vimeo.com/76979871/a1b2c3d4",
        "https://player.vimeo.com/video/76979871?h=a1b2c3d4&autoplay=1&dnt=1",
    ),
}


# What is written, the page of it, and its frame in a column of 704 pixels.
POSTS = {
    "x": (
        "https://twitter.com/baodao/status/1234567890",
        "https://x.com/baodao/status/1234567890",
        "https://platform.twitter.com/embed/Tweet.html?id=1234567890&dnt=true",
    ),
    "facebook": (
        "https://www.facebook.com/baodao/posts/1234567890",
        "https://www.facebook.com/baodao/posts/1234567890/",
        (
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fbaodao%2Fposts%2F1234567890%2F"
            "&show_text=true&width=704"
        ),
    ),
    "facebook-film": (
        "https://www.facebook.com/baodao/videos/1234567890",
        "https://www.facebook.com/baodao/videos/1234567890/",
        (
            "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fbaodao%2Fvideos%2F1234567890%2F"
            "&show_text=false&width=704&autoplay=true"
        ),
    ),
    "spotify": (
        "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC",
    ),
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A newspaper with a page for each film, served."""
    paper = Newspaper(tmp_path_factory.mktemp("films"))
    poster = io.BytesIO()
    Image.new("RGB", (800, 450), "#345").save(poster, "JPEG")
    paper.write("static/poster.jpg", poster.getvalue())
    for name, (film, _) in FILMS.items():
        paper.article(f"thoi-su/{name}", body=f"Mở đầu.\n\n::: video {film}\nposter: /poster.jpg\ncaption: Phim\n:::")
    for name, (post, _, _) in POSTS.items():
        paper.article(f"thoi-su/{name}", body=f"Mở đầu.\n\n::: nhung {post}\ntitle: Giờ tàu\n:::\n\nKết.")
    paper.article("thoi-su/lien-ket", body="::: nhung https://example.org/ban-do\n:::")
    paper.build()
    with served(pathlib.Path(paper.output)) as found:
        yield found


@contextlib.contextmanager
def _reading(browser: Browser, address: str, name: str, **options: object) -> Iterator[tuple[Page, list[str]]]:
    """The page of a film, and what it asks of other hosts, which answer at once."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.fulfill(body="<!DOCTYPE html><title>Phim</title>", content_type="text/html")

    with window(browser, DESK, **options) as (context, page):
        context.route("**/*", answer)
        page.goto(f"{address}/thoi-su/{name}.html")
        yield page, asked


def _is_active(frame: Locator) -> bool:
    """Whether keys go to a frame, once the window has them: another page of the browser may be in front of it."""
    return bool(frame.evaluate("element => document.activeElement === element"))


@pytest.mark.parametrize("name", FILMS)
def test_nobody_else_is_asked_before_the_key_and_then_only_the_player(
    browser: Browser, address: str, name: str
) -> None:
    with _reading(browser, address, name) as (page, asked):
        facade = page.locator("a.facade")
        facade.scroll_into_view_if_needed()
        assert facade.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
        expect(page.locator("iframe")).to_have_count(0)
        assert asked == []
        box = facade.bounding_box()
        facade.focus()
        page.keyboard.press("Enter")
        player = page.locator(".facade iframe")
        expect(player).to_be_visible()
        expect(player).to_be_attached()
        assert _is_active(player)
        expect(player).to_have_attribute("title", f"Xem video trên {'YouTube' if name == 'youtube' else 'Vimeo'}")
        page.wait_for_load_state("networkidle")
        assert asked == [FILMS[name][1]]
        assert page.locator(".facade").bounding_box() == box
    assert page.url.endswith(f"/thoi-su/{name}.html")


def test_without_scripts_the_film_is_a_link(browser: Browser, address: str) -> None:
    with _reading(browser, address, "youtube", java_script_enabled=False) as (page, asked):
        assert asked == []
        page.locator("a.facade").click()
        page.wait_for_url("https://www.youtube.com/watch?v=aqz-KE-bpKQ")


@pytest.mark.parametrize("name", POSTS)
def test_a_post_is_asked_for_by_a_press_and_its_link_stays(browser: Browser, address: str, name: str) -> None:
    _, page_of_it, frame_of_it = POSTS[name]
    with _reading(browser, address, name) as (page, asked):
        card = page.locator(".read-also a")
        expect(card).to_have_attribute("href", page_of_it)
        expect(page.locator("iframe")).to_have_count(0)
        assert asked == []
        card.focus()
        page.keyboard.press("Enter")
        frame = page.locator(".read-also iframe")
        expect(frame).to_be_attached()
        assert _is_active(frame)
        expect(frame).to_have_attribute("title", "Giờ tàu")
        expect(frame).to_have_attribute("referrerpolicy", "strict-origin-when-cross-origin")
        assert "allow-top-navigation" not in (frame.get_attribute("sandbox") or "allow-top-navigation")
        box = frame.bounding_box()
        assert box
        assert box["width"] == 704
        assert box["height"] > 150
        page.wait_for_load_state("networkidle")
        assert asked == [frame_of_it]
        # The frame may show nothing: the way to the post is still there.
        card.click()
        page.wait_for_url(page_of_it)


def test_without_scripts_a_post_is_a_link(browser: Browser, address: str) -> None:
    with _reading(browser, address, "x", java_script_enabled=False) as (page, asked):
        assert asked == []
        page.locator(".read-also a").click()
        page.wait_for_url(POSTS["x"][1])


def test_what_has_no_frame_is_a_link(browser: Browser, address: str) -> None:
    with _reading(browser, address, "lien-ket") as (page, asked):
        page.locator(".read-also a").click()
        page.wait_for_url("https://example.org/ban-do")
        assert asked == ["https://example.org/ban-do"]
