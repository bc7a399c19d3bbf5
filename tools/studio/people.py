"""Flat figures built on a small skeleton. A figure is 100 units tall before scaling and looks to the right."""

import math
from dataclasses import dataclass, replace

from studio.colour import dark, light, mix
from studio.svg import Canvas, Point, curve, num, polygon

Angles = tuple[float, float]


@dataclass(frozen=True)
class Pose:
    """Limb angles in degrees from straight down, positive forwards; `wide` is half the shoulder width."""

    near_arm: Angles = (8, 14)
    far_arm: Angles = (-8, 0)
    near_leg: Angles = (2, 0)
    far_leg: Angles = (-2, -2)
    lean: float = 0
    nod: float = 0
    wide: float = 3.5
    sits: bool = False


STAND = Pose()
FRONT = Pose((13, 4), (-13, -4), (3, 1), (-3, -1), wide=8)
WALK = Pose((-24, -8), (26, 40), (24, 14), (-20, -34), lean=3)
STROLL = Pose((-14, 0), (16, 28), (13, 6), (-12, -20), lean=2)
RUN = Pose((-50, 30), (52, 120), (52, -18), (-34, -88), lean=14)
BEND = Pose((48, 20), (30, 8), (8, -4), (-6, -10), lean=68, nod=-12)
STOOP = Pose((42, 26), (30, 20), (10, -4), (-4, -12), lean=36, nod=4)
ROW = Pose((62, 78), (50, 74), (16, 2), (-14, -18), lean=16, nod=-6)
SHOULDER = Pose((58, 150), (-20, -4), (22, 12), (-18, -32), lean=4)
HOLD = Pose((34, 88), (28, 84), (3, 0), (-3, -4), lean=1)
REACH = Pose((150, 164), (132, 150), (4, 0), (-5, -6), lean=-3, nod=-10)
POINT = Pose((88, 96), (-6, 4), (3, 0), (-3, -3))
WAVE = Pose((12, 10), (-140, -172), (4, 1), (-4, -2), wide=8)
CHEER = Pose((142, 168), (-142, -168), (8, 3), (-8, -3), wide=8)
SIT = Pose((30, 76), (24, 70), (82, 4), (76, 0), lean=5, sits=True)
SQUAT = Pose((50, 74), (40, 66), (112, -26), (98, -20), lean=26, nod=-8)
KNEEL = Pose((46, 70), (36, 64), (78, -8), (22, -84), lean=22, nod=4)
TUG = Pose((70, 96), (62, 92), (36, 24), (2, -14), lean=-24, nod=10)


def gait(phase: float, reach: float = 24) -> Pose:
    """A step of a walk; one full cycle is 2 pi."""

    def leg(p: float) -> Angles:
        thigh = reach * math.sin(p)
        return thigh, thigh - 6 - 30 * max(0.0, math.cos(p))

    swing = reach * 0.85 * math.sin(phase)
    return Pose((-swing, -swing + 14), (swing, swing + 14), leg(phase), leg(phase + math.pi), lean=2.5)


@dataclass(frozen=True)
class Look:
    """What a figure wears."""

    top: str = "#c94f3d"
    bottom: str = "#2c3550"
    skin: str = "#d99b6c"
    hair: str = "#231c22"
    hat: str | None = None  # non, cap, scarf, band, helmet
    hat_colour: str = "#e9d5a0"
    dress: str = "shirt"  # shirt, aodai, skirt, vest
    cut: str = "short"  # hair: short, bun, long, tail
    sleeves: str = "long"  # long, short
    shoes: str = "#2a2326"
    trim: str | None = None
    child: bool = False
    face: bool = False
    flow: float = 0  # how far cloth blows back


def silhouette(colour: str, look: Look | None = None) -> Look:
    """The same figure in one colour."""
    look = look or Look()
    return replace(
        look,
        top=colour,
        bottom=colour,
        skin=colour,
        hair=colour,
        hat_colour=colour,
        shoes=colour,
        trim=colour,
        face=False,
    )


def _step(origin: Point, angle: float, length: float) -> Point:
    a = math.radians(angle)
    return origin[0] + math.sin(a) * length, origin[1] + math.cos(a) * length


