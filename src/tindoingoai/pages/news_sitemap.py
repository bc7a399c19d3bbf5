"""The news sitemap: the articles of the last two days (Google News sitemaps: at most 1,000 addresses a file)."""

import datetime
import itertools
from collections.abc import Iterator

from tindoingoai.model import Card, Context
from tindoingoai.pages.desk import Desk
from tindoingoai.pages.page import Page, ready

MOST_ADDRESSES = 1000
RECENT = datetime.timedelta(days=2)


class NewsSitemapPage(Context, frozen=True):
    cards: tuple[Card, ...]


def plan(desk: Desk) -> Iterator[Page]:
    """Counted back from the newest article rather than from the clock, so that a build without news changes nothing."""
    listed = (entry for entry in desk.catalog.entries if not entry.row.noindex)
    newest = list(itertools.islice(listed, MOST_ADDRESSES))
    recent = (entry.card for entry in newest if newest[0].row.date - entry.row.date <= RECENT)
    yield ready("/sitemap-news.xml", "sitemap", "sitemap_news.xml", NewsSitemapPage(tuple(recent)))
