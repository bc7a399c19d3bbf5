"""The pictures of the four photo stories."""

# mypy: allow-redefinition

import math

from studio import boats, nature
from studio.buildings import SILKS, lantern, lanterns, pennants, shophouse, stilts, tiles
from studio.colour import dark, light, mix
from studio.people import (
    BEND,
    CHEER,
    FRONT,
    HOLD,
    KNEEL,
    REACH,
    RUN,
    SHOULDER,
    SIT,
    SQUAT,
    STAND,
    STOOP,
    STROLL,
    TUG,
    WALK,
    WAVE,
    Look,
    Pose,
    figure,
    hands,
    pole,
    silhouette,
)
from studio.svg import Canvas, num, rotate

from scenes import PHOTO, scene
from scenes.land import crab, egret
from scenes.sea import FISHER, HAND, TRADER, basket, fish
from scenes.town import TOWNSFOLK

WOMEN = [
    TRADER,
    Look(top="#3b7f8a", bottom="#2a2a3a", hat="non", cut="bun", face=True),
    Look(top="#c9683f", bottom="#2b2f42", hat="non", face=True),
    Look(top="#5a5aa0", bottom="#2a2a3a", hat="scarf", hat_colour="#d9a86a", face=True),
    Look(top="#5f8a4a", bottom="#2f3448", hat="non", cut="bun", face=True),
]


def shadow(c: Canvas, x: float, y: float, h: float, tone: str = "#4a3826", opacity: float = 0.4) -> None:
    c.ellipse(x + h * 0.07, y + 2, h * 0.27, h * 0.035, tone, opacity=opacity)


# -- a morning at the fish market ---------------------------------------
@scene("anh-cho-ca-1", PHOTO)
def boats_return(c: Canvas) -> None:
    nature.sky(c, "#182650", "#3f4a86", (0.55, "#a8688a"), (0.8, "#f39a74"), (1, "#ffcf8f"), bottom=470)
    nature.stars(c, 90, 220)
    nature.streaks(c, 11, 150, 430, "#e88a86", 0.5)
    nature.ground(c, nature.profile(c, 440, 40, 4), "#5a5080", "#b8758a", bottom=475)
    nature.sea(c, 468, "#ffc08a", (0.12, "#c9828a"), (0.45, "#51568c"), (1, "#182a58"), y1=860)
    nature.ripples(c, 474, 800, 210, "#ffd2a4", 0.3)
    nature.ripples(c, 490, 820, 140, "#141f4a", 0.35)
    nature.glitter(c, 900, 472, 790, 300, "#ffdca8", 120)
    for x, y, s, flip in (
        (240, 520, 0.62, False),
        (620, 505, 0.5, True),
        (1080, 512, 0.55, False),
        (1420, 530, 0.7, True),
    ):
        boats.trawler(c, x, y, s, "#2c3a66", "#8d3f4b", "#8a7288", "#ffe09a", flip)
    for x, y, s in ((480, 610, 1.3), (860, 590, 1.15), (1230, 640, 1.5), (180, 690, 1.8), (720, 725, 2.1)):
        c.glow(x + 20 * s, y - 58 * s, 90 * s, "#ffd88a", 0.7)
        figure(c, x - 6 * s, y - 2, 62 * s, ROWING, FISHER)
        c.line([(x + 16 * s, y - 36 * s), (x + 46 * s, y + 6 * s)], "#6a4a2c", 3 * s)
        c.line([(x + 20 * s, y - 12 * s), (x + 20 * s, y - 52 * s)], "#4a3424", 2 * s)
        c.circle(x + 20 * s, y - 56 * s, 5 * s, "#fff2c4")
        boats.coracle(c, x, y, s)
        nature.ripples(c, y + 6 * s, y + 14 * s, 8, "#ffe2b4", 0.6, (x - 50 * s, x + 50 * s))
    shore = [
        (float(x), 830 + 12 * math.sin(x / 150) - 20 * math.exp(-(((x - 1200) / 300) ** 2)))
        for x in range(-20, 1641, 20)
    ]
    nature.ground(c, [(x, y - 22) for x, y in shore], "#f2d4c4", "#c9a49c", bottom=1090)
    nature.ground(c, shore, "#a88272", "#7d5f5c", "#4a3c48")
    nature.ripples(c, 850, 1060, 60, "#d9b49c", 0.25)
    for k, (x, y, h, pose) in enumerate(
        (
            (150, 960, 230, STAND),
            (330, 975, 236, SHOULDER),
            (560, 940, 220, STAND),
            (980, 950, 226, SQUAT),
            (1180, 975, 240, WAVE),
            (1400, 985, 244, SHOULDER),
        )
    ):
        look = WOMEN[k % 5]
        shadow(c, x, y, h, "#2a2030", 0.5)
        figure(c, x, y, h, pose, look, flip=k in (2, 4))
        if pose is SHOULDER:
            pole(c, x, y, h, "#a87c48", ["#a87c48"])
    for x, y, r in ((690, 1000, 50), (800, 1020, 56), (1060, 980, 44), (60, 1010, 50)):
        basket(c, x, y, r, "#b4c6d4")
    for x, y in ((470, 905), (1290, 915)):
        c.glow(x, y - 70, 130, "#ffdf9a", 0.85)
        c.line([(x, y), (x, y - 66)], "#3a2a24", 4)
        c.rect(x - 9, y - 88, 18, 24, "#fff3cc", 4)
    nature.birds(c, 7, 760, 330, 120, "#3a3560", 11)


ROWING = Pose((62, 78), (50, 74), (16, 2), (-14, -18), lean=16, nod=-6)


@scene("anh-cho-ca-2", PHOTO)
def carrying_the_catch(c: Canvas) -> None:
    nature.sky(c, "#5a8fc0", "#a8cbd2", (0.6, "#ffe0a8"), (1, "#ffc07a"), bottom=430)
    nature.sun(c, 1130, 360, 56, "#fffbe6", "#ffd07a", 8)
    nature.clouds(c, ((320, 260, 460), (820, 180, 340)), "#fff2dc", "#d9b8a4", 0.85)
    nature.ground(c, nature.profile(c, 410, 36, 4), "#8f9fa8", "#dcc6a0", bottom=440)
    nature.sea(c, 432, "#ffdc9c", (0.15, "#b8cdb4"), (0.5, "#5f9fac"), (1, "#2f7390"), y1=700)
    nature.ripples(c, 438, 660, 190, "#fff6da", 0.4)
    nature.glitter(c, 1130, 436, 660, 260, "#fff2c4", 130)
    for x, y, s, hull in ((260, 480, 0.6, "#2f7fae"), (620, 470, 0.5, "#c2452f"), (1440, 490, 0.66, "#2c9a8c")):
        boats.trawler(c, x, y, s, hull, "#e8b13a", "#f2e3bf", flip=x > 600)
    for x, y, s in ((170, 610, 1.5), (1480, 620, 1.6), (820, 560, 1.0)):
        figure(c, x, y, 60 * s, ROWING, FISHER, x > 800)
        boats.coracle(c, x, y + 2, s)
    for off, tone in ((0, "#ffffff"), (14, "#e8d9b4"), (24, "#fff8e4")):
        line = [(float(x), 650 + off + 15 * math.sin(x / 130 + off * 0.1) + 0.03 * x) for x in range(-20, 1641, 20)]
        nature.ground(c, line, tone)
    nature.ground(c, [(x, y + 10) for x, y in line], "#d9b98a", "#e8cc9c", "#c9a470")
    for _ in range(160):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(760, 1060)
        c.ellipse(x, y, c.rng.uniform(4, 22), 2.2, "#a8844f", opacity=0.35)
    for k in range(22):
        c.ellipse(520 + k * 26 + (k % 2) * 14, 905 + (k % 2) * 22 - k * 5, 11, 5, "#a8844f", opacity=0.5)
    for x, y, s in ((1330, 760, 2.0), (1490, 790, 2.2)):
        boats.coracle(c, x, y, s, turn=-6)
        shadow(c, x, y + 20, 120)
    y, h = 965, 430
    for x, look in ((640, WOMEN[2]), (1020, WOMEN[1])):
        shadow(c, x, y, h)
        figure(c, x, y, h, CARRY, look)
    c.line([(590, y - h * 0.83), (1080, y - h * 0.83)], "#8a6238", 13)
    for dx in (-56, 0, 56):
        c.line([(835, y - h * 0.83), (835 + dx, y - 190)], "#5c4027", 3)
    big_basket(c, 835, y - 150, 96)
    for x, yy, hh, pose, look, flip in (
        (250, 860, 260, STOOP, HAND, False),
        (1350, 900, 290, WALK, HAND, True),
        (110, 890, 250, SHOULDER, WOMEN[4], False),
    ):
        shadow(c, x, yy, hh)
        figure(c, x, yy, hh, pose, look, flip)
        if pose is SHOULDER:
            pole(c, x, yy, hh, "#b98d52", ["#9fbcc8", "#d4e2e6"])
    basket(c, 330, 870, 54)
    nature.birds(c, 9, 560, 330, 130, "#ffffff", 14)


CARRY = Pose((150, 186), (30, 40), (22, 10), (-20, -34), lean=5)


def big_basket(c: Canvas, x: float, y: float, r: float) -> None:
    """A deep basket with large, shining fish."""
    for _ in range(26):
        fish(
            c,
            x + c.rng.normal(0, r * 0.4),
            y - r * 0.5 + c.rng.normal(0, r * 0.12),
            r * c.rng.uniform(0.32, 0.42),
            mix("#8fb0c4", "#e2ecee", c.rng.random()),
            c.rng.uniform(-60, 60),
            eye=True,
        )
    basket(c, x, y, r)


@scene("anh-cho-ca-3", PHOTO)
def trays(c: Canvas) -> None:
    c.veil(c.radial(["#9aa4a0", "#6f7c7c", "#48565c"], (800, 500, 1000), True))
    for _ in range(150):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(0, 1067)
        c.ellipse(
            x,
            y,
            c.rng.uniform(4, 40),
            c.rng.uniform(2, 10),
            "#c9d4d2" if c.rng.random() < 0.5 else "#3a484e",
            opacity=0.16,
        )
    trays_at = (
        (300, 280, 250, "silver"),
        (830, 240, 230, "squid"),
        (1330, 300, 255, "red"),
        (180, 810, 240, "prawn"),
        (680, 790, 275, "mackerel"),
        (1200, 830, 250, "crab"),
        (1580, 780, 170, "silver"),
    )
    for x, y, r, kind in trays_at:
        tray(c, x, y, r, kind)
    for x, y in ((1020, 560), (480, 560), (980, 1020)):
        for _ in range(26):
            ix, iy = x + c.rng.normal(0, 50), y + c.rng.normal(0, 30)
            s = c.rng.uniform(8, 24)
            c.rect(
                ix,
                iy,
                s,
                s * 0.8,
                c.linear(["#ffffff", "#b4d4e0"], (0, 0, 1, 1)),
                3,
                opacity=0.75,
                transform=rotate(c.rng.uniform(0, 90), ix, iy),
            )
    reaching(c, 1600, 500, 178, WOMEN[2].top)
    reaching(c, 60, 1067, -52, "#3f6f8f")


