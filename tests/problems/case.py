"""The case files: a tiny site, a command, and all that it prints. A new case needs no Python.

    === the title of the case
    >>> content/thoi-su/bai.md
    the file's text
    >>> run build --output content
    >>> prints 1
    everything that is printed, and above it the exit code

A case stands on the site of `site.py`: its files replace those of the same path. Without a `run` line the command is
`check`. In brackets after a path stands how the file is written, `(crlf)`, `(cr)`, `(utf-16)`, `(utf-16-le)` or
`(latin-1)`, or what else stands there: `(absent)`, `(folder)`, `(fifo)`, `(socket)`, `(unreadable)`, `(link to x.md)`.

In texts and paths `<U+202E>` stands for a character, `<byte E9>` for a byte, `<300 × a>` for a run of characters.
In what is printed `<site>`, `<above>` (it) and `<home>` stand for folders.
"""

import pathlib
import re

import msgspec

CASES = pathlib.Path(__file__).parent / "cases"
_CASE = re.compile(r"^=== (?P<title>.+)\n", re.MULTILINE)
_SECTION = re.compile(r"^>>> (?P<head>.+)\n", re.MULTILINE)
_FILE = re.compile(r"(?P<path>.+?)(?: \((?P<how>[^()]+)\))?")


class Placed(msgspec.Struct, frozen=True):
    """Something at a path of the site: a file's text as the case spells it, or another thing."""

    path: str
    how: str
    text: str


class Case(msgspec.Struct, frozen=True):
    """One case; `source` is how its file holds it, up to what is printed."""

    file: pathlib.Path
    title: str
    source: str
    files: tuple[Placed, ...]
    command: str
    code: int
    printed: str


def read_cases() -> list[Case]:
    """Every case of the folder."""
    return [case for file in sorted(CASES.glob("*.txt")) for case in read_file(file)]


def read_file(file: pathlib.Path) -> list[Case]:
    _, *pieces = _CASE.split(file.read_text(encoding="utf-8"))
    return [_read_case(file, title, text) for title, text in zip(pieces[::2], pieces[1::2], strict=True)]


def _read_case(file: pathlib.Path, title: str, text: str) -> Case:
    before, *pieces = _SECTION.split(text)
    assert not before.strip(), f"{file.name}: `{title}` has text before its first `>>>` line"
    files: list[Placed] = []
    command, code, printed = "check", 0, ""
    for head, content in zip(pieces[::2], pieces[1::2], strict=True):
        word, _, rest = head.partition(" ")
        if word == "run":
            command = rest
        elif word == "prints":
            code, printed = int(rest), content.rstrip("\n")
        elif match := _FILE.fullmatch(head):
            files.append(Placed(match["path"], match["how"] or "", content))
    return Case(file, title, text.partition(">>> prints")[0].rstrip("\n"), tuple(files), command, code, printed)


def write_file(file: pathlib.Path, results: dict[str, tuple[int, str]]) -> None:
    """Writes a case file anew with what its cases print now; `results` are by title."""
    pieces = []
    for case in read_file(file):
        code, printed = results.get(case.title, (case.code, case.printed))
        pieces.append("\n".join(filter(None, [f"=== {case.title}", case.source, f">>> prints {code}", printed])))
    file.write_text("\n\n".join(pieces) + "\n", encoding="utf-8")
