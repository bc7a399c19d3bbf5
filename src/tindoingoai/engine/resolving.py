"""What somebody means who asks for a page: an address in any spelling, a whole URL, a source, a file of the output."""

import heapq
import pathlib
import re
import urllib.parse
from collections.abc import Collection, Iterator

from tindoingoai.addresses import file_of, is_outside, without_query
from tindoingoai.engine.options import BuildOptions
from tindoingoai.kinds import is_article
from tindoingoai.problems import nearest, nearest_few
from tindoingoai.settings import Settings
from tindoingoai.site_folders import CONTENT, STATIC
from tindoingoai.vietnamese.text import to_nfc

MOST_NEAREST = 3
# Comparing letters takes up to half a millisecond an address, so only those with most words in common are compared.
_MOST_COMPARED = 200
_WORDS = re.compile(r"\w+")


def possible_files(asked: str, options: BuildOptions, settings: Settings, here: pathlib.Path) -> list[str]:
    """What the words may name, likeliest first: paths in the output, or a source's path from `content/` on."""
    text = to_nfc(asked.strip())
    base_url = settings.base_url.rstrip("/")
    if text == base_url or text.startswith(f"{base_url}/"):
        return list(_of_address(text.removeprefix(base_url), ""))
    if is_outside(text):
        return []
    paths = dict.fromkeys([*_of_path(here / text, options), *_of_path(options.site / text, options)])
    return [*paths, *_of_address(text, settings.base_path)]


def is_source(file: str) -> bool:
    return file.startswith(f"{CONTENT}/") and is_article(file)


def _of_path(path: pathlib.Path, options: BuildOptions) -> Iterator[str]:
    """A path on the disk: of the output, of a source, or of a file that is copied."""
    try:
        path = path.resolve()
    except (OSError, RuntimeError, ValueError):
        return
    output, site = options.output.resolve(), options.site.resolve()
    if path.is_relative_to(output):
        yield from _with_folder(path.relative_to(output).as_posix().removeprefix("."))
    elif path.is_relative_to(site):
        place = to_nfc(path.relative_to(site).as_posix())
        folder, _, rest = place.partition("/")
        if is_source(place):
            yield place
        elif folder in (CONTENT, STATIC) and rest:
            yield rest


def _of_address(text: str, base_path: str) -> Iterator[str]:
    path = urllib.parse.unquote(without_query(text))
    address = f"/{path.removeprefix('./').lstrip('/')}"
    yield from _with_folder(file_of(address))
    if base_path and address.startswith(f"{base_path}/"):
        yield from _with_folder(file_of(address.removeprefix(base_path)))


def _with_folder(file: str) -> Iterator[str]:
    """A file, and the page of a folder of that name."""
    if file:
        yield file
    yield file_of(f"/{file}/" if file else "/")


def nearest_names(asked: str, names: Collection[str]) -> tuple[str, ...]:
    """The names most like what was asked for."""
    words, ending = _split(asked), asked[-8:]
    likely = heapq.nlargest(_MOST_COMPARED, names, key=lambda name: (len(words & _split(name)), name[-8:] == ending))
    # What is the same of their folders says nothing of their names.
    last = pathlib.PurePosixPath(asked).name
    return tuple(
        nearest_few(asked, (name for name in likely if nearest(last, [pathlib.PurePosixPath(name).name])), MOST_NEAREST)
    )


def _split(name: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(name))
