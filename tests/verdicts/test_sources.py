"""Several sources: what each does to the claim is shown, and whose word counts is told with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from test_vintages import Shelf, source

from factcheck.pipeline import Checker, article_of
from factcheck.records import Label, Score, Source, Verdict, View

OFFICE, PAPER = source(1, "Statistics Norvia", tier=1), source(2, "Daily Post", tier=3)
POLICE, MARCHERS = source(1, "Marnport Police", tier=1), source(2, "March for Peace", tier=3)


class Sure:
    """A model that takes everything for one quantity, so that words which differ do not matter."""

    digest = "sha256:sure"

    def score(self, pairs: Sequence[tuple[str, str]], view: View) -> list[Score]:
        return [Score(0.96, 0.03, 0.01, view) for _ in pairs]


def judged(claim: str, *told: tuple[str, Source], day: date | None = None) -> Verdict:
    return Checker(Shelf(told), Sure()).check(article_of(claim, day)).verdicts[0]


def shown(verdict: Verdict) -> list[tuple[str | None, str]]:
    return [(item.passage.source.publisher, str(item.stance)) for item in verdict.evidence]


FORTY = ("Norvia has 40 million inhabitants.", OFFICE)
FIFTY_FIVE = ("Norvia has 55 million inhabitants.", PAPER)


def test_a_source_that_says_the_same_and_does_not_count_supports() -> None:
    verdict = judged("Norvia has 55 million inhabitants.", FORTY, FIFTY_FIVE)
    assert verdict.label is Label.CONTRADICTED
    assert shown(verdict) == [("Statistics Norvia", "refutes"), ("Daily Post", "supports")]
    assert verdict.explanation.endswith(
        "The word of Statistics Norvia counts, not that of Daily Post (55 million):"
        " it is of tier 1, the other of tier 3."
    )


def test_a_source_that_says_otherwise_and_does_not_count_is_shown() -> None:
    verdict = judged("Norvia has 40 million inhabitants.", FIFTY_FIVE, FORTY)
    assert verdict.label is Label.SUPPORTED
    assert shown(verdict) == [("Statistics Norvia", "supports"), ("Daily Post", "refutes")]
    assert "it is of tier 1, the other of tier 3" in verdict.explanation


def test_sources_that_agree_need_no_reason() -> None:
    verdict = judged("Norvia has 40 million inhabitants.", FORTY, ("Norvia has 40 million inhabitants.", PAPER))
    assert shown(verdict) == [("Statistics Norvia", "supports"), ("Daily Post", "supports")]
    assert "counts" not in verdict.explanation


def test_the_later_figure_of_one_publisher_counts_and_that_is_told() -> None:
    first, second = source(1, "Velstat", date(2022, 2, 1)), source(2, "Velstat", date(2023, 6, 1))
    verdict = judged(
        "Exports of Velmark were 231 million euros in 2021.",
        ("Exports of Velmark were 214 million euros in 2021.", first),
        ("Exports of Velmark were 231 million euros in 2021.", second),
    )
    assert verdict.label is Label.SUPPORTED
    assert "it is the later figure of one publisher" in verdict.explanation
    assert shown(verdict) == [("Velstat", "supports"), ("Velstat", "refutes")]


EIGHT = ("The Marnport peace march drew 8,000 marchers, police said.", POLICE)
TWENTY = ("The Marnport peace march drew 20,000 marchers, organisers said.", MARCHERS)


def test_who_is_quoted_decides_whatever_the_tier() -> None:
    verdict = judged("The Marnport peace march drew 20,000 marchers, organisers said.", EIGHT, TWENTY)
    assert verdict.label is Label.SUPPORTED
    assert shown(verdict) == [("March for Peace", "supports"), ("Marnport Police", "refutes")]
    assert "the one that the article quotes" in verdict.explanation


def test_a_publisher_speaks_for_itself() -> None:
    told = ("The Marnport peace march drew 8,000 marchers.", POLICE)
    verdict = judged("The Marnport peace march drew 8,000 marchers, police said.", told, TWENTY)
    assert verdict.label is Label.SUPPORTED
    assert "the one that the article quotes" in verdict.explanation


def test_a_quoted_source_that_says_otherwise_leaves_it_open_against_a_better_one() -> None:
    verdict = judged("The Marnport peace march drew 8,000 marchers, organisers said.", EIGHT, TWENTY)
    assert (verdict.label, verdict.reason) == (Label.UNVERIFIED, "sources-disagree")


def test_others_than_the_quoted_ones_deny_nothing() -> None:
    verdict = judged("The Marnport peace march drew 20,000 marchers, organisers said.", EIGHT)
    assert verdict.label is Label.UNVERIFIED
    assert "the article quotes others than those who say 8,000" in verdict.explanation
