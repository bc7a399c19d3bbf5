"""One text being read, and the mistakes marked on it.

Knows lines and columns, and nothing of Markdown.
"""

import functools

from tindoingoai.problems import Problem, Severity


class Proof:
    """Marks mistakes on a text that begins on `first_line` of the file at `path`.

    A text out of a front-matter `field` has no place of its own there: its mistakes name the field and stand on line 1.
    """

    def __init__(self, path: str, text: str, first_line: int, problems: list[Problem], field: str = "") -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.problems = problems
        self.field = field

    @functools.cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def line_at(self, line: int) -> str:
        """The text of a line counted from 0, without its end; empty when there is no such line."""
        return self.lines[line].rstrip() if 0 <= line < len(self.lines) else ""

    def find(self, line: int, *needles: str) -> tuple[int, int]:
        """The line and column, counted from 1 in the file, of the first needle found on a line or in its paragraph."""
        if self.field:
            return 0, 0
        for needle in filter(None, needles):
            for index in range(line, len(self.lines)):
                if not (text := self.line_at(index)):
                    break
                if (column := text.find(needle)) >= 0:
                    return index + self.first_line, column + 1
        text = self.line_at(line)
        return line + self.first_line, len(text) - len(text.lstrip()) + 1

    def mark(self, line: int, message: str, hint: str = "", *needles: str, is_warning: bool = False) -> None:
        """Reports a mistake on a line counted from 0, at the first needle found there."""
        severity: Severity = "warning" if is_warning else "error"
        if self.field:
            self.mark_field(self.field, message, hint, is_warning=is_warning)
            return
        row, column = self.find(line, *needles)
        source_line = self.line_at(row - self.first_line)
        self.problems.append(Problem(self.path, row, column, message, source_line, hint, severity))

    def mark_field(self, field: str, message: str, hint: str = "", *, is_warning: bool = False) -> None:
        """Reports a mistake in a field of the front matter."""
        severity: Severity = "warning" if is_warning else "error"
        self.problems.append(Problem(self.path, 1, 1, f"`{field}`: {message}", "", hint, severity))
