"""The fixture articles from end to end:

Real store, real model. Nothing may be accused without cause, in any of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from article_checks import ARTICLES, build_store, check_article, misses

from factcheck.cli.engine import LazyScorer
from factcheck.records import Label

LEAST_MET = {
    "darien-gap": 30,
    "darien-gap-errors": 19,
    "euro-area-prices": 27,
    "paris-medals": 28,
    "webb-telescope": 19,
}
"""How many expectations each article meets at least (of 38, 26, 37, 41 and 30);

Raise a number when the tool gets better.
"""


@pytest.fixture(scope="module")
def scorer() -> LazyScorer:
    return LazyScorer("onnx", None)


@pytest.mark.parametrize("name", sorted(ARTICLES))
@pytest.mark.parametrize("with_model", [True, False], ids=["model", "no model"])
def test_no_figure_is_contradicted_without_cause(
    name: str, with_model: bool, scorer: LazyScorer, tmp_path: Path
) -> None:
    report = check_article(name, build_store(ARTICLES[name], tmp_path / "store.db"), scorer if with_model else None)
    assert misses(name, report).accused == ()
    assert report.inconsistencies == ()


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_most_expectations_are_met(name: str, scorer: LazyScorer, tmp_path: Path) -> None:
    outcome = misses(name, check_article(name, build_store(ARTICLES[name], tmp_path / "store.db"), scorer))
    assert len(outcome.met) >= LEAST_MET[name], outcome.missed


def test_the_errors_of_an_article_are_found(scorer: LazyScorer, tmp_path: Path) -> None:
    report = check_article("darien-gap-errors", build_store("darien-gap", tmp_path / "store.db"), scorer)
    wrong = {verdict.figure.text for verdict in report.verdicts if verdict.label is Label.CONTRADICTED}
    assert {"more than triple", "83 percent"} <= wrong


def test_every_verdict_shows_its_working_and_its_source(scorer: LazyScorer, tmp_path: Path) -> None:
    report = check_article("darien-gap", build_store("darien-gap", tmp_path / "store.db"), scorer)
    for verdict in report.verdicts:
        if verdict.label is not Label.UNVERIFIED:
            assert verdict.working
            assert verdict.evidence
            assert verdict.evidence[0].passage.source.title
