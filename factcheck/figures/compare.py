"""Does one figure allow another? Pure arithmetic on two figures that are taken to measure the same thing.

Each written figure stands for an interval. A claim has two: values it *accepts* and values it still *tolerates*; what
lies
between is neither confirmed nor denied. Evidence has one, the values it may stand for. The comparison agrees when the
evidence
lies in what is accepted, differs when it lies outside what is tolerated, and is incomparable otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from factcheck.figures.compare_dates import compare_dates
from factcheck.figures.flows import flow
from factcheck.figures.per import denominator, rate_factor
from factcheck.figures.tolerance import (
    Interval,
    accepted,
    accepts_in_words,
    in_whole_years,
    is_fall_to,
    meant,
    tolerated,
)
from factcheck.figures.units import convert, dimension
from factcheck.figures.wording import number_in_words, quantity
from factcheck.records import Bound, Change, Comparison, Direction, Figure, Kind, Outcome, Role

SHARES = {Kind.PERCENT, Kind.FRACTION}
_COUNTED = {Kind.NUMBER, Kind.MEASURE}
_SCALES = tuple(Fraction(10) ** power for power in (3, 6, 9, -3, -6, -9))


_FLOORS = {Bound.MORE_THAN: "more than", Bound.AT_LEAST: "at least"}
_CEILINGS = {Bound.LESS_THAN: "less than", Bound.AT_MOST: "at most", Bound.UP_TO: "at most"}


def compare_figures(claimed: Figure, evidence: Figure, trend: Direction | None = None) -> Comparison:
    """Compare a claimed figure with one of the evidence, taking both to measure the same thing at the same time.

    Returns a ``Comparison`` whose reason is one of exact, rounding, bound, range, conversion, vague, date (agreeing);
    value-differs, scale-differs, unit-differs, bound-violated, direction-differs, date-differs (differing);
    other-unit, less-precise, too-close (incomparable). The working is a sentence for a person. ``trend`` is the way
    the level of
    the evidence moved, where only its surroundings tell.
    """
    if claimed.kind is Kind.DATE or evidence.kind is Kind.DATE:
        return compare_dates(claimed, evidence)
    if trend is not None and evidence.change is None:
        evidence = replace(evidence, change=Change(trend, Role.AFTER))
    if _opposite(claimed, evidence):
        working = f"the article says it {_moved(claimed)}, the reference says it {_moved(evidence)}"
        return Comparison(Outcome.DIFFERS, "direction-differs", working, (evidence,))
    if claimed.kind is evidence.kind is Kind.SCORE:
        return _compare_scores(claimed, evidence)
    shared = _in_units_of(claimed, evidence) or _as_flow(claimed, evidence)
    if shared is None and None in {claimed.rate, evidence.rate}:
        # A rate that only one side tells ("per dose", "each") may go without saying; then only agreement counts.
        alike = (
            compare_figures(replace(claimed, rate=None), replace(evidence, rate=None))
            if claimed.rate != evidence.rate
            else None
        )
        if alike is not None and alike.outcome is Outcome.AGREES:
            return alike
    if shared is None:
        return _compare_units(claimed, evidence)
    return _compare_values(claimed, evidence, shared)


@dataclass(frozen=True, slots=True)
class _Shared:
    """The evidence's interval and value in the claim's units, and whether a conversion was needed.

    ``widest`` is where the value may lie at all, if a conversion is not of what flows all the time.
    """

    interval: Interval
    centre: Fraction
    converted: bool
    widest: Interval | None = None


def _compare_values(claimed: Figure, evidence: Figure, shared: _Shared) -> Comparison:
    accept, tolerate = accepted(claimed), tolerated(claimed)
    seen = shared.interval
    pair = f"{quantity(evidence)} against {quantity(claimed)}"
    converted = (
        f"{evidence.text} is {number_in_words(shared.centre)} {claimed.unit or ''}".rstrip() if shared.converted else ""
    )
    ceilings = {Bound.AT_MOST, Bound.UP_TO}
    alike = (
        claimed.bound is evidence.bound
        or {claimed.bound, evidence.bound} == ceilings
        or (claimed.bound is Bound.EQUAL and evidence.bound is Bound.ABOUT)
    )
    same_words = alike and not shared.converted and _same_value(claimed, evidence)
    if same_words:
        return Comparison(Outcome.AGREES, "exact", f"both say {quantity(claimed)}", (evidence,))
    single = evidence.value is not None and not evidence.vague
    if seen.inside(accept) or (single and evidence.bound.value in {"equal", "about"} and accept.holds(shared.centre)):
        reason = "conversion" if shared.converted else _agreement(claimed)
        return Comparison(Outcome.AGREES, reason, _agreeing(claimed, evidence, shared, accept, converted), (evidence,))
    if shared.converted and seen.meets(accept) and single and evidence.bound in {Bound.EQUAL, Bound.ABOUT}:
        return Comparison(
            Outcome.AGREES, "conversion", _agreeing(claimed, evidence, shared, accept, converted), (evidence,)
        )
    floors = claimed.bound in _FLOORS and evidence.bound in _FLOORS
    if floors and single and accept.holds(shared.centre):
        return Comparison(Outcome.AGREES, "bound", _agreeing(claimed, evidence, shared, accept, converted), (evidence,))
    if claimed.bound in ceilings and evidence.value is None and seen.high is not None and not evidence.vague:
        reached = Interval(seen.high, seen.high)  # "up to 40,000" of what was put between 25,000 and 40,000
        if reached.inside(accept):
            return Comparison(Outcome.AGREES, "bound", f"the most of {pair}", (evidence,))
    if shared.widest is not None and shared.widest.meets(tolerate) and not seen.meets(accept):
        return Comparison(Outcome.INCOMPARABLE, "too-close", f"{converted}, if it flows all the time", (evidence,))
    if (
        not seen.meets(tolerate)
        or _touches(seen, tolerate)
        or (claimed.bound in ceilings and evidence.bound in ceilings and not tolerate.holds(shared.centre))
    ):
        reason, working = _difference(claimed, evidence, shared)
        return Comparison(Outcome.DIFFERS, reason, f"{converted}; {working}" if converted else working, (evidence,))
    if seen.meets(accept):
        return Comparison(Outcome.INCOMPARABLE, "less-precise", f"the reference is less precise: {pair}", (evidence,))
    return Comparison(Outcome.INCOMPARABLE, "too-close", f"near, but not within what was written: {pair}", (evidence,))


def _touches(seen: Interval, tolerate: Interval) -> bool:
    """Whether two stretches share no more than an end: 3 stands for 2.5 to 3.5, and 4 for 3.5 to 4.5."""
    wide = seen.low != seen.high and tolerate.low != tolerate.high
    return wide and (
        (seen.low is not None and seen.low == tolerate.high) or (seen.high is not None and seen.high == tolerate.low)
    )


def _agreement(claimed: Figure) -> str:
    if claimed.vague:
        return "vague"
    if claimed.low is not None:
        return "range"
    return "rounding" if claimed.bound.value == "equal" else "bound"


def _agreeing(claimed: Figure, evidence: Figure, shared: _Shared, accept: Interval, converted: str) -> str:
    value = number_in_words(shared.centre) if evidence.value is not None else evidence.text
    if converted:
        return f"{converted}, and “{claimed.text}” accepts {accepts_in_words(claimed)}"
    if is_fall_to(claimed):
        return f"{value} is {accepts_in_words(claimed)}, which “{claimed.text}” stands for"
    if claimed.bound in _FLOORS and claimed.value is not None:
        return f"{value} is {_FLOORS[claimed.bound]} {number_in_words(claimed.value)}"
    if claimed.bound in _CEILINGS and claimed.value is not None:
        return f"{value} is {_CEILINGS[claimed.bound]} {number_in_words(claimed.value)}"
    return f"{value} lies within {accept.in_words()}, which “{claimed.text}” stands for"


def _difference(claimed: Figure, evidence: Figure, shared: _Shared) -> tuple[str, str]:
    value = number_in_words(shared.centre) if evidence.value is not None else evidence.text
    if shared.converted and _same_value(claimed, evidence):
        return (
            "unit-differs",
            f"the number agrees and the unit does not: {quantity(evidence)} against {quantity(claimed)}",
        )
    if claimed.value and shared.centre:
        ratio = Fraction(claimed.value) / shared.centre
        if any(abs(ratio / scale - 1) < Fraction(1, 20) for scale in _SCALES) and not shared.converted:
            return (
                "scale-differs",
                f"the digits agree and the scale does not: {value} against {number_in_words(claimed.value)}",
            )
    reason = "value-differs" if claimed.bound.value == "equal" else "bound-violated"
    if is_fall_to(claimed) and reason == "bound-violated":
        return reason, f"{value} is not {tolerated(claimed).in_words()}, which “{claimed.text}” stands for"
    if claimed.bound in _FLOORS and claimed.value is not None:
        return (
            "bound-violated",
            f"{value} is not {_FLOORS[claimed.bound]} {number_in_words(claimed.value)}",
        )
    if claimed.bound in _CEILINGS and claimed.value is not None:
        return (
            "bound-violated",
            f"{value} is not {_CEILINGS[claimed.bound]} {number_in_words(claimed.value)}",
        )
    reach = tolerated(claimed)
    if shared.centre.denominator == 1:
        reach = in_whole_years(claimed, reach)
    return (
        reason,
        f"{value} lies outside {reach.in_words()}, which is the most that “{claimed.text}” can stand for",
    )


# --------------------------------------------------------------------------- units


def same_dimension(claimed: Figure, evidence: Figure) -> bool:
    """Whether the two can be brought to one unit:

    Both shares, the same currency, the same dimension, both plain counts.
    """
    return _in_units_of(claimed, evidence) is not None


def in_units_of(claimed: Figure, evidence: Figure) -> Fraction | None:
    """The value of the evidence in the claim's units, or None where no conversion exists."""
    shared = _in_units_of(claimed, evidence)
    return None if shared is None else shared.centre


