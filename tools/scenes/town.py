"""Streets, cities, roads, festivals and works."""

# mypy: allow-redefinition

import math

import numpy as np
from studio import boats, nature
from studio.buildings import (
    SILKS,
    carriage,
    festival_flag,
    lantern,
    lanterns,
    locomotive,
    pennants,
    shophouse,
    skyline,
    stall,
    stilts,
    street_lamp,
    string_lights,
    tiles,
    turbine,
)
from studio.colour import dark, light, mix
from studio.people import (
    CHEER,
    FRONT,
    HOLD,
    ROW,
    SIT,
    STAND,
    STROLL,
    WALK,
    WAVE,
    Look,
    crowd,
    figure,
    gait,
    hands,
    silhouette,
)
from studio.svg import Canvas, num, polygon, rotate
from studio.things import wicker

from scenes import scene
from scenes.land import soft_line

AODAI = [
    Look(top="#f2f0f4", bottom="#ffffff", dress="aodai", cut="long", trim="#7fa8d9", face=True),
    Look(top="#e2586f", bottom="#ffffff", dress="aodai", cut="long", trim="#f7d36a", face=True),
    Look(top="#3f8fa8", bottom="#ffffff", dress="aodai", cut="bun", trim="#e8f2d0", face=True),
    Look(top="#8a5fb0", bottom="#ffffff", dress="aodai", cut="long", trim="#f3c1dc", face=True),
    Look(top="#f0b53f", bottom="#ffffff", dress="aodai", cut="bun", trim="#c9432f", face=True),
]
TOWNSFOLK = [
    Look(top="#e8e2d4", bottom="#35405a", face=True),
    Look(top="#c9583f", bottom="#2b2f42", cut="long", face=True),
    Look(top="#3f8f86", bottom="#4a4a5a", hat="non", face=True),
    Look(top="#e2a23a", bottom="#3a3f5a", cut="tail", face=True),
    Look(top="#5f7fc0", bottom="#2f3a52", hat="cap", hat_colour="#e8503a", face=True),
    *AODAI[:3],
]


@scene("pho-co-den-long")
def lantern_town(c: Canvas) -> None:
    lantern_quay(c, 0)


def lantern_quay(c: Canvas, time: float) -> None:
    """An old town on a river at nightfall, its lanterns swaying."""
    nature.sky(c, "#141b45", "#2f3370", (0.6, "#7a4a86"), (1, "#e0806a"), bottom=480)
    nature.stars(c, 110, 260)
    nature.sun(c, 1330, 120, 34, "#fff3d0", "#f6dca0", 7)
    nature.streaks(c, 7, 120, 330, "#b0658f", 0.4)
    nature.grove(c, nature.profile(c, 330, 20, 5), 40, "#2a2c5a", 0.6)

    def street() -> None:
        x = -40.0
        walls = ["#e8b24a", "#d99a3a", "#f0c46a", "#c98a4a", "#e0a85a"]
        k = 0
        while x < 1640:
            w = (190, 230, 170, 215, 200, 240)[k % 6]
            shophouse(
                c,
                x,
                590,
                w,
                (285, 330, 265, 305, 345, 290)[k % 6],
                mix(walls[k % 5], "#5a3a5a", 0.28),
                "#7d4038",
                ("#5a3424", "#3f5a52", "#6a3a2c")[k % 3],
                "#ffcf73",
            )
            x += w + 4
            k += 1
        for ax, bx, y, sag, n in (
            (-30, 420, 330, 26, 7),
            (400, 830, 300, 30, 7),
            (810, 1250, 320, 30, 7),
            (1230, 1640, 296, 26, 6),
        ):
            lanterns(c, (ax, y), (bx, y + 6), sag, n, 17, 1, time)
        for ax, bx, y in ((-20, 330, 452), (330, 760, 462), (760, 1180, 456), (1180, 1640, 462)):
            lanterns(c, (ax, y), (bx, y), 16, 6, 13, 1, time + 1)
        for k in range(26):
            x = 20 + k * 62 + c.rng.uniform(-18, 18)
            look = TOWNSFOLK[int(c.rng.integers(len(TOWNSFOLK)))]
            walk = 22 * time * (1 if k % 2 else -1) if k % 3 == 0 else 0
            pose = gait(time * 5 + k) if k % 3 == 0 else (STROLL, STAND, WALK, FRONT)[k % 4]
            figure(c, x + walk, 612 + c.rng.uniform(-4, 4), c.rng.uniform(92, 112), pose, look, bool(k % 2 == 0))

    c.rect(-20, 588, 1640, 40, c.linear(["#8a6a58", "#5a4450"]))
    nature.sea(c, 628, "#7a4a66", (0.3, "#453a6a"), (1, "#141b40"))
    nature.mirrored(c, 634, 0.5, 15, street, 0.62)
    c.rect(-20, 616, 1640, 20, c.linear(["#8a6a5a", "#3a2c44"]))
    for x in range(-10, 1620, 34):
        c.rect(x, 617, 31, 9, mix("#9a7a66", "#4a3a50", c.rng.random() * 0.7), 1.5)
    nature.ripples(c, 642, 890, 150, "#ffd48a", 0.3, shift=lambda depth: time * 0.006)
    nature.ripples(c, 650, 900, 140, "#0f1436", 0.35, shift=lambda depth: time * 0.01)
    for x, y, s, flip in ((330, 716, 1.1, False), (1210, 740, 1.3, True)):
        lift, tilt = boats.swell(x, time, 0.6)
        side = -1 if flip else 1
        with c.place(x, y + lift, s, flip, turn=tilt):
            c.ellipse(0, 10, 106, 7, "#0a0e2a", opacity=0.5)
            figure(c, -66, -5, 78, ROW, Look(top="#7a3f5a", bottom="#2b2b3c", hat="non"))
            c.line([(-42, -56), (-10, 14)], "#8a6238", 2)
            for dx, tone in ((0, "#e2586f"), (30, "#e8e2d4")):
                figure(c, dx, -2, 58, SIT, Look(top=tone, bottom="#3a3f5a", cut="long"))
            boats.sampan(c, 0, 0, 1, "#4a3024")
        lantern(c, x + side * 84 * s, y - 22 * s + lift, 13 * s, "#f0502f", 0, 1, 4 * math.sin(time * 2))
    for k in range(34):
        t = c.rng.random()
        x, y = (c.rng.uniform(0, 1600) + time * 6) % 1640 - 20, 668 + 210 * t
        lift = boats.swell(x, time, 0.5)[0]
        floating_candle(c, x, y + lift, 9 + 15 * t, SILKS[k % len(SILKS)], time + k)
    for turn in (-2.75, -2.35, -1.95):
        nature.frond(c, (1660, 130), turn + 0.2, 330, "#0f1534")
        nature.frond(c, (-60, 90), -math.pi - turn, 320, "#0f1534")


def floating_candle(c: Canvas, x: float, y: float, size: float, silk: str, beat: float) -> None:
    """A paper lotus with a candle, adrift."""
    c.glow(x, y - size * 0.3, size * 3.4, "#ffb85a", 0.5 + 0.1 * math.sin(beat * 5))
    c.ellipse(x, y + size * 0.35, size * 1.1, size * 0.25, "#ffcf8a", opacity=0.35)
    for turn in (-170, -10, -140, -40, -112, -68):
        nature.blade(c, x, y + size * 0.25, size, turn, mix(silk, "#ffd9a0", 0.25), 0.3)
    c.ellipse(x, y - size * 0.15, size * 0.16, size * 0.34, "#fff6cf")


