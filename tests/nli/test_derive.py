"""Pairs derived from labelled pairs: each rule fires, and is quiet where the new label could be wrong."""

import random

import pytest

from factcheck.nli.training.derive import change_value, change_year, derive, turn_round
from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.groups import exchanged_figures
from factcheck.records import View

RNG = random.Random(0)


def test_a_shared_value_is_changed() -> None:
    changed = change_value(
        "In 2019 the club sold 1,250 tickets.", "The club sold 1,250 tickets in 2019.", random.Random(0)
    )
    assert changed is not None
    assert "1,250" not in changed
    assert "2019" in changed


@pytest.mark.parametrize(
    ("evidence", "claim"),
    [
        ("It sold 1,250 tickets.", "It sold at least 1,250 tickets."),  # a bound: other values hold too
        ("It sold 1,250 tickets.", "It sold 900 tickets."),  # not shared
        ("It was founded in 1998.", "It was founded in 1998."),  # a year says when
        ("On 5 May it opened.", "It opened on 5 May."),  # a date
        ("It opened on May 7, 1998.", "It opened on May 7, 1998."),
        ("His 1661 letter was sold.", "A letter of his, a 1661 one, was sold."),
        ("The Boeing 737 landed.", "A Boeing 737 landed."),  # a name
        ("It sold 1,250 tickets.", "It sold tickets."),
        ("He was born in 1661, one of 7 children.", "He was born in 1661."),  # a year, if an early one
        ("It was built in the summer of 705.", "Builders came in the summer of 705."),
        # numbers of names and titles
        ("Harbour Lights 2 is a 1997 film.", "Harbour Lights 2 is a film."),
        ("Harbour Lights 2 and 3 are films.", "Harbour Lights 2 and 3 are films."),
        ("The 90 is a series about a village.", "In The 90, a village is cut off."),
        ("The single by 3 Lanterns was a hit.", "Night Bus (3 Lanterns song) was a hit."),
        ("The film 600 came out.", "600 is a long film."),
        ("The album 14 came out.", "The album 14 was a hit."),
        ("It ran until season 5 of the show.", "It ran until season 5."),
        ("Ten million saw Cup Final 50.", "Cup Final 50 was seen by many."),
        ('He wrote "9 days of rain" there.', 'He wrote "9 days of rain" there.'),
        ("Night Train 7 is a film.", "There are 7 films."),  # not shared: the evidence has it in a name
    ],
)
def test_values_that_must_stand_are_left(evidence: str, claim: str) -> None:
    assert all(change_value(evidence, claim, random.Random(seed)) is None for seed in range(8))


@pytest.mark.parametrize(
    "claim",
    ["In 7 towns it rained.", "It has 7 doors, Miller said.", "Over in May the 3 left; 7 stayed.", "7 million saw it."],
)
def test_values_beside_a_capital_that_is_no_name_are_changed(claim: str) -> None:
    assert change_value("There are 7 of it.", claim, random.Random(1)) not in {None, claim}


def test_figures_of_names_are_told_from_counts() -> None:
    films = "Harbour Lights 2 is a film with 40 actors."
    assert list(exchanged_figures(films, "It has 40 actors.")) == []
    assert change_year("Night Runner 2049 is a film of 2017.", "Night Runner 2049 is a film.", RNG) is None
    assert change_year("Hush (2016 film) is long.", "Hush (2016 film) is long.", RNG) is None
    assert change_year("It is a 2016 Danish film.", "It is a 2016 Danish film.", RNG) is not None


def test_years_are_moved_out_of_the_evidence() -> None:
    moved = change_year("It opened in 1998 and closed in 2001.", "It opened in 1998.", random.Random(2))
    assert moved is not None
    assert "1998" not in moved
    assert "2001" not in moved
    assert change_year("It opened in 1998.", "It has been open since 1998.", RNG) is None
    assert change_year("It opened in 1998.", "It opened in 1999.", RNG) is None


def test_direction_is_turned_round_once() -> None:
    assert turn_round("Prices rose by 3%.", "Prices rose by 3%.") == "Prices fell by 3%."
    assert turn_round("Prices rose, then fell.", "Prices rose.") is None
    assert turn_round("Prices rose.", "Prices did not rise, they rose not.") is None
    assert turn_round("Prices were up.", "Prices rose.") is None
    assert turn_round("It is made of rose-cut stones.", "Its stones are rose-cut.") is None
    assert turn_round("She won the cup in 2011.", "She won the cup.") is None  # and may have lost another time


def test_the_labels_of_each_view() -> None:
    entailed = Example(
        "The firm sold 1,250 cars in 2019.", "In 2019 the firm sold 1,250 cars.", Relation.ENTAILMENT, "t"
    )
    made = {(pair.set, pair.view): pair for pair in derive([entailed], 1)}
    wrong = made["value_changed", View.WRITTEN]
    assert wrong.label is Relation.CONTRADICTION
    masked = made["masked_value_changed", View.MASKED]
    assert masked.label is Relation.ENTAILMENT
    assert masked.claim == "In 2019 the firm sold X cars."
    assert made["masked_year_changed", View.MASKED].label is Relation.NOT_ENTAILMENT
    assert made["year_changed", View.WRITTEN].label is Relation.NOT_ENTAILMENT


def test_a_neutral_pair_stays_not_entailed_when_masked_if_its_words_are_new() -> None:
    other = Example("The firm sold 1,250 cars.", "Its founder owned 90 ancient aircraft.", Relation.NEUTRAL, "t")
    assert [pair.label for pair in derive([other], 1)] == [Relation.NOT_ENTAILMENT]
    same = Example("The firm sold 1,250 cars.", "The firm sold 90 cars to farmers.", Relation.NEUTRAL, "t")
    assert list(derive([same], 1)) == []


def test_a_table_row_is_the_same_quantity_and_the_other_rows_are_not() -> None:
    table = "Minsk. Area: 409 km. Elevation: 280 m. Metro: 2,645,500."
    example = Example(table, "Minsk lies at 280 metres.", Relation.ENTAILMENT, "t")
    rows = {pair.set: pair for pair in derive([example], 1) if pair.set.startswith("masked") and "row" in pair.set}
    assert rows["masked_table_row"].evidence == "Minsk. Elevation: X m."
    assert rows["masked_table_row"].label is Relation.ENTAILMENT
    assert rows["masked_other_table_row"].label is Relation.NOT_ENTAILMENT
    assert "Elevation" not in rows["masked_other_table_row"].evidence


def test_a_row_that_has_the_number_by_chance_is_not_the_claims() -> None:
    table = "Anna Berg. Children: 2. Height: 170 cm. Debut: 1849."
    for claim in ("Anna Berg married about 2 years ago.", "Anna Berg came to town in 1849.", "Berg won 2 cups."):
        derived = list(derive([Example(table, claim, Relation.ENTAILMENT, "t")], 1))
        assert not [pair for pair in derived if "table_row" in pair.set]
    own = list(derive([Example(table, "Anna Berg has 2 children.", Relation.ENTAILMENT, "t")], 1))
    assert "Anna Berg. Children: X." in [pair.evidence for pair in own]


def test_pairs_without_figures_make_nothing() -> None:
    assert list(derive([Example("A dog runs.", "A dog runs.", Relation.ENTAILMENT, "t")], 1)) == []


def test_the_same_seed_gives_the_same_pairs() -> None:
    examples = [
        Example(f"Town {n} has {n * 37} homes.", f"There are {n * 37} homes.", Relation.ENTAILMENT, "t")
        for n in range(3, 40)
    ]
    assert list(derive(examples, 1)) == list(derive(examples, 1))
