"""Scan and read: the sources that changed are read anew, of the others the store knows what is needed."""

import pathlib
from collections.abc import Callable, Container, Iterator, Sequence

import msgspec

from tindoingoai.digest import digest_bytes, digest_value, encode_value, engine_digest
from tindoingoai.engine.options import BuildOptions, Progress
from tindoingoai.memo import Memo
from tindoingoai.model import Article, Body, Row, Value
from tindoingoai.problems import Problem, condense
from tindoingoai.settings import Settings
from tindoingoai.site_folders import CONTENT
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
_decode_article = msgspec.json.Decoder(Article).decode


class _Warning(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is kept of a warning: an archive may have tens of thousands. Its line is read again when it is told."""

    line: int
    column: int
    message: str
    hint: str
    more: int


_decode_warnings = msgspec.json.Decoder(list[_Warning]).decode


class Sources(Value, frozen=True):
    """What the store now holds of every readable source, by path in order, and the paths that are not readable.

    `names` are those of files that the disk spells in another way than their paths; `options` all were read with.
    `torsos` are, of those that are not readable, articles as far as they could be read.
    """

    known: dict[str, StoredSource]
    unreadable: tuple[str, ...]
    names: dict[str, str]
    options: ReadOptions
    torsos: dict[str, "Torso"]

    def digest(self, path: str) -> str:
        """The digest of a source's bytes as it was read."""
        return self.torsos[path].digest if path in self.torsos else self.known[path].digest

    def text_of(self, path: str) -> str:
        """A digest of an article's text; empty where it has none."""
        digest = self.known[path].body
        return "" if digest == _NO_TEXT else digest


class Torso(Value, frozen=True):
    """An article as far as it could be read, and the digest of its source's bytes."""

    article: Article
    digest: str


def read_all(
    options: BuildOptions,
    settings: Settings,
    home: str,
    store: Store,
    find_sources: FindSources,
    read: Read,
    progress: Progress,
    problems: list[Problem],
) -> Sources:
    """Brings the store up to date with the sources; neither articles nor bodies are kept in memory.

    `home` is the site's own address, wherever this build is to stand.
    """
    read_options = ReadOptions(settings.timezone, settings.markdown, home)
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
    torsos: dict[str, Torso] = {}
    fresh = _read_changed(changed, known, options, read_options, store, read, progress, problems, torsos)
    store.drop_sources(gone)
    sources: dict[str, StoredSource] = {}
    unreadable = []
    for path in paths:
        source = fresh[path] if path in fresh else known[path]
        if source is None:
            unreadable.append(path)
        else:
            sources[path] = source
    problems += _recall_warnings(sources, store, is_brief=options.brief and not settings.strict)
    if gone or changed:
        replaced = {source.body for path, source in known.items() if sources.get(path) is not source}
        store.drop_bodies(replaced - {source.body for source in sources.values()})
        store.commit()
    names = {file.path: file.name for file in files if file.name != file.path}
    return Sources(sources, tuple(unreadable), names, read_options, torsos)


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
    torsos: dict[str, Torso],
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
                if result.torso:
                    torsos[result.path] = Torso(_decode_article(result.torso), result.digest)
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
        _encode_warnings(result.problems),
    )
    store.keep_source(source, result.article, result.body)
    return source


def _encode_warnings(problems: Sequence[Problem]) -> bytes:
    kept = [_Warning(each.line, each.column, each.message, each.hint, each.more) for each in problems]
    return encode_value(kept) if kept else b""


def _recall_warnings(sources: dict[str, StoredSource], store: Store, *, is_brief: bool) -> Sequence[Problem]:
    """The warnings of all sources; where these are to be brief, most builds find what to tell without decoding any."""
    kept = {path: source.problems for path, source in sources.items() if source.problems}
    if not is_brief:
        return list(_decode_all(kept))
    key = digest_value([engine_digest(), list(kept), digest_bytes(b"".join(kept.values()))])
    found = store.recall("warnings", key, list[Problem])
    if found is None:
        found = condense(_decode_all(kept))
        store.remember("warnings", key, found)
    return found


def _decode_all(kept: dict[str, bytes]) -> Iterator[Problem]:
    for path, encoded in kept.items():
        name = f"{CONTENT}/{path}"
        for each in _decode_warnings(encoded):
            yield Problem(name, each.line, each.column, each.message, "", each.hint, "warning", more=each.more)
