"""People in the foreground: the áo dài picture and the reporters' portraits."""

# mypy: allow-redefinition

import math

from studio import nature
from studio.buildings import cottage, tiles
from studio.colour import dark, light, mix
from studio.people import STROLL, WALK, Look, figure
from studio.svg import Canvas, num, rotate

from scenes import SQUARE, scene


@scene("ao-dai-non-la")
def conical_hats(c: Canvas) -> None:
    nature.sky(c, "#8fcbe0", "#cfe8dc", (1, "#fff0c4"), bottom=520)
    nature.sun(c, 980, 190, 48, "#fffef4", "#fff0b8", 8)
    nature.clouds(c, ((260, 170, 380), (1380, 140, 420)), "#ffffff", "#d9e6e0", 0.85)
    for y, rise, tone in ((420, 60, "#a5cdbf"), (455, 40, "#86b8a0")):
        line = nature.profile(c, y, rise, 4)
        nature.ground(c, line, tone, mix(tone, "#f4f0cc", 0.6), bottom=560)
    nature.ground(c, [(-20, 500), (1620, 500)], "#c4d878", "#86b04f")
    for k in range(9):
        c.path(
            f"M-20 {506 + k * k * 2.2}Q800 {500 + k * k * 2.2} 1620 {508 + k * k * 2.2}",
            stroke="#e4eca0" if k % 2 else "#6f9a44",
            stroke_width=2,
            opacity=0.6,
        )
    for x, w in ((1240, 150), (1430, 130), (90, 140)):
        cottage(c, x, 512, w, "#f2e0b8", "#b8583f")
    for x, h in ((1210, 190), (1400, 210), (1560, 180), (40, 200)):
        nature.palm(c, x, 520, h, c.rng.uniform(-0.15, 0.15), "#4f9a58", "#8a7048", 10)
    c.path("M690 500H760L1240 905H180Z", c.linear(["#f6e6bd", "#e6c994", "#cda66c"]))
    for _ in range(90):
        t = c.rng.random() ** 0.7
        y = 505 + 395 * t
        x = 725 + c.rng.uniform(-1, 1) * (30 + 460 * t)
        c.ellipse(x, y, 3 + 14 * t, 0.8 + 1.6 * t, "#a8824c", opacity=0.4)
    gate(c, 725, 505)
    trunk = "M120 905Q150 640 90 430Q60 330 -20 250V905Z"
    c.path(trunk, c.linear(["#4a3226", "#7a5638"], (0, 0, 1, 0)))
    c.path(
        "M110 470Q200 330 330 220M92 440Q280 230 470 150M60 380Q180 160 330 40",
        "none",
        stroke="#5f422e",
        stroke_width=22,
        stroke_linecap="round",
    )
    for _ in range(46):
        x, y = c.rng.uniform(-40, 800), 0.0
        y = 20 + c.rng.uniform(0, 1) * (340 - 0.3 * x)
        nature.foliage(c, x, y, c.rng.uniform(90, 170), c.rng.uniform(46, 80), "#3f8a44", "#9acb58", 24)
    for _ in range(520):
        x = c.rng.uniform(-40, 830)
        y = 10 + c.rng.uniform(0, 1) * (365 - 0.32 * x)
        flame(c, x, y, c.rng.uniform(7, 14))
    shade = "#7a6030"
    with c.group(opacity=0.3, style="mix-blend-mode:multiply", filter=c.blur(7)):
        for _ in range(70):
            c.ellipse(c.rng.normal(560, 240), c.rng.normal(800, 60), c.rng.uniform(20, 60), c.rng.uniform(7, 16), shade)
    for _ in range(120):
        x, y = c.rng.uniform(150, 1300), c.rng.uniform(520, 890)
        c.ellipse(
            x,
            y,
            c.rng.uniform(3, 8),
            c.rng.uniform(2, 4),
            mix("#e8352c", "#ff8a5a", c.rng.random()),
            transform=rotate(c.rng.uniform(0, 180), x, y),
            opacity=0.9,
        )
    walkers = (
        (560, 800, 350, "#ffffff", "#f7d6e0", 8.0, STROLL),
        (720, 838, 410, "#f3e9fb", "#b08fd8", 11.0, WALK),
        (930, 870, 470, "#fdf6ee", "#7fb0d8", 14.0, STROLL),
    )
    for x, y, h, silk, trim, flow, pose in walkers:
        c.ellipse(x + 30, y + 2, h * 0.3, h * 0.03, "#6a5028", opacity=0.4)
        look = Look(
            top=silk,
            bottom="#ffffff",
            dress="aodai",
            cut="long",
            trim=trim,
            hat="non",
            skin="#e8b68c",
            flow=flow,
            face=True,
            shoes="#c9607a",
        )
        figure(c, x, y, h, pose, look)
        c.path(
            f"M{num(x - h * 0.035)} {num(y - h * 0.86)}Q{num(x + h * 0.02)} {num(y - h * 0.74)}"
            f" {num(x + h * 0.05)} {num(y - h * 0.84)}",
            "none",
            stroke=trim,
            stroke_width=h * 0.01,
        )
    for x, y, h in ((1130, 690, 170), (1190, 684, 168)):
        c.ellipse(x + 10, y, 46, 5, "#6a5028", opacity=0.35)
        figure(
            c,
            x - 260,
            y - 90,
            h * 0.7,
            STROLL,
            Look(top="#ffffff", bottom="#ffffff", dress="aodai", cut="long", hat="non"),
            back=True,
        )
    bicycle(c, 1230, 868, 1.5)
    nature.grass(
        c,
        [(x, 908) for x in range(-10, 220, 7)] + [(x, 908) for x in range(1230, 1640, 7)],
        70,
        ["#5f9f48", "#a5cc5a", "#3f7f42"],
        1.5,
    )
    for _ in range(40):
        c.circle(
            c.rng.uniform(1250, 1600),
            c.rng.uniform(800, 890),
            c.rng.uniform(4, 7),
            ("#ffffff", "#f2c14a", "#e8709a")[int(c.rng.integers(3))],
        )


