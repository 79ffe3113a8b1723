"""Reading the cells of tables: numbers, dates, periods, tiers. What is not plain is refused, not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_EMPTY = frozenset(
    {"", "..", "...", "…", ".", ":", "-", "–", "—", "x", "*", "n/a", "na", "n.a.", "nan", "null", "none"}
)
_SPACES = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_FOOTNOTE = re.compile(r"(?:\s*(?:[*†‡§¹²³⁰⁴-⁹]+|\[\w{1,3}\]|\([a-z]{1,2}\))|\s+[cdefnprsuz]|(?<=\d)[epr])+$")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?")
_GROUPED = {
    ",": re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?"),
    ".": re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?"),
}
_COMMA_DECIMAL = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),(?:\d{1,2}|\d{4,})")

_YEAR = re.compile(r"(\d{4})(?:\.0+)?(?: \[YR\d{4}\])?")
_MONTH = re.compile(r"(\d{4})(?:-|/|M)(\d{1,2})")
_QUARTER = re.compile(r"(\d{4})[- ]?Q([1-4])|Q([1-4])[- /](\d{4})", re.IGNORECASE)
_SPAN = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4}|\d{2})")


class CellError(ValueError):
    """A cell cannot be read; the message says why."""


def is_empty(cell: str) -> bool:
    """Whether a cell holds no value, in one of the ways that tables write this.

    >>> [is_empty(cell) for cell in ("", "..", "n/a", "0")]
    [True, True, True, False]
    """
    return cell.strip().casefold() in _EMPTY


def decimal_mark(cells: Iterable[str]) -> str:
    """The decimal mark of a column: a comma if any number of it can only be read so.

    >>> decimal_mark(["1,234", "5,5"]), decimal_mark(["1,234", "5.5"])
    (',', '.')
    """
    return "," if any(_COMMA_DECIMAL.fullmatch(_stripped(cell)) for cell in cells) else "."


def _stripped(cell: str) -> str:
    plain = _FOOTNOTE.sub("", cell.strip()).removesuffix("%").strip().replace("−", "-")
    return _SPACES.sub("", plain)


def read_number(cell: str, mark: str = ".") -> tuple[Decimal, str | None]:
    """The exact number in a cell, and ``"percent"`` if the cell says so. Raises CellError.

    >>> read_number("1,234.50"), read_number("3.1%"), read_number("12 345*"), read_number("−4,5", mark=",")
    ((Decimal('1234.50'), None), (Decimal('3.1'), 'percent'), (Decimal('12345'), None), (Decimal('-4.5'), None))
    """
    plain = _stripped(cell)
    group = "," if mark == "." else "."
    if _GROUPED[group].fullmatch(plain):
        plain = plain.replace(group, "")
    plain = plain.replace(mark, ".") if plain.count(mark) == 1 else plain
    if not plain.isascii() or not _NUMBER.fullmatch(plain):
        raise CellError(f"value {cell.strip()[:40]!r} is not a plain number")
    return Decimal(plain), "percent" if "%" in cell else None


def read_date(cell: object, name: str = "published") -> date:
    """A date written as YYYY-MM-DD, with or without a time. Raises CellError."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    written = str(cell).strip()
    try:
        return datetime.fromisoformat(written).date() if len(written) > 10 else date.fromisoformat(written)
    except ValueError:
        raise CellError(f"{name} {written[:40]!r} is not a date (YYYY-MM-DD)") from None


def read_tier(cell: object) -> int:
    """A tier: 1, 2 or 3. Raises CellError."""
    written = str(cell).strip()
    if written not in {"1", "2", "3"}:
        raise CellError(f"tier {written[:40]!r} is not 1, 2 or 3")
    return int(written)


def read_period(cell: str) -> str:
    """A period in one way of writing: 2022, 2022-03, 2022-Q1, 2022-03-31, 2021-2022; anything else as it stands.

    >>> [read_period(cell) for cell in ("2022.0", "2022M03", "Q1 2022", "2022-03-31", "2021/22", "FY2022")]
    ['2022', '2022-03', '2022-Q1', '2022-03-31', '2021-2022', 'FY2022']
    """
    written = " ".join(cell.split())
    if not written or is_empty(written):
        raise CellError("period is empty")
    if match := _YEAR.fullmatch(written):
        return match[1]
    if match := _QUARTER.fullmatch(written):
        return f"{match[1] or match[4]}-Q{match[2] or match[3]}"
    if (match := _MONTH.fullmatch(written)) and 1 <= int(match[2]) <= 12:
        return f"{match[1]}-{int(match[2]):02}"
    if (match := _SPAN.fullmatch(written)) and (end := match[1][: 4 - len(match[2])] + match[2]) > match[1]:
        return f"{match[1]}-{end}"
    try:
        return read_date(written).isoformat()
    except CellError:
        return written
