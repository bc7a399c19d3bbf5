"""Nine small views, each on a ground of 336 by 190."""

from infographics.canvas import Canvas
from infographics.shapes import points, sea

GROUND, HEIGHT = 336, 190


def _sky(canvas: Canvas, top: str, bottom: str, key: str) -> None:
    canvas.rect(0, 0, GROUND, HEIGHT, canvas.gradient(key, [(0, top), (1, bottom)]))


def _roof(canvas: Canvas, x: float, y: float, width: float, height: float, fill: str) -> None:
    """A tiled roof with raised corners; x is its middle, y its eaves."""
    half = width / 2
    canvas.path(
        f"M{x - half} {y}Q{x - half * 0.72:.1f} {y - height * 0.24:.1f} {x - half * 0.6:.1f} {y - height}"
        f"H{x + half * 0.6:.1f}Q{x + half * 0.72:.1f} {y - height * 0.24:.1f} {x + half} {y}"
        f"Q{x} {y - height * 0.2:.1f} {x - half} {y}Z", fill,
    )  # fmt: skip


def _arch(canvas: Canvas, x: float, base: float, width: float, height: float, fill: str) -> None:
    half = width / 2
    canvas.path(
        f"M{x - half} {base}V{base - height + half}A{half} {half} 0 0 1 {x + half} {base - height + half}V{base}Z", fill
    )


def _karst(canvas: Canvas, x: float, base: float, width: float, height: float, fill: str) -> None:
    canvas.path(
        f"M{x - width / 2} {base}C{x - width * 0.46:.1f} {base - height * 0.7:.1f} {x - width * 0.3:.1f} "
        f"{base - height} {x - width * 0.02:.1f} {base - height}C{x + width * 0.24:.1f} {base - height} "
        f"{x + width * 0.3:.1f} {base - height * 0.62:.1f} {x + width / 2} {base}Z", fill,
    )  # fmt: skip


def draw_tower(canvas: Canvas, fill: str) -> None:
    """A brick tower in outline, its foot at 0, 110."""
    canvas.path(
        "M-44 110V40H-36V30H-30V4H-24V-6H-19V-28H-14V-38H-8L0 -62L8 -38H14V-28H19V-6H24V4H30V30H36V40H44V110Z", fill
    )


def draw_gate(canvas: Canvas, fill: str, opening: str) -> None:
    """A citadel gate in outline, its foot at 0, 110."""
    canvas.rect(-90, 44, 180, 66, fill)
    for x, height in ((-52, 36), (0, 48), (52, 36)):
        _arch(canvas, x, 110, 24, height, opening)
    canvas.rect(-52, 18, 104, 28, fill)
    _roof(canvas, 0, 22, 138, 24, fill)
    _roof(canvas, 0, -2, 90, 22, fill)


def draw_hue(canvas: Canvas) -> None:
    _sky(canvas, "#f7d9a8", "#fdf1d7", "hue")
    canvas.circle(270, 50, 24, "#f2a65a")
    canvas.rect(38, 104, 260, 48, "#9c5a3c")
    canvas.rect(38, 104, 260, 8, "#7d4530")
    for x, height in ((100, 28), (134, 28), (168, 38), (202, 28), (236, 28)):
        _arch(canvas, x, 152, 20, height, "#4b2a20")
    for x in range(64, 280, 26):
        canvas.rect(x, 78, 7, 28, "#a4161a")
    _roof(canvas, 168, 84, 236, 18, "#e2b33c")
    canvas.rect(108, 54, 120, 16, "#a4161a")
    _roof(canvas, 168, 62, 150, 24, "#e9bd45")
    canvas.path("M92 62q-14 -2 -18 -12M244 62q14 -2 18 -12", "none", stroke="#c9962b", stroke_width=4)
    canvas.rect(0, 150, GROUND, 40, "#6fa9a3")
    for x, y, width in ((30, 160, 60), (150, 164, 90), (262, 158, 50)):
        canvas.rect(x, y, width, 3, "#cfe6e0", r=1.5)


def draw_ha_long(canvas: Canvas) -> None:
    _sky(canvas, "#bfe3ef", "#e9f6f2", "ha-long")
    for x, width, height, fill in ((40, 90, 90, "#a9cdbf"), (120, 110, 120, "#93bfae"), (300, 120, 110, "#9cc6b6")):
        _karst(canvas, x, 128, width, height, fill)
    for x, width, height, fill in ((70, 100, 74, "#4f8f6d"), (250, 90, 96, "#3f7d5c"), (318, 90, 70, "#4f8f6d")):
        _karst(canvas, x, 132, width, height, fill)
    canvas.rect(0, 128, GROUND, 62, "#4aa3b5")
    canvas.path(sea(0, GROUND, 150, 190, 4, 70), "#3b8fa3")
    canvas.path("M122 132H206L194 152H134Z", "#6b3f2a")
    for d in (
        "M140 130C132 104 134 84 142 66C158 82 162 108 158 130Z",
        "M164 130C160 96 164 72 172 52C190 76 194 106 188 130Z",
    ):
        canvas.path(d, "#c8502f")
    canvas.stroke("M138 96L156 92M138 112L158 110M166 84L186 82M164 104L190 102", "#8f331c", 2)


