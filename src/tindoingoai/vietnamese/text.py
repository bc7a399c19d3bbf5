"""One text, one form: composed marks, folding for search, tone placement and syllables.

Text is Unicode in any normal form; what comes out is NFC. Nothing here changes what a reader sees on a page: these
forms are for comparing.
"""

import re
import unicodedata

_TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"
_MOVING_RHYMES = ("oa", "oe", "uy")

# Đ U+0110 has two look-alikes that old keyboards and converters left in Vietnamese text: Ð U+00D0 and Ɖ U+0189.
_LETTERS_READ_AS_D = "đðɖ"


def to_nfc(text: str) -> str:
    """Compose every letter with its marks, as macOS file names and some editors do not."""
    return unicodedata.normalize("NFC", text)


class _PlainLetters(dict[int, str]):
    """Remembers the plain form of each character, so that folding a text is one table look-up a letter."""

    def __missing__(self, code: int) -> str:
        lower = chr(code).lower()
        letters = (letter for letter in unicodedata.normalize("NFD", lower) if unicodedata.category(letter) != "Mn")
        plain = "d" if lower in _LETTERS_READ_AS_D else to_nfc("".join(letters))
        self[code] = plain
        return plain


_PLAIN_LETTERS = _PlainLetters()


def fold(text: str) -> str:
    """Give the form that search without marks compares: lower case, no marks, đ as d, single spaces.

    The search script folds queries by the same steps: lower case, NFD, drop `\\p{Mn}`, đ to d, NFC.
    """
    plain = to_nfc(text).translate(_PLAIN_LETTERS)
    # Removing a mark can bring together two characters that compose (Hangul), hence the second pass.
    return to_nfc(" ".join(plain.split()))


def _list_moves() -> dict[str, str]:
    """Pair each open rhyme marked on its second letter with the same rhyme marked on its first: oà with òa."""
    return {
        to_nfc(first + second + mark): to_nfc(first + mark + second)
        for rhyme in _MOVING_RHYMES
        for first in (rhyme[0], rhyme[0].upper())
        for second in (rhyme[1], rhyme[1].upper())
        for mark in _TONE_MARKS
    }


def _list_vowels() -> str:
    """List every Vietnamese vowel with every tone, in both cases."""
    toned = "".join(to_nfc(vowel + mark) for vowel in "aăâeêioôơuưy" for mark in ("", *_TONE_MARKS))
    return toned + toned.upper()


_MOVES = _list_moves()
# A rhyme is open when no letter follows, and whole when no vowel and no q comes before: quý keeps its mark.
_MOVING_RHYME = re.compile(
    rf"[oOuU][{''.join({pair[1] for pair in _MOVES})}](?<![{_list_vowels()}qQ]..)(?![^\W\d_]|[\u0300-\u036f])"
)


def unify_tones(text: str) -> str:
    """Write hoà, thuý, khoẻ as hòa, thúy, khỏe, so that both spellings compare as one word."""
    return _MOVING_RHYME.sub(lambda match: _MOVES.get(match[0], match[0]), to_nfc(text))


# A number with its decimals or thousands is one syllable here; marks that no letter absorbs stay with their word.
_SYLLABLE = re.compile(r"\d+(?:[.,]\d+)+|[^\W_][\w\u0300-\u036f]*")


def split_syllables(text: str) -> list[str]:
    """List the syllables in lower case with their marks, numbers kept, punctuation dropped; tones stay as typed."""
    return _SYLLABLE.findall(to_nfc(text).lower().replace("_", " "))


def count_syllables(text: str) -> int:
    """Count syllables as they stand between spaces: near enough for a reading time, at a fifth of the cost."""
    return len(text.split())
