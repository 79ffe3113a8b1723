"""Opening the file: what may go wrong there, said in one line with what to do next."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import StoreError
from factcheck.store.schema import APPLICATION_ID, TABLES, VERSION

READ_WAIT = 10.0
"""Seconds that a reader waits for an import to finish its last step."""

_HINT_OURS = "name a file made by: factcheck store create"


def _uri(path: Path, mode: str) -> str:
    # as_uri quotes ?, # and %, which SQLite would read as the parts of an address.
    return f"{path.absolute().as_uri()}?mode={mode}"


def _check_file(path: Path) -> None:
    # Never opened here by other means than SQLite: closing a second handle drops the locks of the first (POSIX).
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError(f"no reference store at {path}", f"make one with: factcheck store create {path}") from None
    except (OSError, ValueError) as problem:
        raise StoreError(f"cannot read {path}: {problem}", "check the file and its permissions") from None
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a reference store", "name the store's file")
    if not path.is_file():
        raise StoreError(f"{path} is not a file", "name the store's file")
    if not size:
        raise StoreError(f"{path} is empty, not a reference store", f"make one with: factcheck store create {path}")
    if not os.access(path, os.R_OK):
        raise StoreError(f"{path} may not be read", "check the permissions of the file")


def check_ours(path: Path, conn: sqlite3.Connection, *, any_version: bool = False) -> None:
    """Raise StoreError unless the file is a store of this version (or, with ``any_version``, of an older one)."""
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise StoreError(f"{path} is an SQLite file but not a reference store", _HINT_OURS)
    if version > VERSION:
        raise StoreError(
            f"{path} was made by a newer factcheck (store version {version}; this one reads up to {VERSION})",
            "upgrade factcheck: pip install --upgrade factcheck",
        )
    if version < VERSION and any_version:
        return
    if version < VERSION:
        raise StoreError(
            f"{path} has store version {version}; this factcheck needs {VERSION}",
            f"bring it up to date with: factcheck store doctor --fix --store {path}",
        )
    names = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    missing = [table for table in TABLES if table not in names]
    if missing:
        raise StoreError(f"{path} is damaged: it has no {missing[0]} table", "restore it from a copy or an export")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file (never about our SQL) into a StoreError."""
    try:
        yield
    except sqlite3.DatabaseError as problem:
        error = _explain(path, problem)
        if error is None:
            raise
        raise error from problem


def _explain(path: Path, problem: sqlite3.DatabaseError) -> StoreError | None:
    name = getattr(problem, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreError(f"{path} is in use by another command", "wait until it is done, then try again")
    if name.startswith("SQLITE_NOTADB"):
        return StoreError(f"{path} is not a reference store", _HINT_OURS)
    if name.startswith("SQLITE_CORRUPT") or "malformed" in str(problem) or "decode to UTF-8" in str(problem):
        hint = f"see what is wrong with: factcheck store doctor --store {path}"
        return StoreError(f"{path} is damaged: {problem}", hint)
    if name.startswith("SQLITE_FULL"):
        return StoreError(f"no room left on the disk of {path}", "make room and try again; the store is as it was")
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return StoreError(f"{path} cannot be written to", "check the permissions of the file and its folder")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PROTOCOL", "SQLITE_NOLFS")):
        return StoreError(f"cannot read or write {path}: {problem}", "check the disk and the permissions of the folder")
    return None


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot change the store and sees it as it is now, until it is closed.

    Raises StoreError for a file that is missing, not a store, damaged, busy, or of another version.
    """
    _check_file(path)
    with explained(path):
        try:
            return _snapshot(path)
        except sqlite3.OperationalError as problem:
            # An import that was killed leaves its journal. Going back to what was before needs a writer, once.
            if getattr(problem, "sqlite_errorname", "") not in {"SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY"}:
                raise
    _roll_back(path)
    with explained(path):
        return _snapshot(path)


def _snapshot(path: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(_uri(path, "ro"), uri=True, timeout=READ_WAIT, isolation_level=None)
    try:
        conn.execute("PRAGMA temp_store = MEMORY")
        conn.execute("BEGIN")
        check_ours(path, conn)
    except BaseException:
        conn.close()
        raise
    return conn


def _roll_back(path: Path) -> None:
    try:
        conn = sqlite3.connect(_uri(path, "rw"), uri=True, timeout=READ_WAIT, isolation_level=None)
        try:
            conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            conn.close()
    except sqlite3.OperationalError:
        raise StoreError(
            f"an import into {path} was cut short and the file cannot be written to",
            f"where it can be written, run: factcheck store doctor --store {path}",
        ) from None


def connect_writer(path: Path, *, any_version: bool = False) -> sqlite3.Connection:
    """A connection for curation. Raises StoreError as connect_reader does; ``any_version`` lets an older store in."""
    _check_file(path)
    with explained(path):
        conn = sqlite3.connect(_uri(path, "rw"), uri=True, timeout=READ_WAIT, isolation_level=None)
        try:
            # A quarter of a gigabyte of changes stays in memory: until then readers are not kept waiting.
            conn.execute("PRAGMA cache_size = -262144")
            conn.execute("PRAGMA foreign_keys = ON")
            check_ours(path, conn, any_version=any_version)
            # Other tools may have left the file in WAL mode, which a reader in a read-only folder cannot open.
            if conn.execute("PRAGMA journal_mode").fetchone() != ("delete",):
                conn.execute("PRAGMA journal_mode = DELETE")
        except BaseException:
            conn.close()
            raise
    return conn


def create_file(path: Path) -> sqlite3.Connection:
    """A connection to a new, empty file. Raises StoreError where something stands already, or nothing can be made."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder", "name a file to make, such as factcheck.db")
    if path.exists() and path.stat().st_size:
        raise StoreError(f"{path} exists already", "import into it, or name another file")
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent}", f"make it with: mkdir -p {path.parent}")
    with explained(path):
        return sqlite3.connect(_uri(path, "rwc"), uri=True, timeout=READ_WAIT, isolation_level=None)
