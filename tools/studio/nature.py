"""Sky, land and water."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from studio.colour import dark, light, mix
from studio.svg import Canvas, Point, Stop, curve, lens, num, polygon

Profile = Sequence[Point]


def fractal(
    rng: np.random.Generator, count: int, cells: float, octaves: int = 5, gain: float = 0.5
) -> NDArray[np.float64]:
    """One-dimensional fractal noise, roughly in -1..1."""
    at = np.linspace(0, 1, count)
    total = np.zeros(count)
    size = 1.0
    for _ in range(octaves):
        knots = rng.uniform(-1, 1, int(cells) + 3)
        place = at * cells
        left = place.astype(int)
        part = place - left
        part = part * part * (3 - 2 * part)
        total += size * (knots[left] * (1 - part) + knots[left + 1] * part)
        cells, size = cells * 2, size * gain
    return total / 1.6


# -- sky ----------------------------------------------------------------
def sky(c: Canvas, *stops: Stop, bottom: float | None = None) -> None:
    """The sky from the top of the canvas to `bottom`."""
    c.rect(-20, -20, c.width + 40, (bottom or c.height) + 21, c.linear(stops))


def sun(c: Canvas, x: float, y: float, r: float, disc: str, halo: str, reach: float = 6) -> None:
    """A sun or moon with a wide halo."""
    c.glow(x, y, r * reach, halo, 0.55)
    c.glow(x, y, r * reach * 0.45, halo, 0.6)
    c.circle(x, y, r, c.linear([light(disc, 0.45), disc]))


def stars(c: Canvas, count: int, bottom: float, colour: str = "#fff6dc") -> None:
    for x, y, size in c.rng.uniform((0, 0, 0.4), (c.width, bottom, 1.9), (count, 3)):
        fade = 0.9 * (1 - y / bottom) + 0.08
        c.circle(x, y, size, colour, opacity=fade * c.rng.uniform(0.5, 1))


def cloud(c: Canvas, x: float, y: float, w: float, top: str, base: str, opacity: float = 1) -> None:
    """A heaped cloud with a flat foot; (x, y) is the middle of the foot."""
    heap = w * 0.3
    puffs: list[tuple[float, float, float]] = []
    for rank, count in ((1.0, 6), (0.6, 8), (0.15, 10)):
        for at in np.linspace(-0.5, 0.5, count) * (1.15 - rank * 0.55):
            arch = max(math.cos(at * math.pi), 0.05) ** 0.7
            r = w * (0.035 + 0.085 * arch) * c.rng.uniform(0.75, 1.25)
            puffs.append((x + at * w, y - arch * heap * rank * c.rng.uniform(0.7, 1.05), r))
    sky_side = c.clip(f"M{num(x - w)} {num(y)}H{num(x + w)}V{num(y - w)}H{num(x - w)}Z")
    with c.group(opacity=opacity, clip_path=sky_side):
        for px, py, r in puffs:
            sink = min(max((y - py) / heap, 0), 1)
            low = mix(base, top, 0.1 + 0.6 * sink)
            c.circle(px, py, r, c.linear([light(top, 0.35 * sink), (0.45, mix(low, top, 0.6)), low], (0.3, 0, 0.6, 1)))


def clouds(c: Canvas, spots: Sequence[tuple[float, float, float]], top: str, base: str, opacity: float = 1) -> None:
    """Several clouds in one light: x, y and width of each."""
    for x, y, w in spots:
        cloud(c, x, y, w, top, base, opacity)


def streaks(c: Canvas, count: int, y0: float, y1: float, colour: str, opacity: float = 0.5) -> None:
    """Long thin clouds."""
    for y in c.rng.uniform(y0, y1, count):
        w = c.rng.uniform(160, 620)
        x = c.rng.uniform(-100, c.width + 100)
        h = c.rng.uniform(3, 13)
        crest = np.abs(fractal(c.rng, 13, 4)) * h * np.sin(np.linspace(0, math.pi, 13)) * 1.6
        across = np.linspace(x - w / 2, x + w / 2, 13)
        upper = [(px, y - rise) for px, rise in zip(across, crest, strict=True)]
        lower = [(px, y + rise * 0.35) for px, rise in zip(across[::-1], crest[::-1], strict=True)]
        tint = c.linear([(0, colour, 0.15), (0.35, colour, 1), (0.7, colour, 0.9), (1, colour, 0.1)], (0, 0, 1, 0))
        c.shape(upper + lower, tint, smooth=True, opacity=opacity * c.rng.uniform(0.5, 1))


def rays(c: Canvas, x: float, y: float, length: float, colour: str, opacity: float, span: tuple[float, float]) -> None:
    """Beams of light from a point; span in degrees, 90 being straight down."""
    with c.group(style="mix-blend-mode:screen", filter=c.blur(7)):
        paint = c.radial([(0, colour, opacity), (0.4, colour, opacity * 0.5), (1, colour, 0)], (x, y, length), True)
        angle = span[0]
        while angle < span[1]:
            wide = c.rng.uniform(1.5, 5)
            ends = [math.radians(angle), math.radians(angle + wide)]
            c.shape([(x, y), *((x + length * math.cos(a), y + length * math.sin(a)) for a in ends)], paint)
            angle += wide + c.rng.uniform(1.5, 7)


def birds(c: Canvas, count: int, x: float, y: float, spread: float, colour: str, size: float = 10) -> None:
    for _ in range(count):
        px, py = x + c.rng.normal(0, spread), y + c.rng.normal(0, spread * 0.35)
        s = size * c.rng.uniform(0.6, 1.3)
        lift = c.rng.uniform(0.25, 0.7)
        wing = (
            f"M{num(px - s)} {num(py - s * lift)}Q{num(px - s * 0.4)} {num(py - s * lift * 0.9)} {num(px)} {num(py)}"
            f"Q{num(px + s * 0.4)} {num(py - s * lift)} {num(px + s)} {num(py - s * lift * 0.7)}"
            f"Q{num(px + s * 0.4)} {num(py - s * lift * 0.5)} {num(px)} {num(py + s * 0.16)}"
            f"Q{num(px - s * 0.4)} {num(py - s * lift * 0.5)} {num(px - s)} {num(py - s * lift)}Z"
        )
        c.path(wing, colour)


def gull(c: Canvas, x: float, y: float, size: float, beat: float, colour: str = "#ffffff") -> None:
    """One gull in flight; beat is the phase of its wings."""
    lift = size * (0.15 + 0.5 * math.sin(beat))
    for side in (-1, 1):
        c.shape(
            [
                (x, y),
                (x + side * size * 0.55, y - lift),
                (x + side * size, y - lift * 0.55),
                (x + side * size * 0.5, y - lift * 0.6 + size * 0.1),
                (x, y + size * 0.16),
            ],
            colour,
            smooth=True,
        )
    c.ellipse(x, y + size * 0.05, size * 0.3, size * 0.1, colour)


def mist(c: Canvas, y: float, thickness: float, colour: str, opacity: float = 0.6) -> None:
    """A soft, uneven bank of mist across the canvas."""
    stops: list[Stop] = [(0, colour, 0), (0.5, colour, opacity), (1, colour, 0)]
    c.rect(-20, y - thickness / 2, c.width + 40, thickness, c.linear(stops))
    with c.group(filter=c.blur(34, 9)):
        for x, rise in c.rng.uniform((0, -0.35), (c.width, 0.35), (7, 2)):
            w = c.rng.uniform(120, 330)
            c.ellipse(x, y + rise * thickness, w, thickness * 0.16, colour, opacity=opacity * 0.7)


# -- land ---------------------------------------------------------------
def profile(
    c: Canvas, y: float, rise: float, cells: float = 4, rough: float = 0.5, x0: float = -20, x1: float | None = None
) -> list[Point]:
    """A ridge line around y."""
    x1 = c.width + 20 if x1 is None else x1
    count = max(int((x1 - x0) / 7), 8)
    heights = fractal(c.rng, count, cells, 6, rough)
    return list(zip(np.linspace(x0, x1, count).tolist(), (y - rise * heights).tolist(), strict=True))


def ground(c: Canvas, line: Profile, *stops: Stop, bottom: float | None = None) -> None:
    """Fill the land below a line, the gradient running from its highest point down."""
    foot = bottom or c.height + 20
    top = min(y for _, y in line)
    paint = c.linear(stops, (0, top, 0, foot), user=True)
    c.shape([*line, (line[-1][0], foot), (line[0][0], foot)], paint)


def facets(c: Canvas, line: Profile, depth: float, shade: str, lit: str, opacity: float = 0.35) -> None:
    """Mountain faces: shaded and lit wedges that hang from the peaks of a line."""
    step = max(len(line) // 60, 2)
    for i in range(step, len(line) - step, step):
        x, y = line[i]
        before, after = line[i - step], line[i + step]
        if y > before[1] or y > after[1]:
            continue
        fall = depth * c.rng.uniform(0.5, 1)
        slant = c.rng.normal(fall * 0.05, fall * 0.05, 5)
        spine = [(x, y), *((x + slant[k], y + fall * (k + 1) / 5) for k in range(5))]
        for side, tone in ((1, shade), (-1, lit)):
            reach = fall * c.rng.uniform(0.35, 0.7)
            edge = [
                (x + side * reach * k / 5 * c.rng.uniform(0.7, 1.1), y + fall * 0.8 * k / 5) for k in range(5, 0, -1)
            ]
            hidden = c.linear([(0, tone, 1), (1, tone, 0)])
            c.shape(spine + edge, hidden, opacity=opacity)


def ranges(
    c: Canvas,
    steps: Sequence[tuple[float, float]],
    near: str,
    haze: str,
    glint: str,
    bottom: float,
    deep: str = "#22485a",
    bank: str = "#fff8e6",
) -> list[Point]:
    """Mountain ranges one before the other, each (y, rise) clearer than the last; gives the nearest line."""
    line: list[Point] = []
    for k, (y, rise) in enumerate(steps):
        line = profile(c, y, rise, 3.2 + k, 0.53)
        tone = mix(near, haze, 0.57 - 0.19 * k)
        ground(c, line, tone, mix(tone, haze, 0.7), bottom=bottom)
        facets(c, line, rise + 30, mix(tone, deep, 0.6), glint, 0.35)
        mist(c, y + rise * 0.4 + 24, 50, bank, 0.5)
    return line


def grove(c: Canvas, line: Profile, size: float, colour: str, density: float = 0.8, tint: str | None = None) -> None:
    """Tree tops along a line, as seen from far away."""
    last = -1e9
    for x, y in line:
        if x - last < size * 0.5 or c.rng.random() > density:
            continue
        last = x
        r = size * c.rng.uniform(0.4, 1)
        tone = mix(colour, tint, c.rng.random() * 0.6) if tint else colour
        c.ellipse(x, y - r * 0.25, r * 0.8, r, tone)
        c.ellipse(x + r * 0.6, y, r * 0.6, r * 0.7, tone)


def pines(c: Canvas, line: Profile, size: float, colour: str, density: float = 0.8) -> None:
    """Conifers along a line."""
    for x, y in line:
        if c.rng.random() > density:
            continue
        h = size * c.rng.uniform(0.5, 1.2)
        w = h * 0.21
        tiers = "".join(
            f"M{num(x)} {num(y - h * t0)}L{num(x + w * s)} {num(y - h * t1)}H{num(x - w * s)}Z"
            for t0, t1, s in ((1, 0.62, 0.55), (0.8, 0.35, 0.8), (0.58, 0.05, 1))
        )
        c.path(tiers + f"M{num(x - 1)} {num(y + 4)}V{num(y - h * 0.1)}H{num(x + 1)}V{num(y + 4)}Z", colour)


def karst(c: Canvas, x: float, y: float, w: float, h: float, rock: str, haze: str, shrub: str | None = None) -> None:
    """A limestone tower standing at (x, y)."""
    n = 15
    left, right = [], []
    lean = c.rng.uniform(-0.1, 0.1)
    for k in range(n + 1):
        t = k / n
        half = w / 2 * (1 - 0.18 * t) * math.sqrt(max(1 - t**5.5, 0))
        mid = x + lean * w * t + c.rng.normal(0, w * 0.012)
        left.append((mid - half * c.rng.uniform(0.9, 1.06), y - h * t))
        if k < n:
            right.append((mid + half * c.rng.uniform(0.9, 1.06), y - h * t))
    outline = curve([*left, *right[::-1]], closed=True)
    c.path(outline, c.linear([rock, (0.55, mix(rock, haze, 0.3)), (1, mix(rock, haze, 0.85))]))
    with c.group(clip_path=c.clip(outline)):
        side = c.linear(
            [(0, "#ffffff", 0.22), (0.35, "#ffffff", 0), (0.6, dark(rock, 0.6), 0), (1, dark(rock, 0.6), 0.4)],
            (0, 0, 1, 0),
        )
        c.rect(x - w, y - h * 1.1, w * 2, h * 1.1, side)
        for _ in range(int(10 + w / 9)):
            sx = x + c.rng.uniform(-0.5, 0.5) * w
            sy = y - h * c.rng.uniform(0.15, 0.98)
            long = h * c.rng.uniform(0.06, 0.26)
            points = [(sx, sy), (sx + w * 0.03, sy + long * 0.4), (sx + c.rng.normal(0, w * 0.02), sy + long)]
            tone = light(rock, 0.4) if c.rng.random() < 0.45 else dark(rock, 0.35)
            c.line(points, tone, w * c.rng.uniform(0.008, 0.03), smooth=True, opacity=c.rng.uniform(0.1, 0.35))
        if shrub:
            for _ in range(int(16 + w / 7)):
                t = 1 - c.rng.random() ** 1.3 * 0.9
                bx, by = x + lean * w * t + c.rng.uniform(-0.5, 0.5) * w, y - h * t
                tone = mix(shrub, haze, 0.55 * (1 - t))
                for _ in range(11):
                    r = w * c.rng.uniform(0.008, 0.024)
                    fall = c.rng.exponential(0.035) * w
                    c.ellipse(
                        bx + c.rng.normal(0, w * 0.035),
                        by + fall,
                        r * 1.5,
                        r,
                        mix(tone, light(tone, 0.4), c.rng.random() * 0.6),
                        opacity=0.85,
                    )
        fade = c.linear([(0, haze, 0), (0.6, haze, 0), (1, haze, 0.75)])
        c.rect(x - w, y - h * 1.1, w * 2, h * 1.1, fade)


# -- plants -------------------------------------------------------------
def palm(c: Canvas, x: float, y: float, h: float, lean: float, leaf: str, trunk: str, fronds: int = 11) -> None:
    """A coconut palm; lean is how far its crown stands aside, as a part of its height."""
    top = (x + lean * h, y - h)
    bend = (x + lean * h * 0.15, y - h * 0.55)
    w = h * 0.018
    outline = [(x - w * 1.7, y), (bend[0] - w, bend[1]), (top[0] - w * 0.7, top[1])]
    back = [(top[0] + w * 0.7, top[1]), (bend[0] + w, bend[1]), (x + w * 1.9, y)]
    c.path(curve(outline) + "L" + curve(back)[1:] + "Z", c.linear([trunk, light(trunk, 0.12), trunk], (0, 0, 1, 0)))
    for k in range(fronds):
        angle = math.radians(-200 + 220 * k / (fronds - 1) + c.rng.uniform(-8, 8))
        frond(c, top, angle, h * c.rng.uniform(0.36, 0.48), mix(leaf, dark(leaf, 0.3), c.rng.random()))
    for dx in (-1.3, 0.2, 1.5):
        c.circle(top[0] + dx * w, top[1] + w * 1.7, w * 1.25, dark(trunk, 0.25))


def frond(c: Canvas, root: Point, angle: float, length: float, colour: str) -> None:
    """One feathered palm leaf, drooping towards its tip."""
    dx, dy = math.cos(angle) * length, math.sin(angle) * length
    spine: list[Point] = [
        (root[0] + dx * t, root[1] + dy * t + length * 0.55 * t**2.2) for t in np.linspace(0, 1, 13).tolist()
    ]
    parts = []
    for i in range(1, len(spine)):
        (x0, y0), (x1, y1) = spine[i - 1], spine[i]
        along = math.atan2(y1 - y0, x1 - x0)
        t = i / (len(spine) - 1)
        leaf = length * 0.27 * math.sin(math.pi * (0.15 + 0.8 * t)) ** 0.7
        for side in (-1, 1):
            turn = along + side * (1.15 - 0.5 * t)
            tip = (x1 + math.cos(turn) * leaf, y1 + math.sin(turn) * leaf + leaf * 0.45)
            mid = ((x0 + x1) / 2, (y0 + y1) / 2)
            parts.append(polygon([(x0, y0), tip, (x1, y1) if i % 2 else mid]) + "Z")
    c.path("".join(parts), colour)
    c.line(spine, colour, length * 0.014, smooth=True)


def foliage(c: Canvas, x: float, y: float, w: float, h: float, leaf: str, sunlit: str, count: int = 90) -> None:
    """A rounded mass of leaves, darker below, lit from the upper left."""
    for k in range(count):
        t = k / count
        angle = c.rng.uniform(0, 2 * math.pi)
        reach = math.sqrt(c.rng.random()) * (1 - 0.28 * t)
        px = x + math.cos(angle) * reach * w / 2 - w * 0.06 * t
        py = y + math.sin(angle) * reach * h / 2 - h * 0.1 * t
        height = (y - py) / h + 0.5
        tone = mix(dark(leaf, 0.32), leaf, min(max(height * 1.2 - 0.1, 0), 1))
        tone = mix(tone, sunlit, max(0.0, t - 0.45) * 1.5 * min(max(height, 0), 1))
        r = min(w, h) * c.rng.uniform(0.07, 0.15) * (1.25 - 0.6 * t)
        c.ellipse(px, py, r * 1.3, r, tone)


def tree(
    c: Canvas, x: float, y: float, h: float, leaf: str, sunlit: str, trunk: str = "#5a3d2b", wide: float = 0.9
) -> None:
    """A broad-leaved tree standing at (x, y)."""
    w = h * 0.035
    d = (
        f"M{num(x - w * 1.6)} {num(y)}Q{num(x - w * 0.5)} {num(y - h * 0.3)} {num(x - h * 0.16)} {num(y - h * 0.62)}"
        f"L{num(x)} {num(y - h * 0.42)}L{num(x + h * 0.17)} {num(y - h * 0.66)}"
        f"Q{num(x + w)} {num(y - h * 0.3)} {num(x + w * 1.7)} {num(y)}Z"
    )
    c.path(d, c.linear([dark(trunk, 0.35), trunk], (0, 0, 1, 0)))
    for dx, dy, s in ((-0.26, 0.58, 0.62), (0.27, 0.6, 0.6), (0, 0.76, 0.8)):
        foliage(c, x + dx * h * wide, y - dy * h, h * s * wide, h * s * 0.66, leaf, sunlit, 70)


def bamboo(c: Canvas, x: float, y: float, h: float, stem: str, leaf: str, count: int = 9) -> None:
    """A clump of bamboo with arching tops."""
    for k in range(count):
        lean = (k - (count - 1) / 2) / count * 0.8 + c.rng.normal(0, 0.05)
        tall = h * c.rng.uniform(0.75, 1.05)
        spine = [(x + k * h * 0.014 + lean * tall * t**2.1, y - tall * (t - 0.16 * t**3)) for t in np.linspace(0, 1, 8)]
        c.line(spine, mix(stem, leaf, c.rng.random() * 0.5), h * 0.013, smooth=True)
        for px, py in spine[3:]:
            for _ in range(5):
                blade(
                    c,
                    px,
                    py,
                    h * c.rng.uniform(0.07, 0.13),
                    c.rng.uniform(10, 170),
                    mix(leaf, stem, c.rng.random() * 0.5),
                )


def blade(c: Canvas, x: float, y: float, length: float, turn: float, colour: str, fat: float = 0.13) -> None:
    """One pointed leaf; turn in degrees, 0 to the right, 90 downwards."""
    a = math.radians(turn)
    ex, ey = x + math.cos(a) * length, y + math.sin(a) * length
    nx, ny = -math.sin(a) * length * fat, math.cos(a) * length * fat
    mx, my = x + (ex - x) * 0.4, y + (ey - y) * 0.4
    c.path(
        f"M{num(x)} {num(y)}Q{num(mx + nx)} {num(my + ny)} {num(ex)} {num(ey)}Q{num(mx - nx)} {num(my - ny)}"
        f" {num(x)} {num(y)}Z",
        colour,
    )


def grass(c: Canvas, line: Profile, height: float, colours: Sequence[str], density: float = 1.0) -> None:
    """Blades of grass rooted along a line."""
    for x, y in line:
        for _ in range(round(density * 2 + c.rng.uniform(-0.5, 0.5))):
            tone = colours[int(c.rng.integers(len(colours)))]
            length = height * c.rng.uniform(0.4, 1.1)
            blade(c, x + c.rng.normal(0, 4), y + 3, length, -90 + c.rng.normal(0, 20), tone, 0.07)


def banana(c: Canvas, x: float, y: float, h: float, leaf: str, sunlit: str) -> None:
    """A banana plant."""
    c.line([(x, y), (x + h * 0.02, y - h * 0.5)], mix(leaf, "#8a7a4a", 0.5), h * 0.07)
    for turn in (-165, -20, -140, -45, -118, -70, -95):
        tone = mix(leaf, sunlit, c.rng.random() * 0.8)
        angle = turn + c.rng.uniform(-6, 6)
        length = h * c.rng.uniform(0.5, 0.68)
        root = (x + h * 0.02, y - h * 0.46)
        blade(c, *root, length, angle, tone, 0.24)
        a = math.radians(angle)
        c.line(
            [root, (root[0] + math.cos(a) * length * 0.95, root[1] + math.sin(a) * length * 0.95)],
            light(tone, 0.3),
            h * 0.007,
            opacity=0.7,
        )


# -- water --------------------------------------------------------------
def sea(c: Canvas, y0: float, *stops: Stop, y1: float | None = None) -> None:
    foot = y1 or c.height + 20
    c.rect(-20, y0, c.width + 40, foot - y0, c.linear(stops))


def ripples(
    c: Canvas,
    y0: float,
    y1: float,
    count: int,
    colour: str,
    opacity: float = 0.4,
    x: tuple[float, float] | None = None,
    shift: Callable[[float], float] = lambda depth: 0.0,
) -> None:
    """Lens-shaped flecks on water, larger the nearer they are."""
    low, high = x or (-40, c.width + 40)
    for u, v, w in c.rng.random((count, 3)):
        depth = u**1.5
        y = y0 + (y1 - y0) * depth
        half = (10 + 90 * depth) * (0.4 + w)
        h = (0.5 + 3.6 * depth) * (0.5 + 0.5 * w)
        px = low + (high - low) * ((v + shift(depth)) % 1)
        c.path(lens(px, y, half, h), colour, opacity=opacity * (0.35 + 0.65 * w))


def glitter(
    c: Canvas, x: float, y0: float, y1: float, width: float, colour: str, count: int = 130, time: float = 0
) -> None:
    """The sun's path on water."""
    for u, v, w in c.rng.random((count, 3)):
        spread = width * (0.25 + 0.75 * u)
        px = x + (v + (w - 0.5) * 0.3 - 0.5) * spread + math.sin(time * 2 + w * 40) * 4
        y = y0 + (y1 - y0) * u
        half = (4 + 34 * u) * (0.4 + w)
        h = 0.8 + 3 * u
        shine = (1 - abs(px - x) / spread) * (0.75 + 0.25 * math.sin(time * 5 + w * 60))
        c.path(lens(px, y, half, h), colour, opacity=max(shine, 0.05))


