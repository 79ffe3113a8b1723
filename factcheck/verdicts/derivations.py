"""Which figures of the evidence a claimed one may follow from: the levels after and before, a part and its whole, the
parts of a total.

A derivation may only deny a claim where every slot is sure: the right measure at the right two times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import permutations

from factcheck.figures.compare import is_amount
from factcheck.figures.derive import difference, multiple, percent_change, share, total
from factcheck.records import Bound, Change, Kind, Outcome, Period, Role
from factcheck.verdicts.align import align, head_of, same_head
from factcheck.verdicts.lapses import ALONE, Derivation, lapses
from factcheck.verdicts.match import Reading, Scores
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concepts

MOST_LEVELS = 24
_THAN = re.compile(r"\b(?:than|as)\b")
_COMPARES = re.compile(r"\b(?:than|as|of|to|from)\b")
_TOGETHER = re.compile(
    r"\b(?:in total|in all|all told|altogether|combined|together|between them|a total of|overall|both"
    r"|the (?:two|three|four))\b",
    re.IGNORECASE,
)
_LEVELS = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION}


@dataclass(frozen=True, slots=True)
class _Level:
    """A level that the evidence states, with how much of the claim's words its passage covers."""

    setting: Setting
    reading: Reading
    cover: float


def derive(
    claim: Setting, readings: tuple[Reading, ...], scores: Mapping[int, Scores] | None = None
) -> Derivation | None:
    """The best derivation of the claimed figure, the agreeing one if there is one;

    None where nothing can be derived.
    """
    masked = {key: score.masked.entailment for key, score in (scores or {}).items() if score.masked is not None}
    found = [
        *_changes(claim, readings, masked),
        *_shares(claim, readings),
        *_totals(claim, readings),
        *lapses(claim, readings),
    ]
    found.sort(key=lambda item: (item.comparison.outcome is not Outcome.AGREES, -item.sureness))
    return found[0] if found else None


# --------------------------------------------------------------------------- over time


def _changes(claim: Setting, readings: tuple[Reading, ...], masked: Mapping[int, float]) -> Iterator[Derivation]:
    figure = claim.figure
    if figure.kind is not Kind.MULTIPLE and not is_amount(figure) and claim.gap is None:
        return
    if claim.gap is not None:
        figure = replace(figure, change=Change(claim.gap, Role.AMOUNT))
    levels = _levels(claim, readings, masked)
    compared = _THAN.search(claim.text, figure.end) is not None
    between = claim.gap is not None or (figure.kind is Kind.MULTIPLE and compared)
    for after, before in permutations(levels, 2):
        if not _one_measure(after.setting, before.setting, between=between):
            continue
        sureness = _pairing(claim, after, before)
        if sureness == 0 and claim.base is None:
            sureness = _sides(claim, after, before) if between else 0.0
            sureness = sureness or (ALONE if _alone(after, before, levels) else 0.0)
        if sureness == 0:
            continue
        for operation in (multiple, percent_change, difference):
            comparison = operation(figure, after.setting.figure, before.setting.figure)
            rates = operation is percent_change and after.setting.figure.kind is Kind.PERCENT
            if comparison is not None and not (rates and comparison.outcome is not Outcome.AGREES):
                inputs = (after.reading, before.reading) if after.reading is not before.reading else (after.reading,)
                yield Derivation(comparison, inputs, sureness * (1 + min(after.cover, before.cover)) / 2)


def _levels(claim: Setting, readings: tuple[Reading, ...], masked: Mapping[int, float]) -> list[_Level]:
    levels = []
    for reading in readings:
        for setting in reading.settings:
            figure = setting.figure
            if (
                figure.kind not in _LEVELS
                or figure.value is None
                or is_amount(figure)
                or figure.bound is not Bound.EQUAL
            ):
                continue
            alignment = align(claim, setting)
            if alignment.gate == "other-entity":
                continue
            features = alignment.features
            by_words = max(features["claim_covered"], features["measure_covered"])
            cover = max(by_words, masked.get(reading.passage.id, 0.0)) * (1 - 0.5 * features["names_exchanged"])
            if cover >= 0.4:
                levels.append(_Level(setting, reading, cover))
    levels.sort(key=lambda level: (-level.cover, level.reading.passage.id, level.setting.figure.start))
    return levels[:MOST_LEVELS]


def _one_measure(after: Setting, before: Setting, *, between: bool) -> bool:
    """Whether two levels may be of one measure: the same kind, and no counted nouns that differ (medals, gold).

    A comparison between two bearers names them both, so that their nouns may differ.
    """
    heads = head_of(after.figure), head_of(before.figure)
    counted = after.figure.kind is Kind.NUMBER and not between
    return after.figure.kind is before.figure.kind and (not counted or same_head(*heads) > 0)


def _pairing(claim: Setting, after: _Level, before: _Level) -> float:
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
        return 1.0 if base.overlaps(early) and (wanted is None or wanted.overlaps(late)) else 0.0
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


