"""What a batch checks, one article after another: files as ``run`` takes them, and the lines of archives.

An archive is a ``.jsonl`` file with an article a line: ``{"text": …}``, and where known ``id``, ``path``, ``title`` and
``date``. It is read as it is needed, never whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from factcheck.cli.articles import cannot_be_opened, read_data
from factcheck.errors import ArticleError
from factcheck.records import Failure

if TYPE_CHECKING:
    from factcheck.cli.desk import Read

ARCHIVE = ".jsonl"
HINT = 'each line is an object such as {"id": "a1", "text": "…", "path": "a.md", "title": "…", "date": "2023-12-26"}'


@dataclass(frozen=True, slots=True)
class Item:
    """An article to check: its name and bytes, or why it cannot be read.

    ``suffix`` says how an article of an archive is read (None: the suffix of its name does); ``title`` and ``day``
    stand in the place of what the text says.
    """

    name: str
    data: bytes = b""
    suffix: str | None = None
    title: str | None = None
    day: date | None = None
    failure: Failure | None = None

    @property
    def digest(self) -> str:
        """The ``sha256`` that its report will have."""
        return sha256(self.data).hexdigest()

    def read(self, today: date) -> Read:
        """The article and its notes. Raises ArticleError where it is no text."""
        from factcheck.reading import read_article_with_notes

        article, notes = read_article_with_notes(self.data, self.name, date=self.day, today=today, suffix=self.suffix)
        return (replace(article, title=self.title) if self.title else article), notes


def is_archive(path: str) -> bool:
    """Whether a path names an archive.

    >>> is_archive("news/2023.jsonl"), is_archive("article.md")
    (True, False)
    """
    return PurePath(path).suffix.lower() == ARCHIVE


def read_items(paths: Sequence[str], day: date | None) -> Iterator[Item]:
    """The articles of files and archives, in order; ``day`` is the date of those whose line of an archive has none.

    What cannot be read is an item with its failure: a file, a line, an archive that holds nothing, and the second
    of two articles with one name.
    """
    with closing(_Names()) as names:
        for path in paths:
            if is_archive(path):
                yield from _of_archive(path, day, names)
            else:
                yield _of_file(path, day, names)


def _of_file(path: str, day: date | None, names: _Names) -> Item:
    names.add(path)
    try:
        return Item(path, read_data(path), day=day)
    except ArticleError as error:
        return Item(path, failure=Failure(path, error.message, error.hint))


def _of_archive(path: str, day: date | None, names: _Names) -> Iterator[Item]:
    number = found = 0
    try:
        with Path(path).open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    found += 1
                    yield _of_line(path, number, line, day, names)
    except OSError as error:
        told = cannot_be_opened(path, error)
        yield Item(path, failure=Failure(path, told.message, told.hint))
        return
    if not found:
        yield Item(path, failure=Failure(path, f"{path} holds no article", HINT))


def _of_line(path: str, number: int, line: bytes, day: date | None, names: _Names) -> Item:
    """The article of one line; where that is none, the failure says which line and why."""
    name, place = f"{path}#{number}", f"{path}, line {number}"
    try:
        told = _parsed(line)
        name = f"{path}#{_id_of(told) or number}"
        item = _item(name, told, day)
    except _FaultError as fault:
        return Item(name, failure=Failure(name, f"{place}: {fault}", HINT))
    if not names.add(name):
        hint = "give every line an id of its own, or none"
        return Item(name, failure=Failure(name, f"{place}: an earlier article is called {name} too", hint))
    return item


class _FaultError(Exception):
    """What is wrong with a line."""


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        told = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _FaultError(f"not UTF-8 (byte 0x{line[error.start]:02x})") from error
    except (ValueError, RecursionError) as error:
        raise _FaultError("not JSON") from error
    if not isinstance(told, dict):
        raise _FaultError("not an object")
    return told


def _id_of(told: dict[str, Any]) -> str:
    """The id as text; empty where there is none."""
    found = told.get("id")
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return _text_of(told, "id") or ""


def _item(name: str, told: dict[str, Any], day: date | None) -> Item:
    text = _text_of(told, "text")
    if text is None:
        raise _FaultError("no text")
    suffix = PurePath(_text_of(told, "path") or "").suffix
    title = " ".join((_text_of(told, "title") or "").split())
    return Item(name, text.encode(), _suffix_of_text(suffix), title or None, _day_of(told) or day)


def _suffix_of_text(suffix: str) -> str:
    """How a text is read that was in a file of this suffix; that of a Word or PDF file is plain by now."""
    from factcheck.reading.documents import DOCUMENTS

    return "" if suffix.lower() in DOCUMENTS else suffix


def _text_of(told: dict[str, Any], field: str) -> str | None:
    found = told.get(field)
    if found is not None and not isinstance(found, str):
        raise _FaultError(f"its {field} is no text")
    try:
        (found or "").encode()
    except UnicodeEncodeError as error:
        raise _FaultError(f"its {field} holds half a character (U+{ord(error.object[error.start]):04X})") from error
    return found


def _day_of(told: dict[str, Any]) -> date | None:
    written = _text_of(told, "date")
    if written is None:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        raise _FaultError(f"its date {written[:20]!r} is not YYYY-MM-DD")
    return day


class _Names:
    """The names of articles so far: in a database of SQLite's own that goes to the disk when it grows."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE names (name BLOB PRIMARY KEY) WITHOUT ROWID")
        self._database.execute("BEGIN")

    def add(self, name: str) -> bool:
        """Add a name; False if it was there."""
        key = sha256(name.encode("utf-8", "surrogateescape")).digest()[:16]
        return self._database.execute("INSERT OR IGNORE INTO names VALUES (?)", (key,)).rowcount == 1

    def close(self) -> None:
        """Forget them."""
        self._database.close()
