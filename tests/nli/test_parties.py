"""Parties exchanged: the words are the same, and nothing true is left."""

from __future__ import annotations

import pytest

from factcheck.nli.training.examples import Example, Relation
from factcheck.nli.training.parties import exchanged_parties, parties


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("In 2016 Antares sold 26 jets to Kestrel Air.", "In 2016 Kestrel Air sold 26 jets to Antares."),
        ("Norhaven beat Skolby 4-2.", "Skolby beat Norhaven 4-2."),
        ("Girls read more than boys.", "Boys read more than girls."),
    ],
)
def test_two_parties_change_places(text: str, other: str):
    assert exchanged_parties(text) == other


@pytest.mark.parametrize(
    "text",
    [
        "Norhaven and Skolby sold 4 players.",
        "Norhaven met Skolby in the final.",
        "Norhaven lies 40 km from Skolby.",
        "Norhaven's bank sold a branch to Skolby.",
        "Norhaven sold a ship to Skolby and a dock to Orvano.",
        "The village sold a mill.",
        "Norhaven is a town in Orvano.",
    ],
)
def test_nothing_changes_places_where_it_might_stay_true(text: str):
    assert exchanged_parties(text) is None


def test_only_entailed_pairs_are_exchanged_and_only_parties_of_the_evidence():
    evidence, claim = "Brennick sold 40 buses to Marlow.", "Marlow bought 40 buses from Brennick."
    made = list(parties([Example(evidence, claim, Relation.ENTAILMENT, "x")]))
    assert [pair.claim for pair in made] == ["Marlow sold 40 buses to Brennick."]
    assert {pair.label for pair in made} == {Relation.NOT_ENTAILMENT}
    assert not list(parties([Example(evidence, claim, Relation.NEUTRAL, "x")]))
    assert not list(parties([Example("Somebody sold buses.", evidence, Relation.ENTAILMENT, "x")]))
