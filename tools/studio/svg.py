"""An SVG canvas: shapes, gradients, filters, groups and the rasteriser."""

import subprocess
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np

Point = tuple[float, float]
Stop = str | tuple[float, str] | tuple[float, str, float]


def num(value: float) -> str:
    """Write a number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def attributes(values: dict[str, object]) -> str:
    """Write keyword arguments as SVG attributes."""
    parts = []
    for key, value in values.items():
        if value is None:
            continue
        text = num(value) if isinstance(value, (int, float)) else str(value)
        parts.append(f' {key.rstrip("_").replace("_", "-")}="{text}"')
    return "".join(parts)


def polygon(points: Iterable[Point]) -> str:
    """Path data of straight segments through the points."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)


def curve(points: Sequence[Point], closed: bool = False) -> str:
    """Path data of a Catmull-Rom curve through the points."""
    count = len(points)
    if count < 3:
        return polygon(points)

    def at(index: int) -> Point:
        return points[index % count] if closed else points[min(max(index, 0), count - 1)]

    parts = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(count if closed else count - 1):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (at(i + k) for k in (-1, 0, 1, 2))
        knots = (x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6)
        parts.append("C" + " ".join(num(v) for v in (*knots, x2, y2)))
    return "".join(parts) + ("Z" if closed else "")


def lens(x: float, y: float, half: float, h: float) -> str:
    """Path data of a flat fleck, pointed at both ends."""
    sides = "".join(f"Q{num(x)} {num(y + side * h)} {num(x - side * half)} {num(y)}" for side in (-1, 1))
    return f"M{num(x - half)} {num(y)}{sides}Z"


def rotate(turn: float, x: float, y: float) -> str:
    """A transform: turned about (x, y), in degrees."""
    return f"rotate({num(turn)} {num(x)} {num(y)})"


