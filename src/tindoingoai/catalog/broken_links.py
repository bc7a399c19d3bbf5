"""Which links of texts lead nowhere, why, and how to mend them; known only once all pages are."""

import re
from collections.abc import Callable, Container, Iterator, Set
from urllib.parse import quote, unquote, urljoin

from tindoingoai.catalog.links import Goal
from tindoingoai.catalog.newsroom import Load, Measure
from tindoingoai.catalog.publish import Edition
from tindoingoai.catalog.references import article_problem, nearest_name
from tindoingoai.kinds import BESIDE, ending_of
from tindoingoai.markdown.headings import is_of_theme
from tindoingoai.problems import Problem, suggest

# To look for the nearest name takes milliseconds, and an archive may have thousands of links that lead nowhere.
MOST_NAMED = 50
_HOST = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|gov|edu)(?:/|$)", re.IGNORECASE)
# How WordPress calls a piece where it has no better address for it: the front page would be no answer.
_BY_NUMBER = re.compile(r"\?(?:p|page_id|attachment_id|cat)=\d+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class LinkChecker:
    """Looks where the links of an edition lead.

    `addresses` are those of all pages and files; `find_places` has, for the path of an article, the places in its text.
    """

    def __init__(
        self,
        edition: Edition,
        addresses: Container[str],
        measure: Measure,
        find_places: Callable[[str], Set[str]],
    ) -> None:
        self.edition = edition
        self.addresses = addresses
        self.measure = measure
        self.find_places = find_places
        self._named = 0

    def check(self, load: Load) -> Iterator[Problem]:
        """A warning for each link that leads nowhere."""
        for path, goals in self.edition.links.items():
            entry = self.edition.entries.get(path)
            if entry is None:
                continue
            faults = [self._find_fault(goal, entry.address) for goal in goals]
            if any(faults):
                # Where a link stands in the text is known by its number among all that the article names.
                numbers = (number for number, each in enumerate(load(path).references) if each.kind == "link")
                for number, fault in zip(numbers, faults, strict=True):
                    if fault:
                        yield article_problem(path, *fault, f"references[{number}]", is_warning=True)

    def _find_fault(self, goal: Goal, base: str) -> tuple[str, str] | None:
        """What is wrong with a link on the page at `base`, and how to mend it."""
        edition, shown = self.edition, unquote(goal.link)[:80]
        path = goal.target if goal.kind == "article" else ""
        if goal.kind == "page":
            address = self._find_page(goal, base)
            if not address:
                return self._blame(goal, shown)
            path = edition.paths.get(address, "")
        if path in edition.names.unreadable:
            return None  # Its own problems are told already.
        if path and path not in edition.entries:
            return f"`{shown}` leads to an article that is not published now: its words stay, the link goes", ""
        if path and goal.place and goal.place not in (known := self.find_places(path)) and not is_of_theme(goal.place):
            hint = suggest(goal.place, known) or "link to the words of a heading, like #ten-tieu-de"
            return f"`{shown}` leads to a place that the article does not have", hint
        seen = self.measure(goal.target) if goal.kind == "file" else None
        return (f"{goal.target}: {seen.fault}", seen.hint) if seen and seen.fault else None

    def _find_page(self, goal: Goal, base: str) -> str:
        """The address that a link on the page at `base` leads to; empty where nothing is there."""
        if goal.target in ("", "/") and _BY_NUMBER.match(goal.rest):
            return ""
        if goal.target in self.addresses:
            return goal.target
        address = unquote(urljoin(quote(base), quote(goal.target)))
        meant = (address, address.removesuffix("index.html"), f"{address}/")
        return next((each for each in meant if each in self.addresses), "")

    def _blame(self, goal: Goal, shown: str) -> tuple[str, str]:
        if len(found := self.edition.names.find(goal.target)) > 1:
            return f"`{shown}` is the slug of {' and '.join(found)}", "write the path instead"
        return f"the link to `{shown}` leads nowhere", self._mend(goal.target)

    def _mend(self, target: str) -> str:
        if _MAIL.fullmatch(target):
            return f"write mailto:{target}"
        if _HOST.match(target):
            return f"write https://{target}"
        if ending_of(target) in BESIDE:
            return "put the file beside the article or below static/, or mend the path"
        self._named += 1
        return nearest_name(self.edition.names, target) if self._named <= MOST_NAMED else ""
