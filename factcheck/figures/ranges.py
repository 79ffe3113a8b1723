"""Ranges and scores: "between 10 and 15", "$10-15 million", "8- to 16-metre", "two or three", "2.5 ± 0.1", "3-1",
"52 to 48".

Either end may leave out its unit, currency or scale; it takes the other's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.figures import numerals
from factcheck.figures.amounts import read_amount
from factcheck.figures.change_words import is_change
from factcheck.figures.drafts import Draft
from factcheck.figures.hedges import hedge_before
from factcheck.figures.quantities import read_plus_minus, read_quantity
from factcheck.figures.tokens import NUMBER, WORD, Token
from factcheck.figures.word_sets import word_set
from factcheck.records import Kind

_DASHES = frozenset("-–—‐‑−")
_INNER_HEDGES = frozenset({"about", "around", "roughly", "approximately", "nearly", "~", "some", "perhaps", "as"})
_SCORE_WORDS = word_set(
    "won win wins winning lost lose loses losing beat beats beaten beating defeat defeated defeats drew draw "
    "draws victory loss lead led leads leading trail trailed trailing vote voted votes ruled ruling split "
    "decision score scored level thrashed edged hammered aggregate passed approved"
)


def read_range(tokens: Sequence[Token], i: int, style: numerals.Style = numerals.ENGLISH) -> Draft | None:
    """Read a quantity or a range of two that starts at ``tokens[i]``, its "between" or "from" included."""
    opener = tokens[i].low if tokens[i].low in {"between", "from"} else None
    at = _past_hedge(tokens, i + 1) if opener else i
    left = read_quantity(tokens, at, style)
    if left is None or (left.rate is not None and opener is None):
        return None if opener else left
    if opener == "from" and (_changing(tokens, i) or _descending(tokens, left, style)):
        return None
    opened = tokens[i - 2].low if tokens[i - 1].low in _INNER_HEDGES else tokens[i - 1].low
    if opener is None and left.plain and opened == "from" and tokens[left.end].low == "to":
        levelled = _level_before(tokens, left, style)
        if levelled is not None:
            return levelled
    joined = _second(tokens, left, opener, style)
    if joined is None:
        return None if opener else _shared_unit(tokens, left, style)
    return replace(joined, first=i) if opener else joined


def _past_hedge(tokens: Sequence[Token], i: int) -> int:
    return i + 1 if tokens[i].low in _INNER_HEDGES else i


def _is_year(tokens: Sequence[Token], left: Draft) -> bool:
    """Whether a bare number is the year of the level before it: "from 4.8 tonnes in 2019 to 5.0 tonnes in 2023"."""
    before = left.first - 1
    if tokens[before].text in {"-", "–", "/"} and _ends_with_a_year(tokens, before - 1):
        return left.plain  # "rose in 2021–22 to $42.6 billion"
    return left.plain and _year_like(left) and left.scale == 1 and tokens[before].low in {"in", "during"}


def _second(tokens: Sequence[Token], left: Draft, opener: str | None, style: numerals.Style) -> Draft | None:
    """Read what joins a second quantity to ``left``, and the two as one."""
    uncertain = read_plus_minus(tokens, left.end)
    if uncertain is not None:
        return _plus_minus(tokens, left, uncertain, style)
    joint = _joint(tokens, left, opener)
    if joint is None:
        return None
    mark, at = joint
    if mark == "to" and _is_year(tokens, left):
        return None
    at = _past_hedge(tokens, at)
    right = read_quantity(tokens, at, style)
    if right is None or right.value is None or left.value is None:
        return None
    score = _score(tokens, left, right, mark)
    if score is not None:
        return score
    return _joined(tokens, left, right, mark, opener)


def _joint(tokens: Sequence[Token], left: Draft, opener: str | None) -> tuple[str, int] | None:
    i = left.end
    token = tokens[i]
    if token.text == "-" and token.glued and not tokens[i + 1].glued and tokens[i + 1].low in {"to", "or", "and"}:
        return "to", i + 2
    if (
        token.text == "-"
        and token.glued
        and tokens[i + 1].low == "to"
        and tokens[i + 2].text == "-"
        and tokens[i + 1].glued
    ):
        return "to", i + 3
    if token.text in _DASHES and tokens[i + 1].text not in _DASHES:
        return "-", i + 1
    if token.low == "to" and not (opener == "between" and left.unit is None and tokens[i + 1].kind != NUMBER):
        return "to", i + 1
    if token.low == "and" and opener is not None:
        return "and", i + 1
    if token.low == "or" and opener is None:
        return "or", i + 1
    if token.low == "through" and opener == "from":
        return "to", i + 1
    return None


def _joined(tokens: Sequence[Token], left: Draft, right: Draft, mark: str, opener: str | None) -> Draft | None:
    first, second = _levelled(left, right)
    if first is None or second is None or first.value is None or second.value is None:
        return None
    if mark == "or" and not _neighbours(first, second):
        return None
    if (
        mark == "to"
        and opener is None
        and not (left.plain and not right.plain)
        and ((_changing(tokens, left.first) and tokens[left.first - 1].low != "of") or first.value > second.value)
    ):
        return None
    if mark == "-" and (_is_sum(tokens, left, right) or (first.value > second.value and not opener)):
        return None
    if mark == "-" and first.plain and second.plain and _year_like(first) and _year_like(second):
        return None
    low, high = sorted((first.value, second.value))
    step = min(filter(None, (first.step, second.step)), default=None)
    return replace(
        second,
        first=left.first,
        value=None,
        low=low,
        high=high,
        step=step,
        words=left.words and right.words,
    )


def _is_sum(tokens: Sequence[Token], left: Draft, right: Draft) -> bool:
    """ "a loss - 5 million more": a dash with spaces on both sides joins two numbers only if digits stand on both."""
    dash = tokens[left.end]
    if dash.glued:
        return False
    return tokens[left.end - 1].kind == WORD and tokens[right.first].kind == WORD


def _neighbours(left: Draft, right: Draft) -> bool:
    if left.value is None or right.value is None or left.step is None or not left.value < right.value:
        return False
    return right.value - left.value <= max(left.step, left.value)


def _year_like(draft: Draft) -> bool:
    return draft.value is not None and 1500 <= draft.value <= 2100 and draft.step is not None


def _levelled(left: Draft, right: Draft) -> tuple[Draft | None, Draft | None]:
    """Give each end the unit, currency, rate and scale that only the other has; None where they do not go together."""
    if left.kind is not right.kind or left.unit != right.unit:
        if left.plain or (left.kind is Kind.FRACTION and left.unit is None and right.unit is not None):
            left = replace(left, kind=right.kind, unit=right.unit, rate=right.rate)
        elif right.plain and left.kind is Kind.MONEY:
            right = replace(right, kind=left.kind, unit=left.unit)
        elif right.plain and left.unit is not None and right.end:
            return None, None
        else:
            return None, None
    if left.rate != right.rate:
        left = replace(left, rate=right.rate or left.rate)
        right = replace(right, rate=left.rate)
    if _thousands_left_out(left, right) and left.value is not None:
        left = replace(left, value=left.value * 1000, step=Decimal(1000), ambiguous=True)
    if left.scale == 1 and right.scale > 1 and left.value is not None and right.value is not None:
        coefficient = left.value
        if 0 < coefficient < right.value / right.scale:
            left = replace(
                left, value=coefficient * right.scale, step=(left.step or Decimal(1)) * right.scale, scale=right.scale
            )
        elif right.kind is not Kind.MONEY and coefficient < 1000:
            return None, None
    return left, right


def _thousands_left_out(left: Draft, right: Draft) -> bool:
    """ "6 to $7,000" is six to seven thousand dollars."""
    if (
        right.kind is not Kind.MONEY
        or left.value is None
        or right.value is None
        or right.scale != 1
        or right.value % 1000
    ):
        return False
    return 1 <= left.value < right.value / 1000 and left.value == int(left.value)


def _plus_minus(tokens: Sequence[Token], left: Draft, i: int, style: numerals.Style) -> Draft | None:
    amount = read_amount(tokens, i, style)
    right = read_quantity(tokens, i, style)
    if amount is None or amount.value is None or right is None or left.value is None:
        return None
    merged = replace(right, first=left.first) if left.plain else replace(left, end=right.end)
    return replace(
        merged, value=left.value, step=left.step, low=left.value - amount.value, high=left.value + amount.value
    )


def _score(tokens: Sequence[Token], left: Draft, right: Draft, mark: str) -> Draft | None:
    """ "3-1", "52 to 48": two bare whole numbers, the greater first or beside a word of winning and voting."""
    if (
        not (left.plain and right.plain and left.scale == right.scale == 1)
        or mark not in {"-", "to"}
        or left.words != right.words
    ):
        return None
    if left.value is None or right.value is None or left.value != int(left.value) or right.value != int(right.value):
        return None
    if mark == "-" and not (tokens[left.end].glued and tokens[left.end + 1].glued):
        return None
    if max(left.value, right.value) > 999 or min(left.value, right.value) < 0:
        return None
    near = {token.low for token in tokens[max(0, left.first - 6) : left.first]} | {tokens[right.end].low}
    if left.value < right.value and not near & _SCORE_WORDS:
        return None
    if mark == "to" and not near & _SCORE_WORDS and left.value <= right.value:
        return None
    low, high = sorted((left.value, right.value))
    return replace(left, end=right.end, kind=Kind.SCORE, value=None, low=low, high=high, step=Decimal(1))


def _shared_unit(tokens: Sequence[Token], left: Draft, style: numerals.Style) -> Draft:
    """ "45 and 50 mg": the unit stands once, after the last of a row."""
    if not left.plain or tokens[left.end].low not in {"and", "or"} or left.vague:
        return left
    at = left.end + 1
    if tokens[at].kind != NUMBER:
        return left
    right = read_quantity(tokens, at, style)
    if right is None or right.unit is None or right.kind is Kind.MONEY or right.rate is not None:
        return left
    return replace(left, kind=right.kind, unit=right.unit)


def _descending(tokens: Sequence[Token], left: Draft, style: numerals.Style) -> bool:
    """ "from 500 to 400": nobody writes a range that way, so these are the level before and the level after."""
    if tokens[left.end].low != "to":
        return False
    right = read_quantity(tokens, _past_hedge(tokens, left.end + 1), style)
    if right is None:
        return False
    first, second = _levelled(left, right)
    if first is None and right.plain:
        first, second = left, right
    return (
        first is not None
        and second is not None
        and first.value is not None
        and second.value is not None
        and first.value > second.value
    )


def _level_before(tokens: Sequence[Token], left: Draft, style: numerals.Style) -> Draft | None:
    """ "raised from 4.10 to 4.35 per cent": the level before, with the unit that stands once, after the other; None
    for a range.
    """
    right = read_quantity(tokens, _past_hedge(tokens, left.end + 1), style)
    if (
        right is None
        or right.value is None
        or not (_changing(tokens, left.first - 1) or _descending(tokens, left, style))
    ):
        return None
    first, _ = _levelled(left, right)
    return None if first is None else replace(first, rate=None)


_MOVING = word_set(
    "go goes going went gone move moves moved moving bring brings brought put puts change changes changed extend "
    "extends extended shift shifts shifted revise revises revised adjust adjusted adjusts swung turned"
)
"""Verbs that make "from 3 to 4" a change, which alone say no direction."""


def _ends_with_a_year(tokens: Sequence[Token], i: int) -> bool:
    """ "Widened in 2014, from 2 to 5 billion": the verb stands before a time."""
    return tokens[i].kind == NUMBER and len(tokens[i].text) == 4 and tokens[i].text[:2] in {"19", "20"}


def _changing(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word of change stands just before: "rose from 3% to 4%" states two levels, not a range."""
    start = i
    hedge = hedge_before(tokens, i)
    if hedge is not None:
        start = hedge[1]
    apart = tokens[i].low == "from" and tokens[start - 1].text == "," and _ends_with_a_year(tokens, start - 2)
    start, reach = (start - 1, 9) if apart else (start, 9 if tokens[i].low == "from" else 6)
    for n in range(1, reach):
        token = tokens[start - n]
        if token.kind == "break" or token.text in {",", ";", "(", ":"} or start - n <= 0:
            return False
        if is_change(token.low) or (tokens[i].low == "from" and token.low in _MOVING):
            return True
    return False
