"""A sheet to draw on: shapes, lines of type, blocks of type that wrap. Presentation attributes only, so that a
sanitiser has nothing to take away."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape

from infographics.measure import measure, wrap

WIDTH = 1200
MARGIN = 72
INNER = WIDTH - 2 * MARGIN
FONT = "Be Vietnam Pro, Noto Sans, sans-serif"

Attribute = str | float | None


def number(value: float, places: int = 1) -> str:
    """A coordinate, as short as it can be written."""
    written = f"{value:.{places}f}".rstrip("0").rstrip(".") if places and isinstance(value, float) else str(value)
    return "0" if written == "-0" else written


def _attributes(pairs: dict[str, Attribute]) -> str:
    return "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value if isinstance(value, str) else number(value, 2))}"'
        for key, value in pairs.items()
        if value is not None
    )


@dataclass
class Canvas:
    """One infographic in the making. `name` prefixes the ids, so that two pieces can share a page."""

    name: str
    title: str
    description: str
    paper: str
    height: float = 0
    _drawn: list[str] = field(default_factory=list)
    _defined: list[str] = field(default_factory=list)

    def element(self, tag: str, **pairs: Attribute) -> None:
        self._drawn.append(f"<{tag}{_attributes(pairs)}/>")

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, *, r: float | None = None, **more: Attribute
    ) -> None:
        self.element("rect", x=x, y=y, width=width, height=height, rx=r, fill=fill, **more)

    def circle(self, x: float, y: float, r: float, fill: str, **more: Attribute) -> None:
        self.element("circle", cx=x, cy=y, r=r, fill=fill, **more)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, **more: Attribute) -> None:
        self.element("ellipse", cx=x, cy=y, rx=rx, ry=ry, fill=fill, **more)

    def path(self, d: str, fill: str = "none", **more: Attribute) -> None:
        self.element("path", d=d, fill=fill, **more)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 2, **more: Attribute
    ) -> None:
        self.element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, **more)

    def stroke(self, d: str, stroke: str, width: float = 4, **more: Attribute) -> None:
        """A path with round ends and no fill."""
        self.path(d, "none", stroke=stroke, stroke_width=width, stroke_linecap="round", stroke_linejoin="round", **more)

    @contextmanager
    def group(self, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, **more: Attribute) -> Iterator[None]:
        """What is drawn inside is moved to x, y, turned by degrees, and scaled."""
        moves = f"translate({number(x)} {number(y)})" if x or y else ""
        moves += f" rotate({number(turn)})" if turn else ""
        moves += f" scale({number(scale, 3)})" if scale != 1 else ""
        self._drawn.append(f"<g{_attributes({'transform': moves.strip() or None, **more})}>")
        yield
        self._drawn.append("</g>")

    def gradient(self, key: str, stops: Sequence[tuple[float, str]], *, across: bool = False) -> str:
        """Define a gradient, downwards or across; what comes back is a fill."""
        identity = f"{self.name}-{key}"
        shades = "".join(f'<stop offset="{offset}" stop-color="{colour}"/>' for offset, colour in stops)
        end = 'x2="1" y2="0"' if across else 'x2="0" y2="1"'
        self._defined.append(f'<linearGradient id="{identity}" x1="0" y1="0" {end}>{shades}</linearGradient>')
        return f"url(#{identity})"

    def clip(self, key: str, x: float, y: float, width: float, height: float, r: float = 0) -> str:
        """Define a window; give it to `group` as `clip_path`."""
        identity = f"{self.name}-{key}"
        box = _attributes({"x": x, "y": y, "width": width, "height": height, "rx": r or None})
        self._defined.append(f'<clipPath id="{identity}"><rect{box}/></clipPath>')
        return f"url(#{identity})"

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        fill: str,
        *,
        bold: bool = False,
        anchor: str = "start",
        spacing: float | None = None,
        **more: Attribute,
    ) -> float:
        """One line on the base line y; returns its width."""
        self._type(x, y, [(words, bold)], size, fill, anchor, spacing, more)
        return measure(words, size, bold=bold) + (spacing or 0) * len(words)

    def block(
        self,
        x: float,
        y: float,
        words: str,
        width: float,
        size: float,
        fill: str,
        *,
        bold: bool = False,
        anchor: str = "start",
        leading: float = 1.4,
    ) -> float:
        """Wrapped lines below y; returns where the block ends."""
        for line in wrap(words, width, size, bold=bold):
            self._type(x, y + size * (leading + 0.72) / 2, line, size, fill, anchor, None, {})
            y += size * leading
        return y

    def _type(
        self,
        x: float,
        y: float,
        runs: list[tuple[str, bool]],
        size: float,
        fill: str,
        anchor: str,
        spacing: float | None,
        more: dict[str, Attribute],
    ) -> None:
        whole = all(is_bold for _, is_bold in runs)
        head = _attributes(
            {
                "x": x,
                "y": y,
                "font_size": size,
                "font_weight": "700" if whole else None,
                "fill": fill,
                "text_anchor": None if anchor == "start" else anchor,
                "letter_spacing": spacing,
                **more,
            }
        )
        body = "".join(
            f'<tspan font-weight="700">{escape(words, quote=False)}</tspan>'
            if is_bold and not whole
            else escape(words, quote=False)
            for words, is_bold in runs
        )
        self._drawn.append(f"<text{head}>{body}</text>")

    def svg(self) -> str:
        """The finished file."""
        height = number(round(self.height))
        defined = f"<defs>{''.join(self._defined)}</defs>\n" if self._defined else ""
        words = "\n".join(self._drawn)
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
            f'role="img" aria-labelledby="{self.name}-title {self.name}-desc" font-family="{FONT}">\n'
            f'<title id="{self.name}-title">{escape(self.title, quote=False)}</title>\n'
            f'<desc id="{self.name}-desc">{escape(self.description, quote=False)}</desc>\n'
            f'{defined}<rect width="{WIDTH}" height="{height}" fill="{self.paper}"/>\n{words}\n</svg>\n'
        )
        return unicodedata.normalize("NFC", svg)
