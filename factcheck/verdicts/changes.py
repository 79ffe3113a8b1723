"""Changes, multiples and gaps that follow from two levels: one after the other, or one beside the other.

Which level comes after is told in ``order.py``; two levels that nothing orders are only taken where the passage states
no others. A derivation may only deny a claim where every slot is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from factcheck.figures.changed_by import is_amount
from factcheck.figures.derive import difference, multiple, percent_change
from factcheck.records import Change, Comparison, Direction, Figure, Kind, Outcome, Role
from factcheck.verdicts.align import head_of, same_head
from factcheck.verdicts.derivation import ALONE, Derivation
from factcheck.verdicts.levels import Level, find_levels
from factcheck.verdicts.match import Reading
from factcheck.verdicts.order import COMPARES, ORDERED, is_reversed, order_of, two_things
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concepts

GAP = 0.75
"""Sureness of the only two levels for a gap that asks for no order ("won by 112 votes")."""
_THAN = re.compile(r"\b(?:than|as|that of|those of|the size of|the (?:height|length|weight|number|price|cost) of)\b")
_OF_BEFORE = re.compile(
    r"\s+(?:of\s+)?(?:what (?:it|they|he|she) (?:was|were|had|did|once)\b|(?:its|their|the) (?:former|original|earlier"
    r"|previous|old|initial) \w+|(?:its|their) (?:size|strength|value|level|price|cost|length|weight|number)s?\b)"
)
"""What follows a fraction that compares a level with the one before: "to a third of its former size"."""
_POINTS = re.compile(r"(?:percentage )?points?\b")


def changes(claim: Setting, readings: tuple[Reading, ...], masked: Mapping[int, float]) -> Iterator[Derivation]:
    """Every reading of the claimed change, multiple or gap from two stated levels."""
    if (
        claim.figure.kind is Kind.FRACTION
        and not is_amount(claim.figure)
        and _OF_BEFORE.match(claim.text, claim.figure.end)
    ):
        claim = replace(claim, figure=replace(claim.figure, kind=Kind.MULTIPLE, change=None))
    figure = claim.figure
    if figure.kind is not Kind.MULTIPLE and not is_amount(figure) and claim.gap is None:
        return
    levels = find_levels(claim, readings, masked)
    figure = _in_terms_of(claim, levels)
    compared = _THAN.search(claim.text, figure.end) is not None
    things = two_things(claim)
    between = claim.gap is not None or (figure.kind is Kind.MULTIPLE and compared) or things is not None
    pairs = [
        (after, before)
        for after, before in permutations(levels, 2)
        if _one_measure(after.setting, before.setting, between=between) and _one_series(after, before, between=between)
    ]
    latest = max((level.setting.period.end for level in levels if level.setting.period is not None), default=None)
    ordered = {
        (id(after), id(before)): order_of(claim, after, before, latest, between=between) for after, before in pairs
    }
    deniable = _denied_both_ways(figure, pairs, levels, compares=claim.gap is not None)
    for after, before in pairs:
        sureness = ordered[id(after), id(before)]
        if ordered[id(before), id(after)] >= ORDERED > sureness:
            continue  # it is the other way round
        if (
            sureness == 0
            and things is None
            and claim.base is None
            and not _of_other_times(claim, after, before)
            and (_alone(after, before, levels) or _two_named(claim, after, before, levels))
        ):
            sureness = _unordered(claim, after, before, levels)
        if sureness == ALONE and deniable:
            sureness = GAP
        if sureness == 0:
            continue
        for operation in (multiple, percent_change, difference):
            comparison = operation(figure, after.setting.figure, before.setting.figure)
            if comparison is None and operation is difference:
                comparison = _bare_difference(figure, after.setting.figure, before.setting.figure)
            rates = operation is percent_change and after.setting.figure.kind is Kind.PERCENT
            known = comparison is not None and (
                comparison.outcome is Outcome.AGREES
                or (sureness >= ORDERED and not after.setting.rate and not _as_points(figure, after, before))
            )
            if comparison is not None and (known or not rates):
                inputs = (after.reading, before.reading) if after.reading is not before.reading else (after.reading,)
                tried = 1 if ordered[id(after), id(before)] >= ORDERED else max(1, len(pairs) // 2)
                yield Derivation(comparison, inputs, sureness * (1 + min(after.cover, before.cover)) / 2, tried)


def _in_terms_of(claim: Setting, levels: Sequence[Level]) -> Figure:
    """The claimed figure as an amount in the terms of the levels: points of what is told in percent, their rate."""
    figure = claim.figure
    if claim.gap is not None:
        figure = replace(figure, change=Change(claim.gap, Role.AMOUNT))
    polled = (claim.gap is None or _POLLED.search(claim.text)) and any(
        level.setting.figure.kind is Kind.PERCENT and level.setting.figure.change is None for level in levels
    )
    if polled and figure.kind is Kind.NUMBER and _POINTS.match(figure.of or ""):
        figure = replace(figure, kind=Kind.POINTS, unit="percentage point")
    rates = {level.setting.figure.rate for level in levels}
    if figure.rate is not None and not any(rates):
        return replace(figure, rate=None)  # "$3.10 an hour less" of what is called hourly pay
    rate = rates.pop() if len(rates) == 1 else None
    if figure.rate is None and rate in _OF_TIME and figure.kind is Kind.MONEY:
        return replace(figure, rate=rate)  # "goes up by 60 cents" of "12.40 euros an hour"
    return figure


_OF_TIME = {"per hour", "per day", "per week", "per month"}
_POLLED = re.compile(
    r"\b(?:rates?|shares?|proportion|percentage|literacy|unemployment|inflation|turnout"
    r"|polls?|polled|survey|votes?|voters?|election|approv\w+|candidates?|party|referendum)\b",
    re.IGNORECASE,
)


def _as_points(figure: Figure, after: Level, before: Level) -> bool:
    """Whether the change in points is the claimed one: "rose two percent" from 5 to 7 percent is loosely said."""
    points = replace(figure, kind=Kind.POINTS, unit="percentage point")
    comparison = difference(points, after.setting.figure, before.setting.figure)
    return comparison is not None and comparison.outcome is Outcome.AGREES


def _dated_both(levels: Sequence[Level]) -> bool:
    """Whether a passage states two levels and two times, if only by their months, so that time sets them apart."""
    one, other = levels
    times = [setting for setting in one.reading.settings if setting.figure.kind is Kind.DATE]
    return one.reading is other.reading and len(times) == 2


def _denied_both_ways(
    figure: Figure, pairs: Sequence[tuple[Level, Level]], levels: Sequence[Level], *, compares: bool
) -> bool:
    """Whether the evidence states two levels alone, and whichever comes first, the claim does not follow from them."""
    if len(pairs) != 2 or len(levels) != 2 or not (compares or _dated_both(levels)):
        return False
    found = [
        operation(figure, after.setting.figure, before.setting.figure)
        for after, before in pairs
        for operation in (multiple, percent_change, difference)
    ]
    told = [comparison for comparison in found if comparison is not None]
    return bool(told) and all(comparison.outcome is Outcome.DIFFERS for comparison in told)


def _bare_difference(figure: Figure, after: Figure, before: Figure) -> Comparison | None:
    """ "The density rose by 23.3": an amount that leaves out the unit of the levels. Only agreement counts."""
    if figure.kind is not Kind.NUMBER or figure.unit is not None or figure.rate is not None:
        return None
    comparison = difference(replace(figure, kind=after.kind, unit=after.unit, rate=after.rate), after, before)
    return comparison if comparison is not None and comparison.outcome is Outcome.AGREES else None


def _unordered(claim: Setting, after: Level, before: Level, levels: Sequence[Level]) -> float:
    """How sure it is that two levels that nothing orders are meant: more where the claim asks for no order."""
    if _elsewhere(claim, after, before):
        return 0.0
    return GAP if claim.gap is Direction.NONE and len(levels) == 2 else ALONE


def _elsewhere(claim: Setting, after: Level, before: Level) -> bool:
    """Whether the claim names another side ("than labourers do") that neither level speaks of."""
    if claim.gap is None or (claim.gap is Direction.NONE and not _THAN.search(claim.text, claim.figure.end)):
        return False
    other = COMPARES.split(claim.text[claim.figure.end :], maxsplit=1)
    if len(other) < 2:
        return False
    own = concepts(claim.text[: claim.figure.start])
    theirs = concepts(other[1]) - own
    told = concepts(after.setting.text) | concepts(before.setting.text)
    return bool(theirs) and not theirs & told


def _one_measure(after: Setting, before: Setting, *, between: bool) -> bool:
    """Whether two levels may be of one measure: the same kind, and no counted nouns that differ (medals, gold).

    A comparison between two bearers names them both, so that their nouns may differ.
    """
    roles = [setting.figure.change.role if setting.figure.change else None for setting in (after, before)]
    if after.text == before.text and set(roles) == {Role.AFTER, Role.BEFORE}:
        return after.figure.kind is before.figure.kind  # "to 45 aircraft, from 38 now"
    if _far_apart(after.figure, before.figure):
        return False
    heads = head_of(after.figure), head_of(before.figure)
    counted = after.figure.kind is Kind.NUMBER and not between
    return after.figure.kind is before.figure.kind and (not counted or same_head(*heads) > 0)


FAR_APART = 1_000
"""How many times greater one level may be than another of the same series."""


def _far_apart(one: Figure, other: Figure) -> bool:
    """Whether two values are too unlike to be levels of one thing: 400 million, and 180 votes."""
    if not one.value or not other.value:
        return False
    return not Decimal(1) / FAR_APART <= abs(one.value / other.value) <= FAR_APART


def _one_series(after: Level, before: Level, *, between: bool) -> bool:
    """Whether two levels are of one measure and, but for a comparison between two bearers, of one bearer."""
    one, other = after.reading.passage.observation, before.reading.passage.observation
    if one is None or other is None:
        return between or not _of_two(after.setting, before.setting)
    return one.measure == other.measure and one.unit == other.unit and (between or one.entity == other.entity)


def _of_two(after: Setting, before: Setting) -> bool:
    """Whether two levels are told of two bearers by their own words: "60% in Marn and 48% in Tarn"."""
    mine, theirs = ({name.key for name in side.names} if side.named else set() for side in (after, before))
    return bool(mine) and bool(theirs) and not mine & theirs


def _of_other_times(claim: Setting, after: Level, before: Level) -> bool:
    """Whether claim and levels all have their times, so that levels of other times are no counterparts."""
    return None not in {claim.period, after.setting.period, before.setting.period}


def _alone(after: Level, before: Level, levels: Sequence[Level]) -> bool:
    """Whether a passage states just these two levels of their kind, so that no other pair could be meant."""
    if after.reading is not before.reading or is_reversed(after.setting.period, before.setting.period):
        return False
    figure = after.setting.figure
    alike = [level for level in levels if level.reading is after.reading and level.setting.figure.kind is figure.kind]
    return len(alike) == 2 and figure.unit == before.setting.figure.unit


def _two_named(claim: Setting, after: Level, before: Level, levels: Sequence[Level]) -> bool:
    """Whether the only two levels are of two bearers that a comparison names: "Canada is larger than Australia by"."""
    if claim.gap is None or len(levels) != 2 or len(claim.names) < 2:
        return False
    bearers = [{name.key for name in level.setting.names} for level in (after, before)]
    named = {name.key for name in claim.names}
    return all(bearer & named for bearer in bearers) and not bearers[0] & bearers[1]
