"""What a number does but count: week 5 is one of several and not week 4, and a rank may only tell which is meant."""

from __future__ import annotations

import re

from factcheck.figures.changed_by import is_amount
from factcheck.figures.number_words import TEENS, UNITS
from factcheck.records import Kind
from factcheck.verdicts.match import Match
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


ONE_COUNT = 0.9
"""The model's entailment from which on a count that is told as a change and one that is not are one: jobs cut or gone.
"""
_WHOSE = re.compile(r"\b(?:her|his|its|their)\s+$", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:the (?:others?|rest|remainder|remaining)|later|then|afterwards)\b", re.IGNORECASE)


def counts_another_way(claim: Setting, match: Match) -> bool:
    """Whether a figure counts in another way: the evidence tells of "the others" than all, a number or a rank tells
    which one is meant ("36 when her second picture was sold"), or one side alone is told as a change and the model is
    not sure.
    """
    if claim.quantifier == "all" and _OTHERS.search(match.setting.text):
        return True
    if of_another_number(claim, match.setting) or (names_by_number(claim) and claim.several):
        return True
    if claim.figure.kind is Kind.ORDINAL:
        return claim.several and _WHOSE.search(claim.text[: claim.figure.start]) is not None
    one_change = is_amount(claim.figure) != is_amount(match.setting.figure) and claim.figure.kind is Kind.NUMBER
    return one_change and (match.told or 0.0) < ONE_COUNT
