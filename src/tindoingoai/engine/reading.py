"""Scan and read: the sources that changed are read anew, of the others the store knows what is needed."""

import pathlib
from collections.abc import Callable, Container, Iterator, Sequence

import msgspec

from tindoingoai.digest import digest_bytes, digest_value, encode_value, engine_digest
from tindoingoai.engine.options import BuildOptions, Progress
from tindoingoai.memo import Memo
from tindoingoai.model import Body, Row, Value
from tindoingoai.problems import Problem
from tindoingoai.settings import Settings
from tindoingoai.sources.results import ReadOptions, ReadResult
from tindoingoai.sources.scan import SourceFile
from tindoingoai.store import Store, StoredSource

CHUNK = 40
# How the sources are found: a scan of the site, in which the names of known paths are taken for good.
FindSources = Callable[[list[Problem], Container[str]], list[SourceFile]]
# How they are read: files of a site, chunk by chunk, as the options say.
Read = Callable[[Sequence[SourceFile], pathlib.Path, ReadOptions, int], Iterator[list[ReadResult]]]
_decode_row = msgspec.json.Decoder(Row).decode
_NO_TEXT = digest_bytes(encode_value(Body((), minutes=1)))
_decode_problems = msgspec.json.Decoder(tuple[Problem, ...]).decode


class Sources(Value, frozen=True):
    """What the store now holds of every readable source, by path in order, and the paths that are not readable.

    `names` are those of files that the disk spells in another way than their paths; `options` all were read with.
    """

    known: dict[str, StoredSource]
    unreadable: tuple[str, ...]
    names: dict[str, str]
    options: ReadOptions

    def text_of(self, path: str) -> str:
        """A digest of an article's text; empty where it has none."""
        digest = self.known[path].body
        return "" if digest == _NO_TEXT else digest


def read_all(
    options: BuildOptions,
    settings: Settings,
    store: Store,
    find_sources: FindSources,
    read: Read,
    progress: Progress,
    problems: list[Problem],
) -> Sources:
    """Brings the store up to date with the sources; neither articles nor bodies are kept in memory."""
    read_options = ReadOptions(settings.timezone, settings.markdown)
    store.use_reader(digest_value([engine_digest(), read_options]))
    known = store.sources()
    files = find_sources(problems, known)
    paths = [file.path for file in files]
    gone = known.keys() - set(paths)
    changed = [
        file
        for file, source in zip(files, map(known.get, paths), strict=True)
        if not (source and file.stamp and source.stamp == file.stamp)
    ]
    fresh = _read_changed(changed, known, options, read_options, store, read, progress, problems)
    store.drop_sources(gone)
    sources: dict[str, StoredSource] = {}
    unreadable = []
    for path in paths:
        source = fresh[path] if path in fresh else known[path]
        if source is None:
            unreadable.append(path)
        else:
            sources[path] = source
            if source.problems:
                problems += _decode_problems(source.problems)
    if gone or changed:
        replaced = {source.body for path, source in known.items() if sources.get(path) is not source}
        store.drop_bodies(replaced - {source.body for source in sources.values()})
        store.commit()
    names = {file.path: file.name for file in files if file.name != file.path}
    return Sources(sources, tuple(unreadable), names, read_options)


def read_rows(sources: Sources, memo: Memo) -> list[Row]:
    """The index rows of all readable sources, in order; those that the memo has are the same objects."""
    encoded = ((path, source.row) for path, source in sources.known.items())
    return list(memo.each("rows", _decode_row, encoded).values())


def _read_changed(
    changed: list[SourceFile],
    known: dict[str, StoredSource],
    options: BuildOptions,
    read_options: ReadOptions,
    store: Store,
    read: Read,
    progress: Progress,
    problems: list[Problem],
) -> dict[str, StoredSource | None]:
    """Reads the files whose stamps moved; those whose bytes turn out the same keep what is stored of them."""
    if not changed:
        return {}
    stamps = {file.path: file.stamp for file in changed}
    asked = [
        msgspec.structs.replace(file, known=known[file.path].digest) if file.path in known else file for file in changed
    ]
    sources: dict[str, StoredSource | None] = {}
    for results in read(asked, options.site, read_options, CHUNK):
        for result in results:
            stamp = stamps[result.path]
            if result.is_known:
                sources[result.path] = source = msgspec.structs.replace(known[result.path], stamp=stamp)
                store.keep_stamp(source)
            else:
                sources[result.path] = _keep(store, stamp, result)
                if not result.article:
                    problems += result.problems
        progress.advance("read", len(sources), len(changed))
    return sources


def _keep(store: Store, stamp: str, result: ReadResult) -> StoredSource | None:
    """Stores what was read; a source with errors is read again by the next build."""
    if not result.article:
        store.drop_sources([result.path])
        return None
    source = StoredSource(
        result.path,
        stamp,
        result.digest,
        digest_bytes(result.body),
        result.row,
        encode_value(result.problems) if result.problems else b"",
    )
    store.keep_source(source, result.article, result.body)
    return source
