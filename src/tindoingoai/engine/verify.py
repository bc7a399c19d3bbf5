"""Proves on the user's own site that a build which did the least work made what a build from nothing makes.

A clean build goes into a temporary folder, with a temporary store, and the two outputs are compared byte for byte. The
last good reads stand in for a file of reads that is broken, so they are handed over: no build makes them anew.
"""

import filecmp
import pathlib
import tempfile

import msgspec

from tindoingoai.addresses import file_of
from tindoingoai.engine.options import BuildOptions, Progress
from tindoingoai.engine.run import build
from tindoingoai.engine.session import Session
from tindoingoai.lock import locked
from tindoingoai.model import Value
from tindoingoai.output import MANIFEST, MARK, Output
from tindoingoai.reads.totals import hand_over_totals
from tindoingoai.settings import read_settings
from tindoingoai.store import STORE, Store


class Verification(Value, frozen=True, omit_defaults=False):
    """How many files were compared, and those that are not as a clean build makes them, by path in the output.

    `kept` are pages that no build can render now: with `keep_going` they stay as they last were, and count as equal.
    """

    files: int
    differ: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def is_equal(self) -> bool:
        return not (self.differ or self.missing or self.extra)


def verify(options: BuildOptions, progress: Progress | None = None) -> Verification:
    """Compares the output of a build just made with what the same options give from nothing.

    The temporary folder lies beside the store, on a disk that has room for a newspaper, and goes whatever happens. No
    other build changes the output meanwhile.
    """
    with (
        locked(options.site, options.cache, wait=options.wait),
        tempfile.TemporaryDirectory(prefix="verify-", dir=options.cache) as folder,
    ):
        aside = pathlib.Path(folder)
        clean = msgspec.structs.replace(options, output=aside / "output", cache=aside / "cache", swap=False)
        # What is named after its own making need not be made again to be compared.
        clean = msgspec.structs.replace(clean, pictures=options.pictures or options.cache / "media")
        name = read_settings(options.site).most_read.reads
        with Store(options.cache / STORE) as store, Store(clean.cache / STORE) as heir:
            hand_over_totals(options.site, name, store, heir)
            heir.commit()
        with Session(clean.site, clean.cache, wait=True, lock=aside) as session:
            build(clean, progress, session)
        return compare_trees(options.output, clean.output)


def compare_trees(made: pathlib.Path, clean: pathlib.Path) -> Verification:
    """What is different between an output and a clean one."""
    # The mark is of how the files came about, which are compared themselves.
    ours, theirs = Output(made).files() - {MARK}, Output(clean).files() - {MARK}
    both = ours & theirs
    # The manifest of a clean build lists every page that it planned, also those that it then could not render.
    planned = {file_of(address) for address in Output(clean).manifest()}
    return Verification(
        files=len(theirs - {MANIFEST}),
        differ=tuple(sorted(path for path in both if not _is_same(made / path, clean / path))),
        missing=tuple(sorted(theirs - ours)),
        extra=tuple(sorted(path for path in ours - theirs - planned if not _is_hidden(path))),
        kept=tuple(sorted((ours - theirs) & planned)),
    )


def _is_same(first: pathlib.Path, second: pathlib.Path) -> bool:
    # A link would be compared by what it leads to, and no build makes one.
    return not first.is_symlink() and filecmp.cmp(first, second, shallow=False)


def _is_hidden(path: str) -> bool:
    """Whether a file belongs to those that tools keep in a published folder, like `.git` and `.nojekyll`."""
    return any(step.startswith(".") for step in path.split("/"))
