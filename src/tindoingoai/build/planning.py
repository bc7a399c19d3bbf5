"""Catalogue and plan: articles → every page of the site, and the digests that tell whether one is stale."""

from tindoingoai.build.options import BuildOptions
from tindoingoai.build.reading import Sources
from tindoingoai.catalog.authors import read_authors
from tindoingoai.catalog.publish import Choice, Edition, publish
from tindoingoai.media.files import THEME, SiteFiles
from tindoingoai.model import Page, Value
from tindoingoai.pages.desk import Desk
from tindoingoai.pages.plan import plan_site
from tindoingoai.problems import Problem
from tindoingoai.reads.score import score_reads
from tindoingoai.reads.totals import read_totals
from tindoingoai.settings import Settings
from tindoingoai.templating.environment import MenuItem, read_words, view_site
from tindoingoai.templating.render import RenderOptions


class SitePlan(Value, frozen=True):
    """Every page of a site, the files that make way for one, what rendering needs, and the edition they show."""

    pages: list[Page]
    left_out: frozenset[str]
    rendering: RenderOptions
    edition: Edition


def plan_build(
    options: BuildOptions, settings: Settings, sources: Sources, files: SiteFiles, problems: list[Problem]
) -> SitePlan:
    authors = read_authors(options.site, problems)
    choice = Choice(options.now, options.drafts, options.future)
    edition = publish(sources.articles, sources.unreadable, settings, authors, choice, files.measure, problems)
    words = read_words(options.site, settings.lang, problems)
    totals = read_totals(options.site, settings.most_read.reads, settings.zone, problems)
    scores = score_reads(totals, settings.most_read, options.now)
    desk = Desk(edition, settings, words, scores, files.measure)
    plan = plan_site(desk, {address: files.shown(path) for address, path in files.paths.items()}, problems)
    view = view_site(settings, _menu(edition), files.versions(THEME))
    fragments = desk.shared_blocks | {block.fragment: block for block in desk.latest_fragments.values()}
    rendering = RenderOptions(str(options.site), view, words, settings.links, settings.base_path, fragments)
    return SitePlan(plan.pages, plan.left_out, rendering, edition)


def _menu(edition: Edition) -> tuple[MenuItem, ...]:
    return tuple(
        MenuItem(section.title, section.address, tuple(child.link for child in section.children if not child.hidden))
        for section in edition.catalog.tree.roots
        if not section.hidden
    )
