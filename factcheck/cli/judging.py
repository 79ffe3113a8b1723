"""Labelled pairs put through the whole way, for ``eval`` and for fitting the confidence of verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.pipeline import Checker, GivenEvidence, Scorer, article_of
from factcheck.records import Label, Verdict
from factcheck.verdicts.calibrating import Judged, Recorder


def judge_pair(
    id_: str, claim: str, evidence: Sequence[str], truth: str, *, day: date | None = None, scorer: Scorer | None = None
) -> Judged | None:
    """The verdict that decides a pair beside its truth; None where nothing was judged.

    ``truth`` is a label, or not_entailment, which is right for contradicted and unverified alike.
    """
    recorder = Recorder()
    texts = tuple(text for text in evidence if text.strip())
    report = Checker(GivenEvidence(texts), scorer, statements=True, calibration=recorder).check(article_of(claim, day))
    chosen = deciding(report.verdicts)
    if chosen is None:
        return None
    label = report.verdicts[chosen].label
    right = (label is not Label.SUPPORTED) if truth == "not_entailment" else str(label) == truth
    return Judged(id_, str(label), recorder.seen[chosen], right)


def deciding(verdicts: Sequence[Verdict]) -> int | None:
    """Which verdict decides a pair: the worst, contradicted before unverified before supported; of those the surest."""
    rank = {Label.CONTRADICTED: 0, Label.UNVERIFIED: 1, Label.SUPPORTED: 2}
    return min(
        range(len(verdicts)),
        key=lambda number: (rank[verdicts[number].label], -verdicts[number].confidence),
        default=None,
    )
