"""What `sizes` says of each place of the layout is what the style sheet makes of it, in a browser."""

import pathlib
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.demo.edition import Edition

# Every picture with variants: how wide its first source says that it is, and how wide it is.
MEASURE = """() => [...document.querySelectorAll("picture")].map(picture => {
  const image = picture.querySelector("img"), sizes = picture.querySelector("source").sizes
  const steps = sizes.split(/,(?![^(]*\\))/).map(step => step.trim())
  const step = steps.find(step => !step.startsWith("(min") || matchMedia(step.match(/^\\([^)]*\\)/)[0]).matches)
  const ruler = document.createElement("div")
  ruler.style.cssText = "position:absolute;visibility:hidden;width:" + step.replace(/^\\(min[^)]*\\)\\s*/, "")
  document.body.append(ruler)
  const told = ruler.getBoundingClientRect().width
  ruler.remove()
  const {width, height} = image.getBoundingClientRect()
  // A box higher than the picture shows a part of it, so it takes a wider one.
  const covers = getComputedStyle(image).objectFit == "cover"
  const taken = covers ? Math.max(width, height * image.getAttribute("width") / image.getAttribute("height")) : width
  return {address: image.getAttribute("src"), told, width, taken}
})"""
# A picture that is told too narrow looks soft, one too wide weighs more than it need; a step of the ladder is a factor
# of 1.3 to 1.5.
TOO_NARROW, TOO_WIDE = 0.75, 1.5
# What the demo shows besides one article of each kind.
LISTS = (
    "index.html",
    "thoi-su/index.html",
    "bo-coi-bien-dao/index.html",
    "doc-nhieu/index.html",
    "multimedia/index.html",
    "multimedia/anh/index.html",
    "tac-gia/minh-anh/index.html",
    "du-lich/cua-lang-don-gan-4-9-nghin-luot-khach.html",
)


def _pages(demo: Edition) -> list[pathlib.Path]:
    """One page of each kind, and an article with a gallery."""
    articles = sorted(demo.articles)
    kinds = {
        demo.folder.joinpath(name).read_text("utf-8").partition('class="article of-')[2].partition('"')[0]: name
        for name in articles
    }
    return [demo.folder / name for name in (*LISTS, *kinds.values())]


@pytest.mark.parametrize("width", [360, 620, 800, 1000, 1280, 1920])
def test_sizes_are_those_of_the_layout(width: int, demo: Edition, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    wrong: list[str] = []
    seen = 0
    for path in _pages(demo):
        page.goto(path.as_uri())
        found: list[dict[str, Any]] = page.evaluate(MEASURE)
        for each in found:
            if each["width"]:
                seen += 1
                if each["told"] / each["width"] < TOO_NARROW or each["told"] / each["taken"] > TOO_WIDE:
                    wrong.append(
                        f"{path.relative_to(demo.folder)}: {each['address']} {each['told']:.0f} {each['width']:.0f}"
                    )
    context.close()
    assert seen > 150
    assert wrong == []
