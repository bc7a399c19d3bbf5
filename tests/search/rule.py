"""The rule of docs/search.md once more, in Python and from what the package knows of written Vietnamese: an oracle."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from tindoingoai.vietnamese.text import fold, split_syllables, unify_tones

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))


class Word(msgspec.Struct, frozen=True):
    typed: str

    @property
    def exact(self) -> str:
        return unify_tones(self.typed)

    @property
    def plain(self) -> str:
        return fold(self.typed)


Phrase = list[Word]


class Query(msgspec.Struct, frozen=True):
    phrases: list[Phrase]
    is_open: bool

    def each(self) -> Iterator[tuple[Phrase, bool]]:
        """Every phrase, with whether its last word may go on."""
        for place, phrase in enumerate(self.phrases, 1):
            yield phrase, self.is_open and place == len(self.phrases)


def words_of(text: str) -> list[Word]:
    return [Word(syllable) for syllable in split_syllables(text)]


def read_query(text: str) -> Query:
    phrases: list[Phrase] = []
    for place, part in enumerate(text.translate(_QUOTES).split('"')):
        words = words_of(part)
        phrases += [words] if place % 2 else [[word] for word in words]
    return Query([phrase for phrase in phrases if phrase], bool(re.search(r"(?:[^\W_]|[\u0300-\u036f])\Z", text)))


def _is_word(found: Word, word: Word, *, is_open: bool, strict: bool) -> bool:
    if not strict or word.exact == word.plain:
        return found.plain.startswith(word.plain) if is_open else found.plain == word.plain
    if not is_open:
        return found.exact == word.exact
    return found.exact.startswith(word.exact) or found.typed.startswith(word.typed)


def _places(words: Sequence[Word], phrase: Phrase, *, is_open: bool, strict: bool) -> list[int]:
    """Where a phrase stands in a text."""
    last = len(phrase) - 1
    return [
        place
        for place in range(len(words) - last)
        if all(
            _is_word(words[place + step], word, is_open=is_open and step == last, strict=strict)
            for step, word in enumerate(phrase)
        )
    ]


def rank(texts: Sequence[str], query: Query, *, strict: bool) -> int:
    """0: all words together in the title, the first text; 1: all in it; 2: all somewhere; -1: not all are there."""
    title, *others = map(words_of, texts)
    for phrase, is_open in query.each():
        if not any(_places(words, phrase, is_open=is_open, strict=strict) for words in (title, *others)):
            return -1
    whole = [word for phrase in query.phrases for word in phrase]
    if _places(title, whole, is_open=query.is_open, strict=strict):
        return 0
    in_title = (_places(title, phrase, is_open=is_open, strict=strict) for phrase, is_open in query.each())
    return 1 if all(in_title) else 2


def mark(text: str, query: Query, *, strict: bool) -> str:
    """The text with brackets around what was found, letters as they are written."""
    spans = [match.span() for match in _WORD.finditer(text)]
    words = words_of(text)
    assert len(words) == len(spans)
    hit: set[int] = set()
    for phrase, is_open in query.each():
        for place in _places(words, phrase, is_open=is_open, strict=strict):
            hit.update(range(place, place + len(phrase)))
    marks: list[tuple[int, int]] = []
    for place in sorted(hit):
        start, end = spans[place]
        if marks and not text[marks[-1][1] : start].strip():
            start = marks.pop()[0]
        marks.append((start, end))
    for start, end in reversed(marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text
