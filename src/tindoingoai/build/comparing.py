"""Compare: which files a build has to make anew, and why: those whose fingerprint is not the one recorded."""

import functools
import pathlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

import msgspec

from tindoingoai.digest import digest_bytes, digest_value, encode_value, engine_digest
from tindoingoai.disk import read_file
from tindoingoai.model import Block, Value
from tindoingoai.problems import Problem, ProblemsError
from tindoingoai.store import Store, StoredFile, StoredPage, StoredSource
from tindoingoai.templating.folders import find_templates
from tindoingoai.templating.view import RenderOptions


class Task(Value, frozen=True):
    """A page to render, the name of its context's type, and the digest of its body if it has one.

    Context and body lie in the store under the address and the digest.
    """

    address: str
    template: str
    type: str
    body: str = ""


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

    def find_faults(self, pages: Iterable[StoredPage]) -> set[Problem]:
        """All mistakes in what these pages are made of; nothing is read that was found good before."""
        if self._store.recall("templates found good", self.files, bool):
            return set()
        faults: set[Problem] = set()
        for use in sorted({(page.template, page.blocks, bool(page.body)) for page in pages}):
            try:
                self.of(*use)
            except ProblemsError as error:
                faults.update(error.problems)
        if not faults:
            self._store.remember("templates found good", self.files, True)
        return faults

    def of(self, template: str, blocks: str, has_body: bool) -> str:
        """The digest of all templates that a page may use; `blocks` names its blocks."""
        key = f"{template} {blocks} {has_body}"
        if key not in self._known:
            self._known[key] = self._digest(template, blocks, has_body)
            self._store.remember("templates", self.files, self._known)
        return self._known[key]

    @functools.cached_property
    def _digest(self) -> Callable[[str, str, bool], str]:
        # Only a build with new templates has to look into them; the rest do without Jinja.
        from tindoingoai.templating.environment import Templates

        templates = Templates(pathlib.Path(self._rendering.site), self._rendering.view, self._rendering.words)
        # One template is edited at a time: the others need not be parsed again.
        known = self._store.recall("template references", engine_digest(), dict[str, tuple[str, ...]])
        templates.known_references = known or {}

        def digest(template: str, blocks: str, has_body: bool) -> str:
            found = templates.digest_page(template, blocks, has_body)
            self._store.remember("template references", engine_digest(), templates.references)
            return found

        return digest


class Seals:
    """The digests of what pages show beside their own contexts: what all of them share, and the blocks that they name.

    A page names its shared blocks in `StoredPage.shared`; what they hold is an input where it is baked in.
    """

    def __init__(self, rendering: RenderOptions) -> None:
        self._site = digest_value([rendering.view, rendering.words, rendering.links, rendering.base_path])
        self._fragments = rendering.fragments if rendering.view.blocks == "baked" else {}
        self._block = functools.cache(self._digest_block)
        self.of = functools.cache(self._seal)

    def _seal(self, shared: str) -> str:
        named = _decode_shared(shared) if shared else ()
        return digest_bytes(f"{self._site} {' '.join(self._block(*block) for block in named)}".encode())

    def _digest_block(self, fragment: str, picks: tuple[int, ...]) -> str:
        block = self._fragments.get(fragment)
        return digest_value(block.pick(picks)) if block else ""


_decode_shared = msgspec.json.Decoder(tuple[tuple[str, tuple[int, ...]], ...]).decode


def write_shared(blocks: Iterable[Block]) -> str:
    """The names of the shared blocks among a page's blocks, each with what the page picks of it."""
    named = [(block.fragment, block.picks) for block in blocks if block.fragment]
    return encode_value(named).decode() if named else ""


def _digest_templates(site: pathlib.Path) -> list[tuple[str, str]]:
    return [(name, digest_bytes(read_file(path))) for name, path in find_templates(site).items()]


class Settled(Value, frozen=True):
    """How many files a newspaper has that was found to be as it should, and how many of them are assets."""

    files: int
    assets: int


class Settling:
    """Remembers that nothing was left to do, for as long as all is the same that decides it.

    These are the plan and the templates (`given`), the bodies of articles, which files the output has, and the mark of
    what they hold. A new plan takes the memory away (`composing.py`): one of the same inputs may differ after a while.
    """

    def __init__(self, store: Store, given: Sequence[str], sources: Iterable[StoredSource]) -> None:
        self._store = store
        self._given = [*given, digest_value([source.body for source in sources])]

    def find(self, present: Iterable[str], mark: str) -> Settled | None:
        """What was noted of an output with these files and this mark."""
        return self._store.recall("settled", self._key(present, mark), Settled)

    def note(self, present: Iterable[str], mark: str, settled: Settled) -> None:
        self._store.remember("settled", self._key(present, mark), settled)

    def _key(self, present: Iterable[str], mark: str) -> str:
        return digest_value([self._given, mark, sorted(present)])


def compare(
    pages: Iterable[StoredPage],
    bodies: Mapping[str, StoredSource],
    templates: TemplateDigests,
    seals: Seals,
    known: Mapping[str, StoredFile],
    present: Container[str],
) -> list[Stale]:
    """The pages whose fingerprint is not the one recorded, or whose file is gone; `bodies` are sources by path."""
    template_digest, seal = functools.cache(templates.of), seals.of
    engine = engine_digest()
    stale = []
    for page in pages:
        address = page.address
        body = bodies[page.body].body if page.body else ""
        data = f"{page.context} {seal(page.shared)} {body}"
        template = template_digest(page.template, page.blocks, bool(body))
        record = known.get(address)
        fingerprint = data, template, engine
        # Nearly all pages are as they were, and this is gone through as often as the site has pages.
        if record and (record.data, record.template, record.engine) == fingerprint and address in present:
            continue
        fresh = StoredFile(address, page.kind, *fingerprint, "")
        reason = _reason(fingerprint, record, address in present)
        stale.append(Stale(reason, fresh, Task(address, page.template, page.type, body)))
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
