"""The order of words, against ICU itself."""

import random
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tindoingoai.vietnamese.collation import collation_key

ONSETS = [
    "",
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gi",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "s",
    "t",
    "th",
    "tr",
]
VOWELS = "aăâeêioôơuưy"
CODAS = ["", "c", "i", "m", "n", "ng", "nh", "o", "p", "t", "u"]
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
NAMES = [
    *(
        "Đặng Thùy Trâm",
        "Dương Văn Ân",
        "Nguyễn Ái Quốc",
        "Lê Quý Đôn",
        "Ưng Hoài",
        "Ý Nhi",
        "Y Phương",
        "Ông Ích Khiêm",
    ),
    *("Hà Nội", "Hải Phòng", "Đà Nẵng", "Đắk Lắk", "Đăk Nông", "Bà Rịa - Vũng Tàu", "TP. Hồ Chí Minh", "Ấn Độ", "Úc"),
    *("Müller", "São Paulo", "Škoda", "Łódź", "Øresund", "Œuvre", "Straße", "İstanbul", "Ångström", "Peña", "Çelik"),
    *(
        "Ðakovo",
        "Æsir",
        "Þór",
        "G20",
        "COVID-19",
        "5G",
        "A/H1N1",
        "CO₂",
        "m²",
        "#tinnhanh",
        "@toasoan",
        "100%",
        "50.000₫",
    ),
]
SEPARATORS = [" ", " ", " ", "-", " - ", " – ", ", ", ": ", ". ", "/", "… ", "\u00a0", " & ", "' ", "’ "]
FRAMES = [
    "{}",
    '"{}"',
    "“{}”",
    "‘{}’",
    "({})",
    "[{}]",
    "«{}»",
    "{}?",
    "{}!",
    "{}...",
    "{}…",
    "{} 1",
    "{} 10",
    "{} 2",
    "{};",
]


def _make_syllable(dice: random.Random) -> str:
    letters = dice.choice(ONSETS) + dice.choice(VOWELS) + dice.choice(TONES) + dice.choice(CODAS)
    return unicodedata.normalize("NFC", letters)


def _change_a_tone(dice: random.Random, phrase: str) -> str:
    letters = [*unicodedata.normalize("NFC", phrase)]
    vowels = [place for place, letter in enumerate(letters) if letter.lower() in VOWELS]
    if vowels:
        letters[dice.choice(vowels)] += dice.choice(TONES)
    return unicodedata.normalize("NFC", "".join(letters))


def _change_a_space(dice: random.Random, phrase: str) -> str:
    return phrase.replace(" ", dice.choice(["-", "", "\u00a0", "  ", "–"]), 1)


def _make_neighbour(dice: random.Random, phrase: str) -> str:
    """Change a phrase so little that only a later level, or one character, tells the two apart."""
    changes: list[Callable[[], str]] = [
        phrase.upper,
        phrase.title,
        phrase.swapcase,
        lambda: _change_a_tone(dice, phrase),
        lambda: _change_a_space(dice, phrase),
        lambda: dice.choice(FRAMES).format(phrase),
        lambda: f"{phrase} {_make_syllable(dice)}",
        lambda: unicodedata.normalize("NFD", phrase),
    ]
    return dice.choice(changes)()


@cache
def make_phrases(count: int = 2000) -> list[str]:
    """Make the same mixed phrases every time: syllables, names, figures, and close neighbours of each other."""
    dice = random.Random(1975)
    phrases = dict.fromkeys(NAMES)
    while len(phrases) < count:
        words = [_make_syllable(dice) if dice.random() < 0.8 else dice.choice(NAMES) for _ in range(dice.randint(1, 4))]
        phrase = dice.choice(SEPARATORS).join(words)
        phrases[phrase] = None
        for _ in range(dice.randint(0, 4)):
            phrase = _make_neighbour(dice, phrase)
            phrases[phrase] = None
    return [*phrases][:count]


@pytest.fixture(scope="module")
def collator() -> Any:
    # Before ICU 73 curly quotes stood apart from straight ones.
    assert int(icu.ICU_VERSION.split(".")[0]) >= 73
    return icu.Collator.createInstance(icu.Locale("vi"))


def _compare(a: str, b: str) -> int:
    """Compare as ICU does, without the last level, the text itself."""
    first, second = collation_key(a)[:3], collation_key(b)[:3]
    return (first > second) - (first < second)


def test_the_order_is_that_of_the_case(order_case: tuple[str, str]) -> None:
    given_words, expected = order_case
    assert sorted(given_words.split(" | "), key=collation_key) == expected.split(" | ")


def test_the_order_of_the_case_is_that_of_icu(collator: Any, order_case: tuple[str, str]) -> None:
    given_words, expected = order_case
    assert sorted(given_words.split(" | "), key=collator.getSortKey) == expected.split(" | ")


def test_two_thousand_phrases_sort_as_icu_sorts_them(collator: Any) -> None:
    def icu_key(phrase: str) -> tuple[bytes, str]:
        return collator.getSortKey(phrase), unicodedata.normalize("NFC", phrase)

    assert sorted(make_phrases(), key=collation_key) == sorted(make_phrases(), key=icu_key)


def test_neighbours_among_the_phrases_compare_as_icu_compares_them(collator: Any) -> None:
    ordered = sorted(make_phrases(), key=collation_key)
    pairs = [(a, b) for place, a in enumerate(ordered) for b in ordered[place + 1 : place + 26]]
    assert len(pairs) > 40_000
    assert [(a, b) for a, b in pairs if _compare(a, b) != collator.compare(a, b)] == []


def test_the_phrases_try_every_level() -> None:
    keys = sorted(map(collation_key, make_phrases()))
    deciding = Counter(next(level for level in range(4) if a[level] != b[level]) for a, b in pairwise(keys) if a != b)
    assert len(set(make_phrases())) == 2000
    assert all(deciding[level] > 100 for level in range(3)), deciding


ALPHABET = (
    "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES)
    + "bcdđfghjklmnpqrstvwxz0123456789 \u00a0_-‐–—,;:!?.…'‘’‚‹›\"“”„«»()[]{}§@*/\\&#%‰•′`´^°©®+±÷×<=>¬|¦~−←→¢$£¥₫€²³½"
    + "äåãçčéèëğíïîıłñňóöøõśšşșțúüûýžżæœßðþ\u00ad\u200b"
)


def test_any_two_listed_characters_compare_as_icu_compares_them(collator: Any) -> None:
    pairs = combinations(sorted({*ALPHABET, *ALPHABET.upper()}), 2)
    assert [(a, b) for a, b in pairs if _compare(a, b) != collator.compare(a, b)] == []


@given(st.text(ALPHABET + ALPHABET.upper(), max_size=6), st.text(ALPHABET + ALPHABET.upper(), max_size=6))
def test_any_two_texts_of_the_listed_characters_compare_as_icu_compares_them(collator: Any, a: str, b: str) -> None:
    assert _compare(a, b) == collator.compare(a, b)


@given(st.text())
def test_a_key_does_not_see_the_normal_form(text: str) -> None:
    assert collation_key(unicodedata.normalize("NFD", text)) == collation_key(unicodedata.normalize("NFC", text))


@given(st.text(), st.text())
def test_only_the_same_text_has_the_same_key(a: str, b: str) -> None:
    same = unicodedata.normalize("NFC", a) == unicodedata.normalize("NFC", b)
    assert (collation_key(a) == collation_key(b)) == same
