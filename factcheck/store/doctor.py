"""Examining a store for damage and for what other tools have left out of step, and mending what can be mended."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import StoreError
from factcheck.store.cells import CellError, read_date
from factcheck.store.countries import country_key
from factcheck.store.curation import migrate, transaction
from factcheck.store.database import check_ours, connect_writer, explained
from factcheck.store.drafts import PassageDraft, SourceDraft, passage_sum, source_sum
from factcheck.store.identity import add_sums, match_key
from factcheck.store.rows import SOURCE_COLUMNS, read_passages
from factcheck.store.schema import VERSION
from factcheck.store.static import static_embedding
from factcheck.store.vectors import make_vectors, model_of, wrong_vectors


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a store: a short code, what it is, and whether it was mended."""

    code: str
    message: str
    fixed: bool = False


def examine(path: Path, *, fix: bool = False) -> list[Finding]:
    """All that is wrong with the store. With ``fix``, what can be mended is, in one transaction.

    Raises StoreError for a file that cannot be opened at all, or is not a store.
    """
    with closing(connect_writer(path, any_version=True)) as conn, explained(path):
        conn.execute("PRAGMA foreign_keys = OFF")  # mending goes through states that are not sound
        broken = _integrity(conn)
        if broken:
            return broken
        with transaction(path, conn, keep=fix):
            findings = list(_version(path, conn, fix))
            check_ours(path, conn)
            for check in CHECKS:
                findings += check(conn)
                if _BEYOND_MENDING & {finding.code for finding in findings}:
                    break  # the others read the records that this one found unreadable
    return [Finding(it.code, it.message, fixed=fix and it.code not in _BEYOND_MENDING) for it in findings]


_BEYOND_MENDING = frozenset({"integrity", "date", "value"})


def _integrity(conn: sqlite3.Connection) -> list[Finding]:
    try:
        rows = [row for (row,) in conn.execute("PRAGMA integrity_check(10)") if row != "ok"]
    except sqlite3.DatabaseError as problem:
        rows = [str(problem)]
    # The full-text index has its own check, and can be rebuilt.
    rows = [row for row in rows if "fts5" not in row.casefold() and "inverted index" not in row]
    hint = "restore the store from a copy or an export"
    return [Finding("integrity", f"the file is damaged: {' '.join(row.split())}; {hint}") for row in rows]


def _version(path: Path, conn: sqlite3.Connection, fix: bool) -> Iterator[Finding]:
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if 0 < version < VERSION:
        yield Finding("version", f"the store has version {version}, this factcheck needs {VERSION}")
        if not fix:
            raise StoreError(f"{path} has store version {version}; this factcheck needs {VERSION}", "add --fix")
        migrate(conn)


def _lost_passages(conn: sqlite3.Connection) -> Iterator[Finding]:
    rows = _column(conn, "SELECT row FROM passages WHERE source NOT IN (SELECT id FROM sources)")
    if rows:
        yield Finding("no-source", f"{len(rows):,} passages have no source")
        _delete(conn, rows)


def _lost_observations(conn: sqlite3.Connection) -> Iterator[Finding]:
    rows = _column(conn, "SELECT row FROM observations WHERE row NOT IN (SELECT row FROM passages)")
    if rows:
        yield Finding("no-passage", f"{len(rows):,} observations have no passage")
        conn.executemany("DELETE FROM observations WHERE row = ?", ((row,) for row in rows))


def _empty_passages(conn: sqlite3.Connection) -> Iterator[Finding]:
    rows = [
        row for row, text in conn.execute("SELECT row, text FROM passages WHERE length(text) < 64") if not text.strip()
    ]
    if rows:
        yield Finding("empty", f"{len(rows):,} passages are empty")
        _delete(conn, rows)


def _bad_cells(conn: sqlite3.Connection) -> Iterator[Finding]:
    for id_, published, retrieved in conn.execute("SELECT id, published, retrieved FROM sources"):
        for written in filter(None, (published, retrieved)):
            try:
                read_date(written)
            except CellError as problem:
                yield Finding("date", f"source {id_}: {problem}; correct it in the file")
    numeric = "trim(value, '+-0123456789.eE') = '' AND value <> ''"
    for entity, measure, period, value in conn.execute(
        f"SELECT entity, measure, period, value FROM observations WHERE NOT ({numeric})"  # noqa: S608 - fixed words
    ):
        yield Finding(
            "value", f"{measure}, {entity}, {period}: {str(value)[:40]!r} is not a number; correct it in the file"
        )


