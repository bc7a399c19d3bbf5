"""The case files: a new one needs no Python."""

from typing import Any

import msgspec
import yaml

from tindoingoai.markdown.body import Reading
from tindoingoai.model import Html
from tindoingoai.problems import Problem

Case = tuple[str, str]


def test_text_becomes_the_html_expected(read_case: Any, text_case: Case) -> None:
    source, expected = text_case
    reading, _ = read_case(source)
    assert "".join(f"{part.html}\n" for part in reading.body.parts if isinstance(part, Html)) == expected


def test_text_becomes_the_parts_expected(read_case: Any, parts_case: Case) -> None:
    source, expected = parts_case
    reading, _ = read_case(source)
    assert dump_body(reading) == expected


def test_mistakes_are_told_where_they_stand(read_case: Any, problems_case: Case) -> None:
    source, expected = problems_case
    _, problems = read_case(source)
    assert "".join(map(write_problem, problems)) == expected


def write_problem(problem: Problem) -> str:
    """A problem as a line of a case file."""
    weight = "(warning) " if problem.is_warning else ""
    return f"{problem.line}:{problem.column} {weight}{problem.message} | {problem.hint}\n"


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as such."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


def dump_body(reading: Reading) -> str:
    """A body as YAML: its lead, if any, then its parts."""
    body = msgspec.to_builtins(reading.body)
    shown = {"lead": body["lead"], "parts": body["parts"]} if body.get("lead") else body["parts"]
    return yaml.dump(shown, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
