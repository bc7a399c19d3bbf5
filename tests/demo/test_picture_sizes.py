"""What `sizes` says of each place of the layout is what the style sheet makes of it, in a browser."""

import pathlib
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.demo.edition import Edition

pytestmark = pytest.mark.slow

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
  const width = image.getBoundingClientRect().width
  return {address: image.getAttribute("src"), told, width}
})"""
# A picture that is told too narrow looks soft, one too wide weighs more than it need; a step of the ladder is a factor
# of 1.3 to 2.
TOO_NARROW, TOO_WIDE = 0.65, 2.5


def _pages(demo: Edition) -> list[pathlib.Path]:
    """The front page, a section, most read, multimedia, and one article of each kind."""
    articles = sorted(demo.articles)
    kinds = {
        demo.folder.joinpath(name).read_text("utf-8").partition('class="article of-')[2].partition('"')[0]: name
        for name in articles
    }
    names = ["index.html", "thoi-su/index.html", "doc-nhieu/index.html", "multimedia/index.html", *kinds.values()]
    return [demo.folder / name for name in names if (demo.folder / name).is_file()]


@pytest.mark.parametrize("width", [360, 800, 1280])
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
                if not TOO_NARROW <= each["told"] / each["width"] <= TOO_WIDE:
                    wrong.append(
                        f"{path.relative_to(demo.folder)}: {each['address']} {each['told']:.0f} {each['width']:.0f}"
                    )
    context.close()
    assert seen > 50
    assert wrong == []
