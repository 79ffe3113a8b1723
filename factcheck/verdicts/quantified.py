"""Counts that a word makes of a whole: "none of the 40 skiers was hurt" counts 0, "all 14 were carried out" 14."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.figures.masking import MASK
from factcheck.records import Bound, Figure, Kind

_WHOSE = r"(?:(?:the|its|their|his|her|our|those|these|[A-Z]?\w+['’]s)\s+)?(?:\w+['’]s\s+)?"
_NONE = re.compile(rf"\b(?:[Nn]one|[Nn]ot (?:a single )?one|[Nn]ot any)(?P<of>\s+of)\s+{_WHOSE}$")
_ALL = re.compile(rf"\b(?:[Aa]ll|[Ee]very one|[Ee]ach)\s+(?:of\s+)?{_WHOSE}$")
_NUMERAL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)"
)
_SOME = re.compile(
    rf"(?:\b(?:\d[\d,.]*(?:\s?(?:%|percent|per cent))?|{_NUMERAL}"
    r"|half|most|some|many|few|none|only|a (?:third|quarter|fifth|tenth)"
    r"|(?:two|three)[- ](?:thirds|quarters))\s+of"
    rf"|(?:^|[.;]\s+)of)\s+{_WHOSE}$",
    re.IGNORECASE,
)


def quantifier(text: str, figure: Figure) -> str | None:
    """What the words before a count make of it: "none", "all", "whole" (a part of it is told), or None.

    >>> count = Figure("40", 12, 14, Kind.NUMBER)
    >>> quantifier("None of the 40 skiers was hurt.", count), quantifier("Five of the 40 skiers fell.", count)
    ('none', 'whole')
    """
    if figure.kind is not Kind.NUMBER:
        return None
    before = text[max(0, figure.start - 60) : figure.start]
    if _NONE.search(before):
        return "none"
    if _ALL.search(before):
        return "all"
    return "whole" if _SOME.search(before) else None


def counted(figure: Figure, said: str | None) -> Figure:
    """The count that is claimed: none of the 40 are 0."""
    if said != "none":
        return figure
    return replace(figure, value=Decimal(0), low=None, high=None, step=None, bound=Bound.EQUAL, vague=False)


def mark_count(text: str, start: int) -> str | None:
    """``text`` with the word "none" marked, where that is the count of the figure at ``start``; None elsewhere.

    >>> mark_count("None of the 40 skiers was hurt.", 12)
    'X of the 40 skiers was hurt.'
    """
    match = _NONE.search(text[:start])
    return None if match is None else text[: match.start()] + MASK + text[match.start("of") :]
