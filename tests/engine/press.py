"""Builds a newspaper again and again, and compares each build with a clean one of the same sources.

Equal must be the output byte for byte, the problems with their lines, the counts, and what was held back. And what a
build reports is what it did: the files it says it wrote are those that changed, and it touched no other.
"""

import contextlib
import functools
import os
import pathlib
import sys
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from tests.conftest import Newspaper, build_clean, read_tree
from tindoingoai.addresses import file_of
from tindoingoai.digest import digest_value
from tindoingoai.door import Door
from tindoingoai.engine.options import BuildOptions, Report
from tindoingoai.engine.planning import SitePlan, loader
from tindoingoai.engine.run import build
from tindoingoai.engine.session import Session
from tindoingoai.engine.site_door import ask_door, open_door
from tindoingoai.output import MARK, OWN_FILES
from tindoingoai.problems import Problem, ProblemsError, SettingsError
from tindoingoai.reads.totals import hand_over_totals
from tindoingoai.settings import read_settings
from tindoingoai.store import STORE, Store, reading_sources

# What somebody else put into the output.
FOREIGN = "google1234.html"
# Chunks this small make worker processes start for a small newspaper too.
SMALL_CHUNK = 4


class Interrupted(BaseException):
    """Stands for a signal that no code can answer."""


class Outcome:
    """What a build came to: a report, or the problems it ended with and the kind of the error."""

    def __init__(self, run: Callable[[], Report]) -> None:
        self.error = ""
        self.report = Report(counts={})
        try:
            self.report = run()
            self.problems = self.report.problems
        except ProblemsError as error:
            self.error = type(error).__name__
            self.problems = error.problems


