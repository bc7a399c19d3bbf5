"""Compare, render and stage: the pages whose fingerprint moved are rendered, in worker processes when they are many."""

import functools
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tindoingoai.build.options import Progress
from tindoingoai.build.planning import SitePlan
from tindoingoai.digest import digest_bytes, digest_value, encode_value, engine_digest
from tindoingoai.model import Context, Value
from tindoingoai.output import stage
from tindoingoai.parallel import map_chunks
from tindoingoai.problems import Problem, ProblemsError
from tindoingoai.store import StoredFile, StoredMedia, reading_bodies
from tindoingoai.templating.environment import PARTS, Templates
from tindoingoai.templating.render import Renderer, RenderOptions

CHUNK = 100


class Task(Value, frozen=True):
    """A page to render: its context encoded, and the name of the context's type."""

    address: str
    template: str
    type: str
    context: bytes


class Outcome(Value, frozen=True):
    """What became of a task: the digest of the bytes that were staged, or problems."""

    address: str
    content: str = ""
    problems: tuple[Problem, ...] = ()


class Stale(Value, frozen=True):
    """A file to make, why, and its fingerprint, to be recorded once it is written; an asset has no task."""

    reason: str
    record: StoredFile
    task: Task | None = None


def compare(plan: SitePlan, templates: Templates, known: dict[str, StoredFile], present: set[str]) -> list[Stale]:
    """The pages whose fingerprint is not the one recorded, or whose file is gone."""
    site = digest_value([plan.rendering.view, plan.rendering.words, plan.rendering.links, plan.rendering.base_path])
    fragments = {name: digest_value(block) for name, block in plan.rendering.fragments.items()}
    is_baked = plan.rendering.view.blocks == "baked"
    template_digest = functools.cache(functools.partial(_digest_templates, templates))
    stale = []
    for page in plan.pages:
        context = encode_value(page.context)
        held = [fragments[name] for name in page.fragments] if is_baked else []
        data = digest_bytes(b"".join([context, site.encode(), *(digest.encode() for digest in held)]))
        blocks = frozenset(block.name for block in getattr(page.context, "blocks", ()))
        template = template_digest(page.template, blocks, hasattr(page.context, "body"))
        record = StoredFile(page.address, page.kind, data, template, engine_digest(), "")
        reason = _reason(record, known.get(page.address), page.address in present)
        if reason:
            task = Task(page.address, page.template, type(page.context).__name__, context)
            stale.append(Stale(reason, record, task))
    return stale


def compare_assets(assets: Mapping[str, StoredMedia], known: dict[str, StoredFile], present: set[str]) -> list[Stale]:
    """The files to copy: new or changed ones, and those that are gone."""
    stale = []
    for address, file in assets.items():
        record = StoredFile(address, "asset", file.digest, "", "", "")
        if reason := _reason(record, known.get(address), address in present):
            stale.append(Stale(reason, record))
    return stale


def _reason(record: StoredFile, known: StoredFile | None, is_present: bool) -> str:
    if known is None:
        return "new"
    if record.engine != known.engine:
        return "engine"
    if record.template != known.template:
        return "template"
    if record.data != known.data:
        return "data"
    return "" if is_present else "missing"


def _digest_templates(templates: Templates, name: str, blocks: frozenset[str], has_body: bool) -> str:
    """The digest of all templates that a page may use."""
    return templates.digest(*name_templates(templates, name, blocks, has_body))


def name_templates(templates: Templates, name: str, blocks: frozenset[str], has_body: bool) -> list[str]:
    """The templates that a page may use, without those that they include, extend or import."""
    names = [name]
    if name.endswith(".html"):
        names += templates.names("chrome/")
    if blocks or name == "fragment.html":
        names += templates.names("blocks/")
    return names + (templates.names(PARTS) if has_body else [])


def render_all(
    stale: Sequence[Stale],
    rendering: RenderOptions,
    store: pathlib.Path,
    staging: pathlib.Path,
    jobs: int,
    progress: Progress,
) -> Iterator[Outcome]:
    """Renders stale pages into the staging folder."""
    templates = digest_value(sorted({page.record.template for page in stale}))
    render = functools.partial(
        _render_chunk, options=encode_value(rendering), templates=templates, store=str(store), staging=str(staging)
    )
    done = 0
    for outcomes in map_chunks(render, [page.task for page in stale if page.task], jobs, CHUNK):
        done += len(outcomes)
        progress.advance("render", done, len(stale))
        yield from outcomes


def _render_chunk(tasks: Sequence[Task], options: bytes, templates: str, store: str, staging: str) -> list[Outcome]:
    """Runs in a worker: everything comes in as bytes, and only digests and problems go back."""
    renderer = _renderer(options, templates)
    with reading_bodies(pathlib.Path(store)) as bodies:
        outcomes = []
        for task in tasks:
            context = msgspec.json.decode(task.context, type=_context_types()[task.type])
            digest = getattr(context, "body", "")
            try:
                text = renderer.render(task.address, task.template, context, bodies.read(digest) if digest else None)
            except ProblemsError as error:
                outcomes.append(Outcome(task.address, problems=error.problems))
            else:
                outcomes.append(Outcome(task.address, stage(staging, task.address, text.encode())))
    return outcomes


@functools.lru_cache(maxsize=1)
def _renderer(options: bytes, templates: str) -> Renderer:
    """The renderer of this process, until the options or the templates' digest change."""
    return Renderer(msgspec.json.decode(options, type=RenderOptions))


@functools.cache
def _context_types() -> dict[str, type[Context]]:
    """The contexts of all page kinds by name; importing the plan has defined them."""
    found: dict[str, type[Context]] = {}
    pending: list[type[Context]] = [Context]
    while pending:
        for child in pending.pop().__subclasses__():
            found[child.__name__] = child
            pending.append(child)
    return found


def problems_of(outcomes: Iterable[Outcome]) -> list[Problem]:
    """Each mistake once: one in a template shows on every page that uses it."""
    found: dict[tuple[str, int, str], Problem] = {}
    for outcome in outcomes:
        for problem in outcome.problems:
            found.setdefault((problem.path, problem.line, problem.message), problem)
    return list(found.values())