def tray(c: Canvas, x: float, y: float, r: float, kind: str) -> None:
    """A round woven tray of seafood seen from above."""
    c.circle(x + 10, y + 16, r * 1.02, "#20282c", opacity=0.45, filter=c.blur(8))
    c.circle(x, y, r, c.radial(["#c99c5f", (0.8, "#a8763d"), "#7a5228"]))
    for k in range(5):
        c.circle(x, y, r * (0.3 + 0.15 * k), "none", stroke="#6a4520", stroke_width=3, opacity=0.4)
    for k in range(24):
        a = k * math.pi / 12
        c.line(
            [
                (x + r * 0.2 * math.cos(a), y + r * 0.2 * math.sin(a)),
                (x + r * 0.93 * math.cos(a), y + r * 0.93 * math.sin(a)),
            ],
            "#e0b878",
            2.4,
            opacity=0.4,
        )
    c.circle(x, y, r * 0.96, "none", stroke="#d9ad68", stroke_width=r * 0.07)
    c.circle(x, y, r * 0.96, "none", stroke="#7a5228", stroke_width=r * 0.07, stroke_dasharray="22 26", opacity=0.5)
    spots = []
    for ring, count in ((0.6, 9), (0.22, 4)):
        for k in range(count):
            a = 2 * math.pi * k / count + ring * 3
            spots.append((x + r * ring * math.cos(a), y + r * ring * math.sin(a), math.degrees(a)))
    for px, py, a in spots:
        turn = a + 90 + c.rng.normal(0, 12)
        if kind == "silver":
            fish(c, px, py, r * 0.34, mix("#8fb4c8", "#dfeaec", c.rng.random()), turn, eye=True)
        elif kind == "red":
            fish(c, px, py, r * 0.34, mix("#e0604a", "#f2987a", c.rng.random()), turn, eye=True)
        elif kind == "mackerel":
            fish(c, px, py, r * 0.34, mix("#4f7f9c", "#8fb8b4", c.rng.random()), turn, eye=True)
        elif kind == "squid":
            squid(c, px, py, r * 0.33, turn)
        elif kind == "crab":
            with c.place(px, py, 1, turn=turn - 90):
                crab(c, 0, 8, r / 120)
        else:
            for _ in range(3):
                prawn(
                    c, px + c.rng.normal(0, r * 0.09), py + c.rng.normal(0, r * 0.09), r * 0.17, c.rng.uniform(0, 360)
                )


def squid(c: Canvas, x: float, y: float, s: float, turn: float) -> None:
    with c.place(x, y, s, turn=turn):
        for k in range(7):
            c.path(
                f"M.35 {num(-0.15 + k * 0.05)}Q.7 {num(-0.3 + k * 0.1)} 1 {num(-0.28 + k * 0.09)}",
                "none",
                stroke="#d9a8b4",
                stroke_width=0.06,
                stroke_linecap="round",
            )
        c.path("M-1 0Q-.5 -.34 .4 -.2V.2Q-.5 .34 -1 0Z", c.linear(["#fbeef0", "#eac4ce", "#c98fa4"]))
        c.path("M-1 0Q-.86 -.5 -.4 -.24ZM-1 0Q-.86 .5 -.4 .24Z", "#dba4b4")
        c.circle(0.36, -0.1, 0.06, "#1d1a22")
        c.circle(0.36, 0.1, 0.06, "#1d1a22")
        for _ in range(12):
            c.circle(c.rng.uniform(-0.7, 0.2), c.rng.uniform(-0.14, 0.14), 0.025, "#a85f7a", opacity=0.5)


def prawn(c: Canvas, x: float, y: float, s: float, turn: float) -> None:
    with c.place(x, y, s, turn=turn):
        c.path(
            "M-.9 .3Q-.8 -.6 .1 -.6Q.8 -.5 .9 .1Q.5 -.2 .1 -.2Q-.4 -.2 -.5 .4Z",
            c.linear(["#f7a07a", "#e0694a", "#f4b494"]),
        )
        for k in range(6):
            c.path(f"M{num(-0.6 + k * 0.22)} -.5q.06 .2 .0 .36", "none", stroke="#b8452f", stroke_width=0.04)
        c.path("M.86 .06Q1.3 -.3 1.5 .3M.86 .06Q1.2 .1 1.3 .6", "none", stroke="#d9694a", stroke_width=0.03)
        c.path("M-.9 .3L-1.15 .5L-.85 .6L-.5 .4Z", "#e0694a")
        c.circle(0.76, -0.16, 0.06, "#1d1a22")


def reaching(c: Canvas, x: float, y: float, turn: float, sleeve: str) -> None:
    """A forearm coming in from the edge of the picture."""
    with c.place(x, y, 1, turn=turn):
        c.path(
            "M-120 -52Q60 -46 150 -36L150 40Q60 54 -120 60Z",
            c.linear([light(sleeve, 0.15), sleeve, dark(sleeve, 0.35)]),
        )
        c.path("M146 -30Q220 -32 256 -26L256 32Q220 36 146 34Z", c.linear(["#e6b086", "#c98a5c"]))
        c.path(
            "M250 -30Q300 -42 330 -24Q372 -30 384 -22Q388 -12 340 -8Q392 -8 396 4Q392 14 340 10Q384 20 380"
            " 30Q370 36 326 26Q300 44 250 34Z",
            c.linear(["#e9b48a", "#cf9164"]),
        )
        c.path("M290 -30Q312 -64 336 -62Q344 -52 322 -30Z", "#dca478")


@scene("anh-cho-ca-4", PHOTO)
def haggling(c: Canvas) -> None:
    c.rect(-20, -20, 1640, 700, c.linear(["#26324f", "#4f5f80", "#d9987a"]))
    nature.ground(c, nature.profile(c, 560, 20, 5), "#4a5678", "#8f7a86", bottom=640)
    nature.sea(c, 610, "#f2b48c", "#5f6f92", y1=690)
    nature.ripples(c, 614, 680, 60, "#ffe0b4", 0.5)
    boats.fleet(c, 6, (60, 1560), 628, 1.0, "#37406a")
    for k, (x0, x1, tone) in enumerate(((-40, 560, "#3f7fae"), (500, 1110, "#d9783f"), (1050, 1650, "#3f9a7c"))):
        c.path(
            f"M{x0} 150Q{(x0 + x1) / 2} {70 + 20 * k} {x1} 160L{x1 - 30} 290Q{(x0 + x1) / 2} 236 {x0 + 30} 286Z",
            c.linear([light(tone, 0.25), tone, dark(tone, 0.3)]),
        )
        for i in range(1, 6):
            px = x0 + (x1 - x0) * i / 6
            c.line([(px, 128), (px + (px - (x0 + x1) / 2) * -0.06, 262)], dark(tone, 0.35), 2, opacity=0.5)
        for px in (x0 + 36, x1 - 36):
            c.line([(px, 270), (px, 760)], "#4a3424", 11)
    c.path("M-20 676Q800 650 1620 680V1090H-20Z", c.linear(["#b8937a", "#8a6a5c", "#57454c"]))
    for _ in range(120):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(700, 1060)
        c.ellipse(
            x,
            y,
            c.rng.uniform(8, 60),
            c.rng.uniform(2, 6),
            "#d9b89c" if c.rng.random() < 0.5 else "#4a3a40",
            opacity=0.25,
        )
    for x in (300, 810, 1330):
        c.line([(x, 200), (x, 300)], "#2a2024", 3)
        c.path(f"M{x - 40} 330Q{x - 30} 298 {x} 296Q{x + 30} 298 {x + 40} 330Z", "#3a5a50")
        c.glow(x, 336, 420, "#ffdc94", 0.75)
        c.ellipse(x, 332, 24, 11, "#fff6d8")
    back = [
        (120, 760, 250, STAND, 3, False),
        (430, 756, 246, WALK, 1, True),
        (640, 752, 248, STAND, 4, False),
        (1010, 756, 246, HOLD, 0, True),
        (1180, 760, 250, STAND, 2, False),
        (1500, 764, 254, WALK, 3, True),
    ]
    for x, y, h, pose, k, flip in back:
        shadow(c, x, y, h, "#2a2028")
        figure(c, x, y, h, pose, WOMEN[k], flip)
    for x in (230, 700, 1250):
        c.rect(x - 130, 780, 300, 22, c.linear(["#a87c50", "#6a4a30"]), 4)
        for lx in (x - 116, x + 140):
            c.rect(lx, 800, 14, 90, "#5a3d28")
        for k in range(3):
            basket(c, x - 70 + k * 92, 776, 42, ("#9fbcc8", "#e08a6a", "#c9d4d8")[k])
    figure(c, 500, 1010, 430, HOLD, WOMEN[2])
    figure(
        c, 780, 1014, 440, HOLD, Look(top="#4f7f9a", bottom="#35405a", hat="cap", hat_colour="#c9402f", face=True), True
    )
    scale(c, 644, 1000)
    figure(c, 1120, 1020, 400, SQUAT, WOMEN[0])
    figure(c, 1400, 1016, 440, STOOP, WOMEN[4], True)
    for x, y, r, tone in (
        (1230, 1030, 66, "#9fbcc8"),
        (1040, 1046, 58, "#e08a6a"),
        (300, 1036, 76, "#b4c6d4"),
        (150, 1046, 70, "#9fbcc8"),
    ):
        basket(c, x, y, r, tone)


def scale(c: Canvas, x: float, y: float) -> None:
    """A hanging spring balance with a pan of fish, held between two people."""
    c.line([(x - 4, y - 330), (x - 4, y - 280)], "#3a3a40", 4)
    c.circle(x - 4, y - 244, 40, c.radial(["#ffffff", "#d9dcd8"]), stroke="#c9402f", stroke_width=7)
    for k in range(12):
        a = k * math.pi / 6
        c.line(
            [
                (x - 4 + 28 * math.cos(a), y - 244 + 28 * math.sin(a)),
                (x - 4 + 33 * math.cos(a), y - 244 + 33 * math.sin(a)),
            ],
            "#3a3a40",
            2,
        )
    c.line([(x - 4, y - 244), (x + 14, y - 264)], "#c9402f", 4)
    for dx in (-74, 74):
        c.line([(x - 4, y - 206), (x - 4 + dx, y - 110)], "#5a5a60", 2.5)
    for _ in range(16):
        fish(
            c,
            x - 4 + c.rng.normal(0, 28),
            y - 116 + c.rng.normal(0, 7),
            32,
            mix("#8fb0c4", "#e2ecee", c.rng.random()),
            c.rng.uniform(-30, 30),
            eye=True,
        )
    c.path(
        f"M{x - 84} {y - 112}Q{x - 4} {y - 66} {x + 76} {y - 112}Q{x - 4} {y - 94} {x - 84} {y - 112}Z",
        c.linear(["#c9d0d2", "#7f8a90"], (0, 0, 1, 0)),
    )


