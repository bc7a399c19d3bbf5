"""Rows → entries: the section and the address of each published article, and its card once somebody shows it."""

import functools
from collections.abc import Callable, Iterable

import msgspec

from tindoingoai.addresses import address_fault, key_of
from tindoingoai.catalog.filing import Filer, Filing, Refusal
from tindoingoai.catalog.newsroom import Measure, Newsroom
from tindoingoai.catalog.sections import Section, SectionTree
from tindoingoai.digest import digest_bytes, digest_value
from tindoingoai.focus import write_focus
from tindoingoai.model import Card, FileInfo, Image, Link, Picture, Row
from tindoingoai.vietnamese.slugs import make_slug

# Of a text's own pictures, narrower ones are signs and ornaments.
WIDE_ENOUGH = 300


class Entry:
    """A published article: its row, sections and address. `order` sorts the newest first, then by path.

    Of its `sections` the first is its own `section`: its address, its trail and its neighbours are there. Categories
    that are no sections are among the tags of its row, and `strangers`. In the same newsroom and with the same sections
    of the site, entries of the same `digest` look the same on every page.
    """

    def __init__(self, row: Row, filing: Filing, address: str, digest: str, make_card: Callable[["Entry"], Card]):
        self.row = row
        self.section = filing.sections[0]
        self.sections = filing.sections
        self.strangers = filing.strangers
        self.address = address
        self.digest = digest
        self.order = (-row.date.timestamp(), row.path)
        self._make_card = make_card

    @functools.cached_property
    def card(self) -> Card:
        """What a list may show of it."""
        return self._make_card(self)


class EntryMaker:
    """Gives each article its sections, address and card; `measure` is that of the present build's files."""

    def __init__(self, newsroom: Newsroom, tree: SectionTree) -> None:
        self.settings = newsroom.settings
        self.authors = newsroom.authors
        self.measure = newsroom.files.measure
        self._filer = Filer(self.settings, tree)
        # Thousands of articles share a few authors and pictures.
        self._link_author = functools.cache(functools.partial(self.authors.link, has_pages=self.settings.pages.authors))
        self._portrait = functools.cache(self._find_portrait)
        self._digest_seen = functools.cache(digest_value)

    def look_at(self, row: Row) -> tuple[FileInfo | None, ...]:
        """What the files of an article, and the portraits of its authors, look like now."""
        return tuple(map(self.measure, (*row.files, *filter(None, map(self._portrait, row.authors)))))

    def enter(self, seen_row: tuple[Row, Iterable[FileInfo | None]]) -> Entry | Refusal:
        """The entry of an article, given with what its files look like; or why it can have none."""
        row, seen = seen_row
        filing = self._filer.file(row)
        if isinstance(filing, Refusal):
            return filing
        address = row.address or write_permalink(self.settings.permalink, row, filing.sections[0])
        if fault := address_fault(address):
            message = f"the address of this article {fault}"
            return Refusal("slug", message, "change `slug` or the file's name")
        for index, alias in enumerate(row.aliases):
            if key_of(alias) == key_of(address):
                message = f"`{alias}` is the article's address now, so it cannot be a former one"
                return Refusal(f"aliases[{index}]", message, "delete it")
        looks = " ".join(map(self._digest_seen, seen))
        row = _with_tags(self._choose_picture(row), filing.strangers)
        paths = " ".join(section.path for section in filing.sections)
        digest = f"{row.digest} {paths} {digest_bytes(looks.encode())}"
        return Entry(row, filing, address, digest, self._card)

    def _choose_picture(self, row: Row) -> Row:
        """The row with the first picture of its text that is wide enough; its digest and its files settle which."""
        for image in row.pictures:
            if (seen := self.measure(image.src)) and seen.width >= WIDE_ENOUGH:
                return msgspec.structs.replace(row, image=image, pictures=())
        return row

    def _find_portrait(self, author: str) -> str:
        image = self.authors.find(author)[1].image
        return image.src if image else ""

    def _card(self, entry: Entry) -> Card:
        row = entry.row
        return Card(
            address=entry.address,
            title=row.title,
            short_title=row.short_title,
            kicker=row.kicker,
            summary=row.summary,
            category=entry.section.link,
            authors=tuple(map(self._link_author, row.authors)),
            date=row.date,
            updated=row.updated,
            date_is_day="date" in row.days,
            updated_is_day="updated" in row.days,
            kind=row.kind,
            image=picture_of(row.image, self.measure) if row.image else None,
            duration=row.duration,
        )


def write_permalink(permalink: str, row: Row, section: Section) -> str:
    """The address of an article in its section."""
    date = row.date
    return permalink.format(
        category=section.top_path,
        path=section.path,
        slug=row.slug,
        name=row.name or row.slug,
        year=f"{date.year:04}",
        month=f"{date.month:02}",
        day=f"{date.day:02}",
    )


def _with_tags(row: Row, tags: tuple[str, ...]) -> Row:
    """A row with more tags, where it has none that would be the same."""
    # Hardly a piece has any.
    slugs = set(map(make_slug, row.tags)) if tags else set()
    if not (more := tuple(tag for tag in tags if make_slug(tag) not in slugs)):
        return row
    # Pages see something else of it than its own digest says.
    return msgspec.structs.replace(row, tags=(*row.tags, *more), digest=digest_value([row.digest, more]))


def picture_of(image: Image, measure: Measure) -> Picture:
    """A picture as pages show it: with its size and its variants, where the file tells of them."""
    seen = measure(image.src) or FileInfo()
    return Picture(
        address=seen.address or image.src,
        width=seen.width,
        height=seen.height,
        alt=image.alt,
        caption=image.caption,
        credit=image.credit,
        focus=write_focus(image.focus),
        color=seen.color,
        stem=seen.stem,
        widths=seen.widths,
        formats=seen.formats,
        plain=seen.plain,
        raster=seen.raster,
    )


def card_elsewhere(title: str, url: str, summary: str) -> Card:
    """The card of a piece on another site."""
    return Card(address=url, title=title, summary=summary, category=Link("", ""))
