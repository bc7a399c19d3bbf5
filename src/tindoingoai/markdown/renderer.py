"""Tokens → HTML, as markdown-it writes it, with short ways for the tokens that a newspaper is made of."""

from collections.abc import Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from tindoingoai.markdown.rules.fence import CLOSE, OPEN


class TokenRenderer(RendererHTML):
    """markdown-it's renderer; it has nothing to say for the lines of a newsroom block."""

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """The HTML of block tokens."""
        out: list[str] = []
        rules = self.rules
        after_hidden = False
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                if token.children:
                    out.append(self.renderInline(token.children, options, env))
            elif kind == "paragraph_open" and not (token.hidden or after_hidden or token.attrs):
                out.append("<p>")
            elif kind in (OPEN, CLOSE):
                pass
            elif token.nesting < 0 and token.block and not token.hidden:
                out.append(f"</{token.tag}>\n")
            elif kind in rules:
                out.append(rules[kind](tokens, index, options, env))
            else:
                out.append(self.renderToken(tokens, index, options, env))
            after_hidden = token.hidden
        return "".join(out)

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:  # noqa: N802 - markdown-it-py's name
        """The HTML of the tokens of one text."""
        out: list[str] = []
        rules = self.rules
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                out.append(escapeHtml(token.content))
            elif kind in rules:
                out.append(rules[kind](tokens, index, options, env))
            elif token.attrs or not token.nesting:
                out.append(self.renderToken(tokens, index, options, env))
            else:
                out.append(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")
        return "".join(out)

    def note_mark(self, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
        """The number or the arrow of a footnote."""
        return escapeHtml(tokens[index].content)
