"""The publishing files say what they should to the services that read them."""

import pathlib
import re
import subprocess
import sys

import pytest

from tests.publishing.recipes import GITHUB, GITLAB, github_steps, gitlab_jobs, read_yaml
from tindoingoai.cli.init import starter_files


@pytest.mark.parametrize(
    ("file", "schema"),
    [(GITHUB, ["vendor.github-workflows"]), (GITLAB, ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"])],
    ids=["github", "gitlab"],
)
def test_the_file_fits_its_published_schema(file: pathlib.Path, schema: list[str]) -> None:
    """check-jsonschema brings the schemas along: nothing is fetched."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *schema, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_newspaper_is_published_on_push_and_every_hour() -> None:
    when = read_yaml(GITHUB)["on"]
    assert isinstance(when, dict)
    assert when["push"] == {"branches": ["main"]}
    assert re.fullmatch(r"\d+ \* \* \* \*", when["schedule"][0]["cron"])
    assert "workflow_dispatch" in when


def test_the_workflow_may_publish_and_nothing_more() -> None:
    assert read_yaml(GITHUB)["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert "concurrency" in read_yaml(GITHUB)


def test_publishing_needs_no_secret_and_no_value_is_pasted_into_a_script() -> None:
    assert "secrets." not in GITHUB.read_text("utf-8")
    assert [step.run for step in github_steps() if "${{" in step.run] == []


def test_every_run_saves_a_cache_of_its_own_and_starts_from_the_last() -> None:
    (cache,) = (step.settings for step in github_steps() if step.uses.startswith("actions/cache@"))
    assert cache["path"] == ".tindoingoai"
    assert "github.run_id" in cache["key"]
    assert cache["key"].startswith(cache["restore-keys"])
    default = read_yaml(GITLAB)["default"]
    assert isinstance(default, dict)
    assert default["cache"]["paths"] == [".tindoingoai/"]


def test_both_services_check_before_they_build() -> None:
    scripts = [[step.run for step in github_steps() if step.run], gitlab_jobs()["pages"].script]
    for script in scripts:
        verbs = [line.split()[1] for line in script]
        assert verbs == ["install", "check", "build"]


def test_new_newspapers_get_the_same_files() -> None:
    shipped = dict(starter_files())
    assert shipped[".github/workflows/publish.yml"].read_bytes() == GITHUB.read_bytes()
    assert shipped[".gitlab-ci.yml"].read_bytes() == GITLAB.read_bytes()
