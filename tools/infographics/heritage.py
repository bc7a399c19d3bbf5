"""Some World Heritage Sites in Viet Nam: a line of years to scale, and a card with a drawn view for each."""

from collections.abc import Callable
from dataclasses import dataclass

from infographics import heritage_views as views
from infographics.canvas import INNER, MARGIN, WIDTH, Canvas
from infographics.furniture import Palette, foot, headline, pill
from infographics.shapes import points

PALETTE = Palette(paper="#faf5ec", card="#ffffff", ink="#33261d", soft="#65564a", accent="#a44a25", rule="#ddcfba")
CULTURE, NATURE, MIXED = "#a44a25", "#2b7a4b", "#6a4c93"
KINDS = {CULTURE: "Văn hóa", NATURE: "Thiên nhiên", MIXED: "Hỗn hợp"}


@dataclass(frozen=True)
class Site:
    year: int
    short: str
    name: str
    place: str
    kind: str
    view: Callable[[Canvas], None]
    note: str = ""


SITES = (
    Site(
        1993, "Huế", "Quần thể di tích Cố~đô~Huế", "Thành phố Huế", CULTURE, views.draw_hue,
        "Kinh đô triều Nguyễn bên dòng sông Hương",
    ),
    Site(
        1994, "Hạ Long", "Vịnh Hạ Long", "Quảng Ninh", NATURE, views.draw_ha_long,
        "Năm 2023 mở rộng thành Vịnh Hạ Long – Quần đảo Cát~Bà, gồm cả Hải Phòng",
    ),
    Site(
        1999, "Hội An", "Phố cổ Hội An", "Thành phố Đà Nẵng", CULTURE, views.draw_hoi_an,
        "Thương cảng quốc tế sầm uất từ thế~kỷ~XV đến XIX",
    ),
    Site(
        1999, "Mỹ Sơn", "Khu đền tháp Mỹ~Sơn", "Thành phố Đà Nẵng", CULTURE, views.draw_my_son,
        "Thánh địa Chăm, dựng từ thế~kỷ~IV đến XIII",
    ),
    Site(
        2003, "Phong Nha", "Vườn quốc gia Phong~Nha – Kẻ~Bàng", "Quảng Trị", NATURE, views.draw_phong_nha,
        "Năm 2025 thành di sản chung với Hin Nam Nô của Lào",
    ),
    Site(
        2010, "Thăng Long", "Khu trung tâm Hoàng~thành Thăng~Long – Hà~Nội", "Hà Nội", CULTURE, views.draw_thang_long,
        "Dấu tích nối nhau hơn mười thế kỷ",
    ),
    Site(
        2011, "Thành nhà Hồ", "Thành nhà Hồ", "Thanh Hóa", CULTURE, views.draw_ho_citadel,
        "Tường thành ghép đá khối lớn, xây năm 1397",
    ),
    Site(
        2014, "Tràng An", "Quần thể danh thắng Tràng An", "Ninh Bình", MIXED, views.draw_trang_an,
        "Núi đá vôi, hang nước và cố~đô Hoa~Lư",
    ),
    Site(
        2025, "Yên Tử", "Yên~Tử – Vĩnh~Nghiêm – Côn~Sơn, Kiếp~Bạc", "Quảng Ninh, Bắc~Ninh, Hải~Phòng", CULTURE,
        views.draw_yen_tu, "Gắn với thiền phái Trúc Lâm",
    ),
)  # fmt: skip


def draw() -> Canvas:
    canvas = Canvas(
        "di-san",
        "Một số di sản thế giới ở Việt Nam",
        "Trục thời gian từ 1993 đến 2025 và chín thẻ có hình vẽ: năm ghi danh, tên, nơi, loại hình. "
        "Toàn văn ở phần chữ của bài.",
        PALETTE.paper,
    )
    _draw_head(canvas)
    y = _draw_years(canvas, 410)
    y = _draw_cards(canvas, y + 30)
    foot(
        canvas,
        y + 40,
        "Tên tỉnh, thành phố theo địa giới hiện nay. Không kể di sản phi vật thể và di sản tư liệu.",
        PALETTE,
    )
    return canvas


