"""A site planned aside, as a build would plan it now, without a trace: neither store nor output is written to."""

import contextlib
import pathlib
import sqlite3
import tempfile
from collections.abc import Iterator

from tindoingoai.store import STORE, VERSION, Store, is_damage

# Planning needs cards and digests only; bodies are most of what a store holds.
_LEFT_OUT = "bodies"


@contextlib.contextmanager
def copied_store(path: pathlib.Path) -> Iterator[Store]:
    """A store in a temporary folder that knows what another knows, bodies apart; `discarded` says if it could not."""
    with tempfile.TemporaryDirectory(prefix="tindoingoai-") as folder:
        copy = pathlib.Path(folder) / STORE
        with Store(copy):
            pass
        fault = _copy(path, copy) if path.exists() else ""
        with Store(copy) as store:
            store.discarded = fault
            yield store


def _copy(path: pathlib.Path, copy: pathlib.Path) -> str:
    """Copies the rows of a store into another that is empty; the reason when the first is no store of this version."""
    # Without a log beside it nobody is writing, and reading in the usual way would leave an empty log there for good.
    mode = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    with contextlib.closing(sqlite3.connect(copy.as_uri(), uri=True)) as connection:
        try:
            connection.execute("ATTACH ? AS other", (f"{path.resolve().as_uri()}?{mode}",))
            (version,) = connection.execute("PRAGMA other.user_version").fetchone()
            if version != VERSION:
                return f"made by another version ({version})"
            tables = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
            with connection:
                for (name,) in tables:
                    if name != _LEFT_OUT:
                        connection.execute(f"INSERT INTO main.{name} SELECT * FROM other.{name}")
        except sqlite3.DatabaseError as error:
            if is_damage(error) or "no such table" in str(error):
                return str(error)
            raise
    return ""
