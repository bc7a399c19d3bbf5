"""Boats. Each stands on the water line at (x, y) and looks to the right; s is its scale."""

import math

import numpy as np

from studio.colour import dark, light, mix
from studio.svg import Canvas, Point, lens, num


def rope(c: Canvas, a: Point, b: Point, sag: float, colour: str, width: float = 0.8, opacity: float = 0.8) -> None:
    """A hanging line between two points."""
    d = f"M{num(a[0])} {num(a[1])}Q{num((a[0] + b[0]) / 2)} {num((a[1] + b[1]) / 2 + sag)} {num(b[0])} {num(b[1])}"
    c.path(d, stroke=colour, stroke_width=width, opacity=opacity)


def bulbs(c: Canvas, a: Point, b: Point, sag: float, count: int, r: float, colours: list[str], glow: float = 0) -> None:
    """Lamps or flags along a hanging line."""
    for k in range(count):
        t = (k + 0.5) / count
        x = a[0] + (b[0] - a[0]) * t
        y = a[1] + (b[1] - a[1]) * t + sag * 2 * t * (1 - t)
        colour = colours[k % len(colours)]
        if glow:
            c.glow(x, y, r * glow, colour, 0.8)
        c.circle(x, y, r, light(colour, 0.4) if glow else colour)


def trawler(
    c: Canvas,
    x: float,
    y: float,
    s: float,
    hull: str = "#2f6f9f",
    trim: str = "#d8432f",
    cabin: str = "#f1e3c2",
    lamp: str | None = None,
    flip: bool = False,
    shadow: str = "#12263c",
) -> None:
    """A wooden fishing boat with a high bow, painted eyes, mast, rigging and net gear."""
    with c.place(x, y, s, flip):
        wood = "#6b4a32"
        # mast, boom, stays
        c.line([(18, -16), (18, -118)], wood, 3)
        c.line([(18, -62), (84, -84)], wood, 2)
        c.line([(-72, -40), (-72, -98)], wood, 2.2)
        for a, b in (
            ((18, -116), (120, -44)),
            ((18, -116), (-72, -96)),
            ((18, -116), (-100, -22)),
            ((84, -84), (18, -112)),
            ((-72, -96), (-101, -20)),
        ):
            c.line([a, b], shadow, 0.8, opacity=0.75)
        bulbs(c, (18, -114), (-72, -94), 4, 9, 2.2, [lamp or "#fff0c4"], 7 if lamp else 0)
        for k, tone in enumerate(("#e8542f", "#f3b63a", "#3a9a8f", "#e8542f")):
            fx = 26 + k * 22
            fy = -112 + k * 15.5
            c.path(f"M{fx} {fy}l11 3l-9 8z", tone)
        # cabin
        c.rect(-82, -58, 76, 42, c.linear([cabin, dark(cabin, 0.18)], (0, 0, 1, 0)))
        c.path("M-90 -58L-84 -68H0L6 -58Z", c.linear([light(trim, 0.15), dark(trim, 0.2)]))
        c.rect(-64, -84, 40, 17, c.linear([cabin, dark(cabin, 0.25)], (0, 0, 1, 0)))
        c.path("M-70 -84L-66 -90H-22L-18 -84Z", trim)
        pane = lamp or "#3d6475"
        for k in range(4):
            c.rect(-76 + k * 18, -50, 12, 15, pane, 1.5)
            c.rect(-76 + k * 18, -50, 12, 5, light(pane, 0.35), 1.5, opacity=0.6)
        for k in range(3):
            c.rect(-59 + k * 12, -80, 8, 9, pane, 1)
        # hull
        hull_d = "M-104 -24Q-108 -8 -96 10H84Q112 -4 128 -50Q84 -24 40 -20Z"
        c.path(hull_d, c.linear([light(hull, 0.12), hull, dark(hull, 0.45)]))
        with c.group(clip_path=c.clip(hull_d)):
            c.path("M-110 -25L40 -21Q86 -25 130 -51V-42Q86 -15 40 -11L-110 -14Z", trim)
            c.path("M-110 -14L40 -11Q86 -15 130 -42V-39Q86 -12 40 -8L-110 -11Z", light(cabin, 0.3), opacity=0.9)
            for k in range(3):
                c.line(
                    [(-110, -5 + k * 5), (40, -2 + k * 5), (124, -34 + k * 8)],
                    dark(hull, 0.5),
                    0.7,
                    smooth=True,
                    opacity=0.5,
                )
            c.rect(-110, 4, 250, 10, dark(trim, 0.35), opacity=0.9)
        c.path("M88 -19Q96 -29 108 -27Q103 -17 88 -19Z", "#fdf8ea")
        c.circle(99, -23, 3, "#14181f")
        # gear on deck
        for k, r in enumerate((9, 12, 8)):
            c.path(f"M{34 + k * 17} -20a{r} {r} 0 0 1 {2 * r} 0z", mix("#3c8c7a", shadow, k * 0.2))
        for k in range(4):
            c.circle(4 + k * 6, -20, 3.6, "#f08a3c" if k % 2 else "#f5d36b")
        for k in range(3):
            c.path(f"M{-92 + k * 26} -14a7 7 0 1 0 .1 0z", "none", stroke="#26303a", stroke_width=3.4)
        c.path("M-98 8H86", stroke="#ffffff", stroke_width=1.6, opacity=0.35)


