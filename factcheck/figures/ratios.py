"""Shares told by counting: "one in five", "1 in 1,000", "nine out of ten", "two of every three"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.figures import numerals
from factcheck.figures.amounts import Amount, read_amount
from factcheck.figures.drafts import Draft
from factcheck.figures.grammar_words import FINITE
from factcheck.figures.tokens import CODE, NUMBER, WORD, Token, stands_near
from factcheck.figures.word_sets import word_set
from factcheck.records import Kind

_UNITS_AFTER = word_set("years year months month days day weeks week hours hour minutes minute")


def read_ratio(tokens: Sequence[Token], i: int, style: numerals.Style = numerals.ENGLISH) -> Draft | None:
    """Read the share that starts at ``tokens[i]``; None where none starts there."""
    if tokens[i].kind == CODE:
        return _colon(tokens, i)
    if not stands_near(tokens, i, _JOINTS):
        return None
    left = _plain(tokens, i, style)
    if left is None or left.value is None:
        return None
    joint = _joint(tokens, left.end) or _around_noun(tokens, left)
    if joint is None:
        return None
    mark, at = joint
    right = _plain(tokens, at, style)
    if right is None or right.value is None or not 0 < left.value < right.value:
        return None
    following = tokens[right.end].low
    if mark == "in" and (
        following in _UNITS_AFTER
        or following == "%"
        or 1900 <= right.value <= 2100
        or (right.scale != 1 and not right.words and left.value != 1)
    ):
        return None
    if mark == "in" and not (
        left.value == 1 or right.value in {3, 5, 10, 100, 1000} or (left.value < 10 and right.value <= 100)
    ):
        return None
    return Draft(i, right.end, Kind.FRACTION, left.value / right.value, words=left.words)


_JOINTS = frozenset({"in", "of"})


def _plain(tokens: Sequence[Token], i: int, style: numerals.Style) -> Amount | None:
    if tokens[i].kind not in {NUMBER, WORD} or tokens[i].low in {"half", "dozens"}:
        return None
    amount = read_amount(tokens, i, style)
    if amount is None or amount.part or amount.vague or amount.value is None or amount.value != int(amount.value):
        return None
    return amount


def _joint(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    low, following = tokens[i].low, tokens[i + 1].low
    if low == "-" and following in {"in", "out"}:
        i, low, following = i + 1, tokens[i + 1].low, tokens[i + 2].low
    if (
        tokens[i].kind == WORD
        and following == "out"
        and tokens[i + 2].low == "of"
        and tokens[i + 3].kind in {NUMBER, WORD}
    ):
        return "of", _past(tokens, i + 3)
    if low == "out" and following == "of":
        return "of", _past(tokens, i + 2)
    if low == "in":
        return "in", _past(tokens, i + 1)
    if low == "of" and following == "every":
        return "of", i + 2
    if low == "for" and following == "every":
        return None
    return None


def _around_noun(tokens: Sequence[Token], one: Amount) -> tuple[str, int] | None:
    """ "One Dane in four": the noun stands between."""
    if one.value != 1 or one.end + 3 >= len(tokens):
        return None
    noun, mark, number, following = tokens[one.end : one.end + 4]
    told = noun.kind == WORD and noun.low not in _NOT_NOUNS and mark.low == "in" and number.low in _SMALL
    ends = following.kind != WORD or following.low in FINITE | _GOES_ON or not following.low.endswith("s")
    return ("in", one.end + 2) if told and ends else None


_GOES_ON = word_set(
    "at of from who that on among had does did will now still also never already no works lives owns has cannot says"
    " drives smokes grows goes"
)


_NOT_NOUNS = word_set("of in or and more less another point day week month year hour minute")
_SMALL = word_set("two three four five six seven eight nine ten twelve twenty")


def _past(tokens: Sequence[Token], i: int) -> int:
    if tokens[i].text == "-":
        i += 1
    return i + 1 if tokens[i].low == "every" else i


def _colon(tokens: Sequence[Token], i: int) -> Draft | None:
    """ "2:1" is a score or a ratio of two numbers; the lesser is the low end."""
    parts = tokens[i].text.split(":")
    if len(parts) != 2 or max(len(part) for part in parts) > 3:
        return None
    low, high = sorted(Decimal(part) for part in parts)
    return Draft(i, i + 1, Kind.SCORE, low=low, high=high, step=Decimal(1))
