"""Wordings of a value hold, and false wordings do not: read back here by other code than wrote them."""

import random
import re
from decimal import Decimal

import pytest

from factcheck.nli.training.wording import UNITS, Quantity, false_wording, true_wording

SCALES = {"thousand": 3, "million": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12, "": 0}
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
FIGURE = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?(trillion|billion|million|thousand|tn|bn|m)?(?![a-z])")
OUTSIDE = ("half", "third", "quarter", "in ", "miles", "acres", "inches", "pounds", "°F")

QUANTITIES = [
    Quantity(Decimal(value), unit)
    for unit, values in {
        "count": ("7", "38", "1250", "34334", "520085", "33104000"),
        "percent": ("3.1", "27.4", "50.8"),
        "money": ("2.35", "940", "1234000", "595350000", "12340000000"),
        "tonnes": ("1750", "3480000"),
        "degrees": ("21.3",),
        "GW": ("33.8",),
    }.items()
    for value in values
]


def read(words: str) -> tuple[str, Decimal] | None:
    """(hedge, value), or None for forms that this reader does not know."""
    if any(word in words for word in OUTSIDE):
        return None
    for number, word in enumerate(WORDS):
        words = re.sub(rf"\b{word}\b", str(number), words)
    match = FIGURE.search(words)
    assert match, words
    value = Decimal(match.group(1).replace(",", "")).scaleb(SCALES[match.group(2) or ""])
    return words[: match.start()].strip(" $€£"), value


def holds(hedge: str, said: Decimal, value: Decimal) -> bool:
    if hedge in {"more than", "over", "at least", "upwards of"}:
        return value >= said
    if hedge in {"less than", "under", "fewer than", "below"}:
        return value < said
    if hedge in {"nearly", "almost", "close to"}:
        return said * Decimal("0.9") <= value < said
    if hedge in {"about", "around", "roughly", "approximately", "some"}:
        return abs(value - said) <= said * Decimal("0.06") or (value >= 5 and abs(value - said) < Decimal("0.6"))
    return abs(value - said) <= value * Decimal("0.006")


@pytest.mark.parametrize("quantity", QUANTITIES, ids=str)
def test_true_wordings_hold(quantity: Quantity) -> None:
    rng = random.Random(5)
    for _ in range(300):
        words = true_wording(quantity, rng)
        if (said := read(words)) is not None:
            assert holds(*said, quantity.value), words


@pytest.mark.parametrize("quantity", QUANTITIES, ids=str)
def test_false_wordings_do_not_hold(quantity: Quantity) -> None:
    rng = random.Random(6)
    for _ in range(300):
        words = false_wording(quantity, rng)
        if (said := read(words)) is not None:
            assert not holds(*said, quantity.value), words


def test_shares_are_said_in_words_only_where_asked() -> None:
    rng = random.Random(1)
    said = {true_wording(Quantity(Decimal("33.4"), "percent"), rng, share=True) for _ in range(60)}
    assert any("a third" in words for words in said)
    assert not any("third" in true_wording(Quantity(Decimal("33.4"), "percent"), rng) for _ in range(60))


def test_every_unit_of_the_tables_can_be_written() -> None:
    from factcheck.nli.training.vocabulary import MEASURES

    units = {line.split("|")[0] for table in MEASURES.values() for line in table.strip().splitlines()}
    assert units <= {*UNITS, "money"}
