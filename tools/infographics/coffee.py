"""From cherry to cup: a cherry cut open, three ways to dry it, the road to the roaster, the roast, the phin."""

from infographics.canvas import INNER, MARGIN, WIDTH, Canvas
from infographics.furniture import Palette, badge, foot, headline, section
from infographics.shapes import arrow, points, sea

PALETTE = Palette(paper="#fbf5ec", card="#ffffff", ink="#3a2317", soft="#6a5446", accent="#b3261e", rule="#e4d5c2")
CHERRY, PULP, HONEY, HUSK, SILVER, GREEN_BEAN = "#b3261e", "#e0695a", "#f2c879", "#ecdcb8", "#d9d2c0", "#93a56b"
LEAF, PALE, BROWN, DARK = "#3f7d4f", "#4c9160", "#7a4a2b", "#2a170e"
LAYERS = (
    ("Vỏ quả", "chín đỏ hoặc vàng", 0),
    ("Thịt quả", "mỏng, ngọt", 1),
    ("Lớp nhớt", "dính như mật", 2),
    ("Vỏ thóc", "cứng, như vỏ trấu", 3),
    ("Vỏ lụa", "màng mỏng ánh bạc", 4),
    ("Nhân", "hai hạt úp mặt vào nhau", 5),
)
WAYS = (
    ("Chế biến khô", "Phơi cả quả trên giàn 3–4 tuần, đảo luôn tay.", "Đậm, mùi quả chín", CHERRY),
    ("Mật ong", "Xát vỏ quả, giữ lớp nhớt, phơi 2–3 tuần.", "Ngọt dịu, tròn vị", "#8f5a08"),
    ("Chế biến ướt", "Xát vỏ, ủ cho tan nhớt, rửa sạch rồi phơi.", "Chua sáng, vị trong", "#1f7a8c"),
)
ROASTS = (
    ("Nhân sống", "nhiệt độ phòng\nmùi cỏ khô", "#93a56b"),
    ("Ngả vàng", "gần 150 °C\nmùi bánh mì", "#c9a45c"),
    ("Rang nhạt", "gần 200 °C\nnổ lần một", "#a9713f"),
    ("Rang vừa", "210–220 °C\ncân bằng", "#7a4a2b"),
    ("Rang đậm", "trên 225 °C\nnổ lần hai", "#40241a"),
)


def draw() -> Canvas:
    canvas = Canvas(
        "ca-phe",
        "Từ quả cà phê chín đến chiếc phin",
        "Quả cà phê bổ đôi với sáu lớp, ba cách sơ chế, đường đi đến lò rang, năm mức rang và bốn bước pha phin. "
        "Toàn văn ở phần chữ của bài.",
        PALETTE.paper,
    )
    _draw_head(canvas)
    y = _draw_cherry(canvas, 448)
    y = _draw_ways(canvas, y + 30)
    y = _draw_road(canvas, y + 36)
    y = _draw_roasts(canvas, y + 34)
    y = _draw_phin(canvas, y + 36)
    foot(canvas, y + 30, "Số ngày, nhiệt độ, khối lượng đều là ước chừng, tùy giống và mùa.", PALETTE)
    return canvas


def _leaf(canvas: Canvas, x: float, y: float, turn: float, size: float, fill: str) -> None:
    with canvas.group(x, y, size, turn):
        canvas.path("M0 0C-46 -34 -50 -100 0 -160C50 -100 46 -34 0 0Z", fill)
        canvas.stroke("M0 0V-146M0 -40L-24 -62M0 -40L24 -62M0 -80L-22 -102M0 -80L22 -102", "#2c5a39", 3)


