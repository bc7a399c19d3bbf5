"""Pages of tags."""

from collections.abc import Iterator

from tindoingoai.model import Link
from tindoingoai.pages.desk import Desk, tag_address
from tindoingoai.pages.listing import ListPage, plan_list
from tindoingoai.pages.page import Page


class TagPage(ListPage, frozen=True):
    """The pieces that share a tag; `summary` is what `data/tags.yaml` says of it."""


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.tags:
        return
    for tag in desk.catalog.tags.groups:
        address = tag_address(tag.slug)
        summary = tag.profile.summary if tag.profile else ""
        front = TagPage(address=address, title=tag.title, summary=summary, trail=(Link(tag.title, address),))
        yield from plan_list(desk, "tag", front, tag.entries)
