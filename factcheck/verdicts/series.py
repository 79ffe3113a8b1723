"""Records: "the lowest since 1998", "the highest in 12 years", "the lowest on record", held against a series of values.

The series is known by the value that the sentence states for its own year, or for the last one, where it tells none. It
supports where every year between is there, or every election of several that are evenly spaced, and lies on the other
side, and the year that is named does not; one year between that is beyond denies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck.figures.changed_by import is_amount
from factcheck.figures.compare import compare_figures
from factcheck.records import Bound, Comparison, Direction, Figure, Kind, Outcome, Period
from factcheck.verdicts.align import align
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concepts

_SUPERLATIVE = re.compile(
    r"\b(?:the|its|their|a|at its)\s+(?:\w+\s+)?"
    r"(?:(?P<high>highest|most|largest|biggest|greatest|strongest|fastest)|(?P<low>lowest|fewest|smallest|slowest|weakest))"
    r"(?:\s+(?!of\b)\w+){0,3}\s+(?:(?P<since>since)|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:and|but|while|whereas|though|although)\b|[;.]\s")
RECENT = 2
"""Years before the article's day within which a series must end for its last value to be one that has no year."""
EVENLY = 4
"""How many values evenly spaced, such as those of elections, pass for all of a series."""
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
    """The quantity that is claimed to be a record, where the sentence states it."""
    level = claim.beside if record_of(claim) is not None else None
    if level is None or level.figure.value is None or (level.period is not None and _year(level.period) is None):
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
    if way is None or level is None:
        return
    judged = []
    for year, series in series_of(level, readings):
        first = _since(claim.figure, year)
        if first is not None and first < year:
            judged.append(_judge(series, first, year, way))
    found = [each for each in judged if each is not None]
    for comparison, used in sorted(found, key=lambda each: each[0].outcome is not Outcome.AGREES):
        yield Derivation(comparison, used, _SURE)


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series and where it was read."""

    figure: Figure
    reading: Reading


Series = Mapping[int, Point]


def series_of(level: Setting, readings: tuple[Reading, ...]) -> Iterator[tuple[int, Series]]:
    """The series, each by year, that hold a stated value in its year, with that year; of a value whose year is not
    told, those whose last value it is.
    """
    told = _year(level.period)
    if told is None and level.period is not None:
        return
    for points in _all_series(level, readings):
        year = told if told is not None else max(points)
        own = points.get(year)
        stale = told is None and level.told is not None and year < level.told.year - RECENT
        if own is not None and not stale and compare_figures(level.figure, own.figure).outcome is Outcome.AGREES:
            yield year, points


def _all_series(level: Setting, readings: tuple[Reading, ...]) -> Iterator[Series]:
    """The values of what is measured, by year: of a table those of a row, of passages those told of one bearer. Where
    two passages differ over a year, nothing is sure.
    """
    found: dict[tuple[str, str] | frozenset[str], dict[int, Point]] = {}
    unsure: set[tuple[str, str] | frozenset[str]] = set()
    for reading in readings:
        cell = reading.passage.observation
        for setting in reading.settings:
            year = _year(setting.period)
            if year is None or not _one_measure(level, setting, in_table=cell is not None):
                continue
            names = frozenset(name.key for name in setting.names)
            key = (cell.entity, cell.measure) if cell is not None else names
            point = found.setdefault(key, {}).setdefault(year, Point(setting.figure, reading))
            if cell is None and point.figure.value != setting.figure.value:
                unsure.add(key)
    yield from (points for key, points in found.items() if key not in unsure)


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


def _judge(series: Series, first: int, year: int, way: Direction) -> tuple[Comparison, tuple[Reading, ...]] | None:
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
    if named is None or not complete(series, first, year):
        return None
    if not _beyond(named.figure, own.figure, way) and named.figure.value != own.figure.value:
        return None  # true of an even longer time
    working = f"none of the {len(between)} values between {first} and {year} has {side} than {own.figure.text}"
    return Comparison(Outcome.AGREES, "record", working, (own.figure, named.figure)), (own.reading, named.reading)


def complete(series: Series, first: int, last: int) -> bool:
    """Whether a series has a value for every year from one to another, or for several that are evenly spaced."""
    years = [year for year in sorted(series) if first <= year <= last]
    gaps = {after - year for year, after in pairwise(years)}
    ends = years[:1] == [first] and years[-1:] == [last]
    return ends and len(gaps) == 1 and (gaps == {1} or len(years) >= EVENLY)


_ON_RECORD = re.compile(
    r"\b(?:(?P<high>highest|most|largest|biggest|greatest|strongest|fastest)|(?P<low>lowest|fewest|smallest|slowest|weakest))"
    r"(?:\s+(?!of\b)\w+){0,2}\s+(?:on record|ever|in (?:its|their) history|of all time)\b",
    re.IGNORECASE,
)


def broken(level: Setting, readings: tuple[Reading, ...]) -> Derivation | None:
    """An earlier value that denies a record of all time: "the lowest on record", where a lower one is given."""
    told = _ON_RECORD.search(level.clause)
    year = _year(level.period)
    if (
        told is None
        or year is None
        or level.figure.kind in {Kind.DATE, Kind.DURATION}
        or level.negated
        or level.several
    ):
        return None
    way = Direction.ROSE if told["high"] else Direction.FELL
    plain = replace(
        level,
        words=level.words - concepts(told.group()),
        undated=level.undated.replace(told.group(), " "),
    )
    for _, series in series_of(plain, readings):
        for earlier in sorted(series):
            other, own = series[earlier], series[year]
            if earlier < year and _beyond(other.figure, own.figure, way):
                side = "more" if way is Direction.ROSE else "less"
                working = f"{other.figure.text} in {earlier} is {side} than {own.figure.text}"
                comparison = Comparison(Outcome.DIFFERS, "record-differs", working, (own.figure, other.figure))
                return Derivation(comparison, (own.reading, other.reading), _SURE)
    return None


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
