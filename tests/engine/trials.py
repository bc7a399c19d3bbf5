"""Builds in processes of their own, in each of which something happens at a chosen call of the system.

`python -m tests.engine.trials` imports everything once, then forks a process for each trial it is sent: a line of JSON
in, the exit code out. What counts as a call is what Python does to files below the trial's folder, by whatever
function: audit hooks see it all, and a raised error is the call's own. Only writes are not audited, so that files
opened for writing count theirs, and so does `os.write`. What SQLite does to its file is not seen.
"""

import builtins
import importlib
import io
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import Any, Self

import msgspec

from tests.conftest import NOW, PATIENCE, Newspaper, read_tree
from tindoingoai import swap
from tindoingoai.cli import main
from tindoingoai.digest import digest_value, engine_digest
from tindoingoai.output import MANIFEST, MARK

_CHANGES = {
    "os.rename",
    "os.mkdir",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.chown",
    "os.utime",
}
# The lists of our files and their mark are written beside themselves.
_PARTS = (f"{MANIFEST}-part", f"{MARK}-part")
_LOOKS = {"os.scandir", "os.listdir"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Call(msgspec.Struct, frozen=True):
    """What was done to which file; `changes` tells whether the disk is another afterwards."""

    name: str
    path: str
    changes: bool


class Trial(msgspec.Struct, frozen=True):
    """A command, and what happens at the call of the number `moment`.

    `fail` makes it fail with `error`; `kill` ends the process at once or, by a timer, `delay` seconds later; `lose`
    deletes the store; `list` and `watch` write down, in the file `seen`, all calls or the digests of the output before
    each of them. With `renames` two folders change places by two renames.
    """

    folder: str
    arguments: list[str]
    action: str = ""
    moment: int = 0
    error: int = 0
    delay: float = 0.0
    renames: bool = False


class Ended(msgspec.Struct, frozen=True):
    """The exit code, negative for a signal, and what was said."""

    code: int
    said: str


# --- in the process of a trial


class _Moments:
    """Counts calls and does what the trial says."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self.seen: list[Any] = []
        self.count = 0
        self.is_resting = False

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" or event in _CHANGES or event in _LOOKS:
            changes = bool(int(arguments[2] or 0) & _WRITING) if event == "open" else event in _CHANGES
            self.meet(event, arguments[0], changes)

    def meet(self, name: str, path: Any, changes: bool) -> None:
        if self.is_resting or not self._is_ours(path):
            return
        self.is_resting = True
        try:
            self._act(Call(name, str(path), changes))
        finally:
            self.is_resting = False

    def _is_ours(self, path: Any) -> bool:
        """A name alone stands for something below a folder that was opened before."""
        below = f"{self.trial.folder}/"
        if isinstance(path, int):
            # An import that compiles its module opens a number too: not all of them are of the site.
            return _readlink(f"/proc/self/fd/{path}").startswith(below)
        text = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
        return not text.startswith("/") or text.startswith(below)

    def _act(self, call: Call) -> None:
        trial = self.trial
        self.count += 1
        if trial.action == "list":
            self.seen.append(call)
        elif trial.action == "watch":
            digest = digest_of(pathlib.Path(trial.folder))
            if digest not in self.seen[-1:]:
                self.seen.append(digest)
        elif self.count == trial.moment and trial.action == "fail":
            raise OSError(trial.error, os.strerror(trial.error), call.path)
        elif self.count == trial.moment and trial.action == "kill":
            self._die()
        elif self.count == trial.moment and trial.action == "lose":
            for file in pathlib.Path(trial.folder).glob("cache/store.db*"):
                file.unlink()

    def _die(self) -> None:
        if self.trial.delay:
            # Without a handler the alarm ends the process wherever it is, as a kill does.
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, self.trial.delay)
        else:
            os.kill(os.getpid(), signal.SIGKILL)

    def open(self, file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        """Stands for `open`: the same, with writes that count."""
        if set(mode) & set("wxa+") and isinstance(file, str | os.PathLike):
            raw = _Counted(self, file, mode.replace("b", "").replace("t", ""))
            buffered = io.BufferedWriter(raw)
            return buffered if "b" in mode else io.TextIOWrapper(buffered, options.get("encoding") or "utf-8")
        return _open(file, mode, *arguments, **options)

    def write(self, file: int, data: bytes) -> int:
        """Stands for `os.write`: the same, counted; a write that fails has written half."""
        try:
            self.meet("write", file, True)
        except OSError:
            _write(file, data[: len(data) // 2])
            raise
        return _write(file, data)


_open = io.open
_write = os.write
_readlink = os.readlink


class _Counted(io.FileIO):
    def __init__(self, moments: _Moments, file: Any, mode: str) -> None:
        super().__init__(file, mode)
        self._moments = moments
        self._path = file

    def write(self, data: Any) -> int:
        """Writes; a write that fails has written half."""
        try:
            self._moments.meet("write", self._path, True)
        except OSError:
            super().write(bytes(data)[: len(data) // 2])
            raise
        return super().write(data)


def digest_of(folder: pathlib.Path) -> str:
    """One digest of the output of a newspaper; empty when there is none."""
    output = folder / "out"
    files = {path: data.hex() for path, data in read_tree(output).items()}
    return digest_value(files) if output.is_dir() else ""


def _run(trial: Trial) -> int:
    folder = pathlib.Path(trial.folder)
    said = os.open(folder / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.chdir(folder)
    tempfile.tempdir = str(folder / "tmp")
    sys.argv = ["tindoingoai", *trial.arguments]
    if trial.renames:
        swap._find_renameat2 = lambda: None  # type: ignore[assignment] # as on a system without it
    moments = _Moments(trial)
    sys.addaudithook(moments.hear)
    builtins.open = io.open = moments.open
    os.write = moments.write  # type: ignore[assignment] # of what is written here
    code = 0
    try:
        main()
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else 0
    moments.is_resting = True
    sys.stdout.flush()
    sys.stderr.flush()
    if moments.seen:
        (folder / "seen").write_bytes(msgspec.json.encode(moments.seen))
    return code


def _serve() -> None:
    engine_digest()
    # A trial imports nothing that all of them need.
    for name in ("engine.run", "engine.render_worker", "media.drawing", "sources.read", "templating.render"):
        importlib.import_module(f"tindoingoai.{name}")
    for line in sys.stdin.buffer:
        trial = msgspec.json.decode(line, type=Trial)
        process = os.fork()
        if not process:
            code = 1
            try:
                code = _run(trial)
            finally:
                os._exit(code)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


# --- in the process of the test


class Trials:
    """A newspaper between two builds, to be built again and again from the same beginning."""

    def __init__(self, folder: pathlib.Path, edit: Callable[[Newspaper], None]) -> None:
        self.paper = Newspaper(folder / "trial")
        self.folder = self.paper.site.parent
        self._start = folder / "start"
        paper = self.paper
        _make_first_edition(paper)
        paper.build()
        self.old = paper.tree()
        edit(paper)
        self.new = paper.clean_tree()
        shutil.rmtree(self.folder / "clean")
        (self.folder / "tmp").mkdir()
        shutil.copytree(self.folder, self._start)

    def __enter__(self) -> Self:
        root = pathlib.Path(__file__).parents[2]
        command = [sys.executable, "-m", "tests.engine.trials"]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.communicate(timeout=PATIENCE)

    def begin(self) -> None:
        """Puts everything back to what it was before the second build."""
        shutil.rmtree(self.folder)
        shutil.copytree(self._start, self.folder)

    def build(self, *options: str, **happening: Any) -> Ended:
        paper = self.paper
        arguments = ["build", "--site", str(paper.site), "--output", str(paper.output), "--cache", str(paper.cache)]
        arguments += ["--now", NOW.isoformat(), "--jobs", "1", *options]
        trial = Trial(str(self.folder), arguments, **happening)
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(msgspec.json.encode(trial) + b"\n")
        self._server.stdin.flush()
        code = int(self._server.stdout.readline())
        return Ended(code, (self.folder / "said.txt").read_text("utf-8"))

    def calls(self, *options: str, renames: bool = False) -> list[Call]:
        """All calls of a build that nothing happens to."""
        self.begin()
        assert self.build(*options, action="list", renames=renames).code == 0
        return msgspec.json.decode((self.folder / "seen").read_bytes(), type=list[Call])

    def check_next(self, *options: str) -> None:
        """The next build ends well and leaves exactly what a clean build makes."""
        ended = self.build(*options)
        assert ended.code == 0, ended.said
        assert self.tree() == self.new
        assert self.leftovers() == []

    def tree(self) -> dict[str, bytes]:
        return self.paper.tree()

    def check_whole(self) -> None:
        """Every file is one of the old tree or of the new one, whole."""
        for path, data in self.tree().items():
            assert path in _PARTS or data in (self.old.get(path), self.new.get(path)), f"{path} is torn"

    def temporary(self) -> list[str]:
        """What is left among the temporary files, but for compiled templates, which are meant to stay."""
        return sorted(path.name for path in (self.folder / "tmp").glob("[!_]*"))

    def leftovers(self) -> list[str]:
        """What stands beside the output that does not belong there."""
        return sorted(path.name for path in self.folder.glob(".*"))


def _make_first_edition(paper: Newspaper) -> None:
    paper.plain_templates()
    paper.settings("pages: {authors: false, archive: false, multimedia: false, most_read: false, search: false}")
    for day in (1, 2):
        paper.article(f"thoi-su/bai-{day}", day, tags="[chung]")
    paper.write("static/images/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>')
    paper.write("static/notes.txt", "cũ")


def make_second_edition(paper: Newspaper) -> None:
    """A new article in a section of its own, one edited, one gone, a changed file, one that takes a folder's place."""
    paper.article("van-hoa/moi", 5, tags="[mới]", image="/images/a.svg")
    paper.article("thoi-su/bai-1", 1, tags="[chung]", title="Tên khác", body="Đã sửa.")
    (paper.site / "content/thoi-su/bai-2.md").unlink()
    paper.write("static/notes.txt", "mới")


if __name__ == "__main__":
    _serve()
