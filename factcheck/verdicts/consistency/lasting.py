"""Anniversaries against the year that they count from, and hours against their two times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.records import Inconsistency, Kind
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.consistency.values import widest

# --------------------------------------------------------------------------- anniversaries

_MADE = re.compile(
    r"\b(?:founded|established|opened|built|set up|created|launched|formed|begun|inaugurated|completed|born) in $", re.I
)
_MARKED = re.compile(r"\b(?:marks?|marked|marking|celebrat(?:es?|ed|ing)|had|held) (?:its|their|his|her|the) $", re.I)
_ANNIVERSARY_IN = re.compile(r"(?:anniversary|birthday|jubilee),? in", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:re-?opened|re-?founded|rebuilt|again|renamed|moved|merged|independen\w*)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:in )?\d{4}")


def anniversary(line: Line) -> Iterator[Inconsistency]:
    """ "Founded in 1950, the club marked its 50th anniversary in 2010"; a year more or less is one of the calendar."""
    dates = [figure for figure in line.dates if _YEAR.fullmatch(figure.text)]
    counts = [figure for figure in line.of_kind(Kind.ORDINAL) if figure.value is not None]
    if len(dates) != 2 or len(line.dates) != 2 or len(counts) != 1 or _ANOTHER.search(line.text):
        return
    (made, marked), count = dates, counts[0]
    if not made.end <= count.start < count.end <= marked.start or made.period is None or marked.period is None:
        return
    begun = f"{line.before(made, 40)}{'in ' if made.text.startswith('in') else ''}"
    behind = f"{line.between(count, marked)}{' in' if marked.text.startswith('in') else ''}"
    if not _MADE.search(begun) or not _MARKED.search(line.before(count, 40)) or not _ANNIVERSARY_IN.fullmatch(behind):
        return
    years = marked.period.start.year - made.period.start.year
    if abs(Fraction(count.value or 0) - years) > 1:
        explanation = f"From “{made.text}” to “{marked.text}” are {years} years, not “{count.text}”."
        yield Inconsistency("time-span", explanation, (made, count, marked))


# --------------------------------------------------------------------------- times of day

_CLOCK = r"(\d{{1,2}})(?:[:.]([0-5]\d))?\s?([ap])\.?m\.?"
_SPAN = r"(?:from|between) " + _CLOCK.format() + r"(?: to | and | until |[-–])" + _CLOCK.format()
_SPAN_THEN = re.compile(_SPAN + r",? \(?$", re.IGNORECASE)
_THEN_SPAN = re.compile(r",? \(?" + _SPAN + r"(?! (?:and|or|on|to)\b|, (?:and|then|with|except|but)\b)", re.IGNORECASE)
_LASTED = re.compile(r"\b(?:for|last(?:s|ed)?|took|takes)\s+$", re.IGNORECASE)
_IN_ALL = re.compile(r"\s*(?:in all|in total|altogether|\)|[.;]|$)", re.IGNORECASE)
_HOURS = {"hour": Fraction(1), "minute": Fraction(1, 60)}


def by_the_clock(line: Line) -> Iterator[Inconsistency]:
    """ "The meeting lasted three hours, from 9am to 11am"; only with am and pm, and an hour's half as the nearest."""
    for figure in line.of_kind(Kind.DURATION):
        unit, room = _HOURS.get(figure.unit or ""), widest(figure)
        if unit is None or room is None or figure.rate is not None or figure.value is None:
            continue
        ahead, behind = _SPAN_THEN.search(line.before(figure, 60)), _THEN_SPAN.match(line.after(figure, 60))
        found = None
        if ahead and _IN_ALL.match(line.after(figure, 20)):
            found = ahead
        elif behind and _LASTED.search(line.before(figure, 20)):
            found = behind
        passed = _passed(found) if found else None
        slack = Fraction(0) if figure.unit == "hour" else Fraction(5, 60)
        if passed is None or room.low * unit - slack <= passed <= room.high * unit + slack:
            continue
        times = found.group().strip(" ,()") if found else ""
        shown = f"{passed.numerator // passed.denominator} h {int(passed % 1 * 60):02d} min"
        yield Inconsistency("time-span", f"“{times}” is {shown}, not “{figure.text}”.", (figure,))


def _passed(found: re.Match[str]) -> Fraction | None:
    """The hours between two times of day, over midnight where the second is the earlier one."""
    groups = found.groups()
    one, two = _hour(*groups[:3]), _hour(*groups[3:])
    return None if one is None or two is None or one == two else (two - one) % 24


def _hour(hour: str, minute: str | None, half: str) -> Fraction | None:
    if not 1 <= int(hour) <= 12:
        return None
    return int(hour) % 12 + (12 if half.lower() == "p" else 0) + Fraction(int(minute or 0), 60)


# --------------------------------------------------------------------------- days that no month has

_LONG_MONTHS = r"Apr(?:il|\.)?|June?\.?|Sept?(?:ember|\.)?|Nov(?:ember|\.)?"
_NO_SUCH = rf"(?:Feb(?:ruary|\.)? (?:30|31)|(?:30|31) Feb(?:ruary|\.)?|(?:{_LONG_MONTHS}) 31|31 (?:{_LONG_MONTHS}))"
_WEEKDAYS = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? "
_NO_DAY = re.compile(rf"\b(?:{_WEEKDAYS}{_NO_SUCH}\b|{_NO_SUCH},? (?:19|20)\d\d\b)")


def no_such_day(account: Account) -> Iterator[Inconsistency]:
    """ "Wed, Feb. 30": a month has no such day; only beside a day of the week or a year."""
    for line in account.lines:
        for found in _NO_DAY.finditer(line.text):
            start, end = found.start() + line.start, found.end() + line.start
            figures = tuple(one for one in line.figures if one.start < end and start < one.end)
            if figures:
                yield Inconsistency("weekday", f"There is no “{found.group()}”.", figures)
