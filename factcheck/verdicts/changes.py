"""Changes, multiples and gaps that follow from two levels: one after the other, or one beside the other.

Which level comes after is told by roles ("from 412"), by periods, or by words such as now and before; two levels that
nothing orders are only taken where the passage states no others. A derivation may only deny a claim where every slot
is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

from factcheck.figures.compare import is_amount
from factcheck.figures.derive import difference, multiple, percent_change
from factcheck.records import Change, Comparison, Direction, Figure, Kind, Outcome, Period, Role
from factcheck.verdicts.align import head_of, same_head
from factcheck.verdicts.derivation import ALONE, Derivation
from factcheck.verdicts.levels import Level, find_levels
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.swapped import sides_of
from factcheck.verdicts.timing import is_to_come
from factcheck.verdicts.words import concept, concepts

GAP = 0.75
"""Sureness of the only two levels for a gap that asks for no order ("won by 112 votes")."""
PARTLY = 0.6
"""Sureness of two levels in the right order that hold for parts of the claimed times: not enough to deny."""
STALE = 0.5
"""Sureness of two levels of which the later is of long before the article that says "since"."""
ORDERED = 0.7
"""Sureness from which on the order of two levels is known, and the other order out of the question."""
_THAN = re.compile(r"\b(?:than|as|that of|those of|the size of|the (?:height|length|weight|number|price|cost) of)\b")
_COMPARES = re.compile(r"\b(?:than|as|of|to|from|over|on)\b")
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
    things = _two_things(claim)
    between = claim.gap is not None or (figure.kind is Kind.MULTIPLE and compared) or things is not None
    pairs = [
        (after, before)
        for after, before in permutations(levels, 2)
        if _one_measure(after.setting, before.setting, between=between) and _one_series(after, before, between=between)
    ]
    latest = max((level.setting.period.end for level in levels if level.setting.period is not None), default=None)
    ordered = {
        (id(after), id(before)): _order(claim, after, before, latest, between=between) for after, before in pairs
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


def _order(claim: Setting, after: Level, before: Level, latest: date | None, *, between: bool) -> float:
    sureness = _pairing(claim, after, before)
    if _since_then(claim, after.setting.period, before.setting.period, latest):
        return 1.0
    if sureness == 0 and _from_day_to_day(claim, after.setting.period, before.setting.period):
        return PARTLY
    if sureness and claim.told is not None and _SINCE.search(claim.text):
        sureness = min(sureness, STALE)
    return _sides(claim, after, before) if sureness == 0 and between and claim.base is None else sureness


_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
RECENT = timedelta(days=500)


def _since_then(claim: Setting, late: Period | None, early: Period | None, latest: date | None) -> bool:
    """Whether two levels are of the first year of "since 2005" and of the last that is told."""
    wanted = claim.base or claim.period
    if wanted is None or late is None or early is None or late.end <= early.start:
        return False
    fresh = claim.told is None or claim.told - late.end < RECENT
    begins = early.start <= wanted.start < early.end
    return begins and late.end == latest and fresh and _SINCE.search(claim.text) is not None


def _from_day_to_day(claim: Setting, late: Period | None, early: Period | None) -> bool:
    """Whether two levels are of the first day of the claim's time and of the first after it."""
    wanted, day = claim.period, timedelta(days=1)
    if wanted is None or late is None or early is None or not early.grain == late.grain == "day":
        return False
    return early.start in {wanted.start, wanted.start - day} and late.start in {wanted.end, wanted.end - day}


def _unordered(claim: Setting, after: Level, before: Level, levels: Sequence[Level]) -> float:
    """How sure it is that two levels that nothing orders are meant: more where the claim asks for no order."""
    if _elsewhere(claim, after, before):
        return 0.0
    return GAP if claim.gap is Direction.NONE and len(levels) == 2 else ALONE


def _elsewhere(claim: Setting, after: Level, before: Level) -> bool:
    """Whether the claim names another side ("than labourers do") that neither level speaks of."""
    if claim.gap is None or (claim.gap is Direction.NONE and not _THAN.search(claim.text, claim.figure.end)):
        return False
    other = _COMPARES.split(claim.text[claim.figure.end :], maxsplit=1)
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


