"""docs/store.md must not lag: its queries run, and it names every format that is read."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.store.formats import READERS
from factcheck.store.ingest import import_files

PAGE = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)

TABLE = """\
entity,measure,period,value,unit,publisher
Germany,Unemployment rate,2022,3.1,%,Office
Germany,Unemployment rate,2022,3.0,%,Bank
"""


def test_there_are_five_queries() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("query", QUERIES)
def test_each_query_finds_something(path: Path, passages: Path, tmp_path: Path, query: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE, encoding="utf-8")
    import_files(path, [passages, table])
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute(query).fetchall()


def test_every_format_is_named() -> None:
    aliases = {".ndjson", ".markdown", ".htm", ".jsonld"}
    assert [suffix for suffix in READERS if suffix not in aliases and f"`{suffix}`" not in PAGE] == []
