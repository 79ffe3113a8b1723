"""A number however it is written, before anything is known of its unit, and the halves that may end it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.figures.number_words import DENOMINATORS
from factcheck.figures.tokens import Token

TENTH = Decimal("0.1")


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


def past_hyphen(tokens: Sequence[Token], i: int) -> int:
    """Return the index after a hyphen that touches the word before it, ``i`` itself where there is none."""
    return i + 1 if tokens[i].text in _HYPHENS and tokens[i].glued else i


def and_a_half(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """The end of "two and a half", "5 and half", "two and three eighths"; not of "two and a third party"."""
    if tokens[i].low not in {"and", "&"} and not (tokens[i].text == "-" and tokens[i + 1].low == "and"):
        return None
    at = i + 2 if tokens[i].text == "-" else i + 1
    at = past_hyphen(tokens, at)
    top = 1
    if tokens[at].low in {"a", "an", "one"}:
        at = past_hyphen(tokens, at + 1)
    elif tokens[at].low in {"two", "three", "five", "seven"}:
        top = {"two": 2, "three": 3, "five": 5, "seven": 7}[tokens[at].low]
        at = past_hyphen(tokens, at + 1)
    elif tokens[at].low not in {"half", "quarter"}:
        return None
    word = tokens[at].low
    bottom = DENOMINATORS.get(word)
    if bottom is None or (top == 1 and word not in {"half", "quarter"} and tokens[at - 1].low != "one"):
        return None
    if top > 1 and not (word.endswith("s") or word == "quarter"):
        return None
    return fraction_value(top, bottom), at + 1
