"""`tindoingoai build`."""

import contextlib
import datetime
import pathlib

import click
import msgspec

from tindoingoai import timing
from tindoingoai.build.options import BuildOptions, Report
from tindoingoai.build.run import build
from tindoingoai.build.verify import Verification, verify
from tindoingoai.cli.exits import OMISSIONS, PROBLEMS
from tindoingoai.cli.printing import ProgressBar, count, print_problems, print_some, print_summary, say
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
    report: pathlib.Path | None,
    is_verified: bool,
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
    with timing.recorded() if profile else contextlib.nullcontext() as recording, ProgressBar() as progress:
        result = build(options, progress)
    print_problems(result.problems)
    print_summary(result, str(output or "build/"))
    if report:
        write_report(result, report)
    if recording and profile:
        # Draws with Jinja, which a build without changes does without.
        from tindoingoai.build.profile.page import write_profile

        write_profile(recording, result, options, profile)
    if is_verified:
        _verify(options)
    if any(not problem.is_warning for problem in result.problems):
        raise SystemExit(OMISSIONS)


def _verify(options: BuildOptions) -> None:
    """Ends with the exit code for problems, and the list of them, when a clean build makes other files."""
    say("verifying: a clean build aside")
    with ProgressBar() as progress:
        found = verify(options, progress)
    if not found.is_equal:
        _print_differences(found, options.output)
        raise SystemExit(PROBLEMS)
    click.echo(f"verified: {count(found.files, 'file')} equal a clean build")
    print_some([f"cannot be rendered now, left as it was: {options.output / path}" for path in found.kept])


def _print_differences(found: Verification, output: pathlib.Path) -> None:
    kinds = (("differs from a clean build", found.differ), ("is missing", found.missing), ("is too many", found.extra))
    lines = [(path, what) for what, paths in kinds for path in paths]
    print_some([f"{click.style(str(output / path), bold=True)}: {click.style(what, fg='red')}" for path, what in lines])
    say(f"not verified: {count(len(lines), 'file')} of {count(found.files, 'file')} not as a clean build makes them")
    if found.differ or found.missing:
        say("    hint: was something edited meanwhile, or in the output by hand? `build --clean` makes it right;")
        say("    if neither was, this is a bug of tindoingoai: please tell of it, with what was edited before")
    if found.extra:
        say("    hint: what no build wrote belongs in static/, where it becomes part of the newspaper")


def write_report(result: Report, path: pathlib.Path) -> None:
    """What was written, left and removed and why, held back and wrong: indented JSON."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(result), indent=2) + b"\n")
