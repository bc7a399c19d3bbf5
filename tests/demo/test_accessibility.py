"""Every kind of page can be read by everybody: no violation for axe-core, and a path for the keyboard."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.demo.browsing import DESK, EVERYTHING, PHONE, TABLE, pages_of, window
from tests.demo.edition import ROOT, Edition

AXE = ROOT / "tools" / "validators" / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations_of(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    options = json.dumps({"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]})
    found = page.evaluate(f"axe.run(document, {options})")
    return [
        f"{violation['id']}: {node['html'][:160]} | {(node['any'] or node['all'] or node['none'])[0]['message']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_no_violation(demo: Edition, browser: Browser, address: str, width: int, scheme: str) -> None:
    wrong = {}
    with window(browser, width, color_scheme=scheme, reduced_motion="reduce") as (_, page):
        for kind, name in pages_of(demo).items():
            page.goto(f"{address}/{name}")
            if found := violations_of(page):
                wrong[kind] = found
    assert wrong == {}


def test_axe_sees_what_is_wrong(browser: Browser) -> None:
    """It cannot be silent because it was started wrongly."""
    with window(browser, DESK) as (_, page):
        page.set_content('<html lang="vi"><title>Sai</title><main><h1>Sai</h1><p style="color:#ccc">Mờ <img src="x">')
        found = {violation.partition(":")[0] for violation in violations_of(page)}
    assert found >= {"color-contrast", "image-alt"}


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.className || document.activeElement.tagName"))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_first_key_leads_past_the_menu(browser: Browser, address: str, width: int) -> None:
    with window(browser, width) as (_, page):
        page.goto(f"{address}/{EVERYTHING}")
        page.keyboard.press("Tab")
        assert _focused(page) == "skip"
        expect(page.locator(".skip")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_and_shuts_by_keys(browser: Browser, address: str) -> None:
    with window(browser, PHONE) as (_, page):
        page.goto(f"{address}/index.html")
        button = page.locator(".menu-button")
        button.focus()
        page.keyboard.press("Space")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(page.get_by_role("link", name="Người Việt năm châu").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
        assert _focused(page) == "menu-button"


def test_the_menu_of_a_phone_shows_the_section_where_the_reader_is(browser: Browser, address: str) -> None:
    with window(browser, 320) as (_, page):
        # An address of a file, as links are in the demo, and one of a folder.
        for name, title in {"thoi-su/index.html": "Thời sự", "cam-nang/": "Cẩm nang"}.items():
            page.goto(f"{address}/{name}")
            mark = page.locator(".menu-list > li > [aria-current]")
            expect(mark).to_have_text(title)
            expect(mark).to_be_in_viewport(ratio=1)


def test_a_wide_table_scrolls_by_keys_in_a_box_of_its_own(browser: Browser, address: str) -> None:
    with window(browser, 320) as (_, page):
        page.goto(f"{address}/{TABLE}")
        table = page.locator(".table")
        table.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.table').scrollLeft > 0")
        assert page.evaluate("scrollX") == 0


def test_a_larger_text_keeps_the_layout_and_is_remembered(browser: Browser, address: str) -> None:
    with window(browser, DESK) as (_, page):
        page.goto(f"{address}/{EVERYTHING}")
        box = page.locator(".body").bounding_box()
        before = page.evaluate("getComputedStyle(document.querySelector('.body')).fontSize")
        page.get_by_role("radio", name="Chữ lớn").check()
        page.reload()
        expect(page.get_by_role("radio", name="Chữ lớn")).to_be_checked()
        after = page.evaluate("getComputedStyle(document.querySelector('.body')).fontSize")
        larger = page.locator(".body").bounding_box()
    assert float(after.removesuffix("px")) > 1.15 * float(before.removesuffix("px"))
    assert box
    assert larger
    assert (larger["x"], larger["y"], larger["width"]) == (box["x"], box["y"], box["width"])


def test_without_scripts_text_grows_and_graphics_do(demo: Edition, browser: Browser, address: str) -> None:
    with window(browser, PHONE, java_script_enabled=False) as (_, page):
        page.goto(f"{address}/{pages_of(demo)['infographic']}")
        heights = [page.locator(".body p").first.bounding_box()]
        page.get_by_role("radio", name="Chữ lớn").check()
        heights.append(page.locator(".body p").first.bounding_box())
        widths = [page.locator(".pan img").bounding_box()]
        page.get_by_role("checkbox", name="Phóng to").check()
        widths.append(page.locator(".pan img").bounding_box())
    assert heights[1]["height"] > heights[0]["height"]  # type: ignore[index] # both are shown
    assert widths[1]["width"] > 2 * widths[0]["width"]  # type: ignore[index] # both are shown


def test_paper_shows_the_text_its_dates_and_its_address_alone(browser: Browser, address: str) -> None:
    with window(browser, DESK) as (_, page):
        page.goto(f"{address}/{TABLE}")
        page.emulate_media(media="print")
        for name in (".menu", ".footer", ".tools", ".share", ".rail", ".block", ".neighbours"):
            expect(page.locator(name).first).to_be_hidden()
        for name in ("h1", ".sapo", ".dates", ".body", ".opening img"):
            expect(page.locator(name).first).to_be_visible()
        expect(page.locator(".printed")).to_contain_text(f"https://doi-ngoai.test/{TABLE}")
        expect(page.locator(".printed")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
