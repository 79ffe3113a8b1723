"""What a written figure stands for: intervals of values by its precision, its hedge and its kind.

The numbers are a table (``HEDGES``), printed in the docs. Accepted values confirm a claim, values that are not even
tolerated deny it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from factcheck.figures.wording import number_in_words, significant_digits
from factcheck.records import Bound, Direction, Figure, Kind, Leeway, Role


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of values; ``None`` is without end. An open end leaves its own value out."""

    low: Fraction | None
    high: Fraction | None
    open_low: bool = False
    open_high: bool = False

    @property
    def centre(self) -> Fraction:
        """The middle, or the only end there is."""
        if self.low is None or self.high is None:
            return self.low if self.low is not None else self.high if self.high is not None else Fraction(0)
        return (self.low + self.high) / 2

    def holds(self, value: Fraction) -> bool:
        """Whether the value lies inside."""
        above = self.low is None or value > self.low or (value == self.low and not self.open_low)
        below = self.high is None or value < self.high or (value == self.high and not self.open_high)
        return above and below

    def inside(self, other: Interval) -> bool:
        """Whether all of this lies inside the other."""
        low = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.open_low or not other.open_low)))
        )
        high = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (self.open_high or not other.open_high)))
        )
        return low and high

    def meets(self, other: Interval) -> bool:
        """Whether the two share a value."""
        return not (_before(self, other) or _before(other, self))

    def in_words(self) -> str:
        """For a person: "1.9 to 2.1", "500,000 or more"."""
        if self.low is None and self.high is None:
            return "any value"
        if self.high is None:
            value = number_in_words(self.low)
            return f"more than {value}" if self.open_low else f"{value} or more"
        if self.low is None:
            value = number_in_words(self.high)
            return f"less than {value}" if self.open_high else f"{value} or less"
        if self.low == self.high:
            return number_in_words(self.low)
        return f"{number_in_words(self.low)} to {number_in_words(self.high)}"


def _before(first: Interval, second: Interval) -> bool:
    if first.high is None or second.low is None:
        return False
    return first.high < second.low or (first.high == second.low and (first.open_high or second.open_low))


@dataclass(frozen=True, slots=True)
class Hedge:
    """How far a hedge reaches below and above the value, as shares of it; None is without end."""

    accept_below: Fraction | None
    accept_above: Fraction | None
    tolerate_below: Fraction | None
    tolerate_above: Fraction | None
    open_low: bool = False
    open_high: bool = False


