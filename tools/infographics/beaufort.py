"""The scale of wind for small boats: thirteen rows, from a flat sea to a storm, with speed, wave and what to do."""

from dataclasses import dataclass
from math import sin

from infographics.canvas import INNER, MARGIN, WIDTH, Canvas
from infographics.furniture import Palette, badge, foot, headline
from infographics.shapes import curve, points, sea

PALETTE = Palette(paper="#eef4f6", card="#ffffff", ink="#12303d", soft="#47606b", accent="#12303d", rule="#cfdde3")


@dataclass(frozen=True)
class Force:
    speed: str
    wave: str
    height: float
    signs: str
    colour: str


FORCES = (
    Force("dưới 1", "0", 0.0, "Khói bốc thẳng, mặt biển như gương", "#7cc6a4"),
    Force("1–5", "0,1", 0.1, "Gợn lăn tăn như vảy cá", "#6cbf93"),
    Force("6–11", "0,2", 0.2, "Sóng con, đầu sóng chưa vỡ", "#5bb585"),
    Force("12–19", "0,6", 0.6, "Đầu sóng bắt đầu vỡ, bọt trắng rải rác", "#8bbf4f"),
    Force("20–28", "1,0", 1.0, "Sóng nhỏ kéo dài, bọt trắng khá nhiều", "#b9c33f"),
    Force("29–38", "2,0", 2.0, "Sóng vừa, bọt trắng khắp nơi, có bụi nước", "#e3be35"),
    Force("39–49", "3,0", 3.0, "Sóng lớn, ngọn sóng trắng xóa; dây cột rít gió", "#f0a030"),
    Force("50–61", "4,0", 4.0, "Biển dựng sóng, bọt kéo thành vệt theo gió", "#ee8432"),
    Force("62–74", "5,5", 5.5, "Ngọn sóng vỡ tung, vệt bọt rõ; gãy cành nhỏ trên bờ", "#e2632f"),
    Force("75–88", "7,0", 7.0, "Sóng cao, ngọn cuộn đổ, bụi nước mờ mắt", "#cf4433"),
    Force("89–102", "9,0", 9.0, "Sóng rất cao, mặt biển trắng bọt, gầm dữ", "#b52c3f"),
    Force("103–117", "11,5", 11.5, "Sóng đặc biệt cao, che khuất tàu vừa", "#8e2452"),
    Force("118 trở lên", "14,0", 14.0, "Không khí đầy bọt và bụi nước, gần như không thấy gì", "#5f1f57"),
)
SPANS = (
    (0, 3, "RA KHƠI", "Vẫn nghe bản tin mỗi buổi", "#2f855a"),
    (4, 5, "CẨN TRỌNG", "Thuyền nhỏ không đi xa bờ", "#8a6d00"),
    (6, 7, "VỀ BỜ", "Biển động. Áp thấp nhiệt đới ở mức này", "#b45309"),
    (8, 12, "TRÁNH TRÚ", "Từ cấp 8 gọi là bão: neo kín, người lên bờ", "#9b2c3a"),
)


def draw() -> Canvas:
    canvas = Canvas(
        "cap-gio",
        "Thang sức gió cho người đi biển",
        "Mười ba cấp gió từ 0 đến 12: tốc độ, độ cao sóng, dấu hiệu trên biển và việc nên làm với thuyền nhỏ. "
        "Toàn văn ở phần chữ của bài.",
        PALETTE.paper,
    )
    _draw_head(canvas)
    y = _draw_rows(canvas, 420)
    y = _draw_rules(canvas, y + 34)
    foot(
        canvas,
        y + 34,
        "Cấp gió Bô-pho; độ cao sóng tham khảo cho biển khơi. Luôn theo bản tin và hướng dẫn của địa phương.",
        PALETTE,
    )
    return canvas


def _draw_head(canvas: Canvas) -> None:
    canvas.rect(0, 0, WIDTH, 390, canvas.gradient("air", [(0, "#1d3b4b"), (0.55, "#3a687c"), (1, "#5f8fa1")]))
    for x, y, scale, shade in ((760, 96, 1.0, "#dfeaee"), (1000, 70, 1.3, "#c5d6dd"), (620, 40, 0.7, "#b9cfd8")):
        with canvas.group(x, y, scale, opacity="0.5"):
            canvas.path("M0 40A34 34 0 0 1 22 -22A48 48 0 0 1 112 -16A32 32 0 0 1 140 40Z", shade)
    for x, y, length in ((690, 190, 120), (740, 228, 90), (660, 258, 70)):
        canvas.stroke(f"M{x} {y}h{length}q26 0 26 -20t-22 -18t-16 16", "#e8f2f5", 5, opacity=0.75)
    swell = [(560 + 20 * i, 352 - 3.6 * i - (2 + i * 1.7) * sin(i * 0.75)) for i in range(34)]
    canvas.path(f"{curve(swell)}V400H560Z", "#2f6f86")
    canvas.path(sea(0, WIDTH, 356, 400, 9, 240, 30), "#1f566c")
    with canvas.group(930, 226, 1.3, -12):
        canvas.path("M-64 0H70L50 34H-44Z", "#b8432f")
        canvas.path("M-64 0H70L66 8H-60Z", "#f3e3c3")
        canvas.rect(-34, -30, 42, 30, "#f6ead2", r=3)
        canvas.rect(-26, -22, 10, 10, "#26485a")
        canvas.rect(-8, -22, 10, 10, "#26485a")
        canvas.line(28, 0, 28, -84, "#f6ead2", 4)
        canvas.path("M28 -82C6 -88 -8 -70 -36 -78C-16 -66 4 -56 28 -58Z", "#fbbf24")
    canvas.path(sea(0, WIDTH, 384, 410, 8, 200, 90), PALETTE.paper)
    headline(
        canvas,
        76,
        "AN TOÀN TRÊN BIỂN",
        ("Thang sức gió", "cho người đi biển"),
        "Mỗi cấp gió nhanh cỡ nào, sóng cao bao nhiêu, thuyền nhỏ nên làm gì?",
        kicker_fill="#ffe08a",
        fill="#ffffff",
        deck_fill="#ffffff",
        size=62,
        width=560,
    )


