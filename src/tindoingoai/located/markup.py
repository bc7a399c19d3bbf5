"""HTML in texts of one line, which other systems export as they stored them: entities are read, tags are found.

Knows nothing of YAML. What stands in Markdown is the business of whoever reads that.
"""

import html
import html.entities
import re

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PARAGRAPH = re.compile(r"\s*<p(?:\s[^<>]*)?>((?:(?!</?p[\s>]).)*)</p\s*>\s*", re.DOTALL | re.IGNORECASE)
# Tags that part no words.
_INLINE_NAMES = """a abbr b big cite code del em font i ins mark q s small span strike strong sub sup tt u"""
# Words between < and > that are no names of tags may be titles.
_OTHER_NAMES = """article aside audio blockquote br button center dd div dl dt embed figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr iframe img input li nav object ol p pre script section style table tbody td tfoot th thead
tr ul video"""
_INLINE = frozenset(_INLINE_NAMES.split())
_NAMES = "|".join([*_INLINE_NAMES.split(), *_OTHER_NAMES.split()])
_TAG = re.compile(rf"</?(?P<name>{_NAMES})(?:\s[^<>]*)?/?>|<!--(?:(?!<!--).)*?-->", re.DOTALL | re.IGNORECASE)


def decode_entities(text: str) -> str:
    """A text with the characters that its entities name, each read once; what is none stays as it is."""
    return _ENTITY.sub(_decode, text) if "&" in text else text


def _decode(found: re.Match[str]) -> str:
    entity = found[0]
    return html.unescape(entity) if entity[1] == "#" or entity[1:] in html.entities.html5 else entity


def unwrap_paragraph(text: str) -> str:
    """A text that is one paragraph of HTML without the tags of that; any other as it is."""
    found = _PARAGRAPH.fullmatch(text)
    return found[1] if found else text


def find_tag(text: str) -> str:
    """The first tag or comment of HTML in a text, empty where there is none."""
    found = _TAG.search(text)
    return found[0] if found else ""


def remove_tags(text: str) -> str:
    """A text without its tags, on one line."""
    return " ".join(_TAG.sub(lambda tag: "" if (tag["name"] or "").lower() in _INLINE else " ", text).split())
