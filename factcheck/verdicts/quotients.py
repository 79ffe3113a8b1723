"""Densities and speeds: a count by an area, a distance by a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, localcontext

from factcheck.figures.derive import average
from factcheck.figures.units import convert, dimension
from factcheck.records import Comparison, Figure, Kind, Outcome
from factcheck.verdicts.lapses import Derivation
from factcheck.verdicts.levels import Level, find_levels
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

_EACH = re.compile(
    r"\b(?:each|every|per|a|to the)\s+(?P<unit>square (?:kilomet(?:re|er)|mile|met(?:re|er)|foot)|hectare|acre)\b", re.I
)
_SPEEDS = {
    "kilometre per hour": ("kilometre", "hour"),
    "mile per hour": ("mile", "hour"),
    "metre per second": ("metre", "second"),
    "knot": ("nautical mile", "hour"),
}
_SPELLED = {"kilometer": "kilometre", "meter": "metre"}
LEAST, SURENESS = 0.3, 0.85


def quotients(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """What a claimed density or speed follows from; it denies only where no other pair could be meant."""
    figure = claim.figure
    speed = _SPEEDS.get(figure.unit or "") if figure.kind is Kind.MEASURE else None
    area = _area_of(claim) if figure.kind is Kind.NUMBER else None
    if speed is None and area is None:
        return
    above, below = speed if speed is not None else (None, area)
    levels = find_levels(claim, readings, {}, least=LEAST, narrow=False)
    wholes = [level for level in levels if _in_unit(level.setting.figure, above) is not None]
    parts = [level for level in levels if _in_unit(level.setting.figure, below) is not None]
    pairs = [(whole, part) for whole in wholes for part in parts if whole is not part]
    for whole, part in pairs:
        comparison = _divided(figure, whole, part, above, below)
        if comparison is None or (comparison.outcome is not Outcome.AGREES and len(pairs) > 1):
            continue
        inputs = tuple(dict.fromkeys((whole.reading, part.reading)))
        yield Derivation(comparison, inputs, (1 + min(whole.cover, part.cover)) / 2 * SURENESS, len(pairs))


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
