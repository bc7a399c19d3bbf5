"""Plan: every page of the site, remembered for as long as what planning reads stays the same.

A plan is a pure function of its inputs, so while their digest is the same, so is the plan. What only an article's own
page shows of it, its body, is no input: after an edit of a body nothing is planned again.
"""

import datetime
import pathlib

import msgspec

from tindoingoai.build.options import BuildOptions
from tindoingoai.build.reading import Sources
from tindoingoai.digest import digest_bytes, digest_value, engine_digest
from tindoingoai.disk import read_file
from tindoingoai.media.files import SiteFiles
from tindoingoai.memory import Memory
from tindoingoai.model import Held, Value
from tindoingoai.problems import Problem
from tindoingoai.reads.totals import Measurement, measure
from tindoingoai.settings import AUTHORS, FRONT, Settings, parse_settings
from tindoingoai.store import Store
from tindoingoai.templating.view import RenderOptions, words_files


def recall_settings(store: Store, text: str, base_url: str) -> Settings:
    """The settings that a text holds, parsed only if they were not before; raises `SettingsError`."""
    key = digest_value([engine_digest(), text, base_url])
    settings = store.recall("settings", key, Settings)
    if settings is None:
        settings = parse_settings(text, base_url or None)
        store.remember("settings", key, settings)
    return settings


class SitePlan(Value, frozen=True):
    """How many pages of each kind a site has, the files that make way for one, what rendering needs.

    The pages themselves are in the store. `inputs` is the digest of all that planning read, but for the clock and for
    files beside articles; `held` are the articles that are not published; `shown` the pictures of which there are
    variants, by address, each with the points that its crops keep, and `variants` the addresses of all these. The plan
    holds `until` then.
    """

    inputs: str
    counts: tuple[tuple[str, int], ...]
    left_out: frozenset[str]
    rendering: RenderOptions
    held: tuple[Held, ...]
    shown: dict[str, tuple[str, ...]]
    variants: frozenset[str]
    until: datetime.datetime


class Remembered(Value, frozen=True):
    """What is kept of a plan besides its pages, and for how long it holds.

    - `since` and `until`: between these moments `now` changes nothing
    - `beside`: the digests of files beside articles that were looked for; empty where there was none
    - `blamed`: the digests of the sources that `problems` are about, whose lines would move with an edit
    """

    since: datetime.datetime
    until: datetime.datetime
    beside: dict[str, str]
    blamed: dict[str, str]
    problems: tuple[Problem, ...]
    counts: tuple[tuple[str, int], ...]
    held: tuple[Held, ...]
    left_out: frozenset[str]
    rendering: RenderOptions
    shown: dict[str, tuple[str, ...]]
    variants: frozenset[str]


def plan_build(
    options: BuildOptions,
    settings: Settings,
    sources: Sources,
    files: SiteFiles,
    store: Store,
    memory: Memory,
    problems: list[Problem],
) -> SitePlan:
    """The plan of the site as it now is; its pages and their contexts are in the store."""
    measurement = measure(options.site, settings.most_read.reads, store)
    inputs = _digest_inputs(options, settings, sources, files, measurement)
    remembered = store.recall("plan", inputs, Remembered)
    if remembered is None or not _holds(remembered, options.now, sources, files):
        # A build without changes needs neither the catalogue nor any page kind.
        from tindoingoai.build.composing import compose

        remembered = compose(options, settings, sources, files, store, inputs, measurement, memory)
    problems += remembered.problems
    rendering = msgspec.structs.replace(remembered.rendering, site=str(options.site))
    return SitePlan(
        inputs,
        remembered.counts,
        remembered.left_out,
        rendering,
        remembered.held,
        remembered.shown,
        remembered.variants,
        remembered.until,
    )


def _digest_inputs(
    options: BuildOptions, settings: Settings, sources: Sources, files: SiteFiles, measurement: Measurement
) -> str:
    """The digest of all that planning reads, but for the clock and for files beside articles."""
    data = (options.site / name for name in (AUTHORS, FRONT))
    read = [*data, *words_files(options.site, settings.lang)]
    return digest_value(
        [
            engine_digest(),
            settings,
            options.drafts,
            options.future,
            [(path, source.outline) for path, source in sources.known.items()],
            sources.unreadable,
            [_digest_file(path) for path in read],
            measurement,
            [(address, file.name, files.digest(address)) for address, file in sorted(files.on_disk.items())],
        ]
    )


def _digest_file(path: pathlib.Path) -> str:
    try:
        return digest_bytes(read_file(path))
    except OSError:
        return ""


def _holds(remembered: Remembered, now: datetime.datetime, sources: Sources, files: SiteFiles) -> bool:
    """Whether a plan of the same inputs is still that of this moment, and of what lies beside the articles."""
    return (
        remembered.since <= now < remembered.until
        and all(sources.known[path].digest == digest for path, digest in remembered.blamed.items())
        and all(files.digest(address) == digest for address, digest in remembered.beside.items())
    )
