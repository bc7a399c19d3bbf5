"""A week at a school on an invented island: numbers, the timetable, how pupils come, a day by the sun and tide."""

from infographics.canvas import INNER, MARGIN, WIDTH, Canvas
from infographics.furniture import Palette, foot, headline, section
from infographics.shapes import points, polar, sea

PALETTE = Palette(paper="#fdf8ef", card="#ffffff", ink="#153a4a", soft="#4e6670", accent="#cf4a2b", rule="#e4d8c2")
SEA, SAND, SUN, LEAF, PLUM = "#1d7f93", "#f3dfb3", "#f6b93b", "#4f8f4d", "#7a4b8c"
SUBJECTS = {
    "Chào cờ": "#f7c9b9", "Tiếng Việt": "#ffd98a", "Toán": "#bfe0ea", "Khoa học": "#cfe6bd", "Tiếng Anh": "#d9cdec",
    "Đọc sách": "#f5e3c0", "Mỹ thuật": "#f6c6d0", "Âm nhạc": "#f6c6d0", "Bơi": "#a9dbe0", "Vườn rau": "#cfe6bd",
    "Kỹ năng biển": "#a9dbe0", "Thể dục": "#d7e4c0", "Đạo đức": "#f7c9b9", "Sinh hoạt": "#f7c9b9",
}  # fmt: skip
WEEK = {
    "Thứ hai": ("Chào cờ", "Tiếng Việt", "Toán", "Khoa học", "Bơi"),
    "Thứ ba": ("Toán", "Tiếng Việt", "Tiếng Anh", "Mỹ thuật", "Đọc sách"),
    "Thứ tư": ("Tiếng Việt", "Toán", "Đạo đức", "Thể dục", "Kỹ năng biển"),
    "Thứ năm": ("Toán", "Tiếng Việt", "Tiếng Anh", "Âm nhạc", "Vườn rau"),
    "Thứ sáu": ("Tiếng Việt", "Toán", "Khoa học", "Thể dục", "Sinh hoạt"),
}
HOURS = ("7:15", "8:05", "9:05", "9:55", "14:30")
CLASSES = (("Mẫu giáo", 13), ("Lớp 1 + 2 (ghép)", 15), ("Lớp 3", 8), ("Lớp 4 + 5 (ghép)", 10))
WAYS = (("Đi bộ", 31, SEA), ("Xe đạp", 9, SUN), ("Đò ngang", 6, PALETTE.accent))


def draw() -> Canvas:
    canvas = Canvas(
        "truong-dao",
        "Một tuần ở điểm trường xóm Ghềnh, đảo Hòn Sóng",
        "Con số của trường, thời khóa biểu năm ngày, các lớp, cách học sinh đến trường và một ngày ở trường. Trường và "
        "đảo là hư cấu. Toàn văn ở phần chữ của bài.",
        PALETTE.paper,
    )
    _draw_head(canvas)
    y = _draw_numbers(canvas, 494)
    y = _draw_week(canvas, y + 40)
    top = y + 44
    y = max(_draw_classes(canvas, top), _draw_ways(canvas, top))
    y = _draw_day(canvas, y + 40)
    foot(canvas, y + 34, "Đảo Hòn Sóng và điểm trường là hư cấu; con số chỉ để minh họa.", PALETTE)
    return canvas


def _draw_head(canvas: Canvas) -> None:
    canvas.rect(0, 0, WIDTH, 450, canvas.gradient("sky", [(0, "#8fd0e3"), (1, "#e9f6ef")]))
    canvas.circle(1086, 84, 50, SUN)
    canvas.circle(1086, 84, 74, SUN, opacity=0.25)
    canvas.path(
        "M560 372C640 300 700 300 760 262C830 214 900 226 960 268C1040 300 1120 300 1200 352V420H560Z", "#7fb08a"
    )
    canvas.path("M600 384C700 334 800 338 900 330C1010 322 1110 340 1200 372V430H600Z", LEAF)
    canvas.path(sea(0, WIDTH, 394, 460, 8, 220, 0), "#4fb0c1")
    canvas.path("M640 396C760 352 1080 352 1200 392V416H640Z", SAND)
    with canvas.group(900, 300):
        _draw_school(canvas)
    for x, y, size in ((704, 372, 0.9), (1142, 366, 1.1)):
        with canvas.group(x, y, size):
            _draw_palm(canvas)
    canvas.path(sea(0, WIDTH, 418, 460, 8, 260, 90), SEA)
    with canvas.group(560, 402, 0.8):
        canvas.path("M-58 0H60L44 26H-44Z", PALETTE.accent)
        canvas.stroke("M-30 0V-34H22V0M-36 -36H28", "#ffffff", 6)
    canvas.path(sea(0, WIDTH, 444, 470, 7, 240, 30), PALETTE.paper)
    headline(
        canvas,
        80,
        "TRÊN ĐẢO HÒN SÓNG",
        ("Một tuần ở điểm trường", "xóm Ghềnh"),
        "Bốn mươi sáu học trò, một chuyến đò sáng và tiết bơi ngay trong vịnh.",
        kicker_fill="#a83216",
        fill=PALETTE.ink,
        deck_fill=PALETTE.ink,
        size=56,
        width=540,
    )


