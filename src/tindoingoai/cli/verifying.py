"""What `tindoingoai build --verify` adds: a clean build aside, and what differs from it."""

import pathlib

import click

from tindoingoai.cli.codes import PROBLEMS
from tindoingoai.cli.printing import ProgressBar, count, print_some, say
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.verify import Verification, verify


def verify_build(options: BuildOptions) -> None:
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