def _draw_head(canvas: Canvas) -> None:
    canvas.rect(0, 0, WIDTH, 410, canvas.gradient("roast", [(0, "#2a170e"), (1, "#5b3421")]))
    with canvas.group(clip_path=canvas.clip("head", 0, 0, WIDTH, 410)):
        canvas.stroke("M1230 60C1100 60 960 96 812 60S680 20 640 -20", "#6b4a2c", 14)
        for x, y, turn, size, fill in ((1120, 64, 30, 1.0, LEAF), (1120, 64, 160, 0.9, PALE), (960, 82, -30, 0.9, PALE),
                                       (860, 72, 200, 0.95, LEAF), (760, 46, -50, 0.7, LEAF)):  # fmt: skip
            _leaf(canvas, x, y, turn, size, fill)
        for x, y, r, fill in (
            (980, 110, 30, CHERRY),
            (1032, 98, 28, "#d5483d"),
            (1008, 146, 28, "#c8372d"),
            (1148, 92, 26, CHERRY),
            (790, 82, 24, "#d98a3a"),
            (826, 98, 25, CHERRY),
            (1060, 138, 24, "#8fa84e"),
        ):
            canvas.circle(x, y, r, fill)
            canvas.ellipse(x - r * 0.35, y - r * 0.35, r * 0.26, r * 0.16, "#ffffff", opacity=0.55)
            canvas.circle(x + r * 0.2, y + r * 0.72, 3.5, DARK)
    with canvas.group(930, 322):
        canvas.ellipse(0, 70, 170, 18, "#1d0f08")
        canvas.ellipse(0, 62, 150, 16, "#f3e6d2")
        canvas.path("M-92 -44H92C92 22 60 60 0 60S-92 22 -92 -44Z", "#fffaf1")
        canvas.path("M92 -30C140 -44 146 20 78 22", "none", stroke="#fffaf1", stroke_width=15)
        canvas.ellipse(0, -44, 92, 20, "#e9d8bf")
        canvas.ellipse(0, -42, 80, 15, "#4a2817")
        canvas.stroke("M-30 -76q-14 -18 0 -34t0 -32M30 -76q-14 -18 0 -34t0 -32", "#f3e6d2", 6, opacity=0.6)
    headline(
        canvas,
        82,
        "KINH TẾ NÔNG SẢN",
        ("Từ quả cà phê chín", "đến chiếc phin"),
        "Một hạt cà phê đi qua chừng chục bàn tay trước khi thành giọt đậm trong ly.",
        kicker_fill="#f2c879",
        fill="#ffffff",
        deck_fill="#f3e6d2",
        size=60,
        width=560,
    )


def _draw_cherry(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "1", "Bổ đôi quả cà phê", PALETTE)
    cx, cy = 600.0, y + 172
    shells = ((178, CHERRY), (166, PULP), (132, HONEY), (120, HUSK), (108, SILVER))
    for r, fill in shells:
        canvas.ellipse(cx, cy, r * 1.06, r * 0.95, fill)
    for turn in (0, 180):
        with canvas.group(cx, cy, 1, turn):
            canvas.path("M6 -92C66 -92 106 -52 106 0S66 92 6 92Z", GREEN_BEAN)
            canvas.path("M6 -92C22 -60 22 -20 12 0S14 60 6 92Z", "#75894f")
            canvas.stroke("M46 -56C70 -34 70 34 46 56", "#a9ba83", 5)
    canvas.stroke(f"M{cx} {cy - 170}V{cy - 196}", "#6b4a2c", 12)
    targets = ((-182, -26), (-158, 14), (-102, 77), (117, -26), (0, -97), (74, 20))
    places = (("left", 0), ("left", 1), ("left", 2), ("right", 1), ("right", 0), ("right", 2))
    for (name, words, _), (dx, dy), (side, row) in zip(LAYERS, targets, places, strict=True):
        at = y + 46 + row * 112
        text_x, near, bend = (float(MARGIN), 330.0, 372.0) if side == "left" else (870.0, 858.0, 828.0)
        canvas.stroke(points((near, at), (bend, at), (cx + dx, cy + dy), close=False), PALETTE.ink, 2.5)
        canvas.circle(cx + dx, cy + dy, 7, PALETTE.ink, stroke="#ffffff", stroke_width=2.5)
        canvas.text(text_x, at + 6, name, 27, PALETTE.accent, bold=True)
        canvas.text(text_x, at + 38, words, 22, PALETTE.soft)
    return y + 350


