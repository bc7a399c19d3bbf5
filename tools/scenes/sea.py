"""Islands, harbours and the open sea."""

# mypy: allow-redefinition

import math

from studio import boats, nature
from studio.buildings import cottage, gantry, turbine
from studio.colour import dark, light, mix
from studio.people import (
    CHEER,
    HOLD,
    ROW,
    SHOULDER,
    SIT,
    SQUAT,
    STAND,
    STOOP,
    STROLL,
    WALK,
    WAVE,
    Look,
    figure,
    gait,
    hands,
    pole,
    silhouette,
)
from studio.svg import Canvas, num
from studio.things import wicker

from scenes import scene

FISHER = Look(top="#3f6f8f", bottom="#2b3448", hat="non")
TRADER = Look(top="#8a4668", bottom="#2a2a3a", hat="non", cut="bun")
HAND = Look(top="#d9813f", bottom="#35405a", hat="cap", hat_colour="#2d5f7c", sleeves="short")


@scene("binh-minh-tren-dao")
def island_sunrise(c: Canvas) -> None:
    nature.sky(c, "#27406f", "#5d6a9c", (0.5, "#d98a86"), (0.72, "#ffb877"), (1, "#ffe3a3"), bottom=520)
    nature.stars(c, 60, 200)
    nature.rays(c, 980, 500, 900, "#ffd08a", 0.35, (190, 350))
    nature.sun(c, 980, 470, 58, "#fff3c4", "#ffb45c")
    nature.streaks(c, 12, 110, 400, "#f7a38c", 0.55)
    nature.streaks(c, 7, 300, 450, "#ffe0a6", 0.7)
    for x, w in ((240, 420), (1420, 520)):
        nature.cloud(c, x, 420, w, "#f9b59a", "#b57f95", 0.75)

    def islands() -> None:
        for y, rise, tone, low, cells in ((505, 34, "#c98f92", "#f2b795", 3), (518, 52, "#9a7590", "#dc9c92", 4)):
            nature.ground(c, nature.profile(c, y, rise, cells), tone, low, bottom=530)
        hill = (
            [(-20.0, 530.0)]
            + [
                (x, 530 - 205 * math.exp(-(((x - 300) / 210) ** 2)) - 90 * math.exp(-(((x - 560) / 130) ** 2)) + 6 * s)
                for x, s in zip(range(-20, 860, 8), nature.fractal(c.rng, 110, 16), strict=True)
            ]
            + [(860.0, 530.0)]
        )
        nature.ground(c, hill, "#3f4568", "#7a5f7f", bottom=531)
        nature.facets(c, hill, 150, "#2a3054", "#f0a487", 0.4)
        nature.grove(c, [(x, y + 3) for x, y in hill[4:-2]], 9, "#343a5e", 0.75, "#5b5378")
        c.path("M430 530V470H437V530Z", "#f6dcc0")
        c.path("M426 470H441V462H426ZM430 462L433.5 453L437 462Z", "#b4453e")
        c.glow(433, 466, 40, "#ffe7a8", 0.9)
        for _ in range(13):
            x = c.rng.uniform(560, 800)
            c.rect(x, 514 + c.rng.uniform(-6, 4), 13, 10, "#5a4868")
            c.rect(x + 4, 518, 4, 4, "#ffd58a")

    nature.sea(c, 528, "#ffd39a", (0.12, "#e99a88"), (0.45, "#8a6f94"), (1, "#27365f"))
    nature.mirrored(c, 529, 0.5, 26, islands, 0.7)
    nature.mist(c, 522, 46, "#ffdcae", 0.5)
    nature.ripples(c, 545, 900, 170, "#ffe2b4", 0.22)
    nature.ripples(c, 560, 900, 120, "#1d2b52", 0.25)
    nature.glitter(c, 980, 534, 880, 330, "#ffe9b0", 190)
    boats.fleet(c, 5, (620, 900), 545, 0.8, "#4a3f63")
    boats.fleet(c, 3, (1180, 1560), 552, 1.0, "#4a3f63")
    boats.wake(c, 1160, 655, 1.05, "#ffdcb0")
    boats.trawler(c, 1160, 650, 1.05, "#374b73", "#8d3f4b", "#a98287", "#ffdf9a")
    figure(c, 1196, 632, 44, STAND, silhouette("#28304f", FISHER))
    nature.birds(c, 11, 760, 280, 110, "#4b3b5c", 12)
    shore = nature.profile(c, 850, 26, 3, 0.5, -20, 760)
    shore = [(x, y + max(0, (x - 380) * 0.16)) for x, y in shore]
    nature.ground(c, shore, "#2b2f4d", "#151a33")
    nature.grass(c, shore, 30, ["#232846", "#363a5a", "#141933"], 1.4)
    for x, h, lean in ((96, 420, 0.2), (210, 330, -0.12), (20, 300, 0.1)):
        nature.palm(c, x, 870, h, lean, "#20284a", "#1b2140")
    cottage(c, 290, 868, 190, "#4a4363", "#2d2c49", "#ffc873")
    figure(c, 560, 884, 105, STAND, silhouette("#1a1f3c", TRADER))
    figure(c, 606, 888, 66, STAND, silhouette("#1a1f3c"))


