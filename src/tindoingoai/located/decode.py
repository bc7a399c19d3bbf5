"""Nodes → typed values, with a located problem for each that does not fit.

The target is a `msgspec.Struct`: a field's type says what may stand there, its default makes it optional. A `str` is
prose, of which no comment may take a word; a `Name` may have a comment behind it. Three class variables say more of a
struct: `SHORTHAND` names the field that a bare text fills, `SPELLINGS` maps other generators' keys to ours, `RETIRED`
has a hint for each key that is no longer known. Keys are read whatever their case, and whatever parts their words.
Every problem of a document is found in one pass.
"""

import datetime
import functools
import re
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

from tindoingoai.located.comments import read_comments
from tindoingoai.located.nodes import Document, Mapping, Node, Scalar, Sequence, key_word
from tindoingoai.problems import suggest
from tindoingoai.vietnamese.dates import MomentError, parse_moment
from tindoingoai.vietnamese.text import to_nfc

S = TypeVar("S", bound=msgspec.Struct)

_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Left-to-right and right-to-left overrides and isolates: text that reads otherwise than it is stored.
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


class Unfit(Exception):  # noqa: N818 - a signal inside this module's walk, not an error that leaves it
    """A value does not fit its type; the problem is already reported."""


class Decoder:
    """Decodes one document; `zone` is where dates without a zone are taken to be."""

    def __init__(self, document: Document, zone: datetime.tzinfo, *, unknown_keys_are_warnings: bool = False) -> None:
        self.document = document
        self.zone = zone
        self.unknown_keys_are_warnings = unknown_keys_are_warnings
        self.comments = read_comments(document)
        # Nearly always there are none.
        self.has_taken = bool(self.comments.taken)

    def decode(self, node: Mapping, target: type[S]) -> S | None:
        """The value, or None when anything in it does not fit; the document then holds why."""
        try:
            return typing.cast(S, _converter(target)(self, node, ""))
        except Unfit:
            return None

    def decode_what_fits(self, node: Mapping, target: type[S], **otherwise: object) -> S:
        """The value as far as it fits, to look for further problems in; `otherwise` stands for required fields."""
        values = _values(self, node, "", target)
        return target(**{**otherwise, **{name: value for name, value in values.items() if value is not Unfit}})

    def decode_items(self, node: Mapping, target: type[S]) -> dict[str, S]:
        """The values of a file that maps names of its own to structs of one type; empty when any does not fit."""
        try:
            return typing.cast(dict[str, S], _named_items(self, node, "", _converter(target)))
        except Unfit:
            return {}

    def refuse(self, node: Node, name: str, expected: str, hint: str = "") -> Unfit:
        self.document.report(node.place, f"`{name}` {expected}" if name else expected, hint)
        return Unfit()

    def keep_words(self, node: Node, name: str, *, is_list: bool = False) -> None:
        """Refuses a text of which a comment took words."""
        if isinstance(node, Scalar) and (taken := self.comments.taken.get(node.place)):
            message = f"` #` begins a comment: `{name}` would be without `{taken.comment.text}`"
            self.document.report(taken.comment.place, message, f"write {taken.mend(is_list=is_list)}")
            raise Unfit


_Convert = Callable[[Decoder, Node, str], Any]


@functools.cache
def _converter(target: Any) -> _Convert:
    """The function that converts a node to a type, put together once a type."""
    origin, arguments = typing.get_origin(target), typing.get_args(target)
    if origin is typing.Annotated:
        return _name if arguments[0] is str else functools.partial(_number, kind=arguments[0], checked=target)
    if origin is typing.Literal:
        return functools.partial(_choice, choices=arguments)
    if origin is tuple:
        return functools.partial(_items, item=_converter(arguments[0]), is_prose=_is_prose(arguments[0]))
    if origin is dict:
        return functools.partial(_named_items, item=_converter(arguments[1]))
    if origin in (types.UnionType, typing.Union):
        first, *others = (argument for argument in arguments if argument is not types.NoneType)
        return (
            functools.partial(_number_or_word, number=first, words=typing.get_args(others[0]))
            if others
            else _converter(first)
        )
    if isinstance(target, type) and issubclass(target, msgspec.Struct):
        return functools.partial(_struct, target=target)
    simple: dict[Any, _Convert] = {
        str: _text,
        bool: _flag,
        int: functools.partial(_number, kind=int, checked=int),
        float: functools.partial(_number, kind=float, checked=float),
        datetime.datetime: _moment,
    }
    return simple[target]


@functools.cache
def _is_prose(target: Any) -> bool:
    """Whether a bare value of a type is prose."""
    if isinstance(target, type) and issubclass(target, msgspec.Struct):
        shorthand: str | None = getattr(target, "SHORTHAND", None)
        return any(field.name == shorthand and _is_prose(field.type) for field in msgspec.structs.fields(target))
    if typing.get_origin(target) in (tuple, types.UnionType, typing.Union):
        return _is_prose(typing.get_args(target)[0])
    return target is str


