"""Filters that stand for those of Jinja make the same, but sooner."""

import datetime
import json

import jinja2.filters
import jinja2.utils
import markupsafe
import pytest

from tindoingoai.templating.filters import format_iso, quote_text, write_json

TEXTS = ["", "a b/c?d=e&f~g", "Đối ngoại: “Thân thiện”", "x\u0301\U0001f600\x00\n%25+", "https://example.org/a.html"]


@pytest.mark.parametrize("value", [*TEXTS, markupsafe.Markup("<b>&amp;"), 7, None, {"a b": "c&d"}, [("x", "ô")]])
def test_text_is_quoted_as_jinja_quotes_it(value: object) -> None:
    assert quote_text(value) == jinja2.filters.do_urlencode(value)  # type: ignore[arg-type] # what it does with others


def test_what_is_no_text_of_any_file_cannot_be_quoted() -> None:
    with pytest.raises(UnicodeEncodeError):
        quote_text("\ud800")


@pytest.mark.parametrize("value", [*TEXTS, "</script>'", {"<": ["&", 1, None, True], "a": "Đ"}, []])
def test_json_is_as_safe_in_a_script_as_that_of_jinja(value: object) -> None:
    written = write_json(value)
    assert json.loads(written) == value
    assert not set(written) & set("<>&'")
    assert isinstance(written, markupsafe.Markup)
    dumps = jinja2.utils.htmlsafe_json_dumps
    assert written == dumps(value, lambda it: json.dumps(it, ensure_ascii=False, separators=(",", ":")))


@pytest.mark.parametrize("microsecond", [0, 1, 999_999])
def test_moments_are_told_to_the_second(microsecond: int) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=7))
    moment = datetime.datetime(2026, 11, 1, 2, 3, 4, microsecond, tzinfo=zone)
    assert format_iso(moment) == "2026-11-01T02:03:04+07:00"