@scene("ben-ca-buoi-som")
def harbour(c: Canvas) -> None:
    nature.sky(c, "#7fb3cf", "#bcd6d2", (0.62, "#f7e0b8"), (1, "#ffd198"), bottom=440)
    nature.sun(c, 1290, 300, 46, "#fffbe6", "#ffe0a0", 7)
    nature.clouds(c, ((300, 210, 460), (760, 150, 330), (1050, 250, 380)), "#fffaf0", "#d9cdbf", 0.8)
    for y, rise, top, low in ((350, 70, "#a9c1c0", "#dcd9c0"), (385, 55, "#84a9a3", "#c8cfb2")):
        line = nature.profile(c, y, rise, 4)
        nature.ground(c, line, top, low, bottom=450)
        nature.facets(c, line, 80, "#5f8c8e", "#fff0cc", 0.3)
    town = nature.profile(c, 418, 12, 5)
    nature.ground(c, town, "#6e947f", "#94a884", bottom=452)
    nature.grove(c, town, 15, "#5d866f", 0.7, "#88a070")
    for k in range(27):
        x = 20 + k * 59 + c.rng.uniform(-12, 12)
        wall = ("#f3e3c3", "#e9c793", "#cfdfdc", "#f2cdb4", "#dfe5c8")[int(c.rng.integers(5))]
        cottage(
            c,
            x,
            446 + c.rng.uniform(-14, 0),
            c.rng.uniform(38, 58),
            wall,
            ("#b5533c", "#9c4a3c", "#6f7f8c")[int(c.rng.integers(3))],
        )
    nature.sea(c, 446, "#f6dcaa", (0.2, "#b9cfc0"), (0.6, "#5f9aa3"), (1, "#2c6478"))
    nature.ripples(c, 452, 830, 190, "#fff6da", 0.35)
    nature.ripples(c, 480, 860, 130, "#1f5568", 0.25)
    nature.glitter(c, 1290, 450, 760, 240, "#fff4cc", 110)
    rng = c.rng
    palette = [
        ("#2f7fae", "#d9482f", "#f2e3bf"),
        ("#2c9a8c", "#e8b13a", "#f6ead0"),
        ("#c2452f", "#f2d25a", "#e8dcc0"),
        ("#3a62a8", "#e6e0cc", "#d8b98a"),
        ("#3f8f5f", "#d9482f", "#efe2c4"),
    ]

    def row(y: float, s: float, count: int, haze: float) -> None:
        for k in range(count):
            x = -20 + (k + rng.uniform(0.3, 0.7)) * 1640 / count
            hull, trim, cabin = (mix(tone, "#dcd6ba", haze) for tone in palette[int(rng.integers(5))])
            boats.trawler(
                c,
                x,
                y + rng.uniform(-5, 5),
                s,
                hull,
                trim,
                cabin,
                flip=bool(rng.random() < 0.4),
                shadow=mix("#12263c", "#a8b8a8", haze),
            )

    nature.mirrored(c, 492, 0.4, 14, lambda: row(488, 0.5, 9, 0.5), 0.7)
    nature.mirrored(c, 566, 0.42, 20, lambda: row(560, 0.85, 6, 0.22), 0.7)
    nature.mirrored(c, 692, 0.45, 26, lambda: row(682, 1.42, 4, 0), 0.7)
    for x, s in ((505, 1.3), (985, 1.1), (1440, 1.35)):
        boats.coracle(c, x, 755, s)
        figure(c, x, 752, 62 * s, ROW, FISHER)
        c.line([(x + 6 * s, 752 - 44 * s), (x + 50 * s, 756)], "#6a4a2c", 3 * s)
    nature.birds(c, 13, 800, 250, 230, "#ffffff", 12)
    c.path("M-20 905V812L1620 788V905Z", c.linear(["#c9b18a", "#8a7257"]))
    for _ in range(60):
        x, y = rng.uniform(0, 1600), rng.uniform(820, 898)
        c.ellipse(x, y, rng.uniform(8, 40), 2, dark("#a58e6c", rng.random() * 0.4), opacity=0.4)
    c.path("M-20 812L1620 788", stroke="#f1ddb0", stroke_width=5)
    for x in (150, 640, 1130, 1500):
        c.rect(x, 786, 17, 32, c.linear(["#5c4a3c", "#2d2723"], (0, 0, 1, 0)), 4)
        boats.rope(c, (x + 8, 790), (x + 70, 726), 22, "#e8dcbc", 2.4)
    for x, h, pose, look, flip in (
        (90, 205, SHOULDER, TRADER, False),
        (330, 190, HOLD, HAND, False),
        (405, 186, STAND, TRADER, True),
        (840, 196, SHOULDER, Look(top="#3b8a78", bottom="#2a2a3a", hat="non", cut="bun"), True),
        (1240, 195, HOLD, FISHER, True),
        (1320, 188, WALK, HAND, False),
    ):
        figure(c, x, 888, h, pose, look, flip)
        if pose is SHOULDER:
            pole(c, x, 888, h, "#b98d52", ["#8fb0bd", "#c2d5da", "#6f93a5"], flip)
    for x in (352, 1216):
        basket(c, x, 818, 26)
    for x, y, r in ((545, 872, 36), (620, 884, 42), (705, 872, 34), (1020, 878, 40), (1100, 886, 36), (1480, 872, 44)):
        basket(c, x, y, r)


def basket(c: Canvas, x: float, y: float, r: float, load: str = "#9fbcc8") -> None:
    """A round basket heaped with fish, or with anything of the load's colour."""
    for _ in range(int(r * 0.8)):
        a, reach = c.rng.uniform(0, 2 * math.pi), math.sqrt(c.rng.random())
        fx, fy = x + math.cos(a) * reach * r * 0.85, y - r * 0.5 + math.sin(a) * reach * r * 0.28 - r * 0.1
        fish(
            c,
            fx,
            fy,
            r * 0.34,
            mix(load, "#ffffff" if c.rng.random() < 0.5 else "#3a5a70", c.rng.random() * 0.5),
            c.rng.uniform(-40, 40),
        )
    wicker(c, x, y, r)


def fish(c: Canvas, x: float, y: float, s: float, colour: str, turn: float = 0, eye: bool = False) -> None:
    """One fish, 2 s long."""
    with c.place(x, y, s, turn=turn):
        c.path(
            "M-.95 0Q-.3 -.5 .45 -.12L.95 -.4Q.82 0 .95 .4L.45 .12Q-.3 .5 -.95 0Z",
            c.linear([dark(colour, 0.3), colour, light(colour, 0.55)]),
        )
        c.circle(-0.66, -0.05, 0.075, "#1b2530")
        if eye:
            c.path("M-.5 -.24Q-.36 0 -.5 .24", stroke=dark(colour, 0.4), stroke_width=0.04)
            c.path("M-.3 -.33Q.05 -.62 .2 -.22Z", dark(colour, 0.25))
            c.path("M-.2 .02Q-.02 .18 .05 .02Z", dark(colour, 0.3))
            for k in range(6):
                c.path(
                    f"M{num(-0.28 + k * 0.11)} -.16q.06 .1 0 .2",
                    stroke=light(colour, 0.5),
                    stroke_width=0.025,
                    opacity=0.7,
                )


