"""Does one value allow another, once both are in one unit? And the working in words.

Each written figure stands for an interval. A claim has two: values it *accepts* and values it still *tolerates*; what
lies between is neither confirmed nor denied. Evidence has one, the values it may stand for. The comparison agrees when
the evidence lies in what is accepted, differs when it lies outside what is tolerated, and is incomparable otherwise.
"""

from __future__ import annotations

from fractions import Fraction

from factcheck.figures.in_units import Shared
from factcheck.figures.tolerance import (
    Interval,
    accepted,
    accepts_in_words,
    in_whole_years,
    is_fall_to,
    tolerated,
)
from factcheck.figures.wording import number_in_words, quantity
from factcheck.records import Bound, Comparison, Figure, Kind, Outcome

_SCALES = tuple(Fraction(10) ** power for power in (3, 6, 9, -3, -6, -9))
_FLOORS = {Bound.MORE_THAN: "more than", Bound.AT_LEAST: "at least"}
_CEILINGS = {Bound.LESS_THAN: "less than", Bound.AT_MOST: "at most", Bound.UP_TO: "at most"}


def compare_values(claimed: Figure, evidence: Figure, shared: Shared) -> Comparison:
    """Compare a claimed figure with one of the evidence that has been brought to its units."""
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
    one_kind = claimed.kind is evidence.kind or Kind.MULTIPLE not in {claimed.kind, evidence.kind}  # 1.6 times, 1.6%
    same_words = alike and one_kind and not shared.converted and same_value(claimed, evidence)
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


def _agreeing(claimed: Figure, evidence: Figure, shared: Shared, accept: Interval, converted: str) -> str:
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


def _difference(claimed: Figure, evidence: Figure, shared: Shared) -> tuple[str, str]:
    value = number_in_words(shared.centre) if evidence.value is not None else evidence.text
    if shared.converted and same_value(claimed, evidence):
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


def same_value(claimed: Figure, evidence: Figure) -> bool:
    """Whether two figures have one number or one range, whatever their units."""
    return (claimed.value, claimed.low, claimed.high) == (evidence.value, evidence.low, evidence.high)
