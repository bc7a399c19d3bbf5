"""Rooms, tables, stages and things close to the eye."""

# mypy: allow-redefinition

import math
from pathlib import Path

from studio import nature
from studio.buildings import lantern, window
from studio.colour import dark, light, mix
from studio.people import (
    FRONT,
    HOLD,
    POINT,
    REACH,
    SIT,
    STAND,
    Look,
    Pose,
    figure,
    silhouette,
)
from studio.svg import Canvas, Point, num, polygon, rotate

from scenes import scene
from scenes.town import TOWNSFOLK

SUITS = [
    Look(top="#2f3f66", bottom="#2f3f66", trim=None, face=True),
    Look(top="#4a4a58", bottom="#4a4a58", skin="#f0c8a8", hair="#9a6a3c", face=True),
    Look(top="#a83f52", bottom="#2a2a3c", cut="bun", face=True),
    Look(top="#2c5a5f", bottom="#2c5a5f", skin="#8a5a3c", face=True),
    Look(top="#6a4a7c", bottom="#3a3048", cut="long", skin="#e8bd94", face=True),
    Look(top="#39465a", bottom="#39465a", hair="#8f8f94", face=True),
    Look(top="#3f8fa8", bottom="#2a3a4a", cut="bun", face=True),
    Look(top="#7a5a3a", bottom="#4a3a2a", skin="#c98a5c", face=True),
]
BUST = Pose((40, 80), (-40, -80), (82, 0), (76, 0), wide=8, sits=True)


@scene("hoi-nghi-ban-tron")
def round_table(c: Canvas) -> None:
    c.rect(-20, -20, 1640, 580, c.linear(["#7d5236", "#a8744a", "#c4905f"]))
    for k in range(8):
        x = 60 + k * 200
        if k in (3, 4):
            continue
        c.rect(x - 8, 60, 156, 440, "#5f3d28", 6)
        c.rect(x, 68, 140, 424, c.linear(["#9fd0e4", "#dff0e4", "#f7ecc8"]))
        nature.foliage(c, x + 70, 440, 150, 90, "#5f9a68", "#b9d880", 40)
        c.rect(x, 470, 140, 22, "#8fb58a")
        c.path(f"M{x + 70} 68V492M{x} 250H{x + 140}", stroke="#6a452c", stroke_width=7)
        for side, sx in ((1, x - 22), (-1, x + 108)):
            c.path(
                f"M{sx} 56H{sx + 54}Q{sx + 54 - side * 10} 280 {sx + (40 if side > 0 else 0)} 506"
                f"H{sx + (0 if side > 0 else 54)}Z",
                c.linear(["#c9a24a", "#f0d28a", "#a87f34"], (0, 0, 1, 0)),
            )
    c.rect(590, 70, 420, 330, "#5a3824", 8)
    c.rect(604, 84, 392, 302, c.linear(["#22506f", "#153450"]))
    dotted_map(c, 612, 112, 376, "#8fd0d8", "#ffd27a", 1.0)
    c.path("M540 40H1060", stroke="#e8c684", stroke_width=6)
    for k in range(6):
        x = 130 + k * 268
        c.glow(x, 16, 190, "#ffe6b0", 0.6)
        c.ellipse(x, 10, 60, 9, "#fff6dc")
    c.rect(-20, 500, 1640, 70, c.linear(["#6a4630", "#4a2f22"]))
    c.rect(-20, 560, 1640, 360, c.linear(["#8a3f44", "#5f2a38", "#3f1c2c"]))
    for k in range(13):
        for row in range(3):
            x, y = 30 + k * 132 + (row % 2) * 66, 610 + row * 100
            c.path(f"M{x - 30} {y}L{x} {y - 11}L{x + 30} {y}L{x} {y + 11}Z", "#a8585a", opacity=0.35)
    for x in (90, 1510):
        c.path(f"M{x - 42} 480H{x + 42}L{x + 30} 570H{x - 30}Z", c.linear(["#e8e0d0", "#a89a86"], (0, 0, 1, 0)))
        for turn in (-150, -120, -100, -80, -60, -30):
            nature.blade(c, x, 486, 170, turn + c.rng.uniform(-6, 6), mix("#2f7a4a", "#9acb58", c.rng.random()), 0.16)
    for k in range(9):
        a = math.pi + math.pi * (k + 0.5) / 9
        x, y = 800 + 560 * math.cos(a), 640 + 120 * math.sin(a)
        s = 1 - 0.16 * -math.sin(a)
        chair(c, x, y + 40, 1.35 * s)
        figure(c, x, y + 62, 290 * s, BUST, SUITS[k % len(SUITS)], x > 800)
    top = c.radial([(0, "#c98f5c"), (0.7, "#a56c3f"), (1, "#7a4a2a")], (800, 660, 640), True)
    c.ellipse(800, 712, 640, 168, "#2f1620", opacity=0.6)
    c.path("M180 672A620 150 0 0 0 1420 672V716A620 152 0 0 1 180 716Z", c.linear(["#8a5530", "#5a3420"]))
    c.ellipse(800, 672, 620, 150, top)
    c.ellipse(800, 672, 620, 150, "none", stroke="#e8b880", stroke_width=3, opacity=0.7)
    c.ellipse(800, 672, 330, 74, "#4f2c20")
    c.ellipse(800, 676, 322, 68, c.linear(["#6a3038", "#8f464a"]))
    flower_bowl(c, 800, 690)
    for k in range(26):
        a = 2 * math.pi * k / 26
        x, y = 800 + 500 * math.cos(a), 668 + 112 * math.sin(a)
        s = 0.8 + 0.3 * (math.sin(a) + 1) / 2
        if k % 2:
            c.shape(
                [(x - 26 * s, y - 4 * s), (x + 18 * s, y - 7 * s), (x + 26 * s, y + 6 * s), (x - 22 * s, y + 9 * s)],
                "#fbf7ec",
            )
            c.line([(x - 14 * s, y), (x + 12 * s, y - 1 * s)], "#a9b0b8", 1.2)
        else:
            c.path(
                f"M{num(x)} {num(y)}Q{num(x - 4 * s)} {num(y - 24 * s)} {num(x + 10 * s)} {num(y - 32 * s)}",
                stroke="#2a2a30",
                stroke_width=2.2 * s,
            )
            c.circle(x + 11 * s, y - 33 * s, 3.4 * s, "#3a3a42")
            c.rect(x - 8 * s, y - 2 * s, 16 * s, 5 * s, "#2a2a30", 2)
            c.rect(x + 24 * s, y - 26 * s, 9 * s, 26 * s, "#d4eef4", 3, opacity=0.85)
            c.rect(x + 24 * s, y - 18 * s, 9 * s, 9 * s, "#5fa5c8")
    for x, k in ((330, 3), (560, 0), (1050, 6), (1290, 4)):
        figure(c, x, 930, 330, BUST, SUITS[k], back=True)
        chair(c, x, 930, 2.0)
    nature.rays(c, 180, 40, 900, "#fff0c8", 0.14, (40, 80))


def chair(c: Canvas, x: float, y: float, s: float) -> None:
    c.path(
        f"M{num(x - 34 * s)} {num(y)}V{num(y - 54 * s)}Q{num(x)} {num(y - 72 * s)} {num(x + 34 * s)}"
        f" {num(y - 54 * s)}V{num(y)}Z",
        c.linear(["#5a3c2c", "#33211a"]),
    )
    c.path(
        f"M{num(x - 26 * s)} {num(y)}V{num(y - 48 * s)}Q{num(x)} {num(y - 62 * s)} {num(x + 26 * s)}"
        f" {num(y - 48 * s)}V{num(y)}Z",
        c.linear(["#9c4448", "#6a2a34"]),
    )


def flower_bowl(c: Canvas, x: float, y: float) -> None:
    for _ in range(46):
        px, py = x + c.rng.normal(0, 62), y - 34 + c.rng.normal(0, 13)
        if c.rng.random() < 0.4:
            nature.blade(c, px, py, 34, c.rng.uniform(-170, -10), "#5f9a52", 0.2)
        else:
            tone = ("#f7c8d4", "#f2a03c", "#fff6e0", "#e2586f")[int(c.rng.integers(4))]
            c.circle(px, py, 12, c.radial([light(tone, 0.4), tone, dark(tone, 0.2)]))
    c.ellipse(x, y - 6, 84, 18, c.linear(["#f4efe2", "#b9ab94"]))


def dotted_map(c: Canvas, x: float, y: float, w: float, tone: str, home: str, dot: float) -> None:
    """The land of the world in dots, from Natural Earth, a cell being 1.5 degrees."""
    rows = (Path(__file__).parent / "land_mask.txt").read_text().split()
    cell = w / 240
    for j, row in enumerate(rows):
        bits = bin(int(row, 16))[2:].zfill(240)
        d = "".join(
            f"M{num(x + (i + 0.5) * cell)} {num(y + (j + 0.5) * cell)}h.01" for i, bit in enumerate(bits) if bit == "1"
        )
        if d:
            c.path(d, stroke=tone, stroke_width=cell * 0.72 * dot, stroke_linecap="round")
    for lon, lat in ((112, 16.5), (111.6, 15.8), (114.3, 10.4), (113.6, 9), (112, 8.6)):
        c.circle(x + (lon + 180) / 1.5 * cell, y + (84 - lat) / 1.5 * cell, cell * 0.42, home)


