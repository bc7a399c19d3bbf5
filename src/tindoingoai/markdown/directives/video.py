"""`::: video`: a film of the site, or a player elsewhere; the text inside is what is said in it."""

from tindoingoai.markdown.fenced_block import Directive, FencedBlock
from tindoingoai.markdown.players import find_player
from tindoingoai.model import Video


def read_video(block: FencedBlock) -> Video | None:
    """The film with its poster, captions and transcript."""
    src, embed = find_player(block.argument, block.files, block.manuscript, block.line)
    poster, captions = block.read_file("poster"), block.read_file("captions")
    transcript = block.read_parts()
    if not (src or embed):
        return None
    return Video(
        src=src,
        embed=embed,
        poster=poster,
        duration=block.read_duration(),
        captions=captions,
        caption=block["caption"],
        credit=block["credit"],
        transcript=transcript,
    )


DIRECTIVE = Directive(
    ("video", "video"),
    read_video,
    argument="a file or the address of a YouTube or Vimeo film",
    keys=("poster", "duration", "captions", "caption", "credit"),
)
