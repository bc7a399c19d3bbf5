"""The head of a source: where it ends, and its fields with their places."""

import datetime
import itertools
import re
from collections.abc import Iterable, Sequence

import msgspec

from tindoingoai.addresses import avoid_device
from tindoingoai.located.comments import Comment
from tindoingoai.located.decode import Decoder
from tindoingoai.located.keys import key_of_field, node_of_field, nodes_of, words_of
from tindoingoai.located.nodes import Document, Mapping, Place, Scalar, key_word, read_mapping
from tindoingoai.located.simple import read_simply
from tindoingoai.model import FrontMatter, Value
from tindoingoai.problems import Problem
from tindoingoai.release import BY_WORD, Doubt, read_release
from tindoingoai.vietnamese.slugs import make_slug

_FENCE = re.compile(r"-{3}[ \t]*")
_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)+")
_END = re.compile(r"\n(?:-{3}[ \t]*|\.{3}[^\S\n]*)(?=\n|\Z)")
# Slugs whose address the engine may need: a section's front, its older pages, fragments.
_RESERVED = re.compile(r"index|404|trang-\d+")
# As long as `make_slug` makes them.
MOST_IN_SLUG = 80
_WORD_KEY = re.compile(r"[A-Za-z_][\w-]*\s*:(\s|$)")


# The words for all fields that say nothing of when a piece may go out.
_OTHER_WORDS = words_of(FrontMatter).keys() - BY_WORD.keys()


class Head(Value, frozen=True):
    """The YAML between the fences, and the body after them with the line on which it starts."""

    yaml: str
    body: str
    body_line: int


def split_head(path: str, text: str, problems: list[Problem]) -> Head | None:
    """Parts the front matter from the body; None, with a problem, where there is no front matter to part."""
    # Lines without words above the head count as lines of it, so that all keep their numbers.
    blank = _BLANK_LINES.match(text)
    above = blank[0] if blank else ""
    first = text[len(above) :].partition("\n")[0]
    if not _FENCE.fullmatch(first):
        problems.append(_no_head(path, text.split("\n")))
        return None
    start = len(above) + len(first)
    if end := _END.search(text, start):
        head = "\n" * above.count("\n") + text[start + 1 : end.start()]
        return Head(head, text[end.end() + 1 :], text.count("\n", 0, end.end()) + 2)
    hint = "add a line `---` after the last field"
    line = above.count("\n") + 1
    problems.append(Problem(path, line, 1, "the front matter is never closed", first, hint))
    return None


def _no_head(path: str, lines: list[str]) -> Problem:
    first = lines[0].rstrip()
    hint = "begin with `---`, `title: …`, `date: …`, `---`"
    opening = next((line for line in lines if line.strip()), "")
    if not opening:
        return Problem(path, 0, 0, "the file is empty", hint=hint)
    if first == "+++":
        message = "TOML front matter, as Hugo and Zola have it, is not read here"
        hint = (
            "write YAML between `---` lines: `title: …` for `title = …`; of a Hugo site `hugo convert toYAML` does it"
        )
        return Problem(path, 1, 1, message, first, hint)
    if first.startswith("{"):
        return Problem(path, 1, 1, "JSON front matter is not read here", first, "write YAML between `---` lines")
    if _WORD_KEY.match(first) and _is_of_pelican(lines):
        message = "front matter without `---` lines, as Pelican has it, is not read here"
        return Problem(path, 1, 1, message, first, "put a line `---` above it, and one below its last field")
    if _WORD_KEY.match(first):
        return Problem(path, 1, 1, "the front matter does not begin with `---`", first, "put a line `---` above it")
    return Problem(path, 1, 1, "there is no front matter", first, hint)


def _is_of_pelican(lines: Sequence[str]) -> bool:
    """Whether a file begins with fields and then an empty line, and not with fields above a `---` line."""
    head = list(itertools.takewhile(str.strip, lines))
    return all(_WORD_KEY.match(line) or line[0].isspace() for line in head)


class Fields(Value, frozen=True):
    """Front matter as decoded, as far as it fits, and the nodes that tell where each field stands.

    `has_byline` when the one author is a text with commas, which may name several.
    """

    front: FrontMatter
    mapping: Mapping
    doubts: tuple[Doubt, ...] = ()
    has_byline: bool = False

    def place(self, field: str) -> Place:
        """Where a field such as `images[1].src` was written, whichever spelling was used."""
        return node_of_field(self.mapping, field, FrontMatter).place

    def text(self, field: str) -> str:
        """What was written for a field; empty where that is nothing, or no text."""
        node = node_of_field(self.mapping, field, FrontMatter)
        return node.text.strip() if isinstance(node, Scalar) else ""

    def given(self) -> set[str]:
        """The fields that were given a value, even if that does not fit."""
        return set(nodes_of(self.mapping, FrontMatter))


def read_fields(path: str, head: Head, zone: datetime.tzinfo, problems: list[Problem]) -> Fields | None:
    """The fields; None when the YAML cannot be read. Those that do not fit are problems, unknown keys warnings."""
    document = Document(path, head.yaml, first_line=2)
    mapping = read_simply(document) or read_mapping(document)
    fields = None
    if mapping is not None:
        decoder = Decoder(document, zone, is_lenient=True)
        release, rest = read_release(decoder, mapping, _OTHER_WORDS)
        said = {"draft": release.draft, "embargo": release.embargo, "expires": release.expires}
        front = decoder.decode_what_fits(rest, FrontMatter, title="", **said)
        has_byline = len(front.authors) > 1 and _is_byline(mapping)
        if has_byline:
            front = msgspec.structs.replace(front, authors=(", ".join(front.authors),))
        fields = Fields(front, mapping, release.doubts, has_byline)
        _tell_comments(document, decoder.comments.all)
    problems += document.problems
    return fields


def _is_byline(mapping: Mapping) -> bool:
    """Whether the authors are one text under a key that says nothing of several: `author: Lan, Mai`."""
    node = node_of_field(mapping, "authors", FrontMatter)
    return isinstance(node, Scalar) and key_word(key_of_field(mapping, "authors", FrontMatter)) != "authors"


def _tell_comments(document: Document, comments: Iterable[Comment]) -> None:
    """Warns of what is taken for a comment behind something else: it may have been meant to be read."""
    told = {(problem.line, problem.column) for problem in document.problems}
    for comment in comments:
        if comment.is_behind and (comment.place.line, comment.place.column) not in told:
            message = f"`{comment.text}` is a comment, which nobody will read"
            hint = "put the whole value in quotes if it belongs to it, or the comment on a line of its own"
            document.report(comment.place, message, hint, is_warning=True)


def slug_fault(slug: str, written: str) -> tuple[str, str] | None:
    """What is wrong with a slug, and how to mend it; `written` is empty for one made of a file's name."""
    if not slug:
        return "the file's name gives no address", ""
    if len(slug) > MOST_IN_SLUG:
        return f"the name has {len(slug)} characters; at most {MOST_IN_SLUG} can be used", f"like {make_slug(slug)}"
    if written and slug != make_slug(slug):
        return f"`{slug}` cannot be part of an address", f"like {make_slug(written.removesuffix('.html')) or 'ten-bai'}"
    if _RESERVED.fullmatch(slug):
        return f"the name `{slug}` is kept for the engine's own pages", "choose another `slug`"
    if slug != avoid_device(slug):
        return f"the name `{slug}` is kept by Windows for a device", "choose another `slug`"
    return None
