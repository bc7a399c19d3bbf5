"""What readers see first: alarm colours, a film with its title, the menu, newspapers of few sections or pieces."""

import datetime
import itertools
from collections.abc import Iterator
from typing import Literal

import click.testing
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Newspaper
from tests.demo.browsing import pages_of, served, window
from tests.demo.edition import Edition
from tests.engine.material import picture
from tindoingoai.cli.init import command
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.run import build

# The luminance of WCAG, and the contrast of an element's text with the nearest colour behind it.
CONTRAST = """element => {
    const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
    const luminance = (color) => color.slice(0, 3).map((part) => part / 255)
        .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
        .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
    let behind = element;
    while ((rgb(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement;
    const text = rgb(getComputedStyle(element).color), ground = rgb(getComputedStyle(behind).backgroundColor);
    const [dark, light] = [luminance(text), luminance(ground)].sort((one, other) => one - other);
    return {text, ground, contrast: (light + .05) / (dark + .05)};
}"""
ALARMS = {
    ".breaking a": "index.html",
    ".breaking-label": "index.html",
    ".skip": "index.html",
    ".calendar [aria-current]": "luu-tru/2026/11/19/index.html",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_alarms_are_white_on_red_in_any_scheme(
    scheme: Literal["light", "dark"], demo: Edition, browser: Browser, address: str
) -> None:
    with window(browser, 1366, color_scheme=scheme) as (_, page):
        for selector, name in ALARMS.items():
            page.goto(f"{address}/{name}")
            found = page.locator(selector).first.evaluate(CONTRAST)
            assert found["text"] == [255, 255, 255], selector
            red, green, blue = found["ground"]
            assert red > 3 * max(green, blue), selector
            assert found["contrast"] >= 4.5, selector


def _films(demo: Edition) -> list[str]:
    return [
        name for name, page in demo.articles.items() if "of-video" in next(page.iter("main")).get("class", "").split()
    ]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1440, 900), (1920, 1080)])
def test_film_and_its_title_are_on_the_first_screen(
    width: int, height: int, demo: Edition, browser: Browser, address: str
) -> None:
    films = _films(demo)
    assert len(films) > 4
    with window(browser, width) as (_, page):
        page.set_viewport_size({"width": width, "height": height})
        for name in films:
            page.goto(f"{address}/{name}")
            film = page.locator(".stage :is(video, .facade)").bounding_box()
            title = page.locator("h1").bounding_box()
            assert film
            assert title
            assert film["height"] <= 0.62 * height + 1, name
            assert film["height"] >= 0.45 * height, name
            assert title["y"] + title["height"] <= height, name


def test_film_has_a_large_button_until_it_plays(demo: Edition, browser: Browser, address: str) -> None:
    with window(browser, 1366) as (_, page):
        page.goto(f"{address}/{_films(demo)[0]}")
        button = page.get_by_role("button", name="Xem video")
        box, film = button.bounding_box(), page.locator(".stage video").bounding_box()
        assert box
        assert film
        assert min(box["width"], box["height"]) >= 72
        assert abs(box["x"] + box["width"] / 2 - film["x"] - film["width"] / 2) < 2
        assert abs(box["y"] + box["height"] / 2 - film["y"] - film["height"] / 2) < 2
        page.evaluate("document.querySelector('video').muted = true")
        button.click()
        expect(button).to_have_count(0)


def test_transcript_opens_below_its_film(demo: Edition, browser: Browser, address: str) -> None:
    with window(browser, 1366) as (_, page):
        for name in _films(demo):
            page.goto(f"{address}/{name}")
            if page.locator(".stage summary").count():
                page.locator(".stage summary").click()
                film, words = (
                    page.locator(".stage .media").bounding_box(),
                    page.locator(".stage details").bounding_box(),
                )
                assert film
                assert words
                assert words["y"] >= film["y"] + film["height"]
                assert words["width"] > 500
                return
    raise AssertionError("no film of the demo has a transcript")


@pytest.mark.parametrize("width", [390, 768, 1366])
def test_trail_stands_at_one_height_below_the_menu(demo: Edition, browser: Browser, address: str, width: int) -> None:
    pages = pages_of(demo)
    places = {}
    with window(browser, width) as (_, page):
        # A film and the spread of an eMagazine stand above it.
        for kind in ("article", "table", "photo", "infographic", "audio", "month", "day"):
            page.goto(f"{address}/{pages[kind]}")
            menu, link = page.locator(".menu").bounding_box(), page.locator(".trail a").first.bounding_box()
            assert menu
            assert link
            places[kind] = round(link["y"] - menu["y"] - menu["height"])
    assert set(places.values()) == {24}, places