@scene("anh-cho-ca-5", PHOTO)
def after_market(c: Canvas) -> None:
    nature.sky(c, "#3f9fd4", "#9fd6e4", (1, "#eef4d8"), bottom=470)
    nature.clouds(c, ((260, 240, 460), (860, 170, 360), (1380, 280, 460)), "#ffffff", "#cde2ea", 0.9)
    line = [(x, y + max(0, 900 - x) * 0.14) for x, y in nature.profile(c, 410, 46, 4)]
    nature.ground(c, line, "#5f9f94", "#a4ccb4", bottom=480)
    nature.grove(c, line, 11, "#4f9080", 0.6, "#8fbf86")
    nature.sea(c, 470, "#3fa5cc", (0.4, "#5fcad0"), (1, "#c4f0e0"), y1=690)
    nature.ripples(c, 476, 640, 170, "#ffffff", 0.45)
    for x, y, s, hull in ((280, 520, 0.62, "#c2452f"), (720, 508, 0.52, "#2f7fae"), (1200, 530, 0.7, "#2c9a8c")):
        boats.trawler(c, x, y, s, hull, "#e8b13a", "#f2e3bf", flip=x > 600)
    for off, tone in ((0, "#ffffff"), (12, "#dff4e6"), (22, "#ffffff"), (30, "#e0c490")):
        nature.ground(
            c,
            [(float(x), 640 + off + 13 * math.sin(x / 140 + off * 0.12) - 0.02 * x) for x in range(-20, 1641, 20)],
            tone,
        )
    nature.ground(
        c, [(float(x), 690 + 10 * math.sin(x / 170)) for x in range(-20, 1641, 20)], "#f4e0b0", "#f7e6bf", "#e2c48c"
    )
    for _ in range(220):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(710, 1060)
        c.ellipse(x, y, c.rng.uniform(3, 20), 2, "#b8935a", opacity=0.35)
    for k, (x, y, s) in enumerate(
        ((190, 800, 2.5), (380, 786, 2.3), (560, 800, 2.4), (1290, 800, 2.5), (1470, 816, 2.7))
    ):
        c.ellipse(x + 26, y + 4, 52 * s / 1.5, 12, "#8a6a3c", opacity=0.45)
        with c.place(x, y - 36 * s, s, turn=(-8, 5, -3, 7, -5)[k]):
            weave = "#b07d42"
            c.ellipse(4, 2, 31, 37, dark(weave, 0.45))
            c.ellipse(0, 0, 30, 36, c.radial([light(weave, 0.25), weave, dark(weave, 0.4)], (0.4, 0.35, 0.75)))
            for i in range(-6, 7):
                c.line(
                    [(i * 5 - 14, -30), (i * 5 + 14, 30)],
                    dark(weave, 0.4),
                    0.8,
                    opacity=0.4,
                    clip_path=c.clip("M-30 0A30 36 0 1 1 30 0A30 36 0 1 1 -30 0Z"),
                )
                c.line(
                    [(i * 5 + 14, -30), (i * 5 - 14, 30)],
                    light(weave, 0.4),
                    0.8,
                    opacity=0.4,
                    clip_path=c.clip("M-30 0A30 36 0 1 1 30 0A30 36 0 1 1 -30 0Z"),
                )
            c.ellipse(0, 0, 30, 36, "none", stroke=("#3a6ea5", "#3f8a6a", "#c9583f")[k % 3], stroke_width=3)
    for x0, x1 in ((760, 1130),):
        for px in (x0, (x0 + x1) / 2, x1):
            c.line([(px, 860), (px, 640)], "#8a6a44", 8)
        for row in range(16):
            boats.rope(c, (x0, 660 + row * 10), (x1, 660 + row * 10), 26, "#2f8a86", 1.6, 0.75)
        for k in range(38):
            t = k / 37
            c.line(
                [(x0 + (x1 - x0) * t, 660 + 52 * t * (1 - t)), (x0 + (x1 - x0) * t + 3, 812 + 52 * t * (1 - t))],
                "#2f8a86",
                1.4,
                opacity=0.6,
            )
        for k in range(14):
            t = (k + 0.5) / 14
            c.circle(x0 + (x1 - x0) * t, 662 + 52 * t * (1 - t), 7, "#f08a3c")
    figure(c, 900, 930, 250, SIT, Look(top="#3f6f8f", bottom="#2b3448", hat="non", face=True))
    c.rect(870, 870, 66, 60, "#a8763d", 6)
    for row in range(6):
        boats.rope(c, (950, 850 + row * 8), (1060, 920 + row * 4), 14, "#2f8a86", 1.6, 0.8)
    for x, y, h, pose, look, flip in (
        (450, 985, 176, RUN, Look(top="#f2b53a", bottom="#3a62a8", child=True, sleeves="short", face=True), False),
        (
            620,
            1000,
            170,
            RUN,
            Look(top="#e2586f", bottom="#35405a", child=True, sleeves="short", cut="tail", face=True),
            False,
        ),
        (1230, 1000, 300, WALK, WOMEN[1], True),
    ):
        shadow(c, x, y, h, "#8a6a3c")
        figure(c, x, y, h, pose, look, flip)
    dog(c, 760, 1010, 1.5)
    for x, h, lean in ((1560, 760, -0.2), (40, 640, 0.12)):
        nature.palm(c, x, 1080, h, lean, "#3f9a52", "#8a6a46", 13)
    nature.birds(c, 6, 700, 340, 110, "#ffffff", 14)


def dog(c: Canvas, x: float, y: float, s: float, coat: str = "#c98f4f") -> None:
    with c.place(x, y, s):
        for lx, shade in ((-20, 0.3), (18, 0.3), (-26, 0), (24, 0)):
            c.line([(lx, -24), (lx - 2, -1)], dark(coat, shade), 6)
        c.path(
            "M-32 -34Q-30 -46 0 -44Q26 -46 30 -34Q28 -20 0 -20Q-30 -20 -32 -34Z",
            c.linear([light(coat, 0.2), dark(coat, 0.15)]),
        )
        c.path("M24 -40Q30 -62 44 -60L42 -68L52 -60Q66 -52 64 -46Q52 -40 40 -42Q34 -32 28 -30Z", coat)
        c.circle(52, -53, 1.8, "#1d1510")
        c.path("M-30 -38Q-50 -48 -44 -64", "none", stroke=coat, stroke_width=6, stroke_linecap="round")


# -- the lantern-making street ------------------------------------------
@scene("anh-den-long-1", PHOTO)
def bamboo_frames(c: Canvas) -> None:
    workshop(c, "#c98f58", "#8a5530")
    for k in range(11):
        x = 90 + k * 145
        y = 200 + 46 * math.sin(k * 1.7)
        c.line([(x, -10), (x, y - 60)], "#4a301e", 2)
        lantern(c, x, y, 48 + 12 * math.sin(k * 2.3), "#d9b070", k, 0, bare=True)
    for k in range(16):
        c.line([(60 + k * 9, 760), (40 + k * 13, 330 + (k % 4) * 20)], mix("#a5b35a", "#d9b878", c.rng.random()), 9)
    figure(c, 560, 900, 500, SIT, Look(top="#5a6f4a", bottom="#3a3f4a", hair="#c4bfba", skin="#d09a6c", face=True))
    c.rect(520, 772, 110, 130, c.linear(["#7a4f2e", "#54351e"]), 8)
    grip = hands(560, 900, 500, SIT)[0]
    for k in range(3):
        c.line(
            [
                (grip[0] - 150, grip[1] + 30 - k * 8),
                (grip[0] + 10, grip[1] - 4),
                (grip[0] + 190, grip[1] + 40 + k * 10),
            ],
            mix("#d9b878", "#b98f4a", k / 3),
            6,
            smooth=True,
        )
    c.line([(grip[0] - 4, grip[1] - 34), (grip[0] + 12, grip[1] + 26)], "#c9ccd0", 9)
    c.line([(grip[0] - 4, grip[1] - 34), (grip[0] - 14, grip[1] - 60)], "#5a3a22", 11)
    figure(c, 1130, 930, 470, KNEEL, Look(top="#c9587a", bottom="#35405a", cut="tail", face=True), True)
    lantern(c, 960, 850, 112, "#d9b070", 0, 0, bare=True)
    for x, y, r, k in (
        (1360, 900, 74, 2),
        (1500, 930, 84, 0),
        (1430, 1000, 60, 3),
        (230, 960, 70, 5),
        (350, 1010, 54, 1),
    ):
        lantern(c, x, y, r, "#d9b070", k, 0, bare=True)
    for _ in range(120):
        x, y = c.rng.uniform(350, 1300), c.rng.uniform(930, 1060)
        c.path(
            f"M{num(x)} {num(y)}q{num(c.rng.uniform(6, 20))} {num(c.rng.uniform(-16, 10))}"
            f" {num(c.rng.uniform(10, 34))} {num(c.rng.uniform(-6, 8))}",
            "none",
            stroke=mix("#e8cf94", "#c9a25c", c.rng.random()),
            stroke_width=3.4,
            stroke_linecap="round",
        )
    nature.rays(c, 1400, 120, 1400, "#fff0c4", 0.26, (110, 170))


def workshop(c: Canvas, wall: str, floor: str) -> None:
    """A room open to a bright yard."""
    c.rect(-20, -20, 1640, 800, c.linear([dark(wall, 0.35), wall, light(wall, 0.15)]))
    for k in range(28):
        c.path(f"M{k * 60} -20V780", stroke=dark(wall, 0.4), stroke_width=2.4, opacity=0.4)
    c.rect(1230, 110, 300, 470, dark(wall, 0.5), 6)
    c.rect(1246, 126, 268, 438, c.linear(["#bfe2e6", "#fbf4d4", "#d4e2a0"]))
    nature.foliage(c, 1330, 470, 200, 150, "#5f9a55", "#c4dc78", 60)
    nature.banana(c, 1460, 560, 230, "#5f9a55", "#c4dc78")
    c.path("M1380 126V564M1246 330H1514", stroke=dark(wall, 0.5), stroke_width=10)
    c.rect(-20, 760, 1640, 330, c.linear([light(floor, 0.12), floor, dark(floor, 0.4)]))
    for k in range(15):
        c.path(
            f"M{800 + (k - 7) * 150} 760L{800 + (k - 7) * 300} 1070",
            stroke=dark(floor, 0.4),
            stroke_width=2.4,
            opacity=0.5,
        )


