"""Calculations that no words order, borne out by what the model reads: "won by 388 votes" of 14,902 and 14,514.

The other rooms that calculate ask for words: which level came first, which count is the whole. Here any two or three
numbers of one passage may be put together, so that much agrees by chance. What comes out counts only where the model,
which reads passage and claim as written, finds that the one bears out the other, and surely where chance might have
done it. It never denies: that no two numbers make the claimed one says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, permutations

from factcheck.figures.changed_by import is_amount
from factcheck.figures.derive import average, difference, elapsed, multiple, percent_change, share, total
from factcheck.figures.percentages import SHARES, by_change, by_share, rest_of_share
from factcheck.records import Bound, Comparison, Figure, Kind, Outcome
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.match import Reading, Scores
from factcheck.verdicts.setting import Setting

MOST_NUMBERS, MOST_ADDED = 6, 4
"""Numbers of a passage that are put together, and how many of them make a sum."""
BORNE_OUT, BORNE_ROUGHLY = 0.65, 0.85
"""The model's entailment as written from which on a calculation counts; the same of a bound, which much agrees with."""
_NEAR = {Bound.EQUAL, Bound.ABOUT, Bound.NEARLY}
_PLAIN = {Kind.DATE, Kind.ORDINAL, Kind.STATEMENT}


def reckonings(claim: Setting, readings: Sequence[Reading]) -> Iterator[Derivation]:
    """The first calculation of each passage that agrees, passages in order, not yet sure of anything."""
    for reading in readings:
        found = _reckon(claim.figure, tuple(side.figure for side in reading.settings))
        if found is not None:
            yield Derivation(found[0], (reading,), 0.0, found[1])


def reckoned(claim: Setting, readings: Sequence[Reading], scores: Mapping[int, Scores]) -> Derivation | None:
    """What the numbers of a passage come to, where the passage read as written bears the claim out; or None."""
    least = BORNE_OUT if claim.figure.bound in _NEAR else BORNE_ROUGHLY
    for found in reckonings(claim, readings):
        written = scores.get(found.readings[0].passage.id, Scores()).written
        if written is not None and written.entailment >= least:
            return replace(found, sureness=written.entailment)
    return None


@lru_cache(4096)
def _reckon(claimed: Figure, told: tuple[Figure, ...]) -> tuple[Comparison, int] | None:
    """The first calculation that agrees, the simplest first, beside how many were tried."""
    if claimed.kind in _PLAIN or claimed.vague or claimed.value is None:
        return None
    tries = list(_tries(replace(claimed, rate=None), told))
    first = next((each for each in tries if each.outcome is Outcome.AGREES), None)
    return None if first is None else (first, len(tries))


def _tries(claimed: Figure, told: tuple[Figure, ...]) -> Iterator[Comparison]:
    """Every calculation that has a sense for the claimed figure, whatever comes out."""
    numbers = [replace(each, rate=None, change=None) for each in told if each.kind is not Kind.DATE and each.value]
    numbers = numbers[:MOST_NUMBERS]
    level = replace(claimed, change=None)
    tries: list[Comparison | None] = []
    for one, other in permutations(numbers, 2):
        if one.value is None or other.value is None or _is_said(claimed, one) or _is_said(claimed, other):
            continue
        if one.value > other.value:
            tries.append(difference(level, one, other))
        tries += [multiple(claimed, one, other), percent_change(claimed, one, other)]
        if claimed.kind in SHARES and one.bound is other.bound is Bound.EQUAL:
            tries += [share(level, one, other), _rest_share(level, one, other)]
        if one.kind in SHARES:
            tries += [*by_share(level, one, other), *by_change(level, one, other)]
        if other.kind is Kind.NUMBER and not is_amount(claimed):
            tries.append(average(level, one, other))
    if not is_amount(claimed) and claimed.bound in _NEAR:
        for count in range(2, MOST_ADDED + 1):
            tries += [total(level, parts) for parts in combinations(numbers, count)]
    tries += [rest_of_share(level, one) for one in numbers]
    days = [each.period for each in told if each.kind is Kind.DATE and each.period is not None]
    tries += [elapsed(claimed, one, other) for one, other in permutations(days, 2) if one.start < other.start]
    yield from (each for each in tries if each is not None)


def _is_said(claimed: Figure, other: Figure) -> bool:
    """Whether a number is the claimed one as it stands, from which nothing has to be worked out."""
    return other.kind is claimed.kind and other.value == claimed.value


def _rest_share(claimed: Figure, part: Figure, whole: Figure) -> Comparison | None:
    """The share of those whom a part leaves: 20% of whom 40 of 50 leave 10."""
    if part.value is None or whole.value is None or not Decimal(0) < part.value < whole.value:
        return None
    rest = replace(part, value=whole.value - part.value, text=f"({whole.text} − {part.text})")
    found = share(claimed, rest, whole)
    return None if found is None else replace(found, figures=(part, whole))
