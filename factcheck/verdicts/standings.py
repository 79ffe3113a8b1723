"""Ranks that follow from a list: "the second-largest city" beside "Largest cities: Marn 812,000; Zagrel 340,000".

The list must call itself by the claim's own superlative and be of the same things, at the same time: one of the safest
or of the smallest says nothing of the largest. A numbered list says the rank itself; of a list of values the order is
worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.figures import find_figures
from factcheck.figures.compare import compare_figures
from factcheck.figures.in_units import same_dimension
from factcheck.records import Comparison, Direction, Figure, Kind, Outcome
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.match import Reading
from factcheck.verdicts.names import find_names, same_name
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.words import concepts

_MOST = (
    "largest biggest greatest|highest tallest|longest|most|hottest warmest|wettest|richest|oldest|deepest|heaviest"
    "|busiest"
)
_LEAST = "smallest|lowest|shortest|fewest|coldest coolest|driest|poorest|youngest|cheapest|lightest"
_SENSES = {
    word: (words.split()[0], way)
    for table, way in ((_MOST, Direction.ROSE), (_LEAST, Direction.FELL))
    for words in table.split("|")
    for word in words.split()
}
"""A superlative with the first of those that mean the same, and whether it counts from the top of the values."""
_ANY = "|".join(_SENSES)
_RANKED = re.compile(rf"[\s-]+(?P<word>{_ANY})\b\s+(?P<rest>[^,;.]+)", re.IGNORECASE)
_CALLED = re.compile(rf"\b(?:{_ANY})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|[;:,.)]\s+|\n\s*)(?P<place>\d{1,2})[.)]\s+(?P<label>[^;,\n.]+)")
_WHOLE = re.compile(r"\b(?:totals?|others?|rest|average|all|remaining|combined|together)\b", re.IGNORECASE)
_IS = re.compile(
    r"\s*(?:,(?:[^,]|,(?=\d))*,\s*)?(?:is|was|are|were|ranks?|ranked|remains?|stands|came|finished)\s+(?:\w+\s+)?(?:the\s+)?$"
)
_LOOSE = re.compile(
    r"\b(?:used to|once|will|could|may|might|expected|projected|until|not|no longer|never)\b", re.IGNORECASE
)
LEAST_ITEMS, MOST_ITEMS = 3, 30
SURE = 0.95


@dataclass(frozen=True, slots=True)
class _Place:
    rank: int
    label: str
    figure: Figure | None


def standings(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """What the lists of the evidence say of a claimed rank."""
    figure = claim.figure
    ranked = _RANKED.match(claim.text, figure.end) if figure.kind is Kind.ORDINAL else None
    if figure.kind is not Kind.ORDINAL or figure.value is None or _LOOSE.search(claim.text):
        return
    if ranked is None:
        yield from _placings(claim, readings)
        return
    sense, way = _SENSES[ranked["word"].lower()]
    for reading in readings:
        head, _, _ = reading.passage.text.partition(":")
        called = _CALLED.findall(head)
        alike = len(called) == 1 and _SENSES[called[0].lower()][0] == sense
        if called and not alike:
            continue
        places = _numbered(reading.passage.text) if alike else []
        places = places or _by_value(reading, way)
        closed = sense in _OF_VALUES and _tells_how_many(len(places), claim.text, head) and _measures(claim, head)
        if not (alike or closed) or not _of_the_same(claim, ranked["rest"], head):
            continue
        own = [place for place in places if _names(claim, place.label)]
        if len(places) < LEAST_ITEMS or len(own) != 1:
            continue
        yield Derivation(_held_against(figure, own[0], len(places)), (reading,), SURE)


def _held_against(figure: Figure, own: _Place, listed: int) -> Comparison:
    """A claimed rank against the place of its bearer."""
    outcome = compare_figures(figure, replace(figure, text=str(own.rank), value=Decimal(own.rank))).outcome
    reason = "standing" if outcome is Outcome.AGREES else "standing-differs"
    values = "" if own.figure is None else f" with {own.figure.text}"
    working = f"“{own.label.strip()}” is number {own.rank} of the {listed} that are listed{values}"
    return Comparison(outcome, reason, working, () if own.figure is None else (own.figure,))


_PLACED = re.compile(
    r"\b(?:finish(?:ed|es)?|c[ao]mes?|ranks?|ranked|placed|took|stands?|stood|ended(?: up)?)\s+(?:in\s+)?(?:the\s+)?$"
)
_HEAD_SHARED = 0.5


def _placings(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """ "Denmark finished fifth in the medals table" beside "Medals table: 1. Italy; 2. Denmark"."""
    if not _PLACED.search(claim.text[: claim.figure.start]):
        return
    for reading in readings:
        head, _, _ = reading.passage.text.partition(":")
        places = _numbered(reading.passage.text)
        told = concepts(head) - concepts(" ".join(name.key for name in find_names(f"of {head}")))
        dated = [figure.period for figure in find_figures(head).figures if figure.kind is Kind.DATE]
        apart = (
            claim.period is not None and dated and not any(p is not None and p.overlaps(claim.period) for p in dated)
        )
        if len(places) < LEAST_ITEMS or apart or not told:
            continue
        opening = {name.key.casefold() for name in claim.names if name.end <= claim.figure.start}
        own = [place for place in places if any(name in place.label.casefold() for name in opening)]
        if len(own) == 1 and len(told & claim.all_words) >= _HEAD_SHARED * len(told):
            yield Derivation(_held_against(claim.figure, own[0], len(places)), (reading,), SURE)


_OF_VALUES = frozenset({"largest", "highest", "most", "smallest", "lowest", "fewest"})
"""Superlatives that any list of values can be put in order by, if it has all that are meant."""
_NUMBERS = "three four five six seven eight nine ten eleven twelve".split()


def _measures(claim: Setting, head: str) -> bool:
    """Whether the claim speaks of what the list measures: one of the largest in area is not one in population."""
    own = concepts(" ".join(head.split(",")[:2]))
    named = frozenset().union(*(concepts(name.key) for name in find_names(f"of {head}")))
    told = own - named - _ANYWHERE_ELSE
    return bool(told) and told <= claim.all_words


def _tells_how_many(places: int, claim: str, head: str) -> bool:
    """Whether claim or list say how many there are in all, and so many are listed: "of the five countries"."""
    if not LEAST_ITEMS <= places < LEAST_ITEMS + len(_NUMBERS):
        return False
    number = rf"(?:{_NUMBERS[places - LEAST_ITEMS]}|{places})"
    counted = re.compile(rf"\b(?:(?:all|the|its|their|\w+['’]s)\s+)(?:only\s+)?{number}\s+[a-z]", re.IGNORECASE)
    return any(counted.search(text) is not None for text in (claim, head))


_NUMBER = re.compile(r"[\d.,]+.*$")
_ANYWHERE_ELSE = concepts(
    "country nation state city province region tonnes tons hectares kilometres euros dollars same"
)
_ANYWHERE = concepts("world area size population country city")


def _of_the_same(claim: Setting, rest: str, head: str) -> bool:
    """Whether the list is of what the claim ranks, where and when it does: all words, all names, the same dates."""
    if (concepts(rest) - concepts(head)) - (_ANYWHERE - concepts(rest.split(maxsplit=1)[0])):
        return False
    beside = find_names(f"of {rest}")
    if any(not any(same_name(name.key, other.key) for other in find_names(f"of {head}")) for name in beside):
        return False
    dated = [figure.period for figure in find_figures(head).figures if figure.kind is Kind.DATE]
    if claim.period is None or not dated:
        return claim.period is None and not dated
    return any(period is not None and period.overlaps(claim.period) for period in dated)


def _numbered(text: str) -> list[_Place]:
    """The entries of a list that numbers them from 1."""
    found = [_Place(int(match["place"]), match["label"], None) for match in _NUMBERED.finditer(text)]
    return found if [place.rank for place in found] == list(range(1, len(found) + 1)) else []


def _by_value(reading: Reading, way: Direction) -> list[_Place]:
    """The items of a list in the order of their values, one value each; totals and the rest are no entries."""
    items = [
        setting
        for setting in reading.settings
        if setting.item is not None and setting.figure.kind is not Kind.DATE and not _WHOLE.search(setting.clause)
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
    """Whether an entry is of the one that the claim ranks: what its sentence opens with, straight before the verb."""
    before = claim.text[: claim.figure.start]
    told = [name for name in claim.names if name.end <= claim.figure.start]
    opening = before.split(" ", 1)[0].strip(",")
    subject, rest = (told[-1].key, before[told[-1].end :]) if told else (opening, before[len(opening) :])
    listed = [name.key for name in find_names(f"of {label.strip()}")]
    if _IS.fullmatch(rest) and any(subject.casefold() == other.casefold() for other in listed):
        return True
    spoken = re.search(rf"{_IS.pattern}", before)
    own = concepts(before[: spoken.start()]) if spoken is not None else frozenset()
    return bool(own) and own == concepts(_NUMBER.sub(" ", label))
