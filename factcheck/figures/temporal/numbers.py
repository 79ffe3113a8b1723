"""Read the numbers that dates, durations and ages are made of: digits, words, ordinals, halves and quarters."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.figures.number_words import ORDINAL_ENDINGS, ORDINALS, SCALES, TEENS, TENS, UNITS, VULGAR
from factcheck.figures.temporal.memory import remembered
from factcheck.figures.temporal.tokens import Tokens

ONES = {**UNITS, **TEENS}
BIG_SCALES = {word: SCALES[word] for word in ("thousand", "million", "billion", "trillion")}
ORDINAL_ONES = {word: number for word, number in ORDINALS.items() if number < 20}
ORDINAL_TENS = {word: number for word, number in ORDINALS.items() if 20 <= number < 100}
NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | {"hundred"}
SPELT = {**ONES, **TENS}


class Number(NamedTuple):
    """A number read: exact value, worth of its last written digit, the token after it, and whether digits wrote it."""

    value: Decimal
    step: Decimal
    end: int
    digits: bool


_LONGEST = 30  # no quantity of time has more digits; it also keeps every reading short
_WORTH = [Decimal(10) ** power for power in range(40)]
_SMALL = {str(n): Decimal(n) for n in range(100)}


def step_of(digits: str) -> Decimal:
    """The worth of the last digit that is written: 30 → 10, 18 → 1, 1.50 → 0.01 (zeros after the point are written)."""
    point = digits.find(".")
    if point >= 0:
        return 1 / _WORTH[len(digits) - point - 1]
    return _WORTH[len(digits) - len(digits.rstrip("0"))] if digits.strip("0") else _WORTH[0]


@remembered
def read_number(t: Tokens, i: int) -> Number | None:
    """A cardinal number at token ``i``: 1,234.5; 2½; 1/2; 2.5 million; twenty-one; two hundred and fifty."""
    found = _read_digits(t, i) if t.digits(i) or t.low[i] in VULGAR else _read_words(t, i)
    if found is None:
        return None
    scale = BIG_SCALES.get(t.low[found.end])
    if scale and t.low[found.end + 1] != "of":
        value = found.value * scale
        if value == value.to_integral_value():
            value = value.quantize(_WORTH[0])
        return Number(value, found.step * scale, found.end + 1, found.digits)
    return found


def _read_digits(t: Tokens, i: int) -> Number | None:
    if not t.stands_alone(i):
        return None
    if t.low[i] in VULGAR:
        return _vulgar(Decimal(0), t, i)
    fraction = _slash_fraction(t, i)
    if fraction:
        return fraction
    digits, j = _whole_part(t, i)
    if t.low[j] == "." and t.glued(j) and t.digits(j + 1) and t.glued(j + 1):
        digits, j = f"{digits}.{t.low[j + 1]}", j + 2
    if len(digits) > _LONGEST:
        return None
    value = _SMALL.get(digits) or Decimal(digits)
    if t.low[j] in VULGAR and t.glued(j):
        return _vulgar(value, t, j)
    part = _slash_fraction(t, j) if j == i + 1 and not t.glued(j) else None  # 2 1/2
    if part:
        return Number(value + part.value, part.step, part.end, True)
    return Number(value, step_of(digits), j, True)


def _whole_part(t: Tokens, i: int) -> tuple[str, int]:
    """The digits before the point, their groups of three joined, and the token after them."""
    digits, j = t.low[i], i + 1
    if len(digits) > 3:
        return digits, j
    while t.low[j] == "," and t.glued(j) and t.digits(j + 1) and t.glued(j + 1) and len(t.low[j + 1]) == 3:
        digits, j = digits + t.low[j + 1], j + 2
        if len(digits) > _LONGEST:
            break
    return digits, j


def _slash_fraction(t: Tokens, i: int) -> Number | None:
    """As in 1/2, 3/4, 5/8: proper fractions that are exact decimals."""
    if t.low[i + 1] != "/" or not t.glued(i + 1) or not t.glued(i + 2) or not t.digits(i) or len(t.low[i]) > 1:
        return None
    bottom = {"2": 2, "4": 4, "5": 5, "8": 8}.get(t.low[i + 2], 0)
    if not 0 < int(t.low[i]) < bottom:
        return None
    value = Decimal(int(t.low[i])) / bottom
    return Number(value, value, i + 3, True)


def _vulgar(whole: Decimal, t: Tokens, i: int) -> Number | None:
    """2½: only parts that are exact decimals."""
    top, bottom = VULGAR[t.low[i]]
    part = Decimal(top) / bottom
    return Number(whole + part, part, i + 1, True) if part * bottom == top else None


def _below_hundred(t: Tokens, i: int) -> tuple[int, int] | None:
    word = t.low[i]
    if word in ONES:
        return ONES[word], i + 1
    if word not in TENS:
        return None
    j = i + 2 if t.low[i + 1] == "-" else i + 1
    if 1 <= ONES.get(t.low[j], 0) <= 9:
        return TENS[word] + ONES[t.low[j]], j + 1
    return TENS[word], i + 1


def _read_words(t: Tokens, i: int) -> Number | None:
    low = (1, i + 1) if t.low[i] == "a" and t.low[i + 1] == "hundred" else _below_hundred(t, i)
    if low is None:
        return None
    value, j = low
    if t.low[j] == "hundred":
        value, j = value * 100, j + 1
        k = j + 1 if t.low[j] == "and" else j
        rest = _below_hundred(t, k)
        if rest and rest[0] > 0:
            value, j = value + rest[0], rest[1]
    return Number(Decimal(value), step_of(str(value)), j, False)


def read_ordinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """An ordinal at token ``i`` with the token after it: 7th, 21 st is not one, twenty-first, third."""
    if t.digits(i):
        if t.low[i + 1] in ORDINAL_ENDINGS and t.glued(i + 1) and len(t.low[i]) <= 3 and t.stands_alone(i):
            return int(t.low[i]), i + 2
        return None
    word = t.low[i]
    if word in ORDINAL_ONES:
        return ORDINAL_ONES[word], i + 1
    if word in ORDINAL_TENS:
        return ORDINAL_TENS[word], i + 1
    if word in TENS:
        j = i + 2 if t.low[i + 1] == "-" else i + 1
        if ORDINAL_ONES.get(t.low[j], 99) <= 9:
            return TENS[word] + ORDINAL_ONES[t.low[j]], j + 1
    return None


def read_spelt_year(t: Tokens, i: int) -> tuple[int, int] | None:
    """A year in words: nineteen ninety six; two thousand and fifteen; seventeen hundred thirty three."""
    first = _below_hundred(t, i)
    if first is None:
        return None
    value, j = first
    if t.low[j] == "thousand" and value in {1, 2}:
        k = j + 2 if t.low[j + 1] == "and" else j + 1
        rest = _below_hundred(t, k)
        return (value * 1000 + rest[0], rest[1]) if rest else (value * 1000, j + 1)
    if not 10 <= value <= 20:
        return None
    if t.low[j] == "hundred":
        k = j + 2 if t.low[j + 1] == "and" else j + 1
        rest = _below_hundred(t, k)
        return (value * 100 + rest[0], rest[1]) if rest else None
    rest = _below_hundred(t, j)
    return (value * 100 + rest[0], rest[1]) if rest and rest[0] >= 10 else None
