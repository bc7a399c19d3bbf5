"""What is inside a bánh chưng, and the twelve hours it boils: a cut-away, shares, a clock, before and after."""

from random import Random

from infographics.canvas import INNER, MARGIN, WIDTH, Canvas
from infographics.furniture import Palette, badge, foot, headline, section
from infographics.shapes import arc, arrow, points, polar, ring

PALETTE = Palette(paper="#fbf6e9", card="#ffffff", ink="#1f3d1c", soft="#55603f", accent="#a4161a", rule="#e0d3ae")
LEAF, LEAF_DARK, LEAF_LIGHT = "#3f7d34", "#24511d", "#6aa84f"
RICE, BEAN, MEAT, FAT, STRING = "#eef0cf", "#f0c24b", "#c96f5b", "#f7d9c9", "#e6dfa3"
FIRE = ("#b3201e", "#e2711d", "#f2a33a", "#f7cf74")


def draw() -> Canvas:
    canvas = Canvas(
        "banh-chung",
        "Bên trong chiếc bánh chưng và mười hai giờ bên bếp lửa",
        "Hình bổ đôi chiếc bánh với sáu thành phần, tỉ lệ nguyên liệu, việc của đêm trước, mười hai giờ luộc và "
        "việc sau khi vớt bánh. Toàn văn ở phần chữ của bài.",
        PALETTE.paper,
    )
    _draw_head(canvas)
    y = _draw_inside(canvas, 470)
    y = _draw_night_before(canvas, y + 36)
    y = _draw_clock(canvas, y + 36)
    y = _draw_after(canvas, y + 36)
    foot(canvas, y + 30, "Theo cách gói phổ biến ở miền Bắc; mỗi nhà một khác.", PALETTE)
    return canvas


def _draw_head(canvas: Canvas) -> None:
    canvas.rect(0, 0, WIDTH, 430, canvas.gradient("leaf", [(0, "#14351a"), (1, "#2c5e2a")]))
    with canvas.group(clip_path=canvas.clip("head", 0, 0, WIDTH, 430)):
        for x, y, turn, size in ((60, 420, -40, 1.5), (330, 470, -15, 1.2), (640, 20, 165, 1.1), (1180, 440, 40, 1.6)):
            with canvas.group(x, y, size, turn, opacity="0.35"):
                canvas.path("M0 0C-60 -50 -60 -150 0 -220C60 -150 60 -50 0 0Z", LEAF)
                canvas.stroke("M0 0V-205M0 -50L-34 -86M0 -50L34 -86M0 -100L-34 -136M0 -100L34 -136", LEAF_DARK, 3)
    canvas.ellipse(950, 372, 212, 24, "#0d2612", opacity=0.6)
    with canvas.group(950, 222, 1, -8):
        _draw_cake(canvas)
    _draw_blossom(canvas, 800, 128)
    headline(
        canvas,
        80,
        "BẾP TẾT",
        ("Bên trong", "chiếc bánh chưng"),
        "Sáu thứ nguyên liệu, một đêm chuẩn bị và mười hai giờ bên bếp lửa, kể lại bằng hình.",
        kicker_fill="#f3d27a",
        fill="#ffffff",
        deck_fill="#e7efd9",
        size=68,
        width=620,
    )


def _draw_cake(canvas: Canvas) -> None:
    """The wrapped cake from above, centred on 0, 0."""
    canvas.rect(-148, -140, 296, 288, LEAF_DARK, r=14)
    canvas.rect(-148, -148, 296, 288, LEAF, r=14)
    canvas.path(
        "M-148 -20L0 -148H134A14 14 0 0 1 148 -134V-60L-60 140H-134A14 14 0 0 1 -148 126Z", LEAF_LIGHT, opacity=0.45
    )
    veins = "".join(f"M{x} -146L{x - 60} 138" for x in range(-80, 148, 34))
    canvas.stroke(veins, LEAF_DARK, 2, opacity=0.5)
    for at in (-62, 50):
        canvas.rect(at, -148, 13, 296, STRING)
        canvas.rect(-148, at, 296, 13, STRING)
        canvas.line(at + 6.5, -148, at + 6.5, 148, "#bdb266", 2)
        canvas.line(-148, at + 6.5, 148, at + 6.5, "#bdb266", 2)
    canvas.path(
        "M44 -56C70 -100 100 -92 92 -70S62 -56 56 -52C92 -60 108 -40 92 -30S60 -44 52 -50Z",
        STRING,
        stroke="#a89c50",
        stroke_width=2,
    )


