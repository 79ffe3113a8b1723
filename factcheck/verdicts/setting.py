"""What surrounds a figure in its sentence: the clause, whom it speaks of, what it measures. Rules only, no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.figures.labels import aged, in_the_currency, of_every, with_head, with_label
from factcheck.figures.lists import Item, items_of
from factcheck.records import Direction, Figure, Kind, Period, Role
from factcheck.verdicts.clauses import clause_of, core_end, find_clauses, lead, names_of, outside, undated
from factcheck.verdicts.names import Name, find_names
from factcheck.verdicts.quantified import bound_denied, counted, quantifier
from factcheck.verdicts.records_since import record_since, starts_record, superlatives
from factcheck.verdicts.timing import (
    at_its_end,
    base_of,
    dates_of_levels_before,
    gap_of,
    is_base,
    now_or_then,
    period_of,
    since,
    trend_of,
    turned_of,
    without_place,
    years_taken,
)
from factcheck.verdicts.words import concepts, is_negated, says_none


@dataclass(frozen=True, slots=True)
class Setting:
    """A figure with what the words around it say.

    ``names`` are those of its own clause (or, where it has none, of the nearest clause that has), ``all_names`` those
    of
    the whole text and its background. ``measure`` are the concepts of what is measured, ``words`` those of the clause,
    ``all_words`` those of text and background. ``period`` is when the figure holds, as far as the text tells;
    ``time`` is "now" or
    "then" where only a word tells (used to, today). ``trend`` is the way the level moved. ``none`` tells that the
    clause says there is not a single one.
    ``gap`` tells that the figure is the distance between two levels ("35 more medals than China"), and which way;
    ``dates`` are all of the text;
    ``told`` is the day the text was written, where it is known. ``rate`` marks a figure that is a change by its
    nature (inflation, growth, net migration).
    ``base`` is the period that a relative figure is measured from, ``years`` how many it says the change took.
    ``leans`` tells that the text needs its background to be understood.
    ``undated`` is the clause without its dates ("the first 11 months" does not narrow what is measured).
    ``thin`` tells that the clause itself has too few words to know the measure by.
    ``turned`` holds the levels before and after that the text itself states, where they move against its verb.
    ``several`` tells that the text states other quantities too.
    ``beside`` is the quantity before a date or a duration that may say since when it is the highest or the lowest.
    ``since`` is the day from which on a figure holds that is said to be a record since the time before.
    ``quantifier`` is what the words around a count make of it: all, none, most, all but so many, or the whole of which
    a part is told. ``denied`` tells that the figure's bound is the one that a denial leaves: "never more than 300".
    ``named`` tells that ``names`` stand in the figure's own clause.
    ``item`` is the figure's own place in a list of values under one head, ``label`` the concepts of its words there.
    """

    figure: Figure
    text: str
    clause: str
    names: tuple[Name, ...]
    all_names: tuple[Name, ...]
    measure: frozenset[str]
    words: frozenset[str]
    all_words: frozenset[str]
    period: Period | None
    negated: bool
    denied: bool = False
    none: bool = False
    time: str | None = None
    trend: Direction | None = None
    gap: Direction | None = None
    dates: tuple[Period, ...] = ()
    told: date | None = None
    rate: bool = False
    named: bool = False
    thin: bool = False
    undated: str = ""
    leans: bool = False
    base: Period | None = None
    years: int | None = None
    turned: tuple[Figure, Figure] | None = None
    several: bool = False
    quantifier: str | None = None
    beside: Setting | None = None
    since: date | None = None
    item: Item | None = None
    label: frozenset[str] = frozenset()

    @property
    def stated(self) -> str:
        """The clause; of an item of a list, its head and itself, as if it were the only one."""
        return self.clause if self.item is None else self.item.alone(self.text)

    @property
    def around(self) -> str:
        """The clause without its dates and without the figure itself: "a third" does not narrow as "the third" does."""
        return re.sub(rf"{re.escape(self.figure.text)}(?:-\w+)?", " ", self.undated)


THIN = 3
_RATE = re.compile(
    r"\b(?:inflation|growth|rate of (?:increase|change)|change (?:on|over|from|against)|annual change"
    r"|year[- ]on[- ]year|month[- ]on[- ]month)\b",
    re.IGNORECASE,
)
_NET = re.compile(r"\bnet (?:migration|immigration|inflow|change|increase)\b", re.IGNORECASE)
_RELATIVE = re.compile(r",\s*(?:which|who|whose|where|each|none|not|no longer|but|although|though)\b[^;.]*")
_ADDED = re.compile(
    r",?\s(?:and|but)\s+(?:(?:did|does|do|has|have|had|was|were|is|are|will|would|could|can)\s+(?:not|never)"
    r"|(?:no|none|nobody|nothing|never|neither|not)|[a-z]+\s+(?:no|none|nobody|nothing|neither))\b[^;]*$"
)
"""What is added behind a figure, and denies without denying it: "received 412 complaints and upheld none"."""
_ATTRIBUTION = re.compile(
    r"\b(?:according to|by the count of|(?:figures|data|numbers|statistics|estimates) (?:from|of|by)|reported by"
    r"|as reported in)\b[^,.;]*|\b(?:said|says|told)(?:\s+[A-Z][\w.'’-]*)+",
)
_SPEAKER = re.compile(
    r"\s+(?:said|says|told|reported|announced|estimates|estimated|counted|registered|recorded|detected"
    r"|calculated|reckons)\b(?! (?:it|to))"
)


def describe(
    text: str, figures: tuple[Figure, ...], background: str = "", told: date | None = None
) -> tuple[Setting, ...]:
    """One setting a figure of a sentence (or a short passage), in order.

    ``background`` is what stands above the text and may name its subject: a heading, the sentence before, the
    source's title.
    """
    names = tuple(name for name in find_names(text) if _speaks_of(name, text, figures))
    behind = find_names(background)
    all_words = concepts(text) | concepts(background)
    clauses = find_clauses(text, figures, names)
    told_dates = tuple(figure for figure in figures if figure.kind is Kind.DATE and figure.period is not None)
    starts = tuple(anchor for anchor in told_dates if starts_record(text, anchor))
    anchors = tuple(anchor for anchor in told_dates if anchor not in starts)
    superlative = superlatives(text, starts)
    bases = {anchor.start for anchor in anchors if is_base(text, anchor, figures)}
    owned = dates_of_levels_before(text, figures, anchors)
    settings: list[Setting] = []
    behind_each = (*figures[1:], None)[: len(figures)]
    for figure, item, following in zip(figures, items_of(text, figures), behind_each, strict=True):
        start, end = clause_of(figure, clauses)
        dates, head, label = anchors, "", frozenset[str]()
        if item is not None:
            start, end = max(start, item.own[0]), max(min(end, item.own[1]), figure.end)
            dates, head = _dates_of(text, figure, item, anchors), text[slice(*item.head)]
        clause = text[start:end]
        if item is not None:
            shared = "" if item.part else text[slice(*item.lead)]
            label = concepts(f"{shared} {outside(text, *_own_words(text, item, figure), figure)}")
            words = label | concepts(f"{head} {outside(text, *item.own, figure)}")
        else:
            words = concepts(_ATTRIBUTION.sub(" ", outside(text, start, end, figure))) | lead(text, start, figures)
        calling = superlative if figure.kind is not Kind.DATE else ()
        words -= concepts(" ".join(calling))
        thin = len(words) < THIN and bool(background)
        if thin:
            words |= concepts(background)
        measured = _without_base(figure, starts)
        base = base_of(text, measured, dates, end)
        labelled = aged(
            text, with_label(text, with_head(head, text[start : figure.start], without_place(text, measured)))
        )
        labelled = in_the_currency(text, of_every(text, labelled), figures)
        rate = _is_rate(labelled, f"{figure.of or ''} {clause} {head}")
        moved = rate or any(since(text, figure, a) for a in dates if a.start in bases)
        times = [a for a in dates if a.period != base and (a.start not in bases or _holds_then(figure, a, moved=moved))]
        times = [a for a in times if owned.get(a.start, figure) is figure]
        said_of_all = quantifier(text, figure, following)
        negated = said_of_all != "none" and is_negated(_RELATIVE.sub(" ", _when(clause, figure.start - start)))
        turned = bound_denied(text[start : figure.end], labelled, figure.start - start) if negated else None
        settings.append(
            Setting(
                figure=turned or counted(labelled, said_of_all, following),
                denied=turned is not None,
                quantifier=said_of_all,
                text=text,
                clause=clause,
                names=_names_of(start, end, clauses, names, item),
                item=item,
                label=label,
                thin=thin,
                leans=bool(behind) and (thin or not any(start <= name.start < end for name in names)),
                undated=_without(undated(text, start, core_end(text, figure, end), figures), calling),
                named=any(start <= name.start < end for name in names),
                all_names=names + behind,
                measure=_without_names(concepts(figure.of or ""), names),
                words=words,
                all_words=all_words,
                period=at_its_end(
                    period_of(text, figure, times, start, end),
                    figure,
                    figures,
                ),
                base=base,
                years=years_taken(text, figures, start, end),
                negated=negated and turned is None,
                none=says_none(clause),
                time=now_or_then(clause, figure, max(0, figure.start - start), _between(figure, figures, start, end)),
                trend=trend_of(figure, figures),
                turned=turned_of(text, figure, figures),
                several=any(other is not figure and other.kind is not Kind.DATE for other in figures),
                gap=gap_of(text, figure),
                dates=tuple(anchor.period for anchor in told_dates if anchor.period is not None),
                told=told,
                since=record_since(figure, figures, starts),
                beside=_quantity_before(figure, settings),
                rate=rate,
            )
        )
    return tuple(settings)


def _without(text: str, words: Sequence[str]) -> str:
    """A text without some of its words."""
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, words))})\b", " ", text) if words else text


def _without_base(figure: Figure, starts: Sequence[Figure]) -> Figure:
    """A figure that is the most since some time is not measured from that time: "grew 3%, the fastest since 2015"."""
    if figure.base_period is None or figure.base_period not in [start.period for start in starts]:
        return figure
    return replace(figure, base_period=None)


_WHEN = re.compile(r"\b(?:when|because|after)\b", re.IGNORECASE)


def _when(clause: str, at: int) -> str:
    """The part of a clause that can deny a figure: "no one was hurt when a 30-metre wall fell" denies no wall."""
    start, end = clause.rfind(";", 0, max(0, at)) + 1, clause.find(";", max(0, at))
    clause, at = clause[start : end if end >= 0 else len(clause)], at - start
    added = _ADDED.search(clause, max(0, at))
    clause = clause if added is None else clause[: added.start()]
    before = [match.end() for match in _WHEN.finditer(clause, 0, max(0, at))]
    return clause[before[-1] :] if before else clause


def _holds_then(figure: Figure, base: Figure, *, moved: bool) -> bool:
    """Whether a figure may hold at the time that a change beside it is measured from: "a year earlier, when it sold
    300". A change does not, nor what stands before it.
    """
    return figure.start > base.start and not moved and (figure.change is None or figure.change.role is not Role.AMOUNT)


def _dates_of(text: str, figure: Figure, item: Item, anchors: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The dates that an item of a list may hold at. "2022 (2021): profit 55 (52)": what stands in brackets is of the
    date in brackets.
    """
    held = tuple(anchor for anchor in anchors if item.holds(anchor.start))
    enclosed = {a.start for a in held if a.start < item.head[1] and _in_brackets(text, a.start, item.head[0])}
    if not enclosed:
        return held
    own = _in_brackets(text, figure.start, item.own[0])
    return tuple(anchor for anchor in held if anchor.start >= item.own[0] or (anchor.start in enclosed) is own)


