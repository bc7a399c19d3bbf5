"""What came of builds, as state."""

import errno

import pytest

from tindoingoai.cli.exits import leave
from tindoingoai.engine.options import Report, Written
from tindoingoai.lock import LockedError
from tindoingoai.problems import ClusterError, Problem, ProblemsError, SettingsError, WorkerLostError
from tindoingoai.serve.state import MOST_FILES, State, after, problems_of
from tindoingoai.store import ForeignStoreError

WARNING = Problem("content/a.md", 1, 1, "so so", severity="warning")
ERROR = Problem("site.yaml", 2, 1, "wrong")


def written(*addresses: str, kind: str = "asset") -> Report:
    return Report({}, written=tuple(Written(address, kind, "new") for address in addresses))


def test_a_report_counts_up_and_brings_its_warnings() -> None:
    state = after(State(7), Report({}, problems=(WARNING,)), 0.5)
    assert (state.build, state.seconds, state.problems, state.errors) == (8, 0.5, (WARNING,), 0)
    assert not state.is_behind


def test_files_are_known_by_the_build_that_changed_them_last() -> None:
    state = after(State(0), written("/a.css", "/b.png"), 0)
    state = after(state, written("/b.png"), 0)
    assert state.changed_since(0) == ["/a.css", "/b.png"]
    assert state.changed_since(1) == ["/b.png"]
    assert state.changed_since(2) == []


def test_pages_are_no_files_that_pages_load_but_blocks_are() -> None:
    state = after(State(0), written("/x/", "/a.html", kind="article"), 0)
    assert state.changed_since(0) == []
    assert after(state, written("/_blocks/x.html", kind="block"), 0).changed_since(0) == ["/_blocks/x.html"]


def test_a_file_that_went_has_changed() -> None:
    state = after(State(0), Report({}, removed=("/a.css", "/b.html", "/c/")), 0)
    assert state.changed_since(0) == ["/a.css"]


def test_very_many_files_are_not_told_one_by_one() -> None:
    state = after(State(0), written(*(f"/{number}.png" for number in range(MOST_FILES + 1))), 0)
    assert state.changed_since(0) is None
    assert state.changed_since(1) == []


def test_a_mistake_keeps_what_is_known_of_files() -> None:
    state = after(after(State(0), written("/a.css"), 0), ProblemsError([ERROR, WARNING]), 0)
    assert state.problems == (ERROR, WARNING)
    assert state.errors == 1
    assert state.is_behind
    assert state.changed_since(0) == ["/a.css"]
    assert not after(state, Report({}), 0).is_behind


@pytest.mark.parametrize("kind", [ProblemsError, SettingsError])
def test_mistakes_of_editors_keep_their_places(kind: type[ProblemsError]) -> None:
    assert problems_of(kind([ERROR])) == (ERROR,)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (LockedError("another build is at work"), "another build is at work"),
        (ClusterError("no scheduler"), "no scheduler"),
        (WorkerLostError("killed"), "killed"),
        (OSError(errno.ENOSPC, "No space left on device", "/x/y"), "/x/y: the disk is full"),
        (OSError(errno.EIO, "Input/output error", "/x/y"), "/x/y: Input/output error"),
        (MemoryError(), "there is too little memory"),
        (ForeignStoreError("of another version"), "of another version"),
        (ZeroDivisionError("division"), "this is a bug of ours: ZeroDivisionError('division')"),
    ],
)
def test_all_else_is_one_line(error: Exception, said: str) -> None:
    (problem,) = problems_of(error)
    assert said in problem.message
    assert (problem.path, problem.is_warning) == ("", False)


def test_the_terminal_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "/x/y")
    leave(error)
    (problem,) = problems_of(error)
    assert capsys.readouterr().err == f"{problem.message}\n"
