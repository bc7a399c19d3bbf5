"""Our short ways through markdown-it change nothing that it would have said."""

import json
import pathlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tindoingoai.markdown.parser import make_parser
from tindoingoai.settings import Markdown

PIECES = json.loads((pathlib.Path(__file__).parent / "pieces.json").read_text(encoding="utf-8"))
# What markdown-it does not know: blocks and notes.
COMMON = [piece for piece in PIECES if ":::" not in piece and "^" not in piece]


def make_plain_parser() -> MarkdownIt:
    """markdown-it with its own rules, but no opinion on addresses: ours is given later."""
    parser = MarkdownIt("commonmark", {"xhtmlOut": False, "maxNesting": 100}).enable(["table", "strikethrough"])
    parser.validateLink = lambda _: True  # type: ignore[assignment] # how markdown-it-py is told
    return parser


PLAIN = make_plain_parser()


@pytest.mark.slow
@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(COMMON), max_size=30).map("".join))
def test_html_is_that_of_markdown_it(text: str) -> None:
    parser = make_parser(Markdown(html="trust", indented_code=True))
    # The numbers of lists, which we keep, are not the library's.
    assert re.sub(r' value="\d+"', "", parser.render(text)) == PLAIN.render(text)