@scene("ca-phe-via-he")
def street_coffee(c: Canvas) -> None:
    c.rect(-20, -20, 1640, 660, c.linear(["#f2cf8a", "#e8b86a", "#d9a05a"]))
    for k, (x, w, wall, wood) in enumerate(
        (
            (-60, 400, "#f0cf80", "#3f6f66"),
            (350, 420, "#f3dfa8", "#7a4a34"),
            (780, 400, "#e9b868", "#3f6f66"),
            (1190, 460, "#f2d898", "#5a4a3a"),
        )
    ):
        shophouse(c, x, 620, w, 560 + 20 * (k % 2), wall, "#a8513c", wood)
    for k in range(4):
        awn(c, -40 + k * 420, 330, 380, ("#c9583f", "#f7ead0") if k % 2 else ("#3f8a7c", "#f7ead0"))
    c.path("M-20 612H1620V905H-20Z", c.linear(["#cdb493", "#a88c6c", "#7d6650"]))
    for row in range(7):
        y = 626 + row * row * 5 + row * 12
        c.path(f"M-20 {y}H1620", stroke="#8a7054", stroke_width=1.2 + row * 0.3, opacity=0.6)
        for k in range(-4, 26):
            x = 800 + (k - 11) * (70 + row * 15) + (row % 2) * 38
            c.path(
                f"M{num(x)} {y}L{num(x + (x - 800) * 0.05)} {y + 18 + row * 8}",
                stroke="#8a7054",
                stroke_width=1 + row * 0.25,
                opacity=0.5,
            )
    with c.group(opacity=0.3, style="mix-blend-mode:multiply", filter=c.blur(5)):
        for _ in range(90):
            c.ellipse(
                c.rng.normal(560, 330), c.rng.normal(740, 90), c.rng.uniform(20, 60), c.rng.uniform(8, 20), "#6a5a48"
            )
    motorbike(c, 1230, 690, 1.5, "#2f8f86")
    nature.tree(c, 130, 700, 760, "#4a8a3f", "#c4d85a", "#5f4a38", 0.9)
    lanterns(c, (330, 150), (1600, 130), 34, 9, 22, 0)
    for x, y, h, look, flip in (
        (500, 700, 190, TOWNSFOLK[0], False),
        (700, 696, 186, AODAI[1], True),
        (930, 690, 184, TOWNSFOLK[4], False),
        (1100, 690, 182, TOWNSFOLK[3], True),
    ):
        stool(c, x + (-8 if not flip else 8), y + 2, 62, "#d9432f")
        figure(c, x, y, h, SIT, look, flip)
    for x, y, s in ((600, 700, 1.0), (1015, 694, 0.95)):
        table(c, x, y, s)
    figure(c, 1440, 700, 262, HOLD, Look(top="#8a4668", bottom="#2a2a3a", hat="non", cut="bun", face=True), True)
    tray = hands(1440, 700, 262, HOLD, True)[0]
    c.ellipse(tray[0] - 20, tray[1] + 2, 62, 10, "#b9bfc4")
    for dx in (-52, -22, 10):
        glass(c, tray[0] + dx, tray[1] - 2, 22, 0.5)
    figure(c, 330, 668, 250, STROLL, AODAI[0], False)
    c.path("M-20 905V848Q800 800 1620 848V905Z", c.linear(["#7a4a2c", "#4f2c1a"]))
    for k in range(8):
        c.path(
            f"M-20 {860 + k * 7}Q800 {816 + k * 9} 1620 {860 + k * 7}", stroke="#8f5c38", stroke_width=1.4, opacity=0.5
        )
    phin(c, 800, 872, 1.5)
    glass(c, 1000, 880, 118, 0.62)
    c.path("M560 868q50 -26 110 -8l10 22q-60 20 -124 4z", c.linear(["#fff8e6", "#d9cdb4"]))
    for k in range(4):
        c.path(f"M{572 + k * 6} {866 - k * 2}q48 -18 96 -4", stroke="#8a7f70", stroke_width=1.6, opacity=0.7)
    nature.rays(c, 1500, -60, 1500, "#fff0c0", 0.2, (110, 160))


def awn(c: Canvas, x: float, y: float, w: float, tones: tuple[str, str]) -> None:
    """A striped awning over a shop front."""
    n = 10
    for k in range(n):
        a, b = x + w * k / n, x + w * (k + 1) / n
        tone = tones[k % 2]
        c.shape([(a + 12, y), (b + 12, y), (b, y + 70), (a, y + 70)], c.linear([light(tone, 0.1), dark(tone, 0.12)]))
        c.path(f"M{num(a)} {y + 70}H{num(b)}v10q{num((a - b) / 2)} 22 {num(a - b)} 0Z", dark(tone, 0.18))
    c.rect(x, y + 92, w, 40, c.linear([(0, "#2a1a10", 0.3), (1, "#2a1a10", 0)]))


def stool(c: Canvas, x: float, y: float, h: float, tone: str) -> None:
    c.path(
        f"M{num(x - h * 0.42)} {num(y)}L{num(x - h * 0.32)} {num(y - h * 0.5)}H{num(x + h * 0.32)}"
        f"L{num(x + h * 0.42)} {num(y)}H{num(x + h * 0.3)}L{num(x + h * 0.22)} {num(y - h * 0.34)}"
        f"H{num(x - h * 0.22)}L{num(x - h * 0.3)} {num(y)}Z",
        dark(tone, 0.2),
    )
    c.rect(x - h * 0.4, y - h * 0.6, h * 0.8, h * 0.14, light(tone, 0.1), h * 0.05)


def table(c: Canvas, x: float, y: float, s: float) -> None:
    """A low plastic table with glasses."""
    c.path(
        f"M{num(x - 44 * s)} {num(y + 2)}L{num(x - 36 * s)} {num(y - 50 * s)}H{num(x + 36 * s)}"
        f"L{num(x + 44 * s)} {num(y + 2)}H{num(x + 32 * s)}L{num(x + 26 * s)} {num(y - 36 * s)}"
        f"H{num(x - 26 * s)}L{num(x - 32 * s)} {num(y + 2)}Z",
        "#2a5f8a",
    )
    c.rect(x - 54 * s, y - 60 * s, 108 * s, 13 * s, c.linear(["#5f9fd0", "#2f6a9c"]), 5 * s)
    for dx in (-28, 0, 26):
        glass(c, x + dx * s, y - 60 * s, 26 * s, 0.6)


def glass(c: Canvas, x: float, y: float, h: float, fill: float) -> None:
    """A glass of iced milk coffee standing at (x, y)."""
    w = h * 0.32
    outline = f"M{num(x - w)} {num(y - h)}L{num(x - w * 0.78)} {num(y)}H{num(x + w * 0.78)}L{num(x + w)} {num(y - h)}Z"
    c.path(outline, "#f4fbfb", opacity=0.4)
    with c.group(clip_path=c.clip(outline)):
        c.rect(
            x - w,
            y - h * fill,
            w * 2,
            h * fill,
            c.linear(["#6b3a1c", "#4a2412", (0.72, "#4a2412"), (0.86, "#e8cfa0"), (1, "#f4e2c0")]),
        )
        if h > 40:
            for _ in range(7):
                ix, iy = x + c.rng.uniform(-0.6, 0.45) * w, y - h * c.rng.uniform(fill - 0.18, fill + 0.12)
                c.rect(
                    ix,
                    iy,
                    w * 0.4,
                    w * 0.4,
                    "#ffffff",
                    3,
                    opacity=0.45,
                    transform=rotate(c.rng.uniform(-30, 30), ix, iy),
                )
        c.rect(x - w * 0.72, y - h, w * 0.2, h, "#ffffff", opacity=0.35)
    c.path(outline, "none", stroke="#ffffff", stroke_width=max(h * 0.02, 0.8), opacity=0.8)


def phin(c: Canvas, x: float, y: float, s: float) -> None:
    """A drip filter standing on a glass."""
    metal = c.linear(["#8a9096", "#f4f6f6", "#b4babf", "#e8ecec", "#70767c"], (0, 0, 1, 0))
    with c.place(x, y, s):
        c.ellipse(0, 2, 70, 8, "#2a160c", opacity=0.5)
        glass(c, 0, 0, 92, 0.42)
        c.path("M0 -100V-42", stroke="#3a1c0e", stroke_width=2.4)
        c.ellipse(0, -92, 46, 6, metal)
        c.path("M-27 -94L-30 -140H30L27 -94Z", metal)
        c.ellipse(0, -140, 33, 5, metal)
        c.path("M-30 -141Q0 -162 30 -141Z", metal)
        c.circle(0, -156, 5, "#4a4f54")
        for k in range(3):
            drift = 8 * math.sin(k * 2)
            c.path(
                f"M{k * 10 - 10} -166Q{k * 10 - 22 + drift} -186 {k * 10 - 8} -204Q{k * 10 + 6 - drift} -222"
                f" {k * 10 - 8} -244",
                stroke="#ffffff",
                stroke_width=5,
                opacity=0.35,
                filter=c.blur(3),
                stroke_linecap="round",
            )


def motorbike(c: Canvas, x: float, y: float, s: float, tone: str) -> None:
    with c.place(x, y, s):
        c.ellipse(0, 2, 92, 7, "#3a2a1c", opacity=0.35)
        for wx in (-58, 58):
            c.circle(wx, -22, 22, "#25262b")
            c.circle(wx, -22, 15, "#b9bec4")
            c.circle(wx, -22, 12, "#3a3c42")
            for k in range(8):
                a = k * math.pi / 4
                c.line([(wx, -22), (wx + 14 * math.cos(a), -22 + 14 * math.sin(a))], "#9aa0a6", 0.8)
        c.path("M-58 -22L-20 -34H14L40 -70L58 -22", stroke="#4a4d54", stroke_width=5, stroke_linejoin="round")
        c.path(
            "M-82 -50Q-60 -62 -30 -58L-12 -40Q10 -30 24 -38L40 -76L50 -74Q48 -40 30 -26Q-10 -18 -34 -28Q-50"
            " -44 -82 -44Z",
            c.linear([light(tone, 0.3), tone, dark(tone, 0.3)]),
        )
        c.path("M-70 -62Q-30 -74 4 -60L-2 -50Q-30 -56 -66 -52Z", "#2c2a2e")
        c.path("M40 -76L30 -92M30 -92L18 -94", stroke="#4a4d54", stroke_width=4, stroke_linecap="round")
        c.circle(50, -72, 8, "#f4f2e4")
        c.path("M36 -48Q60 -56 84 -34L78 -30Q60 -46 38 -40Z", tone)
        c.path("M-60 -18H-96", stroke="#9aa0a6", stroke_width=5, stroke_linecap="round")


