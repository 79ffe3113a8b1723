"""Units and rates that stand once for two values.

"79 years for women and 71 for men", "$4 million a year; the other gets $2.5 million".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.figures.lists import STOP
from factcheck.records import Figure, Kind
from factcheck.verdicts.setting import Setting

_ENDS = re.compile(r"\s*(?:[.,;)]|$|(?:for|in|at|among|and|last|this|the (?:year|month) before)\b)")
_JOINED = re.compile(r"\b(?:and|while|but|against|compared with|compared to|rather than|instead of)\b|[;,]")
_REPLACED = re.compile(r"\b(?:rather than|instead of)\s+$", re.IGNORECASE)
"""What brings the level before: "will now earn 10.2 euros an hour rather than 9.5"."""
NEAR = 60
"""Characters between the value that has the unit and the one that goes without."""


def carried(settings: Sequence[Setting]) -> tuple[Setting, ...]:
    """The settings of a passage, a bare value with the unit of the one before it, and an amount of money with its rate,
    where both stand in one sentence and nothing else is counted.
    """
    found: list[Setting] = []
    for setting in settings:
        before = found[-1] if found else None
        figure = None if before is None or setting.item is not None else _carried(setting, before)
        found.append(setting if figure is None else replace(setting, figure=figure))
    return tuple(found)


def _carried(setting: Setting, before: Setting) -> Figure | None:
    figure, other, text = setting.figure, before.figure, setting.text
    between = text[other.end : figure.start]
    if len(between) > NEAR or not _JOINED.search(between) or STOP.search(between) or not _ENDS.match(text, figure.end):
        return None
    if figure.rate is not None or figure.change is not None or figure.value is None:
        return None
    if figure.kind is Kind.NUMBER and figure.unit is None and not figure.vague and other.kind in _WITH_UNITS:
        return replace(figure, kind=other.kind, unit=other.unit, rate=other.rate)
    replaced = _REPLACED.search(between) is not None and other.kind is Kind.MONEY and figure.unit is None
    if replaced and figure.kind is Kind.NUMBER and not figure.vague:
        return replace(figure, kind=other.kind, unit=other.unit, rate=other.rate)
    if figure.kind is other.kind is Kind.MONEY and figure.unit == other.unit and other.rate is not None:
        return replace(figure, rate=other.rate)
    return None


_WITH_UNITS = frozenset({Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.PERCENT})
