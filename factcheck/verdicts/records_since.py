"""Records since a time: "the highest since 1998" tells since when a figure is one, and no time of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.records import Figure, Kind, Period
from factcheck.verdicts.timing import later

_RECORD = re.compile(
    r"\b(?P<most>most|least|fewest|best|worst|first|(?!(?:west|east|rest|test|quest|guest|request|interest|forest|harvest"
    r"|contest|protest|arrest|invest|latest)\b)\w{2,}est)\b(?:\s+(?!and\b|but\b|while\b)[^\s,.;:]+){0,5}?\s+(?:ever\s+)?$",
    re.IGNORECASE,
)
_OF_A_RECORD = re.compile(r"\b(?:rate|level|pace|figure|value|reading|point|result|total)\b")
_SINCE_THEN = re.compile(r"(?:ever )?since\b", re.IGNORECASE)
_MONTH_NAMED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b")


def starts_record(text: str, anchor: Figure) -> bool:
    """Whether a date is the one since which something is a record: it dates no figure of its sentence.

    >>> text = "Turnout was 61%, the highest since 1998."
    >>> starts_record(text, Figure("since 1998", 29, 39, Kind.DATE))
    True
    """
    dated = anchor.kind is Kind.DATE and _SINCE_THEN.match(anchor.text) is not None
    return dated and _RECORD.search(text[: anchor.start]) is not None


def superlatives(text: str, starts: Sequence[Figure]) -> tuple[str, ...]:
    """The words that call a figure a record since some time, which do not narrow what it measures: "highest"."""
    found = [match for start in starts if (match := _RECORD.search(text[: start.start])) is not None]
    nouns = [noun for match in found for noun in _OF_A_RECORD.findall(match.group()) if text.count(noun) == 1]
    return (*(match["most"] for match in found), *nouns)


def record_since(figure: Figure, figures: Sequence[Figure], starts: Sequence[Figure]) -> date | None:
    """The day from which on a figure that is said to be a record holds: that after the time since when it is one.

    It is the quantity before that date, or the only one of the sentence.
    """
    levels = [other for other in figures if other.kind not in {Kind.DATE, Kind.DURATION}]
    for start in starts:
        before = [level for level in levels if level.end <= start.start]
        if start.period is not None and figure is (before[-1] if before else levels[0] if len(levels) == 1 else None):
            return _after_the_start(start, start.period)
    return None


def _after_the_start(anchor: Figure, period: Period) -> date:
    """The day after the year, the month or the day that a "since" names."""
    if _MONTH_NAMED.search(anchor.text) or (period.start.month, period.start.day) != (1, 1):
        return period.start + timedelta(days=1)
    return later(period.start, years=True)
