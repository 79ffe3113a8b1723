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
_ON = r"\s(?:[^.:;!?]|\.,){1,60}:\s?[-−]?\d"
_CELL = r"\s[A-Z](?:[^.:;!?\d]|\.,){1,40},\s(?:19|20)\d\d:\s?[-−]?\d"
STOP = re.compile(rf"(?:(?<!\))\.(?!{_CELL})|(?<=\))\.(?!{_ON})|[!?])['\"”’)]*\s+(?=[A-Z0-9“\"'‘(])|\n\s*\n")
"""Where a sentence ends; the title of a table that ends with its unit goes on: "GDP growth (annual %). Chile, 2020:
-6.1"."""
_HEAD = re.compile(r"(?<!said)(?<!says)(?<!told)(?<!asked)(?<!wrote)(?<!added):\s+")
_STRONG, _WEAK = re.compile(r";|\s/\s"), re.compile(r",(?!\d)")
_PART_OF = re.compile(r"(?:of|among|including)\s+(?:which|whom|them|these)\b", re.IGNORECASE)
_SCALE = re.compile(
    r"(?:(?-i:[A-Z]{3})\s|[A-Z]{0,2}[$€£¥]\s*)?(?:thousand|million|billion|trillion)s?\b", re.IGNORECASE
)
"""What names the unit of a list in its head: "million euros", "CHF million"."""
_AND = re.compile(r"^\s*(?:and|while|whereas)\s+", re.IGNORECASE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """Where the head of a list and one item of it stand in a text, as (start, end).

    ``lead`` is what the item shares with others of its part of the list ("Norway" in "Norway 14 gold, 14 silver"), and
    ``part`` tells that its value is a part of the one before it ("of which 4.2 million").
    """

    head: Span
    own: Span
    lead: Span = (0, 0)
    part: bool = False

    def holds(self, place: int) -> bool:
        """Whether a place of the text lies in the head, in the lead or in this item."""
        return any(start <= place < end for start, end in (self.head, self.lead, self.own))

    def offset(self, place: int) -> int:
        """Where a place of the item stands in the list that has this item only."""
        return place - self.own[0] + self.head[1] - self.head[0] + self.lead[1] - self.lead[0]

    def alone(self, text: str) -> str:
        """The list as if it had this item only."""
        return text[slice(*self.head)] + text[slice(*self.lead)] + text[slice(*self.own)]


def items_of(text: str, figures: tuple[Figure, ...]) -> tuple[Item | None, ...]:
    """The item of a list that each figure stands in; None for a figure outside of one.

    >>> from factcheck.figures import find_figures
    >>> text = "Trams, 2018: line A 48 km; line B 31 km."
    >>> [item and item.alone(text) for item in items_of(text, find_figures(text).figures)]
    [None, 'Trams, 2018: line A 48 km', 'Trams, 2018: line B 31 km']
    """
    if ":" not in text:
        return (None,) * len(figures)
    found: dict[int, Item] = {}
    stops = [match.end() for match in STOP.finditer(text)]
    for start, end in zip([0, *stops], [*stops, len(text)], strict=True):
        within = [figure for figure in figures if start <= figure.start < end]
        for item in _items(text, start, end, within):
            for figure in within:
                if item.own[0] <= figure.start < item.own[1]:
                    found.setdefault(figure.start, item)
    return tuple(found.get(figure.start) for figure in figures)


def names_unit(figure: Figure) -> bool:
    """Whether a quantity only names the unit of a list in its head: "million euros" without a digit."""
    return _SCALE.match(figure.text) is not None


def _counts_items(figure: Figure) -> bool:
    """Whether a small count in words may only tell how many the list has: "Visitors to the city's five museums"."""
    return figure.kind is Kind.NUMBER and figure.text.isalpha() and (figure.value or _MANY) < _MANY


_MANY = 13


_YEAR_LAST = re.compile(r"\b(?:19|20)\d\d\s*$")
_YEAR_FIRST = re.compile(r"\s*(?:19|20)\d\d\s*:")


def _items(text: str, start: int, end: int, figures: list[Figure]) -> list[Item]:
    """The items of one sentence, if it is a list: a head, and at least two short parts that each hold a quantity."""
    quantities = [figure for figure in figures if figure.kind is not Kind.DATE]
    head = next((match for match in _HEAD.finditer(text, start, end) if _free(text, match.start(), start)), None)
    if head is None or any(
        f.start < head.start() and not names_unit(f) and not _counts_items(f) and _free(text, f.start, start)
        for f in quantities
    ):
        return []
    counted = [figure for figure in quantities if figure.start > head.start()]
    taken = [(figure.start, figure.end) for figure in figures]
    strong = _cut(text, (head.end(), end), _STRONG, taken, counted)
    spans = strong if len(strong) > 1 else _cut(text, (head.end(), end), _WEAK, taken, counted)
    if len(spans) < 2 or any(len(text[slice(*span)].split()) > LONGEST_ITEM for span in spans):
        return []
    first, *others = spans
    headed = [":" in text[slice(*span)] for span in spans]
    if headed[0] and not all(headed):
        return []  # heads within the list: whose a later item is, is not sure
    shared = (start, head.end())
    year = _YEAR_LAST.search(text, start, head.start())
    if year is not None and all(_YEAR_FIRST.match(text, *span) for span in others):
        spans, shared = [(year.start(), first[1]), *others], (start, year.start())  # "GDP, Chile, 2017: 15; 2018: 16"
    elif not headed[0] and any(headed):
        spans, shared = [(start, first[1]), *others], (start, start)  # "Population: 1,200; area: 45 km2"
    if len(strong) > 1:
        items = [item for span in spans for item in _parted(text, span, shared, taken, counted)]
    else:
        items = [Item(shared, _stripped(text, span)) for span in spans]
    return [_of_which(text, item, before) for item, before in zip(items, [None, *items], strict=False)]


def _parted(text: str, span: Span, head: Span, taken: list[Span], counted: list[Figure]) -> list[Item]:
    """The items of one part of a list between semicolons: values behind commas share what stands before the first."""
    parts = _cut(text, span, _WEAK, taken, counted)
    if len(parts) < 2:
        return [Item(head, _stripped(text, span))]
    first = min(figure.start for figure in counted if span[0] <= figure.start < span[1])
    begin = _stripped(text, span)[0]
    lead = (begin, max(begin, first))
    return [Item(head, _stripped(text, (max(part[0], lead[1]), part[1])), lead) for part in parts]


def _of_which(text: str, item: Item, before: Item | None) -> Item:
    """An item that is a part of the one before it is shown with it."""
    if before is None or not _PART_OF.match(text, item.own[0]):
        return item
    return Item(item.head, (before.own[0], item.own[1]), item.lead if item.lead[1] <= before.own[0] else (0, 0), True)


def _cut(text: str, span: Span, mark: re.Pattern[str], taken: list[Span], counted: list[Figure]) -> list[Span]:
    """A stretch cut at marks outside of figures and brackets; what holds no quantity goes with what follows."""
    spans, at, depth, place = [], span[0], 0, span[0]
    for match in [*mark.finditer(text, *span), None]:
        begin, after = (match.start(), match.end()) if match is not None else (span[1], span[1])
        depth += text.count("(", place, begin) - text.count(")", place, begin)
        place = begin
        if depth > 0 or any(s <= begin < e for s, e in taken):
            continue
        if any(at <= figure.start < begin for figure in counted):
            opening = _AND.match(text[at:begin])
            spans.append((at + opening.end() if opening else at, begin))
            at = after
    return spans


def _free(text: str, place: int, start: int) -> bool:
    """Whether a place stands outside of brackets."""
    return text.count("(", start, place) <= text.count(")", start, place)


def _stripped(text: str, span: Span) -> Span:
    own = text[slice(*span)]
    begin = span[0] + len(own) - len(own.lstrip())
    return begin, begin + len(own.strip(" \n.;,"))
