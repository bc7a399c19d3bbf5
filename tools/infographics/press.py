"""How a press conference runs: the room from above, eight steps along a path, an hour on a bar, how to ask."""

from infographics.canvas import INNER, MARGIN, WIDTH, Canvas
from infographics.furniture import Palette, badge, foot, headline, section
from infographics.shapes import arrow, points

PALETTE = Palette(paper="#f5f4fb", card="#ffffff", ink="#23204d", soft="#56537a", accent="#c8372d", rule="#d6d3ea")
NIGHT, VIOLET, LILAC, GOLD, TEAL = "#23204d", "#4f46a5", "#c9c4ee", "#f4b942", "#0f766e"
STEPS = (
    ("Gửi giấy mời", "Nêu rõ chủ đề, giờ, nơi và hạn đăng ký.", "Trước 3–5 ngày"),
    ("Đăng ký, đón tiếp", "Kiểm thẻ, phát tài liệu, chỉ chỗ ngồi.", "Trước 45 phút"),
    ("Thử máy", "Thử micrô, đường tiếng, ánh sáng, phiên dịch.", "Trước 20 phút"),
    ("Mở đầu", "Người điều hành chào, giới thiệu, nói thể lệ hỏi.", "5 phút"),
    ("Thông báo", "Người phát ngôn đọc thông báo, đưa số liệu.", "15 phút"),
    ("Hỏi – đáp", "Mỗi lượt một câu; xoay vòng giữa các báo.", "30 phút"),
    ("Khép lại", "Câu cuối, lời cảm ơn, hẹn nơi trả lời tiếp.", "5 phút"),
    ("Sau họp báo", "Gửi ghi âm, văn bản, bổ sung câu còn nợ.", "Trong ngày"),
)


def draw() -> Canvas:
    canvas = Canvas(
        "hop-bao",
        "Một cuộc họp báo diễn ra thế nào?",
        "Sơ đồ phòng họp báo nhìn từ trên, tám bước từ giấy mời đến tư liệu sau họp báo, phân bổ sáu mươi phút và cách "
        "đặt câu hỏi gọn. Toàn văn ở phần chữ của bài.",
        PALETTE.paper,
    )
    _draw_head(canvas)
    y = _draw_room(canvas, 462)
    y = _draw_steps(canvas, y + 40)
    y = _draw_hour(canvas, y + 36)
    y = _draw_question(canvas, y + 36)
    foot(canvas, y + 30, "Thời lượng là ví dụ cho một cuộc họp báo một giờ.", PALETTE)
    return canvas


def _draw_head(canvas: Canvas) -> None:
    canvas.rect(0, 0, WIDTH, 420, NIGHT)
    for x, fill in ((760, "#5a51b5"), (1090, "#5a51b5")):
        canvas.path(points((x, -10), (x - 150, 420), (x + 150, 420)), fill, opacity=0.28)
    canvas.rect(680, 70, 470, 190, "#37326f", r=12)
    for row in range(3):
        for column in range(5):
            x, y = 728 + column * 94, 112 + row * 54
            canvas.rect(x - 28, y - 14, 56, 28, VIOLET, r=14, opacity=0.55 if (row + column) % 2 else 0.9)
    for x, coat, shirt in ((800, "#6d64c4", "#f3f0ff"), (920, "#c8372d", "#fff4e0"), (1040, "#0f766e", "#e6fffb")):
        canvas.path(f"M{x - 56} 330C{x - 56} 270 {x - 30} 258 {x} 258C{x + 30} 258 {x + 56} 270 {x + 56} 330Z", coat)
        canvas.path(points((x - 14, 258), (x, 292), (x + 14, 258)), shirt)
        canvas.circle(x, 222, 33, "#f0c9a2")
        canvas.path(
            f"M{x - 35} 222C{x - 38} 176 {x + 38} 176 {x + 35} 222C{x + 26} 202 {x - 22} 206 {x - 35} 222Z", "#2b2233"
        )
    canvas.path(points((656, 320), (1174, 320), (1196, 420), (634, 420)), "#8d5b3d")
    canvas.path(points((656, 320), (1174, 320), (1177, 334), (653, 334)), "#b07a54")
    for x in (770, 800, 830, 890, 920, 950, 1010, 1040, 1070):
        tall = 300 if x in (800, 920, 1040) else 308
        canvas.stroke(f"M{x} 352L{x} {tall}", "#16132f", 6)
        canvas.rect(x - 9, tall - 24, 18, 32, "#16132f", r=9)
        canvas.rect(x - 9, tall - 6, 18, 5, GOLD if x % 4 else "#e06b5f")
    headline(
        canvas,
        80,
        "NGHỀ BÁO",
        ("Một cuộc họp báo", "diễn ra thế nào?"),
        "Tám bước và một giờ đồng hồ, từ tờ giấy mời đến bản ghi âm sau cùng.",
        kicker_fill=GOLD,
        fill="#ffffff",
        deck_fill="#e5e2fb",
        size=62,
        width=580,
    )


