"""Folding, tone placement and syllables."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tindoingoai.vietnamese.text import count_syllables, fold, split_syllables, to_nfc, unify_tones


def test_folding_gives_what_the_case_expects(fold_case: tuple[str, str]) -> None:
    text, expected = fold_case
    assert fold(text) == expected


def test_tones_stand_where_the_case_expects(tones_case: tuple[str, str]) -> None:
    text, expected = tones_case
    assert unify_tones(text) == expected


def test_syllables_are_those_of_the_case(syllables_case: tuple[str, str]) -> None:
    text, expected = syllables_case
    assert split_syllables(text) == (expected.split(" | ") if expected else [])


def test_decomposed_letters_are_composed() -> None:
    assert to_nfc("Vie\u0323\u0302t") == "Việt"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_does_not_see_the_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="hHkqQtoOaAeEuUyYàạÀỹẻị \u0300\u0323"))
def test_unifying_tones_twice_changes_nothing(text: str) -> None:
    assert unify_tones(unify_tones(text)) == unify_tones(text)


@given(st.text(alphabet="hkqtoOaAeEuUyYàạÀỹẻị "))
def test_unifying_tones_loses_no_letter_and_no_tone(text: str) -> None:
    assert sorted(unicodedata.normalize("NFD", unify_tones(text))) == sorted(unicodedata.normalize("NFD", text))


def test_syllables_of_running_text_are_counted_as_they_are_split() -> None:
    text = "Đêm ấy, gió cấp 7; đèn vẫn sáng. “Chưa tắt đêm nào”, ông nói (và cười)."
    assert count_syllables(text) == len(split_syllables(text)) == 16
