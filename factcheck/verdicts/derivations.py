"""What a claimed figure may follow from: the best of the calculations that the evidence allows."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.records import Outcome
from factcheck.verdicts.anniversaries import anniversaries
from factcheck.verdicts.changes import changes
from factcheck.verdicts.clock import clock_times
from factcheck.verdicts.currencies import conversions
from factcheck.verdicts.lapses import Derivation, lapses
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
