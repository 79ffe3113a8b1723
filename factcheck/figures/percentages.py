"""Figures that follow from a share or a change in per cent: the part, the rest, the whole, the level before and after.

Pure arithmetic, as in ``derive``: each function takes the claimed figure and those that it may follow from, and returns
what the comparisons say, or nothing where the operation has no sense for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from factcheck.figures.derive import accepting, in_unit, judge_result
from factcheck.figures.in_units import same_dimension
from factcheck.figures.wording import number_in_words
from factcheck.records import Comparison, Figure, Kind

SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
"""Kinds of figures that tell a part of a whole."""


def ratio_of(figure: Figure) -> Fraction | None:
    """A share as a number above 0 and below 1; None of any other figure.

    >>> from decimal import Decimal
    >>> ratio_of(Figure("20%", 0, 3, Kind.PERCENT, Decimal(20)))
    Fraction(1, 5)
    """
    if figure.kind not in SHARES or figure.value is None:
        return None
    ratio = Fraction(figure.value) / (100 if figure.kind is Kind.PERCENT else 1)
    return ratio if 0 < ratio < 1 else None


def rest_of_share(claimed: Figure, told: Figure) -> Comparison | None:
    """Is the claimed share what a told share leaves of the whole?

    >>> from decimal import Decimal
    >>> told, claimed = (Figure(f"{n}%", 0, 3, Kind.PERCENT, Decimal(n), step=Decimal(1)) for n in (68, 32))
    >>> rest_of_share(claimed, told).working
    '68% leave 32%, and “32%” accepts 31.5 to 32.5'
    """
    ratio = ratio_of(told)
    if ratio is None or ratio_of(claimed) is None:
        return None
    rest = (1 - ratio) * (100 if claimed.kind is Kind.PERCENT else 1)
    working = f"{told.text} leave {number_in_words(rest)}{'%' if claimed.kind is Kind.PERCENT else ''}"
    return judge_result(claimed, rest, "complement", f"{working}, {accepting(claimed)}", (told,))


def by_share(claimed: Figure, share: Figure, amount: Figure) -> Iterator[Comparison]:
    """What a share and an amount of one passage come to: the part and the rest of the whole, or the whole of a part."""
    ratio = ratio_of(share)
    value = _amount(claimed, amount)
    if ratio is None or value is None:
        return
    told = [
        (ratio * value, f"{share.text} of {amount.text}"),
        ((1 - ratio) * value, f"{amount.text} without {share.text} of it"),
        (value / ratio, f"the whole of which {amount.text} are {share.text}"),
    ]
    yield from _compared(claimed, told, "part", (share, amount))


def by_change(claimed: Figure, change: Figure, level: Figure) -> Iterator[Comparison]:
    """The level after a rise or a fall in per cent, or before it."""
    ratio = ratio_of(change)
    value = _amount(claimed, level)
    if ratio is None or value is None:
        return
    told = [
        (value / (1 + ratio), f"{level.text} before a rise by {change.text}"),
        (value / (1 - ratio), f"{level.text} before a fall by {change.text}"),
        (value * (1 + ratio), f"{level.text} after a rise by {change.text}"),
    ]  # after a fall is the rest of the whole
    yield from _compared(claimed, told, "percent-change", (change, level))


def _amount(claimed: Figure, other: Figure) -> Fraction | None:
    """The value of an amount in the unit of the claim; None where the two are of other dimensions, or shares."""
    if other.value is None or {claimed.kind, other.kind} & (SHARES | {Kind.MULTIPLE, Kind.POINTS, Kind.ORDINAL}):
        return None
    if not same_dimension(claimed, replace(other, change=None)):
        return None
    return in_unit(Fraction(other.value), other.unit, claimed.unit)


def _compared(
    claimed: Figure, told: list[tuple[Fraction, str]], reason: str, inputs: tuple[Figure, ...]
) -> Iterator[Comparison]:
    for value, words in told:
        working = f"{words} is {number_in_words(value)}, {accepting(claimed)}"
        found = judge_result(claimed, value, reason, working, inputs)
        if found is not None:
            yield found
