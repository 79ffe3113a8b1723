"""A verdict before it is worded, and the evidence as it is quoted in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.records import Evidence, Figure, Label, Score, Stance
from factcheck.verdicts.match import Match, Reading, agrees
from factcheck.verdicts.reasons import REASONS


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict before it is worded: what was decided, by which rule, how sure, from what.

    ``decisive`` is the figure of the evidence that it rests on, ``worked_out`` what a calculation came to and
    ``inputs`` what it put together. Where sources exclude each other, ``why`` says whose word counts and why, as a
    sentence.
    """

    label: Label
    reason: str
    confidence: float
    working: str
    evidence: tuple[Evidence, ...]
    decisive: Match | None = None
    worked_out: Figure | None = None
    why: str = ""
    inputs: tuple[Figure, ...] = ()


MOST = 4
"""How many passages a verdict quotes."""


def said_of(
    label: Label,
    reason: str,
    matches: list[Match],
    working: str,
    confidence: float,
    *,
    dissent: Sequence[Match] = (),
    why: str = "",
) -> Judgement:
    """A judgement that rests on ``matches``, the decisive one first; at most four passages are quoted.

    ``dissent`` is what says otherwise and does not decide, of which at least one is quoted; ``why`` tells why not.
    """
    shown = [*matches[: MOST - min(len(dissent), 1)], *dissent]
    quoted = []
    for match in shown[:MOST]:
        stance = _stance(label, reason, match, matches[0])
        quoted.append(quote(match.reading, stance, match.setting.figure, match.marked or match.scores.masked))
    return Judgement(
        label,
        _known(reason, label),
        round(max(0.0, min(1.0, confidence)), 3),
        working,
        tuple(quoted),
        matches[0] if len({match.setting.figure.value for match in matches}) == 1 else None,
        why=why,
    )


def _stance(label: Label, reason: str, match: Match, decisive: Match) -> Stance:
    """What a passage does to the claim by its own figure; what denies a figure that agrees refutes all the same."""
    if label is Label.UNVERIFIED and reason != "sources-disagree":
        return Stance.RELATED
    if label is Label.CONTRADICTED and agrees(decisive):
        return Stance.REFUTES
    return Stance.SUPPORTS if agrees(match) else Stance.REFUTES


def _known(reason: str, label: Label) -> str:
    """The reason code; a comparison's finer word for "no conclusion" is plain uncertainty."""
    if reason in REASONS and REASONS[reason].label is label:
        return reason
    return "uncertain"


def quote(reading: Reading, stance: Stance, figure: object, nli: Score | None) -> Evidence:
    """A whole passage as evidence, with the figure that was compared and what the model said."""
    exact = figure if isinstance(figure, Figure) else None
    return Evidence(reading.passage, 0, len(reading.passage.text), stance, exact, nli)
