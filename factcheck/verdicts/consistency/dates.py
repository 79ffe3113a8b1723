"""Dates against weekdays, and durations against their two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from factcheck.figures import find_figures
from factcheck.records import Figure, Inconsistency, Kind, Period
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.consistency.lasting import anniversary, by_the_clock, no_such_day
from factcheck.verdicts.consistency.values import Values, widest

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    r"\b(mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_OTHER_YEAR = re.compile(r"\b(?:years?|anniversary|decades?|(?:19|20)\d\d)\b", re.IGNORECASE)
_SAME_DAY = re.compile(r"[,(]\s*(?:which was |it was )?(?:an?|the)?\s*", re.IGNORECASE)
GREGORIAN = 1924
"""From this year on no country of Europe kept another calendar for its dates."""
NEAR = timedelta(days=31)
"""How far from the article's date a day without a year is surely of the nearest year."""


def weekday(account: Account) -> Iterator[Inconsistency]:
    """A date is not the day of the week that stands beside it: "Monday, 5 March 2024" was a Tuesday.

    Without a written year only days within a month of the article's date are judged, in an article that writes no
    other year; dates before 1924, when some countries still kept the Julian calendar, are not. A day that its month
    does not have is told as well.
    """
    yield from no_such_day(account)
    near = None if _of_other_years(account) else account.told
    for line in account.lines:
        for place, figure in enumerate(line.figures):
            yield from _ends_of_span(figure)
            day = _day_of(figure, line.text, near)
            if day is None:
                continue
            inside = _WEEKDAY.findall(figure.text)
            figures: tuple[Figure, ...] = (figure,)
            if not inside and place + 1 < len(line.figures):
                following = line.figures[place + 1]
                if following.kind is Kind.DATE and _SAME_DAY.fullmatch(line.between(figure, following)):
                    alone = _WEEKDAY.fullmatch(following.text.strip())
                    if alone:
                        inside, figures = [alone[1]], (figure, following)
            if len(inside) != 1:
                continue
            right = _WEEKDAYS[day.weekday()]
            if not right.startswith(inside[0].lower()[:3]):
                told = f"{day.day} {day:%B %Y}"
                explanation = f"{told} is a {right.capitalize()}, not a {_whole(inside[0])}."
                yield Inconsistency("weekday", explanation, figures)


_SPAN_OF_DAYS = re.compile(
    rf"(?:from |between )?{_WEEKDAY.pattern},? [^,]*?(?:\b(?:to|and|until)\b|[–-])\s*{_WEEKDAY.pattern},? .*?\d{{4}}",
    re.IGNORECASE | re.DOTALL,
)


def _ends_of_span(figure: Figure) -> Iterator[Inconsistency]:
    """ "From Friday 1 March to Monday 3 March 2024": either end has its day of the week."""
    period, found = figure.period, _SPAN_OF_DAYS.fullmatch(figure.text)
    if figure.kind is not Kind.DATE or period is None or found is None or period.start.year < GREGORIAN:
        return
    for day, name in ((period.start, found[1]), (period.end - timedelta(days=1), found[2])):
        right = _WEEKDAYS[day.weekday()]
        if not right.startswith(name.lower()[:3]):
            explanation = f"{day.day} {day:%B %Y} is a {right.capitalize()}, not a {_whole(name)}."
            yield Inconsistency("weekday", explanation, (figure,))
            return


def _whole(name: str) -> str:
    return next(day for day in _WEEKDAYS if day.startswith(name.lower()[:3])).capitalize()


def _day_of(figure: Figure, text: str, told: date | None) -> date | None:
    """The one day that a date names by its number and month, where the year is sure; ``text`` is its sentence."""
    period = figure.period
    if figure.kind is not Kind.DATE or period is None or (period.end - period.start).days != 1:
        return None
    if not _MONTH.search(_WEEKDAY.sub(" ", figure.text)) or not re.search(r"\d", figure.text):
        return None
    if _YEAR.search(figure.text):
        return period.start if period.start.year >= GREGORIAN else None
    if told is None or _OTHER_YEAR.search(text):
        return None
    days = [_in_year(period.start, told.year + shift) for shift in (-1, 0, 1)]
    return next((day for day in days if day is not None and abs(day - told) <= NEAR), None)


def _of_other_years(account: Account) -> bool:
    """Whether an article writes of another year than its own, of which a day without a year may be."""
    years = {int(year) for line in account.lines for figure in line.dates for year in _YEAR.findall(figure.text)}
    return account.told is not None and bool(years - {account.told.year})