def _capsule(a: Point, b: Point, ra: float, rb: float) -> str:
    """Path data of a limb: two discs and what lies between them."""
    along = math.atan2(b[1] - a[1], b[0] - a[0])
    nx, ny = -math.sin(along), math.cos(along)
    sides = [
        (a[0] + nx * ra, a[1] + ny * ra),
        (b[0] + nx * rb, b[1] + ny * rb),
        (b[0] - nx * rb, b[1] - ny * rb),
        (a[0] - nx * ra, a[1] - ny * ra),
    ]
    discs = "".join(
        f"M{num(x - r)} {num(y)}a{num(r)} {num(r)} 0 1 0 {num(2 * r)} 0a{num(r)} {num(r)} 0 1 0 {num(-2 * r)} 0Z"
        for (x, y), r in ((a, ra), (b, rb))
    )
    return polygon(sides) + "Z" + discs


class _Body:
    """Joint positions of a pose."""

    def __init__(self, pose: Pose, child: bool) -> None:
        self.head_size = 1.3 if child else 1.0
        leg = 20.0 if child else 23.5
        spine = 28.0 if child else 31.0
        arm = 12.5 if child else 15.0
        hip = (0.0, 0.0)
        legs = []
        for side, (thigh, shin) in ((1, pose.near_leg), (-1, pose.far_leg)):
            root = (side * pose.wide * 0.42, 0.0)
            knee = _step(root, thigh, leg)
            legs.append([root, knee, _step(knee, shin, leg)])
        floor = max(points[2][1] for points in legs) + 2.2
        rise = -floor

        def lift(points: list[Point]) -> list[Point]:
            return [(x, y + rise) for x, y in points]

        self.hip = (hip[0], hip[1] + rise)
        self.near_leg, self.far_leg = lift(legs[0]), lift(legs[1])
        self.neck = _step(self.hip, 180 - pose.lean, spine)
        reach = 8.6 * self.head_size + 1
        self.head = _step(self.neck, 180 - pose.lean * 0.55 - pose.nod, reach)
        arms = []
        for side, (upper, fore) in ((1, pose.near_arm), (-1, pose.far_arm)):
            base = _step(self.neck, 0 - pose.lean, 3.2)
            root = (base[0] + side * pose.wide * 0.9, base[1])
            elbow = _step(root, upper, arm)
            arms.append([root, elbow, _step(elbow, fore, arm * 0.94)])
        self.near_arm, self.far_arm = arms


def hands(x: float, y: float, h: float, pose: Pose, flip: bool = False, child: bool = False) -> tuple[Point, Point]:
    """Where the near and the far hand of a figure are."""
    body = _Body(pose, child)
    s = h / 100
    side = -1 if flip else 1
    (nx, ny), (fx, fy) = body.near_arm[2], body.far_arm[2]
    return (x + side * s * nx, y + s * ny), (x + side * s * fx, y + s * fy)


def figure(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    pose: Pose = STAND,
    look: Look | None = None,
    flip: bool = False,
    back: bool = False,
) -> None:
    """Draw a person with the feet at (x, y); `back` shows the back of the head."""
    look = look or Look()
    body = _Body(pose, look.child)
    with c.place(x, y, h / 100, flip):
        _arm(c, body.far_arm, look, 0.22)
        _leg(c, body.far_leg, look, 0.25)
        _leg(c, body.near_leg, look, 0)
        _trunk(c, body, pose, look)
        _head(c, body, pose, look, back)
        _arm(c, body.near_arm, look, 0)


