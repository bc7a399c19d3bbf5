"""How to read a tide table: the table, the curve, the rule of twelfths, kinds of tide, four checks."""

from itertools import pairwise
from math import cos, pi

from infographics.canvas import INNER, MARGIN, WIDTH, Canvas
from infographics.furniture import Palette, badge, foot, headline, pill, section
from infographics.shapes import Point, arrow, curve, points, sea

PALETTE = Palette(paper="#f3f8fa", card="#ffffff", ink="#0b2f4a", soft="#45606f", accent="#0e7490", rule="#c5d9e2")
HIGH, LOW, SAFE, SIGNAL = "#0e7490", "#a8530f", "#d3efe0", "#c2410c"
DAYS = (
    ("Ngày 14", (("01:10", True, "2,9"), ("07:25", False, "0,8"), ("13:40", True, "2,7"), ("19:50", False, "0,6"))),
    ("Ngày 15", (("02:00", True, "3,0"), ("08:15", False, "0,6"))),
)
TURNS = ((-5.0, 0.7), (1 + 10 / 60, 2.9), (7 + 25 / 60, 0.8), (13 + 40 / 60, 2.7), (19 + 50 / 60, 0.6), (26.0, 3.0))


def draw() -> Canvas:
    canvas = Canvas(
        "thuy-trieu",
        "Đọc bảng thủy triều trong năm phút",
        "Một bảng thủy triều mẫu có chú giải, đường mực nước trong ngày, quy tắc phần mười hai, ba kiểu triều và bốn "
        "điều cần soi lại trước khi ra biển. Toàn văn ở phần chữ của bài.",
        PALETTE.paper,
    )
    _draw_head(canvas)
    y = _draw_table(canvas, 424)
    y = _draw_day(canvas, y + 34)
    top = y + 36
    y = max(_draw_twelfths(canvas, top), _draw_kinds(canvas, top))
    y = _draw_checks(canvas, y + 32)
    foot(
        canvas,
        y + 30,
        "Bảng và đường mực nước là số liệu minh họa của cảng hư cấu Hòn Sóng, không dùng để đi biển.",
        PALETTE,
    )
    return canvas


def _draw_head(canvas: Canvas) -> None:
    sky = canvas.gradient("sky", [(0, "#081c36"), (0.65, "#12466b"), (1, "#2c7da0")])
    canvas.rect(0, 0, WIDTH, 390, sky)
    for x, y, r in ((700, 60, 2), (790, 140, 3), (840, 50, 2), (1150, 60, 3), (1120, 300, 2), (740, 240, 2)):
        canvas.circle(x, y, r, "#dceaf5", opacity=0.8)
    canvas.circle(1000, 155, 138, "#ffffff", opacity=0.06)
    canvas.circle(1000, 155, 108, "#ffffff", opacity=0.08)
    canvas.circle(1000, 155, 80, "#fbf3d5")
    for x, y, r in ((973, 127, 15), (1025, 119, 9), (1033, 179, 18), (981, 187, 10), (1001, 153, 7)):
        canvas.circle(x, y, r, "#ebdcae")
    canvas.path(sea(0, WIDTH, 305, 400, 11, 300, 40), "#1f6f93")
    for width, y in ((120, 320), (86, 336)):
        canvas.rect(1000 - width / 2, y, width, 5, "#fbf3d5", r=2, opacity=0.55)
    _draw_boat(canvas, 850, 322)
    canvas.path(sea(0, WIDTH, 344, 400, 12, 360, 150), "#17587a")
    canvas.path(sea(0, WIDTH, 380, 410, 11, 280, 0), PALETTE.paper)
    headline(
        canvas,
        72,
        "SỔ TAY ĐI BIỂN",
        ("Đọc bảng thủy triều", "trong năm phút"),
        "Mỗi dòng chỉ có giờ và mực nước. Biết thêm vài quy ước là đoán được lúc nào đủ nước ra vào.",
        kicker_fill="#8fdcf0",
        fill="#ffffff",
        deck_fill="#dcebf3",
        size=60,
        width=700,
    )