def _draw_head(canvas: Canvas) -> None:
    canvas.rect(0, 0, WIDTH, 370, canvas.gradient("dusk", [(0, "#4a1c2c"), (0.6, "#85362a"), (1, "#a84f2a")]))
    canvas.circle(960, 210, 92, "#fbe3a6", opacity=0.9)
    canvas.circle(960, 210, 132, "#fbe3a6", opacity=0.18)
    hills = ((640, 150), (700, 70), (742, 52), (790, 150), (860, 176), (905, 96), (950, 118), (1010, 190), (1060, 120),
             (1110, 60), (1150, 78), (1200, 150))  # fmt: skip
    canvas.path(points((560, 370), *((x, y + 140) for x, y in hills), (1200, 370)), "#5f2620", opacity=0.8)
    with canvas.group(1010, 236, 1.1):
        views.draw_tower(canvas, "#3c1a1f")
    with canvas.group(700, 262, 0.9):
        views.draw_gate(canvas, "#3c1a1f", "#a44a25")
    canvas.rect(0, 352, WIDTH, 18, "#3c1a1f")
    headline(
        canvas,
        60,
        "DI SẢN UNESCO",
        ("Một số di sản thế giới", "ở Việt Nam"),
        "Chín cái tên trong hơn ba mươi năm, từ kinh thành Huế đến non thiêng Yên Tử.",
        kicker_fill="#fbe3a6",
        fill="#ffffff",
        deck_fill="#fdeedd",
        size=58,
        width=600,
    )


def _draw_years(canvas: Canvas, y: float) -> float:
    canvas.text(MARGIN, y + 34, "Năm ghi danh", 32, PALETTE.ink, bold=True)
    x = float(WIDTH - MARGIN)
    for fill in (MIXED, NATURE, CULTURE):
        x -= pill(canvas, x, y, KINDS[fill], fill, anchor="end") + 12
    line_y = y + 164
    first, last = 1992, 2026
    canvas.rect(MARGIN, line_y - 5, INNER, 10, PALETTE.rule, r=5)
    is_below = {"Hạ Long", "Mỹ Sơn", "Thành nhà Hồ"}
    for site in SITES:
        x = MARGIN + INNER * (site.year - first) / (last - first)
        turn = 1 if site.short in is_below else -1
        end = line_y + turn * 40
        canvas.line(x, line_y, x, end, site.kind, 3)
        canvas.circle(x, line_y, 11, site.kind, stroke="#ffffff", stroke_width=3)
        near, far = (end + 24, end + 54) if turn > 0 else (end - 40, end - 10)
        canvas.text(x, near if turn > 0 else far, str(site.year), 24, site.kind, bold=True, anchor="middle")
        canvas.text(x, far if turn > 0 else near, site.short, 22, PALETTE.ink, anchor="middle")
    return line_y + 104


def _draw_cards(canvas: Canvas, y: float) -> float:
    gap, view_height, card_height = 24.0, 190.0, 462.0
    width = (INNER - 2 * gap) / 3
    for index, site in enumerate(SITES):
        x, top = MARGIN + index % 3 * (width + gap), y + index // 3 * (card_height + gap)
        canvas.rect(x, top, width, card_height, PALETTE.card, r=18, stroke=PALETTE.rule, stroke_width=2)
        with canvas.group(x, top, clip_path=canvas.clip(f"view{index}", 0, 0, width, view_height + 40, 18)):
            site.view(canvas)
        canvas.text(x + 22, top + view_height + 52, str(site.year), 44, site.kind, bold=True)
        pill(canvas, x + width - 20, top + view_height + 18, KINDS[site.kind], site.kind, size=20, anchor="end")
        end = canvas.block(
            x + 22, top + view_height + 66, site.name, width - 52, 26, PALETTE.ink, bold=True, leading=1.26
        )
        end = canvas.block(x + 22, end + 4, site.place, width - 40, 22, site.kind, leading=1.3)
        if site.note:
            canvas.block(x + 22, end + 4, site.note, width - 36, 20, PALETTE.soft, leading=1.3)
    return y + 3 * card_height + 2 * gap
