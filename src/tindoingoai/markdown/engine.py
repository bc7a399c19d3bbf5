"""The Markdown engines by their names in the settings, and the one function that reads a text with either.

An engine changes how long reading takes, and nothing else: `docs/markdown.md` lists what is known to differ.
"""

from collections.abc import Callable
from typing import cast

from tindoingoai.markdown.compositor import Compositor, Text
from tindoingoai.markdown.files import Files
from tindoingoai.markdown.headings import HeadingIds
from tindoingoai.markdown.parser import make_parser
from tindoingoai.markdown.proof import Proof
from tindoingoai.markdown.quick.html import render_certain
from tindoingoai.markdown.quick.limits import has_distant_parts, is_certain
from tindoingoai.markdown.quick.reader import read_quickly
from tindoingoai.settings import Markdown


def _read_with_comrak(compositor: Compositor) -> Text:
    return read_quickly(compositor) or compositor.read()


ENGINES: dict[str, Callable[[Compositor], Text]] = {"markdown-it": Compositor.read, "comrak": _read_with_comrak}


def read_text(options: Markdown, proof: Proof, files: Files, ids: HeadingIds) -> Text:
    """A text of an article, read by the engine of the settings."""
    return ENGINES[options.engine](Compositor(make_parser(options), options, proof, files, ids))


def render_plain(text: str, options: Markdown) -> str:
    """The HTML of a text by the engine alone, without the passes of a newspaper."""
    if options.engine == "comrak" and (found := render_quickly(text, options)) is not None:
        return found
    return cast(str, make_parser(options).render(text))


def render_quickly(text: str, options: Markdown) -> str | None:
    """comrak's HTML for a text, in the form of the reference's; None when that is not certain to be the same."""
    if has_distant_parts(text) or ":::" in text or not is_certain(text, options.smart_quotes):
        return None
    found = render_certain(text)
    return found.html.replace(" />", ">") if found else None
