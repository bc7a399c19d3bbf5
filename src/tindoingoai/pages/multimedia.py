"""The multimedia front and the pages of each multimedia kind."""

from collections.abc import Iterator, Sequence

from tindoingoai.catalog.entries import Entry
from tindoingoai.model import Kind, Link
from tindoingoai.pages.desk import MULTIMEDIA_ADDRESS, Desk
from tindoingoai.pages.listing import ListPage, plan_list
from tindoingoai.pages.page import Page

SLUGS: dict[Kind, str] = {
    "video": "video",
    "infographic": "infographic",
    "photo": "anh",
    "audio": "audio",
    "emagazine": "emagazine",
}


class MultimediaPage(ListPage, frozen=True):
    """`media` is the kind that the page gathers, empty for all; `links` are the kinds that have any piece."""

    media: str = ""


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.multimedia:
        return
    catalog = desk.catalog
    # The longform tab appears with its first piece; the others are addresses that a reader may expect.
    kinds = [kind for kind in SLUGS if catalog.by_kind[kind] or kind != "emagazine"]
    tabs = tuple(Link(desk.words[f"kind_{kind}"], f"{MULTIMEDIA_ADDRESS}{SLUGS[kind]}/") for kind in kinds)
    yield from _plan_kind(desk, catalog.multimedia, "", MULTIMEDIA_ADDRESS, tabs)
    for tab, kind in zip(tabs, kinds, strict=True):
        yield from _plan_kind(desk, catalog.by_kind[kind], kind, tab.address, tabs)


def _plan_kind(
    desk: Desk, entries: Sequence[Entry], media: str, address: str, tabs: tuple[Link, ...]
) -> Sequence[Page]:
    front = Link(desk.words["multimedia"], MULTIMEDIA_ADDRESS)
    title = desk.words[f"kind_{media}"] if media else front.title
    heading = MultimediaPage(
        address=address,
        title=title,
        summary=desk.words["multimedia_summary"],
        trail=(front, Link(title, address)) if media else (front,),
        links=tabs,
        media=media,
    )
    return plan_list(desk, "multimedia", heading, entries)
