"""The colon fence: `::: name argument`, option lines, Markdown, and a closing line of at least as many colons.

Finds where blocks begin and end and reads their opening lines; what they mean is their directive's business.
"""

import re
from collections.abc import Iterator, MutableMapping
from typing import Any

import msgspec
from markdown_it.rules_block import StateBlock

from tindoingoai.markdown.directives import BY_NAME
from tindoingoai.markdown.fenced_block import Directive, Option, find_key
from tindoingoai.markdown.rules import proof_of
from tindoingoai.markdown.rules.prose import set_paragraph
from tindoingoai.problems import nearest, suggest
from tindoingoai.vietnamese.slugs import make_slug

OPEN, CLOSE = "directive_open", "directive_close"
_OPTION = re.compile(r"(?P<key>[^\W\d_][^\W\d]*(?:[ -][^\W\d]+)*):(?:[ \t]+(?P<value>.*))?")
# What is surely meant as a key; of other words before a colon only those that are known.
_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z_-]*")
_CODE_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_FENCES = "fences"
# In the name of a block.
_MOST_WORDS = max(name.count("-") + 1 for name in BY_NAME)


class _OpenFence(msgspec.Struct, frozen=True):
    line: int
    colons: int
    name: str
    argument: str


class _Fences(msgspec.Struct):
    """What the fences of one text have shown so far."""

    # The blocks that are open here, outermost first.
    open: list[Directive] = []
    # Closing lines of blocks that were refused: they have nothing more to say.
    spent: set[int] = set()
    # By number of colons and end of the search: the line it began on, and the closing line it found. Ten thousand
    # opening lines would otherwise search the same text ten thousand times.
    found: dict[tuple[int, int], tuple[int, int | None]] = {}


def read_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads a block at the margin, or in a block that may hold others; elsewhere its lines are a problem."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", position) or state.is_code_block(start):
        return False
    if silent:
        return True
    opening = _read_opening(start, state.src[position : state.eMarks[start]])
    fences = _fences_of(state.env)
    state.line = start + 1
    if not opening.name:
        if start not in fences.spent:
            hint = "delete the line, or name the block that it should open: `::: name`"
            proof_of(state.env).report(start, "this line closes a block, but none is open", hint)
        return True
    close = _find_close(state, opening, end, fences)
    directive = BY_NAME.get(opening.name)
    if fault := _find_fault(state, opening, directive, close, fences):
        proof_of(state.env).report(start, *fault)
        # As a paragraph the line keeps its words.
        state.tokens += set_paragraph(state.src[position : state.eMarks[start]], start, state.level)
        if close is not None:
            fences.spent.add(close)
    elif directive and close is not None:
        _read_block(state, opening, directive, close, fences)
    return True


def _fences_of(env: MutableMapping[str, Any]) -> _Fences:
    if not isinstance(fences := env.get(_FENCES), _Fences):
        fences = env[_FENCES] = _Fences()
    return fences


def _read_opening(line: int, text: str) -> _OpenFence:
    words = text.lstrip(":")
    name, *argument = words.split(maxsplit=1) or [""]
    if name and name not in BY_NAME:
        name, argument = next(_spelled_out(words), (name, argument))
    return _OpenFence(line, len(text) - len(words), name, "".join(argument).rstrip())


def _spelled_out(words: str) -> Iterator[tuple[str, list[str]]]:
    """A block's name that was written in words, with capitals and marks, as in `::: Trích dẫn`; and what follows it."""
    for count in range(_MOST_WORDS, 0, -1):
        pieces = words.split(maxsplit=count)
        if (name := make_slug(" ".join(pieces[:count]))) in BY_NAME:
            yield name, pieces[count:]


def _suggest_block(state: StateBlock, opening: _OpenFence) -> str:
    """A hint with the block's name that an opening line most likely meant."""
    words = state.src[state.bMarks[opening.line] + state.tShift[opening.line] : state.eMarks[opening.line]]
    pieces = words.lstrip(":").split()
    for count in range(min(_MOST_WORDS, len(pieces)), 1, -1):
        if near := nearest(make_slug(" ".join(pieces[:count])), BY_NAME):
            return f"did you mean `{near}`?"
    return suggest(opening.name, BY_NAME)


