"""What page kinds plan from: the edition, the settings, the words of the interface, and the blocks that pages share."""

import datetime
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from tindoingoai.catalog.catalog import Catalog
from tindoingoai.catalog.entries import Entry, picture_of
from tindoingoai.catalog.front_page import FrontPage
from tindoingoai.catalog.links import changed_links, find_target
from tindoingoai.catalog.newsroom import Newsroom
from tindoingoai.catalog.publish import Edition
from tindoingoai.catalog.sections import Section
from tindoingoai.digest import digest_value
from tindoingoai.memo import Memo
from tindoingoai.model import Block, Card, Image, Link, Picture, Row, Value
from tindoingoai.vietnamese.dates import format_day

MOST_READ_ADDRESS = "/doc-nhieu/"
MULTIMEDIA_ADDRESS = "/multimedia/"

# For each path wanted, so many paths of similar pieces; all are given with their titles and tags, the oldest first.
FindSimilar = Callable[[Sequence[tuple[str, str]], dict[str, int]], Mapping[str, Sequence[str]]]


class Reads(Value, frozen=True):
    """What was read: scores by slug, reads within a window of time before the newest hour that was counted.

    `date` is when they were counted, where readers are to be told.
    """

    scores: Mapping[str, float] = {}
    count: Callable[[datetime.timedelta], Mapping[str, float]] = lambda window: {}
    date: datetime.datetime | None = None


class Ranking(Value, frozen=True):
    """Entries by reads; when nothing usable was measured, pinned and new ones in their place, which are no ranks."""

    entries: tuple[Entry, ...]
    is_measured: bool


class SectionShared(Value, frozen=True):
    """What the pages of a section's articles have in common: a digest of it, and the fragments that they may show.

    `picked` are the addresses of the pieces that they pick from: only those that show one of them go by their order.
    """

    digest: str
    shared: tuple[str, ...]
    picked: tuple[str, ...]
    # The same, for a quick look by thousands of pages.
    picked_set: frozenset[str]

    def order_for(self, shown: Iterable[str]) -> tuple[str, ...]:
        """The part of `picked` that a page which may show these goes by: all of it, or nothing."""
        return () if self.picked_set.isdisjoint(shown) else self.picked


