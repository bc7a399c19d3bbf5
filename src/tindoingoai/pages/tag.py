"""Pages of tags, and what leads to them from the addresses of their other spellings."""

from collections.abc import Iterator

from tindoingoai.catalog.tags import slug_of_tag
from tindoingoai.model import Link
from tindoingoai.pages.desk import Desk, tag_address
from tindoingoai.pages.listing import ListPage, plan_list
from tindoingoai.pages.page import Page
from tindoingoai.pages.redirect import redirect


class TagPage(ListPage, frozen=True):
    """The pieces that share a tag; `summary` is what `data/tags.yaml` says of it."""


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.tags:
        return
    groups = desk.catalog.tags.groups
    taken = {group.slug for group in groups}
    for tag in groups:
        address = tag_address(tag.slug)
        summary = tag.profile.summary if tag.profile else ""
        front = TagPage(address=address, title=tag.title, summary=summary, trail=(Link(tag.title, address),))
        yield from plan_list(desk, "tag", front, tag.entries)
        for alias in map(slug_of_tag, tag.profile.aliases if tag.profile else ()):
            if alias and alias not in taken:
                taken.add(alias)
                yield redirect(tag_address(alias), address, tag.title)
