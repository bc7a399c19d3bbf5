"""`::: trich-dan`: words set apart from the text, and who said them on a last line that begins with a dash."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from tindoingoai.markdown.fenced_block import Directive, FencedBlock
from tindoingoai.markdown.media_references import plain_text
from tindoingoai.model import PullQuote

_DASH = re.compile(r"\s*(?:—|–|―|--)\s*")
_BREAKS = ("softbreak", "hardbreak")


def read_pull_quote(block: FencedBlock) -> PullQuote | None:
    """The quotation and its attribution."""
    tokens, attribution = _split_attribution(block.tokens)
    parts = block.compose(tokens)
    if not parts:
        block.report("a quotation without words", "write them on the lines below the first")
        return None
    return PullQuote(parts, attribution)


def _split_attribution(tokens: Sequence[Token]) -> tuple[list[Token], str]:
    """The tokens of the quotation itself, and the words of the last line of a last paragraph if a dash begins it."""
    if len(tokens) < 3 or tokens[-1].type != "paragraph_close":
        return list(tokens), ""
    children = tokens[-2].children or []
    start = max((index + 1 for index, child in enumerate(children) if child.type in _BREAKS), default=0)
    words = plain_text(children[start:])
    dash = _DASH.match(words)
    if not dash or not (start or len(tokens) > 3):
        return list(tokens), ""
    if start:
        tokens[-2].children = children[: start - 1]
        return list(tokens), words[dash.end() :]
    return list(tokens[:-3]), words[dash.end() :]


DIRECTIVE = Directive(("trich-dan", "pullquote"), read_pull_quote)
