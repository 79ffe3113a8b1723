"""What a claimed figure may follow from: the best of the calculations that the evidence allows.

A calculation agrees by chance more often than a figure that is stated, so its passages must speak of the claim: as far
as their words tell, and as far as the model does that reads them as written.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.records import Outcome, Score
from factcheck.verdicts.anniversaries import anniversaries
from factcheck.verdicts.balances import balances
from factcheck.verdicts.changes import changes
from factcheck.verdicts.clock import clock_times
from factcheck.verdicts.currencies import conversions
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.lapses import lapses
from factcheck.verdicts.match import Reading, Scores
from factcheck.verdicts.means import means
from factcheck.verdicts.quotients import quotients
from factcheck.verdicts.runs import runs
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.shared_out import averages
from factcheck.verdicts.shares import shares
from factcheck.verdicts.sides_of_change import sides_of_change
from factcheck.verdicts.standings import standings
from factcheck.verdicts.totals import totals


def derive(
    claim: Setting, readings: tuple[Reading, ...], scores: Mapping[int, Scores] | None = None
) -> Derivation | None:
    """The best derivation of the claimed figure, an agreeing one if there is any; None where nothing can be derived."""
    masked = {key: score.masked.entailment for key, score in (scores or {}).items() if score.masked is not None}
    found = [
        *changes(claim, readings, masked),
        *shares(claim, readings, masked),
        *totals(claim, readings),
        *balances(claim, readings),
        *averages(claim, readings),
        *lapses(claim, readings),
        *anniversaries(claim, readings),
        *clock_times(claim, readings),
        *conversions(claim, readings),
        *standings(claim, readings),
        *runs(claim, readings),
        *quotients(claim, readings),
        *means(claim, readings),
        *sides_of_change(claim, readings),
    ]
    found.sort(key=lambda item: (item.comparison.outcome is not Outcome.AGREES, -item.sureness))
    return found[0] if found else None


UNRELATED, LOOSE, ORDERED = 0.7, 0.5, 0.95
"""The model's neutral answer to passage and claim as written from which on a calculation bears nothing out; the same
where they share few words; and where two levels are told as one after the other.
"""
OPEN = 0.9
"""The same from which on a calculation denies nothing: of any two numbers, one is so much less than the other."""
SHARED = 0.6
"""The share of the claim's words that the passage of a calculation must have to share more than a few."""
IN_ORDER = 0.8
"""Sureness of a change from which on its two levels are told as one after the other."""
_BY_NUMBERS_ALONE = {"share", "sum", "multiple", "average", "difference"}
"""Calculations that put any two numbers together; the others rest on times or places in an order."""


def speaks_of_it(claim: Setting, derived: Derivation, scores: Mapping[int, Scores]) -> bool:
    """Whether what a calculation draws on speaks of the claim: "Of 300 patients, 100 were women" not of the dead.

    Of two passages neither says by itself what follows from both.
    """
    operation, read = derived.comparison.reason, _read(derived, scores)
    if read is None or operation not in _BY_NUMBERS_ALONE | {"percent-change"}:
        return True
    if operation in {"difference", "percent-change"} and derived.sureness >= IN_ORDER:
        return read.neutral < ORDERED
    words = claim.words | claim.measure
    few = len(words & derived.readings[0].bare.all_words) < SHARED * len(words)
    return read.neutral < (LOOSE if few else UNRELATED if operation in _BY_NUMBERS_ALONE else ORDERED)


def leaves_it_open(claim: Setting, derived: Derivation, scores: Mapping[int, Scores]) -> bool:
    """Whether what a calculation draws on, read as written, neither says nor excludes the claim: it denies nothing.

    Ages and other times between two dates are left to the dates, for a model does not count years; and a sentence of
    several figures may be left open by what it says of the others.
    """
    read, operation = _read(derived, scores), derived.comparison.reason.removesuffix("-differs")
    if read is None or claim.several or operation not in _BY_NUMBERS_ALONE | {"percent-change", "direction"}:
        return False
    return read.neutral >= OPEN


def _read(derived: Derivation, scores: Mapping[int, Scores]) -> Score | None:
    """The model's view of claim and passage as written, where a calculation draws on one passage alone."""
    if len(derived.readings) > 1:
        return None
    return scores.get(derived.readings[0].passage.id, Scores()).written
