"""Counts that a word makes of a whole: "none of the 40 skiers was hurt" counts 0, "all 14 were carried out" 14."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.figures.masking import MASK
from factcheck.records import Bound, Figure, Kind

_WHOSE = r"(?:(?:the|its|their|his|her|our|those|these|[A-Z]?\w+['’]s)\s+)?(?:(?:\w+\s+){0,2}?\w+['’]s\s+)?"
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


_BUT = re.compile(r"\b(?:[Aa]ll|[Ee]very one)\s+(?:but|except(?: for)?|bar)\s+$")
_OF_WHOLE = re.compile(rf"\s+of\s+{_WHOSE}$")


def quantifier(text: str, figure: Figure, whole: Figure | None = None) -> str | None:
    """What the words around a count make of it: "none", "all", "but" (all of ``whole`` but so many), "whole" (a part of
    it is told), or None.

    >>> count = Figure("40", 12, 14, Kind.NUMBER)
    >>> quantifier("None of the 40 skiers was hurt.", count), quantifier("Five of the 40 skiers fell.", count)
    ('none', 'whole')
    """
    if figure.kind is not Kind.NUMBER:
        return None
    before = text[max(0, figure.start - 60) : figure.start]
    if _NONE.search(before):
        return "none"
    counts = whole is not None and whole.kind is Kind.NUMBER and text[whole.end : whole.end + 1] not in {"-", "–"}
    if whole is not None and counts and _BUT.search(before) and _OF_WHOLE.fullmatch(text[figure.end : whole.start]):
        return "but"
    if _ALL.search(before):
        return "all"
    return "whole" if _SOME.search(before) else None


def counted(figure: Figure, said: str | None, whole: Figure | None = None) -> Figure:
    """The count that is claimed: none of the 40 are 0, all but three of the 28 are 25."""
    if said == "but" and whole is not None and whole.value is not None and figure.value is not None:
        return replace(figure, value=whole.value - figure.value, text=f"all but {figure.text} of {whole.text}")
    if said != "none":
        return figure
    return replace(figure, value=Decimal(0), low=None, high=None, step=None, bound=Bound.EQUAL, vague=False)


def mark_count(text: str, start: int, length: int = 0) -> str | None:
    """``text`` with the words marked that make a count of the figure at ``start``, which is ``length`` characters long;
    None where there are none.

    >>> mark_count("None of the 40 skiers was hurt.", 12), mark_count("All but two of the 40 fell.", 8, 3)
    ('X of the 40 skiers was hurt.', 'X of the 40 fell.')
    """
    but = _BUT.search(text[:start])
    if but is not None and length and _OF_SOME.match(text, start + length):
        return text[: but.start()] + MASK + text[start + length :]
    match = _NONE.search(text[:start])
    return None if match is None else text[: match.start()] + MASK + text[match.start("of") :]


_OF_SOME = re.compile(rf"\s+of\s+{_WHOSE}(?:\d|{_NUMERAL}\b)")