def _draw_boat(canvas: Canvas, x: float, y: float) -> None:
    with canvas.group(x, y):
        canvas.path("M-62 -10H64L46 24H-44Z", "#c2410c")
        canvas.path("M-62 -10H64L60 -2H-58Z", "#f3e3c3")
        canvas.rect(-30, -42, 44, 32, "#f6ead2", r=3)
        canvas.rect(-22, -34, 11, 11, "#12466b", r=2)
        canvas.rect(-4, -34, 11, 11, "#12466b", r=2)
        canvas.line(30, -10, 30, -88, "#f6ead2", 4)
        canvas.path("M33 -84L60 -72L33 -60Z", "#fbbf24")


def _draw_table(canvas: Canvas, y: float) -> float:
    top = section(canvas, y, "1", "Bảng nói gì với bạn?", PALETTE)
    left, width, row = float(MARGIN), 580.0, 43.0
    height = 110 + row * sum(len(rows) for _, rows in DAYS) + 14
    canvas.rect(left, top, width, height, PALETTE.card, r=16, stroke=PALETTE.rule, stroke_width=2)
    canvas.path(
        f"M{left + 16} {top}H{left + width - 16}a16 16 0 0 1 16 16V{top + 58}H{left}V{top + 16}a16 16 0 0 1 16 -16Z",
        PALETTE.ink,
    )
    title_width = canvas.text(left + 24, top + 38, "Cảng Hòn Sóng · giờ GMT+7", 24, "#ffffff", bold=True)
    badge(canvas, left + 24 + title_width + 44, top + 30, "a", SIGNAL, r=16)
    columns = (left + 24, left + 156, left + 256, left + 426)
    for x, label in zip(columns, ("Ngày", "Giờ", "Mực nước", "Con nước"), strict=True):
        canvas.text(x, top + 94, label, 22, PALETTE.soft, bold=True)
    badge(canvas, columns[2] + 130, top + 87, "b", SIGNAL, r=16)
    badge(canvas, columns[3] + 128, top + 87, "c", SIGNAL, r=16)
    at = top + 110
    for index, (day, rows) in enumerate(DAYS):
        if index:
            canvas.line(left + 20, at, left + width - 20, at, PALETTE.rule, 2)
            badge(canvas, left + 40, at + 64, "d", SIGNAL, r=16)
        canvas.text(columns[0], at + 31, day, 24, PALETTE.ink, bold=True)
        for hour, is_high, height_said in rows:
            ink, label = (HIGH, "Nước lớn") if is_high else (LOW, "Nước ròng")
            canvas.text(columns[1], at + 31, hour, 24, PALETTE.ink)
            canvas.text(columns[2], at + 31, f"{height_said} m", 24, ink, bold=True)
            canvas.text(columns[3], at + 31, label, 22, ink)
            at += row
    notes = (
        "**Tên cảng, múi giờ.** Giờ chỉ đúng cho nơi ấy; vịnh bên có thể sớm hay muộn hơn.",
        "**Mực nước** tính từ mốc 0 hải đồ. Độ sâu thật = số trên hải đồ + số trong bảng.",
        "**Nước lớn** là lúc cao nhất, **nước ròng** là lúc thấp nhất của một con nước.",
        "**Ngày sau** lùi chừng 50 phút, vì Mặt Trăng về chỗ cũ muộn hơn.",
    )
    x, note_y = left + width + 36, top
    for letter, words in zip("abcd", notes, strict=True):
        badge(canvas, x + 18, note_y + 20, letter, SIGNAL, r=18)
        canvas.block(x + 52, note_y, words, WIDTH - MARGIN - x - 52, 22, PALETTE.ink, leading=1.36)
        note_y += height / 4 + 4
    return top + height


def _level(hour: float) -> float:
    for (t1, h1), (t2, h2) in pairwise(TURNS):
        if t1 <= hour <= t2:
            return h1 + (h2 - h1) * (1 - cos(pi * (hour - t1) / (t2 - t1))) / 2
    raise ValueError(hour)


