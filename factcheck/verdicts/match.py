"""Every figure of the evidence against the claimed one: aligned, compared, and weighed. The inputs of the decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from factcheck.figures.changed_by import is_amount
from factcheck.figures.flows import converts
from factcheck.figures.wording import significant_digits
from factcheck.records import Bound, Comparison, Figure, Kind, Outcome, Passage, Score
from factcheck.verdicts.align import OTHER_ROLE, Alignment, align, head_of, log_odds, same_head
from factcheck.verdicts.exchange import exchange_rates, speaks_of_rates
from factcheck.verdicts.in_terms import COMPLEMENT, KEPT, compare_settings
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.swapped import are_swapped

_COUNTS = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE}
_aligned = lru_cache(KEPT)(align)
HOPELESS = 0.02
"""Sameness by rule below which the model is not asked whether two figures that differ are one quantity."""
FEW = 2
"""Passages up to which it is asked all the same: where so little is given, other words may be meant to say the same."""


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
            comparison = compare_settings(claim, setting)
            if alignment.gate == OTHER_ROLE:
                passes = _passes(claim, setting, comparison)
                alignment = replace(alignment, gate=None if passes else "other-measure")
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


def _passes(claim: Setting, setting: Setting, comparison: Comparison) -> bool:
    """Whether two counts are compared though only one is told as a change: "lost 48 men", "48 men were lost".

    They are where they agree, and where they count the same things: whether "cut 900 jobs" and "1,400 jobs go" are one,
    the model must tell.
    """
    plain = None in {claim.figure.change, setting.figure.change} and claim.figure.kind in _COUNTS
    counted = same_head(head_of(claim.figure), head_of(setting.figure)) == 1 and claim.figure.kind is Kind.NUMBER
    return plain and (comparison.outcome is Outcome.AGREES or (comparison.outcome is Outcome.DIFFERS and counted))


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


def worth_asking(claim: Setting, readings: tuple[Reading, ...], limit: int) -> tuple[tuple[Reading, Setting], ...]:
    """The figures of the evidence that the arithmetic can settle if they measure the same:

    The likeliest by rule, agreeing ones first.
    """
    ranked = []
    for reading in readings:
        for setting in reading.settings:
            if (claim.figure.kind is Kind.DATE) != (setting.figure.kind is Kind.DATE):
                continue
            comparison = compare_settings(claim, setting)
            alignment = _aligned(claim, setting)
            if alignment.gate == OTHER_ROLE:
                alignment = replace(alignment, gate=None if _passes(claim, setting, comparison) else OTHER_ROLE)
            sameness = alignment.sameness(None)
            marks = setting.figure.kind is not Kind.MULTIPLE
            least = 0.0 if comparison.outcome is Outcome.AGREES or len(readings) <= FEW else HOPELESS
            if (
                comparison.outcome is not Outcome.INCOMPARABLE
                and alignment.gate is None
                and sameness >= least
                and marks
            ):
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
