"""Figures that follow from others: quotient, difference, percentage of change, share, sum. Pure arithmetic, with the
working in words.

Each function takes the claimed figure and the figures that it may follow from (taken to be the right ones), and
returns a
``Comparison``, or None where the operation has no sense for them (other units, a division by nothing, a claim of
another kind).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from decimal import Context, Decimal, localcontext
from fractions import Fraction

from factcheck.figures.changed_by import is_amount, is_fold_fall
from factcheck.figures.compare import compare_figures
from factcheck.figures.in_units import same_dimension
from factcheck.figures.tolerance import Interval, accepted, accepts_in_words, tolerated
from factcheck.figures.units import convert
from factcheck.figures.wording import number_in_words
from factcheck.records import Bound, Comparison, Direction, Figure, Kind, Outcome, Period

_PLACES = Decimal("1e-12")
_DIGITS, _LARGE = 60, 10**40
"""Digits of a quotient, and how large it may be to be cut to ``_PLACES``."""


def multiple(claimed: Figure, after: Figure, before: Figure) -> Comparison | None:
    """Is ``after`` the claimed multiple of ``before``?

    >>> from factcheck.records import Figure
    >>> number = lambda text, value: Figure(text, 0, len(text), Kind.NUMBER, Decimal(value), step=Decimal(1))
    >>> double = Figure("double", 0, 6, Kind.MULTIPLE, Decimal(2))
    >>> multiple(double, number("520,085", 520085), number("248,284", 248284)).working
    '520,085 / 248,284 = 2.09, and “double” accepts 1.9 to 2.1 times'
    """
    values = _pair(after, before)
    if claimed.kind is not Kind.MULTIPLE or values is None:
        return None
    over, under = (before, after) if is_fold_fall(claimed) else (after, before)
    dividend, divisor = values[::-1] if is_fold_fall(claimed) else values
    if divisor == 0:
        return None
    quotient = dividend / divisor
    working = f"{over.text} / {under.text} = {number_in_words(quotient)}, {accepting(claimed)} times"
    return judge_result(claimed, quotient, "multiple", working, (after, before))


def percent_change(claimed: Figure, after: Figure, before: Figure) -> Comparison | None:
    """Is the way from ``before`` to ``after`` the claimed percentage of change?"""
    values = _pair(after, before)
    if claimed.kind not in {Kind.PERCENT, Kind.FRACTION} or not is_amount(claimed) or values is None or values[1] == 0:
        return None
    ratio = (values[0] - values[1]) / values[1]
    whole = Fraction(100) if claimed.kind is Kind.PERCENT else Fraction(1)
    change = ratio * whole
    shown = f"{number_in_words(change)}{'%' if claimed.kind is Kind.PERCENT else ''}"
    working = f"({after.text} − {before.text}) / {before.text} = {shown}, {accepting(claimed)}"
    return _judge_change(claimed, change, "percent-change", working, (after, before))


def difference(claimed: Figure, after: Figure, before: Figure) -> Comparison | None:
    """Is ``after`` minus ``before`` the claimed amount? Two percentages differ by percentage points."""
    values = _pair(after, before)
    if values is None:
        return None
    if claimed.kind is Kind.POINTS:
        if after.kind is not Kind.PERCENT:
            return None
        unit = Fraction(100) if claimed.unit == "basis point" else Fraction(1)
        change = (values[0] - values[1]) * unit
    elif same_dimension(claimed, replace(after, change=None)) and claimed.kind not in {
        Kind.PERCENT,
        Kind.FRACTION,
        Kind.MULTIPLE,
    }:
        change = in_unit(values[0] - values[1], after.unit, claimed.unit)
    else:
        return None
    working = f"{after.text} − {before.text} = {number_in_words(change)}, {accepting(claimed)}"
    return _judge_change(claimed, change, "difference", working, (after, before))


def share(claimed: Figure, part: Figure, whole: Figure) -> Comparison | None:
    """Is ``part`` the claimed share of ``whole``?"""
    values = _pair(part, whole)
    if (
        claimed.kind not in {Kind.PERCENT, Kind.FRACTION}
        or is_amount(claimed)
        or values is None
        or not 0 <= values[0] < values[1]
    ):
        return None
    ratio = values[0] / values[1] * (100 if claimed.kind is Kind.PERCENT else 1)
    shown = f"{number_in_words(ratio)}{'%' if claimed.kind is Kind.PERCENT else ''}"
    working = f"{part.text} of {whole.text} is {shown}, {accepting(claimed)}"
    return judge_result(claimed, ratio, "share", working, (part, whole))


def average(claimed: Figure, whole: Figure, count: Figure) -> Comparison | None:
    """Is ``whole`` divided by a plain ``count`` the claimed amount for each?"""
    if whole.value is None or not count.value or not same_dimension(claimed, replace(whole, change=None)):
        return None
    each = in_unit(Fraction(whole.value), whole.unit, claimed.unit) / Fraction(count.value)
    working = f"{whole.text} / {count.text} = {number_in_words(each)}, {accepting(claimed)}"
    return judge_result(claimed, each, "average", working, (whole, count))


def total(claimed: Figure, parts: Sequence[Figure]) -> Comparison | None:
    """Do the parts add up to the claimed total? All parts and the total must be in one dimension."""
    if (
        len(parts) < 2
        or claimed.value is None
        or any(part.value is None or not same_dimension(claimed, part) for part in parts)
    ):
        return None
    added = sum((in_unit(Fraction(part.value or 0), part.unit, claimed.unit) for part in parts), Fraction(0))
    working = f"{' + '.join(part.text for part in parts)} = {number_in_words(added)}, {accepting(claimed)}"
    return judge_result(claimed, added, "sum", working, tuple(parts))


_DAYS = {
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(146097, 4800),
    "year": Fraction(146097, 400),
    "decade": Fraction(146097, 40),
    "century": Fraction(146097, 4),
}
"""Mean lengths in days of the Gregorian calendar, whose cycle of 400 years has 146,097 days."""


def elapsed(claimed: Figure, begin: Period, end: Period, reason: str = "duration") -> Comparison | None:
    """Is the time from ``begin`` to ``end`` the claimed duration or age? The grains of the two dates leave room.

    An age counts completed years. Returns None for a claim that is no span of days or more.
    """
    unit = "year" if claimed.kind is Kind.AGE else claimed.unit
    if unit not in _DAYS or claimed.kind not in {Kind.AGE, Kind.DURATION, Kind.MEASURE}:
        return None
    least, most = (end.start - begin.end).days + 1, (end.end - begin.start).days
    if most <= 0:
        return None
    low, high = Fraction(max(0, least)) / _DAYS[unit], Fraction(most) / _DAYS[unit]
    if claimed.kind is Kind.AGE or (unit == "year" and claimed.bound is Bound.EQUAL):
        low, high = Fraction(int(low + Fraction(1, 200))), Fraction(int(high + Fraction(1, 200)))  # completed years
    shown = (
        number_in_words(low)
        if number_in_words(low) == number_in_words(high)
        else f"{number_in_words(low)} to {number_in_words(high)}"
    )
    units = "centuries" if unit == "century" else f"{unit}s"
    working = f"from {begin.start.isoformat()} to {end.start.isoformat()} are {shown} {units}, {accepting(claimed)}"
    if Interval(low, high).meets(accepted(claimed)):
        return Comparison(Outcome.AGREES, reason, working)
    if Interval(low, high).meets(tolerated(claimed)):
        return Comparison(Outcome.INCOMPARABLE, "too-close", working)
    result = _result(claimed, low) if low == high else None
    return Comparison(Outcome.DIFFERS, f"{reason}-differs", working, result=result)


_MINUTES = {"minute": Fraction(1), "hour": Fraction(60)}
_DAY_LONG = 24 * 60


def between_times(claimed: Figure, begin: time, end: time) -> Comparison | None:
    """Is the time by the clock from ``begin`` to ``end``, of the same day or the next, the claimed duration?"""
    if claimed.unit not in _MINUTES:
        return None
    minutes = (end.hour - begin.hour) * 60 + end.minute - begin.minute
    value = Fraction(minutes if minutes > 0 else minutes + _DAY_LONG) / _MINUTES[claimed.unit]
    working = f"from {begin:%H:%M} to {end:%H:%M} are {number_in_words(value)} {claimed.unit}s, {accepting(claimed)}"
    return judge_result(claimed, value, "duration", working, ())


# --------------------------------------------------------------------------- parts


def accepting(claimed: Figure) -> str:
    """What a claimed figure accepts, as the end of a working."""
    return f"and “{claimed.text}” accepts {accepts_in_words(claimed)}"


def _pair(first: Figure, second: Figure) -> tuple[Fraction, Fraction] | None:
    """The two values in one unit, or None where they cannot be brought to one."""
    if (
        first.value is None
        or second.value is None
        or not same_dimension(replace(first, change=None), replace(second, change=None))
    ):
        return None
    return Fraction(first.value), in_unit(Fraction(second.value), second.unit, first.unit)


def in_unit(value: Fraction, source: str | None, target: str | None) -> Fraction:
    """An amount of one unit in another, as a difference is converted: without the offset of a scale."""
    if source is None or target is None or source == target:
        return value
    one, nil = convert(Decimal(1), source, target), convert(Decimal(0), source, target)
    return value * (Fraction(one) - Fraction(nil)) if one is not None and nil is not None else value


def _judge_change(
    claimed: Figure, change: Fraction, reason: str, working: str, inputs: tuple[Figure, ...]
) -> Comparison | None:
    """Compare an amount of change: its direction first, then its size."""
    if claimed.change is not None and claimed.change.direction is not Direction.NONE and change != 0:
        rose = claimed.change.direction is Direction.ROSE
        if rose != (change > 0):
            return Comparison(
                Outcome.DIFFERS, "direction-differs", f"{working}; it {'fell' if rose else 'rose'}", inputs
            )
    return judge_result(claimed, abs(change), reason, working, inputs)


def judge_result(
    claimed: Figure, value: Fraction, reason: str, working: str, inputs: tuple[Figure, ...]
) -> Comparison | None:
    """Compare what was worked out with the claimed figure; ``reason`` is the code where it agrees."""
    result = _result(claimed, value)
    compared = compare_figures(claimed, result)
    if compared.outcome is Outcome.DIFFERS:
        sure = all(figure.bound in {Bound.EQUAL, Bound.ABOUT} for figure in inputs)
        return Comparison(Outcome.DIFFERS, f"{reason}-differs", working, inputs, result if sure else None)
    if compared.outcome is Outcome.AGREES:
        return Comparison(Outcome.AGREES, reason, working, inputs)
    return Comparison(Outcome.INCOMPARABLE, "too-close", working, inputs)


def _result(claimed: Figure, value: Fraction) -> Figure:
    """A plain figure of the claimed kind and unit with the value that was worked out, in no words of its own."""
    with localcontext(Context(prec=_DIGITS)):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        if value.denominator != 1 and abs(value) < _LARGE:
            exact = exact.quantize(_PLACES)
    return replace(
        claimed,
        text="",
        value=exact,
        low=None,
        high=None,
        step=None,
        bound=Bound.EQUAL,
        vague=False,
        change=None if claimed.kind is Kind.MULTIPLE else claimed.change,
    )
