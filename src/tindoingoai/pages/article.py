"""The article page: the text, what its parts name, and the ten blocks of a newspaper's article in their order."""

import itertools
from collections.abc import Iterator, Sequence

from tindoingoai.catalog.catalog import Entry
from tindoingoai.catalog.publish import card_elsewhere, picture_of
from tindoingoai.catalog.references import CONTENT
from tindoingoai.digest import digest_bytes
from tindoingoai.model import Block, Card, Context, Crop, FrontMatter, Image, Link, Picture, Value
from tindoingoai.pages.desk import Around, Desk, cards_of, without
from tindoingoai.pages.sketch import Sketch


class Writer(Value, frozen=True):
    """Who wrote a piece, as its byline shows them."""

    title: str
    address: str = ""
    role: str = ""
    picture: Picture | None = None


class ArticlePage(Context, frozen=True):
    """`body` is the path of the source whose text it shows; `pictures` and `boxes` hold what its parts name.

    `picture` is the lead picture, unless the text itself shows it; `crops` are for those who show the page elsewhere.
    `older` and `newer` are the pieces before and after it in its own section: the older one stays for ever, and a new
    piece changes only the page of the one before it.
    """

    card: Card
    front: FrontMatter
    body: str
    trail: tuple[Link, ...]
    pictures: dict[str, Picture]
    boxes: dict[str, Card]
    picture: Picture | None = None
    crops: tuple[Crop, ...] = ()
    writers: tuple[Writer, ...] = ()
    tags: tuple[Link, ...] = ()
    older: Link | None = None
    newer: Link | None = None
    blocks: tuple[Block, ...] = ()


Neighbours = tuple[Entry | None, Entry | None]
# All that a page is planned from: the article, its neighbours, the pieces that it names or that are similar, and what
# all pages of its section have in common.
PlannedFrom = tuple[Entry, Neighbours, tuple[Entry | None, ...], Around]


def plan(desk: Desk) -> Iterator[Sketch[PlannedFrom]]:
    # Portraits are asked for by every build, also where no page that shows them is planned anew.
    for author in desk.catalog.authors:
        desk.picture(author.profile.image)
    catalog, named = desk.catalog, desk.named
    sections = {section.path: desk.around(section.top_path) for section in catalog.tree}

    def look_around(entry: Entry) -> Around:
        return sections[entry.section.path]

    def sketch(
        entry: Entry, older: Entry | None, newer: Entry | None, paths: Sequence[str], around: Around, _: object
    ) -> Sketch[PlannedFrom]:
        return _sketch((entry, (older, newer), desk.edition.pick(paths), around))

    around = desk.memory.each("around articles", look_around, desk.paths, catalog.entries, list(sections.values()))
    columns = (catalog.entries, catalog.older, catalog.newer, named, around, desk.mark_moved(named))
    yield from desk.memory.rows("article pages", sketch, desk.paths, columns)


def _sketch(planned_from: PlannedFrom) -> Sketch[PlannedFrom]:
    entry, neighbours, named, around = planned_from
    others = (other.mark if other else "" for other in (*neighbours, *named))
    elsewhere = (related.url for related in entry.article.front.related)
    order = around.order_for([*elsewhere, *(other.card.address for other in (entry, *named) if other)])
    return Sketch(
        address=entry.card.address,
        kind="article",
        template="article.html",
        key=digest_bytes("\n".join((around.mark, entry.mark, *others, *order)).encode()),
        source=planned_from,
        draw=_draw,
        origin=f"{CONTENT}/{entry.article.path}",
        place=entry.article.places.get("slug") or entry.article.places.get("address") or (1, 1),
    )


