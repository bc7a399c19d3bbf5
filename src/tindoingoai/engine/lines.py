"""The lines that problems are about, as their files have them now."""

import pathlib
from collections.abc import Iterable

import msgspec

from tindoingoai.disk import find_spelling, read_file
from tindoingoai.problems import Problem
from tindoingoai.templating.view import theme_folder


def with_source_lines(problems: Iterable[Problem], site: pathlib.Path) -> list[Problem]:
    """The problems, each with the line of the file that it is about."""
    path, lines = "", [""]
    shown = []
    for problem in problems:
        if problem.line and not problem.source_line:
            # Those of one file come one after the other.
            if problem.path != path:
                path = problem.path
                lines = _read_lines(find_spelling(site, path)) or _read_lines(theme_folder() / path)
            here = lines[problem.line - 1 : problem.line]
            problem = msgspec.structs.replace(problem, source_line=here[0].rstrip() if here else "")
        shown.append(problem)
    return shown


def _read_lines(path: pathlib.Path) -> list[str]:
    # Most builds need no line of any file.
    from tindoingoai.located.text import decode_text

    try:
        data = read_file(path)
    except OSError:
        return []
    text = decode_text(str(path), data, [])
    return (data.decode("utf-8-sig", "replace") if text is None else text).split("\n")
