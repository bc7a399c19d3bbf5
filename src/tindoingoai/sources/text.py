"""The bytes of a source → text that is safe to read: UTF-8, composed letters, no control characters."""

import re

from tindoingoai.problems import Problem
from tindoingoai.vietnamese.text import to_nfc

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode_text(path: str, data: bytes, problems: list[Problem]) -> str | None:
    """The text of a source; None, with a problem, when the bytes are not UTF-8 text."""
    if data.startswith(_UTF16_MARKS):
        problems.append(Problem(path, 1, 1, "this file is UTF-16, not UTF-8", hint="save it as UTF-8"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(_not_utf8(path, data, error))
        return None
    text = to_nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    if found := _CONTROLS.search(text):
        name = "NUL" if found[0] == "\0" else f"U+{ord(found[0]):04X}"
        problems.append(
            _at(path, text, found.start(), f"the control character {name} cannot be published", "delete it")
        )
        return None
    if found := _DIRECTIONS.search(text):
        message = f"the invisible direction mark U+{ord(found[0]):04X} makes text read otherwise than it is written"
        problems.append(_at(path, text, found.start(), message, "delete it", is_warning=True))
    return text


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start]
    line_start = before.rfind(b"\n") + 1
    line = before.count(b"\n") + 1
    column = len(data[line_start : error.start].decode("utf-8", "replace")) + 1
    guess = _guess_encoding(data)
    hint = f"it looks like {guess}: open it as that and save it as UTF-8" if guess else "save it as UTF-8"
    shown = data[line_start:].partition(b"\n")[0].decode("utf-8", "replace").rstrip()
    return Problem(path, line, column, f"byte 0x{data[error.start]:02X} is not UTF-8", shown, hint)


def _guess_encoding(data: bytes) -> str:
    """The encoding a Vietnamese or Western editor most likely used."""
    if data[1::2].count(0) > len(data) // 8 or data[0::2].count(0) > len(data) // 8:
        return "UTF-16"
    for encoding in ("windows-1258", "windows-1252"):
        try:
            data.decode(encoding.replace("windows-", "cp"))
        except UnicodeDecodeError:
            continue
        return encoding
    return "Latin-1"


def _at(path: str, text: str, index: int, message: str, hint: str, *, is_warning: bool = False) -> Problem:
    start = text.rfind("\n", 0, index) + 1
    source_line = text[start:].partition("\n")[0].replace(text[index], "�")
    line, column = text.count("\n", 0, index) + 1, index - start + 1
    return Problem(path, line, column, message, source_line, hint, "warning" if is_warning else "error")