@scene("hai-dang")
def lighthouse(c: Canvas) -> None:
    nature.sky(c, "#14234a", "#2f4a7d", (0.55, "#7a6b9a"), (0.8, "#e88f82"), (1, "#ffc98a"), bottom=560)
    nature.stars(c, 170, 330)
    nature.streaks(c, 12, 240, 520, "#f08f86", 0.5)
    nature.cloud(c, 260, 520, 620, "#d98c94", "#6d5f8c", 0.7)
    nature.cloud(c, 760, 540, 380, "#f2a68f", "#86698f", 0.7)
    nature.ground(c, nature.profile(c, 540, 26, 4), "#5f5a8a", "#a87c94", bottom=562)
    nature.sea(c, 556, "#f2b08c", (0.1, "#a4789a"), (0.4, "#3f5488"), (1, "#101f42"))
    nature.ripples(c, 562, 890, 210, "#f7bf9f", 0.25)
    nature.ripples(c, 600, 900, 150, "#0d1a3a", 0.35)
    boats.fleet(c, 4, (60, 700), 575, 0.9, "#2c3560")
    with c.group(style="mix-blend-mode:screen"):
        for tip, spread, opacity in ((-160, 95, 0.75), (-160, 40, 0.7)):
            beam = c.linear([(0, "#ffe9a6", 0.0), (1, "#ffeeb8", opacity)], (-100, 0, 1128, 0), True)
            c.shape([(1128, 206), (tip, 150 - spread), (tip, 190 + spread)], beam, filter=c.blur(6))
    c.shape(
        [(1170, 206), (1640, 160), (1640, 262)],
        c.linear([(0, "#ffeeb8", 0.65), (1, "#ffe9a6", 0.05)], (0, 0, 1, 0)),
        style="mix-blend-mode:screen",
        filter=c.blur(6),
    )
    cliff = [
        (x, 620 - 150 / (1 + math.exp(-(x - 960) / 46)) - max(0, x - 1000) * 0.05 + 16 * s)
        for x, s in zip(range(720, 1640, 8), nature.fractal(c.rng, 115, 14), strict=True)
    ]
    cliff = [(690.0, 720.0), (716.0, 660.0), *cliff]
    nature.ground(c, cliff, "#4a4468", "#1b1f3d", "#0d1430")
    for _ in range(150):
        i = int(c.rng.integers(8, len(cliff) - 2))
        x, y = cliff[i]
        y += c.rng.uniform(8, 230)
        tone = "#f0a38a" if c.rng.random() < 0.35 else "#0f1532"
        c.line(
            [
                (x, y),
                (x + c.rng.uniform(-6, 20), y + c.rng.uniform(12, 44)),
                (x + c.rng.uniform(-12, 16), y + c.rng.uniform(50, 80)),
            ],
            tone,
            c.rng.uniform(1, 4),
            opacity=c.rng.uniform(0.15, 0.4),
        )
    nature.grass(c, cliff[34:], 20, ["#2b4152", "#3d5560", "#1d2b40"], 1.1)
    cottage(c, 1240, 452, 190, "#d8c9c4", "#7d3b45", "#ffcf7d")
    nature.foliage(c, 1480, 440, 170, 90, "#2b4152", "#5d6f72", 90)
    nature.foliage(c, 1215, 452, 70, 40, "#2b4152", "#4f6468", 50)
    tower = "M1104 462L1122 232H1174L1192 462Z"
    c.path(tower, c.linear(["#8f8ba8", "#fdf3e4", "#e9d8d0", "#8b7f9e"], (0, 0, 1, 0)))
    with c.group(clip_path=c.clip(tower)):
        for y in (268, 344, 420):
            c.path(
                f"M1090 {y}Q1148 {y + 14} 1206 {y}V{y + 36}Q1148 {y + 50} 1090 {y + 36}Z",
                c.linear(["#7d2f42", "#d9503f", "#c9463c", "#6d2a42"], (0, 0, 1, 0)),
            )
        for y in (300, 380):
            c.rect(1142, y, 12, 24, "#ffd27a", 6)
    c.path("M1136 462V430Q1148 416 1160 430V462Z", "#3a2c40")
    c.rect(1108, 224, 80, 11, "#3b3554", 3)
    for k in range(9):
        c.path(f"M{1111 + k * 9.2} 224V206", stroke="#3b3554", stroke_width=2)
    c.path("M1108 206H1188", stroke="#3b3554", stroke_width=3)
    c.rect(1127, 180, 42, 44, "#ffefb8")
    c.path("M1127 180V224M1141 180V224M1155 180V224M1169 180V224M1127 202H1169", stroke="#4a4060", stroke_width=2)
    c.path("M1120 180Q1148 146 1176 180Z", "#b8433c")
    c.path("M1148 160V134", stroke="#3b3554", stroke_width=3)
    c.glow(1148, 202, 240, "#ffe9a6", 1)
    figure(c, 1020, 480, 48, STAND, silhouette("#191d3a", HAND), True)
    nature.birds(c, 8, 620, 330, 120, "#2a2f57", 11)
    for _ in range(34):
        x = c.rng.uniform(680, 1600)
        rock(c, x, 716 + c.rng.uniform(-4, 14), c.rng.uniform(26, 80), "#2a2c50", "#8d6f88")
    for y, rise, phase, top, low in (
        (714, 10, 0.4, "#3a5590", "#1c2f60"),
        (775, 16, 2.2, "#2d477f", "#152650"),
        (848, 22, 4.0, "#213768", "#0b1738"),
    ):
        nature.wave(c, y, rise, 2.2, phase, top, low, crest="#d9c9d6")
        if y < 720:
            for x in (705, 790, 930, 1130, 1390):
                spray(c, x, 716, c.rng.uniform(26, 60), "#f4e4e2")


def rock(c: Canvas, x: float, y: float, w: float, tone: str, lit: str) -> None:
    """A boulder lit from the left."""
    h = w * c.rng.uniform(0.45, 0.75)
    top = [
        (x - w * 0.5, y),
        (x - w * 0.4, y - h * 0.6),
        (x - w * 0.08, y - h),
        (x + w * 0.26, y - h * 0.82),
        (x + w * 0.48, y - h * 0.3),
        (x + w * 0.52, y),
    ]
    c.shape(top, c.linear([mix(tone, lit, 0.4), tone, dark(tone, 0.3)], (0, 0, 0.8, 1)))
    c.shape([top[1], top[2], (x - w * 0.02, y - h * 0.45), (x - w * 0.28, y - h * 0.2)], lit, opacity=0.4)


def spray(c: Canvas, x: float, y: float, h: float, colour: str) -> None:
    """Water thrown up by a wave on a rock."""
    for _ in range(9):
        a = math.radians(c.rng.normal(-90, 32))
        long = h * c.rng.uniform(0.4, 1)
        tip = (x + math.cos(a) * long, y + math.sin(a) * long)
        side = c.rng.uniform(3, 8)
        c.shape([(x - side, y), tip, (x + side, y)], colour, smooth=True, opacity=0.45)
        for _ in range(3):
            c.circle(
                tip[0] + c.rng.normal(0, h * 0.12),
                tip[1] + c.rng.normal(0, h * 0.1),
                c.rng.uniform(0.8, 2.6),
                colour,
                opacity=0.8,
            )
    c.ellipse(x, y + 4, h * 0.9, h * 0.12, colour, opacity=0.6)


