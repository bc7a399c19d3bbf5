"""Pages of authors."""

from collections.abc import Iterator

from tindoingoai.catalog.authors import ProfileLink, author_address
from tindoingoai.model import Link, Picture
from tindoingoai.pages.desk import Desk
from tindoingoai.pages.listing import ListPage, plan_list
from tindoingoai.pages.page import Page


class AuthorPage(ListPage, frozen=True):
    """An author's profile and pieces; `summary` is the biography."""

    role: str = ""
    picture: Picture | None = None
    profiles: tuple[ProfileLink, ...] = ()


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.authors:
        return
    for author in desk.catalog.authors:
        address = author_address(author.slug)
        profile = author.profile
        front = AuthorPage(
            address=address,
            title=profile.name,
            summary=profile.bio,
            trail=(Link(profile.name, address),),
            role=profile.role,
            picture=desk.picture(profile.image),
            profiles=profile.links,
        )
        yield from plan_list(desk, "author", front, author.entries)
