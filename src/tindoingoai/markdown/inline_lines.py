"""The inline tokens of a paragraph line by line: what an address, a caption or a point on a line of its own is."""

import itertools
import re
from collections.abc import Sequence

from markdown_it.token import Token

from tindoingoai.markdown.frames import read_embed
from tindoingoai.markdown.pasted import begins_point
from tindoingoai.markdown.raw_html import name_of
from tindoingoai.model import Embed

# A web address that a line consists of, also as a link of its own words.
_LONE_ADDRESS = re.compile(
    r"\s*(?:<?(?P<address>https?://[^\s<>\\]+)>?|\[(?P<named>https?://[^\s\[\]<>]+)\]\(<?(?P=named)/?>?\))\s*\\?"
)
# What may stand in a caption, which keeps its words alone.
_CAPTION = frozenset({"text", "softbreak", "strong_open", "strong_close"})


def read_lone(line: str) -> Embed | None:
    """What the address shows that a line consists of."""
    found = _LONE_ADDRESS.fullmatch(line)
    return read_embed(found["address"] or found["named"]) if found else None


def split_lines(children: Sequence[Token]) -> list[list[Token]]:
    """The tokens of each line of a text; fewer lines than it has where markup or a tag goes on over the end of one."""
    lines: list[list[Token]] = [[]]
    depth = 0
    for child in children:
        depth += child.nesting
        if child.type in ("softbreak", "hardbreak") and not depth:
            lines.append([])
        elif child.type == "html_inline" and name_of(child.content):
            return []
        else:
            lines[-1].append(child)
    return lines


def has_caption(children: Sequence[Token]) -> bool:
    """Whether a text is a picture without a caption of its own and a line of emphasis below it."""
    if len(children) < 5 or children[0].type != "image" or children[0].attrs.get("title"):
        return False
    return (
        children[1].type in ("softbreak", "hardbreak")
        and children[2].type == "em_open"
        and children[-1].type == "em_close"
        and all(child.type in _CAPTION for child in children[3:-1])
    )


def part_points(children: Sequence[Token]) -> None:
    """Has the points of a paragraph begin lines of their own."""
    for child, following in itertools.pairwise(children):
        if child.type == "softbreak" and following.type == "text" and begins_point(following.content):
            child.type = "hardbreak"


def join_lines(inline: Token, lines: Sequence[str], places: Sequence[Sequence[Token]], first: int) -> Token:
    """The text of some of its lines."""
    children = [child for place in places for child in (Token("softbreak", "br", 0), *place)][1:]
    begun = line_of(inline) + first
    return Token(
        "inline",
        "",
        0,
        map=[begun, begun + len(lines)],
        level=inline.level,
        children=children,
        content="\n".join(lines),
        block=True,
    )


def line_of(token: Token) -> int:
    return token.map[0] if token.map else 0