@scene("tau-thuyen-ra-khoi")
def setting_out(c: Canvas) -> None:
    nature.sky(c, "#3f8fc0", "#8cc5d6", (0.6, "#d8ebdc"), (1, "#ffe9bd"), bottom=430)
    nature.sun(c, 380, 330, 50, "#fffdf0", "#fff0c0", 8)
    nature.clouds(c, ((180, 330, 420), (820, 250, 520), (1320, 350, 600), (1180, 130, 300)), "#ffffff", "#b9d4dc", 0.85)
    nature.streaks(c, 6, 60, 180, "#ffffff", 0.5)
    for y, rise, top, low in ((415, 36, "#8bb9c4", "#c9dcd0"), (425, 26, "#649fa8", "#a7cbbd")):
        line = nature.profile(c, y, rise, 5, x0=820)
        line = [(x, yy + max(0, (1000 - x)) * 0.08) for x, yy in line]
        nature.ground(c, line, top, low, bottom=434)
    nature.sea(c, 430, "#e3ead0", (0.08, "#8fc7c8"), (0.4, "#3f97b0"), (1, "#0f4f78"))
    nature.ripples(c, 436, 800, 240, "#ffffff", 0.35)
    nature.ripples(c, 460, 890, 170, "#0d4a70", 0.28)
    nature.glitter(c, 380, 434, 700, 300, "#fffbe0", 130)
    boats.fleet(c, 7, (80, 1500), 446, 0.75, "#4f8299")
    fleet = [
        (1230, 492, 0.55, "#5a8fa8", "#c9735c", "#e9dfc8"),
        (300, 505, 0.6, "#5a8fa8", "#d98a5c", "#e9dfc8"),
        (760, 560, 0.92, "#2c8f86", "#e4572f", "#f4e6c6"),
        (1330, 640, 1.25, "#c9472f", "#f0c648", "#f2e4c4"),
        (430, 712, 1.85, "#1f6aa5", "#e2492f", "#f7ead0"),
    ]
    for x, y, s, hull, trim, cabin in fleet:
        boats.wake(c, x, y + 2, s, "#ffffff")
        boats.trawler(c, x, y, s, hull, trim, cabin)
        figure(c, x + 58 * s, y - 17 * s, 40 * s, STAND, HAND)
        figure(c, x + 8 * s, y - 17 * s, 40 * s, HOLD, FISHER)
    for y, rise, phase, top, low in ((770, 14, 1.0, "#2b86ab", "#15618c"), (842, 22, 3.1, "#1d739c", "#0b4168")):
        nature.wave(c, y, rise, 2.6, phase, top, low, crest="#e8f7f4")
    nature.birds(c, 10, 980, 330, 160, "#ffffff", 15)
    nature.birds(c, 5, 520, 250, 70, "#f7fbfa", 20)


@scene("cho-noi")
def floating_market(c: Canvas) -> None:
    nature.sky(c, "#6fb0c9", "#bfdcd0", (0.6, "#ffe6b0"), (1, "#ffc987"), bottom=330)
    nature.sun(c, 900, 225, 46, "#fffce8", "#ffd890", 8)
    nature.clouds(c, ((260, 190, 420), (1350, 170, 460), (720, 110, 240)), "#fff8ea", "#e6c9a8", 0.75)
    nature.ground(c, nature.profile(c, 300, 14, 6), "#8fb596", "#d3cf9c", bottom=345)
    for x in range(-10, 1640, 37):
        tone = mix("#4a8455", "#d9c488", c.rng.uniform(0.1, 0.45))
        if c.rng.random() < 0.5:
            nature.palm(
                c, x, 346, c.rng.uniform(80, 170), c.rng.uniform(-0.2, 0.2), tone, mix("#6d5a40", "#c0c890", 0.3), 9
            )
        else:
            nature.foliage(
                c,
                x,
                322 + c.rng.uniform(-10, 12),
                c.rng.uniform(60, 130),
                c.rng.uniform(40, 90),
                tone,
                light(tone, 0.3),
                50,
            )
    nature.sea(c, 350, "#f4cf92", (0.22, "#d0b98a"), (0.6, "#93996f"), (1, "#4d6650"))

    def bank() -> None:
        for x in (30, 205, 330, 560, 705, 1010, 1165, 1290, 1480):
            w = c.rng.uniform(92, 150)
            wall = ("#d9a877", "#7fb0b0", "#e8c884", "#c98a62", "#e0d8c0")[int(c.rng.integers(5))]
            for k in range(5):
                c.rect(x + 4 + k * (w - 12) / 4, 344, 4, 22, "#5a4632")
            cottage(
                c,
                x,
                350,
                w,
                mix(wall, "#f4dca8", 0.15),
                mix(("#9a4f3c", "#77808a", "#8a5a48")[int(c.rng.integers(3))], "#f4dca8", 0.15),
            )

    nature.mirrored(c, 362, 0.3, 12, bank, 0.7)
    nature.ripples(c, 366, 890, 260, "#fff0c4", 0.4)
    nature.ripples(c, 380, 890, 180, "#3f5540", 0.25)
    nature.glitter(c, 900, 360, 720, 330, "#fff6d2", 150)
    fruit = ["#e8b23a", "#d9482f", "#7fae3f", "#f08a3c", "#b03a5a", "#c9d060"]
    tops = ["#8a4668", "#2f7f8a", "#c9583f", "#5a5aa0", "#4a8a5a", "#c98a3a"]
    spots = [
        (90, 402, 0.5),
        (320, 408, 0.56),
        (440, 398, 0.48),
        (640, 412, 0.6),
        (1120, 404, 0.52),
        (1250, 414, 0.6),
        (1500, 402, 0.52),
        (200, 466, 0.85),
        (500, 458, 0.8),
        (800, 470, 0.88),
        (1060, 455, 0.78),
        (1420, 470, 0.9),
        (660, 545, 1.2),
        (1010, 540, 1.15),
        (330, 570, 1.3),
        (1300, 590, 1.4),
        (930, 690, 1.7),
        (110, 690, 1.75),
        (540, 778, 2.15),
        (1440, 770, 2.1),
    ]
    for k, (x, y, s) in enumerate(spots):
        market_boat(c, x, y, s, fruit, tops[(k * 5) % 6], bool(c.rng.random() < 0.5))
    for x in (985, 1075):
        nature.frond(c, (x + 120, 930), -2.2, 240, "#2f5a3c")
    for turn in (-2.6, -2.2, -1.8, -1.4):
        nature.frond(c, (-40, 930), turn + 1.2, 330, "#2b5238")
        nature.frond(c, (1640, 940), turn - 0.2, 300, "#2b5238")
    nature.birds(c, 7, 1180, 130, 130, "#5d7a78", 10)