def _draw_rows(canvas: Canvas, y: float) -> float:
    columns = (MARGIN + 86.0, MARGIN + 258.0, MARGIN + 452.0)
    for x, label in zip(
        (MARGIN + 4.0, *columns), ("Cấp", "Tốc độ (km/h)", "Sóng (m)", "Dấu hiệu trên biển"), strict=True
    ):
        canvas.text(x, y + 24, label, 22, PALETTE.soft, bold=True)
    top, row = y + 42, 112.0
    advice_x = 930.0
    canvas.text(advice_x, y + 24, "Thuyền nhỏ", 22, PALETTE.soft, bold=True)
    for index, force in enumerate(FORCES):
        at = top + index * row
        canvas.rect(MARGIN, at, advice_x - MARGIN - 20, row - 10, PALETTE.card, r=14)
        canvas.path(
            f"M{MARGIN + 14} {at}H{MARGIN + 70}V{at + row - 10}H{MARGIN + 14}a14 14 0 0 1 -14 -14V{at + 14}"
            f"a14 14 0 0 1 14 -14Z",
            force.colour,
        )
        light = index >= 9
        ink = "#ffffff" if light else PALETTE.ink
        canvas.text(MARGIN + 35, at + 66, str(index), 42, ink, bold=True, anchor="middle")
        _draw_sock(canvas, columns[0] + 6, at + 10, index, force.colour)
        canvas.text(columns[0], at + 90, force.speed, 24, PALETTE.ink, bold=True)
        _draw_wave(canvas, columns[1], at, row - 10, force)
        canvas.block(columns[2], at + 18, force.signs, advice_x - 36 - columns[2], 23, PALETTE.ink, leading=1.34)
    for first, last, verdict, words, fill in SPANS:
        at, height = top + first * row, (last - first + 1) * row - 10
        canvas.rect(advice_x, at, WIDTH - MARGIN - advice_x, height, fill, r=14)
        middle = at + height / 2
        canvas.text((advice_x + WIDTH - MARGIN) / 2, middle - 26, verdict, 24, "#ffffff", bold=True, anchor="middle")
        canvas.block(
            (advice_x + WIDTH - MARGIN) / 2,
            middle - 10,
            words,
            WIDTH - MARGIN - advice_x - 24,
            22,
            "#ffffff",
            anchor="middle",
            leading=1.32,
        )
    return top + len(FORCES) * row - 10


def _draw_sock(canvas: Canvas, x: float, y: float, force: int, colour: str) -> None:
    """A wind sock that fills as the wind grows."""
    canvas.line(x, y, x, y + 50, PALETTE.soft, 4)
    droop = max(0.0, 84 - force * 14)
    with canvas.group(x + 2, y + 8, 1, droop):
        stretch = 44 + force * 5.5
        canvas.path(points((0, -9), (stretch, -5), (stretch, 6), (0, 10)), colour)
        for part in (0.28, 0.72):
            canvas.path(
                points(
                    (stretch * part, -8),
                    (stretch * (part + 0.16), -7),
                    (stretch * (part + 0.16), 8),
                    (stretch * part, 9),
                ),
                "#ffffff",
                opacity=0.7,
            )


def _draw_wave(canvas: Canvas, x: float, top: float, height: float, force: Force) -> None:
    width, base = 172.0, top + height
    window = canvas.clip(f"sea{FORCES.index(force)}", x, top, width, height)
    with canvas.group(clip_path=window):
        size = force.height / 14 * 23 + (0.8 if force.height else 0)
        middle = base - 16 - size
        canvas.path(sea(x - 20, x + width + 20, middle, base, size, 52 + force.height * 5, 10), "#3f87a6")
        canvas.path(
            sea(x - 20, x + width + 20, middle + 9 + size * 0.35, base, size * 0.7, 44 + force.height * 4, 30),
            "#2b6a88",
        )
    label_y = top + 32
    canvas.text(x + width - 8, label_y, f"{force.wave} m", 24, PALETTE.ink, bold=True, anchor="end")


def _draw_rules(canvas: Canvas, y: float) -> float:
    canvas.rect(MARGIN, y, INNER, 190, PALETTE.ink, r=18)
    rules = (
        ("Gió giật", "có lúc mạnh hơn gió trung bình vài cấp."),
        ("Sóng đến sớm", "hơn gió bão: sóng lừng lạ là lời báo trước."),
        ("Trước giờ đi", "báo người ở nhà nơi đánh bắt và giờ về."),
    )
    width = INNER / 3
    for index, (name, words) in enumerate(rules):
        x = MARGIN + 34 + index * width
        badge(canvas, x + 24, y + 56, "123"[index], "#ffe08a", ink=PALETTE.ink)
        canvas.text(x + 62, y + 66, name, 27, "#ffe08a", bold=True)
        canvas.block(x, y + 92, words, width - 56, 23, "#ffffff", leading=1.36)
    return y + 190
