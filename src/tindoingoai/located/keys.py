"""Which node of a mapping is which field's: keys in all their spellings, and what counts where several are given.

What a struct says of its keys is told in `located/decode.py`.
"""

import functools
import itertools
import re
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from tindoingoai.located.nodes import STEP, Mapping, Node, Scalar, Sequence, is_blank, key_word, scalars_of, words_for

COMMA = re.compile("[,;]")


class Field(msgspec.Struct, frozen=True):
    name: str
    is_required: bool
    is_prose: bool
    is_list: bool
    # The struct that its value is, or is a list of.
    struct: type[msgspec.Struct] | None


class _Spelling(msgspec.Struct, frozen=True):
    """What a word for a key stands for: a field, and how many other words for it count before this one."""

    field: Field
    rank: int
    is_beside: bool = False


class Shape(msgspec.Struct, frozen=True):
    """The fields of a struct: by name, by every word that may be written for one, and those that are required.

    `retired` has the hints for keys that are no longer known, `spares` and `switched` are as a struct tells
    them; `foreign` tells keys that mean nothing here.
    """

    fields: dict[str, Field]
    by_word: dict[str, _Spelling]
    spellings: tuple[str, ...]
    required: tuple[Field, ...]
    retired: dict[str, str]
    spares: dict[str, str]
    switched: frozenset[str]
    foreign: Callable[[str], object]


@functools.cache
def shape_of(target: type[msgspec.Struct]) -> Shape:
    fields = {
        field.name: Field(
            field.name,
            field.required,
            is_prose(field.type),
            typing.get_origin(field.type) is tuple,
            _struct_in(field.type),
        )
        for field in msgspec.structs.fields(target)
    }
    others: dict[str, tuple[str, ...]] = getattr(target, "SPELLINGS", {})
    by_word: dict[str, _Spelling] = {}
    for name, field in fields.items():
        for rank, spelling in enumerate((name, *others.get(name, ()))):
            by_word.update(dict.fromkeys(words_for(spelling), _Spelling(field, rank)))
    for name, spellings in getattr(target, "BESIDE", {}).items():
        for spelling in spellings:
            by_word.update(dict.fromkeys(words_for(spelling), _Spelling(fields[name], 0, is_beside=True)))
    required = tuple(field for field in fields.values() if field.is_required)
    listed = (*fields, *itertools.chain.from_iterable(others.values()))
    retired, spares = getattr(target, "RETIRED", {}), getattr(target, "SPARES", {})
    foreign: re.Pattern[str] = getattr(target, "FOREIGN", re.compile(r"(?!)"))
    switched: frozenset[str] = getattr(target, "SWITCHED", frozenset())
    return Shape(fields, by_word, listed, required, retired, spares, switched, foreign.fullmatch)


@functools.cache
def is_prose(target: Any) -> bool:
    """Whether a bare value of a type is prose."""
    if isinstance(target, type) and issubclass(target, msgspec.Struct):
        shorthand: str | None = getattr(target, "SHORTHAND", None)
        return any(field.name == shorthand and is_prose(field.type) for field in msgspec.structs.fields(target))
    if typing.get_origin(target) in (tuple, types.UnionType, typing.Union):
        return is_prose(typing.get_args(target)[0])
    return target is str


def _struct_in(target: Any) -> type[msgspec.Struct] | None:
    if isinstance(target, type) and issubclass(target, msgspec.Struct):
        return target
    return next(filter(None, map(_struct_in, typing.get_args(target))), None)


@functools.cache
def words_of(target: type[msgspec.Struct]) -> dict[str, str]:
    """The field that each word for a key stands for, as `key_word` gives them."""
    return {word: spelling.field.name for word, spelling in shape_of(target).by_word.items()}


class Given(typing.NamedTuple):
    """What a mapping says of a field: by which key, how many other words for it would count before, and the value."""

    key: Scalar
    rank: int
    node: Node


class Choice(typing.NamedTuple):
    """What a mapping gives for each field, what else it says of one, and the keys that stand for none.

    `without` are keys that belong into the group of a field that is not there, each with the field's name.
    """

    given: dict[str, Given]
    passed_over: list[tuple[str, Given]]
    without: list[tuple[str, Scalar]]
    unknown: list[Scalar]