@scene("ban-do-the-gioi")
def world_map(c: Canvas) -> None:
    c.veil(c.radial(["#1f6a8c", (0.5, "#124a70"), "#081f42"], (1180, 420, 1250), True))
    cell = 1560 / 240

    def at(lon: float, lat: float) -> Point:
        return 20 + (lon + 180) / 1.5 * cell, 130 + (84 - lat) / 1.5 * cell

    for lon in range(-180, 181, 15):
        c.line([at(lon, 84), at(lon, -58)], "#7fc0d8", 0.8, opacity=0.18)
    for lat in range(-45, 90, 15):
        c.line([at(-180, lat), at(180, lat)], "#7fc0d8", 0.8, opacity=0.18)
    with c.group(filter=c.blur(9), opacity=0.5):
        dotted_map(c, 20, 130, 1560, "#3fb0c0", "#ffd27a", 1.5)
    dotted_map(c, 20, 130, 1560, "#8fd4d4", "#ffe09a", 1.12)
    hub = at(105.8, 16.4)
    c.glow(*hub, 150, "#ffcf6a", 0.8)
    cities = [
        (2.3, 48.8),
        (-0.1, 51.5),
        (37.6, 55.7),
        (139.7, 35.7),
        (-122.4, 37.8),
        (-74, 40.7),
        (151.2, -33.9),
        (77.2, 28.6),
        (28, -26.2),
        (-46.6, -23.5),
        (55.3, 25.2),
        (31.2, 30),
        (-99.1, 19.4),
        (121, 14.6),
        (18, 59.3),
        (36.8, -1.3),
        (-79.4, 43.7),
        (106.8, -6.2),
    ]
    for k, (lon, lat) in enumerate(cities):
        end = at(lon, lat)
        span = math.dist(hub, end)
        mid = ((hub[0] + end[0]) / 2, (hub[1] + end[1]) / 2 - span * 0.26)
        paint = c.linear([(0, "#ffd98a", 0.95), (1, "#ff8f6a", 0.5)], (*hub, *end), True)
        d = f"M{num(hub[0])} {num(hub[1])}Q{num(mid[0])} {num(mid[1])} {num(end[0])} {num(end[1])}"
        c.path(d, stroke=paint, stroke_width=5, opacity=0.22)
        c.path(d, stroke=paint, stroke_width=1.8)
        c.glow(*end, 26, "#ff9a6a", 0.9)
        c.circle(*end, 4.5, "#fff4dc")
        t = 0.3 + 0.4 * ((k * 37) % 10) / 10
        px = (1 - t) ** 2 * hub[0] + 2 * t * (1 - t) * mid[0] + t * t * end[0]
        py = (1 - t) ** 2 * hub[1] + 2 * t * (1 - t) * mid[1] + t * t * end[1]
        c.circle(px, py, 3.4, "#ffffff")
        c.glow(px, py, 16, "#fff0c0", 0.9)
    for r in (12, 24, 38):
        c.circle(*hub, r, "none", stroke="#ffe09a", stroke_width=2, opacity=0.9 - r / 60)
    c.shape(
        [
            (
                hub[0] + 11 * math.cos(-math.pi / 2 + k * math.pi / 5) * (1 if k % 2 == 0 else 0.42),
                hub[1] + 11 * math.sin(-math.pi / 2 + k * math.pi / 5) * (1 if k % 2 == 0 else 0.42),
            )
            for k in range(10)
        ],
        "#ffe98a",
    )
    with c.place(170, 720, 1.15):
        c.circle(0, 0, 92, "#0a2a4c", opacity=0.5)
        c.circle(0, 0, 92, "none", stroke="#e8c684", stroke_width=2.5)
        c.circle(0, 0, 80, "none", stroke="#e8c684", stroke_width=0.8)
        for k in range(32):
            a = k * math.pi / 16
            c.line(
                [
                    (80 * math.cos(a), 80 * math.sin(a)),
                    ((72 if k % 4 else 64) * math.cos(a), (72 if k % 4 else 64) * math.sin(a)),
                ],
                "#e8c684",
                1.4,
            )
        for k in range(8):
            long = 74 if k % 2 == 0 else 44
            with c.place(0, 0, 1, turn=45 * k):
                c.path(f"M0 {-long}L9 -9L0 0Z", "#f6e0ac")
                c.path(f"M0 {-long}L-9 -9L0 0Z", "#a87f44")
        c.circle(0, 0, 6, "#0a2a4c", stroke="#f6e0ac", stroke_width=2)
    with c.group(opacity=0.55):
        for y in (640, 668, 700):
            c.path(f"M640 {y}q12 -8 24 0t24 0t24 0", stroke="#8fd0e0", stroke_width=2)
            c.path(f"M{960} {y + 40}q12 -8 24 0t24 0", stroke="#8fd0e0", stroke_width=2)
    c.rect(20, 20, 1560, 860, "none", 10, stroke="#e8c684", stroke_width=2, opacity=0.55)
    c.rect(30, 30, 1540, 840, "none", 6, stroke="#e8c684", stroke_width=0.8, opacity=0.5)


