"""Houses, streets, skylines and the machines of ports and roads."""

import math

import numpy as np

from studio.boats import bulbs, rope
from studio.colour import dark, light, mix
from studio.svg import Canvas, Point, num, polygon


def tiles(c: Canvas, corners: list[Point], colour: str, rows: int = 7) -> None:
    """A tiled roof face: corners are top left, top right, bottom right, bottom left."""
    d = polygon(corners) + "Z"
    c.path(d, c.linear([light(colour, 0.12), colour, dark(colour, 0.3)]))
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    with c.group(clip_path=c.clip(d)):
        for k in range(1, rows):
            t = k / rows
            c.line(
                [(ax + (dx - ax) * t, ay + (dy - ay) * t), (bx + (cx - bx) * t, by + (cy - by) * t)],
                dark(colour, 0.45),
                1.2,
                opacity=0.5,
            )
        columns = max(int(abs(cx - dx) / 9), 4)
        for k in range(columns + 1):
            t = k / columns
            c.line(
                [(ax + (bx - ax) * t, ay + (by - ay) * t), (dx + (cx - dx) * t, dy + (cy - dy) * t)],
                dark(colour, 0.5),
                0.8,
                opacity=0.4,
            )
    c.line([corners[3], corners[2]], dark(colour, 0.55), 2.5)


def window(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    pane: str,
    frame: str,
    lit: bool = False,
    shutters: str | None = None,
) -> None:
    """A window with bars and perhaps open shutters."""
    if lit:
        c.glow(x + w / 2, y + h / 2, w * 1.7, pane, 0.5)
    c.rect(x, y, w, h, c.linear([light(pane, 0.3), pane] if lit else [dark(pane, 0.25), pane, light(pane, 0.15)]))
    c.path(
        f"M{num(x + w / 2)} {num(y)}V{num(y + h)}M{num(x)} {num(y + h * 0.4)}H{num(x + w)}",
        stroke=frame,
        stroke_width=max(w * 0.06, 1),
    )
    c.rect(x, y, w, h, "none", stroke=frame, stroke_width=max(w * 0.1, 1.2))
    if shutters:
        for sx in (x - w * 0.52, x + w * 1.04):
            c.rect(sx, y - 1, w * 0.48, h + 2, c.linear([shutters, dark(shutters, 0.25)]))
            for k in range(1, 7):
                c.path(
                    f"M{num(sx + 2)} {num(y + h * k / 7)}H{num(sx + w * 0.48 - 2)}",
                    stroke=dark(shutters, 0.45),
                    stroke_width=0.8,
                )


def cottage(c: Canvas, x: float, y: float, w: float, wall: str, roof: str, lit: str | None = None) -> None:
    """A low tiled house seen from the front, standing on y with its left end at x."""
    h = w * 0.42
    c.rect(x, y - h, w, h, c.linear([light(wall, 0.1), wall, dark(wall, 0.22)], (0, 0, 1, 0.5)))
    c.rect(x, y - h, w, h * 0.16, dark(wall, 0.5), opacity=0.3)
    c.rect(x, y - h * 0.09, w, h * 0.09, dark(wall, 0.4), opacity=0.5)
    tiles(
        c,
        [
            (x + w * 0.1, y - h - w * 0.28),
            (x + w * 0.9, y - h - w * 0.28),
            (x + w * 1.08, y - h + 3),
            (x - w * 0.08, y - h + 3),
        ],
        roof,
    )
    pane = lit or "#40606a"
    for at in (0.12, 0.68):
        window(c, x + w * at, y - h * 0.72, w * 0.17, h * 0.4, pane, "#5c3d2a", bool(lit))
    c.rect(x + w * 0.42, y - h * 0.76, w * 0.17, h * 0.76, c.linear(["#6d4a30", "#43291c"]))
    c.path(f"M{num(x + w * 0.505)} {num(y - h * 0.76)}V{num(y)}", stroke="#2c1a12", stroke_width=1.4)


