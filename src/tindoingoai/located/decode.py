"""Nodes → typed values, with a located problem for each that does not fit.

The target is a `msgspec.Struct`: a field's type says what may stand there, its default makes it optional. A `str` is
prose, of which no comment may take a word; a `Name` may have a comment behind it. Class variables say more of a
struct: `SHORTHAND` names the field that a bare text fills, `MARKDOWN` those of many lines, `RETIRED` has a hint for
each key that is no longer known, `VALUES` has other words for what a field may say. `SPELLINGS` has other keys for a
field: where several are given, the field's own name counts, then the first of these; `SPARES` names for a field another
one that takes what its last spelling says, where that is something else; `BESIDE` has keys that belong into the group
of a field and may stand beside it; `FOREIGN` matches keys of other systems that are passed over without a word.
`SWITCHED` fields that are only true or false there say nothing. Keys are read whatever their case, and whatever parts
their words. Every problem of a document is found in one pass.
"""

import datetime
import functools
import itertools
import re
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

from tindoingoai.located.comments import read_comments
from tindoingoai.located.keys import COMMA, Field, Given, choose, flat_items, is_lost, is_prose, nodes_of, shape_of
from tindoingoai.located.markup import decode_entities, find_tag, remove_tags, unwrap_paragraph
from tindoingoai.located.nodes import (
    Document,
    Mapping,
    Node,
    Scalar,
    Sequence,
    is_blank,
    key_word,
    scalars_of,
    words_for,
)
from tindoingoai.problems import MOST_LISTED, nearest, suggest
from tindoingoai.vietnamese.dates import MomentError, parse_moment
from tindoingoai.vietnamese.text import to_nfc

S = TypeVar("S", bound=msgspec.Struct)

