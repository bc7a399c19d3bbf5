"""Where code stands in a text: fenced blocks, code spans, and the tags whose contents are shown or run as they are.

For those who look through a text before the parser does: in code nothing means anything but itself.
"""

import bisect
import re

_OPENING = re.compile(
    r"^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})"
    r"|(?<!\\)(?P<ticks>`+)"
    r"|<(?P<tag>pre|code|script|style|textarea)(?=[\s>])",
    re.MULTILINE | re.IGNORECASE,
)
_INDENTED = re.compile(r"^(?: {4}| {0,3}\t)[^\n]*", re.MULTILINE)


class CodePlaces:
    """The places of code in one text; lines set in by four blanks may be code too where they are `indented_code`."""

    def __init__(self, text: str, *, indented_code: bool = False) -> None:
        found = _find_code(text)
        if indented_code:
            found = sorted([*found, *(match.span() for match in _INDENTED.finditer(text))])
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def __contains__(self, position: int) -> bool:
        index = bisect.bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]


def _find_code(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    unclosed: set[str] = set()
    position = 0
    while opening := _OPENING.search(text, position):
        position = opening.end()
        if marks := opening["fence"]:
            closing = re.compile(rf"^[ \t>]*{marks[0]}{{{len(marks)},}}[ \t]*$", re.MULTILINE).search(text, position)
            position = closing.end() if closing else len(text)
        elif ticks := opening["ticks"]:
            closing = re.compile(rf"(?<!`){ticks}(?!`)|\n[ \t]*\n").search(text, position)
            if closing is None or closing[0] != ticks:
                continue
            position = closing.end()
        else:
            end = f"</{opening['tag'].lower()}"
            closing = None if end in unclosed else re.compile(end, re.IGNORECASE).search(text, position)
            if closing is None:
                # Whoever looks for it again and again looks through the whole text each time.
                unclosed.add(end)
                continue
            position = closing.end()
        found.append((opening.start(), position))
    return found
