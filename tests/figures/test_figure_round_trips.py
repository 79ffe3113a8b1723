"""Write a number in each style, and read it back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.figures import find_figures
from factcheck.figures.currency_table import CURRENCIES
from factcheck.figures.number_words import SCALES, TEENS, TENS, UNITS
from factcheck.records import Figure, Kind

WHOLE = st.integers(min_value=0, max_value=999_999_999_999)
SMALL = st.integers(min_value=0, max_value=9_999)
COEFFICIENT = st.decimals(min_value="0.1", max_value="999", places=1)
NAMES = {
    value: word for word, value in {**UNITS, **TEENS, **TENS}.items() if word not in {"nought", "naught", "fourty"}
}
BIG = ("trillion", "billion", "million", "thousand")


def only(text: str) -> Figure:
    (figure,) = find_figures(text).figures
    return figure


def spelled(number: int) -> str:
    """A whole number in words, as British news text writes it."""
    for word in BIG:
        scale = int(SCALES[word])
        if number >= scale:
            head, rest = divmod(number, scale)
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(head)} {word}" + (f"{joint}{spelled(rest)}" if rest else "")
    if number >= 100:
        head, rest = divmod(number, 100)
        return f"{NAMES[head]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number in NAMES:
        return NAMES[number]
    return f"{NAMES[number // 10 * 10]}-{NAMES[number % 10]}"


@given(WHOLE)
def test_digits_with_commas(number: int) -> None:
    assert only(f"It counted {number:,} of them").value == number


@given(st.integers(min_value=1000, max_value=999_999_999))
def test_digits_with_spaces(number: int) -> None:
    spaces = f"{number:,}".replace(",", " ")
    assert only(f"It counted {spaces} votes").value == number


@given(st.integers(min_value=1_000_000, max_value=999_999_999))
def test_continental_digits(number: int) -> None:
    assert only(f"It counted {number:,} votes".replace(",", ".")).value == number


@given(st.decimals(min_value="-99999", max_value="99999", places=2))
def test_decimals_and_signs(number: Decimal) -> None:
    figure = only(f"It moved {number}% then")
    assert figure.value == number
    assert figure.step == Decimal("0.01")


@settings(max_examples=300)
@given(st.integers(min_value=0, max_value=999_999_999_999_999))
def test_words(number: int) -> None:
    if number == 1:
        return  # "one" alone is a pronoun more often than a number
    text = spelled(number)
    figure = only(f"Altogether {text} votes")
    assert figure.value == number
    assert figure.text == text


@given(COEFFICIENT, st.sampled_from(BIG))
def test_scale_words(coefficient: Decimal, scale: str) -> None:
    figure = only(f"It counted {coefficient} {scale} votes")
    assert figure.value == coefficient * SCALES[scale]
    assert figure.step == SCALES[scale] / 10


@given(COEFFICIENT, st.sampled_from(sorted(CURRENCIES)), st.sampled_from(["", "m", "bn", "tn"]))
def test_money_by_code(amount: Decimal, code: str, scale: str) -> None:
    factor = {"": 1, "m": 10**6, "bn": 10**9, "tn": 10**12}[scale]
    figure = (
        only(f"It cost {code} {amount}{scale} in all")
        if code not in SHY
        else only(f"It cost {code}{amount}{scale} in all")
    )
    assert (figure.kind, figure.unit, figure.value) == (Kind.MONEY, code, amount * factor)


SHY = {"ALL", "TOP", "TRY", "MAD", "PEN", "COP", "CUP", "BAM", "MOP", "GEL"}


@pytest.mark.parametrize("code", sorted(CURRENCIES))
def test_money_by_name(code: str) -> None:
    figure = only(f"It cost 12 {CURRENCIES[code].plural} in all")
    assert (figure.kind, figure.unit, figure.value) == (Kind.MONEY, code, 12)


@pytest.mark.parametrize(
    ("code", "symbol"), [(row.code, symbol) for row in CURRENCIES.values() for symbol in row.symbols]
)
def test_money_by_symbol(code: str, symbol: str) -> None:
    figure = only(f"It cost {symbol}12.50 in all")
    assert (figure.kind, figure.unit, figure.value) == (Kind.MONEY, code, Decimal("12.50"))


@given(st.integers(2, 98), st.integers(1, 99))
def test_ranges(low: int, more: int) -> None:
    figure = only(f"It holds between {low} and {low + more} seats")
    assert (figure.low, figure.high) == (low, low + more)


@given(st.integers(1, 20), st.integers(21, 999))
def test_shares(top: int, bottom: int) -> None:
    figure = only(f"It hit {top} out of {bottom} homes")
    assert figure.kind is Kind.FRACTION
    assert figure.value == Decimal(top) / bottom


@given(st.integers(2, 900))
def test_multiples(times: int) -> None:
    assert only(f"It is {times} times more likely").value == times
    assert only(f"It saw a {times}-fold rise").value == times