def _draw_day(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "2", "Vẽ thành đường: lúc nào đủ nước?", PALETTE)
    height = 366.0
    canvas.rect(MARGIN, y, INNER, height, PALETTE.card, r=16, stroke=PALETTE.rule, stroke_width=2)
    x0, x1, base, top = MARGIN + 84.0, WIDTH - MARGIN - 36.0, y + height - 60, y + 54

    def place(hour: float, level: float) -> Point:
        return x0 + (x1 - x0) * hour / 24, base - (base - top) * level / 3.2

    needed = 1.5
    steps = [index / 12 for index in range(24 * 12 + 1)]
    spells: list[list[float]] = []
    for hour in steps:
        if _level(hour) >= needed:
            if not spells or hour - spells[-1][-1] > 0.1:
                spells.append([hour])
            spells[-1].append(hour)
    for spell in spells:
        left, right = place(spell[0], 0)[0], place(spell[-1], 0)[0]
        canvas.rect(left, top - 40, right - left, base - top + 40, SAFE)
    for metres in range(4):
        _, line_y = place(0, metres)
        canvas.line(x0, line_y, x1, line_y, PALETTE.rule, 1.5)
        canvas.text(x0 - 16, line_y + 8, f"{metres} m", 22, PALETTE.soft, anchor="end")
    for mark in range(0, 25, 3):
        x, _ = place(mark, 0)
        canvas.line(x, base, x, base + 8, PALETTE.soft, 2)
        canvas.text(x, base + 38, f"{mark}h", 22, PALETTE.soft, anchor="middle")
    line = curve([place(hour, _level(hour)) for hour in steps[::6]])
    water = canvas.gradient("water", [(0, "#38a3c4"), (1, "#bfe3ee")])
    canvas.path(f"{line}V{base}H{x0}Z", water, opacity=0.5)
    canvas.stroke(line, PALETTE.accent, 5)
    _, need_y = place(0, needed)
    canvas.line(x0, need_y, x1, need_y, SIGNAL, 3, stroke_dasharray="10 8")
    for (hour, level), label in zip(TURNS[1:5], ("2,9 m", "0,8 m", "2,7 m", "0,6 m"), strict=True):
        x, point_y = place(hour, level)
        is_high = level > needed
        canvas.circle(x, point_y, 9, "#ffffff", stroke=HIGH if is_high else LOW, stroke_width=5)
        clock = f"{int(hour):02d}:{round(hour % 1 * 60):02d}"
        x = max(x, x0 + 88)
        canvas.text(
            x,
            point_y + (-22 if is_high else 37),
            f"{clock} · {label}",
            22,
            HIGH if is_high else LOW,
            bold=True,
            anchor="middle",
        )
    pill(canvas, place(7.42, 0)[0], need_y - 58, "Thuyền cần 1,5 m", SIGNAL, anchor="middle")
    y += height + 14
    canvas.rect(MARGIN, y + 4, 36, 24, SAFE, r=4, stroke="#7cc29b", stroke_width=2)
    return canvas.block(
        MARGIN + 52,
        y,
        "Khoảng xanh: đủ nước cho thuyền (mớn nước cộng dự trữ). Nên chừa nửa giờ ở hai đầu.",
        INNER - 52,
        22,
        PALETTE.ink,
    )


def _draw_twelfths(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "3", "Quy tắc phần mười hai", PALETTE)
    width, gap, unit, base = 70.0, 14.0, 18.0, y + 268.0
    risen = 0
    for index, share in enumerate((1, 2, 3, 3, 2, 1)):
        x = MARGIN + index * (width + gap)
        canvas.rect(x, base - 12 * unit, width, 12 * unit, "#e2eef3", r=6)
        if risen:
            canvas.rect(x, base - risen * unit, width, risen * unit, "#9fd0df", r=6)
        canvas.rect(x, base - (risen + share) * unit, width, share * unit, "#0e7490" if share == 3 else "#2594b3", r=6)
        risen += share
        canvas.text(
            x + width / 2, base - risen * unit - 10, f"{share}/12", 22, PALETTE.accent, bold=True, anchor="middle"
        )
        canvas.text(x + width / 2, base + 30, f"Giờ {index + 1}", 20, PALETTE.soft, anchor="middle")
    return canvas.block(
        MARGIN,
        base + 44,
        "Từ ròng lên lớn chừng sáu giờ: hai giờ giữa nước chảy mạnh nhất. Ví dụ chênh 2,4 m thì giờ thứ ba lên "
        "3/12, tức 0,6 m. Chỉ ước lượng cho nơi triều hai lần mỗi ngày.",
        500,
        22,
        PALETTE.soft,
        leading=1.36,
    )


