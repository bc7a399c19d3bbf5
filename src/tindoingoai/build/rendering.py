"""Render and stage: stale pages are rendered, in worker processes when they are many."""

import functools
import pathlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

import tindoingoai.pages.plan  # noqa: F401 - defines the contexts, also where the plan is one that was remembered
from tindoingoai import timing
from tindoingoai.build.comparing import Stale, Task
from tindoingoai.build.losses import lost_page
from tindoingoai.build.options import Progress
from tindoingoai.digest import digest_value, encode_value
from tindoingoai.model import Context, Value
from tindoingoai.output import stage
from tindoingoai.parallel import map_chunks
from tindoingoai.problems import Problem, ProblemsError
from tindoingoai.store import reading_pages
from tindoingoai.templating.render import Renderer
from tindoingoai.templating.view import RenderOptions

CHUNK = 100


class Outcome(Value, frozen=True):
    """What became of a task: the digest of the bytes that were staged, or problems."""

    address: str
    content: str = ""
    problems: tuple[Problem, ...] = ()


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
    for outcomes in map_chunks(render, [page.task for page in stale if page.task], jobs, CHUNK, _lost):
        done += len(outcomes)
        progress.advance("render", done, len(stale))
        yield from outcomes


def _lost(task: Task, how: str) -> list[Outcome]:
    """The outcome of a task that kills its worker."""
    return [Outcome(task.address, problems=(lost_page(task.address, how),))]


def _render_chunk(tasks: Sequence[Task], options: bytes, templates: str, store: str, staging: str) -> list[Outcome]:
    """Runs in a worker: everything comes in as bytes, and only digests and problems go back."""
    renderer = _renderer(options, templates)
    with reading_pages(pathlib.Path(store)) as pages:
        outcomes = []
        for task in timing.each("render", tasks, "address"):
            context = _context_decoder(task.type).decode(pages.context(task.address))
            body = pages.body(task.body) if task.body else None
            try:
                text = renderer.render(task.address, task.template, context, body)
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
def _context_decoder(name: str) -> msgspec.json.Decoder[Context]:
    """Decodes the contexts of one kind of page; importing the plan has defined their types."""
    pending: list[type[Context]] = [Context]
    while pending:
        for child in pending.pop().__subclasses__():
            if child.__name__ == name:
                return msgspec.json.Decoder(child)
            pending.append(child)
    raise LookupError(name)


def problems_of(outcomes: Iterable[Outcome]) -> list[Problem]:
    """Each mistake once: one in a template shows on every page that uses it."""
    found: dict[tuple[str, int, str], Problem] = {}
    for outcome in outcomes:
        for problem in outcome.problems:
            found.setdefault((problem.path, problem.line, problem.message), problem)
    return list(found.values())