def stilts(c: Canvas, x: float, y: float, w: float, wood: str, thatch: str, lit: str | None = None) -> None:
    """A house on stilts with a steep thatched roof; (x, y) is the left foot."""
    floor, eave, ridge = y - w * 0.26, y - w * 0.5, y - w * 0.86
    for k in range(6):
        px = x + w * (0.04 + 0.18 * k)
        c.rect(px, floor, w * 0.022, w * 0.26, dark(wood, 0.35 + 0.1 * (k % 2)))
        c.ellipse(px + w * 0.011, y, w * 0.03, w * 0.01, dark(wood, 0.6), opacity=0.6)
    c.rect(x, eave, w, floor - eave, c.linear([dark(wood, 0.45), wood]))
    for k in range(1, 22):
        c.path(
            f"M{num(x + w * k / 22)} {num(eave)}V{num(floor)}", stroke=dark(wood, 0.5), stroke_width=0.9, opacity=0.6
        )
    pane = lit or "#2b2320"
    for at in (0.14, 0.4, 0.74):
        window(c, x + w * at, eave + w * 0.07, w * 0.1, w * 0.12, pane, dark(wood, 0.5), bool(lit))
    c.rect(x - w * 0.05, floor - w * 0.02, w * 1.1, w * 0.035, light(wood, 0.12))
    for k in range(13):
        c.rect(x - w * 0.05 + w * 1.1 * k / 12.5, floor - w * 0.1, w * 0.012, w * 0.09, light(wood, 0.05))
    c.rect(x - w * 0.05, floor - w * 0.105, w * 1.1, w * 0.014, light(wood, 0.2))
    roof = [
        (x + w * 0.14, ridge),
        (x + w * 0.86, ridge),
        (x + w * 1.12, eave + w * 0.05),
        (x - w * 0.12, eave + w * 0.05),
    ]
    d = polygon(roof) + "Z"
    c.path(d, c.linear([light(thatch, 0.18), thatch, dark(thatch, 0.35)]))
    with c.group(clip_path=c.clip(d)):
        for _ in range(130):
            px, py = c.rng.uniform(x - w * 0.1, x + w * 1.1), c.rng.uniform(ridge, eave)
            slant = (px - x - w / 2) * 0.22
            tone = light(thatch, 0.3) if c.rng.random() < 0.5 else dark(thatch, 0.4)
            c.line([(px, py), (px + slant * 0.6, py + w * 0.09)], tone, 1.1, opacity=0.45)
    c.line([(x + w * 0.1, ridge - 1), (x + w * 0.9, ridge - 1)], dark(thatch, 0.4), w * 0.025)
    for side, px in ((-1, x + w * 0.13), (1, x + w * 0.87)):
        c.path(
            f"M{num(px)} {num(ridge + 2)}L{num(px + side * w * 0.05)} {num(ridge - w * 0.08)}"
            f"M{num(px + side * w * 0.04)} {num(ridge + 3)}L{num(px - side * w * 0.02)}"
            f" {num(ridge - w * 0.07)}",
            stroke=dark(thatch, 0.4),
            stroke_width=w * 0.014,
        )
    c.path(
        f"M{num(x + w * 1.02)} {num(floor)}L{num(x + w * 1.16)} {num(y)}M{num(x + w * 1.08)} {num(floor)}"
        f"L{num(x + w * 1.22)} {num(y)}",
        stroke=wood,
        stroke_width=w * 0.018,
    )
    for k in range(1, 6):
        c.path(
            f"M{num(x + w * (1.02 + 0.14 * k / 6))} {num(floor + w * 0.26 * k / 6)}h{num(w * 0.06)}",
            stroke=wood,
            stroke_width=w * 0.014,
        )


