"""Long pairs as written: what joined claims say as a whole, and evidence among other passages."""

from factcheck.nli.training.compounds import compounds, padded
from factcheck.nli.training.examples import Example, Relation

PASSAGE = "Otters were released on Skomer in 2019. Twelve of the twenty animals still live there."
PAIRS = [
    Example(PASSAGE, "Otters were set free on Skomer.", Relation.ENTAILMENT, "judged-news"),
    Example(PASSAGE, "Most of the otters survived.", Relation.ENTAILMENT, "judged-news"),
    Example(PASSAGE, "Tourists come to see the otters.", Relation.NEUTRAL, "judged-news"),
    Example(PASSAGE, "All of the otters died.", Relation.CONTRADICTION, "judged-news"),
]
OTHER = Example("The bank closed nine branches.", "The bank closed branches.", Relation.ENTAILMENT, "judged-world")


def test_a_claim_of_several_parts_is_borne_out_only_as_a_whole() -> None:
    made = list(compounds(PAIRS, 1))
    for example in made:
        parts = {pair.label for pair in PAIRS if pair.claim.strip(".").split(" ", 1)[1] in example.claim}
        if Relation.CONTRADICTION in parts:
            assert example.label is Relation.CONTRADICTION
        elif Relation.NEUTRAL in parts:
            assert example.label is Relation.NEUTRAL
        else:
            assert example.label is Relation.ENTAILMENT
    assert {example.label for example in made} == {Relation.ENTAILMENT, Relation.NEUTRAL, Relation.CONTRADICTION}


def test_one_claim_alone_makes_no_compound() -> None:
    assert list(compounds([OTHER], 1)) == []


def test_evidence_among_other_passages_keeps_its_label() -> None:
    for before, after in zip([*PAIRS, OTHER], padded([*PAIRS, OTHER], 1), strict=True):
        assert before.evidence in after.evidence
        assert (after.claim, after.label) == (before.claim, before.label)


def test_the_same_seed_makes_the_same_pairs() -> None:
    assert list(compounds(PAIRS, 3)) == list(compounds(PAIRS, 3))
