"""Draw: what the templates of stale pages may see. A page that is drawn as it was last time need not be rendered."""

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from tindoingoai.catalog.newsroom import Load
from tindoingoai.digest import encode_value
from tindoingoai.engine.comparing import Shared, Task
from tindoingoai.engine.outcomes import RenderJob
from tindoingoai.engine.planning import SitePlan, loader
from tindoingoai.model import Body, Context, Value
from tindoingoai.store import SourceReader

_decode_body = msgspec.json.Decoder(Body).decode


class Drawn(NamedTuple):
    """A page's context and body, and the digest of both; none of them where the page is as it was."""

    task: Task
    exact: str
    context: Context | None = None
    body: Body | None = None


class Packed(Value, frozen=True):
    """The same as bytes, for a process that has no plan: `type` is the context's, by name."""

    task: Task
    exact: str
    type: str = ""
    context: bytes = b""
    body: bytes = b""

    @property
    def address(self) -> str:
        return self.task.address


def draw_all(tasks: Iterable[Task], job: RenderJob, reader: SourceReader) -> Iterator[Drawn]:
    """Draws pages; `reader` has their articles and bodies."""
    load, shared = loader(reader), Shared(job.plan.rendering)
    for task in tasks:
        exact, context, _ = draw_page(task, job.plan, load, shared)
        if context is None:
            yield Drawn(task, exact)
        else:
            yield Drawn(task, exact, context, _decode_body(reader.body(task.body)) if task.body else None)


def pack_all(tasks: Iterable[Task], job: RenderJob, reader: SourceReader) -> list[Packed]:
    """Draws pages for a process that has no plan."""
    load, shared = loader(reader), Shared(job.plan.rendering)
    packed = []
    for task in tasks:
        exact, context, encoded = draw_page(task, job.plan, load, shared)
        if context is None:
            packed.append(Packed(task, exact))
        else:
            encoded = encoded or encode_value(context)
            body = reader.body(task.body) if task.body else b""
            packed.append(Packed(task, exact, type(context).__name__, encoded, body))
    return packed


def draw_page(task: Task, plan: SitePlan, load: Load, shared: Shared) -> tuple[str, Context | None, bytes]:
    """The digest of all that a page's template is given, the page's context, and that encoded where it had to be.

    There is no context where the page is as it was when it was last rendered.
    """
    context = plan.draw(task.address, load)
    if task.is_alike:
        return task.exact, context, b""
    encoded = encode_value(context)
    exact = shared.digest_exactly(encoded, context, task.body)
    return exact, None if exact == task.exact else context, encoded


def unpack(packed: Packed) -> Drawn:
    """Importing the plan of the pages has defined the types of all contexts."""
    if not packed.type:
        return Drawn(packed.task, packed.exact)
    context = _context_decoder(packed.type).decode(packed.context)
    return Drawn(packed.task, packed.exact, context, _decode_body(packed.body) if packed.body else None)


@functools.cache
def _context_decoder(name: str) -> msgspec.json.Decoder[Context]:
    pending: list[type[Context]] = [Context]
    while pending:
        for child in pending.pop().__subclasses__():
            if child.__name__ == name:
                return msgspec.json.Decoder(child)
            pending.append(child)
    raise LookupError(name)