@scene("anh-den-long-2", PHOTO)
def stretching_silk(c: Canvas) -> None:
    workshop(c, "#d9a86a", "#9c6a40")
    for row in range(3):
        c.rect(60, 150 + row * 170, 560, 16, "#6a4226")
        for k in range(9):
            silk = SILKS[(k + row * 3) % 8]
            x, y = 76 + k * 60, 150 + row * 170
            c.rect(x, y - 52, 50, 52, c.linear([light(silk, 0.3), silk, dark(silk, 0.3)], (0, 0, 1, 0)), 12)
            c.circle(x + 25, y - 26, 9, light(silk, 0.55))
            if k % 2:
                c.path(
                    f"M{x + 6} {y}V{y + 60}Q{x + 25} {y + 70} {x + 44} {y + 56}V{y}Z",
                    c.linear([silk, light(silk, 0.25), dark(silk, 0.2)], (0, 0, 1, 0)),
                )
    for k in range(7):
        x = 690 + k * 84
        c.line([(x, -10), (x, 130 + 40 * (k % 3))], "#4a301e", 2)
        lantern(c, x, 190 + 40 * (k % 3), 40, SILKS[(k * 3) % 8], k, 0)
    figure(c, 700, 1000, 600, HOLD, Look(top="#f2ead8", bottom="#4a3a52", cut="bun", skin="#e6b088", face=True))
    figure(c, 1240, 1004, 590, HOLD, Look(top="#6a8fc0", bottom="#35405a", cut="tail", skin="#e0a87c", face=True), True)
    c.rect(380, 830, 1180, 34, c.linear(["#d9a060", "#9c6a38"]), 5)
    c.rect(400, 862, 1140, 240, c.linear(["#8a5a34", "#5f3c20"]))
    lantern(c, 960, 700, 150, "#e5372e", 0, 0)
    c.path(
        "M820 590Q700 640 640 800Q720 850 840 790Q900 720 880 640Z",
        c.linear(["#f2604a", "#c42a28", "#e5493c"], (0, 0, 1, 0.4)),
    )
    for k in range(6):
        c.path(
            f"M{830 - k * 26} {604 + k * 22}Q{790 - k * 18} {700 + k * 16} {700 + k * 10} {806 - k * 3}",
            "none",
            stroke="#8f1f22",
            stroke_width=2.4,
            opacity=0.45,
        )
    for x, silk in ((440, "#f4cf3c"), (520, "#3f9f6b"), (1420, "#e0569b")):
        c.path(f"M{x - 50} 832Q{x} 786 {x + 70} 832Z", c.linear([light(silk, 0.3), silk]))
    with c.place(1190, 832, 1):
        c.path("M-40 0L-34 -56H34L40 0Z", c.linear(["#f6f2e4", "#b9b09a"], (0, 0, 1, 0)))
        c.ellipse(0, -56, 34, 8, "#efe4b8")
        c.line([(6, -58), (40, -130)], "#8a5a34", 9)
    with c.place(1320, 826, 1, turn=-20):
        c.path("M-50 -6L40 -10L44 -4L-50 0ZM-50 6L40 10L44 4L-50 0Z", "#b9bfc4")
        c.circle(-62, -10, 13, "none", stroke="#2f5f8a", stroke_width=7)
        c.circle(-62, 10, 13, "none", stroke="#2f5f8a", stroke_width=7)
    nature.rays(c, 1440, 130, 1500, "#fff2cc", 0.24, (115, 165))


@scene("anh-den-long-3", PHOTO)
def drying_lanterns(c: Canvas) -> None:
    nature.sky(c, "#4fa8d8", "#b4dfe4", (1, "#fdf2cc"), bottom=600)
    nature.clouds(c, ((340, 190, 380), (1120, 160, 440)), "#ffffff", "#d5e4e4", 0.9)
    for k in range(5):
        x = 430 + k * 160
        shophouse(
            c,
            x,
            660,
            158,
            230 + 20 * (k % 2),
            ("#f0cf80", "#f3dfa8", "#e9b868")[k % 3],
            "#a8513c",
            ("#3f6f66", "#7a4a34")[k % 2],
            None,
            False,
        )
    c.rect(-20, 655, 1640, 440, c.linear(["#cbb488", "#b3966c", "#8f7456"]))
    for side in (-1, 1):
        for k in range(4):
            w = 190 + 90 * k
            near = 430 - k * 150 if side < 0 else 1170 + k * 150
            x = near - w if side < 0 else near
            with c.group(
                transform=f"translate({num(near)} 0) skewY({num(side * (7 + 3 * k))}) translate({num(-near)} 0)"
            ):
                shophouse(
                    c,
                    x,
                    690 + 60 * k,
                    w,
                    380 + 110 * k,
                    ("#f3dfa8", "#e9b868", "#f0cf80", "#efc27a")[k],
                    "#a8513c",
                    ("#3f6f66", "#7a4a34", "#4a5f80", "#3f6f66")[k],
                    None,
                )
    c.path("M430 660H1170L1700 1090H-100Z", c.linear(["#e2cfa4", "#c4a67c", "#9c8060"]))
    for row in range(9):
        y = 668 + row * row * 5.2
        c.path(f"M-20 {num(y)}H1620", stroke="#a88a62", stroke_width=1.4 + row * 0.3, opacity=0.5)
    for x in (450, 1150):
        nature.foliage(c, x, 560, 100, 90, "#d9407a", "#f7a0c0", 60)
    lanterns(c, (420, 360), (1180, 360), 30, 11, 17, 0)
    lanterns(c, (300, 250), (1300, 250), 34, 11, 26, 0)
    for x0, y0, x1, y1, n, r in (
        (60, 760, 640, 720, 8, 38),
        (960, 720, 1540, 760, 8, 38),
        (40, 900, 560, 850, 6, 54),
        (1040, 850, 1560, 900, 6, 54),
    ):
        for px, py in ((x0, y0), (x1, y1)):
            c.line([(px, py + 170), (px, py - 60)], "#8a6238", 8)
        c.line([(x0 - 20, y0 - 50), (x1 + 20, y1 - 50)], "#b98d52", 8)
        for k in range(n):
            t = (k + 0.5) / n
            x, y = x0 + (x1 - x0) * t, y0 - 50 + (y1 - y0) * t + 1.6 * r
            c.ellipse(x + 20, y + 170 - r, r * 0.9, 9, "#6a5030", opacity=0.3)
            lantern(c, x, y, r, SILKS[(k * 3 + int(x0)) % 8], k + int(y0) % 5, 0)
    for x, y, h, pose, look, flip in (
        (800, 800, 270, REACH, Look(top="#f2ead8", bottom="#4a3a52", cut="bun", hat="non", face=True), False),
        (700, 740, 190, STROLL, TOWNSFOLK[5], False),
        (910, 730, 186, WALK, TOWNSFOLK[4], True),
        (820, 700, 140, STROLL, TOWNSFOLK[2], True),
    ):
        shadow(c, x, y, h, "#6a5030")
        figure(c, x, y, h, pose, look, flip)
    figure(c, 800, 1010, 330, HOLD, Look(top="#6a8fc0", bottom="#35405a", hat="non", cut="tail", face=True))
    grip = hands(800, 1010, 330, HOLD)[0]
    lantern(c, grip[0] + 20, grip[1] + 74, 56, "#e5372e", 0, 0)


@scene("anh-den-long-4", PHOTO)
def shop_at_dusk(c: Canvas) -> None:
    nature.sky(c, "#1a2050", "#3f3a78", (1, "#a8608a"), bottom=500)
    nature.stars(c, 70, 200)
    for x, w, h in ((-60, 420, 660), (360, 880, 760), (1240, 440, 680)):
        shophouse(c, x, 860, w, h, mix("#d99a3a", "#4a2f5a", 0.25), "#6a3438", "#4a2c22", "#ffc766")
    c.rect(450, 500, 700, 360, c.linear(["#e89a3a", "#ffd88a", "#f2b04f"]))
    for row in range(3):
        c.rect(450, 580 + row * 92, 700, 8, "#7a4526")
    rng = c.rng
    for row, (y, r, n) in enumerate(((120, 34, 9), (230, 42, 9), (350, 46, 8), (470, 44, 9), (590, 36, 8))):
        for k in range(n):
            x = 330 + (k + 0.5) * 940 / n + rng.uniform(-12, 12)
            if row > 2 and 620 < x < 980 and row == 4:
                continue
            yy = y + rng.uniform(-22, 22)
            c.line([(x, 0), (x, yy - r * 1.5)], "#2a1a1c", 1.4, opacity=0.6)
            lantern(c, x, yy, r * rng.uniform(0.85, 1.15), SILKS[int(rng.integers(8))], int(rng.integers(6)), 0.75)
    c.path("M-20 850H1620V1090H-20Z", c.linear(["#8a5a4a", "#5a3a4a", "#2a2040"]))
    for k in range(26):
        x = 30 + k * 62
        c.path(f"M{x} 856L{800 + (x - 800) * 1.5} 1066", stroke="#3a2636", stroke_width=2, opacity=0.5)
    for x in (520, 800, 1080):
        c.ellipse(x, 930, 240, 44, "#ffb860", opacity=0.22)
    c.rect(560, 760, 300, 110, c.linear(["#8a5230", "#4f2c1c"]), 4)
    figure(c, 720, 850, 300, FRONT, Look(top="#c9402f", bottom="#2a2440", cut="bun", face=True))
    c.rect(560, 760, 300, 110, c.linear(["#8a5230", "#4f2c1c"]), 4)
    for k in range(4):
        lantern(c, 600 + k * 70, 742, 26, SILKS[k * 2], k, 0.6)
    for x, h, pose, look, flip in (
        (430, 400, STROLL, TOWNSFOLK[5], False),
        (520, 390, STAND, TOWNSFOLK[0], False),
        (1010, 396, REACH, TOWNSFOLK[1], False),
        (1170, 390, STROLL, TOWNSFOLK[4], True),
        (1390, 404, WALK, TOWNSFOLK[2], True),
        (170, 400, WALK, TOWNSFOLK[3], False),
    ):
        shadow(c, x, 990, h, "#140f24", 0.5)
        figure(c, x, 988, h, pose, look, flip)
    for x, h in ((920, 250), (600, 236)):
        kid = Look(top="#f2b53a" if x > 700 else "#5fa8d0", bottom="#3a3f5a", child=True, sleeves="short", face=True)
        figure(c, x, 1020, h, HOLD, kid, flip=x > 700)
        grip = hands(x, 1020, h, HOLD, x > 700, True)[0]
        lantern(c, grip[0] + (-14 if x > 700 else 14), grip[1] + 50, 30, "#e5372e" if x > 700 else "#f4cf3c", 0, 1)
    for x, r, silk in ((110, 62, "#e5372e"), (1500, 66, "#f39b1f"), (1330, 46, "#e0569b"), (270, 48, "#4f7fd0")):
        lantern(c, x, 330, r, silk, 0, 1)