@scene("san-bay-hoang-hon")
def airport(c: Canvas) -> None:
    nature.sky(c, "#27356f", "#6a5a96", (0.5, "#d9788a"), (0.78, "#ffb070"), (1, "#ffe0a0"), bottom=600)
    nature.sun(c, 1050, 520, 64, "#fff0c4", "#ffb060", 6)
    nature.streaks(c, 15, 90, 500, "#f79a8c", 0.55)
    nature.cloud(c, 300, 430, 520, "#f7b09a", "#9a7096", 0.55)
    nature.ground(c, nature.profile(c, 560, 28, 5), "#7a5a82", "#c98a86", bottom=610)
    skyline(c, 600, 90, "#6a4f7c", "#ffd890", 0.2, (40, 560))
    c.rect(-20, 598, 1640, 210, c.linear(["#e09a80", "#8a6a84", "#4a4468"]))
    for k in range(9):
        c.rect(100 + k * 180, 640, 90, 4, "#ffe9c0", opacity=0.6)
    for k in range(46):
        c.glow(20 + k * 36, 622, 9, "#8fd0ff" if k % 3 else "#ffd27a", 0.9)
    c.path("M1340 600L1352 330H1392L1404 600Z", c.linear(["#4a3f66", "#8f6f8a", "#3a3358"], (0, 0, 1, 0)))
    c.path("M1312 330L1330 270H1414L1432 330Z", "#ffd894")
    for k in range(7):
        c.path(f"M{1312 + k * 20} 330L{1330 + k * 14} 270", stroke="#3a3358", stroke_width=3)
    c.path("M1304 330H1440V344H1304ZM1322 262H1422V272H1322ZM1372 262V210", "#3a3358", stroke="#3a3358", stroke_width=3)
    c.glow(1372, 208, 22, "#ff6a5a", 1)
    with c.place(360, 250, 0.62, turn=-16):
        airliner(c, "#4a3f66", "#ffcf9a", None)
    c.path("M250 300L-60 390", stroke="#ffe6cc", stroke_width=3, opacity=0.35, filter=c.blur(2))
    with c.place(760, 664, 1.75):
        c.ellipse(0, 44, 230, 9, "#2a2548", opacity=0.45)
        airliner(c, "#f7ead8", "#c9607a", "#ffe09a")
        for gx in (-30, 118):
            c.line([(gx, 22), (gx, 40)], "#3a3358", 3)
            c.circle(gx, 41, 5, "#1f1c38")
    for x, w in ((1130, 86), (420, 70), (1240, 60)):
        c.rect(x, 716, w, 26, "#e8c46a", 4)
        c.rect(x + w - 22, 700, 22, 20, "#5f4a6a", 3)
        for wx in (x + 14, x + w - 14):
            c.circle(wx, 744, 7, "#1f1c38")
    c.path("M-20 812H1620V905H-20Z", c.linear(["#5a4a70", "#2a2548"]))
    for k in range(4):
        c.path(f"M{200 + k * 400} 812L{120 + k * 440} 905", stroke="#8f7a96", stroke_width=2, opacity=0.4)
    frame = "#1c1a38"
    for x in (-16, 392, 800, 1208, 1592):
        c.rect(x, -20, 24, 850, frame)
    c.rect(-20, 806, 1640, 14, frame)
    c.rect(-20, 96, 1640, 10, frame)
    c.rect(-20, -20, 1640, 40, frame)
    for x, dx in ((40, 180), (470, 200), (870, 150), (1260, 190)):
        c.shape([(x, 20), (x + 60, 20), (x + 60 + dx, 806), (x + dx, 806)], "#ffffff", opacity=0.045)
    ink = "#171531"
    people = (
        (560, 240, WAVE, TOWNSFOLK[1]),
        (640, 250, STAND, TOWNSFOLK[0]),
        (700, 150, CHEER, Look(child=True, sleeves="short")),
        (1020, 246, STROLL, TOWNSFOLK[4]),
        (1330, 244, STROLL, AODAI[0]),
        (170, 244, STAND, TOWNSFOLK[2]),
    )
    for x, h, pose, look in people:
        c.ellipse(x, 884, h * 0.28, 8, "#0f0e26", opacity=0.5)
        figure(c, x, 884, h, pose, silhouette(ink, look))
        c.path(
            f"M{x + h * 0.1} {884 - h * 0.62}Q{x + h * 0.13} {884 - h * 0.8} {x + h * 0.06} {884 - h * 0.86}",
            stroke="#ffb884",
            stroke_width=2,
            opacity=0.7,
        )
    for x, h in ((1090, 86), (230, 96), (1400, 90)):
        c.rect(x, 882 - h, h * 0.62, h, ink, 9)
        c.path(f"M{x + 12} {882 - h}v-44h{h * 0.62 - 24}v44", stroke=ink, stroke_width=4)
        for wx in (x + 9, x + h * 0.62 - 9):
            c.circle(wx, 884, 5, ink)


def airliner(c: Canvas, body: str, band: str, lit: str | None) -> None:
    """An airliner facing right around the origin, 300 units long."""
    c.shape([(-140, -8), (-176, -62), (-150, -62), (-104, -12)], c.linear([light(band, 0.1), dark(band, 0.2)]))
    c.shape([(-134, 0), (-170, -16), (-150, -16), (-104, -2)], dark(body, 0.3))
    hull = "M-152 -4Q-140 -22 -96 -24H110Q146 -22 158 -2Q148 18 110 20H-60Q-120 18 -152 -4Z"
    c.path(hull, c.linear([light(body, 0.2), body, dark(body, 0.35)]))
    with c.group(clip_path=c.clip(hull)):
        c.path("M-160 4Q0 14 160 2V9Q0 20 -160 10Z", band)
    pane = lit or dark(body, 0.4)
    for k in range(24):
        c.rect(-92 + k * 8, -9, 4, 6.5, pane, 1.6)
    c.path("M128 -15H142L150 -7H130Z", "#2c3a5a")
    c.shape([(-6, 8), (34, 8), (-62, 54), (-84, 54)], c.linear([light(body, 0.05), dark(body, 0.3)]))
    c.rect(-26, 24, 44, 16, dark(body, 0.22), 8)
    c.ellipse(18, 32, 4, 8, dark(body, 0.55))


@scene("ga-tau-xuyen-viet")
def coast_train(c: Canvas) -> None:
    train_scene(c, 0.0)