def _draw_room(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "1", "Căn phòng nhìn từ trên", PALETTE)
    left, width, height = float(MARGIN), 600.0, 500.0
    canvas.rect(left, y, width, height, PALETTE.card, r=14, stroke=NIGHT, stroke_width=8)
    canvas.rect(left + 120, y + 22, 360, 10, VIOLET, r=5)
    canvas.rect(left + 140, y + 74, 320, 40, "#b07a54", r=8)
    for step in range(4):
        canvas.circle(left + 184 + step * 78, y + 56, 14, VIOLET)
        canvas.circle(left + 184 + step * 78, y + 92, 5, NIGHT)
    canvas.path(
        points((left + 492, y + 66), (left + 548, y + 66), (left + 540, y + 110), (left + 500, y + 110)), "#8d5b3d"
    )
    for row in range(5):
        for column in range(8):
            x = left + 128 + column * 40 + (34 if column >= 4 else 0)
            canvas.rect(x, y + 166 + row * 40, 26, 26, LILAC, r=7)
    canvas.rect(left + 20, y + 150, 66, 150, "#d9f3ee", r=8, stroke=TEAL, stroke_width=4)
    for seat in (186, 236):
        canvas.circle(left + 53, y + seat + 14, 13, TEAL)
    canvas.rect(left + 108, y + 386, 390, 56, "#ece9fb", r=8, stroke=LILAC, stroke_width=3)
    for step in range(5):
        with canvas.group(left + 150 + step * 76, y + 412):
            canvas.stroke("M0 4L-14 24M0 4L14 24M0 4V-2", NIGHT, 3)
            canvas.rect(-14, -16, 28, 18, NIGHT, r=3)
            canvas.rect(-5, -24, 10, 9, NIGHT, r=2)
    canvas.rect(left + 528, y + 230, 48, 34, GOLD, r=6)
    for socket in (538, 552, 566):
        canvas.circle(left + socket, y + 247, 4.5, NIGHT)
    canvas.stroke(f"M{left + 552} {y + 230}V{y + 140}H{left + 522}V{y + 112}", GOLD, 4, stroke_dasharray="3 9")
    canvas.rect(left + 520, y + height - 8, 66, 16, PALETTE.paper)
    canvas.path(
        f"M{left + 520} {y + height}A66 66 0 0 1 {left + 586} {y + height - 66}V{y + height}",
        "#ffffff",
        stroke=NIGHT,
        stroke_width=3,
    )
    canvas.rect(left + 408, y + 456, 92, 28, "#b07a54", r=6)
    spots = (
        (left + 300, y + 94, "1"), (left + 520, y + 88, "2"), (left + 302, y + 260, "3"), (left + 53, y + 225, "4"),
        (left + 552, y + 208, "5"), (left + 108, y + 414, "6"), (left + 454, y + 470, "7"),
    )  # fmt: skip
    legend = (
        ("Bàn chủ tọa", "người phát ngôn, khách mời"),
        ("Bục điều hành", "gọi tên, giữ giờ"),
        ("Ghế phóng viên", "chừa lối giữa chuyển micrô"),
        ("Buồng phiên dịch", "nhìn thẳng lên bàn chủ tọa"),
        ("Hộp chia tiếng", "máy ghi âm, máy quay cắm vào"),
        ("Bục máy quay", "cao hơn ghế, không che ai"),
        ("Bàn đón tiếp", "ở cửa: thẻ, tài liệu"),
    )
    for x, at, label in spots:
        badge(canvas, x, at, label, PALETTE.accent, r=18)
    x, at = left + width + 50, y + 4
    for label, (name, words) in zip("1234567", legend, strict=True):
        badge(canvas, x + 20, at + 24, label, PALETTE.accent, r=20)
        canvas.text(x + 56, at + 20, name, 25, PALETTE.ink, bold=True)
        canvas.text(x + 56, at + 50, words, 22, PALETTE.soft)
        at += 71
    return y + height


def _draw_steps(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "2", "Tám bước", PALETTE)
    width, height, gap = 246.0, 238.0, 24.0
    line_y = y + 46
    turn = line_y + height + gap
    right = WIDTH - MARGIN - 18.0
    canvas.stroke(
        f"M{MARGIN + 40} {line_y}H{right}Q{right + 48} {line_y} {right + 48} {line_y + 50}V{turn - 50}"
        f"Q{right + 48} {turn} {right} {turn}H{MARGIN + 40}",
        LILAC,
        14,
    )
    for index, (name, words, when) in enumerate(STEPS):
        row, place = divmod(index, 4)
        column = place if row == 0 else 3 - place
        x = MARGIN + column * (width + gap)
        top = y + row * (height + gap)
        canvas.circle(x + 46, top + 46, 46, VIOLET if row == 0 else TEAL)
        with canvas.group(x + 46, top + 46):
            _draw_step(canvas, index)
        badge(canvas, x + 98, top + 14, str(index + 1), PALETTE.accent, r=18)
        canvas.text(x, top + 126, name, 25, PALETTE.ink, bold=True)
        end = canvas.block(x, top + 132, words, width - 4, 21, PALETTE.soft, leading=1.28)
        canvas.text(x, end + 22, when, 21, PALETTE.accent, bold=True)
    return y + 2 * height + gap


