"""Ordinals and ranks: "third-largest", "25th", "No. 1", "forty-second", "number one"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.figures.drafts import Draft
from factcheck.figures.grammar_words import FINITE
from factcheck.figures.number_words import GLUED_ORDINALS, ORDINAL_ENDINGS, ORDINALS, TENS
from factcheck.figures.tokens import NUMBER, WORD, Token
from factcheck.figures.word_sets import word_set
from factcheck.records import Kind

_DASHES = frozenset("-–—‐‑")
_RANK_MARKS: Final = frozenset({"no", "no.", "nos", "№", "#"})
# Words that "second" measures time before or after.
_TIME_SECOND = word_set("one a per each every split half tenth hundredth thousandth")


def read_ordinal(tokens: Sequence[Token], i: int) -> Draft | None:
    """Read the ordinal or rank that starts at ``tokens[i]``; None where none starts there."""
    token = tokens[i]
    if token.kind == NUMBER:
        return _digits(tokens, i)
    if token.low in TENS:
        at = i + 2 if tokens[i + 1].text in _DASHES and tokens[i + 1].glued else i + 1
        unit = ORDINALS.get(tokens[at].low)
        if unit is not None and unit < 10:
            return _draft(i, at + 1, TENS[token.low] + unit)
    value = ORDINALS.get(token.low) or GLUED_ORDINALS.get(token.low)
    if value is not None:
        if tokens[i - 1].low == "every" and value > 1 and _may_be_one_of(tokens[i + 1], value):
            return Draft(i - 1, i + 1, Kind.FRACTION, Decimal(1) / value, words=True)
        if token.low == "first" and (tokens[i + 1].low in FINITE or tokens[i + 1].low in _ONCE):
            return None
        return None if token.low == "second" and tokens[i - 1].low in _TIME_SECOND else _draft(i, i + 1, value)
    return _rank(tokens, i)


_NOT_THINGS = word_set(
    "day week weekend month year hour minute second time morning night decade sunday monday tuesday wednesday thursday"
    " friday saturday counts counted matters of in to or and is was that there"
)


_HALVED = word_set(
    "household person adult child voter woman man pupil student family company worker job house car shop"
)


def _may_be_one_of(token: Token, value: int) -> bool:
    """ "Every third match", "every tenth job", but not "every second week" and not "every second a phone is sold"."""
    if value == 2 and token.low not in _HALVED:
        return False
    return token.kind == WORD and token.low not in _NOT_THINGS and token.low not in FINITE


# "first met", "was first published": when, and no rank.
_ONCE = word_set("met published seen heard used reported described discovered proposed noticed introduced")


def _draft(first: int, end: int, value: int) -> Draft:
    return Draft(first, end, Kind.ORDINAL, Decimal(value), step=Decimal(1), words=True)


def _digits(tokens: Sequence[Token], i: int) -> Draft | None:
    ending = tokens[i + 1]
    if ending.kind != WORD or not ending.glued or ending.low not in ORDINAL_ENDINGS:
        return None
    digits = tokens[i].text.replace(",", "")
    return _draft(i, i + 2, int(digits)) if digits.isdigit() and len(digits) < 8 else None


def _rank(tokens: Sequence[Token], i: int) -> Draft | None:
    """ "No. 1", "№ 3", "#2", "number one"."""
    low = tokens[i].low
    at = i + 1
    if low in {"no", "nos"} and tokens[at].text == ".":
        at += 1
    elif (low == "no" and tokens[i].text != "No") or (low not in _RANK_MARKS and low != "number"):
        return None
    token = tokens[at]
    if low == "number":
        value = {"one": 1, "two": 2, "three": 3}.get(token.low)
        if (
            token.kind == NUMBER
            and token.text.isdigit()
            and len(token.text) <= 3
            and tokens[at + 1].text not in {"-", "–", "/", ":"}
        ):
            value = int(token.text)
        return _draft(i, at + 1, value) if value is not None else None
    if token.kind != NUMBER or not token.text.isdigit() or len(token.text) > 4:
        return None
    return _draft(i, at + 1, int(token.text))
