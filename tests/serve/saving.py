"""How programs save, each as the calls to the system that it makes, and a watched site to do it to."""

import os
import pathlib
import shutil
import threading
import time
from collections.abc import Callable, Sequence

from tests.conftest import PATIENCE
from tindoingoai import site_folders
from tindoingoai.serve.watch import Batch, Watcher

MARK = "mark-"
# After so long a mark is written again: what holds it may be watched only from now on.
_AGAIN = 0.25
# In the site's own folder only this counts: it is made longer by a comment.
_OWN_MARK = "site.yaml"


class Changes:
    """Hears of batches, in the watcher's thread."""

    def __init__(self) -> None:
        self.batches: list[Batch] = []
        self.said: list[str] = []
        self._news = threading.Condition()

    def note(self, batch: Batch) -> None:
        with self._news:
            self.batches.append(batch)
            self._news.notify_all()

    def wait_for(self, check: Callable[[list[Batch]], bool], patience: float = PATIENCE) -> bool:
        with self._news:
            return self._news.wait_for(lambda: check(self.batches), timeout=patience)

    def unnamed(self, paths: Sequence[str]) -> list[str]:
        """Those of some paths that were not yet told of by name."""
        with self._news:
            return [path for path in paths if not any(path in batch.paths for batch in self.batches)]

    def tell_of(self, path: str) -> bool:
        """Whether a path is told of, or everything is to be looked at."""
        return self.wait_for(lambda batches: any(path in batch.paths or batch.is_whole for batch in batches))

    def name(self, *paths: str, patience: float = PATIENCE) -> bool:
        """Whether paths are told of by their names."""
        return self.wait_for(
            lambda batches: set(paths) <= {path for batch in batches for path in batch.paths}, patience
        )

    def forget(self) -> None:
        with self._news:
            self.batches.clear()


class Watched:
    """A site under a watcher."""

    def __init__(self, site: pathlib.Path, *, poll: bool) -> None:
        self.site = site
        self.changes = Changes()
        self.watcher = Watcher(site, self.changes.note, poll=poll, say=self.changes.said.append)
        self._marks = 0
        self.watcher.start()

    def settle(self) -> None:
        """Everything done so far is told, and forgotten."""
        self._mark()
        self.changes.forget()

    def told(self) -> list[Batch]:
        """What was told of since it was last forgotten, once all is told; without the marks that show it."""
        self._mark()
        left = []
        for batch in self.changes.batches:
            paths = frozenset(path for path in batch.paths if not path.rpartition("/")[2].startswith(MARK))
            paths -= {_OWN_MARK}
            if paths or batch.is_whole:
                left.append(Batch(paths, batch.is_whole))
        return left

    def is_watched(self, *paths: str) -> bool:
        """Whether changes of files are told of by their names; their folders may be watched only from now on."""
        ends = time.monotonic() + PATIENCE
        number = 0
        missing: Sequence[str] = paths
        while missing and time.monotonic() < ends:
            number += 1
            for path in missing:
                with (self.site / path).open("a" if path == _OWN_MARK else "w") as file:
                    file.write(f"# {number}\n")
            self.changes.name(*missing, patience=_AGAIN)
            missing = self.changes.unnamed(missing)
        return not missing

    def _mark(self) -> None:
        """Events of a folder come in their order: one of our own in each shows that all before them are told."""
        self._marks += 1
        marks = [f"{name}/{MARK}{self._marks}.md" for name in site_folders.ALL if (self.site / name).is_dir()]
        if (self.site / _OWN_MARK).is_file():
            marks.append(_OWN_MARK)
        assert self.is_watched(*marks), (self.changes.unnamed(marks), self.changes.batches)

    def stop(self) -> None:
        self.watcher.stop()


def _write(path: pathlib.Path, text: str, *, sync: bool = False) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        if sync:
            os.fsync(file.fileno())


def in_place(path: pathlib.Path, text: str) -> None:
    """nano, VS Code, gedit on some systems: cut to nothing and written."""
    _write(path, text)


