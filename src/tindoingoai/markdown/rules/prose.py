"""A shortcut through markdown-it's block rules for the commonest block of a newspaper: one line of prose.

It changes speed only: a line that begins with a letter and has an empty line after it can be nothing but a paragraph.
"""

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token


def read_prose(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
    """Reads a paragraph of one line; leaves all else to the rules after it."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src[position].isalpha() or state.sCount[start] - state.blkIndent > 3:
        return False
    following = start + 1
    if following < state.lineMax and state.bMarks[following] + state.tShift[following] < state.eMarks[following]:
        return False
    state.line = following
    state.tokens += set_paragraph(mdTrim(state.src[position : state.eMarks[start]]), start, state.level)
    return True


def set_paragraph(text: str, line: int, level: int) -> tuple[Token, Token, Token]:
    """The tokens of a paragraph of one line."""
    lines = [line, line + 1]
    return (
        Token("paragraph_open", "p", 1, map=lines, level=level, block=True),
        Token("inline", "", 0, map=lines, level=level + 1, children=[], content=text, block=True),
        Token("paragraph_close", "p", -1, level=level, block=True),
    )