def _draw_blossom(canvas: Canvas, x: float, y: float) -> None:
    with canvas.group(x, y):
        canvas.stroke(
            "M-40 -96C-10 -60 10 -20 4 30M-12 -56C20 -66 44 -64 70 -82M2 -14C-22 -22 -40 -14 -62 -20", "#6d4127", 6
        )
        for fx, fy, size in ((70, -84, 1.0), (-62, -22, 0.85), (4, 32, 1.05), (22, -62, 0.7), (-44, -98, 0.7)):
            for turn in range(0, 360, 72):
                px, py = polar(fx, fy, 13 * size, turn)
                canvas.circle(px, py, 11.5 * size, "#f59cab")
            canvas.circle(fx, fy, 6 * size, "#f3d27a")


def _draw_inside(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "1", "Bổ đôi chiếc bánh", PALETTE)
    left, top, width, height = 400.0, y + 14, 400.0, 330.0
    canvas.rect(left - 6, top + 14, width + 12, height, "#d8caa0", r=24)
    for inset, fill in ((0, LEAF_DARK), (7, LEAF_LIGHT), (13, LEAF)):
        canvas.rect(left + inset, top + inset, width - 2 * inset, height - 2 * inset, fill, r=22 - inset / 2)
    canvas.rect(left + 20, top + 20, width - 40, height - 40, "#cfdba0", r=14)
    canvas.rect(left + 30, top + 28, width - 60, height - 56, RICE, r=14)
    grains = Random(12)
    for _ in range(150):
        gx, gy = grains.uniform(left + 34, left + width - 34), grains.uniform(top + 34, top + height - 34)
        canvas.ellipse(
            gx,
            gy,
            8,
            4,
            grains.choice(("#ffffff", "#dfe4b4")),
            transform=f"rotate({grains.randrange(180)} {gx:.1f} {gy:.1f})",
        )
    canvas.rect(left + 72, top + 86, width - 144, height - 172, BEAN, r=34)
    for _ in range(46):
        bx, by = grains.uniform(left + 84, left + width - 84), grains.uniform(top + 98, top + height - 98)
        canvas.circle(round(bx), round(by), 3.5, grains.choice(("#dba62d", "#f9dd8a")))
    meat_y = top + 128
    canvas.rect(left + 108, meat_y, width - 216, 74, MEAT, r=20)
    for stripe, thick in ((12, 9), (33, 12), (56, 8)):
        canvas.rect(left + 112, meat_y + stripe, width - 224, thick, FAT, r=4)
    for px, py in ((128, 26), (170, 49), (222, 28), (268, 50), (192, 66), (246, 8)):
        canvas.circle(left + px, meat_y + py, 3.5, "#33241b")
    for at in (left + 122, left + width - 136):
        canvas.rect(at, top - 6, 14, 12, STRING)
        canvas.rect(at, top + height - 6, 14, 12, STRING)
    labels = (
        ("Lá dong", "Gói mặt xanh vào trong cho bánh lên màu.", "start", top + 10, left + 10, top + 70),
        ("Gạo nếp", "Hạt tròn đều, ngâm qua đêm, xóc ít muối.", "start", top + 122, left + 46, top + 160),
        ("Hạt tiêu, hành", "Ướp cùng thịt, vừa thơm vừa đỡ ngấy.", "start", top + 234, left + 170, meat_y + 49),
        ("Lạt giang", "Chẻ mỏng, ngâm mềm, buộc vừa tay.", "end", top + 10, left + width - 126, top - 1),
        ("Đậu xanh", "Bỏ vỏ, đồ chín, giã tơi, nắm quanh thịt.", "end", top + 122, left + width - 92, top + 180),
        ("Thịt ba chỉ", "Có nạc có mỡ; mỡ chảy ra làm mềm đậu.", "end", top + 234, left + width - 130, meat_y + 62),
    )
    for name, words, side, at, to_x, to_y in labels:
        x = float(MARGIN) if side == "start" else 868.0
        near = 344.0 if side == "start" else 856.0
        bend = left - 26 if side == "start" else left + width + 26
        canvas.stroke(points((near, at + 20), (bend, at + 20), (to_x, to_y), close=False), PALETTE.accent, 2.5)
        canvas.circle(to_x, to_y, 7, PALETTE.accent, stroke="#ffffff", stroke_width=2.5)
        canvas.text(x, at + 28, name, 27, PALETTE.accent, bold=True)
        canvas.block(x, at + 38, words, 262, 22, PALETTE.ink, leading=1.34)
    bar = top + height + 54
    canvas.text(MARGIN, bar, "Một chiếc chừng 15 cm, tỉ lệ hay gặp", 24, PALETTE.soft, bold=True)
    shares = (("Gạo nếp: 400 g", 400, "#dfe4b4"), ("Đậu: 150 g", 150, BEAN), ("Thịt: 150 g", 150, "#e9a592"))
    x = float(MARGIN)
    for label, grams, fill in shares:
        part = INNER * grams / 700
        canvas.rect(x, bar + 18, part - 4, 52, fill, r=8)
        canvas.text(x + 18, bar + 52, label, 23, PALETTE.ink, bold=True)
        x += part
    return bar + 70


