"""Every call of a small build fails once: the site is the old or the new one, and the next build equals a clean one.

The calls are Python's own: opening, listing, writing, renaming, linking, making and removing. What SQLite does to its
file cannot be made to fail that way; a store that is full, or lost in the midst of a build, has tests of its own.
"""

import contextlib
import errno
import functools
import sqlite3
from collections.abc import Callable, Iterator

import pytest

from tests.conftest import LONG, NOW, Newspaper
from tests.engine.trials import Call, Trials, make_second_edition
from tests.problems.command import Ended, run_command

WRITE_ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
READ_ERRORS = (errno.EIO, errno.EACCES)
MODES = {"plain": ((), False), "swap": (("--swap",), False), "two renames": (("--swap",), True)}


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trials]:
    with Trials(tmp_path_factory.mktemp("trials"), make_second_edition) as trials:
        yield trials


def _errors(call: Call, number: int) -> tuple[int, ...]:
    """All errors that a call may meet; in a normal run one of them, each in its turn."""
    errors = WRITE_ERRORS if call.changes else READ_ERRORS
    return errors if LONG else errors[number % len(errors) :][:1]


def _moments(calls: list[Call], mode: str) -> Iterator[tuple[int, Call]]:
    """The numbers of the calls that a mode does not share with the one before it."""
    for number, call in enumerate(calls, 1):
        is_swapping = any("/.out-next" in each.path for each in calls[:number])
        is_exchange = call.name == "os.rename" and call.path.endswith(("/out", "/.out-next"))
        # Most calls of a swap are one link after another: a normal run lets every third of them fail.
        is_chosen = is_swapping and (LONG or number % 3 == 0)
        if {"plain": True, "swap": is_chosen, "two renames": is_exchange}[mode]:
            yield number, call


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
def test_any_call_that_fails_leaves_a_whole_site_and_a_documented_exit_code(trials: Trials, mode: str) -> None:
    options, renames = MODES[mode]
    calls = trials.calls(*options, renames=renames)
    codes: dict[int, int] = {}
    for number, call in _moments(calls, mode):
        for error in _errors(call, number):
            trials.begin()
            ended = trials.build(*options, action="fail", moment=number, error=error, renames=renames)
            told = f"{errno.errorcode[error]} at {number}, {call}: {ended}"
            codes[ended.code] = codes.get(ended.code, 0) + 1
            # What a build reads, it may tell of as a problem; a call that it can do without may fail unnoticed.
            assert ended.code in ((0, 4) if call.changes else (0, 1, 2, 4)), told
            assert "Traceback" not in ended.said, told
            assert trials.temporary() == [], told
            trials.check_whole()
            if ended.code == 0:
                assert trials.tree() == trials.new, told
            elif mode != "plain" or ended.code != 4:
                assert trials.tree() in (trials.old, trials.new), told
            trials.check_next(*options[number % 2 :])
    assert codes[4] >= {"plain": 80, "swap": 25, "two renames": 2}[mode], codes


@pytest.mark.slow
def test_store_that_is_lost_in_the_midst_of_a_build_leaves_a_whole_site(trials: Trials) -> None:
    codes: dict[int, int] = {}
    for number in range(1, len(trials.calls()), 1 if LONG else 8):
        trials.begin()
        ended = trials.build(action="lose", moment=number)
        codes[ended.code] = codes.get(ended.code, 0) + 1
        assert ended.code in (0, 4), ended
        assert "Traceback" not in ended.said
        trials.check_whole()
        trials.check_next()
    assert codes[0]


def test_store_that_is_full_leaves_a_whole_site(newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    newspaper.plain_templates()
    newspaper.article("thoi-su/bai")
    connect, codes = sqlite3.connect, list[int]()
    while 0 not in codes:
        assert _build(newspaper, monkeypatch).code == 0
        old = newspaper.tree()
        newspaper.article(f"thoi-su/moi-{len(codes)}", 2, body=f"Đoạn {len(codes)}. " * 1500)
        with contextlib.closing(connect(newspaper.cache / "store.db")) as store:
            (size,) = store.execute("PRAGMA page_count").fetchone()
        narrow = functools.partial(_connect_narrowly, connect, size + len(codes))
        with monkeypatch.context() as patch:
            patch.setattr(sqlite3, "connect", narrow)
            ended = _build(newspaper, monkeypatch)
        codes.append(ended.code)
        assert ended.code in (0, 4), ended
        if ended.code:
            assert "the store cannot be written: database or disk is full" in ended.said
            assert newspaper.tree() in (old, newspaper.clean_tree())
        assert _build(newspaper, monkeypatch).code == 0
        assert newspaper.tree() == newspaper.clean_tree()
    assert len(codes) > 2, "there was room enough from the beginning"


def _build(newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> Ended:
    command = ["build", "--output", str(newspaper.output), "--cache", str(newspaper.cache), "--now", NOW.isoformat()]
    return run_command(command, newspaper.site, monkeypatch)


def _connect_narrowly(
    connect: Callable[..., sqlite3.Connection], pages: int, *arguments: object, **options: object
) -> sqlite3.Connection:
    """A connection to a store on a disk that has room for so many pages."""
    connection = connect(*arguments, **options)
    connection.execute(f"PRAGMA max_page_count={pages}")
    return connection