def _draw(desk: Desk, planned_from: PlannedFrom) -> ArticlePage:
    entry, neighbours, *_ = planned_from
    article = entry.article
    pictures: dict[str, Picture] = {}
    boxes: dict[str, Card] = {}
    shown: set[str] = set()
    for reference in article.references:
        if reference.kind == "file":
            # What the head names has its field; the rest stands in the text.
            if not reference.field:
                shown.add(reference.target)
            pictures[reference.target] = picture_of(Image(reference.target), desk.measure)
        elif reference.field.startswith("related["):
            # Its card stands in the block of related pieces.
            continue
        elif (target := desk.edition.find(reference.target)) and target is not entry:
            boxes[reference.target] = target.card
    return ArticlePage(
        card=entry.card,
        front=article.front,
        body=article.path,
        trail=desk.trail(entry.section),
        writers=tuple(_writers(desk, entry)),
        tags=tuple(map(desk.tag_link, article.front.tags)),
        older=_link(neighbours[0]),
        newer=_link(neighbours[1]),
        pictures=pictures,
        boxes=boxes,
        picture=None if article.front.image and article.front.image.src in shown else entry.card.image,
        crops=desk.cut(article.front.image.src, article.front.image.focus) if article.front.image else (),
        blocks=tuple(_blocks(desk, entry)),
    )


def _writers(desk: Desk, entry: Entry) -> Iterator[Writer]:
    for name, link in zip(entry.article.front.authors, entry.card.authors, strict=True):
        _, profile = desk.ground.authors.find(name)
        yield Writer(link.title, link.address, profile.role, desk.picture(profile.image))


def _link(entry: Entry | None) -> Link | None:
    return Link(entry.card.short_title or entry.card.title, entry.card.address) if entry else None


def _blocks(desk: Desk, entry: Entry) -> Iterator[Block]:
    """The blocks below and beside the text, each chosen by its own rule from what is left."""
    if not desk.leaves_out:
        yield from _own_blocks(desk, entry)
        yield from map(_name_block, desk.shared_blocks.values())
        return
    shown = {entry.card.address}
    for block in _own_blocks(desk, entry):
        latest = desk.latest_fragments.get(entry.section.top_path) if block.picks else None
        shown.update(card.address for card in (latest.pick(block.picks) if latest else block).cards)
        yield block
    for block in desk.shared_blocks.values():
        setting = getattr(desk.settings.blocks_shown, block.name)
        if setting.repeat:
            yield _name_block(block)
            shown.update(card.address for card in block.cards)
        elif (own := _without_repeats(desk, block, shown, setting.count)).cards:
            yield own
            shown.update(card.address for card in own.cards)


def _name_block(block: Block) -> Block:
    """A shared block as a page names it."""
    return Block(name=block.name, title=block.title, address=block.address, fragment=block.fragment)


def _own_blocks(desk: Desk, entry: Entry) -> Iterator[Block]:
    related = _related(desk, entry)
    if related:
        yield Block(name="related", title=desk.words["related"], cards=related)
    latest = desk.latest_fragments.get(entry.section.top_path)
    if latest is None:
        return
    if desk.settings.blocks != "baked":
        yield Block(name="latest", title=latest.title, address=latest.address, fragment=latest.fragment)
        return
    setting = desk.settings.blocks_shown.latest
    above = {entry.card.address} | (set() if setting.repeat else {card.address for card in related})
    left = (index for index, card in enumerate(latest.cards) if card.address not in above)
    if picks := tuple(itertools.islice(left, setting.count)):
        yield Block(name="latest", title=latest.title, fragment=latest.fragment, picks=picks)


def _related(desk: Desk, entry: Entry) -> tuple[Card, ...]:
    """Those chosen by hand, filled up with similar ones."""
    cards: dict[str, Card] = {}
    for related in entry.article.front.related:
        if related.url:
            cards[related.url] = card_elsewhere(related.title or related.url, related.url, related.summary)
        elif (target := desk.edition.find(related.ref)) and target is not entry:
            cards[target.card.address] = target.card
    for path in desk.similar.get(entry.article.path, ()):
        if target := desk.edition.find(path):
            cards.setdefault(target.card.address, target.card)
    return tuple(cards.values())[: desk.settings.blocks_shown.related.count]


def _without_repeats(desk: Desk, block: Block, shown: set[str], count: int) -> Block:
    cards = without(cards_of(desk.pool(block)[: count + len(shown)]), shown, count)
    return Block(
        name=block.name,
        title=block.title,
        address=block.address,
        cards=cards,
        links=block.links,
        is_measured=block.is_measured,
        as_of=block.as_of,
    )
