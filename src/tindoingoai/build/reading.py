"""Scan and read: the sources that changed are read anew, the others come from the store."""

import functools

import msgspec

from tindoingoai.build.losses import lost_source
from tindoingoai.build.options import BuildOptions, Progress
from tindoingoai.digest import digest_value, encode_value, engine_digest
from tindoingoai.model import Article, Value
from tindoingoai.parallel import map_chunks
from tindoingoai.problems import Problem
from tindoingoai.settings import Settings
from tindoingoai.sources.read import ReadOptions, ReadResult, read_chunk
from tindoingoai.sources.scan import SourceFile, scan
from tindoingoai.store import Store, StoredSource

CHUNK = 40
_decode_result = msgspec.json.Decoder(ReadResult).decode


class Sources(Value, frozen=True):
    """All readable articles in the order of their paths, and the paths of those that are not readable."""

    articles: tuple[Article, ...]
    unreadable: tuple[str, ...]


def read_all(
    options: BuildOptions, settings: Settings, store: Store, progress: Progress, problems: list[Problem]
) -> Sources:
    """Every article of the site; bodies go to the store and are not kept in memory."""
    read_options = ReadOptions(settings.timezone, settings.markdown)
    store.use_reader(digest_value([engine_digest(), read_options]))
    files = scan(options.site, problems)
    known = store.sources()
    store.drop_sources(known.keys() - {file.path for file in files})
    changed = [
        msgspec.structs.replace(file, known=known[file.path].digest) if file.path in known else file
        for file in files
        if file.path not in known or not file.stamp or known[file.path].stamp != file.stamp
    ]
    read = _read_changed(changed, known, options, read_options, store, progress)
    results = [read.get(file.path) or _decode_result(known[file.path].result) for file in files]
    store.drop_unused_bodies()
    store.commit()
    for result in results:
        problems += result.problems
    return Sources(
        tuple(result.article for result in results if result.article),
        tuple(result.path for result in results if not result.article),
    )


def _read_changed(
    changed: list[SourceFile],
    known: dict[str, StoredSource],
    options: BuildOptions,
    read_options: ReadOptions,
    store: Store,
    progress: Progress,
) -> dict[str, ReadResult]:
    """Reads the files whose stamps moved; those whose bytes turn out the same keep what is stored of them."""
    stamps = {file.path: file.stamp for file in changed}
    results: dict[str, ReadResult] = {}
    read = functools.partial(read_chunk, site=str(options.site), options=read_options)
    for encoded_results in map_chunks(read, changed, options.jobs, CHUNK, lost_source):
        for result in map(_decode_result, encoded_results):
            stamp = stamps[result.path]
            if result.is_known:
                stored = msgspec.structs.replace(known[result.path], stamp=stamp)
                store.keep_source(stored)
                results[result.path] = _decode_result(stored.result)
            else:
                results[result.path] = _keep(store, stamp, result)
        progress.advance("read", len(results), len(changed))
    return results


def _keep(store: Store, stamp: str, result: ReadResult) -> ReadResult:
    """Stores what was read; a source with errors is read again by the next build."""
    without_body = msgspec.structs.replace(result, body=b"")
    if result.article:
        encoded = encode_value(without_body)
        source = StoredSource(result.path, stamp, result.digest, encoded, result.article.body)
        store.keep_source(source, result.body)
    else:
        store.drop_sources([result.path])
    return without_body
