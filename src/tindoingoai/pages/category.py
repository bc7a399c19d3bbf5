"""Section and sub-section fronts, and their older pages."""

from collections.abc import Iterator, Sequence

import msgspec

from tindoingoai.catalog.catalog import MULTIMEDIA_SLUG
from tindoingoai.catalog.sections import Section
from tindoingoai.model import Link
from tindoingoai.pages.desk import Desk
from tindoingoai.pages.listing import ListPage, plan_list
from tindoingoai.pages.page import Page


class CategoryPage(ListPage, frozen=True):
    """A section's page; `links` are its sub-sections, `breaking` the bar over its front: older pages never change."""

    breaking: Link | None = None


def plan(desk: Desk) -> Iterator[Page]:
    for section in desk.catalog.tree:
        # The multimedia page is the front of a section of that name.
        if section.path != MULTIMEDIA_SLUG or not desk.settings.pages.multimedia:
            yield from _plan_section(desk, section)


def _plan_section(desk: Desk, section: Section) -> Sequence[Page]:
    front = CategoryPage(
        address=section.address,
        title=section.title,
        summary=section.summary,
        trail=desk.trail(section),
        links=tuple(child.link for child in section.children if not child.hidden),
        feed=f"{section.address}rss.xml" if desk.settings.pages.feeds else "",
        breaking=desk.breaking,
    )
    older = msgspec.structs.replace(front, breaking=None)
    return plan_list(desk, "category", front, desk.catalog.by_section[section.path], older)
