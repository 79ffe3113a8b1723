"""What a total is for each of a count: a head, a month, a kilometre."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factcheck.figures.changed_by import is_amount
from factcheck.figures.derive import average
from factcheck.figures.in_units import same_dimension
from factcheck.figures.per import denominator
from factcheck.records import Figure, Kind, Outcome
from factcheck.verdicts.align import head_of, same_head
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.each import A_TIME, OF_EACH_THING, SHARED_OUT
from factcheck.verdicts.levels import SPOKEN, Level, find_levels
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

MOST_COUNTS = 6


def averages(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """A total and a count: "€18 million to 2,300 savers" is about €7,800 each. Two figures, or one that agrees."""
    figure = claim.figure
    spoken = figure.rate is not None or bool(SHARED_OUT.search(claim.text))
    if figure.kind not in {Kind.NUMBER, Kind.MONEY, Kind.MEASURE} or is_amount(figure) or not spoken:
        return
    if denominator(figure.rate) is not None:
        return  # "5 per 100,000 people"
    levels = find_levels(claim, readings, {}, least=SPOKEN, narrow=False)
    plain = replace(figure, rate=None)
    wholes = [_at_the_claims_time(claim, level) for level in levels]
    wholes = [level for level in wholes if same_dimension(plain, level.setting.figure)][:MOST_COUNTS]
    counts = [
        level for level in levels if level.setting.figure.kind is Kind.NUMBER and level.setting.figure.rate is None
    ]
    counts += [  # "4,000 visitors a day" and "over its five days", "90 people per square kilometre" and "2,000 km2"
        level
        for level in find_levels(claim, readings, {}, least=0.0, narrow=False)
        if level.setting.figure.kind in {Kind.DURATION, Kind.MEASURE}
        and (figure.rate == f"per {level.setting.figure.unit}" or _of_each(claim, level.setting.figure))
    ]
    counts += [level for whole in wholes if (level := _times_in(whole, figure.rate)) is not None]
    pairs = [
        (whole, count)
        for whole in wholes
        for count in counts[:MOST_COUNTS]
        if _one_of_the_other(whole, count) and _shares_out(figure, whole.setting.figure, count.setting.figure)
    ]
    for whole, count in pairs:
        comparison = average(plain, whole.setting.figure, count.setting.figure)
        if comparison is None:
            continue
        own = figure.kind is Kind.MONEY or same_head(head_of(figure), head_of(whole.setting.figure)) == 1
        if comparison.outcome is not Outcome.AGREES and (
            len(pairs) > 1 or not own or not SHARED_OUT.search(claim.clause)
        ):
            continue
        inputs = tuple(dict.fromkeys((whole.reading, count.reading)))
        yield Derivation(comparison, inputs, (1 + min(whole.cover, count.cover)) / 2 * SURENESS, len(pairs))


SURENESS = 0.85
_IN_A_YEAR = {
    "per month": ("12 months", 12, "month"),
    "per week": ("52 weeks", 52, "week"),
    "per day": ("365 days", 365, "day"),
}


def _at_the_claims_time(claim: Setting, level: Level) -> Level:
    """A yearly total without its "a year", where the claim says so too: "20 euros per resident a year"."""
    rate, told = level.setting.figure.rate, A_TIME.search(claim.text)
    if rate is None or told is None or rate != f"per {told['time'] or 'year'}":
        return level
    if claim.figure.rate == rate and not OF_EACH_THING.search(claim.text):
        return level
    return replace(level, setting=replace(level.setting, figure=replace(level.setting.figure, rate=None)))


def _times_in(whole: Level, rate: str | None) -> Level | None:
    """The months, weeks or days of the year that a total is told for, as what it is shared out over."""
    period = whole.setting.period
    if rate not in _IN_A_YEAR or period is None or period.grain != "year" or whole.setting.figure.rate is not None:
        return None
    text, number, unit = _IN_A_YEAR[rate]
    figure = replace(whole.setting.figure, text=text, kind=Kind.DURATION, value=Decimal(number), unit=unit, step=None)
    return replace(whole, setting=replace(whole.setting, figure=figure))


def _one_of_the_other(whole: Level, count: Level) -> bool:
    """Whether a count may be what a total is shared out over: its own time, or another figure."""
    return (
        whole.setting.figure.start != count.setting.figure.start
        or whole.setting.figure.text != count.setting.figure.text
    )


_OF_EACH = re.compile(
    r"\b(?:each|every)\s+(?P<unit>[a-z]+(?:\s[a-z]+)?)\b|\bper\s+(?P<per>[a-z]+(?:\s[a-z]+)?)\b", re.IGNORECASE
)


def _of_each(claim: Setting, count: Figure) -> bool:
    """Whether a claim speaks of each of the units of a measure: "each kilometre cost"."""
    told = _OF_EACH.search(claim.text)
    spoken = (told["unit"] or told["per"]) if told is not None else ""
    return bool(count.unit) and spoken.lower().startswith(count.unit or "-")


def _shares_out(claimed: Figure, whole: Figure, count: Figure) -> bool:
    """Whether a whole may be shared out over a count: more than one, of another thing, and less than it where both are
    in one unit.
    """
    if whole.value is None or count.value is None or count.value <= 1:
        return False
    if whole.kind is count.kind is Kind.NUMBER and same_head(head_of(whole), head_of(count)) == 1:
        return False  # a price is not shared out over another
    return whole.value > count.value or whole.unit != claimed.unit