@scene("phong-hop-bao")
def press_room(c: Canvas) -> None:
    c.rect(-20, -20, 1640, 640, c.linear(["#12325a", "#1f5a8a", "#3a86ac"]))
    c.glow(800, 330, 720, "#8fd4f0", 0.55)
    for k in range(7):
        r = 120 + 80 * k
        c.circle(800, 320, r, "none", stroke="#bfe8f6", stroke_width=1.6, opacity=0.22 - 0.025 * k)
    with c.group(opacity=0.35):
        dotted_map(c, 300, 90, 1000, "#bfeaf4", "#ffe09a", 1.0)
    for x in (-20, 1400):
        c.rect(x, -20, 220, 640, c.linear(["#0d2444", "#1c3f66", "#0d2444"], (0, 0, 1, 0)))
        for k in range(6):
            c.path(f"M{x + 20 + k * 36} -20V620", stroke="#2f5f8a", stroke_width=2, opacity=0.6)
    for x in (260, 620, 980, 1340):
        c.glow(x, 20, 150, "#fff0d0", 0.8)
        c.rect(x - 30, 4, 60, 18, "#f6f4ea", 6)
    c.path("M-20 600H1620V920H-20Z", c.linear(["#2a3f5f", "#182844", "#0d1a30"]))
    c.ellipse(800, 640, 460, 22, "#0b1830", opacity=0.6)
    figure(
        c,
        800,
        640,
        330,
        HOLD,
        Look(top="#23355a", bottom="#23355a", cut="bun", skin="#e0aa7c", trim="#f2e8d4", face=True),
    )
    c.path("M690 470H930L908 650H712Z", c.linear(["#c98f56", "#8f5c34", "#5f3a22"], (0, 0, 1, 0.2)))
    c.rect(676, 456, 268, 20, c.linear(["#e2b078", "#9c6a40"]), 5)
    c.circle(810, 556, 44, "#7a4c2a", stroke="#e8c084", stroke_width=3)
    for k in range(7):
        nature.blade(c, 810, 578, 44, -170 + k * 26.6, "#f2d49a", 0.2)
    for k in range(9):
        x = 716 + k * 23
        tall = 28 + (k % 3) * 9
        c.path(
            f"M{x} 456Q{x + (4 - k) * 2} {456 - tall * 0.6} {x + (4 - k) * 3.4} {456 - tall}",
            stroke="#23262e",
            stroke_width=3,
        )
        tone = ("#d9432f", "#2f7fc0", "#f2b53a", "#3f9a6a", "#8a4aa8")[k % 5]
        c.rect(x + (4 - k) * 3.4 - 6, 456 - tall - 18, 12, 13, tone, 2)
        c.ellipse(x + (4 - k) * 3.4, 456 - tall - 22, 7, 9, "#30333c")
    for x, look, flip in (
        (430, SUITS[1], False),
        (520, SUITS[6], False),
        (1090, SUITS[0], True),
        (1180, SUITS[4], True),
    ):
        figure(c, x, 642, 262, STAND, look, flip)
    nature.rays(c, 620, 10, 800, "#dff4ff", 0.18, (60, 85))
    nature.rays(c, 980, 10, 800, "#dff4ff", 0.18, (95, 120))
    ink = "#0d172c"
    for row, (y, h, n, tone) in enumerate(((730, 210, 17, "#2a4468"), (800, 270, 13, "#1b2f50"), (890, 340, 10, ink))):
        for k in range(n):
            x = (k + c.rng.uniform(0.25, 0.75)) * 1640 / n - 20
            look = silhouette(tone, Look(cut=("short", "long", "bun", "tail")[int(c.rng.integers(4))]))
            figure(c, x, y + h * 0.52, h, (FRONT, FRONT, CAMERA)[int(c.rng.integers(3))], look, back=True)
        for _ in range(3 - row // 2):
            x = c.rng.uniform(80, 1520)
            video_camera(c, x, y - 56, 0.75 + 0.3 * row, tone, x > 800)
    for x, y, r in ((310, 640, 90), (1270, 680, 110), (980, 700, 70)):
        c.glow(x, y, r, "#eaf6ff", 0.95)
        c.circle(x, y, 5, "#ffffff")


CAMERA = Pose((120, 196), (-120, -196), (3, 0), (-3, 0), wide=8)


def video_camera(c: Canvas, x: float, y: float, s: float, tone: str, flip: bool) -> None:
    """A camera on a tripod."""
    with c.place(x, y, s, flip):
        c.path("M0 20L-40 200M0 20L40 200M0 20V200", stroke=tone, stroke_width=7)
        c.rect(-46, -26, 84, 46, tone, 6)
        c.path("M38 -16H66L82 -26V22L66 12H38Z", tone)
        c.rect(-26, -48, 60, 12, tone, 6)
        c.path("M-20 -26V-40M28 -26V-40", stroke=tone, stroke_width=6)
        c.rect(-76, -18, 26, 22, "#8fd4f0", 3, opacity=0.9)
        c.circle(-34, -14, 4, "#ff4a3a")
        c.ellipse(82, -2, 4, 20, "#7fb8e0", opacity=0.8)


@scene("banh-chung-tet")
def tet_table(c: Canvas) -> None:
    c.rect(-20, -20, 1640, 640, c.linear(["#c8412f", "#a82a2a", "#8a1f28"]))
    for row in range(5):
        for k in range(10):
            x, y = 60 + k * 170 + (row % 2) * 85, 70 + row * 118
            with c.group(opacity=0.16):
                c.circle(x, y, 42, "none", stroke="#ffd27a", stroke_width=2.5)
                for turn in range(0, 360, 60):
                    nature.blade(c, x, y, 34, turn, "#ffd27a", 0.2)
    c.glow(800, 360, 760, "#ffb05a", 0.5)
    window(c, 90, 40, 300, 420, "#bfe0e0", "#6a3220")
    nature.foliage(c, 240, 400, 260, 120, "#6fa878", "#d0e49a", 60)
    for x, chars in ((540, 4), (1130, 4)):
        c.rect(x, 30, 100, 420, c.linear(["#e23a30", "#b8222a"]), 4)
        c.rect(x + 6, 36, 88, 408, "none", 3, stroke="#f7c85a", stroke_width=3)
        for k in range(chars):
            flower_mark(c, x + 50, 90 + k * 100, 32)
        c.rect(x - 8, 20, 116, 14, "#d9a23c", 6)
        c.rect(x - 8, 446, 116, 14, "#d9a23c", 6)
    peach(c, 1440, 620)
    c.path("M-20 600H1620V920H-20Z", c.linear(["#a86a3c", "#7d4524", "#4f2814"]))
    for k in range(9):
        c.path(
            f"M-20 {612 + k * 34}Q500 {606 + k * 34} 1620 {614 + k * 34}",
            stroke="#5f3218",
            stroke_width=2,
            opacity=0.45,
        )
    c.path("M180 640Q800 596 1420 640L1560 900H40Z", c.linear(["#f2dfb4", "#d9b97f"]))
    for k in range(46):
        c.path(f"M{200 + k * 27} 632L{60 + k * 33.5} 900", stroke="#b98f52", stroke_width=2, opacity=0.5)
    for k in range(12):
        c.path(
            f"M{170 - k * 11} {650 + k * 21}Q800 {610 + k * 23} {1430 + k * 11} {650 + k * 21}",
            stroke="#b98f52",
            stroke_width=2,
            opacity=0.4,
        )
    cake(c, 560, 640, 1.1)
    cake(c, 790, 660, 1.28)
    cut_cake(c, 660, 812, 1.15)
    fruit_plate(c, 250, 790)
    candy_tray(c, 1120, 800)
    with c.place(985, 690, 1.0):
        c.path("M-46 -60Q-62 -10 -30 14H30Q62 -10 46 -60Z", c.linear(["#f6f2e8", "#ffffff", "#b8b4aa"], (0, 0, 1, 0)))
        c.path("M48 -46Q86 -50 84 -82L96 -84Q98 -36 54 -28Z", "#e6e2d6")
        c.path("M-50 -44Q-86 -40 -76 -6Q-64 10 -42 0", stroke="#e6e2d6", stroke_width=9)
        c.path("M-40 -62Q0 -84 40 -62Z", "#d9d5c8")
        c.circle(0, -78, 7, "#4f7fb0")
        for k in range(5):
            nature.blade(c, 0, -6, 30, -160 + k * 35, "#4f7fb0", 0.2)
    for x in (1370, 1460):
        c.path(
            f"M{x - 26} 706Q{x - 24} 752 {x - 10} 756H{x + 10}Q{x + 24} 752 {x + 26} 706Z",
            c.linear(["#fbf8f0", "#c9c4b8"], (0, 0, 1, 0)),
        )
        c.ellipse(x, 706, 26, 6, "#a8702c")
        c.path(
            f"M{x - 6} 696q-12 -18 0 -34q10 -16 0 -34", stroke="#ffffff", stroke_width=6, opacity=0.4, filter=c.blur(4)
        )
    for x, y, turn in ((420, 868, -12), (520, 880, 8)):
        with c.place(x, y, 1, turn=turn):
            c.rect(-40, -30, 80, 52, c.linear(["#e8352c", "#b01f28"]), 4)
            c.path("M-40 -30L0 0L40 -30", stroke="#f7c85a", stroke_width=2.5)
            flower_mark(c, 0, 6, 13)
    for _ in range(60):
        x, y = c.rng.uniform(900, 1600), c.rng.uniform(560, 890)
        petal(c, x, y, c.rng.uniform(5, 9), c.rng.uniform(0, 360))
    for x, r in ((470, 40), (1300, 34)):
        lantern(c, x, 150, r, "#f2502f", 0)


def flower_mark(c: Canvas, x: float, y: float, r: float) -> None:
    """A gold flower in place of lettering."""
    for turn in range(0, 360, 45):
        nature.blade(c, x, y, r, turn, "#f7d06a" if turn % 90 else "#ffe7a4", 0.24)
    c.circle(x, y, r * 0.2, "#b8222a")


def petal(c: Canvas, x: float, y: float, r: float, turn: float) -> None:
    c.ellipse(
        x,
        y,
        r,
        r * 0.55,
        mix("#ff9ab8", "#ffd4e0", (turn % 60) / 60),
        transform=rotate(turn, x, y),
    )


def blossom(c: Canvas, x: float, y: float, r: float) -> None:
    for k in range(5):
        a = k * 1.2566 + x
        c.circle(
            x + math.cos(a) * r * 0.55, y + math.sin(a) * r * 0.55, r * 0.5, mix("#ff86aa", "#ffc4d6", c.rng.random())
        )
    c.circle(x, y, r * 0.28, "#ffe08a")
    for k in range(5):
        a = k * 1.2566 + x + 0.6
        c.line([(x, y), (x + math.cos(a) * r * 0.5, y + math.sin(a) * r * 0.5)], "#d9406f", 0.9)


def peach(c: Canvas, x: float, y: float) -> None:
    """A flowering peach in a glazed pot."""

    def grow(px: float, py: float, turn: float, long: float, width: float) -> None:
        a = math.radians(turn)
        ex, ey = px + math.cos(a) * long, py + math.sin(a) * long
        bend = ((px + ex) / 2 + c.rng.normal(0, long * 0.08), (py + ey) / 2 + c.rng.normal(0, long * 0.08))
        c.line([(px, py), bend, (ex, ey)], mix("#4f2c20", "#7d4a30", c.rng.random()), width, smooth=True)
        if width < 9:
            for _ in range(5 if width < 4 else 3):
                t = c.rng.uniform(0.2, 1)
                bx, by = px + (ex - px) * t + c.rng.normal(0, 8), py + (ey - py) * t + c.rng.normal(0, 8)
                if c.rng.random() < 0.75:
                    blossom(c, bx, by, c.rng.uniform(9, 15))
                else:
                    nature.blade(c, bx, by, 24, c.rng.uniform(-170, -10), "#8fc04a", 0.2)
        if width > 2.4:
            for d in (-34, -4, 30):
                if c.rng.random() < 0.86:
                    grow(ex, ey, turn + d + c.rng.normal(0, 8), long * c.rng.uniform(0.66, 0.82), width * 0.62)

    grow(x, y - 60, -96, 150, 17)
    c.path(
        f"M{x - 84} {y - 80}H{x + 84}L{x + 62} {y + 60}H{x - 62}Z",
        c.linear(["#2f5f9c", "#5f9fd8", "#1f3f78"], (0, 0, 1, 0)),
    )
    c.rect(x - 92, y - 94, 184, 20, c.linear(["#4f86c0", "#2a5590"]), 8)
    for k in range(5):
        c.path(f"M{x - 60 + k * 30} {y - 10}q8 -18 15 0t15 0", stroke="#e8f2fa", stroke_width=3, opacity=0.7)


def cake(c: Canvas, x: float, y: float, s: float) -> None:
    """A square rice cake in its leaf wrapping, tied with bamboo strips."""
    with c.place(x, y, s):
        c.ellipse(0, 74, 150, 18, "#5a3a1c", opacity=0.45)
        top = [(-92, -34), (46, -60), (120, -18), (-22, 12)]
        left = [(-92, -34), (-22, 12), (-22, 84), (-90, 36)]
        right = [(-22, 12), (120, -18), (116, 52), (-22, 84)]
        for face, tones in (
            (top, ("#7fae4a", "#4f8436")),
            (left, ("#3f7030", "#2c5626")),
            (right, ("#578f3c", "#396c2e")),
        ):
            d = polygon(face) + "Z"
            c.path(d, c.linear(list(tones), (0, 0, 1, 0.4)))
            with c.group(clip_path=c.clip(d)):
                for k in range(22):
                    x0 = -110 + k * 11
                    c.line([(x0, -70), (x0 + 34, 90)], "#2f5a26" if k % 3 else "#a5cc6a", 1.1, opacity=0.45)
        for a, b, lower in (
            ((-46, -43), (30, -1), (30, 73)),
            ((0, -51), (73, -9), (72, 62)),
            ((-66, -17), (78, -44), None),
            ((-44, -2), (98, -31), None),
        ):
            c.line([a, b], "#f0dca4", 4.5)
            if lower:
                c.line([b, lower], "#d9c184", 4.5)
        c.line([(-66, -17), (-64, 56)], "#c4aa6c", 4.5)
        c.line([(-44, -2), (-42, 70)], "#c4aa6c", 4.5)
        c.path("M4 -30q-16 -20 -2 -24q10 4 4 22q10 -20 22 -14q6 10 -20 18Z", "#f0dca4")


def cut_cake(c: Canvas, x: float, y: float, s: float) -> None:
    """Slices on a plate."""
    with c.place(x, y, s):
        c.ellipse(0, 18, 168, 40, "#6a4420", opacity=0.4)
        c.ellipse(0, 8, 164, 40, c.linear(["#ffffff", "#cfcabd"]))
        c.ellipse(0, 4, 140, 31, "none", stroke="#5f8fc0", stroke_width=3)
        for k in range(5):
            px = -96 + k * 44
            face = [(px, -44), (px + 52, -56), (px + 58, -2), (px + 4, 10)]
            c.shape([(px + 52, -56), (px + 66, -46), (px + 70, 4), (px + 58, -2)], "#4f7f34")
            c.shape(face, c.linear(["#cfd98a", "#a5bb60"]))
            c.shape([(px + 10, -34), (px + 46, -42), (px + 49, -10), (px + 13, -2)], "#f0cf72")
            c.shape([(px + 18, -27), (px + 40, -32), (px + 42, -18), (px + 20, -12)], "#d98a6a")
            c.shape([(px + 20, -22), (px + 40, -27), (px + 41, -23), (px + 21, -18)], "#f7dcc8")
            for _ in range(30):
                c.circle(px + c.rng.uniform(4, 54), c.rng.uniform(-46, 2), 1.2, "#eef2c8", opacity=0.7)


def fruit_plate(c: Canvas, x: float, y: float) -> None:
    """The five-fruit tray."""
    c.ellipse(x, y + 40, 190, 34, "#5a3a1c", opacity=0.4)
    c.path(
        f"M{x - 60} {y + 44}L{x - 40} {y}H{x + 40}L{x + 60} {y + 44}Z", c.linear(["#e0b04a", "#9c6f24"], (0, 0, 1, 0))
    )
    for k in range(9):
        turn = -172 + k * 20.5
        a = math.radians(turn)
        c.path(
            f"M{x} {y}Q{num(x + 100 * math.cos(a))} {num(y + 30 + 60 * math.sin(a))}"
            f" {num(x + 168 * math.cos(a))} {num(y - 6 + 96 * math.sin(a))}",
            stroke=mix("#8fb03f", "#c9d860", k / 9),
            stroke_width=28,
            stroke_linecap="round",
        )
    for px, py, r, tone in (
        (-70, -70, 44, "#f2a12c"),
        (62, -66, 40, "#f08a24"),
        (0, -100, 52, "#e8cf4a"),
        (-20, -46, 36, "#d9402f"),
        (100, -34, 30, "#e0522f"),
        (-112, -40, 30, "#f2b53a"),
        (36, -28, 32, "#f7c04a"),
    ):
        c.circle(x + px, y + py, r, c.radial([light(tone, 0.5), tone, dark(tone, 0.3)], (0.35, 0.3, 0.8)))
        nature.blade(c, x + px, y + py - r, 20, -40, "#4f8a3f", 0.25)
    c.ellipse(x, y + 4, 176, 22, c.linear(["#e8bc5a", "#a87830"]))
    c.ellipse(x, y + 1, 176, 20, "none", stroke="#f7dc94", stroke_width=2.5)


def candy_tray(c: Canvas, x: float, y: float) -> None:
    """A lacquer box of candied fruit."""
    c.ellipse(x, y + 34, 178, 44, "#4a2414", opacity=0.45)
    c.path(
        f"M{x - 170} {y}A170 44 0 0 0 {x + 170} {y}V{y + 28}A170 46 0 0 1 {x - 170} {y + 28}Z",
        c.linear(["#a8222a", "#d9453a", "#7a1820"], (0, 0, 1, 0)),
    )
    c.ellipse(x, y, 170, 44, "#7a1820")
    tones = ["#f4efe0", "#f2a03c", "#8fbf5a", "#e86a8a", "#f2cf5a", "#d9813a"]
    for k in range(6):
        a0 = k * math.pi / 3
        for _ in range(26):
            a, r = a0 + c.rng.uniform(0.12, 0.92), math.sqrt(c.rng.uniform(0.1, 0.86))
            px, py = x + math.cos(a) * r * 158, y + math.sin(a) * r * 39
            tone = mix(tones[k], dark(tones[k], 0.35), c.rng.random() * 0.6)
            c.ellipse(
                px,
                py - 3,
                13,
                6.5,
                c.linear([light(tone, 0.35), tone]),
                transform=rotate(c.rng.uniform(-40, 40), px, py),
            )
        c.line([(x, y), (x + 168 * math.cos(a0), y + 43 * math.sin(a0))], "#e8b85a", 3)
    c.ellipse(x, y, 170, 44, "none", stroke="#e8b85a", stroke_width=4)


@scene("tranh-dan-gian")
def folk_print(c: Canvas) -> None:
    c.veil(c.linear(["#f3e3bd", "#ecd5a2", "#e4c88e"]))
    for _ in range(160):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(0, 900)
        a = c.rng.uniform(0, math.pi)
        long = c.rng.uniform(5, 30)
        c.line(
            [(x, y), (x + long * math.cos(a), y + long * math.sin(a))],
            "#b8904f" if c.rng.random() < 0.6 else "#fff6de",
            1,
            opacity=0.35,
        )
    ink = "#2a2320"
    c.rect(44, 40, 1512, 820, "none", stroke=ink, stroke_width=9)
    c.rect(62, 58, 1476, 784, "none", stroke="#b8402f", stroke_width=3)
    for x, y, sx, sy in ((44, 40, 1, 1), (1556, 40, -1, 1), (44, 860, 1, -1), (1556, 860, -1, -1)):
        with c.group(transform=f"translate({x} {y}) scale({sx} {sy})"):
            c.path("M0 110Q70 100 72 72Q100 70 110 0", "none", stroke=ink, stroke_width=6)
            c.path("M20 70Q50 60 40 36Q66 44 70 20", "none", stroke="#b8402f", stroke_width=5)
    for row in range(4):
        for k in range(9):
            x, y = 130 + k * 168 + (row % 2) * 84, 640 + row * 54
            if x > 1490:
                continue
            for r in (74, 54, 34):
                c.path(
                    f"M{x - r} {y}A{r} {r * 0.62} 0 0 1 {x + r} {y}",
                    "#dfe6cc" if r == 74 else "none",
                    stroke="#3f6a72",
                    stroke_width=5,
                )
    for x, y, size, tone in ((250, 360, 150, "#e0738a"), (1330, 300, 165, "#d9596f"), (1120, 520, 100, "#e88aa0")):
        c.path(f"M{x} {y}Q{x + 40} {num(y + size)} {x - 10} {num(y + size * 1.9)}", stroke=ink, stroke_width=17)
        c.path(f"M{x} {y}Q{x + 40} {num(y + size)} {x - 10} {num(y + size * 1.9)}", stroke="#5f8a4a", stroke_width=9)
        woodcut_lotus(c, x, y, size, tone, ink)
    for x, y, r in ((480, 600, 118), (890, 640, 100), (1400, 640, 120), (170, 690, 90)):
        woodcut_leaf(c, x, y, r, ink)
    carp(c, 780, 330, 2.5, ink, "#d9502f", "#f2b04a", -14)
    carp(c, 600, 560, 1.3, ink, "#3f6f7f", "#a9c4b0", 10, True)
    carp(c, 1010, 690, 1.05, ink, "#c9822f", "#f2d48a", -6)
    for x, y, r in (
        (430, 250, 15),
        (470, 210, 10),
        (446, 172, 7),
        (1190, 200, 12),
        (1160, 160, 8),
        (330, 520, 9),
        (1250, 470, 10),
    ):
        c.circle(x, y, r, "#f7edd0", stroke=ink, stroke_width=4)
    with c.place(800, 112, 1):
        for k in range(5):
            c.path(
                f"M{-300 + k * 150} 0q-26 -34 12 -38q8 -30 44 -16q40 -8 34 22q30 10 8 34q-50 16 -98 -2Z",
                "#d9c9d8" if k % 2 else "#c9dcd4",
                stroke=ink,
                stroke_width=4.5,
            )
    with c.place(1440, 150, 1):
        c.rect(-34, -44, 68, 88, "#b8322c", 4, opacity=0.92)
        c.rect(-27, -37, 54, 74, "none", 2, stroke="#f3e3bd", stroke_width=3)
        for k in range(3):
            c.path(f"M-16 {-22 + k * 22}H16M0 {-30 + k * 22}V{-14 + k * 22}", stroke="#f3e3bd", stroke_width=4)


def woodcut_lotus(c: Canvas, x: float, y: float, size: float, tone: str, ink: str) -> None:
    for turn in (-178, -2, -158, -22, -132, -48, -110, -70, -90):
        a = math.radians(turn)
        tip = (x + math.cos(a) * size * 0.9, y + math.sin(a) * size * 0.82)
        nx, ny = -math.sin(a) * size * 0.2, math.cos(a) * size * 0.2
        mx, my = x + math.cos(a) * size * 0.5, y + math.sin(a) * size * 0.5
        d = (
            f"M{num(x)} {num(y)}Q{num(mx + nx)} {num(my + ny)} {num(tip[0])} {num(tip[1])}Q{num(mx - nx)}"
            f" {num(my - ny)} {num(x)} {num(y)}Z"
        )
        c.path(d, mix(tone, "#f7dcc8", 0.55 * (1 - abs(turn + 90) / 90)), stroke=ink, stroke_width=5)
        for k in (0.45, 0.62):
            c.line(
                [
                    (x + math.cos(a) * size * k * 0.7, y + math.sin(a) * size * k * 0.65),
                    (x + math.cos(a) * size * k * 1.1, y + math.sin(a) * size * k),
                ],
                ink,
                2,
                opacity=0.6,
            )
    c.ellipse(x, y - size * 0.06, size * 0.2, size * 0.11, "#e8c04a", stroke=ink, stroke_width=4)


def woodcut_leaf(c: Canvas, x: float, y: float, r: float, ink: str) -> None:
    points = [
        (
            x + r * (1 + 0.07 * math.sin(k * 2.1)) * math.cos(k * math.pi / 14),
            y + r * 0.52 * (1 + 0.07 * math.cos(k * 1.7)) * math.sin(k * math.pi / 14),
        )
        for k in range(28)
    ]
    c.shape(points, "#6f9a5a", smooth=True, stroke=ink, stroke_width=6)
    for k in range(0, 28, 2):
        c.line([(x, y), (x + (points[k][0] - x) * 0.86, y + (points[k][1] - y) * 0.86)], ink, 3, opacity=0.75)
    c.circle(x, y, 8, "#d9c96a", stroke=ink, stroke_width=3)


def carp(
    c: Canvas, x: float, y: float, s: float, ink: str, back: str, belly: str, turn: float, flip: bool = False
) -> None:
    """A carp in the manner of a woodblock print."""
    with c.place(x, y, s, flip, turn):
        outline = {"stroke": ink, "stroke_width": 3.4, "stroke_linejoin": "round"}
        c.path("M92 -4Q140 -58 162 -40Q150 -18 152 0Q160 26 172 44Q136 54 92 14Z", belly, **outline)
        for k in range(6):
            c.path(f"M100 {2 + k * 1.2}Q{128 + k} {-22 + k * 11} {154} {-32 + k * 14}", stroke=ink, stroke_width=1.7)
        c.path("M-30 -44Q10 -84 62 -58Q70 -42 50 -32Z", back, **outline)
        for k in range(7):
            c.path(f"M{-18 + k * 11} -44L{-6 + k * 11} {-62 + abs(k - 3) * 2}", stroke=ink, stroke_width=1.7)
        c.path("M-20 42Q-4 78 30 70Q30 50 14 38Z", belly, **outline)
        body = "M-124 4Q-110 -34 -60 -46Q10 -58 60 -34Q86 -22 104 -4Q106 8 92 16Q40 46 -30 46Q-96 42 -124 4Z"
        c.path(body, c.linear([back, (0.55, mix(back, belly, 0.4)), belly]), **outline)
        with c.group(clip_path=c.clip(body)):
            for row in range(6):
                for k in range(11):
                    px, py = -48 + k * 14 + (row % 2) * 7, -40 + row * 15
                    c.path(f"M{px} {py - 8}Q{px + 13} {py} {px} {py + 8}", stroke=ink, stroke_width=1.9, opacity=0.85)
        c.path("M-62 -44Q-42 0 -60 40", "none", stroke=ink, stroke_width=3.4)
        c.circle(-88, -10, 9, "#f7edd0", stroke=ink, stroke_width=3)
        c.circle(-89, -10, 3.6, ink)
        c.path("M-124 4Q-134 10 -126 16Q-118 16 -112 12", belly, **outline)
        c.path("M-120 16Q-136 30 -142 22M-112 20Q-122 38 -132 36", "none", stroke=ink, stroke_width=2.4)
        c.path("M-40 20Q-16 16 -4 34Q-24 44 -40 36Z", belly, **outline)


@scene("dan-tranh")
def zither(c: Canvas) -> None:
    c.veil(c.linear(["#1f1636", "#3a1f4a", "#5a2a4c"]))
    for k in range(27):
        x = -20 + k * 62
        tone = mix("#7a2438", "#4a1630", (k % 3) / 2)
        c.path(
            f"M{x} -20Q{x + 20} 300 {x - 6} 640H{x + 62}Q{x + 82} 300 {x + 58} -20Z",
            c.linear([dark(tone, 0.3), light(tone, 0.06), dark(tone, 0.4)], (0, 0, 1, 0)),
        )
    c.veil(c.radial([(0, "#ffc987", 0.75), (0.4, "#c96a5f", 0.35), (1, "#1f1636", 0)], (800, 420, 720), True))
    c.circle(800, 330, 250, c.radial([(0, "#fff2cc"), (0.8, "#f7cf86"), (1, "#e8a85a")]), opacity=0.94)
    for turn, size in ((200, 300), (235, 260), (-20, 300), (-55, 260)):
        a = math.radians(turn)
        x0, y0 = 800 - 330 * math.cos(a), 470
        c.line(
            [
                (x0, y0),
                (x0 + math.cos(a) * size * 0.5, y0 + math.sin(a) * size * 0.5),
                (x0 + math.cos(a) * size, y0 + math.sin(a) * size * 0.8),
            ],
            "#6a3a2c",
            6,
            smooth=True,
        )
        for k in range(13):
            t = k / 12
            blossom(
                c,
                x0 + math.cos(a) * size * t + c.rng.normal(0, 9),
                y0 + math.sin(a) * size * t * 0.85 + c.rng.normal(0, 9),
                c.rng.uniform(9, 15),
            )
    for k, (x, tone) in enumerate(((170, "#ffd9a0"), (1430, "#ffd9a0"), (500, "#ffb0b0"), (1100, "#ffb0b0"))):
        c.shape(
            [(x - 6, -20), (x + 6, -20), (800 + 260 + (k % 2) * 40, 690), (800 - 260 - (k % 2) * 40, 690)],
            c.linear([(0, tone, 0.42), (1, tone, 0.02)]),
            style="mix-blend-mode:screen",
            filter=c.blur(9),
        )
    c.path("M-20 640Q800 600 1620 640V920H-20Z", c.linear(["#8a4a38", "#5a2a2c", "#2a1426"]))
    for k in range(15):
        c.path(f"M{800 + (k - 7) * 130} 622L{800 + (k - 7) * 300} 905", stroke="#3a1a20", stroke_width=2.5, opacity=0.5)
    c.ellipse(800, 768, 520, 60, "#ffd9a0", opacity=0.2)
    look = Look(top="#f2f0f4", bottom="#ffffff", dress="aodai", cut="long", trim="#e2586f", skin="#eab98f", face=True)
    c.rect(640, 640, 140, 60, c.linear(["#7a4630", "#4a281e"]), 8)
    figure(c, 720, 772, 470, Pose((56, 92), (38, 84), (84, 12), (78, 8), lean=8, nod=8, sits=True), look)
    c.path("M664 660Q650 760 610 790Q740 806 830 786L800 640Z", c.linear(["#ffffff", "#cfc4d4"]))
    for leg in ((600, 660, 578, 800), (640, 664, 652, 806), (1150, 620, 1140, 800), (1200, 616, 1222, 796)):
        c.line([leg[:2], leg[2:]], "#4a281e", 11)
    body = (
        "M470 640Q520 596 800 590Q1100 584 1300 602Q1330 612 1326 634Q1100 620 800 632Q560 642 486 672Q462 664 470 640Z"
    )
    c.path(body, c.linear(["#d99a5a", "#a8623a", "#6a3824"]))
    c.path(
        "M480 668Q560 640 800 630Q1100 618 1326 632V654Q1100 640 800 654Q560 664 494 690Z",
        c.linear(["#6a3824", "#3a1c16"]),
    )
    for k in range(13):
        t = k / 12
        c.line(
            [(500 + 6 * t, 640 + 16 * t - 14), (800, 597 + 26 * t), (1306, 606 + 20 * t)],
            "#fff4d4",
            1.2,
            smooth=True,
            opacity=0.85,
        )
        bx = 690 + 36 * k
        by = 600 + 20 * t
        c.path(f"M{num(bx - 7)} {num(by + 9)}L{num(bx)} {num(by - 9)}L{num(bx + 7)} {num(by + 9)}Z", "#fbf0d4")
    for k in range(4):
        c.path(f"M{540 + k * 180} 662q14 -14 28 0t28 0", stroke="#f2d8a4", stroke_width=3, opacity=0.8)
    for k in range(9):
        x, y = 900 + k * 62, 470 - 40 * math.sin(k * 0.9) - k * 12
        note(c, x, y, 1 + 0.1 * (k % 3), 0.85 - 0.07 * k)
    for x in (240, 1380):
        lantern(c, x, 250, 54, "#f2803a", 1)
    for x in (90, 1510):
        c.path(f"M{x - 40} 790H{x + 40}L{x + 28} 880H{x - 28}Z", c.linear(["#f0e4d0", "#9c8a7c"], (0, 0, 1, 0)))
        for turn in (-155, -130, -105, -75, -50, -25):
            nature.blade(c, x, 796, 180, turn, mix("#2f6a4a", "#8fb85a", c.rng.random()), 0.12)
    for row, (y, n, tone) in enumerate(((880, 15, "#22102a"), (930, 11, "#140a1e"))):
        for k in range(n):
            x = (k + 0.5 + c.rng.uniform(-0.2, 0.2)) * 1640 / n - 20
            figure(
                c,
                x,
                y + 130 + 30 * row,
                250 + 60 * row,
                FRONT,
                silhouette(tone, Look(cut=("short", "bun", "long")[k % 3])),
                back=True,
            )
    for _ in range(60):
        c.circle(
            c.rng.normal(800, 300),
            c.rng.uniform(120, 620),
            c.rng.uniform(1, 2.6),
            "#ffe9b8",
            opacity=c.rng.uniform(0.2, 0.7),
        )


def note(c: Canvas, x: float, y: float, s: float, opacity: float) -> None:
    with c.place(x, y, s, opacity=opacity):
        c.ellipse(0, 0, 9, 6.5, "#fff0c4", transform="rotate(-18)")
        c.path("M8 -2V-36Q22 -30 22 -16", stroke="#fff0c4", stroke_width=3)


@scene("thu-vien")
def library(c: Canvas) -> None:
    c.rect(-20, -20, 1640, 760, c.linear(["#6a4428", "#8a5a34", "#5f3a22"]))
    tones = [
        "#b8402f",
        "#2f6f8a",
        "#d9a03a",
        "#4f7f4a",
        "#7a3f6a",
        "#e8dcc0",
        "#34506f",
        "#a8653a",
        "#8f2f3c",
        "#6a8a8f",
    ]

    def shelf(x: float, w: float, y: float, rows: int, h: float) -> None:
        c.rect(x - 12, y - 14, w + 24, rows * h + 26, c.linear(["#7a4c2c", "#54321c"], (0, 0, 1, 0)))
        for row in range(rows):
            top = y + row * h
            c.rect(x, top, w, h - 12, c.linear(["#2f1c10", "#4a2c18"]))
            px = x + 3
            while px < x + w - 16:
                bw = c.rng.uniform(12, 26)
                bh = (h - 18) * c.rng.uniform(0.62, 0.98)
                tone = tones[int(c.rng.integers(len(tones)))]
                if c.rng.random() < 0.06:
                    px += bw * 1.6
                    continue
                lean = c.rng.uniform(2, 8) if c.rng.random() < 0.06 else 0
                with c.place(px, top + h - 12, 1, turn=lean):
                    c.rect(0, -bh, bw, bh, c.linear([light(tone, 0.15), tone, dark(tone, 0.3)], (0, 0, 1, 0)), 1.5)
                    if bw > 15:
                        c.rect(0, -bh * 0.16 - 4, bw, 3, light(tone, 0.6), opacity=0.7)
                        c.rect(bw * 0.25, -bh * 0.64, bw * 0.5, bh * 0.22, light(tone, 0.7), 1, opacity=0.75)
                px += bw + lean + 0.8
            c.rect(x - 6, top + h - 13, w + 12, 13, c.linear(["#a8703f", "#6a4224"]))

    for x in (30, 360, 960, 1290):
        shelf(x, 290, 40, 5, 132)
    c.path("M680 700V210Q800 70 920 210V700Z", "#5a3a22")
    c.path("M694 700V218Q800 92 906 218V700Z", c.linear(["#bfe4ec", "#fdf6d8", "#dfeac0"]))
    nature.foliage(c, 750, 560, 160, 150, "#5f9a58", "#c4dc78", 70)
    nature.foliage(c, 870, 590, 150, 130, "#5f9a58", "#c4dc78", 70)
    c.path("M800 100V700M694 330H906M694 470H906M750 150V700M850 150V700", stroke="#6a4428", stroke_width=6)
    nature.rays(c, 800, 120, 1000, "#fff4d0", 0.34, (50, 130))
    c.rect(-20, 700, 1640, 220, c.linear(["#a8744a", "#7d4f2e", "#4f2e1a"]))
    for k in range(17):
        c.path(f"M{800 + (k - 8) * 110} 700L{800 + (k - 8) * 240} 905", stroke="#5a361e", stroke_width=2, opacity=0.5)
    c.shape([(694, 700), (906, 700), (1080, 905), (520, 905)], "#ffeebc", opacity=0.32)
    c.line([(508, 716), (560, 90)], "#c98f56", 10)
    c.line([(588, 716), (620, 90)], "#a8703f", 10)
    for k in range(9):
        y = 150 + k * 64
        c.line([(508 + (716 - y) * 0.083, y), (588 + (716 - y) * 0.051, y)], "#c98f56", 8)
    figure(c, 566, 470, 236, REACH, Look(top="#3f8a7a", bottom="#35405a", cut="tail", face=True), True)
    figure(c, 1090, 730, 264, HOLD, Look(top="#e8e2d4", bottom="#5a4a3a", face=True), True)
    with c.place(1010, 592, 1, turn=-6):
        c.path("M0 0Q-22 -14 -44 -4V28Q-22 18 0 32Q22 18 44 28V-4Q22 -14 0 0Z", "#fdf6e4")
        c.path("M0 0V32", stroke="#b8402f", stroke_width=2.5)
    c.ellipse(800, 838, 460, 26, "#2f1a0e", opacity=0.5)
    for x, look, flip in ((520, TOWNSFOLK[3], False), (1090, TOWNSFOLK[0], True)):
        c.rect(x - 30, 768, 60, 110, "#5f3a20", 6)
        figure(c, x, 868, 262, SIT, look, flip)
    c.rect(420, 748, 760, 22, c.linear(["#d99f64", "#8f5c34"]), 5)
    for x in (450, 1150):
        c.rect(x - 10, 768, 20, 126, c.linear(["#8f5c34", "#4f2e1a"]))
    for x, n, turn in ((640, 5, -2), (980, 4, 2)):
        for k in range(n):
            tone = tones[(k * 3 + n) % len(tones)]
            with c.place(x + (k % 2) * 6, 746 - k * 17, 1, turn=turn * (k % 3)):
                c.rect(-56, -16, 112, 16, c.linear([light(tone, 0.15), dark(tone, 0.15)]), 3)
                c.rect(-52, -13, 100, 10, "#f7ecd0", opacity=0.0)
                c.rect(46, -13, 10, 10, "#fbf2dc")
    with c.place(800, 748, 1):
        c.rect(-5, -96, 10, 94, "#c9a24a")
        c.ellipse(0, -2, 42, 8, "#a8842f")
        c.path("M-62 -92Q-54 -146 0 -146Q54 -146 62 -92Z", c.linear(["#4f9a6a", "#2f6f4a"]))
        c.glow(0, -84, 180, "#ffe6a0", 0.9)
        c.ellipse(0, -92, 54, 7, "#fff6cf")
    for x in (730, 890):
        c.path(f"M{x} 744Q{x - 24} 730 {x - 50} 742V746H{x + 50}V742Q{x + 24} 730 {x} 744Z", "#fdf6e4")
    for _ in range(70):
        c.circle(
            c.rng.normal(800, 150),
            c.rng.uniform(150, 720),
            c.rng.uniform(0.8, 2.2),
            "#fff6d4",
            opacity=c.rng.uniform(0.2, 0.6),
        )


@scene("lop-hoc-tieng-viet")
def classroom(c: Canvas) -> None:
    c.rect(-20, -20, 1640, 640, c.linear(["#f7e6bd", "#f0d49a"]))
    c.rect(-20, 500, 1640, 120, c.linear(["#9cc4a8", "#7fae94"]))
    c.rect(-20, 494, 1640, 9, "#6a9a80")
    for x in (30, 1300):
        c.rect(x, 90, 270, 330, "#b98a5a", 5)
        c.rect(x + 12, 102, 246, 306, c.linear(["#8fcbe4", "#dff0e0"]))
        nature.foliage(c, x + 70, 350, 190, 130, "#5f9f5a", "#c4dc70", 70)
        nature.foliage(c, x + 210, 380, 150, 90, "#4f8f58", "#b0d468", 50)
        c.path(f"M{x + 135} 102V408M{x + 12} 240H{x + 258}", stroke="#b98a5a", stroke_width=9)
        c.path(
            f"M{x - 10} 80H{x + 60}Q{x + 50} 260 {x - 10} 430ZM{x + 280} 80H{x + 210}Q{x + 220} 260 {x + 280} 430Z",
            "#f2a04a",
            opacity=0.85,
        )
    c.rect(372, 70, 856, 380, "#a8703f", 8)
    c.rect(388, 86, 824, 348, c.linear(["#2f6a52", "#23533f"]))
    for _ in range(24):
        x, y = c.rng.uniform(400, 1190), c.rng.uniform(100, 420)
        c.ellipse(x, y, c.rng.uniform(30, 90), c.rng.uniform(6, 18), "#ffffff", opacity=0.035)
    for k, text in enumerate(("A a", "Ă ă", "Â â")):
        c.text(530 + k * 270, 200, text, 84, "#fdf8e6", "Noto Serif", text_anchor="middle")
    c.path("M430 232H1170", stroke="#fdf8e6", stroke_width=2.5, opacity=0.6)
    for x, text in ((530, "cá"), (800, "trăng"), (1070, "ấm")):
        c.text(x, 312, text, 54, "#ffe6a0", "Noto Serif", text_anchor="middle")
    with c.place(530, 380, 1):
        c.path("M-60 0Q-20 -34 30 -6L62 -26Q54 0 62 24L30 6Q-20 34 -60 0Z", "none", stroke="#fdf8e6", stroke_width=4)
        c.circle(-34, -4, 4, "#fdf8e6")
    c.path("M812 348A36 36 0 1 0 836 400A30 30 0 0 1 812 348Z", "#fdf8e6")
    with c.place(1070, 384, 1):
        c.path(
            "M-34 -16Q-44 24 -18 28H18Q44 24 34 -16ZM34 -8Q58 -8 56 -24M-34 -6Q-58 -4 -50 14Q-42 22 -32 14"
            "M-24 -20Q0 -34 24 -20",
            "none",
            stroke="#fdf8e6",
            stroke_width=4,
        )
    c.rect(388, 428, 824, 10, "#8a5a30")
    for x, tone in ((500, "#ffffff"), (540, "#ffd27a"), (1100, "#8fd0f0")):
        c.rect(x, 422, 26, 7, tone, 3)
    for k in range(10):
        lantern_bunting(c, 60 + k * 164, 44 + 12 * math.sin(k), k)
    c.rect(-20, 610, 1640, 310, c.linear(["#d9a56c", "#b87f4a", "#8a5a34"]))
    for k in range(13):
        c.path(f"M{800 + (k - 6) * 140} 612L{800 + (k - 6) * 270} 905", stroke="#9c6a3c", stroke_width=2, opacity=0.5)
    figure(
        c,
        1200,
        700,
        400,
        POINT,
        Look(top="#c9587a", bottom="#ffffff", dress="aodai", cut="bun", trim="#f7d6e0", face=True),
        True,
    )
    c.line([(1110, 430), (990, 330)], "#a8703f", 5)
    c.rect(90, 560, 190, 120, c.linear(["#b9783f", "#7f4f28"]), 5)
    c.rect(80, 550, 210, 16, "#d99f60", 4)
    with c.place(180, 548, 1):
        c.circle(0, -52, 40, c.radial(["#8fd0e8", "#3f8fc0", "#1f5a90"], (0.35, 0.3, 0.8)))
        c.path(
            "M-20 -74Q0 -84 10 -66Q24 -60 14 -44Q-6 -36 -16 -52Q-30 -60 -20 -74ZM6 -30Q20 -34 24 -22Q10 -14 6 -30Z",
            "#6fae5a",
        )
        c.path("M-46 -62A48 48 0 0 0 30 -14", stroke="#c9a24a", stroke_width=5)
        c.path("M-8 -8V0H-24H24H8V-8", stroke="#c9a24a", stroke_width=6)
    skins = [
        ("#e0a878", "#241c22"),
        ("#f2cba8", "#8a5a34"),
        ("#a8704a", "#1d1518"),
        ("#e8b48a", "#241c22"),
        ("#f4d4b4", "#c9954a"),
        ("#d99b6c", "#2a1f22"),
    ]
    tops = ["#e8503a", "#3f8fae", "#f2b53a", "#5f9a5a", "#8a5fb0", "#e2789a"]
    for row, (y, h, n) in enumerate(((760, 200, 6), (880, 270, 5))):
        for k in range(n):
            x = 800 + (k - (n - 1) / 2) * (236 if row == 0 else 310) + (30 if row else 0)
            skin, hair = skins[(k + row * 2) % 6]
            look = Look(
                top=tops[(k + 3 * row) % 6],
                bottom="#35405a",
                skin=skin,
                hair=hair,
                child=True,
                sleeves="short",
                cut=("short", "tail", "bun", "long")[(k + row) % 4],
            )
            raised = (k + row) % 3 == 0
            figure(
                c,
                x,
                y + h * 0.36,
                h,
                Pose((16, 10), (-150, -176) if raised else (-16, -10), (4, 0), (-4, 0), wide=8),
                look,
                back=True,
            )
            w = h * 0.62
            c.rect(x - w * 0.3, y - h * 0.08, w * 0.6, h * 0.46, c.linear(["#b8783f", "#8a5428"]), 7)
            c.rect(x - w * 0.62, y + h * 0.03, w * 1.24, h * 0.06, c.linear(["#f0c080", "#c98f50"]), 4)
    nature.rays(c, 120, 80, 1000, "#fff6d0", 0.16, (20, 60))


def lantern_bunting(c: Canvas, x: float, y: float, k: int) -> None:
    """A paper ornament hung from the ceiling."""
    tone = ("#e8503a", "#f2b53a", "#3f9a8a", "#5f7fc0", "#e2789a")[k % 5]
    c.path(f"M{num(x)} -20V{num(y - 22)}", stroke="#8a6a44", stroke_width=1.5)
    spikes = [
        (
            x + (22 if i % 2 == 0 else 10) * math.sin(i * math.pi / 5),
            y - (22 if i % 2 == 0 else 10) * math.cos(i * math.pi / 5),
        )
        for i in range(10)
    ]
    c.shape(spikes, c.linear([light(tone, 0.3), tone]))


@scene("bua-com-gia-dinh")
def family_meal(c: Canvas) -> None:
    c.rect(-20, -20, 1640, 640, c.linear(["#8f4f34", "#b8704a", "#d9955f"]))
    for k in range(24):
        c.path(f"M{k * 70} -20V640", stroke="#7a4029", stroke_width=2.5, opacity=0.5)
    window(c, 1180, 80, 260, 300, "#34507f", "#5a3020")
    c.circle(1360, 140, 26, "#fff0c4")
    nature.stars(c, 0, 10)
    nature.bamboo(c, 1230, 372, 190, "#2f5f5a", "#2f6a58", 5)
    c.rect(150, 110, 300, 200, "#5a3020", 5)
    c.rect(162, 122, 276, 176, c.linear(["#bfdcd8", "#f4e2b4"]))
    nature.karst(c, 240, 270, 70, 96, "#7fa09a", "#f0e4c4", "#5f8f68")
    nature.karst(c, 340, 270, 90, 120, "#7fa09a", "#f0e4c4", "#5f8f68")
    c.rect(162, 262, 276, 36, "#8fc0b8")
    c.path("M250 284q30 12 60 0l-8 8h-44Z", "#5a3a2a")
    c.rect(560, 250, 60, 150, "#6a3a26")
    for k in range(3):
        c.rect(500, 160 + k * 80, 190, 10, "#6a3a26")
        for i in range(5):
            tone = ("#f4efe2", "#4f86b0", "#e8b04a", "#7fa86a", "#c9583f")[(i + k) % 5]
            c.path(
                f"M{514 + i * 36} {132 + k * 80}h26l-4 28h-18Z",
                c.linear([light(tone, 0.2), dark(tone, 0.15)], (0, 0, 1, 0)),
            )
    c.path("M800 -20V90", stroke="#3a2018", stroke_width=4)
    c.path("M730 150Q740 90 800 88Q860 90 870 150Z", c.linear(["#f2c86a", "#c98a34"]))
    c.glow(800, 160, 620, "#ffdf9a", 0.75)
    c.ellipse(800, 152, 62, 9, "#fff6d4")
    c.rect(-20, 590, 1640, 330, c.linear(["#a8643c", "#7d4428", "#4f2818"]))
    c.ellipse(800, 770, 740, 170, c.radial(["#e8c888", "#d0a05f", "#9c6a38"]))
    for k in range(-9, 10):
        c.path(
            f"M{800 + k * 78} {num(770 - 170 * math.sqrt(max(0, 1 - (k * 78 / 740) ** 2)))}"
            f"V{num(770 + 170 * math.sqrt(max(0, 1 - (k * 78 / 740) ** 2)))}",
            stroke="#b8844a",
            stroke_width=3,
            opacity=0.6,
        )
    c.ellipse(800, 770, 740, 170, "none", stroke="#c9402f", stroke_width=9, opacity=0.8)
    family = [
        (250, 800, 430, Look(top="#8a6a52", bottom="#4a3a34", hair="#c9c4c0", face=True), False, False),
        (470, 730, 420, Look(top="#6a4a7c", bottom="#3a2f44", hair="#bfb8b6", cut="bun", face=True), False, False),
        (640, 690, 404, Look(top="#3f6f8f", bottom="#35405a", face=True), False, False),
        (1000, 690, 396, Look(top="#c9587a", bottom="#4a3a52", cut="long", face=True), True, False),
        (1160, 736, 300, Look(top="#f2b53a", bottom="#3a62a8", child=True, face=True), True, True),
        (1370, 800, 330, Look(top="#5f9a5a", bottom="#4a4a5a", child=True, cut="tail", face=True), True, True),
    ]
    meal = Pose((36, 100), (24, 92), (96, -84), (92, -80), lean=6, nod=2, sits=True)
    for x, y, h, look, flip, _ in family:
        c.ellipse(x, y + 6, h * 0.24, 16, "#5a3018", opacity=0.45)
        figure(c, x, y + h * 0.03, h, meal, look, flip)
    c.ellipse(800, 806, 372, 84, "#4a2414", opacity=0.5)
    c.ellipse(800, 786, 366, 82, c.linear(["#e8ecec", "#a9b2b6"]))
    c.ellipse(800, 782, 344, 74, c.linear(["#c9d0d2", "#f4f6f4"]))
    dishes = [
        (800, 782, 74, "soup"),
        (640, 770, 60, "greens"),
        (960, 770, 60, "fish"),
        (720, 822, 54, "pork"),
        (890, 824, 52, "rolls"),
        (800, 736, 34, "sauce"),
        (560, 800, 44, "rice"),
        (1040, 800, 44, "rice"),
        (690, 738, 40, "rice"),
        (915, 738, 40, "rice"),
    ]
    for x, y, r, kind in dishes:
        dish(c, x, y, r, kind)
    for x, y, r in ((400, 800, 40), (1190, 806, 40), (560, 866, 42), (1050, 868, 42)):
        dish(c, x, y, r, "rice")
    for x, y, turn in ((450, 820, 12), (1130, 828, -10), (640, 880, 8), (980, 884, -8)):
        with c.place(x, y, 1, turn=turn):
            c.line([(-60, 0), (60, -5)], "#5a2c18", 4)
            c.line([(-60, 8), (60, 5)], "#6a3820", 4)
    for dx in (-26, 6, 30):
        c.path(
            f"M{800 + dx} 752q-14 -24 0 -44q14 -20 0 -46",
            stroke="#ffffff",
            stroke_width=8,
            opacity=0.32,
            filter=c.blur(5),
        )
    c.path("M1260 850H1400L1386 780H1274Z", c.linear(["#b9c0c4", "#f0f2f2", "#8a9298"], (0, 0, 1, 0)))
    c.ellipse(1330, 780, 56, 13, "#ffffff")
    for _ in range(60):
        c.circle(1330 + c.rng.normal(0, 22), 776 - abs(c.rng.normal(0, 7)), 3, "#fffdf4")


def dish(c: Canvas, x: float, y: float, r: float, kind: str) -> None:
    """A bowl or plate seen at a slant."""
    k = 0.36
    c.ellipse(x + 4, y + r * 0.32, r * 1.02, r * k, "#3a2014", opacity=0.35)
    c.path(
        f"M{num(x - r)} {num(y)}Q{num(x - r * 0.7)} {num(y + r * 0.52)} {num(x - r * 0.3)}"
        f" {num(y + r * 0.52)}H{num(x + r * 0.3)}Q{num(x + r * 0.7)} {num(y + r * 0.52)} {num(x + r)}"
        f" {num(y)}Z",
        c.linear(["#fbf9f2", "#ffffff", "#bcb8ae"], (0, 0, 1, 0)),
    )
    c.path(
        f"M{num(x - r * 0.86)} {num(y + r * 0.2)}Q{num(x)} {num(y + r * 0.5)} {num(x + r * 0.86)} {num(y + r * 0.2)}",
        stroke="#4f86b8",
        stroke_width=r * 0.05,
        opacity=0.8,
    )
    c.ellipse(x, y, r, r * k, "#fdfbf4")
    fills = {
        "soup": "#d9a24a",
        "greens": "#4f8a3f",
        "fish": "#b8743a",
        "pork": "#8a4a24",
        "rolls": "#d99f4a",
        "sauce": "#8a3f1c",
        "rice": "#f6f2e6",
    }
    tone = fills[kind]
    c.ellipse(x, y, r * 0.86, r * k * 0.8, c.radial([light(tone, 0.2), tone, dark(tone, 0.2)]))

    def inside(reach: float = 0.75) -> Point:
        a, d = c.rng.uniform(0, 2 * math.pi), math.sqrt(c.rng.random()) * reach
        return x + math.cos(a) * d * r, y + math.sin(a) * d * r * k

    if kind == "soup":
        for _ in range(15):
            px, py = inside()
            c.ellipse(px, py, r * 0.1, r * 0.05, ("#d9402f", "#7fae4a", "#f4e2a0")[int(c.rng.integers(3))])
    elif kind == "greens":
        for _ in range(60):
            px, py = inside()
            nature.blade(
                c, px, py - r * 0.05, r * 0.3, c.rng.uniform(-180, 0), mix("#2f6f34", "#9acb58", c.rng.random()), 0.2
            )
    elif kind == "fish":
        c.path(
            f"M{num(x - r * 0.7)} {num(y - r * 0.06)}Q{num(x - r * 0.1)} {num(y - r * 0.42)}"
            f" {num(x + r * 0.4)} {num(y - r * 0.1)}L{num(x + r * 0.72)} {num(y - r * 0.28)}"
            f"L{num(x + r * 0.68)} {num(y + r * 0.12)}L{num(x + r * 0.4)} {num(y)}Q{num(x - r * 0.1)}"
            f" {num(y + r * 0.2)} {num(x - r * 0.7)} {num(y - r * 0.06)}Z",
            c.linear(["#e0a24a", "#8a4a20"]),
        )
        for i in range(4):
            c.path(
                f"M{num(x - r * 0.3 + i * r * 0.16)} {num(y - r * 0.2)}l{num(r * 0.1)} {num(r * 0.2)}",
                stroke="#5a2c14",
                stroke_width=r * 0.04,
            )
        for _ in range(8):
            px, py = inside(0.6)
            nature.blade(c, px, py - r * 0.15, r * 0.2, c.rng.uniform(-180, 0), "#6fae4a", 0.25)
    elif kind == "pork":
        for _ in range(16):
            px, py = inside(0.66)
            c.rect(px - r * 0.12, py - r * 0.16, r * 0.26, r * 0.17, c.linear(["#e2a06a", "#9c5428", "#6a3018"]), 3)
    elif kind == "rolls":
        for i in range(6):
            c.rect(
                x - r * 0.62 + i * r * 0.2,
                y - r * 0.2,
                r * 0.17,
                r * 0.34,
                c.linear(["#f2c87a", "#c98a3a", "#8f5420"], (0, 0, 1, 0)),
                r * 0.08,
            )
    elif kind == "rice":
        c.path(
            f"M{num(x - r * 0.8)} {num(y)}Q{num(x)} {num(y - r * 0.66)} {num(x + r * 0.8)} {num(y)}Z",
            c.linear(["#ffffff", "#e2ddcc"]),
        )
        for _ in range(26):
            px, py = inside(0.6)
            c.ellipse(px, py - r * 0.14, r * 0.06, r * 0.025, "#ffffff", opacity=0.9)