# --- a newspaper of few sections, or of many


def _sections(newspaper: Newspaper, count: int) -> None:
    for number in range(count):
        newspaper.article(f"muc-{number}/bai-{number}", number + 1)
    listed = "".join(f"  - {{slug: muc-{number}, title: Chuyên mục {number}}}\n" for number in range(count))
    newspaper.settings(f"links: relative\ncategories:\n{listed}")
    newspaper.build()


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 8, 9, 12, 20])
def test_menu_is_neither_thrown_apart_nor_wider_than_the_page(
    count: int, newspaper: Newspaper, browser: Browser
) -> None:
    _sections(newspaper, count)
    with served(newspaper.output) as address:
        for width in (960, 1152, 1366, 1440):
            with window(browser, width) as (_, page):
                page.goto(f"{address}/index.html")
                boxes = _boxes(page, ".menu-list > li:not(.menu-extra)")
                assert len(boxes) == count + 1
                gaps = [
                    right["x"] - left["x"] - left["width"]
                    for left, right in itertools.pairwise(boxes)
                    if right["y"] == left["y"]
                ]
                assert not gaps or 15 <= min(gaps) <= max(gaps) <= 96, (width, gaps)
                assert page.evaluate("document.documentElement.scrollWidth") <= width


def _boxes(page: Page, selector: str) -> list[dict[str, float]]:
    script = "elements => elements.map(element => element.getBoundingClientRect().toJSON())"
    return list(page.locator(selector).evaluate_all(script))


# --- a newspaper of few pieces


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a newspaper just made is served."""
    site = tmp_path_factory.mktemp("starter") / "bao"
    assert click.testing.CliRunner().invoke(command, [str(site)]).exit_code == 0
    now = datetime.datetime.now(datetime.UTC)
    build(BuildOptions(site=site, output=site / "build", cache=site / ".tindoingoai", now=now))
    with served(site / "build") as found:
        yield found


def _white_below(page: Page, selector: str) -> list[float]:
    """How far the last words or picture of each part of a grid stand above its end."""
    script = """elements => elements.map(element => {
        const end = element.getBoundingClientRect().bottom;
        const inner = [...element.querySelectorAll("img, a, p, time")];
        return end - Math.max(...inner.map(part => part.getBoundingClientRect().bottom));
    })"""
    return list(page.locator(selector).evaluate_all(script))


def test_front_page_of_a_new_newspaper_has_no_hole_beside_its_lead(starter: str, browser: Browser) -> None:
    for width in (1000, 1366, 1440):
        with window(browser, width) as (_, page):
            page.goto(f"{starter}/index.html")
            assert max(_white_below(page, ".front > *")) < 300, width


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_newspaper_of_a_few_pieces_has_no_holes(count: int, newspaper: Newspaper, browser: Browser) -> None:
    newspaper.write("static/a.png", picture("a.png", 150))
    for number in range(count):
        # Every other one, from the newest, is a photo story: what is multimedia has a picture.
        fields = {"kind": "photo", "image": "/a.png"} if (count - number) % 2 else {}
        newspaper.article(f"thoi-su/bai-{number}", number + 1, summary="Một câu sapo. " * 9, **fields)
    newspaper.settings("links: relative\npictures: {variants: false}\n")
    newspaper.build()
    with served(newspaper.output) as address, window(browser, 1366) as (_, page):
        page.goto(f"{address}/index.html")
        lead, front = page.locator(".front-lead").bounding_box(), page.locator(".front").bounding_box()
        assert lead
        assert front
        assert page.locator(".front-latest li").count() == count
        if count == 1:
            assert lead["width"] > 0.7 * front["width"]
        for name, area in (("index.html", ".mosaic"), ("thoi-su/index.html", ".section-front")):
            page.goto(f"{address}/{name}")
            assert max(_white_beside(page, area)) < 300, (name, area)


def _white_beside(page: Page, area: str) -> list[float]:
    """How much emptier than the page's longest column the others of a list of cards are."""
    outer = page.locator(area).bounding_box()
    assert outer
    cards = _boxes(page, f"{area} > .card")
    columns = [outer["x"] + outer["width"] * part for part in (0.1, 0.4, 0.6, 0.9)]
    ends = [
        max((card["bottom"] for card in cards if card["left"] <= x <= card["right"]), default=outer["y"])
        for x in columns
    ]
    return [max(ends) - end for end in ends]