def _draw_school(canvas: Canvas) -> None:
    canvas.rect(-120, -10, 240, 86, "#fff4d6")
    canvas.path(points((-136, -8), (-100, -54), (100, -54), (136, -8)), PALETTE.accent)
    canvas.path(points((-34, -8), (0, -42), (34, -8)), "#fff4d6")
    canvas.circle(0, -18, 9, SEA)
    for x in (-100, -56, 32, 76):
        canvas.rect(x, 12, 28, 30, SEA, r=3)
        canvas.line(x + 14, 12, x + 14, 42, "#fff4d6", 3)
    canvas.rect(-16, 22, 32, 54, "#8a5a3a", r=3)
    canvas.line(-150, 78, -150, -100, "#8a5a3a", 5)
    for step, fill in enumerate((SUN, "#ffffff", SEA, PALETTE.accent)):
        x, y = -152 - step * 19, -96 + step * 9
        canvas.path(points((x, y), (x - 17, y + 8), (x - 6, y + 26)), fill)


def _draw_palm(canvas: Canvas) -> None:
    canvas.stroke("M0 30C-4 0 4 -30 -4 -70", "#8a5a3a", 10)
    for turn in (-160, -120, -60, -20, 20):
        x, y = polar(-4, -70, 54, turn - 0 + 70)
        canvas.stroke(f"M-4 -70Q{(x - 4) / 2:.0f} {y - 24:.0f} {x:.0f} {y:.0f}", "#2f7a48", 9)


def _draw_numbers(canvas: Canvas, y: float) -> float:
    numbers = (("46", "học sinh", SEA), ("6", "thầy, cô giáo", PALETTE.accent), ("4", "lớp, 2 lớp ghép", LEAF),
               ("812", "cuốn sách", PLUM), ("9", "cây bàng non", "#a36b00"))  # fmt: skip
    width = (INNER - 4 * 18) / 5
    for index, (number, label, fill) in enumerate(numbers):
        x = MARGIN + index * (width + 18)
        canvas.rect(x, y, width, 150, PALETTE.card, r=16, stroke=PALETTE.rule, stroke_width=2)
        canvas.rect(x, y + 26, 8, 98, fill, r=4)
        canvas.text(x + 26, y + 82, number, 64, fill, bold=True)
        canvas.text(x + 26, y + 124, label, 21, PALETTE.soft)
    return y + 150


def _draw_week(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "1", "Thời khóa biểu lớp 4 + 5", PALETTE)
    left, height = MARGIN + 92.0, 78.0
    width = (WIDTH - MARGIN - left + 10) / 5
    for column, (day, lessons) in enumerate(WEEK.items()):
        x = left + column * width
        canvas.rect(x, y, width - 10, 50, PALETTE.ink, r=10)
        canvas.text(x + (width - 10) / 2, y + 34, day, 24, "#ffffff", bold=True, anchor="middle")
        for row, lesson in enumerate(lessons):
            at = y + 62 + row * (height + 8) + (36 if row == 4 else 0)
            canvas.rect(x, at, width - 10, height, SUBJECTS[lesson], r=10)
            canvas.text(x + (width - 10) / 2, at + 47, lesson, 24, PALETTE.ink, bold=row == 4, anchor="middle")
    for row, hour in enumerate(HOURS):
        at = y + 62 + row * (height + 8) + (36 if row == 4 else 0)
        canvas.text(MARGIN, at + 47, hour, 24, PALETTE.accent, bold=True)
    pause = y + 62 + 4 * (height + 8) + 10
    canvas.line(left, pause + 4, WIDTH - MARGIN, pause + 4, PALETTE.rule, 3, stroke_dasharray="4 8")
    canvas.rect(left + 310, pause - 14, 330, 34, PALETTE.paper)
    canvas.text(left + 475, pause + 12, "nghỉ trưa, ăn cơm tại trường", 22, PALETTE.soft, anchor="middle")
    return y + 62 + 5 * (height + 8) + 28


