"""An executor on other machines: sources and drawn pages travel to the workers of a Dask cluster, pages come back.

Nothing of Dask is imported, and nobody is called, before there is work.
"""

import itertools
import pathlib
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from tindoingoai.digest import encode_value
from tindoingoai.engine.comparing import Task
from tindoingoai.engine.drawing import pack_all
from tindoingoai.engine.losses import lost_page, lost_source
from tindoingoai.engine.outcomes import Outcome, RenderJob
from tindoingoai.engine.remote import Rendered, RenderKit, SentSource, pack
from tindoingoai.output import stage
from tindoingoai.sources.read import load_source
from tindoingoai.sources.results import ReadOptions, ReadResult
from tindoingoai.sources.scan import SourceFile
from tindoingoai.store import reading_sources
from tindoingoai.templating.environment import read_texts

T = TypeVar("T")

_HINT = "look for what is unusual in it; if workers are short of memory, give them more"


class Cluster:
    """The workers of the cluster whose scheduler is at an address; connects when the first work comes."""

    def __init__(self, address: str) -> None:
        self.address = address
        # A `ClusterConnection`, whose module is not imported before there is work.
        self._opened: Any = None

    def _link(self) -> Any:
        if not self._opened:
            # Of its own settings and versions Dask warns where it likes.
            warnings.filterwarnings("ignore", module=r"(dask|distributed|tornado)(\.|$)")
            from tindoingoai.engine.connection import ClusterConnection

            self._opened = ClusterConnection(self.address)
        return self._opened

    def close(self) -> None:
        if self._opened:
            self._opened.close()

    def read(
        self, files: Sequence[SourceFile], site: pathlib.Path, options: ReadOptions, chunk: int
    ) -> Iterator[list[ReadResult]]:
        done: list[ReadResult] = []
        texts = _load(files, site, options, done)
        if first := next(texts, None):
            chunks = _batches(itertools.chain([first], texts), chunk)
            for asked, answer in self._link().map("read_texts", pack(options), chunks, pack):
                if isinstance(answer, bytes):
                    yield msgspec.msgpack.decode(answer, type=list[ReadResult])
                else:
                    yield lost_source(asked[0].path, answer.how, _HINT)
        yield done

    def render(self, tasks: Sequence[Task], job: RenderJob, chunk: int) -> Iterator[list[Outcome]]:
        # Where the site lies on this machine is no concern of the others.
        options = msgspec.structs.replace(job.plan.rendering, site="")
        kit = pack(RenderKit(encode_value(options), read_texts(pathlib.Path(job.plan.rendering.site))))
        with reading_sources(pathlib.Path(job.store)) as reader:

            def draw(batch: Sequence[Task]) -> bytes:
                return pack(pack_all(batch, job, reader))

            for asked, answer in self._link().map("render_pages", kit, _batches(tasks, chunk), draw):
                if not isinstance(answer, bytes):
                    yield lost_page(asked[0].address, answer.how, _HINT)
                    continue
                rendered = msgspec.msgpack.decode(answer, type=list[Rendered])
                yield [_stage(task, page, job) for task, page in zip(asked, rendered, strict=True)]


def _load(
    files: Sequence[SourceFile], site: pathlib.Path, options: ReadOptions, done: list[ReadResult]
) -> Iterator[SentSource]:
    """The sources to send; what becomes of the others is known at once, and goes to `done`."""
    for file in files:
        data = load_source(site, file, options)
        if isinstance(data, ReadResult):
            done.append(data)
        else:
            yield SentSource(file.path, data)


def _stage(task: Task, page: Rendered, job: RenderJob) -> Outcome:
    if page.problems or page.is_same:
        return Outcome(task.address, exact=page.exact, is_same=page.is_same, problems=page.problems)
    return Outcome(task.address, stage(job.staging, task.address, page.data), page.exact)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    remaining = iter(items)
    while batch := list(itertools.islice(remaining, size)):
        yield batch
