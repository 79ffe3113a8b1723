"""The level on the other side of a stated change: "cut by 25 million to 33 million" was 58 million before.

It may agree and never deny: that the amount and the level belong together is not sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

from factcheck.figures.changed_by import is_amount
from factcheck.figures.compare import compare_figures
from factcheck.figures.in_units import same_dimension
from factcheck.figures.units import convert
from factcheck.figures.wording import number_in_words
from factcheck.records import Bound, Comparison, Direction, Figure, Kind, Outcome, Role
from factcheck.verdicts.align import align, of_another_entity
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

LEAST_COVER = 0.4
SURENESS = 0.85
_LEVELS = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.AGE}


def sides_of_change(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """The level before or after that the claim states, from the other one and the amount of one passage."""
    figure = claim.figure
    role = figure.change.role if figure.change is not None else None
    if role not in {Role.BEFORE, Role.AFTER} or figure.kind not in _LEVELS or figure.value is None:
        return
    other = Role.AFTER if role is Role.BEFORE else Role.BEFORE
    way = figure.change.direction if figure.change is not None else Direction.NONE
    for reading in readings:
        amounts = [setting for setting in reading.settings if _way(setting) is not None]
        if len(amounts) != 1 or (way is not Direction.NONE and _way(amounts[0]) is not way):
            continue
        if not _speaks_of(claim, amounts[0]):
            continue
        for level in reading.settings:
            cover = _cover(claim, level)
            if level is amounts[0] or not _may_be(level, figure, other) or cover < LEAST_COVER:
                continue
            comparison = _worked_back(figure, role, level.figure, amounts[0])
            if comparison is not None and comparison.outcome is Outcome.AGREES:
                yield Derivation(comparison, (reading,), SURENESS * (1 + cover) / 2)


def _cover(claim: Setting, other: Setting) -> float:
    """How much of the claim's words a figure's passage has; 0 for one of another entity."""
    if of_another_entity(claim, other):
        return 0.0
    features = align(claim, other).features
    return max(features["claim_covered"], features["measure_covered"])


def _speaks_of(claim: Setting, amount: Setting) -> bool:
    """Whether an amount may be the claim's: of the same thing, and of no other time where both tell theirs."""
    apart = claim.period is not None and amount.period is not None and not claim.period.overlaps(amount.period)
    own = claim.measure or claim.words
    return not apart and _cover(claim, amount) >= LEAST_COVER and bool(own & (amount.measure | amount.words))


def _way(setting: Setting) -> Direction | None:
    """Which way an amount of change, or of a distance to what was before, goes; None for anything else."""
    figure = setting.figure
    if figure.value is None or figure.bound is not Bound.EQUAL:
        return None
    way = figure.change.direction if is_amount(figure) and figure.change is not None else setting.gap
    return way if way in {Direction.ROSE, Direction.FELL} else None


def _may_be(level: Setting, figure: Figure, role: Role) -> bool:
    """Whether a figure may be the level on the other side: in one dimension, and no amount."""
    own = level.figure.change.role if level.figure.change is not None else None
    plain = own in {role, None} and not is_amount(level.figure) and level.gap is None and level.figure.value is not None
    return plain and same_dimension(replace(figure, change=None), replace(level.figure, change=None))


def _worked_back(figure: Figure, role: Role, level: Figure, amount: Setting) -> Comparison | None:
    """The claimed level against the one that follows from the other and the amount."""
    by, value = amount.figure, Fraction(level.value or 0)
    sign = (1 if _way(amount) is Direction.ROSE else -1) * (-1 if role is Role.BEFORE else 1)
    if by.kind is Kind.PERCENT and level.kind is Kind.PERCENT:
        return None  # a share of it, or points
    if by.kind is Kind.PERCENT:
        share = Fraction(by.value or 0) / 100 * (1 if _way(amount) is Direction.ROSE else -1)
        if share <= -1:
            return None
        result = value / (1 + share) if role is Role.BEFORE else value * (1 + share)
    elif same_dimension(replace(level, change=None), replace(by, change=None)):
        result = value + sign * _in_unit(by, level.unit)
    else:
        return None
    with localcontext(prec=30):
        exact = Decimal(result.numerator) / Decimal(result.denominator)
    told = replace(level, text=number_in_words(result), value=exact, step=None, change=None, bound=Bound.EQUAL)
    comparison = compare_figures(replace(figure, change=None), told)
    where = "before" if role is Role.BEFORE else "after"
    working = f"{level.text} and a change of {by.text} make {told.text} {where}, which “{figure.text}” accepts"
    return replace(comparison, reason="difference", working=working, figures=(level, by))


def _in_unit(figure: Figure, unit: str | None) -> Fraction:
    value = figure.value or Decimal(0)
    if unit is None or figure.unit is None or figure.unit == unit:
        return Fraction(value)
    converted = convert(value, figure.unit, unit)
    return Fraction(value if converted is None else converted)
