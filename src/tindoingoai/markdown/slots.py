"""Clean HTML with slots → text and the things that stand in it, as the parts of a body.

A thing stands between two runs of text where paragraphs and boxes can be closed before it and opened after it. In a
list, a table or a quotation it stays inside; a picture amid words, or without words of its own there, is a plain image.
"""

import bisect
import re
import urllib.parse
from collections.abc import Sequence
from html import escape, unescape

import msgspec

from tindoingoai.markdown.links import is_web
from tindoingoai.model import AnyPart, Figure, Html, Image

# As nh3 writes tags.
_TAG = re.compile(r'<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [^\s="<>/]+="[^"]*")*)>')
_HREF = re.compile(r' href="([^"]*)"')
_ID = re.compile(r' id="[^"]*"')
_VOID = frozenset({"br", "col", "hr", "img", "wbr"})
_SLOT = "slot"
# What holds words and no boxes.
_NAMES = "a b bdi em h2 h3 h4 h5 h6 i mark p s small span strong sub summary sup u"
_WORDS = frozenset(_NAMES.split())
# What can end before a thing and go on after it.
_PARTED = frozenset({"a", "b", "div", "em", "i", "p", "small", "span", "strong", "u"})
# So many at most: each is closed and opened again for each thing in it.
_MOST_PARTED = 10
_EMPTY = re.compile(
    r"<(?P<name>a|b|div|em|i|p|small|span|strong|u)(?: (?!id=)[^\s=\"<>/]+=\"[^\"]*\")*>(?:\s|<br>|&nbsp;)*</(?P=name)>"
)


def split_slots(html: str, things: Sequence[AnyPart]) -> list[AnyPart]:
    """The parts of a run of clean HTML, whose slots are numbers of things."""
    return _Splitter(html, things).split()


def drop_empty(html: str) -> str:
    """HTML without boxes and paragraphs in which nothing is left."""
    count = 1
    while count:
        html, count = _EMPTY.subn("", html)
    return html


def write_image(image: Image) -> str:
    """A picture amid words."""
    src = image.src if is_web(image.src) else urllib.parse.quote(image.src)
    return f'<img src="{escape(src)}" alt="{escape(image.alt)}" loading="lazy" decoding="async">'


class _Splitter:
    """One run of HTML; `open` are the tags around the place that it has come to, the outermost first."""

    def __init__(self, html: str, things: Sequence[AnyPart]) -> None:
        self.html = html
        self.things = things
        self.tags = list(_TAG.finditer(html))
        self.open: list[re.Match[str]] = []
        self.ends, self.words = self._survey()
        self.parts: list[AnyPart] = []
        self.out: list[str] = []
        self.inside: list[AnyPart] = []

    def _survey(self) -> tuple[dict[int, int], list[int]]:
        """Where each element ends, by where it begins, and where words stand."""
        ends: dict[int, int] = {}
        words: list[int] = []
        begun: list[re.Match[str]] = []
        position = 0
        for tag in self.tags:
            if self.html[position : tag.start()].replace("&nbsp;", " ").strip():
                words.append(position)
            position = tag.end()
            if tag["close"] and begun:
                ends[begun.pop().start()] = tag.start()
            elif not tag["close"] and tag["name"] not in _VOID:
                begun.append(tag)
        return ends, words

    def split(self) -> list[AnyPart]:
        position = 0
        for tag in self.tags:
            name = tag["name"]
            if name == _SLOT:
                self.out.append(self.html[position : tag.start()])
                position = tag.end()
                if not tag["close"]:
                    self._place(self.things[int(tag["attributes"].removeprefix(' name="').rstrip('"'))])
            elif tag["close"]:
                self.open.pop()
            elif name not in _VOID:
                self.open.append(tag)
        self.out.append(self.html[position:])
        self._finish()
        return self.parts

    def _finish(self) -> None:
        """Ends a run of text."""
        html = drop_empty("".join(self.out)).strip()
        if html:
            self.parts.append(Html(html, tuple(self.inside)))
        self.out, self.inside = [], []

    def _place(self, thing: AnyPart) -> None:
        depth = max((at + 1 for at, tag in enumerate(self.open) if tag["name"] not in _PARTED), default=0)
        if len(self.open) - depth > _MOST_PARTED:
            depth = len(self.open)
        around = self.open[depth:]
        if isinstance(thing, Figure):
            holder = next((tag for tag in self.open if tag["name"] in _WORDS), None)
            is_amid = holder and (holder["name"] not in _PARTED or self._has_words(holder))
            if is_amid or (depth and not (thing.image.caption or thing.image.credit)):
                self.out.append(write_image(thing.image))
                return
            link = next((tag for tag in around if tag["name"] == "a"), None)
            if link and (href := _HREF.search(link["attributes"])):
                thing = msgspec.structs.replace(thing, address=unescape(href[1]))
        self.out += (f"</{tag['name']}>" for tag in reversed(around))
        if depth:
            self.out.append(Html.SLOT)
            self.inside.append(thing)
        else:
            self._finish()
            self.parts.append(thing)
        # Only one thing of the page can have an identifier.
        self.out += (f"<{tag['name']}{_ID.sub('', tag['attributes'])}>" for tag in around)

    def _has_words(self, holder: re.Match[str]) -> bool:
        first = bisect.bisect_left(self.words, holder.end())
        return first < len(self.words) and self.words[first] < self.ends.get(holder.start(), 0)
