"""The point of a picture that a crop keeps, as editors write it."""

import functools

_SIDES = {"left": (0, 50), "right": (100, 50), "top": (50, 0), "bottom": (50, 100), "center": (50, 50)}
MIDDLE = (50, 50)


def read_focus(text: str) -> tuple[int, int] | None:
    """Percent from the left and from the top; None for what is no point.

    Written as `40% 30%`, as one side or as two: `top`, `top left`.
    """
    words = text.lower().replace("centre", "center").split()
    if words and len(words) <= 2 and all(word in _SIDES for word in words):
        across = next((_SIDES[word][0] for word in words if word in ("left", "right")), 50)
        down = next((_SIDES[word][1] for word in words if word in ("top", "bottom")), 50)
        return across, down
    numbers = [word[:-1] for word in words if word.endswith("%")]
    if len(words) == len(numbers) == 2 and all(number.isascii() and number.isdigit() for number in numbers):
        across, down = (int(number[:4]) for number in numbers)
        return (across, down) if max(across, down) <= 100 else None
    return None


@functools.cache
def write_focus(text: str) -> str:
    """The point in the words of a style sheet; empty for the middle, and for what is no point."""
    point = read_focus(text) or MIDDLE
    return "" if point == MIDDLE else f"{point[0]}% {point[1]}%"