def _in_units_of(claimed: Figure, evidence: Figure) -> _Shared | None:
    """The evidence in the claim's units, or None where no conversion exists."""
    factor = _factor(claimed, evidence)
    scale = Fraction(1) if _share_of_many(claimed, evidence) else rate_factor(claimed.rate, evidence.rate)
    if factor is None or scale is None:
        return None
    times, plus, converted = factor[0] * scale, factor[1], factor[2] or scale != 1
    interval = meant(evidence)
    return _Shared(_affine(interval, times, plus), interval.centre * times + plus, converted)


def _as_flow(claimed: Figure, evidence: Figure) -> _Shared | None:
    """The evidence for the time or the size of the claim's rate: "$5,000 a month" is $60,000 a year."""
    rates = flow(claimed, evidence)
    plain = None if rates is None else _in_units_of(replace(claimed, rate=None), replace(evidence, rate=None))
    if rates is None or plain is None:
        return None
    seen = plain.interval
    widest = Interval(_times(seen.low, rates.least), _times(seen.high, rates.most))
    interval = Interval(_times(seen.low, rates.low), _times(seen.high, rates.high))
    return _Shared(interval, plain.centre * rates.factor, converted=True, widest=widest)


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


def _compare_scores(claimed: Figure, evidence: Figure) -> Comparison:
    """A score is what it is: no rounding, no nearness."""
    if (claimed.low, claimed.high) == (evidence.low, evidence.high):
        return Comparison(Outcome.AGREES, "exact", f"both say “{claimed.text}”", (evidence,))
    working = f"the reference says {evidence.text}, the article {claimed.text}"
    return Comparison(Outcome.DIFFERS, "value-differs", working, (evidence,))


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


