"""The quick reading of simple markup inside a text: what it reads, it reads as the inline rules do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from tests.conftest import LONG
from tindoingoai.markdown.parser import make_parser
from tindoingoai.markdown.rules.inlines import read_simply
from tindoingoai.settings import Markdown

SIMPLE = (
    "chữ",
    "",
    "**đậm**",
    "Một **hai ba**, (*bốn*) và [năm sáu](https://example.org/a-b/1.html)!",
    "“*Trích*”\ndòng [hai](/x)",
    "Hình ![a, b.](/c.png) và!![d](/e)",
    "[bài](ten-bai), [hai](../muc_1/bai.md#phan-2)",
    "dấu! và ]",
)
# Each is read by the rules, whatever a quick look may take it for.
LEFT_TO_THE_RULES = (
    "a*b*c",
    "*a *b**",
    "**a*",
    "***a***",
    "** a**",
    "*a.*",
    "_a_",
    "*a [b](/c)*",
    "[*a*](/b)",
    "[a][b]",
    "[a]",
    "[^1](/a)",
    "![*a*](/b)",
    "\\![a](/b)",
    "[](/b)",
    "[a](</b>)",
    '[a](/b "c")',
    "[a](/b(c))",
    "[a](javascript:b)",
    "[a](/ế)",
    "a \nb",
    "a\n b",
    "a\\\nb",
    "a &amp; b",
    "a < b",
    "`a`",
    "~~a~~",
)


def read_by_the_rules(text: str) -> list[Token]:
    """The tokens that the rules make; emphasis leaves empty texts beside its own, of which nothing is ever seen."""
    parser = make_parser(Markdown())
    tokens = parser.inline.parse(text, parser, {}, [])
    return [token for token in tokens if token.type != "text" or token.content]


@pytest.mark.parametrize("text", SIMPLE)
def test_simple_markup_is_read_as_the_rules_read_it(text: str) -> None:
    assert read_simply(text) == read_by_the_rules(text)


@pytest.mark.parametrize("text", LEFT_TO_THE_RULES)
def test_all_other_markup_is_left_to_the_rules(text: str) -> None:
    assert read_simply(text) is None


SIGNS = [
    *"*_[]()!.,;:?<>&`~\\\n-“”…'\"\t ",
    "**",
    "](",
    "![",
    "[a](/b)",
    "](https://a.b/c)",
    " *a*",
    " **ế c** ",
    "\u00a0",
    "½",
]
TEXTS = st.lists(st.one_of(st.text("abế1 ", max_size=3), st.sampled_from(SIGNS)), max_size=8).map("".join)


@pytest.mark.slow
@settings(max_examples=20_000 if LONG else 2_000, deadline=None)
@given(TEXTS.map(str.strip))
def test_what_is_read_quickly_the_rules_read_alike(text: str) -> None:
    if (found := read_simply(text)) is not None:
        assert found == read_by_the_rules(text)
