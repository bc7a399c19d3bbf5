"""Who reads and renders: processes of this machine, or a cluster's workers. Nothing is started before there is work."""

import contextlib
import functools
import pathlib
from collections.abc import Iterator, Sequence
from typing import Protocol

from tindoingoai.digest import encode_value
from tindoingoai.engine.comparing import Task
from tindoingoai.engine.losses import lost_page, lost_source
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.outcomes import Outcome, RenderJob
from tindoingoai.sources.results import ReadOptions, ReadResult
from tindoingoai.sources.scan import SourceFile
from tindoingoai.store import reading_sources
from tindoingoai.workers import can_fork


class Executor(Protocol):
    """Does work chunk by chunk; the results come in the order of the work, whoever was done first."""

    def read(
        self, files: Sequence[SourceFile], site: pathlib.Path, options: ReadOptions, chunk: int
    ) -> Iterator[list[ReadResult]]: ...

    def render(self, tasks: Sequence[Task], job: RenderJob, chunk: int) -> Iterator[list[Outcome]]: ...


class ProcessExecutor:
    """So many processes of this machine; they find sources, contexts and bodies on its disk."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def read(
        self, files: Sequence[SourceFile], site: pathlib.Path, options: ReadOptions, chunk: int
    ) -> Iterator[list[ReadResult]]:
        # Half of the time that a build without changes would take went into importing what reads Markdown and YAML.
        from tindoingoai.parallel import map_chunks
        from tindoingoai.sources.read import read_chunk

        read = functools.partial(read_chunk, site=str(site), options=options)
        return map_chunks(read, files, self.jobs, chunk, lambda file, how: lost_source(file.path, how))

    def render(self, tasks: Sequence[Task], job: RenderJob, chunk: int) -> Iterator[list[Outcome]]:
        # A build that renders nothing need not import Jinja.
        from tindoingoai.engine.drawing import pack_all
        from tindoingoai.engine.render_worker import render_chunk, render_packed
        from tindoingoai.parallel import map_chunks

        def lose(task: Task, how: str) -> list[Outcome]:
            return lost_page(task.address, how)

        if can_fork() or self.jobs < 2 or len(tasks) <= chunk:
            # Processes that are forked have the plan as this one has it.
            yield from map_chunks(functools.partial(render_chunk, job=job), tasks, self.jobs, chunk, lose)
            return
        options = encode_value(job.plan.rendering)
        render = functools.partial(render_packed, options=options, templates=job.templates, staging=job.staging)
        with reading_sources(pathlib.Path(job.store)) as reader:
            pack = functools.partial(pack_all, job=job, reader=reader)
            yield from map_chunks(render, tasks, self.jobs, chunk, lose, pack)


@contextlib.contextmanager
def executor_for(options: BuildOptions) -> Iterator[Executor]:
    """The executor that the options ask for, for the time of a build."""
    if not options.cluster:
        yield ProcessExecutor(options.jobs)
        return
    from tindoingoai.engine.cluster import Cluster

    with contextlib.closing(Cluster(options.cluster)) as cluster:
        yield cluster
