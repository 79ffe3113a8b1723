"""Read the tables of ``fixtures/cases/temporal-*.md`` and write a figure the way they do.

Columns: ``text | article | reads``. ``article`` is the article's date, or empty. ``reads`` lists every date, duration
and age of the text in order, separated by `` ; ``, each as ``surface = meaning``; empty where nothing is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.records import Bound, Figure, Kind

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "cases"
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    file: str
    line: int
    text: str
    article: date | None
    reads: str


def rows() -> list[Row]:
    """Return every row of every table, in order."""
    found: list[Row] = []
    for path in sorted(CASES.glob("temporal-*.md")):
        for line, written in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(written)[1:-1]]
            if not written.startswith("|") or cells[0] == "text" or set(cells[0]) <= set("-"):
                continue
            text, article, reads = cells
            found.append(Row(path.name, line, text, date.fromisoformat(article) if article else None, reads))
    return found


def describe(figures: list[Figure]) -> str:
    """Return figures as a table's third column has them."""
    return " ; ".join(f"{figure.text} = {_meaning(figure)}" for figure in figures)


def _meaning(figure: Figure) -> str:
    words: list[str] = []
    if figure.kind is Kind.AGE:
        words.append("age")
    if figure.kind is Kind.DATE:
        period = figure.period
        words.append(f"{period.start}..{period.end} {period.grain}" if period else "?")
    else:
        value = figure.value if figure.value is not None else f"{figure.low}..{figure.high}"
        words.append(f"{value} {figure.unit}")
    if figure.bound is not Bound.EQUAL:
        words.append(figure.bound.value)
    words += ["vague"] * figure.vague + ["ambiguous"] * figure.ambiguous
    return " ".join(words)
