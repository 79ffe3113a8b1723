"""Does one figure allow another? Pure arithmetic on two figures that are taken to measure the same thing.

Dates are compared by ``compare_dates.py``, values in one unit by ``compare_values.py``, others by ``compare_units.py``.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.figures.compare_dates import compare_dates
from factcheck.figures.compare_units import compare_units
from factcheck.figures.compare_values import compare_values
from factcheck.figures.in_units import as_flow, in_shared_units
from factcheck.records import Change, Comparison, Direction, Figure, Kind, Outcome, Role


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
    shared = in_shared_units(claimed, evidence) or as_flow(claimed, evidence)
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
        return compare_units(claimed, evidence)
    return compare_values(claimed, evidence, shared)


def _compare_scores(claimed: Figure, evidence: Figure) -> Comparison:
    """A score is what it is: no rounding, no nearness."""
    if (claimed.low, claimed.high) == (evidence.low, evidence.high):
        return Comparison(Outcome.AGREES, "exact", f"both say “{claimed.text}”", (evidence,))
    working = f"the reference says {evidence.text}, the article {claimed.text}"
    return Comparison(Outcome.DIFFERS, "value-differs", working, (evidence,))


def _opposite(claimed: Figure, evidence: Figure) -> bool:
    mine, theirs = claimed.change, evidence.change
    if mine is None or theirs is None or mine.role is not theirs.role or Role.BEFORE in {mine.role, theirs.role}:
        return False
    return {mine.direction, theirs.direction} == {Direction.ROSE, Direction.FELL}


def _moved(figure: Figure) -> str:
    return str(figure.change.direction) if figure.change else "did not move"