def _when(claim: Setting) -> tuple[Period | None, Period | None]:
    """The period of a claimed change and the one it is measured from;

    Of two dates of the sentence the earlier is the base.
    """
    wanted, base = claim.period, claim.base
    dates = sorted({(date.start, date.end): date for date in claim.dates}.values(), key=lambda date: date.start)
    if base is None and len(dates) == 2 and dates[0].end <= dates[1].start and (wanted is None or not _spans(wanted)):
        return dates[1], dates[0]
    return wanted, base


def _sides(claim: Setting, after: _Level, before: _Level) -> float:
    """How sure it is that a comparison ("35 more than China") is between these two levels, of one time and two
    bearers.
    """
    late, early = after.setting.period, before.setting.period
    if late is not None and early is not None and not late.overlaps(early):
        return 0.0
    own, other = claim.text[: claim.figure.start], _COMPARES.split(claim.text[claim.figure.end :], maxsplit=1)[-1]
    mine, theirs = concepts(own) - concepts(other), concepts(other) - concepts(own)
    first, second = concepts(after.setting.clause), concepts(before.setting.clause)
    if not theirs & (second - first):
        return 0.0
    return 1.0 if mine & (first - second) else ALONE if not mine & second else 0.0


def _alone(after: _Level, before: _Level, levels: Sequence[_Level]) -> bool:
    """Whether a passage states just these two levels of their kind, so that no other pair could be meant."""
    if after.reading is not before.reading or _apart(after.setting.period, before.setting.period):
        return False
    figure = after.setting.figure
    alike = [level for level in levels if level.reading is after.reading and level.setting.figure.kind is figure.kind]
    return len(alike) == 2 and figure.unit == before.setting.figure.unit


def _apart(late: Period | None, early: Period | None) -> bool:
    return late is not None and early is not None and early.start > late.start


def _same(one: Period, other: Period | None) -> bool:
    return other is not None and (one.start, one.end) == (other.start, other.end)


def _by_words(after: _Level, before: _Level) -> float:
    """A passage without dates that tells of then and now, or puts a dated level beside what is so today."""
    late, early = after.setting, before.setting
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


# --------------------------------------------------------------------------- parts and wholes


def _shares(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """A part and its whole within one passage."""
    figure = claim.figure
    if figure.kind not in {Kind.PERCENT, Kind.FRACTION} or is_amount(figure):
        return
    for reading in readings:
        counts = [
            setting for setting in reading.settings if setting.figure.kind in {Kind.NUMBER, Kind.MONEY, Kind.MEASURE}
        ][:8]
        cover = max((align(claim, setting).features["claim_covered"] for setting in counts), default=0.0)
        if cover < 0.4 or all(align(claim, setting).gate == "other-entity" for setting in counts):
            continue
        for part, whole in permutations(counts, 2):
            comparison = share(figure, part.figure, whole.figure)
            if comparison is not None and (comparison.outcome is Outcome.AGREES or len(counts) == 2):
                yield Derivation(comparison, (reading,), cover)


_COUNTS = {2: "two|both|pair", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}


def _counts_parts(text: str, parts: int) -> bool:
    """Whether the claim says how many parts its total has, so that parts which do not add up deny it."""
    return re.search(rf"\b(?:{_COUNTS[parts]})\b", text, re.IGNORECASE) is not None


def _totals(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """All parts of one passage, or one part from each passage, where the claim speaks of a total.

    A list of three or more parts ("40 gold, 44 silver and 42 bronze medals") also makes a total where it adds up
    exactly.
    """
    figure = claim.figure
    if figure.kind not in {Kind.NUMBER, Kind.MONEY, Kind.MEASURE} or is_amount(figure) or claim.gap is not None:
        return
    if figure.bound not in {Bound.EQUAL, Bound.ABOUT}:
        return
    spoken = bool(_TOGETHER.search(claim.text))
    levels = [level for level in _levels(claim, readings, {}) if level.setting.figure.kind is figure.kind]
    groups: list[list[_Level]] = [[level for level in levels if level.reading is reading] for reading in readings]
    single = [group[0] for group in groups if len(group) == 1]
    for parts in (*groups, single):
        times = {
            (level.setting.period.start, level.setting.period.end) if level.setting.period else None for level in parts
        }
        if not 2 <= len(parts) <= 8 or len(times) > 1 or (parts is single and not spoken):
            continue
        ordered = sorted(parts, key=lambda level: (level.reading.passage.id, level.setting.figure.start))
        comparison = total(figure, [level.setting.figure for level in ordered])
        listed = len(parts) >= 3 and comparison is not None and comparison.outcome is Outcome.AGREES
        told = comparison is not None and (
            comparison.outcome is Outcome.AGREES or _counts_parts(claim.text, len(parts))
        )
        if comparison is not None and told and (spoken or listed):
            inputs = tuple(dict.fromkeys(level.reading for level in ordered))
            yield Derivation(comparison, inputs, min(level.cover for level in ordered))
