"""Links and pictures, tried only where a bracket that could end them follows.

markdown-it's rules read on to the end of the text before they find that there is none, at each bracket that opens.
"""

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as read_plain_image
from markdown_it.rules_inline import link as read_plain_link


def read_link(state: StateInline, silent: bool) -> bool:
    """Reads `[words](address)` and the like."""
    return _may_end(state) and read_plain_link(state, silent)


def read_image(state: StateInline, silent: bool) -> bool:
    """Reads `![words](file)` and the like."""
    return _may_end(state) and read_plain_image(state, silent)


def _may_end(state: StateInline) -> bool:
    return state.html_terminator_last("]") > state.pos
