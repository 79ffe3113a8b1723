"""Read one date that stands on its own: a day, month, year, quarter, half, season, decade, century or fiscal year."""

from __future__ import annotations

from dataclasses import replace

from factcheck.figures.temporal.arithmetic import safe_date
from factcheck.figures.temporal.moments import Moment, in_year
from factcheck.figures.temporal.names import (
    CURRENCY_SIGNS,
    MONTHS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    SPELT_DECADES,
    WEEKDAYS,
    WORDLIKE_MONTHS,
)
from factcheck.figures.temporal.numbers import SPELT, read_ordinal, read_spelt_year
from factcheck.figures.temporal.numeric import read_dotted, read_dotted_pair, read_numeric
from factcheck.figures.temporal.tokens import Tokens
from factcheck.figures.temporal.year_parts import read_letter_part, read_part_of_year, read_season
from factcheck.figures.temporal.years import (
    fiscal_year,
    named_year,
    read_century,
    read_decade,
    read_era,
    read_short_year,
    two_digit_year,
    year_value,
)

Read = tuple[Moment, int] | None


def read_absolute(t: Tokens, i: int) -> Read:
    """The date at token ``i`` (or after "the" there) and the token after it. Bare words may come back not ``firm``."""
    return _read_core(t, i + (t.low[i] == "the"))


def _read_core(t: Tokens, i: int) -> Read:
    word = t.low[i]
    if t.digits(i):
        return _read_from_digits(t, i)
    if word in WEEKDAYS:
        return _read_from_weekday(t, i)
    if word in MONTHS:
        return _read_from_month(t, i)
    if word in SEASONS:
        return read_season(t, i)
    if word in {"q", "h"} and t.digits(i + 1) and t.glued(i + 1):
        return read_letter_part(t, i)
    if word == "'" or word in SPELT_DECADES:
        return read_decade(t, i) or (read_short_year(t, i) if word == "'" else None)
    if word in {"ad", "ce"}:
        return read_era(t, i)
    fiscal = fiscal_year(t, i) or named_year(t, i)
    if fiscal:
        return fiscal
    ordinal = read_ordinal(t, i)
    if ordinal:
        return _read_from_ordinal(t, *ordinal)
    if word in SPELT:
        spelt = _spelt_day(t, i)
        if spelt:
            return spelt
    return None


def _read_from_digits(t: Tokens, i: int) -> Read:
    ordinal = read_ordinal(t, i)
    if ordinal:
        return _read_from_ordinal(t, *ordinal)
    found = read_era(t, i) or read_numeric(t, i) or read_decade(t, i) or read_dotted_pair(t, i)
    if found or not t.stands_alone(i) or t.low[i - 1] in CURRENCY_SIGNS:
        return found
    day = int(t.low[i]) if len(t.low[i]) <= 2 else 0
    if 1 <= day <= 31:
        j = i + 1
        if t.low[j] in {"-", "/"} and t.glued(j) and t.low[j + 1] in MONTHS:  # 5-Aug-2016
            return _day_month(t, day, j + 1, t.low[j])
        if t.low[j] == "." and t.glued(j) and t.low[j + 1] in MONTHS:  # 28. Nov 2017
            j += 1
        elif t.low[j] == "of":
            j += 2 if t.low[j + 1] == "the" else 1
        return _day_month(t, day, j)
    year = year_value(t, i)
    return (Moment("year", year=year, firm=False), i + 1) if year else None


def _day_month(t: Tokens, day: int, j: int, mark: str = "") -> Read:
    """A day already read, then perhaps a month (at ``j``) and a year."""
    if t.low[j] == "day" and t.low[j + 1] == "of":
        j += 2
    month = MONTHS.get(t.low[j])
    if month is None:
        return None
    if t.low[j] in {"may", "march", "mar"} and not t.capital(j) and not year_value(t, j + 1):
        return None
    if not safe_date(2000, month, day):
        return None
    k = _after_abbreviation(t, j)
    if mark and t.low[k] == mark and t.digits(k + 1):
        year = year_value(t, k + 1, glued=True) or two_digit_year(t, k + 1)
        if year:
            return Moment("day", year=year, month=month, day=day), k + 2
    year, k = _read_year_after(t, k)
    return Moment("day", year=year, month=month, day=day), k