def market_boat(c: Canvas, x: float, y: float, s: float, fruit: list[str], top: str, flip: bool) -> None:
    """A sampan full of fruit, its oarswoman standing at the stern, goods hung on a pole as a sign."""
    c.ellipse(x, y + 9 * s, 108 * s, 7 * s, "#3c4a38", opacity=0.35)
    side = -1 if flip else 1
    look = Look(top=top, bottom="#2b2b3c", hat="non", cut="bun")
    mx = x + side * 64 * s
    c.line([(mx, y - 4 * s), (mx + side * 3 * s, y - 92 * s)], "#7d5a34", 2.2 * s)
    for k in range(4):
        c.circle(mx + side * (3 + (k % 2) * 3) * s, y - (90 - k * 8) * s, 4.4 * s, fruit[(k + int(x)) % 6])
    figure(c, x - side * 72 * s, y - 6 * s, 76 * s, ROW, look, flip)
    grip = hands(x - side * 72 * s, y - 6 * s, 76 * s, ROW, flip)[0]
    c.line([(grip[0] - side * 14 * s, grip[1] - 12 * s), (x - side * 22 * s, y + 12 * s)], "#8a6238", 2 * s)
    figure(c, x - side * 14 * s, y - 2 * s, 62 * s, SIT, Look(top=dark(top, 0.15), bottom="#3a3a4a", hat="non"), flip)
    for pile in range(5):
        tone = fruit[int(c.rng.integers(6))]
        px = x + side * (14 + pile * 13) * s
        for row in range(4):
            for i in range(4 - row):
                c.circle(
                    px + (i - (3 - row) / 2) * 6 * s,
                    y - (9 + row * 5) * s,
                    3.7 * s,
                    c.radial([light(tone, 0.35), tone, dark(tone, 0.25)], (0.35, 0.3, 0.8)),
                )
    boats.sampan(c, x, y, s, "#6b452b", flip)
    nature.ripples(c, y + 4 * s, y + 14 * s, 8, "#fff2cc", 0.5, (x - 110 * s, x + 110 * s))


@scene("cang-container")
def port(c: Canvas) -> None:
    nature.sky(c, "#2c4a7a", "#7a7fae", (0.55, "#f09a7a"), (0.8, "#ffc57a"), (1, "#ffe4a4"), bottom=520)
    nature.sun(c, 520, 440, 62, "#fff0c0", "#ffb060", 6)
    nature.streaks(c, 14, 120, 430, "#f7a58a", 0.55)
    nature.cloud(c, 1180, 300, 560, "#f7b08f", "#8f7699", 0.6)
    nature.ground(c, nature.profile(c, 486, 30, 4), "#b07f8a", "#e8ab8c", bottom=525)
    far = "#7d6684"
    for x in (700, 820, 940, 1060):
        gantry(c, x, 520, 150, far)
    for x in range(640, 1640, 17):
        for row in range(int(c.rng.integers(1, 5))):
            c.rect(
                x,
                512 - row * 9,
                16,
                8.4,
                mix(("#c9543c", "#3f7f9a", "#d9a24a", "#5a9a7a")[int(c.rng.integers(4))], far, 0.62),
            )
    nature.sea(c, 520, "#ffd596", (0.15, "#e39a80"), (0.5, "#7a6f96"), (1, "#23365f"))
    nature.ripples(c, 526, 800, 190, "#ffe6b4", 0.3)
    nature.ripples(c, 560, 880, 130, "#1c2b52", 0.3)
    nature.glitter(c, 520, 524, 820, 300, "#ffedb8", 150)
    nature.mirrored(c, 648, 0.42, 26, lambda: boats.freighter(c, 640, 632, 1.75, "#2b3f66"), 0.6)
    boats.wake(c, 210, 668, 0.7, "#ffe4bc", True)
    boats.trawler(c, 180, 668, 0.62, "#b8473a", "#f0c25a", "#f3e6cc", flip=True)
    for x, h, tone in ((1130, 430, "#c9593f"), (1370, 520, "#e07040"), (1600, 600, "#d0603c")):
        gantry(c, x, 770, h, tone, True)
    quay = c.linear(["#6a5f72", "#37364e"])
    c.path("M760 905L1010 764H1640V905Z", quay)
    c.path("M760 905L1010 764H1024L786 905Z", "#8d7a80")
    tones = ["#d9542f", "#2f7f9f", "#e8a83a", "#3f9a72", "#c7b9a2", "#7a4a86"]
    for k in range(7):
        for row in range(int(c.rng.integers(1, 4))):
            container(c, 1040 + k * 84, 838 - row * 34, 80, 33, tones[int(c.rng.integers(6))])
    for x, look in (
        (950, HAND),
        (1000, Look(top="#f0a030", bottom="#34405a", hat="helmet", hat_colour="#f2e04a", dress="vest", trim="#f6d33a")),
        (905, Look(top="#3f6f8f", bottom="#2b3448", hat="helmet", hat_colour="#ffffff", dress="vest", trim="#f08a2a")),
    ):
        figure(c, x, 884, 96, STAND if x != 1000 else WALK, look, x == 905)
    nature.birds(c, 9, 330, 290, 140, "#4a3f5f", 12)


def container(c: Canvas, x: float, y: float, w: float, h: float, tone: str) -> None:
    c.rect(x, y, w, h, c.linear([light(tone, 0.12), tone, dark(tone, 0.2)]))
    for k in range(1, 12):
        c.path(
            f"M{num(x + w * k / 12)} {num(y + h * 0.1)}v{num(h * 0.8)}",
            stroke=dark(tone, 0.35),
            stroke_width=w * 0.018,
            opacity=0.7,
        )
    c.rect(x, y, w, h, "none", stroke=dark(tone, 0.45), stroke_width=1.4)


@scene("dien-gio")
def wind_farm(c: Canvas) -> None:
    wind_scene(c, 0.6)