def _draw_night_before(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "2", "Đêm trước: bốn việc phải xong", PALETTE)
    tasks = (
        ("Ngâm gạo", "8–10 giờ, vớt ra để thật ráo"),
        ("Ngâm đậu", "4 giờ, đãi vỏ rồi đồ chín"),
        ("Rửa lá", "Từng tàu, lau khô, cắt cuống"),
        ("Ướp thịt", "1–2 giờ với muối, tiêu, hành"),
    )
    width = (INNER - 60) / 4
    for index, (name, words) in enumerate(tasks):
        x = MARGIN + index * (width + 20)
        canvas.rect(x, y, width, 214, PALETTE.card, r=16, stroke=PALETTE.rule, stroke_width=2)
        with canvas.group(x + 62, y + 60):
            _draw_task(canvas, index)
        canvas.text(x + 22, y + 138, name, 26, PALETTE.ink, bold=True)
        canvas.block(x + 22, y + 146, words, width - 36, 22, PALETTE.soft, leading=1.32)
    return y + 214


def _draw_task(canvas: Canvas, index: int) -> None:
    if index in (0, 1):
        fill, dot = ((RICE, "#c5cb92"), (BEAN, "#c98f1b"))[index]
        canvas.ellipse(0, -14, 42, 15, fill)
        canvas.path(
            "M-42 -14A42 15 0 0 0 42 -14C42 18 24 36 0 36S-42 18 -42 -14Z", "#3b6ea5" if index == 0 else "#9c5a3c"
        )
        for dx, dy in ((-22, -15), (-6, -20), (12, -14), (24, -18), (0, -9), (-14, -8)):
            canvas.ellipse(dx, dy, 5.5, 3.2 if index == 0 else 4.5, dot)
    elif index == 2:
        for turn in (-38, 0, 38):
            with canvas.group(0, 38, 0.34, turn):
                canvas.path("M0 0C-60 -50 -60 -150 0 -220C60 -150 60 -50 0 0Z", LEAF if turn else LEAF_LIGHT)
                canvas.stroke("M0 20V-190M0 -50L-30 -82M0 -50L30 -82M0 -110L-30 -142M0 -110L30 -142", LEAF_DARK, 7)
    else:
        canvas.rect(-40, -28, 80, 58, MEAT, r=14)
        for at, thick in ((-20, 8), (-2, 10), (16, 7)):
            canvas.rect(-38, at, 76, thick, FAT, r=3)
        for dx, dy in ((-20, -8), (6, 12), (24, -10), (-6, 24)):
            canvas.circle(dx, dy, 3.5, "#33241b")


def _draw_clock(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "3", "Mười hai giờ luộc, tính từ lúc nước sôi", PALETTE)
    height = 526.0
    canvas.rect(MARGIN, y, INNER, height, "#2a1a12", r=24)
    cx, cy, outer = 352.0, y + height / 2, 216.0
    spells = ((0, 1, FIRE[0]), (1, 6, FIRE[1]), (6, 11, FIRE[2]), (11, 12, FIRE[3]))
    for start, end, fill in spells:
        for hour in range(start, end):
            canvas.path(ring(cx, cy, 136, outer, hour * 30 + 1, hour * 30 + 29), fill)
    for hour in range(1, 13):
        tx, ty = polar(cx, cy, 242, hour * 30)
        canvas.text(tx, ty + 9, str(hour), 25, "#f6e7c8", bold=True, anchor="middle")
    canvas.circle(cx, cy, 126, "#3d281c")
    with canvas.group(cx, cy - 4, 1.08):
        _draw_pot(canvas)
    mx, my = polar(cx, cy, 176, 180)
    canvas.circle(mx, my, 28, "#ffffff")
    canvas.stroke(arc(mx, my, 15, 40, 300), FIRE[0], 4)
    canvas.stroke(f"M{mx - 18:.1f} {my - 17:.1f}l4 10l11 -3", FIRE[0], 4)
    moments = (
        ("0", FIRE[0], "#ffffff", "Nước sôi, bấm giờ", "Bánh xếp khít, nước ngập, lửa to."),
        ("1", FIRE[1], "#2a1a12", "Hạ lửa, sôi lăn tăn", "Cứ chừng nửa giờ châm nước sôi."),
        ("6", "#ffffff", FIRE[0], "Trở bánh", "Đảo lớp trên xuống dưới cho đều."),
        ("7", FIRE[2], "#2a1a12", "Giữ lửa nửa sau", "Vẫn châm nước, giữ lửa đều."),
        ("11", FIRE[3], "#2a1a12", "Rút bớt củi", "Nước vẫn ngập bánh, lửa liu riu."),
        ("12", "#f6e7c8", "#2a1a12", "Vớt bánh", "Nếp dền, lá ngả màu ô liu."),
    )
    at = y + 38
    for label, fill, ink, name, words in moments:
        badge(canvas, 690, at + 24, label, fill, ink=ink, r=26)
        canvas.text(736, at + 22, name, 25, "#ffffff", bold=True)
        at = canvas.block(736, at + 30, words, 384, 22, "#ecdcc0", leading=1.32) + 20
    return y + height