def _draw_step(canvas: Canvas, index: int) -> None:
    white, ink = "#ffffff", VIOLET if index < 4 else TEAL
    if index == 0:
        canvas.rect(-26, -18, 52, 36, white, r=4)
        canvas.stroke("M-24 -15L0 4L24 -15", ink, 4)
    elif index == 1:
        canvas.rect(-18, -12, 36, 40, white, r=5)
        canvas.stroke("M-10 -14L-4 -30H4L10 -14", white, 4)
        canvas.circle(0, 2, 7, ink)
        canvas.stroke("M-10 20q10 -14 20 0", ink, 4)
    elif index == 2:
        for x, knob in ((-20, 8), (0, -10), (20, 2)):
            canvas.line(x, -24, x, 24, white, 4)
            canvas.circle(x, knob, 8, white)
    elif index == 3:
        canvas.rect(-10, -30, 20, 36, white, r=10)
        canvas.stroke("M-18 -6A18 18 0 0 0 18 -6M0 12V26M-12 26H12", white, 4)
    elif index == 4:
        canvas.rect(-20, -28, 40, 54, white, r=4)
        canvas.stroke("M-11 -15H11M-11 -4H11M-11 7H11M-11 17H2", ink, 4)
    elif index == 5:
        canvas.path("M-30 -26H8Q14 -26 14 -20V-4Q14 2 8 2H-12L-24 12V2H-30Q-34 2 -34 -4V-20Q-34 -26 -30 -26Z", white)
        canvas.path("M2 8H26Q32 8 32 14V20Q32 26 26 26H22V34L12 26H2Q-4 26 -4 20V14Q-4 8 2 8Z", GOLD)
        canvas.text(-10, -3, "?", 26, ink, bold=True, anchor="middle")
    elif index == 6:
        canvas.stroke("M-22 2L-6 18L24 -16", white, 8)
    else:
        canvas.path("M-28 -4L30 -28L8 28L-2 8Z", white)
        canvas.stroke("M-2 8L30 -28", ink, 3)


def _draw_hour(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "3", "Sáu mươi phút chia thế nào?", PALETTE)
    parts = ((5, "Ổn định", LILAC, NIGHT), (5, "Mở đầu", GOLD, NIGHT), (15, "Thông báo", VIOLET, "#ffffff"),
             (30, "Hỏi – đáp", TEAL, "#ffffff"), (5, "Khép lại", PALETTE.accent, "#ffffff"))  # fmt: skip
    x = float(MARGIN)
    for minutes, label, fill, ink in parts:
        width = INNER * minutes / 60
        canvas.rect(x, y, width - 4, 76, fill, r=10)
        canvas.text(
            x + (width - 4) / 2, y + 48, f"{minutes} phút" if minutes > 5 else "5", 28, ink, bold=True, anchor="middle"
        )
        if minutes > 5:
            canvas.text(x + (width - 4) / 2, y + 112, label, 23, PALETTE.ink, bold=True, anchor="middle")
        else:
            canvas.text(x + (width - 4) / 2, y + 112, label, 20, PALETTE.ink, anchor="middle")
        x += width
    return y + 124


def _draw_question(canvas: Canvas, y: float) -> float:
    height = 216.0
    canvas.rect(MARGIN, y, INNER, height, NIGHT, r=20)
    canvas.text(MARGIN + 36, y + 54, "Giơ tay hỏi cho gọn", 32, "#ffffff", bold=True)
    parts = (
        ("Xưng tên", "“Tôi là… của báo…”"),
        ("Dẫn một dữ kiện", "một câu, có nguồn"),
        ("Hỏi đúng một điều", "ai, khi nào, vì sao"),
    )
    width = (INNER - 72 - 80) / 3
    for index, (name, words) in enumerate(parts):
        x = MARGIN + 36 + index * (width + 40)
        canvas.rect(x, y + 82, width, 104, "#37326f", r=14)
        canvas.text(x + 22, y + 126, name, 26, GOLD, bold=True)
        canvas.text(x + 22, y + 162, words, 23, "#ffffff")
        if index:
            canvas.stroke(arrow(x - 33, y + 134, x - 8, y + 134, 10), GOLD, 5)
    return y + height
