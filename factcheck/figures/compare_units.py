"""Does one figure allow another, where no conversion takes the one into the unit of the other?"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from factcheck.figures.compare_values import compare_values, same_value
from factcheck.figures.in_units import in_shared_units
from factcheck.figures.per import denominator, rate_factor
from factcheck.figures.tolerance import Interval, meant, tolerated
from factcheck.figures.wording import quantity
from factcheck.records import Comparison, Figure, Kind, Outcome

_WITH_UNITS = {Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.NUMBER}
_GREAT = 1_000_000
_DAYS = {"week": Fraction(7), "day": Fraction(1), "month": Fraction(30437, 1000), "year": Fraction(36525, 100)}
_CALENDAR = Fraction(1, 10)
"""How far a month may be from its mean length, and a span counted in weeks from one counted in months."""


def compare_units(claimed: Figure, evidence: Figure) -> Comparison:
    """Figures in units that do not convert: a slip of the unit if the numbers agree, else nothing can be said."""
    agreed = _bare_agreement(claimed, evidence)
    if agreed is not None:
        return agreed
    if _other_calendar(claimed, evidence):
        working = f"{quantity(evidence)} against {quantity(claimed)}"
        return Comparison(Outcome.DIFFERS, "value-differs", working, (evidence,))
    named = claimed.unit is not None and evidence.unit is not None and claimed.unit != evidence.unit
    kinds = {claimed.kind, evidence.kind}
    slip = (kinds == {Kind.MONEY} and named) or kinds == {Kind.PERCENT, Kind.POINTS} or _rates_differ(claimed, evidence)
    if slip and same_value(claimed, evidence):
        working = f"the number agrees and the unit does not: {quantity(evidence)} against {quantity(claimed)}"
        return Comparison(Outcome.DIFFERS, "unit-differs", working, (evidence,))
    working = f"{quantity(evidence)} cannot be converted into {quantity(claimed)}"
    return Comparison(Outcome.INCOMPARABLE, "other-unit", working, (evidence,))


def _bare_agreement(claimed: Figure, evidence: Figure) -> Comparison | None:
    """ "Life expectancy reached 82.8": a bare number beside one with a unit. Only agreement counts."""
    if _bare_money(claimed, evidence):
        kind, unit = (claimed.kind, claimed.unit) if claimed.kind is Kind.MONEY else (evidence.kind, evidence.unit)
        same, evidence = replace(claimed, kind=kind, unit=unit), replace(evidence, kind=kind, unit=unit)
    elif _is_bare(claimed) and evidence.kind in _WITH_UNITS:
        same = replace(claimed, kind=evidence.kind, unit=evidence.unit, rate=evidence.rate)
    elif _is_bare(evidence) and claimed.kind in _WITH_UNITS:
        same, evidence = claimed, replace(evidence, kind=claimed.kind, unit=claimed.unit, rate=claimed.rate)
    else:
        return None
    shared = in_shared_units(same, evidence)
    if shared is None:
        return None
    compared = compare_values(same, evidence, shared)
    return compared if compared.outcome is Outcome.AGREES else None


def _is_bare(figure: Figure) -> bool:
    return figure.kind is Kind.NUMBER and figure.unit is None and figure.rate is None and not figure.vague


def _bare_money(claimed: Figure, evidence: Figure) -> bool:
    """ "An estimate of 500,000 pounds, for which a collector paid 1.1 million": the currency goes without saying."""
    money, bare = (claimed, evidence) if claimed.kind is Kind.MONEY else (evidence, claimed)
    great = bare.value is not None and abs(bare.value) >= _GREAT
    return money.kind is Kind.MONEY and _is_bare(bare) and great and bare.of is None


def _other_calendar(claimed: Figure, evidence: Figure) -> bool:
    """Whether two spans, one counted in weeks or days and one in months or years, cannot be the same."""
    mine, theirs = _DAYS.get(claimed.unit or ""), _DAYS.get(evidence.unit or "")
    if claimed.kind is not Kind.DURATION or evidence.kind is not Kind.DURATION or mine is None or theirs is None:
        return False
    tolerate, seen = tolerated(claimed), meant(evidence)
    wide = Interval(
        None if tolerate.low is None else tolerate.low * mine * (1 - _CALENDAR),
        None if tolerate.high is None else tolerate.high * mine * (1 + _CALENDAR),
    )
    told = Interval(None if seen.low is None else seen.low * theirs, None if seen.high is None else seen.high * theirs)
    return not wide.meets(told)


def _rates_differ(claimed: Figure, evidence: Figure) -> bool:
    both = claimed.rate is not None and evidence.rate is not None
    if both and denominator(claimed.rate) is not None and denominator(claimed.rate) == denominator(evidence.rate):
        return False  # "per 1,000 infants", "per 1,000 births": no slip of the unit
    return both and rate_factor(claimed.rate, evidence.rate) != 1 and claimed.unit == evidence.unit
