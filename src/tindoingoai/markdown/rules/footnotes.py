"""Footnotes: `[^1]` in the text, `[^1]: …` on a line of its own; shown numbered in one section below the text.

The syntax is that of mdit-py-plugins; the numbers, the section and the ways back are ours, so that a note whose call
was lost is a problem and not a dead link.
"""

from collections.abc import Iterable

import msgspec
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_ref

from tindoingoai.markdown.manuscript import Manuscript
from tindoingoai.markdown.rules import proof_of

SECTION = "notes_open"
_BACK = "↩︎"
# As many characters as CommonMark allows the label of a link.
_LONGEST_LABEL = 999


class _Note(msgspec.Struct):
    """A note by its label; `calls` counts the places that refer to it."""

    label: str
    line: int
    tokens: list[Token]
    number: int = 0
    calls: int = 0


def read_call(state: StateInline, silent: bool) -> bool:
    """Reads `[^label]` where a note of that label exists."""
    if not state.src.startswith("[^", state.pos) or "footnotes" not in state.env:
        return False
    start = state.pos + 2
    end = state.src.find("]", start, min(start + _LONGEST_LABEL, state.posMax))
    # The rule itself looks for the end through all of the text, at each call.
    is_known = end > start and f":{state.src[start:end]}" in state.env["footnotes"]["refs"]
    return is_known and footnote_ref(state, silent)


def place_notes(state: StateCore) -> None:
    """Numbers the calls in the order of the text and moves the notes into a section at its end."""
    if "footnotes" not in state.env:
        return
    manuscript = proof_of(state.env)
    state.tokens, notes = _take_notes(state.tokens, manuscript)
    called: list[_Note] = []
    _number_calls(state.tokens, notes, called)
    # Notes may call notes: the list grows while it is walked.
    for note in called:
        _number_calls(note.tokens, notes, called)
    for note in notes.values():
        if not note.calls:
            hint = f"put `[^{note.label}]` where it belongs in the text, or delete the note"
            manuscript.report(note.line, f"nothing calls the note `{note.label}`, and it is not shown", hint)
    if called:
        state.tokens += _set_section(called)


def _take_notes(tokens: Iterable[Token], manuscript: Manuscript) -> tuple[list[Token], dict[str, _Note]]:
    """The tokens of the text without those of its notes, and the notes by label."""
    notes: dict[str, _Note] = {}
    text: list[Token] = []
    open_notes: list[_Note] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            open_notes.append(_Note(token.meta["label"], token.map[0] if token.map else 0, []))
        elif token.type == "footnote_reference_close":
            note = open_notes.pop()
            first = notes.setdefault(note.label, note)
            if first is not note:
                line = first.line + manuscript.first_line
                manuscript.report(note.line, f"the note `{note.label}` is already written on line {line}", "rename one")
        else:
            (open_notes[-1].tokens if open_notes else text).append(token)
    return text, notes


def _number_calls(tokens: list[Token], notes: dict[str, _Note], called: list[_Note]) -> None:
    for token in tokens:
        if token.children and any(child.type == "footnote_ref" for child in token.children):
            token.children = list(_replace_calls(token.children, notes, called))


def _replace_calls(children: list[Token], notes: dict[str, _Note], called: list[_Note]) -> Iterable[Token]:
    for child in children:
        if child.type != "footnote_ref":
            yield child
            continue
        note = notes[child.meta["label"]]
        if not note.calls:
            called.append(note)
            note.number = len(called)
        note.calls += 1
        yield Token("note_call_open", "sup", 1, {"class": "footnote-ref"})
        yield from _link(str(note.number), {"href": f"#{_note_id(note)}", "id": _call_id(note, note.calls)})
        yield Token("note_call_close", "sup", -1)


def _set_section(notes: list[_Note]) -> list[Token]:
    section = [
        Token(SECTION, "section", 1, {"class": "footnotes", "role": "doc-endnotes"}, block=True),
        Token("notes_list_open", "ol", 1, block=True),
    ]
    for note in notes:
        section.append(Token("note_open", "li", 1, {"id": _note_id(note)}, block=True))
        section += _with_ways_back(note)
        section.append(Token("note_close", "li", -1, block=True))
    section.append(Token("notes_list_close", "ol", -1, block=True))
    section.append(Token("notes_close", "section", -1, block=True))
    return section


def _with_ways_back(note: _Note) -> list[Token]:
    """The tokens of a note with a link to each of its calls at the end of its last paragraph."""
    tokens = list(note.tokens)
    if not tokens or tokens[-1].type != "paragraph_close":
        lines = [note.line, note.line + 1]
        tokens += [
            Token("paragraph_open", "p", 1, map=lines, block=True),
            Token("inline", "", 0, map=lines, children=[], block=True),
            Token("paragraph_close", "p", -1, block=True),
        ]
    words = tokens[-2].children = list(tokens[-2].children or ())
    for call in range(1, note.calls + 1):
        label = f"↩ {note.number}" if call == 1 else f"↩ {note.number}-{call}"
        attributes = {"href": f"#{_call_id(note, call)}", "class": "footnote-back", "role": "doc-backlink"}
        words += [Token("text", "", 0, content=" ")] if words else []
        words += _link(_BACK, {**attributes, "aria-label": label})
    return tokens


def _link(words: str, attributes: dict[str, str | int | float]) -> list[Token]:
    """A link that the passes after this one take for neither a link of the author nor a word of the text."""
    return [
        Token("note_link_open", "a", 1, attributes),
        Token("note_mark", "", 0, content=words),
        Token("note_link_close", "a", -1),
    ]


def _note_id(note: _Note) -> str:
    return f"chu-thich-{note.number}"


def _call_id(note: _Note, call: int) -> str:
    return f"goi-chu-thich-{note.number}" + (f"-{call}" if call > 1 else "")
