"""The front page as editors set it: `data/home.yaml`, and what of it holds at a moment.

Whatever it leaves open is filled up by the page itself, so that nothing here can leave a hole on it.
"""

import datetime
import pathlib
from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar

import msgspec

from tindoingoai.addresses import Name, address_fault, is_web_address
from tindoingoai.catalog.publish import Edition
from tindoingoai.catalog.references import nearest_name
from tindoingoai.head_words import KIND_WORDS
from tindoingoai.located.data import read_data
from tindoingoai.located.decode import Decoder
from tindoingoai.located.keys import words_of
from tindoingoai.located.nodes import Document, Mapping, key_word, node_of_key, place_of_key
from tindoingoai.model import Kind, Value
from tindoingoai.problems import Problem, suggest
from tindoingoai.settings import FRONT

MOST_CHARACTERS = 256 * 1024
# What the layout has room for beside and below the lead.
SECONDARY = 4

Few = Annotated[int, msgspec.Meta(ge=1, le=50)]


class Slot(Value, frozen=True):
    """A place on the page: an article by slug or path, or a rule that finds the newest ones; open again at `until`."""

    SHORTHAND: ClassVar[str] = "article"
    VALUES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {"kind": KIND_WORDS}

    article: Name = ""
    section: Name = ""
    kind: Kind | None = None
    newest: Few | None = None
    until: datetime.datetime | None = None

    @property
    def is_rule(self) -> bool:
        return bool(self.section or self.kind or self.newest)

    @property
    def count(self) -> int:
        """How many pieces it asks for."""
        return self.newest or 1


class Strip(Value, frozen=True):
    """A section on the page: how many of its pieces it shows, and which come first."""

    SHORTHAND: ClassVar[str] = "section"

    section: Name
    count: Few | None = None
    articles: tuple[Slot, ...] = ()


class Breaking(Value, frozen=True):
    """The bar over the page: words of its own or an article's title, with a link to it or to an address."""

    until: datetime.datetime
    title: str = ""
    article: Name = ""
    url: Name = ""


class FrontPage(Value, frozen=True):
    """What editors set; each field is open where it is empty."""

    breaking: Breaking | None = None
    lead: Slot | None = None
    secondary: tuple[Slot, ...] = ()
    sections: tuple[Strip, ...] = ()
    promoted: tuple[Strip, ...] = ()
    multimedia: tuple[Slot, ...] = ()


Named = tuple[str, Slot]


def slots_of(front_page: FrontPage) -> Iterator[Named]:
    """Every slot with its key in the file, in the order of the page."""
    if front_page.lead:
        yield "lead", front_page.lead
    yield from _numbered("secondary", front_page.secondary)
    for name, strips in (("sections", front_page.sections), ("promoted", front_page.promoted)):
        for index, strip in enumerate(strips):
            yield from _numbered(f"{name}[{index}].articles", strip.articles)
    yield from _numbered("multimedia", front_page.multimedia)


def _numbered(key: str, slots: tuple[Slot, ...]) -> Iterator[Named]:
    return ((f"{key}[{index}]", slot) for index, slot in enumerate(slots))


def front_page_turning_points(front_page: FrontPage | None) -> Iterator[datetime.datetime]:
    """The moments at which something of the front page ends."""
    if front_page:
        yield from (slot.until for _, slot in slots_of(front_page) if slot.until)
        if front_page.breaking:
            yield front_page.breaking.until


class FrontPageFile:
    """`data/home.yaml` as it was read, with the places of what it says."""

    def __init__(self, front_page: FrontPage, document: Document, mapping: Mapping) -> None:
        self.front_page = front_page
        self.document = document
        self._mapping = mapping

    def report(self, key: str, message: str, hint: str = "", *, is_warning: bool = False) -> None:
        """Notes a problem with the value of a key such as `secondary[1].article`."""
        self.document.report(place_of_key(self._mapping, key), message, hint, is_warning=is_warning)

    def report_nothing(self, key: str, target: type[msgspec.Struct], hint: str) -> None:
        """Notes that a key says nothing, unless a word in it that means nothing is told already: that may be why."""
        found = node_of_key(self._mapping, key)
        words = {key_word(word.text) for word, _ in found.items} if isinstance(found, Mapping) else set()
        if words <= set(words_of(target)):
            self.report(key, f"`{key}` says nothing", hint)


def read_front(site: pathlib.Path, zone: datetime.tzinfo, problems: list[Problem]) -> FrontPageFile | None:
    """The file of a site; None where there is none, or nothing in it, or with why among the problems."""
    found = read_data(site, FRONT, MOST_CHARACTERS, problems)
    if found is None:
        return None
    document, mapping = found
    # What does not fit is left open; what it says besides may have problems of its own.
    front_page = Decoder(document, zone).decode_what_fits(mapping, FrontPage)
    if front_page != FrontPage():
        return FrontPageFile(front_page, document, mapping)
    problems += document.problems
    return None


def resolve_front_page(
    file: FrontPageFile | None, edition: Edition, now: datetime.datetime, problems: list[Problem]
) -> FrontPage | None:
    """What the file says at a moment, each article named by its path; without what has ended or cannot be shown."""
    if file is None:
        return None
    front_page = _Resolver(file, edition, now).resolve()
    problems += file.document.problems
    return front_page


