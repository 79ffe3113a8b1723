"""The articles of a run against each other: the index, the order, and the model's say."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from factcheck.pipeline import Checker, GivenEvidence
from factcheck.reading import read_article
from factcheck.records import ArticleReport, Score
from factcheck.verdicts.consistency.across import Ask, across

SURE = (
    "In 2023, 52,300 people visited the Nordic Museum.",
    "The Nordic Museum was visited by 62,300 people in 2023.",
)
LEFT_OVER = (
    "In 2023, 52,300 people visited the Nordic Museum.",
    "In 2023, 62,300 people visited the Nordic Museum in Lyngby harbour.".replace(" in Lyngby harbour", " gladly"),
)
ONE, ANOTHER = Score(0.97, 0.02, 0.01), Score(0.01, 0.98, 0.01)


def reports(texts: Sequence[str]) -> list[ArticleReport]:
    checker = Checker(GivenEvidence(()))
    return [checker.check(read_article(text.encode(), f"{at}.md")) for at, text in enumerate(texts)]


def always(score: Score) -> Ask:
    return lambda pairs: [score for _ in pairs]


def test_the_first_of_two_files_comes_first() -> None:
    (found,) = across(reports(SURE))
    assert found.paths == ("0.md", "1.md")
    assert [figure.text for figure in found.figures] == ["52,300", "62,300"]


def test_three_files_give_each_later_value_once() -> None:
    found = across(reports([*SURE, "In 2023, 72,300 people visited the Nordic Museum."]))
    assert [item.paths for item in found] == [("0.md", "1.md"), ("0.md", "2.md")]


@pytest.mark.parametrize(("score", "count"), [(ONE, 1), (ANOTHER, 0)], ids=["one quantity", "another"])
def test_the_model_may_veto(score: Score, count: int) -> None:
    assert len(across(reports(SURE), always(score))) == count


@pytest.mark.parametrize(("score", "count"), [(ONE, 1), (ANOTHER, 0)], ids=["one quantity", "another"])
def test_the_model_decides_where_a_word_is_left_over(score: Score, count: int) -> None:
    assert across(reports(LEFT_OVER)) == ()
    assert len(across(reports(LEFT_OVER), always(score))) == count


def test_nothing_is_asked_where_nothing_meets() -> None:
    def ask(pairs: Sequence[tuple[str, str]]) -> list[Score]:
        raise AssertionError(pairs)

    assert across(reports(["In 2023, 12 ships were built in Oslo.", "The mayor owns 17 goats."]), ask) == ()


def test_the_time_grows_with_the_number_of_articles() -> None:
    """Ten times the articles take about ten times as long, not a hundred times."""
    lines = [
        f"In {year}, Norway exported {year * 7:,} tonnes of rice number {year % 13}." for year in range(1950, 2000)
    ]

    def articles(land: str) -> list[ArticleReport]:
        return reports(["\n\n".join(lines[at : at + 5]).replace("Norway", land) for at in range(0, 50, 5)])

    def seconds(compared: list[ArticleReport]) -> float:
        started = time.perf_counter()
        across(compared)
        return time.perf_counter() - started

    few = min(seconds(articles(f"Sudland{copy}")) for copy in range(3))  # no text is read twice
    many = [report for copy in range(10) for report in articles(f"Norland{copy}")]
    assert seconds(many) < max(30 * few, 1.0)  # a busy machine takes twice as long
