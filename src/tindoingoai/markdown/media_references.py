"""The pictures, media and links that an article names; each becomes a reference that the site must have.

Knows no disk: whether a file exists is asked later.
"""

from collections.abc import Iterable, Sequence
from html import unescape
from typing import Literal
from urllib.parse import unquote

import msgspec
from markdown_it.token import Token

from tindoingoai.addresses import GHOST_HOME, resolve_file, with_scheme, without_query
from tindoingoai.kinds import DRAWINGS, PICTURES, SOURCES, ending_of
from tindoingoai.markdown.anchors import own_links
from tindoingoai.markdown.links import is_allowed, is_web
from tindoingoai.markdown.manuscript import Manuscript
from tindoingoai.model import AnyPart, Image, Reference

_PICTURES = PICTURES.keys() | SOURCES.keys() | DRAWINGS.keys()


class MediaReferences:
    """What one article names; `known` holds the pictures of its front matter, for their words, by address.

    `home` is the site's own whole address.
    """

    def __init__(self, path: str, home: str = "") -> None:
        self.path = path
        self.home = home
        self.known: dict[str, Image] = {}
        # Each with its line and column; zeros for those of the front matter.
        self.references: list[tuple[Reference, tuple[int, int]]] = []
        self.picture_count = 0
        self._is_told = False
        self._found: dict[str, tuple[str, str, str]] = {}
        # The places of the text that its links lead to, each with the line and the column of the link.
        self.places: list[tuple[str, tuple[int, int]]] = []

    def resolve(self, written: str, manuscript: Manuscript, line: int = 0, field: str = "") -> str:
        """The address of a file named on a line of the body, or in a field; empty, with a problem, if it has none."""
        found = self._found.get(written) or self._find(written)
        address, fault, hint = self._found[written] = found
        if fault and field:
            manuscript.report_field(field, fault, hint)
        elif fault:
            manuscript.report(line, fault, hint, written, unquote(written))
        elif is_web(address):
            self._tell_elsewhere(address, manuscript, line, field)
        else:
            place = (0, 0) if field else manuscript.find(line, written, unquote(written))
            self.references.append((Reference("file", address, field or manuscript.field), place))
        return address

    def _tell_elsewhere(self, address: str, manuscript: Manuscript, line: int, field: str) -> None:
        """Warns once of a picture that readers load from another site: it may change or go, and they are seen there."""
        if self._is_told or ending_of(without_query(address)) not in _PICTURES:
            return
        self._is_told = True
        message, hint = (
            "this picture lies on another site, from which readers load it",
            "put it below static/, and name it like /images/ten.jpg",
        )
        if field:
            manuscript.report_field(field, message, hint, is_warning=True)
        else:
            manuscript.report(line, message, hint, address, is_warning=True)

    def _find(self, written: str) -> tuple[str, str, str]:
        """The address, or an empty one with what is wrong and how to mend it."""
        hint = "name a file of the site, like /images/ten.jpg, or one beside the article"
        if not written:
            return "", "no file is named", hint
        written = with_scheme(written.removeprefix(GHOST_HOME))
        if not is_allowed(written) or (":" in written and not is_web(written)):
            return "", f"`{written[:80]}` cannot be shown here", hint
        if is_web(written):
            return written, "", ""
        address, fault = resolve_file(self.path, written)
        return (address, "", "") if address else ("", f"the file name `{written[:80]}` {fault}", hint)

    def cite(self, kind: Literal["article", "file"], target: str, manuscript: Manuscript, line: int) -> None:
        """Records that a line of the body names something the site must have."""
        self.references.append((Reference(kind, target, manuscript.field), manuscript.find(line, target)))

    def note_links(self, parts: Sequence[AnyPart], manuscript: Manuscript, line: int) -> None:
        """Records the links into the site that parts hold which were made of a text from a line on."""
        for link in own_links(parts, self.home):
            place = manuscript.find_whole(line, link, unescape(link), unquote(unescape(link)))
            if link.startswith("#"):
                self.places.append((unquote(unescape(link[1:])), place))
            else:
                self.references.append((Reference("link", link, manuscript.field), place))

    def words_for(self, address: str) -> Image:
        """What the front matter says of the picture at an address; without any words when it says nothing."""
        return self.known.get(address) or Image(address)

    def read_picture(self, token: Token, manuscript: Manuscript, line: int) -> Image | None:
        """The picture of an image token, with the words that the front matter has for it where the text gives none."""
        address = self.resolve(str(token.attrs["src"]), manuscript, line)
        if not address:
            return None
        known = self.words_for(address)
        alt = plain_text(token.children or ()) or known.alt
        if not alt:
            hint = "say what it shows: ![words](file), or `alt` under `images` in the front matter"
            source = str(token.attrs["src"])
            message = "this picture has no alternative text"
            manuscript.report(line, message, hint, source, unquote(source), is_warning=True)
        self.picture_count += 1
        caption = str(token.attrs.get("title", "")) or known.caption
        return msgspec.structs.replace(known, alt=alt, caption=caption)


def plain_text(tokens: Iterable[Token]) -> str:
    """The words of inline tokens, without markup, breaks as spaces."""
    words: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif token.type == "image":
            words.append(plain_text(token.children or ()))
    return " ".join("".join(words).split())
