"""The moving pictures: each draws one moment of a short film."""

# mypy: allow-redefinition

import math

from studio import boats, nature
from studio.colour import dark, mix
from studio.people import HOLD, STAND, figure
from studio.svg import Canvas, num

from scenes.land import terrace_valley
from scenes.sea import FISHER, HAND, wind_scene
from scenes.town import lantern_quay, train_scene


def smooth(time: float, start: float, end: float) -> float:
    """0 before start, 1 after end, eased between."""
    t = min(max((time - start) / (end - start), 0), 1)
    return t * t * (3 - 2 * t)


def setting_sail(c: Canvas, time: float) -> None:
    """Boats go out over long swells while the sun comes up."""
    rise = smooth(time, 0, 15)
    nature.sky(
        c,
        mix("#33568f", "#5fa5cc", rise),
        mix("#a8889c", "#b4d9d6", rise),
        (0.65, mix("#f5a87c", "#ffe4ae", rise)),
        (1, mix("#ffd093", "#fff0c4", rise)),
        bottom=470,
    )
    nature.sun(c, 1120, 440 - 150 * rise, 52, "#fff8dc", mix("#ffad5c", "#ffe49a", rise), 8)
    for x, y, w in ((200, 300, 460), (760, 210, 360), (1420, 260, 440)):
        nature.cloud(c, x + 7 * time, y, w, mix("#ffcfae", "#ffffff", rise), mix("#b58f9c", "#c9dbe0", rise), 0.8)
    nature.ground(
        c, nature.profile(c, 452, 34, 5), mix("#86748f", "#86b0b8", rise), mix("#d9a590", "#cfe0d0", rise), bottom=474
    )
    nature.sea(
        c,
        466,
        mix("#ffd096", "#fff0cc", rise),
        (0.2, mix("#c98f8a", "#8fc4c4", rise)),
        (0.6, mix("#5f6a92", "#3f93ac", rise)),
        (1, mix("#1d2c58", "#12577f", rise)),
    )
    nature.ripples(c, 472, 640, 130, "#fff4da", 0.4, shift=lambda depth: time * (0.002 + 0.006 * depth))
    nature.glitter(c, 1120, 470, 640, 240, "#fff2c8", 80, time)
    fleet = (
        (0.45, 300, 512, "#5a7f9a", 6.0),
        (0.52, 1350, 520, "#5a7f9a", 7.0),
        (0.85, 700, 590, "#2c8f86", 16.0),
        (1.2, 1180, 690, "#c9472f", 22.0),
        (1.75, 260, 800, "#1f6aa5", 40.0),
    )
    for layer in range(6):
        t = layer / 5
        y = 520 + 74 * layer
        for s, x0, by, hull, speed in fleet:
            if not y - 40 <= by < y + 34:
                continue
            x = x0 + speed * time
            lift, tilt = boats.swell(x0, time, s * 1.3)
            boats.wake(c, x, by + lift + 2, s, "#ffffff")
            with c.place(x, by + lift, s, turn=tilt):
                boats.trawler(c, 0, 0, 1, hull, "#e4572f", "#f4e6c6")
                figure(c, 58, -17, 40, STAND, HAND)
                figure(c, 8, -17, 40, HOLD, FISHER)
        high = mix(mix("#7f86a8", "#7fc0c8", rise), mix("#27406f", "#1d739c", rise), t)
        low = mix(mix("#4f5f92", "#3f93ac", rise), mix("#0d1c42", "#0b4168", rise), t)
        phase = time * (0.7 + 0.1 * layer) + layer * 1.9
        nature.wave(
            c, y + 46, 5 + 15 * t, 3.4 - 1.4 * t, -phase, (0, high, 0.55), low, crest="#fff6e6" if layer > 1 else None
        )
    for k in range(7):
        x = (180 + 150 * k + time * (34 + 5 * (k % 3))) % 1800 - 100
        nature.gull(c, x, 300 + 40 * math.sin(k * 2.2) + 12 * math.sin(time + k), 15 + 3 * (k % 3), time * 7 + k * 1.3)


def lantern_night(c: Canvas, time: float) -> None:
    lantern_quay(c, time)


def passing_train(c: Canvas, time: float) -> None:
    train_scene(c, -1650 + 345 * time, time)
    for k in range(5):
        nature.gull(c, (300 + 160 * k + 30 * time) % 1700 - 50, 240 + 46 * math.sin(k * 2.4), 14, time * 6 + k)


