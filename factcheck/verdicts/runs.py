"""How often, and how often in a row: "for the fifth year in a row" and "their fifth title" beside a list of years.

The evidence lists the years of an event ("won it in 2014, 2015 and 2016") or the values of a series with their years.
A series says how long a run is where it shows what came before the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from factcheck.records import Comparison, Figure, Kind, Outcome, Period
from factcheck.verdicts.derivation import ALONE, Derivation
from factcheck.verdicts.lapses import LEAST_COVER, named_in
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

SURE = 0.9
LEAST_YEARS = 2

IN_A_ROW = re.compile(
    r"\s+(?:(?:consecutive|straight|successive)\s+(?P<after>[a-z]+)"
    r"|(?P<before>[a-z]+)\s+(?:in a row|running|on end|in succession)\b)",
    re.IGNORECASE,
)
_GRAINS = {"year": "year", "season": "year", "time": "year", "quarter": "quarter", "month": "month"}
_EVENT = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}?(?:titles?|wins?|victory|victories|championships?|crowns?|triumphs?|cups?|trophy|trophies"
    r"|medals?|time)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:won|win|wins|winner|champions?|took|taken|held|hosted|elected|reached|qualified|awarded)\b", re.IGNORECASE
)
_SOME = re.compile(r"\b(?:among|includ\w*|such as|also|most recently|last|for instance|e\.g\.)\b", re.IGNORECASE)
_RISE = re.compile(
    r"\b(?:r[io]se[sn]?|rising|gr[eo]w\w*|increas\w*|climb\w*|(?:went|was|were|is|are) up|gain\w*|improv\w*)\b",
    re.IGNORECASE,
)
_FALL = re.compile(
    r"\b(?:f[ae]ll\w*|declin\w*|drop\w*|decreas\w*|shr[aiu]nk\w*|contract\w*|slid\w*"
    r"|(?:went|was|were|is|are) down)\b",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"\b(?:surplus|profit)\b", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:deficit|loss|shortfall)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:change|growth|growth rate|on the (?:previous|year|month)|year on year)\b", re.IGNORECASE)


def runs(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """The length of a run, or the place of a year among those of an event, against the claimed one."""
    figure = claim.figure
    if figure.kind is not Kind.ORDINAL or figure.value is None:
        return
    told = IN_A_ROW.match(claim.text, figure.end)
    grain = _GRAINS.get((told["after"] or told["before"]).lower().removesuffix("s"), "year") if told else "year"
    last = claim.period if claim.period is not None and claim.period.grain == grain else None
    if told is None and (last is None or not _EVENT.match(claim.text, figure.end)):
        return
    for reading in readings:
        if named_in(claim, reading) < LEAST_COVER:
            continue
        years = _years_of_an_event(claim, reading)
        if years:
            yield from _among_years(claim, years, last, reading, in_a_row=told is not None)
        elif told is not None:
            yield from _in_a_series(claim, grain, last, reading)


def _years_of_an_event(claim: Setting, reading: Reading) -> list[Setting]:
    """The years of a passage that states nothing but when something happened; none where it may leave some out."""
    if any(each.figure.kind is not Kind.DATE for each in reading.settings) or _SOME.search(reading.passage.text):
        return []
    years = [each for each in reading.settings if each.figure.period is not None and each.figure.period.grain == "year"]
    text = reading.passage.text
    alike = any(event.search(claim.text) and event.search(text) for event in (_HAPPENED, _RISE, _FALL))
    told = len(years) == len(reading.settings) >= LEAST_YEARS and alike
    return sorted(years, key=_start) if told else []


def _among_years(
    claim: Setting, years: Sequence[Setting], last: Period | None, reading: Reading, *, in_a_row: bool
) -> Iterator[Derivation]:
    told = [_start(each).year for each in years]
    end = last.start.year if last is not None else told[-1]
    if end not in told:
        return
    upto = told[: told.index(end) + 1]
    count = 1 + _tail([year + 1 == after for year, after in pairwise(upto)]) if in_a_row else len(upto)
    shown = ", ".join(str(year) for year in upto)
    working = f"the evidence lists {shown}: {count} {'in a row ' if in_a_row else ''}up to {end}"
    yield Derivation(_compared(claim.figure, count, working, years), (reading,), SURE)


def _in_a_series(claim: Setting, grain: str, last: Period | None, reading: Reading) -> Iterator[Derivation]:
    items = [
        each
        for each in reading.settings
        if each.item is not None and each.figure.kind is not Kind.DATE and each.figure.value is not None
        if each.period is not None and each.period.grain == grain and (last is None or _start(each) <= last.start)
    ]
    items.sort(key=_start)
    if len(items) < LEAST_YEARS or len({each.figure.unit for each in items}) > 1:
        return
    if last is not None and _start(items[-1]) != last.start:
        return
    met = _met(claim, reading, items)
    count = _tail(met)
    begins = len(items) - count
    before = items[max(0, begins - 1) :]  # with what came before the run
    broken = begins > 0 and met[begins - 1] is False
    if (count == 0 and (last is None or not broken)) or not _follow(before):
        return
    if broken or count == claim.figure.value:
        working = f"the evidence lists {', '.join(each.figure.text for each in before)}: {count} in a row"
        yield Derivation(_compared(claim.figure, count, working, items), (reading,), SURE if broken else ALONE)


def _met(claim: Setting, reading: Reading, items: Sequence[Setting]) -> list[bool | None]:
    """Whether what the claim says holds of each value of a series: above nil, or above the one before; None unknown."""
    sides = ((_ABOVE, 1), (_BELOW, -1), (_RISE, 1), (_FALL, -1))
    told = next(((pattern, way) for pattern, way in sides if pattern.search(claim.text)), None)
    if told is None:
        return [None] * len(items)
    pattern, way = told
    values = [way * (each.figure.value or 0) for each in items]
    if pattern in {_ABOVE, _BELOW} or _CHANGE.search(reading.passage.text):
        return [value > 0 for value in values]
    return [None, *(after > value for value, after in pairwise(values))]


def _follow(items: Sequence[Setting]) -> bool:
    """Whether each value is of the time right after the one before."""
    return all(one.period and two.period and one.period.end == two.period.start for one, two in pairwise(items))


def _compared(claimed: Figure, count: int, working: str, used: Sequence[Setting]) -> Comparison:
    agrees = claimed.value == count
    outcome, reason = (Outcome.AGREES, "standing") if agrees else (Outcome.DIFFERS, "standing-differs")
    return Comparison(outcome, reason, working, tuple(each.figure for each in used))


def _tail(met: Sequence[bool | None]) -> int:
    """How many at the end are true without a break.

    >>> _tail([True, False, True, True])
    2
    """
    count = 0
    for each in reversed(met):
        if not each:
            break
        count += 1
    return count


def _start(side: Setting) -> date:
    period = side.figure.period if side.figure.kind is Kind.DATE else side.period
    return date.min if period is None else period.start
