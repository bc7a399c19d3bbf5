"""Catalogue and plan anew: articles → every page of the site, with the digest of its context, in the store."""

import collections
import functools
import itertools
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tindoingoai.build.comparing import write_shared
from tindoingoai.build.options import BuildOptions
from tindoingoai.build.planning import Remembered
from tindoingoai.build.reading import Sources, read_articles
from tindoingoai.catalog.authors import read_authors
from tindoingoai.catalog.catalog import Entry
from tindoingoai.catalog.front import front_turning_points, read_front, settle_front
from tindoingoai.catalog.ground import Ground
from tindoingoai.catalog.publish import Choice, Edition, find_span, publish
from tindoingoai.digest import digest_bytes, encode_value
from tindoingoai.focus import write_focus
from tindoingoai.media.files import THEME, SiteFiles
from tindoingoai.memory import Memory
from tindoingoai.model import Block, Context, Seen
from tindoingoai.pages.desk import Desk, Reads
from tindoingoai.pages.plan import Plan, plan_site
from tindoingoai.pages.sketch import Planned, Sketch, context_of
from tindoingoai.problems import Problem
from tindoingoai.reads.score import (
    count_reads,
    score_reads,
    score_turning_points,
    told_date,
    warn_of_time_ahead,
)
from tindoingoai.reads.totals import Measurement, Totals, recall_totals
from tindoingoai.settings import Settings
from tindoingoai.sources.scan import CONTENT
from tindoingoai.store import Store, StoredPage
from tindoingoai.templating.view import MenuItem, RenderOptions, view_site
from tindoingoai.templating.words import read_words


def compose(
    options: BuildOptions,
    settings: Settings,
    sources: Sources,
    files: SiteFiles,
    store: Store,
    inputs: str,
    measurement: Measurement,
    memory: Memory,
) -> Remembered:
    """The plan, remembered for its inputs unless there are errors: what they are about may change unseen."""
    # Until the new plan is whole there is none, and what was settled was so by the old one.
    store.forget_memory("plan", "settled")
    memory.turn()
    problems: list[Problem] = []
    own = set(files.on_disk)
    authors = read_authors(options.site, problems)
    words = read_words(options.site, settings.lang, problems)
    measured = _measured(files, memory)
    ground = Ground(settings, authors, words, files, measured, memory)
    choice = Choice(options.now, options.drafts, options.future)
    edition = publish(read_articles(store, sources, memory), sources.unreadable, ground, choice, problems)
    for address in edition.files:
        # Also those of articles whose pages are not planned anew.
        files.measure(address)
    totals = recall_totals(store, measurement, settings.zone)
    problems += measurement.problems
    problems += warn_of_time_ahead(settings.most_read.reads, totals, options.now)
    problems += _warn_of_strangers(settings.most_read.reads, totals, edition)
    written = read_front(options.site, settings.zone, problems)
    front = settle_front(written, edition, options.now, problems)
    desk = Desk(edition, ground, _take_reads(totals, settings, options), front)
    plan = plan_site(desk, {address: file.name for address, file in files.on_disk.items()}, problems)
    view = view_site(settings, _menu(edition), files.versions(THEME))
    shared = [*desk.shared_blocks.values(), *desk.latest_fragments.values()]
    fragments = {block.fragment: memory.same(("fragment", block.fragment), block) for block in shared}
    rendering = RenderOptions("", view, words, settings.links, settings.base_path, fragments)
    pages = _store_pages(store, desk, plan, memory)
    problems += [fault for address, fault in files.faults() if address not in edition.files]
    problems += files.withheld()
    measured.seen = {address: files.measure(address) for address in sorted(files.wanted)}
    shown = _pictures(edition, files, memory)
    front_turns = front_turning_points(written.front) if written else ()
    since, until = find_span(options.now, sorted([*score_turning_points(totals, settings.most_read), *front_turns]))
    remembered = Remembered(
        since=max(since, edition.span[0]),
        until=min(until, edition.span[1]),
        beside={address: files.digest(address) for address in files.asked - own},
        blamed=_blamed(problems, sources),
        problems=tuple(problems),
        counts=memory.once("counts", _count, memory.each("kinds", operator.attrgetter("kind"), plan.addresses, pages)),
        held=edition.held,
        left_out=plan.left_out,
        rendering=rendering,
        shown=shown,
        variants=memory.once("variants", lambda pictures, _: _name_variants(files, pictures), shown, ground.state),
    )
    if not sources.unreadable and all(problem.is_warning for problem in problems):
        store.remember("plan", inputs, remembered)
    return remembered


def _take_reads(totals: Totals, settings: Settings, options: BuildOptions) -> Reads:
    taken = (totals, settings.most_read, options.now)
    date = told_date(*taken)
    return Reads(score_reads(*taken), functools.partial(count_reads, *taken), date and date.astimezone(settings.zone))


