"""RSS 2.0: the whole paper's feed and one for every section."""

from collections.abc import Iterator, Sequence

from tindoingoai.addresses import make_absolute
from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.guids import guid_of
from tindoingoai.model import Card, Context
from tindoingoai.pages.desk import Desk, cards_of
from tindoingoai.pages.page import Page, ready
from tindoingoai.settings import Settings

MOST_ITEMS = 50


class FeedPage(Context, frozen=True):
    """`address` is the feed's own, `link` that of the page it follows.

    `guids` name the pieces, by address, whose name is not that address.
    """

    address: str
    link: str
    title: str
    summary: str
    cards: tuple[Card, ...]
    guids: dict[str, str]


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.feeds:
        return
    settings = desk.settings
    yield _feed(settings, "/", settings.title, settings.description, desk.catalog.entries)
    for section in desk.catalog.tree:
        title = f"{section.title} - {settings.title}"
        yield _feed(settings, section.address, title, section.summary, desk.catalog.by_section[section.path])


def _feed(settings: Settings, link: str, title: str, summary: str, entries: Sequence[Entry]) -> Page:
    address = f"{link}rss.xml"
    newest = entries[:MOST_ITEMS]
    guids = {entry.address: guid_of(entry, settings) for entry in newest}
    moved = {item: guid for item, guid in guids.items() if guid != make_absolute(item, settings.base_url)}
    context = FeedPage(address, link, title, summary or title, cards_of(newest), moved)
    return ready(address, "feed", "rss.xml", context)
