"""Which articles a command line names, and how they are read from disk."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from factcheck.errors import ArticleError, UsageError
from factcheck.reading import read_article
from factcheck.records import Article

SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm")
STDIN = "-"


def parse_day(text: str | None) -> date | None:
    """The date of ``--date``; UsageError where it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--date {text} is not a date", hint="write it as YYYY-MM-DD") from error


def find_articles(named: Sequence[str]) -> tuple[str, ...]:
    """The paths to read: files as given, the articles of folders in order, ``-`` for standard input; each once."""
    found: dict[str, None] = {}
    for name in named:
        path = Path(name)
        if name != STDIN and path.is_dir():
            inside = [str(file) for file in _walk(path)]
            if not inside:
                raise UsageError(
                    f"no articles in the folder {name}", hint=f"it holds no file ending in {', '.join(SUFFIXES)}"
                )
            found.update(dict.fromkeys(inside))
        else:
            found[name] = None
    return tuple(found)


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in SUFFIXES and path.is_file():
            yield path


def load_article(name: str, day: date | None) -> Article:
    """Read one article; ArticleError where it cannot be opened or is no text."""
    if name == STDIN:
        return read_article(sys.stdin.buffer.read(), STDIN, date=day)
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        raise ArticleError(
            f"{name} cannot be opened: {error.strerror}", hint="check the path and its permissions"
        ) from error
    return read_article(data, name, date=day)