def _pairing(claim: Setting, after: Level, before: Level) -> float:
    """How sure it is that these are the levels after and before:

    1 by role or by period, less by a word such as now, 0 if not.
    """
    roles = [level.setting.figure.change.role if level.setting.figure.change else None for level in (after, before)]
    late, early = after.setting.period, before.setting.period
    if (
        after.reading is before.reading
        and roles[1] is Role.BEFORE
        and roles[0] is not Role.BEFORE
        and not _apart(late, early)
    ):
        return 1.0
    if late is None or early is None or (late.start, late.end) == (early.start, early.end):
        return _by_words(after, before)
    if early.start >= late.start:
        return 0.0
    if late.grain != early.grain:
        return 0.0
    wanted, base = _when(claim)
    if base is not None:
        fits = base.overlaps(early) and (wanted is None or wanted.overlaps(late))
        return (PARTLY if _narrower(early, base) or _narrower(late, wanted) else 1.0) if fits else 0.0
    if claim.years is not None:
        return (
            1.0
            if late.start.year - early.start.year == claim.years and (wanted is None or wanted.overlaps(late))
            else 0.0
        )
    if wanted is None:
        return 0.7
    if _spans(wanted):
        return (
            1.0
            if early.start <= wanted.start < early.end
            and late.overlaps(Period(wanted.end - timedelta(days=1), wanted.end, "day"))
            else 0.0
        )
    if not wanted.overlaps(late):
        return 0.0
    return 1.0 if _before(late) is None or _same(early, _before(late)) else 0.0


def _narrower(level: Period, claimed: Period | None) -> bool:
    """Whether a level holds for a part only of the claimed time: the record month of a year is not the year."""
    return claimed is not None and claimed.contains(level) and not _same(level, claimed)


def _when(claim: Setting) -> tuple[Period | None, Period | None]:
    """The period of a claimed change and the one it is measured from;

    Of two dates of the sentence the earlier is the base.
    """
    wanted, base = claim.period, claim.base
    dates = sorted({(date.start, date.end): date for date in claim.dates}.values(), key=lambda date: date.start)
    if base is None and len(dates) == 2 and dates[0].end <= dates[1].start and (wanted is None or not _spans(wanted)):
        return dates[1], dates[0]
    return wanted, base


