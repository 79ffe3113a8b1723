"""Which tokens are worth asking the readers about: those with a word of the calendar close behind them.

A text may hold a million numbers and no date. The gate costs a few comparisons a token, so that such a text
takes no longer than any other.
"""

from __future__ import annotations

from factcheck.figures.number_words import ORDINAL_ENDINGS
from factcheck.figures.temporal.holidays import FIRST_WORDS
from factcheck.figures.temporal.names import GLUED_UNITS, GRAINS, MONTHS, SEASONS, SPELT_DECADES, UNITS, WEEKDAYS
from factcheck.figures.temporal.relative import DEICTIC
from factcheck.figures.temporal.tokens import Tokens

REACH = 14  # no reader looks further for the word that makes a number a date, a duration or an age

ANCHORS = frozenset(
    {
        *MONTHS,
        *WEEKDAYS,
        *SEASONS,
        *SPELT_DECADES,
        *UNITS,
        *GLUED_UNITS,
        *GRAINS,
        *ORDINAL_ENDINGS,
        *FIRST_WORDS,
        *DEICTIC,
    }
    | {
        "q",
        "fy",
        "fiscal",
        "ad",
        "ce",
        "bc",
        "bce",
        "old",
        "olds",
        "age",
        "aged",
        "ages",
        "/",
        "hundred",
        "thousand",
        "h",
        "morning",
        "afternoon",
        "evening",
        "early",
        "late",
        "mid",
        "when",
        "his",
        "her",
        "their",
    }
    | {"under", "over", "above", "below", "nineteen", "twenty", "eighteen", "seventeen", "sixteen", "fifteen"}
)

_PARTS = frozenset({"first", "second", "third", "fourth"})
"""What "in the third" may count: a quarter or a half told before."""


class Gate:
    """Answers for tokens in rising order."""

    def __init__(self, t: Tokens) -> None:
        """Find the anchors of the text once."""
        known = ANCHORS
        low = t.low
        self._anchors = [
            i
            for i, word in enumerate(low[: t.count])
            if word in known
            or (len(word) in {4, 8} and "0" <= word[0] <= "9")
            or (word == "'" and "0" <= low[i + 1][:1] <= "9")
            or (word in _PARTS and low[i - 1] == "the" and low[i - 2] == "in")
        ]
        self._anchors.append(t.count + 2 * REACH)
        self._at = 0
        self._t = t

    def near(self, i: int) -> bool:
        """Whether an anchor stands at ``i`` or within reach after it."""
        anchors, at = self._anchors, self._at
        while anchors[at] < i:
            at += 1
        self._at = at
        return anchors[at] - i <= REACH

    def digits(self, i: int) -> bool:
        """Whether the digits at ``i`` may start something."""
        t = self._t
        if t.low[i - 1] == "," and (t.letter(i - 2) or t.low[i - 2] == "."):  # "Rios, 46,"
            return True
        if not t.stands_alone(i):
            return False
        sign = t.low[i + 1]
        if sign == ":" and t.digits(i + 2):
            return True
        return self.near(i) or (sign in {"-", "."} and t.low[i + 3] == sign and t.digits(i + 2))