def train_scene(c: Canvas, shift: float, time: float = 0) -> None:
    """A train above the sea; shift moves it along the line."""
    nature.sky(c, "#3f93c9", "#9fd2df", (0.7, "#eaf1d8"), (1, "#fff0c4"), bottom=420)
    nature.sun(c, 300, 190, 46, "#fffff4", "#fff2c0", 8)
    for x, y, w in ((620, 180, 420), (1180, 150, 380), (90, 330, 360), (1500, 260, 300)):
        nature.cloud(c, x + time * 5, y, w, "#ffffff", "#c9dfe4", 0.88)
    nature.sea(c, 400, "#d9efdc", (0.1, "#7fcad0"), (0.4, "#2f9fb9"), (1, "#1a7a9c"))
    nature.ripples(c, 406, 700, 190, "#ffffff", 0.4, shift=lambda depth: time * (0.003 + 0.01 * depth))
    nature.glitter(c, 300, 404, 640, 260, "#fffce0", 90, time)
    boats.fleet(c, 5, (120, 900), 424, 0.8, "#4a8598")
    for x0, base, foot, rise, tone, k in (
        (700, 432, 540, 200, "#86b3b4", 0),
        (860, 474, 640, 270, "#5f9a90", 1),
        (1060, 540, 735, 330, "#4a8a70", 2),
    ):
        xs = np.arange(x0, 1660, 9)
        along = (xs - x0) / (1660 - x0)
        crest = (
            base
            - rise * np.sin(np.clip(along * 1.25, 0, 1) * math.pi * 0.5) ** 1.2
            + 9 * nature.fractal(c.rng, len(xs), 9) * np.clip(along * 6, 0, 1)
        )
        shore = base + (foot - base) * np.clip(along * 2.1, 0, 1) ** 0.7 + 5 * nature.fractal(c.rng, len(xs), 14)
        line = list(zip(xs.tolist(), crest.tolist(), strict=True))
        edge = list(zip(xs.tolist(), shore.tolist(), strict=True))
        c.shape(line + edge[::-1], c.linear([light(tone, 0.12), dark(tone, 0.2)]))
        nature.facets(c, line[10:], 150, dark(tone, 0.35), "#f4f0c8", 0.25)
        nature.grove(c, [(x, y + 6) for x, y in line[2:]], 13 + 5 * k, mix(tone, "#2f6f4a", 0.5), 0.75, "#9ac070")
        for _ in range(60 + 40 * k):
            i = int(c.rng.integers(6, len(line)))
            y = line[i][1] + (edge[i][1] - line[i][1]) * c.rng.uniform(0.1, 0.85)
            nature.foliage(
                c, line[i][0], y, 40 + 16 * k, 26 + 8 * k, mix(tone, "#2f6f4a", 0.4), mix(tone, "#c4dc7a", 0.7), 12
            )
        c.line([(x, y - 3) for x, y in edge], "#d9c9a0", 7 + 2 * k, smooth=True, opacity=0.8)
        with c.group(filter=c.blur(4, 2)):
            c.line([(x - 8, y + 4) for x, y in edge], "#ffffff", 8, smooth=True, opacity=0.8)
    slope = [(x, 700 + 26 * math.sin(x / 190) - 20 * math.exp(-(((x - 300) / 240) ** 2))) for x in range(-20, 1641, 10)]
    nature.ground(c, slope, "#9a8f78", "#6f6a58", bottom=800)
    for _ in range(30):
        x = c.rng.uniform(0, 1600)
        w = c.rng.uniform(40, 110)
        y = 716 + c.rng.uniform(0, 36)
        c.shape(
            [
                (x - w / 2, y),
                (x - w * 0.34, y - w * 0.4),
                (x + w * 0.05, y - w * 0.56),
                (x + w * 0.4, y - w * 0.3),
                (x + w / 2, y),
            ],
            c.linear(["#c9bda0", "#8a8270", "#5f5a4c"], (0, 0, 0.6, 1)),
        )
    c.rect(-20, 726, 1640, 30, c.linear(["#b9a888", "#857a66"]))
    for x in range(-20, 1640, 22):
        c.rect(x, 733, 14, 7, "#5a4636")
    c.rect(-20, 729, 1640, 4, "#c9ccd0")
    for k in range(14):
        c.line([(60 + k * 124, 730), (60 + k * 124, 640)], "#6a6f74", 3)
    c.path("M-20 646H1620", stroke="#8a9096", stroke_width=1.4, opacity=0.7)
    body, band = "#d8452f", "#f5e6c8"
    head = 1180 + shift
    locomotive(c, head, 731, 330, "#2f5f9c", "#f0c03f")
    for k in range(7):
        carriage(c, head - 352 * (k + 1), 731, 350, body if k % 2 else "#3a6fa8", band, "#dff0f0")
    nature.ground(c, [(-20, 756), (1620, 756)], "#8fae5a", "#5f8a45", "#3a6236")
    c.path("M-20 790Q600 760 1620 800", stroke="#d9c998", stroke_width=8, opacity=0.6)
    for x, w in ((90, 190), (1480, 220), (1330, 120), (260, 110)):
        nature.foliage(c, x, 856, w, w * 0.6, "#2f7a45", "#a8d058", 80)
    nature.grass(c, [(x, 905) for x in range(-10, 1640, 7)], 84, ["#4f8a3f", "#8fbf55", "#2f6a3a"], 1.3)
    for _ in range(50):
        x = c.rng.uniform(300, 1300)
        c.circle(
            x, c.rng.uniform(810, 880), c.rng.uniform(3, 6), ("#f2c14a", "#ffffff", "#e8709a")[int(c.rng.integers(3))]
        )
    for x, h in ((560, 130), (610, 88)):
        figure(
            c,
            x,
            850,
            h,
            WAVE,
            Look(
                top="#f2c14a" if h < 100 else "#e2694a",
                bottom="#3a62a8",
                child=h < 100,
                sleeves="short" if h < 100 else "long",
                hat=None if h < 100 else "non",
            ),
            back=True,
        )
    nature.palm(c, 1555, 880, 560, -0.1, "#2f8a4f", "#7d6244", 12)
    nature.birds(c, 7, 520, 300, 110, "#ffffff", 12)


@scene("nha-may-xanh")
def green_factory(c: Canvas) -> None:
    nature.sky(c, "#4fa8d4", "#a9d9df", (1, "#f2f3d4"), bottom=470)
    nature.sun(c, 1370, 150, 50, "#ffffff", "#fff4c0", 8)
    nature.clouds(c, ((220, 180, 440), (740, 130, 340), (1180, 260, 360)), "#ffffff", "#cfe2e6", 0.9)
    for y, rise, tone in ((400, 80, "#8fbfae"), (440, 50, "#6fa98a")):
        line = nature.profile(c, y, rise, 4)
        nature.ground(c, line, tone, mix(tone, "#f0f0d0", 0.5), bottom=520)
        nature.grove(c, line, 10, mix(tone, "#3f7f5a", 0.5), 0.5)
    for x, h, a in ((140, 260, 10), (330, 300, 50), (1480, 280, 85), (1300, 240, 30)):
        turbine(c, x, 470, h, a, "#ffffff", "#b9ccd2")
    nature.ground(c, nature.profile(c, 500, 6, 4), "#a9c96f", "#7fae55", "#4f8a45")
    for x in range(0, 1640, 58):
        nature.foliage(c, x, 496, c.rng.uniform(60, 110), c.rng.uniform(40, 70), "#4a8f4a", "#a8d060", 40)
    # halls with sawtooth roofs of solar panels
    for row, (y, h, x0, n, w) in enumerate(((560, 120, 250, 5, 210), (690, 150, 120, 5, 270))):
        wall = "#f4f1e6" if row else "#e6ebe2"
        c.ellipse(x0 + n * w / 2, y + 6, n * w * 0.54, 14, "#2f5a2f", opacity=0.4)
        for k in range(n):
            x = x0 + k * w
            c.shape(
                [(x, y - h), (x + w * 0.82, y - h - w * 0.36), (x + w, y - h - w * 0.36 + 10), (x + w, y - h)],
                dark(wall, 0.12),
            )
            c.shape(
                [
                    (x + w * 0.84, y - h - w * 0.34),
                    (x + w, y - h - w * 0.34 + 10),
                    (x + w, y - h),
                    (x + w * 0.84, y - h),
                ],
                c.linear(["#cfe9f0", "#8fc4d4"]),
            )
            face = [
                (x + 6, y - h - 3),
                (x + w * 0.8, y - h - w * 0.345),
                (x + w * 0.8, y - h - w * 0.345 + 26),
                (x + 6, y - h + 20),
            ]
            d = polygon(face) + "Z"
            c.path(d, c.linear(["#3f6fae", "#1f3f7a"], (0, 0, 1, 1)))
            with c.group(clip_path=c.clip(d)):
                for i in range(1, 14):
                    c.path(
                        f"M{num(x + w * 0.8 * i / 14)} {y - 400}V{y}", stroke="#9fc0e8", stroke_width=1.1, opacity=0.7
                    )
                for i in range(1, 4):
                    c.line(
                        [(x + 6, y - h - 3 + i * 6), (x + w * 0.8, y - h - w * 0.345 + i * 6.5)],
                        "#9fc0e8",
                        1,
                        opacity=0.6,
                    )
                c.shape(
                    [(x, y - h), (x + w * 0.3, y - h - 90), (x + w * 0.5, y - h - 90), (x + w * 0.2, y)],
                    "#ffffff",
                    opacity=0.2,
                )
        c.rect(x0, y - h, n * w, h, c.linear([light(wall, 0.3), wall, dark(wall, 0.14)]))
        for k in range(n * 3):
            wx = x0 + 16 + k * w / 3
            c.rect(wx, y - h * 0.8, w / 3 - 30, h * 0.3, c.linear(["#7fb4c4", "#c4e2e6"]))
            c.path(f"M{num(wx + (w / 3 - 30) / 2)} {num(y - h * 0.8)}v{num(h * 0.3)}", stroke="#f4f1e6", stroke_width=3)
        c.rect(x0, y - h * 0.36, n * w, 9, "#4fa56a")
        for k in range(n):
            c.rect(x0 + w * (k + 0.36), y - h * 0.3, w * 0.26, h * 0.3, c.linear(["#5a6f7a", "#8fa4ac"]))
            for i in range(5):
                c.path(
                    f"M{num(x0 + w * (k + 0.36))} {num(y - h * 0.3 + i * h * 0.06)}h{num(w * 0.26)}",
                    stroke="#45565f",
                    stroke_width=1,
                )
    c.path("M-20 722H1620V800H-20Z", c.linear(["#b4b8b4", "#8a8f8c"]))
    for k in range(20):
        c.rect(k * 90, 758, 46, 5, "#fbf7e0")
    truck(c, 1180, 784, 1.15, "#3f9a6a")
    truck(c, 420, 790, 1.2, "#e8a83a", True)
    for k, (x, look) in enumerate(((760, "#f2b53a"), (830, "#f2703a"), (905, "#3f8fae"), (1010, "#f2b53a"))):
        figure(
            c,
            x,
            846,
            150,
            (STROLL, STAND, HOLD, WALK)[k],
            Look(
                top="#e9eef2",
                bottom="#35507a",
                dress="vest",
                trim=look,
                hat="helmet",
                hat_colour=("#ffffff", "#f4d23a")[k % 2],
                cut="tail" if k == 2 else "short",
                face=True,
            ),
            flip=k in (1, 3),
        )
    for x in range(-10, 1640, 150):
        nature.tree(c, x + c.rng.uniform(-20, 20), 905, c.rng.uniform(110, 150), "#3f8f4a", "#b5dc62", "#6b4a34", 1.0)
    nature.grass(c, [(x, 908) for x in range(-10, 1640, 8)], 40, ["#5f9f48", "#9aca5a", "#3f7f42"], 1.3)
    nature.birds(c, 6, 640, 260, 100, "#ffffff", 12)


