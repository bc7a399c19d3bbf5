"""Mountains, fields, forests and rivers."""

# mypy: allow-redefinition

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from studio import boats, nature
from studio.buildings import cottage, stilts
from studio.colour import dark, light, mix
from studio.people import (
    BEND,
    HOLD,
    POINT,
    REACH,
    ROW,
    SHOULDER,
    SIT,
    STAND,
    STOOP,
    STROLL,
    WALK,
    Look,
    figure,
    gait,
    hands,
    pole,
    silhouette,
)
from studio.svg import Canvas, Point, curve, num

from scenes import scene

HIGHLAND = Look(
    top="#2b2d52", bottom="#a8324f", dress="skirt", trim="#e9c23a", hat="scarf", hat_colour="#c8344a", shoes="#3a2a2a"
)
FARMER = Look(top="#5a4a8a", bottom="#2b2f42", hat="non", cut="bun")
FIELDHAND = Look(top="#3f7a6a", bottom="#3a3a4a", hat="non")
HIKER = Look(top="#e2694a", bottom="#3f4a5a", hat="cap", hat_colour="#2d5f7c")


@scene("ruong-bac-thang")
def terraces(c: Canvas) -> None:
    terrace_valley(c, 0.75)


def terrace_valley(c: Canvas, day: float, time: float = 0.6) -> None:
    """Flooded and green terraces under mountains; day runs from 0 (before dawn) to 1 (full morning)."""
    night = ("#16224a", "#3a3f74", "#a8607a", "#f09a6a")
    noon = ("#4f9fcb", "#9fcfd6", "#f3e2b0", "#ffe7a8")
    tones = [mix(a, b, min(1, max(0, (day - 0.08) * 1.25))) for a, b in zip(night, noon, strict=True)]

    def lit(colour: str, deep: float = 0.72) -> str:
        return mix(mix(colour, "#121c40", deep), colour, min(1, day * 1.2))

    nature.sky(c, *tones, bottom=470)
    with c.group(opacity=max(0.0, 1 - day / 0.45)):
        nature.stars(c, 130, 330)
    climb = 470 - 400 * min(day * 1.08, 0.8)
    nature.rays(c, 1120, climb, 900, "#ffe2a0", 0.32 * min(1, day * 2), (60, 150))
    nature.sun(c, 1120, climb, 46, "#fff6d4", mix("#ff9a50", "#ffe29a", day), 8)
    for x, y, w in ((250, 210, 380), (640, 150, 300), (1420, 190, 420)):
        nature.cloud(c, (x + day * 160) % 1800 - 60, y, w, lit("#fff6e4", 0.45), lit("#dcc9b8", 0.5), 0.75)
    haze = mix(tones[2], tones[3], 0.4)
    steps = ((300, 130), (345, 110), (395, 90))
    line = nature.ranges(c, steps, lit("#2f6f7a"), haze, haze, 480, lit("#1f4a5a"), light(haze, 0.4))
    nature.grove(c, [(x, y + 6) for x, y in line], 10, mix(lit("#2f6f5a"), haze, 0.25), 0.6)
    for k in range(21):
        t = k / 20
        y = 420 + 470 * t**1.5
        bend = 46 + 130 * t
        hills = [
            (
                x,
                y
                + bend * math.sin(x / 300 + k * 0.36 + 0.4) * math.cos(x / 830 - k * 0.12)
                - (1 - t) * 70 * math.exp(-(((x - 250) / 300) ** 2)),
            )
            for x in range(-30, 1660, 14)
        ]
        deep = 5 + 26 * t
        field = ("#86b84a", "#b9cf56", "#5f9f48", "#d9c954")[int(c.rng.integers(4))]
        if c.rng.random() < 0.42:
            glint = mix(tones[1], tones[3], 0.55)
            water = c.linear(
                [(0, mix(tones[0], tones[1], 0.6)), (0.45, tones[1]), (0.7, glint), (1, mix(tones[0], tones[1], 0.7))],
                (0, 0, 1, 0),
            )
            c.path(curve(hills) + "V940H-40Z", water)
            for _ in range(26):
                i = int(c.rng.integers(2, len(hills) - 2))
                x, yy = hills[i]
                c.line(
                    [(x, yy + deep * 0.45), (x + 14 + 34 * t, yy + deep * 0.45)],
                    light(tones[3], 0.4),
                    1 + 1.2 * t,
                    opacity=0.5,
                )
            rows = lit("#6fae4a")
            for x, yy in hills:
                for _ in range(2):
                    nature.blade(
                        c,
                        x + c.rng.uniform(-7, 7),
                        yy + deep * c.rng.uniform(0.5, 1.2),
                        4 + 9 * t,
                        -90 + c.rng.normal(0, 16),
                        rows,
                        0.1,
                    )
        else:
            tone = mix(lit(field), haze, 0.42 * (1 - t))
            c.path(curve(hills) + "V940H-40Z", c.linear([light(tone, 0.22), tone, dark(tone, 0.2)], (0, 0, 1, 0.2)))
            for x, yy in hills:
                for _ in range(3):
                    nature.blade(
                        c,
                        x + c.rng.uniform(-7, 7),
                        yy + deep * c.rng.uniform(0.5, 1.3),
                        5 + 12 * t,
                        -90 + c.rng.normal(0, 20),
                        mix(light(tone, 0.35), dark(tone, 0.25), c.rng.random()),
                        0.1,
                    )
        c.line(hills, lit("#f0e8a8", 0.5), 1.2 + 2.4 * t, smooth=True, opacity=0.75)
        c.line([(x, yy + 2 + 3.4 * t) for x, yy in hills], lit("#5a4a2a"), 1.6 + 3.2 * t, smooth=True, opacity=0.6)
        if k == 8:
            lamp = None if day > 0.55 else "#ffcf7a"
            for x, w in ((190, 150), (390, 120)):
                foot = float(np.interp(x + w / 2, [p[0] for p in hills], [p[1] for p in hills])) + 14
                nature.foliage(c, x - 20, foot - 34, 100, 80, lit("#3f7a4a"), lit("#9ac060"), 60)
                stilts(c, x, foot, w, lit("#6f4f34"), lit("#9a8450"), lamp)
                nature.banana(c, x + w * 1.2, foot + 4, 80, lit("#4f8f4a"), lit("#a8c85a"))
        if k == 11:
            nature.tree(c, 1290, 590, 170, lit("#3f7f46"), lit("#a8c85a"), lit("#5a3d2b"))
        if k == 13:
            for x, pose in ((880, STOOP), (950, BEND), (1030, STOOP)):
                figure(c, x, 668 + (x - 880) * 0.05, 84, pose, tinted(FARMER if x < 1000 else FIELDHAND, lit))
    step = gait(time * 5)
    x = 310 + 30 * time
    figure(c, x, 872, 190, replace(SHOULDER, near_leg=step.near_leg, far_leg=step.far_leg), tinted(HIGHLAND, lit))
    pole(c, x, 872, 190, lit("#b98d52"), [lit("#8fbf4a"), lit("#b9d860")])
    nature.grass(c, [(x, 908) for x in range(-10, 1620, 8)], 60, [lit("#4f8a3f"), lit("#86b84a"), lit("#2f6a3a")], 0.9)
    nature.birds(c, 8, 760, 260, 110, lit("#33506a"), 10)


def tinted(look: Look, tone: Callable[[str], str]) -> Look:
    """A look seen in another light."""
    return replace(
        look,
        top=tone(look.top),
        bottom=tone(look.bottom),
        skin=tone(look.skin),
        hat_colour=tone(look.hat_colour),
        trim=tone(look.trim) if look.trim else None,
    )


