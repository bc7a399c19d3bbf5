"""Why a page is as it is: what it is made of, when and why it was last rendered, and what would make it stale.

Plans the site aside, as the next build would, and compares one page; writes neither to the store nor to the output.
"""

import functools
import pathlib
from collections.abc import Iterator

import msgspec

from tindoingoai.addresses import file_of
from tindoingoai.engine.comparing import Shared, Stale, TemplateDigests, compare, compare_assets
from tindoingoai.engine.drawing import draw_page
from tindoingoai.engine.dry_plan import copied_store
from tindoingoai.engine.executors import ProcessExecutor
from tindoingoai.engine.inputs import PageInputs, gather_inputs
from tindoingoai.engine.options import BuildOptions, Silence
from tindoingoai.engine.planning import loader, plan_build
from tindoingoai.engine.reading import read_all
from tindoingoai.engine.resolving import is_source, nearest_names, possible_files
from tindoingoai.engine.run import name_of
from tindoingoai.engine.variants import VariantMaker
from tindoingoai.media.files import SiteFiles
from tindoingoai.memo import Memo
from tindoingoai.model import Value
from tindoingoai.output import Output
from tindoingoai.pages.page import Page
from tindoingoai.pages.search import SEARCH_ADDRESS
from tindoingoai.problems import Problem, ProblemsError, has_errors
from tindoingoai.settings import AUTHORS, FILE_NAME, FRONT, TAGS, Settings, read_settings
from tindoingoai.site_folders import CONTENT, TEMPLATES
from tindoingoai.sources.scan import scan
from tindoingoai.store import STORE, Store, StoredFile
from tindoingoai.templating.environment import Templates
from tindoingoai.templating.view import theme_folder

# Besides the reasons of a build: an address that the next build deletes.
GONE = "gone"


class Explanation(Value, frozen=True, omit_defaults=False):
    """All about one file of the output.

    `reason` and `rendered` (a moment in UTC) tell of the last rendering, empty when none is on record. `stale` names
    why the next build would render or delete it, `changed` the sources among its inputs that changed since they were
    last read, and `would` what else makes it stale.
    """

    address: str
    file: str
    kind: str
    source: str
    template: str
    templates: tuple[str, ...]
    inputs: PageInputs
    reason: str
    rendered: str
    stale: tuple[str, ...]
    changed: tuple[str, ...]
    would: tuple[str, ...]
    notes: tuple[str, ...]
    zone: str


class Unknown(Value, frozen=True, omit_defaults=False):
    """No file of the output answers to what was asked: why, and the names most like it."""

    asked: str
    why: str
    nearest: tuple[str, ...] = ()


def explain(options: BuildOptions, asked: str, here: pathlib.Path) -> Explanation | Unknown:
    """Explains what `asked` names, a path as seen from `here`. Raises `ProblemsError` for a source with errors."""
    settings = read_settings(options.site, options.base_url or None)
    with copied_store(options.cache / STORE) as store:
        return _Explainer(options, settings, store).explain(asked, here)