def flame(c: Canvas, x: float, y: float, r: float) -> None:
    """A flower of the flame tree."""
    tone = mix("#d9261f", "#ff6a3a", c.rng.random())
    spin = c.rng.uniform(0, 6.28)
    for k in range(4):
        a = spin + k * math.pi / 2
        px, py = x + math.cos(a) * r * 0.5, y + math.sin(a) * r * 0.5
        c.ellipse(px, py, r * 0.55, r * 0.36, tone, transform=rotate(math.degrees(a), px, py))
    c.circle(x, y, r * 0.18, "#ffd98a")


def gate(c: Canvas, x: float, y: float) -> None:
    """An old village gate."""
    for side in (-1, 1):
        c.rect(x + side * 74 - 26, y - 150, 52, 152, c.linear(["#e8c98a", "#b98f58"], (0, 0, 1, 0)))
        c.rect(x + side * 74 - 32, y - 160, 64, 12, "#a87a4a")
    c.path(f"M{x - 48} {y}V{y - 70}Q{x} {y - 130} {x + 48} {y - 70}V{y - 150}H{x - 48}Z", "#d9b878")
    tiles(c, [(x - 96, y - 206), (x + 96, y - 206), (x + 130, y - 154), (x - 130, y - 154)], "#a8513c", 5)
    c.rect(x - 40, y - 152, 80, 26, "#7a3a2c", 3)
    for k in range(3):
        c.rect(x - 26 + k * 20, y - 145, 12, 12, "#f0cf84", 2)


def bicycle(c: Canvas, x: float, y: float, s: float) -> None:
    with c.place(x, y, s):
        for wx in (-56, 56):
            c.circle(wx, -34, 34, "none", stroke="#2f2c30", stroke_width=4)
            for k in range(12):
                a = k * math.pi / 6
                c.line([(wx, -34), (wx + 32 * math.cos(a), -34 + 32 * math.sin(a))], "#8a8f94", 0.7)
        c.path(
            "M-56 -34L-10 -34L34 -84H-24L-10 -34M34 -84L30 -98L48 -104M34 -84L56 -34M-24 -84L-56 -34M-24 -84V-96",
            "none",
            stroke="#3f7f9a",
            stroke_width=5,
            stroke_linejoin="round",
            stroke_linecap="round",
        )
        c.rect(-40, -102, 34, 8, "#5a3a28", 4)
        c.path("M40 -100H84L78 -66H46Z", c.linear(["#d0a465", "#8a6234"], (0, 0, 1, 0)))
        for _ in range(16):
            nature.blade(c, 62 + c.rng.uniform(-16, 16), -98, 26, -90 + c.rng.normal(0, 32), "#6fae4a", 0.2)
        for _ in range(9):
            c.circle(
                62 + c.rng.uniform(-18, 18),
                -112 + c.rng.uniform(-9, 8),
                6,
                ("#f2a0b8", "#ffffff", "#f2c14a")[int(c.rng.integers(3))],
            )
        c.circle(-10, -34, 7, "#4a4d54")


