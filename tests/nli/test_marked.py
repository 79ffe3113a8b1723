"""Marked training pairs: what is one quantity, what is another, and what is left out."""

from __future__ import annotations

from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.marked import marked_judged, marked_pairs, marked_statements, repeated
from factcheck.nli.training.worded import worded_pairs
from factcheck.records import View

PASSAGE = "Of the 1,200 pupils, 300 cycle and 500 take the bus."


def pairs(claim: str, label: Relation, name: str, evidence: str = PASSAGE) -> set[tuple[str, str, str]]:
    made = marked_pairs([Example(evidence, claim, label, name)], 1)
    return {(pair.evidence, pair.claim, pair.label.value) for pair in made}


def test_a_shared_figure_is_the_same_and_its_neighbours_are_not() -> None:
    assert pairs("Some 300 pupils come by bicycle.", Relation.ENTAILMENT, "fever_retrieved") == {
        ("Of the 1,200 pupils, X cycle and 500 take the bus.", "X pupils come by bicycle.", "entailment"),
        ("Of the X pupils, 300 cycle and 500 take the bus.", "X pupils come by bicycle.", "neutral"),
        ("Of the 1,200 pupils, 300 cycle and X take the bus.", "X pupils come by bicycle.", "neutral"),
    }


def test_a_written_neighbour_keeps_its_label() -> None:
    assert pairs("300 pupils own a bicycle.", Relation.NEUTRAL, "groups-derived") == {
        ("Of the 1,200 pupils, X cycle and 500 take the bus.", "X pupils own a bicycle.", "neutral")
    }
    assert pairs("No more than 300 cars.", Relation.NEUTRAL, "snli") == set(), "its label may hang on something else"


def test_two_shared_figures_of_a_neighbour_do_not_tell_which_is_meant() -> None:
    assert pairs("300 of the 1,200 pupils own a bicycle.", Relation.NEUTRAL, "groups-derived") == set()


def test_a_figure_that_stands_twice_is_not_marked() -> None:
    assert pairs("It has 90 men.", Relation.ENTAILMENT, "snli", "It has 90 men and 90 women.") == set()


def test_statements_of_tables_are_told_by_their_rule() -> None:
    made = list(marked_statements(worded_pairs(600, 5), 1))
    labels = {(pair.set, pair.label) for pair in made}
    assert ("marked_wrong_value", Relation.ENTAILMENT) in labels, "a wrong value is of the same quantity"
    assert {label for name, label in labels if name == "marked_other_entity"} == {Relation.NEUTRAL}
    assert {label for name, label in labels if name == "marked_reversed"} == {Relation.CONTRADICTION}
    assert all(pair.view is View.MARKED and "X" in pair.evidence and "X" in pair.claim for pair in made)


def test_the_same_words_are_the_same_quantity() -> None:
    claims = [Example("", f"Darrow has {number} bridges.", Relation.NEUTRAL, "groups-x") for number in range(20, 90)]
    made = list(repeated(claims, 1))
    assert {pair.label for pair in made} == {Relation.ENTAILMENT}
    marked = [pair for pair in made if pair.view is View.MARKED]
    assert all(pair.claim == "Darrow has X bridges." for pair in marked)
    shown = {pair.evidence for pair in marked}
    assert "Darrow has X bridges." in shown
    assert "Darrow has X bridges, officials said." in shown
    assert not any(" bridges. Darrow" in text for text in shown), "a pair of the same set may deny it"
    assert all(pair.claim.rstrip(".") in pair.evidence for pair in made)


def test_a_denial_by_a_bound_is_left_out() -> None:
    evidence = "The survey found 126 wolves."
    assert pairs("The survey found fewer than 126 wolves.", Relation.CONTRADICTION, "groups-x", evidence) == set()
    assert pairs("The survey did not find 126 wolves.", Relation.CONTRADICTION, "groups-x", evidence) == {
        ("The survey found X wolves.", "The survey did not find X wolves.", "contradiction")
    }


def test_a_denial_with_anothers_figure_is_left_out() -> None:
    assert pairs("The bus takes 300 of the pupils.", Relation.CONTRADICTION, "groups-binding") == set()


def judged(evidence: str, claim: str, label: Relation) -> list[tuple[str, str, Relation]]:
    made = marked_judged([Example(evidence, claim, label, "judged-x")])
    return [(pair.evidence, pair.claim, pair.label) for pair in made]


def test_a_judged_claim_with_another_value_is_of_one_quantity_if_false_and_of_another_if_open() -> None:
    evidence = "The new arena seats 42,000."
    assert judged(evidence, "It has room for 31,000 people.", Relation.CONTRADICTION) == [
        ("The new arena seats X.", "It has room for X people.", Relation.ENTAILMENT)
    ]
    assert judged(evidence, "It sold 31,000 tickets.", Relation.NEUTRAL) == [
        ("The new arena seats X.", "It sold X tickets.", Relation.NEUTRAL)
    ]


def test_a_judged_claim_that_denies_or_has_its_value_beside_others_tells_nothing() -> None:
    assert not judged("The new arena seats 42,000.", "It does not seat 31,000.", Relation.CONTRADICTION)
    assert not judged("It has 42,000 seats and 300 boxes.", "It has 31,000 seats.", Relation.CONTRADICTION)
    assert not judged("The new arena seats 42,000.", "It has 42,000 seats.", Relation.CONTRADICTION)
