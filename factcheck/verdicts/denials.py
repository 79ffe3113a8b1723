"""Denials that no value tells: a passage says that it is not so, that it is so of a part alone, or that it has changed.

Rules say where a denial may lie; the model, which reads claim and passage as written, says whether it is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from factcheck.figures.compare import compare_figures
from factcheck.records import Figure, Kind, Label, Outcome, Role, Stance
from factcheck.verdicts.against import REFUTE
from factcheck.verdicts.exchanged import parties_exchanged
from factcheck.verdicts.in_terms import COMPLEMENT
from factcheck.verdicts.judgement import Judgement, quote
from factcheck.verdicts.match import Match, Reading, Scores, agrees
from factcheck.verdicts.otherwise import (
    SAME_WORDS,
    holds_what_moved,
    is_held,
    leaves_open,
    left_open,
    opposite_counts,
    speaks_for_itself,
)
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.sides import DOUBTFUL, refused
from factcheck.verdicts.words import is_negated

DENIED, DENIED_SAME = 0.8, 0.5
"""The model's contradiction, and the sameness, from which on a negated sentence denies."""
DENIES_SURELY, DENIED_WORDS, DENIED_LEAST = 0.95, 0.6, 0.3
"""The same of a marked pair of which neither text is negated, with the share of the claim's words."""
DENIES, FLAT_WORDS = 0.8, 0.75
STATES_OTHERWISE = 0.85
"""The model's contradiction of two texts as written from which on one denies the other."""
REFUSED_WRITTEN = 0.88
"""The same where the marked pair says so too: a figure that agrees is seldom told of the opposite by chance."""
PARTED = 0.75
"""The same where the passage tells of a part what the claim says of all or of none, or that a kept level moved."""

_WORKING = "the evidence denies what the article states"


def denied(claim: Setting, match: Match) -> bool:
    """One of the two sentences is negated, and the model does not find that it says the same; or the model is sure."""
    if match.comparison.reason == COMPLEMENT or match.signed or left_open(claim, match.setting):
        return False  # a growth below zero is a fall: arithmetic has compared the two
    if opposite_counts(claim, match):
        return False
    if claim.figure.kind is Kind.DATE or match.reading.passage.observation is not None:
        return False  # a cell denies by its value alone: those who "had no job" are the unemployed
    if claim.negated == match.setting.negated:
        if claim.quantifier == "whole" or is_negated(claim.text) or is_negated(match.setting.text):
            return False  # what the model takes for a denial may be of something else
        said = match.marked
        sure = said is not None and said.contradiction >= DENIES_SURELY
        return sure and match.alignment.features["clause_covered"] >= DENIED_WORDS and match.sameness >= DENIED_LEAST
    if speaks_for_itself(match.setting.clause, claim.clause):
        return False
    said = match.marked or match.scores.written
    if said is None:
        return match.sameness >= REFUTE and match.alignment.features["clause_covered"] >= SAME_WORDS
    return said.contradiction >= DENIED and match.sameness >= DENIED_SAME


def denial(
    claim: Setting, matches: Sequence[Match], readings: Sequence[Reading], scores: Mapping[int, Scores]
) -> Judgement | None:
    """The first passage that denies the claim as a whole, or None."""
    for reading in readings:
        said = scores.get(reading.passage.id, Scores())
        sure = max(_flat(claim, reading, said), _dated(claim, reading, said), _of_parts(claim, reading, said))
        if sure > 0:
            return _denied_by(reading, said, sure)
    for match in matches:
        sure = max(_refused_twice(claim, match, matches), _exchanged(claim, match))
        if sure > 0:
            return _denied_by(match.reading, match.scores, sure)
    return None


def _denied_by(reading: Reading, said: Scores, sure: float) -> Judgement:
    quoted = quote(reading, Stance.REFUTES, None, said.written)
    return Judgement(Label.CONTRADICTED, "denied", sure, _WORKING, (quoted,))


def _flat(claim: Setting, reading: Reading, said: Scores) -> float:
    """How surely a passage without a counterpart figure denies the whole: "the plant never produced any cars"."""
    if claim.figure.kind is Kind.DATE or reading.bare.negated == claim.negated or _counts(reading):
        return 0.0
    if speaks_for_itself(reading.bare.text, claim.text):
        return 0.0
    sure = 0.8 if reading.bare.none else 0.0
    if said.written is not None:
        sure = max(sure, said.written.contradiction) if said.written.entailment < 0.5 else 0.0
    return sure if sure >= DENIES and covers(claim, reading) >= FLAT_WORDS else 0.0


