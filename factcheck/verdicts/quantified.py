"""Counts that a word makes of a whole: "none of the 40 skiers was hurt" counts 0, "all 14 were carried out" 14.

And what a denial makes of a bound: "never sold more than 300" is at most 300.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.figures.masking import MASK
from factcheck.records import Bound, Figure, Kind

_WHOSE = r"(?:(?:the|its|their|his|her|our|those|these|[A-Z]?\w+['’]s)\s+)?(?:(?:\w+\s+){0,2}?\w+['’]s\s+)?"
_NONE = re.compile(rf"\b(?:[Nn]one|[Nn]ot (?:a single )?one|[Nn]ot any)(?P<of>\s+of)\s+{_WHOSE}$")
_NOT_ONE = re.compile(r"\b[Nn]ot\s+(?:even\s+|a single\s+)?$")
_NOT_ANY = re.compile(
    rf"\s*\b(?P<not>not|never|no)\b(?P<mid>[^.;,]{{1,50}}?)\b(?:any|a single one)(?P<of>\s+of)\s+{_WHOSE}$",
    re.IGNORECASE,
)
_ALL = re.compile(rf"\b(?:[Aa]ll|[Ee]very one|[Ee]ach)\s+(?:of\s+)?{_WHOSE}$")
_NEARLY = re.compile(
    rf"\b(?:almost|nearly|virtually|practically|just about)\s+(?:[Aa]ll|[Ee]very one)(?P<of>\s+(?:of\s+)?){_WHOSE}$",
    re.IGNORECASE,
)
"""What is less than all: then the number is the whole, of which a part is told."""
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


_MOST = re.compile(rf"\b(?:[Mm]ost|[Tt]he (?:\w+ )?majority|[Aa] (?:\w+ )?majority)(?P<of>\s+of)\s+{_WHOSE}$")
_BUT = re.compile(r"\b(?:[Aa]ll|[Ee]very one)\s+(?:but|except(?: for)?|bar)\s+$")
_OF_WHOLE = re.compile(rf"\s+of\s+{_WHOSE}$")


def quantifier(text: str, figure: Figure, whole: Figure | None = None) -> str | None:
    """What the words around a count make of it: "none", "all", "nearly" (almost all), "most", "but" (all of ``whole``
    but so many), "whole" (a part of it is told), or None.

    >>> count = Figure("40", 12, 14, Kind.NUMBER)
    >>> quantifier("None of the 40 skiers was hurt.", count), quantifier("Five of the 40 skiers fell.", count)
    ('none', 'whole')
    """
    if figure.kind is not Kind.NUMBER:
        return None
    before = text[max(0, figure.start - 60) : figure.start]
    if figure.text.lower() == "one" and _NOT_ONE.search(before) and not text.startswith(" of ", figure.end):
        return "none"
    if _NONE.search(before) or _NOT_ANY.search(before):
        return "none"
    counts = whole is not None and whole.kind is Kind.NUMBER and text[whole.end : whole.end + 1] not in {"-", "–"}
    if whole is not None and counts and _BUT.search(before) and _OF_WHOLE.fullmatch(text[figure.end : whole.start]):
        return "but"
    if _ALL.search(before):
        return "nearly" if _NEARLY.search(before) else "all"
    if _MOST.search(before):
        return "most"
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
    not_one = _NOT_ONE.search(text[:start])
    if not_one is not None and re.match(r"one (?!of )", text[start : start + 7], re.IGNORECASE):
        return text[: not_one.start()] + MASK + text[start + 3 :]
    denied = _NOT_ANY.search(text[:start])
    if denied is not None:
        return text[: denied.start()] + denied["mid"] + MASK + text[denied.start("of") :]
    nearly = _NEARLY.search(text[:start])
    if nearly is not None:
        return f"{text[: nearly.start()]}{MASK} of {text[nearly.end('of') :]}"
    match = _NONE.search(text[:start]) or _MOST.search(text[:start])
    return None if match is None else text[: match.start()] + MASK + text[match.start("of") :]


_OF_SOME = re.compile(rf"\s+of\s+{_WHOSE}(?:\d|{_NUMERAL}\b)")


def more_than_half(whole: Figure) -> Figure:
    """What "most of the 90" counts: more than 45."""
    half = None if whole.value is None else whole.value / 2
    return replace(whole, value=half, low=None, high=None, bound=Bound.MORE_THAN, text=f"most of {whole.text}")


NEARLY, FAR = Decimal("0.9"), Decimal("0.75")
"""The share of a whole from which on a part is almost all of it, and below which it surely is not."""


def nearly_all(whole: Figure, part: Decimal) -> Figure | None:
    """What "almost all of the 58" counts: nine tenths or more; None where it is a matter of opinion whether ``part`` is
    that.
    """
    if whole.value is None or whole.value * FAR <= part < whole.value * NEARLY:
        return None
    text, least = f"almost all of {whole.text}", whole.value * NEARLY
    return replace(whole, value=least, low=None, high=None, bound=Bound.AT_LEAST, text=text)


_DENIED = re.compile(
    r"\b(?:not(?! since\b)|\w+n['’]t|never(?! before\b)|no|none|nobody|neither|nor)\b"
    r"(?:\s+(?!(?:because|but|that|which|who|although|though|whether|if|and)\b)[\w'’-]+){0,8}?\s*$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:among|amongst|of|for|with|the|its|their|from|at|in|on|to|after|by|about|expect(?:ed|s)?|thought|think|believed?"
    r"|imagined?|predicted|foresaw|knew|say|said|mention(?:ed)?)\s*$",
    re.IGNORECASE,
)
"""What a denial does not reach beyond: "no one among the more than 300", "nobody expected more than 300"."""
_TURNED = {Bound.MORE_THAN: Bound.AT_MOST, Bound.LESS_THAN: Bound.AT_LEAST, Bound.AT_LEAST: Bound.LESS_THAN}


def bound_denied(text: str, figure: Figure, at: int) -> Figure | None:
    """The figure with the bound that its denial leaves: "never more than 300" is at most 300; None where no bound is
    denied. ``at`` is where the figure stands in the text.

    >>> sold = Figure("more than 300", 11, 24, Kind.NUMBER, Decimal(300), bound=Bound.MORE_THAN)
    >>> bound_denied("Never sold more than 300 cars a year.", sold, 11).bound
    <Bound.AT_MOST: 'at-most'>
    """
    turned, before = _TURNED.get(figure.bound), text[max(0, at - 90) : at]
    if turned is None or not _DENIED.search(before) or _OF_OTHERS.search(before):
        return None
    return replace(figure, bound=turned)
