"""Each kind of damage is made, seen and mended."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.errors import StoreError
from factcheck.store import open_store
from factcheck.store.curation import remove
from factcheck.store.doctor import examine
from factcheck.store.ingest import import_files

TABLE = "entity,measure,period,value\nX,Rate,2020,5\nX,Rate,2021,6\n"


@pytest.fixture
def filled(path: Path, passages: Path, tmp_path: Path) -> Path:
    table = tmp_path / "table.csv"
    table.write_text(TABLE, encoding="utf-8")
    import_files(path, [passages, table])
    return path


def spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            conn.execute(statement)


def codes(path: Path, *, fix: bool = False) -> set[str]:
    return {finding.code for finding in examine(path, fix=fix)}


def test_a_sound_store_has_no_findings(path: Path, filled: Path) -> None:
    before = filled.read_bytes()
    assert examine(filled) == []
    assert examine(filled, fix=True) == []
    assert filled.read_bytes() == before


DAMAGE = {
    "no-source": "DELETE FROM sources WHERE title = 'A river in spate'",
    "no-passage": "DELETE FROM passages WHERE text LIKE 'In 2020, the rate%'",
    "empty": "UPDATE passages SET text = ' ' WHERE text LIKE 'The river%'",
    "unused": "INSERT INTO sources (id, title, tier) VALUES (77, 'Nobody', 2)",
    "index": "DELETE FROM search_data WHERE id > 10",
    "digest": "UPDATE meta SET value = 'abc'",
}


@pytest.mark.parametrize("code", DAMAGE)
def test_damage_is_found_and_mended(filled: Path, code: str) -> None:
    spoil(filled, DAMAGE[code])
    before = filled.read_bytes()
    assert code in codes(filled)
    assert filled.read_bytes() == before
    assert code in codes(filled, fix=True)
    assert examine(filled) == []
    with open_store(filled) as store:
        assert store.search("people crossed the Darien Gap in 2023")[0].passage.text.startswith("In 2023, 520,085")


def test_words_that_another_tool_edited_get_their_ids_index_and_digest(filled: Path) -> None:
    spoil(
        filled,
        "UPDATE passages SET text = 'The brook rose by three metres.' WHERE text LIKE 'The river%'",
        "UPDATE sources SET title = 'A brook in spate' WHERE title = 'A river in spate'",
        "UPDATE observations SET entity = 'Y' WHERE period = '2021'",
    )
    assert codes(filled) == {"edited", "index", "vectors", "digest"}
    examine(filled, fix=True)
    assert examine(filled) == []
    with open_store(filled) as store:
        assert store.search("brook")[0].passage.text == "The brook rose by three metres."
        assert store.search("river") == []
        assert len(store.observations("y", "rate")) == 1


def test_a_date_or_value_that_is_none_is_told_and_left(filled: Path) -> None:
    spoil(
        filled,
        "UPDATE sources SET published = 'soon' WHERE title LIKE 'Transit by country, 2023'",
    )
    with open_store(filled) as store, pytest.raises(StoreError, match="'soon' for a date"):
        store.search("Darien")
    spoil(filled, "UPDATE sources SET published = '2024-01-02' WHERE published = 'soon'")
    spoil(filled, "UPDATE observations SET value = 'six' WHERE period = '2021'")
    with open_store(filled) as store, pytest.raises(StoreError, match="'six' for a number"):
        store.search("rate of X")
    assert codes(filled, fix=True) == {"value"}


def test_a_torn_page_is_told(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as conn:
        names = "('sources', 'passages', 'observations')"  # not the schema: without it, the file cannot be opened
        pages = [page for (page,) in conn.execute(f"SELECT rootpage FROM sqlite_master WHERE name IN {names}")]
    data = bytearray(filled.read_bytes())
    for page in pages:
        data[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\xff" * 200
    filled.write_bytes(data)
    findings = examine(filled, fix=True)
    assert {finding.code for finding in findings} == {"integrity"}
    assert not any(finding.fixed for finding in findings)


def test_removing_takes_the_passages_of_a_source_and_a_source_with_its_last_passage(filled: Path) -> None:
    with open_store(filled) as store:
        river = store.search("river")[0].passage
        table = store.observations("X", "Rate")[0].source
    assert remove(filled, [river.id]) == (1, 1)
    assert remove(filled, [table.id]) == (1, 2)
    assert examine(filled) == []
    with pytest.raises(StoreError, match="no passage or source"):
        remove(filled, [river.id])
    with open_store(filled) as store:
        assert store.stats().passages == 2
        assert store.search("river") == []
