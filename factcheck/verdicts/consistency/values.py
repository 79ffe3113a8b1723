"""The values that a written figure may stand for, as an interval with two ends, and the arithmetic of such intervals.

Whoever states a figure beside others that it follows from has rounded each of them as it is written: "1.2 million" is
1.15 to 1.25 million, "about 40" is 36 to 44. Two intervals that do not meet cannot both be right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from factcheck.figures.tolerance import accepted, meant, tolerated
from factcheck.figures.wording import number_in_words
from factcheck.records import Bound, Figure, Kind

_DECIMALS = re.compile(r"\d[.,]\d{1,2}(?!\d)")
EXACT_BELOW = 1000
"""A plain count below this is a count, not a rounding, where it stands beside its parts."""


@dataclass(frozen=True, slots=True)
class Values:
    """All values from ``low`` to ``high``."""

    low: Fraction
    high: Fraction

    def __add__(self, other: Values) -> Values:
        return Values(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Values) -> Values:
        return Values(self.low - other.high, self.high - other.low)

    def over(self, other: Values) -> Values | None:
        """The quotient; None where the divisor may be nothing or negative, or this one negative."""
        if other.low <= 0 or self.low < 0:
            return None
        return Values(self.low / other.high, self.high / other.low)

    def times(self, factor: Fraction | int) -> Values:
        """Each value times a number that is not negative."""
        return Values(self.low * factor, self.high * factor)

    def wider(self, below: Fraction | int, above: Fraction | int) -> Values:
        """The same with more room at both ends."""
        return Values(self.low - below, self.high + above)

    def meets(self, other: Values) -> bool:
        """Whether the two share a value."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Fraction | int) -> bool:
        """Whether a value lies within."""
        return self.low <= value <= self.high

    def in_words(self) -> str:
        """For a person: "30" or "27.5 to 32.5"."""
        low, high = number_in_words(self.low), number_in_words(self.high)
        return low if low == high else f"{low} to {high}"


def values_of(figure: Figure) -> Values | None:
    """What a plain or rounded figure stands for; None for one that is open to one side, or vague."""
    if figure.vague:
        return None
    interval = meant(figure) if figure.bound is Bound.EQUAL else accepted(figure)
    if figure.bound in _OPEN or interval.low is None or interval.high is None:
        return None
    if figure.bound is Bound.EQUAL and figure.value is not None and _DECIMALS.search(figure.text):
        half = Fraction(figure.step or 0) / 2  # the writer of "0.8 billion" gives one decimal
        return Values(Fraction(figure.value) - half, Fraction(figure.value) + half)
    return Values(interval.low, interval.high)


def count_of(figure: Figure) -> Values | None:
    """As ``values_of``, but a plain count of some hundreds is that count."""
    value = figure.value
    plain = figure.kind is Kind.NUMBER and figure.bound is Bound.EQUAL and value is not None and not figure.vague
    if plain and value is not None and abs(value) < EXACT_BELOW and value == value.to_integral_value():
        return Values(Fraction(value), Fraction(value))
    return values_of(figure)


def widest(figure: Figure) -> Values | None:
    """The most that a figure can stand for, half of its last written digit included; None where that has no end."""
    interval = tolerated(figure)
    if interval.low is None or interval.high is None:
        return None
    half = Fraction(figure.step or 0) / 2 if figure.kind in _ROUNDED else Fraction(0)
    centre = Fraction(figure.value) if figure.value is not None else interval.centre
    return Values(min(interval.low, centre - half), max(interval.high, centre + half))


_ROUNDED = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE}
"""Kinds whose zeros may be a rounding: 50% and 10 years are not."""


_OPEN = {Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST, Bound.UP_TO}


def is_plain(figure: Figure) -> bool:
    """Whether a figure has one value, not hedged but for "about"."""
    return figure.value is not None and not figure.vague and figure.bound in {Bound.EQUAL, Bound.ABOUT}
