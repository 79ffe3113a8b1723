"""Passages in the words of the claim, where arithmetic finds their figures equal."""

from __future__ import annotations

import pytest

from factcheck.claims import make_claims
from factcheck.figures import find_figures
from factcheck.pipeline import GivenEvidence, article_of
from factcheck.verdicts import read_claims, read_passage
from factcheck.verdicts.match import Scores
from factcheck.verdicts.retelling import retellings


def retold(claim: str, evidence: str) -> str | None:
    """The evidence as it is shown for the first figure of a claim; None where it is shown as it stands alone."""
    claims = make_claims(article_of(claim), find_figures(claim))
    reading = read_passage(GivenEvidence((evidence,)).search(claim)[0])
    read, scores = [[reading]] * len(claims), [{reading.passage.id: Scores()}] * len(claims)
    return next((text for _, _, text in retellings(claims, read_claims(claims), read, scores)), None)


@pytest.mark.parametrize(
    ("claim", "evidence", "shown"),
    [
        ("The estate extends over 2,000 acres.", "The estate covers 809 hectares.", "The estate covers 2,000 acres."),
        (
            "Some 1.4 billion people lived in India in 2021.",
            "India: population, total, 2021: 1,407,563,842.",
            "India: population, total, 2021: some 1.4 billion.",
        ),
        (
            "Half the seats and 3 tonnes of coal were gone.",
            "50 percent of the seats and 3,000 kg of coal were gone.",
            "Half of the seats and 3 tonnes of coal were gone.",
        ),
        ("More than 300 people came.", "Police counted 340 people.", "Police counted more than 300 people."),
    ],
)
def test_an_equal_figure_is_shown_in_the_words_of_the_claim(claim: str, evidence: str, shown: str) -> None:
    assert retold(claim, evidence) == shown


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The estate extends over 2,000 acres.", "The estate covers 2,000 acres."),
        ("The estate extends over 2,000 acres.", "The estate covers 709 hectares."),
        ("The quarry shut in 1993.", "The quarry shut on 5 November 1993."),
        ("Seven percent have no power.", "In the country 93 percent have power."),
        ("The rate rose by 0.5 points.", "The rate rose by half."),
    ],
)
def test_what_is_alike_unequal_or_of_another_kind_is_shown_as_it_stands(claim: str, evidence: str) -> None:
    assert retold(claim, evidence) is None
