"""Front matter: the block of YAML (``---``) or TOML (``+++``) at the head of a file, with title, date and language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import yaml

from factcheck.errors import ArticleError
from factcheck.reading.layout import About

_BLOCK = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)(?:(?<=\n)|(?<=\r))(\1|\.\.\.)[ \t]*(?=\r|\n|\Z)", re.DOTALL)
_LONGEST = 65_536  # characters; a longer block is no front matter, and deep nesting in it no concern of ours
_ISO_DATE = re.compile(r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_WRITTEN_DATES = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y", "%B %d %Y")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block's end in the text (0: there is none) and what it says."""

    end: int
    about: About


_NONE = FrontMatter(0, About())


def read_front_matter(text: str, path: str, *, strict: bool, date_needed: bool) -> FrontMatter:
    """The front matter of a text.

    With ``strict`` (Markdown) a block that cannot be parsed raises ``ArticleError`` with its line; without it (plain
    text), it is no front matter. A date that cannot be read raises if ``date_needed``.
    """
    found = _BLOCK.match(text, 0, _LONGEST)
    if found is None or (found[1] == "+++" and found[3] == "..."):
        return _NONE
    try:
        values = yaml.safe_load(found[2]) if found[1] == "---" else tomllib.loads(found[2])
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        if not strict:
            return _NONE
        line = _error_line(error)
        raise ArticleError(
            f"{path}: line {line}: the front matter is not valid {'YAML' if found[1] == '---' else 'TOML'}",
            "mend it, or put quotation marks around a value that holds a colon",
        ) from None
    if values is None:
        return FrontMatter(found.end(), About())
    if not isinstance(values, Mapping):
        return _NONE
    return FrontMatter(found.end(), _about(values, path, date_needed=date_needed))


def parse_date(text: str) -> date | None:
    """A date as files write it: ISO (with or without a time), ``26 December 2023``, ``December 26, 2023``.

    >>> parse_date("2023-12-26T08:00:00Z")
    datetime.date(2023, 12, 26)
    >>> parse_date("December 26, 2023")
    datetime.date(2023, 12, 26)
    >>> parse_date("soon")
    """
    iso = _ISO_DATE.match(text)
    if iso:
        try:
            return date(*map(int, iso.groups()))
        except ValueError:
            return None
    for form in _WRITTEN_DATES:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


def _about(values: Mapping[Any, object], path: str, *, date_needed: bool) -> About:
    by_name = {str(key).lower(): value for key, value in values.items()}
    title = by_name.get("title")
    language = by_name.get("lang") or by_name.get("language")
    written = by_name.get("date")
    day: date | None = None
    if isinstance(written, datetime):
        day = written.date()
    elif isinstance(written, date):
        day = written
    elif written is not None:
        day = parse_date(str(written))
        if day is None and date_needed:
            raise ArticleError(
                f"{path}: the date of the front matter cannot be read: {str(written)[:60]!r}",
                "write it as YYYY-MM-DD, or give --date YYYY-MM-DD",
            )
    return About(
        title=str(title).strip() or None if title is not None else None,
        date=day,
        language=str(language) if isinstance(language, str) else None,
    )


def _error_line(error: Exception) -> int:
    """The line of the file (the block begins in line 1, so its first inner line is 2)."""
    mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 2
    in_toml = re.search(r"at line (\d+)", str(error))
    return int(in_toml[1]) + 1 if in_toml else 1
