"""The store: what is kept, what is forgotten, and that a store which cannot be used is discarded and never an error."""

import os
import pathlib
import sqlite3
from collections.abc import Callable

import msgspec
import pytest

from tests.conftest import Newspaper
from tindoingoai.digest import encode_value
from tindoingoai.model import Body, Html
from tindoingoai.store import VERSION, Store, StoredFile, StoredMedia, StoredSource, reading_sources

SOURCES = [
    StoredSource(f"thoi-su/bai-{number}.md", "stamp", "digest", f"body-{number}", b"{}") for number in range(400)
]
BODY = Body((Html("<p>Thân bài.</p>"),))
FILE = StoredFile("/a.html", "article", "data", "template", "engine", "content")


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    """A store that holds many sources."""
    file = tmp_path / "cache/store.db"
    with Store(file) as store:
        for source in SOURCES:
            store.keep_source(source, b"{}", encode_value(BODY))
        store.commit()
    return file


def held(path: pathlib.Path) -> tuple[str, int]:
    with Store(path) as store:
        return store.discarded, len(store.sources())


def test_what_is_kept_is_there_for_the_next_build(path: pathlib.Path) -> None:
    assert held(path) == ("", len(SOURCES))
    with Store(path) as store:
        assert store.sources()["thoi-su/bai-7.md"] == SOURCES[7]
    with reading_sources(path) as pages:
        assert pages.body("body-7") == encode_value(BODY)


def test_changes_are_kept_only_by_a_commit(path: pathlib.Path) -> None:
    with Store(path) as store:
        store.drop_sources(source.path for source in SOURCES)
    assert held(path) == ("", len(SOURCES))


def test_another_reader_forgets_what_was_read_but_not_what_was_written(path: pathlib.Path) -> None:
    with Store(path) as store:
        store.use_reader("one")
        store.keep_source(SOURCES[0], b"{}", b"x")
        store.keep_media([StoredMedia("/a.jpg", "stamp", "digest", 16, 9)])
        store.record_files("build", [FILE], [])
        store.use_reader("one")
        assert (len(store.sources()), len(store.media())) == (1, 1)
        store.use_reader("two")
        assert (store.sources(), store.media(), store.files("build")) == ({}, {}, {"/a.html": FILE})


def test_bodies_that_no_source_has_are_dropped(path: pathlib.Path) -> None:
    with Store(path) as store:
        store.drop_sources([SOURCES[0].path])
        store.drop_bodies([SOURCES[0].body])
        store.commit()
    with reading_sources(path) as pages:
        assert pages.body("body-1") == encode_value(BODY)
        with pytest.raises(TypeError):
            pages.body("body-0")


def test_outputs_are_kept_apart(path: pathlib.Path) -> None:
    with Store(path) as store:
        store.record_files("build", [FILE], [])
        store.record_files("other", [], ["/a.html"])
        assert (store.files("build"), store.files("other")) == ({"/a.html": FILE}, {})
        store.record_files("build", [], ["/a.html"])
        assert store.files("build") == {}


def test_why_and_when_a_file_was_rendered_is_kept_with_its_fingerprint(path: pathlib.Path) -> None:
    told = msgspec.structs.replace(FILE, exact="exact", reason="data", rendered="2026-11-20T05:00:00+00:00")
    with Store(path) as store:
        store.record_files("build", [told], [])
        store.commit()
    with Store(path) as store:
        assert store.files("build") == {"/a.html": told}


def write_garbage(path: pathlib.Path) -> None:
    path.write_bytes(b"not a database at all" * 100)


def cut_in_half(path: pathlib.Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def cut_to_its_beginning(path: pathlib.Path) -> None:
    os.truncate(path, 50)


def make_older(path: pathlib.Path) -> None:
    change(path, f"PRAGMA user_version={VERSION - 1}")


def make_newer(path: pathlib.Path) -> None:
    change(path, f"PRAGMA user_version={VERSION + 1}")


def make_foreign(path: pathlib.Path) -> None:
    path.unlink()
    change(path, f"CREATE TABLE photos (name TEXT); PRAGMA user_version={VERSION}")


def change(path: pathlib.Path, script: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()


DAMAGES = [write_garbage, cut_in_half, cut_to_its_beginning, make_older, make_newer, make_foreign]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_store_that_is_not_ours_is_discarded_and_said_so(
    path: pathlib.Path, damage: Callable[[pathlib.Path], None]
) -> None:
    damage(path)
    discarded, count = held(path)
    assert discarded
    assert count == 0
    assert held(path) == ("", 0)


def test_an_empty_file_is_a_new_store(path: pathlib.Path) -> None:
    os.truncate(path, 0)
    assert held(path) == ("", 0)


def test_damage_found_while_reading_is_mended_by_the_next_build(path: pathlib.Path) -> None:
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 30_000)
    with pytest.raises(sqlite3.DatabaseError):
        held(path)
    assert held(path) == ("", 0)


def test_a_store_that_another_build_uses_is_left_alone(path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "connect", quickly(sqlite3.connect))
    other = sqlite3.connect(path)
    other.executescript("PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        held(path)
    other.close()
    assert held(path) == ("", len(SOURCES))


def quickly(connect: Callable[..., sqlite3.Connection]) -> Callable[..., sqlite3.Connection]:
    return lambda *arguments, **options: connect(*arguments, **options, timeout=0)


def test_a_store_that_may_only_be_read_is_left_alone(path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda file: connect(f"{file.as_uri()}?mode=ro", uri=True))
    with Store(path) as store:
        assert len(store.sources()) == len(SOURCES)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store.keep_source(SOURCES[0], b"{}", b"x")
    assert path.exists()


@pytest.mark.parametrize("damage", DAMAGES)
def test_builds_with_and_without_a_usable_store_are_alike(
    weekly: Newspaper, damage: Callable[[pathlib.Path], None]
) -> None:
    weekly.plain_templates()
    first = weekly.build()
    before = weekly.tree()
    damage(weekly.cache / "store.db")
    report = weekly.build()
    assert weekly.tree() == before
    assert (first.notes, report.written) == ((), ())
    assert [note.startswith("the store could not be used") for note in report.notes] == [True]
