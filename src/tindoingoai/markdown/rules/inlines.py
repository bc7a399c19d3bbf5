"""The inline rules, tried only where they can begin.

markdown-it-py tries every rule at every sign; each of ours begins with one or two, so the sign chooses the rules. That
changes speed only, and keeps what newspapers need beyond CommonMark from costing more than it saves.
"""

import re
from collections.abc import Iterable

from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_core import StateCore, text_join
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tindoingoai.markdown.links import PLAIN_ADDRESS

# The signs with which rules begin, by rule.
_SIGNS = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
# A text without these is nothing but words: an image's `!` needs a `[` too.
_MARKED = re.compile(r"[\n\\`~*_\[<&]")
# Markup that can be read in one way only, with words that hold none: emphasis of whole words between spaces or the
# signs of a sentence, a link or a picture with an address beyond doubt, the end of a line.
_WORDS = r"[^\n\\`~*_\[\]<&]"
_SIMPLE = re.compile(
    rf"(?<![^ \n(“])(?P<marks>\*\*?)(?P<words>[^\W_](?:{_WORDS}*[^\W_])?)(?P=marks)(?![^ \n.,;:?!)”…])"
    rf"|(?P<picture>(?<=!))?\[(?P<label>(?!\^){_WORDS}+)\]\((?P<address>{PLAIN_ADDRESS.pattern})\)"
    r"|(?<! )\n(?![ \t])"
)
# Where plain words stop; `]` begins nothing, but may end a label.
_STOPS = re.compile(r"[\n\\`~*_\[\]<&!]")


class InlineParser(ParserInline):
    """markdown-it's inline parser, with its rules ordered by the sign they begin with."""

    def __init__(self, plain: ParserInline) -> None:
        """Takes over the rules of a parser whose set of rules will not change any more."""
        super().__init__()
        self.ruler, self.ruler2 = plain.ruler, plain.ruler2
        self.terminator_re = _STOPS
        self._rules: dict[str, list[RuleFuncInlineType]] = {}
        names = (name for name in self.ruler.get_active_rules() if name != "text")
        functions = (rule for rule in self.ruler.getRules("") if rule.__name__ != "text")
        for name, function in zip(names, functions, strict=True):
            for sign in _SIGNS[name]:
                self._rules.setdefault(sign, []).append(function)

    def tokenize(self, state: StateInline) -> None:
        """Generates the tokens of a range of text."""
        source, end = state.src, state.posMax
        is_shallow = state.level < state.md.options["maxNesting"]
        while (position := state.pos) < end:
            rules = self._rules.get(source[position])
            if rules is None:
                found = _STOPS.search(source, position + 1, end)
                state.pos = found.start() if found else end
                state.append_pending(source[position : state.pos])
                continue
            for rule in rules if is_shallow else ():
                if rule(state, False):
                    break
            else:
                state.append_pending(source[position])
                state.pos = position + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - markdown-it-py's name
        """Moves behind one token without making it."""
        position = state.pos
        if position in state.cache:
            state.pos = state.cache[position]
            return
        rules = self._rules.get(state.src[position])
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax + 1
        elif rules is None:
            found = _STOPS.search(state.src, position + 1, state.posMax)
            state.pos = found.start() if found else state.posMax
        else:
            state.level += 1
            is_token = any(rule(state, True) for rule in rules)
            state.level -= 1
            state.pos += not is_token
        state.cache[position] = state.pos


def read_inlines(state: StateCore) -> None:
    """Fills in the children of each inline token."""
    parse = state.md.inline.parse
    for token in state.tokens:
        if token.type == "inline":
            children = read_simply(token.content)
            token.children = parse(token.content, state.md, state.env, []) if children is None else children


def read_simply(text: str) -> list[Token] | None:
    """The tokens of a text in which all markup is simple; None where the rules must read it."""
    tokens: list[Token] = []
    position = 0
    while found := _MARKED.search(text, position):
        match = _SIMPLE.match(text, found.start())
        if match is None:
            return None
        # The sign before a picture's bracket is its own.
        end = match.start() if match["picture"] is None else match.start() - 1
        if position < end:
            tokens.append(_text(text[position:end]))
        tokens += _tokens_of(*match.groups())
        position = match.end()
    if position < len(text):
        tokens.append(_text(text[position:]))
    return tokens


def _tokens_of(marks: str | None, words: str, picture: str | None, label: str | None, address: str) -> Iterable[Token]:
    """The tokens of one piece of simple markup, of which only the groups of its kind are given."""
    if marks:
        tag = "em" if marks == "*" else "strong"
        return (
            Token(f"{tag}_open", tag, 1, markup=marks),
            _text(words, level=1),
            Token(f"{tag}_close", tag, -1, markup=marks),
        )
    if label is None:
        return (Token("softbreak", "br", 0),)
    if picture is None:
        return (Token("link_open", "a", 1, {"href": address}), _text(label, level=1), Token("link_close", "a", -1))
    return (Token("image", "img", 0, {"src": address, "alt": ""}, children=[_text(label)], content=label),)


def _text(words: str, level: int = 0) -> Token:
    return Token("text", "", 0, level=level, content=words)


def join_texts(state: StateCore) -> None:
    """Does what markdown-it's `text_join` does, where an escape or an entity has left anything to join."""
    tokens = state.tokens
    state.tokens = [token for token in tokens if token.children and ("\\" in token.content or "&" in token.content)]
    text_join(state)
    state.tokens = tokens
