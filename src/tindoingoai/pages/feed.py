"""RSS 2.0: the whole paper's feed and one for every section."""

from collections.abc import Iterator, Sequence

from tindoingoai.catalog.entries import Entry
from tindoingoai.model import Card, Context
from tindoingoai.pages.desk import Desk, cards_of
from tindoingoai.pages.page import Page, ready

MOST_ITEMS = 50


class FeedPage(Context, frozen=True):
    """`address` is the feed's own, `link` that of the page it follows."""

    address: str
    link: str
    title: str
    summary: str
    cards: tuple[Card, ...]


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.feeds:
        return
    settings = desk.settings
    yield _feed("/", settings.title, settings.description, desk.catalog.entries)
    for section in desk.catalog.tree:
        title = f"{section.title} - {settings.title}"
        yield _feed(section.address, title, section.summary, desk.catalog.by_section[section.path])


def _feed(link: str, title: str, summary: str, entries: Sequence[Entry]) -> Page:
    address = f"{link}rss.xml"
    context = FeedPage(address, link, title, summary or title, cards_of(entries[:MOST_ITEMS]))
    return ready(address, "feed", "rss.xml", context)
