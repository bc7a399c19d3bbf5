"""All page kinds, and the plan of a whole site: every page, none twice."""

from collections.abc import Callable, Iterator

from tindoingoai.addresses import AddressError, check_address, key_of
from tindoingoai.model import Page
from tindoingoai.pages import (
    archive,
    article,
    author,
    block,
    category,
    feed,
    home,
    most_read,
    multimedia,
    news_sitemap,
    not_found,
    redirect,
    robots,
    sitemap,
    tag,
)
from tindoingoai.pages.desk import Desk
from tindoingoai.problems import Problem
from tindoingoai.settings import FILE_NAME

# A new page kind is a file in this folder and a line here.
KINDS: tuple[Callable[[Desk], Iterator[Page]], ...] = (
    article.plan,
    category.plan,
    home.plan,
    most_read.plan,
    multimedia.plan,
    tag.plan,
    author.plan,
    archive.plan,
    not_found.plan,
    redirect.plan,
    block.plan,
    feed.plan,
    sitemap.plan,
    news_sitemap.plan,
    robots.plan,
)


def plan_site(desk: Desk, problems: list[Problem]) -> list[Page]:
    """Every page of a site; two that claim one address are a problem that names both."""
    pages: dict[str, Page] = {}
    for plan in KINDS:
        for page in plan(desk):
            try:
                key = key_of(check_address(page.address))
            except AddressError as error:
                message = f"the address {page.address} {error}"
                problems.append(Problem(page.origin or FILE_NAME, 1, 1, message, hint="change it"))
                continue
            if key in pages:
                problems.append(_collision(pages[key], page))
            else:
                pages[key] = page
    return list(pages.values())


def _collision(first: Page, second: Page) -> Problem:
    blamed, other = sorted((second, first), key=lambda page: (not page.origin, page.origin), reverse=True)[::-1]
    named = other.origin or f"the {other.kind.replace('_', ' ')} page"
    message = f"two pages claim the address {second.address}: this one and {named}"
    return Problem(blamed.origin or FILE_NAME, 1, 1, message, hint="give one of them another `slug` or address")