def skyline(
    c: Canvas,
    y: float,
    height: float,
    colour: str,
    lit: str,
    share: float = 0.35,
    x: tuple[float, float] | None = None,
    body: str | None = None,
) -> None:
    """City blocks standing on y with some windows alight."""
    low, high = x or (-10.0, c.width + 10)
    px = low
    while px < high:
        w = c.rng.uniform(26, 74)
        h = height * c.rng.uniform(0.25, 1) ** 1.3
        c.rect(px, y - h, w, h, c.linear([body or light(colour, 0.08), colour, dark(colour, 0.2)], (0, 0, 0.4, 1)))
        top = c.rng.random()
        if top < 0.25:
            c.rect(px + w * 0.2, y - h - 9, w * 0.6, 9, dark(colour, 0.1))
        elif top < 0.4:
            c.line([(px + w / 2, y - h), (px + w / 2, y - h - 34)], colour, 1.6)
        elif top < 0.5:
            c.shape([(px, y - h), (px + w, y - h), (px + w, y - h - w * 0.4)], colour)
        for wy in np.arange(y - h + 8, y - 8, 10):
            for wx in np.arange(px + 5, px + w - 6, 8.5):
                if c.rng.random() < share:
                    c.rect(wx, wy, 4.2, 5, mix(lit, "#ffffff", c.rng.random() * 0.35), opacity=c.rng.uniform(0.35, 1))
        px += w + c.rng.uniform(-6, 10)