def _scalar(decoder: Decoder, node: Node, name: str, expected: str) -> Scalar:
    if isinstance(node, Scalar):
        return node
    found = "a list" if isinstance(node, Sequence) else "a group of `key: value` lines"
    hint = "put it in quotes if it is text" if expected == "text" else ""
    raise decoder.refuse(node, name, f"must be {expected}, not {found}", hint)


def _text(decoder: Decoder, node: Node, name: str) -> str:
    if decoder.has_taken:
        decoder.keep_words(node, name)
    return _name(decoder, node, name)


def _name(decoder: Decoder, node: Node, name: str) -> str:
    text = _scalar(decoder, node, name, "text").text.strip()
    # The text of the whole document was looked through when it was read; what it did not show came by an escape.
    return _check_escapes(decoder, node, name, text) if decoder.document.has_escapes else text


def _check_escapes(decoder: Decoder, node: Node, name: str, text: str) -> str:
    text = to_nfc(text)
    if found := _CONTROL.search(text):
        raise decoder.refuse(node, name, f"holds the control character U+{ord(found[0]):04X}", "delete it")
    if (found := _DIRECTION.search(text)) and found[0] not in decoder.document.text:
        decoder.document.report(
            node.place,
            f"`{name}` holds the invisible direction mark U+{ord(found[0]):04X}",
            "delete it: the text reads otherwise than it is written",
            is_warning=True,
        )
    return text


def _flag(decoder: Decoder, node: Node, name: str) -> bool:
    word = _scalar(decoder, node, name, "true or false").text.lower()
    if word not in _TRUE | _FALSE:
        raise decoder.refuse(node, name, f"must be true or false, not `{word}`")
    return word in _TRUE


def _number(decoder: Decoder, node: Node, name: str, kind: type, checked: Any) -> Any:
    text = _scalar(decoder, node, name, "a number").text
    try:
        return msgspec.convert(kind(text), checked)
    except msgspec.ValidationError as error:
        limit = (
            str(error).replace("Expected `int` >=", "must be at least").replace("Expected `int` <=", "can be at most")
        )
        raise decoder.refuse(node, name, limit) from None
    except ValueError:
        wanted = "a whole number" if kind is int else "a number"
        raise decoder.refuse(node, name, f"must be {wanted}, not `{text}`") from None


def _choice(decoder: Decoder, node: Node, name: str, choices: tuple[str, ...]) -> str:
    word = _scalar(decoder, node, name, "one word").text.strip()
    if word not in choices:
        raise decoder.refuse(node, name, f"cannot be `{word}`", suggest(word, choices))
    return word


def _number_or_word(decoder: Decoder, node: Node, name: str, number: Any, words: tuple[str, ...]) -> Any:
    """A number, or one of some words."""
    text = _scalar(decoder, node, name, "a number").text.strip()
    if text in words:
        return text
    if not text.lstrip("+-").isdecimal():
        expected = f"must be a whole number or {' or '.join(f'`{word}`' for word in words)}, not `{text}`"
        raise decoder.refuse(node, name, expected)
    return _converter(number)(decoder, node, name)


def _moment(decoder: Decoder, node: Node, name: str) -> datetime.datetime:
    text = _scalar(decoder, node, name, "a date").text
    try:
        # Whatever zone it was written in, readers see the newspaper's own.
        return parse_moment(text, decoder.zone).astimezone(decoder.zone)
    except MomentError as error:
        decoder.document.report(node.place, f"`{name}`: {error}", error.hint)
        raise Unfit from None


def _items(decoder: Decoder, node: Node, name: str, item: _Convert, is_prose: bool) -> tuple[Any, ...]:
    """A list; a single value counts as a list of one, and a text as several parted by commas."""
    if isinstance(node, Scalar) and item in (_text, _name):
        if is_prose:
            decoder.keep_words(node, name, is_list=True)
        return tuple(part for piece in _name(decoder, node, name).split(",") if (part := piece.strip()))
    if not isinstance(node, Sequence):
        return (item(decoder, node, name),)

    def convert(child: Node, label: str) -> Any:
        if is_prose and decoder.has_taken:
            decoder.keep_words(child, label)
        if isinstance(child, Scalar) and child.is_empty:
            raise decoder.refuse(child, label, "is empty", "write something there, or delete the line")
        return item(decoder, child, label)

    return tuple(_each(convert, ((child, f"{name}[{index}]") for index, child in enumerate(node.items))))


