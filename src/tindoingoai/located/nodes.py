"""YAML text → nodes that know their line and column.

Scalars stay text: `NO` is a word, `12:30:45` is not a number, and the model decides. Anchors, aliases, merge keys and
tags are refused, since a document of a few lines could otherwise grow without bound or mean more than it says.
"""

import bisect
import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Never

import msgspec
import yaml
from yaml._yaml import CParser

from tindoingoai.located.syntax import explain
from tindoingoai.problems import Problem, Severity
from tindoingoai.vietnamese.text import fold, unify_tones

MAX_CHARACTERS = 64 * 1024
MAX_DEPTH = 20
_MOST_REMEMBERED = 1000
_BETWEEN_WORDS = re.compile(r"[\s_-]+")


class Place(msgspec.Struct, frozen=True, gc=False):
    """A line and a column of the file, both counted from 1."""

    line: int
    column: int


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """A piece of text; `is_plain` when it was written without quotes."""

    place: Place
    text: str
    is_plain: bool

    @property
    def is_empty(self) -> bool:
        return self.is_plain and self.text in ("", "~", "null")


class Sequence(msgspec.Struct, frozen=True):
    place: Place
    items: tuple["Node", ...]


class Mapping(msgspec.Struct, frozen=True):
    place: Place
    items: tuple[tuple[Scalar, "Node"], ...]


Node = Scalar | Sequence | Mapping


def scalars_of(node: Node) -> Iterator[Scalar]:
    """All bare values in a node."""
    if isinstance(node, Scalar):
        yield node
    else:
        below = (child for _, child in node.items) if isinstance(node, Mapping) else node.items
        yield from itertools.chain.from_iterable(map(scalars_of, below))


def is_blank(node: Node) -> bool:
    """Whether a node holds nothing: an empty text, or a list or group of nothing else."""
    if isinstance(node, Scalar):
        return node.is_empty or not node.text.strip()
    if isinstance(node, Sequence):
        return all(map(is_blank, node.items))
    # A group without keys that are texts, like `{{ title }}`, says something, whatever was meant by it.
    return bool(node.items) and all(is_blank(child) for _, child in node.items)


class _KeyWords(dict[str, str]):
    """Remembers the words for keys: thousands of heads have the same few, and each is looked up in several places."""

    def __missing__(self, key: str) -> str:
        word = _BETWEEN_WORDS.sub("", unify_tones(key)).casefold()
        if len(self) < _MOST_REMEMBERED:
            self[key] = word
        return word


# What a key is known by: `publishDate`, `publish_date` and `Publish-Date` are one word, `từ khoá` and `Từ_khóa` too.
key_word = _KeyWords().__getitem__


def words_for(spelling: str) -> tuple[str, str]:
    """The words for a key, with its marks and without."""
    return key_word(spelling), key_word(fold(spelling))


class Document:
    """One YAML text inside a file, and the problems found in it so far."""

    def __init__(self, path: str, text: str, first_line: int = 1) -> None:
        self.path = path
        self.first_line = first_line
        self.text = text
        self.lines = text.split("\n")
        # Else its scalars are as composed, and as free of controls, as the file was found to be.
        self.has_escapes = "\\" in text or not unicodedata.is_normalized("NFC", text)
        self.problems: list[Problem] = []

    @functools.cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return list(itertools.accumulate((len(line) + 1 for line in self.lines), initial=0))

    def report(self, place: Place, message: str, hint: str = "", *, is_warning: bool = False) -> None:
        index = place.line - self.first_line
        source_line = self.lines[index].rstrip() if 0 <= index < len(self.lines) else ""
        severity: Severity = "warning" if is_warning else "error"
        message = message.replace("\n", " ")
        self.problems.append(Problem(self.path, place.line, place.column, message, source_line, hint, severity))

    def place_of(self, mark: Any) -> Place:
        """Where one of libyaml's marks stands."""
        return self.place_at(mark.index)

    def place_at(self, position: int) -> Place:
        """The line and the column of a character of the text."""
        # libyaml ends lines at U+2028 too, which no editor counts: so its own lines and columns are not ours.
        index = bisect.bisect_right(self._starts, position) - 1
        return Place(index + self.first_line, position - self._starts[index] + 1)


EXAMPLE = "title: Tiêu đề"


