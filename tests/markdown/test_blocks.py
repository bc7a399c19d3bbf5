"""What is quicker than markdown-it's block parser reads what that would read with all of its rules, tried in turn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.parser_block import ParserBlock
from markdown_it.token import Token

from tests.conftest import LONG
from tindoingoai.markdown.parser import make_parser
from tindoingoai.settings import Markdown

BEGINNINGS = (
    "- ",
    "* ",
    "+ ",
    "1. ",
    "12) ",
    "> ",
    "# ",
    "## ",
    "---",
    "***",
    "- - -",
    "```",
    "~~~",
    ":::",
    "===",
    "| ",
)
MORE_BEGINNINGS = (
    "[^1]: ",
    "[^",
    "[a]: /b",
    "[",
    "<div>",
    "<b>",
    "|-|-|",
    "::: hop",
    ": ",
    "_",
    "`",
    "é",
    "ab",
    "\t",
    "",
)
LINES = st.builds(
    lambda indent, beginnings, words: " " * indent + "".join(beginnings) + words,
    st.sampled_from([0, 0, 0, 1, 2, 3, 4, 6]),
    st.lists(st.sampled_from(BEGINNINGS + MORE_BEGINNINGS), max_size=2),
    st.sampled_from(["", "ab", "ab", "a | b", "é *ư*"]),
)


def read_with_every_rule(text: str) -> list[Token]:
    parser = make_parser.__wrapped__(Markdown())
    parser.block.ruler.disable("prose")
    plain = ParserBlock()
    plain.ruler = parser.block.ruler
    parser.block = plain
    return parser.parse(text)


@pytest.mark.slow
@settings(max_examples=20_000 if LONG else 1_000, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8).map("\n".join))
def test_rules_chosen_by_sign_and_lines_of_prose_are_read_as_by_every_rule(text: str) -> None:
    assert make_parser(Markdown()).parse(text) == read_with_every_rule(text)
