"""Which articles a command line names, and how they are read from disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import ArticleError, UsageError

if TYPE_CHECKING:
    from factcheck.reading import ReadingNote
    from factcheck.records import Article
    from factcheck.settings import Settings

SUFFIXES = (".md", ".markdown", ".mdown", ".txt", ".html", ".htm", ".xhtml", ".docx", ".pdf")
"""The files of a folder that are articles; a file that is named is read whatever its suffix."""

STDIN = "-"


def parse_day(text: str | None) -> date | None:
    """The date of ``--date``; UsageError where it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--date {text} is not a date", hint="write it as YYYY-MM-DD") from error


def relative(path: str, root: Path) -> str:
    """A path as patterns see it: relative to ``root``, with forward slashes."""
    return Path(os.path.relpath(Path(path).absolute(), root.absolute())).as_posix()


def find_articles(named: Sequence[str], settings: Settings, root: Path) -> tuple[str, ...]:
    """The paths to read: files as given, the articles of folders in order, ``-`` for standard input; each once.

    Of a folder, the settings' ``include`` (else the known suffixes) and ``exclude`` choose, relative to ``root``.
    """
    found: dict[str, None] = {}
    for name in named:
        path = Path(name)
        if name != STDIN and path.is_dir():
            inside = [str(file) for file in _walk(path) if _is_wanted(file, settings, root)]
            if not inside:
                raise UsageError(f"no articles in the folder {name}", hint=_expected(settings))
            found.update(dict.fromkeys(inside))
        else:
            found[name] = None
    return tuple(found)


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            yield path


def _is_wanted(file: Path, settings: Settings, root: Path) -> bool:
    from factcheck.settings import matches

    path = relative(str(file), root)
    if any(matches(pattern, path) for pattern in settings.exclude):
        return False
    if settings.include:
        return any(matches(pattern, path) for pattern in settings.include)
    return file.suffix.lower() in SUFFIXES


def _expected(settings: Settings) -> str:
    if settings.include or settings.exclude:
        return "see include and exclude in the configuration"
    return f"it holds no file ending in {', '.join(SUFFIXES)}"


def load_article(name: str, day: date | None) -> Article:
    """Read one article; ArticleError where it cannot be opened or is no text."""
    return load_with_notes(name, day, None)[0]


def load_with_notes(name: str, day: date | None, today: date | None) -> tuple[Article, tuple[ReadingNote, ...]]:
    """As ``load_article``, with what is wrong with the article's ignore comments, of which some expire by ``today``."""
    from factcheck.reading import read_article_with_notes

    return read_article_with_notes(read_data(name), name, date=day, today=today)


def read_data(name: str) -> bytes:
    """The bytes of a file or of standard input; ArticleError where it cannot be opened."""
    if name == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise cannot_be_opened(name, error) from error


def cannot_be_opened(name: str, error: OSError) -> ArticleError:
    """The error of a file that cannot be opened, for the user."""
    return ArticleError(f"{name} cannot be opened: {error.strerror}", hint="check the path and its permissions")
