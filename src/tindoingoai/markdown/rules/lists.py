"""Numbered lists whose numbers say something: years, places, articles of a law."""

from collections.abc import Sequence

from markdown_it.rules_block import StateBlock, list_block
from markdown_it.token import Token


def read_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads a list, or several where its numbers begin anew; keeps numbers that differ from those counted."""
    first = len(state.tokens)
    if not list_block(state, start, end, silent):
        return False
    if not silent and state.tokens[first].type == "ordered_list_open":
        level = state.level + 1
        items = [token for token in state.tokens[first:] if token.level == level and token.info]
        lists = _split(state, items)
        for each in lists:
            _keep_numbers(each)
        if len(lists) > 1:
            _set_apart(state, first, lists)
    return True


def _split(state: StateBlock, items: Sequence[Token]) -> list[list[Token]]:
    """The items of each list: a fall to 1 after an empty line begins one."""
    lists: list[list[Token]] = []
    before = 1
    for item in items:
        number = int(item.info)
        if not lists or (number == 1 < before and state.isEmpty(_line_of(item) - 1)):
            lists.append([])
        lists[-1].append(item)
        before = number
    return lists


def _keep_numbers(items: Sequence[Token]) -> None:
    """Has browsers show the numbers as written; not where all are the same, as many write who want them counted."""
    numbers = [int(item.info) for item in items]
    if len(set(numbers)) == 1:
        return
    shown = numbers[0]
    for item, number in zip(items, numbers, strict=True):
        if number != shown:
            item.attrs["value"] = number
        shown = number + 1


def _set_apart(state: StateBlock, first: int, lists: Sequence[Sequence[Token]]) -> None:
    """Makes one list several; each is tight that has no empty lines of its own."""
    opening, *tokens, closing = state.tokens[first:]
    places = {id(token): place for place, token in enumerate(tokens)}
    begun = [places[id(items[0])] for items in lists]
    del state.tokens[first:]
    for start, end in zip(begun, [*begun[1:], len(tokens)], strict=True):
        inner = tokens[start:end]
        # The first item begins the list, and the last token is the end of its last item.
        lines = [_line_of(inner[0]), max(token.map[1] for token in inner if token.map)]
        if _is_tight(state, inner):
            for token in inner:
                is_paragraph = token.type in ("paragraph_open", "paragraph_close")
                token.hidden = token.hidden or (is_paragraph and token.level == opening.level + 2)
        state.tokens += (opening.copy(map=lines, attrs={} if start else opening.attrs), *inner, closing.copy())


def _is_tight(state: StateBlock, tokens: Sequence[Token]) -> bool:
    """Whether no empty line stands between the items of a list, nor between what is right inside of one."""
    level, first = tokens[0].level + 1, _line_of(tokens[0])
    starts = [token.map[0] for token in tokens if token.map and token.level <= level]
    return not any(line > first and state.isEmpty(line - 1) for line in starts)


def _line_of(item: Token) -> int:
    return item.map[0] if item.map else 0
