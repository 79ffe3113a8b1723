"""Amounts: a number however it is written, before anything is known of its unit.

``read_amount`` starts at a token and reads as far as one number goes: "1,234.5", "two and a half", "half a
million", "2 1/2",
"a quarter of a million", "5 hundred thousand", "6×10^5". A reader looks only forward and never further than the number,
so that reading a text takes time linear in its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.figures import numerals
from factcheck.figures.cardinals import read_cardinal
from factcheck.figures.grammar_words import FINITE
from factcheck.figures.hedges import hedge_before
from factcheck.figures.number_words import DENOMINATORS, DIGIT_COUNTS, FEW, SCALES, SHORT_SCALES, UNITS, VAGUE, VULGAR
from factcheck.figures.numerals import Numeral
from factcheck.figures.tokens import BREAK, CODE, NUMBER, SYMBOL, WORD, Token
from factcheck.figures.tokens import VULGAR as VULGAR_KIND
from factcheck.figures.word_sets import word_set

MINUS = frozenset("-−–")
_TENTH = Decimal("0.1")
_HYPHENS = frozenset("-‐‑–—")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from ``tokens[first:end]``; ``scaled`` when it has a scale word, so that a range can share it.

    ``coefficient`` is the number before its scale ("1.5" of "1.5 million"); ``part`` marks a fraction of a whole
    ("two-thirds"), ``words`` one that has no digit in it.
    """

    first: int
    end: int
    value: Decimal | None
    step: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    scale: Decimal = Decimal(1)
    part: bool = False
    words: bool = False
    vague: bool = False
    ambiguous: bool = False

    @property
    def coefficient(self) -> Decimal | None:
        """The number as written before its scale word."""
        return None if self.value is None else self.value / self.scale

    def times(self, scale: Decimal, end: int) -> Amount:
        """The same amount with a scale word read after it."""
        return replace(
            self,
            end=end,
            value=None if self.value is None else self.value * scale,
            step=None if self.step is None else self.step * scale,
            low=None if self.low is None else self.low * scale,
            high=None if self.high is None else self.high * scale,
            scale=self.scale * scale,
            part=False,
        )


def fraction_value(top: int, bottom: int) -> Decimal:
    """Return a fraction as a decimal, to the 28 digits of the standard context where it has no end."""
    return Decimal(top) / Decimal(bottom)


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
        amount = _words(tokens, at)
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
    if token.text == "+" and following.kind == NUMBER and following.glued and not token.glued:
        return 1, i + 1
    return 1, i


# --------------------------------------------------------------------------- digits


def _digits(tokens: Sequence[Token], i: int, style: numerals.Style) -> Amount | None:
    read = numerals.read_numeral(tokens, i, style)
    if read is None:
        return None
    numeral, end = read
    mixed = _mixed_part(tokens, end) if numeral.whole else None
    if mixed is not None:
        part, after = mixed
        return Amount(i, after, numeral.value + part, _TENTH)
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
    half = _and_a_half(tokens, end)
    if half is not None:
        part, after = half
        return Amount(i, after, numeral.value + part, _TENTH)
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