def _in_brackets(text: str, place: int, start: int) -> bool:
    return text.count("(", start, place) > text.count(")", start, place)


def _own_words(text: str, item: Item, figure: Figure) -> tuple[int, int]:
    """The item's own stretch; of a part of another value ("of which 4.2 million"), from there."""
    if not item.part:
        return item.own
    start = max(text.rfind(mark, item.own[0], figure.start) for mark in (",", ";"))
    return max(item.own[0], start), item.own[1]


def _names_of(
    start: int, end: int, clauses: list[tuple[int, int]], names: tuple[Name, ...], item: Item | None
) -> tuple[Name, ...]:
    """The names of a clause; of an item of a list, its own or else those of the head."""
    if item is None:
        return names_of(start, end, clauses, names)
    spans = (item.lead, item.own)
    own = tuple(name for name in names if any(low <= name.start < high for low, high in spans))
    return own or tuple(name for name in names if item.head[0] <= name.start < item.head[1])


def _quantity_before(figure: Figure, settings: list[Setting]) -> Setting | None:
    if figure.kind not in {Kind.DATE, Kind.DURATION}:
        return None
    before = [setting for setting in settings if setting.figure.kind not in {Kind.DATE, Kind.DURATION}]
    return before[-1] if before else None


def _between(figure: Figure, figures: tuple[Figure, ...], start: int, end: int) -> tuple[int, int]:
    """Where the quantity before a figure ends and the next one starts, within its clause and counted from there."""
    others = [other for other in figures if other.kind is not Kind.DATE and other is not figure]
    before = max((other.end for other in others if start <= other.start < figure.start), default=start)
    after = min((other.start for other in others if figure.start < other.start < end), default=end)
    return before - start, after - start


def _is_rate(figure: Figure, said: str) -> bool:
    """Whether the figure is a change by its nature: growth and inflation in percent, net migration in people."""
    if figure.kind is Kind.PERCENT:
        return figure.text.startswith("+") or bool(_RATE.search(said))
    return bool(_NET.search(said))


def _without_names(words: frozenset[str], names: tuple[Name, ...]) -> frozenset[str]:
    return words - frozenset().union(*(concepts(name.key) for name in names)) if names else words


def _speaks_of(name: Name, text: str, figures: tuple[Figure, ...]) -> bool:
    """Whether a name is one that the sentence speaks of:

    No part of a figure, no code with digits, not the one who only tells it.
    """
    if any(letter.isdigit() for letter in name.key):
        return False
    within = [figure for figure in figures if figure.start < name.end and name.start < figure.end]
    if within and not (name.country and all(figure.rate is not None for figure in within)):
        return False  # but "four American mothers died per 100,000 births" speaks of America
    if any(match.start() <= name.start < match.end() for match in _ATTRIBUTION.finditer(text)):
        return False
    return name.country or not _SPEAKER.match(text, name.end)
