"""Parts of one whole that exclude each other by their words: who voted yes did not vote no, who is a woman is no man.

Parts that only differ ("have a balcony", "have parking") may overlap, and their sum says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNSURE = "undecided|unsure|did not know|do not know|don't know|no opinion|no answer"
_ROWS = f"""
in favou?r|favou?red|for|yes|backed|approved?;against|opposed|no|rejected;abstain\\w*|abstentions?;{_UNSURE}
approve|approved;disapprove|disapproved;{_UNSURE}
agreed?;disagreed?;{_UNSURE}|neither
men|male|males|man;women|woman|female|females;children|child|minors
boys|boy;girls|girl
adults|adult;children|child|minors
passed|pass;failed|fail
won|wins|victories;lost|losses|defeats;drew|drawn|draws
died|were killed|killed|dead;survived|alive|survivors|recovered;missing
mild;moderate;severe|serious;critical
open|opened;closed|shut
guilty|convicted;acquitted|cleared|not guilty
married;single|unmarried;divorced;widowed
owners?|own their homes?;tenants|rent
gold|golds;silver|silvers;bronze|bronzes
"""
_SETS = tuple(
    tuple(re.compile(rf"\b(?:{member})\b", re.IGNORECASE) for member in row.split(";"))
    for row in _ROWS.strip().splitlines()
)
"""Sets of alternatives of which one person or thing can have one alone, a set a row."""

_DENIED = re.compile(r"\b(?:don't|do not|did not|not) (?:know|guilty)\b|\bno (?:opinion|answer)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\bfor (?:the|a|an|his|her|its|their|more)\b|\b(?:first|second|third|method|premise)\b", re.I)

OF_A_PART = re.compile(
    r"\s*(?:[\w'’-]+ ){0,2}?(?:of|among|within) (?:them|whom|which|it|these|those|this|that)\b"
    r"(?! (?:who|asked|polled|surveyed|questioned|interviewed|taking))",
    re.IGNORECASE,
)
"""Behind a figure: it is of another part, and adds to nothing."""
WITHIN_A_PART = re.compile(
    r"\b(?:(?:of|among) (?:which|whom|them)|within|including|included|includes|alone|in turn|inside)\b", re.IGNORECASE
)
"""Before a figure: it is of another part."""
_NARROWS = re.compile(
    r"\s*(?:[\w'’-]+ )?(with|without|under|over|aged|older|younger|since|because|after|before|as|while|where|when"
    r"|who|whose|which|that|tax[- ]free)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\s*(in|from|at|on|by|for|to|of)\b", re.IGNORECASE)


def exclude_each_other(parts: Sequence[str]) -> bool:
    """Whether each part names another alternative of one set, and none of them two.

    >>> exclude_each_other(("voted in favour", "against", "abstained")), exclude_each_other(("women", "foreigners"))
    (True, False)
    """
    return any(_of_one_set(parts, members) for members in _SETS)


def _of_one_set(parts: Sequence[str], members: Sequence[re.Pattern[str]]) -> bool:
    named: list[int] = []
    for part in parts:
        found = [number for number, member in enumerate(members) if member.search(part)]
        if _DENIED.search(part):
            found = found[-1:]
        if len(found) != 1 or _OBJECT.search(part):
            return False
        named += found
    return len(named) > 1 and len(set(named)) == len(named)


def narrows_alone(parts: Sequence[str]) -> bool:
    """Whether a part is told by what narrows the one before it ("30 passed, 12 with honours"), or by another aspect
    ("20 from free throws and 14 in the last quarter").
    """
    narrowed = [found[1].lower() if (found := _NARROWS.match(part)) else None for part in parts]
    placed = [found[1].lower() if (found := _PLACED.match(part)) else None for part in parts]
    if placed[0] is not None and any(word not in {None, placed[0]} for word in placed):
        return True
    return any(word is not None and (number == 0 or narrowed[0] != word) for number, word in enumerate(narrowed))
