"""`::: audio`: a piece to listen to; the text inside is what is said in it."""

from tindoingoai.markdown.fenced_block import Directive, FencedBlock
from tindoingoai.model import Audio


def read_audio(block: FencedBlock) -> Audio | None:
    """The piece with its transcript."""
    src = block.read_file()
    transcript = block.read_parts()
    if not src:
        return None
    return Audio(
        src=src,
        duration=block.read_duration(),
        caption=block["caption"],
        credit=block["credit"],
        transcript=transcript,
    )


DIRECTIVE = Directive(
    ("audio", "audio"), read_audio, argument="a file of sound", keys=("duration", "caption", "credit")
)