TRUE = frozenset({"true", "yes", "on", "có", "đúng"})
FALSE = frozenset({"false", "no", "off", "không", "sai"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Left-to-right and right-to-left overrides and isolates: text that reads otherwise than it is stored.
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


class Unfit(Exception):  # noqa: N818 - a signal inside this module's walk, not an error that leaves it
    """A value does not fit its type; the problem is already reported."""


class Decoder:
    """Decodes one document; `zone` is where dates without a zone are taken to be.

    Where it `is_lenient`, as with heads of articles, which may come from elsewhere, what is empty is not there, and
    keys that are unknown or say something a second time are warnings.
    """

    def __init__(self, document: Document, zone: datetime.tzinfo, *, is_lenient: bool = False) -> None:
        self.document = document
        self.zone = zone
        self.is_lenient = is_lenient
        self.comments = read_comments(document)
        # Nearly always there are none.
        self.has_taken = bool(self.comments.taken)
        self.has_tags = is_lenient and "<" in document.text
        self.has_signs = document.has_escapes or "&" in document.text

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

    def is_nothing(self, node: Node) -> bool:
        """Whether a node counts as not given."""
        return is_blank(node) if self.is_lenient else isinstance(node, Scalar) and node.is_empty

    def is_given(self, item: Node) -> bool:
        """Whether an item of a list holds anything, or would if a comment had not taken it."""
        return not is_blank(item) or any(scalar.place in self.comments.taken for scalar in scalars_of(item))

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
        return functools.partial(_choice, known=arguments, words={key_word(choice): choice for choice in arguments})
    if origin is tuple:
        return functools.partial(_items, item=_converter(arguments[0]), is_prose=is_prose(arguments[0]))
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


def _scalar(decoder: Decoder, node: Node, name: str, expected: str) -> Scalar:
    if isinstance(node, Scalar):
        return node
    found = "a list" if isinstance(node, Sequence) else "a group of `key: value` lines"
    hint = "put it in quotes if it is text" if expected == "text" else ""
    raise decoder.refuse(node, name, f"must be {expected}, not {found}", hint)


def _text(decoder: Decoder, node: Node, name: str) -> str:
    if decoder.has_taken:
        decoder.keep_words(node, name)
    if decoder.has_tags:
        node = _without_tags_around(decoder, _scalar(decoder, node, name, "text"), name)
    return _name(decoder, node, name)


def _name(decoder: Decoder, node: Node, name: str) -> str:
    text = _scalar(decoder, node, name, "text").text.strip()
    # The text of the whole document was looked through when it was read; what it did not show came by an escape.
    return _check_escapes(decoder, node, name, decode_entities(text).strip()) if decoder.has_signs else text


def _markdown(decoder: Decoder, node: Node, name: str) -> str:
    """A text of many lines, in which tags and entities have a meaning of their own."""
    decoder.keep_words(node, name)
    return _check_escapes(decoder, node, name, _scalar(decoder, node, name, "text").text.strip())


def _without_tags_around(decoder: Decoder, node: Scalar, name: str) -> Scalar:
    """A text without the paragraph that it is; tags inside stay, with a warning, since readers would see them."""
    text = unwrap_paragraph(node.text)
    if tag := find_tag(text):
        quoted = remove_tags(text).replace("'", "''")
        before = decoder.document.lines[node.place.line - decoder.document.first_line][: node.place.column - 1]
        # In brackets the rest of the line would have to be shown too.
        line = f"'{quoted}'" if "[" in before or "{" in before else f"{before.strip()} '{quoted}'".strip()
        message = f"readers see the tag `{tag}` in `{name}`: this is no HTML"
        decoder.document.report(node.place, message, f"write {line}", is_warning=True)
    return Scalar(node.place, text, node.is_plain)


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
    word = _scalar(decoder, node, name, "true or false").text.strip().lower()
    if word not in TRUE | FALSE:
        raise decoder.refuse(node, name, f"must be true or false, not `{word}`")
    return word in TRUE


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


def _choice(decoder: Decoder, node: Node, name: str, known: tuple[str, ...], words: dict[str, str]) -> str:
    """One of some choices, which further words may stand for; `known` are all of them as messages list them."""
    word = _scalar(decoder, node, name, "one word").text.strip()
    if key_word(word) not in words:
        raise decoder.refuse(node, name, f"cannot be `{word}`", suggest(word, known))
    return words[key_word(word)]


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
    """A list; a single value counts as a list of one, and a text as several parted by commas or semicolons."""
    is_text = item in (_text, _name)
    if isinstance(node, Scalar) and is_text:
        if is_prose:
            decoder.keep_words(node, name, is_list=True)
        return tuple(part for piece in COMMA.split(item(decoder, node, name)) if (part := piece.strip()))

    def convert(child: Node, label: str) -> Any:
        if is_prose and decoder.has_taken:
            decoder.keep_words(child, label)
        if isinstance(child, Scalar) and child.is_empty:
            raise decoder.refuse(child, label, "is empty", "write something there, or delete the line")
        if is_text and decoder.is_lenient and isinstance(child, Mapping) and "name" in nodes_of(child, _Named):
            return typing.cast(_Named, _struct(decoder, child, label, _Named)).name
        return item(decoder, child, label)

    if not isinstance(node, Sequence):
        return (convert(node, name),)
    children = flat_items(node) if is_text and decoder.is_lenient else node.items
    items = filter(decoder.is_given, children) if decoder.is_lenient else children
    return tuple(_each(convert, ((child, f"{name}[{index}]") for index, child in enumerate(items))))


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


@functools.cache
def _converters(target: type[msgspec.Struct]) -> dict[str, _Convert]:
    """The function that converts the value of each field of a struct."""
    return {field.name: _field_converter(field, target) for field in msgspec.structs.fields(target)}


def _field_converter(field: msgspec.structs.FieldInfo, target: type[msgspec.Struct]) -> _Convert:
    if field.name in getattr(target, "MARKDOWN", ()):
        return _markdown
    others: dict[str, tuple[str, ...]] = getattr(target, "VALUES", {}).get(field.name, {})
    if not others:
        return _converter(field.type)
    words = {word: choice for choice in others for each in (choice, *others[choice]) for word in words_for(each)}
    return functools.partial(_choice, known=(*others, *itertools.chain.from_iterable(others.values())), words=words)


def _struct(decoder: Decoder, node: Node, name: str, target: type[msgspec.Struct]) -> msgspec.Struct:
    fields = shape_of(target).fields
    shorthand: str | None = getattr(target, "SHORTHAND", None)
    if isinstance(node, Scalar) and shorthand:
        return target(**{shorthand: _given(decoder, node, name, fields[shorthand], _converters(target)[shorthand])})
    if not isinstance(node, Mapping):
        raise decoder.refuse(node, name, "must be a group of `key: value` lines", f"like `{next(iter(fields))}: …`")
    values = _values(decoder, node, name, target)
    if Unfit in values.values():
        raise Unfit
    return target(**values)


def _values(decoder: Decoder, node: Mapping, name: str, target: type[msgspec.Struct]) -> dict[str, Any]:
    """The values given, by field name; `Unfit` itself stands where one does not fit, or is required and missing."""
    shape = shape_of(target)
    choice, converters = choose(node, target), _converters(target)
    above = f"{name}." if name else ""
    values: dict[str, Any] = {}
    for key in choice.unknown:
        word = key.text.strip()
        if shape.foreign(word):
            continue
        hint = _hint_for_unknown(word, target)
        decoder.document.report(key.place, f"unknown key `{above}{word}`", hint, is_warning=decoder.is_lenient)
    for field_name, key in choice.without:
        message = f"`{above}{key.text.strip()}` says something of `{field_name}`, which is not there"
        hint = f"add a line `{field_name}: …`; what stands in the text has its words there"
        decoder.document.report(key.place, message, hint, is_warning=decoder.is_lenient)
    for field_name, other in choice.passed_over:
        _tell_passed_over(decoder, above, field_name, other, choice.given[field_name])
    for field_name, (key, _, child) in choice.given.items():
        if field_name in shape.switched and isinstance(child, Scalar) and child.text.strip().lower() in TRUE | FALSE:
            continue
        try:
            value = _given(
                decoder, child, f"{above}{key.text.strip()}", shape.fields[field_name], converters[field_name]
            )
            if value is not None:
                values[field_name] = value
        except Unfit:
            values[field_name] = Unfit
    for field in shape.required:
        if field.name not in values:
            decoder.document.report(node.place, f"`{above}{field.name}` is missing", f"add a line `{field.name}: …`")
            values[field.name] = Unfit
    return values


def _tell_passed_over(decoder: Decoder, above: str, field: str, other: Given, kept: Given) -> None:
    """Tells of a key whose field is given by another one."""
    label = f"{above}{other.key.text.strip()}"
    if other.rank == kept.rank or not decoder.is_lenient:
        decoder.document.report(other.key.place, f"`{label}` says `{field}` a second time", "keep one of them")
    elif is_lost(other.node, kept.node):
        message = f"`{label}` is not read beside `{above}{kept.key.text.strip()}`"
        decoder.document.report(other.key.place, message, "keep one of them", is_warning=True)


@functools.lru_cache(maxsize=1024)
def _hint_for_unknown(word: str, target: type[msgspec.Struct]) -> str:
    """How to mend a key that a struct does not know; an archive repeats the same few in all its files."""
    shape = shape_of(target)
    if hint := shape.retired.get(word):
        return hint
    if near := nearest(word, shape.spellings):
        return f"did you mean `{near}`?"
    return f"known: {', '.join(shape.fields)}" if len(shape.fields) <= MOST_LISTED else ""


def _given(decoder: Decoder, node: Node, name: str, field: Field, convert: _Convert) -> Any:
    """The value of a field, None where it has none; one that is required cannot be empty."""
    is_empty = decoder.is_nothing(node) or (field.is_required and isinstance(node, Scalar) and not node.text.strip())
    if not is_empty:
        return convert(decoder, node, name)
    if field.is_prose and decoder.has_taken:
        for scalar in scalars_of(node):
            decoder.keep_words(scalar, name, is_list=field.is_list)
    if field.is_required:
        raise decoder.refuse(node, name, "is empty", "write something there")
    return None


class _Named(msgspec.Struct, frozen=True):
    """A text of a list as a group of keys, as other systems write authors."""

    SPELLINGS: typing.ClassVar[dict[str, tuple[str, ...]]] = {"name": ("tên",)}
    RETIRED: typing.ClassVar[dict[str, str]] = dict.fromkeys(
        ("url", "link", "email", "bio", "image", "avatar", "title"), "of an author the rest stands in data/authors.yaml"
    )

    name: str
