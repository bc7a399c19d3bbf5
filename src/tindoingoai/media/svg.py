"""Drawings that contributors commit: only what draws stays. A walk over expat's events, with an allow-list.

An SVG that is opened by itself is a page of the newspaper, and a script in it would run as the newspaper's own. What is
not on the lists is left out; what could have acted, or would call another host, is named besides.
"""

import io
import re
import xml.parsers.expat
from xml.sax.saxutils import escape, quoteattr

from tindoingoai.model import Value

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_MOST_BYTES = 5_000_000
_MOST_DEPTH = 100

_ELEMENTS = frozenset(
    """
    svg g defs symbol use title desc a switch view path rect circle ellipse line polyline polygon text tspan textPath
    image marker linearGradient radialGradient stop pattern clipPath mask filter style
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
    feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    """.split()  # noqa: SIM905 - seventy strings in quotes would be a page of their own
)
# Left out with all that is in them, and told of.
_ACTIVE = frozenset(
    """
    script foreignObject iframe embed object audio video handler listener animate animateMotion animateTransform set
    """.split()  # noqa: SIM905 - too many for a line each in quotes
)
_ATTRIBUTE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_INLINE_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*")
# Possessive, since a quote that is given back would make an address of the drawing's own look like one outside.
_OUTSIDE = re.compile(
    r"url\(\s*+['\"]?+(?!\s*#)|image-set\s*\(|\bsrc\s*\(|@import|expression\s*\(|javascript:|\\", re.IGNORECASE
)
_WEB = re.compile(r"https?://|mailto:")


class DrawingError(ValueError):
    """A drawing that cannot be read; its text says why."""


class Drawing(Value, frozen=True):
    """What a drawing says of its size, as written, and what it holds that is not published."""

    width: str = ""
    height: str = ""
    box: str = ""
    refused: str = ""


def inspect_drawing(data: bytes) -> Drawing:
    """What a drawing says of itself; raises `DrawingError` for one that is not well-formed."""
    walk = _SvgFilter(data)
    return Drawing(*walk.size, refused=", ".join(sorted(walk.refused)))


def clean_drawing(data: bytes) -> bytes:
    """The drawing with only what draws; raises `DrawingError`."""
    return _SvgFilter(data).text.getvalue().encode()


class _SvgFilter:
    def __init__(self, data: bytes) -> None:
        self.text = io.StringIO()
        self.refused: set[str] = set()
        self.size = ("", "", "")
        self._open: list[str] = []
        # How deep inside of something that is left out.
        self._hidden = 0
        self._style: list[str] | None = None
        if len(data) > _MOST_BYTES:
            raise DrawingError("this SVG is larger than 5 MB")
        parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(data, True)
        except (xml.parsers.expat.ExpatError, ValueError, LookupError) as error:
            if isinstance(error, DrawingError):
                raise
            raise DrawingError("this SVG is not well-formed XML") from None
        if not self.text.tell():
            raise DrawingError("this file is not an SVG drawing")

    def _entity(self, *_: object) -> None:
        raise DrawingError("this SVG declares entities")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self._hidden:
            self._hidden += 1
            return
        if local in _ACTIVE and space == _SVG:
            self.refused.add(f"<{local}>")
        if space != _SVG or local not in _ELEMENTS or (not self._open and local != "svg"):
            self._hidden = 1
            return
        if len(self._open) >= _MOST_DEPTH:
            raise DrawingError(f"this SVG is nested more than {_MOST_DEPTH} deep")
        if not self._open:
            self.size = (attributes.get("width", ""), attributes.get("height", ""), attributes.get("viewBox", ""))
        spaces = "" if self._open else f' xmlns="{_SVG}" xmlns:xlink="{_XLINK}"'
        kept = "".join(f" {key}={quoteattr(value)}" for key, value in self._attributes(local, attributes))
        self.text.write(f"<{local}{spaces}{kept}>")
        self._open.append(local)
        self._style = [] if local == "style" else self._style

    def _attributes(self, element: str, attributes: dict[str, str]) -> list[tuple[str, str]]:
        kept = []
        for name, value in attributes.items():
            space, _, local = name.rpartition(" ")
            if local.lower().startswith("on"):
                self.refused.add(f"`{local}`")
            elif local == "href" and space in ("", _XLINK):
                if self._may_lead(element, value.strip()):
                    kept.append(("href" if not space else "xlink:href", value.strip()))
                else:
                    self.refused.add("a link to another file")
            elif space == _XML and local in ("lang", "space"):
                kept.append((f"xml:{local}", value))
            elif not space and _ATTRIBUTE.fullmatch(local):
                if _OUTSIDE.search(value):
                    self.refused.add(f"`{local}` with an address")
                else:
                    kept.append((local, value))
        return kept

    def _may_lead(self, element: str, target: str) -> bool:
        if element == "a":
            return bool(_WEB.match(target)) or target.startswith("#")
        return target.startswith("#") or (element == "image" and bool(_INLINE_PICTURE.fullmatch(target)))

    def _end(self, _: str) -> None:
        if self._hidden:
            self._hidden -= 1
            return
        local = self._open.pop()
        if local == "style" and self._style is not None:
            rules = "".join(self._style)
            if _OUTSIDE.search(rules):
                self.refused.add("style rules with an address")
            else:
                self.text.write(escape(rules))
            self._style = None
        self.text.write(f"</{local}>")

    def _characters(self, text: str) -> None:
        if self._hidden or not self._open:
            return
        if self._style is not None:
            self._style.append(text)
        else:
            self.text.write(escape(text))
