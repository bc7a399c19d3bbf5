"""`::: infographic`: a drawing full of words, which are told a second time as text for those who cannot see it."""

import msgspec

from tindoingoai.markdown.fenced_block import Directive, FencedBlock
from tindoingoai.model import Infographic


def read_infographic(block: FencedBlock) -> Infographic | None:
    """The drawing and its alternative, which is required."""
    src = block.read_file()
    alternative = block.read_parts()
    if not alternative:
        block.report(
            "this infographic has no text alternative", "tell in words all that the drawing shows, below an empty line"
        )
    if not src or not alternative:
        return None
    block.files.picture_count += 1
    known = block.files.words_for(src)
    caption = block["caption"] or known.caption
    alt = block["alt"] or known.alt or caption
    if not alt:
        block.report("this infographic has no name for screen readers", "add a line `alt: …`", is_warning=True)
    credit = block["credit"] or known.credit
    return Infographic(msgspec.structs.replace(known, alt=alt, caption=caption, credit=credit), alternative)


DIRECTIVE = Directive(
    ("infographic", "infographic"), read_infographic, argument="a picture's file", keys=("alt", "caption", "credit")
)
