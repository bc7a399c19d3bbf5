"""Seven tips against false news: a post with seven marks, a card for each, and a last fork in the road."""

from infographics.canvas import INNER, MARGIN, WIDTH, Canvas
from infographics.furniture import Palette, badge, foot, headline, section
from infographics.shapes import arrow, points

PALETTE = Palette(paper="#f4f7f5", card="#ffffff", ink="#17302c", soft="#4a5f5a", accent="#c2303a", rule="#d2deda")
TEAL, MINT, AMBER, CORAL = "#0f6b62", "#d5efe6", "#ffc857", "#c2303a"
TIPS = (
    ("Nguồn là ai?", "Mở trang của người đăng: lập bao giờ, từng đăng gì, có ghi cách liên lạc không."),
    ("Ngày nào?", "Tin cũ hay được đăng lại như mới. Xem ngày của bài gốc, không chỉ ngày chia sẻ."),
    ("Tít có gào không?", "Chữ in hoa, “sốc”, “lan truyền gấp” nhằm làm ta vội. Đọc hết bài rồi hãy tin."),
    ("Ảnh có thật chỗ ấy?", "Tìm ngược bằng hình ảnh; soi biển hiệu, bóng nắng, thời tiết, bàn tay, con chữ."),
    ("Ai nói câu ấy?", "Tìm lời gốc: văn bản, băng ghi âm, trang chính thức. “Nghe nói” chưa phải nguồn."),
    ("Địa chỉ có lạ?", "Một chữ cái thay đi là trang khác. Gõ tay địa chỉ báo, đừng bấm đường dẫn lạ."),
    ("Nơi khác có đưa?", "Tin lớn hiếm khi chỉ có một nơi biết. Đối chiếu ít nhất hai nguồn độc lập."),
)


def draw() -> Canvas:
    canvas = Canvas(
        "tin-gia",
        "Bảy cách tự vệ trước tin giả",
        "Một bài đăng mẫu trên điện thoại được đánh số bảy chỗ cần soi, bảy lời khuyên và sơ đồ ba câu hỏi trước khi "
        "chia sẻ. Toàn văn ở phần chữ của bài.",
        PALETTE.paper,
    )
    _draw_head(canvas)
    y = _draw_post(canvas, 452)
    y = _draw_fork(canvas, y + 40)
    foot(canvas, y + 34, "Bài đăng trong hình là bịa để minh họa, không nhắc tới ai có thật.", PALETTE)
    return canvas


def _draw_head(canvas: Canvas) -> None:
    canvas.rect(0, 0, WIDTH, 410, TEAL)
    for x, y, r in ((1120, 40, 180), (620, 400, 120)):
        canvas.circle(x, y, r, "#ffffff", opacity=0.06)
    for x, y, turn, fill in ((710, 110, -12, "#2c8a7f"), (1070, 250, 10, "#2c8a7f"), (740, 290, 8, "#248076")):
        with canvas.group(x, y, 1, turn):
            canvas.rect(-80, -44, 160, 88, fill, r=14)
            canvas.stroke("M-54 -16H54M-54 8H54M-54 28H10", "#8fd0c4", 7)
    with canvas.group(900, 186, 1.0, 0):
        canvas.circle(0, 0, 122, "#ffffff", opacity=0.16)
        canvas.circle(0, 0, 104, "#fdf7e6", stroke=AMBER, stroke_width=20)
        canvas.stroke("M84 84L154 154", AMBER, 34)
        canvas.stroke("M112 112L154 154", "#e0a52f", 34)
        canvas.path(
            points((0, -64), (72, 58), (-72, 58)), CORAL, stroke=CORAL, stroke_width=14, stroke_linejoin="round"
        )
        canvas.stroke("M0 -28V18", "#ffffff", 14)
        canvas.circle(0, 42, 8.5, "#ffffff")
    headline(
        canvas,
        80,
        "KỸ NĂNG SỐ",
        ("Bảy cách tự vệ", "trước tin giả"),
        "Tin giả sống nhờ một cái bấm vội.\nSoi bảy chỗ này, chưa đến hai phút.",
        kicker_fill=AMBER,
        fill="#ffffff",
        deck_fill="#e2f4ef",
        size=66,
        width=540,
    )


