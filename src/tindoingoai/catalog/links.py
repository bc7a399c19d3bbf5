"""Links of texts into the newspaper: the article, the file or the page that each is meant to lead to."""

import html
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote

from tindoingoai.addresses import is_outside, resolve_file
from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.newsroom import Measure
from tindoingoai.catalog.references import Names
from tindoingoai.catalog.sections import slug_path
from tindoingoai.kinds import ending_of, is_article
from tindoingoai.vietnamese.text import to_nfc

_PAGE = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*(?:/|\.html)")
_REST = re.compile(r"[?#]")


class Goal(NamedTuple):
    """What a link means: the path of an article, or the address of a file, or of a page as it is written.

    `rest` stands behind that: a query, a place inside the page. `link` is the whole as HTML holds it, without the host.
    """

    kind: Literal["article", "file", "page"]
    target: str
    rest: str
    link: str

    @property
    def place(self) -> str:
        """The place inside the page; empty for the page itself."""
        return unquote(self.rest.partition("#")[2])


def find_goal(link: str, source: str, names: Names, home: str, measure: Measure, sections: Container[str] = ()) -> Goal:
    """The goal of a link as the HTML of the article at the path `source` has it; `home` is the site's own address.

    One that names an article, by its slug or path, means that, and so does one to its own folder, if that is none of
    the `sections`; then comes a file, beside the article or in static/.
    """
    # Nearly all links are one of these two.
    if path := names.only(link):
        return Goal("article", path, "", link)
    if _PAGE.fullmatch(link):
        return Goal("page", link, "", link)
    link = (link.removeprefix(home) or "/") if is_outside(link) else link
    text = html.unescape(link)
    cut = found.start() if (found := _REST.search(text)) else len(text)
    way, rest = to_nfc(unquote(text[:cut])), text[cut:]
    address, _ = resolve_file(source, way)
    for name in (address, way) if way and _may_name_article(way) else ():
        if found_path := names.find_one(name):
            return Goal("article", found_path, rest, link)
    if way.endswith("/") and (found_path := names.find_bundle(address)) and slug_path(address) not in sections:
        return Goal("article", found_path, rest, link)
    if way and measure(address):
        return Goal("file", address, rest, link)
    return Goal("page", way, rest, link)


def withhold(goal: Goal, hidden: Mapping[str, str]) -> Goal:
    """The goal of a link; one to the address of an article that is not published, by these addresses, means that."""
    path = hidden.get(goal.target) if goal.kind == "page" else None
    return Goal("article", path, goal.rest, goal.link) if path else goal


def _may_name_article(way: str) -> bool:
    """Whether an address has the form of a slug or of a source's path rather than that of a page."""
    return is_article(way) or not (way.endswith("/") or ending_of(way))


def find_target(goal: Goal, entries: Mapping[str, Entry], measure: Measure) -> str:
    """The address that an article or a file now has; empty for a page, and for an article that is not published."""
    if goal.kind == "article":
        target = entries.get(goal.target)
        return target.address if target else ""
    if goal.kind == "file":
        seen = measure(goal.target)
        return (seen and seen.address) or goal.target
    return ""


def changed_links(
    links: Sequence[str], goals: Sequence[Goal], entries: Mapping[str, Entry], measure: Measure
) -> Iterator[tuple[str, str]]:
    """The links of a text that are to have another address, each with that; it is empty where no page is there."""
    for link, goal in zip(links, goals, strict=True):
        target = find_target(goal, entries, measure)
        address = html.escape(f"{quote(target)}{goal.rest}") if target else ""
        address = goal.link if goal.kind == "page" else address
        if address != link:
            yield link, address
