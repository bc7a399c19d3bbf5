"""The front page: the lead, what stands beside it, the newest, a strip for every section, and the shared blocks."""

from collections.abc import Iterator

from tindoingoai.catalog.catalog import Entry
from tindoingoai.model import Block, Card, Context, Page
from tindoingoai.pages.desk import Desk, cards_of, take

SECONDARY = 4
LATEST = 10
STRIP = 5


class HomePage(Context, frozen=True):
    """`blocks` are the shared blocks by name, in their order; `strips` one block a section, in menu order."""

    lead: Card | None
    secondary: tuple[Card, ...]
    latest: tuple[Card, ...]
    strips: tuple[Block, ...]
    blocks: tuple[Block, ...]


def plan(desk: Desk) -> Iterator[Page]:
    entries = desk.catalog.entries
    top = list(take([*desk.catalog.pinned, *_with_picture(entries), *entries], 1 + SECONDARY))
    shown = {entry.article.path for entry in top}
    rest = [entry for entry in entries[: LATEST + len(top)] if entry.article.path not in shown]
    context = HomePage(
        lead=top[0].card if top else None,
        secondary=cards_of(top[1:]),
        latest=cards_of(rest[:LATEST]),
        strips=tuple(_strips(desk, shown)),
        blocks=tuple(desk.shared_blocks.values()),
    )
    yield Page("/", "home", "home.html", context)


def _with_picture(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    return (entry for entry in entries[:40] if entry.card.image)


def _strips(desk: Desk, shown: set[str]) -> Iterator[Block]:
    """A strip for each section, without the pieces that stand at the top of the page."""
    for section in desk.catalog.tree.roots:
        newest = desk.catalog.by_section[section.path][: STRIP + len(shown)]
        members = [entry for entry in newest if entry.article.path not in shown]
        if members and not section.hidden and not section.promoted:
            yield Block(
                name="strip",
                title=section.title,
                address=section.address,
                cards=cards_of(members[:STRIP]),
                links=tuple(child.link for child in section.children if not child.hidden),
            )
