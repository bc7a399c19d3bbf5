"""The news sitemap: the articles of two days, if any (Google News sitemaps: at most 1,000 addresses a file)."""

import itertools
from collections.abc import Iterator

from tindoingoai.model import Card, Context
from tindoingoai.pages.desk import Desk
from tindoingoai.pages.page import Page, ready
from tindoingoai.pages.sitemap import is_listed

MOST_ADDRESSES = 1000


class NewsSitemapPage(Context, frozen=True):
    cards: tuple[Card, ...]


def plan(desk: Desk) -> Iterator[Page]:
    listed = (entry.card for entry in desk.edition.recent if is_listed(entry, desk.settings.base_url))
    context = NewsSitemapPage(tuple(itertools.islice(listed, MOST_ADDRESSES)))
    yield ready("/sitemap-news.xml", "sitemap", "sitemap_news.xml", context)
