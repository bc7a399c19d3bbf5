"""Blocks set in by four blanks, which Markdown takes for code and web pages and word processors write by the way."""

from markdown_it.rules_block import StateBlock

from tindoingoai.markdown.rules import proof_of

_IS_MARKED = "is_indent_marked"


def note_indented(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Reads nothing: says once a text that such a block is no code."""
    if silent or state.sCount[start] - state.blkIndent < 4 or state.env.get(_IS_MARKED):
        return False
    # Below a line of text it would be no code either way.
    if start == 0 or state.isEmpty(start - 1):
        state.env[_IS_MARKED] = True
        message = "what is set in by four blanks is read as ordinary text, not as code"
        hint = "delete the blanks; for code write lines of ``` around it, or set `markdown.indented_code: true`"
        proof_of(state.env).report(start, message, hint, is_warning=True)
    return False
