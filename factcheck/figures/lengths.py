"""One measure in several units, and the marks of feet and inches: "5ft 11in", "7 feet and 10 inches", 5'11"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.figures import measures, units
from factcheck.figures.amounts import Amount, read_amount
from factcheck.figures.drafts import Draft
from factcheck.figures.tokens import BREAK, NUMBER, WORD, Token

_COMPOUNDED = frozenset({"length", "mass", "volume", "time", "calendar time"})


def read_compound(tokens: Sequence[Token], draft: Draft) -> Draft:
    """ "5ft 11in", "7 feet and 10 inches", "6 pounds, 4 ounces": one measure in two or three units, read in the
    smallest.
    """
    for _ in range(3):
        i = draft.end
        at = i + 1 if tokens[i].text == "," or tokens[i].low == "and" else i
        at = at + 1 if tokens[i].text == "," and tokens[at].low == "and" else at
        at = (
            at + 1 if draft.unit == "foot" and tokens[i].text == "-" and tokens[i].glued and tokens[i + 1].glued else at
        )
        if (
            tokens[at].kind not in {NUMBER, WORD}
            or draft.value is None
            or draft.unit is None
            or draft.value != int(draft.value)
        ):
            return draft
        amount = read_amount(tokens, at)
        if amount is None or amount.value is None or amount.scale != 1:
            return draft
        unit = measures.read_unit(tokens, amount.end, digits=not amount.words) or _bare_inches(tokens, draft, amount)
        if unit is None and units.dimension(draft.unit) == "length":
            unit = _primes(tokens, amount.end)
        if (
            unit is None
            or units.dimension(unit[0]) not in _COMPOUNDED
            or units.dimension(unit[0]) != units.dimension(draft.unit)
        ):
            return draft
        whole = units.convert(draft.value, draft.unit, unit[0])
        one = units.convert(Decimal(1), unit[0], draft.unit)
        if whole is None or one is None or one >= 1:
            return draft
        draft = replace(draft, value=whole + amount.value, step=amount.step, unit=unit[0], end=unit[1])
    return draft


def _bare_inches(tokens: Sequence[Token], draft: Draft, amount: Amount) -> tuple[str, int] | None:
    """The inches of "6-foot-2" and "6ft 2": a number below twelve that counts nothing after it."""
    if draft.unit != "foot" or amount.value is None or not 0 < amount.value < 12 or amount.value != int(amount.value):
        return None
    after = tokens[amount.end]
    joined = tokens[amount.first - 1].text == "-"
    beside = tokens[amount.first - 1].kind == WORD and tokens[amount.first - 1].low in {"ft", "foot"}
    if joined or (beside and (after.kind != WORD or after.low in {"tall", "high", "wide", "long"})):
        return "inch", amount.end
    return None


def _primes(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """The marks of feet and inches: 5'11"."""
    if not tokens[i].glued:
        return None
    if tokens[i].text in {"'", "’", "′"}:
        return "foot", i + 1
    return ("inch", i + 1) if tokens[i].text in {'"', "”", "″", "''"} else None


def read_quoted_length(tokens: Sequence[Token], amount: Amount) -> tuple[str, int] | None:
    """5'11" and 8" are lengths where the mark cannot close a quotation: digits follow it, or no mark opened one
    before.
    """
    unit = _primes(tokens, amount.end)
    if unit is None or amount.words:
        return None
    after = tokens[unit[1]]
    if unit[0] == "foot":
        return unit if after.kind == NUMBER and after.glued and len(after.text) <= 2 else None
    if tokens[amount.end].text in {"″", "''"}:
        return unit
    opened = 0
    for n in range(1, min(_QUOTE_REACH, amount.first + 1)):
        token = tokens[amount.first - n]
        if token.kind == BREAK:
            return unit if opened % 2 == 0 else None
        opened += token.text in {'"', "“", "”"}
    return None


_QUOTE_REACH = 60  # tokens back in which an opening quotation mark is looked for