def _edited_sources(conn: sqlite3.Connection) -> Iterator[Finding]:
    """A source that another tool has edited: its id no longer comes from its words."""
    edited = 0
    query = f"SELECT id, {', '.join(SOURCE_COLUMNS)} FROM sources ORDER BY id"  # noqa: S608 - fixed names
    for id_, title, publisher, url, published, *_ in conn.execute(query).fetchall():
        try:
            right = SourceDraft(title, publisher, url, read_date(published) if published else None).id
        except CellError:
            continue  # found by another check
        if right == id_:
            continue
        edited += 1
        conn.execute("UPDATE passages SET source = ? WHERE source = ?", (right, id_))
        if conn.execute("SELECT 1 FROM sources WHERE id = ?", (right,)).fetchone():
            conn.execute("DELETE FROM sources WHERE id = ?", (id_,))
        else:
            conn.execute("UPDATE sources SET id = ? WHERE id = ?", (right, id_))
    if edited:
        yield Finding("edited", f"{edited:,} sources were edited by another tool; their ids must follow")


def _edited_passages(conn: sqlite3.Connection) -> Iterator[Finding]:
    """The same of passages, and of the look-up names of observations."""
    edited: list[tuple[int, int]] = []
    names = 0
    for row, heading, it in read_passages(conn, "ORDER BY passages.row"):
        source = SourceDraft(it.source.title, it.source.publisher, it.source.url, it.source.published)
        right = PassageDraft(source, it.text, 0, 0, heading, it.observation).id_in(it.source.id)
        if right != it.id:
            edited.append((row, right))
    for row, entity, measure, *keys in conn.execute(
        "SELECT row, entity, measure, entity_key, measure_key FROM observations"
    ).fetchall():
        right_keys = [country_key(match_key(entity)), match_key(measure)]
        if keys != right_keys:
            names += 1
            conn.execute("UPDATE observations SET entity_key = ?, measure_key = ? WHERE row = ?", (*right_keys, row))
    for row, right in edited:
        if conn.execute("SELECT 1 FROM passages WHERE id = ?", (right,)).fetchone():
            _delete(conn, [row])
        else:
            conn.execute("UPDATE passages SET id = ? WHERE row = ?", (right, row))
    if edited or names:
        yield Finding(
            "edited", f"{max(len(edited), names):,} passages were edited by another tool; their ids must follow"
        )


def _unused_sources(conn: sqlite3.Connection) -> Iterator[Finding]:
    ids = _column(conn, "SELECT id FROM sources WHERE id NOT IN (SELECT source FROM passages)")
    if ids:
        yield Finding("unused", f"{len(ids):,} sources have no passages")
        conn.executemany("DELETE FROM sources WHERE id = ?", ((id_,) for id_ in ids))


def _full_text(conn: sqlite3.Connection) -> Iterator[Finding]:
    if not _index_is_sound(conn):
        yield Finding("index", "the full-text index does not fit the passages")
        conn.execute("INSERT INTO search (search) VALUES ('rebuild')")


def _index_is_sound(conn: sqlite3.Connection) -> bool:
    try:
        conn.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True


def _vectors(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Vectors that are missing, of another embedding, or not those of the text; all are made again."""
    embedding = static_embedding()
    if embedding is None:
        return
    (passages,) = conn.execute("SELECT count(*) FROM passages").fetchone()
    known = model_of(conn)
    if known is None and not passages:
        return  # the first import says which embedding it uses
    if known != embedding.digest:
        what = "are those of another embedding" if known else "are missing"
        yield Finding("vectors", f"the vectors of {passages:,} passages {what}")
    else:
        stray, wrong = wrong_vectors(conn, embedding)
        if not stray and not wrong:
            return
        yield Finding("vectors", f"the vectors of {stray + wrong:,} passages do not fit their texts")
    make_vectors(conn, embedding)


def _content(conn: sqlite3.Connection) -> Iterator[Finding]:
    total = 0
    for row in conn.execute(f"SELECT id, {', '.join(SOURCE_COLUMNS)} FROM sources"):  # noqa: S608 - fixed names
        total = add_sums(total, source_sum(row[0], row[1:]))
    for _, heading, it in read_passages(conn, ""):
        total = add_sums(total, passage_sum(it.id, it.source.id, it.text, heading, it.observation))
    row = conn.execute("SELECT value FROM meta WHERE key = 'content'").fetchone()
    if row is None or row[0] != f"{total:x}":
        yield Finding("digest", "the digest does not fit the rows")
        conn.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('content', ?)", (f"{total:x}",))


CHECKS: tuple[Callable[[sqlite3.Connection], Iterator[Finding]], ...] = (
    _lost_passages,
    _lost_observations,
    _empty_passages,
    _bad_cells,
    _edited_sources,
    _edited_passages,
    _unused_sources,
    _full_text,
    _vectors,
    _content,
)
"""In this order: each check mends as it goes (what is not to be kept is rolled back), and later ones build on it."""


def _column(conn: sqlite3.Connection, query: str) -> list[int]:
    return [value for (value,) in conn.execute(query)]


def _delete(conn: sqlite3.Connection, rows: list[int]) -> None:
    conn.executemany("DELETE FROM observations WHERE row = ?", ((row,) for row in rows))
    conn.executemany("DELETE FROM vectors WHERE row = ?", ((row,) for row in rows))
    conn.executemany("DELETE FROM passages WHERE row = ?", ((row,) for row in rows))
