"""Pages that only lead elsewhere: former addresses of articles, and the page that a list will have next."""

from collections.abc import Iterator

from tindoingoai.catalog.publish import CONTENT
from tindoingoai.model import Context, Page
from tindoingoai.pages.desk import Desk


class RedirectPage(Context, frozen=True):
    target: str
    title: str


def redirect(address: str, target: str, title: str, origin: str = "") -> Page:
    """A page that sends readers from `address` to `target`."""
    return Page(address, "redirect", "redirect.html", RedirectPage(target, title), origin=origin)


def plan(desk: Desk) -> Iterator[Page]:
    for entry in desk.catalog.entries:
        for alias in entry.article.front.aliases:
            origin = f"{CONTENT}/{entry.article.path}"
            yield redirect(alias, entry.card.address, entry.card.title, origin)
