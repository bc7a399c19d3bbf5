"""markdown-it's table rule, made to keep its word: no cell vanishes silently, and alignment needs no `style`."""

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as read_plain_table
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.token import Token

from tindoingoai.markdown.rules import proof_of


def read_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads a table; cells beyond the header's, which no page shows, are a problem."""
    following = start + 1
    if following >= end or state.isEmpty(following):
        return False
    if state.src[state.bMarks[following] + state.tShift[following]] not in "|-:":
        return False
    first = len(state.tokens)
    if not read_plain_table(state, start, end, silent):
        return False
    if not silent:
        cells = state.tokens[first:]
        _align(cells)
        _mark_lost_cells(state, start + 2, columns=sum(token.type == "th_open" for token in cells))
    return True


def _align(tokens: list[Token]) -> None:
    for token in tokens:
        if style := token.attrs.pop("style", None):
            token.attrs["class"] = str(style).replace("text-align:", "align-")


def _mark_lost_cells(state: StateBlock, first_row: int, columns: int) -> None:
    for line in range(first_row, state.line):
        text = mdTrim(getLine(state, line))
        cells = escapedSplit(text)[1 if text.startswith("|") else 0 :]
        if any(cell.strip() for cell in cells[columns:]):
            message = f"this row has more cells than the {columns} of the table's head: the rest would not be shown"
            proof_of(state.env).report(line, message, r"add cells to the head, or write \| for a bar that is text")
