"""Outlines as SVG path data: arcs, rings, waves, curves through points, arrows."""

from collections.abc import Sequence
from math import cos, pi, radians, sin

from infographics.canvas import number

Point = tuple[float, float]


def polar(x: float, y: float, r: float, degrees: float) -> Point:
    """The point at a clock direction: 0 is up, 90 is right."""
    return x + r * sin(radians(degrees)), y - r * cos(radians(degrees))


def points(*pairs: Point, close: bool = True) -> str:
    """Straight lines from point to point."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in pairs) + ("Z" if close else "")


def arc(x: float, y: float, r: float, start: float, end: float) -> str:
    """An open arc, clockwise between two clock directions."""
    (x1, y1), (x2, y2) = polar(x, y, r, start), polar(x, y, r, end)
    wide = 1 if end - start > 180 else 0
    return f"M{number(x1)} {number(y1)}A{number(r)} {number(r)} 0 {wide} 1 {number(x2)} {number(y2)}"


def ring(x: float, y: float, inner: float, outer: float, start: float, end: float) -> str:
    """A slice of a ring, clockwise between two clock directions."""
    (x1, y1), (x2, y2) = polar(x, y, outer, start), polar(x, y, outer, end)
    (x3, y3), (x4, y4) = polar(x, y, inner, end), polar(x, y, inner, start)
    wide = 1 if end - start > 180 else 0
    return (
        f"M{number(x1)} {number(y1)}A{number(outer)} {number(outer)} 0 {wide} 1 {number(x2)} {number(y2)}"
        f"L{number(x3)} {number(y3)}A{number(inner)} {number(inner)} 0 {wide} 0 {number(x4)} {number(y4)}Z"
    )


def curve(through: Sequence[Point]) -> str:
    """A smooth open curve through the points, left to right."""
    d = f"M{number(through[0][0])} {number(through[0][1])}"
    for index in range(len(through) - 1):
        before = through[max(index - 1, 0)]
        here, there = through[index], through[index + 1]
        after = through[min(index + 2, len(through) - 1)]
        d += (
            f"C{number(here[0] + (there[0] - before[0]) / 6)} {number(here[1] + (there[1] - before[1]) / 6)} "
            f"{number(there[0] - (after[0] - here[0]) / 6)} {number(there[1] - (after[1] - here[1]) / 6)} "
            f"{number(there[0])} {number(there[1])}"
        )
    return d


def wave(left: float, right: float, y: float, height: float, length: float, shift: float = 0) -> str:
    """An open wave line."""
    step = length / 8
    count = int((right - left) / step) + 1
    return curve(
        [(left + i * step, y - height * sin(2 * pi * (i * step + shift) / length)) for i in range(count)]
        + [(right, y - height * sin(2 * pi * (right - left + shift) / length))]
    )


def sea(left: float, right: float, y: float, bottom: float, height: float, length: float, shift: float = 0) -> str:
    """A wave line closed down to the bottom."""
    return f"{wave(left, right, y, height, length, shift)}V{number(bottom)}H{number(left)}Z"


def arrow(x1: float, y1: float, x2: float, y2: float, head: float = 12) -> str:
    """A straight arrow to stroke."""
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    ux, uy = (x2 - x1) / length * head, (y2 - y1) / length * head
    return (
        f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
        f"M{number(x2 - ux - uy * 0.7)} {number(y2 - uy + ux * 0.7)}L{number(x2)} {number(y2)}"
        f"L{number(x2 - ux + uy * 0.7)} {number(y2 - uy - ux * 0.7)}"
    )
