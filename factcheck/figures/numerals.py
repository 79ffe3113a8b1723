"""Numbers in digits: separators, grouping by spaces, exponents, and what the separators of an article mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from factcheck.figures.tokens import NUMBER, SYMBOL, Token

MAX_DIGITS: Final = 40  # nobody writes a longer number; what is longer is counted as unread


class Style(StrEnum):
    """What "1.234" and "1,234" mean."""

    ENGLISH = "english"  # 1,234.56
    CONTINENTAL = "continental"  # 1.234,56


ENGLISH: Final = Style.ENGLISH
CONTINENTAL: Final = Style.CONTINENTAL

_GROUPED = {
    ENGLISH: re.compile(r"[0-9]{1,3}(?:,[0-9]{3})++(?:\.[0-9]++)?"),
    CONTINENTAL: re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})++(?:,[0-9]++)?"),
}
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]++)?")
_APOSTROPHES = re.compile(r"[0-9]{1,3}(?:[’'][0-9]{3})++(?:\.[0-9]++)?")
_PLAIN = {ENGLISH: re.compile(r"[0-9]*+(?:\.[0-9]++)?"), CONTINENTAL: re.compile(r"[0-9]*+(?:,[0-9]++)?")}
_UNGROUPED_COMMA = re.compile(r"[0-9]{1,3},[0-9]{1,2}")
_EXPONENT = re.compile(r"[eE][+\-−]?[0-9]{1,3}$")


class Numeral(NamedTuple):
    """The value of digits, the worth of the last one, whether it is a whole number, whether it could be read
    otherwise.
    """

    value: Decimal
    step: Decimal
    whole: bool
    ambiguous: bool


def style_of(tokens: Sequence[Token]) -> Style:
    """Decide from the whole text how its writer separates: continental only if some number can be nothing else."""
    english = continental = 0
    for token in tokens:
        if token.kind != NUMBER or len(token.text) > MAX_DIGITS:
            continue
        text = token.text
        if text.count(".") > 1 and _GROUPED[CONTINENTAL].fullmatch(text):
            continental += 1
        elif "." in text and "," in text:
            if _GROUPED[CONTINENTAL].fullmatch(text):
                continental += 1
            elif _GROUPED[ENGLISH].fullmatch(text) or _INDIAN.fullmatch(text):
                english += 1
        elif text.count(",") > 1 and _GROUPED[ENGLISH].fullmatch(text):
            english += 1
        elif _UNGROUPED_COMMA.fullmatch(text):
            continental += 1
        elif ("." in text and not _GROUPED[CONTINENTAL].fullmatch(text)) or ("," in text and not text.startswith("0")):
            english += 1
    return CONTINENTAL if continental > english else ENGLISH


_JOINED = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def read_numeral(tokens: Sequence[Token], i: int, style: Style) -> tuple[Numeral, int] | None:
    """Read the digits at ``tokens[i]``, with further groups of three after spaces ("1 234 567")."""
    text, end = tokens[i].text, i + 1
    if len(text) > MAX_DIGITS:
        return None
    if text.isdigit() and len(text) <= 3 and text[0] != "0":
        groups = _space_groups(tokens, i)
        if groups:
            joined = "".join(token.text for token in tokens[i : i + 1 + groups])
            joined = joined.replace(",", ".") if style is CONTINENTAL else joined
            if _JOINED.fullmatch(joined):  # "55 310,000" is two numbers
                return _numeral(joined), i + 1 + groups
    return _classified(text, style, end)


def _classified(text: str, style: Style, end: int) -> tuple[Numeral, int] | None:
    exponent = _EXPONENT.search(text)
    mantissa = text[: exponent.start()] if exponent else text
    power = int(exponent[0][1:].replace("−", "-")) if exponent else 0
    other = CONTINENTAL if style is ENGLISH else ENGLISH
    mark = "," if style is ENGLISH else "."
    ambiguous = False
    if _GROUPED[style].fullmatch(mantissa) or _INDIAN.fullmatch(mantissa):
        digits = mantissa.replace(mark, "")
        ambiguous = style is CONTINENTAL and mantissa.count(".") == 1 and "," not in mantissa
    elif _APOSTROPHES.fullmatch(mantissa):
        digits = mantissa.replace("'", "").replace("’", "")
    elif _PLAIN[style].fullmatch(mantissa):
        digits = mantissa
        ambiguous = _GROUPED[other].fullmatch(mantissa) is not None and mantissa[0] != "0"
    elif _GROUPED[other].fullmatch(mantissa):
        digits, style = mantissa.replace("." if other is CONTINENTAL else ",", ""), other
        ambiguous = digits.isdigit() and mantissa.count("." if other is CONTINENTAL else ",") == 1
    elif _PLAIN[other].fullmatch(mantissa):
        digits, style, ambiguous = mantissa, other, True
    else:
        return None
    if style is CONTINENTAL:
        digits = digits.replace(",", ".")
    return _numeral(digits, power, ambiguous=ambiguous), end


def _numeral(digits: str, power: int = 0, *, ambiguous: bool = False) -> Numeral:
    value = Decimal(digits)
    exponent = int(value.as_tuple().exponent)
    step = Decimal(1).scaleb(exponent)
    if exponent == 0 and value >= 100 and not power:
        step = Decimal(10) ** int(value.normalize().as_tuple().exponent)
    whole = exponent == 0 and not power
    return Numeral(value.scaleb(power), step.scaleb(power), whole and not ambiguous, ambiguous)


def _space_groups(tokens: Sequence[Token], i: int) -> int:
    """How many groups of exactly three digits follow, each after one space; 0 where a longer run of digits follows
    them.
    """
    count = 0
    while True:
        token, before = tokens[i + count + 1], tokens[i + count]
        if token.kind != NUMBER or token.start != before.end + 1 or not token.text[:3].isdigit():
            break
        rest = token.text[3:]
        if len(token.text) < 3 or (rest and not (rest[0] in ".," and rest[1:].isdigit())):
            return 0
        count += 1
        if rest:
            break
        if count > MAX_DIGITS // 3:
            return 0
    following = tokens[i + count + 1] if i + count + 1 < len(tokens) else tokens[-1]
    previous = tokens[i - 1]
    if count and ((following.kind == NUMBER and not following.glued) or previous.kind == NUMBER):
        return 0
    return count


def read_bare_power(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """Read a power that stands for itself: "10^6"; its value and the index after it."""
    caret, power = tokens[i + 1], tokens[i + 2]
    if tokens[i].text not in {"10", "2"} or caret.text not in {"^", "**"} or not caret.glued:
        return None
    if power.kind != NUMBER or not power.glued or not power.text.isdigit() or len(power.text) > 2:
        return None
    return Decimal(tokens[i].text) ** int(power.text), i + 3


def read_power(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """Read what multiplies a number by a power: "×10^5", "x 10−5", "x2^10", "^6"; the factor and the index after it."""
    if tokens[i].low not in {"×", "x", "*", "⋅", "·"} or tokens[i + 1].kind != NUMBER:
        return None
    base, at = tokens[i + 1], i + 2
    if base.text not in {"10", "2"}:
        return None
    caret = tokens[at].text in {"^", "**"}
    at += caret
    sign = 1
    if tokens[at].kind == SYMBOL and tokens[at].text in {"-", "−", "–", "+"} and tokens[at].glued:
        sign = 1 if tokens[at].text == "+" else -1
        at += 1
    elif not caret:
        return None
    if tokens[at].kind != NUMBER or not tokens[at].glued or not tokens[at].text.isdigit() or len(tokens[at].text) > 3:
        return None
    return Decimal(base.text) ** (sign * int(tokens[at].text)), at + 1