def _draw_classes(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "2", "Mỗi lớp bao nhiêu bạn?", PALETTE)
    for name, count in CLASSES:
        canvas.text(MARGIN, y + 22, name, 23, PALETTE.ink, bold=True)
        for index in range(count):
            x = MARGIN + 14 + index * 30
            canvas.circle(x, y + 46, 8.5, SEA)
            canvas.path(f"M{x - 12} {y + 76}A12 18 0 0 1 {x + 12} {y + 76}Z", SEA)
        canvas.text(MARGIN + count * 30 + 14, y + 70, str(count), 26, PALETTE.accent, bold=True)
        y += 98
    return y - 16


def _draw_ways(canvas: Canvas, y: float) -> float:
    left = 660.0
    y = section(canvas, y, "3", "Đến trường bằng gì?", PALETTE, x=left)
    total = sum(count for _, count, _ in WAYS)
    for index, (name, count, fill) in enumerate(WAYS):
        at = y + index * 126
        canvas.rect(left, at, WIDTH - MARGIN - left, 108, PALETTE.card, r=16, stroke=PALETTE.rule, stroke_width=2)
        with canvas.group(left + 62, at + 54):
            _draw_way(canvas, index, fill)
        canvas.text(left + 128, at + 44, name, 25, PALETTE.ink, bold=True)
        canvas.text(WIDTH - MARGIN - 22, at + 44, f"{count} bạn", 25, PALETTE.ink, bold=True, anchor="end")
        track = WIDTH - MARGIN - 22 - left - 128
        canvas.rect(left + 128, at + 64, track, 20, "#efe7d6", r=10)
        canvas.rect(left + 128, at + 64, track * count / total, 20, fill, r=10)
    return y + 3 * 126 - 18


def _draw_way(canvas: Canvas, index: int, fill: str) -> None:
    if index == 0:
        canvas.circle(2, -32, 10, fill)
        canvas.stroke("M0 -16L-4 8L-18 32M-4 8L12 18L14 34M0 -14L-18 0M0 -12L18 2", fill, 8)
    elif index == 1:
        for x in (-26, 26):
            canvas.circle(x, 12, 18, "none", stroke="#a36b00", stroke_width=6)
        canvas.stroke("M-26 12L-8 -14H16L26 12M-8 -14L2 12L16 -14M-26 12H2M10 -22H22M-14 -20H-2", "#a36b00", 5)
    else:
        canvas.path("M-44 4H44L30 26H-32Z", fill)
        canvas.stroke("M-22 4V-22H20V4M-28 -24H26", fill, 6)
        canvas.stroke("M-46 36q11 -9 22 0t22 0t22 0t22 0", SEA, 5)


def _draw_day(canvas: Canvas, y: float) -> float:
    height = 270.0
    canvas.rect(MARGIN, y, INNER, height, PALETTE.ink, r=22)
    canvas.text(MARGIN + 36, y + 54, "Một ngày, theo con đò và con nước", 32, "#ffffff", bold=True)
    moments = (("6:20", "Đò rời bến Đông, chở sáu bạn"), ("7:15", "Trống vào lớp, buổi sáng bốn tiết"),
               ("11:00", "Cơm trưa, nghỉ ở phòng đọc"), ("14:30", "Buổi chiều: bơi, vườn, sách"),
               ("16:00", "Đò về trước khi nước ròng"))  # fmt: skip
    width = (INNER - 72) / 5
    line_y = y + 104
    canvas.line(MARGIN + 46, line_y, MARGIN + 36 + 4 * width + 10, line_y, SUN, 5)
    for index, (hour, words) in enumerate(moments):
        x = MARGIN + 36 + index * width
        canvas.circle(x + 12, line_y, 12, SUN)
        canvas.text(x, line_y + 54, hour, 28, SUN, bold=True)
        canvas.block(x, line_y + 62, words, width - 16, 22, "#ffffff", leading=1.3)
    return y + height