def _find_fault(
    state: StateBlock, opening: _OpenFence, directive: Directive | None, close: int | None, fences: _Fences
) -> tuple[str, str, str] | None:
    """Why a block cannot be read: message, hint, and the words at fault."""
    shown = f"`::: {opening.name}`"
    if directive is None:
        return f"there is no block {shown}", _suggest_block(state, opening), opening.name
    if state.level != len(fences.open):
        message = f"{shown} cannot stand inside a list, a quotation or a note"
        return message, "begin its lines at the margin, with an empty line before the first", ":::"
    outer = fences.open[-1] if fences.open else None
    if outer and (directive is outer or not outer.holds_blocks):
        return f"{shown} cannot stand inside `::: {outer.names[0]}`", "close that block before it", opening.name
    if close is None:
        colons = ":" * opening.colons
        hint = f"`{colons}:` must open and close the block around it" if outer else f"end it with a line `{colons}`"
        return f"{shown} is never closed", hint, ":::"
    return None


def _find_close(state: StateBlock, opening: _OpenFence, end: int, fences: _Fences) -> int | None:
    """The first line with enough colons and nothing else, outside code."""
    began, found = fences.found.get((opening.colons, end), (end, None))
    if began < opening.line and (found is None or opening.line < found):
        return None if found in fences.spent else found
    found = _search_close(state, opening, end)
    fences.found[opening.colons, end] = (opening.line, found)
    return found


def _search_close(state: StateBlock, opening: _OpenFence, end: int) -> int | None:
    code = ""
    for line in range(opening.line + 1, end):
        position = state.bMarks[line] + state.tShift[line]
        if state.src[position : position + 1] not in (":", "`", "~") or state.is_code_block(line):
            continue
        text = state.src[position : state.eMarks[line]].rstrip()
        if code:
            if text.startswith(code) and not text.strip(code[0]):
                code = ""
        elif match := _CODE_FENCE.match(text):
            code = match[0]
        elif len(text) >= opening.colons and not text.strip(":"):
            return line
    return None


def _read_block(state: StateBlock, opening: _OpenFence, directive: Directive, close: int, fences: _Fences) -> None:
    options, first = _read_options(state, opening, directive, close)
    token = state.push(OPEN, "", 1)
    token.map = [opening.line, close + 1]
    token.info = opening.name
    token.meta = {"directive": directive, "argument": opening.argument, "options": options}
    parent, last = state.parentType, state.lineMax
    state.parentType, state.lineMax = "directive", close
    fences.open.append(directive)
    state.md.block.tokenize(state, first, close)
    fences.open.pop()
    state.parentType, state.lineMax = parent, last
    state.push(CLOSE, "", -1)
    state.line = close + 1


def _read_options(
    state: StateBlock, opening: _OpenFence, directive: Directive, close: int
) -> tuple[dict[str, Option], int]:
    """The `key: value` lines below the opening line, and the line that the block's Markdown begins on."""
    options: dict[str, Option] = {}
    line = opening.line + 1
    manuscript = proof_of(state.env)
    while directive.keys and line < close and not state.isEmpty(line):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        match = _OPTION.fullmatch(text)
        key = find_key(match["key"]) if match else ""
        if match is None or not (key in directive.keys or _PLAIN_KEY.fullmatch(match["key"])):
            if options:
                manuscript.report(line, "this is no `key: value` line", "leave an empty line between options and text")
            break
        if key not in directive.keys:
            hint = suggest(match["key"], directive.keys)
            manuscript.report(line, f"`::: {opening.name}` has no option `{match['key']}`", hint)
        elif key in options:
            manuscript.report(line, f"`{match['key']}` is given a second time", "keep one of them")
        options.setdefault(key, Option((match["value"] or "").strip(), line))
        line += 1
    return options, line
