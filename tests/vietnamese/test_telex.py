"""Words spelled as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tindoingoai.vietnamese.telex import spell_telex
from tindoingoai.vietnamese.text import split_syllables, unify_tones

SYLLABLES = st.text("abdeghiouyăâđêôơưàáảãạấầẫậẩệềễểếốồổỗộờớởỡợứừữửựíìỉĩịýỳỷỹỵ", min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("word", "spelled"),
    [
        ("báo", "baos"),
        ("bão", "baox"),
        ("BÃO", "baox"),
        ("ba\u0303o", "baox"),
        ("Lào", "laof"),
        ("hoà bình", "hoaf binhf"),
        ("hòa bình", "hoaf binhf"),
        ("Đường 9", "dduwowngf 9"),
        ("được ăn ở quê", "dduwowcj awn owr quee"),
        ("ngoại giao", "ngoaij giao"),
        ("café", "cafes"),
    ],
)
def test_a_tone_stands_at_the_end_and_other_marks_are_letters(word: str, spelled: str) -> None:
    assert spell_telex(word) == spelled


@given(SYLLABLES)
def test_only_plain_letters_are_left(syllable: str) -> None:
    assert spell_telex(syllable).isascii()
    assert len(spell_telex(syllable).split()) == len(split_syllables(unify_tones(syllable)))
