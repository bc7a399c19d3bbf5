"""The page that a server shows for an address that does not exist."""

from collections.abc import Iterator

from tindoingoai.model import Card, Context
from tindoingoai.pages.desk import Desk, cards_of
from tindoingoai.pages.page import Page, ready

# As many as the page's script can look among for what was meant.
NEWEST = 26


class NotFoundPage(Context, frozen=True):
    address: str
    cards: tuple[Card, ...]


def plan(desk: Desk) -> Iterator[Page]:
    cards = cards_of(desk.catalog.entries[:NEWEST])
    yield ready("/404.html", "not_found", "404.html", NotFoundPage("/404.html", cards))
