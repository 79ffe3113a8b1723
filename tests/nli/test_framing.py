"""Marked pairs in other frames: what stands around the statement changes, the label does not."""

from __future__ import annotations

from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.framing import framed, turned_pairs
from factcheck.records import View


def pair(evidence: str, claim: str, label: Relation, name: str) -> Example:
    return Example(evidence, claim, label, name, View.MARKED)


PAIRS = [
    pair("X people live in Torvik.", "Torvik has X inhabitants.", Relation.ENTAILMENT, "groups-a"),
    pair("The plant in Marn makes X tonnes.", "Marn's plant can make X tonnes.", Relation.NEUTRAL, "groups-b"),
    pair("Sales rose by X percent.", "Sales fell by X percent.", Relation.CONTRADICTION, "groups-c"),
] * 40


def test_the_label_and_the_marks_stay() -> None:
    made = list(framed(PAIRS, 3))
    assert len(made) > 60
    labels = {pair.set: pair.label for pair in PAIRS}
    for example in made:
        assert example.view is View.MARKED
        assert example.label is labels[example.set.removeprefix("framed_")]
        assert example.evidence.split().count("X") == example.claim.split().count("X") == 1


def test_the_same_seed_gives_the_same_pairs() -> None:
    assert list(framed(PAIRS, 3)) == list(framed(PAIRS, 3)) != list(framed(PAIRS, 4))


def test_evidence_is_told_and_claims_say_more() -> None:
    made = list(framed(PAIRS, 3))
    plain = {text for pair in PAIRS for text in (pair.evidence, pair.claim)}
    assert any(example.evidence not in plain and example.claim in plain for example in made)
    assert any(example.evidence in plain and example.claim not in plain for example in made)


def test_lists_stay_as_they_are() -> None:
    lists = [
        pair(
            "Sales, 2019: X tonnes; 2020: 7 tonnes.", "Sales: X tonnes; exports: 4.", Relation.ENTAILMENT, f"groups-{n}"
        )
        for n in range(20)
    ]
    assert list(framed([*PAIRS[:3], *lists], 3)) == list(framed(PAIRS[:3], 3))


GROUP = {
    "same": ["Torvik has 8,400 inhabitants."],
    "passage": ["Torvik, with 8,400 inhabitants, is smaller than Marn, which has 9,900."],
    "other": ["Torvik has 8,400 houses."],
    "denied": ["Torvik has no inhabitants; the 8,400 are those of Lund."],
}


def test_a_passage_is_the_claim_of_a_turned_pair() -> None:
    made = [(each.evidence, each.claim, each.label) for each in turned_pairs(GROUP, "groups-x", 1)]
    longer = "Torvik, with X inhabitants, is smaller than Marn, which has 9,900."
    assert ("Torvik has X inhabitants.", longer, Relation.ENTAILMENT) in made
    assert ("Torvik has X houses.", longer, Relation.NEUTRAL) in made
    assert any(label is Relation.CONTRADICTION and claim == longer for _, claim, label in made)


def test_another_figure_of_the_passage_is_another_one() -> None:
    made = [(each.evidence, each.claim, each.label) for each in turned_pairs(GROUP, "groups-x", 1)]
    other = "Torvik, with 8,400 inhabitants, is smaller than Marn, which has X."
    assert ("Torvik has X inhabitants.", other, Relation.NEUTRAL) in made


def test_groups_of_derived_figures_are_not_turned() -> None:
    assert list(turned_pairs({**GROUP, "operation": ["sum"]}, "groups-x", 1)) == []
