"""The quick way from a text to its parts: comrak's HTML cut at its figures, headings given their identifiers.

All that can send a text to the reference is found before anything is told to the article: its files, the identifiers
of its headings, its problems.
"""

import html
import re
from collections.abc import Iterator, Sequence

import msgspec
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from tindoingoai.markdown.compositor import Compositor, Text, find_close
from tindoingoai.markdown.files import plain_text
from tindoingoai.markdown.quick.html import TAG, render_certain
from tindoingoai.markdown.quick.limits import has_distant_parts, is_certain
from tindoingoai.markdown.quick.stretches import Stretch, cut, keep_blocks
from tindoingoai.model import AnyPart, Figure, Html
from tindoingoai.vietnamese.text import count_syllables

# A picture alone in a paragraph that can stand in nothing else: at the margin, between empty lines.
_FIGURE = re.compile(
    r"\n *\n(?P<figure>!\[(?P<alt>[^\[\]\\`*_~<&\n]*)\]\((?P<src>[^\s()<>\\&\"']+)"
    r'(?: +"(?P<title>[^"\\<&\n]*)")?\)) *(?=\n *\n|\n *\Z|\Z)'
)
_FIGURE_HTML = re.compile(r"<p><img [^>]*></p>\n")
_HEADING = re.compile(r"<h([2-6])>(.*?)</h\1>\n", re.DOTALL)
_OPENING = re.compile(r"<(?P<close>/?)(?:blockquote|ul|ol)\b|<p>(?P<words>[^<]*(?:<(?!/p>)[^<]*)*)</p>\n")


class _Picture(msgspec.Struct, frozen=True):
    line: int
    token: Token


class _Prose(msgspec.Struct, frozen=True):
    """A stretch of ordinary text: its HTML in pieces, with a figure between each two of them."""

    pieces: list[str]
    figures: list[_Picture]
    syllables: int


def read_quickly(compositor: Compositor) -> Text | None:
    """What the reference would make of the compositor's text; None when it must be asked itself."""
    text = compositor.proof.text
    stretches = None if has_distant_parts(text) else cut(text)
    if stretches is None:
        return None
    has_smart_quotes = compositor.options.smart_quotes
    prose: list[_Prose] = []
    for stretch in stretches:
        if not stretch.is_block:
            found = _read_prose(compositor, stretch) if is_certain(stretch.text, has_smart_quotes) else None
            if found is None:
                return None
            prose.append(found)
    blocks = _read_blocks(compositor, stretches)
    return _Setting(compositor).set(stretches, iter(prose), blocks)


def _read_prose(compositor: Compositor, stretch: Stretch) -> _Prose | None:
    found = render_certain(stretch.text)
    if found is None or "<h1>" in found.tags:
        return None
    figures = list(_find_figures(compositor, stretch)) if "![" in stretch.text else []
    pieces = _FIGURE_HTML.split(found.html)
    # A picture in a text, in a list or a quotation is the reference's business.
    if not len(figures) == len(pieces) - 1 == found.count_pictures():
        return None
    # A link that was not read as one is a problem to tell.
    if "]" in found.text and "](" in found.text:
        return None
    return _Prose(pieces, figures, count_words(stretch.text, found.text))


def count_words(source: str, words: str) -> int:
    """What `count_syllables` says of the words that comrak made of a certain text, in half of its time.

    Of all spaces such a text may hold only the plain one, ends of lines and the no-break one, or name them by entities.
    """
    if "&" in source or "\xa0" in words or "  " in words:
        return count_syllables(words)
    return sum(line.count(" ") + 1 for line in map(str.strip, words.split("\n")) if line)


def _find_figures(compositor: Compositor, stretch: Stretch) -> Iterator[_Picture]:
    text = f"\n\n{stretch.text}"
    line, position = stretch.line - 2, 0
    for match in _FIGURE.finditer(text):
        line += text.count("\n", position, match.start("figure"))
        position = match.start("figure")
        attributes: dict[str, str | int | float] = {"src": compositor.parser.normalizeLink(match["src"])}
        if match["title"]:
            attributes["title"] = match["title"]
        words = [Token("text", "", 0, content=match["alt"])]
        yield _Picture(line, Token("image", "img", 0, attributes, children=words))


def _read_blocks(compositor: Compositor, stretches: Sequence[Stretch]) -> Iterator[Sequence[Token]]:
    """The tokens of each block, by the reference; all of them are parsed at once, so that their problems come first."""
    if len(stretches) == 1 and not stretches[0].is_block:
        return iter(())
    return iter(_split_blocks(compositor.parse(keep_blocks(stretches))))


def _split_blocks(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    blocks: list[Sequence[Token]] = []
    index = 0
    while index < len(tokens):
        end = find_close(tokens, index) + 1
        blocks.append(tokens[index:end])
        index = end
    return blocks


class _Setting:
    """The parts of one text as they come together."""

    def __init__(self, compositor: Compositor) -> None:
        self.compositor = compositor
        self.parts: list[AnyPart] = []
        self.run: list[str] = []
        self.opening = ""
        self.syllables = 0

    def set(self, stretches: Sequence[Stretch], prose: Iterator[_Prose], blocks: Iterator[Sequence[Token]]) -> Text:
        for stretch in stretches:
            if stretch.is_block:
                self.end_run()
                self.parts += self.compositor.compose(next(blocks))
            else:
                self.set_prose(next(prose))
        self.end_run()
        syllables = self.syllables + count_syllables("\n".join(self.compositor.words))
        return Text(tuple(self.parts), self.opening, syllables)

    def set_prose(self, prose: _Prose) -> None:
        self.syllables += prose.syllables
        for index, piece in enumerate(prose.pieces):
            if index:
                self.set_figure(prose.figures[index - 1])
            if not self.opening:
                self.opening = next(filter(None, _read_paragraphs(piece)), "")
            self.run.append(_HEADING.sub(self.set_heading, piece))

    def set_heading(self, match: re.Match[str]) -> str:
        rank, words = match[1], match[2]
        return f'<h{rank} id="{self.compositor.ids.claim(_read_words(words))}">{words}</h{rank}>\n'

    def set_figure(self, figure: _Picture) -> None:
        if picture := self.compositor.files.read_picture(figure.token, self.compositor.proof, figure.line):
            self.end_run()
            self.parts.append(Figure(picture))
            return
        # One that is refused leaves its words.
        words = plain_text(figure.token.children or ())
        self.run.append(f"<p>{escapeHtml(words)}</p>\n")
        self.syllables += count_syllables(words)
        self.opening = self.opening or words

    def end_run(self) -> None:
        if html_of_run := "".join(self.run).strip("\n"):
            self.parts.append(Html(html_of_run))
        self.run = []


def _read_paragraphs(piece: str) -> Iterator[str]:
    """The words of each paragraph that stands in no list and no quotation."""
    depth = 0
    for match in _OPENING.finditer(piece):
        if match["words"] is None:
            depth += -1 if match["close"] else 1
        elif not depth:
            yield _read_words(match["words"])


def _read_words(inner: str) -> str:
    return html.unescape(TAG.sub("", inner)).replace("\n", " ")
