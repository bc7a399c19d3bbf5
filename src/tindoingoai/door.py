"""The door of a build: says that nothing is left to do, and what to say again, before the engine is imported.

A build is a function of its inputs: while they are all the same, and its output is there, there is nothing to do. The
door compares what the disk tells of every file, and the names of what the output holds. It knows nothing of newspapers,
and needs the standard library alone, since importing the engine takes longer than all that.
In doubt it sends the build to the engine.
"""

import contextlib
import datetime
import hashlib
import json
import os
import pathlib
import sys
import time
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tindoingoai import stamps
from tindoingoai.stamps import changed_at, describe

_FILE = "door.json"


class BuildInputs(NamedTuple):
    """What a build may read: folders with all that is in them, and single files that need not be there."""

    folders: Sequence[pathlib.Path]
    files: Sequence[pathlib.Path]


class Kept(NamedTuple):
    """What was noted of the last build: digests, the time for which they hold, and what is to be said again.

    `also` are files that only the settings name.
    """

    inputs: str
    output: str
    since: str
    until: str
    also: list[str]
    said: str


class Door:
    """The door of one site, for an output and for `asked`, the options of the command.

    It looks at the inputs before the build reads any, so that an edit during the build is seen by the next one.
    """

    def __init__(
        self,
        cache: pathlib.Path,
        output: pathlib.Path,
        inputs: BuildInputs,
        asked: Mapping[str, str],
        marks: Sequence[str],
        leftovers: Sequence[pathlib.Path] = (),
    ) -> None:
        """`marks` are files of the output that change with what builds wrote there, `leftovers` those of ended ones."""
        self._path = cache / _FILE
        self._output = output
        self._marks = marks
        self._leftovers = leftovers
        self._name = str(output)
        self._folders = inputs.folders
        self._kept = self._read().get(self._name)
        self._also = self._kept.also if self._kept else []
        also = [pathlib.Path(path) for path in self._also]
        self._inputs = _digest_inputs(BuildInputs(inputs.folders, [*inputs.files, *also]), asked)

    def find(self, now: datetime.datetime) -> str | None:
        """What the last build said, if nothing is left to do; None where a build has to look for itself."""
        kept = self._kept
        if not kept or not self._inputs or kept.inputs != self._inputs:
            return None
        since, until = map(datetime.datetime.fromisoformat, (kept.since, kept.until))
        if not since <= now < until or any(path.exists() for path in self._leftovers):
            return None
        if not kept.output or kept.output != self._digest_output():
            return None
        return kept.said

    def keep(self, said: str, since: datetime.datetime, until: datetime.datetime, also: Iterable[pathlib.Path]) -> None:
        """Notes a build that left nothing to do; `said` is what the next one reports, which writes no file."""
        # Whatever lies in the folders was looked at.
        named = [str(path) for path in also if not any(map(path.is_relative_to, self._folders))]
        # Other files that were not looked at before the build began cannot be vouched for yet.
        inputs = self._inputs if named == self._also else ""
        noted = self._read()
        noted[self._name] = Kept(inputs, self._digest_output(), since.isoformat(), until.isoformat(), named, said)
        with contextlib.suppress(OSError):
            part = self._path.with_name(f"{_FILE}-part")
            part.write_text(json.dumps({name: kept._asdict() for name, kept in noted.items()}), "utf-8")
            part.replace(self._path)

    def _read(self) -> dict[str, Kept]:
        try:
            return {name: Kept(**kept) for name, kept in json.loads(self._path.read_bytes()).items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _digest_output(self) -> str:
        """The digest of the names of all files of the output, and of what the disk tells of its marks; or nothing."""
        noted = hashlib.sha256()
        try:
            for line in _list_names(str(self._output), ""):
                noted.update(line.encode("utf-8", "surrogateescape"))
            for mark in self._marks:
                noted.update(describe((self._output / mark).stat()).encode())
        except OSError:
            return ""
        return noted.hexdigest()


def _digest_inputs(inputs: BuildInputs, asked: Mapping[str, str]) -> str:
    """The digest of all that decides a build; empty where something changed a moment ago, or cannot be looked at."""
    noted = hashlib.sha256(json.dumps([asked, sys.version, _list_installed(), zoneinfo.TZPATH]).encode())
    youngest = time.time_ns() - stamps.TICK
    try:
        for line, changed in _look_at(inputs):
            if changed > youngest:
                return ""
            noted.update(line.encode("utf-8", "surrogateescape"))
    except OSError:
        return ""
    return noted.hexdigest()


def _look_at(inputs: BuildInputs) -> Iterator[tuple[str, int]]:
    """A line of text for each thing that a build may read, and when that last changed."""
    for file in inputs.files:
        try:
            status = file.stat()
        except (FileNotFoundError, NotADirectoryError):
            yield f"{file}\0\n", 0
        else:
            yield f"{file}\0{describe(status)}\n", changed_at(status)
    for folder in inputs.folders:
        yield f"{folder}\0\n", 0
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            yield from _walk(str(folder))


def _walk(folder: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    yield f"{folder}\0\n", 0
    for entry in found:
        status = entry.stat(follow_symlinks=False)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif not entry.is_symlink():
            yield f"{entry.name}\0{describe(status)}\n", changed_at(status)
        else:
            # A link and what it leads to; what leads nowhere, or to a folder, is for the build to judge.
            there = entry.stat()
            changed = max(changed_at(status), changed_at(there))
            yield f"{entry.name}\0{describe(status)} {describe(there)}\n", changed


def _list_names(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _list_names(entry.path, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}\0"


def _list_installed() -> list[str]:
    """The installed distributions with their versions, as installers note them."""
    names: list[str] = []
    for folder in sys.path:
        with contextlib.suppress(OSError):
            found = os.listdir(folder or ".")  # noqa: PTH208 - names alone are wanted
            names += (name for name in found if name.endswith((".dist-info", ".egg-info")))
    return sorted(names)