_OUTDOES = re.compile(
    r"\b(?:outnumber(?:s|ed)?|outsold|outscored|outpolled|outweigh(?:s|ed)?|exceed(?:s|ed)?|surpass(?:es|ed)?"
    r"|beat|beats|leads?|led)\s+(?P<other>[^,.;]{2,60}?)\s+by\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def _sides(claim: Setting, after: Level, before: Level) -> float:
    """How sure it is that a comparison ("35 more than China") is between these two levels, of one time and two
    bearers.
    """
    outdone = _OUTDOES.search(claim.text[: claim.figure.start])
    if outdone is not None:
        ahead, behind = concepts(claim.text[: outdone.start()]), concepts(outdone["other"])
        first, second = (level.setting.label or level.setting.measure for level in (after, before))
        if (ahead - behind) & (first - second) and (behind - ahead) & (second - first):
            return 1.0
    late, early = after.setting.period, before.setting.period
    if late is not None and early is not None and not late.overlaps(early):
        return 0.0
    things = _two_things(claim)
    mine, theirs = things or _compared_sides(claim)
    first, second = _bearers(after.setting, before.setting)
    if things is not None:
        first, second = (_with_nouns(words) for words in (first, second))
    if not theirs & (second - first):
        return 0.0
    return 1.0 if mine & (first - second) else ALONE if not mine & second else 0.0


_ITS = re.compile(
    r"(?P<own>[^.,;]*?)\b(?:is|are|was|were|equals?|makes? up|amounts? to)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE
)
_THINGS = re.compile(r"\s+(?:its|their|his|her)\s+(?P<other>[^.,;]+)", re.IGNORECASE)
_OWNER = re.compile(r"^.*(?:['’]s|s['’])\s+")
_SAME_THING = re.compile(
    r"\b(?:previous|former|earlier|usual|normal|original|last|old|initial|average|size|level|value|number|first|own)\b",
    re.IGNORECASE,
)
"""What tells that a multiple compares a thing with itself at another time, and not with another thing."""
_NOUNS = {"owe": "debt", "owes": "debt", "owed": "debt", "earn": "income", "earned": "income", "earns": "income"}
_NOUN_OF = {concept(verb): concept(noun) for verb, noun in _NOUNS.items()}


def _two_things(claim: Setting) -> tuple[frozenset[str], frozenset[str]] | None:
    """The two things that a multiple compares: "the debt is twice its sales"; None where it is one, at two times."""
    if claim.figure.kind is not Kind.MULTIPLE or claim.figure.change is not None:
        return None
    own, other = _ITS.search(claim.text[: claim.figure.start]), _THINGS.match(claim.text, claim.figure.end)
    if own is None or other is None or _SAME_THING.search(other["other"]):
        return None
    mine, theirs = concepts(_OWNER.sub("", own["own"])), concepts(other["other"])
    return (mine, theirs) if mine and theirs and not mine & theirs else None


def _with_nouns(words: frozenset[str]) -> frozenset[str]:
    """Words with the nouns of their verbs: who owes has debt."""
    return words | frozenset(noun for word in words if (noun := _NOUN_OF.get(word)) is not None)


def _compared_sides(claim: Setting) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts of each side of a comparison alone: of what stands before the figure and behind its "than"."""
    counted = sides_of(claim)
    multiplied = claim.figure.kind is Kind.MULTIPLE and counted is not None and counted.own and counted.other
    if counted is not None and (multiplied or not concepts(claim.text[: claim.figure.start])):
        return counted  # "Twice as many men as women"
    own, other = claim.text[: claim.figure.start], _COMPARES.split(claim.text[claim.figure.end :], maxsplit=1)[-1]
    return concepts(own) - concepts(other), concepts(other) - concepts(own)


def _bearers(after: Setting, before: Setting) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts of two levels' clauses; of two in one clause ("400 women and 200 men"), of what each counts."""
    first, second = concepts(after.clause), concepts(before.clause)
    if first != second:
        return first, second
    return concepts(after.figure.of or ""), concepts(before.figure.of or "")


def _of_other_times(claim: Setting, after: Level, before: Level) -> bool:
    """Whether claim and levels all have their times, so that levels of other times are no counterparts."""
    return None not in {claim.period, after.setting.period, before.setting.period}


def _alone(after: Level, before: Level, levels: Sequence[Level]) -> bool:
    """Whether a passage states just these two levels of their kind, so that no other pair could be meant."""
    if after.reading is not before.reading or _apart(after.setting.period, before.setting.period):
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


def _apart(late: Period | None, early: Period | None) -> bool:
    return late is not None and early is not None and early.start > late.start


def _same(one: Period, other: Period | None) -> bool:
    return other is not None and (one.start, one.end) == (other.start, other.end)


def _by_words(after: Level, before: Level) -> float:
    """A passage without dates that tells of then and now, or puts a dated level beside what is so today."""
    late, early = after.setting, before.setting
    if is_to_come(early.clause) and not is_to_come(late.clause):
        return 0.0  # "now pay 2.50, and will have to pay 2.80"
    if late.time == "now" and early.time != "now":
        return 0.9 if early.time == "then" or early.period is not None or after.reading is before.reading else 0.0
    return 0.9 if early.time == "then" and late.time is None and after.reading is before.reading else 0.0


def _spans(period: Period) -> bool:
    """Whether a period is a stretch between two times ("between 2015 and 2020", "since 2010") rather than one of the
    calendar.
    """
    return period.grain == "span" or (period.end - period.start).days > 366


def _before(period: Period) -> Period | None:
    """The period just before one of a year or of a shorter grain, a year earlier for quarters and months."""
    if period.grain not in {"year", "fiscal-year", "month", "quarter"}:
        return None
    return Period(_year_earlier(period.start), _year_earlier(period.end), period.grain)


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
