"""Real file events and real looks: every way of saving is seen, scratch files are not, nothing is lost."""

import errno
import itertools
import os
import pathlib
import shutil
import subprocess
import threading
import time
import types
from collections.abc import Callable, Iterable, Iterator

import pytest
from watchdog.observers.api import BaseObserver

from tests.conftest import PATIENCE
from tests.serve import saving
from tests.serve.saving import WAYS, Watched
from tindoingoai.serve import checkout, polling
from tindoingoai.serve.native import NativeEvents
from tindoingoai.serve.places import PlaceFinder
from tindoingoai.serve.watch import Batch, Watcher

# As `native.py` says; pytest has its own list of warnings for each test.
pytestmark = pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning")

SETTINGS = "title: Báo\nbase_url: https://example.org\n"
ARTICLE = "content/thoi-su/bai.md"
GIT = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.hooksPath=/dev/null"]


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    site = tmp_path / "site"
    for folder in ("content/thoi-su", "templates", "static/images", "data"):
        (site / folder).mkdir(parents=True)
    (site / ARTICLE).write_text("một")
    (site / "templates/base.html").write_text("x")
    (site / "static/images/anh.svg").write_text("<svg/>")
    (site / "data/authors.yaml").write_text("{}")
    (site / "data/reads.json").write_text("{}")
    (site / "site.yaml").write_text(SETTINGS)
    return site