def mirrored(c: Canvas, y: float, opacity: float, scale: float, draw: Callable[[], None], squash: float = 1) -> None:
    """Draw something and its image in the water line y."""
    with c.capture() as made:
        draw()
    markup = "".join(made)
    with (
        c.group(opacity=opacity, filter=c.wobble(scale)),
        c.group(transform=f"translate(0 {num(y * (1 + squash))}) scale(1 {num(-squash)})"),
    ):
        c.add(markup)
    c.add(markup)


def wave(
    c: Canvas,
    y: float,
    rise: float,
    cells: float,
    phase: float,
    *stops: Stop,
    crest: str | None = None,
    bottom: float | None = None,
) -> None:
    """One swell across the canvas: a sum of sines, with a line of foam on its crest."""
    line: list[Point] = []
    for x in np.arange(-20, c.width + 41, 20):
        a = x / c.width * cells * 2 * math.pi + phase
        line.append(
            (
                float(x),
                y - rise * (math.sin(a) + 0.35 * math.sin(a * 2.3 + phase * 0.7) + 0.2 * math.sin(a * 4.1 - phase)),
            )
        )
    ground(c, line, *stops, bottom=bottom)
    if crest:
        start = None
        for i, (_, py) in enumerate(line):
            high = py < y - rise * 0.25
            if high and start is None:
                start = i
            if start is not None and (not high or i == len(line) - 1):
                foam(c, line[start : i + 1], rise * 0.34, crest)
                start = None


def foam(c: Canvas, ridge: Profile, thickness: float, colour: str) -> None:
    """A tapered white crest under a piece of a wave's outline, with flecks below it."""
    if len(ridge) < 4:
        return
    last = len(ridge) - 1
    under = [
        (x, y + thickness * math.sin(math.pi * i / last) * (0.7 + 0.3 * math.sin(x * 0.085)))
        for i, (x, y) in enumerate(ridge)
    ]
    c.path(curve(ridge) + "L" + curve(under[::-1])[1:] + "Z", colour, opacity=0.85)
    for i in range(1, last):
        x, y = under[i]
        reach = thickness * (0.5 + 1.1 * abs(math.sin(x * 0.37)))
        c.line(
            [(x, y + 2), (x + reach * 0.7, y + reach * 0.45), (x + reach * 1.7, y + reach * 0.7)],
            colour,
            1.6,
            smooth=True,
            opacity=0.4,
        )
