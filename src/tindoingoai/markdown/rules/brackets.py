"""Links and pictures, tried only where a bracket that could end them follows; captions may hold quotation marks.

markdown-it's rules read on to the end of the text before they find that there is none, at each bracket that opens.
"""

import re

from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as read_plain_image
from markdown_it.rules_inline import link as read_plain_link

# Marks that come in pairs inside a caption, or other marks around it, as word processors set them.
_QUOTED = re.compile(
    r"!\[(?P<words>[^\[\]\n]{0,500})\]\((?P<address>[^\s()<>]{1,500}|<[^<>\n]{1,500}>)[ \t]+"
    r"(?:\"(?P<caption>[^\"\n]{0,500}(?:\"[^\"\n]{0,500}\"[^\"\n]{0,500}){0,20}?)\"|“(?P<other>[^\n]{0,1000}?)”)"
    r"[ \t]*\)"
)


def read_link(state: StateInline, silent: bool) -> bool:
    """Reads `[words](address)` and the like."""
    return _may_end(state) and read_plain_link(state, silent)


def read_image(state: StateInline, silent: bool) -> bool:
    """Reads `![words](file)` and the like."""
    return _may_end(state) and (read_plain_image(state, silent) or _read_quoted(state, silent))


def _read_quoted(state: StateInline, silent: bool) -> bool:
    """Reads a picture whose caption holds quotation marks, which for markdown-it is no picture."""
    found = _QUOTED.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("image", "img", 0)
        address = state.md.normalizeLink(unescapeAll(found["address"].strip("<>")))
        token.attrs = {"src": address, "alt": "", "title": unescapeAll(found["caption"] or found["other"] or "")}
        token.content = found["words"]
        token.children = []
        state.md.inline.parse(found["words"], state.md, state.env, token.children)
    state.pos = found.end()
    return True


def _may_end(state: StateInline) -> bool:
    return state.html_terminator_last("]") > state.pos
