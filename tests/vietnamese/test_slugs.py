"""Addresses from titles."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from tindoingoai.vietnamese.slugs import _NUMBER, _cut, _spell_number, make_slug


def test_the_slug_is_that_of_the_case(slug_case: tuple[str, str]) -> None:
    text, expected = slug_case
    assert make_slug(text) == expected


def test_a_limit_over_100_bytes_is_100() -> None:
    assert len(make_slug("x" * 300, limit=200)) == 100


def test_a_smaller_limit_cuts_at_a_word() -> None:
    assert make_slug("Hội nghị cấp cao", limit=12) == "hoi-nghi-cap"


@given(st.text())
def test_a_slug_holds_only_letters_digits_and_single_hyphens(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", make_slug(text))


@given(st.text(alphabet="ab đơ19.,- "), st.integers(min_value=1, max_value=200))
def test_a_slug_stays_within_its_limit(text: str, limit: int) -> None:
    assert len(make_slug(text * 9, limit)) <= min(limit, 100)


@given(st.text())
def test_a_slug_does_not_see_the_normal_form(text: str) -> None:
    assert make_slug(unicodedata.normalize("NFD", text)) == make_slug(unicodedata.normalize("NFC", text))


@given(st.text())
def test_the_slug_of_a_slug_is_itself(text: str) -> None:
    assert make_slug(make_slug(text)) == make_slug(text)


@given(st.text(max_size=60) | st.text(st.sampled_from("aĐđƯ ờng  -–_.,'\u2019\"&;/1234567890\u00a0\u0301½ﬁ…«»ß中\n\t")))
def test_words_one_by_one_make_the_slug_of_the_whole_text(text: str) -> None:
    spelled = _NUMBER.sub(_spell_number, unicodedata.normalize("NFKC", text))
    whole = slugify(spelled, entities=False, decimal=False, hexadecimal=False, backend="text-unidecode")
    assert make_slug(text, 100) == _cut(whole, 100)
