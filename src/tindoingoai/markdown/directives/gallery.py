"""`::: thu-vien-anh`: several pictures shown together."""

from collections.abc import Iterator

from markdown_it.token import Token

from tindoingoai.markdown.fenced_block import Directive, FencedBlock
from tindoingoai.model import Gallery, Image


def read_gallery(block: FencedBlock) -> Gallery | None:
    """The pictures between the block's lines; anything else there is a problem."""
    images: list[Image] = []
    for token, line in _contents(block):
        if token.type == "image":
            if picture := block.files.read_picture(token, block.manuscript, line):
                images.append(picture)
        else:
            hint = 'keep pictures here, and their captions in quotes behind the file: ![words](file "caption")'
            block.manuscript.report(line, "a gallery holds pictures only: this text is not shown", hint, token.content)
            return None
    if not images:
        block.report("a gallery without pictures", 'write a line ![words](file "caption") for each picture')
        return None
    return Gallery(tuple(images), block["caption"])


def _contents(block: FencedBlock) -> Iterator[tuple[Token, int]]:
    """The tokens that mean something, each with its line."""
    line = block.line
    for token in block.tokens:
        line = token.map[0] if token.map else line
        if token.type == "inline":
            for child in token.children or ():
                line += child.type in ("softbreak", "hardbreak")
                if child.type not in ("softbreak", "hardbreak") and (child.type != "text" or child.content.strip()):
                    yield child, line
        elif token.type not in ("paragraph_open", "paragraph_close"):
            yield token, line


DIRECTIVE = Directive(("thu-vien-anh", "gallery"), read_gallery, keys=("caption",))
