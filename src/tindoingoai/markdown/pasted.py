"""Texts pasted out of word processors and web pages: what is certain is read, what only looks wrong is told.

Knows lines and signs; the parser and its tokens are the business of others.
"""

import re
from collections.abc import Callable

from tindoingoai.markdown.code_places import CodePlaces
from tindoingoai.markdown.manuscript import Manuscript

# Those of word processors lie where Unicode leaves room for anybody.
_SIGNS = "•·●▪◦‣⁃∙■○\uf0b7\uf0a7\uf0d8"
# A blank may be missing behind those that mean nothing else.
_BULLET = re.compile(
    rf"^([ \t\u00a0]*)(?:o\t[ \t]*(?=\S)|[{_SIGNS}](?:[ \t\u00a0]+(?=\S)|(?<=[•●▪\uf0b7\uf0a7])(?=[^\W_])))",
    re.MULTILINE,
)
# Others may begin a line of text; two with the same one below each other are a list.
_DASH_SIGNS = "–✓✔→➢➤"
_DASHES = re.compile(
    rf"^[ \t\u00a0]*([{_DASH_SIGNS}])[ \t\u00a0]+\S[^\n]*(?:\n[ \t\u00a0]*\1[ \t\u00a0]+\S[^\n]*)+", re.MULTILINE
)
_DASH = re.compile(rf"^([ \t\u00a0]*)[{_DASH_SIGNS}][ \t\u00a0]+", re.MULTILINE)
_STROKES = re.compile(r"^ {0,3}\d{1,3}/[ \t\u00a0]+\S[^\n]*(?:\n {0,3}\d{1,3}/[ \t\u00a0]+\S[^\n]*)+", re.MULTILINE)
_STROKE = re.compile(r"^( {0,3}\d{1,3})/[ \t\u00a0]+", re.MULTILINE)
# The points of a law: a) and b) on lines below each other.
_POINT = r"[a-zđ]\)[ \t\u00a0]"
_POINTS = re.compile(rf"^[ \t]*{_POINT}[^\n]*\n[ \t]*{_POINT}", re.MULTILINE)
_BEGINS_POINT = re.compile(_POINT)
_CLOSE_SIGNS = re.compile(r"##[^\s#]")
_CLOSE_HEADING = re.compile(r"^( {0,3}#{2,6})([^\W_][^\n]*?)#*[ \t]*$", re.MULTILINE)
# Some editors write how large a picture is to be.
_SIZE = re.compile(r"(!\[[^\[\]\n]*\]\((?:<[^<>\n]*>|[^\s()<>]+))[ \t]+=(?:\d+%?)?(?:[xX×]\d*%?)?(?=[ \t]*[\"')])")
_TASK = re.compile(r"^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=[ \t]+\S)", re.MULTILINE)

_PARTED_LINK = re.compile(r"(?P<words>!?\[[^\[\]\n]+\])[ \u00a0]+(?P<address>\([^\s()]*[./][^\s()]*\))")
_UNDEFINED = re.compile(r"\[(?P<words>[^\[\]^][^\[\]]{0,300})\]\[(?P<label>[^\[\]^][^\[\]]{0,300})\]")
_LETTER = re.compile(r"[^\W\d_]")
_MARKDOWN = re.compile(r"\*\*[^\s*][^*\n]*\*\*|!?\[[^\[\]\n]+\]\([^\s()]+\)|^ {0,3}#{2,6}[ \t][^\n]*", re.MULTILINE)


