"""A date as it is written, perhaps without its year, and how it becomes a period of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from factcheck.figures.temporal.arithmetic import (
    century_period,
    day_period,
    half_period,
    iso_week,
    month_period,
    part_of,
    quarter_period,
    safe_date,
    season_period,
    week_period,
    weekend_period,
    years_period,
)
from factcheck.figures.temporal.context import Context, Tense
from factcheck.figures.temporal.tokens import Tokens
from factcheck.records import Period, Reach


@dataclass(frozen=True, slots=True)
class Moment:
    """The fields that are written of a date.

    ``grain`` is that of the finest field. ``number`` says which quarter, half, season, week or century.
    ``fixed`` holds a period that is known already; ``holiday`` gives the day of a feast in a year.
    ``part`` is early, mid or late. ``whole`` is "week" or "weekend" for "the week of 10 April".
    ``ambiguous``: day and month could be read the other way round. ``firm`` is false where the words alone
    (a bare month, a bare season) could mean something else and something before them must date them.
    ``reach`` is what a length counted back may mean.
    """

    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int | None = None
    fixed: Period | None = None
    holiday: Callable[[int], date | None] | None = None
    part: str | None = None
    whole: str | None = None
    ambiguous: bool = False
    firm: bool = True
    unresolved: bool = False
    reach: Reach | None = None

    @property
    def recurs(self) -> bool:
        """Whether the year is left to the reader."""
        return self.year is None and self.fixed is None and not self.unresolved


Inner = Callable[[Tokens, int, Context], "tuple[Moment, int] | None"]
"""A reader of plain dates, handed to the readers of dates that hold another, so that they stay apart."""


def in_year(m: Moment, year: int) -> Period | None:
    """The period that ``m`` names in a year, or None (29 February)."""
    number = m.number or 0
    if m.fixed:
        found: Period | None = m.fixed
    elif m.holiday:
        feast = m.holiday(year)
        found = day_period(feast) if feast else None
    elif m.grain == "day":
        day = safe_date(year, m.month or 0, m.day or 0)
        found = day_period(day) if day else None
    elif m.grain == "month":
        found = month_period(year, m.month or 0)
    elif m.grain == "quarter":
        found = quarter_period(year, number)
    elif m.grain == "half":
        found = half_period(year, number)
    elif m.grain == "season":
        found = season_period(year, number)
    elif m.grain == "week":
        found = iso_week(year, number)
    elif m.grain == "century":
        found = century_period(number)
    elif m.grain == "decade":
        found = years_period(year, 10, "decade")
    else:
        found = years_period(year, 1, m.grain)
    return _finish(m, found)


def _finish(m: Moment, found: Period | None) -> Period | None:
    if found is None:
        return None
    if m.whole == "week":
        found = week_period(found.start)
    elif m.whole == "weekend":
        found = weekend_period(found.start)
    return part_of(found, m.part) if m.part else found


def resolve(m: Moment, context: Context, start: int, end: int, tense: Tense | None = None) -> Period | None:
    """The period of ``m``, written at tokens ``start`` to ``end``; None where the article's date is needed and unknown.

    A date without its year is the last one up to the article's date, unless the sentence speaks of the future
    (``Context.tense``). Without any cue the coming one is taken only if it is three times as near.
    """
    if m.unresolved:
        return None
    if not m.recurs:
        return in_year(m, m.year or 0)
    tense = tense or context.tense(start, end)
    reference = context.reference
    if m.day is not None and m.month is None:
        return _finish(m, _day_of_month(m, reference, tense)) if reference else None
    if m.weekday is not None and m.month is None:
        return _finish(m, _weekday(m, reference, tense)) if reference else None
    named = context.same_sentence(start)
    if named and named.grain in {"day", "month"} and (reference is None or named.start.year < reference.year):
        after = [p for y in (named.start.year, named.start.year + 1) if (p := in_year(m, y)) and p.end > named.start]
        if after:
            return after[0]
    if reference is None:
        return in_year(m, named.start.year) if named and named.grain == "year" else None
    reach = 8 if (m.month, m.day) == (2, 29) else 1
    years = range(reference.year - reach, reference.year + reach + 1)
    periods = [p for year in years if (p := in_year(m, year))]
    if m.weekday is not None:
        if m.ambiguous:
            other = replace(m, month=m.day, day=m.month)
            periods = sorted(periods + [p for y in years if (p := in_year(other, y))], key=lambda p: p.start)
        near = [p for p in periods if p.start.weekday() == m.weekday and abs(p.start.year - reference.year) <= 1]
        periods = near or [p for year in years if (p := in_year(m, year))]
    return _choose(periods, reference, tense)


def _choose(periods: list[Period], reference: date, tense: Tense) -> Period | None:
    past = next((p for p in reversed(periods) if p.start <= reference), None)
    future = next((p for p in periods if p.end > reference), None)
    if past is None or (tense is Tense.FUTURE and future):
        return future
    if tense is Tense.OPEN and future and (future.start - reference).days * 3 < (reference - past.start).days:
        return future
    return past


def _weekday(m: Moment, reference: date, tense: Tense) -> Period:
    back = (reference.weekday() - (m.weekday or 0)) % 7
    ordinal = reference.toordinal() - back
    if tense is Tense.FUTURE and back:
        ordinal += 7
    return day_period(date.fromordinal(ordinal))


def _day_of_month(m: Moment, reference: date, tense: Tense) -> Period | None:
    """As in "the 18th", "Tuesday the 14th": the nearest month that has such a day, on that weekday if one is named."""
    first = reference.year * 12 + reference.month - 1
    days = [
        day
        for index in range(first - 14, first + 15)
        if (day := safe_date(index // 12, index % 12 + 1, m.day or 0))
        and (m.weekday is None or day.weekday() == m.weekday)
    ]
    return _choose([day_period(day) for day in days], reference, tense)
