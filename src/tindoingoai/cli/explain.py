"""`tindoingoai explain`."""

import datetime
import itertools
import pathlib
import textwrap
import zoneinfo
from collections.abc import Iterable, Iterator, Sequence

import click
import msgspec

from tindoingoai.cli.codes import PROBLEMS
from tindoingoai.cli.printing import plain, say
from tindoingoai.cli.sites import cache_option, jobs_option, now_option, output_folder, site_option
from tindoingoai.engine.explain import Explanation, Unknown, explain
from tindoingoai.engine.inputs import PageInputs, Shown
from tindoingoai.engine.options import BuildOptions
from tindoingoai.vietnamese.numbers import format_number

# More cards or pictures than this would hide the rest.
MOST_SHOWN = 10
_LAST = {
    "new": "no build had it on record",
    "data": "what it shows had changed",
    "template": "a template of it had changed",
    "engine": "the build before was of another version of tindoingoai or its libraries",
    "missing": "the file was missing",
}
_NEXT = {
    "new": "no build has it on record",
    "data": "what it shows has changed",
    "template": "a template of it has changed",
    "engine": "the last build was of another version of tindoingoai or its libraries",
    "missing": "the file is missing",
    "gone": "nothing of the newspaper is at this address any more: the next build deletes it",
}


@click.command("explain")
@click.argument("address")
@site_option
@click.option("--output", type=click.Path(path_type=pathlib.Path), help="The output; by default build/ in the site.")
@cache_option
@click.option("--base-url", default="", help="As given to build.")
@click.option("--drafts", is_flag=True, help="As given to build.")
@click.option("--future", is_flag=True, help="As given to build.")
@now_option
@jobs_option
@click.option("--json", "is_json", is_flag=True, help="For programs.")
def command(
    address: str,
    site: pathlib.Path,
    output: pathlib.Path | None,
    cache: pathlib.Path,
    base_url: str,
    drafts: bool,
    future: bool,
    now: datetime.datetime,
    jobs: int,
    is_json: bool,
) -> None:
    """Tell what a page is made of, when and why it was last rendered, and what would make it stale.

    ADDRESS is an address like /thoi-su/bai.html, a whole URL, or the path of a source or of a file in build/.
    """
    options = BuildOptions(
        site=site,
        output=output_folder(site, output),
        now=now,
        cache=cache,
        base_url=base_url,
        drafts=drafts,
        future=future,
        jobs=jobs,
    )
    found = explain(options, address, pathlib.Path.cwd())
    if is_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found).decode(), indent=2))
    elif isinstance(found, Unknown):
        _tell_unknown(found)
    else:
        for line in _lines(found, site):
            click.echo(line)
    if isinstance(found, Unknown):
        raise SystemExit(PROBLEMS)


def _tell_unknown(found: Unknown) -> None:
    say(f"{click.style(plain(found.asked), bold=True)}: {click.style(found.why, fg='red')}")
    if found.nearest:
        say(f"    hint: did you mean {' or '.join(f'`{plain(name)}`' for name in found.nearest)}?")


def _lines(found: Explanation, site: pathlib.Path) -> Iterator[str]:
    yield click.style(found.address, bold=True)
    file = pathlib.Path(found.file)
    yield _row("file", str(file.relative_to(site) if file.is_relative_to(site) else file))
    if found.kind:
        yield _row("kind", found.kind.replace("_", " "))
    if found.source:
        yield _row("source", found.source)
    yield _row("rendered", _last(found))
    if found.stale:
        yield _row("now", click.style("stale: ", fg="yellow") + "; ".join(_NEXT[reason] for reason in found.stale))
    else:
        yield _row("now", click.style("up to date", fg="green"))
    yield from (_row("changed", path) for path in found.changed)
    yield from (_row("note", note) for note in found.notes)
    yield from _section("Templates", textwrap.wrap(", ".join(found.templates), 110), most=len(found.templates))
    yield from _inputs(found.inputs)
    yield from _section("Would make it stale", found.would, most=len(found.would))


def _last(found: Explanation) -> str:
    if not found.rendered:
        return "no build on record"
    moment = datetime.datetime.fromisoformat(found.rendered).astimezone(zoneinfo.ZoneInfo(found.zone))
    return f"{moment:%d/%m/%Y %H:%M:%S} ({found.zone}), reason {found.reason}: {_LAST[found.reason]}"


def _inputs(inputs: PageInputs) -> Iterator[str]:
    for place, cards in itertools.groupby(inputs.cards, key=lambda card: card.place):
        yield from _section(f"Shows in `{place}`", map(_shown, cards))
    for block in inputs.blocks:
        title = f"Block `{block.name}`, {block.title}"
        if block.is_filled_later:
            yield from _section(title, [f"filled in after the build from /_blocks/{block.fragment}.html"])
        else:
            yield from _section(title, map(_shown, block.cards))
    yield from _section("Pictures and media", map(_shown, inputs.files))


def _shown(shown: Shown) -> str:
    return "  ".join(part for part in (shown.address, shown.title, shown.source and f"({shown.source})") if part)


def _section(title: str, lines: Iterable[str], most: int = MOST_SHOWN) -> Iterator[str]:
    """A heading and its lines; nothing at all when there are none."""
    listed: Sequence[str] = list(lines)
    if listed:
        yield f"\n{click.style(title, bold=True)}"
        yield from (f"  {plain(line)}" for line in listed[:most])
    if len(listed) > most:
        yield f"  … and {format_number(len(listed) - most)} more; --json lists all"


def _row(name: str, text: str) -> str:
    return f"  {name:<10}{text}"
