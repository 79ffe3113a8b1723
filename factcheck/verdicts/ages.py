"""Ages that follow from dates: at death, at an event, in a year, or on the article's day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from factcheck.records import Kind, Outcome, Period
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.stretches import lasting
from factcheck.verdicts.words import concepts

NEAR = 25
"""Characters before a date in which "born" tells whose it is."""
BIRTH = 0.9
"""Sureness of an age from dates of birth and death."""
_DIED = re.compile(r"\b(?:died|dies|dead|death|lived|live|life)\b", re.IGNORECASE)
_BORN = re.compile(r"\b(?:born|birth|birthday)\b", re.IGNORECASE)
_AT_AN_EVENT = re.compile(
    r"\b(?:at|by)\s+(?:the\s+)?$|\bwhen\s+(?:he|she)\s+was\s+(?:only\s+|just\s+)?$", re.IGNORECASE
)
_AS_AGE = re.compile(r"\s+when\s+(?:he|she|they|his|her|their|the)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were)\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
_OLDEST = 120


def with_age(claim: Setting) -> Setting:
    """A bare number that is an age by what follows it: "was 29 when his first opera premiered"."""
    figure = claim.figure
    if figure.kind is not Kind.NUMBER or figure.unit is not None or not 0 < (figure.value or 0) < _OLDEST:
        return claim
    if not _WAS.search(claim.text[: figure.start]) or not _AS_AGE.match(claim.text, figure.end):
        return claim
    return replace(claim, figure=replace(figure, kind=Kind.AGE, unit="year"))


def ages(
    claim: Setting,
    dates: list[Setting],
    span: tuple[Period, Period] | None,
    reading: Reading,
    today: Period | None,
) -> Iterator[Derivation]:
    """An age at death from a life's two dates, or today's from the birth."""
    births = [setting for setting in dates if _BORN.search(setting.clause)]
    if len(births) > 1:
        births = [
            each for each in dates if _BORN.search(each.text[max(0, each.figure.start - NEAR) : each.figure.start])
        ]
    at_an_event = _AT_AN_EVENT.search(claim.text[: claim.figure.start]) or _AS_AGE.match(claim.text, claim.figure.end)
    if at_an_event and not _DIED.search(claim.text):
        events = [setting for setting in dates if setting not in births]
        if len(births) == len(events) == 1:
            same = _speaks_of_it(claim, events[0])
            for found in lasting(claim, births[0].figure.period, events[0].figure.period, reading, BIRTH):
                if same or found.comparison.outcome is Outcome.AGREES:
                    yield found
        return  # not what the age is today
    if _DIED.search(claim.text):
        if len(dates) == 2:
            yield from lasting(claim, dates[0].figure.period, dates[1].figure.period, reading, BIRTH)
        elif span is not None:
            yield from lasting(claim, *span, reading, BIRTH)
    elif births and _TURNS.search(claim.text[: claim.figure.start]) and claim.period is not None:
        born, year = births[0].figure.period, claim.period
        if born is not None and year.grain == "year":  # the birthday lies in that year, on whatever day
            yield from lasting(claim, _first_day(born), _first_day(year), reading, BIRTH)
    elif births and today is not None and (claim.period is None or _is_recent(claim.period, today)):
        yield from lasting(claim, births[0].figure.period, today, reading, BIRTH)


_TURNS = re.compile(r"\b(?:turn(?:s|ed|ing)?|reach(?:es|ed)?(?:\s+the\s+age\s+of)?)\s+$", re.IGNORECASE)


def _is_recent(period: Period, today: Period) -> bool:
    """Whether a time touches the weeks before the article's day or after it: its age is that of today."""
    return period.start < today.end + _WEEKS and today.start - _WEEKS < period.end


_WEEKS = timedelta(days=60)


def _first_day(period: Period) -> Period:
    """The first day of a period's year."""
    start = date(period.start.year, 1, 1)
    return Period(start, start + timedelta(days=1), "day")


_COUNTED = re.compile(r"\b(?:first|second|third|fourth|fifth|last|final|only|next)\b", re.IGNORECASE)


def _speaks_of_it(claim: Setting, event: Setting) -> bool:
    """Whether the words around an event's date share one with the claim besides its names: "took office"."""
    names = frozenset().union(*(concepts(name.key) for name in claim.names)) if claim.names else frozenset()
    around = event.text[max(0, event.figure.start - 60) : event.figure.end + 40]
    if _AS_AGE.match(claim.text, claim.figure.end):
        told = claim.text[claim.figure.end :]
        counted = [{word.lower() for word in _COUNTED.findall(part)} for part in (told, around)]
        return counted[0] == counted[1] and bool((concepts(told) - names) & concepts(around))
    return bool((concepts(claim.text) - names) & concepts(around))
