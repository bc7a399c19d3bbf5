"""Where the problems stand that only the whole site shows: their files are read again, and only for these.

What was found is kept while a file is the same: an archive may have thousands of such warnings, told by every build.
"""

import collections
import contextlib
import pathlib
from collections.abc import Sequence, Set

from tindoingoai.digest import digest_bytes, digest_value, engine_digest
from tindoingoai.disk import read_file
from tindoingoai.engine.reading import Sources
from tindoingoai.problems import Problem, Unplaced
from tindoingoai.site_folders import CONTENT
from tindoingoai.sources.results import ReadOptions
from tindoingoai.store import Store

# The line and the column of what was asked for; zeros for what was not written.
_Places = dict[str, tuple[int, int]]


def place_problems(problems: Sequence[Problem], site: pathlib.Path, sources: Sources, store: Store) -> list[Problem]:
    """The problems, each at the line and the column of what it is about."""
    asked: dict[str, set[str]] = collections.defaultdict(set)
    for problem in problems:
        if isinstance(problem, Unplaced) and problem.about:
            asked[problem.path].update(problem.about)
    key = digest_value([engine_digest(), sources.options])
    known = store.recall("places", key, dict[str, tuple[str, _Places]]) or {}
    located: dict[str, tuple[str, _Places]] = {}
    for origin, names in asked.items():
        path = origin.removeprefix(f"{CONTENT}/")
        digest = sources.digest(path)
        before, places = known.get(origin, ("", {}))
        if before != digest or not names <= places.keys():
            places = _look(site / CONTENT / sources.names.get(path, path), digest, path, names, sources.options)
        located[origin] = digest, places
    if located != known:
        store.remember("places", key, located)
    return [_place(problem, located) if isinstance(problem, Unplaced) else problem for problem in problems]


def _look(file: pathlib.Path, digest: str, path: str, names: Set[str], options: ReadOptions) -> _Places:
    """Where things stand in a file; what was saved or deleted since it was read is for the next build to tell."""
    with contextlib.suppress(OSError):
        if digest_bytes(data := read_file(file)) == digest:
            # A build that finds nothing new need not import what reads Markdown and YAML.
            from tindoingoai.sources.read import locate

            return dict.fromkeys(names, (0, 0)) | locate(path, data, names, options)
    return {}


def _place(problem: Unplaced, located: dict[str, tuple[str, _Places]]) -> Problem:
    places = (located[problem.path][1].get(name, (0, 0)) for name in problem.about)
    line, column = next(filter(any, places), (problem.line, problem.column))
    return Problem(problem.path, line, column, problem.message, hint=problem.hint, severity=problem.severity)