def is_fold_fall(figure: Figure) -> bool:
    """Whether a multiple tells how many times less something became: "a threefold drop", "fell by a factor of 10"."""
    fell = is_amount(figure) and figure.change is not None and figure.change.direction is Direction.FELL
    return fell and figure.kind is Kind.MULTIPLE and figure.value is not None and figure.value > 1


_DAYS = {"week": Fraction(7), "day": Fraction(1), "month": Fraction(30437, 1000), "year": Fraction(36525, 100)}
_CALENDAR = Fraction(1, 10)
"""How far a month may be from its mean length, and a span counted in weeks from one counted in months."""


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


_WITH_UNITS = {Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.NUMBER}


def _is_bare(figure: Figure) -> bool:
    return figure.kind is Kind.NUMBER and figure.unit is None and figure.rate is None and not figure.vague


_GREAT = 1_000_000


def _bare_money(claimed: Figure, evidence: Figure) -> bool:
    """ "An estimate of 500,000 pounds, for which a collector paid 1.1 million": the currency goes without saying."""
    money, bare = (claimed, evidence) if claimed.kind is Kind.MONEY else (evidence, claimed)
    great = bare.value is not None and abs(bare.value) >= _GREAT
    return money.kind is Kind.MONEY and _is_bare(bare) and great and bare.of is None


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
    shared = _in_units_of(same, evidence)
    if shared is None:
        return None
    compared = _compare_values(same, evidence, shared)
    return compared if compared.outcome is Outcome.AGREES else None


def _compare_units(claimed: Figure, evidence: Figure) -> Comparison:
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
    if slip and _same_value(claimed, evidence):
        working = f"the number agrees and the unit does not: {quantity(evidence)} against {quantity(claimed)}"
        return Comparison(Outcome.DIFFERS, "unit-differs", working, (evidence,))
    working = f"{quantity(evidence)} cannot be converted into {quantity(claimed)}"
    return Comparison(Outcome.INCOMPARABLE, "other-unit", working, (evidence,))


def _rates_differ(claimed: Figure, evidence: Figure) -> bool:
    both = claimed.rate is not None and evidence.rate is not None
    if both and denominator(claimed.rate) is not None and denominator(claimed.rate) == denominator(evidence.rate):
        return False  # "per 1,000 infants", "per 1,000 births": no slip of the unit
    return both and rate_factor(claimed.rate, evidence.rate) != 1 and claimed.unit == evidence.unit


def _same_value(claimed: Figure, evidence: Figure) -> bool:
    return (claimed.value, claimed.low, claimed.high) == (evidence.value, evidence.low, evidence.high)


# --------------------------------------------------------------------------- change and dates


def is_amount(figure: Figure) -> bool:
    """Whether the figure states how much something changed, rather than a level."""
    return (
        figure.change is not None
        and figure.change.role is Role.AMOUNT
        and figure.change.direction is not Direction.NONE
    )


def _opposite(claimed: Figure, evidence: Figure) -> bool:
    mine, theirs = claimed.change, evidence.change
    if mine is None or theirs is None or mine.role is not theirs.role or Role.BEFORE in {mine.role, theirs.role}:
        return False
    return {mine.direction, theirs.direction} == {Direction.ROSE, Direction.FELL}


def _moved(figure: Figure) -> str:
    return str(figure.change.direction) if figure.change else "did not move"
