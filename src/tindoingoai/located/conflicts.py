"""What git leaves in a file that two people changed: both texts, between lines that begin with seven signs alike.

Knows nothing of what the text means but for code fences, between which such lines may be meant to be shown.
"""

import re
from collections.abc import Iterator

from tindoingoai.kinds import is_article
from tindoingoai.problems import Problem

# A line of seven bars that ends in one is a row of a table.
_LINE = re.compile(r"(?:<{7}|>{7}) |\|{7} [^|]*[^|\s]$")
_SIGNS = (b"<<<<<<< ", b">>>>>>> ", b"||||||| ")
# Only at the margin: there alone it is sure that no list or quotation around the fence has ended.
_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_MENDING = "keep what is right of both texts, and delete the lines that begin with seven `<`, `|`, `=` or `>`"


def may_hold_conflicts(data: bytes) -> bool:
    """Whether bytes hold signs as git writes them; nearly every file is without them."""
    return any(sign in data for sign in _SIGNS)


def find_conflicts(path: str, text: str) -> list[Problem]:
    """A problem for each conflict at its first line, or a line that is left of one; in code a warning."""
    return [_describe(path, *found) for found in _group(text, has_code=is_article(path))]


def _group(text: str, has_code: bool) -> Iterator[tuple[int, int, str, bool]]:
    """Each conflict's first line, its last (0 where that is missing), the text of the first, and whether it is code."""
    begun: tuple[int, str, bool] | None = None
    code = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.match(line):
            code = _code_after(line, code) if has_code else ""
        elif line[0] == "<":
            if begun:
                yield begun[0], 0, *begun[1:]
            begun = number, line, bool(code)
        elif begun is None:
            yield number, 0, line, bool(code)
        elif line[0] == ">":
            yield begun[0], number, *begun[1:]
            begun = None
    if begun:
        yield begun[0], 0, *begun[1:]


def _code_after(line: str, code: str) -> str:
    """The fence that code is closed by after a line, empty outside code."""
    if code:
        return "" if line.startswith(code) and not line.strip(f"{code[0]} \t") else code
    match = _FENCE.match(line)
    return match[0] if match else ""


def _describe(path: str, first: int, last: int, line: str, is_code: bool) -> Problem:
    if is_code:
        hint = "if this code is about git, all is well; else " + _MENDING
        return Problem(path, first, 1, "what git writes into a conflict stands in this code", line, hint, "warning")
    what = f"a conflict that git left for you to settle, down to line {last}" if last else "a line of a conflict of git"
    return Problem(path, first, 1, what, line, _MENDING)
