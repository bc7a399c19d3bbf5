"""Every case of the folder `cases`: all that a command prints, and its exit code.

`UPDATE_CASES=1 pytest tests/problems/test_cases.py` writes what is printed now into the case files, to be read with
`git diff`: is it what an editor would understand, at the right line and column, with a hint that mends it?
"""

import os
import pathlib
import shlex

import pytest

from tests.problems.case import Case, read_cases, write_file
from tests.problems.command import run_command
from tests.problems.site import make_site

IS_UPDATE = "UPDATE_CASES" in os.environ
CASES = read_cases()


def test_titles_tell_cases_apart() -> None:
    assert len({(case.file, case.title) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.stem}: {case.title}")
def test_command_prints_what_the_case_expects(
    case: Case, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, home = tmp_path / "site", tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    make_site(site, case, monkeypatch)
    arguments = shlex.split(case.command.replace("<home>", str(home)))
    ended = run_command(arguments, site, monkeypatch)
    printed = ended.output.rstrip("\n")
    for folder, name in ((site, "<site>"), (home, "<home>"), (tmp_path, "<above>")):
        printed = printed.replace(str(folder), name)
    if IS_UPDATE:
        write_file(case.file, {case.title: (ended.code, printed)})
    else:
        assert (ended.code, printed) == (case.code, case.printed)
