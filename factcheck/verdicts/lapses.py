"""Durations and ages that follow from dates: between two dates of a passage, or from one to the article's day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from factcheck.figures.derive import elapsed
from factcheck.records import Comparison, Kind, Period
from factcheck.verdicts.match import Reading
from factcheck.verdicts.names import same_name
from factcheck.verdicts.setting import Setting

ALONE = 0.6
"""Sureness of a pair of levels that nothing orders in time: enough to agree, not to deny."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """A calculation from the evidence: what came out, from which readings, and how sure the slots are (0 to 1)."""

    comparison: Comparison
    readings: tuple[Reading, ...]
    sureness: float


_DIED = re.compile(r"\b(?:died|dies|dead|death)\b", re.IGNORECASE)
_BORN = re.compile(r"\b(?:born|birth|birthday)\b", re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(?:began|begun|begin|started|start|opened|launched|launch|founded|took office|since|from|entered|came"
    r"|broke out|left|set out|elected|appointed)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:ended|end|finished|until|till|closed|lifted|to|completed|stopped|returned|resigned)\b", re.IGNORECASE
)
_LASTED = re.compile(r"\b(?:lasted|lasting|took|takes|ran|after|for|over|within|in)\s+$", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+$", re.IGNORECASE)
_STILL = re.compile(r"\b(?:has|have|had)\s+(?:\w+\s+)?been\b|\bhas\b|\bhave\b|\bago\b|\bold\b", re.IGNORECASE)


def lapses(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """A duration between two dates of a passage or from one to the article's day; an age from a date of birth."""
    figure = claim.figure
    if figure.kind not in {Kind.DURATION, Kind.AGE}:
        return
    before = claim.text[: claim.figure.start]
    lasted, still = bool(_LASTED.search(before)), bool(_FOR.search(before) and _STILL.search(claim.clause))
    if figure.kind is Kind.DURATION and not (lasted or still):
        return
    today = None if claim.told is None else Period(claim.told, claim.told + timedelta(days=1), "day")
    for reading in readings:
        dates = [
            setting
            for setting in reading.settings
            if setting.figure.kind is Kind.DATE and setting.figure.period is not None
        ]
        cover = _named_in(claim, reading)
        if not dates or cover < 0.4:
            continue
        if figure.kind is Kind.AGE:
            births = [setting for setting in dates if _BORN.search(setting.clause)]
            if _DIED.search(claim.text) and len(dates) == 2:
                yield from _lasting(claim, dates[0], dates[1].figure.period, reading, 0.9)
            elif births and today is not None and not _DIED.search(claim.text):
                yield from _lasting(claim, births[0], today, reading, 0.9)
        elif len(dates) == 2 and _FOR.search(before) and not still:
            sure = bool(_BEGAN.search(dates[0].clause) and _ENDED.search(dates[1].clause))
            yield from _lasting(claim, dates[0], dates[1].figure.period, reading, cover if sure else min(cover, ALONE))
        elif len(dates) == 2 and lasted and _BEGAN.search(dates[0].clause) and _ENDED.search(dates[1].clause):
            yield from _lasting(claim, dates[0], dates[1].figure.period, reading, cover)
        elif len(dates) == 1 and today is not None and still and _BEGAN.search(dates[0].clause):
            yield from _lasting(claim, dates[0], today, reading, cover)


def _lasting(
    claim: Setting, begin: Setting, end: Period | None, reading: Reading, cover: float
) -> Iterator[Derivation]:
    if begin.figure.period is None or end is None:
        return
    comparison = elapsed(claim.figure, begin.figure.period, end, "age" if claim.figure.kind is Kind.AGE else "duration")
    if comparison is not None:
        yield Derivation(replace(comparison, figures=(begin.figure,)), (reading,), cover)


def _named_in(claim: Setting, reading: Reading) -> float:
    """How much of the claim's subject the passage speaks of: its names where it has some, else its words."""
    if claim.names:
        return (
            1.0
            if any(same_name(mine.key, theirs.key) for mine in claim.names for theirs in reading.bare.all_names)
            else 0.0
        )
    words = claim.words | claim.measure
    return len(words & reading.bare.all_words) / len(words) if words else 0.0
