"""How long ago it was, from one date of the evidence: anniversaries, what is so many years old, "ten years ago".

An anniversary is counted from year to year; an age, and what was so long ago, from the date to the article's day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factcheck.figures.derive import elapsed
from factcheck.records import Figure, Kind, Period
from factcheck.verdicts.contrasts import contrast
from factcheck.verdicts.derivation import ALONE, Derivation
from factcheck.verdicts.lapses import LEAST_COVER, named_in
from factcheck.verdicts.match import Reading
from factcheck.verdicts.names import same_name
from factcheck.verdicts.setting import Setting

NEAR = 60
"""Characters before a date in which a word tells what happened then."""
SURE = 0.9

_ANNIVERSARY = re.compile(r"\s+(?:anniversary|birthday|jubilee)\b", re.IGNORECASE)
_OLD = re.compile(r"(?:-|\s+)old\b", re.IGNORECASE)
_AGO = re.compile(r"\s+ago\b", re.IGNORECASE)
_MARKED = re.compile(r"\b(?:celebrat\w*|mark(?:s|ed|ing)?)\s+(?:(?:its|their)\s+)?(?:first\s+)?$", re.IGNORECASE)
_WAS_MADE = re.compile(
    r"\b(?:was|were|been)\s+(?:\w+\s+)?(?:built|founded|established|erected|set up|created|laid|constructed|formed"
    r"|planted)\b|\bdat(?:es|ed|ing) (?:back )?(?:to|from)\b|\bgo(?:es|ing)? back to\b",
    re.IGNORECASE,
)
"""What begins things and no person, whose age is none of theirs."""
_BORN = re.compile(r"\b(?:born|birth)\b", re.IGNORECASE)
_DIED = re.compile(r"\b(?:died|death|killed)\b", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:built|founded|foundation|opened|established|erected|set up|created|laid|constructed|inaugurated|formed"
    r"|launched|dat(?:es|ed|ing) (?:back )?(?:to|from)|go(?:es|ing)? back to|completed|started|began|begun|signed"
    r"|planted|since)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Count:
    """Years that a claim counts: the figure as a duration, the day they end on, and what began them."""

    figure: Figure
    until: Period
    began: re.Pattern[str] | None
    reason: str


def anniversaries(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """The time from the one date of a passage that tells of the beginning to the claim's own day, or the article's."""
    count = _count(claim)
    if count is None:
        return
    for reading in readings:
        cover = named_in(replace(claim, figure=count.figure), reading)
        begun = _beginnings(reading, count.began)
        if len(begun) != 1 or cover < LEAST_COVER or contrast(claim.clause, begun[0].clause):
            continue
        if count.began is _WAS_MADE and not _of_nothing_else(claim, begun[0]):
            continue
        period = begun[0].figure.period
        if period is None or period.grain not in {"day", "month", "year"}:
            continue
        if count.began is not None and count.reason == "duration":
            period = _first_day(period)
        comparison = elapsed(count.figure, period, count.until, count.reason)
        if comparison is not None:
            sure = min(cover, SURE) if count.began is not None else min(cover, ALONE)
            yield Derivation(replace(comparison, figures=(begun[0].figure,)), (reading,), sure)


def _of_nothing_else(claim: Setting, begun: Setting) -> bool:
    """Whether every name beside a beginning is one of the claim's."""
    return all(any(same_name(name.key, mine.key) for mine in claim.all_names) for name in begun.names)


def _count(claim: Setting) -> _Count | None:
    figure, after = claim.figure, claim.text[claim.figure.end :]
    today = None if claim.told is None else Period(claim.told, claim.told + timedelta(days=1), "day")
    if figure.kind is Kind.ORDINAL and _ANNIVERSARY.match(after):
        until = figure.period or claim.period or today
        began = _BORN if _BORN.search(claim.clause) or after.strip().startswith("birthday") else _MADE
        began = _DIED if _DIED.search(claim.clause) else began
        years = replace(figure, kind=Kind.DURATION, unit="year", period=None)
        return None if until is None else _Count(years, _first_day(until), began, "duration")
    year = figure.period or claim.period or today
    if figure.kind is Kind.DURATION and year is not None and _MARKED.search(claim.text[: figure.start]):
        return _Count(replace(figure, period=None), _first_day(year), _WAS_MADE, "duration")
    if figure.kind is Kind.AGE and today is not None and claim.period is None:
        return _Count(replace(figure, kind=Kind.DURATION), today, _WAS_MADE, "age")
    if figure.kind is not Kind.DURATION or today is None:
        return None
    if _OLD.match(after):
        return _Count(figure, today, _WAS_MADE, "age")
    return _Count(figure, today, None, "duration") if _AGO.match(after) else None


def _first_day(period: Period) -> Period:
    """The first day of a period's year: anniversaries are counted by the year."""
    start = date(period.start.year, 1, 1)
    return Period(start, start + timedelta(days=1), "day")


def _beginnings(reading: Reading, began: re.Pattern[str] | None) -> list[Setting]:
    """The dates of a passage at which something began; without words for that, its only date."""
    dates = [each for each in reading.settings if each.figure.kind is Kind.DATE and each.figure.period is not None]
    if began is None:
        return dates if len(dates) == 1 else []
    near = [each for each in dates if began.search(each.text[max(0, each.figure.start - NEAR) : each.figure.start])]
    if len(near) > 1:  # "born 3 May 1841, died 19 January 1902": the nearest word counts
        near = [each for each in near if _nearest(each, began)]
    return near or [each for each in dates if len(dates) == 1 and began.search(each.clause)]


def _nearest(each: Setting, began: re.Pattern[str]) -> bool:
    before = each.text[max(0, each.figure.start - NEAR) : each.figure.start]
    found = [match for pattern in (_BORN, _DIED, _MADE) for match in pattern.finditer(before)]
    last = max(found, key=lambda match: match.end(), default=None)
    return last is not None and began.fullmatch(last.group()) is not None