@scene("anh-den-long-5", PHOTO)
def star_lanterns(c: Canvas) -> None:
    nature.sky(c, "#101a44", "#24306a", (0.6, "#4f4586"), (1, "#8f6a9a"), bottom=760)
    nature.stars(c, 200, 560)
    nature.sun(c, 1150, 230, 96, "#fff6d8", "#f7e2a8", 5)
    for dx, dy, r in ((-30, -20, 20), (26, 14, 26), (-8, 40, 14), (40, -34, 12)):
        c.circle(1150 + dx, 230 + dy, r, "#e8d29a", opacity=0.4)
    nature.streaks(c, 8, 160, 420, "#8f86b8", 0.35)
    nature.grove(c, nature.profile(c, 620, 30, 4), 60, "#1d2450", 0.6)
    for k in range(6):
        shophouse(
            c,
            -40 + k * 280,
            760,
            270,
            (250, 300, 230, 280, 320, 260)[k],
            mix("#b98a4a", "#2a2a5a", 0.5),
            "#3a2c4a",
            "#3a2c34",
            "#ffc766",
        )
    nature.ground(c, [(-20, 756), (1620, 756)], "#5a4a66", "#33305a", "#171a3c")
    for k in range(9):
        c.path(f"M-20 {770 + k * k * 4}H1620", stroke="#6a5a78", stroke_width=1.4, opacity=0.4)
    lanterns(c, (-20, 470), (820, 480), 40, 9, 22, 1)
    lanterns(c, (800, 480), (1640, 470), 40, 9, 22, 1)
    tops = ["#f2b53a", "#e2586f", "#5fa8d0", "#8fbf5a", "#f4efe2", "#c98fe0"]
    rows = ((850, 210, 6, 60), (1010, 290, 5, 150))
    for row, (y, h, n, x0) in enumerate(rows):
        for k in range(n):
            x = x0 + k * (1500 - x0) / (n - 0.4)
            kid = Look(
                top=tops[(k + row * 2) % 6],
                bottom="#35406a",
                child=True,
                sleeves="short",
                cut=("short", "tail", "bun")[(k + row) % 3],
                face=True,
            )
            shadow(c, x, y, h, "#0c0e28", 0.5)
            figure(c, x, y, h, LIFT, kid)
            hx, hy = hands(x, y, h, LIFT, False, True)[0]
            c.line([(hx, hy), (hx + h * 0.2, hy - h * 0.24)], "#a8763d", 5)
            kind = (k + row) % 3
            if kind == 1:
                carp_lantern(c, hx + h * 0.26, hy - h * 0.28, h * 0.2, ("#f0702f", "#e5372e")[k % 2])
            else:
                star(c, hx + h * 0.24, hy - h * 0.36, h * 0.2, SILKS[(k * 3 + row) % 8])
    drum_lion(c, 1440, 960)


LIFT = Pose((128, 150), (-18, 6), (22, 8), (-18, -32), lean=2)


def star(c: Canvas, x: float, y: float, r: float, silk: str) -> None:
    """A five-pointed paper lantern in a ring."""
    c.glow(x, y, r * 3, "#ffd07a", 0.8)
    c.circle(x, y, r, "none", stroke=silk, stroke_width=r * 0.07)
    for k in range(20):
        a = k * math.pi / 10
        c.line(
            [(x + r * math.cos(a), y + r * math.sin(a)), (x + r * 1.12 * math.cos(a), y + r * 1.12 * math.sin(a))],
            light(silk, 0.4),
            r * 0.05,
        )
    points = [
        (
            x + (r if k % 2 == 0 else r * 0.42) * math.sin(k * math.pi / 5),
            y - (r if k % 2 == 0 else r * 0.42) * math.cos(k * math.pi / 5),
        )
        for k in range(10)
    ]
    c.shape(points, c.radial([light(silk, 0.85), light(silk, 0.3), silk]))
    for k in range(0, 10, 2):
        c.line([(x, y), points[k]], dark(silk, 0.2), r * 0.03)
        c.line([points[k], points[k + 1]], "#f7e2a0", r * 0.035)
        c.line([points[k], points[k - 1]], "#f7e2a0", r * 0.035)


def carp_lantern(c: Canvas, x: float, y: float, s: float, silk: str) -> None:
    c.glow(x, y, s * 3, "#ffd07a", 0.75)
    with c.place(x, y, s):
        c.path(
            "M-.9 0Q-.3 -.55 .4 -.16L.95 -.5Q.8 0 .95 .5L.4 .16Q-.3 .55 -.9 0Z",
            c.linear([silk, light(silk, 0.7), silk]),
        )
        for k in range(4):
            c.path(
                f"M{num(-0.4 + k * 0.2)} -.32Q{num(-0.28 + k * 0.2)} 0 {num(-0.4 + k * 0.2)} .32",
                "none",
                stroke=dark(silk, 0.3),
                stroke_width=0.04,
            )
        c.circle(-0.6, -0.1, 0.1, "#fffaf0")
        c.circle(-0.61, -0.1, 0.05, "#1d1a22")


def drum_lion(c: Canvas, x: float, y: float) -> None:
    """A drum on its stand."""
    c.path(
        f"M{x - 60} {y + 46}L{x - 30} {y - 40}M{x + 60} {y + 46}L{x + 30} {y - 40}", stroke="#4a2c22", stroke_width=10
    )
    c.path(
        f"M{x - 64} {y - 130}Q{x - 84} {y - 70} {x - 64} {y - 20}H{x + 64}Q{x + 84} {y - 70} {x + 64} {y - 130}Z",
        c.linear(["#e0503a", "#a82f2c", "#5f1c28"], (0, 0, 1, 0)),
    )
    c.ellipse(x, y - 130, 64, 15, "#f6e2b8")
    for k in range(9):
        c.circle(x - 56 + k * 14, y - 112, 3, "#f2c64a")


# -- planting mangroves ---------------------------------------------------
def seedling(c: Canvas, x: float, y: float, h: float, leaf: str = "#4f9a4a", sun: str = "#b5dc5a") -> None:
    """A young mangrove: a stem with paired leaves."""
    c.line(
        [(x, y), (x + h * 0.03, y - h * 0.55), (x, y - h)], mix(leaf, "#8a5a3a", 0.45), max(h * 0.045, 1.4), smooth=True
    )
    for k, t in enumerate((0.55, 0.72, 0.86, 1.0)):
        for side in (-1, 1):
            turn = -90 + side * (62 - 12 * k) + c.rng.normal(0, 6)
            nature.blade(c, x, y - h * t, h * (0.42 - 0.05 * k), turn, mix(leaf, sun, c.rng.random()), 0.22)


def mudflat(c: Canvas, y: float, *tones: str) -> None:
    """Wet mud with pools that mirror the sky."""
    c.rect(-20, y, 1640, 1090 - y, c.linear(list(tones)))
    for _ in range(60):
        t = c.rng.random()
        py = y + (1060 - y) * t**1.3
        half = (30 + 150 * t) * c.rng.uniform(0.4, 1)
        px = c.rng.uniform(-40, 1640)
        pool = [
            (px - half, py),
            (px - half * 0.3, py - 2 - 7 * t),
            (px + half * 0.5, py - 1 - 5 * t),
            (px + half, py + 1),
            (px + half * 0.2, py + 3 + 8 * t),
            (px - half * 0.5, py + 2 + 6 * t),
        ]
        c.shape(pool, mix("#f4e2c0", "#a9cdd4", c.rng.random()), smooth=True, opacity=0.5)
    for _ in range(260):
        t = c.rng.random()
        c.ellipse(c.rng.uniform(0, 1600), y + (1060 - y) * t, 3 + 9 * t, 1 + 2.4 * t, "#3a2c22", opacity=0.35)


PLANTERS = [
    Look(top="#f2f0e6", bottom="#4a5a6a", hat="non", face=True),
    Look(top="#3f9a7a", bottom="#3a3f4a", hat="cap", hat_colour="#f2c14a", face=True),
    Look(top="#e2694a", bottom="#3a4a5a", hat="non", cut="tail", face=True),
    Look(top="#5f8fd0", bottom="#4a4a5a", hat="cap", hat_colour="#ffffff", cut="tail", face=True),
    Look(top="#f2c14a", bottom="#3f4f6a", hat="non", cut="bun", face=True),
]


@scene("anh-rung-ngap-man-1", PHOTO)
def nursery(c: Canvas) -> None:
    nature.sky(c, "#6fb8d8", "#c4e4e0", (1, "#fdf4d0"), bottom=440)
    nature.clouds(c, ((300, 220, 420), (1250, 190, 460)), "#ffffff", "#d5e4e4", 0.9)
    for y, t in ((400, 0.5), (430, 0.2)):
        for x in range(-10, 1640, 64):
            tone = mix("#2f7a50", "#e9eecb", t)
            nature.foliage(c, x, y, 120, 90, tone, mix("#a8d058", "#f4f4d0", t), 40)
    nature.sea(c, 436, "#dfeecb", "#8fc4b8", y1=520)
    nature.ripples(c, 454, 512, 60, "#ffffff", 0.5)
    c.path("M-20 512H1620V1090H-20Z", c.linear(["#b99a6c", "#94744c", "#634c34"]))
    for x in (90, 560, 1040, 1510):
        c.line([(x, 900 if x in (90, 1510) else 700), (x, 240)], "#a87c48", 12)
    c.path(
        "M90 250Q320 300 560 250Q800 300 1040 250Q1280 300 1510 250V330Q1280 372 1040 326Q800 372 560 326"
        "Q320 372 90 330Z",
        "#2f5a44",
        opacity=0.55,
    )
    for k in range(60):
        c.path(f"M{90 + k * 24} 262V350", stroke="#1f4030", stroke_width=1, opacity=0.4)
    for row in range(8):
        t = row / 7
        y = 570 + 430 * t**1.2
        size = 30 + 48 * t
        for bed in (-1, 0, 1):
            width = 330 + 240 * t
            cx = 800 + bed * (430 + 210 * t)
            n = int(width / (size * 0.9))
            for k in range(n):
                x = cx + (k - (n - 1) / 2) * size * 0.9
                if not -60 < x < 1660:
                    continue
                c.path(
                    f"M{num(x - size * 0.34)} {num(y - size * 0.5)}H{num(x + size * 0.34)}"
                    f"L{num(x + size * 0.28)} {num(y + size * 0.2)}H{num(x - size * 0.28)}Z",
                    c.linear(["#4a3a30", "#241c1a"], (0, 0, 1, 0)),
                )
                c.ellipse(x, y - size * 0.5, size * 0.34, size * 0.1, "#7a5a3c")
                seedling(c, x, y - size * 0.5, size * c.rng.uniform(1.1, 1.5))
        if row == 3:
            figure(c, 590, 720, 300, STOOP, PLANTERS[2])
            figure(c, 1010, 716, 290, SQUAT, PLANTERS[1], True)
        if row == 6:
            figure(c, 1080, 900, 380, HOLD, PLANTERS[4], True)
            figure(c, 460, 905, 390, STOOP, PLANTERS[0])
    nature.birds(c, 6, 760, 330, 110, "#5f7f78", 11)


