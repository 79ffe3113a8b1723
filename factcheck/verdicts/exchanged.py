"""Who did what to whom: two sentences of the same words in which the parties, or the things counted, change places.

A model that looks for like words seldom sees it. The order of the names around a verb tells, and the noun behind a
number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from factcheck.records import Kind
from factcheck.verdicts.align import head_of, same_head
from factcheck.verdicts.match import Match
from factcheck.verdicts.names import find_names
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concept

_TOKEN = re.compile(r"[^\W\d_]+|[\d.,]*\d")
_NUMBERS = "about around some nearly almost over exactly million billion thousand percent per cent"
_IDLE = frozenset(f"a an the its their his her {_NUMBERS}".split())
"""Words between two parties that do not tell what the one did to the other."""
_BOTH_WAYS = frozenset("and or with vs versus v against plus meets met married borders".split())
"""What stands between two parties that may change places."""
_FAR = re.compile(r"\b(?:is|are|lies?|away|distance)\b.*\b(?:from|to)$")
_COMPARED = re.compile(
    r"^(?:the\s+|in\s+the\s+)?(?P<one>\w+)\s+(?P<way>[^.;,]*?\b(?:more|less|fewer|\w{2,}er)\b[^.;,]*?\bthan)"
    r"\s+(?:the\s+|in\s+the\s+|in\s+)?(?P<other>\w+)\b",
    re.IGNORECASE,
)


def parties_exchanged(claim: str, evidence: str) -> bool:
    """Whether one text says of A and B what the other says of B and A.

    >>> parties_exchanged("Portugal sold 20 tonnes of gold to Spain.", "Spain sold 20 tonnes of gold to Portugal.")
    True
    >>> parties_exchanged("Portugal and Spain sold gold.", "Spain and Portugal sold gold.")
    False
    >>> parties_exchanged("Men earn 20% more than women.", "Women earn 20% more than men.")
    True
    """
    keys = tuple(sorted({name.key for text in (claim, evidence) for name in find_names(text) if name.key in text}))
    told = set(_relations(evidence, keys))
    return any((two, way, one) in told for one, way, two in _relations(claim, keys))


@lru_cache(maxsize=4_096)
def _relations(text: str, keys: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """What stands between two names that follow one another, or between the two sides of a comparison."""
    return tuple((one, way, two) for one, way, two in _found(text, keys) if one and two and way and one != two)


def _found(text: str, keys: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    names = list(re.finditer("|".join(rf"\b{re.escape(key)}\b" for key in keys), text)) if keys else []
    for one, two in pairwise(names):
        between = text[one.end() : two.start()]
        way = _way(between)
        if way and way[-1] not in _BOTH_WAYS and not _FAR.search(" ".join(way)) and not re.search(r"[.;:]\s", between):
            yield one.group(), way, two.group()
    told = _COMPARED.match(text)
    if told is not None:
        yield concept(told["one"]) or "", _way(told["way"]), concept(told["other"]) or ""


def _way(between: str) -> tuple[str, ...]:
    """The telling words between two parties, without numbers."""
    words = (word.lower() for word in _TOKEN.findall(between))
    return tuple(word for word in words if word not in _IDLE and not word[0].isdigit() and len(word) > 1)


def counts_exchanged(claim: Setting, match: Match) -> bool:
    """Whether an equal figure counts another thing of the claim, and the thing that the claim counts has another value:
    "12 museums and 30 galleries", "30 museums and 12 galleries".
    """
    own, told = head_of(claim.figure), head_of(match.setting.figure)
    if claim.figure.kind is not Kind.NUMBER or own is None or told is None or same_head(own, told) > 0:
        return False
    return told in claim.all_words and any(
        side.figure.kind is Kind.NUMBER
        and head_of(side.figure) == own
        and side.figure.value != match.setting.figure.value
        and re.search(rf"\b{re.escape(side.figure.text)}\b", claim.text)
        for side in match.reading.settings
    )
