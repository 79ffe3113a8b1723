"""What may stand where a store should: each is one clear line, and nothing is changed."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.errors import StoreError
from factcheck.store import open_store
from factcheck.store.curation import create_store, writing
from factcheck.store.ingest import import_files
from factcheck.store.location import find_store


def refusal(path: Path) -> StoreError:
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert "\n" not in caught.value.message
    assert caught.value.hint
    return caught.value


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    assert "factcheck store create" in refusal(tmp_path / "none.db").hint
    assert not (tmp_path / "none.db").exists()


def test_a_path_through_a_file_is_missing(passages: Path) -> None:
    assert "no reference store" in refusal(passages / "store.db").message


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path).message


def test_an_empty_file_is_not_a_store_but_may_become_one(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert "is empty" in refusal(path).message
    create_store(path)
    open_store(path).close()


def test_a_text_file_is_not_a_store(passages: Path) -> None:
    before = passages.read_bytes()
    assert "is not a reference store" in refusal(passages).message
    with pytest.raises(StoreError, match="is not a reference store"), writing(passages):
        pass
    assert passages.read_bytes() == before


def test_another_sqlite_file_is_not_a_store(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE passages (text)")
    before = path.read_bytes()
    assert "SQLite file but not a reference store" in refusal(path).message
    assert path.read_bytes() == before


def test_a_newer_store_asks_for_an_upgrade(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA user_version = 999")
    error = refusal(path)
    assert "newer factcheck" in error.message
    assert "upgrade" in error.hint
    with pytest.raises(StoreError, match="newer factcheck"), writing(path):
        pass


def test_a_store_without_its_tables_is_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DROP TABLE observations")
    assert "damaged" in refusal(path).message


def test_a_torn_file_is_damaged(path: Path, passages: Path) -> None:
    import_files(path, [passages])
    data = path.read_bytes()
    path.write_bytes(data[:4096] + os.urandom(len(data) - 4096))
    with pytest.raises(StoreError, match="damaged"):
        open_store(path).search("people who crossed the Darien Gap")


def test_what_is_there_is_never_overwritten(path: Path, passages: Path) -> None:
    for there in (path, passages):
        before = there.read_bytes()
        with pytest.raises(StoreError, match="exists already"):
            create_store(there)
        assert there.read_bytes() == before


def test_a_store_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        create_store(tmp_path / "none" / "factcheck.db")


@pytest.mark.parametrize("name", ["a?mode=rwc.db", "a#b.db", "a%41 %.db", "é ü.db", "a&b'c\"d.db"])
def test_a_path_is_never_read_as_an_address(tmp_path: Path, passages: Path, name: str) -> None:
    path = tmp_path / name
    create_store(path)
    import_files(path, [passages])
    with open_store(path) as store:
        assert store.search("Darien")
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([name, passages.name])


def test_reading_leaves_no_trace_even_in_a_read_only_folder(tmp_path: Path, passages: Path) -> None:
    folder = tmp_path / "sealed"
    folder.mkdir()
    path = folder / "factcheck.db"
    create_store(path)
    import_files(path, [passages])
    before = path.read_bytes(), path.stat().st_mtime_ns
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        with open_store(path) as store:
            assert len(store.search("people crossing the Darién Gap")) == 2
            assert [file.name for file in folder.iterdir()] == ["factcheck.db"]
    finally:
        folder.chmod(0o755)
    assert [file.name for file in folder.iterdir()] == ["factcheck.db"]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_reader_cannot_write(path: Path) -> None:
    with open_store(path) as store, pytest.raises(sqlite3.OperationalError, match="readonly"):
        store._conn.execute("DELETE FROM passages")


def test_the_store_is_found_beside_the_config_before_the_users_own(tmp_path: Path, path: Path) -> None:
    assert find_store(Path("named.db"), tmp_path) == Path("named.db")
    assert find_store(None, tmp_path) == path
    path.unlink()
    assert find_store(None, tmp_path).name == "factcheck.db"
    assert find_store(None, tmp_path).parent != tmp_path
