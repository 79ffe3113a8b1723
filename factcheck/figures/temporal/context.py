"""What the words around a date say about it: past or future, and which date was named before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from factcheck.figures.temporal.names import MONTHS, words
from factcheck.figures.temporal.tokens import PARAGRAPH, Tokens
from factcheck.records import Period


class Tense(Enum):
    """Which way a date without its year lies from the article's date."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


FUTURE_CUES = frozenset(
    words(
        "will shall ll upcoming due scheduled plans planned plan planning expected expects slated forthcoming deadline "
        "tomorrow would should must going aims pledged promised vowed hopes intends starting beginning let please "
        "could can book expires want wants find"
    )
)
PAST_CUES = frozenset(
    words(
        "said says told was were had did been went came saw made took got began fell rose grew hit won lost "
        "died left met held found led gave ran sent kept spoke wrote became shot broke struck brought bought sold "
        "according killed"
    )
)
# Past participles and adjectives in "-ed" that say nothing about when.
_NO_CUE = frozenset(words("need indeed speed feed seed breed united exceed proceed succeed red bed hundred"))
_ENDS = frozenset({".", "!", "?", PARAGRAPH})


@dataclass(slots=True)
class Context:
    """The article's date and the text; the cues are worked out once, when the first date asks."""

    tokens: Tokens
    reference: date | None
    sentence_of: list[int] = field(default_factory=list)
    left_cue: list[Tense] = field(default_factory=list)
    right_cue: list[Tense] = field(default_factory=list)
    anchor: Period | None = None
    anchor_at: int = -1
    _day_first: list[bool | None] = field(default_factory=list)

    def tense(self, start: int, end: int) -> Tense:
        """The nearest cue to the left within the sentence; without one, the nearest to the right."""
        self._prepare()
        found = self.left_cue[start]
        return found if found is not Tense.OPEN else self.right_cue[end]

    def remember(self, period: Period, at: int) -> None:
        """Keep the date just read: "a year earlier" is counted from it."""
        self.anchor, self.anchor_at = period, at

    def recent(self, at: int) -> Period | None:
        """The last date named in this sentence or the one before."""
        if self.anchor is None:
            return None
        self._prepare()
        return self.anchor if self.sentence_of[at] - self.sentence_of[self.anchor_at] <= 1 else None

    def same_sentence(self, at: int) -> Period | None:
        """The last date named in this sentence."""
        if self.anchor is None:
            return None
        self._prepare()
        return self.anchor if self.sentence_of[at] == self.sentence_of[self.anchor_at] else None

    def day_first(self) -> bool | None:
        """Whether the other dates of the text put the day first (23/04/2021) or the month; None if they do not tell."""
        if not self._day_first:
            signs = [i for i, sign in enumerate(self.tokens.low) if sign in {"/", "-"}]
            seen = {first > 12 for i in signs for first, second in self._day_and_month(i) if max(first, second) > 12}
            self._day_first.append(seen.pop() if len(seen) == 1 else None)
        return self._day_first[0]

    def _day_and_month(self, i: int) -> list[tuple[int, int]]:
        """The first two numbers of a date whose first sign is token ``i``."""
        t = self.tokens
        first, second, third = t.low[i - 1], t.low[i + 1], t.low[i + 3]
        whole = t.low[i + 2] == t.low[i] and t.digits(i - 1) and t.digits(i + 1) and t.digits(i + 3)
        if not whole or len(first) > 2 or len(second) > 2 or len(third) not in {2, 4}:
            return []
        return [(int(first), int(second))]

    def _prepare(self) -> None:
        if self.sentence_of:
            return
        t, number, cue = self.tokens, 0, Tense.OPEN
        cues: list[Tense] = []
        for i in range(t.count + 1):
            self.sentence_of.append(number)
            self.left_cue.append(cue)
            here = _cue(t.low[i])
            cues.append(here)
            if here is not Tense.OPEN:
                cue = here
            if _ends_sentence(t, i):
                number, cue = number + 1, Tense.OPEN
        self.right_cue = [Tense.OPEN] * (t.count + 2)
        for i in range(t.count, -1, -1):
            following = self.right_cue[i + 1]
            if i < t.count and self.sentence_of[i + 1] != self.sentence_of[i]:
                following = Tense.OPEN
            self.right_cue[i] = cues[i] if cues[i] is not Tense.OPEN else following


def _cue(word: str) -> Tense:
    if word in FUTURE_CUES:
        return Tense.FUTURE
    if word in PAST_CUES or (word.endswith("ed") and len(word) > 3 and word not in _NO_CUE):
        return Tense.PAST
    return Tense.OPEN


def _ends_sentence(t: Tokens, i: int) -> bool:
    if t.low[i] not in _ENDS:
        return False
    if t.low[i] != ".":
        return True
    before = t.low[i - 1]
    return not t.glued(i + 1) and t.capital(i + 1) and len(before) > 1 and before not in MONTHS
