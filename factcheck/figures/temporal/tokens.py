"""Cut a text into words, digit runs and single signs, once, at the speed of the regular expression engine.

White space is dropped; a blank line becomes the token ``¶``, so that nothing is read across paragraphs.
The lists are padded with empty tokens, so that a reader may look a few places past either end
(index -1 is padding too) without asking where the text stops.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate

# Every alternative is one character class: no place can be matched in two ways, so nothing backtracks.
_TOKEN = re.compile(r"\s+|[0-9]+|[^\W\d_]+|.", re.DOTALL)

PARAGRAPH = "¶"
_PADDING = 12
_APOSTROPHES = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"}
_DASHES = {"–": "-", "‐": "-", "‑": "-", "−": "-", "‒": "-"}  # the em dash stays apart: it ends a thought
_FOLD = {**_APOSTROPHES, **_DASHES}


@dataclass(slots=True)
class Tokens:
    """A text in pieces: ``raw[i] == text[start[i]:end[i]]``; ``low`` is in lower case, dashes and quotes folded."""

    text: str
    raw: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    count: int
    joined: int = -1  # a token whose sign before it a reader has accounted for: the right end of 2019-2021
    memo: dict[tuple[str, int, bool], object] = field(default_factory=dict)

    def glued(self, i: int) -> bool:
        """Whether token ``i`` touches the one before it."""
        return i > 0 and self.start[i] == self.end[i - 1]

    def digits(self, i: int) -> bool:
        """Whether token ``i`` is a run of ASCII digits."""
        return "0" <= self.low[i][:1] <= "9"

    def capital(self, i: int) -> bool:
        """Whether token ``i`` starts with a capital letter."""
        return self.raw[i][:1].isupper()

    def letter(self, i: int) -> bool:
        """Whether token ``i`` is a word."""
        return self.raw[i][:1].isalpha()

    def stands_alone(self, i: int) -> bool:
        """Whether the digits at ``i`` start a number: not the tail of a name, a decimal or a code."""
        if not self.glued(i) or i == self.joined:
            return True
        before = self.raw[i - 1]
        if before[0].isalnum() or before in "$£€¥#@_~\\":
            return False
        if before in ".,:/-–‑+" and self.glued(i - 1):
            return not self.raw[i - 2][:1].isalnum()
        return before not in "./:" or i < 2


def tokenize(text: str) -> Tokens:
    """Cut ``text`` in linear time."""
    parts = _TOKEN.findall(text)
    ends = list(accumulate(map(len, parts)))
    kept = [i for i, part in enumerate(parts) if not part.isspace() or part.count("\n") > 1]
    raw = [parts[i] for i in kept]
    low = [PARAGRAPH if part.isspace() else _FOLD.get(part) or part.lower() for part in raw]
    end = [ends[i] for i in kept]
    start = [stop - len(part) for stop, part in zip(end, raw, strict=True)]
    for i in [i for i, word in enumerate(low) if word is PARAGRAPH]:
        start[i] = end[i] = start[i] + 1  # touches neither neighbour
    size = len(text)
    return Tokens(
        text,
        raw + [""] * _PADDING,
        low + [""] * _PADDING,
        start + [size + 1] * _PADDING,
        end + [size + 2] * _PADDING,  # unlike the starts, so that padding is never glued
        len(raw),
    )