def _draw_pot(canvas: Canvas) -> None:
    canvas.path("M-58 -34H58V34Q58 46 46 46H-46Q-58 46 -58 34Z", "#aeb6bd")
    canvas.path("M-58 -34H-30V46H-46Q-58 46 -58 34Z", "#cfd6db")
    canvas.rect(-66, -44, 132, 14, "#8b949b", r=7)
    canvas.rect(-78, -16, 22, 12, "#8b949b", r=6)
    canvas.rect(56, -16, 22, 12, "#8b949b", r=6)
    canvas.stroke(
        "M-28 -58q-10 -12 0 -22t0 -20M4 -58q-10 -12 0 -22t0 -20M34 -58q-10 -12 0 -22t0 -20", "#e9dcc4", 5, opacity=0.8
    )
    for x, size in ((-34, 0.9), (0, 1.15), (34, 0.9)):
        with canvas.group(x, 96, size):
            canvas.path("M0 0C-26 -2 -22 -24 -10 -32C-10 -22 -2 -22 0 -44C14 -32 26 -4 0 0Z", "#e2711d")
            canvas.path("M0 -2C-12 -4 -9 -14 -3 -20C2 -16 12 -6 0 -2Z", "#ffd166")


def _draw_after(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "4", "Sau khi vớt", PALETTE)
    steps = (
        ("Rửa lá", "Nhúng nước lạnh, rửa nhựa ngoài lá."),
        ("Ép ráo", "Đè vật nặng 5–8 giờ cho bánh dền."),
        ("Cắt bằng lạt", "Bốn lạt chéo sao, kéo ra tám miếng."),
    )
    width = (INNER - 96) / 3
    for index, (name, words) in enumerate(steps):
        x = MARGIN + index * (width + 48)
        canvas.rect(x, y, width, 160, "#f1e7c8", r=16)
        with canvas.group(x + 68, y + 80):
            _draw_finish(canvas, index)
        canvas.text(x + 132, y + 42, name, 25, PALETTE.ink, bold=True)
        canvas.block(x + 132, y + 50, words, width - 142, 22, PALETTE.soft, leading=1.28)
        if index < 2:
            canvas.stroke(arrow(x + width + 10, y + 80, x + width + 38, y + 80), PALETTE.accent, 5)
    return y + 160


def _draw_finish(canvas: Canvas, index: int) -> None:
    if index == 0:
        canvas.rect(-38, -30, 76, 62, LEAF, r=8)
        canvas.stroke("M-12 -30V32M14 -30V32M-38 -8H38M-38 14H38", STRING, 5)
        canvas.path("M30 -50C44 -30 48 -26 48 -18A18 18 0 0 1 12 -18C12 -26 16 -30 30 -50Z", "#3f8fc2")
    elif index == 1:
        canvas.rect(-44, 12, 88, 26, LEAF, r=5)
        canvas.line(-14, 12, -14, 38, STRING, 5)
        canvas.line(14, 12, 14, 38, STRING, 5)
        canvas.rect(-50, -2, 100, 12, "#9c6b3f", r=4)
        canvas.path("M-30 -44H30L38 -4H-38Z", "#7a8288")
        canvas.stroke("M-12 -44V-54H12V-44", "#7a8288", 6)
    else:
        canvas.rect(-44, -44, 88, 88, "#cfdba0", r=8, stroke=LEAF, stroke_width=6)
        canvas.rect(-22, -22, 44, 44, BEAN, r=10)
        canvas.stroke("M0 -56V56M-56 0H56M-50 -50L50 50M50 -50L-50 50", PALETTE.accent, 3)