def truck(c: Canvas, x: float, y: float, s: float, tone: str, flip: bool = False) -> None:
    with c.place(x, y, s, flip):
        c.ellipse(0, 2, 120, 7, "#3a3f3c", opacity=0.35)
        c.rect(-110, -92, 150, 76, c.linear([light(tone, 0.15), dark(tone, 0.12)]), 4)
        c.path("M-80 -54C-60 -84 -30 -84 -20 -60C-36 -40 -60 -40 -80 -54Z", light(tone, 0.75), opacity=0.8)
        c.path("M44 -16V-80H84Q100 -76 104 -50L108 -44V-16Z", c.linear(["#fbf9f2", "#cfcfc6"]))
        c.path("M66 -74H84Q94 -70 96 -50H66Z", "#4a7484")
        for wx in (-80, -48, 76):
            c.circle(wx, -12, 14, "#26282c")
            c.circle(wx, -12, 6, "#a9aeb2")


@scene("cau-day-vang")
def cable_bridge(c: Canvas) -> None:
    nature.sky(c, "#1d2a63", "#5a4f8f", (0.5, "#c96f86"), (0.78, "#ffa468"), (1, "#ffd896"), bottom=560)
    nature.stars(c, 60, 170)
    nature.sun(c, 560, 500, 58, "#fff0c4", "#ffae5c", 6)
    nature.streaks(c, 13, 100, 460, "#f3958a", 0.55)
    nature.cloud(c, 1300, 330, 520, "#e89a92", "#7a5f90", 0.5)
    nature.ground(c, nature.profile(c, 520, 34, 5), "#8a5f86", "#d98f86", bottom=565)
    skyline(c, 562, 190, "#5a4878", "#ffd88a", 0.26, (-10, 470), "#8a6488")
    skyline(c, 562, 230, "#54447a", "#ffd88a", 0.3, (1080, 1620), "#8a6488")
    nature.sea(c, 560, "#ffc98a", (0.15, "#d98a82"), (0.5, "#6a5288"), (1, "#1a2152"))

    def bridge() -> None:
        deck = [(x, 524 - 66 * math.exp(-(((x - 800) / 640) ** 2))) for x in range(-20, 1641, 20)]
        for px, h in ((470, 390), (1130, 390)):
            y = float(np.interp(px, [p[0] for p in deck], [p[1] for p in deck]))
            steel = c.linear(["#2c2752", "#8f6a8c", "#3a3260"], (0, 0, 1, 0))
            c.shape([(px - 34, y + 100), (px - 12, y - h), (px - 2, y - h), (px - 16, y + 100)], steel)
            c.shape([(px + 34, y + 100), (px + 12, y - h), (px + 2, y - h), (px + 16, y + 100)], steel)
            for t in (0.1, 0.42, 0.72):
                w = 26 - 18 * t
                c.rect(px - w, y - h * t, 2 * w, 9, "#3a3260")
            for k in range(1, 17):
                for side in (-1, 1):
                    fx = px + side * k * 20.4
                    fy = float(np.interp(fx, [p[0] for p in deck], [p[1] for p in deck]))
                    c.line([(px + side * 4, y - h + 8 + k * 4), (fx, fy)], "#f7c25a", 1.5, opacity=0.9)
            c.glow(px, y - h - 2, 40, "#ff8a6a", 1)
            c.glow(px, y - h * 0.4, 150, "#ffcf7a", 0.35)
        c.line([(x, y + 8) for x, y in deck], "#241f48", 18, smooth=True)
        c.line([(x, y - 1) for x, y in deck], "#f0a86a", 3, smooth=True)
        for x, y in deck[1::2]:
            c.line([(x, y), (x, y - 22)], "#2c2752", 1.6)
            c.glow(x, y - 23, 16, "#ffe0a0", 0.9)
        for k in range(26):
            x = c.rng.uniform(0, 1600)
            y = float(np.interp(x, [p[0] for p in deck], [p[1] for p in deck]))
            c.rect(x, y - 7, 15, 6, "#1c1a3c", 2)
            c.circle(x + (15 if k % 2 else 0), y - 4, 1.7, "#fff3c4" if k % 2 else "#ff6a5a")
        for px in (60, 250, 1350, 1540):
            y = float(np.interp(px, [p[0] for p in deck], [p[1] for p in deck]))
            c.rect(px - 8, y + 10, 16, 560 - y - 10, "#2c2752")

    nature.mirrored(c, 600, 0.45, 30, bridge, 0.7)
    nature.ripples(c, 566, 890, 210, "#ffd9a0", 0.28)
    nature.ripples(c, 590, 900, 150, "#141a44", 0.35)
    nature.glitter(c, 560, 564, 880, 280, "#ffe6ac", 150)
    for x, y, s, flip in ((300, 640, 0.62, False), (1240, 668, 0.8, True)):
        boats.wake(c, x, y, s, "#ffd9b0", flip)
        boats.trawler(c, x, y, s, "#2f2c5a", "#8d3f5b", "#a98297", "#ffdf9a", flip)
    boats.junk(c, 800, 720, 1.0, "#b8536a", "#2a2248")
    bank = [
        (x, 868 - 34 * math.exp(-((x / 420) ** 2)) - 26 * math.exp(-(((x - 1600) / 380) ** 2)) + 5 * math.sin(x / 50))
        for x in range(-20, 1641, 10)
    ]
    nature.ground(c, bank, "#241f48", "#120f2c")
    nature.grass(c, bank, 34, ["#1d1a40", "#2f2854", "#141030"], 1.3)
    for x, h in ((96, 300), (1520, 280)):
        nature.tree(c, x, 880, h, "#1c1a3f", "#3f3565", "#171434", 1.0)
    street_lamp(c, 300, 866, 190, "#15122e", "#ffdf9a")
    for x, h, pose in ((400, 118, STAND), (436, 112, STAND), (1330, 116, STROLL), (1380, 76, WALK)):
        figure(c, x, 878, h, pose, silhouette("#141030", TOWNSFOLK[1 if x == 436 else 0]), back=x < 500)
    nature.birds(c, 9, 940, 240, 120, "#3a2f5c", 11)


