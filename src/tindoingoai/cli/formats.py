"""Problems for programs: one JSON document, and the annotations of a GitHub workflow."""

import os
import pathlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tindoingoai.model import Value
from tindoingoai.problems import Problem, condense, count_all


class ToldProblem(Value, frozen=True, omit_defaults=False, rename={"kind": "class"}):
    """A problem as programs get it; `more` counts those of its class in the same file that are not told one by one."""

    file: str
    line: int
    column: int
    severity: str
    kind: str
    message: str
    hint: str
    more: int


class ToldProblems(Value, frozen=True, omit_defaults=False):
    """All problems of a site, by file and line in order, and how many there are."""

    errors: int
    warnings: int
    problems: list[ToldProblem]


def write_json(problems: Sequence[Problem]) -> str:
    """One document of all problems."""
    warnings = count_all(problem for problem in problems if problem.is_warning)
    told = [
        ToldProblem(
            file=problem.path,
            line=problem.line,
            column=problem.column,
            severity=problem.severity,
            kind=problem.kind,
            message=problem.message,
            hint=problem.hint,
            more=problem.more,
        )
        for problem in problems
    ]
    document = ToldProblems(count_all(problems) - warnings, warnings, told)
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()


def write_annotations(problems: Sequence[Problem], site: pathlib.Path, *, every: bool) -> Iterator[str]:
    """A workflow command for each problem; if not `every` one is wanted, the first few of a kind stand for all."""
    told: Iterable[Problem] = problems if every else condense(problems)
    for problem in told:
        place = {"file": _in_repository(problem.path, site), "line": problem.line, "col": problem.column}
        given = {**place, "title": problem.kind}
        properties = ",".join(f"{name}={_escape(str(value), ':,')}" for name, value in given.items() if value)
        hint = f"hint: {problem.hint}" if problem.hint else ""
        words = "\n".join(filter(None, (problem.message, hint, problem.rest)))
        yield f"::{problem.severity} {properties}::{_escape(words)}"


def _in_repository(path: str, site: pathlib.Path) -> str:
    """The path of a file as the repository has it that the site lies in."""
    if not path:
        return ""
    root = pathlib.Path(os.environ.get("GITHUB_WORKSPACE") or pathlib.Path.cwd()).resolve()
    file = site.resolve() / path
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else path


def _escape(text: str, also: str = "") -> str:
    """A text in which nothing ends a workflow command or begins another."""
    return "".join(f"%{ord(letter):02X}" if letter in f"%\r\n{also}" else letter for letter in text)