@scene("ban-lang-trong-suong")
def misty_village(c: Canvas) -> None:
    nature.sky(c, "#8fa9b4", "#c4cdc6", (0.6, "#f0dfc4"), (1, "#f7e8cc"), bottom=560)
    nature.sun(c, 1080, 210, 50, "#fffdf0", "#ffeac0", 8)
    haze = "#eee3cf"
    for k, (y, rise) in enumerate(((260, 150), (330, 120), (400, 95), (470, 70))):
        line = nature.profile(c, y, rise, 3 + k * 0.8, 0.5)
        tone = mix("#2f5560", haze, 0.72 - 0.15 * k)
        nature.ground(c, line, tone, mix(tone, haze, 0.85), bottom=700)
        if k > 1:
            nature.pines(c, [(x, yy + 4) for x, yy in line[::2]], 26 + 8 * k, mix(tone, "#2f5560", 0.3), 0.55)
        nature.mist(c, y + 78, 80, "#fbf3e2", 0.7)
    for k, (x, y, w) in enumerate(
        ((120, 560, 130), (420, 548, 110), (700, 568, 140), (1060, 552, 120), (1330, 574, 150))
    ):
        tone = 0.55 - 0.05 * k
        nature.foliage(
            c, x + w * 1.3, y - 18, w * 0.9, w * 0.6, mix("#3f6a55", haze, tone), mix("#9ab07a", haze, tone), 50
        )
        stilts(c, x, y, w, mix("#5f4634", haze, tone), mix("#857250", haze, tone))
        smoke(c, x + w * 0.5, y - w * 0.8, 150, "#ffffff", 0.35)
    nature.mist(c, 575, 90, "#fbf3e2", 0.85)
    near = nature.profile(c, 650, 34, 3)
    nature.ground(c, near, "#7f9a6f", "#55774f", "#34523c")
    nature.grove(c, near[::3], 16, "#6f8f68", 0.35, "#9ab07a")
    for x, y, w in ((180, 742, 330), (930, 726, 380)):
        c.ellipse(x + w * 0.5, y + 4, w * 0.7, w * 0.05, "#22382a", opacity=0.45)
        stilts(c, x, y, w, "#5a4030", "#8a7448", "#ffc66a")
        smoke(c, x + w * 0.52, y - w * 0.84, 260, "#ffffff", 0.5)
    nature.bamboo(c, 690, 760, 330, "#6f8a48", "#5f8a4a", 9)
    nature.banana(c, 590, 770, 190, "#4f8a4a", "#a5c860")
    nature.banana(c, 1430, 762, 220, "#4f8a4a", "#a5c860")
    nature.tree(c, 60, 770, 330, "#3f6f4a", "#93b068", "#4f3a2a")
    c.path(
        "M700 905Q760 800 660 740Q620 706 690 668L706 668Q650 706 700 738Q830 800 800 905Z",
        c.linear(["#d9c79a", "#b89a68"]),
    )
    nature.mist(c, 700, 60, "#fbf3e2", 0.4)
    figure(c, 745, 868, 130, WALK, HIGHLAND)
    with c.place(738, 800, 1):
        c.path("M-26 -22H2L-2 20H-22Z", c.linear(["#c29a60", "#7d5a34"], (0, 0, 1, 0)))
    figure(
        c,
        826,
        872,
        88,
        STROLL,
        Look(
            top="#3a4a7a",
            bottom="#c85a3a",
            dress="skirt",
            trim="#f0d060",
            child=True,
            hat="scarf",
            hat_colour="#e0803a",
        ),
    )
    buffalo(c, 420, 860, 1.25, "#4a4248")
    figure(c, 424, 800, 76, SIT, Look(top="#c9583f", bottom="#3a3f5a", child=True, sleeves="short"))
    nature.grass(c, [(x, 908) for x in range(-10, 1620, 7)], 64, ["#3f6a3f", "#6f944f", "#27482f"], 1.2)
    nature.birds(c, 7, 620, 210, 120, "#5f7278", 10)


def smoke(c: Canvas, x: float, y: float, h: float, colour: str, opacity: float) -> None:
    """Kitchen smoke rising from a roof."""
    with c.group(filter=c.blur(6), opacity=opacity):
        for k in range(9):
            t = k / 8
            c.ellipse(
                x + math.sin(t * 5) * 14 + t * t * 70,
                y - h * t,
                5 + 20 * t,
                9 + 13 * t,
                colour,
                opacity=0.9 * (1 - t) + 0.1,
            )


def buffalo(c: Canvas, x: float, y: float, s: float, hide: str, flip: bool = False) -> None:
    """A water buffalo standing at (x, y)."""
    with c.place(x, y, s, flip):
        for lx, shade in ((-34, 0.4), (26, 0.4), (-44, 0), (38, 0)):
            c.path(f"M{lx} -40L{lx + 3} 0H{lx + 13}L{lx + 16} -40Z", dark(hide, shade))
            c.rect(lx + 2, -5, 12, 5, dark(hide, 0.6))
        c.path(
            "M-66 -56Q-66 -80 -30 -80Q10 -86 44 -82Q70 -80 66 -52Q60 -28 20 -28Q-30 -24 -50 -32Q-66 -38 -66 -56Z",
            c.linear([light(hide, 0.22), hide, dark(hide, 0.35)]),
        )
        c.path("M-64 -66Q-78 -50 -72 -30", stroke=dark(hide, 0.3), stroke_width=4, stroke_linecap="round")
        c.path(
            "M58 -80Q74 -92 92 -80Q106 -66 104 -52Q98 -44 88 -50Q70 -54 58 -58Z",
            c.linear([light(hide, 0.15), dark(hide, 0.2)]),
        )
        c.path("M82 -84Q64 -112 34 -104Q60 -102 74 -80ZM88 -82Q92 -108 66 -122Q84 -104 80 -80Z", "#d9cbb4")
        c.circle(88, -70, 2.2, "#15131a")
        c.ellipse(101, -53, 5, 4, dark(hide, 0.5))
        c.path("M74 -76Q62 -72 58 -64Q70 -64 76 -70Z", dark(hide, 0.25))


@scene("cot-moc-duong-bien")
def border_road(c: Canvas) -> None:
    nature.sky(c, "#4f93c4", "#a4cede", (0.7, "#f0e6c8"), (1, "#fbdfae"), bottom=480)
    nature.clouds(c, ((300, 180, 420), (900, 130, 340), (1380, 220, 480)), "#ffffff", "#cddde0", 0.85)
    haze = "#e6e2c8"
    nature.ranges(c, ((270, 170), (350, 140), (430, 110)), "#35617a", haze, "#fff2cc", 620, "#1f4058")
    hill = [
        (
            x,
            590
            - 130 * math.exp(-(((x - 300) / 330) ** 2))
            - 70 * math.exp(-(((x - 1300) / 360) ** 2))
            + 10 * math.sin(x / 90),
        )
        for x in range(-20, 1641, 10)
    ]
    nature.ground(c, hill, "#6f9a68", "#4f8055", "#3a6444")
    nature.pines(c, [(x, y + 6) for x, y in hill[::2]], 54, "#3f7052", 0.5)
    for s, tone in ((1.18, "#d9c08a"), (1.0, "#77777c"), (0.86, "#85858a")):
        road(c, s, tone)
    for t in np.linspace(0.02, 0.97, 30):
        x, y, w = winding(t)
        c.line([(x, y), (x + 1.5, y + w * 0.14)], "#f6efdc", max(w * 0.035, 0.8))
    for t in np.linspace(0.25, 0.98, 22):
        x, y, w = winding(t)
        c.rect(x - w * 0.68, y - w * 0.16, w * 0.05, w * 0.2, "#f7f3e8")
        c.rect(x - w * 0.68, y - w * 0.16, w * 0.05, w * 0.06, "#d9432f")
    bank = [(x, 720 - 150 * math.exp(-(((x - 1330) / 300) ** 2)) + 6 * math.sin(x / 37)) for x in range(860, 1641, 10)]
    bank = [(x, y + max(0, 1010 - x) * 1.4) for x, y in bank]
    nature.ground(c, bank, "#86a55a", "#557a44", "#34552f")
    nature.grass(c, bank[8:], 34, ["#86ae55", "#5f8f48", "#b9c86a"], 1.1)
    c.ellipse(1300, 640, 210, 26, "#2f4a2a", opacity=0.5)
    marker(c, 1290, 628, 1.3)
    for x, h, look, pose, flip in (
        (1030, 196, HIKER, STROLL, False),
        (1130, 184, Look(top="#3a8a86", bottom="#4a4a5a", hat="scarf", hat_colour="#e0a83a", cut="tail"), HOLD, False),
    ):
        c.ellipse(x + 10, 735, 60, 9, "#2f4a2a", opacity=0.45)
        figure(c, x, 735, h, pose, look, flip)
        c.rect(x - 25, 735 - h * 0.78, 18, h * 0.27, "#3a4f6a" if look is HIKER else "#b8583a", 7)
    for x, y in ((420, 640), (170, 610), (560, 700)):
        nature.foliage(c, x, y, 120, 60, "#4a7f4a", "#9abf62", 60)
    nature.grass(c, [(x, 908) for x in range(-10, 1640, 7)], 84, ["#4f7f3f", "#8fb055", "#2f5a34"], 1.3)
    for _ in range(60):
        x, y = c.rng.uniform(900, 1600), c.rng.uniform(800, 890)
        c.circle(x, y, c.rng.uniform(3, 6), ("#f2c14a", "#e8709a", "#ffffff")[int(c.rng.integers(3))])
    nature.birds(c, 5, 620, 250, 80, "#3f5a70", 13)


