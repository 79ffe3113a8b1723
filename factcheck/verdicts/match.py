"""Every figure of the evidence against the claimed one: aligned, compared, and weighed. The inputs of the decision."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from factcheck.figures.compare import compare_figures, is_amount
from factcheck.figures.context import CENTED
from factcheck.figures.flows import converts
from factcheck.figures.wording import significant_digits
from factcheck.records import Bound, Change, Comparison, Direction, Figure, Kind, Outcome, Passage, Role, Score
from factcheck.verdicts.align import OTHER_ROLE, Alignment, align, log_odds
from factcheck.verdicts.dates import compare_dated
from factcheck.verdicts.each import OF_ONE, OFTEN
from factcheck.verdicts.exchange import exchange_rates, speaks_of_rates
from factcheck.verdicts.quantified import more_than_half, nearly_all
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.swapped import are_swapped, from_the_other_side
from factcheck.verdicts.temperatures import as_difference, as_differences, may_be_difference, two_scales
from factcheck.verdicts.words import concept

_COUNTS = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE}
_KEPT = 8_192
"""Pairs of figures that stay compared: each is needed twice in a check, and again when an article is watched."""
_aligned = lru_cache(_KEPT)(align)
_compared = lru_cache(_KEPT)(compare_figures)
_dated = lru_cache(_KEPT)(compare_dated)
HOPELESS = 0.02
"""Sameness by rule below which the model is not asked."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage with the settings of its figures, and its words where it has none."""

    passage: Passage
    settings: tuple[Setting, ...]
    bare: Setting


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of a pair (passage, claim): None where it was not asked.

    ``marked`` holds, by the start of a figure of the passage, the score of claim and passage with that figure and the
    claim's own marked.
    """

    masked: Score | None = None
    written: Score | None = None
    marked: Mapping[int, Score] = field(default_factory=dict)


REFUSED = 0.8
"""The model's contradiction of a marked pair from which on it takes one text for the opposite of the other."""


def refuses(score: Score) -> bool:
    """Whether the model takes the evidence for the opposite of what the claim says, the figure being the same."""
    return score.contradiction >= REFUSED and score.entailment <= 1 - REFUSED


@dataclass(frozen=True, slots=True)
class Match:
    """One figure of the evidence beside the claimed one."""

    reading: Reading
    setting: Setting
    alignment: Alignment
    comparison: Comparison
    sameness: float
    scores: Scores
    chance: float
    claimed: Decimal | None = None
    bounded: bool = False
    signed: bool = False
    rivalled: float = 0.0
    alike: bool = False
    retold: bool = False

    @property
    def marked(self) -> Score | None:
        """The model's view of the two texts with this figure and the claimed one marked."""
        return self.scores.marked.get(self.setting.figure.start)

    @property
    def told(self) -> float | None:
        """How sure the model is that the two are one quantity; None where it was not asked."""
        said = as_told(self.marked, self.comparison, signed=self.signed)
        return None if said is None else said.entailment

    @property
    def borne(self) -> float | None:
        """How surely an agreeing figure bears the claim out, where the model has read both texts as written.

        Of a comparison told from its other side, or a rate by another denominator, it sees that the words are
        exchanged, not that the value is.
        """
        written = self.scores.written
        if (
            written is None
            or self.retold
            or self.comparison.outcome is not Outcome.AGREES
            or self.alignment.gate is not None
        ):
            return None
        told = as_told(self.marked, self.comparison)
        return self.alignment.borne(written, told, self.rivalled, alike=self.alike)

    @property
    def tier(self) -> int:
        """The tier of its source; 1 is the most trusted."""
        return self.reading.passage.source.tier


def match_figures(claim: Setting, readings: tuple[Reading, ...], scores: dict[int, Scores]) -> tuple[Match, ...]:
    """Compare the claimed figure with every figure of the readings, the likeliest first."""
    found = []
    for reading in readings:
        asked = scores.get(reading.passage.id, Scores())
        prices = _prices(claim, reading)
        for setting in reading.settings:
            if setting.figure.start in prices or (claim.figure.kind is Kind.DATE) != (setting.figure.kind is Kind.DATE):
                continue
            alignment = _aligned(claim, setting)
            comparison = _compare(claim, setting)
            if alignment.gate == OTHER_ROLE:
                plain = None in {claim.figure.change, setting.figure.change}
                agreed = comparison.outcome is Outcome.AGREES and claim.figure.kind in _COUNTS and plain
                alignment = replace(alignment, gate=None if agreed else "other-measure")
            swapped = are_swapped(claim, setting)
            signed = (setting.rate and is_amount(claim.figure)) or claim.denied != setting.denied or swapped
            said = as_told(asked.marked.get(setting.figure.start), comparison, signed=signed)
            beside = _rivalled(setting, said, reading, asked)
            sameness = alignment.sameness(said, beside)
            easy = chance(claim.figure, setting.figure)
            same = alike(claim.figure, setting)
            found.append(
                Match(
                    reading,
                    setting,
                    alignment,
                    comparison,
                    sameness,
                    asked,
                    easy,
                    claim.figure.value,
                    claim.figure.bound in _ONE_SIDED,
                    signed,
                    beside,
                    same,
                    swapped or converts(claim.figure, setting.figure),
                )
            )
    return tuple(
        sorted(found, key=lambda match: (-match.sameness, match.reading.passage.id, match.setting.figure.start))
    )