def _warn_of_strangers(name: str, totals: Totals, edition: Edition) -> Iterator[Problem]:
    """Reads of pieces that are gone are usual; of none that is here, they are somebody else's, or named otherwise."""
    if totals.articles and not any(map(edition.names.find, totals.articles)):
        message = f"none of its articles is one of this newspaper, like `{min(totals.articles)}`"
        yield Problem(name, 0, 0, message, hint="reads go by slug or path, as in thoi-su/ten-bai", severity="warning")


class _Measured:
    """What the files that a build asked for measured; another object once one of them measures otherwise."""

    def __init__(self) -> None:
        self.seen: dict[str, Seen | None] = {}


def _measured(files: SiteFiles, memory: Memory) -> _Measured:
    measured = memory.get("measured", _Measured())
    if not all(files.measures(address, seen) for address, seen in measured.seen.items()):
        measured = _Measured()
    memory.put("measured", measured)
    return measured


def _pictures(edition: Edition, files: SiteFiles, memory: Memory) -> dict[str, tuple[str, ...]]:
    """The pictures on pages of which there are variants, each with the points that its crops keep."""
    leads = memory.each("leads", _focus_of_lead, edition.catalog.paths, edition.catalog.entries)
    focuses = memory.once("focuses", _gather_focuses, leads)
    seen = ((address, files.measure(address)) for address in sorted(files.wanted))
    return {address: focuses.get(address, ()) for address, found in seen if found and found.stem}


def _name_variants(files: SiteFiles, shown: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(
        variant.address for address, focuses in shown.items() for variant in files.variants(address, focuses)
    )


def _focus_of_lead(entry: Entry) -> tuple[str, str] | None:
    image = entry.article.front.image
    return (image.src, write_focus(image.focus)) if image else None


def _gather_focuses(leads: Iterable[tuple[str, str] | None]) -> dict[str, tuple[str, ...]]:
    focuses: dict[str, set[str]] = {}
    for address, focus in filter(None, leads):
        focuses.setdefault(address, set()).add(focus)
    return {address: tuple(sorted(points)) for address, points in focuses.items()}


def _count(kinds: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(collections.Counter(kinds).items())


def _store_pages(store: Store, desk: Desk, plan: Plan, memory: Memory) -> list[StoredPage]:
    """Draws the pages of a plan that are not stored alike."""
    drawing, addresses = _Drawing(store, desk), plan.addresses
    drawn = memory.each("drawn", drawing.draw, addresses, plan.pages)
    stored = store.pages()
    # Nearly all are the very objects that the store has.
    is_fresh = map(operator.is_not, map(stored.get, addresses), drawn)
    for planned, page in itertools.compress(zip(plan.pages, drawn, strict=True), is_fresh):
        if stored.get(page.address) != page:
            drawing.keep(planned, page)
    store.drop_pages(stored.keys() - set(addresses))
    return drawn


class _Drawing:
    """Makes the contexts of pages and keeps them in the store, but for those that it has already."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk
        self._stored = store.pages()
        self._fresh: set[str] = set()

    def draw(self, page: Planned) -> StoredPage:
        """The page with the digest of its context."""
        stored = self._stored.get(page.address)
        if isinstance(page, Sketch) and stored and stored.key == page.key:
            return stored
        context = context_of(self._desk, page)
        blocks: Sequence[Block] = getattr(context, "blocks", ())
        return StoredPage(
            address=page.address,
            kind=page.kind,
            template=page.template,
            type=type(context).__name__,
            blocks=" ".join(sorted({block.name for block in blocks})),
            body=getattr(context, "body", ""),
            key=page.key if isinstance(page, Sketch) else "",
            context=self._keep_context(page, context),
            shared=write_shared(blocks),
        )

    def keep(self, planned: Planned, page: StoredPage) -> None:
        """Keeps a page whose context the store has."""
        stored = self._stored.get(page.address)
        if page.address not in self._fresh and not (stored and stored.context == page.context):
            # Drawn in an earlier build whose changes to the store were taken back.
            self._keep_context(planned, context_of(self._desk, planned))
        self._store.keep_page(page)

    def _keep_context(self, page: Planned, context: Context) -> str:
        """At once, since the contexts of a large archive are too much to be held; the digest of this one."""
        encoded = encode_value(context)
        self._fresh.add(page.address)
        self._store.keep_context(page.address, encoded)
        return digest_bytes(encoded)


def _blamed(problems: Iterable[Problem], sources: Sources) -> dict[str, str]:
    paths = {problem.path.removeprefix(f"{CONTENT}/") for problem in problems if problem.path.startswith(CONTENT)}
    return {path: sources.known[path].digest for path in paths & sources.known.keys()}


def _menu(edition: Edition) -> tuple[MenuItem, ...]:
    return tuple(
        MenuItem(section.title, section.address, tuple(child.link for child in section.children if not child.hidden))
        for section in edition.catalog.tree.roots
        if not section.hidden
    )
