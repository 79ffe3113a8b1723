"""Read the tables of ``fixtures/cases/figures-*.md``: one text a row, the figures it holds, and what in it is exempt.

A figure is written ``text kind slot=value …``; several are separated by `` // ``. Slots that are left out are not
checked. ``v=1..9``
are the ends of a range, ``~`` stands for a space, ``none`` for an empty slot; ``vague`` and ``ambiguous`` are
flags. The last
column names what must be exempt (``text: reason``), or ``unread``, or only a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.records import Kind

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "cases"
COLUMNS = ("text", "date", "reads", "exempt")
KINDS = {str(kind) for kind in Kind}


@dataclass(frozen=True)
class Expected:
    """One figure of a row: its text, its kind, the slots that the row names."""

    text: str
    kind: str
    slots: dict[str, str]


@dataclass(frozen=True)
class FigureCase:
    """One row."""

    place: str
    text: str
    day: date | None
    figures: tuple[Expected, ...]
    exempt: tuple[str, ...]


def read_figure_cases() -> list[FigureCase]:
    """Return the rows of all tables; ``ValueError`` names the file and line of one that is malformed."""
    return [case for path in sorted(CASES.glob("figures-*.md")) for case in _rows(path)]


def _rows(path: Path) -> list[FigureCase]:
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        place = f"{path.name}:{number}"
        if not line.startswith("|"):
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        cells = [cell.strip(" |") for cell in line[1:].rstrip().removesuffix("|").split("|")]
        if len(cells) != len(COLUMNS):
            raise ValueError(f"{place}: expected {len(COLUMNS)} cells, found {len(cells)}")
        if cells == list(COLUMNS) or set(cells[0]) == {"-"}:
            continue
        text, day, reads, exempt = cells
        figures = tuple(_expected(part, place) for part in reads.split(" // ")) if reads else ()
        cases.append(
            FigureCase(
                place,
                text,
                date.fromisoformat(day) if day else None,
                figures,
                tuple(exempt.split(" // ")) if exempt else (),
            )
        )
    return cases


def _expected(part: str, place: str) -> Expected:
    words = part.split()
    at = next(
        (
            n
            for n in range(len(words) - 1, 0, -1)
            if words[n] in KINDS and all(_is_slot(word) for word in words[n + 1 :])
        ),
        None,
    )
    if at is None:
        raise ValueError(f"{place}: no kind in {part!r}")
    slots = dict(word.partition("=")[::2] if "=" in word else (word, "true") for word in words[at + 1 :])
    return Expected(" ".join(words[:at]), words[at], {name: value.replace("~", " ") for name, value in slots.items()})


def _is_slot(word: str) -> bool:
    return "=" in word or word in {"vague", "ambiguous"}
