"""Plan: rows → every page of the site, each with its key, and all else that a build must know of the whole."""

import collections
import datetime
import functools
from collections.abc import Callable, Iterable, Iterator, Set
from typing import NamedTuple

import msgspec

from tindoingoai.addresses import is_outside
from tindoingoai.catalog.authors import read_authors
from tindoingoai.catalog.broken_links import LinkChecker
from tindoingoai.catalog.copies import warn_of_copies
from tindoingoai.catalog.front_page import front_page_turning_points, read_front, resolve_front_page
from tindoingoai.catalog.newsroom import Load, Newsroom
from tindoingoai.catalog.publish import Choice, Edition, find_period, look_further, name_files, publish
from tindoingoai.catalog.tags import read_tags
from tindoingoai.digest import digest_value, engine_digest
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.placing import place_problems
from tindoingoai.engine.reading import Sources, read_rows
from tindoingoai.engine.similar import SimilarFinder
from tindoingoai.focus import write_focus
from tindoingoai.markdown.anchors import find_places
from tindoingoai.media.files import THEME, SiteFiles
from tindoingoai.memo import Memo
from tindoingoai.model import Article, Body, Context, Held
from tindoingoai.pages.desk import Desk, Reads
from tindoingoai.pages.page import Page
from tindoingoai.pages.plan import plan_site
from tindoingoai.problems import Problem
from tindoingoai.reads.score import count_reads, score_reads, score_turning_points, told_date, warn_of_time_ahead
from tindoingoai.reads.totals import Totals, measure, recall_totals
from tindoingoai.settings import FILE_NAME, Settings, parse_settings, read_settings_text
from tindoingoai.site_folders import CONTENT
from tindoingoai.sources.scan import Unread
from tindoingoai.store import SourceReader, Store
from tindoingoai.templating.folders import warn_of_slips
from tindoingoai.templating.view import MenuItem, RenderOptions, view_site
from tindoingoai.templating.words import read_words

_decode_article = msgspec.json.Decoder(Article).decode
_decode_body = msgspec.json.Decoder(Body).decode


class SitePlan(NamedTuple):
    """Every page of a site by its address, the desk that they are drawn from, and what is known of the whole.

    - `held`: the articles that are not published
    - `files`: those that are copied, by address, each with its path
    - `shown`: the pictures of which there are variants, by address, each with the points that its crops keep
    - `variants`: the addresses of all these
    - `since` and `until`: between these moments `now` changes nothing
    """

    pages: dict[str, Page]
    desk: Desk
    rendering: RenderOptions
    held: tuple[Held, ...]
    files: frozenset[str]
    shown: dict[str, tuple[str, ...]]
    variants: frozenset[str]
    since: datetime.datetime
    until: datetime.datetime

    @property
    def counts(self) -> dict[str, int]:
        """How many pages there are of each kind."""
        return dict(collections.Counter(page.kind for page in self.pages.values()))

    def draw(self, address: str, load: Load) -> Context:
        """What the template of a page may see."""
        page = self.pages[address]
        return page.draw(self.desk, page.source, load)


def recall_settings(store: Store, text: str, base_url: str) -> Settings:
    """The settings that a text holds, parsed only if they were not before; raises `SettingsError`."""
    key = digest_value([engine_digest(), text, base_url])
    settings = store.recall("settings", key, Settings)
    if settings is None:
        settings = parse_settings(text, base_url or None)
        store.remember("settings", key, settings)
    return settings


def loader(store: Store | SourceReader) -> Load:
    """Fetches whole articles from a store."""
    return lambda path: _decode_article(store.article(path))


def plan_build(
    options: BuildOptions,
    settings: Settings,
    sources: Sources,
    files: SiteFiles,
    store: Store,
    memo: Memo,
    problems: list[Problem],
) -> SitePlan:
    """The plan of the site as it now is; what is wrong is added to `problems`."""
    memo.turn()
    found: list[Problem] = []
    authors = memo.same("profiles", read_authors(options.site, found))
    words = memo.same("words", read_words(options.site, settings.lang, found))
    tags = read_tags(options.site, found)
    newsroom = Newsroom(settings, authors, tags, words, files)
    choice = Choice(options.now, options.drafts, options.future)
    rows, home = read_rows(sources, memo), sources.options.home
    edition = publish(rows, sources.unreadable, newsroom, choice, loader(store), found, memo, home)
    found += _look_further(sources, edition, newsroom)
    found += warn_of_copies(edition.catalog.entries, sources.text_of)
    problems[:] = _without_linked(problems, edition.linked)
    totals = _read_totals(options, settings, edition, store, found)
    written = read_front(options.site, settings.zone, found)
    front_page = resolve_front_page(written, edition, options.now, found)
    reads = _take_reads(totals, settings, options)
    desk = Desk(edition, newsroom, reads, front_page, SimilarFinder(store, memo).find, memo)
    named = name_files(edition, settings)
    # What is wrong with a file that an article names is told where it does.
    found += files.faults(sorted(named - edition.files))
    found += _check_share(options, settings, files)
    found += files.withheld(sorted(files.static.keys() - named))
    copied = files.static | files.beside_articles(named | edition.linked)
    found += warn_of_slips(options.site)
    plan = plan_site(desk, {address: file.name for address, file in copied.items()}, found)
    addresses = plan.pages.keys() | copied.keys()
    found += LinkChecker(edition, addresses, files, _place_finder(sources, store)).check(loader(store))
    problems += _not_told(place_problems(found, options.site, sources, store), sources, tuple(problems))
    shown = _pictures(edition, settings, files, named)
    front_page_turns = front_page_turning_points(written.front_page) if written else ()
    since, until = find_period(
        options.now, sorted([*score_turning_points(totals, settings.most_read), *front_page_turns])
    )
    return SitePlan(
        pages=plan.pages,
        desk=desk,
        rendering=_rendering(options, settings, desk, files),
        held=edition.held,
        files=frozenset(address for address in copied.keys() - plan.left_out if files.is_copied(address)),
        shown=shown,
        variants=frozenset(each.address for address in shown for each in files.variants(address, shown[address])),
        since=max(since, edition.period[0]),
        until=min(until, edition.period[1]),
    )


