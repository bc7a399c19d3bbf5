"""Who is measured, with which jobs: this program in three forms, and those of its peers that are installed."""

import functools
import pathlib
import sys
from collections.abc import Callable

import msgspec

from benchmarks import install
from benchmarks.corpus import CORPORA, NOW, PLAIN, Corpus
from benchmarks.prepare import (
    ROOT,
    Site,
    lay_out_eleventy,
    lay_out_equal_hugo,
    lay_out_hugo,
    lay_out_ours,
    lay_out_pelican,
)

FULL = "full"
OURS = "tindoingoai"
LIVE = f"{OURS}, live blocks"
HUGO = "Hugo"
EQUAL_HUGO = "Hugo, our page"
COMMAND = (sys.executable, "-m", "tindoingoai", "build", "--now", NOW.isoformat())
ENVIRONMENT = {"PYTHONPATH": str(ROOT / "src")}
# As many cards as the peers' pages show.
BLOCKS_SHOWN = {"related": 3, "latest": {"count": 4, "repeat": True}, "most_read": 5, "promoted": 5, "multimedia": 12}
# What the peers' sites lack: pages of tags, authors and days, search, and pictures in several formats.
FEWER: dict[str, object] = {
    "pages": {"tags": False, "authors": False, "archive": False, "search": False},
    "pictures": {"variants": False},
}
PEER_JOBS = (FULL, "body", "title", "publish")
# Larger corpora would take the slower ones hours.
MOST_ELEVENTY = 20_000
MOST_PELICAN = 5_000


class Contestant(msgspec.Struct, frozen=True):
    """`jobs` follow each other on one site, the full build first; `is_whole` pages hold their shared blocks.

    All who print `our_page` print the same elements. Peers have no paper: what is similar each would choose in its own
    way, so the sites would not be equal.
    """

    name: str
    jobs: tuple[str, ...]
    lay_out: Callable[[Corpus, pathlib.Path], Site]
    command: tuple[str, ...]
    environment: dict[str, str] = {}
    most: int = sys.maxsize
    is_whole: bool = True
    our_page: bool = False
    corpora: tuple[str, ...] = (PLAIN,)


def ours() -> list[Contestant]:
    """This program: as the peers' sites are, with live blocks, and with all its pages.

    The last is left out of the paper, where it would measure how thousands of pictures are made in several formats,
    which `benchmarks.pictures` does.
    """
    everywhere: dict[str, object] = {"blocks_shown": BLOCKS_SHOWN}
    fewer = everywhere | FEWER
    return [
        Contestant(
            name=OURS,
            jobs=(FULL, "nothing", "body", "title", "publish", "template", "stylesheet"),
            lay_out=functools.partial(lay_out_ours, settings=fewer),
            command=COMMAND,
            environment=ENVIRONMENT,
            our_page=True,
            corpora=CORPORA,
        ),
        Contestant(
            name=LIVE,
            jobs=(FULL, "publish"),
            lay_out=functools.partial(lay_out_ours, settings=fewer | {"blocks": "live"}),
            command=COMMAND,
            environment=ENVIRONMENT,
            is_whole=False,
            corpora=CORPORA,
        ),
        Contestant(
            name=f"{OURS}, all pages",
            jobs=(FULL,),
            lay_out=functools.partial(lay_out_ours, settings=everywhere),
            command=COMMAND,
            environment=ENVIRONMENT,
        ),
    ]


def peers() -> list[Contestant]:
    """Those that are installed."""
    all_of_them = [
        Contestant(
            name=HUGO,
            jobs=PEER_JOBS,
            lay_out=lay_out_hugo,
            command=(*install.hugo(), "--quiet"),
        ),
        Contestant(
            name=EQUAL_HUGO,
            jobs=PEER_JOBS,
            lay_out=lay_out_equal_hugo,
            command=(*install.hugo(), "--quiet"),
            our_page=True,
        ),
        Contestant(
            name="Eleventy",
            jobs=PEER_JOBS,
            lay_out=lay_out_eleventy,
            command=(*install.eleventy(), "--config=eleventy.config.cjs"),
            environment={"NODE_OPTIONS": "--max-old-space-size=8192"},
            most=MOST_ELEVENTY,
        ),
        Contestant(
            name="Pelican",
            jobs=PEER_JOBS,
            lay_out=lay_out_pelican,
            command=(*install.pelican(), "content", "-s", "pelicanconf.py", "-q", "-o", "output"),
            environment={"PYTHONPATH": ""},
            most=MOST_PELICAN,
        ),
    ]
    installed = {
        HUGO: install.hugo(),
        EQUAL_HUGO: install.hugo(),
        "Eleventy": install.eleventy(),
        "Pelican": install.pelican(),
    }
    return [peer for peer in all_of_them if installed[peer.name]]