def _prices(claim: Setting, reading: Reading) -> frozenset[int]:
    """Where the amounts of a rate of exchange start, which are nobody's money; none where the claim speaks of rates."""
    if claim.figure.kind is not Kind.MONEY or speaks_of_rates(claim.text):
        return frozenset()
    return frozenset(figure.start for rate in exchange_rates(reading.settings) for figure in rate.figures)


def _rivalled(setting: Setting, said: Score | None, reading: Reading, asked: Scores) -> float:
    """How much more the model thinks of another value of the same passage, in log-odds; below 0 if it thinks less.

    A claim has one counterpart in a passage: of "exports $36 billion, imports $41 billion" it means one.
    """
    if said is None:
        return 0.0
    others = [
        log_odds(score.entailment)
        for other in reading.settings
        if other.figure.value != setting.figure.value
        and (score := asked.marked.get(other.figure.start)) is not None
        and other.figure.kind is setting.figure.kind
    ]
    return max(-1.0, min(1.0, max(others) - log_odds(said.entailment))) if others else 0.0


def alike(claimed: Figure, other: Setting) -> bool:
    """Whether a figure stands in both texts in the same words."""
    spoken = other.text[other.figure.start : other.figure.end]
    return " ".join(claimed.text.split()).casefold() == " ".join(spoken.split()).casefold()


def as_told(marked: Score | None, comparison: Comparison, *, signed: bool = False) -> Score | None:
    """The model's view of sameness: of two opposite changes by one amount, that it denies the claim says as much.

    So it does of a fall beside a growth below zero (``signed``), which only arithmetic can tell, and of those who have
    beside those who have not.
    """
    opposite = signed or comparison.reason in {"direction-differs", COMPLEMENT}
    if marked is None or not opposite or marked.contradiction <= marked.entailment:
        return marked
    return replace(marked, entailment=marked.contradiction, contradiction=marked.entailment)


def as_change(claimed: Figure, setting: Setting) -> Figure:
    """A growth of -1.8 percent is a fall by 1.8 percent, where the claim states a change."""
    figure = setting.figure
    if not setting.rate or figure.change is not None or figure.value is None or not is_amount(claimed):
        return figure
    way = Direction.ROSE if figure.value >= 0 else Direction.FELL
    return replace(figure, value=abs(figure.value), change=Change(way, Role.AMOUNT))


COMPLEMENT = "complement"
_BARE_CENTS = re.compile(r"\bcents?\b|¢", re.IGNORECASE)


_DOLLARS = frozenset("USD AUD CAD NZD SGD HKD TWD JMD TTD BBD BSD NAD FJD".split())
_PLAIN_DOLLARS = re.compile(r"(?<![A-Za-z])\$|(?<!US )(?<!U\.S\. )(?<!American )\bdollars?\b")


