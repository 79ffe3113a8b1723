"""What a reader hands to the finder: a stretch of tokens and the slots of the figure."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.figures.temporal.tokens import Tokens
from factcheck.records import Bound, Figure, Kind, Period, Reach


class Hit(NamedTuple):
    """A figure by token indices; ``start`` and ``end`` become code points in ``figure``."""

    start: int
    end: int
    kind: Kind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    unit: str | None = None
    bound: Bound = Bound.EQUAL
    period: Period | None = None
    vague: bool = False
    ambiguous: bool = False
    reach: Reach | None = None


def figure(t: Tokens, hit: Hit) -> Figure:
    """The record of a hit."""
    start, end = t.start[hit.start], t.end[hit.end - 1]
    return Figure(
        text=t.text[start:end],
        start=start,
        end=end,
        kind=hit.kind,
        value=hit.value,
        low=hit.low,
        high=hit.high,
        step=hit.step,
        bound=hit.bound,
        unit=hit.unit,
        period=hit.period,
        vague=hit.vague,
        ambiguous=hit.ambiguous,
        reach=hit.reach,
    )
