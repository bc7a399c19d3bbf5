"""Numbered lists whose numbers say something: years, places, articles of a law."""

import itertools
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock, list_block
from markdown_it.token import Token


def read_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads a list; its numbers are kept where they rise and are not all the next one."""
    first = len(state.tokens)
    if not list_block(state, start, end, silent):
        return False
    if not silent and state.tokens[first].type == "ordered_list_open":
        level = state.level + 1
        _keep_numbers([token for token in state.tokens[first:] if token.level == level and token.info])
    return True


def _keep_numbers(items: Sequence[Token]) -> None:
    numbers = [int(item.info) for item in items]
    steps = [after - before for before, after in itertools.pairwise(numbers)]
    if all(step > 0 for step in steps):
        for item, step, number in zip(items[1:], steps, numbers[1:], strict=True):
            if step > 1:
                item.attrs["value"] = number
