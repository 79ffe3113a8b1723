"""Ranks that follow from a list: "the second-largest city" beside "Marn 812,000; Zagrel 340,000; Pulo 215,000".

A numbered list says the rank itself; of a list of values the order is worked out. Only a list that calls itself one of
the largest, the smallest and so on is known to be whole, so only such a list denies a rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.figures.compare import compare_figures, same_dimension
from factcheck.records import Comparison, Direction, Figure, Kind, Outcome
from factcheck.verdicts.lapses import Derivation
from factcheck.verdicts.match import Reading
from factcheck.verdicts.names import find_names, same_name
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concepts

_MOST = (
    "largest|biggest|highest|tallest|longest|greatest|most|hottest|warmest|wettest|richest|oldest|deepest|heaviest"
    "|busiest|leading|top"
)
_LEAST = "smallest|lowest|shortest|fewest|least|coldest|coolest|driest|poorest|youngest|cheapest|lightest"
_SUPERLATIVE = re.compile(rf"[\s-]+(?:\w+[\s-]+)?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\b", re.IGNORECASE)
_RANKING = re.compile(rf"\b(?:{_MOST}|{_LEAST}|rank(?:ing|ed|s)?|league table|standings|by size)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|[;:,.)]\s+|\n\s*)(?P<place>\d{1,2})[.)]\s+(?P<label>[^;,\n.]+)")
LEAST_ITEMS, MOST_ITEMS = 3, 30
SURE, LIKELY = 0.95, 0.75


@dataclass(frozen=True, slots=True)
class _Place:
    rank: int
    label: str
    figure: Figure | None


def standings(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """What the lists of the evidence say of a claimed rank."""
    figure = claim.figure
    way = _way(claim)
    if figure.kind is not Kind.ORDINAL or figure.value is None or way is None:
        return
    for reading in readings:
        text = reading.passage.text
        ranking = _RANKING.search(text.partition(":")[0]) is not None
        numbered = _numbered(text)
        places = numbered or _by_value(reading, way)
        own = [place for place in places if _names(claim, place.label)]
        if len(places) < LEAST_ITEMS or len(own) != 1 or not _one_subject(claim, text, own[0]):
            continue
        if not ranking and not numbered and own[0].rank != figure.value:
            continue
        result = replace(figure, text=str(own[0].rank), value=Decimal(own[0].rank))
        outcome = compare_figures(figure, result).outcome
        reason = "rank" if outcome is Outcome.AGREES else "rank-differs"
        values = "" if own[0].figure is None else f" with {own[0].figure.text}"
        working = f"“{own[0].label.strip()}” is number {own[0].rank} of the {len(places)} that are listed{values}"
        figures = () if own[0].figure is None else (own[0].figure,)
        yield Derivation(Comparison(outcome, reason, working, figures), (reading,), SURE if ranking else LIKELY)


def _way(claim: Setting) -> Direction | None:
    """Whether the rank counts from the largest or from the smallest."""
    match = _SUPERLATIVE.match(claim.text, claim.figure.end)
    if match is None:
        return None
    return Direction.ROSE if match["most"] else Direction.FELL


def _numbered(text: str) -> list[_Place]:
    """The entries of a list that numbers them from 1."""
    found = [_Place(int(match["place"]), match["label"], None) for match in _NUMBERED.finditer(text)]
    return found if [place.rank for place in found] == list(range(1, len(found) + 1)) else []


def _by_value(reading: Reading, way: Direction) -> list[_Place]:
    """The items of a list in the order of their values, one value each."""
    items = [
        setting for setting in reading.settings if setting.item is not None and setting.figure.kind is not Kind.DATE
    ]
    if not LEAST_ITEMS <= len(items) <= MOST_ITEMS or len({item.item for item in items}) < len(items):
        return []
    if len({item.item.head for item in items if item.item is not None}) > 1:
        return []
    first = items[0].figure
    if any(item.figure.value is None or not same_dimension(first, item.figure) for item in items):
        return []
    ordered = sorted(items, key=lambda item: item.figure.value or Decimal(0), reverse=way is Direction.ROSE)
    values = [item.figure.value for item in ordered]
    return [_Place(1 + values.index(item.figure.value), item.clause, item.figure) for item in ordered]


def _names(claim: Setting, label: str) -> bool:
    """Whether an entry is of the one that the claim ranks: the last name before the rank, or else its first word or one
    behind it.
    """
    told = [name.key for name in claim.names if name.end <= claim.figure.start][-1:]
    opening = claim.text[: claim.figure.start].split(" ", 1)[0].strip(",")
    subjects = told or [opening, *(name.key for name in claim.names)]
    listed = [name.key for name in find_names(f"of {label.strip()}")]
    return any(same_name(subject, other) for subject in subjects for other in listed)


def _one_subject(claim: Setting, text: str, own: _Place) -> bool:
    """Whether claim and list speak of one thing: a word beside the names and the order."""
    label = concepts(own.label)
    return bool((concepts(claim.text[claim.figure.end :]) & concepts(text.partition(":")[0])) - label)
