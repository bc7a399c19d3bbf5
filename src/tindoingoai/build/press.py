"""Pages out of encoded contexts and bodies, and how a process of this machine makes a chunk of them."""

import functools
import pathlib
from collections.abc import Sequence

import msgspec

import tindoingoai.pages.plan  # noqa: F401 - defines the contexts, also where the plan is one that was remembered
from tindoingoai import timing
from tindoingoai.build.comparing import Task
from tindoingoai.build.outcomes import Outcome, RenderJob
from tindoingoai.digest import encode_value
from tindoingoai.model import Body, Context
from tindoingoai.output import stage
from tindoingoai.problems import ProblemsError
from tindoingoai.store import reading_pages
from tindoingoai.templating.render import Renderer
from tindoingoai.templating.view import RenderOptions

_decode_body = msgspec.json.Decoder(Body).decode


def render_task(renderer: Renderer, task: Task, context: bytes, body: bytes) -> bytes:
    """The bytes of a page; raises `ProblemsError` for a mistake in a template."""
    values = context_decoder(task.type).decode(context)
    return renderer.render(task.address, task.template, values, _decode_body(body) if body else None).encode()


@functools.cache
def context_decoder(name: str) -> msgspec.json.Decoder[Context]:
    """Decodes the contexts of one kind of page; importing the plan has defined their types."""
    pending: list[type[Context]] = [Context]
    while pending:
        for child in pending.pop().__subclasses__():
            if child.__name__ == name:
                return msgspec.json.Decoder(child)
            pending.append(child)
    raise LookupError(name)


def render_chunk(tasks: Sequence[Task], options: bytes, templates: str, store: str, staging: str) -> list[Outcome]:
    """Runs in a worker process: everything comes in as bytes, and only digests and problems go back."""
    renderer = _renderer(options, templates)
    with reading_pages(pathlib.Path(store)) as pages:
        outcomes = []
        for task in timing.each("render", tasks, "address"):
            body = pages.body(task.body) if task.body else b""
            try:
                data = render_task(renderer, task, pages.context(task.address), body)
            except ProblemsError as error:
                outcomes.append(Outcome(task.address, problems=error.problems))
            else:
                outcomes.append(Outcome(task.address, stage(staging, task.address, data)))
    return outcomes


def render_at_once(task: Task, job: RenderJob) -> bytes:
    """The bytes of one page, for whoever cannot wait for the build; raises `ProblemsError` as `render_task` does."""
    renderer = _renderer(encode_value(job.options), job.templates)
    with reading_pages(pathlib.Path(job.store)) as pages:
        body = pages.body(task.body) if task.body else b""
        return render_task(renderer, task, pages.context(task.address), body)


@functools.lru_cache(maxsize=1)
def _renderer(options: bytes, templates: str) -> Renderer:
    """The renderer of this process, until the options or the templates' digest change."""
    return Renderer(msgspec.json.decode(options, type=RenderOptions))
