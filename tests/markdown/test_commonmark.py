"""The CommonMark suite, all of it, through our parser with the newsroom's blocks on."""

import json
import pathlib
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tindoingoai.markdown.parser import make_parser
from tindoingoai.settings import Markdown

VERSION = "0.31.2"
SUITE: list[dict[str, Any]] = json.loads(
    (pathlib.Path(__file__).parent / f"commonmark-{VERSION}.json").read_text(encoding="utf-8")
)


def normalize(html: str) -> str:
    """What the suite's own comparison overlooks too: how void elements end, a line break in an empty quotation."""
    return html.replace(" />", ">").replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")


def test_suite_is_whole() -> None:
    assert len(SUITE) == 652


@pytest.mark.parametrize("example", SUITE, ids=lambda example: f"{example['example']}-{example['section']}")
def test_example_of_the_suite(example: dict[str, Any]) -> None:
    html = make_parser(Markdown(html="trust", indented_code=True)).render(example["markdown"])
    assert normalize(html) == normalize(example["html"])


def test_suite_with_smart_quotes_differs_only_in_text() -> None:
    """Quotes inside code, tags and addresses stay as they are."""
    smart = make_parser(Markdown(html="trust", smart_quotes=True, indented_code=True))
    plain = MarkdownIt("commonmark", {"xhtmlOut": False}).enable(["table", "strikethrough"])
    for example in SUITE:
        kinds = ("code_inline", "code_block", "fence", "html_inline", "html_block")
        assert _contents(smart, example["markdown"], kinds) == _contents(plain, example["markdown"], kinds)


def _contents(parser: MarkdownIt, text: str, kinds: tuple[str, ...]) -> list[str]:
    tokens = parser.parse(text)
    inlines = [child for token in tokens for child in token.children or ()]
    return [token.content for token in (*tokens, *inlines) if token.type in kinds]
