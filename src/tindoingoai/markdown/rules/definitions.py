"""Link definitions (`[name]: /address`) that nothing uses: the line would vanish from the page without a word."""

from collections.abc import Iterable

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from tindoingoai.markdown.rules import proof_of


def check_definitions(state: StateCore) -> None:
    """Marks definitions that are never used or given twice."""
    references = state.env.get("references")
    if not references:
        return
    manuscript = proof_of(state.env)
    used = set(_labels(state.tokens))
    for label, reference in references.items():
        if label not in used:
            hint = "link to it as [words][name], or put a `\\` before the first bracket to show the line as text"
            message = "nothing uses this link definition, and it is not shown"
            manuscript.report(reference["map"][0], message, hint, is_warning=True)
    for again in state.env.get("duplicate_refs", ()):
        first = references[again["label"]]["map"][0] + manuscript.first_line
        message = f"this link is already defined on line {first}"
        manuscript.report(again["map"][0], message, "keep one of them", is_warning=True)


def _labels(tokens: Iterable[Token]) -> Iterable[str]:
    for token in tokens:
        if label := token.meta.get("label"):
            yield label
        if token.children:
            yield from _labels(token.children)
