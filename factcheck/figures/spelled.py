"""Amounts in words: "half a million", "a million and a half", "two-thirds", "hundreds of thousands", "double-digit"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.figures.amount import TENTH, Amount, and_a_half, fraction_value, past_hyphen
from factcheck.figures.cardinals import read_cardinal
from factcheck.figures.change_words import COMPARATIVES
from factcheck.figures.grammar_words import FINITE
from factcheck.figures.hedges import hedge_before
from factcheck.figures.number_words import DENOMINATORS, DIGIT_COUNTS, FEW, SCALES, UNITS, VAGUE
from factcheck.figures.tokens import BREAK, WORD, Token
from factcheck.figures.word_sets import word_set


def read_spelled(tokens: Sequence[Token], i: int) -> Amount | None:
    """Read an amount in words that starts at ``tokens[i]``, before its further scale words; None where none starts."""
    low = tokens[i].low
    if low in {"a", "an"}:
        return _with_article(tokens, i)
    if low in VAGUE:
        return _vague(tokens, i)
    if tokens[i + 1].text == "-" and tokens[i + 2].low in {"digit", "digits", "figure", "figures"}:
        return _digit_count(tokens, i)
    if low in FEW:
        return _few(tokens, i, i)
    if low == "half":
        return _half(tokens, i)
    if low in {"quarter", "third"} or low in SCALES:
        return _bare(tokens, i)
    read = read_cardinal(tokens, i)
    if read is None:
        return None
    value, step, end = read
    amount = Amount(i, end, value, step, scale=_last_scale(tokens, value, end), words=True)
    part = _word_fraction(tokens, amount)
    if part is not None:
        return part
    half = and_a_half(tokens, end)
    if half is not None:
        extra, after = half
        return replace(amount, end=after, value=value + extra, step=TENTH)
    return amount


def _last_scale(tokens: Sequence[Token], value: Decimal, end: int) -> Decimal:
    """The scale word at the end of a cardinal, which a range may share: "two to three million"."""
    scale = SCALES.get(tokens[end - 1].low, Decimal(1))
    return scale if scale > 1 and value % scale == 0 else Decimal(1)


def _with_article(tokens: Sequence[Token], i: int) -> Amount | None:
    at = past_hyphen(tokens, i + 1)
    low = tokens[at].low
    if low == "couple":
        after = at + 2 if tokens[at + 1].low == "of" else at + 1
        if after == at + 1 and tokens[after].low not in {
            "hundred",
            "thousand",
            "million",
            "dozen",
            "more",
            "hours",
            "weeks",
        }:
            return None
        return Amount(i, after, Decimal(2), Decimal(1), words=True, vague=True)
    if low in SCALES:
        return _from_scale(tokens, i, at)
    if low == "score" and tokens[at + 1].low == "of":
        return Amount(i, at + 1, Decimal(20), Decimal(1), words=True)
    if low in FEW:
        return _few(tokens, i, at)
    if low == "quarter" and SCALES.get(tokens[past_hyphen(tokens, at + 1)].low, 0) > 100:
        end = past_hyphen(tokens, at + 1)
        scale = SCALES[tokens[end].low]
        return Amount(i, end + 1, scale / 4, scale / 10, scale=scale, words=True)
    if low == "half":
        inner = _half(tokens, at)
        return replace(inner, first=i) if inner is not None else None
    bottom = DENOMINATORS.get(low)
    if bottom is not None and _is_share(tokens, at + 1, low):
        return Amount(i, at + 1, fraction_value(1, bottom), None, part=True, words=True)
    return None


def _is_share(tokens: Sequence[Token], i: int, word: str) -> bool:
    """Whether "a third" here is a part of something, rather than one more in a row ("a third person")."""
    following = tokens[i]
    if following.low == "of":
        return True
    if following.text == "-" and following.glued:
        return False
    if word == "quarter":
        return following.low not in {"century", "final", "finals", "past", "to", "pounder", "back"}
    if (
        following.kind != WORD
        or following.low in _AFTER_SHARE
        or following.low in FINITE | COMPARATIVES
        or tokens[i - 3].low == "by"
    ):
        return True
    return hedge_before(tokens, i - 2) is not None


_AFTER_SHARE = word_set(
    "more less fewer higher lower as than in from to since are were is was have has had said say do did a and "
    "or but by on over after before during within last this while when because compared since under across amid at"
)


def _from_scale(tokens: Sequence[Token], first: int, at: int) -> Amount | None:
    """ "a hundred and two", "a million and a half", "a dozen"."""
    if tokens[at].low == "dozen":
        return Amount(first, at + 1, SCALES[tokens[at].low], Decimal(1), words=True)
    read = read_cardinal(tokens, at)
    if read is None:
        return None
    value, step, end = read
    half = and_a_half(tokens, end)
    if half is not None and value == SCALES.get(tokens[at].low):
        part, after = half
        return Amount(first, after, value + value * part, value / 10, scale=value, words=True)
    scale = value if value == SCALES.get(tokens[at].low) else Decimal(1)
    return Amount(first, end, value, step, scale=scale, words=True)


def _half(tokens: Sequence[Token], i: int) -> Amount | None:
    """ "half a million", "half million", "half-dozen"; "half" alone is a part."""
    at = past_hyphen(tokens, i + 1)
    if tokens[at].low in {"a", "an"}:
        at = past_hyphen(tokens, at + 1)
    scale = SCALES.get(tokens[at].low)
    if scale is not None:
        step = Decimal(1) if scale == 12 else scale / 10
        return Amount(i, at + 1, scale / 2, step, scale=scale, words=True)
    return Amount(i, i + 1, Decimal("0.5"), None, part=True, words=True)


def _bare(tokens: Sequence[Token], i: int) -> Amount | None:
    """A scale word or a part without its article: "thousand litres", "quarter of a mile"."""
    low = tokens[i].low
    if low in SCALES:
        return _from_scale(tokens, i, i) if low not in {"lac", "dozen"} else None
    if low == "quarter" and (
        tokens[i + 1].low == "of" or tokens[i + 1].text == "-" or tokens[i - 1].kind == tokens[i + 1].kind == BREAK
    ):
        return Amount(i, i + 1, Decimal("0.25"), None, part=True, words=True)
    if low == "third" and tokens[i + 1].low == "of" and tokens[i + 2].low in {"a", "all", "the"}:
        return (
            Amount(i, i + 1, fraction_value(1, 3), None, part=True, words=True) if tokens[i - 1].low != "the" else None
        )
    return None


def _word_fraction(tokens: Sequence[Token], amount: Amount) -> Amount | None:
    """ "two-thirds", "one sixth", "three quarters": a small cardinal and the name of a part."""
    at = past_hyphen(tokens, amount.end)
    low = tokens[at].low
    bottom = DENOMINATORS.get(low)
    value = amount.value
    if bottom is None or value is None or value != value.to_integral_value() or not 0 < value < 1000:
        return None
    singular = low in {"half", "quarter"} or not low.endswith("s")
    if singular and value != 1 and low != "quarter":
        return None
    if low == "quarters" and value > 9:
        return None
    return replace(amount, end=at + 1, value=value / bottom, step=None, part=True)


_LONGEST_VAGUE = 5  # "tens of thousands of millions" is as far as anybody goes


def _vague(tokens: Sequence[Token], i: int) -> Amount | None:
    """ "dozens", "hundreds of thousands", "tens of millions of": the interval that the words leave open."""
    low, high = VAGUE[tokens[i].low]
    end, factor = i + 1, 1
    while (
        end - i < _LONGEST_VAGUE
        and tokens[end].low == "of"
        and tokens[end + 1].low in VAGUE
        and tokens[end + 1].low not in {"dozens", "scores", "handful"}
    ):
        factor *= (VAGUE[tokens[end + 1].low][0]) // 2
        end += 2
    if tokens[i].low in {"tens", "scores", "handful"} and end == i + 1 and tokens[end].low != "of":
        return None
    lowest, highest = Decimal(low * factor), Decimal((high + 1) * factor - 1)
    return Amount(i, end, None, None, low=lowest, high=highest, words=True, vague=True)


def _digit_count(tokens: Sequence[Token], i: int) -> Amount | None:
    """ "double-digit", "six-figure": every number with as many digits."""
    count = DIGIT_COUNTS.get(tokens[i].low) or UNITS.get(tokens[i].low)
    if not count:
        return None
    low = Decimal(10) ** (count - 1)
    return Amount(i, i + 3, None, None, low=low, high=low * 10 - 1, words=True, vague=True)


def _few(tokens: Sequence[Token], first: int, at: int) -> Amount | None:
    """ "several hundred", "a few thousand"; "several" and "a few" alone state no quantity that can be checked."""
    scale = SCALES.get(tokens[at + 1].low)
    if scale is None:
        return None
    low, high = FEW[tokens[at].low]
    return Amount(first, at + 2, None, None, low=low * scale, high=(high + 1) * scale - 1, words=True, vague=True)
