"""What to ask a table for: whom and when a claim speaks of, and which of the cells found may be the one it means.

A table calls a measure by its name, and an article seldom does ("farmers harvested" is the cereal yield). Whom and when
both sides call alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factcheck.figures.tolerance import accepted
from factcheck.records import Candidate, Figure, Kind, Observation
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concepts

MOST = 6
"""Cells that are read for one claim."""
_LONGEST = 3  # years of a stretch that are asked for
_SCALES = {"thousand": 3, "thousands": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9}


def subjects_of(claim: Setting) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The names and the years of a claim; without a year of its own, none."""
    names = tuple(dict.fromkeys(name.key for name in claim.all_names))
    years: set[int] = set()
    for period in (claim.period, claim.base, *claim.dates):
        if period is not None:
            first, last = (
                period.start.year,
                max(period.start.year, period.end.year - (period.end.timetuple().tm_yday == 1)),
            )
            years |= {first, last} if last - first >= _LONGEST else set(range(first, last + 1))
    return names, tuple(sorted(years))


def likeliest(claim: Setting, cells: Sequence[Candidate]) -> list[Candidate]:
    """The cells that may be meant: those whose value the claim accepts, then those that share words with it."""
    words = claim.measure | claim.words
    ranked = []
    for place, cell in enumerate(cells):
        observation = cell.passage.observation
        if observation is None:
            continue
        agrees = _accepts(claim.figure, observation)
        shared = len(words & concepts(f"{observation.measure} {observation.unit or ''}"))
        if agrees or shared:
            ranked.append((-(2 * agrees + shared), place, cell))
    ranked.sort(key=lambda row: row[:2])
    return [cell for *_, cell in ranked[:MOST]]


MOST_LATER = 3
"""Cells of later sources whose earlier vintages are read for one claim."""


def later_cells(claim: Setting, readings: Sequence[Reading]) -> list[Observation]:
    """The cells that were published after the article: what was known when it appeared may have been another value."""
    found: list[Observation] = []
    for reading in readings:
        cell, published = reading.passage.observation, reading.passage.source.published
        if cell is not None and published is not None and claim.told is not None and published > claim.told:
            found.append(cell)
    return found[:MOST_LATER]


def is_vintage(candidate: Candidate, cell: Observation) -> bool:
    """Whether a cell of the series is of the same time: another vintage of the value."""
    observation = candidate.passage.observation
    return observation is not None and observation.period == cell.period and observation.unit == cell.unit


def _accepts(figure: Figure, observation: Observation) -> bool:
    """Whether the value of a cell, in the scale that its unit names, is one that the claim allows."""
    if figure.kind in {Kind.DATE, Kind.STATEMENT, Kind.MULTIPLE} or (figure.value is None and figure.low is None):
        return False
    power = next((_SCALES[word] for word in (observation.unit or "").lower().split() if word in _SCALES), 0)
    value = abs(Fraction(observation.value)) * 10**power
    return accepted(figure).holds(value)