class _RefusedError(Exception):
    """Reading stops here; the problem is already reported."""


def read_mapping(document: Document, most: int = MAX_CHARACTERS, example: str = EXAMPLE) -> Mapping | None:
    """The mapping that a document of at most so many characters holds, or None with the reason among its problems.

    `example` is a line of such a document.
    """
    start = Place(document.first_line, 1)
    if len(document.text) > most:
        document.report(start, f"more than {most // 1024} KiB of YAML", "long text belongs in the body of an article")
        return None
    try:
        node = _Composer(document).compose()
    except _RefusedError:
        return None
    except yaml.MarkedYAMLError as error:
        _report_syntax(document, error)
        return None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        document.report(start, f"this is not YAML: {_first_line(error)}")
        return None
    if isinstance(node, Mapping):
        return node
    if node is None or (isinstance(node, Scalar) and node.is_empty):
        return Mapping(start, ())
    document.report(node.place, "expected `key: value` lines", f"for example `{example}`")
    return None


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__


def _report_syntax(document: Document, error: yaml.MarkedYAMLError) -> None:
    def place(mark: Any) -> tuple[int, int]:
        found = document.place_of(mark)
        return found.line - document.first_line, found.column - 1

    told = explain(error, document.lines, place)
    document.report(Place(told.line + document.first_line, told.column + 1), told.message, told.hint)


class _Composer:
    """Builds nodes from libyaml's events, one recursive step a level."""

    def __init__(self, document: Document) -> None:
        self.document = document
        # libyaml itself: `yaml.parse` would add a generator and a second call to each event.
        self.events: Iterator[yaml.Event] = iter(CParser(document.text).get_event, None)

    def compose(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self.refuse(event, "a second YAML document", "keep one, without a `---` line inside it")
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event, 0)
        return root

    def node(self, event: Any, depth: int) -> Node:
        if type(event) is yaml.ScalarEvent and not (event.anchor or event.tag):
            return Scalar(self.document.place_of(event.start_mark), event.value, not event.style)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"an alias (`*{event.anchor}`)", "write the value out, or quote the text")
        if event.anchor:
            self.refuse(event, f"an anchor (`&{event.anchor}`)", "quote the text, or write the value where it is used")
        if event.tag:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.refuse(event, f"a tag (`{written}`)", "quote the text if it should begin with `!`")
        if depth > MAX_DEPTH:
            self.refuse(event, f"nesting more than {MAX_DEPTH} deep", "flatten it")
        place = self.document.place_of(event.start_mark)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(place, tuple(self.children(yaml.SequenceEndEvent, depth)))
        return Mapping(place, tuple(self.pairs(depth)))

    def children(self, end: type[yaml.Event], depth: int) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield self.node(event, depth + 1)

    def pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        nodes = self.children(yaml.MappingEndEvent, depth)
        for key in nodes:
            value, known = next(nodes), len(seen)
            if not isinstance(key, Scalar):
                self.document.report(key.place, "a key must be a word", "quote a key that holds brackets")
                continue
            if key.text == "<<" and key.is_plain:
                self.document.report(key.place, "a merge key (`<<`) is not allowed here", "write the keys out")
                continue
            first = seen.setdefault(key.text.casefold(), key.place.line)
            if len(seen) == known:
                lines = f"on line {first} and on line {key.place.line}"
                self.document.report(key.place, f"`{key.text}` is given twice: {lines}", "keep one of them")
                continue
            yield key, value

    def refuse(self, event: yaml.Event, what: str, hint: str) -> Never:
        self.document.report(self.document.place_of(event.start_mark), f"{what} is not allowed here", hint)
        raise _RefusedError


# A key and, in a list, which of its items.
STEP = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")


def place_of_key(node: Node, key: str) -> Place:
    """Where the value of a key such as `categories[1].slug` stands, or the nearest thing above it that was written."""
    return node_of_key(node, key).place


def node_of_key(node: Node, key: str) -> Node:
    """The value of a key such as `categories[1].slug`, or the nearest thing above it that was written."""
    for name, index in STEP.findall(key):
        children = node.items if isinstance(node, Mapping) else ()
        found = next((child for word, child in children if key_word(word.text) == key_word(name)), None)
        if found is None:
            break
        node = found
        if index and isinstance(node, Sequence) and int(index) < len(node.items):
            node = node.items[int(index)]
    return node
