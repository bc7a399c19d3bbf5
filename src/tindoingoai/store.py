"""What earlier builds found out, in one SQLite file, so that this build need not find it out again.

A row may be used only while what it was made from is the same:

- a source's article: the same bytes, read by the same engine with the same options (`reader`)
- a body: it is stored under the digest of its own bytes
- a media file's digest and size in pixels: the same stamp, or else the same digest
- a written file: its fingerprint tells whether it must be rendered again, its content digest whether to write it

A store that is damaged, or that another version of the engine made, is discarded and said so; never an error.
"""

import contextlib
import pathlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

import msgspec

from tindoingoai.model import Body, Value

VERSION = 2
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE sources (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL, result BLOB NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE bodies (digest TEXT PRIMARY KEY, parts BLOB NOT NULL);
CREATE TABLE media (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE files (
    output TEXT NOT NULL, address TEXT NOT NULL, kind TEXT NOT NULL,
    data TEXT NOT NULL, template TEXT NOT NULL, engine TEXT NOT NULL, content TEXT NOT NULL,
    reason TEXT NOT NULL, rendered TEXT NOT NULL,
    PRIMARY KEY (output, address)
) WITHOUT ROWID;
"""
_TABLE_NAMES = set(re.findall(r"CREATE TABLE (\w+)", _TABLES))


class StoredSource(Value, frozen=True):
    """A source as it was when last read; `result` is its encoded `ReadResult` without the body."""

    path: str
    stamp: str
    digest: str
    result: bytes
    body: str


class StoredMedia(Value, frozen=True):
    """A picture or any other published file: the digest of its bytes, and its size in pixels, or zeros."""

    path: str
    stamp: str
    digest: str
    width: int
    height: int


class StoredFile(Value, frozen=True):
    """A file that a build wrote: the three parts of its fingerprint, and the digest of its bytes.

    Why and when it was last rendered is only for people, and fetched apart (`last_rendered`).
    """

    address: str
    kind: str
    data: str
    template: str
    engine: str
    content: str
    reason: str = ""
    rendered: str = ""


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

    def forget(self) -> None:
        """Forgets everything but which files were written, so that the next build makes all of them anew."""
        for table in ("sources", "bodies", "media"):
            self._connection.execute(f"DELETE FROM {table}")

    # --- sources and bodies

    def use_reader(self, reader: str) -> None:
        """Forgets all sources that another engine, or other options, read."""
        row = self._connection.execute("SELECT value FROM about WHERE name = 'reader'").fetchone()
        if row != (reader,):
            self.forget()
            self._connection.execute("INSERT OR REPLACE INTO about VALUES ('reader', ?)", (reader,))

    def sources(self) -> dict[str, StoredSource]:
        rows = self._connection.execute("SELECT path, stamp, digest, result, body FROM sources")
        return {row[0]: StoredSource(*row) for row in rows}

    def keep_source(self, source: StoredSource, body: bytes = b"") -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?)",
            msgspec.structs.astuple(source),
        )
        if body:
            self._connection.execute("INSERT OR IGNORE INTO bodies VALUES (?, ?)", (source.body, body))

    def drop_sources(self, paths: Iterable[str]) -> None:
        self._connection.executemany("DELETE FROM sources WHERE path = ?", ((path,) for path in paths))

    def drop_unused_bodies(self) -> None:
        self._connection.execute("DELETE FROM bodies WHERE digest NOT IN (SELECT body FROM sources)")

    # --- media

    def media(self) -> dict[str, StoredMedia]:
        rows = self._connection.execute("SELECT path, stamp, digest, width, height FROM media")
        return {row[0]: StoredMedia(*row) for row in rows}

    def keep_media(self, media: Iterable[StoredMedia]) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO media VALUES (?, ?, ?, ?, ?)", (msgspec.structs.astuple(file) for file in media)
        )

    # --- written files

    def files(self, output: str) -> dict[str, StoredFile]:
        rows = self._connection.execute(
            "SELECT address, kind, data, template, engine, content FROM files WHERE output = ?", (output,)
        )
        return {row[0]: StoredFile(*row) for row in rows}

    def last_rendered(self, output: str, address: str) -> tuple[str, str]:
        """Why and when a file was last rendered or copied; empty when no build recorded it."""
        question = "SELECT reason, rendered FROM files WHERE output = ? AND address = ?"
        row = self._connection.execute(question, (output, address)).fetchone()
        return row or ("", "")

    def record_files(self, output: str, written: Iterable[StoredFile], removed: Iterable[str]) -> None:
        self._connection.executemany(
            "DELETE FROM files WHERE output = ? AND address = ?", ((output, address) for address in removed)
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((output, *msgspec.structs.astuple(file)) for file in written),
        )


_decode_body = msgspec.json.Decoder(Body).decode


class BodyReader:
    """Fetches bodies from a store, without holding any; each worker process has its own."""

    def __init__(self, path: pathlib.Path) -> None:
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)

    def read(self, digest: str) -> Body:
        (parts,) = self._connection.execute("SELECT parts FROM bodies WHERE digest = ?", (digest,)).fetchone()
        return _decode_body(parts)

    def close(self) -> None:
        self._connection.close()


@contextlib.contextmanager
def reading_bodies(path: pathlib.Path) -> Iterator[BodyReader]:
    reader = BodyReader(path)
    try:
        yield reader
    finally:
        reader.close()
