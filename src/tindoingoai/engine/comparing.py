"""Compare: which files a build has to make anew, and why: those whose fingerprint is not the one recorded."""

import functools
import pathlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from tindoingoai.digest import digest_bytes, digest_value, engine_digest
from tindoingoai.disk import read_file
from tindoingoai.model import Block, Context, Value
from tindoingoai.pages.page import Page
from tindoingoai.problems import Problem, ProblemsError
from tindoingoai.store import Store, StoredFile, StoredSource
from tindoingoai.templating.folders import find_templates
from tindoingoai.templating.view import RenderOptions


class Task(Value, frozen=True):
    """A page to draw and render: its address, its template, and the digest of its body if it has one.

    `exact` is the digest of what its template was given when the page was last rendered, where that still counts. If
    the page turns out to be drawn as it was then, it is left as it is; with `is_alike` that is known beforehand, and
    the page is rendered for another reason.
    """

    address: str
    template: str
    body: str = ""
    exact: str = ""
    is_alike: bool = False


class Stale(Value, frozen=True):
    """A file to make, why, and its fingerprint, to be recorded once it is written; an asset has no task."""

    reason: str
    record: StoredFile
    task: Task | None = None


class TemplateDigests:
    """The digests of the templates that pages are made of, remembered until any template changes.

    `files` is the digest of all templates there are.
    """

    def __init__(self, rendering: RenderOptions, store: Store) -> None:
        self._rendering = rendering
        self._store = store
        self.files = digest_value([engine_digest(), _digest_templates(pathlib.Path(rendering.site))])
        self._known = store.recall("templates", self.files, dict[str, str]) or {}

    def find_faults(self, pages: Iterable[Page]) -> set[Problem]:
        """All mistakes in what these pages are made of; nothing is read that was found good before."""
        if self._store.recall("templates found good", self.files, bool):
            return set()
        faults: set[Problem] = set()
        for use in sorted({(page.template, page.has_blocks, bool(page.body)) for page in pages}):
            try:
                self.of(*use)
            except ProblemsError as error:
                faults.update(error.problems)
        if not faults:
            self._store.remember("templates found good", self.files, True)
        return faults

    def of(self, template: str, has_blocks: bool, has_body: bool) -> str:
        """The digest of all templates that a page may use."""
        key = f"{template} {has_blocks} {has_body}"
        if key not in self._known:
            self._known[key] = self._digest(template, has_blocks, has_body)
            self._store.remember("templates", self.files, self._known)
        return self._known[key]

    @functools.cached_property
    def _digest(self) -> Callable[[str, bool, bool], str]:
        # Only a build with new templates has to look into them; the rest do without Jinja.
        from tindoingoai.templating.environment import Templates

        templates = Templates(pathlib.Path(self._rendering.site), self._rendering.view, self._rendering.words)
        # One template is edited at a time: the others need not be parsed again.
        known = self._store.recall("template references", engine_digest(), dict[str, tuple[str, ...]])
        templates.known_references = known or {}

        def digest(template: str, has_blocks: bool, has_body: bool) -> str:
            found = templates.digest_page(template, has_blocks, has_body)
            self._store.remember("template references", engine_digest(), templates.references)
            return found

        return digest


class Shared:
    """The digests of what pages show beside their own contexts: what all of them share, and the blocks that they name.

    What a shared block holds is an input of the page where it is baked in.
    """

    def __init__(self, rendering: RenderOptions) -> None:
        self._site = digest_value([rendering.view, rendering.words, rendering.links, rendering.base_path])
        self._fragments = rendering.fragments if rendering.view.blocks == "baked" else {}
        self._block = functools.cache(self._digest_block)
        self.digest = functools.cache(self._digest)

    def _digest(self, named: tuple[tuple[str, tuple[int, ...]], ...]) -> str:
        """The digest for a page that names these fragments, each with the cards that it picks."""
        return digest_bytes(f"{self._site} {' '.join(self._block(*block) for block in named)}".encode())

    def _digest_block(self, fragment: str, picks: tuple[int, ...]) -> str:
        block = self._fragments.get(fragment)
        return digest_value(block.pick(picks)) if block else ""

    def digest_exactly(self, encoded: bytes, context: Context, body: str) -> str:
        """The digest of all that a page's template is given: its context, also encoded, and the text of that digest."""
        blocks: Sequence[Block] = getattr(context, "blocks", ())
        named = tuple((block.fragment, block.picks) for block in blocks if block.fragment)
        return digest_bytes(f"{digest_bytes(encoded)} {self.digest(named)} {body}".encode())


def _digest_templates(site: pathlib.Path) -> list[tuple[str, str]]:
    return [(name, digest_bytes(read_file(path))) for name, path in find_templates(site).items()]


def compare(
    pages: Iterable[Page],
    sources: Mapping[str, StoredSource],
    templates: TemplateDigests,
    shared: Shared,
    known: Mapping[str, StoredFile],
    present: Container[str],
) -> list[Stale]:
    """The pages whose fingerprint is not the one recorded, or whose file is gone; `sources` are those with bodies."""
    template_digest = functools.cache(templates.of)
    digest_shared = functools.cache(lambda fragments: shared.digest(tuple((name, ()) for name in fragments)))
    engine = engine_digest()
    stale = []
    for page in pages:
        address = page.address
        body = sources[page.body].body if page.body else ""
        data = f"{page.key} {digest_shared(page.shared)} {body}"
        template = template_digest(page.template, page.has_blocks, bool(body))
        record = known.get(address)
        fingerprint = data, template, engine
        # Nearly all pages are as they were, and this is gone through as often as the site has pages.
        if record and (record.data, record.template, record.engine) == fingerprint and address in present:
            continue
        reason = _reason(fingerprint, record, address in present)
        fresh = StoredFile(address, page.kind, *fingerprint, "")
        is_alike = record is not None and record.engine == engine and record.data == data
        exact = record.exact if record and (is_alike or (reason == "data" and address in present)) else ""
        stale.append(Stale(reason, fresh, Task(address, page.template, body, exact, is_alike)))
    return stale


def compare_assets(assets: Mapping[str, str], known: Mapping[str, StoredFile], present: Container[str]) -> list[Stale]:
    """The files to copy: new or changed ones, and those that are gone; `assets` are the digests of their data."""
    stale = []
    for address, data in assets.items():
        record = known.get(address)
        fingerprint = data, "", ""
        # As above: a newspaper has more of these than pages.
        if record and (record.data, record.template, record.engine) == fingerprint and address in present:
            continue
        fresh = StoredFile(address, "asset", *fingerprint, "")
        stale.append(Stale(_reason(fingerprint, record, address in present), fresh))
    return stale


def _reason(fingerprint: tuple[str, str, str], known: StoredFile | None, is_present: bool) -> str:
    """Why a file is stale, empty if it is not; the fingerprint's parts are data, template and engine."""
    if known is None:
        return "new"
    data, template, engine = fingerprint
    if engine != known.engine:
        return "engine"
    if template != known.template:
        return "template"
    if data != known.data:
        return "data"
    return "" if is_present else "missing"
