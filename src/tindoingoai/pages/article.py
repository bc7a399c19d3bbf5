"""The article page: the text, what its parts name, and the ten blocks of a newspaper's article in their order."""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from tindoingoai.catalog.entries import Entry, card_elsewhere, picture_of
from tindoingoai.catalog.newsroom import Load
from tindoingoai.catalog.references import is_missing
from tindoingoai.model import Article, Block, Card, Context, Crop, FrontMatter, Image, Link, Picture, Value
from tindoingoai.pages.desk import Desk, SectionShared, cards_of, without
from tindoingoai.pages.page import Page, key_of
from tindoingoai.site_folders import CONTENT


class Writer(Value, frozen=True):
    """Who wrote a piece, as its byline shows them."""

    title: str
    address: str = ""
    role: str = ""
    picture: Picture | None = None


class ArticlePage(Context, frozen=True):
    """`body` is the path of the source whose text it shows; `pictures` and `boxes` hold what its parts name.

    `links` are the links of the text that lead elsewhere than is written, each with its address, which is empty where
    there is nothing to lead to. `picture` is the lead picture, unless the text itself shows it. Those who show the page
    elsewhere take the card's or else `share`, in the shapes of `crops`. `missing` are files that are named and not
    there; `caption` has the words to a lead picture that is one of them.
    `older` and `newer` are the pieces before and after it in its own section: the older one stays for ever, and a new
    piece changes only the page of the one before it.
    """

    card: Card
    front: FrontMatter
    body: str
    trail: tuple[Link, ...]
    pictures: dict[str, Picture]
    boxes: dict[str, Card]
    links: dict[str, str]
    picture: Picture | None = None
    share: Picture | None = None
    crops: tuple[Crop, ...] = ()
    missing: tuple[str, ...] = ()
    caption: Image | None = None
    writers: tuple[Writer, ...] = ()
    tags: tuple[Link, ...] = ()
    older: Link | None = None
    newer: Link | None = None
    blocks: tuple[Block, ...] = ()


class _Source(NamedTuple):
    """An article and its neighbours in its own section."""

    entry: Entry
    older: Entry | None
    newer: Entry | None


def plan(desk: Desk) -> Iterator[Page]:
    catalog = desk.catalog
    section_shared = {section.path: desk.section_shared(section.top_path) for section in catalog.tree}
    sources = zip(catalog.entries, catalog.older, catalog.newer, strict=True)
    planned_from = (
        (
            entry.row.path,
            (
                _Source(entry, older, newer),
                tuple(desk.named(entry)),
                desk.link_targets(entry),
                section_shared[entry.section.path],
            ),
        )
        for entry, older, newer in sources
    )
    yield from desk.memo.each("article pages", lambda given: _plan(desk, *given), planned_from).values()


def _plan(
    desk: Desk,
    source: _Source,
    named: tuple[Entry | None, ...],
    targets: tuple[str, ...],
    section_shared: SectionShared,
) -> Page:
    entry = source.entry
    order = section_shared.order_for(other.address for other in (entry, *named) if other)
    return Page(
        address=entry.address,
        kind="article",
        template="article.html",
        key=key_of(desk, section_shared.digest, *targets, *order, entries=(*source, *named)),
        draw=_draw,
        source=source,
        body=entry.row.path,
        shared=section_shared.shared,
        has_blocks=True,
        origin=f"{CONTENT}/{entry.row.path}",
        fields=("slug", "address"),
    )


def _draw(desk: Desk, source: _Source, load: Load) -> ArticlePage:
    entry = source.entry
    article = desk.edition.as_of_now(load(entry.row.path))
    # Categories that are no sections are tags too.
    front = msgspec.structs.replace(article.front, tags=entry.row.tags)
    pictures: dict[str, Picture] = {}
    missing: list[str] = []
    boxes: dict[str, Card] = {}
    shown: set[str] = set()
    for reference in article.references:
        if reference.kind == "file":
            # What the head names has its field; the rest stands in the text.
            if not reference.field:
                shown.add(reference.target)
            if is_missing(reference.target, desk.measure):
                missing.append(reference.target)
            else:
                pictures[reference.target] = picture_of(Image(reference.target), desk.measure)
        elif reference.kind == "link" or reference.field.startswith("related["):
            # Links have been followed already; the card of a related piece stands in their block.
            continue
        elif (target := desk.edition.find(reference.target)) and target is not entry:
            boxes[reference.target] = target.card
    image = article.front.image
    is_shown = image is not None and image.src in shown
    chosen = entry.row.image
    told = chosen or (Image(desk.settings.share.picture) if desk.share_picture else None)
    return ArticlePage(
        card=entry.card,
        front=front,
        body=article.path,
        trail=desk.trail(entry.section),
        writers=tuple(_writers(desk, entry)),
        tags=tuple(dict.fromkeys(map(desk.tag_link, front.tags))),
        older=_link(source.older),
        newer=_link(source.newer),
        pictures=pictures,
        boxes=boxes,
        links=desk.links(entry),
        # One that is the text's own stands there.
        picture=entry.card.image if image and not is_shown else None,
        share=None if chosen else desk.share_picture,
        crops=desk.cut(told.src, told.focus) if told else (),
        missing=tuple(dict.fromkeys(missing)),
        caption=image if image and image.src in missing and not is_shown else None,
        blocks=tuple(_blocks(desk, entry, article)),
    )


def _writers(desk: Desk, entry: Entry) -> Iterator[Writer]:
    for name, link in zip(entry.row.authors, entry.card.authors, strict=True):
        _, profile = desk.newsroom.authors.find(name)
        yield Writer(link.title, link.address, profile.role, desk.picture(profile.image))


def _link(entry: Entry | None) -> Link | None:
    return Link(entry.row.short_title or entry.row.title, entry.address) if entry else None


def _blocks(desk: Desk, entry: Entry, article: Article) -> Iterator[Block]:
    """The blocks below and beside the text, each chosen by its own rule from what is left."""
    if not desk.leaves_out:
        yield from _own_blocks(desk, entry, article)
        yield from map(_name_block, desk.shared_blocks.values())
        return
    shown = {entry.address}
    for block in _own_blocks(desk, entry, article):
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


def _own_blocks(desk: Desk, entry: Entry, article: Article) -> Iterator[Block]:
    related = _related(desk, entry, article)
    if related:
        yield Block(name="related", title=desk.words["related"], cards=related)
    latest = desk.latest_fragments.get(entry.section.top_path)
    if latest is None:
        return
    if desk.settings.blocks != "baked":
        yield Block(name="latest", title=latest.title, address=latest.address, fragment=latest.fragment)
        return
    setting = desk.settings.blocks_shown.latest
    above = {entry.address} | (set() if setting.repeat else {card.address for card in related})
    left = (index for index, card in enumerate(latest.cards) if card.address not in above)
    if picks := tuple(itertools.islice(left, setting.count)):
        yield Block(name="latest", title=latest.title, fragment=latest.fragment, picks=picks)


def _related(desk: Desk, entry: Entry, article: Article) -> tuple[Card, ...]:
    """Those chosen by hand, filled up with similar ones."""
    cards: dict[str, Card] = {}
    for related in article.front.related:
        if related.url:
            cards[related.url] = card_elsewhere(related.title or related.url, related.url, related.summary)
        elif (target := desk.edition.find(related.ref)) and target is not entry:
            cards[target.card.address] = target.card
    for path in desk.similar.get(article.path, ()):
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
