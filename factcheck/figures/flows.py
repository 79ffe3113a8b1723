"""Rates of time and of size against one another: "10 tonnes a day" beside "3,650 tonnes a year", "per square foot"
beside "per square metre".

What flows all the time converts exactly but for the days of a year. What rests at night, at weekends or between seasons
(pay, flights, a factory) need not: a value a day may stand for fewer than 365 days, so that only what no such year
explains differs.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from factcheck.figures.per import rate_factor
from factcheck.figures.units import convert, dimension
from factcheck.records import Bound, Figure, Kind

FLOWING = frozenset({Kind.NUMBER, Kind.MONEY, Kind.MEASURE})
_DAY, _YEAR = 24, 24 * 365
_HOURS = {
    "second": Fraction(1, 3600), "minute": Fraction(1, 60), "hour": Fraction(1), "day": Fraction(_DAY),
    "week": Fraction(7 * _DAY), "fortnight": Fraction(14 * _DAY), "month": Fraction(_YEAR, 12),
    "quarter": Fraction(_YEAR, 4), "year": Fraction(_YEAR), "decade": Fraction(10 * _YEAR),
}  # fmt: skip
_BUSY = {
    "second": Fraction(1, 3600), "minute": Fraction(1, 60), "hour": Fraction(1), "day": Fraction(4),
    "week": Fraction(16), "fortnight": Fraction(32), "month": Fraction(60), "quarter": Fraction(180),
    "year": Fraction(720), "decade": Fraction(7200),
}  # fmt: skip
"""Hours of each time, and the fewest in which something that rests may be done: 180 days of a year, 4 of a week."""
_LEAP = Fraction(366, 365)
_EXTRA_PAY = Fraction(14, 12)
"""How many monthly wages may be paid in a year."""
_LOOSE = frozenset({"gallon", "quart", "pint", "fluid ounce", "ton", "bushel", "hundredweight"})
"""Units that are of two sizes."""
_SIZES = frozenset({"length", "area", "volume", "mass"})
_UNFLOWING = frozenset({"time", "calendar time", "temperature"})


class Flow(NamedTuple):
    """What to multiply the evidence with: exactly, with leap years, and at the least and the most (None: any)."""

    factor: Fraction
    low: Fraction
    high: Fraction
    least: Fraction | None
    most: Fraction | None


def flow(claimed: Figure, evidence: Figure) -> Flow | None:
    """How a figure of the evidence converts into the time or the size that the claimed one is told for, or None.

    >>> month, year = (Figure("", 0, 0, Kind.MONEY, rate=rate) for rate in ("per month", "per year"))
    >>> flow(year, month).factor
    Fraction(12, 1)
    """
    if claimed.rate is None or evidence.rate is None or claimed.rate == evidence.rate:
        return None
    if claimed.kind is not evidence.kind or claimed.kind not in FLOWING or dimension(claimed.unit) in _UNFLOWING:
        return None
    mine, theirs = claimed.rate.removeprefix("per "), evidence.rate.removeprefix("per ")
    found = _of_time(mine, theirs, paid=claimed.kind is Kind.MONEY) or _of_size(mine, theirs)
    if found is not None and not {claimed.bound, evidence.bound} <= {Bound.EQUAL, Bound.ABOUT}:
        return found._replace(least=None, most=None)
    return found


def converts(claimed: Figure, evidence: Figure) -> bool:
    """Whether two rates are told by different denominators of which one converts into the other."""
    if claimed.rate is None or evidence.rate is None or claimed.rate == evidence.rate:
        return False
    return flow(claimed, evidence) is not None or rate_factor(claimed.rate, evidence.rate) not in {None, 1}


def _of_time(mine: str, theirs: str, *, paid: bool) -> Flow | None:
    if mine not in _HOURS or theirs not in _HOURS:
        return None
    exact, busy = _HOURS[mine] / _HOURS[theirs], _BUSY[mine] / _BUSY[theirs]
    leap = _LEAP if _counts_days(mine) is not _counts_days(theirs) else Fraction(1)
    low, high = exact / leap, exact * leap
    extra = _EXTRA_PAY if paid and {mine, theirs} & {"year", "decade"} else Fraction(1)
    if exact > 1:
        return Flow(exact, low, high, min(low, busy), high * extra)
    return Flow(exact, low, high, low / extra, max(high, busy))


def _counts_days(time: str) -> bool:
    """Whether a time is a number of days or of their parts, not one of the calendar."""
    return time not in {"month", "quarter", "year", "decade"}


def _of_size(mine: str, theirs: str) -> Flow | None:
    if dimension(mine) not in _SIZES or dimension(mine) != dimension(theirs):
        return None
    worth = convert(Decimal(1), mine, theirs)
    if worth is None:
        return None
    factor = Fraction(worth)
    loose = bool({mine, theirs} & _LOOSE)
    return Flow(factor, factor, factor, None if loose else factor, None if loose else factor)
