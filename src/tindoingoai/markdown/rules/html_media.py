"""Blocks of HTML that show a film, a picture or a post, read to their end even where empty lines stand in them.

By CommonMark such a block ends at the first empty line, and what is left of it would be text and tags that close
nothing. Only where it stands by itself: with text behind it on its last line it is a paragraph's, or a plain block.
"""

import re
from collections.abc import MutableMapping
from typing import Any

from markdown_it.rules_block import StateBlock

_NAMES = "audio|figure|object|picture|video"
_OPENING = re.compile(
    rf"<(?:(?P<element>{_NAMES})(?=[\s>])|(?P<snippet>blockquote|div|table)\s[^<>]*"
    r"(?:fb-(?:page|post|video)|instagram-media|tiktok-embed|twitter-(?:tweet|video)|(?:wp|tr)-caption))",
    re.IGNORECASE,
)
_TAG = re.compile(rf"<(?P<close>/?)(?P<name>{_NAMES}|blockquote|div|table)(?=[\s>])", re.IGNORECASE)
_ENDS = "ends of html media"


def read_html_media(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads a block at the margin that ends below an empty line; leaves all else to the rules after it."""
    position = state.bMarks[start] + state.tShift[start]
    if state.blkIndent or state.is_code_block(start) or not (found := _OPENING.match(state.src, position)):
        return False
    close = _ends_of(state.env, state.src).get(position, 0)
    last = start
    while last < end and state.eMarks[last] < close:
        last += 1
    has_empty = any(state.isEmpty(line) for line in range(start, last))
    is_alone = last < end and not state.src[close : state.eMarks[last]].strip(" \t")
    # Those that CommonMark takes for words of a paragraph are blocks here too.
    if not (close and is_alone and (has_empty or found["element"])):
        return False
    if silent:
        return True
    state.line = last + 1
    token = state.push("html_block", "", 0)
    token.map = [start, state.line]
    token.content = state.getLines(start, state.line, 0, True)
    return True


def _ends_of(env: MutableMapping[str, Any], source: str) -> dict[int, int]:
    """Where each element of these names ends that is closed, by where it begins; found out once for a text."""
    if not isinstance(ends := env.get(_ENDS), dict):
        ends = env[_ENDS] = {}
        begun: dict[str, list[int]] = {}
        for tag in _TAG.finditer(source):
            name = tag["name"].lower()
            if not tag["close"]:
                begun.setdefault(name, []).append(tag.start())
            elif begun.get(name) and (end := source.find(">", tag.end())) >= 0:
                ends[begun[name].pop()] = end + 1
    return ends
