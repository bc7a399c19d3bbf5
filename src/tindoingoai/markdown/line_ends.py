"""Paragraphs whose lines were meant as paragraphs: pasted texts part these by the end of a line alone."""

import re

from tindoingoai.markdown.manuscript import Manuscript

# Told of no text of a site that makes its warnings errors: a matter of habit, not of fault.
JOINED_LINES = "lines that each end a sentence become one paragraph"
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]*_]*$")


class LineEnds:
    """The ends of lines inside the paragraphs of one text: whether its lines were meant as paragraphs."""

    def __init__(self) -> None:
        self._breaks = 0
        self._ends = 0
        self._longest = 0
        self._first = 0

    def look_at(self, written: str, line: int) -> None:
        """Takes a paragraph of several lines into account."""
        lines = written.split("\n")
        # What ends in blanks or a stroke is meant to stay where it is; what begins with a bracket is no sentence.
        kept = [not (text.endswith(("  ", "\\")) or text.lstrip().startswith(("!", "[", "<"))) for text in lines[:-1]]
        ends = [is_kept and bool(_SENTENCE_END.search(text)) for is_kept, text in zip(kept, lines, strict=False)]
        if any(ends) and not self._ends:
            self._first = line + ends.index(True)
        self._breaks += sum(kept)
        self._ends += sum(ends)
        if all(ends) and _SENTENCE_END.search(lines[-1].rstrip()):
            self._longest = max(self._longest, len(lines))

    def tell(self, manuscript: Manuscript) -> None:
        """Tells it once: where every line of the text ends so, or all of a paragraph of three and more."""
        # Whoever wraps lines where there is no room left breaks nearly all of them amid a sentence.
        if self._ends and (self._ends == self._breaks or self._longest > 2):
            hint = "leave an empty line between paragraphs; a `\\` at its end keeps a line as it is"
            manuscript.report(self._first, JOINED_LINES, hint, is_warning=True)