def _arm(c: Canvas, joints: list[Point], look: Look, shade: float) -> None:
    shoulder, elbow, hand = joints
    cloth, skin = dark(look.top, shade), dark(look.skin, shade * 0.8)
    if look.sleeves == "long":
        c.circle(*hand, 2.3, skin)
        near = (elbow[0] + (hand[0] - elbow[0]) * 0.86, elbow[1] + (hand[1] - elbow[1]) * 0.86)
        c.path(_capsule(elbow, near, 2.7, 2.3), cloth)
    else:
        c.path(_capsule(elbow, hand, 2.2, 1.8), skin)
        c.circle(*hand, 2.2, skin)
        c.path(_capsule(shoulder, elbow, 2.6, 2.2), skin)
    end = (
        elbow
        if look.sleeves == "long"
        else ((shoulder[0] + elbow[0] * 1.2) / 2.2, (shoulder[1] + elbow[1] * 1.2) / 2.2)
    )
    c.path(_capsule(shoulder, end, 3.6, 2.9), cloth)
    if look.trim:
        cuff = hand if look.sleeves == "long" else end
        c.line(
            [
                ((end[0] + cuff[0]) / 2 - 2, (end[1] + cuff[1]) / 2),
                ((end[0] + cuff[0]) / 2 + 2, (end[1] + cuff[1]) / 2),
            ],
            dark(look.trim, shade),
            1.2,
        )


def _leg(c: Canvas, joints: list[Point], look: Look, shade: float) -> None:
    hip, knee, foot = joints
    cloth = dark(look.bottom, shade)
    c.path(
        f"M{num(foot[0] - 2.4)} {num(foot[1] + 2.2)}q0 -4.4 2.6 -4.2q2.2 2.2 5 2.6q1 .6 .8 1.6z",
        dark(look.shoes, shade),
    )
    if look.dress == "skirt" or (look.child and look.sleeves == "short"):
        c.path(_capsule(knee, foot, 2.8, 1.9), dark(look.skin, shade))
        c.path(_capsule(hip, knee, 5, 4), cloth)
    else:
        hem = (knee[0] + (foot[0] - knee[0]) * 0.93, knee[1] + (foot[1] - knee[1]) * 0.93)
        c.path(_capsule(hip, knee, 5, 3.6) + _capsule(knee, hem, 3.6, 2.6), cloth)


def _trunk(c: Canvas, body: _Body, pose: Pose, look: Look) -> None:
    hip, neck = body.hip, body.neck
    ax, ay = neck[0] - hip[0], neck[1] - hip[1]
    size = math.hypot(ax, ay)
    ux, uy = ax / size, ay / size

    def at(t: float, side: float) -> Point:
        return hip[0] + ax * t - uy * side, hip[1] + ay * t + ux * side

    c.path(_capsule(at(0.9, 0), at(1.18, 0), 2.2, 2.2), dark(look.skin, 0.12))
    shoulder = pose.wide + 3.2
    waist = 4.6 + pose.wide * 0.25
    hips = 5.4 + pose.wide * 0.22
    outline = [
        at(1.0, -2.2),
        at(0.93, -shoulder),
        at(0.6, -waist - 0.9),
        at(0.3, -waist),
        at(-0.08, -hips),
        at(-0.1, hips),
        at(0.3, waist),
        at(0.6, waist + 0.9),
        at(0.93, shoulder),
        at(1.0, 2.2),
    ]
    paint = c.linear([light(look.top, 0.1), look.top, dark(look.top, 0.28)], (0, 0, 1, 0.25))
    if look.dress == "aodai":
        blow = -look.flow
        fall = min(max(body.near_leg[2][1], body.far_leg[2][1]) - 5, -3)
        back_hem = (hip[0] - 7 + blow, fall - abs(blow) * 0.35)
        c.shape(
            [
                at(0.2, -waist),
                at(-0.1, -hips),
                (hip[0] - 8 + blow * 0.5, (hip[1] + fall) / 2),
                back_hem,
                (hip[0] + 2 + blow * 0.6, fall),
                (hip[0] + 7, fall - 1),
                at(-0.15, hips),
                at(0.2, waist),
            ],
            paint,
            smooth=True,
        )
        c.line([at(-0.1, hips * 0.2), (hip[0] + 1 + blow * 0.35, fall)], dark(look.top, 0.3), 0.7, opacity=0.6)
        if look.trim:
            for k in range(5):
                fx = back_hem[0] + 2 + k * (hip[0] + 6 - back_hem[0]) / 5
                c.circle(fx, fall - 3 - (k % 2) * 3, 1.0, look.trim, opacity=0.9)
    if look.dress == "skirt":
        knee = min(max(body.near_leg[1][1], body.far_leg[1][1]) + 9, -6)
        flare = 12.5
        skirt = [at(0.12, -waist), (hip[0] - flare - look.flow * 0.4, knee), (hip[0] + flare, knee), at(0.12, waist)]
        hem = f"Q{num(hip[0])} {num(knee + 3)} " + polygon(skirt[2:])[1:]
        d = polygon(skirt[:2]) + hem + "Z"
        c.path(d, c.linear([light(look.bottom, 0.08), dark(look.bottom, 0.2)], (0, 0, 1, 0.3)))
        with c.group(clip_path=c.clip(d)):
            for k in range(-4, 5):
                c.line([at(0.1, k * 0.8), (hip[0] + k * 3.2, knee + 4)], dark(look.bottom, 0.4), 0.6, opacity=0.6)
            if look.trim:
                for k, tone in enumerate((look.trim, light(look.trim, 0.4), look.trim)):
                    c.line([(hip[0] - 20, knee - 2 - k * 2.3), (hip[0] + 20, knee - 2 - k * 2.3)], tone, 1.3)
    c.path(curve(outline, closed=True), paint)
    if look.dress == "vest" and look.trim:
        c.shape(
            [at(0.98, 1.5), at(0.9, shoulder), at(0.3, waist), at(-0.1, hips), at(-0.1, 0.6), at(0.7, 0.6)],
            look.trim,
            opacity=0.95,
        )
        c.shape(
            [at(0.98, -1.5), at(0.9, -shoulder), at(0.3, -waist), at(-0.1, -hips), at(-0.1, -0.6), at(0.7, -0.6)],
            dark(look.trim, 0.2),
            opacity=0.95,
        )
    elif look.trim and look.dress == "skirt":
        c.line([at(0.14, -waist), at(0.14, waist)], look.trim, 2.4)
        c.line([at(0.98, 1.6), at(0.55, 1.8), at(0.16, 2)], look.trim, 1.3)