class _Explainer:
    def __init__(self, options: BuildOptions, settings: Settings, store: Store) -> None:
        self.options = options
        self.settings = settings
        self.store = store
        self.problems: list[Problem] = []
        self.before = {path: source.digest for path, source in store.sources().items()}
        look, executor = functools.partial(scan, options.site), ProcessExecutor(options.jobs)
        home = read_settings(options.site).base_url
        self.sources = read_all(options, settings, home, store, look, executor.read, Silence(), self.problems)
        self.files = SiteFiles(options.site, theme_folder(), store, self.problems, settings.pictures)
        self.plan = plan_build(options, settings, self.sources, self.files, store, Memo(), self.problems)
        self.pages = self.plan.pages
        self.maker = VariantMaker(options, settings.pictures, self.files)
        self.assets = self.plan.files | self.plan.variants
        self.output = Output(options.output)
        self.interrupted = self.output.interrupted()
        known = store.files(name_of(options))
        self.known = {address: file for address, file in known.items() if address not in self.interrupted}
        self.was_built = known.keys() | self.output.manifest(known)

    def explain(self, asked: str, here: pathlib.Path) -> Explanation | Unknown:
        possible = possible_files(asked, self.options, self.settings, here)
        by_file = {file_of(address): address for address in [*self.was_built, *self.assets, *self.pages]}
        articles = {page.origin: page.address for page in self.pages.values() if page.body}
        for file in possible:
            if address := articles.get(file) if is_source(file) else by_file.get(file):
                return self._explain(address)
            if is_source(file) and (why := self._why_unpublished(file.removeprefix(f"{CONTENT}/"))):
                return Unknown(asked, why)
        if any(map(is_source, possible)):
            return Unknown(asked, "there is no such source", nearest_names(possible[0], articles))
        names = sorted(by_file.values())
        return Unknown(asked, "this newspaper has no such address", nearest_names(f"/{asked.lstrip('/')}", names))

    def _why_unpublished(self, path: str) -> str:
        """Why a source has no page; empty when there is no such source. Raises `ProblemsError` when that is why."""
        for held in self.plan.held:
            if held.path == path:
                until = f" ({held.until.astimezone(self.settings.zone):%d/%m/%Y %H:%M})" if held.until else ""
                return f"it is not published: {held.reason}{until}"
        if errors := [problem for problem in self.problems if problem.path == f"{CONTENT}/{path}"]:
            raise ProblemsError(errors)
        return ""

    def _explain(self, address: str) -> Explanation:
        page = self.pages.get(address)
        known = self.known.get(address)
        source = self._source(address, page)
        templates = self._templates(page) if page else ()
        inputs = self._inputs(page) if page else PageInputs()
        is_asset = address in self.assets
        stale = self._stale(address, page, known) if page or is_asset else (GONE,)
        return Explanation(
            address=address,
            file=str(self.output.folder / file_of(address)),
            kind=page.kind if page else "asset" if is_asset else known.kind if known else "",
            source=source,
            template=page.template if page else "",
            templates=templates,
            inputs=inputs,
            reason=known.reason if known else "",
            rendered=known.rendered if known else "",
            stale=stale,
            changed=self._changed(source, inputs) if stale else (),
            would=tuple(_what_would(page, source, len(templates), inputs, self.settings)) if stale != (GONE,) else (),
            notes=tuple(self._notes(address)),
            zone=self.settings.timezone,
        )

    def _source(self, address: str, page: Page | None) -> str:
        if page:
            return page.origin if page.body else ""
        if address in self.plan.variants:
            return self.maker.find(self.plan.shown)[address].name
        file = self.files.on_disk(address) if address in self.assets else None
        return file.name if file else ""

    def _templates(self, page: Page) -> tuple[str, ...]:
        """The page's own template, then all others that it may use."""
        templates = Templates(self.options.site, self.plan.rendering.view, self.plan.rendering.words)
        names = templates.closure(*templates.name_templates(page.template, page.has_blocks, bool(page.body)))
        return tuple(self._template_file(name) for name in [page.template, *sorted(names.keys() - {page.template})])

    def _template_file(self, name: str) -> str:
        """A template of the site by its path there; one of the theme says so."""
        own = self.options.site / TEMPLATES / name
        return f"{TEMPLATES}/{name}" if own.is_file() else f"theme:{TEMPLATES}/{name}"

    def _inputs(self, page: Page) -> PageInputs:
        sources = {other.address: other.origin for other in self.pages.values() if other.body}
        files = ((address, self.files.on_disk(address)) for address in self.plan.files)
        sources |= {address: file.name for address, file in files if file}
        rendering = self.plan.rendering
        is_baked = rendering.view.blocks == "baked"
        context = self.plan.draw(page.address, loader(self.store))
        return gather_inputs(page.address, context, rendering.fragments, sources, is_baked=is_baked)

    def _stale(self, address: str, page: Page | None, known: StoredFile | None) -> tuple[str, ...]:
        """Every reason why the next build would render the file or copy it."""
        there = {address} if (self.output.folder / file_of(address)).is_file() else set()
        trusted = {address: known} if known else {}
        found: list[Stale] = []
        if page:
            rendering = self.plan.rendering
            templates, shared = TemplateDigests(rendering, self.store), Shared(rendering)
            found = compare([page], self.sources.known, templates, shared, trusted, there)
        elif address in self.plan.variants:
            found = compare_assets({address: address}, trusted, there)
        elif file := self.files.find(address):
            found = compare_assets({address: self.maker.data_of(file)}, trusted, there)
        if not found or not known:
            return tuple(stale.reason for stale in found)
        record = found[0].record
        moved = [part for part in ("engine", "template", "data") if getattr(record, part) != getattr(known, part)]
        if "data" in moved and self._is_drawn_alike(found[0], known):
            moved.remove("data")
        return (*moved, *(() if there else ("missing",)))

    def _is_drawn_alike(self, stale: Stale, known: StoredFile) -> bool:
        """Whether a page shows the same although its key moved."""
        if not stale.task:
            return False
        task = msgspec.structs.replace(stale.task, exact=known.exact, is_alike=False)
        exact, _, _ = draw_page(task, self.plan, loader(self.store), Shared(self.plan.rendering))
        return exact == known.exact

    def _changed(self, source: str, inputs: PageInputs) -> tuple[str, ...]:
        shown = [*inputs.cards, *(card for block in inputs.blocks for card in block.cards)]
        wanted = {source, *(card.source for card in shown)}
        return tuple(
            f"{CONTENT}/{path}"
            for path, now in self.sources.known.items()
            if f"{CONTENT}/{path}" in wanted and self.before.get(path, now.digest) != now.digest
        )

    def _notes(self, address: str) -> list[str]:
        notes = []
        if self.store.discarded:
            notes.append(f"the store cannot be used ({self.store.discarded}); the next build makes everything anew")
        if address in self.interrupted:
            notes.append("a build was ended while it wrote this file; the next build makes it anew")
        if has_errors(self.problems):
            notes.append("there are problems that stop the next build; `tindoingoai check` tells them")
        return notes


