"""Vietnamese spelled with plain letters, as it is typed: `bão` is `baox`, so that words differing in marks differ."""

import unicodedata

from tindoingoai.vietnamese.text import split_syllables, to_nfc, unify_tones

_LETTERS = str.maketrans({"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"})
_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def spell_telex(text: str) -> str:
    """The syllables of a text in lower case, each with its tone as a letter at its end; other letters stay."""
    return " ".join(map(_spell, split_syllables(unify_tones(text))))


def _spell(syllable: str) -> str:
    marks = unicodedata.normalize("NFD", syllable)
    letters = to_nfc("".join(mark for mark in marks if mark not in _TONES))
    return letters.translate(_LETTERS) + "".join(_TONES.get(mark, "") for mark in marks)
