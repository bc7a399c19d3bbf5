"""What libyaml says of a mistake → what an editor would say, where the mistake is rather than where it was noticed."""

import re
from collections.abc import Sequence
from typing import Any

import msgspec
import yaml

# Vietnamese keys may have blanks: `tiêu đề`.
_FIELD = re.compile(r"(?P<key>\s*(?:- +)?[\w-]+(?: [\w-]+){0,4}):[ \t]+(?P<value>\S.*)")
_GLUED = re.compile(r"(?P<key>\s*(?:- +)?[\w-]+):(?P<value>[^\s/].*)")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")
_COMMENT = re.compile(r"(?:^|\s)#.*")
# A plain value cannot begin with one of these.
_INDICATORS = "*&%@`!,]}|>"
# In brackets a comment takes the end of its line too, and with it the closing bracket.
_HIDDEN = re.compile(r"[\s,\[{]#[^\W_]")
_PIECE = re.compile(r"(?P<before>[\[{,]\s*(?:[\w-]+:\s+)?)(?P<text>[^\s,'\"\[\]{}][^,'\"\[\]{}]*?)(?=\s*[,\]}])")
_CLOSED = "close it at the end of the value"
_ALIGN = "begin it at the same column as its neighbours"
_DEEPER = ("a `key: value` line that is indented deeper than the one above", _ALIGN, False)

# By what libyaml says: what an editor would say, the hint, and whether the place is where the thing began.
_SAYINGS = {
    "found unexpected end of stream": ("a quotation mark that is never closed", _CLOSED, True),
    "found unexpected document indicator": ("a quotation mark that is never closed", _CLOSED, True),
    "did not find expected ',' or ']'": ("a list that is never closed", "put commas between its items, then `]`", True),
    "did not find expected ',' or '}'": ("a group that is never closed", "put commas between its keys, then `}`", True),
    "could not find expected ':'": ("a line without a colon", "write `key: value`, or indent what continues", True),
    "found unknown escape character": ("a backslash inside double quotes", "use single quotes instead", False),
    "found invalid Unicode character escape code": ("an escape that names no character", "delete it", False),
    "mapping values are not allowed in this context": _DEEPER,
    # Said of a thousand levels, before the parser has told of the first of them.
    "exceeded maximum nesting depth": ("nesting without end is not allowed here", "flatten it", False),
    "did not find expected key": ("a line that does not belong to those above", _ALIGN, False),
}


class SyntaxMistake(msgspec.Struct, frozen=True):
    """A mistake in editors' words; `line` and `column` count from 0."""

    line: int
    column: int
    message: str
    hint: str


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str], place: Any) -> SyntaxMistake:
    """Explains what libyaml complains of; `place` turns its marks into a line and a column, counted from 0."""
    line, column = place(error.problem_mark or error.context_mark)
    # libyaml often notices a mistake one line after the line that holds it.
    for number in (line, line - 1):
        if 0 <= number < len(lines) and (found := _explain_line(lines[number].rstrip(), number)):
            return found
    begun = place(error.context_mark)[0] if error.context_mark else line
    for number in (begun, line, line - 1):
        if 0 <= number < len(lines) and (found := _explain_comment(lines, number)):
            return found
    saying = _SAYINGS.get(error.problem or "")
    if saying is None:
        what = error.problem or error.context or "unreadable"
        return SyntaxMistake(
            line, column, f"this is not YAML: {what}", "check quotes, indentation and brackets near here"
        )
    message, hint, is_beginning = saying
    if is_beginning and error.context_mark:
        line, column = place(error.context_mark)
    elif saying is _DEEPER:
        column = len(lines[line]) - len(lines[line].lstrip())
    return SyntaxMistake(line, column, message, hint)


def _explain_line(text: str, line: int) -> SyntaxMistake | None:
    """A mistake that can be seen on a line by itself."""
    if "\t" in (indent := text[: len(text) - len(text.lstrip())]):
        return SyntaxMistake(line, indent.index("\t"), "a tab where YAML wants spaces", "indent with two spaces")
    if found := re.search("[\u2028\u2029]", text):
        message = f"the invisible line separator U+{ord(found[0]):04X}"
        return SyntaxMistake(line, found.start(), message, "delete it, or put a space in its place")
    if match := _GLUED.fullmatch(text):
        hint = f"write {match['key'].strip()}: {match['value']}"
        return SyntaxMistake(line, match.start("value"), "no space after the colon", hint)
    if (match := _FIELD.fullmatch(text)) and (found_fault := _find_fault(match["value"])):
        offset, message = found_fault
        quoted = match["value"].replace("'", "''")
        return SyntaxMistake(line, match.start("value") + offset, message, f"write {match['key'].strip()}: '{quoted}'")
    return None


def _explain_comment(lines: Sequence[str], line: int) -> SyntaxMistake | None:
    """A word that begins with `#` in something that should go on, to a closing bracket or on the next line."""
    text, below = lines[line], "".join(lines[line + 1 : line + 2])
    bare = _QUOTED.sub(lambda quoted: "-" * len(quoted[0]), text)
    found = _HIDDEN.search(bare)
    if found is None:
        return None
    column = found.end() - 2
    opened, closed = (sum(map(bare[:column].count, brackets)) for brackets in ("[{", "]}"))
    if opened <= closed:
        if len(below) - len(below.lstrip()) <= len(text) - len(text.lstrip()):
            return None
        return SyntaxMistake(
            line, column, "` #` begins a comment, so the text ends here", "put the whole text in quotes"
        )
    mended = _PIECE.sub(lambda piece: piece["before"] + _quote(piece["text"]), text.strip())
    return SyntaxMistake(line, column, "` #` begins a comment, so the bracket is never closed", f"write {mended}")


def _quote(text: str) -> str:
    return f"'{text}'" if "#" in text else text


def _find_fault(value: str) -> tuple[int, str] | None:
    """Why a value cannot stand without quotes, and at which of its characters."""
    for opening, closing, form in (("\"'", "quotation mark", _QUOTED), ("[{", "bracket", _BRACKETED)):
        if value[0] in opening:
            closed = form.match(value)
            if closed is None or not _COMMENT.sub("", value[closed.end() :]).strip():
                return None
            return len(value) - len(value[closed.end() :].lstrip()), f"text after a closing {closing}"
    if value[0] in _INDICATORS or value.startswith(("- ", "? ")):
        is_block = value[0] in "|>" and not value[1:].strip("+-0123456789 ")
        return None if is_block else (0, f"a value that begins with `{value[0]}` must be quoted")
    value = _COMMENT.sub("", value)
    if ": " in value or value.endswith(":"):
        colon = value.find(": ") if ": " in value else len(value) - 1
        return colon, "a colon in a value that is not quoted"
    return None
