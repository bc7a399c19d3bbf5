"""A cap on how deep blocks may nest.

markdown-it-py drops the text below its own limit without a word, and without one Python's stack ends. Below our cap
text stays: it is read as plain paragraphs, with a problem.
"""

from markdown_it.rules_block import StateBlock, paragraph

from tindoingoai.markdown.rules import proof_of

MAX_DEPTH = 40
_IS_MARKED = "is_depth_marked"


def keep_shallow(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads what lies too deep as a paragraph; says so once a text."""
    if state.level < MAX_DEPTH:
        return False
    if not state.env.get(_IS_MARKED):
        state.env[_IS_MARKED] = True
        message = "lists or quotations nested too deep: from here on they are read as plain text"
        proof_of(state.env).report(start, message, "take some of the list or quotation marks away")
    return paragraph(state, start, end, silent)