def _in_year(day: date, year: int) -> date | None:
    """The same day of another year, which has no 29 February perhaps."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None


# --------------------------------------------------------------------------- durations

_DAYS = {
    "day": Fraction(1),
    "night": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(146097, 4800),
    "year": Fraction(146097, 400),
    "decade": Fraction(146097, 40),
}
_LASTED = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|took|taken|takes?|spann?(?:ed|s|ing)|went on for|ran for|(?:flight|mission"
    r"|journey|reign|war|stay|run|tour|siege|strike) of|(?:in|over|during|of|within) the"
    r"(?: past| last)?)(?: a total of)?(?: him| her| them| it| us)?\s*$",
    re.IGNORECASE,
)
_SPAN_FOLLOWS = re.compile(r",?|,? ?\(|[–—-]")
_DURATION_FOLLOWS = re.compile(r",? ?\(?(?:an? (?:period|span|stretch|total|time) of)?", re.IGNORECASE)
_IN_ALL = re.compile(r"\s*(?:in all|in total|altogether|\))", re.IGNORECASE)
_PERIOD_OF = re.compile(r"\b(?:period|span|stretch|total|time) of$", re.IGNORECASE)
_LATER = re.compile(r"(?P<length>.+?)\s+(?:later|afterwards)\Z", re.IGNORECASE)
_AGO = re.compile(r"(?P<length>.+?)\s+ago\Z", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.;,)]|$)")


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How many days may lie between two dates, by their grains."""

    days: Values
    words: str


def time_span(account: Account) -> Iterator[Inconsistency]:
    """A duration is not the time between its two dates: "for 12 years, from 1990 to 2005".

    Only where the duration stands right beside the two dates, or says "later" or "ago" beside the second one. The
    ends may be counted or not, and whole units may be rounded or completed ones. An anniversary is held against the
    year that it counts from, and hours against two times of day with am or pm.
    """
    for line in account.prose:
        yield from _beside(line)
        yield from _later(line)
        yield from _ago(line, account.told)
        yield from anniversary(line)
        yield from by_the_clock(line)


def _beside(line: Line) -> Iterator[Inconsistency]:
    yield from _in_one(line)
    for first, second in zip(line.figures, line.figures[1:], strict=False):
        between = line.between(first, second)
        if _goes_on(line, second):
            continue
        if first.kind is Kind.DURATION and _is_span(second):
            lasted = _LASTED.search(line.before(first, 40))
            if not lasted or not _SPAN_FOLLOWS.fullmatch(between) or "total" in lasted.group():
                continue
            loosely = second.text.lower().startswith("between") and " the" not in lasted.group().lower()
            yield from _judge(first, second, (first, second), at_most=loosely)
        elif _is_span(first) and second.kind is Kind.DURATION and between and _DURATION_FOLLOWS.fullmatch(between):
            says_so = _IN_ALL.match(line.after(second, 20)) or _PERIOD_OF.search(between)
            yield from _judge(second, first, (first, second)) if says_so else ()


_ANOTHER_SPAN = re.compile(
    r"\b(?:and|then|again|later|or|plus)\b[^.;]*?\b(?:from|between|in|since|until|after|for|during|(?:1[5-9]|20)\d\d"
    r"|\d{1,2} to \d{1,2})\b|\binterrupt\w*|\bbreaks?\b|\bgaps?\b|\bintermittent\w*|\bon and off\b",
    re.IGNORECASE,
)


def _goes_on(line: Line, span: Figure) -> bool:
    """Whether another span follows that counts too ("from 1990 to 1995 and from 2000 to 2007"), or it was
    interrupted.
    """
    return _is_span(span) and _ANOTHER_SPAN.search(line.after(span, 80)) is not None


_IN_ONE = re.compile(
    r"(?P<length>.+? (?:years?|months?|weeks?|days?|decades?)) (?P<span>(?:from|between) .+)", re.IGNORECASE | re.DOTALL
)


def _in_one(line: Line) -> Iterator[Inconsistency]:
    """ "In the 40 years from 1950 to 2000", which is read as one date."""
    for figure in line.dates:
        found = _IN_ONE.fullmatch(figure.text)
        spans = find_figures(found["span"]).figures if found else ()
        duration = _duration(found["length"]) if found else None
        if duration is not None and len(spans) == 1 and _is_span(spans[0]) and _LASTED.search(line.before(figure, 40)):
            yield from _judge(duration, spans[0], (figure,))


def _is_span(figure: Figure) -> bool:
    return figure.kind is Kind.DATE and figure.period is not None and figure.period.grain == "span"


def _judge(
    duration: Figure, span: Figure, figures: tuple[Figure, ...], *, at_most: bool = False
) -> Iterator[Inconsistency]:
    told = _length(duration)
    if told is None or span.period is None:
        return
    passed = _within(span.period, span.text)
    fails = told.low > passed.days.high if at_most else not told.meets(passed.days)
    if fails:
        explanation = f"“{span.text}” is {passed.words}, not “{duration.text}”."
        yield Inconsistency("time-span", explanation, figures)


def _length(duration: Figure) -> Values | None:
    """The days that a duration may stand for: whole units may be rounded to the next or be completed ones."""
    unit = _DAYS.get(duration.unit or "")
    room = widest(duration)
    if unit is None or room is None or duration.value is None or duration.rate is not None:
        return None
    return Values((room.low - Fraction(1, 10)) * unit, (room.high + Fraction(1, 2)) * unit)


