"""Lists of values under one head: "Passengers 2018: Terminal A 4.8 million; Terminal B 3.1 million; total 7.9 million".

Tables, press releases and databases word their figures so. What an item says of its value are its own words and the
head; the words of its neighbours say nothing of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.records import Figure, Kind

LONGEST_ITEM = 10
"""Words of an item; longer ones are sentences of their own."""
STOP = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z0-9“\"'‘(])|\n\s*\n")
"""Where a sentence ends."""
_HEAD = re.compile(r"(?<!said)(?<!says)(?<!told)(?<!asked)(?<!wrote)(?<!added):\s+")
_PARTS = re.compile(r";|,(?!\d)|\s/\s")
_PART_OF = re.compile(r"(?:of|among) (?:which|whom|them|these)\b", re.IGNORECASE)
_SCALE = re.compile(r"(?:thousand|million|billion|trillion)s?\b", re.IGNORECASE)
"""What names the unit of a list in its head: "million euros"."""
_AND = re.compile(r"^\s*(?:and|while|whereas)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """Where the head of a list and one item of it stand in a text, as (start, end)."""

    head: tuple[int, int]
    own: tuple[int, int]

    def holds(self, place: int) -> bool:
        """Whether a place of the text lies in the head or in this item."""
        return any(start <= place < end for start, end in (self.head, self.own))

    def offset(self, place: int) -> int:
        """Where a place of the item stands in the list that has this item only."""
        return place - self.own[0] + self.head[1] - self.head[0]

    def alone(self, text: str) -> str:
        """The list as if it had this item only."""
        return text[self.head[0] : self.head[1]] + text[self.own[0] : self.own[1]]


def items_of(text: str, figures: tuple[Figure, ...]) -> tuple[Item | None, ...]:
    """The item of a list that each figure stands in; None for a figure outside of one.

    >>> from factcheck.figures import find_figures
    >>> text = "Trams, 2018: line A 48 km; line B 31 km."
    >>> [item and item.alone(text) for item in items_of(text, find_figures(text).figures)]
    [None, 'Trams, 2018: line A 48 km', 'Trams, 2018: line B 31 km']
    """
    found: dict[int, Item] = {}
    for start, end in _sentences(text):
        for item in _items(text, start, end, figures):
            for figure in figures:
                if item.own[0] <= figure.start < item.own[1]:
                    found.setdefault(figure.start, item)
    return tuple(found.get(figure.start) for figure in figures)


def _sentences(text: str) -> list[tuple[int, int]]:
    stops = [match.end() for match in STOP.finditer(text)]
    return list(zip([0, *stops], [*stops, len(text)], strict=True))


def _items(text: str, start: int, end: int, figures: tuple[Figure, ...]) -> list[Item]:
    """The items of one sentence, if it is a list: a head, and at least two short parts that each hold a quantity."""
    quantities = [figure for figure in figures if figure.kind is not Kind.DATE and start <= figure.start < end]
    head = next((match for match in _HEAD.finditer(text, start, end) if _free(text, match.start(), start)), None)
    if head is None or any(f.start < head.start() and not _SCALE.match(f.text) for f in quantities):
        return []
    quantities = [figure for figure in quantities if figure.start > head.start()]
    taken = [(figure.start, figure.end) for figure in figures]
    cuts = [
        match
        for match in _PARTS.finditer(text, head.end(), end)
        if not any(s <= match.start() < e for s, e in taken) and _free(text, match.start(), head.end())
    ]
    spans, at = [], head.end()
    for begin, after in [*((cut.start(), cut.end()) for cut in cuts), (end, end)]:
        if any(at <= figure.start < begin for figure in quantities):
            opening = _AND.match(text, at, begin)
            spans.append((opening.end() if opening else at, begin))
            at = after
    short = [span for span in spans if len(text[span[0] : span[1]].split()) <= LONGEST_ITEM]
    if len(spans) < 2 or len(short) < len(spans):
        return []
    first, *others = spans
    if ":" not in text[first[0] : first[1]] and any(":" in text[begin:after] for begin, after in others):
        spans, shared = [(start, first[1]), *others], (start, start)  # "Population: 1,200; area: 45 km2"
    else:
        shared = (start, head.end())
    items: list[Item] = []
    for span in spans:
        own = _stripped(text, span)
        if items and _PART_OF.match(text, own[0]):
            own = (items[-1].own[0], own[1])
        items.append(Item(shared, own))
    return items


def _free(text: str, place: int, start: int) -> bool:
    """Whether a place stands outside of brackets."""
    return text.count("(", start, place) <= text.count(")", start, place)


def _stripped(text: str, span: tuple[int, int]) -> tuple[int, int]:
    own = text[span[0] : span[1]]
    begin = span[0] + len(own) - len(own.lstrip())
    return begin, begin + len(own.strip(" \n.;,"))
