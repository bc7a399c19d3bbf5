"""Tokens → parts of a body: runs of ordinary text become HTML, pictures and newsroom blocks become values.

Knows one text of an article, and the article's files; what depends on other articles is only named.
"""

import re
import urllib.parse
from collections.abc import Iterator, Sequence

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tindoingoai.addresses import with_scheme
from tindoingoai.markdown.elements import WHOLE, join_elements
from tindoingoai.markdown.fenced_block import Directive, FencedBlock
from tindoingoai.markdown.foreign import without_foreign
from tindoingoai.markdown.headings import HeadingIds
from tindoingoai.markdown.html_media import HtmlMedia
from tindoingoai.markdown.inline_lines import has_caption, join_lines, line_of, part_points, read_lone, split_lines
from tindoingoai.markdown.line_ends import LineEnds
from tindoingoai.markdown.links import is_allowed, is_web
from tindoingoai.markdown.manuscript import Manuscript
from tindoingoai.markdown.media_references import MediaReferences, plain_text
from tindoingoai.markdown.pasted import (
    has_points,
    mend_pasted,
    tell_markdown_in_html,
    tell_parted_link,
    tell_stars,
    tell_undefined,
)
from tindoingoai.markdown.players import show_embed
from tindoingoai.markdown.raw_html import clean, is_slot, name_of, nest
from tindoingoai.markdown.rules import MANUSCRIPT
from tindoingoai.markdown.rules.fence import CLOSE, OPEN
from tindoingoai.markdown.rules.footnotes import SECTION
from tindoingoai.markdown.slots import drop_empty, split_slots
from tindoingoai.markdown.trusted import keep_unique
from tindoingoai.model import AnyPart, Figure, Html, Value
from tindoingoai.settings import Markdown
from tindoingoai.vietnamese.text import count_syllables

_MISSING_NOTE = re.compile(r"\[\^[^\s\[\]]+\]")
_BROKEN_LINK = re.compile(r"\]\([^()]*\)")
_LANGUAGE = re.compile(r"[\w+#.-]*")
_TO_SETTLE = frozenset({"image", "html_inline"})


class TextParts(Value, frozen=True):
    """What a text became; `opening` is the words of its first paragraph."""

    parts: tuple[AnyPart, ...]
    opening: str
    syllables: int


class _Run(msgspec.Struct):
    """Tokens that will be one piece of HTML; `is_raw` when an author's own HTML is among them."""

    tokens: list[Token] = []
    is_raw: bool = False
    # Of the author's own HTML between paragraphs.
    open_tags: list[str] = []