def _draw_ways(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "2", "Hái chín rồi rẽ ba lối", PALETTE)
    width, gap = 320.0, 48.0
    for index, (name, words, taste, fill) in enumerate(WAYS):
        x = MARGIN + index * (width + gap)
        canvas.rect(x, y, width, 232, PALETTE.card, r=18, stroke=PALETTE.rule, stroke_width=2)
        canvas.path(f"M{x} {y + 18}a18 18 0 0 1 18 -18H{x + width - 18}a18 18 0 0 1 18 18V{y + 92}H{x}Z", fill)
        with canvas.group(x + 60, y + 46):
            _draw_way(canvas, index)
        canvas.text(x + 112, y + 56, name, 27, "#ffffff", bold=True)
        end = canvas.block(x + 22, y + 104, words, width - 40, 23, PALETTE.ink, leading=1.34)
        canvas.block(x + 22, end + 4, taste, width - 36, 22, fill, bold=True, leading=1.3)
    return y + 232


def _draw_way(canvas: Canvas, index: int) -> None:
    white = "#ffffff"
    if index == 0:
        canvas.circle(0, 0, 15, "#f6c453")
        for x1, y1, x2, y2 in (
            (0, -24, 0, -34),
            (0, 24, 0, 34),
            (-24, 0, -34, 0),
            (24, 0, 34, 0),
            (-17, -17, -24, -24),
            (17, 17, 24, 24),
            (-17, 17, -24, 24),
            (17, -17, 24, -24),
        ):
            canvas.line(x1, y1, x2, y2, "#f6c453", 5, stroke_linecap="round")
    elif index == 1:
        canvas.path(points((-22, -22), (22, -22), (34, 0), (22, 22), (-22, 22), (-34, 0)), "#ffe2a0")
        canvas.path("M0 -14C10 0 13 6 13 11A13 13 0 0 1 -13 11C-13 6 -10 0 0 -14Z", "#8f5a08")
    else:
        canvas.path("M0 -34C16 -12 24 0 24 10A24 24 0 0 1 -24 10C-24 0 -16 -12 0 -34Z", white)
        canvas.stroke("M-10 12A11 11 0 0 0 2 22", "#1f7a8c", 4)


def _draw_road(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "3", "Gặp lại nhau trên đường tới lò rang", PALETTE)
    steps = (("Phơi ráo", "ẩm còn chừng 12%"), ("Xát vỏ thóc", "lộ nhân xanh"), ("Sàng, nhặt", "theo cỡ, bỏ hạt lỗi"),
             ("Đóng bao", "nơi khô, thoáng"), ("Rang", "ra màu, ra mùi"))  # fmt: skip
    width = INNER / 5
    line_y = y + 52
    canvas.line(MARGIN + 50, line_y, WIDTH - MARGIN - width + 60, line_y, "#e0c9a6", 12, stroke_linecap="round")
    for index, (name, words) in enumerate(steps):
        x = MARGIN + index * width
        canvas.circle(x + 52, line_y, 50, BROWN if index < 4 else PALETTE.accent)
        with canvas.group(x + 52, line_y):
            _draw_step(canvas, index)
        canvas.text(x, y + 142, name, 25, PALETTE.ink, bold=True)
        canvas.text(x, y + 174, words, 21, PALETTE.soft)
    y += 202
    weights = (("5–6 kg quả tươi", 500.0, CHERRY), ("1 kg nhân xanh", 250.0, "#5f7339"), ("0,8 kg rang", 206.0, DARK))
    x = float(MARGIN)
    for index, (label, width, fill) in enumerate(weights):
        canvas.rect(x, y, width, 56, fill, r=10)
        canvas.text(x + width / 2, y + 37, label, 24, "#ffffff", bold=True, anchor="middle")
        if index < 2:
            canvas.stroke(arrow(x + width + 8, y + 28, x + width + 42, y + 28), PALETTE.ink, 5)
        x += width + 50
    return y + 56


