"""One text being read, and the mistakes marked on it.

Knows lines and columns, and nothing of Markdown.
"""

import functools
import re

import msgspec

from tindoingoai.problems import MOST_OF_A_KIND, Problem, Severity


class Manuscript:
    """Marks mistakes on a text that begins on `first_line` of the file at `path`.

    A text out of a front-matter `field` has no place of its own there: its mistakes name the field and stand on line 1.
    """

    def __init__(self, path: str, text: str, first_line: int, problems: list[Problem], field: str = "") -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.problems = problems
        self.field = field
        # Where in `problems` the last of each kind stands, and how many of it there are.
        self._marked: dict[str, tuple[int, int]] = {}
        # Where the last was marked on a line, by what was said.
        self._last: dict[tuple[int, str], tuple[int, int]] = {}

    @functools.cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def line_at(self, line: int) -> str:
        """The text of a line counted from 0, without its end; empty when there is no such line."""
        return self.lines[line].rstrip() if 0 <= line < len(self.lines) else ""

    def find(self, line: int, *needles: str, after: tuple[int, int] = (0, 0)) -> tuple[int, int]:
        """The line and column, counted from 1 in the file, of the first needle found on a line or in its paragraph.

        One that stands behind the place `after` is found before those that do not.
        """
        if self.field:
            return 0, 0
        for needle in filter(None, needles):
            for index in range(max(line, after[0] - self.first_line), len(self.lines)):
                if not (text := self.line_at(index)):
                    break
                row = index + self.first_line
                if (column := text.find(needle, after[1] if row == after[0] else 0)) >= 0:
                    return row, column + 1
        if after[0]:
            return self.find(line, *needles)
        text = self.line_at(line)
        return line + self.first_line, len(text) - len(text.lstrip()) + 1

    def find_whole(self, line: int, *needles: str) -> tuple[int, int]:
        """The line and column of the first needle that stands by itself on any line from one on, or else above."""
        for needle in dict.fromkeys(filter(None, needles)):
            alone = re.compile(rf"(?<![\w/.-]){re.escape(needle)}(?![\w/.-])")
            for row in (*range(line, len(self.lines)), *range(line)):
                text = self.lines[row]
                if needle in text and (found := alone.search(text)):
                    return row + self.first_line, found.start() + 1
        return self.find(line, *needles)

    def report(
        self, line: int, message: str, hint: str = "", *needles: str, is_warning: bool = False, more: int = 0
    ) -> None:
        """Reports a mistake on a line counted from 0, at the first needle found there; `more` like it are counted."""
        severity: Severity = "warning" if is_warning else "error"
        if self.field:
            self.report_field(self.field, message, hint, is_warning=is_warning)
            return
        problem = Problem(self.path, line + self.first_line, 0, message, "", hint, severity, more=more)
        last, count = self._marked.get(problem.kind, (0, 0))
        if count == MOST_OF_A_KIND:
            # Looking for the place of each would take as long as there is text, for each.
            told = self.problems[last]
            self.problems[last] = msgspec.structs.replace(told, more=told.more + 1)
            return
        row, column = self._last[line, message] = self.find(
            line, *needles, after=self._last.get((line, message), (0, 0))
        )
        source_line = self.line_at(row - self.first_line)
        self._marked[problem.kind] = (len(self.problems), count + 1)
        self.problems.append(msgspec.structs.replace(problem, line=row, column=column, source_line=source_line))

    def report_field(self, field: str, message: str, hint: str = "", *, is_warning: bool = False) -> None:
        """Reports a mistake in a field of the front matter."""
        severity: Severity = "warning" if is_warning else "error"
        self.problems.append(Problem(self.path, 1, 1, f"`{field}`: {message}", "", hint, severity))
