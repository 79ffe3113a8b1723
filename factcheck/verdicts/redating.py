"""A date rewritten as its writer writes dates: the order, the words and the grain, the weekday of the new day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from factcheck.records import Figure, Period

_MONTH = (
    r"(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec))(?P<dot>\.?)"
)
_WEEKDAY = r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<comma>,? ))?"
_NUMBER = r"(?P<day>\d{1,2})(?P<th>st|nd|rd|th)?"
_YEAR = r"(?:(?P<gap>,? )(?P<year>\d{4}))?"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}(?P<the>the )?{_NUMBER}(?P<of> of | ){_MONTH}{_YEAR}")
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH} {_NUMBER}{_YEAR}")
_MONTH_ALONE = re.compile(rf"{_MONTH}{_YEAR}")
_IN_DIGITS = re.compile(r"(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR_ALONE = re.compile(r"\d{4}")
_DECADE = re.compile(r"\d{3}0(?P<s>['’]?s)")


def redated(written: Figure, right: Figure) -> Iterator[str]:
    """The date of the evidence as the writer would write it; nothing where it is told otherwise or less precisely.

    A date that counts from another day ("last year"), or whose order is a guess (04/05/1998), is not rewritten.
    """
    if right.period is None:
        yield from _without_year(written, right)
        return
    if written.period is None or written.ambiguous:
        return
    first, last = right.period.start, right.period.end - timedelta(days=1)
    for pattern, same, write in _STYLES:
        found = pattern.fullmatch(written.text)
        if found is None:
            continue
        if same(first) == same(last) and (text := write(found, first, written.period)) is not None:
            yield text
        return


def _without_year(written: Figure, right: Figure) -> Iterator[str]:
    """A day of which the evidence does not tell the year: day and month alone change."""
    told = _DAY_FIRST.search(right.text) or _MONTH_FIRST.search(right.text)
    style = next(((found, write) for pattern, write in _DAYS if (found := pattern.fullmatch(written.text))), None)
    if told is None or style is None or style[0]["weekday"] or told["month"][:3] not in _MONTHS:
        return
    meant = written.period or _SOME_DAY
    month, number = _MONTHS.index(told["month"][:3]) + 1, int(told["day"])
    if number <= monthrange(meant.start.year, month)[1]:
        yield style[1](style[0], date(meant.start.year, month, number), meant)


def _day_first(found: re.Match[str], day: date, period: Period) -> str:
    number = f"{found['the'] or ''}{_ordinal(day.day) if found['th'] else day.day}"
    return f"{_weekday(found, day)}{number}{found['of']}{_month(found, day)}{_year(found, day, period, ' ')}"


def _month_first(found: re.Match[str], day: date, period: Period) -> str:
    number = _ordinal(day.day) if found["th"] else str(day.day)
    return f"{_weekday(found, day)}{_month(found, day)} {number}{_year(found, day, period, ', ')}"


def _in_digits(found: re.Match[str], day: date, period: Period) -> str:
    """In the order in which the written one was read."""
    wide = len(found["first"]) == 2 and len(found["second"]) == 2
    parts = [str(part).zfill(2) if wide else str(part) for part in (day.day, day.month)]
    if int(found["first"]) != period.start.day:
        parts.reverse()
    return found["sign"].join([*parts, str(day.year)])


def _month(found: re.Match[str], day: date) -> str:
    full = f"{day:%B}"
    short = len(found["month"]) < 5 and found["month"] not in {"May", "June", "July"}
    name = full[:3] if short and full not in {"May", "June", "July"} else full
    return f"{name}{found['dot'] if name != full else ''}"


def _weekday(found: re.Match[str], day: date) -> str:
    return f"{day:%A}{found['comma']}" if found["weekday"] else ""


def _year(found: re.Match[str], day: date, period: Period, gap: str) -> str:
    """The year where the writer names it, or where it is another one than was meant."""
    if found["year"]:
        return f"{found['gap']}{day.year}"
    return "" if day.year == period.start.year else f"{gap}{day.year}"


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_DAYS = ((_DAY_FIRST, _day_first), (_MONTH_FIRST, _month_first))
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SOME_DAY = Period(date(2000, 1, 1), date(2000, 1, 2), "day")
"""A day of a leap year, for those without a year."""
_Style = tuple[re.Pattern[str], Callable[[date], object], Callable[[re.Match[str], date, Period], str | None]]
_STYLES: tuple[_Style, ...] = (
    (_DAY_FIRST, lambda day: day, _day_first),
    (_MONTH_FIRST, lambda day: day, _month_first),
    (_ISO, lambda day: day, lambda _, day, __: day.isoformat()),
    (_IN_DIGITS, lambda day: day, _in_digits),
    (
        _MONTH_ALONE,
        lambda day: (day.year, day.month),
        lambda found, day, period: f"{_month(found, day)}{_year(found, day, period, ' ')}",
    ),
    (_YEAR_ALONE, lambda day: day.year, lambda _, day, __: str(day.year)),
    (_DECADE, lambda day: day.year // 10, lambda found, day, _: f"{day.year // 10}0{found['s']}"),
)
"""Each way to write a date: its pattern, what all days that the evidence may mean must share, and how to write it."""
