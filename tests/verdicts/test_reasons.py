"""Every reason code is a rule with an example that fires and one that stays quiet, shown through the whole way."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.cli.engine import LazyScorer
from factcheck.pipeline import Checker, GivenEvidence, article_of
from factcheck.records import Verdict
from factcheck.verdicts.reasons import REASONS, Example, Reason


@pytest.fixture(scope="module")
def scorer() -> LazyScorer:
    return LazyScorer("onnx", None)


def verdicts_of(example: Example, scorer: LazyScorer) -> tuple[Verdict, ...]:
    day = date.fromisoformat(example.date) if example.date else None
    return (
        Checker(GivenEvidence(example.evidence), scorer, statements=True).check(article_of(example.claim, day)).verdicts
    )


@pytest.mark.parametrize("reason", REASONS.values(), ids=lambda reason: reason.code)
def test_its_example_fires(reason: Reason, scorer: LazyScorer) -> None:
    found = verdicts_of(reason.fires, scorer)
    assert (reason.code, reason.label) in {(verdict.reason, verdict.label) for verdict in found}, [
        (v.figure.text, v.reason) for v in found
    ]


@pytest.mark.parametrize("reason", REASONS.values(), ids=lambda reason: reason.code)
def test_its_counterexample_stays_quiet(reason: Reason, scorer: LazyScorer) -> None:
    assert reason.code not in {verdict.reason for verdict in verdicts_of(reason.quiet, scorer)}
