"""The dates of a passage, the ends of a stretch between two, and what a duration between two times comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from factcheck.figures import find_figures
from factcheck.figures.derive import elapsed
from factcheck.records import Kind, Period
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

SOME_YEAR = date(1801, 12, 31)
"""A year that no article is of, for days without one."""
_DAY = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s+\d{1,2})\b"
)


def dates_of(reading: Reading) -> list[Setting]:
    """The dated figures of a passage; days without a year, where no other date is told, are taken to be of one year."""
    dates = [setting for setting in reading.settings if setting.figure.kind is Kind.DATE]
    if not dates or any(setting.figure.period is not None for setting in dates):
        return [setting for setting in dates if setting.figure.period is not None]
    told = {each.start: each.period for each in find_figures(reading.passage.text, reference=SOME_YEAR).figures}
    days = [
        replace(setting, figure=replace(setting.figure, period=told.get(setting.figure.start)))
        for setting in dates
        if _DAY.search(setting.figure.text)
    ]
    return [day for day in days if day.figure.period is not None] if len(days) == 2 else []


def is_stretch(each: Setting) -> bool:
    """Whether a date is a stretch with two ends: of "from 2000 to 2004 and from 2008 to 2012" neither is an end."""
    return each.figure.period is not None and each.figure.period.grain == "span"


def are_two_days(dates: list[Setting]) -> bool:
    """Whether two dates are two days, between which a duration lies that no accident makes."""
    periods = [each.figure.period for each in dates]
    days = [period.start for period in periods if period is not None and period.grain == "day"]
    return len(days) == 2 and days[0] < days[1]


def ends_of(setting: Setting) -> tuple[Period, Period] | None:
    """The first and the last day of a stretch that was written as one ("7 November 1867 – 4 July 1934")."""
    period = setting.figure.period
    if period is None or period.grain != "span":
        return None
    day = timedelta(days=1)
    if (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 1, 1):
        first, last = period.start.year, period.end.year
        return Period(period.start, date(first + 1, 1, 1), "year"), Period(date(last - 1, 1, 1), period.end, "year")
    if period.start.day == 1 and period.end.day == 1:  # months: their length is not known to the day
        return None
    return Period(period.start, period.start + day, "day"), Period(period.end - day, period.end, "day")


def lasting(
    claim: Setting, begin: Period | None, end: Period | None, reading: Reading, cover: float
) -> Iterator[Derivation]:
    """The claimed duration or age held against the time between two periods; nothing where one of them is not told."""
    if begin is None or end is None:
        return
    comparison = elapsed(claim.figure, begin, end, "age" if claim.figure.kind is Kind.AGE else "duration")
    if comparison is not None:
        guessed = begin.start.year == end.start.year == SOME_YEAR.year
        if guessed:
            comparison = replace(comparison, working=comparison.working.replace(f"{SOME_YEAR.year}-", ""))
        used = tuple(each.figure for each in reading.settings if each.figure.kind is Kind.DATE)[:2]
        yield Derivation(replace(comparison, figures=used), (reading,), cover)
