"""The head of a source: where it ends, and its fields with their places."""

import datetime
import re

from tindoingoai.located.decode import Decoder
from tindoingoai.located.nodes import Document, Mapping, Place, place_of_key, read_mapping
from tindoingoai.model import FrontMatter, Value
from tindoingoai.problems import Problem

_FENCE = re.compile(r"-{3}[ \t]*")
_WORD_KEY = re.compile(r"[A-Za-z_][\w-]*\s*:(\s|$)")


class Head(Value, frozen=True):
    """The YAML between the fences, and the body after them with the line on which it starts."""

    yaml: str
    body: str
    body_line: int


def split_head(path: str, text: str, problems: list[Problem]) -> Head | None:
    """Parts the front matter from the body; None, with a problem, where there is no front matter to part."""
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        problems.append(_no_head(path, lines))
        return None
    for index, line in enumerate(lines[1:], 1):
        if _FENCE.fullmatch(line) or line.rstrip() == "...":
            return Head("\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2)
    hint = "add a line `---` after the last field"
    problems.append(Problem(path, 1, 1, "the front matter is never closed", lines[0], hint))
    return None


def _no_head(path: str, lines: list[str]) -> Problem:
    first = lines[0].rstrip()
    hint = "begin with `---`, `title: …`, `date: …`, `---`"
    if not any(line.strip() for line in lines):
        return Problem(path, 0, 0, "the file is empty", hint=hint)
    if first == "+++":
        return Problem(path, 1, 1, "TOML front matter is not read here", first, "write YAML between `---` lines")
    if first.startswith("{"):
        return Problem(path, 1, 1, "JSON front matter is not read here", first, "write YAML between `---` lines")
    if _WORD_KEY.match(first):
        return Problem(path, 1, 1, "the front matter does not begin with `---`", first, "put a line `---` above it")
    return Problem(path, 1, 1, "there is no front matter", first, hint)


class Fields(Value, frozen=True):
    """Front matter as decoded, and the nodes that tell where each field stands."""

    front: FrontMatter
    mapping: Mapping

    def place(self, field: str) -> Place:
        """Where a field such as `images[1].src` was written, whichever spelling was used."""
        return place_of_key(self.mapping, field, FrontMatter.SPELLINGS)


def read_fields(path: str, head: Head, zone: datetime.tzinfo, problems: list[Problem]) -> Fields | None:
    """The fields, checked; None when any of them is wrong. Unknown keys are warnings."""
    document = Document(path, head.yaml, first_line=2)
    mapping = read_mapping(document)
    front = None
    if mapping is not None:
        front = Decoder(document, zone, unknown_keys_are_warnings=True).decode(mapping, FrontMatter)
    problems += document.problems
    return Fields(front, mapping) if front and mapping else None
