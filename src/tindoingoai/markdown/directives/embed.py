"""`::: nhung`: a post, a recording or any page elsewhere, as a card that asks nobody before it is pressed."""

from tindoingoai.addresses import is_web_address, with_scheme
from tindoingoai.markdown.fenced_block import Directive, FencedBlock
from tindoingoai.markdown.frames import KNOWN, read_embed
from tindoingoai.markdown.players import card_for, show_embed
from tindoingoai.model import EmbedCard, Video


def read_embed_block(block: FencedBlock) -> EmbedCard | Video | None:
    """The card, or the film where the address is one's."""
    if block.tokens:
        block.report("text inside an embed is not shown", "write `title: …` below its first line, or the text after it")
    address = with_scheme(block.argument)
    if embed := read_embed(address):
        return show_embed(embed, block["title"])
    if is_web_address(address) and len(address.split()) == 1:
        return card_for(address, block["title"])
    hint = f"one that begins with https://, like that of a post; shown on the page itself are {KNOWN}"
    block.report(f"`{block.argument[:80]}` is no web address", hint, block.argument)
    return None


DIRECTIVE = Directive(("nhung", "embed"), read_embed_block, argument="a web address", keys=("title",))