def _draw_post(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "?", "Bảy chỗ cần soi trên một bài đăng", PALETTE)
    left, width, height = float(MARGIN), 430.0, 920.0
    canvas.rect(left, y, width, height, "#17302c", r=48)
    canvas.rect(left + 16, y + 16, width - 32, height - 32, "#ffffff", r=34)
    canvas.rect(left + width / 2 - 60, y + 26, 120, 22, "#17302c", r=11)
    inner = left + 40
    canvas.circle(inner + 32, y + 104, 32, MINT)
    canvas.circle(inner + 32, y + 95, 12, TEAL)
    canvas.path(f"M{inner + 10} {y + 124}a22 20 0 0 1 44 0Z", TEAL)
    canvas.text(inner + 80, y + 98, "Tin Lạ Mỗi Giây", 24, PALETTE.ink, bold=True)
    canvas.text(inner + 80, y + 130, "lập 3 ngày trước", 21, PALETTE.soft)
    canvas.text(inner, y + 186, "Chia sẻ: hôm nay", 21, PALETTE.soft)
    canvas.text(inner, y + 216, "Ảnh gốc: năm nào?", 21, PALETTE.soft)
    canvas.text(inner, y + 272, "SỐC!!! CÁ VOI", 34, CORAL, bold=True)
    canvas.text(inner, y + 316, "BAY QUA PHỐ", 34, CORAL, bold=True)
    picture_top = y + 344
    canvas.rect(left + 16, picture_top, width - 32, 232, canvas.gradient("scene", [(0, "#8fc8e8"), (1, "#dff1f5")]))
    for across, tall in ((0, 92), (62, 130), (128, 74), (190, 112), (262, 88), (330, 120)):
        canvas.rect(left + 16 + across, picture_top + 232 - tall, 58, tall, "#7f97a8")
        for row in range(int(tall // 30)):
            for column in range(2):
                canvas.rect(left + 28 + across + column * 22, picture_top + 244 - tall + row * 28, 12, 14, "#dfe9ee")
    with canvas.group(left + 210, picture_top + 76):
        canvas.path("M-128 4C-110 -44 -30 -62 50 -34C76 -26 96 -22 112 -44C118 -54 130 -54 142 -50"
                    "C136 -40 132 -34 124 -30C136 -24 142 -14 142 -4C126 -2 118 -10 112 -20"
                    "C96 14 40 40 -36 40C-88 40 -122 30 -128 4Z",
                    "#33566b")  # fmt: skip
        canvas.path("M-126 8C-96 26 -10 34 60 18C34 34 0 40 -36 40C-86 40 -120 30 -126 8Z", "#cfdfe6")
        canvas.circle(-84, -6, 6, "#ffffff")
        canvas.path("M-20 28C-16 48 -2 60 22 62C20 44 10 30 0 24Z", "#274557")
    y2 = picture_top + 262
    canvas.text(inner, y2 + 16, "“Tôi nghe một người quen", 22, PALETTE.ink)
    canvas.text(inner, y2 + 46, "kể rằng chính mắt họ thấy…”", 22, PALETTE.ink)
    canvas.rect(inner, y2 + 78, width - 80, 66, "#eef3f1", r=12, stroke=PALETTE.rule, stroke_width=2)
    canvas.text(inner + 20, y2 + 119, "bao-tin-cay.xyz-vn.test", 22, "#1a5fa8")
    canvas.line(inner, y2 + 176, left + width - 40, y2 + 176, PALETTE.rule, 2)
    canvas.text(inner, y2 + 214, "Chưa báo nào khác đưa tin", 21, PALETTE.soft)
    canvas.rect(inner, y2 + 236, width - 80, 50, CORAL, r=25)
    canvas.text(left + width / 2, y2 + 269, "CHIA SẺ NGAY", 22, "#ffffff", bold=True, anchor="middle")
    spots = (y + 104, y + 192, y + 290, picture_top + 116, y2 + 30, y2 + 111, y2 + 206)
    x = left + width + 120
    step = height / 7
    for index, ((name, words), spot) in enumerate(zip(TIPS, spots, strict=True)):
        at = y + index * step
        from_x = left + width - 2
        canvas.path(
            f"M{from_x} {spot}C{from_x + 50} {spot} {x - 90} {at + 30} {x - 30} {at + 30}",
            "none",
            stroke=CORAL,
            stroke_width=3,
            stroke_dasharray="2 8",
            stroke_linecap="round",
        )
        badge(canvas, from_x - 8, spot, str(index + 1), CORAL, r=22)
        badge(canvas, x - 8, at + 30, str(index + 1), TEAL, r=26)
        canvas.text(x + 38, at + 40, name, 29, PALETTE.ink, bold=True)
        canvas.block(x + 38, at + 48, words, WIDTH - MARGIN - x - 38, 22, PALETTE.soft, leading=1.3)
    return y + height


def _draw_fork(canvas: Canvas, y: float) -> float:
    height = 424.0
    canvas.rect(MARGIN, y, INNER, height, PALETTE.card, r=22, stroke=PALETTE.rule, stroke_width=2)
    canvas.text(MARGIN + 36, y + 60, "Trước khi bấm chia sẻ: ba câu hỏi", 34, PALETTE.ink, bold=True)
    questions = (("Biết rõ", "ai là nguồn?"), ("Hai nơi độc lập", "cùng xác nhận?"), ("Có ích, không", "làm hại ai?"))
    width, top = 250.0, y + 98
    for index, lines in enumerate(questions):
        x = MARGIN + 36 + index * (width + 48)
        canvas.rect(x, top, width, 110, MINT, r=18)
        for row, line in enumerate(lines):
            canvas.text(x + width / 2, top + 50 + row * 34, line, 26, PALETTE.ink, bold=True, anchor="middle")
        end = x + width + 44
        canvas.stroke(arrow(x + width + 6, top + 55, end, top + 55), TEAL, 6)
        canvas.text(x + width + 24, top + 38, "Có", 22, TEAL, bold=True, anchor="middle")
        canvas.stroke(arrow(x + width / 2, top + 118, x + width / 2, top + 190), CORAL, 6)
        canvas.text(x + width / 2 + 18, top + 162, "Không", 22, CORAL, bold=True)
    x = MARGIN + 36 + 3 * (width + 48)
    canvas.circle(x + 54, top + 55, 54, TEAL)
    canvas.stroke(f"M{x + 30} {top + 56}l17 18l32 -36", "#ffffff", 10)
    canvas.text(x + 54, top + 146, "Chia sẻ", 26, TEAL, bold=True, anchor="middle")
    bottom = top + 206
    canvas.rect(MARGIN + 36, bottom, INNER - 72, 94, CORAL, r=18)
    with canvas.group(MARGIN + 92, bottom + 47):
        canvas.circle(0, 0, 28, "#ffffff")
        canvas.rect(-10, -12, 7, 24, CORAL, r=2)
        canvas.rect(3, -12, 7, 24, CORAL, r=2)
    canvas.text(MARGIN + 142, bottom + 42, "Dừng lại", 28, "#ffffff", bold=True)
    canvas.text(
        MARGIN + 142, bottom + 76, "Không chia sẻ; báo cho người quản trị; nhắn riêng người đăng.", 23, "#ffffff"
    )
    return y + height
