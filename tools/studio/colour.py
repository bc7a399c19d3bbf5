"""Colour arithmetic on '#rrggbb' strings."""


def rgb(colour: str) -> tuple[int, int, int]:
    """Split '#rrggbb' into its three channels."""
    value = int(colour.lstrip("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255


def mix(a: str, b: str, t: float) -> str:
    """Blend from colour a (t = 0) to colour b (t = 1)."""
    pairs = zip(rgb(a), rgb(b), strict=True)
    return "#" + "".join(f"{round(p + (q - p) * t):02x}" for p, q in pairs)


def light(colour: str, t: float) -> str:
    """Move a colour towards a warm white."""
    return mix(colour, "#fff8e8", t)


def dark(colour: str, t: float) -> str:
    """Move a colour towards a cool near-black."""
    return mix(colour, "#10182c", t)
