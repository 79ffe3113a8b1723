"""Why a figure stays unverified: the slot that differs, and no other where only the value does."""

from __future__ import annotations

import pytest

from factcheck.pipeline import Checker, GivenEvidence, article_of
from factcheck.records import Label

WHY = [
    ("In 2020 the Orrin mill employed 4,000 people.", "The Orrin mill employs 400 people.", "uncertain"),
    ("The ferry company carried 41,000 cars in the first half of 2014.",
     "The ferry company carried 97,000 cars in 2014.", "other-period"),
    ("Velmark exported 4,000 horses.", "Velmark imported 400 horses.", "other-measure"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence", "reason"), WHY)
def test_the_slot_that_differs_is_named(claim: str, evidence: str, reason: str) -> None:
    verdicts = Checker(GivenEvidence((evidence,))).check(article_of(claim)).verdicts
    counted = next(verdict for verdict in verdicts if verdict.figure.kind == "number")
    assert (counted.label, counted.reason) == (Label.UNVERIFIED, reason)
