"""Links that a text's HTML holds, and the places inside it that links may lead to."""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

from tindoingoai.addresses import is_outside
from tindoingoai.model import AnyPart, Body, Figure, Html

_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
_PLACE = re.compile(r'<[^>]*?\s(?:id|name)="([^"]*)"')

# Identifiers of notes and of the places that call them; headings keep away from them.
OWN_ID = re.compile(r"(?:goi-)?chu-thich-\d")
# Those that the theme's templates give on an article's page.
RESERVED = (
    "noi-dung",
    "menu",
    "muc-luc",
    "chia-se",
    "khoi-doc-nhieu",
    "khoi-lien-quan",
    "khoi-multimedia",
    "khoi-tin-khac",
)
# How those of blocks begin that are named for a section.
BLOCK = "khoi--"


def is_of_theme(identifier: str) -> bool:
    """Whether every article's page has an identifier, whatever its text holds."""
    return identifier in RESERVED or identifier.startswith(BLOCK)


def own_links(parts: Iterable[AnyPart], home: str) -> Iterator[str]:
    """The addresses of links that stay on the site, as HTML has them; `home` is the site's own whole address."""
    for link in _list_links(parts):
        if not is_outside(link) or is_at_home(link, home):
            yield link


def _list_links(parts: Iterable[AnyPart]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Html):
            yield from _LINK.findall(part.html) if ' href="' in part.html else ()
            yield from _list_links(part.parts)
        elif isinstance(part, Figure) and part.address:
            yield escape(part.address)


def is_at_home(address: str, home: str) -> bool:
    """Whether a whole address lies on the site."""
    return address.startswith(home) and address[len(home) :][:1] in ("", "/", "?", "#")


def find_places(body: Body) -> set[str]:
    """The identifiers in the HTML of a body, which links to a place inside of it may name."""
    return set(_find_places((*((body.lead,) if body.lead else ()), *body.parts)))


def _find_places(parts: Iterable[AnyPart]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Html):
            yield from map(unescape, _PLACE.findall(part.html))
        for name in ("parts", "transcript", "alternative"):
            yield from _find_places(getattr(part, name, ()))
