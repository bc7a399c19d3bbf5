"""The pictures that a text shows, in their order: one of them is the article's where its head names none.

Knows no disk: which of them are large enough is asked later.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

import msgspec

from tindoingoai.markdown.media_references import MediaReferences
from tindoingoai.model import AnyPart, Figure, Gallery, Html, Image, Infographic, Video

_PICTURE = re.compile(r"<img\b[^>]*>")
_SOURCE = re.compile(r"""\ssrc=["']([^"']+)["']""")
_WORDS = re.compile(r"""\salt=["']([^"']*)["']""")


def find_pictures(parts: Iterable[AnyPart], files: MediaReferences) -> tuple[Image, ...]:
    """The pictures of the site that an article's parts show, each once."""
    named = {reference.target for reference, _ in files.references if reference.kind == "file"}
    found: dict[str, Image] = {}
    for image in _walk(parts, files):
        if image.src in named:
            found.setdefault(image.src, image)
    return tuple(found.values())


def _walk(parts: Iterable[AnyPart], files: MediaReferences) -> Iterator[Image]:
    for part in parts:
        if isinstance(part, Html):
            if "<img" in part.html:
                yield from _find_inside(part.html, files)
        elif isinstance(part, Gallery):
            yield from part.images
        elif isinstance(part, Figure | Infographic):
            yield part.image
        elif isinstance(part, Video) and part.poster:
            yield _with_words(part.poster, part.caption, part.credit, files)
        for field in ("parts", "transcript", "alternative"):
            yield from _walk(getattr(part, field, ()), files)


def _find_inside(html: str, files: MediaReferences) -> Iterator[Image]:
    """The pictures amid the words of a text."""
    for tag in _PICTURE.findall(html):
        if source := _SOURCE.search(tag):
            image = files.words_for(unquote(unescape(source[1])))
            words = _WORDS.search(tag)
            yield msgspec.structs.replace(image, alt=unescape(words[1])) if words and words[1] else image


def _with_words(address: str, caption: str, credit: str, files: MediaReferences) -> Image:
    """The picture that stands for a film, with the film's words where it has none."""
    known = files.words_for(address)
    return msgspec.structs.replace(
        known, alt=known.alt or caption, caption=known.caption or caption, credit=known.credit or credit
    )
