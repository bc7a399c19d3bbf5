"""The front page: the lead, what stands beside it, the newest, a strip for every section, and the shared blocks.

Editors set what they like in `data/home.yaml`; the page fills up the rest, and no piece has two places. Only "Mới nhất"
and "Đọc nhiều", which are lists of their own, may name a piece again.
"""

from collections.abc import Iterable, Iterator, Sequence

from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.front_page import SECONDARY, FrontPage, Slot, Strip, slots_of
from tindoingoai.catalog.sections import Section
from tindoingoai.model import Block, Card, Context, Link, Picture
from tindoingoai.pages.desk import MULTIMEDIA_ADDRESS, Desk, cards_of
from tindoingoai.pages.page import Page, ready

LATEST = 10
# Fewer than these leave a hole beside the lead: then the list names what stands there too.
LATEST_AT_LEAST = 6
STRIP = 5


class HomePage(Context, frozen=True):
    """`blocks` are the blocks by name, in their order; `strips` one block a section, in menu order or as set.

    `share` is the picture for those who link to the page, where its lead has none.
    """

    lead: Card | None
    secondary: tuple[Card, ...]
    latest: tuple[Card, ...]
    strips: tuple[Block, ...]
    blocks: tuple[Block, ...]
    breaking: Link | None = None
    share: Picture | None = None


def plan(desk: Desk) -> Iterator[Page]:
    front_page = desk.front_page or FrontPage()
    entries = desk.catalog.entries
    places = _Places(desk, front_page)
    usual = [*desk.catalog.pinned, *_with_picture(entries), *entries]
    lead = places.fill([front_page.lead] if front_page.lead else [], 1, usual)
    secondary = places.fill(front_page.secondary, SECONDARY, usual)
    top = {entry.row.path for entry in [*lead, *secondary]}
    rest = [entry for entry in entries[: LATEST + len(top)] if entry.row.path not in top]
    if len(rest) < LATEST_AT_LEAST:
        rest = list(entries[:LATEST])
    context = HomePage(
        lead=lead[0].card if lead else None,
        secondary=cards_of(secondary),
        latest=cards_of(rest[:LATEST]),
        strips=tuple(_strips(desk, front_page, places)),
        # Without a word of an editor they are those of every page.
        blocks=tuple(_blocks(desk, front_page, places) if desk.front_page else desk.shared_blocks.values()),
        breaking=desk.breaking,
        share=None if lead and lead[0].row.image else desk.share_picture,
    )
    yield ready("/", "home", "home.html", context)


def _with_picture(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    return (entry for entry in entries[:40] if entry.row.image)


class _Places:
    """Gives each piece at most one place; those that are named have theirs before any is filled up."""

    def __init__(self, desk: Desk, front_page: FrontPage) -> None:
        self._desk = desk
        self._taken = {slot.article for _, slot in slots_of(front_page) if slot.article}

    def fill(self, slots: Iterable[Slot], count: int, pool: Iterable[Entry]) -> list[Entry]:
        """So many pieces: what the slots say, in their order, and then the first of the pool."""
        chosen: list[Entry] = []
        for slot in slots:
            if slot.article:
                chosen.append(self._desk.edition.entries[slot.article])
            else:
                chosen += self._take(self._found_by(slot), min(slot.count, count - len(chosen)))
        return [*chosen[:count], *self._take(pool, count - len(chosen))]

    def _take(self, pool: Iterable[Entry], count: int) -> list[Entry]:
        found: list[Entry] = []
        for entry in pool:
            if len(found) >= count:
                break
            if entry.row.path not in self._taken:
                self._taken.add(entry.row.path)
                found.append(entry)
        return found

    def _found_by(self, rule: Slot) -> Iterator[Entry]:
        catalog = self._desk.catalog
        pool: Sequence[Entry] = catalog.by_section[rule.section] if rule.section else catalog.entries
        return (entry for entry in pool if rule.kind in (None, entry.row.kind))


def _strips(desk: Desk, front_page: FrontPage, places: _Places) -> Iterator[Block]:
    """A strip for each section, without the pieces that have their place already."""
    roots = desk.catalog.tree.roots
    usual = [Strip(section.path) for section in roots if not section.hidden and not section.promoted]
    for strip in front_page.sections or usual:
        section = desk.catalog.tree.by_path[strip.section]
        if entries := places.fill(strip.articles, strip.count or STRIP, desk.catalog.by_section[section.path]):
            yield _section_block("strip", section, entries)


def _section_block(name: str, section: Section, entries: Iterable[Entry]) -> Block:
    links = tuple(child.link for child in section.children if not child.hidden)
    return Block(name=name, title=section.title, address=section.address, cards=cards_of(entries), links=links)


def _blocks(desk: Desk, front_page: FrontPage, places: _Places) -> Iterator[Block]:
    """The shared blocks without what has its place already; which sections are promoted may be set."""
    shown = desk.settings.blocks_shown
    if most_read := desk.shared_blocks.get("doc-nhieu"):
        yield most_read
    usual = [Strip(section.path) for section in desk.catalog.tree if section.promoted]
    for strip in front_page.promoted or usual if shown.promoted.count else ():
        section = desk.catalog.tree.by_path[strip.section]
        count = strip.count or shown.promoted.count
        if entries := places.fill(strip.articles, count, desk.catalog.by_section[section.path]):
            yield _section_block("promoted", section, entries)
    if entries := places.fill(front_page.multimedia, shown.multimedia.count, desk.catalog.multimedia):
        address = MULTIMEDIA_ADDRESS if desk.settings.pages.multimedia else ""
        yield Block(name="multimedia", title=desk.words["multimedia"], address=address, cards=cards_of(entries))