def _place_finder(sources: Sources, store: Store) -> Callable[[str], Set[str]]:
    """Finds the places inside the texts of articles, by path."""

    @functools.cache
    def find(path: str) -> Set[str]:
        return find_places(_decode_body(store.body(sources.known[path].body)))

    return find


def _without_linked(problems: Iterable[Problem], linked: Set[str]) -> Iterator[Problem]:
    """Without warnings of files beside articles that nobody reads, where texts lead to them."""
    for problem in problems:
        left = problem.without(linked) if isinstance(problem, Unread) else problem
        if left:
            yield left


def _look_further(sources: Sources, edition: Edition, newsroom: Newsroom) -> Iterator[Problem]:
    """What else is wrong with the articles that have errors."""
    if sources.torsos:
        # Where any has, all that reads articles has been imported.
        from tindoingoai.sources.read import row_of

        articles = [torso.article for torso in sources.torsos.values()]
        yield from look_further([(row_of(article), article) for article in articles], edition, newsroom)


def _not_told(found: Iterable[Problem], sources: Sources, told: Iterable[Problem]) -> Iterator[Problem]:
    """Without what is found at the place of an error of reading, since it comes of that."""
    places = {(problem.path, problem.line, problem.column) for problem in told if not problem.is_warning}
    torsos = {f"{CONTENT}/{path}" for path in sources.torsos}
    for problem in found:
        if problem.path not in torsos or (problem.path, problem.line, problem.column) not in places:
            yield problem


def _read_totals(
    options: BuildOptions, settings: Settings, edition: Edition, store: Store, problems: list[Problem]
) -> Totals:
    name = settings.most_read.reads
    measurement = measure(options.site, name, store)
    totals = recall_totals(store, measurement, settings.zone)
    problems += measurement.problems
    problems += warn_of_time_ahead(name, totals, options.now)
    problems += _warn_of_strangers(name, totals, edition)
    return totals


def _take_reads(totals: Totals, settings: Settings, options: BuildOptions) -> Reads:
    taken = (totals, settings.most_read, options.now)
    date = told_date(*taken)
    return Reads(score_reads(*taken), functools.partial(count_reads, *taken), date and date.astimezone(settings.zone))


def _warn_of_strangers(name: str, totals: Totals, edition: Edition) -> Iterator[Problem]:
    """Reads of pieces that are gone are usual; of none that is here, they are somebody else's, or named otherwise."""
    if totals.articles and not any(map(edition.names.find, totals.articles)):
        message = f"none of its articles is one of this newspaper, like `{min(totals.articles)}`"
        yield Problem(name, 0, 0, message, hint="reads go by slug or path, as in thoi-su/ten-bai", severity="warning")


def _check_share(options: BuildOptions, settings: Settings, files: SiteFiles) -> Iterator[Problem]:
    """Tells of a picture for sharing that the site does not have."""
    picture = settings.share.picture
    if picture and not is_outside(picture) and files.measure(picture) is None:
        from tindoingoai.located.nodes import Document, Place, place_of_key, read_mapping

        mapping = read_mapping(Document(FILE_NAME, read_settings_text(options.site)))
        place = place_of_key(mapping, "share.picture") if mapping else Place(0, 0)
        hint = f"put it at static{picture}, or mend the path"
        yield Problem(FILE_NAME, place.line, place.column, f"there is no file {picture}", hint=hint)


def _rendering(options: BuildOptions, settings: Settings, desk: Desk, files: SiteFiles) -> RenderOptions:
    shared = [*desk.shared_blocks.values(), *desk.latest_fragments.values()]
    return RenderOptions(
        site=str(options.site),
        view=view_site(settings, _menu(desk.edition), files.versions(THEME)),
        words=desk.words,
        links=settings.links,
        base_path=settings.base_path,
        fragments={block.fragment: block for block in shared},
    )


def _pictures(
    edition: Edition, settings: Settings, files: SiteFiles, named: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """The pictures on pages of which there are variants, each with the points that its crops keep."""
    focuses = {settings.share.picture: {write_focus("")}}
    for entry in edition.catalog.entries:
        if image := entry.row.image:
            focuses.setdefault(image.src, set()).add(write_focus(image.focus))
    seen = ((address, files.measure(address)) for address in sorted(named))
    return {address: tuple(sorted(focuses.get(address, ()))) for address, look in seen if look and look.stem}


def _menu(edition: Edition) -> tuple[MenuItem, ...]:
    return tuple(
        MenuItem(section.title, section.address, tuple(child.link for child in section.children if not child.hidden))
        for section in edition.catalog.tree.roots
        if not section.hidden
    )
