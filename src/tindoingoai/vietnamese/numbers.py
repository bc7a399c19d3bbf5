"""Numbers and durations as readers expect them: 1.100, 1,8, 1:05."""

import re
from decimal import Decimal

_SWAP_POINT_AND_COMMA = str.maketrans(",.", ".,")

# Every form names the same three groups. With hours, minutes end at 59; without, 75:00 is an hour and a quarter.
_DURATIONS = (
    re.compile(r"(?:(?P<hours>\d{1,3}):(?=[0-5]\d:))?(?P<minutes>\d{1,4}):(?P<seconds>[0-5]\d)", re.ASCII),
    re.compile(r"(?P<hours>)(?P<minutes>)(?P<seconds>\d{1,7})", re.ASCII),
    re.compile(r"PT(?=\d)(?:(?P<hours>\d{1,3})H)?(?:(?P<minutes>\d{1,4})M)?(?:(?P<seconds>\d{1,7})S)?", re.ASCII),
)


def format_number(value: int | float | Decimal) -> str:
    """Write thousands with points and decimals with a comma; 2.0 is written 2."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{Decimal(str(value)):,f}".translate(_SWAP_POINT_AND_COMMA)


def format_duration(seconds: int) -> str:
    """Write seconds as 1:05, or as 1:02:03 from an hour on; a negative duration is a ValueError."""
    if seconds < 0:
        raise ValueError(f"a duration cannot be negative: {seconds}")
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def parse_duration(text: str) -> int:
    """Read 1:05, 1:02:03, 65 or PT1M5S as seconds; anything else is a ValueError that shows these forms."""
    for form in _DURATIONS:
        if match := form.fullmatch(text.strip()):
            hours, minutes, seconds = (int(part or 0) for part in match.group("hours", "minutes", "seconds"))
            return hours * 3600 + minutes * 60 + seconds
    raise ValueError(f"{text!r} is not a duration: write 1:05, 1:02:03, 65 (seconds) or PT1M5S")