def wind_scene(c: Canvas, time: float) -> None:
    """Turbines in the shallows and on the dunes, at a moment in time."""
    nature.sky(c, "#3f86bd", "#92c8dc", (0.68, "#e4f0dc"), (1, "#fff0c8"), bottom=500)
    nature.sun(c, 1260, 330, 46, "#ffffff", "#fff4cc", 8)
    for x, y, w in ((260, 250, 520), (760, 330, 420), (1420, 230, 460), (980, 150, 300)):
        nature.cloud(c, (x + time * 9) % 1900 - 100, y, w, "#ffffff", "#c3dbe2", 0.85)
    nature.ground(c, nature.profile(c, 486, 22, 5), "#9cc4c8", "#cfe0cf", bottom=505)
    nature.sea(c, 500, "#e2efd4", (0.1, "#8fd0cc"), (0.5, "#3fa3b4"), (1, "#1d7898"))
    nature.ripples(c, 506, 780, 200, "#ffffff", 0.4, shift=lambda depth: time * (0.004 + 0.012 * depth))
    nature.ripples(c, 520, 780, 120, "#16688a", 0.25, shift=lambda depth: time * 0.008)
    nature.glitter(c, 1260, 504, 720, 260, "#fffde6", 90, time)
    farm = [
        (130, 512, 150),
        (300, 516, 175),
        (500, 514, 160),
        (690, 520, 200),
        (900, 516, 180),
        (1090, 522, 215),
        (1500, 518, 200),
        (1320, 530, 270),
        (410, 536, 290),
        (860, 548, 360),
    ]
    for k, (x, y, h) in enumerate(farm):
        haze = max(0.0, (330 - h) / 480)
        turbine(
            c,
            x,
            y,
            h,
            k * 37 + time * (70 - h * 0.06),
            mix("#fbfaf4", "#d8e8e4", haze),
            mix("#a9bcc4", "#cfe2e2", haze),
        )
        c.ellipse(x, y, h * 0.06, h * 0.012, "#ffffff", opacity=0.7)
    lift, tilt = boats.swell(640, time)
    boats.wake(c, 640, 640 + lift, 0.8, "#ffffff")
    with c.place(640, 636 + lift, 0.8, turn=tilt):
        boats.trawler(c, 0, 0, 1, "#2f7fae", "#e2572f", "#f6ead0")
    boats.fleet(c, 4, (1100, 1560), 560, 0.9, "#5a8fa0")
    dune = [
        (
            x,
            760
            - 90 * math.exp(-(((x - 1350) / 420) ** 2))
            + 40 * math.exp(-(((x - 640) / 260) ** 2))
            - 46 * math.exp(-(((x - 120) / 200) ** 2)),
        )
        for x in range(-20, 1641, 12)
    ]
    nature.ground(c, dune, "#f6dfae", "#dcb680", "#b98f60")
    c.line([(x, y + 2) for x, y in dune], "#fff6da", 5, smooth=True, opacity=0.8)
    for k in range(26):
        ripple = [(x, y + 18 + k * 7 + 5 * math.sin(x / 60 + k)) for x, y in dune]
        c.line(ripple, "#a9804f", 1.3, smooth=True, opacity=0.16)
    turbine(c, 1240, 700, 470, 18 + time * 42, "#fdfcf6", "#a3b8c0")
    sway = [(x + 5 * math.sin(time * 2), y) for x, y in dune[::2]]
    nature.grass(c, [(x, y + 26) for x, y in sway if not 560 < x < 900], 46, ["#7fa05a", "#9ab866", "#5f8a54"], 0.9)
    for x, y, h in ((1000, 836, 150), (1066, 846, 96)):
        figure(
            c,
            x + 24 * time,
            y,
            h,
            gait(time * 4.4 + h),
            Look(top="#e2694a", bottom="#31405f", hat="non")
            if h > 100
            else Look(top="#f2c14a", bottom="#3a62a8", child=True, sleeves="short"),
        )
    nature.birds(c, 7, 420 + time * 12, 380, 100, "#ffffff", 12)


@scene("bai-bien-xanh")
def beach(c: Canvas) -> None:
    nature.sky(c, "#3aa0d8", "#8fd0e6", (1, "#e6f6ec"), bottom=250)
    nature.clouds(c, ((300, 200, 420), (900, 150, 300), (1350, 210, 460)), "#ffffff", "#cfe6ee", 0.9)
    for base, rise, tone, low in ((236, 40, "#7fb8c4", "#b9dcd6"), (244, 60, "#4f9a96", "#93c8b4")):
        line = [(x, y + abs(x - 1150) * 0.07) for x, y in nature.profile(c, base - 30, rise, 4)]
        nature.ground(c, line, tone, low, bottom=254)
        nature.grove(c, line, 9, mix(tone, "#2f7f70", 0.5), 0.5)
    nature.sea(c, 250, "#2f8fc4", (0.1, "#2fa8cc"), (0.3, "#3fc6cf"), (0.55, "#7fe0d4"), (1, "#c9f3e0"))
    nature.ripples(c, 256, 520, 200, "#ffffff", 0.4)
    nature.ripples(c, 262, 420, 90, "#1a7fb0", 0.25)
    with c.group(filter=c.blur(16, 6)):
        for x, y, w in ((250, 380, 190), (620, 330, 260), (1010, 420, 230), (1400, 360, 260), (480, 470, 150)):
            c.ellipse(x, y, w, 15, "#1f93b4", opacity=0.35)
    boats.fleet(c, 3, (120, 900), 262, 0.6, "#3f7f9a")
    for x, y, s in ((560, 352, 0.95), (905, 316, 0.7)):
        boats.trawler(c, x, y, s, "#2f7fae", "#e2572f", "#f6ead0")
        c.ellipse(x, y + 14 * s, 110 * s, 6 * s, "#137a96", opacity=0.3)

    def shore(offset: float) -> list[tuple[float, float]]:
        return [
            (x, 655 + offset - 250 * ((x + 20) / 1640) ** 1.7 + 12 * math.sin(x / 120 + offset * 0.05))
            for x in range(-20, 1641, 20)
        ]

    for offset, tone, opacity in (
        (-70, "#e8fbf0", 0.35),
        (-42, "#ffffff", 0.45),
        (-20, "#d9f0dc", 0.8),
        (-12, "#ffffff", 0.95),
    ):
        nature.ground(c, shore(offset), tone)
        c.line(shore(offset + 5), "#ffffff", 5, smooth=True, opacity=opacity)
    nature.ground(c, shore(0), "#d9bf8c", "#ecd5a4", "#f7e6bd")
    nature.ground(c, shore(26), "#f0dcae", "#f9ebc8", "#f3d9a4")
    for _ in range(420):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(450, 900)
        if y > 690 - 250 * (x / 1640) ** 1.7:
            c.ellipse(x, y, c.rng.uniform(1, 9), c.rng.uniform(0.7, 2), "#b98f58", opacity=0.3)
    for x, y, s, a, b in (
        (930, 716, 1.0, "#e8503a", "#fff4dc"),
        (1180, 640, 0.8, "#2f9fb4", "#fff4dc"),
        (640, 800, 1.25, "#f2b53a", "#fff4dc"),
        (1390, 560, 0.62, "#e8709a", "#fff4dc"),
    ):
        parasol(c, x, y, s, a, b)
    for x, y, s in ((330, 740, 1.5), (420, 716, 1.3)):
        boats.coracle(c, x, y, s, turn=-8 if s > 1.4 else 12)
        c.ellipse(x, y + 14 * s, 34 * s, 5 * s, "#8a6a3c", opacity=0.35)
    for x, y, h, pose, look in (
        (1040, 600, 74, STROLL, Look(top="#fdf6e6", bottom="#e9dcc0", hat="non")),
        (1078, 604, 70, STROLL, Look(top="#e8709a", bottom="#f3c9d4", cut="long")),
        (770, 660, 60, WALK, Look(top="#f2c14a", bottom="#2f7fae", child=True, sleeves="short")),
        (820, 654, 56, WALK, Look(top="#e8503a", bottom="#35405a", child=True, sleeves="short")),
    ):
        c.ellipse(x + 16, y, h * 0.3, 4, "#8a6a3c", opacity=0.4)
        figure(c, x, y, h, pose, look, flip=x > 1000)
    for x, y, h, lean in ((1475, 930, 690, -0.3), (1585, 900, 560, -0.12), (90, 960, 560, 0.28)):
        nature.palm(c, x, y, h, lean, "#2f8f52", "#8a6a46", 13)
    nature.grass(
        c,
        [(x, 905) for x in range(1200, 1640, 8)] + [(x, 905) for x in range(-10, 260, 8)],
        70,
        ["#4f9a55", "#7fb85f", "#2f7a4a"],
        1.5,
    )
    nature.birds(c, 7, 760, 190, 90, "#ffffff", 13)


