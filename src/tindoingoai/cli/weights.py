"""The budget of a built newspaper as a table: kinds of pages, the worst first, and every page that is over."""

import sys

import click

from tindoingoai.cli.printing import MOST_LINES, count, plain
from tindoingoai.engine.budget import KB, LIMITS, Budget, KindWeights, Weighed, limits_of
from tindoingoai.vietnamese.numbers import format_number

_HEADS = {
    "html": "HTML",
    "css": "CSS",
    "scripts": "scripts",
    "fonts": "fonts",
    "pictures": "pictures",
    "total": "total",
    "requests": "requests",
    "elsewhere": "other hosts",
}
_COUNTED = ("requests", "elsewhere")
# Where nobody looks at a terminal lines are as long as they need.
_WIDTH = 120


def print_budget(budget: Budget) -> None:
    """The table, then the pages that are over, then how many."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("kind of page")
    table.add_column("pages", justify="right")
    for head in _HEADS.values():
        table.add_column(head, justify="right")
    for kind in budget.kinds:
        table.add_row(kind.kind.replace("_", " "), str(len(kind.pages)), *(_cell(kind, name) for name in _HEADS))
    table.add_row("at most", "", *(_show(name, LIMITS[name]) if name in LIMITS else "" for name in _HEADS), style="dim")
    is_terminal = sys.stdout.isatty()
    Console(width=None if is_terminal else _WIDTH, highlight=False).print(table)
    click.echo("KB after brotli, the heaviest of each; pictures that do not wait; HTML is limited in articles")
    over = budget.over
    for page in over[:MOST_LINES]:
        click.echo(f"{click.style(plain(page.address), bold=True)}: {click.style(_describe(page), fg='red')}")
    if len(over) > MOST_LINES:
        click.echo(f"… and {len(over) - MOST_LINES} more")
    pages = sum(len(kind.pages) for kind in budget.kinds)
    click.echo(f"{format_number(len(over))} of {count(pages, 'page')} over the budget")


def _cell(kind: KindWeights, name: str) -> str:
    text = _show(name, kind.greatest[name])
    is_over = name in limits_of(kind.kind) and kind.greatest[name] > LIMITS[name]
    return f"[bold red]{text}[/]" if is_over else text


def _show(name: str, value: int) -> str:
    return str(value) if name in _COUNTED else f"{value / KB:.1f}"


def _describe(page: Weighed) -> str:
    parts = page.weight.parts
    told = (f"{_HEADS[name]} {_show(name, parts[name])} of {_show(name, LIMITS[name])}" for name in page.over)
    return ", ".join(told)