def _dated(claim: Setting, reading: Reading, said: Scores) -> float:
    """The same of a sentence whose only figure is a date: "did not win in 2018", "won two races in 2018"."""
    if claim.figure.kind is not Kind.DATE or claim.several or not claim.negated or reading.bare.negated:
        return 0.0
    if said.written is None or said.written.contradiction < STATES_OTHERWISE:
        return 0.0
    spoken = covers(claim, reading) >= FLAT_WORDS and not speaks_for_itself(reading.bare.text, claim.text)
    return said.written.contradiction if spoken else 0.0


def _of_parts(claim: Setting, reading: Reading, said: Scores) -> float:
    """The same of a passage that tells of a part what the claim says of all, or that a level moved that was kept."""
    if said.written is None or said.written.contradiction < PARTED or left_open(claim, reading.bare):
        return 0.0
    told = is_parted(claim, reading) or has_moved(claim, reading)
    return said.written.contradiction if told else 0.0


def is_parted(claim: Setting, reading: Reading) -> bool:
    """Whether a passage counts a part of the whole of which the claim says that it is all or none.

    "All 26 cantons approved" beside "Nineteen of the 26 cantons approved".
    """
    if claim.quantifier not in {"all", "none"}:
        return False
    own = claim.figure.text.lower()
    wholes = [
        side.figure
        for side in reading.settings
        if side.figure.kind is Kind.NUMBER
        and (
            side.figure.text.lower() == own
            or (claim.quantifier == "all" and side.figure.value is not None and side.figure.value == claim.figure.value)
        )
    ]
    return any(_is_less(side.figure, whole) for whole in wholes for side in reading.settings)


def _is_less(part: Figure, whole: Figure) -> bool:
    known = part.kind is Kind.NUMBER and part.value is not None and whole.value is not None
    return known and part.start != whole.start and part.value < whole.value  # type: ignore[operator]


def has_moved(claim: Setting, reading: Reading) -> bool:
    """Whether a passage tells that a level was left which the claim says was kept: "kept at 3", "up from 3 to 4"."""
    return is_held(claim) and any(
        side.figure.change is not None
        and side.figure.change.role is Role.BEFORE
        and holds_what_moved(claim, side)
        and compare_figures(claim.figure, side.figure).outcome is Outcome.AGREES
        for side in reading.settings
    )


def asks_again(claim: Setting, reading: Reading, said: Scores) -> bool:
    """Whether a passage should be read as written too: it has an equal figure, which the marked view found.

    Whether the words bear the figure out, or deny it, is seen better without the mark. A sentence that leans on the one
    before it cannot be read alone, a cell is no sentence, and beside a date stands a quantity that may be wrong.
    """
    if said.written is not None or reading.passage.observation is not None or claim.leans:
        return False
    if claim.figure.kind is Kind.DATE and claim.several:
        return False
    multiple = claim.figure.kind is Kind.MULTIPLE  # which is not marked
    return any(
        (multiple or side.figure.start in said.marked)
        and compare_figures(claim.figure, side.figure).outcome is Outcome.AGREES
        for side in reading.settings
    )


def _refused_twice(claim: Setting, match: Match, matches: Sequence[Match]) -> float:
    """How surely an equal figure is told of the opposite, by the marked view and as written: accepted, declined."""
    written = match.scores.written
    if not agrees(match) or match.alignment.gate is not None or not refused(match) or written is None:
        return 0.0
    if match.reading.passage.observation is not None or opposite_counts(claim, match) or is_held(claim):
        return 0.0
    if leaves_open(match.setting.text) or _DISOWNED.search(claim.text[: claim.figure.start]):
        return 0.0
    if claim.figure.kind is Kind.DATE and (claim.several or not claim.negated or match.reading.bare.negated):
        return 0.0
    if any(agrees(other) and other.sameness >= DOUBTFUL and other is not match for other in matches):
        return 0.0
    return written.contradiction if written.contradiction >= REFUSED_WRITTEN else 0.0


def _exchanged(claim: Setting, match: Match) -> float:
    """How surely an equal figure is told of the same two parties the other way round, which the model must see too."""
    written = match.scores.written
    if written is None or not agrees(match) or written.contradiction <= written.entailment:
        return 0.0
    return written.contradiction if parties_exchanged(claim.text, match.setting.text) else 0.0


_DISOWNED = re.compile(r"\b(?:not|rather than|instead of)\s+$", re.IGNORECASE)


def covers(claim: Setting, reading: Reading) -> float:
    """The share of the claim's words, in [0, 1], that a passage has too."""
    words = claim.words | claim.measure
    return len(words & reading.bare.all_words) / len(words) if words else 0.0


def _counts(reading: Reading) -> bool:
    """Whether the passage states a quantity of its own; then it is compared, not taken as a flat denial."""
    return any(setting.figure.kind is not Kind.DATE for setting in reading.settings)