def winding(t: float) -> tuple[float, float, float]:
    """Centre and width of the mountain road, from far (0) to near (1)."""
    y = 470 + 450 * t**1.25
    x = 640 + 330 * math.sin(t * 7.6 + 0.5) * (0.22 + 0.62 * t) - 80 * t
    return x, y, 14 + 200 * t**1.9


def road(c: Canvas, swell: float, tone: str) -> None:
    left, right = [], []
    for t in np.linspace(0, 1, 60):
        x, y, w = winding(float(t))
        left.append((x - w * swell / 2, y))
        right.append((x + w * swell / 2, y))
    c.path(curve(left) + "L" + curve(right[::-1])[1:] + "Z", c.linear([light(tone, 0.35), tone]))


def marker(c: Canvas, x: float, y: float, s: float) -> None:
    """A plain granite border stone on its plinth."""
    with c.place(x, y, s):
        c.path("M-84 0L-70 -26H70L84 0Z", c.linear(["#d5d0c4", "#98938a"]))
        c.path("M-60 -26L-52 -46H52L60 -26Z", c.linear(["#e2ddd2", "#a7a297"]))
        stone = "M-36 -46L-31 -166Q0 -196 31 -166L36 -46Z"
        c.path(stone, c.linear(["#f3efe6", "#d9d3c6", "#a29c90"], (0, 0, 1, 0.1)))
        with c.group(clip_path=c.clip(stone)):
            for _ in range(260):
                c.circle(
                    c.rng.uniform(-38, 38),
                    c.rng.uniform(-186, -46),
                    c.rng.uniform(0.4, 1.3),
                    "#6d685f" if c.rng.random() < 0.6 else "#ffffff",
                    opacity=0.5,
                )
        c.rect(-20, -150, 40, 56, "#8d3a32", 3, opacity=0.92)
        for k, w in enumerate((24, 30, 18)):
            c.rect(-w / 2, -138 + k * 14, w, 5, "#f2e2b4", 1)
        c.path("M-26 -78H26M-22 -66H22", stroke="#8b857a", stroke_width=2)


@scene("ruong-lua-chin")
def ripe_rice(c: Canvas) -> None:
    nature.sky(c, "#5fa8cc", "#b9d9d2", (0.7, "#ffecb8"), (1, "#ffd98a"), bottom=400)
    nature.sun(c, 1180, 220, 48, "#fffdf0", "#ffe49a", 8)
    nature.clouds(c, ((260, 190, 440), (800, 140, 320), (1450, 250, 360)), "#fffaf0", "#e6cfae", 0.85)
    for y, rise, tone in ((340, 80, "#9fbfae"), (370, 50, "#7fae93")):
        line = nature.profile(c, y, rise, 4)
        nature.ground(c, line, tone, "#e3d9a4", bottom=430)
        nature.facets(c, line, 80, "#5f8f86", "#fff0c0", 0.3)
    nature.mist(c, 400, 50, "#fff0c4", 0.6)
    for x in range(-10, 1620, 46):
        tone = mix("#4f8a4a", "#d9cf8a", c.rng.uniform(0.1, 0.4))
        nature.foliage(
            c, x, 408 + c.rng.uniform(-8, 8), c.rng.uniform(50, 100), c.rng.uniform(30, 70), tone, light(tone, 0.35), 36
        )
    for x, w in ((200, 110), (420, 90), (900, 100), (1260, 120)):
        cottage(c, x, 430, w, "#f0e0bd", "#b8583f")
    for x, h in ((150, 170), (620, 150), (1120, 160), (1450, 190)):
        nature.palm(c, x, 432, h, c.rng.uniform(-0.15, 0.15), "#5f9a55", "#7d6a48", 9)
    nature.bamboo(c, 780, 436, 150, "#8a9a55", "#6f9a4a", 9)
    nature.ground(c, [(-20, 424), (1620, 424)], "#f7dc7a", "#eebb45", "#c98a2a")
    for k in range(8):
        y = 436 + 12 * k + k * k * 3.2
        c.path(
            f"M-20 {num(y)}Q500 {num(y - 7)} 1620 {num(y + 5)}",
            stroke="#a5842f" if k % 2 else "#fff0a4",
            stroke_width=1.4 + k * 0.4,
            opacity=0.5,
        )
    for x0, x1 in ((700, 300), (760, 1000)):
        c.path(f"M{x0} 424L{x0 + 10} 424L{x1 + 66} 905H{x1}Z", c.linear(["#b9c46a", "#7f9a48"]))
    for _ in range(1500):
        t = c.rng.random()
        y = 430 + 470 * t**1.2
        x = c.rng.uniform(-10, 1610)
        tone = ("#f9e28c", "#d9a236", "#b9802a", "#f0c452")[int(c.rng.integers(4))]
        nature.blade(c, x, y, 5 + 34 * t, -90 + c.rng.normal(0, 22), tone, 0.09)
    for x, y, h, pose, look, flip in (
        (520, 545, 92, STOOP, FARMER, False),
        (600, 552, 94, BEND, FIELDHAND, False),
        (680, 548, 92, STOOP, Look(top="#c9583f", bottom="#2b2f42", hat="non"), False),
        (1180, 600, 120, BEND, Look(top="#d9813f", bottom="#2b2f42", hat="non"), True),
        (1270, 606, 122, STOOP, FARMER, True),
    ):
        figure(c, x, y, h, pose, look, flip)
    for x, y in ((560, 560), (1100, 616), (1350, 620), (720, 566)):
        sheaf(c, x, y, 30)
    buffalo(c, 1440, 690, 1.05, "#57493f", True)
    figure(c, 880, 706, 168, SHOULDER, Look(top="#3f7a6a", bottom="#2b2f42", hat="non", cut="bun", face=True))
    pole(c, 880, 706, 168, "#b98d52", ["#f2ce5a", "#d9a236", "#f9e28c"])
    for x in range(-20, 1640, 15):
        ear(
            c,
            x + c.rng.uniform(-8, 8),
            925,
            c.rng.uniform(130, 260) * (0.55 + 0.45 * abs(x - 800) / 800),
            c.rng.normal(0, 10),
        )
    nature.birds(c, 9, 620, 230, 130, "#7a6a4a", 10)


