"""The search page, and the archive that it searches: stretches numbered from the oldest, so full ones never change.

Words are compared in the browser (static/theme/search.js), by the rule of docs/search.md.
"""

from collections.abc import Iterator, Sequence

from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.newsroom import Load
from tindoingoai.model import Context, Kind, Link, Value
from tindoingoai.pages.desk import Desk, tag_address
from tindoingoai.pages.page import Page, key_of, ready

SEARCH_ADDRESS = "/tim-kiem/"
# A busy newspaper's week, and some 25 kB as they travel.
STRETCH = 250
TOPICS = 16


class SearchEntry(Value, frozen=True, array_like=True):
    """What is searched and shown of an article, as an array whose places the script knows; `date` is its day."""

    address: str
    title: str
    summary: str
    section: str
    date: str
    kind: Kind
    authors: tuple[str, ...]
    tags: tuple[str, ...]


class SearchStretch(Context, frozen=True):
    """Pieces that follow one another, the oldest first."""

    pieces: tuple[SearchEntry, ...]


class SearchPage(Context, frozen=True):
    """How many stretches there are, and the topics of most pieces, for those who only look around."""

    address: str
    title: str
    stretches: int
    topics: tuple[Link, ...]


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.search:
        return
    entries = desk.catalog.entries[::-1]
    starts = range(0, len(entries), STRETCH)
    for number, start in enumerate(starts, 1):
        yield _plan_stretch(desk, number, entries[start : start + STRETCH])
    topics = tuple(_topics(desk)) if desk.settings.pages.tags else ()
    page = SearchPage(SEARCH_ADDRESS, desk.words["search"], len(starts), topics)
    yield ready(SEARCH_ADDRESS, "search", "search.html", page)


def _plan_stretch(desk: Desk, number: int, members: Sequence[Entry]) -> Page:
    address = f"{SEARCH_ADDRESS}{number}.json"
    return Page(address, "search", "search.json", key_of(desk, entries=members), _draw, members)


def _draw(_: Desk, members: Sequence[Entry], __: Load) -> SearchStretch:
    return SearchStretch(tuple(map(_piece_of, members)))


def _piece_of(entry: Entry) -> SearchEntry:
    card = entry.card
    return SearchEntry(
        address=card.address,
        title=card.title,
        summary=card.summary,
        section=card.category.title,
        date=entry.row.date.date().isoformat(),
        kind=card.kind,
        authors=tuple(author.title for author in card.authors),
        tags=entry.row.tags,
    )


def _topics(desk: Desk) -> Iterator[Link]:
    """The tags of most pieces, in the order of the alphabet."""
    tags = desk.catalog.tags.groups
    most = sorted(range(len(tags)), key=lambda place: -len(tags[place].entries))[:TOPICS]
    return (Link(tags[place].title, tag_address(tags[place].slug)) for place in sorted(most))
