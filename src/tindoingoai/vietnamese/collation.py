"""The order of Vietnamese words, equal to ICU's for the locale `vi` (CLDR root and its Vietnamese tailoring).

Four levels, each compared over the whole text before the next: letters (a ă â are three letters), marks (ngang, huyền,
hỏi, ngã, sắc, nặng), case (small first), and last the text itself. Punctuation is not ignored: space, hyphen, other
punctuation, symbols, currency, digits, letters. Listed below are Vietnamese, the Latin letters of foreign names and the
punctuation of newspapers; other scripts follow z, and other symbols stand before currency, by code point.
"""

import unicodedata
from collections.abc import Iterable
from typing import TypeAlias

CollationKey: TypeAlias = tuple[str, str, str, str]

_Weights: TypeAlias = tuple[str, str, str]

_SPACES = "\t\n\v\f\r\x85\u2028\u2029 "
_PUNCTUATION = "_-‐‒–—―,;:!¡?¿.·'‹›\"«»()[]{}‖§¶@*/\\&#%‰†‡•‧′※"
_SYMBOLS = "`´^¯¨¸°©®←→↑↓+±÷×<=>¬|¦~−"
_OTHER_SYMBOL = "\ue000"
_CURRENCY = "¤¢$£¥₦₩₪₫€₭₱₹₺₽₿"
_LETTERS = "aăâbcdđeêəfghiıjklmnŋoôơpqrstŧuưvwxyzþ"
_OTHER_LETTER = "\ue001"

_ORDER = _SPACES + _PUNCTUATION + _SYMBOLS + _OTHER_SYMBOL + _CURRENCY + "0123456789" + _LETTERS + _OTHER_LETTER
_PRIMARY = {character: chr(rank) for rank, character in enumerate(_ORDER, start=1)}

# The five tones in the order of the tailoring; then, in root order, breve, circumflex, caron, ring, diaeresis, double
# acute, dot above, solidus, cedilla, ogonek, macron, stroke, inverted breve, horn, diaeresis below, comma below.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_FOREIGN_MARKS = "\u0306\u0302\u030c\u030a\u0308\u030b\u0307\u0338\u0327\u0328\u0304\u0335\u0311\u031b\u0324\u0326"
_OTHER_MARK = "\ue002"
_UNMARKED, *_VARIANTS = "\x01", "\x02", "\x03", "\x04"
_MARKS = {mark: chr(rank) for rank, mark in enumerate(_TONES + _FOREIGN_MARKS + _OTHER_MARK, start=5)}

_SMALL, _CAPITAL = "1", "2"
# Compatibility forms (², a no-break space, …) come after the plain character, whatever its case.
_AS_VARIANT = str.maketrans({_SMALL: "3", _CAPITAL: "4"})

# What compares as other characters do, with a difference on the second level: letters that Unicode does not take apart
# and root collation does, and, since CLDR 43 (ICU 73), the curly quotes.
_STROKED = {"ø": ("o", "\u0338"), "ł": ("l", "\u0335"), "ħ": ("h", "\u0335")}
_FUSED = {"æ": "ae", "œ": "oe", "ß": "ss", "ð": "d"}
_CURLED = {"'": "‘’‚", '"': "“”„"}

# Letters and marks of each listed character, in small letters.
_LISTED: dict[str, tuple[str, str]] = {
    **{character: (primary, _UNMARKED) for character, primary in _PRIMARY.items()},
    **{mark: ("", weight) for mark, weight in _MARKS.items()},
    **{letter: (_PRIMARY[base], _UNMARKED + _MARKS[stroke]) for letter, (base, stroke) in _STROKED.items()},
    **{
        fused: ("".join(_PRIMARY[letter] for letter in letters), _VARIANTS[0] + _UNMARKED * (len(letters) - 1))
        for fused, letters in _FUSED.items()
    },
    **{
        quote: (_PRIMARY[straight], variant)
        for straight, quotes in _CURLED.items()
        for quote, variant in zip(quotes, _VARIANTS, strict=True)
    },
}


def _join(weights: Iterable[_Weights]) -> _Weights:
    """Put the weights of several characters together, level by level."""
    primary, secondary, tertiary = zip(*weights, strict=True)
    return "".join(primary), "".join(secondary), "".join(tertiary)


def _split_letter(character: str) -> list[str]:
    """Take a letter and its marks apart, keeping ă â ê ô ơ ư whole: ậ is â and a dot below."""
    base, *marks = list(unicodedata.normalize("NFD", character))
    for mark in marks:
        letter = unicodedata.normalize("NFC", base + mark)
        if letter.lower() in _PRIMARY:
            marks.remove(mark)
            return [letter, *marks]
    return [base, *marks]


def _weigh_unlisted(character: str) -> _Weights:
    """Weigh what the lists above do not hold: by kind, then by code point."""
    category = unicodedata.category(character)
    if category in ("Cc", "Cf"):
        return "", "", ""
    if category == "Mn":
        return "", _MARKS[_OTHER_MARK] + character, ""
    kind = _OTHER_SYMBOL if category[0] in "PSZ" else _OTHER_LETTER
    return _PRIMARY[kind] + character.lower(), _UNMARKED, _weigh_case(character)


def _weigh_case(character: str) -> str:
    """Weigh small before capital."""
    return _SMALL if character == character.lower() else _CAPITAL


def _weigh(character: str) -> _Weights:
    """Give a character's letters, marks and case as texts that compare in ICU's order."""
    if character.lower() in _LISTED:
        letters, marks = _LISTED[character.lower()]
        return letters, marks, _weigh_case(character) * len(letters)
    parts = _split_letter(character)
    if len(parts) > 1 or parts[0] != character:
        return _join(_weigh(part) for part in parts)
    plain = unicodedata.normalize("NFKD", character)
    if plain != character:
        primary, secondary, tertiary = _join(_weigh(part) for part in plain)
        return primary, secondary, tertiary.translate(_AS_VARIANT)
    return _weigh_unlisted(character)


class _Level(dict[int, str]):
    """Remembers one level's weight of each character, in the form that `str.translate` reads."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, code: int) -> str:
        weight = self[code] = _weigh(chr(code))[self._index]
        return weight


_LETTER_LEVEL, _MARK_LEVEL, _CASE_LEVEL = _Level(0), _Level(1), _Level(2)


def collation_key(text: str) -> CollationKey:
    """Give a key that sorts texts in Vietnamese order; equal keys mean the same text, marks composed or not."""
    composed = unicodedata.normalize("NFC", text)
    return (
        composed.translate(_LETTER_LEVEL),
        composed.translate(_MARK_LEVEL),
        composed.translate(_CASE_LEVEL),
        composed,
    )
