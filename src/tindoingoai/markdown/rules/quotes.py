"""Typographic quotation marks, as markdown-it makes them, in time that grows with the text and not with its square."""

import re

import msgspec
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_QUOTE = re.compile("['\"]")
_APOSTROPHE = "’"
_BREAKS = ("softbreak", "hardbreak")


class _OpenMark(msgspec.Struct, frozen=True):
    """A mark that may open a quotation; `before` is the index of the one of its sign below it in the stack."""

    token: int
    position: int
    sign: str
    level: int
    before: int


def set_quotes(state: StateCore) -> None:
    """Replaces the straight marks of each text."""
    opening, closing, single_opening, single_closing = state.md.options["quotes"]
    marks = {'"': (opening, closing), "'": (single_opening, single_closing)}
    for token in state.tokens:
        if token.type == "inline" and token.children and _QUOTE.search(token.content):
            _Quotes(token.children, marks).set()


class _Quotes:
    def __init__(self, tokens: list[Token], marks: dict[str, tuple[str, str]]) -> None:
        self.tokens = tokens
        self.marks = marks
        self.letters: dict[int, list[str]] = {}
        self.stack: list[_OpenMark] = []
        # Where the topmost opening of a sign stands in the stack.
        self.top = {'"': -1, "'": -1}

    def set(self) -> None:
        for index, token in enumerate(self.tokens):
            while self.stack and self.stack[-1].level > token.level:
                self.pop()
            if token.type == "text" and _QUOTE.search(token.content):
                self.letters[index] = list(token.content)
                for found in _QUOTE.finditer(token.content):
                    self.set_quote(index, found.start(), found[0])
        for index, letters in self.letters.items():
            self.tokens[index].content = "".join(letters)

    def pop(self) -> _OpenMark:
        opening = self.stack.pop()
        self.top[opening.sign] = opening.before
        return opening

    def set_quote(self, index: int, position: int, sign: str) -> None:
        can_open, can_close = _directions(*self.neighbours(index, position), sign)
        level = self.tokens[index].level
        if can_close and self.top[sign] >= 0 and self.stack[self.top[sign]].level == level:
            below = self.top[sign]
            while len(self.stack) > below:
                opening = self.pop()
            self.letters[index][position] = self.marks[sign][1]
            self.letters[opening.token][opening.position] = self.marks[sign][0]
        elif can_open:
            self.stack.append(_OpenMark(index, position, sign, level, self.top[sign]))
            self.top[sign] = len(self.stack) - 1
        elif sign == "'":
            self.letters[index][position] = _APOSTROPHE

    def neighbours(self, index: int, position: int) -> tuple[str, str]:
        """The signs before and behind a mark, as far as the line goes."""
        letters = self.letters[index]
        before = letters[position - 1] if position else self.letter_beside(range(index - 1, -1, -1), -1)
        after = (
            letters[position + 1]
            if position + 1 < len(letters)
            else self.letter_beside(range(index + 1, len(self.tokens)), 0)
        )
        return before, after

    def letter_beside(self, others: range, end: int) -> str:
        """The sign at one end of the nearest of other tokens that has any; a space where the line ends before."""
        for other in others:
            if self.tokens[other].type in _BREAKS:
                break
            if content := self.letters.get(other) or self.tokens[other].content:
                return content[end]
        return " "


def _directions(before: str, after: str, sign: str) -> tuple[bool, bool]:
    """Whether a mark between two signs can open a quotation, and whether it can close one."""
    is_punctuation_before, is_punctuation_after = _is_punctuation(before), _is_punctuation(after)
    is_space_before, is_space_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    can_open = not is_space_after and (not is_punctuation_after or is_space_before or is_punctuation_before)
    can_close = not is_space_before and (not is_punctuation_before or is_space_after or is_punctuation_after)
    if after == sign == '"' and "0" <= before <= "9":
        # Inches.
        return False, False
    if can_open and can_close:
        return is_punctuation_before, is_punctuation_after
    return can_open, can_close


def _is_punctuation(sign: str) -> bool:
    return bool(isMdAsciiPunct(ord(sign)) or isPunctChar(sign))
