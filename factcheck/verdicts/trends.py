"""Which way a level moved, where a list of values tells it and the claim says otherwise.

"Rose to 27 in 2020" is right in its number and wrong in its verb beside "28.3 (2019), 27.0 (2020)".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.figures.change_words import COMPARATIVES, direction_of, is_change
from factcheck.figures.changed_by import is_amount
from factcheck.figures.in_units import same_dimension
from factcheck.records import Direction, Figure, Kind, Role
from factcheck.verdicts.match import Match, Reading
from factcheck.verdicts.series import complete, series_of
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import is_negated

_MEASURED_FROM = re.compile(
    r"\b(?:since|from|between|over|past|decades?|compared|than|after|earlier|before|in \w+ years)\b", re.IGNORECASE
)
"""What may tell from which other level a claim measures a change."""


def moved_otherwise(claim: Setting, match: Match) -> Setting | None:
    """The earlier level of the same list from which the evidence's level moved against the claim's verb; None where it
    did not, or where nothing tells.

    The earlier level is that of the time that the claim measures from, or else that of the year or month just before.
    """
    change, level = claim.figure.change, match.setting
    if change is None or change.role is not Role.AFTER or level.figure.change is not None or level.period is None:
        return None
    if claim.base is None and (len(claim.dates) > 1 or _MEASURED_FROM.search(claim.text)):
        return None
    for earlier in match.reading.settings:
        if earlier.period is None or earlier.figure.value is None or not _one_series(earlier, level):
            continue
        begins = claim.base.start if claim.base is not None else None
        before = earlier.period.end == level.period.start if begins is None else earlier.period.start == begins
        if before and _against(change.direction, earlier, level):
            return earlier
    return None


def moved_between(claim: Setting, match: Match, readings: tuple[Reading, ...]) -> Figure | None:
    """The value before in a series told by several passages, from which the level moved against the claim's verb: that
    of the year before, or the last of several that are evenly spaced.
    """
    change, level = claim.figure.change, match.setting
    if change is None or change.role is not Role.AFTER or level.figure.change is not None or claim.period is None:
        return None
    if claim.base is not None or len(claim.dates) > 1 or _MEASURED_FROM.search(claim.text):
        return None
    for year, series in series_of(claim, readings):
        told = [each for each in sorted(series) if each <= year]
        spaced = len(told) > 1 and (told[-2] == year - 1 or complete(series, told[0], year))
        if spaced and _turned(change.direction, series[told[-2]].figure, series[year].figure):
            return series[told[-2]].figure
    return None


def direction_told(claim: Setting, reading: Reading) -> Direction | None:
    """Whether two levels of a passage bear out the direction that a claim without a quantity tells for a time ("grew
    between 2017 and 2020"): that direction where they do, the other where they do not, None where nothing tells.
    """
    told = _direction_of(claim.text)
    counted = [side for side in reading.settings if side.figure.kind is not Kind.DATE]
    levels = [side for side in counted if not side.text[: side.figure.start].endswith("per ")]
    if told is None or claim.several or claim.period is None or len(levels) != 2 or levels[0].item is not None:
        return None
    before, after = sorted(levels, key=lambda side: side.period.start if side.period is not None else date.min)
    if before.period is None or after.period is None or before.period.end > after.period.start:
        return None
    if not same_dimension(before.figure, after.figure) or any(is_amount(side.figure) for side in levels):
        return None
    last = claim.period.end - timedelta(days=1)
    begins = before.period.start <= claim.period.start < before.period.end
    if not (begins and after.period.start <= last < after.period.end):
        return None
    if before.figure.value == after.figure.value:
        return Direction.NONE
    return Direction.FELL if (after.figure.value or 0) < (before.figure.value or 0) else Direction.ROSE


def turns(claim: Setting, reading: Reading) -> bool:
    """Whether the two levels of a passage moved otherwise than a claim without a quantity tells."""
    moved = direction_told(claim, reading)
    return moved is not None and moved is not _direction_of(claim.text)


def _direction_of(text: str) -> Direction | None:
    """The one direction that the verbs of a sentence tell; None where they tell none or two, or where it is denied."""
    words = re.findall(r"[a-z]+", text.lower())
    told = {direction_of(word) for word in words if is_change(word) and word not in COMPARATIVES}
    return told.pop() if len(told) == 1 and not is_negated(text) else None


def _one_series(earlier: Setting, level: Setting) -> bool:
    """Whether two values of a list differ in nothing but their time."""
    if earlier.item is None or level.item is None or earlier.figure.change is not None:
        return False
    if not same_dimension(earlier.figure, level.figure):
        return False
    places = ((side.item.head, side.item.lead) for side in (earlier, level) if side.item is not None)
    return len(set(places)) == 1 and earlier.label == level.label and earlier.names == level.names


def _against(direction: Direction, earlier: Setting, level: Setting) -> bool:
    return _turned(direction, earlier.figure, level.figure)


def _turned(direction: Direction, earlier: Figure, level: Figure) -> bool:
    """Whether two values moved against a direction."""
    before, after = earlier.value, level.value
    if before is None or after is None or before == after:
        return False
    return direction is (Direction.FELL if after > before else Direction.ROSE)