def _named_items(decoder: Decoder, node: Node, name: str, item: _Convert) -> dict[str, Any]:
    if not isinstance(node, Mapping):
        raise decoder.refuse(node, name, "must be a group of `key: value` lines")
    values = _each(
        lambda child, label: item(decoder, child, label),
        ((child, f"{name}.{key.text}" if name else key.text) for key, child in node.items),
    )
    return dict(zip((to_nfc(key.text) for key, _ in node.items), values, strict=True))


def _each(convert: Callable[[Node, str], Any], children: Iterator[tuple[Node, str]]) -> list[Any]:
    """Converts all children before giving up, so that every one that does not fit is reported."""
    values, is_fit = [], True
    for child, label in children:
        try:
            values.append(convert(child, label))
        except Unfit:
            is_fit = False
    if not is_fit:
        raise Unfit
    return values


class _Field(msgspec.Struct, frozen=True):
    name: str
    convert: _Convert
    is_required: bool
    is_prose: bool
    is_list: bool


class _Shape(msgspec.Struct, frozen=True):
    """The fields of a struct: by name, by every word that may be written for one, and those that are required.

    `retired` has the hints for keys that are no longer known.
    """

    fields: dict[str, _Field]
    by_word: dict[str, _Field]
    spellings: tuple[str, ...]
    required: tuple[_Field, ...]
    retired: dict[str, str]


@functools.cache
def _shape(target: type[msgspec.Struct]) -> _Shape:
    fields = {
        field.name: _Field(
            field.name,
            _converter(field.type),
            field.required,
            _is_prose(field.type),
            typing.get_origin(field.type) is tuple,
        )
        for field in msgspec.structs.fields(target)
    }
    spellings = {name: name for name in fields} | getattr(target, "SPELLINGS", {})
    by_word = {key_word(spelling): fields[name] for spelling, name in spellings.items()}
    required = tuple(field for field in fields.values() if field.is_required)
    return _Shape(fields, by_word, tuple(spellings), required, getattr(target, "RETIRED", {}))


@functools.cache
def words_of(target: type[msgspec.Struct]) -> dict[str, str]:
    """The field that each word for a key stands for, as `key_word` gives them."""
    return {word: field.name for word, field in _shape(target).by_word.items()}


def _struct(decoder: Decoder, node: Node, name: str, target: type[msgspec.Struct]) -> msgspec.Struct:
    fields = _shape(target).fields
    shorthand: str | None = getattr(target, "SHORTHAND", None)
    if isinstance(node, Scalar) and shorthand:
        return target(**{shorthand: _given(decoder, node, name, fields[shorthand])})
    if not isinstance(node, Mapping):
        raise decoder.refuse(node, name, "must be a group of `key: value` lines", f"like `{next(iter(fields))}: …`")
    values = _values(decoder, node, name, target)
    if Unfit in values.values():
        raise Unfit
    return target(**values)


def _values(decoder: Decoder, node: Mapping, name: str, target: type[msgspec.Struct]) -> dict[str, Any]:
    """The values given, by field name; `Unfit` itself stands where one does not fit, or is required and missing."""
    shape = _shape(target)
    values: dict[str, Any] = {}
    for key, child in node.items:
        word = key.text.strip()
        field = shape.by_word.get(key_word(word))
        label = f"{name}.{word}" if name else word
        if field is None:
            hint = _hint_for_unknown(word, target)
            is_warning = decoder.unknown_keys_are_warnings
            decoder.document.report(key.place, f"unknown key `{label}`", hint, is_warning=is_warning)
        elif field.name in values:
            decoder.document.report(key.place, f"`{label}` says `{field.name}` a second time", "keep one of them")
        else:
            try:
                if (value := _given(decoder, child, label, field)) is not None:
                    values[field.name] = value
            except Unfit:
                values[field.name] = Unfit
    for field in shape.required:
        if field.name not in values:
            label = f"{name}.{field.name}" if name else field.name
            decoder.document.report(node.place, f"`{label}` is missing", f"add a line `{field.name}: …`")
            values[field.name] = Unfit
    return values


@functools.lru_cache(maxsize=1024)
def _hint_for_unknown(word: str, target: type[msgspec.Struct]) -> str:
    """How to mend a key that a struct does not know; an archive repeats the same few in all its files."""
    shape = _shape(target)
    return shape.retired.get(word) or suggest(word, shape.spellings)


def _given(decoder: Decoder, node: Node, name: str, field: _Field) -> Any:
    """The value of a field, None where it has none; one that is required cannot be empty."""
    is_empty = isinstance(node, Scalar) and (node.is_empty or (field.is_required and not node.text.strip()))
    if not is_empty:
        return field.convert(decoder, node, name)
    if field.is_prose:
        decoder.keep_words(node, name, is_list=field.is_list)
    if field.is_required:
        raise decoder.refuse(node, name, "is empty", "write something there")
    return None