class _Resolver:
    def __init__(self, file: FrontPageFile, edition: Edition, now: datetime.datetime) -> None:
        self.file = file
        self.edition = edition
        self.now = now
        self.held = frozenset(held.path for held in edition.held)
        self.seen: dict[str, str] = {}

    def resolve(self) -> FrontPage:
        front_page = self.file.front_page
        lead = self._slots([("lead", front_page.lead)] if front_page.lead else [])
        secondary = self._slots(_numbered("secondary", front_page.secondary))
        if lead and lead[0].count > 1:
            self.file.report("lead.newest", "one piece leads the page", "delete it", is_warning=True)
        if sum(slot.count for slot in secondary) > SECONDARY:
            message = f"the page shows {SECONDARY} pieces beside its lead"
            self.file.report("secondary", message, "take the last ones away", is_warning=True)
        return FrontPage(
            breaking=self._breaking(front_page.breaking) if front_page.breaking else None,
            lead=lead[0] if lead else None,
            secondary=secondary,
            sections=self._strips("sections", front_page.sections),
            promoted=self._strips("promoted", front_page.promoted),
            multimedia=self._slots(_numbered("multimedia", front_page.multimedia)),
        )

    def _slots(self, named: Iterable[Named]) -> tuple[Slot, ...]:
        return tuple(found for key, slot in named if (found := self._slot(key, slot)))

    def _slot(self, key: str, slot: Slot) -> Slot | None:
        if slot.until and slot.until <= self.now:
            # Its time is over, whatever it said.
            return None
        if slot.article and slot.is_rule:
            self.file.report(key, f"`{key}` names an article and a rule", "keep one of them")
            return None
        if not slot.article:
            if not slot.is_rule:
                hint = "give it `article: …`, or `section: …`, `kind: …` or `newest: …`"
                self.file.report_nothing(key, Slot, hint)
                return None
            section = self._section(f"{key}.section", slot.section) if slot.section else ""
            return None if section is None else msgspec.structs.replace(slot, section=section)
        path = self._article(f"{key}.article", slot.article, "another piece takes its place")
        if path in self.seen:
            message = f"`{slot.article}` stands on the page already, as `{self.seen[path]}`"
            self.file.report(f"{key}.article", message, "delete it", is_warning=True)
            return None
        if path:
            self.seen[path] = key
        return msgspec.structs.replace(slot, article=path) if path else None

    def _strips(self, name: str, strips: tuple[Strip, ...]) -> tuple[Strip, ...]:
        resolved: dict[str, Strip] = {}
        for index, strip in enumerate(strips):
            key = f"{name}[{index}]"
            articles = self._slots(_numbered(f"{key}.articles", strip.articles))
            path = self._section(f"{key}.section", strip.section)
            if path in resolved:
                self.file.report(f"{key}.section", f"`{strip.section}` is there already", "delete it", is_warning=True)
            elif path:
                resolved[path] = msgspec.structs.replace(strip, section=path, articles=articles)
        return tuple(resolved.values())

    def _breaking(self, breaking: Breaking) -> Breaking | None:
        if breaking.until <= self.now:
            return None
        if breaking.article and breaking.url:
            self.file.report("breaking", "`breaking` names an article and an address", "keep one of them")
            return None
        if breaking.url:
            if not breaking.title:
                self.file.report("breaking", "`breaking` has no title", "add a line `title: …`")
            if not (is_address := is_web_address(breaking.url) or not address_fault(breaking.url)):
                hint = "write https://… or an address of the newspaper, like /thoi-su/"
                self.file.report("breaking.url", f"`{breaking.url}` is no address", hint)
            return breaking if breaking.title and is_address else None
        if breaking.article:
            path = self._article("breaking.article", breaking.article, "there is no bar")
            return msgspec.structs.replace(breaking, article=path) if path else None
        if not breaking.title:
            self.file.report_nothing("breaking", Breaking, "add `title: …` or `article: …`")
            return None
        return breaking

    def _section(self, key: str, written: str) -> str | None:
        """The path of a section; None with a problem when there is none of that name."""
        section = self.edition.catalog.tree.find(written)
        if section is None:
            known = [section.path for section in self.edition.catalog.tree]
            self.file.report(key, f"there is no section `{written}`", suggest(written, known))
        return section.path if section else None

    def _article(self, key: str, written: str, otherwise: str) -> str:
        """The path of a published article; empty when it cannot be shown, with a problem or a warning."""
        names = self.edition.names
        found = names.find(written)
        if len(found) > 1:
            message = f"`{written}` is the slug of {' and '.join(found)}"
            self.file.report(key, message, "write the path instead")
        elif not found:
            self.file.report(key, f"there is no article `{written}`", nearest_name(names, written))
        elif found[0] in self.held:
            message = f"`{written}` is not published now, so {otherwise}"
            self.file.report(key, message, is_warning=True)
        elif found[0] in self.edition.entries:
            return found[0]
        # Else it cannot be read, or can have no page: its own problems are told already.
        return ""
