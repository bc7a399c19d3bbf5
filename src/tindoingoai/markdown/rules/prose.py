"""A shortcut through markdown-it's block rules for the commonest block of a newspaper: one line of prose.

It changes speed only: a line that begins with a letter and has an empty line or the list's next item after it can be
nothing but a paragraph.
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
    if following < state.lineMax and not (state.isEmpty(following) or _is_next_item(state, following)):
        return False
    state.line = following
    state.tokens += set_paragraph(mdTrim(state.src[position : state.eMarks[start]]), start, state.level)
    return True


def _is_next_item(state: StateBlock, line: int) -> bool:
    """Whether a line ends the present item of a list because it begins another one, with a sign and not a number."""
    if not max(0, state.listIndent) <= state.sCount[line] < min(state.blkIndent, state.listIndent + 4):
        return False
    position = state.bMarks[line] + state.tShift[line]
    return state.src[position] in "-+*" and state.src.startswith(" ", position + 1)


def set_paragraph(text: str, line: int, level: int) -> tuple[Token, Token, Token]:
    """The tokens of a paragraph of one line."""
    lines = [line, line + 1]
    return (
        Token("paragraph_open", "p", 1, map=lines, level=level, block=True),
        Token("inline", "", 0, map=lines, level=level + 1, children=[], content=text, block=True),
        Token("paragraph_close", "p", -1, level=level, block=True),
    )
