"""The YAML that most articles begin with, read line by line, in a third of the time that libyaml's events take.

Lines of `key: value`; below a key alone, items or `key: value` lines that are set in; `[…]` and `{…}` of values on one
line. Everything else is left to libyaml: nothing here reports a problem, or reads a text otherwise.
"""

import re

from tindoingoai.located.nodes import MAX_CHARACTERS, Document, Mapping, Node, Place, Scalar, Sequence

# Signs of Vietnamese and English prose that mean nothing to YAML once a value has begun.
_SIGNS = r" !$%&(-+./0-9;<=>@A-Z^_a-z~\u00a1-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ab\u20ac-"
_FIRST = r"[A-Za-z0-9/(\u00c0-\u024f\u1e00-\u1eff]"
_WORDS = rf"{_FIRST}[{_SIGNS}]*(?<! )"
_LINE = rf"{_FIRST}[,?{_SIGNS}]*(?::(?! |\Z)[,?{_SIGNS}]*)*(?<! )"
_QUOTED = rf"""'[,?:#"`|\\\[\]{{}}{_SIGNS}]*'|"[,?:#'`|\[\]{{}}{_SIGNS}]*\""""
_LETTERS = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff_"
_KEY = rf"[{_LETTERS}][{_LETTERS}0-9-]{{0,39}}(?: [{_LETTERS}0-9-]{{1,20}}){{0,3}}"
# Set in so little that it cannot be nested too deep.
_PAIR = re.compile(rf" {{0,6}}(?P<dash>- )?(?:(?P<key>{_KEY}):(?: |\Z))?(?P<value>{_QUOTED}|{_LINE}|[\[{{].*[\]}}])?")
_FLOW_PAIR = re.compile(rf"(?:(?P<key>{_KEY}): )?(?P<value>{_QUOTED}|{_WORDS})(?P<end>, (?=.)|[\]}}]\Z)")


class _NotSimpleError(Exception):
    """It takes libyaml to read this."""


def read_simply(document: Document) -> Mapping | None:
    """The mapping that libyaml would find in a document, with nothing to report; None where that is not certain."""
    if len(document.text) > MAX_CHARACTERS:
        return None
    try:
        reader = _LineReader(document)
        mapping = reader.read_mapping(0)
    except _NotSimpleError:
        return None
    return mapping if reader.line is None else None


class _LineReader:
    """Goes through the lines of a document; `line` is the one to read next, or None behind the last."""

    def __init__(self, document: Document) -> None:
        self.lines = iter(document.lines)
        self.number = document.first_line - 1
        self.line: re.Match[str] | None = None
        self.advance()

    def advance(self) -> None:
        self.number += 1
        line = next(self.lines, None)
        self.line = None if line is None else _PAIR.fullmatch(line)
        if self.line is None and line is not None:
            raise _NotSimpleError

    def place(self, index: int) -> Place:
        return Place(self.number, index + 1)

    def read_mapping(self, indent: int) -> Mapping:
        """The pairs whose keys are set in so far; the first of them may stand behind the dash of an item."""
        pairs: list[tuple[Scalar, Node]] = []
        while (line := self.line) and line.start("key") == indent and not (pairs and line["dash"]):
            key = Scalar(self.place(indent), line["key"], True)
            pairs.append((key, self.read_value(line) if line["value"] else self.read_below(indent)))
        if not pairs or len({key.text.casefold() for key, _ in pairs}) < len(pairs):
            raise _NotSimpleError
        return Mapping(pairs[0][0].place, tuple(pairs))

    def read_below(self, indent: int) -> Node:
        """What stands on the lines below a key that has nothing behind it."""
        self.advance()
        if self.line is None:
            raise _NotSimpleError
        if self.line["dash"]:
            dash = self.line.start("dash")
            if dash >= indent:
                return self.read_items(dash)
        elif (key := self.line.start("key")) > indent:
            return self.read_mapping(key)
        raise _NotSimpleError

    def read_items(self, dash: int) -> Sequence:
        place = self.place(dash)
        items: list[Node] = []
        while (line := self.line) and line.start("dash") == dash:
            items.append(self.read_mapping(line.start("key")) if line["key"] else self.read_value(line))
        return Sequence(place, tuple(items))

    def read_value(self, line: re.Match[str]) -> Node:
        """What stands on the line behind its key or its dash."""
        text = line["value"]
        if not text:
            raise _NotSimpleError
        start = line.start("value")
        node = self.read_flow(text, start) if text[0] in "[{" else _scalar(self.place(start), text)
        self.advance()
        return node

    def read_flow(self, text: str, start: int) -> Node:
        """A list or a mapping in brackets."""
        pairs: list[tuple[Scalar | None, Node]] = []
        position, end = 1, ", "
        while end == ", ":
            match = _FLOW_PAIR.match(text, position)
            if match is None:
                raise _NotSimpleError
            key = Scalar(self.place(start + position), match["key"], True) if match["key"] else None
            pairs.append((key, _scalar(self.place(start + match.start("value")), match["value"])))
            position, end = match.end(), match["end"]
        keys = {key.text.casefold() for key, _ in pairs if key}
        place = self.place(start)
        if text[0] + end == "[]" and not keys:
            return Sequence(place, tuple(value for _, value in pairs))
        if text[0] + end == "{}" and len(keys) == len(pairs):
            return Mapping(place, tuple((key, value) for key, value in pairs if key))
        raise _NotSimpleError


def _scalar(place: Place, text: str) -> Scalar:
    return Scalar(place, text[1:-1], False) if text[0] in "'\"" else Scalar(place, text, True)
