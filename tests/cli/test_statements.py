"""Sentences without a figure: which are worth checking, and that they are judged beside the figures of an article."""

from __future__ import annotations

import pytest

from factcheck.figures import find_figures
from factcheck.pipeline import Checker, GivenEvidence
from factcheck.reading import read_article
from factcheck.records import Kind, Sentence
from factcheck.statements import is_worth_checking, make_statements

WORTH = (
    "The Pan-American Highway stops at Yaviza.",
    "Ministers in Lisbon approved the new harbour law.",
    "Last spring, the Vesterhavn Port Authority closed its oldest dock.",
)
NOT_WORTH = (
    "Nobody knows.",
    "Has Portugal approved the new harbour law?",
    "Ministers in Lisbon should approve the new law.",
    "Perhaps the port of Vesterhavn closed its oldest dock.",
    "I visited the old dock of Vesterhavn again.",
    "It could not have been closer in Paris.",
    "the dock was closed for many long weeks",
)


@pytest.mark.parametrize("text", WORTH)
def test_facts_are_worth_checking(text: str) -> None:
    assert is_worth_checking(Sentence(0, len(text), text))


@pytest.mark.parametrize("text", NOT_WORTH)
def test_the_rest_is_not(text: str) -> None:
    assert not is_worth_checking(Sentence(0, len(text), text))


def test_headings_are_not() -> None:
    assert not is_worth_checking(Sentence(0, len(WORTH[0]), WORTH[0], is_heading=True))


def test_a_sentence_with_a_number_is_left_to_its_figures() -> None:
    text = f"{WORTH[0]} Ministers in Lisbon approved 12 new laws. COVID-19 closed the port of Lisbon."
    article = read_article(text.encode(), "a.txt")
    assert [claim.text for claim in make_statements(article, find_figures(article.prose))] == [WORTH[0]]


def test_statements_and_figures_are_judged_in_the_order_of_the_article() -> None:
    text = f"In 2021, the port of Vesterhavn employed 12 people. {WORTH[0]} The dock of Vesterhavn is 900 metres long."
    article = read_article(text.encode(), "a.txt")
    report = Checker(GivenEvidence(("In 2021, the port of Vesterhavn employed 12 people.",)), all_claims=True).check(
        article
    )
    kinds = [verdict.figure.kind for verdict in report.verdicts]
    starts = [verdict.figure.start for verdict in report.verdicts]
    assert kinds.count(Kind.STATEMENT) == 1
    assert starts == sorted(starts)
    (statement,) = [verdict for verdict in report.verdicts if verdict.figure.kind is Kind.STATEMENT]
    assert text[statement.figure.start : statement.figure.end] == WORTH[0]
    assert len({verdict.id for verdict in report.verdicts}) == len(report.verdicts)
