"""A figure in the units of another, where a conversion exists: units, shares, rates, multiples and shares of change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from factcheck.figures.changed_by import is_amount, is_fold_fall
from factcheck.figures.flows import flow
from factcheck.figures.per import denominator, rate_factor
from factcheck.figures.tolerance import Interval, is_fall_to, meant
from factcheck.figures.units import convert, dimension
from factcheck.records import Direction, Figure, Kind

SHARES = {Kind.PERCENT, Kind.FRACTION}


@dataclass(frozen=True, slots=True)
class Shared:
    """The evidence's interval and value in the claim's units, and whether a conversion was needed.

    ``widest`` is where the value may lie at all, if a conversion is not of what flows all the time.
    """

    interval: Interval
    centre: Fraction
    converted: bool
    widest: Interval | None = None


def same_dimension(claimed: Figure, evidence: Figure) -> bool:
    """Whether the two can be brought to one unit:

    Both shares, the same currency, the same dimension, both plain counts.
    """
    return in_shared_units(claimed, evidence) is not None


def in_units_of(claimed: Figure, evidence: Figure) -> Fraction | None:
    """The value of the evidence in the claim's units, or None where no conversion exists."""
    shared = in_shared_units(claimed, evidence)
    return None if shared is None else shared.centre


def in_shared_units(claimed: Figure, evidence: Figure) -> Shared | None:
    """The interval and the value of the evidence in the claim's units, or None where no conversion exists."""
    factor = _factor(claimed, evidence)
    scale = Fraction(1) if _share_of_many(claimed, evidence) else rate_factor(claimed.rate, evidence.rate)
    if factor is None or scale is None:
        return None
    times, plus, converted = factor[0] * scale, factor[1], factor[2] or scale != 1
    interval = meant(evidence)
    return Shared(_affine(interval, times, plus), interval.centre * times + plus, converted)


def as_flow(claimed: Figure, evidence: Figure) -> Shared | None:
    """The evidence for the time or the size of the claim's rate: "$5,000 a month" is $60,000 a year."""
    rates = flow(claimed, evidence)
    plain = None if rates is None else in_shared_units(replace(claimed, rate=None), replace(evidence, rate=None))
    if rates is None or plain is None:
        return None
    seen = plain.interval
    widest = Interval(_times(seen.low, rates.least), _times(seen.high, rates.most))
    interval = Interval(_times(seen.low, rates.low), _times(seen.high, rates.high))
    return Shared(interval, plain.centre * rates.factor, converted=True, widest=widest)


def _times(end: Fraction | None, factor: Fraction | None) -> Fraction | None:
    return None if end is None or factor is None else end * factor


def _affine(stretch: Interval, times: Fraction, plus: Fraction) -> Interval:
    """The stretch in other units; a negative factor turns it round."""
    low, high = (None if end is None else end * times + plus for end in (stretch.low, stretch.high))
    if times < 0:
        return Interval(high, low, stretch.open_high, stretch.open_low)
    return Interval(low, high, stretch.open_low, stretch.open_high)


def _factor(claimed: Figure, evidence: Figure) -> tuple[Fraction, Fraction, bool] | None:
    one, nil = Fraction(1), Fraction(0)
    if claimed.kind in SHARES and evidence.kind in SHARES:
        if claimed.kind is evidence.kind:
            return one, nil, False
        return (Fraction(1, 100), nil, False) if claimed.kind is Kind.FRACTION else (Fraction(100), nil, False)
    per_many = _share_of_many(claimed, evidence)
    if per_many is not None:
        return per_many, nil, True
    if Kind.MULTIPLE in {claimed.kind, evidence.kind} or claimed.kind in SHARES or evidence.kind in SHARES:
        return _multiple_factor(claimed, evidence)
    strict = {Kind.ORDINAL, Kind.SCORE, Kind.AGE, Kind.POINTS, Kind.MONEY}
    if (claimed.kind in strict or evidence.kind in strict) and claimed.kind is not evidence.kind:
        return _age_as_duration(claimed, evidence)
    if claimed.unit == evidence.unit:
        return one, nil, False
    if claimed.kind is Kind.MONEY or claimed.unit is None or evidence.unit is None:
        return None
    if dimension(claimed.unit) is None or dimension(claimed.unit) != dimension(evidence.unit):
        return None
    zero, unit = convert(Decimal(0), evidence.unit, claimed.unit), convert(Decimal(1), evidence.unit, claimed.unit)
    if zero is None or unit is None:
        return None
    difference = is_amount(claimed) or is_amount(evidence)  # 3.6 °F warmer is 2 °C warmer, whatever the scales' zeros
    return Fraction(unit) - Fraction(zero), nil if difference else Fraction(zero), True


def _share_of_many(claimed: Figure, evidence: Figure) -> Fraction | None:
    """ "76 of every 1,000 babies" beside "76 deaths per 1,000 births": a fraction and a rate per so many."""
    whole = {Kind.FRACTION: Fraction(1), Kind.PERCENT: Fraction(100)}
    if claimed.kind in whole and evidence.kind is Kind.NUMBER:
        many = denominator(evidence.rate)
        return None if many is None else whole[claimed.kind] / many
    if evidence.kind in whole and claimed.kind is Kind.NUMBER:
        many = denominator(claimed.rate)
        return None if many is None else many / whole[evidence.kind]
    return None


def _age_as_duration(claimed: Figure, evidence: Figure) -> tuple[Fraction, Fraction, bool] | None:
    ages = {Kind.AGE, Kind.DURATION, Kind.MEASURE}
    if (
        Kind.AGE in {claimed.kind, evidence.kind}
        and {claimed.kind, evidence.kind} <= ages
        and claimed.unit == evidence.unit
    ):
        return Fraction(1), Fraction(0), False
    return None


def _multiple_factor(claimed: Figure, evidence: Figure) -> tuple[Fraction, Fraction, bool] | None:
    """Doubled is a rise of 100%, halved a fall by a half: a multiple and a share of change speak of one thing."""
    if claimed.kind is evidence.kind:
        halved_by_fold = any(is_fold_fall(a) and is_fall_to(b) for a, b in ((claimed, evidence), (evidence, claimed)))
        return None if halved_by_fold else (Fraction(1), Fraction(0), False)
    multiple, share = (claimed, evidence) if claimed.kind is Kind.MULTIPLE else (evidence, claimed)
    if multiple.kind is not Kind.MULTIPLE or share.kind not in SHARES or not is_amount(share) or is_fold_fall(multiple):
        return None
    sign = -1 if share.change and share.change.direction is Direction.FELL else 1
    whole = 100 if share.kind is Kind.PERCENT else 1
    if claimed is multiple:
        return Fraction(sign, whole), Fraction(1), False
    return Fraction(whole * sign), Fraction(-whole * sign), False
