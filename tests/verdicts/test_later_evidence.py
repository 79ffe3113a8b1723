"""Evidence that is later than the article is used, and the reader is told."""

from __future__ import annotations

from datetime import date

from factcheck.pipeline import Checker, GivenEvidence, article_of
from factcheck.records import Label

CLAIM = "The bridge cost 214 million euros."
EVIDENCE = ("The bridge cost 214 million euros.",)


def explained(article: date | None, source: date | None) -> str:
    report = Checker(GivenEvidence(EVIDENCE, published=source)).check(article_of(CLAIM, article))
    (verdict,) = report.verdicts
    assert verdict.label is Label.SUPPORTED
    return verdict.explanation


def test_a_later_source_is_told():
    assert explained(date(2023, 5, 1), date(2024, 1, 2)).endswith("The source is of 2024-01-02, after the article.")


def test_an_earlier_or_undated_source_is_not():
    assert "after the article" not in explained(date(2024, 5, 1), date(2024, 1, 2))
    assert "after the article" not in explained(date(2024, 5, 1), None)
    assert "after the article" not in explained(None, date(2024, 1, 2))