def bust(c: Canvas, skin: str, hair: str, coat: str, shirt: str, woman: bool) -> None:
    """Head and shoulders, drawn large."""
    if woman:
        c.path(
            "M120 250Q110 90 240 84Q372 90 362 256Q372 350 356 400H126Q104 340 120 250Z",
            c.linear([light(hair, 0.12), hair]),
        )
    c.path(
        "M40 500Q50 392 140 372L200 350H282L342 372Q432 392 442 500Z",
        c.linear([light(coat, 0.14), coat, dark(coat, 0.3)], (0, 0, 1, 0.4)),
    )
    c.path("M204 318V356Q240 402 278 356V318Z", c.linear([dark(skin, 0.22), dark(skin, 0.08)]))
    c.path("M196 350Q240 402 286 350L304 366Q270 430 240 466Q208 430 178 366Z", c.linear([light(shirt, 0.3), shirt]))
    face = "M158 214Q156 128 240 124Q324 128 322 214Q324 292 284 326Q240 352 196 326Q156 292 158 214Z"
    for ex in (156, 324):
        c.ellipse(ex, 236, 14, 23, dark(skin, 0.1))
    c.path(face, c.linear([light(skin, 0.12), skin, (1, dark(skin, 0.12))], (0, 0, 1, 0.25)))
    for ex in (203, 277):
        c.ellipse(ex, 270, 22, 13, "#e2614c", opacity=0.2)
        c.path(
            f"M{ex - 19} 201Q{ex} 190 {ex + 19} 200",
            "none",
            stroke=dark(hair, 0.1),
            stroke_width=6,
            stroke_linecap="round",
        )
        c.ellipse(ex, 230, 12, 9.5, "#fffaf2")
        c.circle(ex + 1, 230, 7.4, "#3a241c")
        c.circle(ex + 3.4, 227.4, 2.3, "#ffffff")
        c.path(
            f"M{ex - 15} 227Q{ex} 216 {ex + 15} 228", "none", stroke="#2a1a18", stroke_width=4, stroke_linecap="round"
        )
    c.path(
        "M240 232Q234 256 231 263Q238 270 249 265",
        "none",
        stroke=dark(skin, 0.32),
        stroke_width=3.6,
        stroke_linecap="round",
    )
    c.path("M214 290Q240 314 268 289Q242 298 214 290Z", "#b8443f")
    c.path("M220 292Q241 299 262 291L258 296Q241 303 224 296Z", "#fffdf8")


@scene("tac-gia-minh-anh", SQUARE)
def minh_anh(c: Canvas) -> None:
    c.veil(c.radial(["#7fd0d0", "#2f8a9a", "#14506a"], (240, 200, 380), True))
    nature.sun(c, 360, 120, 44, "#ffe7a8", "#ffd27a", 4)
    nature.ground(c, nature.profile(c, 330, 26, 3), "#1f6f80", "#145064")
    nature.ripples(c, 350, 480, 30, "#bfeae4", 0.4)
    bust(c, "#dca478", "#1f1a20", "#34506f", "#f2ead8", False)
    c.path(
        "M150 220Q140 96 240 92Q352 92 332 220Q326 172 300 160Q246 176 204 152Q164 166 150 220Z",
        c.linear(["#3a3038", "#1b161c"]),
    )
    c.path("M204 152Q250 120 312 150Q286 176 246 168Q222 164 204 152Z", "#2a2228")
    for ex in (203, 277):
        c.rect(ex - 28, 209, 56, 41, "none", 15, stroke="#2c2a30", stroke_width=4.5)
    c.path("M231 226Q240 220 249 226M175 224L158 218M305 224L322 218", "none", stroke="#2c2a30", stroke_width=4.5)
    c.path("M120 378L196 480M362 378L286 480", stroke="#c98a3c", stroke_width=9)
    c.rect(196, 430, 92, 60, "#2a2d34", 8)
    c.circle(242, 462, 25, "#15171c", stroke="#8a9098", stroke_width=4)
    c.circle(242, 462, 13, c.radial(["#8fc4e8", "#234a78"], (0.35, 0.35, 0.7)))
    c.rect(206, 420, 30, 12, "#3a3d45", 3)


@scene("tac-gia-thu-ha", SQUARE)
def thu_ha(c: Canvas) -> None:
    c.veil(c.radial(["#ffd9a0", "#f09a6a", "#b8525a"], (240, 200, 380), True))
    for k in range(16):
        x, y = c.rng.uniform(0, 480), c.rng.uniform(20, 470)
        for turn in range(0, 360, 60):
            nature.blade(c, x, y, 22 + 8 * (k % 3), turn + k * 13, "#fff0d0", 0.22)
    bust(c, "#ecbc92", "#2a1c1e", "#2f7f7a", "#fff6e6", True)
    c.path(
        "M148 236Q146 100 250 98Q346 102 334 240Q330 176 286 150Q228 190 168 182Q154 204 148 236Z",
        c.linear(["#4a3034", "#261a1d"]),
    )
    c.path(
        "M132 250Q122 340 150 394Q172 380 160 300Q152 270 156 240ZM348 250Q358 340 332 396Q312 380 322 300"
        "Q330 270 326 240Z",
        "#2a1c1e",
    )
    for ex in (154, 326):
        c.circle(ex, 264, 6, "#ffe08a")
    c.path("M330 480L372 372L388 378L350 486Z", c.linear(["#f2c14a", "#d98f2a"]))
    c.path("M372 372L384 352L388 378Z", "#f4dcb8")
    c.rect(150, 440, 150, 60, "#fdf6e6", 5, transform=rotate(-6, 225, 470))
    for k in range(3):
        c.path(f"M168 {462 + k * 11}L276 {452 + k * 11}", stroke="#b0a08a", stroke_width=2.5)
