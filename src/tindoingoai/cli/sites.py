"""Arguments that several commands take: which site, which moment counts as now."""

import datetime
import importlib.util
import os
import pathlib
import re
from collections.abc import Callable
from typing import Any

import click

from tindoingoai.settings import FILE_NAME, find_site
from tindoingoai.vietnamese.dates import MomentError, parse_moment

CACHE = ".tindoingoai"


def default_jobs() -> int:
    """As many processes as the machine lets us use at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Moment(click.ParamType[datetime.datetime]):
    """A date and time; without a zone it is the machine's."""

    name = "ISO"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> datetime.datetime:
        if isinstance(value, datetime.datetime):
            return value
        zone = datetime.datetime.now().astimezone().tzinfo or datetime.UTC
        try:
            return parse_moment(str(value), zone)
        except MomentError as error:
            self.fail(f"{error} ({error.hint})" if error.hint else str(error), param, context)


MOMENT = _Moment()


def site_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--site DIR`, by default the folder of the nearest site.yaml upward."""
    return click.option(
        "--site",
        type=click.Path(path_type=pathlib.Path),
        help="The site's folder; by default that of the nearest site.yaml upward.",
        callback=lambda context, param, value: locate_site(value),
    )(function)


def cache_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--cache DIR`, by default a folder of the site; must stand below `site_option`."""
    return click.option(
        "--cache",
        type=click.Path(path_type=pathlib.Path, file_okay=False),
        help=f"Where the store of what earlier builds found out lies; by default {CACHE}/ in the site.",
        callback=lambda context, param, value: (value or context.params["site"] / CACHE).resolve(),
    )(function)


def now_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--now ISO`, by default the clock."""
    return click.option(
        "--now", type=MOMENT, default=default_now, show_default="the clock", help="The moment that counts as now."
    )(function)


def every_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--all`: every problem in full."""
    return click.option("--all", "every", is_flag=True, help="Tell every problem in full, also of many alike.")(
        function
    )


def jobs_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--jobs N`, by default as many as there are cores."""
    return click.option(
        "--jobs", type=click.IntRange(1, 256), default=default_jobs, show_default="cores", help="Worker processes."
    )(function)


def cluster_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--cluster tcp://HOST:PORT`, by default none."""
    return click.option(
        "--cluster",
        default="",
        metavar="ADDRESS",
        callback=lambda context, param, value: _check_cluster(value),
        help="Read and render on the Dask cluster whose scheduler is at this address, like tcp://10.0.0.5:8786; "
        "--jobs then says nothing.",
    )(function)


def _check_cluster(address: str) -> str:
    """The address of a scheduler; a usage error when it is none, or when the library is missing."""
    if not address:
        return ""
    if not re.fullmatch(r"(tcp|tls)://[^\s/]+:\d{1,5}", address):
        raise click.UsageError(f"{address} is no scheduler's address; one is like tcp://10.0.0.5:8786")
    if not importlib.util.find_spec("distributed"):
        raise click.UsageError('--cluster needs another library: pip install "tindoingoai[cluster]"')
    return address


def locate_site(given: pathlib.Path | None) -> pathlib.Path:
    """The site's folder; a usage error says what to do when there is none."""
    if given is not None:
        if not given.is_dir():
            raise click.UsageError(f"there is no folder {given}")
        return given.resolve()
    found = find_site(pathlib.Path.cwd())
    if found is None:
        raise click.UsageError(f"no {FILE_NAME} here or in any folder above; `tindoingoai init DIR` makes a newspaper")
    return found


def output_folder(site: pathlib.Path, given: pathlib.Path | None) -> pathlib.Path:
    """Where pages are written; by default build/ in the site."""
    return (given or site / "build").resolve()


def default_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