def turning_blades(c: Canvas, time: float) -> None:
    wind_scene(c, time)
    for k in range(5):
        nature.gull(
            c,
            (260 + 190 * k + 26 * time) % 1700 - 50,
            300 + 60 * math.sin(k * 1.9) + 8 * math.sin(time * 1.3 + k),
            15,
            time * 6 + k,
        )


def highland_dawn(c: Canvas, time: float) -> None:
    terrace_valley(c, smooth(time, 0.5, 15), time)


# -- spring rolls, seen from above ---------------------------------------
STEPS = (
    "Nhúng nhanh bánh tráng qua nước",
    "Xếp rau sống và rau thơm",
    "Thêm bún, thịt và tôm",
    "Gấp hai mép rồi cuộn chặt tay",
    "Bày ra đĩa, chấm nước mắm chua ngọt",
)
STEP_SECONDS = 4.2


def spring_rolls(c: Canvas, time: float) -> None:
    """Five steps of rolling a fresh spring roll."""
    step = min(int(time / STEP_SECONDS), 4)
    at = time - step * STEP_SECONDS
    c.veil(c.radial(["#b9824f", (0.7, "#8f5c34"), "#5f3a20"], (800, 480, 1050), True))
    for k in range(16):
        c.path(
            f"M-20 {30 + k * 62}Q800 {18 + k * 62} 1620 {34 + k * 62}", stroke="#6a4024", stroke_width=2.5, opacity=0.4
        )
    for x, y, r, kind in (
        (220, 330, 150, "greens"),
        (220, 700, 140, "noodles"),
        (1390, 330, 140, "prawns"),
        (1390, 700, 140, "pork"),
    ):
        plate(c, x, y, r)
        filling(c, x, y, r * 0.62, kind, 26)
    c.circle(806, 532, 322, "#3a2010", opacity=0.35, filter=c.blur(10))
    c.circle(800, 520, 320, c.radial(["#e2b078", (0.85, "#c98f54"), "#9c6434"]))
    for k in range(4):
        c.circle(800, 520, 90 + 70 * k, "none", stroke="#a8703c", stroke_width=3, opacity=0.35)
    if step == 0:
        slide = smooth(at, 0.2, 1.6)
        leave = smooth(at, 2.4, 3.8)
        bowl(c, 800, 520, 230 * (1 - 0.25 * leave), at, 1 - leave)
        x = -260 + 1060 * slide
        paper(c, x, 520, 200, 0.55 + 0.2 * smooth(at, 1.6, 2.4))
    else:
        folded = smooth(at, 0.3, 1.6) if step == 3 else float(step > 3)
        rolled = smooth(at, 1.7, 3.6) if step == 3 else float(step > 3)
        if step < 4:
            if rolled < 0.98:
                fold = f"scale({num(1 - 0.42 * folded)} {num(1 - 0.72 * rolled)})"
                with c.group(transform=f"translate(800 {num(520 - 90 * rolled)}) {fold}"):
                    paper(c, 0, 0, 232, 0.72)
            load = 1.0 if step > 2 else smooth(at, 0.2, 3.4)
            wrapped = max(folded * 0.45, rolled)
            if wrapped < 0.95:
                narrow = (
                    f"translate(800 520) scale({num(1 - 0.42 * folded)} {num(1 - 0.5 * rolled)}) translate(-800 -520)"
                )
                with c.group(opacity=1 - wrapped, transform=narrow):
                    leaves(c, 800, 500, load if step == 1 else 1.0)
                    if step > 1:
                        hearty(c, 800, 500, load)
            if rolled > 0.05:
                roll(c, 800, 600 - 130 * rolled, 150, 62 * rolled, rolled)
        else:
            serving(c, at)
    banner(c, step, at)


def plate(c: Canvas, x: float, y: float, r: float) -> None:
    c.circle(x + 6, y + 10, r * 1.02, "#2f1a0c", opacity=0.4, filter=c.blur(8))
    c.circle(x, y, r, c.radial(["#ffffff", (0.72, "#f2eee2"), (0.76, "#d9d2c0"), "#fbf8ee"]))
    c.circle(x, y, r * 0.86, "none", stroke="#4f86b8", stroke_width=4, opacity=0.7)