def _draw_step(canvas: Canvas, index: int) -> None:
    white = "#fff7ea"
    if index == 0:
        canvas.rect(-32, 2, 64, 12, white, r=3)
        canvas.stroke("M-24 14V28M24 14V28", white, 5)
        for x in (-22, -8, 6, 20):
            canvas.ellipse(x, -6, 7, 5, HONEY)
        canvas.circle(20, -26, 8, "#f6c453")
    elif index == 1:
        canvas.path("M-6 -30A24 30 0 0 0 -6 30Z", HUSK)
        canvas.ellipse(8, 0, 18, 26, "#a9ba83")
        canvas.stroke("M8 -20C14 -8 2 8 8 20", "#5d7238", 4)
    elif index == 2:
        canvas.path("M-34 -20H34L22 8H-22Z", white)
        for x, at in ((-12, 20), (0, 30), (12, 20)):
            canvas.circle(x, at, 5, HONEY)
        canvas.stroke("M-20 -8H20", BROWN, 4, stroke_dasharray="1 8")
    elif index == 3:
        canvas.path("M-22 -16C-34 6 -34 32 0 32S34 6 22 -16Z", white)
        canvas.path("M-16 -32H16L22 -18H-22Z", white)
        canvas.stroke("M-22 -16H22", BROWN, 4)
        canvas.ellipse(0, 10, 8, 11, BROWN)
    else:
        canvas.path("M0 34C-30 32 -28 4 -14 -8C-14 4 -4 4 0 -34C22 -16 32 30 0 34Z", "#ffd166")
        canvas.path("M0 30C-14 28 -12 14 -4 6C2 12 14 24 0 30Z", "#e2711d")


def _draw_roasts(canvas: Canvas, y: float) -> float:
    y = section(canvas, y, "4", "Năm sắc độ trong lò", PALETTE)
    width = INNER / 5
    strip = canvas.gradient(
        "strip", [(0.1, "#93a56b"), (0.3, "#c9a45c"), (0.5, "#a9713f"), (0.7, "#7a4a2b"), (0.9, "#40241a")], across=True
    )
    canvas.rect(MARGIN, y + 104, INNER, 14, strip, r=7)
    for index, (name, words, fill) in enumerate(ROASTS):
        x = MARGIN + (index + 0.5) * width
        with canvas.group(x, y + 48, 1, 24):
            canvas.ellipse(0, 0, 33, 44, fill)
            canvas.stroke("M0 -36C14 -14 -14 14 0 36", DARK if index < 4 else "#1a0d07", 5, opacity=0.55)
            canvas.ellipse(-15, -14, 5, 13, "#ffffff", opacity=0.25)
        canvas.text(x, y + 154, name, 24, PALETTE.ink, bold=True, anchor="middle")
        canvas.block(x, y + 158, words, width - 24, 21, PALETTE.soft, anchor="middle", leading=1.28)
    return y + 214


def _draw_phin(canvas: Canvas, y: float) -> float:
    height = 320.0
    canvas.rect(MARGIN, y, INNER, height, DARK, r=22)
    with canvas.group(MARGIN + 150, y + 44):
        canvas.rect(-56, 0, 112, 12, "#cfd6db", r=6)
        canvas.rect(-10, -14, 20, 16, "#cfd6db", r=5)
        canvas.path("M-50 20H50L44 98H-44Z", "#aeb6bd")
        canvas.path("M-50 20H-20L-18 98H-44Z", "#d9dfe3")
        canvas.rect(-84, 98, 168, 13, "#cfd6db", r=6)
        canvas.path("M-58 118H58L50 236H-50Z", "#ffffff", opacity=0.22)
        canvas.path("M-53 192H53L50 236H-50Z", "#6b3f22")
        canvas.path(sea(-51, 51, 188, 200, 3, 51), "#6b3f22")
        for drop in (128, 148, 168):
            canvas.ellipse(0, drop, 4, 6.5, "#c98a4b")
    canvas.text(MARGIN + 300, y + 54, "Bốn phút với chiếc phin", 32, "#ffffff", bold=True)
    steps = (("20 g bột xay vừa", "lắc cho phẳng, đặt nắp gài"), ("20 ml nước nóng", "đợi nửa phút cho bột nở"),
             ("80 ml nước nữa", "chừng 95 °C, đậy nắp"), ("Đợi giọt", "rơi thong thả, 3–4 phút"))  # fmt: skip
    for index, (name, words) in enumerate(steps):
        x, at = MARGIN + 300 + index % 2 * 376, y + 88 + index // 2 * 112
        badge(canvas, x + 22, at + 30, str(index + 1), "#f2c879", ink=DARK, r=22)
        canvas.text(x + 58, at + 30, name, 26, "#f2c879", bold=True)
        canvas.text(x + 58, at + 64, words, 22, "#f6ead8")
    return y + height
