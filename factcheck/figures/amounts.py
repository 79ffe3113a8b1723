"""Amounts: a number however it is written, before anything is known of its unit.

``read_amount`` starts at a token and reads as far as one number goes: "1,234.5", "two and a half", "half a
million", "2 1/2",
"a quarter of a million", "5 hundred thousand", "6×10^5". A reader looks only forward and never further than the number,
so that reading a text takes time linear in its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.figures import numerals
from factcheck.figures.amount import TENTH, Amount, and_a_half, fraction_value, past_hyphen
from factcheck.figures.number_words import SCALES, SHORT_SCALES, VULGAR
from factcheck.figures.numerals import Numeral
from factcheck.figures.spelled import read_spelled
from factcheck.figures.tokens import CODE, NUMBER, SYMBOL, WORD, Token
from factcheck.figures.tokens import VULGAR as VULGAR_KIND

MINUS = frozenset("-−–")


def read_amount(tokens: Sequence[Token], i: int, style: numerals.Style = numerals.ENGLISH) -> Amount | None:
    """Read the one number that starts at ``tokens[i]``, sign and scale words included; None where none starts there."""
    sign, at = _sign(tokens, i)
    token = tokens[at]
    if token.kind == NUMBER:
        amount = _digits(tokens, at, style)
    elif token.kind == VULGAR_KIND:
        top, bottom = VULGAR[token.text]
        amount = Amount(at, at + 1, fraction_value(top, bottom), None, part=True)
    elif token.kind == WORD:
        amount = read_spelled(tokens, at)
    else:
        return None
    if amount is None:
        return None
    amount = _scaled(tokens, amount)
    if sign < 0:
        amount = replace(amount, value=-amount.value if amount.value is not None else None)
    return replace(amount, first=i)


def _sign(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """A minus sign stands straight before its digits and not straight after a word or a number."""
    token, following = tokens[i], tokens[i + 1]
    if token.kind == SYMBOL and token.text in MINUS:
        free = not token.glued or tokens[i - 1].kind == SYMBOL
        if following.kind in {NUMBER, VULGAR_KIND} and free and (following.glued or tokens[i - 1].kind == "break"):
            return -1, i + 1
    if token.low in {"minus", "negative"} and following.kind in {NUMBER, VULGAR_KIND, WORD}:
        return -1, i + 1
    dialled = tokens[i + 2].kind in {NUMBER, CODE}  # "+1 202-555-0143"
    if token.text == "+" and following.kind == NUMBER and following.glued and not token.glued and not dialled:
        return 1, i + 1
    return 1, i


def _digits(tokens: Sequence[Token], i: int, style: numerals.Style) -> Amount | None:
    read = numerals.read_numeral(tokens, i, style)
    if read is None:
        return None
    numeral, end = read
    mixed = _mixed_part(tokens, end) if numeral.whole else None
    if mixed is not None:
        part, after = mixed
        return Amount(i, after, numeral.value + part, TENTH)
    slash = _slash_fraction(tokens, i, end, numeral)
    if slash is not None:
        return slash
    bare = numerals.read_bare_power(tokens, i)
    if bare is not None:
        return Amount(i, bare[1], bare[0], bare[0])
    power = numerals.read_power(tokens, end)
    if power is not None:
        factor, after = power
        return Amount(i, after, numeral.value * factor, numeral.step * factor, ambiguous=numeral.ambiguous)
    half = and_a_half(tokens, end)
    if half is not None:
        part, after = half
        return Amount(i, after, numeral.value + part, TENTH)
    return Amount(i, end, numeral.value, numeral.step, ambiguous=numeral.ambiguous)


def _mixed_part(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """The fraction of "2 1/2" and "2½"."""
    token = tokens[i]
    if token.kind == VULGAR_KIND:
        return fraction_value(*VULGAR[token.text]), i + 1
    at = i + 1 if token.text == "-" and token.glued and tokens[i + 1].glued else i
    top, slash, bottom = tokens[at], tokens[at + 1], tokens[at + 2] if at + 2 < len(tokens) else tokens[-1]
    plain = top.kind == bottom.kind == NUMBER and top.text.isdigit() and bottom.text.isdigit()
    if not (plain and slash.text in {"/", "⁄"} and slash.glued and bottom.glued):
        return None
    if len(bottom.text) <= 2 and 0 < int(top.text) < int(bottom.text):
        return fraction_value(int(top.text), int(bottom.text)), at + 3
    return None


def _slash_fraction(tokens: Sequence[Token], i: int, end: int, numeral: Numeral) -> Amount | None:
    slash, bottom = tokens[end], tokens[end + 1]
    if slash.text not in {"/", "⁄"} or not (slash.glued and bottom.glued) or bottom.kind != NUMBER or not numeral.whole:
        return None
    if not bottom.text.isdigit() or not numeral.value or len(bottom.text) > 6 or not int(bottom.text):
        return None
    if numeral.value >= int(bottom.text):
        return None
    return Amount(i, end + 2, numeral.value / int(bottom.text), None, part=True)


def _scaled(tokens: Sequence[Token], amount: Amount) -> Amount:
    """Read the scale words after a number: "2.5 thousand", "5 hundred thousand", "a quarter of a million", "5mn"."""
    while True:
        at = past_hyphen(tokens, amount.end)
        low = tokens[at].low
        scale = SCALES.get(low)
        if scale is None and (not amount.words or (low.endswith("s") and not amount.vague)):
            scale = SHORT_SCALES.get(low)
            if low == "mm" or (low in {"mil", "cr"} and not tokens[at].glued):
                scale = None
        if scale is None and amount.part and low == "of" and tokens[at + 1].low in {"a", "an"}:
            at += 2
            scale = SCALES.get(tokens[at].low)
            scale = None if scale is not None and scale < 1000 else scale
        if scale is None or (amount.words and amount.scale != 1 and not amount.vague and scale <= amount.scale):
            return amount
        if amount.step is None and amount.value is not None:
            amount = replace(amount, step=TENTH)
        amount = amount.times(scale, at + 1)


__all__ = ["Amount", "fraction_value", "read_amount"]