def ear(c: Canvas, x: float, y: float, h: float, lean: float) -> None:
    """A stalk of ripe rice, bowed by its grain."""
    side = 1 if lean > 0 else -1
    top = (x + lean * 2, y - h)
    bow = [
        (x, y),
        (x + lean, y - h * 0.6),
        top,
        (top[0] + side * h * 0.13, top[1] - h * 0.02),
        (top[0] + side * h * 0.22, top[1] + h * 0.12),
        (top[0] + side * h * 0.25, top[1] + h * 0.26),
    ]
    c.line(bow, "#b58a2c", 2.4, smooth=True)
    nature.blade(c, x, y, h * 0.8, -90 + lean * 1.6 + 13, "#c9b043", 0.05)
    nature.blade(c, x, y, h * 0.7, -90 - 16, "#9aa23c", 0.05)
    for k in range(16):
        t = k / 15
        i = 2 + t * 2.9
        a, b = bow[int(i)], bow[min(int(i) + 1, 5)]
        px, py = a[0] + (b[0] - a[0]) * (i % 1), a[1] + (b[1] - a[1]) * (i % 1)
        for dy in (-5, 6):
            with c.place(px + c.rng.normal(0, 2), py + dy, h / 210, turn=side * (30 + 50 * t) + dy * 3):
                c.ellipse(0, 0, 7.5, 3.1, c.linear(["#fff0a8", "#e8b43f", "#b47a22"]))


def sheaf(c: Canvas, x: float, y: float, size: float) -> None:
    for _ in range(26):
        nature.blade(
            c,
            x + c.rng.uniform(-6, 6),
            y,
            size * c.rng.uniform(0.9, 1.4),
            -90 + c.rng.normal(0, 24),
            mix("#f2ce5a", "#b9802a", c.rng.random()),
            0.06,
        )
    c.rect(x - 8, y - size * 0.45, 16, 4, "#8a5a24", 2)


@scene("vuon-ca-phe")
def coffee_hills(c: Canvas) -> None:
    nature.sky(c, "#5a9ec9", "#b4d9dc", (0.7, "#f6ecc8"), (1, "#fde0a8"), bottom=420)
    nature.clouds(c, ((240, 170, 420), (760, 210, 360), (1340, 160, 500)), "#ffffff", "#dcdccb", 0.9)
    nature.ranges(c, ((320, 110), (365, 80)), "#4a7f8a", "#efe6c4", "#fff6d8", 480, "#2a5560")
    nature.mist(c, 420, 60, "#fff6dc", 0.6)
    for k in range(4):
        t = k / 3
        crest = [
            (x, 440 + 95 * k + (40 + 26 * t) * math.sin(x / (250 + 40 * k) + k * 2.1)) for x in range(-20, 1641, 10)
        ]
        soil = mix("#b0553a", "#e6c49a", 0.45 * (1 - t))
        nature.ground(c, crest, light(soil, 0.12), soil, dark(soil, 0.3))
        for row in range(5):
            drop = 14 + row * (17 + 9 * t)
            size = 9 + 17 * t + row * 1.2
            for x in np.arange(-20 + (row % 2) * size, 1640, size * 2.1):
                y = float(np.interp(x, [p[0] for p in crest], [p[1] for p in crest])) + drop
                tone = mix("#2f7044", "#e6dcae", 0.35 * (1 - t))
                bush(c, x + c.rng.uniform(-3, 3), y + c.rng.uniform(-2, 2), size, tone)
        if k == 1:
            cottage(c, 1180, 560, 130, "#f4e4c4", "#b8583f")
            for x in (1120, 1340, 300):
                nature.tree(c, x, 566, 130, "#4a8a4a", "#a8c860", "#6b4a34", 0.8)
    soil_front = [(x, 800 + 16 * math.sin(x / 200)) for x in range(-20, 1641, 20)]
    nature.ground(c, soil_front, "#b4583c", "#7f3826")
    for _ in range(160):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(800, 900)
        c.ellipse(x, y, c.rng.uniform(3, 12), 2.4, dark("#b4583c", c.rng.uniform(0.1, 0.5)), opacity=0.5)
    weave = Look(
        top="#1f2440",
        bottom="#23284a",
        dress="skirt",
        trim="#d8432f",
        hat="band",
        hat_colour="#b8323f",
        cut="long",
        face=True,
    )
    for x, y, h, pose, look, flip in (
        (470, 838, 240, HOLD, weave, False),
        (760, 828, 226, REACH, Look(top="#e2a23a", bottom="#35405a", hat="non", face=True), True),
        (1010, 834, 232, HOLD, Look(top="#4f8a9a", bottom="#3a3a4a", hat="non", cut="bun", face=True), False),
    ):
        bush(c, x + (62 if not flip else -62), y - 6, 74, "#2f7044", cherries=26)
        figure(c, x, y, h, pose, look, flip)
        gx = x + (-52 if not flip else 52)
        c.path(
            f"M{gx - 30} {y - 52}H{gx + 30}L{gx + 22} {y}H{gx - 22}Z", c.linear(["#c89a5c", "#8a6434"], (0, 0, 1, 0))
        )
        for _ in range(34):
            c.circle(
                gx + c.rng.uniform(-26, 26), y - 52 - c.rng.uniform(-2, 9), 5, mix("#d8322f", "#8a1f28", c.rng.random())
            )
    branch(c)
    nature.birds(c, 6, 560, 270, 90, "#4f6a70", 10)


def bush(c: Canvas, x: float, y: float, size: float, tone: str, cherries: int = 0) -> None:
    """A coffee bush."""
    c.ellipse(x, y + size * 0.1, size, size * 0.2, "#4a2014", opacity=0.35)
    nature.foliage(
        c, x, y - size * 0.55, size * 1.9, size * 1.5, tone, light(mix(tone, "#b9dc6a", 0.6), 0.1), 26 + int(size)
    )
    for _ in range(cherries):
        a, r = c.rng.uniform(0, 2 * math.pi), c.rng.random() ** 0.5 * size * 0.8
        c.circle(
            x + math.cos(a) * r,
            y - size * 0.55 + math.sin(a) * r * 0.8,
            size * 0.055,
            mix("#e23a30", "#a01f2a", c.rng.random()),
        )


def branch(c: Canvas) -> None:
    """A laden coffee branch across the upper corner, near the eye."""
    spine = [(1640, 60), (1450, 120), (1280, 150), (1120, 210)]
    c.line(spine, "#6a4a30", 9, smooth=True)
    for k in range(9):
        t = k / 8
        x, y = 1610 - 480 * t, 70 + 140 * t**1.2
        for side in (-1, 1):
            length = 120 - 34 * t
            turn = (150 if side > 0 else 210) + c.rng.uniform(-14, 14) + side * -30
            tone = mix("#1f5f3a", "#4f9a4f", c.rng.random())
            nature.blade(c, x, y, length, turn, tone, 0.2)
            a = math.radians(turn)
            c.line(
                [(x, y), (x + math.cos(a) * length * 0.94, y + math.sin(a) * length * 0.94)],
                light(tone, 0.35),
                1.6,
                opacity=0.7,
            )
        for _ in range(7):
            px, py = x + c.rng.normal(0, 13), y + c.rng.normal(4, 11)
            tone = ("#d8322f", "#b3212a", "#e8743a", "#8fae3f")[int(c.rng.choice(4, p=[0.5, 0.3, 0.12, 0.08]))]
            c.circle(px, py, 10, c.radial([light(tone, 0.45), tone, dark(tone, 0.35)], (0.35, 0.3, 0.8)))


