"""The shell steps of the publishing files, taken out of them, and a clean clone to run them in."""

import os
import pathlib
import subprocess
import venv

import msgspec
import yaml

from tests.conftest import PATIENCE

ROOT = pathlib.Path(__file__).parents[2]
GITHUB = ROOT / ".github" / "workflows" / "publish.yml"
GITLAB = ROOT / ".gitlab-ci.yml"
# What could lead a program back to this repository, or make git write elsewhere.
TIES = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")


class Step(msgspec.Struct, frozen=True):
    """A step of a GitHub job: a shell script, or an action that others wrote."""

    run: str = ""
    uses: str = ""
    id: str = ""
    env: dict[str, str] = {}
    settings: dict[str, str] = msgspec.field(default_factory=dict, name="with")


class Job(msgspec.Struct, frozen=True):
    """A GitHub job."""

    steps: list[Step]


class Artifacts(msgspec.Struct, frozen=True):
    """What a GitLab job hands on."""

    paths: list[str] = []


class Recipe(msgspec.Struct, frozen=True):
    """A GitLab job."""

    script: list[str]
    artifacts: Artifacts = Artifacts()


def read_yaml(path: pathlib.Path) -> dict[str, object]:
    """A YAML file with every scalar as text: GitHub's `on:` is no truth value."""
    return msgspec.convert(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader), dict[str, object])


def github_steps() -> list[Step]:
    jobs = msgspec.convert(read_yaml(GITHUB)["jobs"], dict[str, Job])
    return [step for job in jobs.values() for step in job.steps]


def gitlab_jobs() -> dict[str, Recipe]:
    jobs = {name: value for name, value in read_yaml(GITLAB).items() if isinstance(value, dict) and "script" in value}
    return msgspec.convert(jobs, dict[str, Recipe])


class Checkout:
    """A clean clone of the working tree as it would be committed, and an empty environment on its PATH.

    As the services do, it brings back from its cache what was made of pictures.
    """

    def __init__(self, folder: pathlib.Path, pictures: pathlib.Path) -> None:
        self.place = folder / "clone"
        self.environment = folder / "environment"
        self._clone(folder / "origin")
        cache = self.place / ".tindoingoai"
        cache.mkdir()
        pictures.mkdir(exist_ok=True)
        (cache / "media").symlink_to(pictures)
        venv.create(self.environment, with_pip=True)

    def _clone(self, origin: pathlib.Path) -> None:
        listed = self._call(ROOT, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
        for name in filter(None, listed.split("\0")):
            # A file that was deleted and not yet committed is listed too.
            if (ROOT / name).is_file():
                target = origin / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes((ROOT / name).read_bytes())
        person = ("-c", "user.name=test", "-c", "user.email=test@example.org")
        self._call(origin, "git", "init", "--quiet")
        self._call(origin, "git", "add", "--all")
        self._call(origin, "git", *person, "commit", "--quiet", "--message", "as it stands")
        self._call(origin.parent, "git", "clone", "--quiet", origin, self.place)

    def run(self, script: str, shell: str, **variables: str) -> None:
        """Runs a script as the publishing service would, and fails with what it printed."""
        path = f"{self.environment / 'bin'}{os.pathsep}{os.environ['PATH']}"
        self._call(self.place, *shell.split(), "-c", script, PATH=path, CI="true", **variables)

    def read(self, name: str) -> str:
        return (self.place / name).read_text("utf-8")

    def _call(self, folder: pathlib.Path, *command: str | pathlib.Path, **variables: str) -> str:
        clean = {name: value for name, value in os.environ.items() if name not in TIES}
        done = subprocess.run(
            command,
            cwd=folder,
            env=clean | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=10 * PATIENCE,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout
