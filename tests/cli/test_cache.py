"""`--cache`: the store lies where it was asked to lie, and nowhere else."""

import contextlib
import pathlib

import pytest

from tests.conftest import Newspaper
from tests.problems.command import run_command
from tindoingoai.serve.site import ServedSite


@pytest.mark.parametrize("command", ["build", "check"])
def test_store_lies_where_it_was_asked_to_lie(
    command: str, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    newspaper.plain_templates()
    newspaper.article("thoi-su/bai")
    assert run_command([command, "--cache", "../elsewhere/store"], newspaper.site, monkeypatch).code == 0
    assert (newspaper.site / "../elsewhere/store/store.db").is_file()
    assert not (newspaper.site / ".tindoingoai").exists()


@pytest.mark.parametrize("folder", ["content/store", "static/store", "build", "build/store"])
def test_store_is_never_published(folder: str, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    newspaper.article("thoi-su/bai")
    ended = run_command(["build", "--cache", folder], newspaper.site, monkeypatch)
    assert (ended.code, "the cache folder lies in" in ended.said) == (2, True)
    assert not (newspaper.site / folder).exists()


def test_output_may_lie_in_the_cache_folder(newspaper: Newspaper, tmp_path: pathlib.Path) -> None:
    newspaper.plain_templates()
    newspaper.article("thoi-su/bai")
    told: list[object] = []
    served = ServedSite(newspaper.site, tmp_path / "served", "http://127.0.0.1:8000", False, 1, told.append)
    # What it leaves running would keep later tests in this process from forking.
    with contextlib.closing(served):
        served.rebuild()
    assert (served.output / "thoi-su/bai.html").is_file(), told
    assert (tmp_path / "served/store.db").is_file()
