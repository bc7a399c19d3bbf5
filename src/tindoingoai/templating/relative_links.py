"""Rooted links (`/doi-ngoai/`) → links that work below a path, or from a disk without a server."""

import functools
import html
import re
from collections.abc import Callable

from tindoingoai.addresses import file_of
from tindoingoai.templating.markup import (
    ATTRIBUTE,
    CANDIDATES,
    CONSTRUCT,
    LISTS,
    SPACE,
    STYLES,
    TAG,
    is_address,
    is_refresh,
    value_of,
)

# A rooted address up to its query or anchor, also where its first sign is written as a reference.
_ROOT = r"(?:/|&\#0*47;?|&\#[xX]0*2[fF];?|&sol;)(?![/\\])"
_PATH = rf"{_ROOT}(?P<path>(?:[^?\#&]|&\#?\w+;?|&)*+)"
_ROOTED = re.compile(rf"(?P<head>{SPACE}*+){_PATH}")
_REFRESH = re.compile(rf"(?P<head>{SPACE}*+[0-9.]+(?:{SPACE}|[;,])++(?:url{SPACE}*+={SPACE}*+)?[\"']?){_PATH}", re.I)
# What no rooted address is without; most tags that are new, those in a page's head, are.
_HOPE = re.compile(r"[\"'=(,; \t\n\f\r](?:/(?![/\\])|&)")
_INCLUDE = re.compile(rf"(?P<head><!--\#include virtual=[\"']?){_PATH}")
_CANDIDATE = re.compile(r"([ \t\n\f\r,]*+)([^ \t\n\f\r]++)((?<!,)(?:[^,(]|\([^)]*+\)?)*+)?")
_WORD = re.compile(r"[^ \t\n\f\r]++")
# Comments and texts of a style sheet are passed over.
_STYLED = re.compile(
    r"""/\*.*?(?:\*/|\Z)|@import\s*+(?:"[^"]*+"|'[^']*+')|"(?:[^"\\]|\\.)*+"?|'(?:[^'\\]|\\.)*+'?"""
    r"""|url\(\s*+(?:"[^"]*+"|'[^']*+'|[^"')]*+)\s*+\)""",
    re.DOTALL | re.IGNORECASE,
)
_QUOTE = r"(?:[\"']|&quot;|&apos;|&\#0*3[49];?|&\#[xX]0*2[27];?)"
_STYLE_PATH = rf"{_ROOT}(?P<path>(?:(?!{_QUOTE})[^?\#)\s])*+)"
_STYLE_LINK = re.compile(rf"(?P<head>(?:url\(|@import)\s*+{_QUOTE}?\s*+){_STYLE_PATH}", re.IGNORECASE)

Turn = Callable[[str], str]
# The same tags stand on thousands of pages: so many of them are kept, but no long scripts.
_MOST_TAGS = 20_000
_LONGEST_TAG = 2_000


def prefix_links(text: str, prefix: str) -> str:
    """Puts a path before every rooted link, for a site that lives below its host's root."""
    return _rewrite(text, _prefixed(prefix))


def relative_links(text: str, address: str) -> str:
    """Makes every rooted link relative to the page it stands on, down to the file, so that a disk serves as well."""
    return _rewrite(text, _relative("../" * file_of(address).count("/")))


class _Tags(dict[str, str]):
    """What tags, comments and raw text become, worked out when they are first met."""

    def __init__(self, turn: Turn) -> None:
        self.turn = turn

    def __missing__(self, text: str) -> str:
        turned = _turn_construct(text, self.turn) if _HOPE.search(text) else text
        if len(text) <= _LONGEST_TAG:
            if len(self) >= _MOST_TAGS:
                self.clear()
            self[text] = turned
        return turned


@functools.cache
def _prefixed(prefix: str) -> _Tags:
    escaped = html.escape(prefix)
    return _Tags(lambda path: f"{escaped}/{path}")


@functools.cache
def _relative(up: str) -> _Tags:
    return _Tags(lambda path: f"{up}{file_of(path)}")


def _rewrite(text: str, tags: _Tags) -> str:
    pieces = CONSTRUCT.split(text)
    pieces[1::2] = map(tags.__getitem__, pieces[1::2])
    return "".join(pieces)


def _turn_construct(text: str, turn: Turn) -> str:
    """A tag, or raw text with the tag that opens it; comments stay, but for what a web server puts in their place."""
    if text.startswith("<!--#"):
        return _turn_one(_INCLUDE, text, turn)
    tag = TAG.match(text)
    if not tag:
        return text
    name = tag["name"].lower()
    pieces, end = [], 0
    for attribute in ATTRIBUTE.finditer(text, tag.end("name"), tag.end() - 1):
        value, start = value_of(attribute)
        if value:
            pieces += [text[end:start], _turn_value(name, attribute["name"].lower(), value, tag[0], turn)]
            end = start + len(value)
    within = text[tag.end() :]
    if name == "style":
        within = _turn_style(within, turn)
    return "".join([*pieces, text[end : tag.end()], within])


def _turn_value(tag: str, name: str, value: str, text: str, turn: Turn) -> str:
    if is_address(tag, name):
        return _turn_one(_ROOTED, value, turn)
    if name in CANDIDATES:
        return _CANDIDATE.sub(functools.partial(_turn_candidate, turn=turn), value)
    if name in LISTS:
        return _WORD.sub(lambda found: _turn_one(_ROOTED, found[0], turn), value)
    if name in STYLES:
        return _turn_style(value, turn)
    if is_refresh(tag, name, text):
        return _turn_one(_REFRESH, value, turn)
    return value


def _turn_one(pattern: re.Pattern[str], value: str, turn: Turn) -> str:
    found = pattern.match(value)
    return found["head"] + turn(found["path"]) + value[found.end() :] if found else value


def _turn_candidate(found: re.Match[str], turn: Turn) -> str:
    before, written, after = found.groups("")
    address = written.rstrip(",")
    return f"{before}{_turn_one(_ROOTED, address, turn)}{written[len(address) :]}{after}"


def _turn_style(text: str, turn: Turn) -> str:
    return _STYLED.sub(lambda found: _turn_one(_STYLE_LINK, found[0], turn), text)
