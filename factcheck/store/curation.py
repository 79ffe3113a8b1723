"""What an editor does to the store: make it, add to it, take from it. Each is one transaction, whole or not at all."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from factcheck.errors import StoreError
from factcheck.store.database import connect_writer, create_file, explained
from factcheck.store.drafts import PassageDraft, SourceDraft
from factcheck.store.identity import clean
from factcheck.store.paragraphs import paragraphs
from factcheck.store.schema import APPLICATION_ID, MIGRATIONS, VERSION
from factcheck.store.writer import Counts, Writer

WRITE_WAIT = 60.0
"""Seconds that a command waits for another one that writes to the same store."""


def create_store(path: Path) -> None:
    """Make an empty store. Raises StoreError if something is there already, or the folder is not."""
    with closing(create_file(path)) as conn, explained(path), transaction(path, conn):
        migrate(conn)


def migrate(conn: sqlite3.Connection) -> int:
    """Bring a store up to this version, in the caller's transaction. Returns the version that it had."""
    import sqlite_utils

    (before,) = conn.execute("PRAGMA user_version").fetchone()
    database = sqlite_utils.Database(conn, recursive_triggers=False, execute_plugins=False)
    for migration in MIGRATIONS[before:]:
        for statement in statements(migration):
            database.execute(statement)
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {VERSION}")
    return int(before)


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: ``executescript`` would end the transaction that we are in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""


@contextmanager
def transaction(
    path: Path,
    conn: sqlite3.Connection,
    on_wait: Callable[[], None] | None = None,
    wait: float = WRITE_WAIT,
    *,
    on_readers: Callable[[], None] | None = None,
    keep: bool = True,
) -> Iterator[None]:
    """One writing transaction: all of it, or on any exception (Ctrl-C too) and without ``keep`` nothing.

    If another command is writing, ``on_wait`` is called once and the transaction begins when that one is done. If
    others are reading at its end, ``on_readers`` is called once and it ends when they are done. After ``wait`` seconds
    of either, StoreError.
    """
    _begin(path, conn, on_wait, wait)
    try:
        yield
        if keep:
            _commit(path, conn, on_readers, wait)
        else:
            conn.execute("ROLLBACK")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


def _begin(path: Path, conn: sqlite3.Connection, on_wait: Callable[[], None] | None, wait: float) -> None:
    deadline = time.monotonic() + wait
    conn.execute("PRAGMA busy_timeout = 500")  # short, so that Ctrl-C is heard while waiting
    told = False
    while True:
        try:
            conn.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.OperationalError as problem:
            if not getattr(problem, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
                raise
            if on_wait and not told:
                on_wait()
                told = True
            if time.monotonic() > deadline:
                raise StoreError(
                    f"{path} has been written to by another command for {wait:.0f} seconds",
                    "wait until it is done, then run this command again",
                ) from None
    # From here on only readers can be in the way. Pages that do not fit in the cache then stay in memory at once.
    conn.execute("PRAGMA busy_timeout = 0")


def _commit(path: Path, conn: sqlite3.Connection, on_readers: Callable[[], None] | None, wait: float) -> None:
    deadline = time.monotonic() + wait
    told = False
    while conn.in_transaction:
        try:
            conn.execute("COMMIT")
        except sqlite3.OperationalError as problem:
            if not getattr(problem, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
                raise
            if on_readers and not told:
                on_readers()
                told = True
            if time.monotonic() > deadline:
                raise StoreError(
                    f"{path} has been in use by another command that reads it for {wait:.0f} seconds",
                    "wait until it is done (a run, or one that watches), then run this command again",
                ) from None
            time.sleep(0.05)


@contextmanager
def writing(
    path: Path,
    on_wait: Callable[[], None] | None = None,
    wait: float = WRITE_WAIT,
    *,
    on_readers: Callable[[], None] | None = None,
    keep: bool = True,
) -> Iterator[Writer]:
    """A Writer over one ``transaction`` on the store at ``path``. Raises StoreError as ``open_store`` does."""
    with (
        closing(connect_writer(path)) as conn,
        explained(path),
        transaction(path, conn, on_wait, wait, on_readers=on_readers, keep=keep),
    ):
        writer = Writer(conn)
        yield writer
        writer.finish()


def add_text(path: Path, text: str, source: SourceDraft) -> Counts:
    """Add a text to the store, one passage a paragraph. Raises StoreError for a text that holds nothing."""
    found = enumerate(paragraphs(clean(text)))
    drafts = [PassageDraft(source, paragraph, line, position) for position, (line, paragraph) in found]
    if not drafts:
        raise StoreError("the text is empty", 'give a text: factcheck store add "In 2022, …" --title …')
    with writing(path) as writer:
        writer.add(drafts)
    return writer.counts


def remove(path: Path, ids: Sequence[int]) -> tuple[int, int]:
    """Take passages, or sources with all their passages, out of the store by id.

    Returns how many sources (a source goes with its last passage) and passages were removed. Raises StoreError, and
    removes nothing, if an id is unknown.
    """
    with writing(path) as writer:
        before = _count_sources(writer.conn)
        passages: set[int] = set()
        for id_ in ids:
            if writer.conn.execute("SELECT 1 FROM sources WHERE id = ?", (id_,)).fetchone():
                found = writer.conn.execute("SELECT id FROM passages WHERE source = ?", (id_,))
                passages.update(passage for (passage,) in found)
            elif writer.conn.execute("SELECT 1 FROM passages WHERE id = ?", (id_,)).fetchone():
                passages.add(id_)
            else:
                hint = f"see the ids with: factcheck store list --store {path}"
                raise StoreError(f"no passage or source has the id {id_}", hint)
        removed = writer.remove(sorted(passages))
        writer.finish()
        return before - _count_sources(writer.conn), removed


def _count_sources(conn: sqlite3.Connection) -> int:
    (count,) = conn.execute("SELECT count(*) FROM sources").fetchone()
    return int(count)
