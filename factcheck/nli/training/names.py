"""Figures that belong to a name or a title ("Scream 2", "The 100", "2 Chainz"): with another one it is another thing.

A pair made by changing a figure is right by construction only where the figure says how much. So what may be part of a
name counts as one: where it is not sure, nothing is made.
"""

from __future__ import annotations

import re

from factcheck.figures import find_figures
from factcheck.nli.training.vocabulary import MONTHS

_OPENING = frozenset(
    "in on at by with from over under about around nearly almost some only just roughly approximately up to of for "
    "after before since until between within during through another these those its their his her our my your all "
    "both each every no not more less fewer than least most there it he she they we and but or as if when while where "
    "has have had is was are were did does so then early late mid spring summer autumn fall winter".split()
)
"""Words with a capital only because they open a sentence; what follows them is no part of a name by that."""
_TITLED = (
    r"films?|movies?|albums?|songs?|singles?|novels?|books?|series|shows?|games?|bands?|groups?|numbers?|no|nos|"
    r"seasons?|episodes?|chapters?|parts?|volumes?|vol|sections?|articles?|acts?|types?|class|grades?|levels?|stages?|"
    r"phases?|versions?|channels?|routes?|highways?|lines?|flights?|rooms?|pages?|tracks?|discs?|rounds?|weeks?|days?|"
    r"divisions?|tiers?|districts?|zones?|sectors?|issues?|titles?|models?|bills?|propositions?|amendments?|blocks?|"
    r"interstate|formula|studio|team|squadron|regiment|apartment|pier|gate|platform|magazine|station|radio"
)
_AFTER_NAME = re.compile(
    r"(?P<word>[A-Z][\w'’&-]*)\.?[:,]? (?:\d+(?:, \d+)*,? (?:and|or|&|to) )?$|(?i:\b(?:" + _TITLED + r")\b)\.? $"
)
_OF_NAME = re.compile(r"(?:[Tt]he|#) ?$")
"""A number with "the" before it says of which things the text speaks, or is a title ("The 100"); it is no count."""
_BEFORE_NAME = re.compile(
    r" (?:[A-Z][\w'’.-]|A\.D\.)| ?\([^)]*\b(?:film|series|song|album|single|band|novel|book|game)\b"
)
_MEASURED = re.compile(r"%| (?:percent|per cent|people|million|billion|thousand|hundred|of)\b")
_TITLE_BRACKET = re.compile(r"[A-Z][\w'’!?.]*[\"”]? \((?:[^()]* )?$")
_QUOTES = (("“", "”"), ("‘", "’"))


def is_of_name(text: str, start: int, end: int) -> bool:
    """Whether the number at ``text[start:end]`` is, or may be, part of a name or a title.

    >>> [is_of_name(text, text.index("2"), text.index("2") + 1) for text in ("Scream 2 is a film.", "It has 2 doors.")]
    [True, False]
    """
    before, after = text[:start], text[end:]
    digits = text[start:end][:1].isdigit()
    return (
        follows_name(before)
        or _OF_NAME.search(before) is not None
        or (digits and _BEFORE_NAME.match(after) is not None)
        or (digits and not before.strip() and _MEASURED.match(after) is None)
        or _quoted(before, after)
        or any(each.start < end and start < each.end for each in find_figures(text).exempt)
    )


def is_year_of_name(text: str, start: int) -> bool:
    """Whether the year at ``start`` is part of a name ("Blade Runner 2049") or tells two apart ("(2016 film)")."""
    before = text[:start]
    return follows_name(before) or _TITLE_BRACKET.search(before) is not None or _quoted(before, text[start + 4 :])


def counts_somewhere(text: str, number: str) -> bool:
    """Whether a number stands in a text outside a name."""
    spans = re.finditer(rf"(?<![\w.,/:-]){re.escape(number)}(?![\w/:-]|[.,]\d)", text, re.IGNORECASE)
    return any(not _plainly_of_name(text, match.start(), match.end()) for match in spans)


def _plainly_of_name(text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end:]
    return follows_name(before) or _quoted(before, after)


def follows_name(before: str) -> bool:
    """Whether a number after this text is the end of a name: "Pitch Perfect ", "season ", "Cars 2 and "."""
    match = _AFTER_NAME.search(before)
    if match is None:
        return False
    word = match["word"]
    return word is None or not (word.lower() in _OPENING or word in MONTHS or word == "The")


def _quoted(before: str, after: str) -> bool:
    """Whether a quotation is open where the one text ends and the other begins."""
    if before.count('"') % 2 and '"' in after:
        return True
    return any(before.rfind(opening) > before.rfind(closing) and closing in after for opening, closing in _QUOTES)
