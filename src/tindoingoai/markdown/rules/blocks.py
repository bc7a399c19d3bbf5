"""The block rules, tried only where they can begin.

markdown-it-py tries every rule at every line; most of its rules begin with a sign, so the first sign of a line chooses
the rules. That changes speed only.
"""

from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.rules_block import StateBlock

# The signs with which rules begin, by rule; those that are not here may begin with any.
_SIGNS = {
    "fence": "`~",
    "colon_fence": ":",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "html_media": "<",
    "heading": "#",
}


class BlockParser(ParserBlock):
    """markdown-it's block parser, with its rules ordered by the sign they begin with."""

    def __init__(self, plain: ParserBlock) -> None:
        """Takes over the rules of a parser whose set of rules will not change any more."""
        super().__init__()
        self.ruler = plain.ruler
        rules = list(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
        self._others = [rule for name, rule in rules if name not in _SIGNS]
        self._rules: dict[str, list[RuleFuncBlockType]] = {
            sign: [rule for name, rule in rules if sign in _SIGNS.get(name, sign)] for sign in "".join(_SIGNS.values())
        }

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it-py's names
        """Generates the tokens of some lines."""
        has_empty_lines = False
        line = startLine
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            # What is set in less than a list or a quotation ends it.
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= state.md.options["maxNesting"]:
                state.line = endLine
                break
            sign = state.src[state.bMarks[line] + state.tShift[line]]
            for rule in self._rules.get(sign, self._others):
                if rule(state, line, endLine, False):
                    break
            if state.line <= line:
                raise RuntimeError("no block rule has read the line")
            state.tight = not has_empty_lines
            line = state.line
            # A paragraph may take an empty line with it.
            if line - 1 < endLine and state.isEmpty(line - 1):
                has_empty_lines = True
            if line < endLine and state.isEmpty(line):
                has_empty_lines = True
                line += 1
                state.line = line
