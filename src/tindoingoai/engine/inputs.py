"""What a planned page shows, gathered from the very value that its template receives."""

from collections.abc import Iterator, Mapping

import msgspec

from tindoingoai.model import Block, Card, Context, FrontMatter, Link, Picture, Value
from tindoingoai.pages.redirect import RedirectPage
from tindoingoai.pages.search import SearchEntry
from tindoingoai.pages.sitemap import SitemapEntry


class Shown(Value, frozen=True, omit_defaults=False):
    """A card or a file on a page: where in the page's value it stands, its address, title, and the file behind it."""

    place: str
    address: str
    title: str = ""
    source: str = ""
    is_file: bool = False


class ShownBlock(Value, frozen=True, omit_defaults=False):
    """A block with its cards; one that readers' browsers or the server fill in has none, and is no input."""

    name: str
    title: str
    fragment: str
    is_filled_later: bool
    cards: tuple[Shown, ...]


class PageInputs(Value, frozen=True, omit_defaults=False):
    """All that a page shows of other articles and files."""

    cards: tuple[Shown, ...] = ()
    blocks: tuple[ShownBlock, ...] = ()
    files: tuple[Shown, ...] = ()


_Found = Shown | Block


def gather_inputs(
    address: str, context: Context, shared: Mapping[str, Block], sources: Mapping[str, str], *, is_baked: bool
) -> PageInputs:
    """`shared` are the blocks that pages name, by fragment; `sources` the files behind addresses."""
    cards: list[Shown] = []
    blocks: list[ShownBlock] = []
    files: dict[str, Shown] = {}
    for found in _walk(context, ""):
        inside: list[_Found] = [found]
        if isinstance(found, Block):
            whole = shared[found.fragment].pick(found.picks) if found.fragment and is_baked else found
            inside = list(_walk(whole.cards, found.name))
            shown = tuple(_trace(card, sources) for card in inside if isinstance(card, Shown) and not card.is_file)
            is_later = bool(found.fragment and not whole.cards)
            blocks.append(ShownBlock(found.name, whole.title, found.fragment, is_later, shown))
        for value in inside:
            if isinstance(value, Shown) and value.is_file:
                files.setdefault(value.address, _trace(value, sources))
        if isinstance(found, Shown) and not found.is_file and found.address != address:
            cards.append(_trace(found, sources))
    return PageInputs(tuple(cards), tuple(blocks), tuple(files.values()))


def _trace(shown: Shown, sources: Mapping[str, str]) -> Shown:
    return msgspec.structs.replace(shown, source=sources.get(shown.address, ""))


def _walk(value: object, place: str) -> Iterator[_Found]:
    """Cards, files and blocks inside a value, each with the name of the field that holds it."""
    match value:
        case Card():
            yield Shown(place, value.address, value.title)
            yield from _walk(value.image, place)
        case Picture():
            yield Shown(place, value.address, is_file=True)
        case Block():
            yield value
        case RedirectPage():
            yield Shown("target", value.target, value.title)
        case SearchEntry():
            yield Shown(place, value.address, value.title)
        case SitemapEntry():
            yield Shown(place, value.address)
        case FrontMatter() | Link():
            # What a head names stands in the page's own fields, as cards and pictures.
            return
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from _walk(getattr(value, name), place or name)
        case dict():
            for inner in value.values():
                yield from _walk(inner, place)
        case tuple():
            for inner in value:
                yield from _walk(inner, place)