@scene("ho-chieu-thanh-pho")
def city_lake(c: Canvas) -> None:
    nature.sky(c, "#4a5fa0", "#a888b4", (0.5, "#f3a890"), (0.8, "#ffd08c"), (1, "#ffeab8"), bottom=470)
    nature.sun(c, 1080, 360, 52, "#fff6d4", "#ffc678", 7)
    nature.streaks(c, 10, 60, 330, "#fcc0a4", 0.5)
    nature.cloud(c, 340, 250, 460, "#fbc4a8", "#b08ab0", 0.6)

    def city() -> None:
        skyline(c, 470, 190, "#b08aa8", "#ffe6a8", 0.2, None, "#e0aa9c")
        skyline(c, 474, 300, "#7d6a98", "#ffdf94", 0.32, (-10, 560), "#b08aa4")
        skyline(c, 474, 260, "#75649a", "#ffdf94", 0.32, (1120, 1620), "#b08aa4")
        for x in range(-10, 1640, 34):
            tone = mix("#3f6a5a", "#e0b48a", c.rng.uniform(0.05, 0.35))
            nature.foliage(
                c,
                x,
                462 + c.rng.uniform(-8, 8),
                c.rng.uniform(60, 100),
                c.rng.uniform(40, 80),
                tone,
                mix(tone, "#e8d07a", 0.6),
                36,
            )

    nature.sea(c, 478, "#ffd9a4", (0.2, "#d9a496"), (0.55, "#7f7a9c"), (1, "#2f4a70"))
    nature.mirrored(c, 480, 0.5, 24, city, 0.72)
    c.rect(-20, 476, 1640, 7, "#6a5f7a")

    def islet() -> None:
        c.path("M640 560Q800 532 960 560Q940 572 800 572Q660 572 640 560Z", "#4a6a52")
        for dx in (-90, 88):
            nature.foliage(c, 800 + dx, 530, 90, 60, "#35664a", "#a8b868", 50)
        for w, y in ((110, 556), (84, 500), (58, 450)):
            wall = "#e9c894"
            c.rect(800 - w / 2, y - 44, w, 48, c.linear([light(wall, 0.1), wall, dark(wall, 0.3)], (0, 0, 1, 0)))
            c.path(f"M{800 - 10} {y + 2}V{y - 22}Q800 {y - 34} 810 {y - 22}V{y + 2}Z", "#ffdf8a")
            for sx in (-1, 1):
                c.path(
                    f"M{800 + sx * w * 0.32 - 5} {y - 4}V{y - 20}Q{800 + sx * w * 0.32} {y - 27}"
                    f" {800 + sx * w * 0.32 + 5} {y - 20}V{y - 4}Z",
                    "#7a4a3a",
                )
            c.path(
                f"M{800 - w * 0.72} {y - 40}Q{800 - w * 0.5} {y - 48} {800 - w * 0.4} {y - 60}"
                f"H{800 + w * 0.4}Q{800 + w * 0.5} {y - 48} {800 + w * 0.72} {y - 40}Z",
                c.linear(["#b8604a", "#74363a"]),
            )
            c.path("M786 390L800 352L814 390Z", "#8d4540")

    nature.mirrored(c, 564, 0.5, 20, islet, 0.8)
    nature.ripples(c, 486, 780, 190, "#ffeec4", 0.35)
    nature.ripples(c, 520, 800, 100, "#27406a", 0.25)
    nature.glitter(c, 1080, 484, 780, 240, "#fff2c4", 120)
    for x, y, tone in ((420, 600, "#e8607a"), (1240, 640, "#f2b53a"), (560, 668, "#5f9fd0")):
        with c.place(x, y, 1.0):
            c.path("M-44 4Q-40 16 0 16Q36 16 42 2Q20 8 -10 4Z", tone)
            c.path("M34 4Q44 -18 34 -34Q46 -40 50 -28L58 -24L50 -22Q50 -6 42 4Z", "#fffaf0")
            c.path("M-46 4Q-20 -34 20 -6Q0 2 -46 4Z", "#fffaf0")
    c.path("M-20 905V800Q800 768 1620 800V905Z", c.linear(["#d9b490", "#a07f74", "#5f4f60"]))
    c.path("M-20 800Q800 768 1620 800", stroke="#f4d9b0", stroke_width=7)
    for row in range(4):
        c.path(
            f"M-20 {822 + row * 20}Q800 {792 + row * 22} 1620 {822 + row * 20}",
            stroke="#7f6468",
            stroke_width=1.4,
            opacity=0.5,
        )
    for x in (230, 760, 1300):
        street_lamp(c, x, 820, 250, "#3a3350", "#ffdf9a")
    willow(c, 60, 850, 620)
    willow(c, 1560, 850, 540)
    bench(c, 960, 846)
    for x, look, flip in ((930, TOWNSFOLK[0], False), (990, TOWNSFOLK[1], True)):
        figure(c, x, 850, 128, SIT, look, flip)
    for x, h, pose, look, flip in (
        (420, 176, STROLL, AODAI[3], False),
        (490, 178, STROLL, TOWNSFOLK[4], False),
        (640, 116, WALK, Look(top="#f2c14a", bottom="#3a62a8", child=True, sleeves="short", face=True), False),
        (1400, 174, WALK, TOWNSFOLK[2], True),
    ):
        c.ellipse(x + 16, 873, h * 0.3, 7, "#4a3a48", opacity=0.4)
        figure(c, x, 872, h, pose, look, flip)
    nature.birds(c, 8, 760, 230, 130, "#6a5580", 10)


def willow(c: Canvas, x: float, y: float, h: float) -> None:
    """A weeping tree that leans over the water."""
    side = 1 if x < c.width / 2 else -1
    c.path(
        f"M{num(x - 20)} {num(y)}Q{num(x)} {num(y - h * 0.5)} {num(x + side * h * 0.14)} {num(y - h * 0.86)}"
        f"L{num(x + side * h * 0.2)} {num(y - h * 0.82)}Q{num(x + 26)} {num(y - h * 0.4)} {num(x + 22)}"
        f" {num(y)}Z",
        c.linear(["#4a3a3c", "#2f2630"], (0, 0, 1, 0)),
    )
    for _ in range(80):
        sx = x + c.rng.uniform(-0.2, 0.52) * h * side
        sy = y - h * (0.98 - abs(sx - x) / h * 0.35) + c.rng.uniform(-10, 26)
        drop = h * c.rng.uniform(0.2, 0.5)
        tone = mix("#2f5f44", "#b9c868", c.rng.random() ** 1.5)
        strand = [(sx, sy), (sx + side * 12, sy + drop * 0.4), (sx + side * 10, sy + drop)]
        c.line(strand, tone, 1.6, smooth=True)
        for k in range(12):
            t = k / 12
            px, py = sx + side * 12 * math.sin(t * 2.2), sy + drop * t
            nature.blade(c, px, py, 16, 90 + (-1) ** k * 32, tone, 0.16)


def bench(c: Canvas, x: float, y: float) -> None:
    for dx in (-70, 70):
        c.path(f"M{x + dx} {y + 4}V{y - 36}", stroke="#3a3040", stroke_width=6)
    c.rect(x - 86, y - 42, 172, 9, "#8a5f48", 3)
    for k in range(2):
        c.rect(x - 86, y - 84 + k * 18, 172, 9, "#9a6c50", 3)


@scene("phien-cho-vung-cao")
def highland_market(c: Canvas) -> None:
    nature.sky(c, "#5fa0cc", "#b4d6dc", (0.7, "#f7ecc8"), (1, "#ffe2ae"), bottom=420)
    nature.clouds(c, ((300, 160, 440), (900, 130, 320), (1380, 190, 440)), "#ffffff", "#d9dfdc", 0.9)
    line = nature.ranges(c, ((270, 160), (350, 110), (410, 70)), "#3f6f86", "#efe6c8", "#fff4d4", 520)
    nature.pines(c, [(x, y + 6) for x, y in line[::2]], 44, "#4f7f5f", 0.4)
    for x, w in ((60, 170), (1250, 190)):
        stilts(c, x, 500, w, "#6f4f34", "#8f7a4a")
    c.path("M-20 496Q800 470 1620 500V905H-20Z", c.linear(["#d9c092", "#c09a68", "#8f6a44"]))
    for _ in range(130):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(510, 895)
        c.ellipse(x, y, c.rng.uniform(4, 22), 2, dark("#b08a58", c.rng.random() * 0.5), opacity=0.35)
    stalls = [
        ("#d8452f", "#f7ead0"),
        ("#3f6fae", "#f4d23a"),
        ("#2f8f72", "#f7ead0"),
        ("#e08a2f", "#8a2f5a"),
        ("#7a4a9c", "#f4d23a"),
    ]
    goods = ["#e8452f", "#f2b53a", "#8fbf3f", "#d96aa0", "#c98a4a"]
    for k in range(5):
        stall(c, 60 + k * 320, 560 + (k % 2) * 8, 210, stalls[k], goods[k:] + goods[:k])
    pennants(c, (-20, 360), (820, 350), 34, 26, 20, ["#e8452f", "#f2c03a", "#3f9a6a", "#3f7fc0", "#d96aa0"])
    pennants(c, (820, 350), (1640, 356), 34, 26, 20, ["#f2c03a", "#3f9a6a", "#e8452f", "#d96aa0", "#3f7fc0"])
    tops = ["#2b2d52", "#1f3f4a", "#3a2a52", "#1f2a3c"]
    skirts = ["#a8324f", "#2f6fae", "#c8652f", "#7a3f9c", "#2f8a6a"]
    looks = [
        Look(
            top=tops[k % 4],
            bottom=skirts[k],
            dress="skirt",
            trim=("#e9c23a", "#f08aa0", "#8fe0d0")[k % 3],
            hat=("scarf", "band")[k % 2],
            hat_colour=("#c8344a", "#e08a2f", "#3f7fc0")[k % 3],
            cut="bun",
            shoes="#3a2a2a",
            face=True,
        )
        for k in range(5)
    ]
    looks += [
        Look(top="#23283f", bottom="#23283f", hat="cap", hat_colour="#2a2a3a", face=True),
        Look(
            top="#3a4a7a",
            bottom="#c85a3a",
            dress="skirt",
            trim="#f0d060",
            child=True,
            hat="scarf",
            hat_colour="#e0803a",
            face=True,
        ),
    ]
    crowd(c, 16, (40, 1560), (585, 640), 118, looks, [STAND, STROLL, WALK, FRONT, HOLD])
    for x, y, h, pose, look, flip in (
        (260, 850, 290, WALK, looks[0], False),
        (520, 838, 270, HOLD, looks[1], False),
        (690, 842, 272, STAND, looks[2], True),
        (1010, 850, 284, HOLD, looks[4], True),
        (1180, 838, 176, STROLL, looks[6], True),
        (1370, 852, 290, STROLL, looks[3], True),
    ):
        c.ellipse(x + 14, y, h * 0.26, h * 0.035, "#5a3f28", opacity=0.4)
        figure(c, x, y, h, pose, look, flip)
        if pose in (WALK, STROLL) and h > 200:
            gui(c, x + (-38 if not flip else 38), y - h * 0.56, h * 0.3)
    bolt(c, 600, 858, 1.0)
    for x, y, r, tone in (
        (840, 866, 50, "#e8a83a"),
        (930, 880, 44, "#c9402f"),
        (130, 874, 48, "#8fae3f"),
        (1490, 880, 52, "#d9742f"),
    ):
        produce(c, x, y, r, tone)
    horse(c, 1530, 700, 1.15)


