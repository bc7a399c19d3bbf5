"""The bytes of a file that an editor wrote → text that is safe to read: UTF-8, composed letters, no control characters.

Knows nothing of what the text means.
"""

import re

from tindoingoai.located.conflicts import find_conflicts, may_hold_conflicts
from tindoingoai.problems import Problem, has_errors
from tindoingoai.vietnamese.text import to_nfc

# Signs in the bytes without which there can be neither of the two: nearly every file is without them.
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_DIRECTION_BYTES = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE = "save it as UTF-8"
# Vietnamese letters that Windows-1258 holds in places where Windows-1252 has Western ones.
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u0300\u0309\u0303\u0301\u0323]")


def decode_text(path: str, data: bytes, problems: list[Problem]) -> str | None:
    """The text of a file; None, with a problem, when the bytes are not UTF-8 text, or two texts."""
    if data.startswith(_UTF16_MARKS) or _is_spaced(data):
        problems.append(Problem(path, 0, 0, "this file is UTF-16, not UTF-8", hint=_SAVE))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(_not_utf8(path, error))
        return None
    text = to_nfc(text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text)
    if may_hold_conflicts(data):
        conflicts = find_conflicts(path, text)
        problems += conflicts
        if has_errors(conflicts):
            # All that can be said of the rest follows from having it twice.
            return None
    if not _may_hold_marks(data):
        return text
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


def _may_hold_marks(data: bytes) -> bool:
    """Whether UTF-8 may hold controls or direction marks; takes a tenth of the time of looking for them."""
    if b"\xc2" in data or b"\xef" in data:
        return True
    return len(data.translate(None, _CONTROL_BYTES)) < len(data) or bool(_DIRECTION_BYTES.search(data))


def _is_spaced(data: bytes) -> bool:
    """Whether every other byte is mostly NUL, as in UTF-16."""
    return b"\0" in data and max(data[0::2].count(0), data[1::2].count(0)) > 1 + len(data) // 8


def _not_utf8(path: str, error: UnicodeDecodeError) -> Problem:
    lines = _unify_ends(error.object[: error.start]).split(b"\n")
    start = lines[-1].decode("utf-8", "replace")
    rest = _unify_ends(error.object[error.start :]).partition(b"\n")[0].decode("utf-8", "replace")
    message = f"byte 0x{error.object[error.start]:02X} is not UTF-8"
    return Problem(path, len(lines), len(start) + 1, message, f"{start}{rest}".rstrip(), _mend(error.object))


def _unify_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _mend(data: bytes) -> str:
    """How to mend bytes that are not UTF-8: the encoding an editor most likely used, unless only a few are damaged."""
    text = data.decode("utf-8", "replace")
    if sum(character > "\x7f" for character in text) >= 2 * text.count("\ufffd"):
        return "the rest is UTF-8: write the damaged character anew"
    return f"it looks like {_guess_encoding(data)}: open it as that and {_SAVE}"


def _guess_encoding(data: bytes) -> str:
    for encoding in ("windows-1258", "windows-1252"):
        try:
            text = data.decode(encoding.replace("windows-", "cp"))
        except UnicodeDecodeError:
            continue
        if encoding != "windows-1258" or _VIETNAMESE.search(text):
            return encoding
    return "Latin-1"


def _at(path: str, text: str, index: int, message: str, hint: str, *, is_warning: bool = False) -> Problem:
    start = text.rfind("\n", 0, index) + 1
    source_line = text[start:].partition("\n")[0].replace(text[index], "�")
    line, column = text.count("\n", 0, index) + 1, index - start + 1
    return Problem(path, line, column, message, source_line, hint, "warning" if is_warning else "error")