def mend_pasted(text: str, *, indented_code: bool = False) -> str:
    """A text, with as many lines, in which lists, headings and pictures are what they look like."""
    if "#" in text and _CLOSE_SIGNS.search(text):
        text = _replace(text, _CLOSE_HEADING, lambda found: f"{found[1]} {found[2]}", indented_code)
    if any(map(text.__contains__, _DASH_SIGNS)):
        text = _replace(text, _DASHES, lambda found: _DASH.sub(_write_item, found[0]), indented_code)
    if "/ " in text:
        text = _replace(text, _STROKES, lambda found: _STROKE.sub(r"\1. ", found[0]), indented_code)
    if any(map(text.__contains__, (*_SIGNS, "o\t"))):
        text = _replace(text, _BULLET, _write_item, indented_code)
    if "[ ] " in text or "[x] " in text or "[X] " in text:
        text = _replace(text, _TASK, lambda found: found[1] + ("☐" if found[2] == " " else "☑"), indented_code)
    if " =" in text and "![" in text:
        text = _replace(text, _SIZE, lambda found: found[1], indented_code)
    return text


def _write_item(found: re.Match[str]) -> str:
    return found[1].replace("\u00a0", " ") + "- "


def _replace(text: str, pattern: re.Pattern[str], write: Callable[[re.Match[str]], str], indented_code: bool) -> str:
    """The text with what a pattern finds outside of code written anew."""
    places: CodePlaces | None = None

    def replace(found: re.Match[str]) -> str:
        nonlocal places
        places = places or CodePlaces(text, indented_code=indented_code)
        return found[0] if found.start() in places else write(found)

    return pattern.sub(replace, text)


def has_points(written: str) -> bool:
    """Whether lines of a paragraph are points, a) and b), which no list of Markdown counts."""
    return ") " in written and _POINTS.search(written) is not None


def begins_point(words: str) -> bool:
    """Whether a line's words begin one."""
    return _BEGINS_POINT.match(words) is not None


def tell_stars(written: str, line: int, manuscript: Manuscript) -> None:
    """That stars of a text, given as it was written, are shown to readers."""
    if "\\*" in written:
        return
    _, *pieces = written.split("**")
    pairs = zip(pieces[::2], pieces[1::2], strict=False)
    hints = (_mend_stars(words, behind) for words, behind in pairs) if len(pieces) % 2 == 0 else iter(())
    otherwise = r"let them touch the words: `**words**`; where they are text write `\*\*`"
    hint = next(filter(None, hints), otherwise)
    manuscript.report(line, "readers see these stars: they make nothing bold", hint, "**", is_warning=True)


def _mend_stars(words: str, behind: str) -> str:
    """What is wrong with a pair of stars around words; empty where nothing is."""
    if words != words.strip():
        return f"write `**{words.strip()}**`, without blanks inside"
    return f"leave a blank behind `**{words}**`" if behind[:1].isalnum() and not words[-1:].isalnum() else ""


def tell_parted_link(words: str, line: int, manuscript: Manuscript) -> None:
    """That a blank stands between the words and the address of a link or a picture."""
    if found := _PARTED_LINK.search(words):
        what = "picture" if found["words"].startswith("!") else "link"
        hint = f"write {found['words']}{found['address']}"
        message = f"this is not read as a {what}: a blank parts its brackets"
        manuscript.report(line, message, hint, found[0], is_warning=True)


def tell_undefined(words: str, line: int, manuscript: Manuscript) -> None:
    """That nothing in the text says where links lead to."""
    for found in _UNDEFINED.finditer(words):
        # Numbers in brackets beside each other are sources.
        if _LETTER.search(found["words"]):
            hint = f"write the address itself, [{found['words']}](address), or a line `[{found['label']}]: address`"
            message = f"this is not read as a link: nothing says what `[{found['label']}]` is"
            manuscript.report(line, message, hint, found[0], is_warning=True)


def tell_markdown_in_html(html: str, line: int, manuscript: Manuscript) -> None:
    """That Markdown inside an HTML block is shown as it is written."""
    if not ("**" in html or "](" in html or "##" in html) or html.startswith("<!--"):
        return
    places = CodePlaces(html)
    if found := next((found for found in _MARKDOWN.finditer(html) if found.start() not in places), None):
        hint = "leave an empty line behind the opening tag and before the closing one"
        message = f"inside an HTML block this is no Markdown: `{found[0].replace('`', '')[:60]}`"
        manuscript.report(line, message, hint, found[0], is_warning=True)