def lantern(
    c: Canvas,
    x: float,
    y: float,
    r: float,
    silk: str,
    kind: int = 0,
    glow: float = 1,
    sway: float = 0,
    bare: bool = False,
) -> None:
    """A silk lantern hanging from (x, y - 1.6 r); kinds: round, oval, pear, diamond, drum, garlic."""
    outlines = (
        [
            (-0.4, -0.86),
            (-0.98, -0.3),
            (-0.98, 0.3),
            (-0.4, 0.86),
            (0.4, 0.86),
            (0.98, 0.3),
            (0.98, -0.3),
            (0.4, -0.86),
        ],
        [
            (-0.36, -1.2),
            (-0.78, -0.5),
            (-0.78, 0.5),
            (-0.36, 1.2),
            (0.36, 1.2),
            (0.78, 0.5),
            (0.78, -0.5),
            (0.36, -1.2),
        ],
        [(-0.3, -1.1), (-0.5, -0.4), (-0.95, 0.35), (-0.4, 1.0), (0.4, 1.0), (0.95, 0.35), (0.5, -0.4), (0.3, -1.1)],
        [(-0.3, -1.05), (-0.95, 0), (-0.3, 1.05), (0.3, 1.05), (0.95, 0), (0.3, -1.05)],
        [(-0.62, -1.1), (-0.7, 0), (-0.62, 1.1), (0.62, 1.1), (0.7, 0), (0.62, -1.1)],
        [(-0.3, -0.8), (-1.05, 0.05), (-0.75, 0.6), (-0.3, 0.9), (0.3, 0.9), (0.75, 0.6), (1.05, 0.05), (0.3, -0.8)],
    )
    outline = outlines[kind % len(outlines)]
    top, foot = outline[0][1], max(p[1] for p in outline)
    if glow:
        c.glow(x, y, r * 4.2, silk, 0.42 * glow)
    with c.place(x, y - 1.6 * r, r, turn=sway), c.group(transform="translate(0 1.6)"):
        c.path(f"M0 -1.6V{num(top)}", stroke="#3a2a20", stroke_width=0.05)
        points = [(px, py) for px, py in outline]
        smooth = kind % len(outlines) not in (3, 4)
        from_inside = c.radial([light(silk, 0.75), (0.45, light(silk, 0.22)), dark(silk, 0.18)], (0.5, 0.55, 0.62))
        plain = c.linear([light(silk, 0.25), silk, dark(silk, 0.35)], (0, 0, 1, 0.2))
        if not bare:
            c.shape(points, from_inside if glow else plain, smooth=smooth, opacity=0.97)
        for k in range(-3, 4):
            bulge = k / 3
            ribs = [(px * bulge * (1 if px > 0 else -1), py) for px, py in points[: len(points) // 2]]
            c.line(
                ribs,
                silk if bare else dark(silk, 0.4),
                0.05 if bare else 0.035,
                smooth=True,
                opacity=1 if bare else 0.55,
            )
        cap = "#b98b46" if bare else "#d6a63e"
        w = abs(outline[0][0])
        c.rect(-w - 0.05, top - 0.12, 2 * w + 0.1, 0.2, cap, 0.05)
        c.rect(-w - 0.05, foot - 0.08, 2 * w + 0.1, 0.2, dark(cap, 0.15), 0.05)
        if not bare:
            c.circle(0, foot + 0.28, 0.12, cap)
            for k in range(-3, 4):
                c.path(
                    f"M0 {num(foot + 0.36)}Q{num(k * 0.05)} {num(foot + 0.6)} {num(k * 0.06)} {num(foot + 1.15)}",
                    stroke=dark(silk, 0.1),
                    stroke_width=0.05,
                )


SILKS = ["#e5372e", "#f39b1f", "#f4cf3c", "#e0569b", "#3f9f6b", "#4f7fd0", "#9a58c0", "#f0702f"]


def lanterns(
    c: Canvas, a: Point, b: Point, sag: float, count: int, r: float, glow: float = 1, time: float | None = None
) -> None:
    """A string of lanterns of mixed kinds and silks."""
    rope(c, a, b, sag * 2, "#2c211c", 1.6)
    for k in range(count):
        t = (k + 0.5) / count
        x = a[0] + (b[0] - a[0]) * t
        y = a[1] + (b[1] - a[1]) * t + sag * 4 * t * (1 - t)
        size = r * c.rng.uniform(0.85, 1.15)
        silk = SILKS[int(c.rng.integers(len(SILKS)))]
        beat = c.rng.uniform(0, 6)
        sway = 0.0 if time is None else 5 * math.sin(time * 1.6 + beat)
        lantern(c, x, y + 1.6 * size, size, silk, int(c.rng.integers(6)), glow, sway)


def shophouse(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    wall: str,
    roof: str,
    wood: str,
    lit: str | None = None,
    signs: bool = True,
) -> None:
    """An old-town shop house of two storeys, front view, its left foot at (x, y)."""
    top = y - h
    c.rect(x, top, w, h, c.linear([light(wall, 0.08), wall, dark(wall, 0.3)], (0, 0, 0.25, 1)))
    for _ in range(9):
        px, py = c.rng.uniform(x, x + w * 0.8), c.rng.uniform(top, y)
        c.ellipse(px + 12, py, c.rng.uniform(12, 40), c.rng.uniform(5, 16), dark(wall, 0.3), opacity=0.1)
    mid = y - h * 0.47
    pane = lit or "#4b5a56"
    for k in range(2):
        window(c, x + w * (0.2 + 0.4 * k), top + h * 0.14, w * 0.15, h * 0.26, pane, dark(wood, 0.2), bool(lit), wood)
    tiles(
        c,
        [
            (x - w * 0.02, mid - h * 0.07),
            (x + w * 1.02, mid - h * 0.07),
            (x + w * 1.06, mid + h * 0.05),
            (x - w * 0.06, mid + h * 0.05),
        ],
        roof,
        4,
    )
    door = y - h * 0.36
    c.rect(
        x + w * 0.1,
        door,
        w * 0.8,
        h * 0.36,
        c.linear([dark(lit, 0.15), light(lit, 0.2), lit], (0, 0, 0, 1)) if lit else dark(wood, 0.6),
    )
    if lit:
        c.glow(x + w * 0.5, y - h * 0.16, w * 0.9, lit, 0.5)
    for k in range(9):
        if k in (3, 4, 5):
            continue
        c.rect(x + w * (0.1 + 0.0889 * k), door, w * 0.083, h * 0.36, c.linear([wood, dark(wood, 0.35)], (0, 0, 1, 0)))
        c.rect(x + w * (0.118 + 0.0889 * k), door + h * 0.04, w * 0.047, h * 0.12, dark(wood, 0.45))
        c.rect(x + w * (0.118 + 0.0889 * k), door + h * 0.2, w * 0.047, h * 0.12, dark(wood, 0.45))
    if signs:
        c.rect(x + w * 0.26, door - h * 0.055, w * 0.48, h * 0.05, dark(wood, 0.35), 2)
        c.rect(x + w * 0.26, door - h * 0.055, w * 0.48, h * 0.05, "none", 2, stroke="#d0a24a", stroke_width=1.4)
        for k in range(4):
            c.rect(x + w * (0.33 + 0.09 * k), door - h * 0.042, w * 0.05, h * 0.024, "#e2b95a", 1)
    tiles(
        c,
        [
            (x + w * 0.03, top - h * 0.12),
            (x + w * 0.97, top - h * 0.12),
            (x + w * 1.07, top + 4),
            (x - w * 0.07, top + 4),
        ],
        roof,
        5,
    )


def turbine(c: Canvas, x: float, y: float, h: float, turn: float, tower: str, shade: str) -> None:
    """A wind turbine standing at (x, y); turn is the angle of its rotor."""
    w = h * 0.016
    c.shape(
        [(x - w * 1.5, y), (x - w * 0.7, y - h), (x + w * 0.7, y - h), (x + w * 1.5, y)],
        c.linear([tower, tower, shade], (0, 0, 1, 0)),
    )
    c.rect(x - w * 2, y - h - w * 1.4, w * 4.6, w * 2.4, shade, w)
    for k in range(3):
        with c.place(x, y - h, h / 100, turn=turn + 120 * k):
            c.path("M-1.1 0Q-2.6 -7 -1.5 -13L-.2 -52Q.3 -53 .5 -52L1.1 0Z", c.linear([tower, shade], (0, 0, 1, 0)))
    c.circle(x, y - h, w * 1.2, light(tower, 0.4))


def gantry(c: Canvas, x: float, y: float, h: float, colour: str, flip: bool = False) -> None:
    """A ship-to-shore crane; its boom reaches to the right."""
    with c.place(x, y, h / 100, flip):
        shade = dark(colour, 0.3)
        for dx in (-14, 14):
            c.path(f"M{dx} 0V-62", stroke=colour if dx < 0 else shade, stroke_width=3)
            c.path(f"M{dx - 5} 0H{dx + 5}", stroke=shade, stroke_width=3)
        c.path("M-14 -30H14M-14 -62H14M-14 -30L14 -62M-14 0L14 -30", stroke=shade, stroke_width=1.6)
        c.path("M-44 -64H86", stroke=colour, stroke_width=4)
        c.path("M-44 -60H86", stroke=shade, stroke_width=1)
        c.path("M0 -64L6 -98L14 -64", stroke=colour, stroke_width=2.4)
        c.path("M6 -98L84 -65M6 -98L46 -65M6 -98L-42 -65", stroke=shade, stroke_width=0.9)
        c.rect(-42, -74, 22, 10, shade)
        c.rect(36, -60, 8, 6, shade)
        c.path("M37 -54V-34M43 -54V-34", stroke=shade, stroke_width=0.6)
        c.rect(31, -34, 18, 7.5, "#d9542f")
        c.circle(6, -99, 1.4, "#ff5a4a")


def carriage(c: Canvas, x: float, y: float, w: float, body: str, band: str, pane: str, lit: bool = False) -> None:
    """A railway carriage whose wheels stand on y, its left end at x."""
    h = w * 0.235
    for k in (0.12, 0.22, 0.78, 0.88):
        c.circle(x + w * k, y - h * 0.12, h * 0.12, "#23262c")
        c.circle(x + w * k, y - h * 0.12, h * 0.05, "#6a6f78")
    c.rect(x + w * 0.05, y - h * 0.3, w * 0.9, h * 0.14, "#2b2f38")
    c.rect(x + 2, y - h * 1.12, w - 4, h * 0.92, c.linear([light(body, 0.2), body, dark(body, 0.25)]), w * 0.018)
    c.rect(x + 2, y - h * 0.42, w - 4, h * 0.12, band)
    c.rect(x + 2, y - h * 1.12, w - 4, h * 0.1, dark(body, 0.35), w * 0.015)
    for k in range(9):
        wx = x + w * (0.075 + 0.096 * k)
        c.rect(wx, y - h * 0.92, w * 0.072, h * 0.36, light(pane, 0.1 if lit else 0), 2.5)
        c.path(
            f"M{num(wx + 2)} {num(y - h * 0.58)}L{num(wx + w * 0.05)} {num(y - h * 0.9)}",
            stroke="#ffffff",
            stroke_width=w * 0.012,
            opacity=0.25,
        )
        if k in (1, 2, 5, 7):
            c.circle(wx + w * 0.03, y - h * 0.68, h * 0.075, dark(body, 0.5), opacity=0.8)
            c.rect(wx + w * 0.015, y - h * 0.63, w * 0.03, h * 0.07, dark(body, 0.5), 2, opacity=0.8)


def locomotive(c: Canvas, x: float, y: float, w: float, body: str, band: str) -> None:
    """An engine facing right, its left end at x."""
    h = w * 0.29
    for k in range(6):
        c.circle(x + w * (0.12 + 0.13 * k), y - h * 0.1, h * 0.1, "#23262c")
    c.rect(x + w * 0.04, y - h * 0.28, w * 0.92, h * 0.16, "#2b2f38")
    d = (
        f"M{num(x)} {num(y - h * 0.2)}V{num(y - h)}H{num(x + w * 0.8)}Q{num(x + w * 0.9)} {num(y - h)}"
        f" {num(x + w * 0.94)} {num(y - h * 0.62)}L{num(x + w)} {num(y - h * 0.42)}V{num(y - h * 0.2)}Z"
    )
    c.path(d, c.linear([light(body, 0.2), body, dark(body, 0.3)]))
    with c.group(clip_path=c.clip(d)):
        c.path(
            f"M{num(x)} {num(y - h * 0.45)}H{num(x + w * 0.7)}L{num(x + w)} {num(y - h * 0.28)}"
            f"V{num(y - h * 0.18)}L{num(x + w * 0.7)} {num(y - h * 0.33)}H{num(x)}Z",
            band,
        )
    c.path(
        f"M{num(x + w * 0.82)} {num(y - h * 0.92)}H{num(x + w * 0.855)}L{num(x + w * 0.91)}"
        f" {num(y - h * 0.64)}H{num(x + w * 0.82)}Z",
        "#2c4552",
    )
    c.rect(x + w * 0.7, y - h * 0.88, w * 0.08, h * 0.26, "#2c4552", 2)
    for k in range(9):
        c.path(
            f"M{num(x + w * (0.1 + 0.05 * k))} {num(y - h * 0.84)}v{num(h * 0.26)}",
            stroke=dark(body, 0.45),
            stroke_width=2.4,
        )
    c.circle(x + w * 0.965, y - h * 0.46, h * 0.045, "#fff3c0")
    c.glow(x + w * 0.97, y - h * 0.46, h * 0.7, "#ffe9a8", 0.7)


def stall(c: Canvas, x: float, y: float, w: float, canopy: tuple[str, str], goods: list[str]) -> None:
    """A market stall with a striped canopy and heaps of goods."""
    h = w * 0.72
    for px in (x + w * 0.04, x + w * 0.96):
        c.line([(px, y), (px, y - h)], "#6b4a30", w * 0.022)
    c.rect(x + w * 0.02, y - h * 0.36, w * 0.96, h * 0.36, c.linear(["#8a623e", "#53371f"]))
    for k in range(7):
        c.path(
            f"M{num(x + w * (0.02 + 0.16 * k))} {num(y - h * 0.34)}V{num(y)}",
            stroke="#3b2614",
            stroke_width=1.2,
            opacity=0.6,
        )
    for k in range(5):
        gx = x + w * (0.12 + 0.19 * k)
        tone = goods[k % len(goods)]
        for row in range(4):
            for i in range(5 - row):
                c.circle(
                    gx + (i - (4 - row) / 2) * w * 0.034,
                    y - h * 0.39 - row * w * 0.028,
                    w * 0.021,
                    mix(tone, dark(tone, 0.3), c.rng.random() * 0.7),
                )
    stripes = 8
    for k in range(stripes):
        a, b = k / stripes, (k + 1) / stripes
        tone = canopy[k % 2]
        left, right = x - w * 0.07 + w * 1.14 * a, x - w * 0.07 + w * 1.14 * b
        upper = [(x + w * 0.08 + w * 0.84 * a, y - h * 1.26), (x + w * 0.08 + w * 0.84 * b, y - h * 1.26)]
        c.shape([*upper, (right, y - h * 0.98), (left, y - h * 0.98)], c.linear([light(tone, 0.15), dark(tone, 0.12)]))
        c.path(
            f"M{num(left)} {num(y - h * 0.98)}H{num(right)}v{num(h * 0.04)}q{num((left - right) / 2)}"
            f" {num(h * 0.09)} {num(left - right)} 0Z",
            dark(tone, 0.2),
        )


def pennants(
    c: Canvas, a: Point, b: Point, sag: float, count: int, size: float, colours: list[str], time: float = 0
) -> None:
    """A string of little triangular flags."""
    rope(c, a, b, sag * 2, "#4a3a30", 1.4)
    for k in range(count):
        t = (k + 0.5) / count
        x = a[0] + (b[0] - a[0]) * t
        y = a[1] + (b[1] - a[1]) * t + sag * 4 * t * (1 - t)
        swing = math.sin(k * 1.9 + time * 4) * size * 0.25
        tone = colours[k % len(colours)]
        c.shape(
            [(x - size * 0.42, y), (x + size * 0.42, y), (x + swing, y + size)],
            c.linear([light(tone, 0.12), dark(tone, 0.12)]),
        )


def festival_flag(c: Canvas, x: float, y: float, h: float, colours: list[str], wind: float = 0) -> None:
    """A square village-festival flag: nested squares with a flame border, on a bamboo pole standing at (x, y)."""
    side = h * 0.36
    c.line([(x, y), (x, y - h)], "#a98246", h * 0.012)
    with c.group(transform=f"translate({num(x)} {num(y - h * 0.97)}) skewY({num(4 + wind)})"):
        teeth = 9
        points: list[Point] = [(0, 0)]
        for k in range(teeth):
            points += [(side * (k + 0.5) / teeth, -side * 0.09), (side * (k + 1) / teeth, 0)]
        for k in range(teeth):
            points += [(side * 1.1, side * (k + 0.5) / teeth), (side, side * (k + 1) / teeth)]
        for k in range(teeth):
            points += [(side * (1 - (k + 0.5) / teeth), side * 1.1), (side * (1 - (k + 1) / teeth), side)]
        c.shape(points, colours[0])
        for k, tone in enumerate(colours[1:]):
            inset = side * (0.02 + 0.105 * k)
            c.rect(inset, inset, side - 2 * inset, side - 2 * inset, tone)
        fold: list[str | tuple[float, str] | tuple[float, str, float]] = [
            (0, "#000000", 0.18),
            (0.25, "#ffffff", 0.16),
            (0.5, "#000000", 0.14),
            (0.75, "#ffffff", 0.12),
            (1, "#000000", 0.2),
        ]
        c.shape(points, c.linear(fold, (0, 0, 1, 0.12)))
    c.circle(x, y - h, h * 0.014, "#d6a63e")


def street_lamp(c: Canvas, x: float, y: float, h: float, colour: str, lit: str) -> None:
    c.line([(x, y), (x, y - h)], colour, h * 0.02)
    c.path(
        f"M{num(x)} {num(y - h)}q{num(h * 0.02)} {num(-h * 0.07)} {num(h * 0.12)} {num(-h * 0.06)}",
        stroke=colour,
        stroke_width=h * 0.014,
    )
    c.glow(x + h * 0.13, y - h * 1.03, h * 0.34, lit, 0.8)
    c.ellipse(x + h * 0.13, y - h * 1.04, h * 0.035, h * 0.018, light(lit, 0.5))


def string_lights(c: Canvas, a: Point, b: Point, sag: float, count: int, colours: list[str], r: float = 3.5) -> None:
    rope(c, a, b, sag * 2, "#2a2230", 1.3)
    bulbs(c, a, b, sag * 2, count, r, colours, 6)