def _after_abbreviation(t: Tokens, i: int) -> int:
    """The token after the month at ``i``: the full stop of "Oct." goes with it when a number or comma follows."""
    if t.low[i] in SHORT_MONTHS and t.low[i + 1] == "." and t.glued(i + 1) and (t.digits(i + 2) or t.low[i + 2] == ","):
        return i + 2
    return i + 1


def _read_year_after(t: Tokens, i: int) -> tuple[int | None, int]:
    """A year after a month or day: "2023", ", 2023", "of 2023", "in 2023", "nineteen ninety six", "'87"."""
    j = i + 1 if t.low[i] in {",", "of", "in"} else i
    if t.low[j] == "the" and t.low[j + 1] == "year":
        j += 2
    if t.digits(j):
        year = year_value(t, j)
        if year:
            return year, j + 1
        if t.low[i] == "of" and len(t.low[j]) == 2 and int(t.low[j]) > 31 and not t.glued(j + 1):
            return two_digit_year(t, j), j + 1
    elif t.low[j] == "'" and t.digits(j + 1) and len(t.low[j + 1]) == 2 and t.glued(j + 1):
        return two_digit_year(t, j + 1), j + 2
    elif t.low[j] in SPELT and t.low[i] != "in":
        spelt = read_spelt_year(t, j)
        if spelt:
            return spelt
    return None, i


def _read_from_weekday(t: Tokens, i: int) -> Read:
    weekday = WEEKDAYS[t.low[i]]
    short = t.low[i] in SHORT_WEEKDAYS
    j = i + 1
    if short and t.low[j] == "." and t.glued(j):
        j += 1
    k = j + 1 if t.low[j] in {",", "-", "("} else j
    k += t.low[k] == "the"
    inner = _read_core(t, k) if t.digits(k) or t.low[k] in MONTHS or read_ordinal(t, k) else None
    if inner and inner[0].grain == "day" and inner[0].weekday is None:
        end = inner[1] + (t.low[j] == "(" and t.low[inner[1]] == ")")
        return _with_weekday(inner[0], weekday), end
    ordinal = read_ordinal(t, k)
    if ordinal and 1 <= ordinal[0] <= 31 and t.low[j] != "(":
        return Moment("day", day=ordinal[0], weekday=weekday), ordinal[1]
    dotted = read_dotted(t, k)
    if dotted and t.low[j] != "-":
        return _with_weekday(dotted[0], weekday), dotted[1]
    if not t.capital(i):
        return None if short else (Moment("day", weekday=weekday, firm=False), i + 1)
    return Moment("day", weekday=weekday, firm=not short), j if short and not t.capital(j) else i + 1


def _with_weekday(m: Moment, weekday: int) -> Moment:
    """Add the weekday; where day and month could be swapped and the year is known, it decides."""
    if m.ambiguous and m.year and m.month and m.day:
        for month, day in ((m.month, m.day), (m.day, m.month)):
            candidate = replace(m, month=month, day=day, ambiguous=False)
            found = in_year(candidate, m.year)
            if found and found.start.weekday() == weekday:
                return replace(candidate, weekday=weekday)
    return replace(m, weekday=weekday, firm=True)


def _read_from_month(t: Tokens, i: int) -> Read:
    word, month = t.low[i], MONTHS[t.low[i]]
    j = _after_abbreviation(t, i)
    sure = t.capital(i) or word not in {"may", "march", "mar"}
    mark = t.low[j] if t.low[j] in {"-", "/"} and t.glued(j) else ""
    k = j + 1 if mark or t.low[j] == "the" else j
    k += t.low[k] == "," and bool(read_ordinal(t, k + 1))
    day, end = _day_number(t, k)
    if day and sure and not (mark and not t.glued(k)) and safe_date(2000, month, day):
        return _month_day(t, month, day, end, mark)
    if mark and t.digits(k) and len(t.low[k]) == 4 and t.glued(k):
        year, end = year_value(t, k, glued=True), k + 1
    else:
        year, end = _read_year_after(t, j)
    if year and (sure or t.low[j] != "in"):
        return Moment("month", year=year, month=month), end
    if word in {"may", "march", "mar"} and not t.capital(i):
        return None
    return Moment("month", month=month, firm=False), i + 1


