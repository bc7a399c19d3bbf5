"""YAML text → nodes that know their line and column.

Scalars stay text: `NO` is a word, `12:30:45` is not a number, and the model decides. Anchors, aliases, merge keys and
tags are refused, since a document of a few lines could otherwise grow without bound or mean more than it says.
"""

import re
from collections.abc import Iterator
from typing import Any, Never

import msgspec
import yaml

from tindoingoai.problems import Problem, Severity

MAX_CHARACTERS = 64 * 1024
MAX_DEPTH = 20

# A title with a colon and a space in it is the mistake editors make most.
_UNQUOTED_COLON = re.compile(r"^(?P<key>\s*(?:- )?[\w-]+): +(?P<value>[^'\"\[{|>#].*: .*|[^'\"\[{|>#].*:)$")


class Place(msgspec.Struct, frozen=True):
    """A line and a column of the file, both counted from 1."""

    line: int
    column: int


class Scalar(msgspec.Struct, frozen=True):
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


class Document:
    """One YAML text inside a file, and the problems found in it so far."""

    def __init__(self, path: str, text: str, first_line: int = 1) -> None:
        self.path = path
        self.first_line = first_line
        self.text = text
        self.lines = text.split("\n")
        self.problems: list[Problem] = []

    def report(self, place: Place, message: str, hint: str = "", *, is_warning: bool = False) -> None:
        index = place.line - self.first_line
        source_line = self.lines[index].rstrip() if 0 <= index < len(self.lines) else ""
        severity: Severity = "warning" if is_warning else "error"
        self.problems.append(Problem(self.path, place.line, place.column, message, source_line, hint, severity))

    def place_of(self, mark: Any) -> Place:
        return Place(mark.line + self.first_line, mark.column + 1)


class _RefusedError(Exception):
    """Reading stops here; the problem is already reported."""


def read_mapping(document: Document) -> Mapping | None:
    """The mapping that a document holds, or None with the reason among the document's problems."""
    start = Place(document.first_line, 1)
    if len(document.text) > MAX_CHARACTERS:
        document.report(start, f"more than {MAX_CHARACTERS // 1024} KiB of YAML", "long text belongs in the body")
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
    document.report(node.place, "expected `key: value` lines", "for example `title: Tiêu đề`")
    return None


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__


def _report_syntax(document: Document, error: yaml.MarkedYAMLError) -> None:
    mark = error.problem_mark or error.context_mark
    place = document.place_of(mark) if mark else Place(document.first_line, 1)
    index = place.line - document.first_line
    # libyaml often notices a mistake one line after the line that holds it.
    for number in (index, index - 1):
        line = document.lines[number] if 0 <= number < len(document.lines) else ""
        if found := _UNQUOTED_COLON.match(line.rstrip()):
            column = found.start("value") + found["value"].find(":") + 1
            quoted = found["value"].replace("'", "''")
            document.report(
                Place(document.first_line + number, column),
                "a colon in a value that is not quoted",
                f"write {found['key'].strip()}: '{quoted}'",
            )
            return
    if "\t" in (document.lines[index] if 0 <= index < len(document.lines) else ""):
        document.report(place, "a tab where YAML wants spaces", "indent with two spaces")
        return
    what = error.problem or error.context or "unreadable"
    document.report(place, f"this is not YAML: {what}", "check quotes, indentation and brackets near here")


class _Composer:
    """Builds nodes from libyaml's events, one recursive step a level."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.events: Iterator[yaml.Event] = yaml.parse(document.text, Loader=yaml.CSafeLoader)

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
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"an alias (`*{event.anchor}`)", "write the value out, or quote the text")
        if event.anchor:
            self.refuse(event, f"an anchor (`&{event.anchor}`)", "quote the text, or write the value where it is used")
        if event.tag:
            self.refuse(event, f"a tag (`{event.tag}`)", "quote the text if it should begin with `!`")
        if depth > MAX_DEPTH:
            self.refuse(event, f"nested more than {MAX_DEPTH} deep", "flatten it")
        place = self.document.place_of(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(place, event.value, event.style is None)
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
            value = next(nodes)
            if not isinstance(key, Scalar):
                self.document.report(key.place, "a key must be a word", "quote a key that holds brackets")
                continue
            if key.text == "<<" and key.is_plain:
                self.document.report(key.place, "a merge key (`<<`)", "write the keys out")
                continue
            if key.text in seen:
                self.document.report(
                    key.place,
                    f"`{key.text}` is given twice: on line {seen[key.text]} and on line {key.place.line}",
                    "keep one of them",
                )
                continue
            seen[key.text] = key.place.line
            yield key, value

    def refuse(self, event: yaml.Event, what: str, hint: str) -> Never:
        self.document.report(self.document.place_of(event.start_mark), f"{what} is not allowed here", hint)
        raise _RefusedError


def place_of_key(node: Node, key: str, spellings: dict[str, str] | None = None) -> Place:
    """Where the value of a key such as `categories[1].slug` stands, or the nearest thing above it that was written.

    `spellings` maps other words for the first key to the one that is asked for.
    """
    for name, index in re.findall(r"([a-z_]+)(?:\[(\d+)\])?", key):
        items = {word.text: child for word, child in node.items} if isinstance(node, Mapping) else {}
        words = [name, *(word for word, meant in (spellings or {}).items() if meant == name)]
        written = next((word for word in words if word in items), None)
        if written is None:
            break
        node = items[written]
        if index and isinstance(node, Sequence) and int(index) < len(node.items):
            node = node.items[int(index)]
    return node.place
