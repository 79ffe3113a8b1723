"""The sentences of ``benchmarks/perturbation.py``: true ones are true and false ones false, by the observations."""

from __future__ import annotations

import random
import sys
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from numbers_written import Written, hedged, in_words, shortened
from perturbations import PERTURBATIONS, perturbed
from wordings import WAYS, all_ways
from world import World, read_world

from factcheck.figures import find_figures
from factcheck.records import Kind


@pytest.fixture(scope="module", params=[False, True], ids=["development", "held"])
def world(request) -> World:
    return read_world(held=request.param)


def test_there_are_over_a_thousand_observations_each_with_words_for_it(world):
    assert len(world.values) >= 1000
    assert {name for name, _, _ in world.values} == {measure.name for measure in world.measures}
    assert {entity for _, entity, _ in world.values} == {place.entity for place in world.places}


def test_every_measure_has_phrases_of_each_kind(world):
    for measure in world.measures:
        assert {"plain", "possessive", "people", "aside", "subject"} <= measure.phrases.keys(), measure.name
        for kind, phrases in measure.phrases.items():
            assert all(("{v}" in words) == (kind not in {"subject", "unit"}) for words in phrases), measure.name


def test_ten_ways_are_in_use_and_every_sentence_is_true(world):
    used = set()
    for spoken in islice(all_ways(world, random.Random(1)), 3000):
        used.add(spoken.way)
        text, spans = spoken.written()
        assert text[0] == text[0].upper()
        assert [text[start:end].casefold() for start, end in spans] == [
            str(value).casefold() for value in spoken.values
        ]
        for slot, value in enumerate(spoken.values):
            exact = spoken.exact(world, slot)
            assert exact is not None
            assert value.may_hold(exact), text
    assert used == set(WAYS)
    assert len(WAYS) == 10


def test_every_kind_of_change_is_in_use_and_changes_the_sentence(world):
    used, dice = set(), random.Random(2)
    for spoken in islice(all_ways(world, random.Random(1)), 1000):
        for changed in perturbed(world, spoken, dice):
            used.add(changed.kind)
            assert changed.spoken.written()[0] != spoken.written()[0]
            if changed.kind in {"value", "digits", "scale", "period", "entity", "hedge"}:
                wrong = (changed.spoken.exact(world, slot) for slot in changed.slots)
                pairs = zip(wrong, (changed.spoken.values[slot] for slot in changed.slots), strict=True)
                assert all(exact is not None and not value.may_hold(exact) for exact, value in pairs)
    assert used == set(PERTURBATIONS)


def test_what_is_written_is_what_the_grammar_reads_of_plain_values(world):
    day, read, wrong = date(2024, 11, 1), 0, []
    for spoken in islice(all_ways(world, random.Random(3)), 400):
        if spoken.way not in {"plain, in full", "possessive, rounded", "hedged"} or spoken.values[0].part:
            continue
        text, spans = spoken.written()
        start, end = spans[0]
        figures = [it for it in find_figures(text, reference=day).figures if it.start < end and start < it.end]
        values = [it.value for it in figures if it.kind not in {Kind.DATE, Kind.FRACTION}]
        read += 1
        if values not in ([spoken.values[0].value], []):
            wrong.append(text)
    assert read > 50
    assert wrong == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (Written(Decimal("124.5"), "count", "million"), "124.5 million"),
        (Written(Decimal("4.2"), "money", "trillion", "nearly"), "nearly $4.2 trillion"),
        (Written(Decimal("12"), "percent", words=True), "twelve percent"),
        (Written(Decimal("0.3"), "points"), "0.3 percentage points"),
        (Written(Decimal("25"), "percent", hedge="about", part="1/4"), "about a quarter"),
        (Written(Decimal("2"), "number", hedge="nearly", multiple="doubled"), "nearly doubled"),
    ],
)
def test_numbers_are_written_as_people_write_them(written, said):
    assert str(written) == said


def test_numbers_in_words():
    assert in_words(Decimal("1116")) == "one thousand one hundred and sixteen"
    assert in_words(Decimal("84.2")) == "eighty-four point two"


def test_rounding_keeps_the_digits_that_are_asked_for():
    assert str(shortened(Decimal(124_516_650), "count", 4)) == "124.5 million"
    assert str(shortened(Decimal(47_385), "count", 3)) == "47,400"


def test_a_hedge_is_true_of_its_value():
    dice = random.Random(4)
    for value in (Decimal(124_516_650), Decimal("12.2"), Decimal(3_263), Decimal("1.25")):
        for _ in range(50):
            written = hedged(value, "count", dice)
            assert written is None or written.may_hold(value)
