"""`tindoingoai build`."""

import contextlib
import datetime
import pathlib

import click
import msgspec

from tindoingoai import timing
from tindoingoai.build.options import BuildOptions, Report
from tindoingoai.build.profile.page import write_profile
from tindoingoai.build.run import build
from tindoingoai.cli.exits import OMISSIONS
from tindoingoai.cli.printing import ProgressBar, print_problems, print_summary
from tindoingoai.cli.sites import cache_option, cluster_option, jobs_option, now_option, site_option


@click.command("build")
@site_option
@click.option(
    "--output", type=click.Path(path_type=pathlib.Path), help="Where to write; by default build/ in the site."
)
@cache_option
@click.option("--base-url", default="", help="Instead of the base_url of site.yaml.")
@click.option("--drafts", is_flag=True, help="Publish drafts too.")
@click.option("--future", is_flag=True, help="Publish pieces dated after now too.")
@now_option
@jobs_option
@cluster_option
@click.option("--clean", is_flag=True, help="Read and render everything anew.")
@click.option("--keep-going", is_flag=True, help="Leave out what has problems and publish the rest (exit code 3).")
@click.option("--allow-empty", is_flag=True, help="Build a site without articles.")
@click.option("--swap", is_flag=True, help="Exchange the whole output in one step, for a folder that is served live.")
@click.option("--no-wait", is_flag=True, help="End (exit code 5) when another build of this site is at work.")
@click.option("--report", type=click.Path(path_type=pathlib.Path, dir_okay=False), help="Write what was done, as JSON.")
@click.option(
    "--profile", type=click.Path(path_type=pathlib.Path, dir_okay=False), help="Draw where time went, as an HTML page."
)
def command(
    site: pathlib.Path,
    output: pathlib.Path | None,
    cache: pathlib.Path,
    base_url: str,
    drafts: bool,
    future: bool,
    now: datetime.datetime,
    jobs: int,
    cluster: str,
    clean: bool,
    keep_going: bool,
    allow_empty: bool,
    swap: bool,
    no_wait: bool,
    report: pathlib.Path | None,
    profile: pathlib.Path | None,
) -> None:
    """Build the newspaper."""
    folder = (output or site / "build").resolve()
    options = BuildOptions(
        site=site,
        output=folder,
        now=now,
        cache=cache,
        base_url=base_url,
        drafts=drafts,
        future=future,
        jobs=jobs,
        cluster=cluster,
        clean=clean,
        keep_going=keep_going,
        allow_empty=allow_empty,
        wait=not no_wait,
        swap=swap,
    )
    progress = ProgressBar()
    with timing.recorded() if profile else contextlib.nullcontext() as recording:
        try:
            result = build(options, progress)
        finally:
            progress.close()
    print_problems(result.problems)
    print_summary(result, str(output or "build/"))
    if report:
        write_report(result, report)
    if recording and profile:
        write_profile(recording, result, options, profile)
    if any(not problem.is_warning for problem in result.problems):
        raise SystemExit(OMISSIONS)


def write_report(result: Report, path: pathlib.Path) -> None:
    """What was written, left and removed and why, held back and wrong: indented JSON."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(result), indent=2) + b"\n")
