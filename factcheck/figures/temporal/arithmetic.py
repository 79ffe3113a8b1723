"""Arithmetic on the proleptic Gregorian calendar: a ``Period`` or a day, or None where the calendar has none."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from factcheck.records import Period

DAY = timedelta(days=1)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has none such."""
    if not 1 <= year <= 9998 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def add_days(day: date, count: int) -> date | None:
    """``count`` days later, or None beyond the calendar."""
    ordinal = day.toordinal() + count
    return date.fromordinal(ordinal) if 1 <= ordinal <= 3_652_000 else None


def add_months(day: date, count: int) -> date | None:
    """The same day ``count`` months later; the 31st becomes the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_period(day: date) -> Period:
    """One day."""
    return Period(day, day + DAY, "day")


def week_period(day: date) -> Period:
    """The week that holds ``day``: Monday to Sunday (ISO 8601)."""
    start = day - timedelta(days=day.weekday())
    return Period(start, start + 7 * DAY, "week")


def weekend_period(day: date) -> Period:
    """The Saturday and Sunday nearest to ``day``: those before it for a Monday or Tuesday, else those of its week."""
    start = day - timedelta(days=day.weekday()) + (5 if day.weekday() > 1 else -2) * DAY
    return Period(start, start + 2 * DAY, "weekend")


def iso_week(year: int, number: int) -> Period | None:
    """Week ``number`` of a year by ISO 8601."""
    if not 1 <= number <= 53 or not 1 <= year <= 9998:
        return None
    start = date(year, 1, 4) - timedelta(days=date(year, 1, 4).weekday()) + 7 * (number - 1) * DAY
    return Period(start, start + 7 * DAY, "week")


def months_period(year: int, month: int, count: int, grain: str) -> Period | None:
    """``count`` months from the first of a month."""
    start = safe_date(year, month, 1)
    end = add_months(start, count) if start else None
    return Period(start, end, grain) if start and end else None


def month_period(year: int, month: int) -> Period | None:
    """One month."""
    return months_period(year, month, 1, "month")


def quarter_period(year: int, number: int) -> Period | None:
    """One quarter, 1 to 4."""
    return months_period(year, 3 * number - 2, 3, "quarter")


def half_period(year: int, number: int) -> Period | None:
    """One half, 1 or 2."""
    return months_period(year, 6 * number - 5, 6, "half")


def season_period(year: int, number: int) -> Period | None:
    """A season of the north by whole months: spring is March to May; winter starts in December of ``year``."""
    return months_period(year, 3 * number, 3, "season")


def years_period(year: int, count: int, grain: str) -> Period | None:
    """``count`` years from the first of January."""
    return months_period(year, 1, 12 * count, grain)


def year_period(year: int) -> Period | None:
    """One calendar year."""
    return years_period(year, 1, "year")


def grain_period(day: date, grain: str) -> Period | None:
    """The stretch of the calendar of this grain that holds ``day``."""
    if grain == "day":
        return day_period(day)
    if grain == "week":
        return week_period(day)
    if grain == "weekend":
        return weekend_period(day)
    if grain == "fortnight":
        start = week_period(day).start
        return Period(start, start + 14 * DAY, "span")
    if grain == "month":
        return month_period(day.year, day.month)
    if grain == "quarter":
        return quarter_period(day.year, (day.month + 2) // 3)
    if grain == "half":
        return half_period(day.year, (day.month + 5) // 6)
    if grain == "decade":
        return years_period(day.year // 10 * 10, 10, "decade")
    if grain == "century":
        return century_period((day.year - 1) // 100 + 1)
    return years_period(day.year, 1, grain)


def century_period(number: int) -> Period | None:
    """The 20th century is taken as 1900 to 1999, as news writing does."""
    return years_period(max(100 * number - 100, 1), 100 if number > 1 else 99, "century")


# Length of each unit in days or months: the two kinds that do not convert into each other.
UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal-year": 12, "decade": 120, "century": 1200}


# How long a grain is, by rank: a day counted on from a year cannot be placed.
RANK = {"day": 1, "weekend": 2, "week": 3, "fortnight": 3, "span": 4, "month": 5, "season": 6, "quarter": 6, "half": 7,
        "year": 8, "fiscal-year": 8, "decade": 9, "century": 10}  # fmt: skip


def shift(day: date, count: int, unit: str) -> date | None:
    """``day`` moved by whole units; None beyond the calendar or for units under a day."""
    if unit in UNIT_DAYS:
        return add_days(day, count * UNIT_DAYS[unit])
    if unit in UNIT_MONTHS:
        return add_months(day, count * UNIT_MONTHS[unit])
    return None


def shift_period(period: Period, count: int, unit: str) -> Period | None:
    """A stretch of the calendar moved by whole units, its grain kept: May 2023 less a year is May 2022."""
    start, end = shift(period.start, count, unit), shift(period.end, count, unit)
    return Period(start, end, period.grain) if start and end and start < end else None


def part_of(period: Period, part: str) -> Period:
    """The early, middle or late part: thirds, but days 1-10, 10-20 and 21 onwards of a month."""
    days = (period.end - period.start).days
    if period.grain == "month":
        cuts = {"early": (0, 10), "mid": (9, 20), "late": (20, days)}[part]
        return Period(period.start + cuts[0] * DAY, period.start + cuts[1] * DAY, "span")
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    if period.start.day == 1 and period.end.day == 1 and months >= 3:
        low, high = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}[part]
        start, end = add_months(period.start, months * low // 3), add_months(period.start, months * high // 3)
        if start and end:
            return Period(start, end, "span")
    low, high = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}[part]
    return Period(period.start + days * low // 3 * DAY, period.start + max(days * high // 3, 1) * DAY, "span")


def easter(year: int) -> date:
    """Easter Sunday, western churches: the anonymous Gregorian algorithm (Meeus, Jones and Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leap, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
