"""A text cut at its newsroom blocks, without parsing it: stretches of ordinary text, and blocks for the reference.

Knows how the fence rule finds the beginning and the end of a block, and cuts only where that is beyond doubt.
"""

import re
from collections.abc import Sequence

import msgspec

from tindoingoai.markdown.directives import BY_NAME

_COLONS = ":::"
# The forms in which a line may hold three colons, at the margin: an opening line, or a closing one.
_LINE = re.compile(r"(?P<colons>:{3,}) *(?:(?P<name>[a-z-]+)(?: [^\n]*)?)?")
_CODE_FENCES = ("```", "~~~")


class Stretch(msgspec.Struct, frozen=True):
    """Some lines of a text, the first of them counted from 0."""

    line: int
    text: str
    is_block: bool = False


def cut(text: str) -> list[Stretch] | None:
    """The stretches of a text in their order; None when it takes a parser to tell its blocks."""
    if _COLONS not in text:
        return [Stretch(0, text)]
    if any(fence in text for fence in _CODE_FENCES):
        return None
    lines = text.split("\n")
    stretches: list[Stretch] = []
    first, index = 0, 0
    while index < len(lines):
        if _COLONS not in lines[index]:
            index += 1
            continue
        end = _find_end(lines, index)
        if end is None:
            return None
        if first < index:
            stretches.append(_join(lines, first, index))
        stretches.append(_join(lines, index, end, is_block=True))
        first = index = end
    if first < len(lines):
        stretches.append(_join(lines, first, len(lines)))
    return stretches


def _find_end(lines: Sequence[str], start: int) -> int | None:
    """The line behind the block that opens on a line; None if no such block is certain to open there."""
    opening = _LINE.fullmatch(lines[start])
    if not opening or opening["name"] not in BY_NAME or (start and lines[start - 1].strip(" ")):
        return None
    for index in range(start + 1, len(lines)):
        if _COLONS not in lines[index]:
            continue
        line = _LINE.fullmatch(lines[index])
        if line is None:
            return None
        if not line["name"] and len(line["colons"]) >= len(opening["colons"]):
            return index + 1
    return None


def _join(lines: Sequence[str], start: int, end: int, is_block: bool = False) -> Stretch:
    return Stretch(start, "\n".join(lines[start:end]), is_block)


def keep_blocks(stretches: Sequence[Stretch]) -> str:
    """The text with nothing but its blocks, each on its own line, and empty lines in place of all else."""
    return "\n".join(stretch.text if stretch.is_block else "\n" * stretch.text.count("\n") for stretch in stretches)
