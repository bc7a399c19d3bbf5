"""Case files: a test that asks for `slug_case` runs once for every case in `cases/slug.txt`, as (given, expected).

A case is three lines, and a blank line ends it:

    decimals keep their comma as a hyphen
    gần 4,9 nghìn tỷ
    gan-4-9-nghin-ty

A line that begins with `# ` is a comment. `(empty)` stands for the empty text, and `\\u0309` for the character of that
number, so that a case can hold what an editor would hide or strip.
"""

import re
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"
SUFFIX = "_case"


def _read_line(line: str) -> str:
    if line == "(empty)":
        return ""
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), line)


def load_cases(name: str) -> list[tuple[str, str, str]]:
    """Read the cases of one file as (title, given, expected)."""
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("# ")]
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", "\n".join(lines).strip("\n"))]
    for block in blocks:
        assert len(block) == 3, f"{name}.txt: a case has a title, what is given and what is expected: {block}"
    return [(title, _read_line(given), _read_line(expected)) for title, given, expected in blocks]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for argument in metafunc.fixturenames:
        if argument.endswith(SUFFIX):
            cases = load_cases(argument.removesuffix(SUFFIX))
            pairs = [(given, expected) for _, given, expected in cases]
            metafunc.parametrize(argument, pairs, ids=[title for title, _, _ in cases])
