"""Bytes → text that is safe to read."""

import pytest

from tindoingoai.located.text import decode_text
from tindoingoai.problems import Problem

LETTERS = "".join(chr(code) for code in range(0xC0, 0x250))


def decode(data: bytes) -> tuple[str | None, list[Problem]]:
    problems: list[Problem] = []
    return decode_text("f.md", data, problems), problems


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_marks_and_line_ends_make_no_difference(mark: bytes, end: str) -> None:
    assert decode(mark + f"một{end}hai{end}".encode()) == ("một\nhai\n", [])


def test_letters_are_composed() -> None:
    assert decode("Vie\u0323\u0302t".encode()) == ("Việt", [])


@pytest.mark.parametrize("code", [*range(9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF])
def test_control_characters_are_refused_at_their_place(code: int) -> None:
    text, problems = decode(f"một dòng chữ\nhai {chr(code)} ba\n".encode())
    assert text is None
    assert [(problem.line, problem.column, problem.severity) for problem in problems] == [(2, 5, "error")]


@pytest.mark.parametrize("code", [0x202A, 0x202E, 0x2066, 0x2069])
def test_direction_marks_are_warnings(code: int) -> None:
    text, problems = decode(f"một\nhai {chr(code)} ba".encode())
    assert text == f"một\nhai {chr(code)} ba"
    assert [(problem.line, problem.column, problem.severity) for problem in problems] == [(2, 5, "warning")]


@pytest.mark.parametrize("text", ["Tin.\n", "Tiếng Việt có dấu, và một câu dài hơn.\n", LETTERS[:80]])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(text: str, encoding: str) -> None:
    found, problems = decode(text.encode(encoding))
    assert found is None
    assert len(problems) == 1
    if encoding == "utf-16" or text != LETTERS[:80]:
        assert problems[0].message == "this file is UTF-16, not UTF-8"


@pytest.mark.parametrize(
    ("data", "place", "hint"),
    [
        ("một\r\nCafé".encode().replace(b"\xc3\xa9", b"\xff"), (2, 4), "the rest is UTF-8"),
        ("un\ncafé\n".encode("latin-1"), (2, 4), "it looks like windows-1252"),
        (b"\xef\xbb\xbfcaf\xe9\n", (1, 4), "it looks like windows-1252"),
        (b"\xd0\xfd\xf5\xccng\n", (1, 1), "it looks like windows-1258"),
        (b"caf\x81\x8d\n", (1, 4), "it looks like Latin-1"),
    ],
)
def test_bytes_that_are_no_utf_8_are_located_and_their_encoding_guessed(
    data: bytes, place: tuple[int, int], hint: str
) -> None:
    text, (problem,) = decode(data)
    assert text is None
    assert (problem.line, problem.column) == place
    assert problem.hint.startswith(hint)
