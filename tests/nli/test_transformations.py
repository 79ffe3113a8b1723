"""Every way to make a pair has a name, by which it can be left out of training, or measured alone."""

from pathlib import Path

import pytest

from factcheck.errors import ModelError
from factcheck.nli.training.derive import derive
from factcheck.nli.training.examples import Example, Relation, load_examples
from factcheck.nli.training.transformations import DERIVED, TRANSFORMATIONS, WORDED, read_names, transformation_of
from factcheck.nli.training.worded import worded_pairs

ENTAILED = [
    Example("The firm sold 1,250 cars in 2019.", "In 2019 the firm sold 1,250 cars.", Relation.ENTAILMENT, "t"),
    Example(
        "Minsk. Area: 409 km. Elevation: 280 m. Metro: 2,645,500.",
        "Minsk lies at 280 metres.",
        Relation.ENTAILMENT,
        "t",
    ),
    Example("Prices in Norway rose by 3%.", "Prices in Norway rose by 3%.", Relation.ENTAILMENT, "t"),
    Example("It was at least 40 metres long.", "It was at least 40 metres long.", Relation.ENTAILMENT, "t"),
    Example(
        "The bridge at Aldby is 1,210 metres long and carries trains. A fire closed the northern tunnel for 37 days.",
        "The bridge at Aldby measures 1,210 metres.",
        Relation.ENTAILMENT,
        "t",
    ),
    Example("The firm sold 1,250 cars.", "Its founder owned 90 ancient aircraft.", Relation.NEUTRAL, "t"),
]


def test_there_are_many_and_each_is_told_of() -> None:
    assert len(TRANSFORMATIONS) >= 15
    assert all(words and not words.endswith(".") for words in TRANSFORMATIONS.values())


def test_the_table_names_all_that_words_a_pair() -> None:
    assert {transformation_of(pair) for pair in worded_pairs(2500, 1)} == set(WORDED)


def test_the_table_names_all_that_derives_a_pair() -> None:
    made = {transformation_of(pair) for seed in range(60) for pair in derive(ENTAILED, seed)} - {"t"}
    assert made == set(DERIVED)


@pytest.mark.parametrize("name", sorted(WORDED))
def test_a_worded_one_is_left_out_or_made_alone(name: str) -> None:
    assert name not in {pair.set for pair in worded_pairs(300, 1, leave_out={name})}
    assert {pair.set for pair in worded_pairs(5, 1, only={name})} == {name}


@pytest.mark.parametrize("name", sorted(DERIVED))
def test_a_derived_one_is_left_out_or_made_alone(name: str) -> None:
    left = {transformation_of(pair) for seed in range(60) for pair in derive(ENTAILED, seed, leave_out={name})}
    alone = {transformation_of(pair) for seed in range(60) for pair in derive(ENTAILED, seed, only={name})}
    assert (name in left, alone) == (False, {name})


def test_leaving_all_out_leaves_nothing() -> None:
    assert list(worded_pairs(5, 1, leave_out=WORDED)) == []
    assert list(worded_pairs(5, 1, only={"table_row"})) == []


def test_an_unknown_name_is_told() -> None:
    assert read_names("") == frozenset()
    with pytest.raises(ModelError, match="other_colour") as caught:
        read_names("restated,other_colour")
    assert "other_entity" in caught.value.hint


def test_written_pairs_come_back_with_their_names(tmp_path: Path) -> None:
    from factcheck.nli.training.synthesize import write_examples

    made = list(worded_pairs(20, 1))
    write_examples(made, tmp_path / "made.jsonl")
    assert [pair.set for pair in load_examples([str(tmp_path / "made.jsonl")])] == [pair.set for pair in made]
