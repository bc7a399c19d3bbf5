"""Text → HTML by comrak, in the form in which the reference writes it; None where that is not certain.

Every tag that comes back must be one that is known here. Raw HTML and dangerous addresses are off in comrak itself as
well: safety does not depend on our tests alone.
"""

import functools
import html
import re
from collections.abc import Sequence
from typing import Protocol

import msgspec

from tindoingoai.markdown.files import leads_to_picture
from tindoingoai.markdown.links import is_allowed

TAG = re.compile(r"<[^>]*>")
_TAGS = re.compile(f"({TAG.pattern})")
# Code is not here, as words behind its fence would have to be marked, nor is raw HTML.
_NAMES = "p h1 h2 h3 h4 h5 h6 ul ol li blockquote strong em del code a table thead tbody tr th td"
_KNOWN = frozenset({f"<{slash}{name}>" for name in _NAMES.split() for slash in ("", "/")} | {"<br />", "<hr />"})
_NUMBERED = re.compile(r'<ol start="[0-9]+">')
_CELL = re.compile(r'<t[hd] align="(?:left|center|right)">')
_LINK = re.compile(r'<a href="(?P<address>[^"]*)"(?: title="[^"]*")?>')
_PICTURE = "<img "
# Addresses that both engines write alike. The reference also knows host names in other scripts, and trims.
_SIGNS = r"(?:[\w.~/=+,;:@!$*()-]|%[0-9A-Fa-f]{2}|&amp;)*"
_ADDRESS = re.compile(
    rf"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?=[/?#]|$)|(?=[\w./?#%])(?![^/?#]*:))(?!//){_SIGNS}"
    rf"(?:\?{_SIGNS})?(?:#{_SIGNS})?(?<!%20)(?<!%A0)"
    r"|mailto:[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|tel:\+?[0-9]+",
    re.ASCII,
)
_MAX_PARENTHESES = 8
# markdown-it writes the first another way, and ends a list at the second.
_EMPTY = (("<blockquote>", "<blockquote>\n</blockquote>"), ("<li>", "<li></li>"))
_NESTING = re.compile(r"<(?P<close>/?)(?:blockquote|ul|ol)\b")
# Far below the cap at which the reference stops reading blocks.
_MAX_DEPTH = 12


class Rendering(msgspec.Struct, frozen=True):
    """HTML, the tags in it and the text between them; pictures are still as comrak writes them."""

    html: str
    tags: list[str]
    text: str

    def count_pictures(self) -> int:
        return self.html.count(_PICTURE)


class _Render(Protocol):
    def __call__(self, text: str) -> str: ...


@functools.cache
def _make_render() -> _Render:
    # An extra (`tindoingoai[fast]`), so imported where it is used; settings that name it say when it is missing.
    import comrak

    extensions = comrak.ExtensionOptions()
    extensions.table = extensions.strikethrough = True
    parsing, rendering = comrak.ParseOptions(), comrak.RenderOptions()
    rendering.unsafe_ = False

    def render(text: str) -> str:
        return comrak.render_markdown(text, extensions, parsing, rendering)

    return render


def render_certain(text: str) -> Rendering | None:
    """The HTML of a text that `limits` lets through, as the reference would write it."""
    # Without the end of its line comrak reads a last `1.` as words.
    found = _make_render()(f"{text}\n")
    pieces = _TAGS.split(found)
    tags = pieces[1::2]
    kinds = set(tags)
    others = kinds - _KNOWN
    if others and not all(map(_is_known, others)):
        return None
    if any(tag in kinds and empty in found for tag, empty in _EMPTY) or _is_deep(tags):
        return None
    if "<br />" in kinds or "<hr />" in kinds:
        found = found.replace("<br />", "<br>").replace("<hr />", "<hr>")
    if "<table>" in kinds:
        found = found.replace(' align="', ' class="align-')
    if "<del>" in kinds:
        found = found.replace("<del>", "<s>").replace("</del>", "</s>")
    return Rendering(found, tags, "".join(pieces[::2]))


def _is_known(tag: str) -> bool:
    """Whether a tag with attributes is written as the reference would write it, or will be."""
    if link := _LINK.fullmatch(tag):
        address = link["address"]
        return bool(
            _ADDRESS.fullmatch(address)
            and is_allowed(html.unescape(address))
            and address.count("(") <= _MAX_PARENTHESES
            and not leads_to_picture(html.unescape(address))
        )
    return tag.startswith(_PICTURE) or bool(_NUMBERED.fullmatch(tag) or _CELL.fullmatch(tag))


def _is_deep(tags: Sequence[str]) -> bool:
    if tags.count("</blockquote>") + tags.count("</ul>") + tags.count("</ol>") <= _MAX_DEPTH:
        return False
    depth = 0
    for tag in tags:
        if match := _NESTING.match(tag):
            depth += -1 if match["close"] else 1
            if depth > _MAX_DEPTH:
                return True
    return False
