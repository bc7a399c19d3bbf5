"""Moments read and written."""

import pickle
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tindoingoai.vietnamese.dates import (
    MomentError,
    date_in_name,
    format_day,
    format_long,
    format_rfc822,
    parse_moment,
)

HO_CHI_MINH = ZoneInfo("Asia/Ho_Chi_Minh")


def _describe(text: str) -> str:
    try:
        return parse_moment(text, HO_CHI_MINH).isoformat()
    except MomentError as error:
        return f"error: {error} | {error.hint}"


def test_text_is_the_moment_of_the_case(moment_case: tuple[str, str]) -> None:
    text, expected = moment_case
    assert _describe(text) == expected


def test_a_name_is_dated_as_in_the_case(dated_name_case: tuple[str, str]) -> None:
    stem, expected = dated_name_case
    found, rest = date_in_name(stem)
    assert f"{found or 'none'} | {rest}" == expected


def test_readers_see_the_moment_of_the_case(long_date_case: tuple[str, str]) -> None:
    moment, expected = long_date_case
    assert format_long(datetime.fromisoformat(moment)) == expected


def test_feeds_see_the_moment_of_the_case(rfc822_date_case: tuple[str, str]) -> None:
    moment, expected = rfc822_date_case
    assert format_rfc822(datetime.fromisoformat(moment)) == expected


def test_a_site_in_another_language_names_its_own_days() -> None:
    english = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    moment = datetime(2023, 7, 5, 14, 30, tzinfo=HO_CHI_MINH)
    assert format_long(moment, weekdays=english) == "Wednesday, 05/07/2023 | 14:30 GMT+7"


def test_days_need_no_time() -> None:
    assert format_day(date(2023, 7, 5)) == "05/07/2023"


def test_a_moment_without_a_zone_is_not_printed() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        format_long(datetime(2023, 7, 5, 14, 30))


def test_a_refusal_keeps_its_reason_and_hint_across_processes() -> None:
    error = pickle.loads(pickle.dumps(MomentError("the reason", "the hint")))
    assert (str(error), error.reason, error.hint) == ("the reason", "the reason", "the hint")


OFFSETS = st.integers(min_value=-14 * 60, max_value=14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9999, 12, 30), timezones=OFFSETS))
def test_every_moment_that_python_writes_is_read_back(moment: datetime) -> None:
    assert parse_moment(moment.isoformat(), HO_CHI_MINH) == moment
    assert parse_moment(moment.isoformat(" "), HO_CHI_MINH).utcoffset() == moment.utcoffset()


@given(st.text() | st.from_regex(r"\A[0-9]{1,5}[-/. ][0-9]{1,2}[-/. ][0-9]{1,5}.{0,12}"))
def test_any_text_is_a_moment_or_a_refusal_of_one_line(text: str) -> None:
    assert len(_describe(text).splitlines()) == 1


@given(st.text() | st.from_regex(r"\A[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.{0,12}"))
def test_a_name_never_loses_everything(stem: str) -> None:
    found, rest = date_in_name(stem)
    assert stem.endswith(rest)
    assert rest or not stem
    assert found or rest == stem
