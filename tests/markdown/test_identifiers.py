"""No two things of a page have one identifier: neither headings, notes, what authors write, nor the theme's own."""

import re
from typing import Any

import pytest

from tests.markdown.conftest import Read
from tindoingoai.markdown.headings import HeadingIds
from tindoingoai.model import Html
from tindoingoai.site_folders import TEMPLATES
from tindoingoai.templating.view import theme_folder

ID = re.compile(r'\bid="([^"]+)"')
# What an article's page is made of.
FILES = (
    "base.html",
    "article.html",
    "chrome/*.html",
    "blocks/*.html",
    "parts/*.html",
    "macros/*.html",
    "emagazine*.html",
)


def html_of(reading: Any) -> str:
    return "\n".join(part.html for part in reading.body.parts if isinstance(part, Html))


def test_identifiers_of_the_templates_are_kept_from_articles() -> None:
    folder = theme_folder() / TEMPLATES
    texts = [path.read_text(encoding="utf-8") for pattern in FILES for path in folder.glob(pattern)]
    found = {identifier for text in texts for identifier in ID.findall(text)}
    assert {"noi-dung", "menu", "chia-se"} <= found
    for identifier in found:
        # The blocks of sections are the only ones with a name that is put together.
        written = "khoi--the-gioi--h" if identifier == "{{ name }}h" else identifier
        assert not HeadingIds().take(written), f"{identifier} could be given a second time"


@pytest.mark.parametrize("html", ["sanitize", "trust"])
def test_headings_keep_away_from_the_page(read: Read, html: str) -> None:
    reading, _ = read("## Nội dung\n\n## Chia sẻ\n\n## Mục lục\n\n## Menu\n\n## Khối tin khác\n", html=html)
    assert ID.findall(html_of(reading)) == ["noi-dung-2", "chia-se-2", "muc-luc-2", "menu-2", "khoi-tin-khac-2"]


TRUSTED = {
    '<p id="noi-dung">một</p>': (["noi-dung"], "<p>một</p>"),
    "một <b id=menu>hai</b>": (["menu"], "<p>một <b>hai</b></p>"),
    "<a name='chia-se' class=x>một</a>": (["chia-se"], "<p><a class=x>một</a></p>"),
    '<p id="a">một</p>\n\n<p ID="a">hai</p>': (["a"], '<p id="a">một</p>\n<p>hai</p>'),
    '## Một\n\n<p id="mot">hai</p>': (["mot"], '<h2 id="mot">Một</h2>\n<p>hai</p>'),
    '<p id="mot">hai</p>\n\n## Một': ([], '<p id="mot">hai</p>\n<h2 id="mot-2">Một</h2>'),
    '<p id="chu-thich-1">một</p>': (["chu-thich-1"], "<p>một</p>"),
    '<p id="khoi--the-gioi--h">một</p>': (["khoi--the-gioi--h"], "<p>một</p>"),
    '<p id="m&#101;nu">một</p>': (["menu"], "<p>một</p>"),
    '<a id="b" name="b">một</a>': ([], '<p><a id="b" name="b">một</a></p>'),
    '<input name="menu"><input name="menu">': ([], '<p><input name="menu"><input name="menu"></p>'),
    '<script>\nx = \'<p id="menu">\'\n</script>\n<p id="menu">một</p>': (
        ["menu"],
        "<script>\nx = '<p id=\"menu\">'\n</script>\n<p>một</p>",
    ),
    '<!-- <p id="menu"> -->\n<p id="a">một</p>': ([], '<!-- <p id="menu"> -->\n<p id="a">một</p>'),
    '<div>\n<!-- <? <x\n<p id="menu">một</p>': (["menu"], "<div>\n<!-- <? <x\n<p>một</p>"),
}


@pytest.mark.parametrize("text", TRUSTED)
def test_trusted_html_loses_only_identifiers_that_are_taken(read: Read, text: str) -> None:
    taken, shown = TRUSTED[text]
    reading, problems = read(text, html="trust")
    assert html_of(reading) == shown
    assert [re.findall("`([^`]*)`", problem.message)[-1] for problem in problems] == taken
    assert all(problem.is_warning and problem.line and problem.column for problem in problems)
