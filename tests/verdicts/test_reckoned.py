"""Calculations that no words order: which there are, and what the model's word counts for."""

from __future__ import annotations

import pytest

from factcheck.claims import make_claims
from factcheck.figures import find_figures
from factcheck.pipeline import GivenEvidence, article_of
from factcheck.records import Label, Score, View
from factcheck.verdicts import gather, read_claims, read_passage, verdicts
from factcheck.verdicts.questions import Question, questions_again
from factcheck.verdicts.reckoned import reckonings

VOTES = "The count: Brand 14,902, Sayle 14,514."
WON = "Brand was 388 votes ahead of Sayle."


def working(claim: str, evidence: str) -> str | None:
    """How the first figure of a claim comes out of the numbers of one passage, or None."""
    article = article_of(claim)
    setting = read_claims(make_claims(article, find_figures(claim)))[0]
    readings = [read_passage(candidate) for candidate in GivenEvidence((evidence,)).search(claim)]
    found = next(reckonings(setting, readings), None)
    return found.comparison.working.split(",  and")[0] if found else None


@pytest.mark.parametrize(
    ("claim", "evidence", "shown"),
    [
        (WON, VOTES, "14,902 − 14,514 = 388"),
        ("They are 181 years old together.", "He is 92 years old and she is 89 years old.", "92"),
        ("Seven eighths of the cantons agreed.", "Of 16 cantons, 14 agreed.", "14 of 16 is 0.875"),
        ("A fifth stayed away.", "Of 50 members, 40 came.", "(50 − 40) of 50 is 0.2"),
        ("Each delegate stands for 4,000 members.", "There are 200 delegates of 800,000 members.", "800,000 / 200"),
        ("It cost three times as much.", "It cost 30 euros here and 90 euros there.", "90 euros / 30 euros = 3"),
        ("Seventeen years lay between the two.", "The first was opened in 1961, the second in 1978.", "from 1961"),
    ],
)
def test_what_numbers_come_to(claim: str, evidence: str, shown: str) -> None:
    told = working(claim, evidence)
    assert told is not None
    assert shown in told


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Brand was 288 votes ahead of Sayle.", VOTES),
        ("Brand was the third.", VOTES),
        ("It happened in 2014.", "Of 2,020 trees, 6 fell."),
        ("Thousands of votes separated them.", VOTES),
        ("He paid 400 euros.", "There were 800 men and 400 women."),
    ],
)
def test_what_they_do_not_come_to(claim: str, evidence: str) -> None:
    assert working(claim, evidence) is None


def judged(claim: str, evidence: str, entailment: float) -> tuple[Label, str]:
    """The verdict on the first figure where the model, asked as written, gives this entailment."""
    article = article_of(claim)
    claims = make_claims(article, find_figures(claim))
    settings = read_claims(claims)
    readings = tuple(read_passage(candidate) for candidate in GivenEvidence((evidence,)).search(claim))
    asked = questions_again(claims, settings, [readings] * len(claims), {})
    assert any(question.view is View.WRITTEN for question in asked)
    said = Score(entailment, 1 - entailment, 0.0, View.WRITTEN)
    written = [Question(0, readings[0].passage.id, -1, evidence, claim, View.WRITTEN)]
    verdict = verdicts(claims, settings, [readings] * len(claims), gather(written, [said]))[0]
    return verdict.label, verdict.working


RAN, BEST = "She ran 43.18 seconds, 0.27 seconds better than ever before.", "Her earlier best had been 43.45 seconds."


def test_a_calculation_counts_where_the_text_bears_the_claim_out() -> None:
    label, told = judged(BEST, RAN, 0.9)
    assert label is Label.SUPPORTED
    assert told.startswith("43.18 seconds + 0.27 seconds = 43.45")


def test_it_does_not_where_the_text_is_not_sure_to() -> None:
    assert judged(BEST, RAN, 0.6)[0] is Label.UNVERIFIED


def test_a_bound_needs_more_since_much_agrees_with_it() -> None:
    claim, evidence = "More than half of the reward was for him.", "Of the 900 euros, he was given 600 euros."
    assert judged(claim, evidence, 0.8)[0] is Label.UNVERIFIED
    assert judged(claim, evidence, 0.95)[0] is Label.SUPPORTED
