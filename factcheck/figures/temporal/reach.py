"""What a length that is counted back from the article's day may mean: "30 years ago", "three weeks ago".

Nobody counts the days. Some count the units that are completed, so that 30 years ago is up to a day less than 31;
some round, so that it is from 29 and a half. A round count ("a decade", "40 years") is looser still.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from factcheck.figures.temporal.arithmetic import DAY, UNIT_DAYS, UNIT_MONTHS, add_days, add_months
from factcheck.figures.temporal.lengths import Length
from factcheck.figures.temporal.names import words
from factcheck.records import Period, Reach

_HALF, _DAYS_A_MONTH = Fraction(1, 2), Fraction(30437, 1000)
_COUNTED = {"decade": 10, "century": 100}
_ROUND = 10
_SLACK = Fraction(1, 20)
"""How much looser a round count is on either side, as a share of it."""
_FAR = Fraction(3, 2)
"""Units beyond what a round count means that it does not exclude; of any other count, half a unit."""
_MORE = frozenset(words("over"))
_LESS = frozenset(words("nearly almost under barely"))
_ABOUT = frozenset(words("about around roughly approximately some"))


def reach_of(reference: date, length: Length, before: tuple[str, str]) -> Reach | None:
    """The days that a length may mean which ends ``reference``, and the days that it does not exclude; None where it
    is counted in days. ``before`` are the two words before it: "over a decade ago" is longer ago than a decade.
    """
    if length.value is None or (UNIT_DAYS.get(length.unit) == 1 and length.value < _ROUND):
        return None
    count = Fraction(length.value) * _COUNTED.get(length.unit, 1)
    unit = "year" if length.unit in _COUNTED else length.unit
    step = Fraction(1) if count.denominator == 1 else _HALF
    tight = step * _HALF
    loose = count % _ROUND == 0
    slack = count * _SLACK if loose else Fraction(0)
    low, high = count - tight - slack, count + step + slack
    far = max(_FAR, slack) if loose else tight
    word = before[1] if before[1] != "than" else {"more": "over", "less": "under"}.get(before[0], "")
    if word in _MORE:
        low, high, far = count, count * _FAR, max(far, count / 4)
    elif word in _LESS:
        low, high, far = count * Fraction(3, 4), count, max(far, count / 4)
    elif word in _ABOUT:
        low, high = low - count / 10, high + count / 10
    meant = _between(reference, low, high, unit)
    allowed = _between(reference, low - far, high + far, unit)
    return None if meant is None or allowed is None else Reach(meant, allowed)


def _between(reference: date, low: Fraction, high: Fraction, unit: str) -> Period | None:
    """The days from ``high`` to ``low`` units before a day."""
    start, end = _back(reference, high, unit), _back(reference, max(low, Fraction(0)), unit)
    return None if start is None or end is None else Period(start + DAY, end + DAY, "span")


def _back(reference: date, count: Fraction, unit: str) -> date | None:
    if unit in UNIT_DAYS:
        return add_days(reference, -int(count * UNIT_DAYS[unit]))
    months = count * UNIT_MONTHS[unit]
    whole = int(months)
    moved = add_months(reference, -whole)
    return None if moved is None else add_days(moved, -int((months - whole) * _DAYS_A_MONTH))
