"""`::: hop-thong-tin`: a titled box of background, which may hold pictures and other blocks."""

from tindoingoai.markdown.fenced_block import Directive, FencedBlock
from tindoingoai.model import FactBox


def read_fact_box(block: FencedBlock) -> FactBox | None:
    """The box and what is in it."""
    parts = block.read_parts()
    if not parts:
        block.report("an empty box", "write its text on the lines below the first")
        return None
    return FactBox(block.argument, parts)


DIRECTIVE = Directive(("hop-thong-tin", "factbox"), read_fact_box, argument="a title", holds_blocks=True)