def sampan(c: Canvas, x: float, y: float, s: float, wood: str = "#5b3c28", flip: bool = False) -> None:
    """A slim wooden rowing boat, open, 200 units long."""
    with c.place(x, y, s, flip):
        c.path(
            "M-104 -20Q-60 -6 0 -7Q60 -6 106 -24Q92 8 40 9H-44Q-88 8 -104 -20Z",
            c.linear([light(wood, 0.2), wood, dark(wood, 0.5)]),
        )
        c.path("M-104 -20Q-60 -5 0 -6Q60 -5 106 -24Q60 -11 0 -11Q-60 -11 -104 -20Z", dark(wood, 0.55))
        c.path("M-92 -8Q0 4 94 -10", stroke=light(wood, 0.4), stroke_width=1, opacity=0.5)
        c.path("M-100 -14Q-60 -1 0 -2Q60 -1 101 -17", stroke=light(wood, 0.35), stroke_width=1.6, opacity=0.7)


def coracle(
    c: Canvas, x: float, y: float, s: float, weave: str = "#a8763e", turn: float = 0, rim: str = "#3a6ea5"
) -> None:
    """A round basket boat seen from the side, 60 units wide."""
    with c.place(x, y, s, turn=turn):
        bowl = "M-30 -14Q-27 9 -10 10H10Q27 9 30 -14Z"
        c.path(bowl, c.linear([light(weave, 0.15), weave, dark(weave, 0.5)], (0, 0, 1, 1)))
        with c.group(clip_path=c.clip(bowl)):
            for k in range(-8, 9):
                c.line([(k * 5 - 14, -16), (k * 5 + 12, 12)], dark(weave, 0.4), 0.8, opacity=0.5)
                c.line([(k * 5 + 14, -16), (k * 5 - 12, 12)], light(weave, 0.4), 0.7, opacity=0.4)
        c.ellipse(0, -14, 30, 5.5, dark(weave, 0.6))
        c.ellipse(0, -14, 30, 5.5, "none", stroke=rim, stroke_width=2.4)


def junk(
    c: Canvas, x: float, y: float, s: float, sail: str = "#c9582f", wood: str = "#4a3022", flip: bool = False
) -> None:
    """A junk with battened sails."""
    with c.place(x, y, s, flip):
        for mx, h, w in ((-52, 92, 46), (6, 132, 66), (62, 84, 40)):
            c.line([(mx, -10), (mx, -20 - h)], wood, 2.4)
            d = (
                f"M{mx - w * 0.62} -24L{mx - w * 0.5} {-20 - h * 0.72}Q{mx - w * 0.1} {-26 - h} {mx + w * 0.12}"
                f" {-22 - h}Q{mx + w * 0.55} {-20 - h * 0.5} {mx + w * 0.46} -22Z"
            )
            c.path(d, c.linear([light(sail, 0.3), sail, dark(sail, 0.3)], (0, 0, 1, 0.4)))
            with c.group(clip_path=c.clip(d)):
                for k in range(1, 7):
                    yy = -20 - h * k / 7
                    c.line([(mx - w, yy + 4), (mx + w, yy - 4)], dark(sail, 0.45), 1.3, opacity=0.7)
        c.path(
            "M-98 -34L-92 -20L78 -12L104 -30Q96 4 66 10H-70Q-92 2 -98 -34Z",
            c.linear([light(wood, 0.25), wood, dark(wood, 0.4)]),
        )
        c.path("M-96 -28L-62 -26V-40H-94Z", light(wood, 0.1))
        c.line([(-93, -14), (-60, -6), (70, -4), (98, -20)], light(wood, 0.45), 1.4, smooth=True, opacity=0.6)


