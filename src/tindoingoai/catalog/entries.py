"""Rows → entries: the section and the address of each published article, and its card once somebody shows it."""

import functools
from collections.abc import Callable, Iterable

import msgspec

from tindoingoai.addresses import address_fault, key_of
from tindoingoai.catalog.newsroom import Measure, Newsroom
from tindoingoai.catalog.sections import Section, SectionTree
from tindoingoai.digest import digest_bytes, digest_value
from tindoingoai.focus import write_focus
from tindoingoai.model import Card, FileInfo, Image, Link, Picture, Row, Value
from tindoingoai.problems import suggest
from tindoingoai.settings import RESERVED_SLUGS
from tindoingoai.vietnamese.slugs import make_slug

# Of a text's own pictures, narrower ones are signs and ornaments.
WIDE_ENOUGH = 300


class Refusal(Value, frozen=True):
    """Why an article can have no page: the field that is to blame, what is wrong, and how to mend it."""

    field: str
    message: str
    hint: str


class Entry:
    """A published article: its row, section and address. `order` sorts the newest first, then by path.

    In the same newsroom and with the same sections, entries of the same `digest` look the same on every page.
    """

    def __init__(self, row: Row, section: Section, address: str, digest: str, make_card: Callable[["Entry"], Card]):
        self.row = row
        self.section = section
        self.address = address
        self.digest = digest
        self.order = (-row.date.timestamp(), row.path)
        self._make_card = make_card

    @functools.cached_property
    def card(self) -> Card:
        """What a list may show of it."""
        return self._make_card(self)


class EntryMaker:
    """Gives each article its section, address and card; `measure` is that of the present build's files."""

    def __init__(self, newsroom: Newsroom, tree: SectionTree) -> None:
        self.settings = newsroom.settings
        self.authors = newsroom.authors
        self.measure = newsroom.files.measure
        self.tree = tree
        # Thousands of articles share a few sections, authors and pictures.
        self._find_section = functools.cache(tree.find)
        self._link_author = functools.cache(functools.partial(self.authors.link, has_pages=self.settings.pages.authors))
        self._portrait = functools.cache(self._find_portrait)
        self._digest_seen = functools.cache(digest_value)

    def look_at(self, row: Row) -> tuple[FileInfo | None, ...]:
        """What the files of an article, and the portraits of its authors, look like now."""
        return tuple(map(self.measure, (*row.files, *filter(None, map(self._portrait, row.authors)))))

    def enter(self, seen_row: tuple[Row, Iterable[FileInfo | None]]) -> Entry | Refusal:
        """The entry of an article, given with what its files look like; or why it can have none."""
        row, seen = seen_row
        section = self._find_section(folder_of(row))
        if section is None:
            return self._unknown_section(row)
        address = row.address or self._permalink(row, section)
        if fault := address_fault(address):
            message = f"the address of this article {fault}"
            return Refusal("slug", message, "change `slug` or the file's name")
        for index, alias in enumerate(row.aliases):
            if key_of(alias) == key_of(address):
                message = f"`{alias}` is the article's address now, so it cannot be a former one"
                return Refusal(f"aliases[{index}]", message, "delete it")
        looks = " ".join(map(self._digest_seen, seen))
        digest = f"{row.digest} {section.path} {digest_bytes(looks.encode())}"
        return Entry(self._choose_picture(row), section, address, digest, self._card)

    def _choose_picture(self, row: Row) -> Row:
        """The row with the first picture of its text that is wide enough; its digest and its files settle which."""
        for image in row.pictures:
            if (seen := self.measure(image.src)) and seen.width >= WIDE_ENOUGH:
                return msgspec.structs.replace(row, image=image, pictures=())
        return row

    def _find_portrait(self, author: str) -> str:
        image = self.authors.find(author)[1].image
        return image.src if image else ""

    def _unknown_section(self, row: Row) -> Refusal:
        folder = folder_of(row)
        if not folder:
            hint = "move it into a category's folder, or add `category: …`"
            return Refusal("category", "this article has no category", hint)
        message = f"there is no category `{folder}`"
        if make_slug(folder.partition("/")[0]) in RESERVED_SLUGS:
            return Refusal("category", message, "that address is kept for the engine's own pages: choose another")
        known = [section.path for section in self.tree] + [section.title for section in self.tree]
        hint = suggest(folder, known)
        if not row.categories:
            hint = f"{hint} (the folder is the category)".lstrip()
        return Refusal("category", message, hint)

    def _permalink(self, row: Row, section: Section) -> str:
        date = row.date
        return self.settings.permalink.format(
            category=section.top_path,
            path=section.path,
            slug=row.slug,
            year=f"{date.year:04}",
            month=f"{date.month:02}",
            day=f"{date.day:02}",
        )

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


def folder_of(row: Row) -> str:
    """The category as written, or the folder that an article lies in."""
    return (row.categories and row.categories[0]) or row.path.rpartition("/")[0]


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
