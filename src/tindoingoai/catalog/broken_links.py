"""Which links of texts lead nowhere, why, and how to mend them; known only once all pages are."""

import functools
import re
from collections.abc import Callable, Collection, Iterator, Set
from urllib.parse import quote, unquote, urljoin

from tindoingoai.addresses import is_html, resolve_file
from tindoingoai.catalog.links import Goal
from tindoingoai.catalog.newsroom import FileLookup, Load
from tindoingoai.catalog.publish import Edition
from tindoingoai.catalog.references import article_problem, mend_missing_file, nearest_name, slug_in
from tindoingoai.kinds import BESIDE, ending_of
from tindoingoai.markdown.anchors import is_of_theme
from tindoingoai.problems import Problem, nearest, suggest

# To look for the nearest name takes milliseconds, and an archive may have thousands of links that lead nowhere.
MOST_NAMED = 50
# Of more pages in a folder than this only those that begin alike are compared.
_MOST_COMPARED = 500
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
        addresses: Collection[str],
        files: FileLookup,
        find_places: Callable[[str], Set[str]],
    ) -> None:
        self.edition = edition
        self.addresses = addresses
        self.files = files
        self.find_places = find_places
        self._named = 0

    def check(self, load: Load) -> Iterator[Problem]:
        """A warning for each link that leads nowhere."""
        for path, goals in self.edition.links.items():
            entry = self.edition.entries.get(path)
            if entry is None:
                continue
            faults = [self._find_fault(goal, path, entry.address) for goal in goals]
            if any(faults):
                # Where a link stands in the text is known by its number among all that the article names.
                numbers = (number for number, each in enumerate(load(path).references) if each.kind == "link")
                for number, fault in zip(numbers, faults, strict=True):
                    if fault:
                        yield article_problem(path, *fault, f"references[{number}]", is_warning=True)

    def _find_fault(self, goal: Goal, source: str, base: str) -> tuple[str, str] | None:
        """What is wrong with a link of a source whose page is at `base`, and how to mend it."""
        edition, shown = self.edition, unquote(goal.link)[:80]
        path = goal.target if goal.kind == "article" else ""
        if goal.kind == "page":
            address = self._find_page(goal, base)
            if not address:
                return self._blame(goal, shown, source, base)
            path = edition.paths.get(address, "")
        if path in edition.names.unreadable:
            return None  # Its own problems are told already.
        if path and path not in edition.entries:
            return f"`{shown}` leads to an article that is not published now: its words stay, the link goes", ""
        if path and goal.place and goal.place not in (known := self.find_places(path)) and not is_of_theme(goal.place):
            hint = suggest(goal.place, known) or "link to the words of a heading, like #ten-tieu-de"
            return f"`{shown}` leads to a place that the article does not have", hint
        seen = self.files.measure(goal.target) if goal.kind == "file" else None
        return (f"{goal.target}: {seen.fault}", seen.hint) if seen and seen.fault else None

    def _find_page(self, goal: Goal, base: str) -> str:
        """The address that a link on the page at `base` leads to; empty where nothing is there."""
        if goal.target in ("", "/") and _BY_NUMBER.match(goal.rest):
            return ""
        if goal.target in self.addresses:
            return goal.target
        address = _join(base, goal.target)
        meant = (address, address.removesuffix("index.html"), f"{address}/")
        return next((each for each in meant if each in self.addresses), "")

    def _blame(self, goal: Goal, shown: str, source: str, base: str) -> tuple[str, str]:
        if len(found := self.edition.names.find(goal.target)) > 1:
            return f"`{shown}` is the slug of {' and '.join(found)}", "write the path instead"
        return f"the link to `{shown}` leads nowhere", self._mend(goal.target, source, base)

    def _mend(self, target: str, source: str, base: str) -> str:
        if _MAIL.fullmatch(target):
            return f"write mailto:{target}"
        if _HOST.match(target):
            return f"write https://{target}"
        if ending_of(target) in BESIDE:
            address, _ = resolve_file(source, target)
            return mend_missing_file(address, source, self.files) if address else "mend the path"
        is_address = target.startswith("/") or is_html(target)
        self._named += 1
        if self._named > MOST_NAMED:
            return ""
        if not is_address:
            return nearest_name(self.edition.names, target)
        near = self._nearest_address(_join(base, target))
        return f"did you mean `{near}`?" if near else "mend the address, or link to the article by its file"

    def _nearest_address(self, address: str) -> str:
        """The address that a mistyped one most likely meant; empty where none is like it."""
        looks = (self._nearest_page, self._nearest_article)
        found = (look(address) for look in (looks if address.endswith("/") else reversed(looks)))
        return next(filter(None, found), "")

    def _nearest_article(self, address: str) -> str:
        names = self.edition.names
        paths = names.by_slug.get(names.nearest(slug_in(address)) or "", [])
        return next((self.edition.entries[path].address for path in paths if path in self.edition.entries), "")

    def _nearest_page(self, address: str) -> str:
        """The page or file, but for articles, whose steps are most like those of an address."""
        folder = "/"
        steps = address.strip("/").split("/")
        for step in steps:
            names = self._steps.get(folder, {})
            if len(names) > _MOST_COMPARED:
                names = {name: True for name in names if name[:2] == step[:2]}
            found = nearest(step, names)
            if found is None:
                return ""
            folder = f"{folder}{found}/"
        return next((each for each in (folder, folder.removesuffix("/")) if each in self.addresses), "")

    @functools.cached_property
    def _steps(self) -> dict[str, dict[str, bool]]:
        """The names below each folder, but for those of articles."""
        steps: dict[str, dict[str, bool]] = {}
        for address in sorted(self.addresses):
            if address not in self.edition.paths:
                folder = "/"
                for step in address.strip("/").split("/"):
                    steps.setdefault(folder, {})[step] = True
                    folder = f"{folder}{step}/"
        return steps


def _join(base: str, target: str) -> str:
    """The address that a link on the page at `base` has."""
    return unquote(urljoin(quote(base), quote(target)))