def parasol(c: Canvas, x: float, y: float, s: float, a: str, b: str) -> None:
    """A beach umbrella with two loungers."""
    with c.place(x, y, s):
        c.ellipse(30, 4, 110, 14, "#a5803f", opacity=0.35)
        for dx in (-70, 26):
            c.path(
                f"M{dx} 0L{dx + 8} -16L{dx + 60} -12L{dx + 78} -34L{dx + 84} -32L{dx + 68} -4L{dx + 62} 0"
                f"H{dx + 58}V-6L{dx + 6} -8V0Z",
                "#fffdf4",
            )
            c.path(f"M{dx + 8} -16L{dx + 60} -12L{dx + 78} -34", stroke=a, stroke_width=4)
        c.line([(0, 4), (-4, -120)], "#a8804a", 4)
        for k in range(6):
            x0, x1 = -78 + 26 * k, -52 + 26 * k
            c.path(
                f"M-5 -146Q{num(x0 * 0.75)} -140 {x0} -98Q{x0 + 13} -106 {x1} -98Q{num(x1 * 0.75)} -140 -5 -146Z",
                c.linear([light(a if k % 2 else b, 0.1), dark(a if k % 2 else b, 0.12)]),
            )


@scene("truong-hoc-dao")
def island_school(c: Canvas) -> None:
    nature.sky(c, "#4fa6d6", "#a5d9e4", (1, "#f3f2d4"), bottom=450)
    nature.clouds(c, ((200, 220, 440), (820, 150, 340), (1350, 240, 480)), "#ffffff", "#c9e0e6", 0.9)
    nature.sea(c, 410, "#8fd3d6", "#3fa9c0", y1=520)
    nature.ripples(c, 414, 500, 120, "#ffffff", 0.45)
    boats.fleet(c, 5, (60, 560), 424, 0.8, "#3f7890")
    line = [(x, y - 110 * math.exp(-(((x - 1420) / 260) ** 2))) for x, y in nature.profile(c, 424, 14, 4, x0=940)]
    nature.ground(c, line, "#5f9f86", "#93bd8c", bottom=520)
    nature.grove(c, line, 14, "#4f8f74", 0.8, "#86b56f")
    nature.ground(c, nature.profile(c, 500, 8, 4), "#b9c98a", "#e9d7a4", "#d9bd84")
    c.path("M-20 905V640Q500 560 1620 610V905Z", c.linear(["#f0dcae", "#e3c48c", "#cfa86c"]))
    for _ in range(120):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(640, 895)
        c.ellipse(x, y, c.rng.uniform(3, 26), 1.6, "#a57f48", opacity=0.3)
    nature.foliage(c, 470, 500, 300, 150, "#3f8a55", "#9ac95f", 130)
    nature.foliage(c, 1490, 510, 330, 170, "#3f8a55", "#9ac95f", 130)
    wall, trim = "#f7d98a", "#fff7e2"
    c.ellipse(1000, 618, 520, 16, "#7f6238", opacity=0.35)
    c.rect(560, 330, 860, 290, c.linear([light(wall, 0.15), wall, dark(wall, 0.12)], (0, 0, 1, 0.4)))
    for floor in (330, 476):
        c.rect(560, floor + 26, 860, 106, c.linear([dark(wall, 0.5), dark(wall, 0.28)]))
        for k in range(8):
            x = 580 + k * 106
            c.rect(x + 26, floor + 44, 24, 88, "#3f7f8a")
            pane = c.linear(["#bfe3e6", "#6fa9b4"])
            c.rect(x + 58, floor + 50, 34, 42, pane)
            c.path(f"M{x + 75} {floor + 50}v42M{x + 58} {floor + 70}h34", stroke="#2f6670", stroke_width=2)
        for k in range(9):
            c.rect(554 + k * 107, floor + 20, 14, 118, c.linear([trim, dark(trim, 0.15)], (0, 0, 1, 0)))
        c.rect(556, floor + 104, 870, 5, trim)
        for k in range(86):
            c.rect(560 + k * 10, floor + 106, 2.4, 30, trim, opacity=0.85)
        c.rect(548, floor + 132, 884, 14, c.linear([trim, dark(trim, 0.2)]))
    c.rect(540, 322, 900, 16, trim)
    c.shape([(580, 268), (1400, 268), (1462, 324), (518, 324)], c.linear(["#cf5a3f", "#9c3c30"]))
    for k in range(42):
        c.line([(582 + k * 19.5, 270), (522 + k * 22.4, 322)], "#7f2f28", 1, opacity=0.5)
    c.rect(900, 232, 180, 96, c.linear([light(wall, 0.3), wall]))
    c.shape([(880, 236), (990, 176), (1100, 236)], c.linear(["#d9644a", "#a84436"]))
    c.circle(990, 278, 27, "#fffdf2", stroke="#9c6a3a", stroke_width=4)
    c.line([(990, 262), (990, 278), (1002, 284)], "#4a3a30", 3.4)
    nature.tree(c, 300, 660, 400, "#3b8a4c", "#a3cc58", "#6b4a34", 1.0)
    for _ in range(44):
        x, y = 300 + c.rng.uniform(-150, 150), 385 + c.rng.uniform(-80, 90)
        c.circle(x, y, c.rng.uniform(4, 8), "#e8452f")
    nature.palm(c, 1530, 700, 470, -0.14, "#3f9a58", "#8a6a46", 12)
    c.ellipse(330, 672, 260, 22, "#6f5a34", opacity=0.35)
    uniforms = [
        Look(top="#ffffff", bottom="#28477a", child=True, sleeves="short", face=True),
        Look(top="#ffffff", bottom="#28477a", child=True, sleeves="short", cut="tail", face=True),
        Look(top="#ffffff", bottom="#8a2f3c", child=True, sleeves="short", hat="cap", hat_colour="#e8b23a", face=True),
    ]
    for k, (x, y, h, pose, flip) in enumerate(
        (
            (470, 700, 92, WALK, False),
            (545, 706, 90, STROLL, False),
            (650, 690, 84, CHEER, False),
            (820, 720, 100, WALK, True),
            (905, 716, 98, STROLL, True),
            (1110, 700, 92, WALK, False),
            (1240, 730, 104, CHEER, True),
            (1320, 736, 106, STROLL, True),
            (720, 800, 130, WALK, False),
            (840, 815, 136, STROLL, False),
            (1010, 830, 138, CHEER, False),
        )
    ):
        look = uniforms[k % 3]
        c.ellipse(x + 14, y, h * 0.3, h * 0.04, "#6f5a34", opacity=0.4)
        figure(c, x, y, h, pose, look, flip)
        side = 1 if flip else -1
        c.rect(
            x + side * h * 0.1 - h * 0.07,
            y - h * 0.55,
            h * 0.14,
            h * 0.22,
            ("#e8503a", "#2f8fae", "#f2b53a")[k % 3],
            h * 0.04,
        )
    figure(
        c,
        1180,
        850,
        220,
        WAVE,
        Look(top="#e9eefc", bottom="#ffffff", dress="aodai", cut="long", trim="#5f8fd0", face=True),
    )
    c.ellipse(1200, 852, 70, 9, "#6f5a34", opacity=0.4)
    nature.grass(
        c,
        [(x, 905) for x in range(-10, 430, 7)] + [(x, 905) for x in range(1360, 1640, 7)],
        60,
        ["#5f9a4a", "#8fbf55", "#3f7f42"],
        1.6,
    )
    nature.birds(c, 7, 420, 280, 90, "#ffffff", 13)