def choose(node: Mapping, target: type[msgspec.Struct]) -> Choice:
    """Finds what a mapping says of each field: by the first word for it that says anything."""
    shape = shape_of(target)
    given: dict[str, Given] = {}
    passed_over: list[tuple[str, Given]] = []
    without: list[tuple[str, Scalar]] = []
    unknown: list[Scalar] = []
    beside: dict[str, list[tuple[Scalar, Node]]] = {}
    for key, child in node.items:
        spelling = shape.by_word.get(key_word(key.text))
        if spelling is None:
            unknown.append(key)
            continue
        name = spelling.field.name
        found = Given(key, spelling.rank, child)
        if spelling.is_beside:
            beside.setdefault(name, []).append((key, child))
        elif name not in given:
            given[name] = found
        else:
            given[name], other = sorted((given[name], found), key=lambda each: (is_blank(each.node), each.rank))
            if not is_blank(other.node):
                passed_over.append((name, other))
    if passed_over and shape.spares:
        _use_spares(given, passed_over, shape.spares)
    for name, pairs in beside.items():
        if name in given and not is_blank(given[name].node):
            given[name] = given[name]._replace(
                node=_join(given[name].node, pairs, getattr(shape.fields[name].struct, "SHORTHAND", ""))
            )
        else:
            without += ((name, key) for key, child in pairs if not is_blank(child))
    return Choice(given, passed_over, without, unknown)


def _use_spares(given: dict[str, Given], passed_over: list[tuple[str, Given]], spares: dict[str, str]) -> None:
    """Gives what the last word for a field says to its spare, if that has nothing of its own."""
    for name, spare in spares.items():
        others = [found for other, found in passed_over if other == name and found.rank != given[name].rank]
        if others and (spare not in given or is_blank(given[spare].node)):
            last = max(others, key=lambda found: found.rank)
            if is_lost(last.node, given[name].node):
                passed_over.remove((name, last))
                given[spare] = last


def _join(node: Node, pairs: list[tuple[Scalar, Node]], shorthand: str) -> Node:
    """A group of keys, or what stands in for one, with keys that were written beside it."""
    if isinstance(node, Scalar) and shorthand:
        return Mapping(node.place, ((Scalar(node.place, shorthand, True), node), *pairs))
    return Mapping(node.place, (*node.items, *pairs)) if isinstance(node, Mapping) else node


def is_lost(node: Node, kept: Node) -> bool:
    """Whether a node holds words that another one does not."""
    return not set(_parts_of(node)) <= set(_parts_of(kept))


def _parts_of(node: Node) -> Iterator[str]:
    for scalar in scalars_of(node):
        yield from (part.strip().casefold() for part in COMMA.split(scalar.text))


def nodes_of(node: Mapping, target: type[msgspec.Struct]) -> dict[str, Node]:
    """What a mapping says of each field of which it says anything, by whichever key."""
    return {name: found.node for name, found in choose(node, target).given.items() if not is_blank(found.node)}


def key_of_field(node: Mapping, name: str, target: type[msgspec.Struct]) -> str:
    """The key by which a mapping says something of a field, as it was written; empty where it does not."""
    found = choose(node, target).given.get(name)
    return found.key.text.strip() if found else ""


def node_of_field(node: Node, path: str, target: type[msgspec.Struct]) -> Node:
    """The value of a field such as `images[1].src`, by whichever keys, or the nearest thing above that was written."""
    struct: type[msgspec.Struct] | None = target
    for name, index in STEP.findall(path):
        found = choose(node, struct).given.get(name) if struct and isinstance(node, Mapping) else None
        if struct is None or found is None:
            break
        node, struct = found.node, shape_of(struct).fields[name].struct
        items = [item for item in flat_items(node) if not is_blank(item)] if isinstance(node, Sequence) else []
        if index and int(index) < len(items):
            node = items[int(index)]
    return node


def flat_items(node: Sequence) -> Iterator[Node]:
    """The items of a list, and those of lists in it: Hexo has a section and the one below it so."""
    for item in node.items:
        yield from item.items if isinstance(item, Sequence) else (item,)
