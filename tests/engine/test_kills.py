"""Builds that are killed at random moments: no file is torn, no swapped site is mixed, the next build completes it."""

import collections
import random
import subprocess
import sys
from collections.abc import Iterator

import msgspec
import pytest

from tests.conftest import LONG, NOW, PATIENCE, Newspaper
from tests.engine.trials import Trials, make_second_edition

KILLS = 1000 if LONG else 20
# One of these, by chance: how a build applies what it made, and whether folders change places by two renames.
WAYS = [((), False), (("--swap",), False), (("--swap",), True)]


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trials]:
    with Trials(tmp_path_factory.mktemp("trials"), make_second_edition) as trials:
        yield trials


@pytest.mark.slow
def test_killed_builds_are_completed_by_the_next(trials: Trials, capsys: pytest.CaptureFixture[str]) -> None:
    dice = random.Random(7)
    lengths = {way: len(trials.calls(*way[0], renames=way[1])) for way in WAYS}
    phases: collections.Counter[str] = collections.Counter()
    for _ in range(KILLS):
        options, renames = way = dice.choice(WAYS)
        moment, delay = dice.randint(1, lengths[way]), dice.choice([0, dice.random() / 500])
        trials.begin()
        ended = trials.build(*options, action="kill", moment=moment, delay=delay, renames=renames)
        phases[_phase(trials, ended.code)] += 1
        if not options:
            trials.check_whole()
        elif trials.paper.output.is_dir():
            assert trials.tree() in (trials.old, trials.new), f"a mixed site after call {moment}"
        else:
            assert renames, f"no site after call {moment}"
        trials.check_next(*dice.choice(WAYS)[0])
    with capsys.disabled():
        told = ", ".join(f"{count} {phase}" for phase, count in phases.most_common())
        print(f"\n{KILLS} builds killed: {told}")
    effective = KILLS - phases["while it read"] - phases["too late"]
    assert effective >= KILLS / 3, "too few were killed after their first write"
    assert phases["while it staged"], "none was killed before it applied what it had made"
    assert phases["while it applied"] + phases["after it applied"], "none was killed while it applied what it had made"


def _phase(trials: Trials, code: int) -> str:
    """When a build was killed, as the disk tells."""
    if code >= 0:
        return "too late"
    left = trials.leftovers()
    if trials.paper.output.is_dir() and trials.tree() == trials.old:
        return "while it staged" if left else "while it read"
    return "after it applied" if trials.tree() == trials.new else "while it applied"


@pytest.mark.slow
@pytest.mark.parametrize("renames", [False, True])
def test_at_every_call_of_a_swapping_build_the_site_is_the_old_or_the_new_one(trials: Trials, renames: bool) -> None:
    trials.begin()
    assert trials.build("--swap", action="watch", renames=renames).code == 0
    seen = msgspec.json.decode((trials.folder / "seen").read_bytes(), type=list[str])
    after = seen.pop()
    trials.begin()
    assert trials.build(action="watch").code == 0
    plain = msgspec.json.decode((trials.folder / "seen").read_bytes(), type=list[str])
    assert after == plain[-1]
    assert seen == ([plain[0], ""] if renames else [plain[0]])
    assert len(plain) > 10, "a build that does not swap should have been seen between the two"


@pytest.mark.slow
def test_builds_of_one_site_at_once_wait_for_each_other(weekly: Newspaper) -> None:
    weekly.build()
    weekly.article("thoi-su/moi", 5, tags="[mới]")
    command = [sys.executable, "-m", "tindoingoai", "build", "--site", str(weekly.site), "--now", NOW.isoformat()]
    command += ["--output", str(weekly.output), "--cache", str(weekly.cache)]
    running = [
        subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for options in ((), ("--swap",), ("--clean",))
    ]
    said = [process.communicate(timeout=PATIENCE)[0].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    assert weekly.tree() == weekly.clean_tree()
    assert not list(weekly.output.parent.glob(".*"))
