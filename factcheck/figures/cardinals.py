"""Cardinal numbers in words: "four hundred and forty two", "twenty-one thousand", "three point five", "one fifty"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.figures.number_words import GLUED_TENS, SCALES, TEENS, TENS, UNITS
from factcheck.figures.tokens import Token

_HYPHENS = frozenset("-‐‑–—")
_BIG = {word: scale for word, scale in SCALES.items() if scale >= 1000}
_SMALL = {**UNITS, **TEENS, **TENS, **GLUED_TENS}
MAX_WORDS = 40  # no cardinal that a person writes is longer; a longer run is hostile, not a number


def read_cardinal(tokens: Sequence[Token], i: int) -> tuple[Decimal, Decimal, int] | None:
    """Read a cardinal that starts at ``tokens[i]``: its value, its step, and the index after it."""
    if tokens[i].low not in _SMALL and tokens[i].low not in _BIG and tokens[i].low != "hundred":
        return None
    total, last_scale, at = Decimal(0), None, i
    while at - i < MAX_WORDS:
        group = _group(tokens, at)
        value, after = group if group is not None else (None, at)
        if value is None and total:
            break
        scale_at = _joined(tokens, after) if value is not None else after
        scale = _BIG.get(tokens[scale_at].low)
        if last_scale is not None and (scale or Decimal(1)) >= last_scale:
            break
        if scale is None:
            if value is None:
                return None
            total, at, last_scale = total + value, after, Decimal(1)
            break
        total, at, last_scale = total + (Decimal(1) if value is None else value) * scale, scale_at + 1, scale
        following = _continued(tokens, at)
        if following is None:
            break
        at_next = following
        if _group(tokens, at_next) is None:
            break
        if not _fits(tokens, at_next, scale):
            break
        at = at_next
    decimals = _decimals(tokens, at)
    if decimals is not None and last_scale == 1:
        digits, after = decimals
        return total + Decimal(f"0.{digits}"), Decimal(10) ** -len(digits), after
    end = at
    return total, _step(total), end


def _fits(tokens: Sequence[Token], i: int, scale: Decimal) -> bool:
    """Whether the group at ``i`` can be the rest of a number that has just had ``scale``: its own scale must be
    smaller.
    """
    group = _group(tokens, i)
    if group is None:
        return False
    own = _BIG.get(tokens[_joined(tokens, group[1])].low)
    return own is None or own < scale


def _group(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """Read a number below a thousand ("four hundred and forty two", "twelve hundred", "one fifty")."""
    low = tokens[i].low
    if low == "hundred":
        return _hundreds(tokens, Decimal(100), i + 1)
    first = _pair(tokens, i)
    if first is None:
        return None
    value, end = first
    at = _joined(tokens, end)
    if tokens[at].low == "hundred" and 0 < value < 100:
        return _hundreds(tokens, value * 100, at + 1)
    if 1 <= value <= 9 and tokens[end].low in TENS and not tokens[end].glued:
        rest = _pair(tokens, end)
        if rest is not None and tokens[rest[1]].low not in SCALES:
            return value * 100 + rest[0], rest[1]
    return value, end


def _hundreds(tokens: Sequence[Token], value: Decimal, i: int) -> tuple[Decimal, int]:
    at = _continued(tokens, i)
    rest = _pair(tokens, at) if at is not None else None
    if rest is None or not rest[0]:
        return value, i
    return value + rest[0], rest[1]


def _pair(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """Read a number below a hundred ("seven", "forty-two", "twentyone")."""
    low = tokens[i].low
    if low in TENS:
        at = _joined(tokens, i + 1)
        unit = UNITS.get(tokens[at].low)
        if unit:
            return Decimal(TENS[low] + unit), at + 1
    value = _SMALL.get(low)
    return None if value is None else (Decimal(value), i + 1)


def _joined(tokens: Sequence[Token], i: int) -> int:
    """Step over a hyphen that joins two words."""
    return i + 1 if tokens[i].text in _HYPHENS and tokens[i].glued and tokens[i + 1].glued else i


def _continued(tokens: Sequence[Token], i: int) -> int | None:
    """Step over what may stand between a scale and the rest: nothing, a hyphen, "and", "&", or a comma."""
    at = i
    if tokens[at].text == "," and (tokens[at + 1].low in _SMALL):
        at += 1
        return at if _scale_follows(tokens, at) else None
    at = _joined(tokens, at)
    if tokens[at].low in {"and", "&"}:
        at = _joined(tokens, at + 1)
        if tokens[at].low not in _SMALL:
            return None
        return at
    return at if tokens[at].low in _SMALL else None


def _scale_follows(tokens: Sequence[Token], i: int) -> bool:
    """After a comma, only what goes on to a scale is the same number: "three million, two hundred", not "two
    million, six more".
    """
    pair = _pair(tokens, i)
    return pair is not None and tokens[pair[1]].low in SCALES


def _decimals(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    if tokens[i].low != "point":
        return None
    digits, at = "", i + 1
    while tokens[at].low in UNITS and len(digits) < MAX_WORDS:
        digits += str(UNITS[tokens[at].low])
        at += 1
    return (digits, at) if digits else None


def _step(value: Decimal) -> Decimal:
    """The worth of the last digit that says something: 680,000 → 10,000. Below a hundred every digit is meant."""
    if abs(value) < 100 or not value:
        return Decimal(1)
    return Decimal(10) ** int(value.normalize().as_tuple().exponent)
