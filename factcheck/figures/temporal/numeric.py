"""Dates in digits and signs: 2023-10-07, 7/10/2023, 07.10.2023, 2023-10, 2023-Q1, 20231007."""

from __future__ import annotations

from factcheck.figures.temporal.arithmetic import safe_date
from factcheck.figures.temporal.moments import Moment
from factcheck.figures.temporal.names import CURRENCY_SIGNS, MONTHS
from factcheck.figures.temporal.tokens import Tokens
from factcheck.figures.temporal.years import two_digit_year, year_value

Read = tuple[Moment, int] | None

_GOES_ON = frozenset({"to", "till", "until", "through", "and", "at", "in", "around"})
_SIGNS = frozenset({"-", "/", "."})
# Digits with a slash that are no dates: the attacks have their own name, the rest are idioms.
_NOT_DATES = frozenset(
    {("9", "11"), ("24", "7"), ("50", "50"), ("20", "20"), ("1", "2"), ("3", "4"), ("1", "4"), ("2", "3")}
)


def read_numeric(t: Tokens, i: int) -> Read:
    """A date written in digits at token ``i``, or None. A day and month without year are not ``firm``."""
    if not t.stands_alone(i):
        return None
    if len(t.low[i]) == 8:
        return _compact(t, i)
    sign = t.low[i + 1]
    if len(t.low[i]) == 4:
        return _year_first(t, i)
    if sign not in _SIGNS or not t.glued(i + 1) or not t.digits(i + 2) or not t.glued(i + 2) or len(t.low[i]) > 2:
        return None
    first, second = t.low[i], t.low[i + 2]
    j = i + 3
    if len(second) <= 2 and t.low[j] == sign and t.glued(j) and t.digits(j + 1) and t.glued(j + 1):
        if len(t.low[j + 1]) not in {2, 4} or (_continues(t, j + 2) and (sign == "-" or t.low[j + 2] != "-")):
            return None
        year = year_value(t, j + 1, glued=True) or two_digit_year(t, j + 1)
        return _ordered(int(first), int(second), year, sign, j + 2) if year else None
    if len(second) == 4 and sign != "." and 1 <= int(first) <= 12 and not _continues(t, j):  # 12-2015
        year = year_value(t, i + 2, glued=True)
        return (Moment("month", year=year, month=int(first), firm=False), j) if year else None
    if (
        sign == "/"
        and len(second) <= 2
        and (first, second) not in _NOT_DATES
        and (t.low[j] == "-" or not _continues(t, j))
    ):
        found = _ordered(int(first), int(second), None, sign, j)
        return (_unsure(found[0]), found[1]) if found else None
    return None


def read_dotted_pair(t: Tokens, i: int) -> Read:
    """As in "25.10. to 26.10.": full stops after both ends that close no sentence show that these are days."""
    if t.low[i + 1 : i + 4 : 2] != [".", "."] or not t.glued(i + 3) or len(t.low[i]) > 2 or len(t.low[i + 2]) > 2:
        return None
    after, before = t.low[i + 4], t.low[i - 1]
    if not (t.digits(i + 2) and t.glued(i + 2)) or not (
        after in {"-", "to"} or (before in {"-", "to"} and t.low[i - 2] == ".")
    ):
        return None
    return _ordered(int(t.low[i]), int(t.low[i + 2]), None, ".", i + 4)


def read_dotted(t: Tokens, i: int) -> Read:
    """As in "23.11", "23.11." after a weekday: day and month with a full stop, where nothing is counted after them."""
    if not t.digits(i) or len(t.low[i]) > 2 or t.glued(i) or t.low[i + 1] != "." or not t.glued(i + 1):
        return None
    if not t.digits(i + 2) or not t.glued(i + 2) or len(t.low[i + 2]) > 2:
        return None
    end = i + 3 + (t.low[i + 3] == "." and t.glued(i + 3) and t.low[i + 4] != "")
    if (t.letter(end) and t.low[end] not in _GOES_ON) or t.low[end] in {"%", "°"} or t.low[end] in CURRENCY_SIGNS:
        return None
    return _ordered(int(t.low[i]), int(t.low[i + 2]), None, ".", end, swappable=True)