def gui(c: Canvas, x: float, y: float, size: float) -> None:
    """A basket carried on the back."""
    d = (
        f"M{num(x - size * 0.4)} {num(y - size * 0.5)}H{num(x + size * 0.4)}L{num(x + size * 0.26)}"
        f" {num(y + size * 0.6)}H{num(x - size * 0.26)}Z"
    )
    for _ in range(7):
        nature.blade(
            c,
            x + c.rng.uniform(-0.25, 0.25) * size,
            y - size * 0.45,
            size * 0.5,
            -90 + c.rng.normal(0, 26),
            "#7fb04a",
            0.2,
        )
    c.path(d, c.linear(["#d0a465", "#8a6234"], (0, 0, 1, 0)))
    with c.group(clip_path=c.clip(d)):
        for k in range(7):
            c.path(
                f"M{num(x - size)} {num(y - size * 0.4 + k * size * 0.16)}h{num(2 * size)}",
                stroke="#6a4824",
                stroke_width=1.3,
                opacity=0.5,
            )


def produce(c: Canvas, x: float, y: float, r: float, tone: str) -> None:
    """A basket heaped with round fruit."""
    c.ellipse(x, y + r * 0.36, r * 1.1, r * 0.18, "#4a3220", opacity=0.4)
    for row in range(4):
        for i in range(7 - row):
            px, py = x + (i - (6 - row) / 2) * r * 0.27, y - r * (0.42 + row * 0.19)
            skin = mix(tone, dark(tone, 0.3), c.rng.random() * 0.5)
            c.circle(px, py, r * 0.17, c.radial([light(skin, 0.4), skin, dark(skin, 0.3)], (0.35, 0.3, 0.8)))
    wicker(c, x, y, r)


def bolt(c: Canvas, x: float, y: float, s: float) -> None:
    """A heap of woven cloth."""
    with c.place(x, y, s):
        for k, tone in enumerate(("#2b2d52", "#a8324f", "#2f6fae", "#c8652f")):
            yy = -k * 17
            c.rect(-74 + k * 5, yy - 16, 148 - k * 10, 17, c.linear([light(tone, 0.15), dark(tone, 0.2)]), 6)
            for i in range(12):
                px = -64 + k * 5 + i * (128 - k * 10) / 12
                c.path(f"M{num(px)} {yy - 8}l5 -5l5 5l-5 5z", ("#f2c03a", "#ffffff", "#f08aa0")[i % 3], opacity=0.85)


def horse(c: Canvas, x: float, y: float, s: float) -> None:
    """A small highland horse with a pack saddle, looking left."""
    coat = "#7a4f34"
    with c.place(x, y, s, True):
        for lx, shade in ((-34, 0.35), (30, 0.35), (-44, 0), (40, 0)):
            c.path(f"M{lx} -52L{lx + 3} 0H{lx + 10}L{lx + 13} -52Z", dark(coat, shade))
        c.path(
            "M-60 -74Q-58 -94 -20 -92Q14 -90 34 -96Q54 -120 66 -140Q78 -150 84 -138Q104 -118 104 -112Q100"
            " -104 90 -110L76 -112Q66 -80 58 -62Q40 -44 -20 -48Q-56 -50 -60 -74Z",
            c.linear([light(coat, 0.2), coat, dark(coat, 0.35)]),
        )
        c.path("M36 -96Q50 -124 66 -144L58 -146Q40 -124 28 -94Z", "#2f2018")
        c.path("M-58 -80Q-80 -70 -76 -30Q-66 -50 -54 -62Z", "#2f2018")
        c.circle(84, -126, 2, "#15110f")
        c.path("M-26 -96H18L24 -66H-32Z", "#a8324f")
        c.rect(-34, -90, 22, 38, "#c29a60", 5)


@scene("ngay-hoi-van-hoa")
def festival_night(c: Canvas) -> None:
    nature.sky(c, "#1a1f4f", "#3f3278", (0.6, "#8a4a8f"), (1, "#e27a78"), bottom=560)
    nature.stars(c, 110, 260)
    nature.grove(c, nature.profile(c, 470, 30, 4), 46, "#2a2558", 0.7)
    c.veil(c.radial([(0, "#ffb070", 0.55), (0.5, "#c9507a", 0.22), (1, "#1a1f4f", 0)], (800, 470, 800), True))
    for k, (x, y, tone) in enumerate(
        ((230, 150, "#ffd36a"), (1330, 120, "#ff8fb0"), (1500, 300, "#8fe0f0"), (700, 110, "#c9a0ff"))
    ):
        firework(c, x, y, 95 - 12 * (k % 3), tone)
    c.rect(-20, 556, 1640, 360, c.linear(["#4a2a66", "#1f1848"]))
    c.path("M330 560L380 220H1220L1270 560Z", c.linear(["#3a2a6a", "#5a3478"]))
    c.path("M420 540L452 262H1148L1180 540Z", c.linear(["#f2a45a", "#e0607a", "#8a3f8f"]))
    backdrop_lotus(c, 800, 420, 120)
    for x in (380, 1220):
        c.line([(x, 220), (x - (20 if x < 800 else -20), 560)], "#1c1740", 10)
    c.path("M360 226H1240", stroke="#1c1740", stroke_width=14)
    for k in range(9):
        c.circle(420 + k * 95, 240, 9, "#fff3c4")
        c.glow(420 + k * 95, 240, 50, ("#ffd36a", "#ff8fb0", "#8fe0f0")[k % 3], 0.9)
    for x0, x1, tone in ((420, 560, "#ffe9a0"), (1180, 1040, "#ffb0d0"), (610, 760, "#b0f0ff"), (990, 850, "#ffe9a0")):
        c.shape(
            [(x0 - 4, 240), (x0 + 4, 240), (x1 + 90, 600), (x1 - 90, 600)],
            c.linear([(0, tone, 0.6), (1, tone, 0.05)]),
            style="mix-blend-mode:screen",
            filter=c.blur(6),
        )
    c.path("M280 560H1320L1380 640H220Z", c.linear(["#b06a6a", "#6a3a66"]))
    c.path("M220 640H1380V676H220Z", "#2a1c4a")
    for k in range(20):
        c.circle(250 + k * 58, 658, 5, "#ffd88a")
        c.glow(250 + k * 58, 658, 18, "#ffb860", 0.7)
    for k in range(7):
        x = 530 + k * 90
        look = AODAI[k % 5]
        y = 610 + 12 * math.cos((k - 3) * 0.6)
        figure(c, x, y, 160, (CHEER, WAVE)[k % 2], look, k > 3)
        for hx, hy in hands(x, y, 160, (CHEER, WAVE)[k % 2], k > 3)[: 2 if k % 2 == 0 else 1]:
            fan(c, hx, hy, 24, ("#f2503a", "#f7c53a")[k % 2])
    for x, flip in ((400, False), (1200, True)):
        figure(c, x, 616, 150, HOLD, Look(top="#c9402f", bottom="#2a2440", hat="band", hat_colour="#e8b23a"), flip)
        drum(c, x + (46 if not flip else -46), 618, 54)
    for ax, ay, bx, by in ((-20, 120, 380, 216), (1640, 110, 1220, 216), (-20, 300, 330, 380), (1640, 300, 1270, 380)):
        string_lights(c, (ax, ay), (bx, by), 36, 12, ["#ffd36a", "#ff8fb0", "#8fe0f0", "#a0f0a0"])
    for x, r, silk in ((110, 36, "#e5372e"), (260, 30, "#f39b1f"), (1490, 36, "#e0569b"), (1340, 30, "#3f9f6b")):
        lantern(c, x, 470, r, silk, 0)
    ink = "#120f30"
    for row, (y, h, n) in enumerate(((742, 150, 26), (810, 190, 20), (900, 240, 15))):
        for k in range(n):
            x = (k + c.rng.uniform(0.2, 0.8)) * 1640 / n - 20
            look = Look(
                hat=("non", None, None, "cap")[int(c.rng.integers(4))],
                cut=("short", "long", "bun", "tail")[int(c.rng.integers(4))],
            )
            figure(
                c,
                x,
                y + h * 0.55,
                h * c.rng.uniform(0.92, 1.06),
                (FRONT, FRONT, CHEER, WAVE)[int(c.rng.integers(4))],
                silhouette(mix(ink, "#5a2f66", 0.35 - 0.16 * row), look),
                back=True,
            )
            if c.rng.random() < 0.2:
                px, py = x + 24, y - h * 0.46
                c.glow(px, py, 26, "#bfe6ff", 0.8)
                c.rect(px - 5, py - 9, 11, 18, "#eaf8ff", 2)


