"""A text whose files are not all there: what is left of its parts, the words that were written to them above all."""

import re
from collections.abc import Collection, Iterable
from urllib.parse import unquote

import msgspec

from tindoingoai.model import AnyPart, Audio, Body, FactBox, Figure, Gallery, Html, Image, Infographic, PullQuote, Video

# How our renderer writes a picture amid words.
_PICTURE = re.compile(r"<img\b[^>]*>")
_SOURCE = re.compile(r'\ssrc="([^"]*)"')
_WORDS = re.compile(r'\salt="([^"]*)"')
_replace = msgspec.structs.replace


def without_files(body: Body, missing: Collection[str]) -> Body:
    """A body without those files: parts that say nothing without them are gone, of others `src` is empty."""
    lead = next(iter(_keep_all((body.lead,) if body.lead else (), missing)), None)
    return _replace(body, parts=_keep_all(body.parts, missing), lead=lead)


def _keep_all(parts: Iterable[AnyPart], missing: Collection[str]) -> tuple[AnyPart, ...]:
    return tuple(kept for part in parts if (kept := _keep(part, missing)))


def _keep(part: AnyPart, missing: Collection[str]) -> AnyPart | None:
    match part:
        case Html(html, inside):
            html = _PICTURE.sub(lambda found: _words_of(found[0], missing), html)
            return Html(html, tuple(_keep(each, missing) or Html("") for each in inside))
        case Figure(image):
            return _replace(part, image=found) if (found := _keep_image(image, missing)) else None
        case Gallery(images):
            kept = tuple(found for image in images if (found := _keep_image(image, missing)))
            return _replace(part, images=kept) if kept or part.caption else None
        case Infographic(image):
            words = _keep_all(part.alternative, missing)
            found = _keep_image(image, missing) or (Image("") if words else None)
            return Infographic(found, words) if found else None
        case Video() | Audio():
            return _keep_media(part, missing)
        case PullQuote() | FactBox():
            return _replace(part, parts=_keep_all(part.parts, missing))
    return part


def _keep_image(image: Image, missing: Collection[str]) -> Image | None:
    if image.src not in missing:
        return image
    return _replace(image, src="") if image.caption or image.credit else None


def _keep_media(part: Video | Audio, missing: Collection[str]) -> Video | Audio | None:
    gone = {name: "" for name in ("src", "poster", "captions") if getattr(part, name, "") in missing}
    part = _replace(part, transcript=_keep_all(part.transcript, missing), **gone)
    is_shown = part.src or (isinstance(part, Video) and part.embed)
    return part if is_shown or part.caption or part.credit or part.transcript else None


def _words_of(picture: str, missing: Collection[str]) -> str:
    """A picture amid words as it is, or its words where its file is missing."""
    source, words = _SOURCE.search(picture), _WORDS.search(picture)
    if source is None or unquote(source[1].replace("&amp;", "&")) not in missing:
        return picture
    return words[1] if words else ""