def _within(period: Period, text: str) -> Elapsed:
    """The days from the first to the second end of a period, by the grain that its text shows."""
    last = period.end - timedelta(days=1)
    if not _MONTH.search(text) and (period.start.month, period.start.day, last.month, last.day) == (1, 1, 12, 31):
        years = last.year - period.start.year
        return Elapsed(Values(_DAYS["year"] * (years - 1), _DAYS["year"] * (years + 1)), _some(years, "year"))
    days = (period.end - period.start).days
    if period.start.day == 1 and period.end.day == 1 and not re.search(r"\b\d{1,2}(?!\d)", re.sub(r"\d{4}", "", text)):
        months = (last.year - period.start.year) * 12 + last.month - period.start.month
        return Elapsed(Values(_DAYS["month"] * (months - 1), _DAYS["month"] * (months + 1)), _some(months, "month"))
    return Elapsed(Values(Fraction(days - 2), Fraction(days)), _some(days - 1, "day"))


def _some(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _later(line: Line) -> Iterator[Inconsistency]:
    """ "In 1990 … in 2005, 12 years later" and "founded in 1921, it was sold 60 years later, in 1998"."""
    found = [(figure, match) for figure in line.dates if (match := _LATER.match(figure.text))]
    rest = [figure for figure in line.dates if not _LATER.match(figure.text)]
    if len(found) != 1 or len(rest) != 2:
        return
    (later, match), (start, end) = found[0], rest
    behind = end.end <= later.start and line.between(end, later) in {",", "(", "–", "—", ", just", ", only"}
    ahead = start.end <= later.start < end.start and line.between(later, end) in {", in", ", on", "in", ", at"}
    if not (behind and _ENDS.match(line.after(later, 5))) and not ahead:
        return
    duration = _duration(match["length"])
    passed = _between(start, end)
    told = _length(duration) if duration else None
    if told is not None and passed is not None and not told.meets(passed.days):
        explanation = f"From “{start.text}” to “{end.text}” are {passed.words}, not “{match['length']}”."
        yield Inconsistency(
            "time-span", explanation, tuple(sorted((start, end, later), key=lambda figure: figure.start))
        )


def _between(first: Figure, second: Figure) -> Elapsed | None:
    one, two = first.period, second.period
    if (
        one is None
        or two is None
        or one.grain != two.grain
        or one.grain not in {"day", "month", "year"}
        or two.start <= one.start
    ):
        return None
    least, most = (two.start - one.end).days + 1, (two.end - one.start).days
    if one.grain == "year":
        words = _some(two.start.year - one.start.year, "year")
    elif one.grain == "month":
        words = _some((two.start.year - one.start.year) * 12 + two.start.month - one.start.month, "month")
    else:
        words = _some((two.start - one.start).days, "day")
    return Elapsed(Values(Fraction(least - 1), Fraction(most)), words)


def _duration(text: str) -> Figure | None:
    found = find_figures(text).figures
    return found[0] if len(found) == 1 and found[0].kind is Kind.DURATION else None


def _ago(line: Line, told: date | None) -> Iterator[Inconsistency]:
    """ "Founded 30 years ago, in 1980"."""
    if told is None:
        return
    for first, second in zip(line.figures, line.figures[1:], strict=False):
        if first.kind is not Kind.DATE or second.kind not in {Kind.DATE, Kind.DURATION}:
            continue
        if (
            second.kind is Kind.DURATION
            and _AGO_FOLLOWS.match(line.after(second, 8))
            and line.between(first, second) == ","
        ):
            yield from _told_ago(first, second, (first, second), told)
            continue
        match, other = _AGO.match(first.text), second
        joined = line.between(first, second) in {", in", "in", ", on", "("}
        if match is None:
            match, other = _AGO.match(second.text), first
            joined = line.between(first, second) in {",", "("} and bool(_ENDS.match(line.after(second, 5)))
        duration = _duration(match["length"]) if match and joined else None
        if duration is not None:
            yield from _told_ago(other, duration, (first, second), told)


_AGO_FOLLOWS = re.compile(r"\s*ago\s*(?:[.;,)]|$)", re.IGNORECASE)


def _told_ago(other: Figure, duration: Figure, figures: tuple[Figure, ...], told: date) -> Iterator[Inconsistency]:
    period, length = other.period, _length(duration)
    if length is None or period is None or period.grain not in {"day", "month", "year"} or period.end > told:
        return
    passed = Values(Fraction((told - period.end).days), Fraction((told - period.start).days + 1))
    if duration.unit == "year" and period.grain == "year":
        passed = passed.wider(0, Fraction(366))  # "30 years ago" is counted by the years of the calendar too
    if not length.meets(passed):
        explanation = f"On {told.isoformat()}, “{other.text}” was not “{duration.text}” ago."
        yield Inconsistency("time-span", explanation, figures)