def _share(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _hedge(*row: str | None, open_low: bool = False, open_high: bool = False) -> Hedge:
    below, above, far_below, far_above = (_share(cell) for cell in row)
    return Hedge(below, above, far_below, far_above, open_low, open_high)


HEDGES: dict[Bound, Hedge] = {
    Bound.MORE_THAN: _hedge("0", "2", "0", None, open_low=True),
    Bound.AT_LEAST: _hedge("0", "2", "0", None),
    Bound.LESS_THAN: _hedge("0.5", "0", None, "0", open_high=True),
    Bound.AT_MOST: _hedge("0.5", "0", None, "0"),
    Bound.UP_TO: _hedge("0.2", "0", "0.3", "0.005"),
    Bound.NEARLY: _hedge("0.1", "0", "0.15", "0.005"),
    Bound.JUST_OVER: _hedge("0", "0.1", "0.005", "0.15"),
}
"""Reach of each one-sided hedge:

Accepted below and above, tolerated below and above. About and plain values go by precision.
"""

MULTIPLE_ACCEPTS, MULTIPLE_TOLERATES = Fraction(5, 100), Fraction(125, 1000)
FRACTION_ACCEPTS, FRACTION_TOLERATES = Fraction(2, 100), Fraction(4, 100)
ABOUT_LEAST, ABOUT_MOST = Fraction(3, 100), Fraction(10, 100)
ABOUT_TOLERATES = {1: Fraction(15, 100), 2: Fraction(10, 100)}
ABOUT_LONG = Fraction(5, 100)
"""What "about" tolerates by the digits that were written: "about 14,000" may be 12,600, "some 1.34 billion" no 1.43."""
ROUND_ACCEPTS, ROUND_TOLERATES = Fraction(25, 1000), Fraction(10, 100)


REACH: dict[Leeway, Fraction] = {
    Leeway.STRICT: Fraction(1, 2),
    Leeway.USUAL: Fraction(1),
    Leeway.LENIENT: Fraction(2),
}
"""What the setting ``tolerance`` multiplies the shares above with; the precision as written it leaves alone:

3.2% is 3.15% to 3.25% whatever the setting, while "about 3%", "nearly 300", "double", "a third" and a round 500 reach
less far or farther.
"""

_WHOLE = {Kind.PERCENT, Kind.POINTS, Kind.AGE, Kind.DURATION}
"""Kinds whose zeros are meant: 50% is not 45% to 55%."""


def accepted(figure: Figure) -> Interval:
    """The values that confirm a claimed figure."""
    return _reach(figure, tolerate=False)


def accepts_in_words(figure: Figure) -> str:
    """What confirms a claimed figure, for a person.

    A one-sided hedge has one side, however far off counts as confirmed; an age is told in completed years.

    >>> accepts_in_words(Figure("44", 0, 2, Kind.AGE, Decimal(44), step=Decimal(1), unit="year"))
    '44'
    >>> accepts_in_words(Figure("44", 0, 2, Kind.NUMBER, Decimal(44), step=Decimal(1)))
    '43.5 to 44.5'
    """
    one_sided = {Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST}
    return in_whole_years(figure, tolerated(figure) if figure.bound in one_sided else accepted(figure)).in_words()


def in_whole_years(figure: Figure, reach: Interval) -> Interval:
    """The completed years that lie in the reach of an age in whole years; any other reach as it is."""
    if figure.kind is not Kind.AGE or figure.step is None or figure.step < 1:
        return reach
    low = None if reach.low is None else Fraction(ceil(reach.low))
    high = None if reach.high is None else Fraction(floor(reach.high))
    return Interval(low, high, reach.open_low and low == reach.low, reach.open_high and high == reach.high)


def tolerated(figure: Figure) -> Interval:
    """The values that do not deny a claimed figure."""
    return _reach(figure, tolerate=True)


def meant(figure: Figure) -> Interval:
    """The values that a figure of the evidence may stand for: its rounding and its hedge."""
    if figure.vague or figure.low is not None or figure.high is not None:
        return Interval(_fraction(figure.low), _fraction(figure.high))
    value = _value(figure)
    if figure.bound in {Bound.EQUAL}:
        half = _half_step(figure)
        if _trailing_zeros(figure):
            half = Fraction(1, 2) if figure.kind in _WHOLE else min(half, abs(value) * ROUND_ACCEPTS)
        return Interval(value - half, value + half, open_high=half > 0)
    one_sided = figure.bound in {Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST, Bound.UP_TO}
    return tolerated(figure) if one_sided else accepted(figure)


def _reach(figure: Figure, *, tolerate: bool) -> Interval:
    if figure.low is not None or figure.high is not None:
        return _range_reach(figure, tolerate=tolerate)
    value = _value(figure)
    hedge = HEDGES.get(figure.bound)
    if hedge is None:
        margin = _margin(figure, value, tolerate=tolerate)
        return Interval(value - margin, value + margin)
    fall = is_fall_to(figure)
    written = 1 - value if fall else value
    size = abs(written) * REACH[figure.leeway]
    below, above = (
        (hedge.tolerate_below, hedge.tolerate_above) if tolerate else (hedge.accept_below, hedge.accept_above)
    )
    reach = Interval(
        None if below is None else written - size * below,
        None if above is None else written + size * above,
        hedge.open_low,
        hedge.open_high,
    )
    return _left_of_one(reach) if fall else reach


def is_fall_to(figure: Figure) -> bool:
    """Whether a multiple below 1 states a fall, which its hedge then speaks of: "more than halved" is to below half."""
    change = figure.change
    fell = change is not None and change.direction is Direction.FELL and change.role is Role.AMOUNT
    return fell and figure.kind is Kind.MULTIPLE and figure.value is not None and figure.value < 1


def _left_of_one(fall: Interval) -> Interval:
    """What falls by so much leave of 1."""
    low, high = (None if end is None else 1 - end for end in (fall.high, fall.low))
    return Interval(low, high, fall.open_high, fall.open_low)


def _range_reach(figure: Figure, *, tolerate: bool) -> Interval:
    low, high = _fraction(figure.low), _fraction(figure.high)
    if figure.vague:
        factor = 2 if tolerate else 1
        return Interval(None if low is None else low / factor, None if high is None else high * factor)
    below, above = (_end_margin(figure, end, tolerate=tolerate) for end in (figure.low, figure.high))
    return Interval(None if low is None else low - below, None if high is None else high + above)


def _end_margin(figure: Figure, end: Decimal | None, *, tolerate: bool) -> Fraction:
    """How far an end of a range reaches beyond itself: as far as it would as a value, "300" of "200 to 300" by 7.5."""
    return _margin(
        replace(figure, value=end, low=None, high=None), abs(_fraction(end) or Fraction(0)), tolerate=tolerate
    )


def _margin(figure: Figure, value: Fraction, *, tolerate: bool) -> Fraction:
    """How far a plain or an "about" value reaches on each side."""
    reach = REACH[figure.leeway]
    size = abs(value) * reach
    half = _half_step(figure)
    if figure.kind is Kind.MULTIPLE:
        return max(
            size * (MULTIPLE_TOLERATES if tolerate else MULTIPLE_ACCEPTS),
            half if figure.bound is Bound.EQUAL and _decimals(figure) else Fraction(0),
        )
    if figure.kind in {Kind.ORDINAL, Kind.SCORE}:
        return Fraction(0)
    if figure.kind is Kind.FRACTION:
        share = FRACTION_TOLERATES if tolerate else FRACTION_ACCEPTS
        return min(share * reach, size * share * 5)  # a fifth is 0.18 to 0.22, but one in a hundred no 0 to 0.03
    if figure.bound is Bound.ABOUT:
        step = half * 2
        near = min(max(step, size * ABOUT_LEAST), size * ABOUT_MOST)
        sure = Fraction(0) if _trailing_zeros(figure) else half
        far = ABOUT_TOLERATES.get(significant_digits(figure), ABOUT_LONG)
        return max(near, size * far, sure) if tolerate else max(near, sure)
    if _is_exact(figure):
        return Fraction(0)
    if not _trailing_zeros(figure):
        return half
    if figure.kind in _WHOLE:
        return Fraction(1) if tolerate else Fraction(1, 2)
    return min(half, size * ROUND_TOLERATES) if tolerate else min(half, size * ROUND_ACCEPTS)


_EXACTLY = re.compile(
    r"(?:exactly|precisely)\s+\D?(?P<digits>\d[\d,]*)(?![\d,.]*\d|%|\s*(?:thousand|[mb]illion|trillion)|[kmb]n?\b)",
    re.I,
)


def _is_exact(figure: Figure) -> bool:
    """Whether the writer says of a count or a sum written out in full that it is no round number: "exactly 340"."""
    counted = figure.kind in {Kind.NUMBER, Kind.MONEY}
    return counted and _EXACTLY.match(figure.text) is not None


def _trailing_zeros(figure: Figure) -> bool:
    """Whether only one digit is written before zeros, so that the precision is a guess (500, 5 million;

    Not 680,000).
    """
    if figure.step is None or figure.step < 10 or figure.value is None:
        return False
    return figure.kind in _WHOLE or abs(figure.value) < 10 * figure.step


def _decimals(figure: Figure) -> bool:
    return figure.step is not None and figure.step < 1


def _half_step(figure: Figure) -> Fraction:
    return Fraction(figure.step or Decimal(0)) / 2


def _value(figure: Figure) -> Fraction:
    return Fraction(figure.value) if figure.value is not None else Fraction(0)


def _fraction(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
