"""Densities, rates and average speeds that follow from two figures: a count by an area or by so many people, a
distance by a time.

They may agree and never deny: that two figures of a passage belong together is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

from factcheck.figures import find_figures
from factcheck.figures.derive import average
from factcheck.figures.per import denominator, rate_factor
from factcheck.figures.units import convert, dimension
from factcheck.records import Bound, Comparison, Figure, Kind, Outcome
from factcheck.verdicts.align import align, head_of, of_another_entity
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.levels import Level, find_levels
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concepts

_EACH = re.compile(
    r"\b(?:each|every|per|a|to the)\s+(?P<unit>square (?:kilomet(?:re|er)|mile|met(?:re|er)|foot)|hectare|acre)\b", re.I
)
_AVERAGE = re.compile(r"\baverag", re.IGNORECASE)
_SPEEDS = {
    "kilometre per hour": ("kilometre", "hour"),
    "mile per hour": ("mile", "hour"),
    "metre per second": ("metre", "second"),
    "knot": ("nautical mile", "hour"),
}
_SPELLED = {"kilometer": "kilometre", "meter": "metre"}
_TIMES = {"equal", "unknown", "unknown-claim"}
LEAST, SURENESS = 0.3, 0.85


def quotients(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """What a claimed density or average speed follows from."""
    figure = claim.figure
    if figure.bound not in {Bound.EQUAL, Bound.ABOUT} or claim.negated:
        return
    yield from _per_so_many(claim, readings)
    speed = _SPEEDS.get(figure.unit or "") if figure.kind is Kind.MEASURE and _AVERAGE.search(claim.text) else None
    area = _area_of(claim) if figure.kind is Kind.NUMBER else None
    if speed is None and area is None:
        return
    above, below = speed if speed is not None else (None, area)
    levels = [
        level
        for level in find_levels(claim, readings, {}, least=LEAST, narrow=False)
        if align(claim, level.setting).period in _TIMES
    ]
    wholes = [level for level in levels if _in_unit(level.setting.figure, above) is not None]
    if above is None:
        wholes = [level for level in wholes if _same_things(figure, level.setting.figure)]
    parts = [level for level in levels if _in_unit(level.setting.figure, below) is not None]
    pairs = [(whole, part) for whole in wholes for part in parts if whole is not part]
    for whole, part in pairs:
        comparison = _divided(figure, whole, part, above, below)
        if comparison is not None and comparison.outcome is Outcome.AGREES:
            inputs = tuple(dict.fromkeys((whole.reading, part.reading)))
            yield Derivation(comparison, inputs, (1 + min(whole.cover, part.cover)) / 2 * SURENESS, len(pairs))


_PEOPLE = concepts("people")
SO_MANY = 0.75


def _per_so_many(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """A count by a population: "12 doctors for every 10,000 inhabitants"."""
    figure, base = claim.figure, denominator(claim.figure.rate)
    if base is None or figure.kind not in {Kind.NUMBER, Kind.MEASURE} or not rate_factor(figure.rate, "per 10 people"):
        return
    for reading in readings:
        counts = [each for each in reading.settings if _in_unit(each.figure, None) is not None]
        people = [each for each in counts if _PEOPLE & ((each.label or each.words) | each.measure)]
        parts = [each for each in counts if each not in people and _counts_the_same(claim, each)]
        parts = [each for each in parts if not of_another_entity(claim, each)]
        cover = max((align(claim, each).features["claim_covered"] for each in parts), default=0.0)
        if len(people) != 1 or len(parts) != 1 or cover < LEAST:
            continue
        part, whole = parts[0].figure, people[0].figure
        told = _one_for(figure, base)
        if told is not None:
            comparison = average(told, replace(whole, rate=None), replace(part, rate=None))
            if comparison is not None and comparison.outcome is Outcome.AGREES:
                yield Derivation(replace(comparison, figures=(part, whole)), (reading,), (1 + cover) / 2 * SO_MANY)
            continue
        scaled = replace(
            whole, value=(whole.value or Decimal(0)) / Decimal(base.numerator), text=f"({whole.text} / {base})"
        )
        comparison = average(replace(figure, rate=None), replace(part, rate=None), scaled)
        if comparison is not None and comparison.outcome is Outcome.AGREES:
            inputs = replace(comparison, figures=(part, whole))
            yield Derivation(inputs, (reading,), (1 + cover) / 2 * SO_MANY)


def _one_for(figure: Figure, base: Fraction) -> Figure | None:
    """How many there are for each one, of "one doctor for every 700 people": the 700 is what was counted so closely."""
    if figure.value != 1 or base.denominator != 1 or str(base).strip("0") == "1":
        return None
    found = find_figures(f"{base} people").figures
    return replace(found[0], text=figure.text, rate=None) if found else None


def _counts_the_same(claim: Setting, part: Setting) -> bool:
    """Whether a count is of what the rate counts: by its own noun or the words of its item."""
    own = head_of(claim.figure)
    return own is not None and (own == head_of(part.figure) or own in part.label or own in part.measure)


def _same_things(claimed: Figure, whole: Figure) -> bool:
    """Whether a count is of what the density counts; a bare one ("population 101,000") may be."""
    mine, theirs = head_of(claimed), head_of(whole)
    return theirs is None or mine == theirs


def _area_of(claim: Setting) -> str | None:
    """The unit of area that a count is told for: by its rate, or by the words of its clause."""
    rate = (claim.figure.rate or "").removeprefix("per ")
    if rate and dimension(rate) == "area":
        return rate
    told = _EACH.search(claim.clause) if claim.figure.rate is None else None
    if told is None:
        return None
    words = [_SPELLED.get(word, word) for word in told["unit"].lower().split()]
    return " ".join(words)


def _in_unit(figure: Figure, unit: str | None) -> Decimal | None:
    """The value of a plain count (``unit`` None) or of a measure in a unit; None where it is neither."""
    if figure.value is None or figure.rate is not None:
        return None
    if unit is None:
        return figure.value if figure.kind is Kind.NUMBER and figure.unit is None else None
    if figure.unit is None or dimension(figure.unit) != dimension(unit):
        return None
    with localcontext(prec=40):
        return convert(figure.value, figure.unit, unit)


def _divided(figure: Figure, whole: Level, part: Level, above: str | None, below: str | None) -> Comparison | None:
    """The one by the other, as an average of plain counts."""
    upper, lower = _in_unit(whole.setting.figure, above), _in_unit(part.setting.figure, below)
    if upper is None or not lower:
        return None
    plain = replace(figure, rate=None, unit=None, kind=Kind.NUMBER)
    over = replace(whole.setting.figure, value=upper, unit=None, kind=Kind.NUMBER, rate=None)
    under = replace(part.setting.figure, value=lower, unit=None, kind=Kind.NUMBER, rate=None)
    return average(plain, over, under)