@scene("anh-rung-ngap-man-2", PHOTO)
def crossing_the_mud(c: Canvas) -> None:
    nature.sky(c, "#7fb0cc", "#cfdcd4", (0.6, "#ffe6b4"), (1, "#ffd296"), bottom=500)
    nature.sun(c, 420, 330, 54, "#fffdf0", "#ffe09a", 8)
    nature.streaks(c, 10, 90, 360, "#fff2dc", 0.6)
    for x in range(-10, 1640, 60):
        tone = mix("#3f7a58", "#f0e2b8", 0.45)
        nature.foliage(c, x, 470, 110, 60, tone, light(tone, 0.3), 34)
    nature.sea(c, 490, "#ffe4ac", "#a9c4b4", y1=560)
    nature.ripples(c, 494, 552, 70, "#fffbe6", 0.6)
    mudflat(c, 552, "#d9bd8c", "#a08462", "#5f4c3c")
    nature.glitter(c, 420, 556, 1020, 330, "#fff2c4", 120)
    marchers = [
        (200, 640, 130),
        (310, 646, 134),
        (430, 660, 146),
        (560, 680, 164),
        (700, 704, 186),
        (860, 742, 216),
        (1050, 800, 270),
        (1290, 890, 350),
    ]
    for k, (x, y, h) in enumerate(marchers):
        look = PLANTERS[(k * 2) % 5]
        c.ellipse(x - h * 0.1, y + 4, h * 0.3, h * 0.04, "#2f241c", opacity=0.35)
        if k in (1, 4, 6):
            figure(c, x, y, h, SHOULDER, look)
            pole(c, x, y, h, "#a87c48", ["#6fae4a", "#8fc45a"])
            for bx in (-37, 41):
                for i in range(3):
                    seedling(c, x + (bx - 6 + i * 6) * h / 100, y - 34 * h / 100, h * 0.16)
        else:
            figure(c, x, y, h, WALK if k % 2 else STROLL, look)
            if k == 7:
                grip = hands(x, y, h, WALK)[1]
                for i in range(5):
                    seedling(c, grip[0] - 14 + i * 8, grip[1] + 20, 120)
        for step in range(5):
            c.ellipse(
                x - h * (0.3 + step * 0.22),
                y + 6 - step * h * 0.03 + (step % 2) * h * 0.04,
                h * 0.05,
                h * 0.018,
                "#3a2c22",
                opacity=0.5,
            )
    for x, y, s in ((220, 900, 1.8), (480, 1000, 2.1), (900, 1010, 1.9)):
        crab(c, x, y, s)
    egret(c, 120, 790, 1.5)
    egret(c, 1500, 640, 0.9, True)
    for x in (60, 640, 1500):
        seedling(c, x, 1070, 130)
    nature.birds(c, 9, 980, 300, 140, "#5a6a68", 12)


@scene("anh-rung-ngap-man-3", PHOTO)
def planting(c: Canvas) -> None:
    nature.sky(c, "#5fb0d4", "#b9dfe2", (1, "#f7f0cc"), bottom=430)
    nature.clouds(c, ((260, 190, 440), (900, 240, 360), (1420, 170, 420)), "#ffffff", "#d0e2e6", 0.9)
    for x in range(-10, 1640, 60):
        tone = mix("#2f7a50", "#e9eecb", 0.25)
        nature.foliage(c, x, 410 + c.rng.uniform(-12, 6), 120, 80, tone, mix("#a8d058", "#f4f4d0", 0.25), 44)
    nature.sea(c, 432, "#cfe8d8", "#8fc4c0", y1=500)
    nature.ripples(c, 436, 494, 60, "#ffffff", 0.5)
    mudflat(c, 496, "#b8a07c", "#8f7556", "#54432f")
    for row in range(10):
        t = row / 9
        y = 530 + 500 * t**1.35
        for k in range(-9, 10):
            x = 800 + k * (86 + 130 * t) + (row % 2) * 20
            if -60 < x < 1660 and not (row > 6 and 300 < x < 1300):
                seedling(c, x, y, 26 + 74 * t)
                c.ellipse(x, y + 1, 8 + 16 * t, 2 + 4 * t, "#3a2c22", opacity=0.5)
    crew = [
        (180, 640, 170, BEND, 3),
        (420, 650, 176, SQUAT, 2),
        (1180, 652, 178, BEND, 4),
        (1440, 648, 174, STOOP, 1),
        (760, 640, 170, STOOP, 0),
        (980, 646, 168, STAND, 3),
    ]
    for x, y, h, pose, k in crew:
        shadow(c, x, y, h, "#2f241c")
        figure(c, x, y, h, pose, PLANTERS[k], flip=x > 800)
    for x, y, h, pose, k, flip in (
        (420, 960, 430, BEND, 2, False),
        (1180, 970, 440, STOOP, 1, True),
        (800, 930, 380, SQUAT, 4, False),
    ):
        shadow(c, x, y, h, "#2f241c")
        figure(c, x, y, h, pose, PLANTERS[k], flip)
        hx, hy = hands(x, y, h, pose, flip)[0]
        seedling(c, hx + (8 if not flip else -8), hy + 40, 120)
    for x, y in ((640, 1020), (1010, 1030)):
        c.path(
            f"M{x - 60} {y - 50}H{x + 60}L{x + 46} {y + 30}H{x - 46}Z", c.linear(["#d0a465", "#7d5a30"], (0, 0, 1, 0))
        )
        for i in range(8):
            seedling(c, x - 44 + i * 12, y - 44, 80)
    for x, y in ((110, 960), (1530, 980), (260, 1030)):
        mudskipper(c, x, y, 1.4, x > 800)
    nature.birds(c, 5, 1120, 320, 90, "#ffffff", 13)


def mudskipper(c: Canvas, x: float, y: float, s: float, flip: bool = False) -> None:
    with c.place(x, y, s, flip):
        c.ellipse(0, 6, 50, 6, "#2a2018", opacity=0.4)
        c.path(
            "M-60 4Q-40 -4 -10 -8Q14 -20 34 -16Q48 -10 46 0Q30 8 -10 6Q-40 8 -60 4Z",
            c.linear(["#8f8a5a", "#5f5a3c", "#b9ac78"]),
        )
        c.path("M-22 -8Q-6 -30 12 -16Z", "#6a7a5a")
        c.path("M6 2Q0 16 18 10Z", "#7a7048")
        for ex in (30, 39):
            c.circle(ex, -18, 5.4, "#7a7048")
            c.circle(ex + 1, -19, 2.6, "#15130f")
        for _ in range(12):
            c.circle(c.rng.uniform(-40, 30), c.rng.uniform(-6, 3), 1.3, "#bfe0d8", opacity=0.7)


@scene("anh-rung-ngap-man-4", PHOTO)
def one_seedling(c: Canvas) -> None:
    nature.sky(c, "#8fc8d0", "#dcecd4", (1, "#fff2c4"), bottom=580)
    nature.sun(c, 1180, 250, 70, "#fffef0", "#fff0b0", 8)
    c.rect(-20, 470, 1640, 100, c.linear(["#8fb894", "#a9b88c"]))
    with c.group(filter=c.blur(9)):
        for x in range(-10, 1640, 120):
            nature.foliage(c, x, 470 + c.rng.uniform(-30, 10), 230, 170, "#6fa878", "#d9e6a0", 40)
        for x, look in ((300, PLANTERS[2]), (470, PLANTERS[1]), (1320, PLANTERS[4])):
            figure(c, x, 640, 300, BEND if x < 400 else STOOP, look, x > 1000)
    mudflat(c, 560, "#b9a27c", "#8a7152", "#4a3a2a")
    for x, y, h in ((140, 760, 190), (380, 700, 150), (1220, 720, 170), (1480, 800, 230), (1060, 660, 120)):
        c.ellipse(x, y + 3, h * 0.24, h * 0.04, "#2f241a", opacity=0.5)
        seedling(c, x, y, h)
    c.ellipse(760, 966, 300, 46, "#2f241a", opacity=0.45)
    c.path(
        "M500 980Q560 900 680 920Q720 880 800 906Q900 880 960 940Q1040 950 1050 990Q900 1030 760 1024Q600"
        " 1030 500 980Z",
        c.linear(["#8f7452", "#5a4632"]),
    )
    stem = [(770, 940), (782, 780), (768, 600), (776, 430)]
    c.line(stem, "#5f4630", 30, smooth=True)
    c.line([(x - 5, y) for x, y in stem], "#a8845a", 9, smooth=True)
    for y, long, k in ((720, 210, 0), (590, 240, 1), (470, 230, 2), (425, 180, 3)):
        for side in (-1, 1):
            turn = -90 + side * (70 - 16 * k)
            tone = mix("#3f8f46", "#8fc452", k / 3)
            nature.blade(c, 774, y, long, turn, tone, 0.25)
            a = math.radians(turn)
            c.line(
                [(774, y), (774 + math.cos(a) * long * 0.95, y + math.sin(a) * long * 0.95)],
                light(tone, 0.4),
                3,
                opacity=0.8,
            )
            for v in range(2, 8):
                t = v / 9
                px, py = 774 + math.cos(a) * long * t, y + math.sin(a) * long * t
                for s2 in (-0.6, 0.6):
                    c.line(
                        [(px, py), (px + math.cos(a + s2) * long * 0.13, py + math.sin(a + s2) * long * 0.13)],
                        light(tone, 0.3),
                        1.3,
                        opacity=0.5,
                    )
    nature.blade(c, 776, 430, 130, -90, "#b9e06a", 0.16)
    for x0, flip in ((470, False), (1090, True)):
        with c.place(x0, 930, 1.25, flip, turn=-8 if not flip else 8):
            c.path(
                "M-330 70Q-200 0 -60 -16L-50 44Q-180 70 -300 150Z",
                c.linear(["#f2f0e6", "#b9b4a4"]) if not flip else c.linear(["#e2694a", "#a8452f"]),
            )
            c.path(
                "M-70 -18Q0 -40 60 -30Q130 -40 150 -20Q160 -10 100 -6Q170 -12 178 2Q176 14 104 12Q160 18"
                " 158 30Q140 40 80 32Q20 60 -60 46Z",
                c.linear(["#d9a078", "#b87c54"]),
            )
            for _ in range(16):
                c.ellipse(
                    c.rng.uniform(-20, 150),
                    c.rng.uniform(-20, 34),
                    c.rng.uniform(5, 18),
                    c.rng.uniform(3, 7),
                    "#5a4632",
                    opacity=0.65,
                )
    crab(c, 330, 800, 2.2)
    mudskipper(c, 1190, 800, 1.7, True)
    for _ in range(26):
        x, y = c.rng.normal(776, 150), c.rng.uniform(400, 900)
        c.circle(x, y, c.rng.uniform(2, 6), "#eafaf4", opacity=0.45)


