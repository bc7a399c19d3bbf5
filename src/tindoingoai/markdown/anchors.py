"""Links that a text's HTML holds, and the places inside it that links may lead to."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from tindoingoai.addresses import is_outside
from tindoingoai.model import AnyPart, Body, Html

_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
_PLACE = re.compile(r'<[^>]*?\s(?:id|name)="([^"]*)"')


def own_links(html: str, home: str) -> Iterator[str]:
    """The addresses of links that stay on the site, as the HTML has them; `home` is the site's own whole address."""
    for address in _LINK.findall(html):
        if not is_outside(address) or is_at_home(address, home):
            yield address


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
