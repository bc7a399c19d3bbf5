"""Which links of texts lead nowhere, why, and how to mend them; known only once all pages are."""

import re
from collections.abc import Callable, Container, Iterator, Set
from urllib.parse import quote, unquote, urljoin

from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.links import Goal
from tindoingoai.catalog.newsroom import Load, Measure
from tindoingoai.catalog.publish import Edition
from tindoingoai.catalog.references import article_problem, nearest_name
from tindoingoai.kinds import BESIDE, ending_of
from tindoingoai.markdown.headings import is_of_theme
from tindoingoai.problems import Problem, suggest

_HOST = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|gov|edu)(?:/|$)", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# For the path of an article, the places inside its text.
FindPlaces = Callable[[str], Set[str]]


def check_links(
    edition: Edition, addresses: Container[str], measure: Measure, load: Load, find_places: FindPlaces
) -> Iterator[Problem]:
    """A warning for each link of a text that leads nowhere; `addresses` are those of all pages and files."""
    for path, goals in edition.links.items():
        entry = edition.entries.get(path)
        if entry is None:
            continue
        faults = [_find_fault(goal, entry, edition, addresses, measure, find_places) for goal in goals]
        if any(faults):
            # Where a link stands in the text is known by its number among all that the article names.
            numbers = (number for number, each in enumerate(load(path).references) if each.kind == "link")
            for number, fault in zip(numbers, faults, strict=True):
                if fault:
                    yield article_problem(path, *fault, f"references[{number}]", is_warning=True)


def _find_fault(
    goal: Goal,
    entry: Entry,
    edition: Edition,
    addresses: Container[str],
    measure: Measure,
    find_places: FindPlaces,
) -> tuple[str, str] | None:
    """What is wrong with a link, and how to mend it."""
    shown = unquote(goal.link)[:80]
    path = goal.target if goal.kind == "article" else ""
    if goal.kind == "page":
        meant = [address for address in _pages_meant(goal, entry.address) if address in addresses]
        if not meant:
            return _blame(goal, shown, edition)
        path = next(filter(None, map(edition.paths.get, meant)), "")
    if path in edition.names.unreadable:
        return None  # Its own problems are told already.
    if path and path not in edition.entries:
        return f"`{shown}` leads to an article that is not published now: its words stay, the link goes", ""
    if path and goal.place and goal.place not in (known := find_places(path)) and not is_of_theme(goal.place):
        hint = suggest(goal.place, known) or "link to the words of a heading, like #ten-tieu-de"
        return f"`{shown}` leads to a place that the article does not have", hint
    if goal.kind == "file":
        seen = measure(goal.target)
        return (f"{goal.target}: {seen.fault}", seen.hint) if seen and seen.fault else None
    return None


def _blame(goal: Goal, shown: str, edition: Edition) -> tuple[str, str]:
    """What is wrong with a link that leads nowhere, and how to mend it."""
    if len(found := edition.names.find(goal.target)) > 1:
        return f"`{shown}` is the slug of {' and '.join(found)}", "write the path instead"
    return f"the link to `{shown}` leads nowhere", _mend(goal, edition)


def _pages_meant(goal: Goal, base: str) -> tuple[str, ...]:
    """The addresses of which one must be there, for a link on the page at `base`."""
    address = unquote(urljoin(quote(base), quote(goal.target)))
    return address, address.removesuffix("index.html"), f"{address}/"


def _mend(goal: Goal, edition: Edition) -> str:
    if _MAIL.fullmatch(goal.target):
        return f"write mailto:{goal.target}"
    if _HOST.match(goal.target):
        return f"write https://{goal.target}"
    if ending_of(goal.target) in BESIDE:
        return "put the file beside the article or below static/, or mend the path"
    return nearest_name(edition.names, goal.target)
