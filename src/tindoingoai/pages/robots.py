"""robots.txt."""

from collections.abc import Iterator

from tindoingoai.model import Context, Page
from tindoingoai.pages.desk import Desk


class RobotsPage(Context, frozen=True):
    sitemaps: tuple[str, ...]


def plan(desk: Desk) -> Iterator[Page]:
    yield Page("/robots.txt", "robots", "robots.txt", RobotsPage(("/sitemap.xml", "/sitemap-news.xml")))
