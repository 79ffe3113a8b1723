"""Read the case tables of ``fixtures/cases``: Markdown prose, then one table a file.

The columns are ``claim | evidence | date | verdict | reason``. Evidence holds several passages separated by `` // ``
(an empty cell is no evidence at all); date is the article's date in ISO form, or empty; ``\\|`` is a pipe. The verdict
is for the whole claim; the reason, where one is given, is a code that at least one figure of the claim must carry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

COLUMNS = ("claim", "evidence", "date", "verdict", "reason")
CASES = Path(__file__).resolve().parent.parent / "fixtures" / "cases"
HELD = CASES / "held"

_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Case:
    """One row: what an article says, what the references say, and the judgement of a careful person."""

    file: str
    line: int
    claim: str
    evidence: tuple[str, ...]
    date: str | None
    verdict: str
    reason: str | None


def read_cases(path: Path) -> list[Case]:
    """Return the rows of the one table in a file. Raises ``ValueError`` naming file and line where it is malformed."""
    cases: list[Case] = []
    header_seen = False
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not text.startswith("|"):
            continue
        cells = _cells(text, f"{path.name}:{line}")
        if cells == COLUMNS:
            if header_seen:
                raise ValueError(f"{path.name}:{line}: a second table")
            header_seen = True
        elif all(set(cell) <= set("-: ") and cell for cell in cells):
            continue
        elif not header_seen:
            raise ValueError(f"{path.name}:{line}: a row before the header")
        else:
            cases.append(_case(path.name, line, cells))
    if not header_seen:
        raise ValueError(f"{path.name}: no table with the columns {', '.join(COLUMNS)}")
    return cases


def all_cases(folder: Path = CASES) -> list[Case]:
    """Return the rows of every ``verdicts-*.md`` directly in a folder, in order of file name and line."""
    return [case for path in sorted(folder.glob("verdicts-*.md")) for case in read_cases(path)]


def _cells(text: str, place: str) -> tuple[str, ...]:
    parts = _PIPE.split(text.rstrip())
    if parts[0] or parts[-1] or len(parts) != len(COLUMNS) + 2:
        raise ValueError(f"{place}: expected {len(COLUMNS)} cells, found {len(parts) - 2}")
    return tuple(part.strip().replace("\\|", "|") for part in parts[1:-1])


def _case(file: str, line: int, cells: tuple[str, ...]) -> Case:
    claim, evidence, date, verdict, reason = cells
    passages = tuple(passage.strip() for passage in evidence.split(" // ")) if evidence else ()
    return Case(file, line, claim, passages, date or None, verdict, reason or None)


@dataclass(frozen=True)
class Expected:
    """What a report must say of one stretch of an article.

    ``figure`` occurs once in the article; ``verdict`` is a label, ``not contradicted`` or ``exempt``.
    """

    figure: str
    verdict: str


def read_expected(path: Path) -> list[Expected]:
    """Return the rows of an ``<article>.expected.md``, a table ``| figure | verdict |``, in order."""
    rows: list[Expected] = []
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not text.startswith("|") or set(text) <= set("|- :"):
            continue
        cells = tuple(cell.strip().replace("\\|", "|") for cell in _PIPE.split(text.rstrip())[1:-1])
        if len(cells) != 2:
            raise ValueError(f"{path.name}:{line}: expected 2 cells, found {len(cells)}")
        if cells != ("figure", "verdict"):
            rows.append(Expected(*cells))
    return rows