@scene("song-nui-da-voi")
def karst_river(c: Canvas) -> None:
    nature.sky(c, "#6fa8c0", "#b9d6d0", (0.6, "#f7e6c0"), (1, "#ffd9a0"), bottom=500)
    nature.sun(c, 860, 280, 52, "#fffdf0", "#ffdf9a", 8)
    nature.streaks(c, 8, 60, 260, "#fff4dc", 0.6)
    haze = "#f0dfba"

    def towers() -> None:
        for base, low, high, count, t in (
            (480, 120, 230, 12, 0.72),
            (498, 170, 310, 8, 0.48),
            (520, 220, 380, 5, 0.22),
        ):
            for k in range(count):
                x = (k + c.rng.uniform(0.2, 0.8)) * 1640 / count - 20
                if t < 0.6 and 690 < x < 1010:
                    continue
                h = c.rng.uniform(low, high)
                nature.karst(
                    c,
                    x,
                    base,
                    h * c.rng.uniform(0.55, 0.85),
                    h,
                    mix("#6f8890", haze, t),
                    mix(haze, "#ffffff", 0.15),
                    mix("#3f7550", haze, t * 0.8),
                )
            if t > 0.3:
                nature.mist(c, base - 14, 60, "#fff6e0", 0.6)
        for x, w, h in ((150, 320, 430), (1440, 340, 470)):
            nature.karst(c, x, 540, w, h, "#66808a", "#dcd8b8", "#37704a")

    nature.sea(c, 520, "#f3ddb0", (0.2, "#a9c4a8"), (0.55, "#5f9a90"), (1, "#215a60"))
    nature.mirrored(c, 522, 0.42, 22, towers, 0.75)
    nature.mist(c, 516, 40, "#fff6e0", 0.55)
    nature.ground(
        c, [(-20, 524), (120, 520), (330, 528), (420, 536), (330, 545), (-20, 552)], "#86a55f", "#5f8a50", bottom=552
    )
    nature.ground(
        c, [(1180, 540), (1300, 528), (1480, 522), (1620, 524), (1620, 552)], "#86a55f", "#5f8a50", bottom=552
    )
    stilts(c, 200, 536, 90, "#6f4f34", "#9a8450")
    stilts(c, 1330, 536, 84, "#6f4f34", "#9a8450")
    for x in (130, 320, 1290, 1450, 1560):
        nature.foliage(c, x, 520, 90, 54, "#4a7f4a", "#a4c062", 50)
    nature.bamboo(c, 90, 540, 150, "#8a9a55", "#5f8f48", 9)
    nature.ripples(c, 552, 890, 200, "#fff2cf", 0.35)
    nature.ripples(c, 570, 900, 160, "#174a50", 0.25)
    nature.glitter(c, 860, 530, 860, 240, "#fff2c4", 130)
    for x, y, s, look, flip in ((620, 596, 0.62, FARMER, False), (1060, 640, 0.8, FIELDHAND, True)):
        rower(c, x, y, s, look, flip)
    rower(c, 660, 770, 1.9, Look(top="#8a3f5a", bottom="#2b2b3c", hat="non", cut="bun"), False)
    for x, tone in ((690, "#f2c14a"), (740, "#3f8fae")):
        figure(c, x - 30, 776, 104, SIT, Look(top=tone, bottom="#4a5568", hat="non"))
    boats.sampan(c, 660, 772, 1.9, "#5b3c28")
    nature.ripples(c, 776, 800, 16, "#fff2cf", 0.5, (450, 880))
    for x in range(980, 1640, 26):
        lily(
            c, x + c.rng.uniform(-10, 10), 850 + c.rng.uniform(-36, 46) + max(0, 1200 - x) * 0.12, c.rng.uniform(18, 36)
        )
    for x in (1130, 1290, 1420, 1540):
        lotus(c, x, 836 + c.rng.uniform(-20, 30), 26)
    for turn in (-70, -55, -98, -120, -40):
        nature.blade(c, -10, 920, 300, turn, mix("#2f5f3a", "#5f8f4a", c.rng.random()), 0.06)
    nature.bamboo(c, 40, 940, 520, "#4f6f3a", "#3a6a3c", 7)
    nature.birds(c, 9, 800, 360, 100, "#4f6468", 11)


def rower(c: Canvas, x: float, y: float, s: float, look: Look, flip: bool) -> None:
    """A sampan with someone rowing at its stern."""
    side = -1 if flip else 1
    c.ellipse(x, y + 9 * s, 108 * s, 7 * s, "#17393c", opacity=0.35)
    figure(c, x - side * 66 * s, y - 5 * s, 76 * s, ROW, look, flip)
    grip = hands(x - side * 66 * s, y - 5 * s, 76 * s, ROW, flip)[0]
    c.line([(grip[0] - side * 12 * s, grip[1] - 12 * s), (x - side * 12 * s, y + 14 * s)], "#8a6238", 2 * s)
    boats.sampan(c, x, y, s, "#5b3c28", flip)


def lily(c: Canvas, x: float, y: float, r: float) -> None:
    tone = mix("#3f7f4a", "#7fb05a", c.rng.random())
    c.ellipse(x, y + 2, r, r * 0.32, dark(tone, 0.5), opacity=0.6)
    c.path(
        f"M{num(x)} {num(y)}L{num(x + r)} {num(y - r * 0.05)}A{num(r)} {num(r * 0.32)} 0 1 1"
        f" {num(x + r * 0.7)} {num(y - r * 0.24)}Z",
        c.linear([light(tone, 0.25), tone], (0, 0, 1, 0)),
    )


def lotus(c: Canvas, x: float, y: float, size: float) -> None:
    c.line([(x + 4, y + size * 1.6), (x, y)], "#4f8a4a", 3)
    for turn, tone in (
        (-165, "#e87aa4"),
        (-15, "#e87aa4"),
        (-140, "#f291b4"),
        (-40, "#f291b4"),
        (-115, "#f8b4cc"),
        (-65, "#f8b4cc"),
        (-90, "#fdd0de"),
    ):
        nature.blade(c, x, y, size, turn, tone, 0.28)