def firework(c: Canvas, x: float, y: float, r: float, tone: str) -> None:
    c.glow(x, y, r * 1.5, tone, 0.35)
    for k in range(30):
        a = k / 30 * 2 * math.pi + c.rng.normal(0, 0.05)
        long = r * c.rng.uniform(0.6, 1.05)
        tip = (x + math.cos(a) * long, y + math.sin(a) * long + long * 0.12)
        c.line([(x + math.cos(a) * r * 0.25, y + math.sin(a) * r * 0.25), tip], tone, 1.8, opacity=0.75)
        c.circle(*tip, 2.6, light(tone, 0.5))


def backdrop_lotus(c: Canvas, x: float, y: float, size: float) -> None:
    for turn, tone in (
        (-172, "#fbd0a0"),
        (-8, "#fbd0a0"),
        (-150, "#fde0b8"),
        (-30, "#fde0b8"),
        (-125, "#fff0d4"),
        (-55, "#fff0d4"),
        (-90, "#fff8ea"),
    ):
        nature.blade(c, x, y + size * 0.5, size * 1.25, turn, tone, 0.24)


def fan(c: Canvas, x: float, y: float, r: float, tone: str) -> None:
    points = [(x, y)] + [
        (x + r * math.cos(math.radians(a)), y + r * math.sin(math.radians(a))) for a in range(-170, -9, 16)
    ]
    c.shape(points, c.radial([light(tone, 0.5), tone]))
    for px, py in points[1::2]:
        c.line([(x, y), (px, py)], dark(tone, 0.3), 1, opacity=0.6)


def drum(c: Canvas, x: float, y: float, h: float) -> None:
    c.path(
        f"M{num(x - h * 0.42)} {num(y - h)}Q{num(x - h * 0.58)} {num(y - h * 0.5)} {num(x - h * 0.42)}"
        f" {num(y)}H{num(x + h * 0.42)}Q{num(x + h * 0.58)} {num(y - h * 0.5)} {num(x + h * 0.42)}"
        f" {num(y - h)}Z",
        c.linear(["#e0503a", "#a82f2c", "#5f1c28"], (0, 0, 1, 0)),
    )
    c.ellipse(x, y - h, h * 0.42, h * 0.1, "#f6e2b8")
    for k in range(7):
        c.circle(x - h * 0.36 + k * h * 0.12, y - h * 0.86, 2, "#f2c64a")


@scene("co-hoi-ban-be")
def festival_flags(c: Canvas) -> None:
    nature.sky(c, "#3f97d0", "#9fd4e2", (1, "#f6f1d2"), bottom=560)
    nature.sun(c, 1280, 170, 52, "#ffffff", "#fff4c0", 8)
    nature.clouds(c, ((240, 220, 460), (820, 170, 380), (1420, 330, 420)), "#ffffff", "#cfe2e8", 0.9)
    for y, rise, tone in ((470, 70, "#8fbfb0"), (510, 46, "#6fa98f")):
        line = nature.profile(c, y, rise, 4)
        nature.ground(c, line, tone, mix(tone, "#f0f0d0", 0.5), bottom=660)
        nature.grove(c, line, 12, mix(tone, "#3f7f5f", 0.5), 0.6)
    hill = soft_line([(-20, 620), (400, 560), (900, 600), (1300, 556), (1640, 600)])
    nature.ground(c, hill, "#b5d06f", "#7fb055", "#4f8a45")
    pavilion(c, 1010, 584, 250)
    for x, w in ((700, 90), (1240, 110), (1500, 120), (120, 130)):
        nature.foliage(c, x, 560, w, w * 0.66, "#4a8f4a", "#b5d860", 50)
    sets = [
        ["#e8452f", "#f2c03a", "#3f9a6a", "#3f7fc0", "#ffffff"],
        ["#3f7fc0", "#ffffff", "#e8452f", "#f2c03a", "#3f9a6a"],
        ["#f2c03a", "#8a4aa8", "#ffffff", "#e8452f", "#3f7fc0"],
        ["#3f9a6a", "#f2c03a", "#e8609a", "#ffffff", "#e8452f"],
        ["#e8609a", "#ffffff", "#3f9ab0", "#f2c03a", "#8a4aa8"],
    ]
    for k in range(7):
        t = k / 6
        festival_flag(c, 860 + 120 * k, 606 + 12 * math.sin(k), 200 - 10 * t, sets[k % 5], 3 * math.sin(k))
    c.path(
        "M420 905Q700 760 660 690Q640 640 900 612L930 612Q760 650 800 700Q880 780 1040 905Z",
        c.linear(["#f0ddb0", "#d4b07a"]),
    )
    people = [
        *TOWNSFOLK,
        Look(top="#f4f0e0", bottom="#5a6fa0", skin="#f0c8a8", hair="#b0783f", face=True),
        Look(top="#f0a03a", bottom="#3a4a3a", skin="#8a5a3c", face=True),
        Look(top="#d9607a", bottom="#4a3a5a", skin="#f2cfb0", hair="#8a4a2c", cut="tail", face=True),
    ]
    crowd(c, 12, (640, 960), (650, 700), 96, people, [STROLL, WALK, FRONT, WAVE])
    for x, y, h, turn in ((110, 900, 720, 0), (380, 880, 640, 1), (1240, 890, 660, 2), (1490, 905, 740, 3)):
        festival_flag(c, x, y, h, sets[turn], 4 * math.sin(turn * 2 + 1))
    group = [
        (560, people[8], WAVE),
        (660, AODAI[1], FRONT),
        (750, people[9], CHEER),
        (850, TOWNSFOLK[2], WAVE),
        (945, people[10], FRONT),
        (1040, AODAI[4], WAVE),
    ]
    for x, look, pose in group:
        c.ellipse(x + 10, 872, 62, 8, "#3f6a34", opacity=0.4)
        figure(c, x, 870, 236, pose, look)
    pennants(c, (-20, 60), (820, 40), 50, 26, 26, ["#e8452f", "#f2c03a", "#3f9a6a", "#3f7fc0", "#e8609a"])
    pennants(c, (820, 40), (1640, 70), 50, 26, 26, ["#3f7fc0", "#e8609a", "#f2c03a", "#3f9a6a", "#e8452f"])
    nature.grass(
        c,
        [(x, 908) for x in range(-10, 430, 8)] + [(x, 908) for x in range(1060, 1640, 8)],
        54,
        ["#5f9f48", "#9aca5a", "#3f7f42"],
        1.3,
    )
    nature.birds(c, 6, 620, 300, 90, "#ffffff", 12)


def pavilion(c: Canvas, x: float, y: float, w: float) -> None:
    """A communal house with a swept roof."""
    wood = "#8a3f30"
    c.rect(x, y - w * 0.3, w, w * 0.3, c.linear(["#6a2f28", "#9c5440"]))
    for k in range(6):
        c.rect(x + w * (0.02 + 0.186 * k), y - w * 0.32, w * 0.035, w * 0.32, wood)
    c.rect(x - 8, y - 8, w + 16, 12, "#d9cdb4")
    tiles(
        c,
        [
            (x + w * 0.16, y - w * 0.62),
            (x + w * 0.84, y - w * 0.62),
            (x + w * 1.06, y - w * 0.3),
            (x - w * 0.06, y - w * 0.3),
        ],
        "#b5533c",
        7,
    )
    for side, ex in ((-1, x - w * 0.06), (1, x + w * 1.06)):
        c.path(
            f"M{num(ex)} {num(y - w * 0.3)}q{num(side * w * 0.09)} {num(-w * 0.01)} {num(side * w * 0.12)}"
            f" {num(-w * 0.1)}q{num(-side * w * 0.08)} {num(w * 0.05)} {num(-side * w * 0.16)}"
            f" {num(w * 0.03)}Z",
            "#8d3f30",
        )
    c.path(f"M{num(x + w * 0.12)} {num(y - w * 0.62)}H{num(x + w * 0.88)}", stroke="#e2b85a", stroke_width=5)
