"""`tindoingoai check`."""

import datetime
import pathlib

import click

from tindoingoai.cli.printing import ProgressBar, count, print_problems
from tindoingoai.cli.sites import cache_option, jobs_option, now_option, output_folder, site_option
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.run import check
from tindoingoai.problems import has_errors


@click.command("check")
@site_option
@click.option("--drafts", is_flag=True, help="Check drafts as if they were published.")
@click.option("--future", is_flag=True, help="Check pieces dated after now as if they were published.")
@click.option(
    "--budget",
    is_flag=True,
    help="Weigh the pages of the last build instead: what a phone loads of each, against what it should have to.",
)
@click.option(
    "--output",
    type=click.Path(path_type=pathlib.Path, file_okay=False),
    help="Where the last build wrote, for --budget; by default build/ in the site.",
)
@now_option
@cache_option
@jobs_option
def command(
    site: pathlib.Path,
    drafts: bool,
    future: bool,
    budget: bool,
    output: pathlib.Path | None,
    now: datetime.datetime,
    cache: pathlib.Path,
    jobs: int,
) -> None:
    """Tell every problem and warning, and build nothing."""
    options = BuildOptions(
        site=site,
        output=output_folder(site, output),
        now=now,
        cache=cache,
        drafts=drafts,
        future=future,
        jobs=jobs,
        keep_going=True,
    )
    if budget:
        _weigh(options)
        return
    progress = ProgressBar()
    try:
        report = check(options, progress)
    finally:
        progress.close()
    print_problems(report.problems, most_warnings=len(report.problems))
    if has_errors(report.problems):
        raise SystemExit(1)
    click.echo(f"{count(report.counts.get('article', 0), 'article')} without a problem")


def _weigh(options: BuildOptions) -> None:
    from tindoingoai.cli.weights import print_budget
    from tindoingoai.engine.budget import weigh_site

    budget = weigh_site(options)
    if budget is None:
        raise click.UsageError(f"there is no newspaper in {options.output}; `tindoingoai build` makes it")
    print_budget(budget)
    if budget.over:
        raise SystemExit(1)
