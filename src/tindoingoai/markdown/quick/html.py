"""Text → HTML by comrak, in the form in which the reference writes it; None where that is not certain.

Raw HTML and dangerous addresses are off in comrak itself as well: nothing depends on our tests alone.
"""

import functools
import html
import re
from typing import Protocol

from tindoingoai.markdown.links import is_allowed

# Addresses that both engines write alike. The reference also knows host names in other scripts, and trims.
_PATH = r"(?:[\w.~/=+,;:@!$*()-]|%[0-9A-Fa-f]{2}|&amp;)*"
_ADDRESS = re.compile(
    rf"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?=[/?#]|$)|(?=[\w./?#%])(?![^/?#]*:))(?!//){_PATH}(?:\?{_PATH})?(?:#{_PATH})?"
    r"|mailto:[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|tel:\+?[0-9]+",
    re.ASCII,
)
_LINK = re.compile(r'<a href="([^"]*)"')
_NESTING = re.compile(r"<(/?)(?:blockquote|ul|ol)\b")
# Code needs its info checked; an empty quotation is written another way; the last stands for raw HTML.
_UNCERTAIN = ("<pre>", "<pre ", "<blockquote>\n</blockquote>", "<!--")
_MAX_DEPTH = 12
_MAX_PARENTHESES = 8


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


def render_certain(text: str) -> str | None:
    """The HTML of a text that `limits` lets through, as the reference would write it."""
    found = _make_render()(text)
    if any(sign in found for sign in _UNCERTAIN) or not _has_known_links(found) or _is_deep(found):
        return None
    found = found.replace(" />", ">")
    if "<table>" in found:
        found = found.replace(' align="', ' class="align-')
    if "~~" in text:
        found = found.replace("<del>", "<s>").replace("</del>", "</s>")
    return found


def _has_known_links(found: str) -> bool:
    return all(
        _ADDRESS.fullmatch(address)
        and is_allowed(html.unescape(address))
        and address.count("(") < _MAX_PARENTHESES
        and not address.endswith("%20")
        for address in _LINK.findall(found)
    )


def _is_deep(found: str) -> bool:
    if found.count("<blockquote>") + found.count("<ul>") + found.count("<ol") <= _MAX_DEPTH:
        return False
    depth = 0
    for match in _NESTING.finditer(found):
        depth += -1 if match[1] else 1
        if depth > _MAX_DEPTH:
            return True
    return False