@scene("hang-dong")
def cave(c: Canvas) -> None:
    c.veil(
        c.radial(["#fff4cc", (0.16, "#f6cf8a"), (0.36, "#c98a5f"), (0.62, "#5a4660"), "#1c1c38"], (860, 300, 980), True)
    )
    mouth = [(660, 470), (640, 330), (700, 200), (820, 130), (960, 140), (1060, 230), (1080, 370), (1050, 480)]
    with c.group(clip_path=c.clip(curve(mouth, True))):
        c.rect(600, 100, 520, 420, c.linear(["#bfe0e4", "#fff6d8", "#ffe2a0"]))
        nature.karst(c, 760, 470, 150, 210, "#8fb0a8", "#f0e6c0", "#5f9a68")
        nature.karst(c, 960, 470, 170, 250, "#86a8a4", "#f0e6c0", "#5f9a68")
        for x in (680, 1000, 1060):
            nature.foliage(c, x, 460, 120, 80, "#5f9a55", "#c4d878", 50)
        c.rect(600, 452, 520, 60, c.linear(["#8fc4b8", "#dff0d4"]))
    c.shape(mouth, "none", smooth=True, stroke="#e8b06a", stroke_width=9, opacity=0.7)
    for k, (tone, inset) in enumerate(
        (("#a06a58", 0), ("#7a4f5a", 90), ("#553f58", 200), ("#37304f", 330), ("#201f3f", 470))
    ):
        roof = []
        for x in range(-20, 1641, 8):
            gap = abs(x - 860)
            arch = 100 - inset * 0.35 + gap * (0.32 - 0.03 * k) * 0.4 + 16 * math.sin(x / 60 + k)
            roof.append((float(x), arch))
        spikes = list(roof)
        for _ in range(26 - 2 * k):
            i = int(c.rng.integers(4, len(spikes) - 4))
            x, y = roof[i]
            gap = abs(x - 860)
            if gap < 210 + 60 * k and k > 0 and c.rng.random() < 0.6:
                continue
            long = c.rng.uniform(40, 110) + 30 * k
            stalactite(c, x, y - 10, c.rng.uniform(12, 26) + 5 * k, long, tone)
        c.path(curve(spikes) + "V-30H-30Z", c.linear([dark(tone, 0.5), tone]))
        for side in (-1, 1):
            wall = []
            for y in range(-20, 921, 12):
                bulge = (y - 420) / 500
                wall.append(
                    (
                        860
                        + side
                        * (
                            250
                            + inset * 1.02
                            + 80 * bulge * bulge
                            + 18 * math.sin(y / 40 + k * 2 + side)
                            + 10 * math.sin(y / 17 + k)
                        ),
                        float(y),
                    )
                )
            edge = 1640 if side > 0 else -40
            paint = c.linear([light(tone, 0.25), tone, dark(tone, 0.35)], (0, 0, 1, 0) if side > 0 else (1, 0, 0, 0))
            c.path(curve(wall) + f"H{edge}V-30Z", paint)
            for i in range(6, len(wall) - 4, 5):
                x, y = wall[i]
                c.line(
                    [(x + side * 4, y), (x + side * 20, y + 26), (x + side * 16, y + 60)],
                    light(tone, 0.45),
                    2.2,
                    smooth=True,
                    opacity=0.35,
                )
        floor = [
            (float(x), 520 + k * 74 + abs(x - 860) * 0.02 + 9 * math.sin(x / 70 + k * 2)) for x in range(-20, 1641, 10)
        ]
        nature.ground(c, floor, light(tone, 0.2), tone, dark(tone, 0.5))
        for _ in range(10):
            x = c.rng.uniform(0, 1600)
            if abs(x - 860) < 150 + 40 * k:
                continue
            y = 520 + k * 74 + 16
            stalagmite(c, x, y, c.rng.uniform(18, 40) + 6 * k, c.rng.uniform(40, 110) + 16 * k, tone)
        if k == 1:
            pool = c.linear(["#ffe9b4", "#8fb8b0", "#3a6f86"])
            c.path("M700 640Q860 610 1030 642Q1090 668 1000 690Q860 712 720 690Q640 668 700 640Z", pool)
            nature.ripples(c, 640, 690, 18, "#fff6d8", 0.6, (720, 1010))
    nature.rays(c, 880, 110, 900, "#ffe8b0", 0.5, (62, 122))
    for x, h, pose, flip in ((760, 104, STAND, False), (812, 96, POINT, False), (935, 102, WALK, True)):
        figure(c, x, 770, h, pose, silhouette("#1d1a33"), flip)
        c.ellipse(x + 10, 772, 46, 6, "#0f0f24", opacity=0.5)
        c.line([(x, 770 - h), (x + 6, 770 - h * 0.6)], "#ffd9a0", 1.5, opacity=0.7)
    c.glow(812 + 38, 706, 60, "#ffe49a", 0.9)
    for _ in range(90):
        x, y = c.rng.normal(880, 150), c.rng.uniform(160, 720)
        c.circle(x, y, c.rng.uniform(0.8, 2.4), "#fff2cc", opacity=c.rng.uniform(0.2, 0.7))


def stalactite(c: Canvas, x: float, y: float, w: float, h: float, tone: str) -> None:
    side = [(x - w, y), (x - w * 0.5, y + h * 0.35), (x - w * 0.16, y + h * 0.8), (x, y + h)]
    back = [(x, y + h), (x + w * 0.2, y + h * 0.75), (x + w * 0.55, y + h * 0.3), (x + w, y)]
    c.path(
        curve(side) + "L" + curve(back)[1:] + "Z",
        c.linear([dark(tone, 0.3), tone, light(tone, 0.4), dark(tone, 0.2)], (0, 0, 1, 0)),
    )


def stalagmite(c: Canvas, x: float, y: float, w: float, h: float, tone: str) -> None:
    with c.group(transform=f"translate(0 {num(2 * y)}) scale(1 -1)"):
        stalactite(c, x, y - 8, w, h, tone)


@scene("doi-cat")
def dunes(c: Canvas) -> None:
    nature.sky(c, "#3f7fb8", "#8fbcd2", (0.65, "#fbe2b8"), (1, "#ffc98a"), bottom=480)
    nature.sun(c, 1230, 300, 54, "#fffdf0", "#ffd28a", 8)
    nature.streaks(c, 9, 60, 330, "#fff0dc", 0.6)
    nature.sea(c, 420, "#a9ccd0", "#7fb0c0", y1=470)
    nature.ripples(c, 424, 466, 60, "#ffffff", 0.5)
    boats.fleet(c, 3, (980, 1500), 436, 0.7, "#5f8494")
    shapes = (
        (
            430,
            [(-20, 470), (200, 430), (420, 400), (600, 452), (900, 470), (1200, 440), (1400, 410), (1640, 460)],
            "#f2c590",
            "#d99a66",
        ),
        (
            500,
            [(-20, 560), (180, 520), (420, 470), (640, 410), (760, 470), (960, 540), (1260, 520), (1640, 480)],
            "#f6cc90",
            "#c9824f",
        ),
        (
            580,
            [(-20, 520), (240, 560), (560, 660), (860, 620), (1120, 540), (1330, 470), (1440, 530), (1640, 610)],
            "#fbd79c",
            "#c07544",
        ),
        (
            760,
            [(-20, 690), (260, 640), (520, 690), (820, 790), (1100, 800), (1380, 740), (1640, 700)],
            "#fcdca4",
            "#b86c3f",
        ),
    )
    for k, (_, knots, lit, low) in enumerate(shapes):
        line = soft_line(knots)
        nature.ground(c, line, lit, mix(lit, low, 0.5), low)
        ridge = min(range(len(line)), key=lambda i: line[i][1])
        spine = [line[ridge]]
        for step in range(1, 15):
            t = step / 14
            spine.append((line[ridge][0] - 190 * t + 60 * math.sin(t * 5), line[ridge][1] + (250 + 60 * k) * t))
        lee = [line[i] for i in range(len(line) - 1, ridge, -1) if line[i][0] < line[ridge][0] + 420]
        c.path(
            curve(spine) + "L" + curve(lee)[1:] + "Z",
            c.linear([(0, dark(low, 0.25), 0.75), (1, dark(low, 0.1), 0)], (0, 0, 0.75, 0.9)),
        )
        c.line(line, "#fff0cc", 2.4, smooth=True, opacity=0.8)
        for row in range(34):
            drop = 12 + row * (4 + 2.6 * k)
            wave = [
                (x, y + drop + (2 + k) * math.sin(x / (26 + 8 * k) + row * 1.3 + 2 * math.sin(x / 210)))
                for x, y in line[:: 1 if k > 1 else 2]
            ]
            c.line(wave, dark(low, 0.25) if row % 2 else "#fff2d4", 0.9 + 0.25 * k, smooth=True, opacity=0.17)
    for x, y, h in ((500, 452, 46), (545, 432, 46), (588, 414, 46)):
        figure(c, x, y + 12, h, SHOULDER, silhouette("#5a3a34", FARMER))
        pole(c, x, y + 12, h, "#6a443a", ["#6a443a"])
    for x, y, h, look in (
        (1010, 592, 120, FARMER),
        (1130, 560, 118, Look(top="#c9583f", bottom="#2b2f42", hat="non", cut="bun")),
    ):
        c.path(f"M{x} {y}L{x - 130} {y + 40}L{x - 118} {y + 46}L{x + 8} {y + 3}Z", "#7d4a34", opacity=0.45)
        figure(c, x, y, h, SHOULDER, look)
        pole(c, x, y, h, "#b98d52", ["#d9a24a", "#e8c070"])
    for k in range(17):
        x, y = 340 + k * 44, 830 - k * 12 + 10 * math.sin(k)
        c.ellipse(x, y + (k % 2) * 12, 9, 4, "#9a5a34", opacity=0.5)
    for x, n in ((150, 26), (1480, 30), (1330, 14)):
        for _ in range(n):
            nature.blade(
                c,
                x + c.rng.normal(0, 26),
                880 + c.rng.uniform(-16, 10),
                c.rng.uniform(40, 110),
                -90 + c.rng.normal(6, 24),
                mix("#7a8a48", "#b9b060", c.rng.random()),
                0.05,
            )
    nature.birds(c, 5, 760, 270, 80, "#5f6a78", 11)


