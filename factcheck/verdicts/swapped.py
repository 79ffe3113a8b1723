"""Comparisons told from the other side: the east earns 20% less than the west, the west 25% more than the east."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, localcontext
from typing import NamedTuple

from factcheck.figures.changed_by import is_amount
from factcheck.records import Bound, Change, Direction, Figure, Kind
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concepts

_OTHER = re.compile(r"[^.;]*?\b(?:than|as)\s+(?P<other>(?:(?!\b(?:than|as)\b)[^.;,])+)(?=[.;,]|$)")
_COUNTED = re.compile(r"\s+(?:as\s+)?(?:many|much|more|fewer|less)\s+(?P<own>[^.;,]*?)\s*\b(?:than|as)\b")
_BEARERS = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.POINTS}
_OTHER_WAY = {Direction.ROSE: Direction.FELL, Direction.FELL: Direction.ROSE, Direction.NONE: Direction.NONE}


class Sides(NamedTuple):
    """The concepts of what a comparison is told of, and of what it is compared with, without those of both."""

    own: frozenset[str]
    other: frozenset[str]


def sides_of(setting: Setting) -> Sides | None:
    """The two sides of a comparison with "than" or "as": "twice as many men as women"; None where there are none."""
    end = setting.figure.end
    told = _OTHER.match(setting.text, end)
    if told is None:
        return None
    counted = _COUNTED.match(setting.text, end)
    own = concepts(setting.text[: setting.figure.start]) | concepts(counted["own"] if counted else "")
    other = concepts(told["other"])
    return Sides(own - other, other - own)


def are_swapped(claim: Setting, evidence: Setting) -> bool:
    """Whether the evidence compares the claim's second side with its first."""
    mine, theirs = sides_of(claim), sides_of(evidence)
    if mine is None or theirs is None:
        return False
    return bool(mine.own & theirs.other and mine.other & theirs.own)


def from_the_other_side(figure: Figure) -> Figure | None:
    """A comparison as told from its other side: 25% more is 20% less, twice is half; None where that is not sure."""
    if figure.value is None or figure.vague or figure.bound not in {Bound.EQUAL, Bound.ABOUT}:
        return None
    change = figure.change
    turned = None if change is None else Change(_OTHER_WAY[change.direction], change.role)
    if figure.kind in _BEARERS:
        return replace(figure, change=turned)
    with localcontext(prec=40):
        if figure.kind is Kind.MULTIPLE and figure.value and change is None:
            return replace(figure, value=1 / figure.value)
        whole = {Kind.PERCENT: Decimal(100), Kind.FRACTION: Decimal(1)}.get(figure.kind)
        if whole is None or change is None or not is_amount(figure):
            return None
        share = figure.value / whole * (1 if change.direction is Direction.ROSE else -1)
        return None if share <= -1 else replace(figure, value=abs(1 / (1 + share) - 1) * whole, change=turned)
