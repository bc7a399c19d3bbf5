"""Our quotation marks are those that markdown-it sets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.rules_core import smartquotes

from tindoingoai.markdown.parser import make_parser
from tindoingoai.settings import Markdown

OPTIONS = Markdown(smart_quotes=True)
OURS = make_parser(OPTIONS)
PLAIN = make_parser.__wrapped__(OPTIONS)
PLAIN.core.ruler.at("smartquotes", smartquotes)

PIECES = [
    *"\"'“’ .,-—(1a*_\n",
    '"',
    "'",
    "**",
    "`a`",
    "[",
    "](/b)",
    "chữ",
    "![a](b.jpg)",
    "\\\n",
    "&quot;",
    "\\'",
    "~~",
    "> ",
]


@pytest.mark.slow
@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_marks_are_those_of_the_plain_rule(text: str) -> None:
    assert OURS.render(text) == PLAIN.render(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\"'a' b\"", "“‘a’ b”"),
        ("a \"b *c 'd* e' f\"", "a “b <em>c 'd</em> e’ f”"),
        ('5\'8" và 1"" \'a', "5’8&quot; và 1&quot;&quot; 'a"),
    ],
)
def test_marks_that_do_not_match(text: str, shown: str) -> None:
    assert OURS.render(text) == f"<p>{shown}</p>\n" == PLAIN.render(text)
