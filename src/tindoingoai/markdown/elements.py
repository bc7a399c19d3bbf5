"""Elements of HTML as authors write them: where they end, what tags are in them, and their words.

Knows nothing of what is shown. Nothing of this reaches a page unless it is cleaned or escaped.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape

from markdown_it.token import Token

from tindoingoai.markdown.raw_html import ATTRIBUTE, TAG, tag_name, value_of

# Elements that are read with all that is in them, where they end.
_WHOLE_NAMES = frozenset({"audio", "figure", "iframe", "noscript", "object", "picture", "script", "video"})
# Marks a token that holds such an element.
WHOLE = "whole"
# Tags that part words.
_PARTING = frozenset({"blockquote", "br", "div", "figcaption", "li", "p", "section", "td", "tr"})


def find_ends(html: str, name: str) -> dict[int, tuple[int, int]]:
    """Where each closed element of a name begins: where what is in it ends, and it itself does."""
    ends: dict[int, tuple[int, int]] = {}
    begun: list[int] = []
    for found in re.finditer(rf"<(?P<close>/?){name}(?=[\s/>])[^<>]*>|<{name}(?=[\s/>])", html, re.IGNORECASE):
        if not found["close"]:
            begun.append(found.start())
        elif begun:
            ends[begun.pop()] = (found.start(), found.end())
    return ends


def tags_in(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The opening tags of a piece of HTML with their attributes."""
    for tag in TAG.finditer(html):
        if not tag[0].startswith("</"):
            found = {attribute["name"].lower(): value_of(attribute) for attribute in ATTRIBUTE.finditer(tag[0])}
            yield tag_name(tag[0]), found


def words_of(html: str) -> str:
    """The words of a piece of HTML on one line."""
    first, *others = html.split("<!--")
    # What a comment says is no word; one that never ends is.
    shown = first + "".join(f"<!--{each}" if "-->" not in each else each.partition("-->")[2] for each in others)
    bare = TAG.sub(lambda tag: " " if tag_name(tag[0]) in _PARTING else "", shown)
    return " ".join(unescape(bare).split())


def join_elements(children: Sequence[Token], write: Callable[[Sequence[Token]], str]) -> list[Token]:
    """The tokens of a text in which each film, frame or picture that is written in several tags is one token."""
    joined: list[Token] = []
    # Names of which none is closed in what follows.
    unclosed: set[str] = set()
    index = 0
    while index < len(children):
        token = children[index]
        name = tag_name(token.content) if token.type == "html_inline" and token.content[1:2].isalpha() else ""
        end = index
        if name in _WHOLE_NAMES - unclosed:
            closing = (at for at in range(index, len(children)) if _closes(children[at], name))
            end = next(closing, index)
            if end == index:
                unclosed.add(name)
        if end > index:
            token = Token("html_inline", "", 0, content=write(children[index : end + 1]), info=WHOLE)
        joined.append(token)
        index = end + 1
    return joined


def _closes(token: Token, name: str) -> bool:
    return token.type == "html_inline" and token.content.startswith("</") and tag_name(token.content) == name
