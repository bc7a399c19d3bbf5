"""What every piece has in its own colours: the headline, section heads, numbered badges, pills, the foot."""

from dataclasses import dataclass

from infographics.canvas import INNER, MARGIN, WIDTH, Canvas
from infographics.measure import measure


@dataclass(frozen=True)
class Palette:
    """The colours of one piece. Each text colour reads on `paper` and on `card`."""

    paper: str
    card: str
    ink: str
    soft: str
    accent: str
    rule: str


def headline(
    canvas: Canvas,
    y: float,
    kicker: str,
    lines: tuple[str, ...],
    deck: str,
    *,
    kicker_fill: str,
    fill: str,
    deck_fill: str,
    size: float = 66,
    width: float = 720,
) -> float:
    """The top of a piece, at the left margin; returns where the deck ends."""
    canvas.text(MARGIN, y, kicker, 24, kicker_fill, bold=True, spacing=2.4)
    y += 32
    for line in lines:
        canvas.text(MARGIN, y + size, line, size, fill, bold=True)
        y += size * 1.26
    return canvas.block(MARGIN, y + 22, deck, width, 28, deck_fill, leading=1.45)


def badge(canvas: Canvas, x: float, y: float, label: str, fill: str, *, ink: str = "#ffffff", r: float = 24) -> None:
    """A numbered disc around x, y."""
    canvas.circle(x, y, r, fill)
    canvas.text(x, y + r * 0.38, label, max(r * 1.08, 20), ink, bold=True, anchor="middle")


def section(canvas: Canvas, y: float, label: str, heading: str, palette: Palette, *, x: float = MARGIN) -> float:
    """A badge and a heading; returns where the section's content may begin."""
    badge(canvas, x + 26, y + 26, label, palette.accent, r=26)
    canvas.text(x + 70, y + 39, heading, 36, palette.ink, bold=True)
    return y + 76


def pill_width(label: str, size: float = 22) -> float:
    """How wide `pill` will be."""
    return measure(label, size, bold=True) + size * 1.7


def pill(
    canvas: Canvas,
    x: float,
    y: float,
    label: str,
    fill: str,
    *,
    ink: str = "#ffffff",
    size: float = 22,
    anchor: str = "start",
) -> float:
    """A rounded label whose top is y; returns its width."""
    width = pill_width(label, size)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    canvas.rect(left, y, width, size * 1.75, fill, r=size * 0.875)
    canvas.text(left + width / 2, y + size * 1.22, label, size, ink, bold=True, anchor="middle")
    return width


def foot(canvas: Canvas, y: float, note: str, palette: Palette) -> None:
    """The closing rule, a note and the credit; sets the height of the piece."""
    canvas.line(MARGIN, y, WIDTH - MARGIN, y, palette.rule, 2)
    canvas.text(WIDTH - MARGIN, y + 45, "Đồ họa: Tin Đối Ngoại", 22, palette.ink, bold=True, anchor="end")
    end = canvas.block(MARGIN, y + 20, note, INNER - 330, 22, palette.soft)
    canvas.height = max(end, y + 60) + 44
