"""`tindoingoai build`."""

import contextlib
import datetime
import pathlib
import time

import click
import msgspec

from tindoingoai import timing
from tindoingoai.cli.codes import OMISSIONS, code_of
from tindoingoai.cli.printing import ProgressBar, print_problems, print_summary
from tindoingoai.cli.sites import (
    cache_option,
    cluster_option,
    every_option,
    jobs_option,
    now_option,
    output_folder,
    site_option,
)
from tindoingoai.door import Door
from tindoingoai.engine.lines import with_source_lines
from tindoingoai.engine.options import BuildOptions, Report
from tindoingoai.engine.site_door import ask_door, open_door
from tindoingoai.lock import LockedError, locked
from tindoingoai.problems import ProblemsError, has_errors


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
@every_option
@click.option("--report", type=click.Path(path_type=pathlib.Path, dir_okay=False), help="Write what was done, as JSON.")
@click.option("--verify", "is_verified", is_flag=True, help="Then build from nothing aside, and compare (exit code 1).")
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
    every: bool,
    report: pathlib.Path | None,
    is_verified: bool,
    profile: pathlib.Path | None,
) -> None:
    """Build the newspaper."""
    options = BuildOptions(
        site=site,
        output=output_folder(site, output),
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
        brief=not every,
    )
    started = time.perf_counter()
    door = None if clean or cluster or is_verified or profile else open_door(options)
    recording, result = None, door and _ask_door(door, options, started)
    if not result:
        # Takes longer to import than all else that a build does that has nothing left to do.
        from tindoingoai.engine.run import build

        try:
            with timing.recorded() if profile else contextlib.nullcontext() as recording, ProgressBar() as progress:
                result = build(options, progress, door=door)
        except ProblemsError as error:
            print_problems(with_source_lines(error.problems, site), every=every)
            raise SystemExit(code_of(error)) from None
    result = msgspec.structs.replace(result, problems=tuple(with_source_lines(result.problems, site)))
    print_problems(result.problems, every=every)
    print_summary(result, str(output or "build/"))
    if report:
        write_report(result, report)
    if recording and profile:
        # Draws with Jinja, which a build without changes does without.
        from tindoingoai.engine.profile.page import write_profile

        write_profile(recording, result, options, profile)
    if is_verified:
        from tindoingoai.cli.verifying import verify_build

        verify_build(options)
    if has_errors(result.problems):
        raise SystemExit(OMISSIONS)


def _ask_door(door: Door, options: BuildOptions, started: float) -> Report | None:
    """What a build would report that has nothing left to do; None where that is not certain."""
    report = ask_door(door, options)
    if not report:
        return None
    try:
        with locked(options.site, options.cache, wait=False):
            return msgspec.structs.replace(report, seconds=time.perf_counter() - started)
    except LockedError:
        return None


def write_report(result: Report, path: pathlib.Path) -> None:
    """What was written, left and removed and why, held back and wrong: indented JSON."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(result), indent=2) + b"\n")
