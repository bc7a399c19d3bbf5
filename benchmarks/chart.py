"""A bar chart as SVG, drawn by hand: one panel a size, one bar a job, the number at its end.

Knows only labels and numbers, nothing of who was measured.
"""

import html
from collections.abc import Iterator, Sequence

import msgspec

WIDTH = 860
LABELS = 325
NUMBERS = 150
BAR = 18
STEP = 26
TOP = 64
BETWEEN = 58
FONT = "font-family='system-ui, -apple-system, Segoe UI, Roboto, sans-serif'"
OURS_COLOUR, PEER_COLOUR, INK, QUIET, LINE = "#b3261e", "#7a8793", "#1c2126", "#5b6670", "#d9dee3"


class Bar(msgspec.Struct, frozen=True):
    """`low` and `high` are drawn as a thin line through the bar's end."""

    label: str
    seconds: float
    low: float
    high: float
    is_ours: bool


class Panel(msgspec.Struct, frozen=True):
    title: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        return BETWEEN + STEP * len(self.bars)


def draw(title: str, panels: Sequence[Panel]) -> str:
    """The chart of all panels, one below the other, each with its own scale."""
    height = TOP + sum(panel.height for panel in panels) + 16
    size = f"viewBox='0 0 {WIDTH} {height}' width='{WIDTH}' height='{height}'"
    lines = [
        f"<svg xmlns='http://www.w3.org/2000/svg' {size} role='img' {FONT} font-size='13'>",
        f"<title>{html.escape(title)}</title>",
        f"<rect width='{WIDTH}' height='{height}' fill='#ffffff'/>",
        f"<text x='20' y='34' font-size='19' font-weight='600' fill='{INK}'>{html.escape(title)}</text>",
        *_legend(),
    ]
    top = TOP
    for panel in panels:
        lines += _panel(panel, top)
        top += panel.height
    return "\n".join([*lines, "</svg>", ""])


def seconds(value: float) -> str:
    """Three digits that mean something: 0.41 s, 12.3 s, 312 s."""
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s" if value < 100 else f"{value:.0f} s"


def _legend() -> Iterator[str]:
    for place, (colour, label) in enumerate(((OURS_COLOUR, "tindoingoai"), (PEER_COLOUR, "others"))):
        x = 20 + 110 * place
        yield f"<rect x='{x}' y='46' width='11' height='11' rx='2' fill='{colour}'/>"
        yield f"<text x='{x + 17}' y='56' font-size='12' fill='{QUIET}'>{label}</text>"


def _panel(panel: Panel, top: int) -> Iterator[str]:
    most = max((bar.high for bar in panel.bars), default=0.0) or 1.0
    scale = (WIDTH - LABELS - NUMBERS) / most
    yield f"<text x='20' y='{top + 34}' font-size='15' font-weight='600' fill='{INK}'>{html.escape(panel.title)}</text>"
    yield f"<line x1='20' x2='{WIDTH - 20}' y1='{top + 43}' y2='{top + 43}' stroke='{LINE}'/>"
    for place, bar in enumerate(panel.bars):
        yield from _bar(bar, top + BETWEEN - 6 + STEP * place, scale)


def _bar(bar: Bar, y: int, scale: float) -> Iterator[str]:
    colour, middle, end = OURS_COLOUR if bar.is_ours else PEER_COLOUR, y + BAR / 2, y + BAR - 4.5
    width = max(1.5, bar.seconds * scale)
    yield f"<text x='{LABELS - 10}' y='{end}' text-anchor='end' fill='{INK}'>{html.escape(bar.label)}</text>"
    yield f"<rect x='{LABELS}' y='{y}' width='{width:.1f}' height='{BAR}' rx='2' fill='{colour}'/>"
    right = LABELS + width
    if (bar.high - bar.low) * scale > 2:
        low, right = LABELS + bar.low * scale, LABELS + bar.high * scale
        yield f"<line x1='{low:.1f}' x2='{right:.1f}' y1='{middle}' y2='{middle}' stroke='{INK}' stroke-width='1.5'/>"
        for x in (low, right):
            ends = f"x1='{x:.1f}' x2='{x:.1f}' y1='{middle - 4}' y2='{middle + 4}'"
            yield f"<line {ends} stroke='{INK}' stroke-width='1.5'/>"
    yield f"<text x='{max(right, LABELS + width) + 8:.1f}' y='{end}' fill='{INK}'>{seconds(bar.seconds)}</text>"
