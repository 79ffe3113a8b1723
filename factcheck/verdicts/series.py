"""Records: "the lowest since 1998", "the highest in 12 years", held against a series of yearly values.

The series is known by the value that the sentence states for its own year. It supports where every year between is
there and lies on the other side, and the year that is named does not; one year between that is beyond denies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from factcheck.figures.compare import compare_figures, is_amount
from factcheck.records import Bound, Comparison, Direction, Figure, Kind, Outcome, Period
from factcheck.verdicts.align import align
from factcheck.verdicts.lapses import Derivation
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

_SUPERLATIVE = re.compile(
    r"\b(?:the|its|their|a|at its)\s+(?:\w+\s+)?"
    r"(?:(?P<high>highest|most|largest|biggest|greatest|strongest|fastest)|(?P<low>lowest|fewest|smallest|slowest|weakest))"
    r"(?:\s+(?!of\b)\w+){0,3}\s+(?:(?P<since>since)|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:and|but|while|whereas|though|although)\b|[;.]\s")
_LIKE = 0.6
_SURE = 0.9


def record_of(claim: Setting) -> Direction | None:
    """Which way a figure that dates a record ("the lowest since 1998") says the values lie; None for any other."""
    figure = claim.figure
    dated = figure.kind is Kind.DATE and re.match(r"since\b", figure.text, re.IGNORECASE)
    if not dated and figure.kind is not Kind.DURATION:
        return None
    before = claim.text[max(0, figure.start - 80) : figure.start] + ("since " if dated else "")
    match = _SUPERLATIVE.search(before)
    hedged = figure.kind is Kind.DURATION and figure.bound is not Bound.EQUAL
    if match is None or bool(match["since"]) != bool(dated) or hedged:
        return None
    return Direction.ROSE if match["high"] else Direction.FELL


def stated(claim: Setting) -> Setting | None:
    """The quantity that is claimed to be a record, where the sentence states it and its year."""
    level = claim.beside if record_of(claim) is not None else None
    if level is None or _year(level.period) is None or level.figure.value is None:
        return None
    return None if _JOINED.search(claim.text[level.figure.end : claim.figure.start]) else level


def is_stated(level: Setting, reading: Reading) -> bool:
    """Whether a cell of a table holds the value of a record for its year: the series that is meant."""
    return any(
        _year(setting.period) == _year(level.period)
        and compare_figures(level.figure, setting.figure).outcome is Outcome.AGREES
        for setting in reading.settings
        if reading.passage.observation is not None and setting.figure.kind is not Kind.DATE
    )


def records(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """What the series of the evidence say of a claimed record; one that agrees is told before one that does not."""
    way, level = record_of(claim), stated(claim)
    year = _year(level.period) if level is not None else None
    if way is None or level is None or year is None:
        return
    first = _since(claim.figure, year)
    if first is None or first >= year:
        return
    judged = [_judge(series, first, year, way) for series in _series(level, year, readings)]
    found = [each for each in judged if each is not None]
    for comparison, used in sorted(found, key=lambda each: each[0].outcome is not Outcome.AGREES):
        yield Derivation(comparison, used, _SURE)


@dataclass(frozen=True, slots=True)
class _Point:
    figure: Figure
    reading: Reading


def _series(level: Setting, year: int, readings: tuple[Reading, ...]) -> Iterator[Mapping[int, _Point]]:
    """The series that hold the stated value in the stated year, each by year."""
    found: dict[tuple[str, str] | None, dict[int, _Point]] = {}
    for reading in readings:
        cell = reading.passage.observation
        key = (cell.entity, cell.measure) if cell is not None else None
        for setting in reading.settings:
            own = _year(setting.period)
            if own is None or not _one_measure(level, setting, in_table=cell is not None):
                continue
            found.setdefault(key, {}).setdefault(own, _Point(setting.figure, reading))
    for points in found.values():
        own_value = points.get(year)
        if own_value is not None and compare_figures(level.figure, own_value.figure).outcome is Outcome.AGREES:
            yield points


def _one_measure(level: Setting, setting: Setting, *, in_table: bool) -> bool:
    """Whether another year's value is of the same measure and bearer, in the same unit, and moved the same way."""
    mine, theirs = level.figure, setting.figure
    if theirs.value is None or (mine.kind, mine.unit, mine.rate) != (theirs.kind, theirs.unit, theirs.rate):
        return False
    if is_amount(mine) != is_amount(theirs) or (is_amount(mine) and mine.change != theirs.change):
        return False
    alignment = align(level, replace(setting, period=level.period))
    features = alignment.features
    if alignment.gate is not None or features["contrasted"] or features["qualified"] or features["names_missing"]:
        return False
    if in_table:
        return features["clause_covered"] >= _LIKE or features["evidence_measure_covered"] > 0
    return features["clause_covered"] >= _LIKE and features["measure_covered"] >= _LIKE


def _judge(
    series: Mapping[int, _Point], first: int, year: int, way: Direction
) -> tuple[Comparison, tuple[Reading, ...]] | None:
    own = series[year]
    between = [series[each] for each in sorted(series) if first < each < year]
    beyond = [point for point in between if _beyond(point.figure, own.figure, way)]
    side = "more" if way is Direction.ROSE else "less"
    if beyond:
        other = beyond[0]
        working = f"{other.figure.text} is {side} than {own.figure.text}, and lies between {first} and {year}"
        figures = (own.figure, other.figure)
        return Comparison(Outcome.DIFFERS, "record-differs", working, figures), (own.reading, other.reading)
    named = series.get(first)
    if named is None or len(between) < year - first - 1:
        return None
    if not _beyond(named.figure, own.figure, way) and named.figure.value != own.figure.value:
        return None  # true of an even longer time
    working = f"none of the {len(between)} years between {first} and {year} has {side} than {own.figure.text}"
    return Comparison(Outcome.AGREES, "record", working, (own.figure, named.figure)), (own.reading, named.reading)


def _beyond(other: Figure, own: Figure, way: Direction) -> bool:
    if other.value is None or own.value is None:
        return False
    return other.value > own.value if way is Direction.ROSE else other.value < own.value


def _since(figure: Figure, year: int) -> int | None:
    if figure.kind is Kind.DATE:
        return figure.period.start.year if figure.period is not None else None
    years = {"year": 1, "decade": 10}.get(figure.unit or "")
    return None if years is None or figure.value is None else year - int(figure.value) * years


def _year(period: Period | None) -> int | None:
    return period.start.year if period is not None and period.grain == "year" else None