def _day_number(t: Tokens, i: int) -> tuple[int, int]:
    """A day of the month at ``i``, in digits, as an ordinal, or in words; 0 if there is none."""
    ordinal = read_ordinal(t, i)
    if ordinal and 1 <= ordinal[0] <= 31:
        return ordinal
    if t.digits(i) and len(t.low[i]) <= 2 and 1 <= int(t.low[i]) <= 31:
        nearby = t.low[i + 1]
        if t.glued(i + 1) and (
            nearby in {":", "%", "h"} or (nearby in {".", ","} and t.digits(i + 2) and t.glued(i + 2))
        ):
            return 0, i
        if nearby in {"percent", "pm", "am", "points", "million", "billion", "people"}:
            return 0, i
        return int(t.low[i]), i + 1
    if t.low[i] in SPELT and t.low[i] not in {"one"}:
        value, j = SPELT[t.low[i]], i + 1
        j += t.low[j] == "-" and value >= 20
        if value >= 20 and 1 <= SPELT.get(t.low[j], 0) <= 9:
            value, j = value + SPELT[t.low[j]], j + 1
        if t.low[j] in {"thousand", "hundred", "million"}:
            return 0, i
        if 1 <= value <= 31 and t.low[j] not in {"people", "percent", "years", "months", "days"}:
            return value, j
    return 0, i


def _month_day(t: Tokens, month: int, day: int, end: int, mark: str) -> Read:
    if mark and t.low[end] == mark and t.digits(end + 1):
        year = year_value(t, end + 1, glued=True) or two_digit_year(t, end + 1)
        if year:
            return Moment("day", year=year, month=month, day=day), end + 2
    year, end = _read_year_after(t, end)
    return Moment("day", year=year, month=month, day=day), end


def _spelt_day(t: Tokens, i: int) -> Read:
    """As in "twenty five January": a day in words before the month."""
    day, j = _day_number(t, i)
    if day and t.low[j] in MONTHS and t.low[j] not in WORDLIKE_MONTHS - {"august", "april", "june"}:
        return _day_month(t, day, j)
    spelt = read_spelt_year(t, i)
    if spelt and 1500 <= spelt[0] <= 2100 and t.low[i - 1] == "in":
        return Moment("year", year=spelt[0], firm=False), spelt[1]
    return None


_PART_BEFORE = 16
"""Tokens back to the quarter or half that "in the third" goes on from."""


def _part_told_before(t: Tokens, number: int, j: int) -> Moment | None:
    """ "0.6% in the second quarter and 1.1% in the third": the part of a year that an ordinal before token ``j`` counts
    as another ordinal did before it in the sentence; None where there is none.
    """
    if t.low[j - 3] != "in" or t.low[j - 2] != "the" or t.low[j] not in {"and", ",", ".", ";", "but", ""}:
        return None
    for back in range(j - 4, max(1, j - _PART_BEFORE), -1):
        if t.low[back] == ";" or (t.low[back] in {".", "!", "?"} and not t.glued(back + 1)):
            return None
        if t.low[back] in {"quarter", "half"}:
            counted = read_ordinal(t, back - 1)
            if counted is None or not counted[0] != number <= _PARTS[t.low[back]]:
                return None
            told = read_part_of_year(t, t.low[back], number, back + 1)[0]
            return replace(told, firm=True, year=told.year if counted[0] < number else None)
    return None


_PARTS = {"quarter": 4, "half": 2}


def _read_from_ordinal(t: Tokens, number: int, j: int) -> Read:
    """After an ordinal: a century, a quarter or half of a year, or a day of a month."""
    k = j + 1 if t.low[j] in {"-", "fiscal"} else j
    word = t.low[k]
    if word in {"century", "centuries"}:
        return read_century(t, number, k)
    if word == "quarter" or (word == "half" and number <= 2):
        return read_part_of_year(t, word, number, k + 1) if number <= 4 else None
    part = _part_told_before(t, number, j)
    if part is not None:
        return part, j
    if not 1 <= number <= 31:
        return None
    if word == "of":
        k += 2 if t.low[k + 1] == "the" else 1
    dated = _day_month(t, number, k)
    if dated is None and not t.letter(j) and t.low[j] not in {"-", "%", "/"}:  # "on the 18th."
        return Moment("day", day=number, firm=False), j
    return dated
