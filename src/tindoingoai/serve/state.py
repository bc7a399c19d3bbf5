"""The present state of a served site: what its builds came to, as one value that takes the place of the one before."""

from collections.abc import Iterable

import msgspec

from tindoingoai.addresses import is_page
from tindoingoai.engine.failures import describe_failure
from tindoingoai.engine.options import Report
from tindoingoai.model import Value
from tindoingoai.problems import Problem, ProblemsError, count_all

# More files than this are told as "anything may have changed".
MOST_FILES = 100
# Not pages but what pages load: a page shows them without being written anew itself.
_LOADED_KINDS = frozenset({"asset", "block"})


class State(Value, frozen=True):
    """`build` counts builds and grows over restarts too; `files` tells which build last changed a file that pages load.

    `problems` are those of the last build: warnings of one that was published, or everything that stopped it, and then
    the pages are behind. `coming` are the files that the build at work has told of already.
    """

    build: int
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()
    files: dict[str, int] = msgspec.field(default_factory=dict)
    coming: frozenset[str] = frozenset()
    is_behind: bool = False

    @property
    def errors(self) -> int:
        return count_all(problem for problem in self.problems if not problem.is_warning)

    def changed_since(self, build: int) -> list[str] | None:
        """The files that changed after a build; None when they are too many to be told one by one."""
        changed = sorted(address for address, changed_by in self.files.items() if changed_by > build)
        return changed if len(changed) <= MOST_FILES else None


def during(state: State, coming: Iterable[str]) -> State:
    """The state while a build is at work on files that can be had already."""
    build = state.build + 1
    fresh = frozenset(coming) - state.coming
    files = state.files | dict.fromkeys(fresh, build)
    return msgspec.structs.replace(state, build=build, files=files, coming=state.coming | fresh)


def after(state: State, result: Report | Exception, seconds: float) -> State:
    """The state after one more build, which ended with a report or with an error."""
    build = state.build + 1
    if isinstance(result, Exception):
        # What was shown early is not what there is.
        files = state.files | dict.fromkeys(state.coming, build)
        return State(build, seconds, problems_of(result), files, is_behind=True)
    loaded = (file.address for file in result.written if file.kind in _LOADED_KINDS)
    changed = {address: build for address in loaded if address not in state.coming}
    changed |= {address: build for address in result.removed if not is_page(address)}
    return State(build, seconds, result.problems, state.files | changed)


def problems_of(error: Exception) -> tuple[Problem, ...]:
    """What ended a build, as problems: with their places where they are an editor's, in one line where they are not."""
    if isinstance(error, ProblemsError):
        return error.problems
    if failure := describe_failure(error):
        return (Problem("", 0, 0, failure),)
    hint = "the terminal tells where the details are"
    return (Problem("", 0, 0, f"this is a bug of ours: {error!r}", hint=hint),)