def soft_line(knots: list[tuple[int, int]], step: int = 10) -> list[Point]:
    """A soft line through knots, from one edge of a wide picture to the other."""
    xs = np.arange(-20.0, 1641, step)
    px = np.array([p[0] for p in knots], float)
    py = np.array([p[1] for p in knots], float)
    i = np.clip(np.searchsorted(px, xs, side="right") - 1, 0, len(px) - 2)
    t = (xs - px[i]) / (px[i + 1] - px[i])
    t = (1 - np.cos(np.clip(t, 0, 1) * math.pi)) / 2
    ys = py[i] + (py[i + 1] - py[i]) * t
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


@scene("thac-nuoc")
def waterfall(c: Canvas) -> None:
    nature.sky(c, "#6fb4d0", "#cfe6dc", (1, "#f4efd0"), bottom=380)
    nature.sun(c, 480, 150, 40, "#ffffff", "#fff2c0", 8)
    nature.clouds(c, ((250, 190, 380), (1150, 150, 460)), "#ffffff", "#d5e3de", 0.9)
    for x, w, h in ((120, 240, 300), (420, 200, 230), (1500, 260, 330), (1250, 190, 230)):
        nature.karst(c, x, 390, w, h, mix("#6f9094", "#dfe9d2", 0.4), "#e6ecd2", mix("#4a8a5a", "#dfe9d2", 0.35))
    nature.mist(c, 370, 70, "#ffffff", 0.6)
    tiers = ((330, 470, 330, 1290), (470, 600, 210, 1400), (600, 735, 90, 1530))
    for index, (top, foot, left, right) in enumerate(tiers):
        tone = mix("#4f6f58", "#a9c0a0", 0.35 - 0.17 * index)
        shelf = [
            (float(x), top + 8 * math.sin(x / 50 + index) + (30 if not left < x < right else 0))
            for x in range(-20, 1641, 12)
        ]
        nature.ground(c, shelf, light(tone, 0.1), dark(tone, 0.35), bottom=foot + 60)
        for _ in range(40):
            x = c.rng.uniform(0, 1600)
            c.line(
                [(x, top + c.rng.uniform(10, 50)), (x + c.rng.normal(0, 8), foot - c.rng.uniform(0, 40))],
                dark(tone, 0.5),
                c.rng.uniform(2, 8),
                opacity=0.3,
            )
        x = float(left)
        while x < right:
            w = c.rng.uniform(46, 150)
            if c.rng.random() < 0.8:
                curtain(c, x, top + 2, min(w, right - x), foot - top + 16)
            else:
                nature.foliage(c, x + w * 0.4, top + 34, w, 70, "#3f8a4a", "#a8d060", 50)
            x += w + c.rng.uniform(2, 22)
        for gx in (*range(-10, left, 42), *range(right, 1640, 42)):
            nature.foliage(
                c,
                gx,
                top + c.rng.uniform(-14, 26),
                110,
                80,
                mix("#2f7a45", "#a9c89a", 0.25 - 0.1 * index),
                mix("#a5cf5a", "#e0ecc0", 0.25 - 0.1 * index),
                60,
            )
        with c.group(filter=c.blur(15, 8)):
            for fx in range(left, right, 60):
                c.ellipse(fx + 20, foot + 12, c.rng.uniform(40, 80), c.rng.uniform(14, 26), "#ffffff", opacity=0.75)
    nature.sea(c, 742, "#dff6ee", (0.12, "#7fd0c8"), (0.5, "#3aa5a8"), (1, "#1b6a7a"))
    nature.ripples(c, 756, 900, 130, "#ffffff", 0.5)
    nature.ripples(c, 780, 900, 90, "#14596a", 0.3)
    with c.group(filter=c.blur(18, 10)):
        for fx in range(90, 1540, 80):
            c.ellipse(fx, 745, c.rng.uniform(50, 100), c.rng.uniform(16, 30), "#ffffff", opacity=0.8)
    bow = [
        (0.0, "#ff8a7a", 0.0),
        (0.9, "#ff8a7a", 0.0),
        (0.925, "#ff9a7a", 0.35),
        (0.945, "#ffe58a", 0.35),
        (0.965, "#8fe0a0", 0.3),
        (0.985, "#7fb8f0", 0.3),
        (1.0, "#a58af0", 0.0),
    ]
    c.circle(1050, 800, 330, c.radial(bow), style="mix-blend-mode:screen", opacity=0.7)
    raft(c, 640, 838)
    for x, w in ((70, 190), (300, 90), (1330, 120), (1520, 200)):
        stone(c, x, 880, w)
    nature.banana(c, 130, 930, 330, "#2f7a45", "#9acb58")
    nature.banana(c, 1500, 940, 360, "#2f7a45", "#9acb58")
    for turn in (-2.7, -2.2, -1.7):
        nature.frond(c, (1640, 520), turn, 230, "#245f3c")
        nature.frond(c, (-40, 500), -math.pi - turn, 230, "#245f3c")
    nature.birds(c, 7, 760, 250, 110, "#ffffff", 12)