@scene("anh-rung-ngap-man-5", PHOTO)
def rows_at_dusk(c: Canvas) -> None:
    nature.sky(c, "#2f4a86", "#7f7ab0", (0.55, "#f0937f"), (0.8, "#ffbf78"), (1, "#ffe4a4"), bottom=520)
    nature.sun(c, 800, 440, 66, "#fff4cc", "#ffb45c", 7)
    nature.streaks(c, 13, 110, 440, "#f9a98c", 0.55)
    nature.cloud(c, 1300, 330, 480, "#f7b394", "#9a7296", 0.6)
    for x in range(-10, 1640, 70):
        tone = mix("#3a3f66", "#e2967f", 0.3)
        nature.foliage(c, x, 500, 120, 50, tone, light(tone, 0.2), 30)
    nature.sea(c, 514, "#ffd694", (0.2, "#e09a80"), (0.55, "#7a6a94"), (1, "#27375f"))
    nature.ripples(c, 520, 1040, 210, "#ffe2b0", 0.32)
    nature.ripples(c, 560, 1060, 150, "#1c284e", 0.3)
    nature.glitter(c, 800, 518, 1040, 360, "#ffebb4", 190)
    for row in range(9):
        t = row / 8
        y = 560 + 400 * t**1.3
        for k in range(-10, 11):
            x = 800 + k * (80 + 150 * t)
            if -60 < x < 1660:
                h = 26 + 84 * t
                with c.group(opacity=0.3):
                    c.line([(x, y + 2), (x + 3, y + h * 0.6)], "#1c2440", max(h * 0.05, 1.5))
                seedling(c, x, y, h, mix("#27405a", "#2f6a4a", t), mix("#c98f6a", "#8fae5a", t))
                c.ellipse(x, y + 1, h * 0.25, h * 0.03, "#ffe2b0", opacity=0.5)
    dyke = [
        (float(x), 1000 - 46 * math.exp(-(((x - 900) / 620) ** 2)) + 5 * math.sin(x / 40)) for x in range(-20, 1641, 10)
    ]
    nature.ground(c, dyke, "#2a2a4c", "#151733")
    nature.grass(c, dyke, 26, ["#23264a", "#343358", "#15183a"], 1.2)
    ink = "#191b3c"
    for k, x in enumerate((430, 520, 610, 720, 800, 880, 985, 1080, 1180)):
        y = 1004 - 46 * math.exp(-(((x - 900) / 620) ** 2))
        small = k in (3, 7)
        look = Look(
            hat=("non", "cap", None)[k % 3],
            cut=("short", "tail", "bun")[k % 3],
            child=small,
            sleeves="short" if small else "long",
        )
        figure(
            c,
            x,
            y,
            118 if small else 190,
            (STAND, WAVE, FRONT, CHEER, STAND, FRONT, WAVE, CHEER, STAND)[k],
            silhouette(ink, look),
            back=True,
        )
    for x in (300, 1310):
        y = 1010 - 46 * math.exp(-(((x - 900) / 620) ** 2))
        c.path(f"M{x - 34} {num(y - 50)}H{x + 34}L{x + 26} {num(y)}H{x - 26}Z", ink)
    nature.birds(c, 13, 620, 300, 150, "#4a3f66", 13)
    egret(c, 180, 900, 1.3)


# -- sports day at a highland school -------------------------------------
PUPILS = [
    Look(top="#ffffff", bottom="#28477a", child=True, sleeves="short", face=True),
    Look(top="#e2586f", bottom="#2b2d52", child=True, sleeves="short", cut="tail", face=True),
    Look(top="#f2c14a", bottom="#35405a", child=True, sleeves="short", face=True),
    Look(
        top="#3a4a7a",
        bottom="#c8502f",
        dress="skirt",
        trim="#f0d060",
        child=True,
        hat="scarf",
        hat_colour="#e0803a",
        face=True,
    ),
    Look(top="#3f9a8f", bottom="#35405a", child=True, sleeves="short", face=True),
    Look(
        top="#2b2d52",
        bottom="#a8324f",
        dress="skirt",
        trim="#8fe0d0",
        child=True,
        hat="band",
        hat_colour="#3f7fc0",
        face=True,
    ),
]
BUNTING = ["#e8452f", "#f2c03a", "#3f9a6a", "#3f7fc0", "#e8609a"]


def highland_yard(c: Canvas, floor: float = 560) -> None:
    """Mountains, a low schoolhouse and a yard of packed earth."""
    nature.sky(c, "#4f9fd0", "#a9d6e0", (0.75, "#f0efd0"), (1, "#fdeec0"), bottom=430)
    nature.clouds(c, ((280, 190, 440), (860, 130, 320), (1380, 210, 440)), "#ffffff", "#cfe0e6", 0.9)
    line = nature.ranges(c, ((300, 170), (370, 120), (430, 80)), "#3a6f80", "#ecedce", "#fff6dc", floor + 20)
    nature.pines(c, [(x, y + 6) for x, y in line[::2]], 50, "#4a7f60", 0.5)
    nature.ground(c, nature.profile(c, floor - 46, 14, 4), "#8fb560", "#5f9048", bottom=floor + 30)
    c.path(f"M-20 {floor}Q800 {floor - 16} 1620 {floor}V1090H-20Z", c.linear(["#e2c08a", "#cda066", "#a87a48"]))
    for _ in range(150):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(floor + 10, 1060)
        c.ellipse(x, y, c.rng.uniform(4, 26), 2.2, dark("#b8884f", c.rng.random() * 0.4), opacity=0.35)


def schoolhouse(c: Canvas, x: float, y: float, w: float) -> None:
    h = w * 0.2
    wall = "#f4e2a4"
    c.rect(x, y - h, w, h, c.linear([light(wall, 0.2), wall, dark(wall, 0.12)], (0, 0, 1, 0.3)))
    c.rect(x, y - h * 0.16, w, h * 0.16, "#5f9ab0")
    for k in range(8):
        px = x + w * (0.03 + 0.122 * k)
        c.rect(px, y - h * 0.78, w * 0.05, h * 0.44, c.linear(["#8fc8d0", "#d9efe4"]))
        c.path(f"M{num(px + w * 0.025)} {num(y - h * 0.78)}v{num(h * 0.44)}", stroke="#3f7f8a", stroke_width=2)
        if k % 2:
            c.rect(px + w * 0.062, y - h * 0.82, w * 0.036, h * 0.82, "#3f7f8a")
    tiles(
        c,
        [
            (x + w * 0.03, y - h * 1.62),
            (x + w * 0.97, y - h * 1.62),
            (x + w * 1.02, y - h * 0.96),
            (x - w * 0.02, y - h * 0.96),
        ],
        "#c2553f",
        6,
    )


@scene("anh-hoi-thao-1", PHOTO)
def opening(c: Canvas) -> None:
    highland_yard(c)
    schoolhouse(c, 480, 590, 700)
    stilts(c, 60, 600, 210, "#6f4f34", "#8f7a4a")
    nature.tree(c, 1400, 640, 330, "#3f8a48", "#a9d05a", "#6b4a34", 0.9)
    pennants(c, (-20, 230), (820, 250), 46, 24, 28, BUNTING)
    pennants(c, (820, 250), (1640, 230), 46, 24, 28, BUNTING[::-1])
    pennants(c, (-20, 420), (480, 440), 30, 18, 20, BUNTING)
    pennants(c, (1180, 440), (1640, 420), 30, 18, 20, BUNTING)
    for row in range(5):
        y, h = 690 + row * 76, 104 + row * 22
        for k in range(11):
            x = 800 + (k - 5) * (88 + row * 15)
            if k == 5:
                continue
            shadow(c, x, y, h, "#6a4a28", 0.35)
            figure(
                c,
                x,
                y,
                h * c.rng.uniform(0.94, 1.05),
                (FRONT, STAND, FRONT)[(k + row) % 3],
                PUPILS[(k * 2 + row) % 6],
                back=True,
            )
    for x, look in (
        (680, Look(top="#e9eefc", bottom="#ffffff", dress="aodai", cut="long", trim="#5f8fd0", face=True)),
        (800, Look(top="#3f6fae", bottom="#35405a", face=True)),
        (930, Look(top="#c9587a", bottom="#ffffff", dress="aodai", cut="bun", trim="#f7d6e0", face=True)),
    ):
        figure(c, x, 640, 150, FRONT, look)
    for x in (60, 1530):
        c.line([(x, 1030), (x, 560)], "#a98246", 9)
        for k in range(5):
            c.path(f"M{x} {572 + k * 54}q50 -14 92 8q-40 16 -92 34Z", BUNTING[k])
    nature.birds(c, 6, 640, 330, 110, "#3f5f70", 11)


