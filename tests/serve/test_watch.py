"""Real file events: every way of saving is seen, scratch files are not, and a burst is one change."""

import pathlib
import threading
import time
from collections.abc import Iterator

import pytest

from tindoingoai.serve.watch import QUIET, Watcher, is_scratch


class Changes:
    """Counts rebuilds."""

    def __init__(self) -> None:
        self.count = 0
        self._happened = threading.Condition()

    def note(self) -> None:
        with self._happened:
            self.count += 1
            self._happened.notify_all()

    def wait_for(self, count: int) -> bool:
        with self._happened:
            return self._happened.wait_for(lambda: self.count >= count, timeout=10)

    def settle(self) -> int:
        """The count once it has been quiet for a while."""
        time.sleep(QUIET * 6)
        return self.count


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    (tmp_path / "content/thoi-su").mkdir(parents=True)
    (tmp_path / "content/thoi-su/bai.md").write_text("một")
    (tmp_path / "site.yaml").write_text("title: x")
    return tmp_path


@pytest.fixture
def changes(site: pathlib.Path) -> Iterator[Changes]:
    counted = Changes()
    watcher = Watcher(site, counted.note)
    watcher.start()
    counted.settle()
    counted.count = 0
    yield counted
    watcher.stop()


def test_plain_save_is_seen(site: pathlib.Path, changes: Changes) -> None:
    (site / "content/thoi-su/bai.md").write_text("hai")
    assert changes.wait_for(1)


def test_save_by_rename_is_seen(site: pathlib.Path, changes: Changes) -> None:
    (site / "content/thoi-su/.bai.md.swp").write_text("hai")
    assert changes.settle() == 0
    (site / "content/thoi-su/.bai.md.swp").replace(site / "content/thoi-su/bai.md")
    assert changes.wait_for(1)


def test_settings_and_deletions_are_seen(site: pathlib.Path, changes: Changes) -> None:
    (site / "site.yaml").write_text("title: y")
    assert changes.wait_for(1)
    changes.settle()
    changes.count = 0
    (site / "content/thoi-su/bai.md").unlink()
    assert changes.wait_for(1)


def test_new_source_folder_is_watched(site: pathlib.Path, changes: Changes) -> None:
    (site / "templates").mkdir()
    assert changes.wait_for(1)
    changes.settle()
    changes.count = 0
    (site / "templates/404.html").write_text("x")
    assert changes.wait_for(1)


def test_output_and_store_are_not_watched(site: pathlib.Path, changes: Changes) -> None:
    for folder in ("build", ".tindoingoai/serve"):
        (site / folder).mkdir(parents=True)
        (site / folder / "index.html").write_text("x")
    assert changes.settle() == 0


def test_burst_is_few_rebuilds_and_none_is_lost(site: pathlib.Path, changes: Changes) -> None:
    for number in range(300):
        (site / f"content/thoi-su/bai-{number}.md").write_text("x")
    assert changes.wait_for(1)
    assert changes.settle() < 10


@pytest.mark.parametrize("name", [".bai.md.swp", "bai.md~", "#bai.md#", "4913", ".#bai.md", "x.tmp"])
def test_scratch_files_of_editors_are_known(name: str) -> None:
    assert is_scratch(name)