@scene("vuon-rau-dao")
def island_garden(c: Canvas) -> None:
    nature.sky(c, "#58b0da", "#b4e0e2", (1, "#fbf0cc"), bottom=380)
    nature.sun(c, 300, 170, 42, "#fffef2", "#fff0b0", 7)
    nature.clouds(c, ((760, 190, 420), (1330, 250, 480), (90, 320, 300)), "#ffffff", "#cfe2e2", 0.9)
    nature.sea(c, 360, "#a5dfd8", "#3fb0c4", "#2f93b4", y1=480)
    nature.ripples(c, 364, 460, 150, "#ffffff", 0.5)
    boats.trawler(c, 560, 404, 0.5, "#c9472f", "#f0c648", "#f2e4c4")
    boats.fleet(c, 4, (800, 1560), 376, 0.7, "#4a8aa0")
    c.path("M-20 470Q500 440 1620 468V520H-20Z", "#f3e2b6")
    for x in range(-10, 1620, 26):
        tone = mix("#cfc4ae", "#a5998a", c.rng.random())
        c.ellipse(
            x + c.rng.uniform(-4, 4),
            496,
            c.rng.uniform(14, 20),
            c.rng.uniform(10, 17),
            c.linear([light(tone, 0.3), dark(tone, 0.2)]),
        )
        c.ellipse(x + 12, 508, 16, 11, c.linear([tone, dark(tone, 0.3)]))
    c.path("M-20 512H1620V905H-20Z", c.linear(["#b98a58", "#8f6038", "#5f3c22"]))
    for k in range(-9, 10):
        x0, x1 = 820 + k * 118, 820 + k * 235
        bed = [(x0 - 42, 524), (x0 + 42, 524), (x1 + 84, 910), (x1 - 84, 910)]
        c.shape(bed, c.linear(["#a06c40", "#6d4526"]))
        c.shape([bed[0], (bed[0][0] + 8, 524), (bed[3][0] + 18, 910), bed[3]], "#d9a870", opacity=0.5)
    leafs = [("#4f9f3f", "#a5d65a"), ("#3f8a4a", "#86c460"), ("#7a3f6a", "#b06a8a"), ("#5fae4a", "#c4e06a")]
    for row in range(13):
        t = row / 12
        y = 536 + 366 * t**1.45
        for k in range(-9, 10):
            x = 820 + k * (118 + (y - 524) / 386 * 117)
            if not -60 < x < 1660:
                continue
            size = 16 + 46 * (y - 524) / 386
            leaf, lit = leafs[(k + 20) % 4]
            for dx in (-0.5, 0.5):
                cabbage(c, x + dx * size * 1.15, y, size, leaf, lit)
    frame = "#c9a06a"
    for x in (1180, 1320, 1460, 1600):
        c.path(f"M{x - 130} 520V404Q{x - 65} 350 {x} 404V520", stroke=frame, stroke_width=5)
    c.path(
        "M1050 404Q1115 350 1180 404Q1250 350 1320 404Q1390 350 1460 404Q1530 350 1600 404V520H1050Z",
        "#eaf6ea",
        opacity=0.42,
    )
    for k in range(24):
        c.path(f"M{1055 + k * 23} 384V520", stroke="#ffffff", stroke_width=0.8, opacity=0.5)
    nature.tree(c, 150, 590, 370, "#3f8a48", "#a9d05a", "#6b4a34", 1.0)
    for _ in range(12):
        x, y = 150 + c.rng.normal(0, 90), 330 + c.rng.normal(0, 50)
        c.path(f"M{num(x - 8)} {num(y - 6)}H{num(x + 8)}L{num(x + 6)} {num(y + 9)}H{num(x - 6)}Z", "#cfe08a")
    cottage(c, 300, 520, 200, "#f4e4c4", "#c9583f")
    figure(c, 640, 720, 226, STOOP, Look(top="#3f7fae", bottom="#35405a", hat="non", face=True))
    grip = hands(640, 720, 226, STOOP)[0]
    with c.place(grip[0] + 6, grip[1] + 6, 1.25):
        c.path("M-20 -2H14V28H-20Z", c.linear(["#5fb0c4", "#2f7f98"], (0, 0, 1, 0)))
        c.path("M14 18L44 0L48 5L14 27Z", "#3f8fa8")
        c.path("M-14 -2Q-2 -22 10 -2", stroke="#2f7088", stroke_width=4)
        c.ellipse(47, 2, 4, 8, "#8fd0dc")
    for _ in range(26):
        x0, y0 = grip[0] + 70 + c.rng.uniform(0, 50), grip[1] + 12 + c.rng.uniform(0, 66)
        c.line([(x0, y0), (x0 + 4, y0 + 13)], "#dff6fa", 1.8, opacity=0.8)
    figure(c, 1010, 640, 150, SQUAT, Look(top="#c9583f", bottom="#2f3a52", hat="non", cut="bun", face=True), True)
    for x, y in ((930, 650), (1075, 655)):
        c.path(f"M{x - 26} {y - 20}H{x + 26}L{x + 19} {y + 8}H{x - 19}Z", c.linear(["#c89a5c", "#7d5a30"]))
        for _ in range(12):
            nature.blade(c, x + c.rng.uniform(-20, 20), y - 18, 26, -90 + c.rng.normal(0, 34), "#7fc04a", 0.3)
    figure(
        c, 1290, 780, 240, WALK, Look(top="#f2ead2", bottom="#4a5a3f", hat="cap", hat_colour="#4a6a48", face=True), True
    )
    nature.birds(c, 6, 980, 240, 100, "#ffffff", 12)


def cabbage(c: Canvas, x: float, y: float, size: float, leaf: str, lit: str) -> None:
    """A leafy vegetable."""
    c.ellipse(x, y + size * 0.12, size * 0.62, size * 0.16, "#3b2413", opacity=0.4)
    for turn in (-170, -10, -145, -35, -118, -62, -90):
        nature.blade(
            c,
            x,
            y + size * 0.08,
            size * c.rng.uniform(0.62, 0.8),
            turn + c.rng.uniform(-8, 8),
            mix(leaf, lit, c.rng.uniform(0, 0.9)),
            0.33,
        )
