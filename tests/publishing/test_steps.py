"""The shell steps of the publishing files really publish: they run in a clean clone, with an empty environment."""

import pathlib

import pytest

from tests.publishing.recipes import Checkout, github_steps, gitlab_jobs
from tindoingoai.settings import read_settings

pytestmark = pytest.mark.slow

ADDRESS = "https://toa-soan.example.net/to-bao"


def test_the_steps_for_github_publish_the_demo(tmp_path: pathlib.Path, shared: pathlib.Path) -> None:
    checkout = Checkout(tmp_path, shared / "pictures")
    steps = github_steps()
    known = {"${{ steps.pages.outputs.base_url }}": ADDRESS}
    for step in steps:
        if step.run:
            # Every value that a step gets is one that the service is known to give.
            checkout.run(step.run, "bash -e", **{name: known[value] for name, value in step.env.items()})
    (upload,) = (step for step in steps if step.uses.startswith("actions/upload-pages-artifact@"))
    front = f"{upload.settings['path']}/index.html"
    assert f'<link rel="canonical" href="{ADDRESS}/">' in checkout.read(front)

    build = next(step.run for step in steps if " build " in step.run)
    checkout.run(build, "bash -e", BASE_URL="")
    own = read_settings(checkout.place).base_url
    assert f'<link rel="canonical" href="{own}/">' in checkout.read(front)


def test_the_steps_for_gitlab_publish_the_demo(tmp_path: pathlib.Path, shared: pathlib.Path) -> None:
    checkout = Checkout(tmp_path, shared / "pictures")
    jobs = gitlab_jobs()
    checkout.run("\n".join(jobs["check"].script), "bash -eo pipefail")
    checkout.run("\n".join(jobs["pages"].script), "bash -eo pipefail", CI_PAGES_URL=ADDRESS)
    assert jobs["pages"].artifacts.paths == ["public"]
    assert f'<link rel="canonical" href="{ADDRESS}/">' in checkout.read("public/index.html")
