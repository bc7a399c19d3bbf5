"""Small things that several scenes share."""

from studio.svg import Canvas, num


def wicker(c: Canvas, x: float, y: float, r: float) -> None:
    """The woven front of a round basket whose rim is 2 r wide."""
    rim = f"M{num(x - r)} {num(y - r * 0.45)}Q{num(x)} {num(y - r * 0.1)} {num(x + r)} {num(y - r * 0.45)}"
    low = y + r * 0.32
    foot = f"L{num(x + r * 0.76)} {num(low)}Q{num(x)} {num(y + r * 0.55)} {num(x - r * 0.76)} {num(low)}Z"
    c.path(rim + foot, c.linear(["#c89a5c", "#a5763d", "#6d4a24"], (0, 0, 1, 0.2)))
    with c.group(clip_path=c.clip(rim + foot)):
        for k in range(5):
            yy = y - r * 0.3 + k * r * 0.17
            bow = f"M{num(x - r)} {num(yy)}Q{num(x)} {num(yy + r * 0.3)} {num(x + r)} {num(yy)}"
            c.path(bow, stroke="#5f3f1e", stroke_width=r * 0.035, opacity=0.55)
        for k in range(-6, 7):
            strip = [(x + k * r * 0.16, y - r * 0.4), (x + k * r * 0.12, y + r * 0.5)]
            c.line(strip, "#e3bd80", r * 0.03, opacity=0.45)
    c.path(rim, stroke="#e0b778", stroke_width=r * 0.08)