def filling(c: Canvas, x: float, y: float, r: float, kind: str, count: int) -> None:
    """A heap of one ingredient on its plate."""
    for _ in range(count):
        a, d = c.rng.uniform(0, 2 * math.pi), math.sqrt(c.rng.random()) * r
        px, py, turn = x + math.cos(a) * d, y + math.sin(a) * d, c.rng.uniform(0, 360)
        if kind == "greens":
            for k in range(3):
                nature.blade(c, px, py, r * 0.75, turn + 40 * k, mix("#3f8a34", "#a5d65a", c.rng.random()), 0.3)
        elif kind == "noodles":
            c.path(
                f"M{num(px - 40)} {num(py)}q20 {num(c.rng.uniform(-40, 40))} 44 0t40 {num(c.rng.uniform(-20, 20))}",
                stroke=mix("#ffffff", "#e9e2cc", c.rng.random()),
                stroke_width=6,
                stroke_linecap="round",
            )
        elif kind == "prawns":
            shrimp(c, px, py, 30, turn)
        else:
            slice_of_pork(c, px, py, 34, turn)


def shrimp(c: Canvas, x: float, y: float, s: float, turn: float) -> None:
    with c.place(x, y, s, turn=turn):
        c.path(
            "M-1 .4Q-1 -.8 .1 -.8Q1 -.7 1 .1Q.6 -.3 .1 -.25Q-.4 -.2 -.5 .5Z",
            c.linear(["#ff9a6a", "#f7c4a4", "#e8663c"]),
        )
        for k in range(5):
            c.path(f"M{num(-0.6 + k * 0.3)} -.7q.08 .24 .02 .44", stroke="#d9502f", stroke_width=0.07)


def slice_of_pork(c: Canvas, x: float, y: float, s: float, turn: float) -> None:
    with c.place(x, y, s, turn=turn):
        c.rect(-1.2, -0.45, 2.4, 0.9, "#f2cdb4", 0.3)
        c.rect(-1.2, -0.45, 2.4, 0.26, "#fff2e2", 0.14)
        c.rect(-1.2, 0.27, 2.4, 0.18, "#d98a6a", 0.1)


def paper(c: Canvas, x: float, y: float, r: float, clear: float) -> None:
    """A round sheet of rice paper."""
    c.circle(
        x,
        y,
        r,
        c.radial([(0, "#fffdf4", 0.92 - 0.4 * clear), (0.9, "#f4ecd8", 0.95 - 0.35 * clear), (1, "#ffffff", 0.95)]),
    )
    c.circle(x, y, r, "none", stroke="#ffffff", stroke_width=3, opacity=0.9)
    for k in range(5):
        c.path(
            f"M{num(x - r * 0.7 + k * 14)} {num(y - r * 0.5 + k * 52)}l{num(r * 0.5)} {num(r * 0.22)}",
            stroke="#ffffff",
            stroke_width=3,
            opacity=0.4,
        )


def bowl(c: Canvas, x: float, y: float, r: float, time: float, opacity: float) -> None:
    """A wide bowl of water with rings running outwards."""
    with c.group(opacity=opacity):
        c.circle(x, y, r * 1.2, c.radial(["#ffffff", (0.8, "#e2e6e8"), "#a9b4ba"]))
        c.circle(x, y, r * 1.04, c.radial(["#d9f4f8", "#8fcfe0", "#5fa9c4"]))
        for k in range(4):
            ring = (time * 0.5 + k / 4) % 1
            c.circle(x, y, r * ring, "none", stroke="#ffffff", stroke_width=4, opacity=0.6 * (1 - ring))


def leaves(c: Canvas, x: float, y: float, load: float) -> None:
    """Leaves fall into place one after another."""
    for k in range(16):
        here = smooth(load * 16, k, k + 1.4)
        px, py = x - 110 + 15 * k + c.rng.uniform(-6, 6), y + 40 + c.rng.uniform(-22, 22)
        turn = c.rng.uniform(-40, 40) + (180 if k % 2 else 0)
        tone = mix("#3f8a34", "#a5d65a", c.rng.random()) if k % 4 else "#8a3f6a"
        if here > 0.02:
            with c.group(opacity=here):
                nature.blade(c, px - 40 * math.cos(math.radians(turn)), py - 160 * (1 - here), 96, turn, tone, 0.3)


