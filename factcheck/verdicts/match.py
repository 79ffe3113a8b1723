"""Every figure of the evidence against the claimed one: aligned, compared, and weighed. The inputs of the decision."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.figures.compare import compare_figures
from factcheck.figures.wording import significant_digits
from factcheck.records import Bound, Claim, Comparison, Kind, Outcome, Passage, Score
from factcheck.verdicts.align import Alignment, align
from factcheck.verdicts.setting import Setting


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage with the settings of its figures, and its words where it has none. ``relevance`` is the retriever's."""

    passage: Passage
    settings: tuple[Setting, ...]
    bare: Setting
    relevance: float


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of a pair (passage, claim) in its two views; None where it was not asked."""

    masked: Score | None = None
    written: Score | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """One figure of the evidence beside the claimed one."""

    reading: Reading
    setting: Setting
    alignment: Alignment
    comparison: Comparison
    sameness: float
    scores: Scores

    @property
    def tier(self) -> int:
        """The tier of its source; 1 is the most trusted."""
        return self.reading.passage.source.tier


def match_figures(claim: Setting, readings: tuple[Reading, ...], scores: dict[int, Scores]) -> tuple[Match, ...]:
    """Compare the claimed figure with every figure of the readings, the likeliest first."""
    found = []
    for reading in readings:
        asked = scores.get(reading.passage.id, Scores())
        masked = asked.masked.entailment if asked.masked is not None else None
        for setting in reading.settings:
            if (claim.figure.kind is Kind.DATE) != (setting.figure.kind is Kind.DATE):
                continue
            alignment = align(claim, setting)
            comparison = compare_figures(claim.figure, setting.figure, setting.trend)
            found.append(Match(reading, setting, alignment, comparison, alignment.sameness(masked), asked))
    return tuple(sorted(found, key=lambda match: (-match.sameness, match.reading.passage.id, match.setting.figure.start)))


def worth_asking(claim: Setting, readings: tuple[Reading, ...], limit: int) -> tuple[Reading, ...]:
    """The readings where the model's view of the pair can matter: those with a figure that lines up so far, best first."""
    ranked = []
    for reading in readings:
        best = 0.0
        for setting in reading.settings:
            if compare_figures(claim.figure, setting.figure).reason == "other-unit":
                continue
            best = max(best, align(claim, setting).sameness(None))
        if reading.bare.negated != claim.negated:
            best = max(best, 0.3)
        if best >= 0.03:
            ranked.append((best, reading))
    ranked.sort(key=lambda pair: (-pair[0], pair[1].passage.id))
    return tuple(reading for _, reading in ranked[:limit])


def chance(claim: Claim) -> float:
    """How likely a random figure of the same kind would agree with the claimed one, in [0, 1].

    Each digit that was written leaves one in ten; hedges and vague words let more through.
    """
    figure = claim.figure
    if figure.kind in {Kind.DATE, Kind.MULTIPLE, Kind.FRACTION, Kind.ORDINAL}:
        return 0.3
    if figure.vague or figure.low is not None or figure.bound in {Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST, Bound.UP_TO}:
        return 0.4
    if figure.value is not None and abs(figure.value) < 10 and figure.value == int(figure.value):
        return 0.3
    digits = significant_digits(figure)
    return float(min(0.5, max(0.0005, 1.5 * 10 ** -float(digits) * (3 if figure.bound is not Bound.EQUAL else 1))))


def agrees(match: Match) -> bool:
    """Whether the arithmetic agrees."""
    return match.comparison.outcome is Outcome.AGREES


def differs(match: Match) -> bool:
    """Whether the arithmetic differs."""
    return match.comparison.outcome is Outcome.DIFFERS