def vim(path: pathlib.Path, text: str) -> None:
    """`:w` with a backup: tries the folder, moves the file aside, writes it anew, deletes what it moved."""
    swap = path.with_name(f".{path.name}.swp")
    _write(swap, "swap")
    probe = path.with_name("4913")
    probe.touch()
    probe.chmod(0o644)
    probe.unlink()
    aside = path.with_name(f"{path.name}~")
    path.rename(aside)
    _write(path, text, sync=True)
    path.chmod(0o644)
    aside.unlink()
    swap.unlink()


def vim_copying(path: pathlib.Path, text: str) -> None:
    """`set backupcopy=yes`: copies to a backup, then writes in place."""
    backup = path.with_name(f"{path.name}~")
    shutil.copyfile(path, backup)
    _write(path, text, sync=True)
    backup.unlink()


def emacs(path: pathlib.Path, text: str) -> None:
    """A lock that is a link to nowhere, an automatic save, a backup by renaming."""
    lock = path.with_name(f".#{path.name}")
    lock.symlink_to("editor@desk.1234:5678")
    auto = path.with_name(f"#{path.name}#")
    _write(auto, text)
    path.rename(path.with_name(f"{path.name}~"))
    _write(path, text, sync=True)
    auto.unlink()
    lock.unlink()


def pycharm(path: pathlib.Path, text: str) -> None:
    """What is called "safe write": writes beside, moves the old one aside, renames, deletes."""
    fresh, old = (path.with_name(f"{path.name}___jb_{word}___") for word in ("tmp", "old"))
    _write(fresh, text, sync=True)
    path.rename(old)
    fresh.rename(path)
    old.unlink()


def kate(path: pathlib.Path, text: str) -> None:
    """Qt's safe file: a name with six letters, renamed over the old one."""
    swap = path.with_name(f".{path.name}.kate-swp")
    _write(swap, "swap")
    fresh = path.with_name(f"{path.name}.QwErTy")
    _write(fresh, text, sync=True)
    fresh.replace(path)
    swap.unlink()


def gedit(path: pathlib.Path, text: str) -> None:
    """GLib: a hidden file renamed over the old one, which stays as a backup by a hard link."""
    fresh = path.with_name(".goutputstream-A1B2C3")
    _write(fresh, text, sync=True)
    backup = path.with_name(f"{path.name}~")
    os.link(path, backup)
    fresh.replace(path)
    backup.unlink()


def sed(path: pathlib.Path, text: str) -> None:
    """`sed -i`."""
    fresh = path.with_name("sedAb12Cd")
    _write(fresh, text)
    fresh.chmod(0o644)
    fresh.replace(path)


def moved_over(path: pathlib.Path, text: str) -> None:
    """`mv` from outside of the site."""
    elsewhere = path.parents[3] / "elsewhere.md"
    _write(elsewhere, text)
    elsewhere.replace(path)


def copied_with_its_old_time(path: pathlib.Path, text: str) -> None:
    """`cp -p`, of a file from last year."""
    elsewhere = path.parents[3] / "elsewhere.md"
    _write(elsewhere, text)
    year = time.time() - 365 * 86400
    os.utime(elsewhere, (year, year))
    shutil.copy2(elsewhere, path)


def of_the_same_length_and_time(path: pathlib.Path, text: str) -> None:
    """A program that puts the time back, with as many bytes as before."""
    status = path.stat()
    _write(path, text[: status.st_size].ljust(status.st_size))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def deleted_and_written(path: pathlib.Path, text: str) -> None:
    """`perl -i`, and programs on old network disks."""
    path.unlink()
    _write(path, text)


WAYS: list[Callable[[pathlib.Path, str], None]] = [
    in_place,
    vim,
    vim_copying,
    emacs,
    pycharm,
    kate,
    gedit,
    sed,
    moved_over,
    copied_with_its_old_time,
    of_the_same_length_and_time,
    deleted_and_written,
]