def hearty(c: Canvas, x: float, y: float, load: float) -> None:
    """Noodles, then pork, then prawns in a row."""
    for k in range(22):
        here = smooth(load * 3, k / 26, k / 26 + 0.2)
        px, py, bend = x - 120 + c.rng.uniform(0, 130), y + 30 + c.rng.uniform(-18, 26), c.rng.uniform(-24, 24)
        if here > 0.02:
            c.path(
                f"M{num(px)} {num(py - 120 * (1 - here))}q30 {num(bend)} 60 0t56 {num(bend / 2)}",
                stroke="#fbf7ea" if k % 3 else "#e4dcc4",
                stroke_width=6,
                stroke_linecap="round",
                opacity=here,
            )
    for k in range(4):
        here = smooth(load * 3, 1 + k * 0.2, 1.4 + k * 0.2)
        if here > 0.02:
            with c.group(opacity=here):
                slice_of_pork(c, x - 84 + k * 56, y + 6 - 140 * (1 - here), 34, 8 * (-1) ** k)
    for k in range(5):
        here = smooth(load * 3, 2 + k * 0.15, 2.4 + k * 0.15)
        if here > 0.02:
            with c.group(opacity=here):
                shrimp(c, x - 96 + k * 48, y - 46 - 140 * (1 - here), 31, 10)


def roll(c: Canvas, x: float, y: float, half: float, thick: float, shown: float) -> None:
    """A finished roll, its filling showing through."""
    with c.group(opacity=shown):
        c.rect(x - half, y - thick / 2 + 6, 2 * half, thick, "#3a2010", thick / 2, opacity=0.3)
        c.rect(x - half, y - thick / 2, 2 * half, thick, c.linear(["#fffef8", "#e9f0d4", "#cfd9b0"]), thick / 2)
        for k in range(7):
            nature.blade(
                c, x - half * 0.8 + k * half * 0.24, y + thick * 0.18, thick * 0.6, -30 + (k % 2) * 60, "#8fbf6a", 0.3
            )
        for k in range(4):
            with c.group(opacity=0.75):
                shrimp(c, x - half * 0.6 + k * half * 0.4, y - thick * 0.08, thick * 0.34, 8)
        c.rect(x - half, y - thick / 2, 2 * half, thick, "#ffffff", thick / 2, opacity=0.32)
        c.path(
            f"M{num(x - half * 0.85)} {num(y - thick * 0.3)}H{num(x + half * 0.8)}",
            stroke="#ffffff",
            stroke_width=max(thick * 0.08, 0.5),
            stroke_linecap="round",
            opacity=0.8,
        )


def serving(c: Canvas, time: float) -> None:
    """Rolls slide onto a plate beside the dipping sauce."""
    plate(c, 800, 520, 300)
    for k in range(5):
        here = smooth(time, 0.1 + 0.35 * k, 0.8 + 0.35 * k)
        roll(c, 740 - 420 * (1 - here), 390 + 66 * k, 150, 56, here)
    dip = smooth(time, 1.6, 2.4)
    x, y, r = 985, 520, 84 * dip
    if r > 2:
        c.circle(x, y, r, c.radial(["#ffffff", (0.8, "#f0ece0"), "#c9c2b0"]))
        c.circle(x, y, r * 0.8, c.radial(["#f0b45a", "#c97a24", "#9c5414"]))
        for k in range(9):
            px, py = x + c.rng.uniform(-0.5, 0.5) * r, y + c.rng.uniform(-0.5, 0.5) * r
            c.circle(px, py, 5 if k % 2 else 7, "#d9302a" if k % 3 else "#fff2d4")
    for k in range(6):
        nature.blade(c, 800 + 250 * math.cos(k), 520 + 250 * math.sin(k), 60, k * 60, "#6fae4a", 0.3)


def banner(c: Canvas, step: int, time: float) -> None:
    """The number and the name of a step."""
    show = smooth(time, 0, 0.5) if step or time > 0 else 1.0
    y = 40 - 60 * (1 - show)
    text = STEPS[step]
    wide = 168 + 20.6 * len(text)
    x = 800 - wide / 2
    with c.group(opacity=max(show, 0.05)):
        c.rect(x, y + 5, wide, 92, "#2a160a", 46, opacity=0.35)
        c.rect(x, y, wide, 92, "#fff8e8", 46)
        c.circle(x + 46, y + 46, 36, c.linear(["#e8603a", "#b8322a"]))
        c.text(x + 46, y + 62, str(step + 1), 46, "#fffaf0", font_weight=700, text_anchor="middle")
        c.text(x + 104, y + 60, text, 41, "#4a2a18", font_weight=700)
    for k in range(5):
        c.circle(800 + (k - 2) * 34, 866, 9 if k == step else 6, "#fff8e8" if k <= step else dark("#fff8e8", 0.5))
