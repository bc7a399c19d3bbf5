"""Scan and read: the sources that changed are read anew, of the others the store knows what is needed."""

import operator
from collections.abc import Callable, Container

import msgspec

from tindoingoai.build.crews import Crew
from tindoingoai.build.options import BuildOptions, Progress
from tindoingoai.digest import digest_bytes, digest_value, encode_value, engine_digest
from tindoingoai.memory import Memory
from tindoingoai.model import Article, Value
from tindoingoai.problems import Problem
from tindoingoai.settings import Settings
from tindoingoai.sources.results import ReadOptions, ReadResult
from tindoingoai.sources.scan import SourceFile
from tindoingoai.store import Store, StoredSource

CHUNK = 40
# How the sources are found: a scan of the site, in which the names of known paths are taken for good.
Look = Callable[[list[Problem], Container[str]], list[SourceFile]]
_decode_article = msgspec.json.Decoder(Article).decode
_decode_problems = msgspec.json.Decoder(tuple[Problem, ...]).decode


class Sources(Value, frozen=True):
    """What the store now holds of every readable source, by path in order, and the paths that are not readable."""

    known: dict[str, StoredSource]
    unreadable: tuple[str, ...]


def read_all(
    options: BuildOptions,
    settings: Settings,
    store: Store,
    look: Look,
    crew: Crew,
    progress: Progress,
    problems: list[Problem],
) -> Sources:
    """Brings the store up to date with the sources; neither articles nor bodies are kept in memory."""
    read_options = ReadOptions(settings.timezone, settings.markdown)
    store.use_reader(digest_value([engine_digest(), read_options]))
    known = store.sources()
    files = look(problems, known)
    paths = [file.path for file in files]
    gone = known.keys() - set(paths)
    changed = [
        file
        for file, source in zip(files, map(known.get, paths), strict=True)
        if not (source and file.stamp and source.stamp == file.stamp)
    ]
    fresh = _read_changed(changed, known, options, read_options, store, crew, progress, problems)
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
    return Sources(sources, tuple(unreadable))


def read_articles(store: Store, sources: Sources, memory: Memory) -> dict[str, Article]:
    """All readable articles by path, in order; what the memory has of them is not decoded again."""
    paths = list(sources.known)
    digests = memory.each("digests", operator.attrgetter("digest"), paths, list(sources.known.values()))
    moved = memory.moved("sources", paths, digests)
    # One by one they take ten times as long as all together.
    rows = store.articles(moved & sources.known.keys()) if len(moved) * 10 < len(paths) else store.articles()
    fresh = {path: _decode_article(row) for path, row in rows if path in moved}
    articles = memory.rows("articles", lambda path, _: fresh[path], paths, (paths, digests))
    return dict(zip(paths, articles, strict=True))


def _read_changed(
    changed: list[SourceFile],
    known: dict[str, StoredSource],
    options: BuildOptions,
    read_options: ReadOptions,
    store: Store,
    crew: Crew,
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
    for results in crew.read(asked, options.site, read_options, CHUNK):
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
        result.outline,
        digest_bytes(result.body),
        encode_value(result.problems) if result.problems else b"",
    )
    store.keep_source(source, result.article, result.body)
    return source
