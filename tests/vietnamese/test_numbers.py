"""Numbers, durations and reading time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tindoingoai.vietnamese.numbers import format_duration, format_number, parse_duration
from tindoingoai.vietnamese.reading_time import reading_minutes


def test_a_number_is_written_as_in_the_case(number_case: tuple[str, str]) -> None:
    digits, expected = number_case
    assert format_number(int(digits) if digits.lstrip("-").isdigit() else float(digits)) == expected


def test_an_exact_decimal_keeps_its_figures() -> None:
    assert format_number(Decimal("1.80")) == "1,80"


def test_a_duration_is_read_as_in_the_case(duration_case: tuple[str, str]) -> None:
    text, expected = duration_case
    if expected == "error":
        with pytest.raises(ValueError, match="write 1:05"):
            parse_duration(text)
    else:
        assert parse_duration(text) == int(expected)


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(0, "0:00"), (5, "0:05"), (65, "1:05"), (3599, "59:59"), (3600, "1:00:00"), (3723, "1:02:03")],
)
def test_a_duration_is_written_with_hours_only_when_there_are_any(seconds: int, written: str) -> None:
    assert format_duration(seconds) == written


def test_a_negative_duration_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        format_duration(-1)


@given(st.integers(min_value=0, max_value=3_000_000))
def test_a_duration_is_read_back_as_it_was_written(seconds: int) -> None:
    assert parse_duration(format_duration(seconds)) == seconds


@pytest.mark.parametrize(
    ("syllables", "pictures", "minutes"),
    [(0, 0, 1), (230, 0, 1), (231, 0, 2), (230, 1, 2), (0, 6, 1), (0, 7, 2), (115, 3, 1), (1000, 5, 6)],
)
def test_reading_takes_whole_minutes_rounded_up(syllables: int, pictures: int, minutes: int) -> None:
    assert reading_minutes(syllables, pictures) == minutes
