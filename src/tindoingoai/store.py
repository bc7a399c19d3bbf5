"""What earlier builds found out, in one SQLite file, so that this build need not find it out again.

A row may be used only while what it was made from is the same:

- a source's row and article: the same bytes, read by the same engine with the same options (`reader`)
- a body: it is stored under the digest of its own bytes
- a media file's digest and what it shows: the same stamp, or else the same digest
- a written file: its fingerprint tells whether it must be rendered again, its content digest whether to write it; while
  the output has the store's mark, so that neither is older than the other
- what was worked out of all that: the same digest of everything it was made from (`about.key`)

A store that is damaged, or that another version of the engine made, is discarded and said so; never an error.
"""

import contextlib
import functools
import pathlib
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from tindoingoai.digest import digest_bytes, encode_value
from tindoingoai.model import Value

V = TypeVar("V")

# How the file is called in its folder.
STORE = "store.db"
VERSION = 10
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, key TEXT NOT NULL, value BLOB NOT NULL);
CREATE TABLE sources (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL,
    body TEXT NOT NULL, row BLOB NOT NULL, problems BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE articles (path TEXT PRIMARY KEY, article BLOB NOT NULL);
CREATE TABLE bodies (digest TEXT PRIMARY KEY, parts BLOB NOT NULL);
CREATE TABLE media (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL, measured INTEGER NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, kind TEXT NOT NULL, color TEXT NOT NULL, note TEXT NOT NULL,
    held TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE files (
    output TEXT NOT NULL, address TEXT NOT NULL, kind TEXT NOT NULL,
    data TEXT NOT NULL, template TEXT NOT NULL, engine TEXT NOT NULL, content TEXT NOT NULL, exact TEXT NOT NULL,
    reason TEXT NOT NULL, rendered TEXT NOT NULL,
    PRIMARY KEY (output, address)
) WITHOUT ROWID;
"""
_TABLE_NAMES = set(re.findall(r"CREATE TABLE (\w+)", _TABLES))


class Record(Value, frozen=True):
    """A record of a table; its fields are the columns in their order."""

    def columns(self) -> tuple[str | int | bytes, ...]:
        return msgspec.structs.astuple(self)


class StoredSource(Record, frozen=True):
    """A source as it was when last read: the digests of its bytes and of its body, and its index row, encoded.

    `problems` are its warnings, encoded by whoever reads sources; empty when there are none.
    """

    path: str
    stamp: str
    digest: str
    body: str
    row: bytes
    problems: bytes = b""


class StoredMedia(Record, frozen=True):
    """A picture or any other published file: the digest of its bytes, and what it shows, once that was asked for.

    `held` is what its first bytes say that it holds (`media/sniffing.py`), for whatever may have notes.
    Size in pixels (zeros for what is no picture), kind, colour and note are those of a `Measurement`
    (`media/measurement.py`).
    """

    path: str
    stamp: str
    digest: str
    measured: int = 0
    width: int = 0
    height: int = 0
    kind: str = ""
    color: str = ""
    note: str = ""
    held: str = ""


class StoredFile(Record, frozen=True):
    """A file that a build wrote: the three parts of its fingerprint, and the digest of its bytes.

    `data` of a page is its key with all that it shares with other pages; `exact` is the digest of what its template
    was given. `reason` and `rendered` tell people why and when it was last rendered.
    """

    address: str
    kind: str
    data: str
    template: str
    engine: str
    content: str
    exact: str = ""
    reason: str = ""
    rendered: str = ""


# Marks are numbers below it.
_MOST = 1 << 128


def _weigh(file: StoredFile) -> int:
    return int(digest_bytes(f"{file.address} {file.content}".encode()), 16)


class ForeignStoreError(sqlite3.DatabaseError):
    """The file is a database, but not one of this version of the engine."""


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether an error says that the file is no store of ours; a disk that is full or a lock says nothing of it."""
    if isinstance(error, ForeignStoreError):
        return True
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Store:
    """One site's store. Use as a context manager; changes are kept only by `commit`."""

    def __init__(self, path: pathlib.Path) -> None:
        self.path = path
        self.discarded = ""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = self._open()
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            self.discarded = str(error)
            self._delete()
            self._connection = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        if isinstance(error, sqlite3.DatabaseError) and is_damage(error):
            # Found out only while it was used: the next build begins anew.
            self._delete()

    def discard(self) -> None:
        """Begins anew with an empty store."""
        self._connection.close()
        self._forget_rows()
        self._delete()
        self._connection = self._open()

    def _delete(self) -> None:
        for file in self.path.parent.glob(f"{self.path.name}*"):
            file.unlink()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                connection.executescript(f"{_TABLES} PRAGMA user_version={VERSION};")
            elif version != VERSION:
                raise ForeignStoreError(f"made by another version ({version})")
            elif missing := _TABLE_NAMES - {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}:
                raise ForeignStoreError(f"it has no {', '.join(sorted(missing))}")
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def commit(self) -> None:
        self._connection.commit()

    def rollback(self) -> None:
        """Takes back what was changed since the last commit."""
        self._connection.rollback()
        self._forget_rows()

    def _forget_rows(self) -> None:
        for name in ("_sources", "_media", "_files"):
            vars(self).pop(name, None)

    def forget(self) -> None:
        """Forgets everything but which files were written, so that the next build makes all of them anew."""
        for table in ("sources", "articles", "bodies", "media"):
            self._connection.execute(f"DELETE FROM {table}")
        self._forget_rows()

    # --- what was worked out once

    def recall(self, name: str, key: str, kind: type[V]) -> V | None:
        """What was remembered under a name, if it was with this key: the digest of all that it was made from."""
        row = self._connection.execute("SELECT value FROM about WHERE name = ? AND key = ?", (name, key)).fetchone()
        return msgspec.json.decode(row[0], type=kind) if row else None

    def remember(self, name: str, key: str, value: object) -> None:
        """Takes the place of what was remembered under that name."""
        self._connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?, ?)", (name, key, encode_value(value)))

    def forget_memory(self, *names: str) -> None:
        self._connection.executemany("DELETE FROM about WHERE name = ?", ((name,) for name in names))

    # --- tables that every build reads as a whole: a process that builds again need not read them again

    @functools.cached_property
    def _sources(self) -> dict[str, StoredSource]:
        rows = self._connection.execute("SELECT path, stamp, digest, body, row, problems FROM sources")
        return {row[0]: StoredSource(*row) for row in rows}

    @functools.cached_property
    def _media(self) -> dict[str, StoredMedia]:
        columns = "path, stamp, digest, measured, width, height, kind, color, note, held"
        rows = self._connection.execute(f"SELECT {columns} FROM media")
        return {row[0]: StoredMedia(*row) for row in rows}

    @functools.cached_property
    def _files(self) -> dict[str, dict[str, StoredFile]]:
        columns = "address, kind, data, template, engine, content, exact, reason, rendered"
        rows = self._connection.execute(f"SELECT output, {columns} FROM files")
        files: dict[str, dict[str, StoredFile]] = {}
        for row in rows:
            files.setdefault(row[0], {})[row[1]] = StoredFile(*row[1:])
        return files

    # --- sources and bodies

    def use_reader(self, reader: str) -> None:
        """Forgets all sources that another engine, or other options, read."""
        if not self.recall("reader", reader, bool):
            self.forget()
            self.remember("reader", reader, True)

    def sources(self) -> dict[str, StoredSource]:
        return dict(self._sources)

    def article(self, path: str) -> bytes:
        """The encoded article of a path."""
        (found,) = self._connection.execute("SELECT article FROM articles WHERE path = ?", (path,)).fetchone()
        return bytes(found)

    def body(self, digest: str) -> bytes:
        """An encoded body."""
        (found,) = self._connection.execute("SELECT parts FROM bodies WHERE digest = ?", (digest,)).fetchone()
        return bytes(found)

    def keep_source(self, source: StoredSource, article: bytes, body: bytes) -> None:
        self._sources[source.path] = source
        self._connection.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?)", source.columns())
        self._connection.execute("INSERT OR REPLACE INTO articles VALUES (?, ?)", (source.path, article))
        self._connection.execute("INSERT OR IGNORE INTO bodies VALUES (?, ?)", (source.body, body))

    def keep_stamp(self, source: StoredSource) -> None:
        """Notes the stamp of a source whose bytes are the same as before."""
        self._sources[source.path] = source
        self._connection.execute("UPDATE sources SET stamp = ? WHERE path = ?", (source.stamp, source.path))

    def drop_sources(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._sources.pop(path, None)
            for table in ("sources", "articles"):
                self._connection.execute(f"DELETE FROM {table} WHERE path = ?", (path,))

    def drop_bodies(self, digests: Iterable[str]) -> None:
        """Deletes bodies that no source has any more."""
        self._connection.executemany("DELETE FROM bodies WHERE digest = ?", ((digest,) for digest in digests))

    # --- media

    def media(self) -> dict[str, StoredMedia]:
        return dict(self._media)

    def keep_media(self, media: Sequence[StoredMedia]) -> None:
        self._media.update((file.path, file) for file in media)
        self._connection.executemany(
            "INSERT OR REPLACE INTO media VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (file.columns() for file in media)
        )

    # --- written files

    def files(self, output: str) -> dict[str, StoredFile]:
        return dict(self._files.get(output, {}))

    def records_checksum(self, output: str) -> str:
        """What the records of an output say in one word: another once any file in it is to have other bytes."""
        known = self.recall(f"mark of {output}", "", str)
        return f"{sum(map(_weigh, self._files.get(output, {}).values())) % _MOST:032x}" if known is None else known

    def record_files(self, output: str, written: Sequence[StoredFile], removed: Collection[str]) -> None:
        mark = int(self.records_checksum(output), 16)
        files = self._files.setdefault(output, {})
        gone = [*removed, *(file.address for file in written)]
        # A sum, since of all files only a few are others.
        mark -= sum(_weigh(file) for address in gone if (file := files.pop(address, None)))
        mark += sum(map(_weigh, written))
        self.remember(f"mark of {output}", "", f"{mark % _MOST:032x}")
        files.update((file.address, file) for file in written)
        self._connection.executemany(
            "DELETE FROM files WHERE output = ? AND address = ?", ((output, address) for address in removed)
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((output, *file.columns()) for file in written),
        )


class SourceReader:
    """Fetches articles and bodies from a store, without holding any; each process and thread has its own."""

    def __init__(self, path: pathlib.Path) -> None:
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        # One look at the store for all that is read: else each question would lock and unlock it.
        self._connection.execute("BEGIN")

    def article(self, path: str) -> bytes:
        """The encoded article of a path."""
        return self._fetch("SELECT article FROM articles WHERE path = ?", path)

    def body(self, digest: str) -> bytes:
        """An encoded body."""
        return self._fetch("SELECT parts FROM bodies WHERE digest = ?", digest)

    def _fetch(self, query: str, key: str) -> bytes:
        (found,) = self._connection.execute(query, (key,)).fetchone()
        return bytes(found)

    def close(self) -> None:
        self._connection.close()


@contextlib.contextmanager
def reading_sources(path: pathlib.Path) -> Iterator[SourceReader]:
    reader = SourceReader(path)
    try:
        yield reader
    finally:
        reader.close()