class Canvas:
    """Collects SVG markup; every random choice comes from its seeded generator."""

    def __init__(self, width: float, height: float, seed: str) -> None:
        self.width, self.height = width, height
        self.rng = np.random.default_rng(zlib.crc32(seed.encode()))
        self._body: list[str] = []
        self._defs: dict[str, str] = {}

    # -- markup ---------------------------------------------------------
    def add(self, markup: str) -> None:
        self._body.append(markup)

    def define(self, markup: str) -> str:
        """Keep a definition (with ID in place of its id) once; give its url()."""
        name = self._defs.get(markup)
        if name is None:
            name = self._defs[markup] = f"d{len(self._defs)}"
        return f"url(#{name})"

    @contextmanager
    def group(self, **attrs: object) -> Iterator[None]:
        self.add(f"<g{attributes(attrs)}>")
        yield
        self.add("</g>")

    @contextmanager
    def place(
        self, x: float, y: float, scale: float = 1, flip: bool = False, turn: float = 0, **attrs: object
    ) -> Iterator[None]:
        """Draw in local coordinates whose origin is (x, y)."""
        steps = f"translate({num(x)} {num(y)})"
        if turn:
            steps += f" rotate({num(turn)})"
        steps += f" scale({-scale if flip else scale:.4f} {scale:.4f})"
        with self.group(transform=steps, **attrs):
            yield

    @contextmanager
    def capture(self) -> Iterator[list[str]]:
        """Collect markup drawn in the block instead of adding it."""
        kept, self._body = self._body, []
        caught = self._body
        yield caught
        self._body = kept

    # -- paint ----------------------------------------------------------
    def linear(self, stops: Sequence[Stop], axis: Sequence[float] = (0, 0, 0, 1), user: bool = False) -> str:
        """A linear gradient along axis (x1, y1, x2, y2), by default top to bottom."""
        x1, y1, x2, y2 = axis
        head = attributes({"x1": x1, "y1": y1, "x2": x2, "y2": y2})
        return self._gradient("linearGradient", head, stops, user)

    def radial(self, stops: Sequence[Stop], circle: Sequence[float] = (0.5, 0.5, 0.5), user: bool = False) -> str:
        """A radial gradient in circle (cx, cy, r)."""
        cx, cy, r = circle
        return self._gradient("radialGradient", attributes({"cx": cx, "cy": cy, "r": r}), stops, user)

    def _gradient(self, tag: str, head: str, stops: Sequence[Stop], user: bool) -> str:
        units = ' gradientUnits="userSpaceOnUse"' if user else ""
        parts = []
        for index, stop in enumerate(stops):
            if isinstance(stop, str):
                stop = (index / max(len(stops) - 1, 1), stop)
            opacity = f' stop-opacity="{num(stop[2])}"' if len(stop) == 3 else ""
            parts.append(f'<stop offset="{stop[0]:.3f}" stop-color="{stop[1]}"{opacity}/>')
        return self.define(f'<{tag} id="ID"{head}{units}>{"".join(parts)}</{tag}>')

    def blur(self, x: float, y: float | None = None) -> str:
        """A Gaussian blur filter."""
        spread = f"{num(x)} {num(x if y is None else y)}"
        return self.define(
            '<filter id="ID" x="-50%" y="-50%" width="200%" height="200%">'
            f'<feGaussianBlur stdDeviation="{spread}"/></filter>'
        )

    def wobble(self, scale: float, fx: float = 0.008, fy: float = 0.09, seed: int = 3) -> str:
        """A displacement filter: makes a mirrored image look like one in water."""
        return self.define(
            '<filter id="ID" x="-5%" y="-5%" width="110%" height="110%">'
            f'<feTurbulence type="fractalNoise" baseFrequency="{fx:.4f} {fy:.4f}" numOctaves="2" seed="{seed}"/>'
            f'<feDisplacementMap in="SourceGraphic" scale="{num(scale)}" xChannelSelector="R" yChannelSelector="G"/>'
            "</filter>"
        )

    def clip(self, d: str) -> str:
        """A clipping path."""
        return self.define(f'<clipPath id="ID"><path d="{d}"/></clipPath>')

    # -- shapes ---------------------------------------------------------
    def path(self, d: str, fill: str = "none", **attrs: object) -> None:
        self.add(f'<path d="{d}" fill="{fill}"{attributes(attrs)}/>')

    def shape(self, points: Sequence[Point], fill: str, smooth: bool = False, **attrs: object) -> None:
        """A filled, closed outline."""
        self.path(curve(points, closed=True) if smooth else polygon(points) + "Z", fill, **attrs)

    def line(self, points: Sequence[Point], stroke: str, width: float, smooth: bool = False, **attrs: object) -> None:
        """An open line with round ends."""
        d = curve(points) if smooth else polygon(points)
        ends = {"stroke_linecap": "round", "stroke_linejoin": "round"}
        self.path(d, "none", stroke=stroke, stroke_width=width, **ends, **attrs)

    def rect(self, x: float, y: float, w: float, h: float, fill: str, rx: float | None = None, **attrs: object) -> None:
        self.add(f"<rect{attributes({'x': x, 'y': y, 'width': w, 'height': h, 'rx': rx, 'fill': fill, **attrs})}/>")

    def circle(self, x: float, y: float, r: float, fill: str, **attrs: object) -> None:
        self.add(f"<circle{attributes({'cx': x, 'cy': y, 'r': r, 'fill': fill, **attrs})}/>")

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, **attrs: object) -> None:
        self.add(f"<ellipse{attributes({'cx': x, 'cy': y, 'rx': rx, 'ry': ry, 'fill': fill, **attrs})}/>")

    def text(
        self, x: float, y: float, words: str, size: float, fill: str, family: str = "Noto Sans", **attrs: object
    ) -> None:
        """A line of letters, standing on y."""
        place: dict[str, object] = {"x": x, "y": y, "fill": fill, "font_size": size, "font_family": family}
        self.add(f"<text{attributes(place | attrs)}>{words}</text>")

    def glow(self, x: float, y: float, r: float, colour: str, opacity: float = 0.8) -> None:
        """Light that fades out from a point, added to what lies below."""
        stops: list[Stop] = [(0, colour, opacity), (0.3, colour, opacity * 0.45), (0.62, colour, opacity * 0.13)]
        self.circle(x, y, r, self.radial([*stops, (1, colour, 0)]), style="mix-blend-mode:screen")

    def veil(self, fill: str, **attrs: object) -> None:
        """Paint over the whole canvas."""
        self.rect(-20, -20, self.width + 40, self.height + 40, fill, None, **attrs)

    # -- output ---------------------------------------------------------
    def svg(self) -> str:
        defs = "".join(markup.replace('id="ID"', f'id="{name}"', 1) for markup, name in self._defs.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'viewBox="0 0 {num(self.width)} {num(self.height)}"><defs>{defs}</defs>{"".join(self._body)}</svg>'
        )

    def png(self, width: int, height: int) -> bytes:
        """Rasterise with librsvg, filling width x height exactly."""
        command = ["rsvg-convert", "--unlimited", "-w", str(width), "-h", str(height)]
        return subprocess.run(command, input=self.svg().encode(), capture_output=True, check=True).stdout