def _unsure(m: Moment) -> Moment:
    return Moment("day", month=m.month, day=m.day, ambiguous=m.ambiguous, firm=False)


def _continues(t: Tokens, i: int) -> bool:
    """Whether the code goes on: another sign and digits, or letters."""
    if not t.glued(i):
        return False
    return t.letter(i) or t.digits(i) or (t.low[i] in {"-", "/", "."} and t.glued(i + 1) and t.digits(i + 1))


def _ordered(first: int, second: int, year: int | None, sign: str, end: int, *, swappable: bool = False) -> Read:
    """Which of the two is the day: over 12 decides; else a full stop means day first, other signs month first."""
    check = year or 2000
    day_first, month_first = safe_date(check, second, first), safe_date(check, first, second)
    if day_first and (sign == "." or not month_first):
        return Moment(
            "day", year=year, month=second, day=first, ambiguous=bool(month_first) and (swappable or sign != ".")
        ), end
    if month_first:
        return Moment("day", year=year, month=first, day=second, ambiguous=bool(day_first) and first != second), end
    return None


def _compact(t: Tokens, i: int) -> Read:
    digits = t.low[i]
    if digits[:2] not in {"19", "20"} or (t.glued(i + 1) and t.letter(i + 1)):
        return None
    day = safe_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return (Moment("day", year=day.year, month=day.month, day=day.day), i + 1) if day else None


def _year_first(t: Tokens, i: int) -> Read:
    year, sign, j = int(t.low[i]), t.low[i + 1], i + 2
    if not 1000 <= year <= 2199:
        return None
    if t.low[i + 1] in MONTHS and not (t.glued(i + 1) or t.low[i + 1] == "may"):  # 2017 April
        return (Moment("month", year=year, month=MONTHS[t.low[i + 1]]), i + 2) if not _day_follows(t, i + 2) else None
    if t.low[i + 1] in {"q", "h"} and t.digits(i + 2) and t.glued(i + 2) and not t.glued(i + 1):
        return _part(t, year, i + 1)
    if sign not in {"-", "/"} or not t.glued(i + 1) or not t.glued(j):
        return None
    if t.low[j] in {"q", "h"} and t.digits(j + 1) and t.glued(j + 1):
        return _part(t, year, j)
    month = MONTHS.get(t.low[j]) or (int(t.low[j]) if t.digits(j) and len(t.low[j]) <= 2 else 0)
    if not 1 <= month <= 12:
        return None
    k = j + 1
    if t.low[k] == sign and t.glued(k) and t.digits(k + 1) and t.glued(k + 1):
        day = safe_date(year, month, int(t.low[k + 1])) if len(t.low[k + 1]) <= 2 else None
        if not day or _too_long(t, k + 2, sign):
            return None
        return Moment("day", year=year, month=month, day=day.day), k + 2
    if sign == "/" and t.digits(j):
        return None  # 2022/23 is a pair of years
    if t.glued(k) and (t.letter(k) or t.low[k] in {"/", "%"}):
        return None
    if t.digits(j) and len(t.low[j]) == 2 and month > year % 100:  # 2010-12 is a pair of years
        return None
    return Moment("month", year=year, month=month), k


def _too_long(t: Tokens, i: int, sign: str) -> bool:
    """2023-10-07-12 is a code, but 2023-10-07-page and 2023-10-07. are a date."""
    return t.low[i] == sign and t.glued(i) and t.digits(i + 1) and t.glued(i + 1) and len(t.low[i + 1]) != 2


def _day_follows(t: Tokens, i: int) -> bool:
    return t.digits(i) and len(t.low[i]) <= 2


def _part(t: Tokens, year: int, i: int) -> Read:
    number, quarter = t.low[i + 1], t.low[i] == "q"
    if len(number) != 1 or not 1 <= int(number) <= (4 if quarter else 2):
        return None
    return Moment("quarter" if quarter else "half", year=year, number=int(number)), i + 2
