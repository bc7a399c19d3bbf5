"""When it is noon in Ha Noi, by standard time: sixteen clocks, hours fit for a call, and a sum to do in the head."""

from dataclasses import dataclass

from infographics.canvas import INNER, MARGIN, WIDTH, Canvas
from infographics.furniture import Palette, foot, headline, section
from infographics.shapes import polar

PALETTE = Palette(paper="#f6f3ee", card="#ffffff", ink="#1b2550", soft="#535b7a", accent="#b3411e", rule="#d9d6d0")
NIGHT, DUSK, DAWN, DAY = "#1b2550", "#6b4a86", "#f3b58a", "#fdf0c4"
HA_NOI = 7.0
AWAKE = range(7, 22)


@dataclass(frozen=True)
class City:
    name: str
    offset: float
    also: str = ""


CITIES = (
    City("Honolulu", -10), City("Los Angeles", -8, "Seattle"), City("Mexico City", -6, "Chicago"),
    City("New York", -5, "Toronto"), City("São Paulo", -3, "Buenos Aires"), City("London", 0, "Lisbon"),
    City("Paris", 1, "Berlin, Praha"), City("Cairo", 2, "Johannesburg"), City("Moskva", 3, "Istanbul"),
    City("Dubai", 4), City("New Delhi", 5.5), City("Hà Nội", 7, "Viêng Chăn, Jakarta"),
    City("Bắc Kinh", 8, "Singapore"), City("Tokyo", 9, "Seoul"), City("Sydney", 10, "Port Moresby"),
    City("Wellington", 12, "Suva"),
)  # fmt: skip
CALLS = (("Tokyo", 9), ("Sydney", 10), ("Moskva", 3), ("Praha", 1), ("New York", -5), ("Los Angeles", -8))


def draw() -> Canvas:
    canvas = Canvas(
        "mui-gio",
        "Khi Hà Nội 12 giờ trưa, nơi khác là mấy giờ?",
        "Mười sáu mặt đồng hồ ở mười sáu múi giờ, biểu đồ giờ nên gọi điện và công thức đổi giờ, theo giờ chuẩn. "
        "Toàn văn ở phần chữ của bài.",
        PALETTE.paper,
    )
    _draw_head(canvas)
    y = _draw_clocks(canvas, 430)
    y = _draw_calls(canvas, y + 40)
    y = _draw_sum(canvas, y + 40)
    foot(
        canvas,
        y + 32,
        "Tính theo giờ chuẩn. Nơi có giờ mùa hè thì trong mùa ấy đồng hồ chạy sớm hơn, thường là một giờ.",
        PALETTE,
    )
    return canvas


def _draw_head(canvas: Canvas) -> None:
    canvas.rect(
        0,
        0,
        WIDTH,
        392,
        canvas.gradient(
            "sky", [(0, "#141c42"), (0.42, "#2f3a7a"), (0.62, "#8a4f74"), (0.8, "#e58b5b"), (1, "#f8cf7c")], across=True
        ),
    )
    for x, y, r in ((520, 40, 2), (620, 60, 3), (420, 30, 2), (60, 380, 2), (580, 360, 2), (40, 40, 2)):
        canvas.circle(x, y, r, "#ffffff", opacity=0.8)
    cx, cy = 930.0, 196.0
    canvas.circle(cx, cy, 178, "#ffffff", opacity=0.12)
    canvas.circle(cx, cy, 150, "#fffaf0", stroke="#1b2550", stroke_width=12)
    for hour in range(24):
        degrees = hour * 15
        near = 118 if hour % 6 else 108
        (x1, y1), (x2, y2) = polar(cx, cy, near, degrees), polar(cx, cy, 132, degrees)
        canvas.line(x1, y1, x2, y2, "#1b2550", 5 if hour % 6 == 0 else 2.5)
    globe = 74
    canvas.circle(cx, cy, globe, "#7fb8d4")
    canvas.stroke(
        f"M{cx - globe} {cy}H{cx + globe}M{cx} {cy - globe}V{cy + globe}M{cx - 64} {cy - 36}H{cx + 64}"
        f"M{cx - 64} {cy + 36}H{cx + 64}",
        "#ffffff",
        3,
        opacity=0.85,
    )
    for rx in (28, 56):
        canvas.ellipse(cx, cy, rx, globe, "none", stroke="#ffffff", stroke_width=3, opacity=0.85)
    canvas.line(cx, cy, cx, cy - 100, "#b3411e", 9, stroke_linecap="round")
    canvas.line(cx, cy, cx, cy - 62, "#1b2550", 11, stroke_linecap="round")
    canvas.circle(cx, cy, 11, "#b3411e")
    headline(
        canvas,
        72,
        "MÚI GIỜ",
        ("Hà Nội 12 giờ trưa,", "nơi khác mấy giờ?"),
        "Mười sáu thành phố theo giờ chuẩn, để hẹn cuộc gọi không ai bị đánh thức.",
        kicker_fill="#f8cf7c",
        fill="#ffffff",
        deck_fill="#eceafa",
        size=60,
        width=590,
    )


