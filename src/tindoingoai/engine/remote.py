"""What a worker of a cluster does: bytes in, bytes out. Knows no disk; sources, drawn pages and templates travel to it.

What comes back begins with the digest of the engine that made it, so that a worker that joined late cannot be another.
"""

import functools
import threading
from collections.abc import Sequence

import msgspec

from tindoingoai.digest import engine_digest, library_versions
from tindoingoai.engine.drawing import Drawn, Packed, unpack
from tindoingoai.engine.render_worker import render_page
from tindoingoai.model import Value
from tindoingoai.problems import Problem, ProblemsError
from tindoingoai.sources.read import read_bytes
from tindoingoai.sources.results import ReadOptions, ReadResult
from tindoingoai.templating.render import PageRenderer
from tindoingoai.templating.view import RenderOptions

# Bytes as they are: JSON would have to write them in base64. But it would turn all moments into those of Greenwich, so
# values that may hold one go into it as JSON.
pack = msgspec.msgpack.Encoder().encode

# A worker may have threads, and what a process keeps for its next page was made for one. They would wait for each
# other anyway: it is all Python.
_one_at_a_time = threading.Lock()


class SentSource(Value, frozen=True):
    """A source, from its file."""

    path: str
    data: bytes


class Rendered(Value, frozen=True):
    """The bytes of a page, with the digest of what its template was given; or problems; or that it is as it was."""

    data: bytes = b""
    exact: str = ""
    is_same: bool = False
    problems: tuple[Problem, ...] = ()


class RenderKit(Value, frozen=True):
    """What all pages share: `RenderOptions` as JSON, and the texts of all templates by name."""

    options: bytes
    templates: dict[str, str]


class Engine(Value, frozen=True):
    """What makes pages on a machine."""

    digest: str
    libraries: dict[str, str]


def describe_engine() -> bytes:
    """This machine's engine, encoded."""
    return pack(Engine(engine_digest(), library_versions()))


def keep(kit: bytes) -> bytes:
    """The kit itself: Dask hands the result of a task from worker to worker, and makes it anew when it is lost."""
    return kit


def read_texts(kit: bytes, work: bytes) -> bytes:
    """Reads sources, as `ReadOptions` say."""
    options = msgspec.msgpack.decode(kit, type=ReadOptions)
    texts = msgspec.msgpack.decode(work, type=list[SentSource])
    with _one_at_a_time:
        return _sign([read_bytes(text.path, text.data, options) for text in texts])


def render_pages(kit: bytes, work: bytes) -> bytes:
    """Renders drawn pages, as a `RenderKit` says."""
    with _one_at_a_time:
        renderer = _renderer(kit)
        return _sign([_render(renderer, unpack(page)) for page in msgspec.msgpack.decode(work, type=list[Packed])])


def _render(renderer: PageRenderer, page: Drawn) -> Rendered:
    if page.context is None:
        return Rendered(exact=page.exact, is_same=True)
    try:
        return Rendered(render_page(renderer, page), page.exact)
    except ProblemsError as error:
        return Rendered(problems=error.problems)


@functools.lru_cache(maxsize=1)
def _renderer(kit: bytes) -> PageRenderer:
    """The renderer of this process, until another kit comes."""
    decoded = msgspec.msgpack.decode(kit, type=RenderKit)
    return PageRenderer(msgspec.json.decode(decoded.options, type=RenderOptions), decoded.templates)


def _sign(results: Sequence[ReadResult | Rendered]) -> bytes:
    return engine_digest().encode() + pack(results)
