"""Two models, one answer: when the careful one is asked, and what the two say together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.nli.opinions import SURE, is_sure, joined, second_opinions
from factcheck.records import Score, View


def score(entailment: float, contradiction: float = 0.0) -> Score:
    return Score(entailment, 1 - entailment - contradiction, contradiction, View.MARKED)


def test_only_what_leaves_the_quick_model_unsure_is_read_again() -> None:
    asked: list[tuple[str, str]] = []

    def careful(pairs: Sequence[tuple[str, str]]) -> list[Score]:
        asked.extend(pairs)
        return [score(0.9) for _ in pairs]

    pairs = [("a", "sure that it is"), ("b", "unsure"), ("c", "sure that it is not")]
    first = [score(0.97), score(0.5), score(0.02)]
    told = second_opinions(pairs, first, careful)
    assert asked == [("b", "unsure")]
    assert (told[0], told[2]) == (first[0], first[2])
    assert told[1].entailment > 0.5


def test_the_careful_model_stays_unloaded_where_the_quick_one_is_sure() -> None:
    def careful(pairs: Sequence[tuple[str, str]]) -> list[Score]:
        raise AssertionError(f"asked about {pairs}")

    assert second_opinions([("a", "b")], [score(0.99)], careful) == [score(0.99)]
    assert second_opinions([], [], careful) == []


def test_what_is_sure() -> None:
    assert [is_sure(score(each)) for each in (SURE, 1 - SURE)] == [True, True]
    assert [is_sure(score(each)) for each in (SURE + 0.01, 0.5)] == [False, False]


chances = st.floats(0.001, 0.998)


@given(chances, chances)
def test_an_opinion_of_two_lies_between_them_and_adds_up(mine: float, theirs: float) -> None:
    both = joined(score(mine, 0.001), score(theirs, 0.001))
    assert both.entailment + both.neutral + both.contradiction == pytest.approx(1)
    assert min(mine, theirs) - 1e-9 <= both.entailment <= max(mine, theirs) + 1e-9
    assert both.view is View.MARKED


def test_who_is_sure_counts_for_more_than_who_wavers() -> None:
    assert joined(score(0.99), score(0.4)).entailment > 0.5
    assert joined(score(0.4), score(0.99)).entailment > 0.5
