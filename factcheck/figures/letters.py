"""The letters after digits that may be a scale or a unit: k, m, b, t. "1.2m viewers" is a million and more; "a 2m
wall" is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.figures import measures, units
from factcheck.figures.amounts import Amount
from factcheck.figures.change_words import is_change
from factcheck.figures.number_words import LETTER_SCALES, SHORT_SCALES
from factcheck.figures.tokens import BREAK, NUMBER, WORD, Token
from factcheck.figures.word_sets import word_set

_IRREGULAR_PLURALS = word_set(
    "people children men women police homes staff homeless unemployed dead cattle sheep fish aircraft followers"
)
_NOT_PLURAL = word_set(
    "is was has as its this us yes across towards less plus versus thus perhaps does always minus besides"
)
_TO_NUMBER = word_set(
    "rose rise fell fall risen fallen climbed dropped jumped grew grown increased decreased reached hit "
    "totalled sold sell attracted drew population audience viewers users subscribers jobs sales"
)
_NOUN_REACH = 3


def read_money_scale(tokens: Sequence[Token], amount: Amount) -> tuple[Decimal, int] | None:
    """Read a scale letter of an amount of money: "£5k", "$2.174T", "€10 m"."""
    if amount.words or amount.scale != 1:
        return None
    token = tokens[amount.end]
    scale = LETTER_SCALES.get(token.low)
    if scale is None or token.kind != WORD or not (token.glued or token.text in {"m", "M", "B", "b", "T"}):
        return None
    return scale, amount.end + 1


def read_scale(tokens: Sequence[Token], amount: Amount) -> tuple[Decimal, int, bool] | None:
    """Read a scale letter of a bare number: the scale, the index after it, and whether it is a guess."""
    if amount.words or amount.scale != 1 or amount.value is None:
        return None
    token = tokens[amount.end]
    scale = LETTER_SCALES.get(token.low)
    if scale is None or token.kind != WORD or not token.glued:
        return None
    end = amount.end + 1
    judge = _JUDGES.get(token.low)  # a bare "t" is tonnes
    judged = None if judge is None else judge(tokens, amount, end)
    if judged is None:
        return None
    return scale, end, judged


def _kilo(tokens: Sequence[Token], amount: Amount, _end: int) -> bool | None:
    """ "10k" is ten thousand; "573.15K" is a temperature."""
    decimals = amount.step is not None and amount.step < Decimal("0.1")
    return None if tokens[amount.end].text == "K" and decimals else False


def _million(tokens: Sequence[Token], amount: Amount, end: int) -> bool | None:
    following = tokens[end]
    if tokens[amount.end].text == "M":
        return False
    if following.text in {"-", "–"} and tokens[end + 1].kind == NUMBER and tokens[end + 2].low == "m":
        return False if _counts(tokens, end + 3) else None
    if (
        measures.is_length(tokens, end)
        or (following.text == "-" and following.glued)
        or following.text in {"/", "²", "³", "^"}
    ):
        return None
    if following.kind == WORD and _counts(tokens, end):
        return False
    if following.low == "of" and tokens[end + 1].low in {"them", "these", "those"}:
        return False
    window = {token.low for token in tokens[max(0, amount.first - 6) : amount.first]}
    decimals = amount.step is not None and amount.step < 1
    if window & _TO_NUMBER or (decimals and any(is_change(word) for word in window)):
        return True
    return None


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """Whether something countable follows within a few words: a plural noun, a unit, a currency."""
    for n in range(_NOUN_REACH):
        token = tokens[i + n]
        if token.kind == BREAK or token.kind != WORD or token.low in _STOPS:
            return False
        if token.low in _IRREGULAR_PLURALS or token.low in units.words() or token.low in SHORT_SCALES:
            return True
        if (
            token.low.endswith("s")
            and not token.low.endswith("'s")
            and not token.low.endswith("ss")
            and token.low not in _NOT_PLURAL
        ):
            return True
    return False


_STOPS = word_set(
    "in at on from to by for with of and or but the a an is was were are has have had who that which when "
    "while after before than as it he she they"
)


def _billion(tokens: Sequence[Token], amount: Amount, end: int) -> bool | None:
    following = tokens[end]
    if following.kind == WORD and _counts(tokens, end):
        return False
    decimals = amount.step is not None and amount.step < 1
    big = tokens[amount.end].text == "B" and following.text != "/" and not following.text[:1].isupper()
    return True if decimals or big else None


_JUDGES = {"k": _kilo, "m": _million, "b": _billion}