def freighter(c: Canvas, x: float, y: float, s: float, hull: str, flip: bool = False) -> None:
    """A container ship, 400 units long."""
    tones = ["#d9542f", "#2f7f9f", "#e8a83a", "#3f9a72", "#c7c2b2", "#7a4a86", "#b43a3a"]
    with c.place(x, y, s, flip):
        for col in range(15):
            for row in range(int(c.rng.integers(3, 6))):
                tone = tones[int(c.rng.integers(len(tones)))]
                bx, by = -122 + col * 19, -40 - row * 12
                c.rect(bx, by, 18, 11.2, c.linear([light(tone, 0.15), dark(tone, 0.12)]))
                for k in range(1, 5):
                    c.line([(bx + k * 3.6, by + 1.5), (bx + k * 3.6, by + 9.8)], dark(tone, 0.35), 0.5, opacity=0.7)
        c.rect(-176, -108, 44, 80, c.linear(["#f6efe0", "#c9c3b8"], (0, 0, 1, 0)))
        c.rect(-184, -114, 60, 9, "#efe6d2")
        for row in range(5):
            for col in range(5):
                c.rect(-171 + col * 7.4, -99 + row * 13, 4.6, 5, "#38566b")
        c.rect(-170, -136, 16, 24, "#d9542f")
        c.line([(-146, -114), (-146, -146)], "#4b5560", 2)
        d = "M-206 -30H190L212 -44Q204 -6 182 14H-190Q-204 4 -206 -30Z"
        c.path(d, c.linear([light(hull, 0.12), hull, dark(hull, 0.4)]))
        with c.group(clip_path=c.clip(d)):
            c.rect(-220, 3, 440, 14, "#9c3328")
            c.line([(-206, -24), (200, -24)], light(hull, 0.4), 1.2, opacity=0.6)


def wake(c: Canvas, x: float, y: float, s: float, colour: str, flip: bool = False) -> None:
    """Foam along a moving hull and behind it."""
    with c.place(x, y, s, flip, opacity=0.85):
        for _ in range(26):
            u, v = c.rng.random(2)
            px = 110 - u * 330
            half = 8 + 26 * u
            py = 6 + v * (5 + 12 * u)
            c.path(
                lens(px, py, half, 3),
                colour,
                opacity=(1 - u) * 0.8,
            )
        c.path("M128 8Q112 -8 92 8Q110 2 128 8Z", colour, opacity=0.9)


def fleet(c: Canvas, count: int, x: tuple[float, float], y: float, s: float, colour: str) -> None:
    """Far-away boats as small silhouettes with masts."""
    for px in np.sort(c.rng.uniform(*x, count)):
        k = s * c.rng.uniform(0.7, 1.3)
        with c.place(px, y, k, flip=bool(c.rng.random() < 0.5)):
            c.path("M-22 -4L-20 3H18L28 -9Q14 -4 0 -4H-6V-12H-18V-4Z", colour)
            c.path("M4 -4V-26M-12 -12V-20M4 -25L26 -9M4 -25L-20 -5", stroke=colour, stroke_width=1)


def swell(x: float, time: float, size: float = 1) -> tuple[float, float]:
    """How a floating thing at x is lifted and tilted at a time."""
    return size * 5 * math.sin(time * 1.7 + x * 0.01), size * 1.6 * math.cos(time * 1.7 + x * 0.01 + 0.6)