def _what_would(
    page: Page | None, source: str, templates: int, inputs: PageInputs, settings: Settings
) -> Iterator[str]:
    """What makes a file stale, in the order in which an editor would think of it."""
    gone = "its file missing from the output"
    if not page:
        yield from (f"other bytes in {source}", gone)
        return
    baked = [block.name for block in inputs.blocks if block.cards]
    if source:
        yield f"an edit to {source}"
    if inputs.cards:
        yield "a change in the head of a piece that it shows: title, sapo, picture, date, section, authors"
        yield "another choice of pieces: one published, due, expired, moved or deleted"
    if baked:
        yield f"the same in its blocks: {', '.join(dict.fromkeys(name.replace('_', ' ') for name in baked))}"
    if page.kind == "most_read" or "most_read" in baked:
        yield f"new reads in {settings.most_read.reads} that change the order"
    if page.kind in ("home", "category"):
        yield f"what {FRONT} sets, or the end of it"
    if page.address == SEARCH_ADDRESS:
        yield "a stretch of the archive that begins, or other topics of most pieces"
    if page.kind == "author":
        yield f"another profile in {AUTHORS}"
    if page.kind == "tag":
        yield f"what {TAGS} says of it"
    if inputs.files:
        yield "another size, in pixels, of a picture that it shows"
    yield f"an edit to any of its {templates} templates"
    yield f"the words of {TEMPLATES}/i18n/{settings.lang}.yaml, or a file of static/theme/"
    yield f"title, masthead, addresses, menu, links, blocks or pages in {FILE_NAME}"
    yield "another version of tindoingoai, or of a library that shapes pages"
    yield gone