@scene("anh-hoi-thao-2", PHOTO)
def tug_of_war(c: Canvas) -> None:
    highland_yard(c)
    schoolhouse(c, 900, 580, 620)
    nature.tree(c, 160, 640, 360, "#3f8a48", "#a9d05a", "#6b4a34", 0.9)
    pennants(c, (-20, 250), (1640, 210), 60, 44, 28, BUNTING)
    for k in range(15):
        x = 70 + k * 104 + c.rng.uniform(-16, 16)
        figure(
            c, x, 690 + c.rng.uniform(-8, 8), c.rng.uniform(126, 150), (CHEER, FRONT, WAVE, CHEER)[k % 4], PUPILS[k % 6]
        )
    c.line([(790, 710), (810, 1020)], "#f7f0dc", 7, opacity=0.8)
    h = 290
    left = [(120 + k * 150, PUPILS[(k * 2) % 6]) for k in range(4)]
    right = [(970 + k * 150, PUPILS[(k * 2 + 1) % 6]) for k in range(4)]
    y = 950
    for x, look in left:
        shadow(c, x, y, h, "#6a4a28")
        figure(c, x, y, h, TUG, look)
    for x, look in right:
        shadow(c, x, y, h, "#6a4a28")
        figure(c, x, y, h, TUG, look, flip=True)
    rope_y = hands(120, y, h, TUG, False, True)[0][1]
    c.line(
        [(40, rope_y + 22), (240, rope_y), (800, rope_y - 6), (1380, rope_y), (1590, rope_y + 24)],
        "#8a5f34",
        13,
        smooth=True,
    )
    c.line(
        [(40, rope_y + 20), (240, rope_y - 2), (800, rope_y - 8), (1380, rope_y - 2), (1590, rope_y + 22)],
        "#e2c08a",
        5,
        smooth=True,
        stroke_dasharray="12 9",
    )
    c.path(f"M786 {num(rope_y - 14)}h30l8 70l-24 -18l-22 22Z", "#e8352c")
    referee = Look(top="#3f6fae", bottom="#35405a", hat="cap", hat_colour="#f2c14a", face=True)
    figure(c, 690, 1040, 400, CALL, referee)
    for _ in range(60):
        x = c.rng.choice([200, 400, 560, 1040, 1200, 1400]) + c.rng.normal(0, 50)
        c.ellipse(x, 956 + c.rng.normal(0, 10), c.rng.uniform(8, 26), c.rng.uniform(4, 10), "#f4dcae", opacity=0.35)
    drum_lion(c, 1460, 1010)


CALL = Pose((160, 176), (-30, -10), (8, 2), (-10, -12), lean=2)


@scene("anh-hoi-thao-3", PHOTO)
def race(c: Canvas) -> None:
    highland_yard(c, 540)
    schoolhouse(c, 60, 560, 520)
    pennants(c, (-20, 190), (1640, 250), 60, 44, 28, BUNTING)
    for k in range(18):
        x = 40 + k * 92 + c.rng.uniform(-16, 16)
        figure(
            c,
            x,
            640 + c.rng.uniform(-6, 6),
            c.rng.uniform(118, 142),
            (CHEER, WAVE, FRONT, CHEER)[k % 4],
            PUPILS[(k * 5) % 6]
            if k % 5
            else Look(top="#e9eefc", bottom="#ffffff", dress="aodai", cut="long", face=True),
        )
    c.path("M-20 650H1620", stroke="#c9402f", stroke_width=6, stroke_dasharray="34 20")
    for k in range(5):
        y = 690 + k * 60 + k * k * 8
        c.path(f"M-20 {y}H1620", stroke="#fbf4e0", stroke_width=4 + k, opacity=0.85)
    runners = ((330, 780, 240, 0), (600, 830, 262, 3), (900, 880, 284, 2), (1150, 945, 310, 1), (640, 1010, 330, 5))
    for x, y, h, k in runners:
        shadow(c, x, y + 4, h, "#6a4a28")
        for _ in range(12):
            c.ellipse(
                x - h * c.rng.uniform(0.1, 0.9),
                y + c.rng.normal(0, 7),
                c.rng.uniform(8, 28),
                c.rng.uniform(4, 11),
                "#f4dcae",
                opacity=0.4,
            )
        figure(c, x, y - 8, h, RUN, PUPILS[k])
    for x, y0, y1 in ((1360, 700, 330), (1560, 1000, 360)):
        c.line([(x, y0), (x, y1)], "#a98246", 14)
    c.shape([(1340, 330), (1590, 352), (1590, 452), (1340, 410)], c.linear(["#e8452f", "#b8302a"]))
    for k in range(6):
        c.rect(1366 + k * 34, 356 + k * 3.4, 22, 30, "#fff0c8", 3)
    c.line([(1360, 640), (1420, 700), (1500, 760), (1560, 800)], "#f2503a", 7, smooth=True)
    figure(
        c, 1450, 780, 250, HOLD, Look(top="#3f6fae", bottom="#35405a", hat="cap", hat_colour="#f2c14a", face=True), True
    )
    dog(c, 180, 1000, 1.7, "#d9a868")


@scene("anh-hoi-thao-4", PHOTO)
def throwing_con(c: Canvas) -> None:
    highland_yard(c, 620)
    for x, w in ((80, 230), (1240, 250)):
        stilts(c, x, 640, w, "#6f4f34", "#8f7a4a")
    nature.bamboo(c, 460, 640, 260, "#8a9a55", "#5f8f48", 9)
    c.line([(800, 900), (806, 520), (800, 120)], "#c9a25c", 15, smooth=True)
    for k in range(13):
        c.rect(792, 180 + k * 56, 17, 4, "#8a6a34", 2)
    c.circle(800, 128, 92, "#fbf2d4", opacity=0.35)
    c.circle(800, 128, 92, "none", stroke="#e8352c", stroke_width=13)
    c.circle(800, 128, 92, "none", stroke="#f7d36a", stroke_width=5, stroke_dasharray="16 14")
    for k in range(12):
        a = math.pi * k / 11
        px, py = 800 + 92 * math.cos(a), 128 + 92 * math.sin(a)
        c.path(
            f"M{num(px)} {num(py)}q{num(9 * math.sin(k))} 24 0 54",
            "none",
            stroke=BUNTING[k % 5],
            stroke_width=6,
            stroke_linecap="round",
        )
    for x, y, turn, k in ((560, 210, -38, 0), (690, 90, -12, 1), (1050, 240, 215, 3), (350, 420, -56, 4)):
        con(c, x, y, turn, k)
    for k in range(14):
        x = 60 + k * 112 + c.rng.uniform(-16, 16)
        if 700 < x < 900:
            continue
        figure(
            c,
            x,
            720 + c.rng.uniform(-6, 6),
            c.rng.uniform(150, 190),
            (FRONT, CHEER, WAVE)[k % 3],
            PUPILS[(k * 5 + 3) % 6],
        )
    throwers = (
        (300, 930, 330, 3, False),
        (520, 990, 350, 0, False),
        (1120, 990, 356, 5, True),
        (1340, 940, 336, 1, True),
    )
    for x, y, h, k, flip in throwers:
        shadow(c, x, y, h, "#6a4a28")
        figure(c, x, y, h, THROW, PUPILS[k], flip)
    hx, hy = hands(520, 990, 350, THROW, False, True)[0]
    con(c, hx, hy - 14, 120, 2)
    figure(
        c,
        800,
        1030,
        430,
        FRONT,
        Look(
            top="#2b2d52",
            bottom="#a8324f",
            dress="skirt",
            trim="#e9c23a",
            hat="scarf",
            hat_colour="#c8344a",
            shoes="#3a2a2a",
            face=True,
        ),
    )


THROW = Pose((164, 128), (60, 80), (26, 10), (-22, -30), lean=-10, nod=-14)


def con(c: Canvas, x: float, y: float, turn: float, k: int) -> None:
    """A cloth ball with its ribbons, trailing away from its flight."""
    with c.place(x, y, 1, turn=turn):
        for i, tone in enumerate(BUNTING):
            c.path(
                f"M-16 {-6 + i * 3}Q-60 {-24 + i * 12} -96 {-10 + i * 6}T-160 {-24 + i * 13}",
                "none",
                stroke=tone,
                stroke_width=5,
                stroke_linecap="round",
            )
        tone = BUNTING[k % 5]
        c.shape([(-22, 0), (0, -22), (22, 0), (0, 22)], c.linear([light(tone, 0.2), dark(tone, 0.2)]))
        c.path("M-22 0H22M0 -22V22", stroke="#fff6d8", stroke_width=3)


@scene("anh-hoi-thao-5", PHOTO)
def prizes(c: Canvas) -> None:
    highland_yard(c, 600)
    schoolhouse(c, 420, 640, 820)
    pennants(c, (-20, 200), (820, 240), 50, 24, 30, BUNTING)
    pennants(c, (820, 240), (1640, 200), 50, 24, 30, BUNTING[::-1])
    nature.rays(c, 1450, -40, 1500, "#fff4d0", 0.2, (105, 160))
    for x, y, w, number in ((800, 850, 210, 1), (590, 890, 200, 2), (1010, 910, 200, 3)):
        tone = ("#f2c14a", "#c9d0d4", "#d9955f")[number - 1]
        c.rect(x - w / 2, y, w, 1010 - y, c.linear([light(tone, 0.25), tone, dark(tone, 0.25)]))
        c.circle(x, y + 52, 30, "#fffaf0", opacity=0.9)
        for k in range(number):
            c.rect(x - 4 + (k - (number - 1) / 2) * 14, y + 36, 8, 32, dark(tone, 0.4), 2)
    winners = ((800, 850, 300, CHEER, 1), (590, 890, 286, WAVE, 3), (1010, 910, 290, CHEER, 0))
    for x, y, h, pose, k in winners:
        figure(c, x, y, h, pose, PUPILS[k])
        c.path(
            f"M{x - 14} {num(y - h * 0.62)}L{x} {num(y - h * 0.42)}L{x + 16} {num(y - h * 0.62)}",
            "none",
            stroke="#e8352c",
            stroke_width=5,
        )
        c.circle(x, y - h * 0.4, 15, c.radial(["#fff2b0", "#f2b53a", "#b87f1f"]))
    crowd_at = (
        (120, 1010, 230, 4),
        (240, 1030, 240, 5),
        (370, 1010, 226, 2),
        (1220, 1020, 236, 3),
        (1350, 1030, 240, 4),
        (1480, 1012, 230, 1),
        (60, 900, 180, 0),
        (1540, 900, 186, 2),
        (300, 880, 176, 1),
        (1280, 884, 178, 5),
    )
    for x, y, h, k in sorted(crowd_at, key=lambda spot: spot[1]):
        shadow(c, x, y, h, "#6a4a28")
        figure(c, x, y, h, (CHEER, WAVE, CHEER)[k % 3], PUPILS[k])
    teacher = Look(top="#c9587a", bottom="#ffffff", dress="aodai", cut="bun", trim="#f7d6e0", face=True)
    figure(c, 470, 985, 380, HOLD, teacher)
    hx, hy = hands(470, 985, 380, HOLD)[0]
    c.rect(hx - 14, hy - 44, 78, 56, c.linear(["#fffaf0", "#f0e2b8"]), 3)
    c.rect(hx - 7, hy - 37, 64, 42, "none", 2, stroke="#d9a23c", stroke_width=3)
    c.circle(hx + 44, hy - 6, 8, "#e8352c")
    for _ in range(150):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(160, 960)
        tone = BUNTING[int(c.rng.integers(5))]
        c.rect(
            x,
            y,
            c.rng.uniform(6, 14),
            c.rng.uniform(4, 8),
            tone,
            1.5,
            transform=rotate(c.rng.uniform(0, 180), x, y),
            opacity=0.9,
        )
