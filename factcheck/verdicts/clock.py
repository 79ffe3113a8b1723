"""How long something took by the clock: "lasted six hours" beside "failed at 14:10 and was restored at 16:40"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time

from factcheck.figures.derive import between_times
from factcheck.records import Kind, Outcome
from factcheck.verdicts.derivation import ALONE, Derivation
from factcheck.verdicts.lapses import LASTED, LEAST_COVER, named_in
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

SURE = 0.9
_TIME = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?!\d|[.:]\d)\s?(?P<half>[ap]\.?m\b\.?)?|\s?(?P<alone>[ap]\.?m\b\.?))"
    r"|\b(?P<word>noon|midnight)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:lea(?:ve|ves|ving)|left|depart\w*|took off|take[sn]? off|lift(?:s|ed)? off|start\w*|beg[aiu]n\w*|opened"
    r"|broke out|fail\w*|went (?:out|off|dark)|was cut|cut|closed|set (?:off|out)|launched)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:arriv\w*|land\w*|end\w*|finish\w*|restored|returned|came back|was back|reopened|reach\w*|until|till|lifted"
    r"|over|put out|docked)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|and|[-–])\s*", re.IGNORECASE)


def clock_times(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """A duration between the two times of day of a passage that tells of a beginning and an end."""
    if claim.figure.kind is not Kind.DURATION or not LASTED.search(claim.text[: claim.figure.start]):
        return
    for reading in readings:
        text = reading.passage.text
        found = [(match, at) for match in _TIME.finditer(text) if (at := _time_of(match)) is not None]
        cover = named_in(claim, reading)
        if len(found) != 2 or cover < LEAST_COVER:
            continue
        (first, begin), (second, end) = found
        comparison = between_times(claim.figure, begin, end)
        if comparison is not None:
            before, between = text[: first.start()], text[first.end() : second.start()]
            both = _BEGINS.search(before) and _ENDS.search(between)
            both = both or (_SPAN.search(before) and _TO.fullmatch(between))
            if not both and comparison.outcome is not Outcome.AGREES:
                continue
            yield Derivation(comparison, (reading,), min(cover, SURE) if both else min(cover, ALONE))


def _time_of(match: re.Match[str]) -> time | None:
    """The time of day that a match tells, in 24 hours; None where there is no such time.

    >>> [_time_of(match) for match in _TIME.finditer("9:00, 6.45 p.m., 12 am")]
    [datetime.time(9, 0), datetime.time(18, 45), datetime.time(0, 0)]
    """
    if match["word"]:
        return time(12 if match["word"].lower() == "noon" else 0)
    hour, half = int(match["hour"]), (match["half"] or match["alone"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half.startswith("p") else 0) if half else hour % 24
    return time(hour, int(match["minute"] or 0))