class Contexts:
    """What each key was drawn to: a key that stands for two contexts would leave a page as it was by mistake."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str, str], str] = {}
        self.moved_alone = 0
        self.pages = 0
        self._last: dict[str, tuple[str, str]] = {}

    def check(self, plan: SitePlan, store: pathlib.Path) -> None:
        """Draws every page of a plan; `moved_alone` counts keys that moved while the context stayed the same."""
        with reading_sources(store) as reader:
            load = loader(reader)
            for page in plan.pages.values():
                context = digest_value(plan.draw(page.address, load))
                name = page.kind, page.address, page.key
                assert self._drawn.setdefault(name, context) == context, f"{page.address} has two contexts of one key"
                before = self._last.get(page.address, ("", ""))
                self.moved_alone += before[0] != page.key and before[1] == context
                self.pages += 1
                self._last[page.address] = page.key, context


class Press:
    """Prints one newspaper; `options` are those of the next build, `output` may be changed between builds."""

    def __init__(self, newspaper: Newspaper) -> None:
        self.newspaper = newspaper
        self.output = newspaper.output
        self.clean = newspaper.site.parent / "clean"
        self.options: dict[str, Any] = {"allow_empty": True}
        self.builds = 0
        self.failed = 0
        self.contexts = Contexts()
        self.opened = 0

    def run(self, **changes: Any) -> Outcome:
        """Builds; when that ends with problems, publishes the rest. Both times compares with a clean build."""
        outcome = self._run(**changes)
        if outcome.error:
            self.failed += 1
            if outcome.error == "ProblemsError":
                self._run(**changes, keep_going=True)
        return outcome

    def _run(self, **changes: Any) -> Outcome:
        self.builds += 1
        options = self.options | {"output": self.output} | changes
        before, times = read_tree(self.output), self._times()
        mine = Outcome(lambda: self.build(**options))
        after = read_tree(self.output)
        clean = self._build_clean(options)
        # A clean build knows of no earlier one, whose pages it could miss.
        told = tuple(problem for problem in mine.problems if "pages instead of" not in problem.message)
        _expect("the problems", (mine.error, told), (clean.error, clean.problems))
        if mine.error:
            _expect("the output of a build that failed", differences(after, before), {})
            return mine
        for name in ("counts", "held", "omitted"):
            _expect(name, getattr(mine.report, name), getattr(clean.report, name))
        own = {path: after[path] for path in after.keys() - {FOREIGN}}
        kept = _kept_for_mistakes(mine.problems, before)
        theirs = read_tree(self.clean / "out")
        if kept:
            # What was kept counts in the mark.
            del own[MARK], theirs[MARK]
        _expect("the output", differences(own, theirs, kept), {})
        self._check_report(mine.report, before, after)
        now = self._times()
        moved = {path for path in now.keys() & times.keys() if now[path] != times[path]} - OWN_FILES
        _expect("what was touched in vain", moved - {file_of(file.address) for file in mine.report.written}, set())
        return mine

    def build(self, **options: Any) -> Report:
        """One build, by a process that knows of no earlier one but what the store holds."""
        forget_caches()
        wanted = self.newspaper.options(**options)
        door = open_door(wanted)
        said = None if wanted.clean else ask_door(door, wanted)
        with Session(wanted.site, wanted.cache, wait=True) as session:
            report = self._build_in(session, wanted, door)
        if said:
            # Whoever is told at the door that nothing is to do is told what the build would have said.
            self.opened += 1
            _expect("what the door said", _without_time(said), _without_time(report))
        return report

    def _build_in(self, session: Session, options: BuildOptions, door: Door | None = None) -> Report:
        report = build(options, session=session, door=door)
        assert session.plan
        self.contexts.check(session.plan, session.store.path)
        return report

    def close(self) -> None:
        """Nothing more will be printed."""

    def _build_clean(self, options: dict[str, Any]) -> Outcome:
        forget_caches()
        options = options | {"jobs": 1, "clean": False}
        return Outcome(lambda: build_clean(self.newspaper.options(**options), self.clean, self._hand_over_totals))

    def _hand_over_totals(self) -> None:
        """The last good reads are an input like any file, which only the store keeps."""
        with contextlib.suppress(SettingsError):
            name = read_settings(self.newspaper.site).most_read.reads
            with Store(self.newspaper.cache / STORE) as store, Store(self.clean / "cache" / STORE) as heir:
                hand_over_totals(self.newspaper.site, name, store, heir)
                heir.commit()

    def _times(self) -> dict[str, tuple[int, int]]:
        files = ((path, path.stat()) for path in self.output.rglob("*") if path.is_file())
        return {path.relative_to(self.output).as_posix(): (stat.st_mtime_ns, stat.st_ino) for path, stat in files}

    def _check_report(self, report: Report, before: dict[str, bytes], after: dict[str, bytes]) -> None:
        written = sorted(file_of(file.address) for file in report.written)
        changed = {path for path, data in after.items() if before.get(path) != data} - OWN_FILES
        _expect("what was written", written, sorted(changed))
        removed = sorted(file_of(address) for address in report.removed)
        _expect("what was removed", removed, sorted(before.keys() - after.keys() - OWN_FILES))


class ServingPress(Press):
    """One that stays as it is from build to build, and is told what was touched since the last."""

    def __init__(self, newspaper: Newspaper) -> None:
        super().__init__(newspaper)
        self._session: Session | None = None
        self._seen: dict[str, bytes] = {}

    def build(self, **options: Any) -> Report:
        files = read_tree(self.newspaper.site)
        touched = {path for path, _ in files.items() ^ self._seen.items()}
        self._seen = files
        if self._session is None:
            self._session = Session(self.newspaper.site, self.newspaper.cache, wait=True)
        else:
            self._session.scan.touch(touched)
        return self._build_in(self._session, self.newspaper.options(**options))

    def close(self) -> None:
        if self._session:
            self._session.__exit__(None, None, None)
            self._session = None


def _without_time(report: Report) -> Report:
    return msgspec.structs.replace(report, seconds=0, notes=())


def _expect(what: str, found: object, expected: object) -> None:
    assert found == expected, f"{what}: {found!r} instead of {expected!r}"


def differences(left: dict[str, bytes], right: dict[str, bytes], extra: frozenset[str] = frozenset()) -> dict[str, str]:
    """The paths at which two trees differ, each with the first line that does; the left may have the `extra` too."""
    found = dict.fromkeys(right.keys() - left.keys(), "only in the second")
    found |= dict.fromkeys(left.keys() - right.keys() - extra, "only in the first")
    for path in left.keys() & right.keys():
        if left[path] != right[path]:
            lines = zip(left[path].splitlines(), right[path].splitlines(), strict=False)
            found[path] = next((f"{one!r} is not {two!r}" for one, two in lines if one != two), "one is longer")
    return found


def _kept_for_mistakes(problems: tuple[Problem, ...], before: dict[str, bytes]) -> frozenset[str]:
    """A page that cannot be rendered keeps its last good file, which a clean build does not have."""
    is_mistaken = any(problem.path.startswith("templates/") and problem.path.endswith(".html") for problem in problems)
    return frozenset(before) if is_mistaken else frozenset()


def forget_caches() -> None:
    """Makes this process know no more than a new one: nothing that it remembers may stand for what is on the disk."""
    for name, module in list(sys.modules.items()):
        if name.startswith("tindoingoai."):
            for key, value in list(vars(module).items()):
                # Its digest takes as long as a whole build, and no test edits the engine.
                if key != "engine_digest" and isinstance(value, _Cached):
                    value.cache_clear()


_Cached = type(functools.lru_cache(forget_caches))


@contextlib.contextmanager
def interrupted_after(changes: int) -> Iterator[None]:
    """Ends a build that makes more renames and deletions than that; a shorter one comes to its end."""
    left = changes

    def counted(function: Callable[..., Any]) -> Callable[..., Any]:
        def change(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left == -1:
                raise Interrupted
            return function(*arguments, **named)

        return change

    with pytest.MonkeyPatch.context() as patch, contextlib.suppress(Interrupted):
        for name in ("replace", "rename", "unlink"):
            patch.setattr(os, name, counted(getattr(os, name)))
        yield
