"""How these tests read a text, and the case files beside them.

A case file is one that markdown-it's own tests could have: a title, a line `.`, the source, a line `.`, what is
expected, a line `.`. A source may begin with front matter. Which kind of answer is expected, the folder says:
`text` the HTML, `parts` the body as YAML, `problems` lines of `line:column message | hint`.
"""

import pathlib
from collections.abc import Callable, Iterator

import msgspec
import pytest
import yaml
from markdown_it.utils import read_fixture_file

from tindoingoai.markdown.body import Reading, Source, read_body
from tindoingoai.model import FrontMatter
from tindoingoai.problems import Problem
from tindoingoai.settings import Markdown

CASES = pathlib.Path(__file__).parent / "cases"

Read = Callable[..., tuple[Reading, list[Problem]]]


def read_source(
    text: str, front: dict[str, object] | None = None, first_line: int = 1, **options: str | bool
) -> tuple[Reading, list[Problem]]:
    """The reading of a text as that of the article doi-ngoai/bai.md, and its problems, sorted."""
    fields = msgspec.convert({"title": "Tiêu đề", **(front or {})}, FrontMatter)
    problems: list[Problem] = []
    source = Source("doi-ngoai/bai.md", text, first_line, fields)
    return read_body(source, msgspec.convert(options, Markdown), problems), sorted(problems)


def read_case(text: str) -> tuple[Reading, list[Problem]]:
    """The reading of a case, which may begin with front matter."""
    if not text.startswith("---\n"):
        return read_source(text)
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    return read_source(body, yaml.safe_load(head), first_line=head.count("\n") + 4)


@pytest.fixture(scope="session", name="read")
def _read() -> Read:
    return read_source


@pytest.fixture(scope="session", name="read_case")
def _read_case() -> Callable[[str], tuple[Reading, list[Problem]]]:
    return read_case


def _load(folder: str) -> Iterator[tuple[str, str, str]]:
    for file in sorted((CASES / folder).glob("*.md")):
        for line, title, source, expected in read_fixture_file(file):
            yield f"{file.stem}:{line}: {title}", source, expected


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for folder in ("text", "parts", "problems"):
        if f"{folder}_case" in metafunc.fixturenames:
            cases = list(_load(folder))
            metafunc.parametrize(f"{folder}_case", [case[1:] for case in cases], ids=[case[0] for case in cases])