class Desk:
    """The material of one build. Everything it hands out is a value; it reads nothing."""

    def __init__(
        self,
        edition: Edition,
        newsroom: Newsroom,
        reads: Reads,
        front_page: FrontPage | None = None,
        find_similar: FindSimilar = lambda texts, wanted: {},
        memo: Memo | None = None,
    ) -> None:
        self.edition = edition
        self.newsroom = newsroom
        self.settings = newsroom.settings
        self.words = newsroom.words
        self.measure = newsroom.files.measure
        self.cut = newsroom.files.cut
        self.memo = memo or Memo()
        self._find_similar = find_similar
        self.reads = reads
        # What editors set on the front page; None leaves all of it to the page.
        self.front_page = front_page
        # The links from the top section down to one; the link to a tag's page, which has no address without pages.
        self.trail = functools.cache(self._find_trail)
        self.tag_link = functools.cache(self._link_tag)
        self.section_shared = functools.cache(self._section_shared)

    @property
    def catalog(self) -> Catalog:
        return self.edition.catalog

    def picture(self, image: Image | None) -> Picture | None:
        return picture_of(image, self.measure) if image else None

    @functools.cached_property
    def share_picture(self) -> Picture | None:
        """What those show who link to a page without a picture of its own."""
        picture = self.settings.share.picture
        return self.picture(Image(picture)) if picture else None

    @functools.cached_property
    def breaking(self) -> Link | None:
        """The breaking news bar of this moment; its address is empty when it is words alone."""
        breaking = self.front_page.breaking if self.front_page else None
        if breaking is None:
            return None
        if not breaking.article:
            return Link(breaking.title, breaking.url)
        card = self.edition.entries[breaking.article].card
        return Link(breaking.title or card.short_title or card.title, card.address)

    def _find_trail(self, section: Section) -> tuple[Link, ...]:
        return tuple(step.link for step in self.catalog.tree.trail(section))

    def _link_tag(self, tag: str) -> Link:
        slug = self.catalog.tags.slug(tag) if self.settings.pages.tags else ""
        return Link(self.newsroom.tags.title(tag), tag_address(slug) if slug else "")

    @functools.cached_property
    def ranking(self) -> Ranking:
        """Most read first."""
        return self.choose(self.rank(self.reads.scores))

    def choose(self, order: Sequence[Entry]) -> Ranking:
        """What was read in its order; where that is nothing, pinned and then the newest pieces, never an empty list."""
        chosen = order or [*self.catalog.pinned, *self.catalog.entries]
        return Ranking(tuple(take(chosen, self.settings.most_read.count)), bool(order))

    @functools.cached_property
    def as_of(self) -> str:
        """The words that tell the date of reads which are not of today; empty where they are."""
        return self.words["most_read_as_of"].format(date=format_day(self.reads.date)) if self.reads.date else ""

    def rank(self, scores: Mapping[str, float]) -> list[Entry]:
        """The pieces that scores speak of, best first; ties go to the newer piece, then to the slug."""
        scored: dict[str, tuple[float, Entry]] = {}
        for reference, score in scores.items():
            if entry := self.edition.find(reference):
                scored[entry.row.path] = (score, entry)
        ranked = sorted(scored.values(), key=lambda pair: (-pair[0], *pair[1].order[:1], pair[1].row.slug))
        return [entry for _, entry in ranked]

    @functools.cached_property
    def similar(self) -> Mapping[str, Sequence[str]]:
        """Paths of similar pieces for each article that names fewer related ones than its block shows."""
        count = self.settings.blocks_shown.related.count
        chosen = ((entry.row.path, self._count_chosen(entry.row)) for entry in self.catalog.entries)
        wanted = {path: count for path, own in chosen if own < count}
        if not wanted:
            return {}
        rows = (entry.row for entry in reversed(self.catalog.entries))
        return self._find_similar([(row.path, "\n".join((row.title, *row.tags))) for row in rows], wanted)

    def _count_chosen(self, row: Row) -> int:
        """How many of the pieces chosen by hand can be shown now; those elsewhere have no reference."""
        # Nearly always all that an article names is there.
        if self.edition.entries.keys() >= set(self.edition.named[row.path]):
            return len(row.related)
        return sum(not reference or self.edition.find(reference) is not None for reference in row.related)

    def named(self, entry: Entry) -> Iterator[Entry | None]:
        """The pieces that an article's page may show because it names them, or is similar to them."""
        path = entry.row.path
        return map(self.edition.entries.get, (*self.edition.named[path], *self.similar.get(path, ())))

    def links(self, entry: Entry) -> dict[str, str]:
        """The links of an article's text that lead elsewhere than is written, each with its address."""
        goals = self.edition.links.get(entry.row.path, ())
        return dict(changed_links(entry.row.links, goals, self.edition.entries, self.measure))

    def link_targets(self, entry: Entry) -> tuple[str, ...]:
        """All that these go by besides the article itself: where what it links to now is."""
        goals = self.edition.links.get(entry.row.path, ())
        return tuple(f"{goal.kind} {find_target(goal, self.edition.entries, self.measure)}" for goal in goals)

    def _section_shared(self, top_path: str) -> SectionShared:
        shown = self.settings.blocks_shown
        latest = self.latest_fragments.get(top_path)
        blocks: Iterable[Block] = self.shared_blocks.values()
        pools: list[Sequence[Entry]] = []
        if not self.leaves_out:
            # Pages only name them: what they hold is rendered elsewhere.
            blocks = [msgspec.structs.replace(block, cards=()) for block in blocks]
        else:
            # At most what one page shows is left out before the cards of a block.
            reach = 1 + sum(getattr(shown, name).count for name in shown.__struct_fields__)
            pools = [self.pool(block)[:reach] for block in blocks]
        picked = tuple(card.address for card in latest.cards) if latest and self.settings.blocks == "baked" else ()
        # Where a block goes by all that stands above it, so do all pages.
        own = (latest.title, latest.address, picked if pools else len(picked)) if latest else None
        digests = [[entry.digest for entry in pool] for pool in pools]
        return SectionShared(
            digest=digest_value([self.digest, own, list(blocks), digests]),
            shared=(*self.shared_blocks, *([latest.fragment] if latest else ())),
            picked=picked,
            picked_set=frozenset(picked),
        )

    @functools.cached_property
    def leaves_out(self) -> bool:
        """Whether any shared block of a page leaves out what stands above it there."""
        shown = self.settings.blocks_shown
        blocks = self.shared_blocks.values()
        return self.settings.blocks == "baked" and not all(getattr(shown, block.name).repeat for block in blocks)

    @functools.cached_property
    def digest(self) -> str:
        """The digest of what all pages may go by besides entries, whose own digests hold while this one does."""
        tags = self.catalog.tags.digest if self.settings.pages.tags else ""
        return digest_value([self.newsroom.digest, self.catalog.tree.roots, tags, self.share_picture])

    def pool(self, block: Block) -> Sequence[Entry]:
        """Where the cards of a shared block are taken from, best first."""
        pools = {"most_read": self.ranking.entries, "multimedia": self.catalog.multimedia}
        return pools.get(block.name) or self.catalog.by_section[block.address.strip("/")]

    @functools.cached_property
    def shared_blocks(self) -> dict[str, Block]:
        """The blocks that are the same on every article page, by the name of their fragment."""
        blocks = [self._most_read_block(), *self._promoted_blocks(), self._multimedia_block()]
        return {block.fragment: block for block in blocks if block}

    def _most_read_block(self) -> Block | None:
        shown = self.settings.blocks_shown.most_read
        if not shown.count or not self.ranking.entries:
            return None
        return Block(
            name="most_read",
            title=self.words["most_read" if self.ranking.is_measured else "notable"],
            address=MOST_READ_ADDRESS if self.settings.pages.most_read else "",
            cards=cards_of(self.ranking.entries[: shown.count]),
            fragment="doc-nhieu",
            is_measured=self.ranking.is_measured,
            as_of=self.as_of if self.ranking.is_measured else "",
        )

    def _promoted_blocks(self) -> Iterator[Block]:
        shown = self.settings.blocks_shown.promoted
        for section in self.catalog.tree:
            if section.promoted and shown.count and self.catalog.by_section[section.path]:
                yield Block(
                    name="promoted",
                    title=section.title,
                    address=section.address,
                    cards=cards_of(self.catalog.by_section[section.path][: shown.count]),
                    links=tuple(child.link for child in section.children if not child.hidden),
                    # Two hyphens cannot stand in a slug, so no two sections share a name.
                    fragment=f"chuyen-muc-{section.path.replace('/', '--')}",
                )

    def _multimedia_block(self) -> Block | None:
        shown = self.settings.blocks_shown.multimedia
        if not shown.count or not self.catalog.multimedia:
            return None
        return Block(
            name="multimedia",
            title=self.words["multimedia"],
            address=MULTIMEDIA_ADDRESS if self.settings.pages.multimedia else "",
            cards=cards_of(self.catalog.multimedia[: shown.count]),
            fragment="multimedia",
        )

    @functools.cached_property
    def latest_fragments(self) -> dict[str, Block]:
        """The newest of each top section, with as many to spare as a page may have to leave out."""
        shown = self.settings.blocks_shown
        if not shown.latest.count:
            return {}
        spare = 1 + shown.related.count
        return {
            section.path: Block(
                name="latest",
                title=self.words["latest_in_section"],
                address=section.address,
                cards=cards_of(self.catalog.by_section[section.path][: shown.latest.count + spare]),
                fragment=f"tin-khac-{section.path}",
            )
            for section in self.catalog.tree.roots
        }


def tag_address(slug: str) -> str:
    return f"/chu-de/{slug}/"


def cards_of(entries: Iterable[Entry]) -> tuple[Card, ...]:
    return tuple(entry.card for entry in entries)


def take(entries: Iterable[Entry], count: int) -> Iterator[Entry]:
    """The first so many different entries."""
    seen: set[str] = set()
    for entry in entries:
        if len(seen) == count:
            return
        if entry.row.path not in seen:
            seen.add(entry.row.path)
            yield entry


def without(cards: Sequence[Card], shown: Iterable[str], count: int) -> tuple[Card, ...]:
    """The first so many cards whose address is not shown already."""
    seen = set(shown)
    return tuple(card for card in cards if card.address not in seen)[:count]