def _draw_kinds(canvas: Canvas, y: float) -> float:
    left = 620.0
    y = section(canvas, y, "4", "Ba kiểu con nước", PALETTE, x=left)
    kinds = (
        ("Nhật triều", "Một lần lên, một lần xuống trong gần 25 giờ. Như Hòn Dấu (Hải Phòng).", 1.0, 0.0),
        ("Bán nhật triều", "Hai lần lên xuống, cao gần bằng nhau. Như Thuận An (Huế).", 0.0, 0.85),
        ("Triều không đều", "Hai lần lên xuống, cao thấp khác nhau. Như Vũng Tàu.", 0.5, 0.6),
    )
    for name, words, once, twice in kinds:
        canvas.rect(left, y, 170, 122, PALETTE.card, r=12, stroke=PALETTE.rule, stroke_width=2)
        canvas.line(left + 14, y + 61, left + 156, y + 61, PALETTE.rule, 2, stroke_dasharray="6 6")
        line = [
            (
                left + 14 + 142 * hour / 24,
                y + 61 - 38 * (once * cos(2 * pi * (hour - 8) / 24) + twice * cos(4 * pi * (hour - 5) / 24)),
            )
            for hour in range(25)
        ]
        canvas.stroke(curve(line), PALETTE.accent, 5)
        canvas.text(left + 192, y + 26, name, 26, PALETTE.ink, bold=True)
        canvas.block(left + 192, y + 36, words, WIDTH - MARGIN - left - 192, 22, PALETTE.soft, leading=1.32)
        y += 134
    return y - 12


def _draw_checks(canvas: Canvas, y: float) -> float:
    height = 252.0
    canvas.rect(MARGIN, y, INNER, height, PALETTE.ink, r=20)
    canvas.text(MARGIN + 36, y + 54, "Bốn điều soi lại trước khi nhổ neo", 32, "#ffffff", bold=True)
    checks = (
        ("Đúng cảng", "Bảng của cảng gần nơi đi nhất"),
        ("Đúng mốc 0", "Bảng và hải đồ dùng chung một mốc"),
        ("Đúng giờ", "Đồng hồ chỉnh theo múi giờ của bảng"),
        ("Nghe bản tin", "Gió dồn, bão làm nước khác bảng"),
    )
    width = (INNER - 60) / 4
    for index, (name, words) in enumerate(checks):
        x = MARGIN + 36 + index * width
        _draw_check(canvas, x + 30, y + 116, index)
        canvas.text(x + 76, y + 126, name, 24, "#8fdcf0", bold=True)
        canvas.block(x, y + 158, words, width - 24, 22, "#e4f0f5", leading=1.34)
    return y + height


def _draw_check(canvas: Canvas, x: float, y: float, index: int) -> None:
    light = "#8fdcf0"
    with canvas.group(x, y, 0.85):
        if index == 0:
            canvas.path("M0 34C-26 6 -30 -4 -30 -12A30 30 0 0 1 30 -12C30 -4 26 6 0 34Z", light)
            canvas.circle(0, -12, 11, PALETTE.ink)
        elif index == 1:
            canvas.line(-30, 14, 34, 14, light, 5)
            canvas.stroke(arrow(-8, 12, -8, -34), light, 5)
            canvas.stroke(arrow(-8, -30, -8, 10), light, 5)
            canvas.stroke("M-34 30q8 -9 17 0t17 0t17 0t17 0", light, 4)
            canvas.text(16, -4, "0", 30, light, bold=True)
        elif index == 2:
            canvas.circle(0, 0, 32, "none", stroke=light, stroke_width=6)
            canvas.stroke("M0 -18V0L13 10", light, 6)
        else:
            canvas.path(points((-34, -10), (-18, -10), (4, -28), (4, 28), (-18, 10), (-34, 10)), light)
            canvas.stroke("M16 -14Q26 0 16 14M28 -24Q44 0 28 24", light, 5)
