"""The mean of the values of one list: "an average of 21,500" beside the four attendances of the season.

It denies only where the list has a value for every part of the claim's time and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factcheck.figures.changed_by import is_amount
from factcheck.figures.derive import average
from factcheck.figures.in_units import same_dimension
from factcheck.records import Comparison, Figure, Kind, Outcome
from factcheck.verdicts.align import align, of_another_entity
from factcheck.verdicts.derivation import ALONE, Derivation
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

_WHOLE = re.compile(r"\b(?:totals?|average|mean|all|combined|together|overall)\b", re.IGNORECASE)
_KINDS = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.DURATION}
LEAST_COVER = 0.4
LEAST_VALUES = 2
SURE = 0.95


def means(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """The claimed average against the mean of each list of the evidence."""
    if claim.figure.kind not in _KINDS or is_amount(claim.figure) or not is_average(claim):
        return
    plain = replace(claim.figure, rate=None)
    for reading in readings:
        lists: dict[object, list[Setting]] = {}
        for setting in reading.settings:
            if setting.item is not None and setting.figure.value is not None and not _WHOLE.search(setting.clause):
                lists.setdefault((setting.item.head, setting.item.lead), []).append(setting)
        for items in lists.values():
            values = [item.figure for item in items if same_dimension(plain, replace(item.figure, rate=None))]
            aligned = [align(claim, item) for item in items]
            cover = max(max(each.features["claim_covered"], each.features["measure_covered"]) for each in aligned)
            if len(values) != len(items) or len(items) < LEAST_VALUES or cover < LEAST_COVER:
                continue
            if any(of_another_entity(claim, item) for item in items) or not _at_its_rate(claim, items):
                continue
            comparison = mean_of(plain, values)
            whole = _fills(claim, items)
            if comparison is not None and (comparison.outcome is Outcome.AGREES or whole):
                yield Derivation(comparison, (reading,), SURE if whole else max(ALONE, 0.85 * cover))


def is_average(claim: Setting) -> bool:
    """Whether the claimed figure itself is an average: "an average of 900", "900 a day on average"."""
    before, after = claim.text[: claim.figure.start], claim.text[claim.figure.end :]
    spoken = _AVERAGED.search(before) or _AVERAGED.search(claim.figure.text) or _ON_AVERAGE.match(after)
    return bool(spoken or re.search(r"\bon average\s+(?:\w+\s+)?$", before, re.IGNORECASE))


_AVERAGED = re.compile(
    r"(?:^|\b)(?:averag(?:ed|es|ing|e of)|a mean of)\b\s*(?:(?:about|around|some|just|nearly)\s*)?", re.I
)
_ON_AVERAGE = re.compile(r"[^.;,]{0,30}?\bon average\b", re.IGNORECASE)


def _at_its_rate(claim: Setting, items: Sequence[Setting]) -> bool:
    """Whether each value is of the time that the claim's rate is told for: yearly values for "9 million a year"."""
    unit = (claim.figure.rate or "").removeprefix("per ")
    if unit not in _GRAINS:
        return all(item.figure.rate == claim.figure.rate for item in items)
    return all(item.figure.rate is None and item.period is not None and item.period.grain == unit for item in items)


_GRAINS = {"year", "month", "quarter", "week", "day"}


def mean_of(claimed: Figure, values: Sequence[Figure]) -> Comparison | None:
    """A claimed figure against the mean of values in one unit; None where they are not."""
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