@pytest.fixture(params=["native", "poll"])
def is_poll(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(polling, "PAUSE", 0.03)
    monkeypatch.setattr(polling, "_AGAIN", 0.02)
    monkeypatch.setattr("tindoingoai.serve.watch.TEND", 0.1)
    return bool(request.param == "poll")


@pytest.fixture
def watched(site: pathlib.Path, is_poll: bool) -> Iterator[Watched]:
    threads = set(threading.enumerate())
    watched = Watched(site, poll=is_poll)
    watched.settle()
    yield watched
    watched.stop()
    watched.stop()
    # A machine at work on other things may not be done with it yet: a build is given no more than a moment.
    watched.watcher._thread.join(PATIENCE)
    assert set(threading.enumerate()) <= threads
    assert watched.changes.said == []


# --- saving


@pytest.mark.parametrize("save", WAYS, ids=lambda save: save.__name__)
def test_each_way_of_saving_is_told_with_no_other_name(
    save: Callable[[pathlib.Path, str], None], watched: Watched
) -> None:
    save(watched.site / ARTICLE, "hai, và dài hơn trước")
    assert watched.changes.name(ARTICLE)
    told = watched.told()
    assert {path for batch in told for path in batch.paths} == {ARTICLE}
    assert not any(batch.is_whole for batch in told)


@pytest.mark.parametrize(
    "path",
    [
        "site.yaml",
        "templates/base.html",
        "templates/parts/moi.html",
        "static/images/anh.svg",
        "static/theme/news.css",
        "data/authors.yaml",
        "data/tags.yaml",
        "data/reads.json",
        "content/thoi-su/anh.jpg",
        "content/thoi-su/bai.docx",
        "content/thoi-su/đối ngoại.md",
    ],
)
def test_all_that_a_build_reads_is_watched(path: str, watched: Watched) -> None:
    file = watched.site / path
    file.parent.mkdir(exist_ok=True)
    file.write_text("mới")
    assert watched.changes.tell_of(path)
    watched.settle()
    file.write_text("mới hơn nữa")
    assert watched.changes.name(path)
    watched.settle()
    file.unlink()
    assert watched.changes.name(path)


def test_both_ends_of_a_move_are_told(watched: Watched) -> None:
    (watched.site / ARTICLE).rename(watched.site / "content/ten-moi.md")
    assert watched.changes.name(ARTICLE)
    assert watched.changes.name("content/ten-moi.md")


def test_moves_between_folders_and_out_of_the_site_are_told(watched: Watched) -> None:
    (watched.site / "static/images/anh.svg").rename(watched.site / "content/thoi-su/anh.svg")
    assert watched.changes.name("static/images/anh.svg")
    assert watched.changes.name("content/thoi-su/anh.svg")
    watched.settle()
    (watched.site / ARTICLE).rename(watched.site.parent / "di.md")
    assert watched.changes.name(ARTICLE)


def test_permission_taken_is_told(site: pathlib.Path) -> None:
    watched = Watched(site, poll=False)
    (site / ARTICLE).chmod(0)
    assert watched.changes.name(ARTICLE)
    watched.stop()


def test_what_no_build_reads_is_not_told(watched: Watched) -> None:
    for path in (
        "content/thoi-su/.bai.md.swp",
        "content/thoi-su/4913",
        "content/thoi-su/bai.md~",
        "content/thoi-su/#bai.md#",
        "content/.git/index.lock",
        "static/images/sedAb12Cd",
        "static/.git/HEAD",
        "templates/base.html.bak",
        ".git/index",
        "build/index.html",
        ".tindoingoai/serve/output/index.html",
        ".tindoingoai/store.db",
        "README.md",
        "node_modules/x/site.yaml",
    ):
        file = watched.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
        file.unlink()
    (watched.site / "content/thoi-su/.#bai.md").symlink_to("nowhere")
    # Reading is no change either.
    (watched.site / ARTICLE).read_text()
    assert watched.told() == []


# --- folders


def test_a_new_folder_is_watched_with_what_is_in_it_already(watched: Watched) -> None:
    deep = watched.site / "content/kinh-te/vi-mo/2026"
    deep.mkdir(parents=True)
    (deep / "bai.md").write_text("x")
    assert watched.changes.tell_of("content/kinh-te/vi-mo/2026/bai.md")
    watched.settle()
    assert watched.is_watched("content/kinh-te/vi-mo/2026/bai.md")


def test_a_folder_moved_in_is_watched_and_one_moved_out_is_not(watched: Watched) -> None:
    outside = watched.site.parent / "outside"
    (outside / "sau").mkdir(parents=True)
    (outside / "sau/bai.md").write_text("x")
    outside.rename(watched.site / "content/vao")
    assert watched.changes.tell_of("content/vao/sau/bai.md")
    watched.settle()
    assert watched.is_watched("content/vao/sau/bai.md")
    (watched.site / "content/vao").rename(watched.site.parent / "ra")
    assert watched.changes.tell_of("content/vao/sau/bai.md")
    watched.settle()
    (watched.site.parent / "ra/sau/bai.md").write_text("khác nữa")
    assert watched.told() == []


def test_a_folder_renamed_is_told_by_its_new_name_from_then_on(watched: Watched) -> None:
    (watched.site / "content/thoi-su").rename(watched.site / "content/tin-tuc")
    assert watched.changes.tell_of("content/tin-tuc/bai.md")
    watched.settle()
    assert watched.is_watched("content/tin-tuc/bai.md")


@pytest.mark.parametrize("name", ["content", "templates", "static", "data"])
def test_a_source_folder_may_go_and_come_again(name: str, watched: Watched) -> None:
    for _ in range(2):
        shutil.rmtree(watched.site / name)
        assert watched.changes.wait_for(lambda batches: any(batch.is_whole or batch.paths for batch in batches))
        (watched.site / "content").mkdir(exist_ok=True)
        watched.settle()
        (watched.site / name).mkdir(exist_ok=True)
        (watched.site / name / "tep.md").write_text("x")
        assert watched.changes.tell_of(f"{name}/tep.md")
        watched.settle()
        assert watched.is_watched(f"{name}/tep.md")
        watched.settle()


def test_a_source_folder_deleted_and_made_again_at_once_is_watched(watched: Watched) -> None:
    shutil.rmtree(watched.site / "templates")
    (watched.site / "templates").mkdir()
    (watched.site / "templates/base.html").write_text("khác")
    assert watched.changes.tell_of("templates/base.html")
    watched.settle()
    assert watched.is_watched("templates/base.html")


def test_a_source_folder_exchanged_for_another_is_watched(watched: Watched) -> None:
    other = watched.site.parent / "other"
    (other / "thoi-su").mkdir(parents=True)
    (other / "thoi-su/bai.md").write_text("khác")
    (watched.site / "content").rename(watched.site.parent / "old")
    other.rename(watched.site / "content")
    assert watched.changes.tell_of(ARTICLE)
    watched.settle()
    assert watched.is_watched(ARTICLE)


def test_settings_may_go_and_come_again(watched: Watched) -> None:
    file = watched.site / "site.yaml"
    for _ in range(2):
        file.unlink()
        assert watched.changes.name("site.yaml")
        watched.settle()
        file.write_text(SETTINGS)
        assert watched.changes.name("site.yaml")
        watched.settle()


def test_reads_may_lie_elsewhere_and_their_place_may_change(watched: Watched) -> None:
    (watched.site / "site.yaml").write_text(SETTINGS + "most_read: {reads: so-lieu/ngay/luot-doc.json}\n")
    assert watched.changes.name("site.yaml")
    watched.settle()
    file = watched.site / "so-lieu/ngay/luot-doc.json"
    file.parent.mkdir(parents=True)
    file.write_text("{}")
    assert watched.changes.tell_of("so-lieu/ngay/luot-doc.json")
    watched.settle()
    (file.parent / "khac.json").write_text("{}")
    assert watched.told() == []
    watched.changes.forget()
    assert watched.is_watched("so-lieu/ngay/luot-doc.json")


def test_young_settings_are_read_again_though_the_disk_tells_no_difference(
    site: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tindoingoai.stamps.TICK", 3600 * 10**9)
    file, look = site / "site.yaml", pathlib.Path.stat
    before = file.stat()

    def stat(path: pathlib.Path, *, follow_symlinks: bool = True) -> os.stat_result:
        return before if path.name == "site.yaml" else look(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(pathlib.Path, "stat", stat)
    finder = PlaceFinder(site)
    finder.find()
    file.write_text(SETTINGS + "most_read: {reads: so-lieu/luot-doc.json}\n")
    assert any("so-lieu" in place.only for place in finder.find())


@pytest.mark.parametrize("poll", [True, False])
def test_what_was_saved_while_places_change_is_not_lost(
    poll: bool, site: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A watching made anew knows nothing of what the one before had still to tell."""
    monkeypatch.setattr(polling, "PAUSE", 3600)
    told = list[Batch]()
    watcher = Watcher(site, told.append, poll=poll)
    watcher._listen()
    (site / "site.yaml").write_text(SETTINGS + "most_read: {reads: so-lieu/luot-doc.json}\n")
    (site / "so-lieu").mkdir()
    (site / ARTICLE).write_text("hai")
    watcher._pass_on(Batch(frozenset({"site.yaml"})))
    watcher.stop()
    assert told == [Batch(frozenset({"site.yaml"}), is_whole=True)]


# --- links


def test_a_site_behind_a_link_is_told_in_the_sites_words(site: pathlib.Path, is_poll: bool) -> None:
    link = site.parent / "link"
    link.symlink_to(site)
    watched = Watched(link, poll=is_poll)
    watched.settle()
    (site / ARTICLE).write_text("khác")
    assert watched.changes.name(ARTICLE)
    watched.stop()


def test_folders_and_files_that_are_links_are_followed(site: pathlib.Path, is_poll: bool) -> None:
    outside = site.parent / "outside"
    outside.mkdir()
    for name in ("content", "site.yaml", "data/reads.json"):
        (site / name).rename(outside / pathlib.Path(name).name)
        (site / name).symlink_to(outside / pathlib.Path(name).name)
    watched = Watched(site, poll=is_poll)
    watched.settle()
    for real, told in (
        ("content/thoi-su/bai.md", ARTICLE),
        ("reads.json", "data/reads.json"),
        ("site.yaml", "site.yaml"),
    ):
        (outside / real).write_text("khác")
        assert watched.changes.name(told)
        watched.settle()
    (outside / "khac.txt").write_text("x")
    assert watched.told() == []
    watched.stop()


def test_a_link_that_leads_elsewhere_from_now_on_is_followed(site: pathlib.Path, is_poll: bool) -> None:
    shutil.move(site / "content", site.parent / "one")
    shutil.copytree(site.parent / "one", site.parent / "two")
    (site / "content").symlink_to(site.parent / "one")
    watched = Watched(site, poll=is_poll)
    watched.settle()
    (site / "content.new").symlink_to(site.parent / "two")
    (site / "content.new").replace(site / "content")
    assert watched.changes.wait_for(lambda batches: any(batch.is_whole for batch in batches))
    watched.settle()
    assert watched.is_watched(ARTICLE)
    watched.stop()


def test_a_link_that_leads_to_itself_is_no_place_and_no_end(site: pathlib.Path) -> None:
    (site / "static").rename(site / "static-before")
    (site / "static").symlink_to(site / "static")
    assert "static" not in [place.name for place in PlaceFinder(site).find()]


def test_the_theme_is_watched_beside_the_sites_own_files(
    site: pathlib.Path, is_poll: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = site.parent / "theme"
    for folder in ("templates", "static/theme"):
        (theme / folder).mkdir(parents=True)
    monkeypatch.setattr("tindoingoai.serve.places.theme_folder", lambda: theme)
    watched = Watched(site, poll=is_poll)
    watched.settle()
    for path in ("templates/base.html", "static/theme/news.css"):
        (theme / path).write_text("x")
        assert watched.changes.name((theme / path).as_posix())
    watched.stop()


def test_in_a_checkout_of_ours_the_theme_is_the_sites_own() -> None:
    root = pathlib.Path(__file__).parents[2]
    assert sorted(place.name for place in PlaceFinder(root).find()) == ["", "content", "data", "static", "templates"]


# --- bursts


def _git(site: pathlib.Path, *arguments: str) -> None:
    subprocess.run([*GIT, *arguments], cwd=site, check=True, capture_output=True, timeout=PATIENCE)


def test_nothing_of_a_git_checkout_is_told_before_all_is_done(
    site: pathlib.Path, is_poll: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often the machine halts it, and for longer than a burst may pause."""
    monkeypatch.setattr(checkout, "OLDEST", PATIENCE)
    _git(site, "init", "-q")
    watched = Watched(site, poll=is_poll)
    watched.settle()
    lock = site / ".git/index.lock"
    lock.touch()
    paths = [f"content/thoi-su/bai-{number}.md" for number in range(5)]
    for path in paths:
        time.sleep(0.1)
        (site / path).write_text("x")
    assert watched.changes.batches == []
    lock.unlink()
    assert watched.changes.name(*paths)
    # Events that the system has still to tell of may come in pieces.
    assert len(watched.changes.batches) == 1 or not is_poll
    watched.stop()


def test_every_file_of_a_git_checkout_is_told(site: pathlib.Path, is_poll: bool) -> None:
    paths = [f"content/thoi-su/bai-{number}.md" for number in range(300)]
    _git(site, "init", "-q", "-b", "one")
    for branch in ("one", "two"):
        for path in paths:
            (site / path).write_text(f"bài trên nhánh {branch}")
        _git(site, "add", ".")
        _git(site, "commit", "-qm", branch)
        _git(site, "checkout", "-qB", "two")
    watched = Watched(site, poll=is_poll)
    watched.settle()
    _git(site, "checkout", "-q", "one")
    assert {path for batch in watched.told() for path in batch.paths} == set(paths)
    watched.stop()


def test_what_is_saved_during_a_build_leads_to_one_more(site: pathlib.Path, is_poll: bool) -> None:
    began, may_end, told = threading.Semaphore(0), threading.Event(), list[Batch]()

    def build(batch: Batch) -> None:
        told.append(batch)
        began.release()
        assert may_end.wait(PATIENCE)

    watcher = Watcher(site, build, poll=is_poll)
    watcher.start()
    (site / ARTICLE).write_text("hai")
    assert began.acquire(timeout=PATIENCE)
    for number in range(20):
        (site / "content/khac.md").write_text(f"{number}")
        (site / "static/images/anh.svg").write_text(f"{number}")
    (site / "data/authors.yaml").write_text("khác")
    later = {"content/khac.md", "static/images/anh.svg", "data/authors.yaml"}
    # Not before all of them are known of.
    _wait_until(lambda: later <= watcher._burst.paths)
    assert len(told) == 1
    may_end.set()
    assert began.acquire(timeout=PATIENCE)
    watcher.stop()
    # Of the first file too more may come, since it is cut to nothing and written.
    assert told[0].paths == {ARTICLE}
    assert told[1].paths - {ARTICLE} == later


def _wait_until(check: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not check():
        assert time.monotonic() < ends
        time.sleep(0.01)


def test_looking_at_a_stream_without_end_stops_now_and_then(
    site: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "PAUSE", 0.01)
    monkeypatch.setattr(polling, "_AGAIN", 0.001)
    monkeypatch.setattr(polling, "_LONGEST", 0.01)
    told, enough = list[set[str]](), threading.Semaphore(0)

    def note(paths: Iterable[str], _: bool) -> None:
        told.append(set(paths))
        enough.release()

    poller = polling.Poller(note)
    numbers = itertools.count()
    monkeypatch.setattr(poller, "_compare", lambda: {f"{next(numbers)}"})
    poller.start(PlaceFinder(site).find())
    assert all(enough.acquire(timeout=PATIENCE) for _ in range(3))
    poller.stop()
    assert all(len(paths) > 1 for paths in told)


def test_while_git_is_at_work_it_is_looked_again_and_once_more_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "_AGAIN", 0)
    looked = list[str]()
    changing = iter([True, True, False])

    def is_changing() -> bool:
        looked.append("asked")
        return next(changing)

    def compare() -> set[str]:
        looked.append("looked")
        return {f"{len(looked)}"} if len(looked) == 4 else set()

    poller = polling.Poller(lambda *_: None, is_changing)
    monkeypatch.setattr(poller, "_compare", compare)
    assert poller._all_that_follows() == {"4"}
    assert looked == ["asked", "looked"] * 3


def test_looking_pauses_by_the_work_it_was_and_not_by_what_it_waited_for(
    site: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poller, pauses = polling.Poller(lambda *_: None), list[float]()
    worked = iter([0.0, 0.0, 0.0, 2.0, 5.0, 5.1])
    # Each look takes an hour by the clock.
    hours = itertools.count(step=3600)
    clocks = types.SimpleNamespace(thread_time=lambda: next(worked), monotonic=lambda: next(hours))
    monkeypatch.setattr(polling, "time", clocks)
    monkeypatch.setattr(poller, "_compare", set)

    def wait(pause: float) -> bool:
        pauses.append(pause)
        return len(pauses) > 3

    monkeypatch.setattr(poller._stopped, "wait", wait)
    poller._run()
    assert pauses == [polling.PAUSE, polling.PAUSE, pytest.approx(30), pytest.approx(1.5)]


# --- what goes wrong


def _explain(watched: Watched, words: str) -> None:
    """Something was said once, and saves are seen all the same."""
    assert watched.changes.wait_for(lambda _: bool(watched.changes.said))
    (line,) = watched.changes.said
    assert words in line
    watched.changes.forget()
    (watched.site / ARTICLE).write_text("khác")
    assert watched.changes.tell_of(ARTICLE)
    watched.stop()


@pytest.mark.parametrize(("code", "words"), [(errno.ENOSPC, "max_user_watches"), (errno.EMFILE, "max_user_instances")])
def test_where_the_system_has_no_watches_left_it_polls_and_says_the_remedy(
    code: int, words: str, site: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, "limit reached")

    monkeypatch.setattr(BaseObserver, "schedule", refuse)
    _explain(Watched(site, poll=False), words)


def test_watches_that_run_out_below_a_folder_are_noticed(site: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """watchdog says nothing of it; seen on Linux, where each folder takes a watch."""
    import ctypes

    from watchdog.observers import inotify_c

    add, refused = inotify_c.inotify_add_watch, list[bytes]()

    def add_some(fd: int, path: bytes, mask: int) -> int:
        if refused or b"/data/" in path:
            refused.append(path)
            ctypes.set_errno(errno.ENOSPC)
            return -1
        return add(fd, path, mask)

    for number in range(10):
        (site / f"data/nam-{number}").mkdir()
    monkeypatch.setattr(inotify_c, "inotify_add_watch", add_some)
    watched = Watched(site, poll=False)
    assert refused
    _explain(watched, "max_user_watches")


def test_watches_that_run_out_later_are_noticed(site: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched(site, poll=False)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "limit reached")

    monkeypatch.setattr(BaseObserver, "schedule", refuse)
    (site / "content/moi").mkdir()
    _explain(watched, "max_user_watches")


def test_events_that_the_system_had_no_room_for_mean_everything(
    site: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The queue of the kernel really overflows: nobody empties it meanwhile."""
    from watchdog.observers.inotify_c import InotifyFD

    room = int(pathlib.Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    watched = Watched(site, poll=False)
    watched.settle()
    halted, may_go_on, handle = threading.Event(), threading.Event(), InotifyFD.handle_event

    def halt(self: InotifyFD, event: object) -> None:
        halted.set()
        assert may_go_on.wait(PATIENCE)
        handle(self, event)  # type: ignore[arg-type] # handed through

    monkeypatch.setattr(InotifyFD, "handle_event", halt)
    one, two = site / "content/mot.md", site / "content/hai.md"
    one.touch()
    assert halted.wait(PATIENCE)
    for _ in range(room // 2 + 2000):
        one.rename(two)
        two.rename(one)
    (site / ARTICLE).write_text("lost")
    may_go_on.set()
    assert watched.changes.wait_for(lambda batches: any(batch.is_whole for batch in batches))
    watched.settle()
    (site / ARTICLE).write_text("khác")
    assert watched.changes.name(ARTICLE)
    watched.stop()
    assert watched.changes.said == []


def test_a_thread_that_dies_is_told_of_and_replaced_by_looking(
    site: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchdog.observers.inotify_c import InotifyFD

    def die(*_: object) -> None:
        raise KeyError("nobody expected this")

    monkeypatch.setattr("tindoingoai.serve.watch.TEND", 0.1)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    monkeypatch.setattr(InotifyFD, "handle_event", die)
    watched = Watched(site, poll=False)
    (site / ARTICLE).write_text("hai")
    _explain(watched, "ended unexpectedly")


def test_what_ended_with_its_folder_may_say_so_late(site: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tindoingoai.serve.watch.TEND", 0.01)
    asked = list[bool]()

    def seem_dead_once(_: NativeEvents) -> bool:
        asked.append(bool(asked))
        return asked[-1]

    monkeypatch.setattr(NativeEvents, "is_alive", seem_dead_once)
    watched = Watched(site, poll=False)
    _wait_until(lambda: len(asked) > 2)
    watched.settle()
    watched.stop()
    assert watched.changes.said == []


def test_trouble_in_the_gathering_itself_is_told_of(site: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched(site, poll=False)
    find, calls = PlaceFinder.find, list[int]()

    def fail_once(self: PlaceFinder) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise PermissionError(errno.EACCES, "denied")
        return find(self)

    monkeypatch.setattr(PlaceFinder, "find", fail_once)
    (site / "content/moi").mkdir()
    _explain(watched, "denied")


def test_a_callback_that_fails_ends_nothing(site: pathlib.Path) -> None:
    said, told = list[str](), threading.Semaphore(0)

    def fail(_: Batch) -> None:
        told.release()
        raise ZeroDivisionError("a bug")

    watcher = Watcher(site, fail, say=said.append)
    watcher.start()
    for number in range(2):
        (site / ARTICLE).write_text(f"{number}")
        assert told.acquire(timeout=PATIENCE)
    watcher.stop()
    assert all("a bug" in line for line in said)
    assert said


def test_stopping_waits_for_no_long_build(site: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tindoingoai.serve.watch._GRACE", 0.05)
    began, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def build(_: Batch) -> None:
        began.set()
        may_end.wait(PATIENCE)
        ended.set()

    watcher = Watcher(site, build)
    watcher.start()
    (site / ARTICLE).write_text("hai")
    assert began.wait(PATIENCE)
    watcher.stop()
    assert not ended.is_set()
    may_end.set()


def test_a_build_may_stop_the_watching(site: pathlib.Path) -> None:
    stopped = threading.Event()

    def stop(_: Batch) -> None:
        watcher.stop()
        stopped.set()

    watcher = Watcher(site, stop)
    watcher.start()
    (site / ARTICLE).write_text("hai")
    assert stopped.wait(PATIENCE)


# --- how soon


def _move_out(file: pathlib.Path, _: str) -> None:
    file.rename(file.parents[3] / "out.md")


@pytest.mark.parametrize("change", [saving.in_place, saving.vim, _move_out], ids=lambda change: change.__name__)
def test_a_save_is_told_within_the_quiet_that_ends_a_burst(
    change: Callable[[pathlib.Path, str], None], site: pathlib.Path
) -> None:
    """Once at least: a machine at work on other things may be late any number of times, but is never early."""
    watched = Watched(site, poll=False)
    ends = time.monotonic() + PATIENCE
    delay = PATIENCE
    while delay > 0.05:
        assert time.monotonic() < ends, delay
        (site / ARTICLE).write_text("trước")
        watched.settle()
        change(site / ARTICLE, "sau")
        before = time.monotonic()
        assert watched.changes.name(ARTICLE)
        delay = min(delay, time.monotonic() - before)
    watched.stop()


def test_looking_at_young_files_finds_what_leaves_no_other_mark(
    site: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However long the test is halted between one line and the next.
    monkeypatch.setattr("tindoingoai.stamps.TICK", 3600 * 10**9)
    poller = polling.Poller(lambda paths, _: None)
    poller._places = PlaceFinder(site).find()
    poller._known = poller._look()
    assert poller._compare() == set()
    file = site / ARTICLE
    before = file.stat()
    # As on a disk that knows whole seconds: the very same times.
    known = poller._known[ARTICLE]
    assert known[1].startswith("young ")
    file.write_text("hai")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert poller._compare() == {ARTICLE}
    # Growing old is no change.
    monkeypatch.setattr("tindoingoai.stamps.TICK", -(10**9))
    assert poller._compare() == set()
    assert not poller._known[ARTICLE][1].startswith("young ")
    file.write_text("ba")
    assert poller._compare() == {ARTICLE}
