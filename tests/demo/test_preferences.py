"""What readers ask of their system or browser: no movement, colours of their own, keys instead of a pointer, paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.demo.browsing import DESK, EVERYTHING, PHONE, pages_of, window
from tests.demo.edition import Edition

# Whatever could move by itself, or while a page scrolls to a place in it.
MOVING = """[...document.querySelectorAll("html, body *")].filter((element) => element.checkVisibility())
.flatMap((element) => [null, "::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part)
    const still = style.animationName == "none" && parseFloat(style.transitionDuration) == 0
    return still && style.scrollBehavior == "auto" ? "" : element.tagName + "." + element.className + (part ?? "")
}).filter(Boolean))"""
# What paper can do nothing with.
CONTROLS = """[...document.querySelectorAll(
    "button, input, select, textarea, label, audio, video, iframe, dialog, nav, form, .facade, .skip, .share, .tool"
)].filter((element) => element.checkVisibility({visibilityProperty: true}))
.filter((element) => element.getBoundingClientRect().height > 1)
.map((element) => element.tagName + "." + element.className)"""


def test_nothing_moves_for_those_who_bear_no_movement(demo: Edition, browser: Browser, address: str) -> None:
    moving = {}
    with window(browser, PHONE, reduced_motion="reduce") as (_, page):
        for kind, name in pages_of(demo).items():
            page.goto(f"{address}/{name}", wait_until="domcontentloaded")
            if found := page.evaluate(MOVING):
                moving[kind] = found
        assert page.evaluate("document.getAnimations().length") == 0
    assert moving == {}


def _is_seen(page: Page, name: str, part: str = "::before") -> bool:
    """Whether a mark that is drawn with a background stands out from the ground."""
    style = f"getComputedStyle(document.querySelector({name!r}), {part!r})"
    return bool(page.evaluate(f"{style}.backgroundColor != getComputedStyle(document.body).backgroundColor"))


def test_marks_are_seen_in_colours_of_the_readers_own(demo: Edition, browser: Browser, address: str) -> None:
    """Forced colours take every background away, and with it all that is drawn with one."""
    with window(browser, DESK, forced_colors="active") as (_, page):
        page.goto(f"{address}/index.html")
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert _is_seen(page, ".kind-video")
        assert _is_seen(page, ".head")
        here = page.locator(".menu-list [aria-current]").first
        assert here.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
        page.goto(f"{address}/{EVERYTHING}")
        size = page.locator(".text-size label:has(:checked)")
        assert size.evaluate("label => getComputedStyle(label).outlineStyle") == "solid"
        page.goto(f"{address}/{pages_of(demo)['infographic']}")
        assert page.locator(".zoom").evaluate("label => getComputedStyle(label).borderTopStyle") == "solid"


def test_sub_sections_are_shut_by_a_key_and_open_again_when_focus_moves_on(browser: Browser, address: str) -> None:
    with window(browser, DESK) as (_, page):
        page.goto(f"{address}/index.html")
        first, second = (page.locator(".has-more").nth(number) for number in (0, 1))
        first.locator("a").first.focus()
        expect(first.locator(".menu-more")).to_be_visible()
        page.keyboard.press("Escape")
        expect(first.locator(".menu-more")).to_be_hidden()
        expect(first.locator("a").first).to_be_focused()
        while not second.evaluate("item => item.contains(document.activeElement)"):
            page.keyboard.press("Tab")
            assert not page.evaluate("document.querySelector('main').contains(document.activeElement)")
        expect(second.locator(".menu-more")).to_be_visible()


def test_the_size_of_the_text_is_chosen_by_keys(browser: Browser, address: str) -> None:
    with window(browser, PHONE) as (_, page):
        page.goto(f"{address}/{EVERYTHING}")
        page.get_by_role("radio", name="Chữ vừa").focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("radio", name="Chữ lớn")).to_be_checked()
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        expect(page.get_by_role("radio", name="Chữ nhỏ")).to_be_checked()


@pytest.mark.parametrize("width", [320, DESK])
def test_the_largest_text_stays_within_the_window(demo: Edition, browser: Browser, address: str, width: int) -> None:
    wide = {}
    with window(browser, width) as (context, page):
        context.add_init_script("localStorage['co-chu'] = 'lon'")
        for kind, name in pages_of(demo).items():
            page.goto(f"{address}/{name}", wait_until="domcontentloaded")
            if (found := page.evaluate("document.documentElement.scrollWidth")) > width:
                wide[kind] = found
    assert wide == {}


def test_paper_shows_no_controls_on_any_page(demo: Edition, browser: Browser, address: str) -> None:
    shown = {}
    with window(browser, DESK, color_scheme="dark") as (_, page):
        page.emulate_media(media="print")
        for kind, name in pages_of(demo).items():
            page.goto(f"{address}/{name}", wait_until="domcontentloaded")
            if found := page.evaluate(CONTROLS):
                shown[kind] = found
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", kind
    assert shown == {}