def _and_a_half(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """The end of "two and a half", "5 and half", "two and three eighths"; not of "two and a third party"."""
    if tokens[i].low not in {"and", "&"} and not (tokens[i].text == "-" and tokens[i + 1].low == "and"):
        return None
    at = i + 2 if tokens[i].text == "-" else i + 1
    at = _past_hyphen(tokens, at)
    top = 1
    if tokens[at].low in {"a", "an", "one"}:
        at = _past_hyphen(tokens, at + 1)
    elif tokens[at].low in {"two", "three", "five", "seven"}:
        top = {"two": 2, "three": 3, "five": 5, "seven": 7}[tokens[at].low]
        at = _past_hyphen(tokens, at + 1)
    elif tokens[at].low not in {"half", "quarter"}:
        return None
    word = tokens[at].low
    bottom = DENOMINATORS.get(word)
    if bottom is None or (top == 1 and word not in {"half", "quarter"} and tokens[at - 1].low != "one"):
        return None
    if top > 1 and not (word.endswith("s") or word == "quarter"):
        return None
    return fraction_value(top, bottom), at + 1


def _past_hyphen(tokens: Sequence[Token], i: int) -> int:
    return i + 1 if tokens[i].text in _HYPHENS and tokens[i].glued else i


# --------------------------------------------------------------------------- words


def _words(tokens: Sequence[Token], i: int) -> Amount | None:
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
    amount = Amount(i, end, value, step, words=True)
    part = _word_fraction(tokens, amount)
    if part is not None:
        return part
    half = _and_a_half(tokens, end)
    if half is not None:
        extra, after = half
        return replace(amount, end=after, value=value + extra, step=_TENTH)
    return amount


def _with_article(tokens: Sequence[Token], i: int) -> Amount | None:
    at = _past_hyphen(tokens, i + 1)
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
    if low == "quarter" and SCALES.get(tokens[_past_hyphen(tokens, at + 1)].low, 0) > 100:
        end = _past_hyphen(tokens, at + 1)
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
    if following.kind != WORD or following.low in _AFTER_SHARE or following.low in FINITE:
        return True
    return hedge_before(tokens, i - 2) is not None


_AFTER_SHARE = word_set(
    "more less fewer higher lower as than in from to since are were is was have has had said say do did a and "
    "or but by on over"
)


def _from_scale(tokens: Sequence[Token], first: int, at: int) -> Amount | None:
    """ "a hundred and two", "a million and a half", "a dozen"."""
    if tokens[at].low == "dozen":
        return Amount(first, at + 1, SCALES[tokens[at].low], Decimal(1), words=True)
    read = read_cardinal(tokens, at)
    if read is None:
        return None
    value, step, end = read
    half = _and_a_half(tokens, end)
    if half is not None and value == SCALES.get(tokens[at].low):
        part, after = half
        return Amount(first, after, value + value * part, value / 10, scale=value, words=True)
    scale = value if value == SCALES.get(tokens[at].low) else Decimal(1)
    return Amount(first, end, value, step, scale=scale, words=True)


def _half(tokens: Sequence[Token], i: int) -> Amount | None:
    """ "half a million", "half million", "half-dozen"; "half" alone is a part."""
    at = _past_hyphen(tokens, i + 1)
    if tokens[at].low in {"a", "an"}:
        at = _past_hyphen(tokens, at + 1)
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
    at = _past_hyphen(tokens, amount.end)
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
        and tokens[end + 1].low not in {"dozens", "scores"}
    ):
        factor *= (VAGUE[tokens[end + 1].low][0]) // 2
        end += 2
    if tokens[i].low in {"tens", "scores"} and end == i + 1 and tokens[end].low != "of":
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


# --------------------------------------------------------------------------- scales


def _scaled(tokens: Sequence[Token], amount: Amount) -> Amount:
    """Read the scale words after a number: "2.5 thousand", "5 hundred thousand", "a quarter of a million", "5mn"."""
    while True:
        at = _past_hyphen(tokens, amount.end)
        low = tokens[at].low
        scale = SCALES.get(low)
        if scale is None and not amount.words:
            scale = SHORT_SCALES.get(low)
            if scale is not None and low in {"mm", "mil", "cr"} and not tokens[at].glued:
                scale = None
            if low == "mm":
                scale = None
        if scale is None and amount.part and low == "of" and tokens[at + 1].low in {"a", "an"}:
            at += 2
            scale = SCALES.get(tokens[at].low)
            scale = None if scale is not None and scale < 1000 else scale
        if scale is None or (amount.words and amount.scale != 1 and not amount.vague and scale <= amount.scale):
            return amount
        if amount.step is None and amount.value is not None:
            amount = replace(amount, step=_TENTH)
        amount = amount.times(scale, at + 1)


def is_code(token: Token) -> bool:
    """Whether a token is a chain of digits that cannot be one number."""
    return token.kind == CODE
