"""Rates against one another: "per 1,000 live births" beside "per 100,000 births", "per person" beside "per head"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from factcheck.figures.units import dimension

_RATE = re.compile(r"per\s+(?:(\d[\d,.]*)\s*)?(?:(hundred|thousand|million|billion)\b\s*)?(.*)", re.DOTALL)
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ALIKE = (
    frozenset("person people inhabitant resident citizen capita head population individual".split()),
    frozenset("birth babie baby infant newborn child children".split()),
)


def rate_factor(claimed: str | None, evidence: str | None) -> Fraction | None:
    """What to multiply a value per ``evidence`` with for one per ``claimed``; None where they do not go together.

    Two denominators go together where one is silent about what it counts, both count people, or both end in the same
    noun.

    >>> rate_factor("per 100,000 people", "per 1,000 inhabitants")
    Fraction(100, 1)
    >>> rate_factor("per day", "per week") is None
    True
    """
    if claimed == evidence:
        return Fraction(1)
    if claimed is None or evidence is None:
        return None
    sizes = [dimension(rate.removeprefix("per ")) for rate in (claimed, evidence)]
    if None not in sizes:
        return None  # "per mile", "per square mile"; what converts is in flows.py
    (mine, my_noun), (theirs, their_noun) = _parts(claimed), _parts(evidence)
    if my_noun and their_noun and my_noun != their_noun and not any({my_noun, their_noun} <= row for row in _ALIKE):
        return None
    if not (my_noun and their_noun) and not (mine > 1 and theirs > 1):
        return None
    return mine / theirs


@lru_cache(maxsize=4_096)
def _parts(rate: str) -> tuple[Fraction, str]:
    match = _RATE.match(rate)
    if match is None:
        return Fraction(1), rate
    digits, scale, words = match.groups()
    count = Fraction(digits.replace(",", "").rstrip(".") or "1") if digits else Fraction(1)
    noun = words.split()[-1].lower() if words.split() else ""
    return count * _SCALES.get(scale or "", 1), noun.removesuffix("s")


def denominator(rate: str | None) -> Fraction | None:
    """The number of a rate per so many, None for another: "per 1,000 births" is 1,000."""
    count = _parts(rate)[0] if rate is not None else Fraction(1)
    return count if count > 1 else None
