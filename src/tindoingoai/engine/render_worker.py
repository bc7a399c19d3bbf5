"""Render: drawn pages → bytes in the staging folder, by this process or one that was forked from it, or by another."""

import functools
import pathlib
from collections.abc import Iterable, Sequence

import msgspec

import tindoingoai.pages.plan  # noqa: F401 - defines the contexts that are unpacked
from tindoingoai import timing
from tindoingoai.digest import encode_value
from tindoingoai.engine.comparing import Task
from tindoingoai.engine.drawing import Drawn, Packed, draw_all, unpack
from tindoingoai.engine.outcomes import Outcome, RenderJob
from tindoingoai.output import stage
from tindoingoai.problems import ProblemsError
from tindoingoai.store import reading_sources
from tindoingoai.templating.render import PageRenderer
from tindoingoai.templating.view import RenderOptions


def render_chunk(tasks: Sequence[Task], job: RenderJob) -> list[Outcome]:
    """Draws and renders pages in a process that has the plan."""
    renderer = _renderer(encode_value(job.plan.rendering), job.templates)
    with reading_sources(pathlib.Path(job.store)) as reader:
        return _render_all(renderer, draw_all(timing.each("render", tasks, "address"), job, reader), job.staging)


def render_packed(pages: Sequence[Packed], options: bytes, templates: str, staging: str) -> list[Outcome]:
    """Renders pages that were drawn elsewhere; everything comes in as bytes, only digests and problems go back."""
    timed = timing.each("render", pages, "address")
    return _render_all(_renderer(options, templates), map(unpack, timed), staging)


def render_at_once(task: Task, job: RenderJob) -> bytes:
    """The bytes of one page, for whoever cannot wait for the build; raises `ProblemsError` as `render_page` does."""
    anyway = msgspec.structs.replace(task, exact="", is_alike=True)
    renderer = _renderer(encode_value(job.plan.rendering), job.templates)
    with reading_sources(pathlib.Path(job.store)) as reader:
        (page,) = draw_all([anyway], job, reader)
        return render_page(renderer, page)


def render_page(renderer: PageRenderer, page: Drawn) -> bytes:
    """The bytes of a page; raises `ProblemsError` for a mistake in a template."""
    assert page.context
    return renderer.render(page.task.address, page.task.template, page.context, page.body).encode()


def _render_all(renderer: PageRenderer, pages: Iterable[Drawn], staging: str) -> list[Outcome]:
    outcomes = []
    for page in pages:
        address = page.task.address
        if page.context is None:
            outcomes.append(Outcome(address, exact=page.exact, is_same=True))
            continue
        try:
            data = render_page(renderer, page)
        except ProblemsError as error:
            outcomes.append(Outcome(address, problems=error.problems))
        else:
            outcomes.append(Outcome(address, stage(staging, address, data), page.exact))
    return outcomes


@functools.lru_cache(maxsize=1)
def _renderer(options: bytes, templates: str) -> PageRenderer:
    """The renderer of this process, until the options or the templates' digest change."""
    return PageRenderer(msgspec.json.decode(options, type=RenderOptions))
