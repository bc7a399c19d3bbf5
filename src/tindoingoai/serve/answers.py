"""What the script in a page is told: that its page changed, and what there is to know of it."""

import pathlib
from collections.abc import Sequence

import msgspec

from tindoingoai.engine.lines import with_source_lines
from tindoingoai.model import Value
from tindoingoai.problems import Problem, count_all
from tindoingoai.serve.editor import editor_link
from tindoingoai.serve.site import ServedSite
from tindoingoai.serve.status import PieceStatus
from tindoingoai.templating.view import theme_folder

# More than this of either severity only makes the page slow: whoever mends some is shown the next.
MOST_PROBLEMS = 100


class News(Value, frozen=True, omit_defaults=False):
    """To one page in one browser: whether it must be loaded again, and which files changed (None: any may have)."""

    build: int
    page: str
    files: list[str] | None
    problems: int


class ToldProblem(Value, frozen=True, omit_defaults=False):
    """A problem with the link that opens its place in an editor."""

    severity: str
    place: str
    column: int
    message: str
    source_line: str
    hint: str
    edit: str


class PanelState(Value, frozen=True, omit_defaults=False):
    """All that bar and panel show on one page."""

    build: int
    seconds: float
    is_behind: bool
    errors: int
    warnings: int
    problems: list[ToldProblem]
    piece: PieceStatus | None
    edit: str
    own_warnings: int


def news_for(site: ServedSite, address: str, look: str, build: int) -> News:
    """What is new to a page that was sent with this look, in a browser that has heard of everything up to a build."""
    state = site.state
    page = "same" if site.look(address) == look else "changed"
    return News(state.build, page, state.changed_since(build), state.errors)


def answer_for(site: ServedSite, address: str, pattern: str) -> bytes:
    """The present state as JSON; without a pattern for editors no path of this machine is in it."""
    state, piece = site.state, site.piece(address)
    warnings = [problem for problem in state.problems if problem.is_warning]
    errors = [problem for problem in state.problems if not problem.is_warning]
    source = piece.source if piece else ""
    answer = PanelState(
        build=state.build,
        seconds=state.seconds,
        is_behind=state.is_behind,
        errors=count_all(errors),
        warnings=count_all(warnings),
        problems=_told(errors[:MOST_PROBLEMS] + warnings[:MOST_PROBLEMS], site.site, pattern),
        piece=piece,
        edit=_edit(site.site, pattern, source),
        own_warnings=count_all(problem for problem in warnings if problem.path == source),
    )
    return msgspec.json.encode(answer)


def _told(problems: Sequence[Problem], site: pathlib.Path, pattern: str) -> list[ToldProblem]:
    return [
        ToldProblem(
            severity=problem.severity,
            place=problem.place,
            column=problem.caret,
            message=f"{problem.message} ({problem.rest})" if problem.rest else problem.message,
            source_line=problem.source_line,
            hint=problem.hint,
            edit=_edit(site, pattern, problem.path, problem.line, problem.column),
        )
        for problem in with_source_lines(problems, site)
    ]


def _edit(site: pathlib.Path, pattern: str, path: str, line: int = 0, column: int = 0) -> str:
    """The link that opens a file of the site, or one of the theme where the site has none of that name."""
    if not (pattern and path):
        return ""
    for folder in (site, theme_folder()):
        file = folder.resolve() / path
        if file.is_file():
            return editor_link(pattern, str(file), line, column)
    return ""