def curtain(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """A sheet of falling water."""
    c.path(
        f"M{num(x)} {num(y)}Q{num(x + w / 2)} {num(y - 6)} {num(x + w)} {num(y)}L{num(x + w + 7)}"
        f" {num(y + h)}H{num(x - 7)}Z",
        c.linear(["#d8f2f0", "#f6ffff", "#bfe6e6", "#ffffff"]),
    )
    for _ in range(int(w / 3)):
        px = x + c.rng.uniform(0.02, 0.98) * w
        y0 = y + c.rng.uniform(0, 0.6) * h
        tone = "#6fb8c0" if c.rng.random() < 0.55 else "#ffffff"
        c.line(
            [(px, y0), (px + (px - x - w / 2) * 0.06, y0 + h * c.rng.uniform(0.15, 0.4))],
            tone,
            c.rng.uniform(1, 3),
            opacity=0.55,
        )


def stone(c: Canvas, x: float, y: float, w: float) -> None:
    h = w * 0.5
    c.shape(
        [
            (x - w / 2, y),
            (x - w * 0.42, y - h * 0.6),
            (x - w * 0.1, y - h),
            (x + w * 0.3, y - h * 0.8),
            (x + w / 2, y - h * 0.2),
            (x + w * 0.5, y),
        ],
        c.linear(["#a9b8a4", "#5f7468", "#34493f"]),
        smooth=True,
    )
    for _ in range(16):
        nature.blade(
            c, x + c.rng.uniform(-w * 0.4, w * 0.3), y - h * 0.7, 16, -90 + c.rng.normal(0, 40), "#6fae55", 0.2
        )


def raft(c: Canvas, x: float, y: float) -> None:
    """A bamboo raft with two visitors and a boatman."""
    c.ellipse(x, y + 9, 190, 12, "#0f4a58", opacity=0.4)
    figure(c, x - 120, y - 4, 150, ROW, Look(top="#2b3f6a", bottom="#2b2f42", hat="non", face=True))
    c.line([(x - 96, y - 150), (x - 40, y + 18)], "#b98d4a", 5)
    figure(
        c,
        x + 10,
        y - 2,
        128,
        SIT,
        Look(top="#f08a3c", bottom="#3a5a7a", dress="vest", trim="#f2603a", cut="long", face=True),
    )
    figure(c, x + 80, y - 2, 128, SIT, Look(top="#3f9a8f", bottom="#4a4a5a", dress="vest", trim="#f2603a", face=True))
    for k in range(5):
        c.rect(x - 170 + k * 2, y - 8 + k * 4.4, 340, 6, c.linear(["#d9b56a", "#8a6a34"]), 3)
    for k in range(8):
        c.rect(x - 150 + k * 42, y - 9, 4, 24, "#6a4a24")


@scene("rung-ngap-man")
def mangrove(c: Canvas) -> None:
    nature.sky(c, "#7fc0c4", "#c9e4c8", (0.7, "#fff0b8"), (1, "#ffe09a"), bottom=470)
    nature.sun(c, 830, 250, 54, "#ffffee", "#fff0a8", 8)
    for k, (y, t) in enumerate(((400, 0.65), (430, 0.42), (455, 0.2))):
        for x in range(-20, 1640, 52 + 12 * k):
            if abs(x - 830) < 120 - 26 * k:
                continue
            tone = mix("#2f7a50", "#f4e9b0", t)
            nature.foliage(c, x, y - 30 - 26 * k, 130 + 20 * k, 90 + 26 * k, tone, mix("#b5d65a", "#fff2c0", t), 60)
        nature.mist(c, y + 26, 40, "#fff6d4", 0.5)
    nature.sea(c, 462, "#fff0b4", (0.2, "#b9cf9a"), (0.55, "#5f9a7f"), (1, "#1f5a52"))
    nature.glitter(c, 830, 466, 800, 220, "#fff8d4", 130)

    def stand(x: float, y: float, s: float, tone: str, lit: str, bark: str) -> None:
        knee = y - 120 * s
        for k in range(13):
            dx = (k - 6) * 17 * s + c.rng.normal(0, 5 * s)
            high = knee - c.rng.uniform(0, 70) * s
            bend = (x + dx * 0.75, high + (y - high) * 0.3)
            c.line(
                [(x + dx * 0.05, high), bend, (x + dx * 1.15, y + c.rng.uniform(-4, 14) * s)],
                mix(bark, dark(bark, 0.5), c.rng.random()),
                c.rng.uniform(3, 6) * s,
                smooth=True,
            )
        c.path(
            f"M{num(x - 9 * s)} {num(knee + 30 * s)}Q{num(x - 4 * s)} {num(knee - 110 * s)}"
            f" {num(x - 60 * s)} {num(knee - 240 * s)}L{num(x)} {num(knee - 170 * s)}L{num(x + 64 * s)}"
            f" {num(knee - 250 * s)}Q{num(x + 8 * s)} {num(knee - 110 * s)} {num(x + 10 * s)}"
            f" {num(knee + 30 * s)}Z",
            c.linear([dark(bark, 0.3), light(bark, 0.15)], (0, 0, 1, 0)),
        )
        for dx, dy, w in ((-80, 240, 210), (80, 250, 210), (0, 310, 260), (-30, 210, 160), (60, 190, 150)):
            nature.foliage(c, x + dx * s, knee - dy * s, w * s, w * 0.6 * s, tone, lit, 90)

    def grove_far() -> None:
        for x, s in ((120, 0.62), (330, 0.55), (520, 0.48), (1130, 0.5), (1320, 0.6), (1520, 0.66)):
            stand(
                x,
                520,
                s,
                mix("#2f7a48", "#d9dca0", 0.25),
                mix("#a8d058", "#f4f0b8", 0.2),
                mix("#6a4f3c", "#c9c090", 0.25),
            )

    nature.mirrored(c, 522, 0.4, 22, grove_far, 0.8)
    nature.ripples(c, 530, 890, 190, "#fff6d0", 0.3)
    nature.ripples(c, 560, 890, 150, "#153f3c", 0.25)
    nature.rays(c, 830, 240, 800, "#fff4c0", 0.3, (50, 130))
    figure(c, 752, 628, 84, ROW, Look(top="#c9583f", bottom="#2b2f42", hat="non"))
    c.line([(776, 580), (800, 650)], "#8a6238", 2.4)
    figure(c, 826, 632, 66, SIT, Look(top="#f2c14a", bottom="#3a4a5a", hat="non"))
    boats.sampan(c, 800, 634, 1.0, "#5b3c28")
    nature.ripples(c, 636, 656, 10, "#fff6d0", 0.5, (690, 920))
    mud = [
        (
            x,
            800
            - 110 * math.exp(-((x / 330) ** 2))
            - 130 * math.exp(-(((x - 1600) / 360) ** 2))
            + 90 * math.exp(-(((x - 830) / 300) ** 2))
            + 5 * math.sin(x / 31),
        )
        for x in range(-20, 1641, 10)
    ]
    nature.ground(c, mud, "#8a7350", "#5f4f3a", "#352e26")
    c.line(mud, "#d9c08a", 2.4, smooth=True, opacity=0.7)
    stand(180, 800, 1.25, "#1f6a3f", "#9acb50", "#5f4636")
    stand(1440, 800, 1.35, "#1f6a3f", "#9acb50", "#5f4636")
    for x in range(0, 1600, 21):
        if 560 < x < 1080:
            continue
        h = c.rng.uniform(14, 44)
        y = float(np.interp(x, [p[0] for p in mud], [p[1] for p in mud])) + c.rng.uniform(20, 90)
        c.path(
            f"M{num(x - 3.5)} {num(y)}Q{num(x - 2)} {num(y - h)} {num(x)} {num(y - h)}Q{num(x + 2)}"
            f" {num(y - h)} {num(x + 3.5)} {num(y)}Z",
            c.linear(["#8a7458", "#3f3428"]),
        )
    for x, y, s in ((420, 860, 1.2), (1180, 872, 1.4), (330, 830, 0.9)):
        crab(c, x, y, s)
    egret(c, 1085, 790, 1.35)
    egret(c, 610, 812, 1.1, True)
    nature.birds(c, 7, 800, 330, 100, "#4f7468", 11)


def crab(c: Canvas, x: float, y: float, s: float) -> None:
    with c.place(x, y, s):
        for side in (-1, 1):
            for k in range(3):
                c.path(
                    f"M{side * 12} {-6 + k * 3}Q{side * (24 + k)} {-16 + k * 5} {side * (28 - k * 3)} {2 + k * 2}",
                    stroke="#a8452f",
                    stroke_width=2.6,
                    stroke_linecap="round",
                )
            c.path(
                f"M{side * 12} -12Q{side * 24} -22 {side * 18} -30Q{side * 12} -30 {side * 15} -23"
                f"Q{side * 8} -26 {side * 9} -16Z",
                "#e8683a",
            )
            c.line([(side * 5, -16), (side * 6, -23)], "#a8452f", 1.6)
            c.circle(side * 6, -24, 2.2, "#1d1a20")
        c.ellipse(0, -8, 17, 10, c.linear(["#f2864a", "#b8452c"]))


def egret(c: Canvas, x: float, y: float, s: float, flip: bool = False) -> None:
    """A white egret standing in the shallows."""
    with c.place(x, y, s, flip):
        c.path("M-3 -34L-5 0M5 -34L6 0", stroke="#3a3a38", stroke_width=2)
        c.path("M-38 -40Q-16 -72 14 -62Q24 -58 20 -46Q8 -32 -38 -40Z", c.linear(["#ffffff", "#cfdcd8"]))
        c.path("M12 -54Q28 -64 20 -82Q14 -98 26 -102", stroke="#ffffff", stroke_width=6.5, stroke_linecap="round")
        c.path("M22 -108Q34 -110 36 -102L58 -97L34 -97Q22 -96 22 -108Z", "#ffffff")
        c.path("M36 -104L60 -97L34 -98Z", "#e0a83a")
        c.circle(30, -104, 1.5, "#1d1a20")
