"""The mean of the values of one list: "an average of 21,500" beside the four attendances of the season.

It denies only where the list has a value for every part of the claim's time and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factcheck.figures.compare import is_amount, same_dimension
from factcheck.figures.derive import average
from factcheck.records import Comparison, Figure, Kind, Outcome
from factcheck.verdicts.align import align
from factcheck.verdicts.lapses import ALONE, Derivation
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

_AVERAGE = re.compile(r"\b(?:averag\w*|(?:the|a) mean)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:totals?|average|mean|all|combined|together|overall)\b", re.IGNORECASE)
_KINDS = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.DURATION}
LEAST_COVER = 0.4
LEAST_VALUES = 2
SURE = 0.95


def means(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """The claimed average against the mean of each list of the evidence."""
    if claim.figure.kind not in _KINDS or is_amount(claim.figure) or not _AVERAGE.search(claim.text):
        return
    plain = replace(claim.figure, rate=None)
    for reading in readings:
        lists: dict[object, list[Setting]] = {}
        for setting in reading.settings:
            if setting.item is not None and setting.figure.value is not None and not _WHOLE.search(setting.clause):
                lists.setdefault((setting.item.head, setting.item.lead), []).append(setting)
        for items in lists.values():
            values = [item.figure for item in items if same_dimension(plain, replace(item.figure, rate=None))]
            features = [align(claim, item).features for item in items]
            cover = max(max(each["claim_covered"], each["measure_covered"]) for each in features)
            if len(values) != len(items) or len(items) < LEAST_VALUES or cover < LEAST_COVER:
                continue
            comparison = _mean(plain, values)
            whole = _fills(claim, items)
            if comparison is not None and (comparison.outcome is Outcome.AGREES or whole):
                yield Derivation(comparison, (reading,), SURE if whole else max(ALONE, 0.85 * cover))


def _mean(claimed: Figure, values: Sequence[Figure]) -> Comparison | None:
    added = sum((value.value or Decimal(0) for value in values), Decimal(0))
    if len({value.unit for value in values}) > 1:
        return None
    whole = replace(values[0], text=f"({' + '.join(value.text for value in values)})", value=added, rate=None)
    count = Figure(str(len(values)), 0, 0, Kind.NUMBER, Decimal(len(values)))
    comparison = average(claimed, whole, count)
    return None if comparison is None else replace(comparison, figures=tuple(values))


def _fills(claim: Setting, items: Sequence[Setting]) -> bool:
    """Whether the values are of times that make up the claim's, one after the other."""
    times = [item.period for item in items if item.period is not None]
    if claim.period is None or len(times) < len(items):
        return False
    times.sort(key=lambda period: period.start)
    joined = all(one.end == other.start for one, other in pairwise(times))
    return joined and times[0].start == claim.period.start and times[-1].end == claim.period.end