def _clock(hours: float) -> tuple[str, str]:
    """The time of day, and which day it is in, for hours since Ha Noi's midnight."""
    day = "hôm trước" if hours < 0 else ""
    hours %= 24
    return f"{int(hours):02d}:{round(hours % 1 * 60):02d}", day


def _colours(hours: float) -> tuple[str, str, str]:
    """The face, the hands and the words of a card by the hour of day."""
    hour = hours % 24
    if hour < 5 or hour >= 19:
        return NIGHT, "#ffffff", "#cdd4f2"
    if hour < 8:
        return DAWN, PALETTE.ink, "#4a2c22"
    if hour < 17:
        return DAY, PALETTE.ink, "#5c4d1c"
    return DUSK, "#ffffff", "#eadff3"


def _draw_clocks(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "1", "Mười sáu mặt đồng hồ", PALETTE)
    gap, height = 20.0, 212.0
    width = (INNER - 3 * gap) / 4
    for index, city in enumerate(CITIES):
        x, top = MARGIN + index % 4 * (width + gap), y + index // 4 * (height + gap)
        hours = 12 - HA_NOI + city.offset
        face, ink, soft = _colours(hours)
        home = city.offset == HA_NOI
        canvas.rect(
            x, top, width, height, face, r=18, stroke=PALETTE.accent if home else None, stroke_width=7 if home else None
        )
        cx, cy, r = x + 66, top + 74, 46.0
        canvas.circle(cx, cy, r, "none", stroke=ink, stroke_width=5)
        for tick in range(0, 360, 90):
            (x1, y1), (x2, y2) = polar(cx, cy, r - 9, tick), polar(cx, cy, r - 4, tick)
            canvas.line(x1, y1, x2, y2, ink, 4)
        for turn, length, thick in ((hours % 12 * 30, 24, 6), (hours % 1 * 360, 34, 4)):
            hx, hy = polar(cx, cy, length, turn)
            canvas.line(cx, cy, hx, hy, ink, thick, stroke_linecap="round")
        clock, day = _clock(hours)
        canvas.text(x + 124, top + 72, clock, 35, ink, bold=True)
        zone = f"{city.offset:+g}".replace("-", "−").replace(".5", ":30") if city.offset else "0"
        canvas.text(x + 124, top + 104, day or f"GMT{zone if city.offset else ''}", 22, soft)
        _draw_sky_mark(canvas, x + width - 36, top + 152, hours % 24, ink)
        canvas.text(x + 22, top + 160, city.name, 26, ink, bold=True)
        second = city.also if not day else f"GMT{zone}" + (f" · {city.also}" if city.also else "")
        canvas.text(x + 22, top + 190, second or "cùng ngày", 21, soft)
    return y + 4 * height + 3 * gap


