"""What is one of several by its number: week 5 is not week 4, and Terminal 2 not Terminal 1."""

from __future__ import annotations

import re

from factcheck.figures.number_words import TEENS, UNITS
from factcheck.verdicts.setting import Setting

_NOUNS = (
    "week|day|month|season|episode|chapter|round|grade|level|phase|stage|act|lap|leg|game|set|line|route|room|page"
    "|platform|terminal|reactor|unit|block|ward|district|zone|division|group|section|gate|pier|runway|shaft|hall"
)
_WORDS = {word: str(value) for word, value in (UNITS | TEENS).items()}
_NUMBERED = re.compile(rf"\b(?P<noun>{_NOUNS})\s+(?P<number>\d{{1,3}}|{'|'.join(_WORDS)})\b(?![.,]\d)", re.IGNORECASE)


def names_by_number(side: Setting) -> bool:
    """Whether a figure is but the number of one of several: the 5 of "in week 5"."""
    start = side.figure.start
    return any(found.start("number") == start for found in _NUMBERED.finditer(side.text))


def of_another_number(claim: Setting, evidence: Setting) -> bool:
    """Whether a figure of the evidence is told of another one of several than those that the claim names."""
    mine, theirs = _numbers(claim.text), _numbers(evidence.stated)
    return any(theirs[noun].isdisjoint(mine[noun]) for noun in mine.keys() & theirs.keys())


def _numbers(text: str) -> dict[str, set[str]]:
    """The numbers that a text names things by, by their noun."""
    found: dict[str, set[str]] = {}
    for match in _NUMBERED.finditer(text):
        number = match["number"].lower()
        found.setdefault(match["noun"].lower(), set()).add(_WORDS.get(number, number))
    return found