def _head(c: Canvas, body: _Body, pose: Pose, look: Look, back: bool) -> None:
    turn = pose.lean * 0.55 + pose.nod
    with c.place(*body.head, body.head_size, turn=turn):
        if look.cut == "long":
            c.path(f"M-6.6 -3Q-9 8 {num(-6.5 - look.flow * 0.5)} 19Q-1 21 2 17Q1 8 4 -2Z", look.hair)
        if look.cut == "tail":
            c.path(f"M-5 -2Q{num(-11 - look.flow * 0.4)} 1 {num(-10 - look.flow * 0.6)} 11Q-6 9 -3 3Z", look.hair)
        if look.cut == "bun":
            c.circle(-6.6, 1.6, 3.3, look.hair)
        if back:
            c.ellipse(0, 0, 6, 7.1, look.hair)
        else:
            c.ellipse(
                0.5, 0.6, 5.6, 6.8, c.linear([look.skin, (0.6, look.skin), dark(look.skin, 0.12)], (1, 0, 0, 0.3))
            )
            c.path("M5.4 -3.4Q5 -8.2 -.4 -8Q-6.6 -7.6 -6.4 0Q-6.2 4 -4 5Q-4.6 0 -2.6 -2.4Q2 -2 5.4 -3.4Z", look.hair)
            c.ellipse(-3.2, 1.8, 1.3, 1.8, dark(look.skin, 0.1))
            if look.face:
                _face(c, look, pose.wide > 6)
        _hat(c, look)


def _face(c: Canvas, look: Look, front: bool) -> None:
    line = mix(look.skin, "#3a1d18", 0.8)
    for x in (-1.2, 3.4) if front else (2.6,):
        c.path(f"M{x - 1} .8q1 -1 2 0", stroke=line, stroke_width=0.7, stroke_linecap="round")
    c.path("M-.4 3.9q1.6 1.5 3.2 0", stroke=mix(line, "#c0392b", 0.35), stroke_width=0.8, stroke_linecap="round")
    for x in (-2.4, 4.2) if front else (1.8,):
        c.circle(x, 2.7, 1.2, "#e2614c", opacity=0.28)