def _draw_sky_mark(canvas: Canvas, x: float, y: float, hour: float, ink: str) -> None:
    if 6 <= hour < 18:
        canvas.circle(x, y, 8, "#d97706")
        for turn in range(0, 360, 45):
            (x1, y1), (x2, y2) = polar(x, y, 12, turn), polar(x, y, 16, turn)
            canvas.line(x1, y1, x2, y2, "#d97706", 3, stroke_linecap="round")
    else:
        canvas.path(
            f"M{x - 2} {y - 12}A13 13 0 1 0 {x + 12} {y + 4}A11 11 0 0 1 {x - 2} {y - 12}Z",
            "#f8cf7c" if ink == "#ffffff" else "#7a4a35",
        )


def _spells(hours: list[int]) -> str:
    spells: list[tuple[int, int]] = []
    for hour in hours:
        if spells and spells[-1][1] == hour:
            spells[-1] = (spells[-1][0], hour + 1)
        else:
            spells.append((hour, hour + 1))
    return ", ".join(f"{start}–{end}h" for start, end in spells)


def _draw_calls(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "2", "Gọi điện lúc mấy giờ (giờ Hà Nội)?", PALETTE)
    left, right, row = MARGIN + 158.0, WIDTH - MARGIN - 190.0, 50.0
    cell = (right - left) / 24
    for hour in (0, 6, 12, 18, 24):
        canvas.text(left + hour * cell, y + 20, f"{hour}h", 21, PALETTE.soft, anchor="middle")
    top = y + 34
    for index, (name, offset) in enumerate(CALLS):
        at = top + index * row
        canvas.text(MARGIN, at + 30, name, 24, PALETTE.ink, bold=True)
        good = [hour for hour in AWAKE if int(hour - HA_NOI + offset) % 24 in AWAKE]
        for hour in range(24):
            there = int(hour - HA_NOI + offset) % 24 in AWAKE
            fill = "#2f9e6e" if hour in good else "#f0d9a8" if there or hour in AWAKE else "#3b4472"
            canvas.rect(left + hour * cell, at + 4, cell - 3, row - 12, fill, r=5)
        canvas.text(right + 18, at + 31, _spells(good), 22, "#1c6b49", bold=True)
    y = top + len(CALLS) * row + 12
    x = left
    for fill, label in (
        ("#2f9e6e", "hai nơi cùng thức (7–22h)"),
        ("#f0d9a8", "một nơi ngủ"),
        ("#3b4472", "cả hai ngủ"),
    ):
        canvas.rect(x, y + 2, 26, 22, fill, r=5)
        x += canvas.text(x + 36, y + 21, label, 22, PALETTE.soft) + 76
    return y + 26


def _draw_sum(canvas: Canvas, y: float) -> float:
    height = 262.0
    canvas.rect(MARGIN, y, INNER, height, NIGHT, r=20)
    canvas.text(MARGIN + 36, y + 54, "Tự đổi trong đầu", 32, "#ffffff", bold=True)
    canvas.text(MARGIN + 36, y + 98, "Giờ Hà Nội − 7 + múi giờ nơi đến", 28, "#f8cf7c", bold=True)
    sums = (
        ("Tokyo (+9)", "12 − 7 + 9 = 14", "14:00 cùng ngày"),
        ("New York (−5)", "12 − 7 − 5 = 0", "00:00 cùng ngày"),
        ("Los Angeles (−8)", "12 − 7 − 8 = −3; +24", "21:00 hôm trước"),
    )
    width = (INNER - 72 - 40) / 3
    for index, (name, working, result) in enumerate(sums):
        x = MARGIN + 36 + index * (width + 20)
        canvas.rect(x, y + 118, width, 122, "#2b376b", r=12)
        canvas.text(x + 18, y + 150, name, 22, "#cdd4f2", bold=True)
        canvas.text(x + 18, y + 184, working, 23, "#ffffff")
        canvas.text(x + 18, y + 220, result, 23, "#f8cf7c", bold=True)
    return y + height