def draw_hoi_an(canvas: Canvas) -> None:
    _sky(canvas, "#2f2a55", "#8a4f6d", "hoi-an")
    for x, width, height in ((0, 96, 72), (92, 116, 88), (206, 134, 70)):
        canvas.rect(x, 142 - height, width, height, "#e8b23f")
        canvas.path(
            points(
                (x - 8, 142 - height),
                (x + 10, 120 - height),
                (x + width - 10, 120 - height),
                (x + width + 8, 142 - height),
            ),
            "#7d3a2a",
        )
        for step in range(int(width // 36)):
            canvas.rect(x + 14 + step * 36, 160 - height, 20, 24, "#5f3a1f", r=2)
            canvas.rect(x + 14 + step * 36, 196 - height, 20, height - 54, "#6d4425", r=1)
    canvas.rect(0, 142, GROUND, 48, "#28315c")
    canvas.stroke("M0 26Q90 62 168 34T336 30", "#3a2435", 2)
    for x, y, fill in (
        (44, 44, "#e63946"),
        (104, 50, "#f4a261"),
        (168, 36, "#e63946"),
        (232, 32, "#f6c453"),
        (292, 36, "#e76f51"),
    ):
        canvas.line(x, y - 4, x, y + 6, "#3a2435", 2)
        canvas.ellipse(x, y + 20, 15, 17, fill)
        canvas.path(
            f"M{x - 6} {y + 4}V{y + 36}M{x + 6} {y + 4}V{y + 36}",
            "none",
            stroke="#3a2435",
            stroke_width=2,
            stroke_opacity=0.2,
        )
        canvas.rect(x - 6, y + 2, 12, 4, "#f6e0a0")
        canvas.rect(x - 6, y + 36, 12, 4, "#f6e0a0")
        canvas.ellipse(x, 166, 18, 3, fill, opacity=0.7)


def draw_my_son(canvas: Canvas) -> None:
    _sky(canvas, "#cfe6d8", "#f3f2dc", "my-son")
    canvas.path("M0 120C60 70 110 40 168 44C230 40 290 84 336 110V190H0Z", "#8fb89a")
    canvas.path("M0 150C70 118 260 118 336 150V190H0Z", "#5f9270")
    for x, y, scale, fill, dark in (
        (96, 92, 0.62, "#b8603c", "#8f4528"),
        (248, 96, 0.56, "#b8603c", "#8f4528"),
        (168, 78, 0.9, "#c4693f", "#8f4528"),
    ):
        with canvas.group(x, y, scale):
            draw_tower(canvas, fill)
            canvas.path("M0 -62L8 -38H14V-28H19V-6H24V4H30V30H36V40H44V110H0Z", dark, opacity="0.35")
            _arch(canvas, 0, 110, 26, 52, "#4b2417")
            canvas.stroke("M-36 44H36M-30 8H30M-19 -24H19", dark, 4)
    canvas.rect(0, 172, GROUND, 18, "#4b7a58")


def draw_phong_nha(canvas: Canvas) -> None:
    canvas.rect(0, 0, GROUND, HEIGHT, "#2e3b40")
    canvas.path(
        "M44 190C30 120 60 40 168 30C284 36 306 120 292 190Z", canvas.gradient("cave", [(0, "#f5e6b8"), (1, "#9fd3c9")])
    )
    canvas.path("M110 150C140 96 170 88 190 104C214 80 250 120 262 150Z", "#6ba583")
    canvas.path(
        "M30 0H306C316 60 306 70 300 96C290 70 286 60 276 84C268 50 262 44 254 62C246 40 240 46 232 92"
        "C224 40 212 34 204 56C196 34 190 40 182 70C174 32 166 30 160 50"
        "C150 34 146 44 138 104C130 44 122 40 114 62C106 48 98 56 92 84C84 66 74 72 66 112C56 80 34 70 30 0Z",
        "#3d4d53",
    )
    canvas.path(
        "M0 190V150C40 150 50 170 60 150S90 170 100 190ZM336 190V140C310 146 300 166 290 152S250 176 240 190Z",
        "#3d4d53",
    )
    canvas.path("M70 190C110 160 230 160 270 190Z", "#5bb0b5")
    canvas.path("M138 172H204L196 182H146Z", "#3a2a20")
    canvas.circle(160, 160, 5, "#3a2a20")
    canvas.circle(180, 160, 5, "#3a2a20")
    canvas.path("M154 174q6 -12 12 0ZM174 174q6 -12 12 0Z", "#3a2a20")


def draw_thang_long(canvas: Canvas) -> None:
    _sky(canvas, "#f3c7a1", "#fbe9cf", "thang-long")
    canvas.circle(60, 52, 22, "#e07a3f")
    canvas.path(points((20, 164), (34, 92), (302, 92), (316, 164)), "#c9a06a")
    for y in range(102, 164, 12):
        canvas.line(26, y, 310, y, "#b38a55", 2)
    for x, width, height in ((72, 24, 36), (118, 26, 42), (168, 34, 54), (218, 26, 42), (264, 24, 36)):
        _arch(canvas, x, 164, width, height, "#6b4a2c")
    canvas.rect(96, 66, 144, 26, "#b5472f")
    for x in range(110, 236, 24):
        canvas.rect(x, 68, 6, 24, "#7d2d1f")
    _roof(canvas, 168, 72, 206, 20, "#7a4a35")
    canvas.rect(124, 40, 88, 16, "#b5472f")
    _roof(canvas, 168, 46, 138, 22, "#8a5640")
    canvas.rect(0, 162, GROUND, 28, "#8fa36b")
    canvas.path("M140 190L152 162H184L196 190Z", "#e3d2ac")


def draw_ho_citadel(canvas: Canvas) -> None:
    _sky(canvas, "#b9d8e8", "#eef5ee", "ho")
    canvas.path("M0 110C50 84 90 100 140 92S270 76 336 100V190H0Z", "#a7c59b")
    canvas.path(points((8, 162), (16, 70), (320, 70), (328, 162)), "#9aa0a0")
    for row, y in enumerate(range(70, 162, 18)):
        canvas.line(12, y, 324, y, "#7e8585", 2)
        for x in range(24 + row % 2 * 22, 322, 44):
            canvas.line(x, y, x, y + 18, "#7e8585", 2)
    for x, width, height in ((92, 46, 62), (168, 54, 76), (244, 46, 62)):
        _arch(canvas, x, 162, width + 14, height + 8, "#b8bdbb")
        _arch(canvas, x, 162, width, height, "#3d4a42")
    for x in (30, 52, 290, 310):
        canvas.circle(x, 68, 13, "#6f9a62")
    canvas.rect(0, 160, GROUND, 30, "#84a868")
    canvas.path("M140 190L152 160H184L198 190Z", "#dccfae")


def draw_trang_an(canvas: Canvas) -> None:
    _sky(canvas, "#d7ecdf", "#f2f6e4", "trang-an")
    for x, width, height, fill in ((60, 150, 116, "#9cc6a4"), (190, 130, 92, "#aed1b3"), (296, 150, 128, "#8fbc98")):
        _karst(canvas, x, 136, width, height, fill)
    for x, width, height, fill in ((20, 120, 92, "#4d8a5c"), (316, 110, 96, "#437c52"), (232, 80, 54, "#5c9968")):
        _karst(canvas, x, 140, width, height, fill)
    canvas.path("M0 138C60 128 110 140 160 132S270 142 336 134V190H0Z", "#5aa7a0")
    canvas.path("M40 136a22 16 0 0 1 44 0Z", "#23423a")
    canvas.path("M120 162C150 176 210 176 240 160C228 182 132 184 120 162Z", "#6b4a2c")
    canvas.path("M160 166V146q12 -12 24 0V166Z", "#8c3b5e")
    canvas.path("M150 140L172 124L194 140Z", "#f2dfae")
    canvas.line(196, 120, 232, 178, "#4b3420", 3)
    for x, y, width in ((20, 160, 60), (262, 168, 56), (60, 178, 40)):
        canvas.rect(x, y, width, 3, "#cfeae4", r=1.5)


def draw_yen_tu(canvas: Canvas) -> None:
    _sky(canvas, "#cfd5ea", "#f6ece2", "yen-tu")
    canvas.path("M0 130C50 90 80 110 120 80C150 58 180 54 210 76C250 104 290 90 336 120V190H0Z", "#93a3c2")
    canvas.path("M70 190C110 130 140 100 168 98C200 102 230 130 270 190Z", "#51675f")
    canvas.rect(140, 80, 56, 22, "#8a4b2d")
    for x in (146, 160, 172, 186):
        canvas.rect(x, 80, 4, 22, "#5f301b")
    _roof(canvas, 168, 84, 92, 22, "#5b3a2a")
    _roof(canvas, 168, 62, 50, 14, "#6b4633")
    canvas.rect(132, 100, 72, 7, "#b9ab98")
    for x, y, scale in (
        (52, 120, 1.0),
        (90, 144, 0.8),
        (286, 118, 1.0),
        (250, 146, 0.8),
        (22, 150, 0.8),
        (318, 148, 0.8),
    ):
        with canvas.group(x, y, scale):
            canvas.rect(-3, 20, 6, 30, "#4a3626")
            canvas.path("M0 -30L20 0H10L26 24H-26L-10 0H-20Z", "#2f5d4a")
    canvas.path("M0 168C50 150 90 176 140 162S240 176 336 156V190H0Z", "#ffffff", opacity=0.75)
    canvas.ellipse(66, 100, 60, 8, "#ffffff", opacity=0.6)
    canvas.ellipse(276, 92, 56, 7, "#ffffff", opacity=0.6)