def _in_cents_of(claimed: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Both figures, bare cents of one taken for those of the other's currency, and plain dollars for its dollars."""
    if claimed.kind is not Kind.MONEY or other.kind is not Kind.MONEY or claimed.unit == other.unit:
        return claimed, other
    if {claimed.unit, other.unit} <= _DOLLARS:
        if claimed.unit == "USD" and _PLAIN_DOLLARS.search(claimed.text):
            return replace(claimed, unit=other.unit), other
        if other.unit == "USD" and _PLAIN_DOLLARS.search(other.text):
            return claimed, replace(other, unit=claimed.unit)
    if claimed.unit == "USD" and _BARE_CENTS.search(claimed.text) and other.unit in CENTED:
        return replace(claimed, unit=other.unit), other
    if other.unit == "USD" and _BARE_CENTS.search(other.text) and claimed.unit in CENTED:
        return claimed, replace(other, unit=claimed.unit)
    return claimed, other


_SHARES = {Kind.PERCENT, Kind.FRACTION}


def _compare(claim: Setting, evidence: Setting) -> Comparison:
    """The two figures compared, each in the terms of the other side.

    Where one side states a share of those who have and the other of those who have not, what is left of the whole is
    compared; that the shares themselves differ then says nothing.
    """
    if claim.figure.kind is Kind.DATE and evidence.figure.kind is Kind.DATE:
        return _dated(claim, evidence)
    rated = as_rated(claim, evidence)
    claimed, other = _in_cents_of(*rated)
    if are_swapped(claim, evidence):
        return _compare_swapped(claimed, other)
    if claim.quantifier == "most" != evidence.quantifier:
        part = None not in {other.value, claimed.value} and (other.value or 0) < (claimed.value or 0)
        return _compared(more_than_half(claimed), other, None) if part else _NO_PART
    if claim.quantifier == "nearly" != evidence.quantifier:
        known = other.value is not None and claimed.value is not None and other.value < claimed.value
        nearly = nearly_all(claimed, other.value) if known and other.value is not None else None
        return _NO_PART if nearly is None else _compared(nearly, other, None)
    if two_scales(claimed, other):
        return _compare_temperatures(as_difference(claim, claimed), as_difference(evidence, other), evidence.trend)
    comparison = _compared(claimed, other, evidence.trend)
    if (claimed, other) != rated and comparison.outcome is Outcome.DIFFERS:
        return Comparison(Outcome.INCOMPARABLE, "other-unit", comparison.working, (other,))  # whose cents is a guess
    if "none" in {claim.quantifier, evidence.quantifier} and comparison.reason != "other-unit":
        counts = ["none" if side.quantifier == "none" else side.figure.text for side in (evidence, claim)]
        reason = "denied" if comparison.outcome is Outcome.DIFFERS else comparison.reason
        return replace(comparison, reason=reason, working=f"the evidence counts {counts[0]}, the article {counts[1]}")
    if comparison.outcome is Outcome.DIFFERS and _PEAK.match(claimed.text) and not _AT_PEAK.search(evidence.text):
        return Comparison(Outcome.INCOMPARABLE, "too-close", "", (other,))  # "as high as 12" may have been for a day
    if _points_called_percent(claim, evidence, comparison):
        return Comparison(Outcome.INCOMPARABLE, "too-close", comparison.working, (other,))
    shares = {claimed.kind, other.kind} <= _SHARES and not is_amount(claimed) and not is_amount(other)
    if not shares or claim.negated == evidence.negated:
        return comparison
    rest = _rest(other)
    if rest is not None and _compared(claimed, rest, None).outcome is Outcome.AGREES:
        working = f"the rest of {other.text} is {rest.text}, which “{claimed.text}” allows"
        return Comparison(Outcome.AGREES, COMPLEMENT, working, (other,))
    if comparison.outcome is Outcome.DIFFERS:
        return Comparison(Outcome.INCOMPARABLE, "too-close", "", (other,))
    return comparison


def _compare_swapped(claimed: Figure, other: Figure) -> Comparison:
    """Two comparisons of which one is told from the other side. Only agreement counts."""
    turned = from_the_other_side(other)
    comparison = _SWAPPED if turned is None else _compared(claimed, turned, None)
    if comparison.outcome is not Outcome.AGREES or turned is None:
        return _SWAPPED
    told = f"{other.text} told from the other side is what “{claimed.text}” says"
    return replace(comparison, reason="conversion", working=told, figures=(other,))


_LEVEL = re.compile(r"\d\s?(?:%|per ?cent\b)", re.IGNORECASE)


def _points_called_percent(claim: Setting, evidence: Setting, comparison: Comparison) -> bool:
    """Whether a change in points is told in percent, loosely, and no level tells that the two differ."""
    kinds = {claim.figure.kind, evidence.figure.kind}
    if comparison.reason != "unit-differs" or kinds != {Kind.PERCENT, Kind.POINTS}:
        return False
    around = [side.text[: side.figure.start] + " " + side.text[side.figure.end :] for side in (claim, evidence)]
    return not any(_LEVEL.search(text) for text in around)


_SWAPPED = Comparison(Outcome.INCOMPARABLE, "other-unit", "", ())


def _compare_temperatures(claimed: Figure, other: Figure, trend: Direction | None) -> Comparison:
    """Temperatures of two scales; those that agree as differences, of which no word tells, do not deny."""
    comparison = _compared(claimed, other, trend)
    untold = may_be_difference(claimed) and may_be_difference(other) and comparison.outcome is Outcome.DIFFERS
    if untold and _compared(*as_differences(claimed, other), None).outcome is Outcome.AGREES:
        return Comparison(Outcome.INCOMPARABLE, "too-close", "", (other,))
    return comparison


_NO_PART = Comparison(Outcome.INCOMPARABLE, "other-unit", "", ())
"""As many as there are in all, or more, are no part of them."""
_PEAK = re.compile(r"as (?:high|low|long|large) as\b", re.IGNORECASE)
_AT_PEAK = re.compile(
    r"\b(?:highest|lowest|longest|largest|peak\w*|record|maximum|minimum|max|min|topped|bottomed)\b", re.IGNORECASE
)


def _rest(share: Figure) -> Figure | None:
    """What is left of the whole beside a share."""
    whole = Decimal(100) if share.kind is Kind.PERCENT else Decimal(1)
    if share.value is None or not 0 <= share.value <= whole:
        return None
    value = whole - share.value
    text = f"{value.normalize():f}%" if share.kind is Kind.PERCENT else f"{value:.3g}"
    return replace(share, value=value, text=text, change=None)


def as_rated(claim: Setting, evidence: Setting) -> tuple[Figure, Figure]:
    """Both figures, the one without a rate with that of the other where its words say so.

    "Women had 4.9 children on average" is 4.9 a woman, "each dose holds 7.5 mg" 7.5 mg a dose.
    """
    claimed, other = claim.figure, as_change(claim.figure, evidence)
    if claimed.rate is None and other.rate is not None and _says_each(claim, other.rate):
        return replace(claimed, rate=other.rate), other
    if other.rate is None and claimed.rate is not None and _says_each(evidence, claimed.rate):
        return claimed, replace(other, rate=claimed.rate)
    return claimed, other


def _says_each(setting: Setting, rate: str) -> bool:
    """Whether a clause speaks of the one that a rate is told for, and of each or the average."""
    often = OFTEN.get(rate)
    if often is not None:
        return often.search(setting.clause) is not None
    noun = concept(rate.removeprefix("per "))
    if noun is None or " " in noun or noun not in setting.all_words:
        return False
    return bool(OF_ONE.search(setting.clause))


def worth_asking(claim: Setting, readings: tuple[Reading, ...], limit: int) -> tuple[tuple[Reading, Setting], ...]:
    """The figures of the evidence that the arithmetic can settle if they measure the same:

    The likeliest by rule, agreeing ones first.
    """
    ranked = []
    for reading in readings:
        for setting in reading.settings:
            if (claim.figure.kind is Kind.DATE) != (setting.figure.kind is Kind.DATE):
                continue
            comparison = _compare(claim, setting)
            sameness = _aligned(claim, setting).sameness(None)
            marks = setting.figure.kind is not Kind.MULTIPLE
            if comparison.outcome is not Outcome.INCOMPARABLE and sameness >= HOPELESS and marks:
                ranked.append(
                    (
                        comparison.outcome is not Outcome.AGREES,
                        -sameness,
                        reading.passage.id,
                        setting.figure.start,
                        reading,
                        setting,
                    )
                )
    ranked.sort(key=lambda row: row[:4])
    return tuple((reading, setting) for *_, reading, setting in ranked[:limit])


_ONE_SIDED = {Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST, Bound.UP_TO}


def chance(claimed: Figure, evidence: Figure) -> float:
    """How likely a random figure would agree with the claimed one as closely as this one does, in [0, 1].

    Each digit that was written leaves one in ten. A one-sided hedge lets much through, but what lies near it is
    telling:
    520,085 for "more than 500,000" is no accident.
    """
    if claimed.kind in {Kind.DATE, Kind.MULTIPLE, Kind.FRACTION, Kind.ORDINAL}:
        return 0.3
    if claimed.vague or claimed.low is not None or claimed.value is None:
        return 0.4
    if claimed.bound in _ONE_SIDED and claimed.unit == evidence.unit and evidence.value is not None and claimed.value:
        reach = abs(float(evidence.value) / float(claimed.value) - 1)
        return min(0.4, max(0.04, reach))
    if abs(claimed.value) < 10 and claimed.value == int(claimed.value):
        return 0.3
    hedged = 3 if claimed.bound is not Bound.EQUAL and claimed.value != evidence.value else 1
    return float(min(0.5, max(0.0005, 1.5 * 10 ** -float(significant_digits(claimed)) * hedged)))


def agrees(match: Match) -> bool:
    """Whether the arithmetic agrees."""
    return match.comparison.outcome is Outcome.AGREES


def differs(match: Match) -> bool:
    """Whether the arithmetic differs."""
    return match.comparison.outcome is Outcome.DIFFERS
