"""Catalogue and plan anew: articles → every page of the site, sealed with its digest, in the store."""

import collections
import datetime
import functools
from collections.abc import Iterable, Iterator, Sequence

from tindoingoai.build.options import BuildOptions
from tindoingoai.build.planning import Remembered
from tindoingoai.build.reading import Sources, read_articles
from tindoingoai.catalog.authors import read_authors
from tindoingoai.catalog.publish import Choice, Edition, publish, turning_points
from tindoingoai.digest import digest_bytes, digest_value, encode_value
from tindoingoai.media.files import THEME, SiteFiles
from tindoingoai.model import Block, Page
from tindoingoai.pages.desk import Desk
from tindoingoai.pages.plan import plan_site
from tindoingoai.problems import Problem
from tindoingoai.reads.score import score_reads, score_turning_points
from tindoingoai.reads.totals import read_totals
from tindoingoai.settings import Settings
from tindoingoai.sources.scan import CONTENT
from tindoingoai.store import Store, StoredPage
from tindoingoai.templating.environment import read_words
from tindoingoai.templating.view import MenuItem, RenderOptions, view_site

ALWAYS = (datetime.datetime.min.replace(tzinfo=datetime.UTC), datetime.datetime.max.replace(tzinfo=datetime.UTC))


def compose(
    options: BuildOptions, settings: Settings, sources: Sources, files: SiteFiles, store: Store, inputs: str
) -> tuple[Remembered, list[StoredPage]]:
    """The plan, remembered for its inputs unless there are errors: what they are about may change unseen."""
    # Until the new plan is whole there is none.
    store.forget_memory("plan")
    problems: list[Problem] = []
    own = set(files.paths)
    authors = read_authors(options.site, problems)
    choice = Choice(options.now, options.drafts, options.future)
    articles = tuple(read_articles(store))
    edition = publish(articles, sources.unreadable, settings, authors, choice, files.measure, problems)
    words = read_words(options.site, settings.lang, problems)
    totals = read_totals(options.site, settings.most_read.reads, settings.zone, problems)
    scores = score_reads(totals, settings.most_read, options.now)
    desk = Desk(edition, settings, words, scores, files.measure)
    plan = plan_site(desk, {address: files.shown(path) for address, path in files.paths.items()}, problems)
    view = view_site(settings, _menu(edition), files.versions(THEME))
    fragments = desk.shared_blocks | {block.fragment: block for block in desk.latest_fragments.values()}
    rendering = RenderOptions("", view, words, settings.links, settings.base_path, fragments)
    pages = _store_pages(store, plan.pages, rendering)
    since, until = _span(options.now, [*turning_points(articles), *score_turning_points(totals, settings.most_read)])
    remembered = Remembered(
        since=since,
        until=until,
        beside={address: files.digest(address) for address in files.asked - own},
        blamed=_blamed(problems, sources),
        problems=tuple(problems),
        counts=tuple(collections.Counter(page.kind for page in pages).items()),
        held=edition.held,
        left_out=plan.left_out,
        rendering=rendering,
    )
    if not sources.unreadable and all(problem.is_warning for problem in problems):
        store.remember("plan", inputs, remembered)
    return remembered, pages


def _store_pages(store: Store, pages: Iterable[Page], rendering: RenderOptions) -> list[StoredPage]:
    """Seals the pages of a plan, and stores those that are not stored alike."""
    stored = {page.address: page for page in store.pages()}
    kept: list[StoredPage] = []
    store.keep_pages(_changed(_seal(pages, rendering), stored, kept))
    store.drop_pages(stored.keys() - {page.address for page in kept})
    return kept


def _changed(
    sealed: Iterable[tuple[StoredPage, bytes]], stored: dict[str, StoredPage], kept: list[StoredPage]
) -> Iterator[tuple[StoredPage, bytes]]:
    for page, context in sealed:
        kept.append(page)
        if stored.get(page.address) != page:
            yield page, context


def _seal(pages: Iterable[Page], rendering: RenderOptions) -> Iterator[tuple[StoredPage, bytes]]:
    """Every page with its encoded context, and the digest of all that its template may see but for the body."""
    site = digest_value([rendering.view, rendering.words, rendering.links, rendering.base_path]).encode()
    is_baked = rendering.view.blocks == "baked"

    @functools.cache
    def digest_shared(fragment: str, picks: tuple[int, ...]) -> bytes:
        return digest_value(rendering.fragments[fragment].pick(picks)).encode()

    for page in pages:
        context = encode_value(page.context)
        blocks: Sequence[Block] = getattr(page.context, "blocks", ())
        held = [digest_shared(block.fragment, block.picks) for block in blocks if is_baked and block.fragment]
        sealed = StoredPage(
            address=page.address,
            kind=page.kind,
            template=page.template,
            type=type(page.context).__name__,
            blocks=" ".join(sorted({block.name for block in blocks})),
            body=getattr(page.context, "body", ""),
            data=digest_bytes(b"".join([context, site, *held])),
        )
        yield sealed, context


def _blamed(problems: Iterable[Problem], sources: Sources) -> dict[str, str]:
    paths = {problem.path.removeprefix(f"{CONTENT}/") for problem in problems if problem.path.startswith(CONTENT)}
    return {path: sources.known[path].digest for path in paths & sources.known.keys()}


def _span(now: datetime.datetime, turns: Sequence[datetime.datetime]) -> tuple[datetime.datetime, datetime.datetime]:
    """The moments between which nothing turns: from the last that has come to the next that has not."""
    first, last = ALWAYS
    return max((turn for turn in turns if turn <= now), default=first), min(
        (turn for turn in turns if turn > now), default=last
    )


def _menu(edition: Edition) -> tuple[MenuItem, ...]:
    return tuple(
        MenuItem(section.title, section.address, tuple(child.link for child in section.children if not child.hidden))
        for section in edition.catalog.tree.roots
        if not section.hidden
    )
