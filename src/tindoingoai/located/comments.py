"""Comments of a YAML text: where they stand, and which of them took words from a text without quotes.

To YAML ` #` begins a comment wherever a text has no quotes. In prose a `#` with a letter or digit behind it is a word.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml
from yaml._yaml import CParser

from tindoingoai.located.nodes import Document, Place

_MAY_BE_COMMENT = re.compile(r"(?:^|[\s,\[{])#", re.MULTILINE)
_COMMENT = re.compile(r"#[^\n]*")
_WORD = re.compile(r"#[^\W_]")
# A field that was taken out for a while.
_FIELD = re.compile(r"#[\w-]+:(?:\s|\Z)")
# A text of several lines may have a comment behind the sign that begins it.
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(?=#)")
_BEHIND = re.compile(r"[ \t]+|,[ \t]*")
_BELOW = re.compile(r"[ \t]*\n[ \t]*")
_TAG_BEFORE_TAG = re.compile(r"(#[^\s,#]+)\s+(?=#)")


class Comment(msgspec.Struct, frozen=True):
    """From its `#` to the end of the line; `is_behind` when something stands before it on that line."""

    place: Place
    text: str
    is_behind: bool


class Taken(msgspec.Struct, frozen=True):
    """The words that a comment took from a text: what stands on the line before the text, and the text with them."""

    comment: Comment
    before: str
    words: str

    def mend(self, *, is_list: bool) -> str:
        """The line as it should be written; in a list of texts tags are parted by commas."""
        words = _TAG_BEFORE_TAG.sub(r"\1, ", self.words) if is_list else self.words
        quoted = words.replace("'", "''")
        return f"{self.before} '{quoted}'".lstrip()


class Comments(msgspec.Struct, frozen=True):
    """All comments of a document, and what they took by the place where that text begins."""

    all: tuple[Comment, ...] = ()
    taken: dict[Place, Taken] = {}


_NONE = Comments()


def read_comments(document: Document) -> Comments:
    """The comments of a document that can be read."""
    if "#" not in document.text or not _MAY_BE_COMMENT.search(document.text):
        return _NONE
    finder = _Finder(document)
    finder.find()
    return Comments(tuple(finder.all), finder.taken)


class _Finder:
    """Goes through a document by libyaml's events: what stands between them holds the comments."""

    def __init__(self, document: Document) -> None:
        self.all: list[Comment] = []
        self.taken: dict[Place, Taken] = {}
        self._document = document

    def find(self) -> None:
        end, before = 0, None
        events: Iterator[Any] = iter(CParser(self._document.text).get_event, None)
        for event in events:
            self._look(end, event.start_mark.index, before, event)
            if isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">"):
                self._look_behind_sign(event)
            end, before = max(end, event.end_mark.index), event

    def _look(self, start: int, end: int, before: Any, after: Any) -> None:
        """Looks for comments between two events, where there are but blanks and signs besides."""
        reach = start
        for found in _COMMENT.finditer(self._document.text, start, end):
            comment = self._note(found)
            gap = self._document.text[reach : found.start()]
            if not _WORD.match(comment.text):
                continue
            if _is_plain(before) and self._belongs(before, gap, comment):
                self._take(before, comment, is_apart="," in gap)
                reach = found.end()
            elif gap.rstrip(" \t").endswith((":", "-")) and isinstance(after, yaml.ScalarEvent):
                self._take(after, comment)

    def _look_behind_sign(self, event: Any) -> None:
        sign = _HEADER.match(self._document.text, event.start_mark.index)
        found = sign and _COMMENT.match(self._document.text, sign.end())
        if found:
            comment = self._note(found)
            if _WORD.match(comment.text):
                self._take(event, comment)

    def _note(self, found: re.Match[str]) -> Comment:
        place = self._document.place_at(found.start())
        line = self._line(place)
        comment = Comment(place, found[0].rstrip(), bool(line[: place.column - 1].strip()))
        self.all.append(comment)
        return comment

    def _line(self, place: Place) -> str:
        return self._document.lines[place.line - self._document.first_line]

    def _belongs(self, event: Any, gap: str, comment: Comment) -> bool:
        """Whether a comment stands right behind a text, or where the text would go on below its line."""
        if _BEHIND.fullmatch(gap):
            return True
        if not _BELOW.fullmatch(gap) or _FIELD.match(comment.text):
            return False
        before = self._line(place := self._document.place_of(event.start_mark))[: place.column - 1]
        if not before.strip():
            return comment.place.column >= place.column
        dash = before.rstrip()
        margin = len(dash) - 1 if dash.endswith("-") else len(before) - len(before.lstrip(" -"))
        return comment.place.column - 1 > margin

    def _take(self, event: Any, comment: Comment, *, is_apart: bool = False) -> None:
        """Notes that words belong to a text; they are a text of their own where a comma parts them from it."""
        place = self._document.place_of(event.start_mark)
        earlier = self.taken.get(place)
        written = earlier.words if earlier else event.value
        before, words = self._line(place)[: place.column - 1], f"{written} {comment.text}".lstrip()
        if is_apart:
            before, words = self._line(comment.place)[: comment.place.column - 1], comment.text
        elif comment.place.line < place.line:
            before, words = self._line(comment.place)[: comment.place.column - 1], f"{comment.text} {event.value}"
        elif event.style in ("|", ">"):
            words = f"{comment.text} {' '.join(event.value.split())}"
        self.taken[place] = Taken(earlier.comment if earlier else comment, before.strip(), words)


def _is_plain(event: Any) -> bool:
    return isinstance(event, yaml.ScalarEvent) and not event.style