def _hat(c: Canvas, look: Look) -> None:
    tone = look.hat_colour
    if look.hat == "non":
        c.path("M-14 -.6Q0 4.6 14 -.6Q0 2 -14 -.6Z", dark(tone, 0.45))
        c.path(
            "M0 -13.6Q1 -13.6 1.4 -12.8L14 -.6Q0 3.2 -14 -.6L-1.4 -12.8Q-1 -13.6 0 -13.6Z",
            c.linear([light(tone, 0.3), tone, dark(tone, 0.28)], (0, 0, 1, 0.15)),
        )
        for k in (0.3, 0.52, 0.74):
            c.path(
                f"M{num(-14 * k)} {num(-13.2 + 12.4 * k)}Q0 {num(-13.2 + 15.6 * k)} {num(14 * k)}"
                f" {num(-13.2 + 12.4 * k)}",
                stroke=dark(tone, 0.4),
                stroke_width=0.4,
                opacity=0.5,
            )
    elif look.hat == "cap":
        c.path("M-6.6 -2Q-6.6 -8.8 0 -8.8Q6 -8.6 6.2 -3L11 -2Q10 -1 6 -1.4Z", tone)
    elif look.hat == "scarf":
        c.path("M-7 2Q-8.4 -9 0 -9.4Q7 -9 6.6 -2.6Q0 -5 -3.4 -2Q-4 4 -5 8Q-7.4 6 -7 2Z", tone)
        c.path("M-6.6 -3Q0 -7.4 6.4 -4", stroke=light(tone, 0.5), stroke_width=1.2)
    elif look.hat == "band":
        c.path("M-6.8 -1Q-7.4 -7 -5 -8Q0 -10.6 5 -8Q6.8 -6 6.2 -2.6Q0 -5.4 -6.8 -1Z", tone)
        c.path("M-6.8 -2.4Q0 -7 6.3 -3.8", stroke="#f4d35e", stroke_width=1.1)
    elif look.hat == "helmet":
        c.path("M-7 -1Q-7 -9.4 0 -9.4Q7 -9.4 7 -1.4H-7Z", c.linear([light(tone, 0.3), tone]))


def pole(c: Canvas, x: float, y: float, h: float, basket: str, load: list[str], flip: bool = False) -> None:
    """A shoulder pole with two baskets for a figure in the SHOULDER pose."""
    with c.place(x, y, h / 100, flip):
        c.path("M-38 -80Q2 -90 42 -80", stroke="#7a5230", stroke_width=1.8, stroke_linecap="round")
        for bx in (-37, 41):
            for dx in (-8, 0, 8):
                c.line([(bx, -80), (bx + dx, -32)], "#5c4027", 0.6)
            for k in range(7):
                c.circle(bx - 7 + k * 2.3, -33 - (k % 3) * 1.8, 2.8, load[k % len(load)])
            c.path(
                f"M{bx - 11} -32H{bx + 11}Q{bx + 10} -20 {bx + 5} -18H{bx - 5}Q{bx - 10} -20 {bx - 11} -32Z",
                c.linear([light(basket, 0.15), dark(basket, 0.3)], (0, 0, 1, 0.3)),
            )
            for k in range(3):
                c.path(
                    f"M{bx - 10.6 + k} {-29 + k * 4}H{bx + 10.6 - k}",
                    stroke=dark(basket, 0.4),
                    stroke_width=0.7,
                    opacity=0.6,
                )


def crowd(
    c: Canvas,
    count: int,
    x: tuple[float, float],
    y: tuple[float, float],
    h: float,
    looks: list[Look],
    poses: list[Pose],
    back: bool = False,
) -> None:
    """People standing about, the nearer ones drawn last and larger."""
    spots = sorted(c.rng.uniform((y[0], x[0]), (y[1], x[1]), (count, 2)).tolist())
    span = max(y[1] - y[0], 1)
    for py, px in spots:
        look = looks[int(c.rng.integers(len(looks)))]
        pose = poses[int(c.rng.integers(len(poses)))]
        scale = 0.82 + 0.3 * (py - y[0]) / span
        figure(
            c,
            px,
            py,
            h * scale * c.rng.uniform(0.93, 1.05) * (0.72 if look.child else 1),
            pose,
            look,
            bool(c.rng.random() < 0.5),
            back,
        )
