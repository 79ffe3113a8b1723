"""When the model is asked a second time, and what its word then counts for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.pipeline import Checker, GivenEvidence, article_of
from factcheck.records import Label, Score, Verdict, View

CLAIM = "The council approved the stadium by 31 votes to 24."
EVIDENCE = "The council threw out the stadium by 31 votes to 24."


@dataclass
class Scripted:
    """Answers each view with one score, and keeps what it was asked."""

    marked: tuple[float, float, float]
    written: tuple[float, float, float]
    digest: str = "sha256:0"
    asked: list[tuple[View, str]] = field(default_factory=list)

    def score(self, pairs: Sequence[tuple[str, str]], view: View) -> list[Score]:
        self.asked += [(view, evidence) for evidence, _ in pairs]
        return [Score(*(self.written if view is View.WRITTEN else self.marked), view) for _ in pairs]


def verdicts_of(claim: str, evidence: str, scorer: Scripted) -> list[Verdict]:
    return list(Checker(GivenEvidence((evidence,)), scorer).check(article_of(claim)).verdicts)


def test_an_equal_figure_that_the_model_refuses_is_read_as_written_too() -> None:
    scorer = Scripted(marked=(0.02, 0.06, 0.92), written=(0.02, 0.02, 0.96))
    verdict = verdicts_of(CLAIM, EVIDENCE, scorer)[0]
    assert (verdict.label, verdict.reason) == (Label.CONTRADICTED, "denied")
    assert (View.WRITTEN, EVIDENCE) in scorer.asked
    assert scorer.asked.count((View.WRITTEN, EVIDENCE)) == 1, "one question for both figures of the sentence"


def test_what_only_one_of_the_two_views_denies_is_not_denied() -> None:
    doubtful = Scripted(marked=(0.02, 0.06, 0.92), written=(0.1, 0.3, 0.6))
    assert verdicts_of(CLAIM, EVIDENCE, doubtful)[0].label is Label.UNVERIFIED


def test_a_clear_contradiction_is_not_outweighed_by_an_equal_figure() -> None:
    scorer = Scripted(marked=(0.95, 0.03, 0.02), written=(0.02, 0.02, 0.96))
    assert verdicts_of(CLAIM, EVIDENCE, scorer)[0].label is Label.UNVERIFIED


def test_an_equal_figure_in_other_words_is_borne_out_by_the_text_as_written() -> None:
    claim, evidence = (
        "Norvia's orchestra employs 104 musicians.",
        "The orchestra of Norvia has 104 players on its payroll.",
    )
    sure = Scripted(marked=(0.05, 0.93, 0.02), written=(0.95, 0.03, 0.02))
    assert verdicts_of(claim, evidence, sure)[0].label is Label.SUPPORTED
    unsure = Scripted(marked=(0.05, 0.93, 0.02), written=(0.5, 0.4, 0.1))
    assert verdicts_of(claim, evidence, unsure)[0].label is Label.UNVERIFIED


def test_a_small_count_that_agrees_is_borne_out_only_by_a_text_that_says_so() -> None:
    claim, evidence = "The orchestra gave three concerts in Norvia.", "Norvia's orchestra has three conductors."
    unsure = Scripted(marked=(0.6, 0.38, 0.02), written=(0.1, 0.8, 0.1))
    assert verdicts_of(claim, evidence, unsure)[0].label is Label.UNVERIFIED
    assert (View.WRITTEN, evidence) in unsure.asked
    sure = Scripted(marked=(0.6, 0.38, 0.02), written=(0.95, 0.04, 0.01))
    assert verdicts_of(claim, evidence, sure)[0].label is Label.SUPPORTED


def test_one_figure_of_several_does_not_fall_with_the_rest_of_its_sentence() -> None:
    claim, evidence = "The fair drew 48,300 visitors and 212 firms.", "The fair drew 48,300 visitors."
    scorer = Scripted(marked=(0.85, 0.1, 0.05), written=(0.3, 0.65, 0.05))
    assert verdicts_of(claim, evidence, scorer)[0].label is Label.SUPPORTED


def test_a_part_beside_all_is_read_as_written_at_once() -> None:
    claim, evidence = "All 26 cantons approved the treaty.", "Nineteen of the 26 cantons approved the treaty."
    scorer = Scripted(marked=(0.2, 0.7, 0.1), written=(0.05, 0.1, 0.85))
    verdict = verdicts_of(claim, evidence, scorer)[0]
    assert (verdict.label, verdict.reason) == (Label.CONTRADICTED, "denied")
