"""A build on a Dask cluster equals the local build, and a cluster that cannot do it is told of in one line."""

import concurrent.futures
import pathlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.conftest import NOW, Newspaper, read_tree
from tests.engine.dask_processes import PRELOADS, SOURCES, Scheduler
from tests.problems.command import run_command
from tindoingoai.engine.connection import ClusterConnection
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.run import build
from tindoingoai.problems import ClusterError, ProblemsError

pytestmark = pytest.mark.slow

DEADLY = ("--preload", str(PRELOADS / "deadly.py"))
# Nobody listens on the port that is for discarding.
NOWHERE = "tcp://127.0.0.1:9"


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scheduler]:
    with Scheduler(tmp_path_factory.mktemp("dask")) as running:
        yield running


@pytest.fixture
def hands(scheduler: Scheduler) -> Iterator[Scheduler]:
    """The scheduler, whose workers leave after the test."""
    yield scheduler
    scheduler.dismiss()


@pytest.fixture
def many(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> Newspaper:
    """A newspaper with many chunks, whose templates are partly its own."""
    monkeypatch.setattr("tindoingoai.engine.reading.CHUNK", 2)
    monkeypatch.setattr("tindoingoai.engine.rendering.CHUNK", 2)
    monkeypatch.setattr("tindoingoai.engine.connection.CONNECT", 1)
    for day in range(4, 12):
        weekly.article(f"thoi-su/them-{day}", day, body=f"Đoạn.\n\n::: factbox Hộp {day}\nChữ.\n:::")
    weekly.write("templates/chrome/footer.html", "<footer>Chân trang của tờ báo {{ site.title }}</footer>\n")
    weekly.write("templates/unused.html", b"\xff\xfe")
    return weekly


class Witness:
    """Progress that does something when the first pages have come, and counts what is still to come then."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act = act
        self.left = 0

    def advance(self, stage: str, done: int, total: int) -> None:
        if stage == "render" and not self.left:
            self.left = total - done
            self.act()


def _build_locally(newspaper: Newspaper, **changes: object) -> dict[str, bytes]:
    """What a build of this machine makes of the same site."""
    folder = newspaper.site.with_name("local")
    options = {"site": newspaper.site, "output": folder / "out", "cache": folder / "cache", "now": NOW} | changes
    build(BuildOptions(**options))  # type: ignore[arg-type] # the fields of the options
    return read_tree(folder / "out")


def _fault(newspaper: Newspaper, address: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said of a cluster that cannot do the work, which must be one line; the output stays."""
    newspaper.build()
    before = newspaper.tree()
    newspaper.settings("masthead: {notice: Khác}")
    arguments = ["build", "--cluster", address, "--output", str(newspaper.output), "--cache", str(newspaper.cache)]
    ended = run_command(arguments, newspaper.site, monkeypatch)
    assert (ended.code, ended.printed) == (4, ""), ended.output
    assert newspaper.tree() == before
    (line,) = ended.said.splitlines()
    return line


def test_output_equals_that_of_a_local_build(many: Newspaper, hands: Scheduler) -> None:
    hands.worker()
    hands.worker()
    report = many.build(cluster=hands.address)
    assert len(report.written) > 40
    assert many.tree() == _build_locally(many)
    assert "Chân trang của tờ báo Tờ báo thử" in many.page("/thoi-su/them-4.html")
    # What a template does wrong is told the same, with its line.
    many.write("templates/chrome/footer.html", "<footer>\n{{ site.titel }}</footer>\n")
    told = []
    for cluster in ("", hands.address):
        with pytest.raises(ProblemsError) as caught:
            many.build(cluster=cluster, output=many.site.with_name("other"))
        told.append({(problem.place, problem.message) for problem in caught.value.problems})
    assert told[0] == told[1]
    assert {place for place, _ in told[0]} == {"templates/chrome/footer.html:2"}


def test_nobody_is_called_when_there_is_nothing_to_do(many: Newspaper) -> None:
    many.build()
    file = many.article("thoi-su/them-4", 4, body="Đoạn.\n\n::: factbox Hộp 4\nChữ.\n:::")
    assert many.build(cluster=NOWHERE).written == ()
    file.write_text("---\ntitle: Khác\ndate: 2026-11-04\n---\n", "utf-8")
    with pytest.raises(ClusterError):
        many.build(cluster=NOWHERE)


def test_worker_killed_half_way_costs_nothing_but_time(many: Newspaper, hands: Scheduler) -> None:
    victim = hands.worker()
    hands.worker()
    witness = Witness(victim.kill)
    build(many.options(cluster=hands.address), witness)
    assert victim.wait() < 0
    assert witness.left > 30, "the worker died when all was done"
    assert many.tree() == _build_locally(many)


def test_what_kills_every_worker_is_named(many: Newspaper, tmp_path: pathlib.Path) -> None:
    # One death is enough to be suspected.
    with Scheduler(tmp_path, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as own:
        own.worker("--nanny", *DEADLY, KILL="thoi-su/them-7.md")
        report = many.build(cluster=own.address, keep_going=True)
    (problem,) = report.problems
    assert problem.place == "content/thoi-su/them-7.md"
    assert "dies of it: 1 of the cluster's did, the last at tcp://127.0.0.1" in problem.message
    assert "memory" in problem.hint
    assert not many.has("/thoi-su/them-7.html")
    assert all(many.has(f"/thoi-su/them-{day}.html") for day in (6, 8))


def test_scheduler_that_cannot_be_reached(many: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _fault(many, NOWHERE, monkeypatch)
    assert said.startswith(f"the cluster at {NOWHERE} cannot be reached: ")
    assert said.endswith("is a Dask scheduler running there?")


def test_cluster_without_workers(many: Newspaper, hands: Scheduler, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _fault(many, hands.address, monkeypatch)
    assert "has no workers; start some with `dask worker tcp://127.0.0.1:" in said


def test_worker_with_another_engine(
    many: Newspaper, hands: Scheduler, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.worker()
    hands.worker(sources=_another_engine(tmp_path))
    said = _fault(many, hands.address, monkeypatch)
    assert said.startswith("the worker tcp://127.0.0.1:")
    assert "runs another engine (its own code differs); install tindoingoai" in said


def test_worker_without_the_engine(many: Newspaper, hands: Scheduler, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.worker("--preload", str(PRELOADS / "without_engine.py"))
    assert "cannot run this engine (" in _fault(many, hands.address, monkeypatch)


def test_worker_with_another_engine_that_joins_late(many: Newspaper, hands: Scheduler, tmp_path: pathlib.Path) -> None:
    first = hands.worker()

    def change_hands() -> None:
        hands.worker(sources=_another_engine(tmp_path))
        first.kill()

    with pytest.raises(ClusterError, match=r"joined the cluster .* runs another engine"):
        build(many.options(cluster=hands.address), Witness(change_hands))
    assert not many.output.exists()


def test_an_answer_that_dask_mistakes_for_an_error_is_asked_for_again(
    many: Newspaper, hands: Scheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.worker()
    submit = ClusterConnection._submit
    mistaken: list[object] = []

    def submit_mistaken(
        link: ClusterConnection, name: str, shared: Any, work: bytes
    ) -> concurrent.futures.Future[bytes | str]:
        if name != "render_pages" or mistaken:
            return submit(link, name, shared, work)
        future: concurrent.futures.Future[bytes | str] = concurrent.futures.Future()
        # What comes of `typ, exc, tb = result` in distributed/cfexecutor.py.
        future.set_exception(ValueError("too many values to unpack (expected 3)"))
        mistaken.append(future)
        return future

    monkeypatch.setattr(ClusterConnection, "_submit", submit_mistaken)
    build(many.options(cluster=hands.address))
    assert mistaken
    assert many.tree() == _build_locally(many)


def test_workers_that_all_go(many: Newspaper, hands: Scheduler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tindoingoai.engine.connection.PATIENCE", 0)
    worker = hands.worker()
    with pytest.raises(ClusterError, match="has lost all its workers"):
        build(many.options(cluster=hands.address), Witness(worker.kill))
    assert not many.output.exists()


def test_scheduler_that_goes_half_way_says_no_more_than_a_line(many: Newspaper, tmp_path: pathlib.Path) -> None:
    with Scheduler(tmp_path) as own:
        own.worker(*DEADLY, KILL=f"/thoi-su/them-7.html {own.process.pid}")
        command = [sys.executable, "-m", "tindoingoai", "build", "--site", str(many.site), "--cluster", own.address]
        ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ended.returncode == 4, ended.stderr
    *progress, line = ended.stderr.splitlines()
    assert line.startswith("the scheduler at tcp://127.0.0.1:"), ended.stderr
    assert all(stage.startswith(("read: ", "render: ")) for stage in progress), ended.stderr
    assert not (many.site / "build").exists()


def _another_engine(folder: pathlib.Path) -> pathlib.Path:
    """A copy of our sources in which a comment more stands."""
    copy = shutil.copytree(SOURCES, folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    with (copy / "tindoingoai/addresses.py").open("a") as file:
        file.write("# Another one.\n")
    return copy


@pytest.mark.parametrize("address", ["here", "tcp://127.0.0.1", "http://127.0.0.1:8786", "tcp://127.0.0.1:8786/x"])
def test_what_is_no_address_is_wrong_usage(newspaper: Newspaper, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run_command(["build", "--cluster", address], newspaper.site, monkeypatch)
    assert ended.code == 2
    assert f"{address} is no scheduler's address; one is like tcp://" in ended.said


def test_missing_library_is_told_with_how_to_get_it(newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    ended = run_command(["build", "--cluster", NOWHERE], newspaper.site, monkeypatch)
    assert ended.code == 2
    assert 'pip install "tindoingoai[cluster]"' in ended.said
