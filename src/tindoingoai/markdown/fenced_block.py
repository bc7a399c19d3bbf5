"""What a newsroom block is (`::: name argument`), as the fence rule reads it and as a directive is given it.

A directive turns a `FencedBlock` into a part. It sees its own lines and nothing else of the article.
"""

from collections.abc import Callable, Sequence

import msgspec
from markdown_it.token import Token

from tindoingoai.head_words import PART_KEYS
from tindoingoai.located.nodes import key_word, words_for
from tindoingoai.markdown.manuscript import Manuscript
from tindoingoai.markdown.media_references import MediaReferences
from tindoingoai.model import AnyPart
from tindoingoai.vietnamese.numbers import format_duration, parse_duration

_BY_WORD = {word: key for key, others in PART_KEYS.items() for each in (key, *others) for word in words_for(each)}


def find_key(written: str) -> str:
    """The option that a key stands for, in either language; the key itself where there is none like it."""
    return _BY_WORD.get(key_word(written), written)


class Option(msgspec.Struct, frozen=True):
    """The value of a `key: value` line of a block, and the line it stands on."""

    value: str
    line: int


class FencedBlock(msgspec.Struct, frozen=True):
    """One block of an article: what its opening line and its options say, and the tokens of its Markdown."""

    name: str
    argument: str
    options: dict[str, Option]
    line: int
    tokens: Sequence[Token]
    manuscript: Manuscript
    files: MediaReferences
    # Turns tokens into parts: once each, since headings get their identifiers on the way.
    compose: Callable[[Sequence[Token]], tuple[AnyPart, ...]]

    def __getitem__(self, key: str) -> str:
        """The value of an option, empty when it is not given."""
        return self.options[key].value if key in self.options else ""

    def read_parts(self) -> tuple[AnyPart, ...]:
        """The parts of the Markdown between the block's lines."""
        return self.compose(self.tokens)

    def report(self, message: str, hint: str = "", *needles: str, key: str = "", is_warning: bool = False) -> None:
        """Reports a mistake on the opening line, or on the line of an option."""
        line = self.options[key].line if key in self.options else self.line
        self.manuscript.report(line, message, hint, *needles, is_warning=is_warning)

    def read_file(self, key: str = "") -> str:
        """The address of the file that an option names, or the argument; empty when none is named or can be had."""
        option = self.options.get(key) if key else Option(self.argument, self.line)
        return self.files.resolve(option.value, self.manuscript, option.line) if option else ""

    def read_duration(self) -> str:
        """The `duration` option in the form that pages show: 1:05."""
        if not self["duration"]:
            return ""
        try:
            return format_duration(parse_duration(self["duration"]))
        except ValueError:
            value = self["duration"]
            self.report(f"`{value}` is not a duration", "minutes:seconds, like 1:05", value, key="duration")
            return ""


class Directive(msgspec.Struct, frozen=True):
    """A kind of block: its Vietnamese and English names, the options it knows, and the function that reads it.

    `argument` says what must follow the name, and is empty where nothing may. Only one that `holds_blocks` may have
    other blocks between its lines.
    """

    names: tuple[str, str]
    read: Callable[[FencedBlock], AnyPart | None]
    argument: str = ""
    keys: tuple[str, ...] = ()
    holds_blocks: bool = False
