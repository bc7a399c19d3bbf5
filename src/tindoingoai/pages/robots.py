"""robots.txt."""

from collections.abc import Iterator

from tindoingoai.model import Context
from tindoingoai.pages.desk import Desk
from tindoingoai.pages.page import Page, ready


class RobotsPage(Context, frozen=True):
    sitemaps: tuple[str, ...]


def plan(desk: Desk) -> Iterator[Page]:
    yield ready("/robots.txt", "robots", "robots.txt", RobotsPage(("/sitemap.xml", "/sitemap-news.xml")))
