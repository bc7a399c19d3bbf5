"""`tindoingoai check`."""

import datetime
import pathlib
from collections.abc import Sequence
from typing import Literal

import click

from tindoingoai.cli.codes import PROBLEMS, code_of
from tindoingoai.cli.formats import write_annotations, write_json
from tindoingoai.cli.printing import ProgressBar, count, print_problems
from tindoingoai.cli.sites import cache_option, every_option, jobs_option, now_option, output_folder, site_option
from tindoingoai.engine.lines import with_source_lines
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.run import check
from tindoingoai.problems import Problem, ProblemsError, has_errors

Format = Literal["text", "json", "github"]


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
@every_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people; as one JSON document of all problems; or as annotations of a GitHub workflow.",
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
    every: bool,
    form: Format,
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
        brief=not every and form != "json",
    )
    if budget:
        _weigh(options)
        return
    progress = ProgressBar()
    try:
        report = check(options, progress)
    except ProblemsError as error:
        _tell(error.problems, form, site, every=every)
        raise SystemExit(code_of(error)) from None
    finally:
        progress.close()
    _tell(report.problems, form, site, every=every)
    if has_errors(report.problems):
        raise SystemExit(PROBLEMS)
    if form == "text":
        click.echo(f"{count(report.counts.get('article', 0), 'article')} without a problem")


def _tell(problems: Sequence[Problem], form: Format, site: pathlib.Path, *, every: bool) -> None:
    match form:
        case "text":
            print_problems(with_source_lines(problems, site), every=every)
        case "json":
            click.echo(write_json(problems))
        case "github":
            for line in write_annotations(problems, site, every=every):
                click.echo(line)


def _weigh(options: BuildOptions) -> None:
    from tindoingoai.cli.weights import print_budget
    from tindoingoai.engine.budget import weigh_site

    budget = weigh_site(options)
    if budget is None:
        raise click.UsageError(f"there is no newspaper in {options.output}; `tindoingoai build` makes it")
    print_budget(budget)
    if budget.over:
        raise SystemExit(1)