class PartsBuilder:
    """Turns one text into parts; an article's texts share its files and the identifiers of its headings."""

    def __init__(
        self, parser: MarkdownIt, options: Markdown, manuscript: Manuscript, files: MediaReferences, ids: HeadingIds
    ) -> None:
        self.parser = parser
        self.options = options
        self.is_sanitized = options.html == "sanitize"
        self.manuscript = manuscript
        self.files = files
        self.ids = ids
        self.html_media = HtmlMedia(files, manuscript, ids.take)
        # The words of the text, a string for each paragraph, heading or cell, and the first paragraph's.
        self.words: list[str] = []
        self.opening = ""
        self.line_ends = LineEnds()

    def read(self) -> TextParts:
        """The whole text; its notes are the last of its parts."""
        indented_code = self.options.indented_code
        text = without_foreign(self.manuscript, indented_code=indented_code)
        parts = self._read_parts(self.parse(mend_pasted(text, indented_code=indented_code)))
        if not self.manuscript.field:
            self.line_ends.tell(self.manuscript)
        return TextParts(parts, self.opening, count_syllables("\n".join(self.words)))

    def parse(self, text: str) -> list[Token]:
        """The block tokens of the text, or of what is left of it with its lines where they were."""
        return self.parser.parse(text, {MANUSCRIPT: self.manuscript})

    def _read_parts(self, tokens: Sequence[Token]) -> tuple[AnyPart, ...]:
        notes = next((index for index, token in enumerate(tokens) if token.type == SECTION), len(tokens))
        if self.manuscript.field and notes < len(tokens):
            self.manuscript.report(0, "notes are possible only below the front matter", "say it in the text itself")
            return self.compose(tokens[:notes])
        return (*self.compose(tokens[:notes]), *self.compose(tokens[notes:]))

    def compose(self, tokens: Sequence[Token]) -> tuple[AnyPart, ...]:
        """The parts of some of its block tokens."""
        parts: list[AnyPart] = []
        run = _Run()
        index = 0
        while index < len(tokens):
            length, found = self._read_next(tokens, index, run)
            if found is None:
                run.tokens += tokens[index : index + length]
            else:
                parts += (*self._set(run), *found)
                run = _Run()
            index += length
        return (*parts, *self._set(run))

    def _read_next(self, tokens: Sequence[Token], index: int, run: _Run) -> tuple[int, list[AnyPart] | None]:
        """How many tokens belong together here, and the parts they make; None when they are ordinary text."""
        token = tokens[index]
        kind = token.type
        if kind == "paragraph_open":
            inline = tokens[index + 1]
            if token.level == tokens[0].level:
                if figure := self._read_figure(inline):
                    return 3, [figure]
                if found := self._read_address(tokens[index : index + 3]):
                    return 3, found
            has_lines = "\n" in inline.content
            if has_lines and has_points(inline.content):
                part_points(inline.children or ())
                has_lines = False
            words = self._settle(inline, run)
            if not token.level:
                self.opening = self.opening or words
                if has_lines:
                    self.line_ends.look_at(inline.content, line_of(inline))
            return 3, None
        if kind == OPEN:
            length = find_close(tokens, index) - index
            return length + 1, self._read_block(token, tokens[index + 1 : index + length])
        if kind == "heading_open":
            self._read_heading(token, tokens[index + 1], tokens[index + 2], run)
            return 3, None
        if kind == "inline":
            self._settle(token, run)
        elif kind == "html_block":
            self._read_html(token, run)
        elif kind == "fence":
            self._check_info(token)
        return 1, None

    def _set(self, run: _Run) -> list[AnyPart]:
        """The HTML of a run, if it holds anything, and what stands amid it."""
        parts = self._split(run, str(self.parser.renderer.render(run.tokens, self.parser.options, {})))
        self.files.note_links(parts, self.manuscript, _first_line(run.tokens))
        return parts

    def _split(self, run: _Run, html: str) -> list[AnyPart]:
        if run.is_raw and self.is_sanitized:
            html = clean(html, {*_own_ids(run.tokens), *self.html_media.identifiers})
            if "<slot " in html:
                return split_slots(html, self.html_media.parts)
            html = html if drop_empty(html).strip() else ""
        html = html.strip("\n")
        return [Html(html)] if html else []

    def _read_figure(self, inline: Token) -> Figure | None:
        """A picture alone in its paragraph, or in a link, or above a caption; one refused leaves its words there."""
        children = inline.children or []
        if has_caption(children):
            title = plain_text(children[3:-1])
            if picture := self.files.read_picture(children[0], self.manuscript, line_of(inline)):
                return Figure(msgspec.structs.replace(picture, caption=title))
            children[0] = _words_of(children[0])
            return None
        address = ""
        if len(children) == 3 and children[0].type == "link_open":
            written = with_scheme(str(children[0].attrs["href"]))
            address = written if is_allowed(written) else ""
        token = children[1] if address else children[0] if len(children) == 1 else None
        if token is None or token.type != "image":
            return None
        if picture := self.files.read_picture(token, self.manuscript, line_of(inline)):
            figure = Figure(picture, address)
            self.files.note_links([figure], self.manuscript, line_of(inline))
            return figure
        children[1 if address else 0] = _words_of(token)
        return None

    def _read_address(self, paragraph: Sequence[Token]) -> list[AnyPart] | None:
        """What another site shows whose address stands on a line of its own, with the text before and after it."""
        opening, inline, closing = paragraph
        if "://" not in inline.content or not inline.children:
            return None
        lines = inline.content.split("\n")
        shown = {number: embed for number, line in enumerate(lines) if (embed := read_lone(line))}
        places = split_lines(inline.children) if shown else []
        if len(places) != len(lines):
            # There is none, or something goes on from one line to the next.
            return None
        parts: list[AnyPart] = []
        first = 0
        for number in (*shown, len(lines)):
            if first < number:
                between = join_lines(inline, lines[first:number], places[first:number], first)
                parts += self.compose([opening, between, closing])
            parts += [show_embed(shown[number])] if number in shown else []
            first = number + 1
        return parts

    def _read_block(self, token: Token, tokens: Sequence[Token]) -> list[AnyPart]:
        directive: Directive = token.meta["directive"]
        argument: str = token.meta["argument"]
        block = FencedBlock(
            name=token.info,
            argument=argument,
            options=token.meta["options"],
            line=line_of(token),
            tokens=tokens,
            manuscript=self.manuscript,
            files=self.files,
            compose=self.compose,
        )
        if directive.argument and not argument:
            hint = f"write it behind the name: `::: {token.info} …`"
            block.report(f"`::: {token.info}` needs {directive.argument}", hint)
            return []
        if argument and not directive.argument:
            hint = "write them on the lines below"
            block.report(f"`::: {token.info}` takes no words behind its name", hint, argument)
        part = directive.read(block)
        return [part] if part else []

    def _read_heading(self, opening: Token, inline: Token, closing: Token, run: _Run) -> None:
        words = self._settle(inline, run)
        if opening.tag == "h1":
            hint = "write ## instead: the title above is the page's only heading of the first rank"
            self.manuscript.report(line_of(opening), "a heading of the first rank in the text", hint, is_warning=True)
            opening.tag = closing.tag = "h2"
        opening.attrs["id"] = self.ids.claim(words)

    def _read_html(self, token: Token, run: _Run) -> None:
        tell_markdown_in_html(token.content, line_of(token), self.manuscript)
        if self.is_sanitized:
            token.content = self.html_media.mend_block(token.content, line_of(token), run.open_tags)
            run.is_raw = True
        else:
            token.content = keep_unique(token.content, self.ids.take, self.html_media.marker(line_of(token)))

    def _check_info(self, token: Token) -> None:
        if token.info and not _LANGUAGE.fullmatch(token.info.strip()):
            hint = "keep the name of the language, and close code with a line of nothing but the same signs"
            self.manuscript.report(line_of(token), "the words behind a code fence are not shown", hint, is_warning=True)
            token.info = ""

    def _settle(self, inline: Token, run: _Run) -> str:
        """Makes a text's links and pictures fit for a page; gives its words."""
        words: list[str] = []
        is_settled = True
        if self.is_sanitized and "</" in inline.content and inline.children:
            inline.children = join_elements(inline.children, self._render_inline)
        for child in inline.children or ():
            kind = child.type
            if kind == "text" or kind == "code_inline":
                words.append(child.content)
            elif kind == "softbreak" or kind == "hardbreak":
                words.append(" ")
            elif kind in _TO_SETTLE or (kind == "link_open" and not is_allowed(str(child.attrs["href"]))):
                is_settled = False
        if not is_settled:
            inline.children = list(self._replace(inline, run))
        text = "".join(words)
        # A single sign is found ten times as fast as two.
        if "]" in text or "*" in text:
            self._mark_leftovers(text, inline)
        self.words.append(text)
        return text

    def _render_inline(self, children: Sequence[Token]) -> str:
        text = Token("inline", "", 0, children=list(children))
        return str(self.parser.renderer.render([text], self.parser.options, {}))

    def _mark_leftovers(self, text: str, inline: Token) -> None:
        """Notes, links and stars that the parser took for words."""
        if any("**" in child.content for child in inline.children or () if child.type == "text"):
            tell_stars(inline.content, line_of(inline), self.manuscript)
        if "\\[" in inline.content or "\\]" in inline.content or "`" in inline.content:
            return
        for call in _MISSING_NOTE.findall(text):
            hint = f"write the note on a line of its own: `{call}: …`"
            self.manuscript.report(line_of(inline), f"there is no note `{call}`", hint, call, is_warning=True)
        if link := _BROKEN_LINK.search(text):
            hint = "an address with spaces stands between < and >: [words](<a b.html>)"
            self.manuscript.report(line_of(inline), "this is not read as a link", hint, link[0], is_warning=True)
        if "][" in text:
            tell_undefined(text, line_of(inline), self.manuscript)
        tell_parted_link(text, line_of(inline), self.manuscript)

    def _replace(self, inline: Token, run: _Run) -> Iterator[Token]:
        """The tokens of a text with refused links, pictures and tags taken out, but not their words."""
        line = line_of(inline)
        is_link_refused = False
        open_tags: list[str] = []
        for child in inline.children or ():
            kind = child.type
            line += kind in ("softbreak", "hardbreak")
            if kind == "link_open":
                child.attrs["href"] = with_scheme(str(child.attrs["href"]))
            if kind == "link_open" and not is_allowed(str(child.attrs["href"])):
                is_link_refused = True
                self._mark_link(child, line)
            elif kind == "link_close" and is_link_refused:
                is_link_refused = False
            elif kind == "image":
                yield self._read_inline_picture(child, line)
            elif kind == "html_inline" and self.is_sanitized:
                run.is_raw = True
                # What is open here its own paragraph closes.
                if child.info == WHOLE:
                    child.content = self.html_media.mend(child.content, line, open_tags)
                else:
                    kept = self.html_media.mend(child.content, line, [])
                    child.content = kept if is_slot(kept) else self._match(kept, open_tags, line)
                yield child
            elif kind == "html_inline":
                child.content = keep_unique(child.content, self.ids.take, self.html_media.marker(line))
                yield child
            else:
                yield child
        for name in reversed(open_tags):
            hint = f"add `</{name}>` before the paragraph ends"
            self.manuscript.report(line, f"the tag `<{name}>` is never closed", hint, f"<{name}", is_warning=True)
            yield Token("html_inline", "", 0, content=f"</{name}>")

    def _match(self, tag: str, open_tags: list[str], line: int) -> str:
        """A tag inside a text, after the tags that must close before it; nothing if it closes nothing there."""
        name = name_of(tag)
        if not name.startswith("/"):
            return tag if nest(tag, open_tags, self.html_media.marker(line)) else ""
        if name[1:] not in open_tags:
            hint = f"delete it, or open it with `<{name[1:]}>` in the same paragraph"
            self.manuscript.report(line, f"the tag `<{name}>` closes nothing", hint, tag, is_warning=True)
            return ""
        closing = ""
        while not closing.endswith(f"<{name}>"):
            closing += f"</{open_tags.pop()}>"
        return closing

    def _mark_link(self, link: Token, line: int) -> None:
        address = str(link.attrs["href"])
        message = f"a link to `{address[:80]}` is not allowed: its words stay, the link goes"
        hint = "link to http, https, mailto or tel, or to an address of this site"
        self.manuscript.report(line, message, hint, urllib.parse.unquote(address), address, is_warning=True)

    def _read_inline_picture(self, token: Token, line: int) -> Token:
        picture = self.files.read_picture(token, self.manuscript, line)
        if picture is None:
            return _words_of(token)
        token.attrs["src"] = picture.src if is_web(picture.src) else urllib.parse.quote(picture.src)
        token.attrs |= {"loading": "lazy", "decoding": "async"}
        token.children = [Token("text", "", 0, content=picture.alt)]
        return token


def find_close(tokens: Sequence[Token], index: int) -> int:
    """Where the newsroom block that opens at `index` closes."""
    level = tokens[index].level
    return next(i for i in range(index, len(tokens)) if tokens[i].type == CLOSE and tokens[i].level == level)


def _words_of(picture: Token) -> Token:
    return Token("text", "", 0, content=plain_text(picture.children or ()))


def _first_line(tokens: Sequence[Token]) -> int:
    return next((token.map[0] for token in tokens if token.map), 0)


def _own_ids(tokens: Sequence[Token]) -> Iterator[str]:
    """The identifiers that our passes gave."""
    for token in tokens:
        if identifier := token.attrs.get("id"):
            yield str(identifier)
        if token.children:
            yield from _own_ids(token.children)
