"""What surrounds a figure in its sentence: the clause, whom it speaks of, what it measures. Rules only, no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.records import Direction, Figure, Kind, Period, Role
from factcheck.verdicts.names import Name, find_names
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
    ``told`` is the day the text was written, where it is known. ``rate`` marks a percentage that is a change by its
    nature (inflation, growth).
    ``base`` is the period that a relative figure is measured from, ``years`` how many it says the change took.
    ``leans`` tells that the text needs its background to be understood.
    ``undated`` is the clause without its dates ("the first 11 months" does not narrow what is measured).
    ``thin`` tells that the clause itself has too few words to know the measure by.
    ``named`` tells that ``names`` stand in the figure's own clause.
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


THIN = 3
_STOP = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z0-9“\"'‘(])|\n\s*\n")
_CUT = re.compile(
    r"[;:()—–]|,(?!\d)|\b(?:and|while|but|whereas|although|compared with|compared to|against|versus|which|who)\b"
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
    clauses = _clauses(text, figures, names)
    anchors = tuple(figure for figure in figures if figure.kind is Kind.DATE and figure.period is not None)
    settings = []
    for figure in figures:
        start, end = _clause_of(figure, clauses)
        clause = text[start:end]
        said = _ATTRIBUTION.sub(" ", _outside(text, start, end, figure))
        words = concepts(said) | _lead(text, start, figures)
        thin = len(words) < THIN and bool(background)
        if thin:
            words |= concepts(background)
        base = _base(figure, anchors, end)
        settings.append(
            Setting(
                figure=_place(text, figure),
                text=text,
                clause=clause,
                names=_names_of(start, end, clauses, names),
                thin=thin,
                leans=bool(behind) and (thin or not any(start <= name.start < end for name in names)),
                undated=_undated(text, start, _core_end(text, figure, end), figures),
                named=any(start <= name.start < end for name in names),
                all_names=names + behind,
                measure=_without_names(concepts(figure.of or ""), names),
                words=words,
                all_words=all_words,
                period=_anchor(text, figure, [anchor for anchor in anchors if anchor.period != base], start, end),
                base=base,
                years=_years(text, figures, start, end),
                negated=is_negated(_RELATIVE.sub(" ", clause)),
                none=says_none(clause),
                time=_now_or_then(clause, figure, start),
                trend=_trend(figure, figures),
                gap=_gap(text, figure),
                dates=tuple(anchor.period for anchor in anchors if anchor.period is not None),
                told=told,
                rate=figure.kind is Kind.PERCENT and bool(_RATE.search(f"{figure.of or ''} {clause}")),
            )
        )
    return tuple(settings)


def _without_names(words: frozenset[str], names: tuple[Name, ...]) -> frozenset[str]:
    return words - frozenset().union(*(concepts(name.key) for name in names)) if names else words


def _core_end(text: str, figure: Figure, end: int) -> int:
    """Where the clause ends without what is added behind a comma (", the highest number ever recorded")."""
    added = re.compile(r",\s+(?:the|an?|its|their)\s").search(text, figure.end, end)
    return added.start() if added else end


def _undated(text: str, start: int, end: int, figures: tuple[Figure, ...]) -> str:
    parts, at = [], start
    for figure in figures:
        if figure.kind is Kind.DATE and start <= figure.start and figure.end <= end and figure.start >= at:
            parts.append(text[at : figure.start])
            at = figure.end
    return " ".join([*parts, text[at:end]])


def _outside(text: str, start: int, end: int, figure: Figure) -> str:
    return f"{text[start : figure.start]} {text[figure.end : end]}"


def _clauses(text: str, figures: tuple[Figure, ...], names: tuple[Name, ...]) -> list[tuple[int, int]]:
    """Cut at commas, conjunctions and brackets wherever that parts two quantities; never inside a figure or a name.

    A stretch without a quantity goes with the next one of its sentence that has one, or else with the one before.
    """
    taken = [(figure.start, figure.end) for figure in figures] + [(name.start, name.end) for name in names]

    def free(place: int) -> bool:
        return not any(start <= place < end for start, end in taken)

    stops = [match.end() for match in _STOP.finditer(text) if free(match.start())]
    cuts = sorted({*stops, *(match.start() for match in _CUT.finditer(text) if free(match.start()))})
    clauses: list[tuple[int, int]] = []
    start, counted = 0, False
    for end in (*cuts, len(text)):
        within = any(start <= figure.start < end for figure in figures if figure.kind is not Kind.DATE)
        following = any(
            end <= figure.start < _sentence_end(end, stops, len(text))
            for figure in figures
            if figure.kind is not Kind.DATE
        )
        counted = counted or within
        if end in stops or end == len(text) or (counted and following):
            clauses.append((start, end))
            start, counted = end, False
    return [clause for clause in clauses if clause[0] < clause[1]] or [(0, len(text))]


def _sentence_end(place: int, stops: list[int], length: int) -> int:
    return next((stop for stop in stops if stop > place), length)


def _lead(text: str, start: int, figures: tuple[Figure, ...]) -> frozenset[str]:
    """The words that open the sentence of a later clause, up to its first quantity: the subject it shares."""
    opening = max((match.end() for match in _STOP.finditer(text, 0, start)), default=0)
    first = min(
        (figure.start for figure in figures if figure.start >= opening and figure.kind is not Kind.DATE), default=start
    )
    return concepts(text[opening:first]) if opening < start else frozenset()


def _clause_of(figure: Figure, clauses: list[tuple[int, int]]) -> tuple[int, int]:
    for place, (start, end) in enumerate(clauses):
        if start <= figure.start < end:
            bare = figure.kind is Kind.AGE and place > 0 and figure.start - start < 3  # "The mayor, 58, said"
            return (clauses[place - 1][0] if bare else start), max(end, figure.end)
    return clauses[-1]


def _names_of(start: int, end: int, clauses: list[tuple[int, int]], names: tuple[Name, ...]) -> tuple[Name, ...]:
    def within(clause: tuple[int, int]) -> tuple[Name, ...]:
        return tuple(name for name in names if clause[0] <= name.start < clause[1])

    own = within((start, end))
    if own:
        return own
    before = [clause for clause in clauses if clause[1] <= start]
    after = [clause for clause in clauses if clause[0] >= end]
    for clause in (*reversed(before), *after):
        if within(clause):
            return within(clause)
    return ()


_RATE = re.compile(r"\b(?:inflation|growth|rate of (?:increase|change))\b", re.IGNORECASE)
_MORE = "more|higher|heavier|taller|longer|older|faster|bigger|larger|dearer|deeper|wider|further|later"
_LESS = "fewer|less|lower|lighter|shorter|younger|slower|smaller|cheaper|shallower|narrower|earlier|behind"
_COMPARED = re.compile(
    rf"\s+(?:\w+\s+){{0,2}}?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b(?:\s+[^\s,.;]+){{0,4}}?\s+than\b", re.IGNORECASE
)
_AWAY = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:(?P<more>clear of|up on|ahead of|above|in front of)"
    r"|(?P<less>short of|shy of|down on|behind|adrift of|off the|below))\b",
    re.IGNORECASE,
)
_MARGIN = re.compile(
    r"\b(?:won|win|wins|ahead|beat|beats|led|leads|leading|lead of|margin of|gap of|difference of|majority of)"
    r"(?:\s+\w+){0,3}?(?:\s+by)?\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|of)\s+(?:an?\s+)?$", re.IGNORECASE)


def _gap(text: str, figure: Figure) -> Direction | None:
    """The way a figure compares two levels of the same time: "60 kg lighter than"; "won by 112 votes" tells no way."""
    if figure.kind not in {Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.POINTS, Kind.AGE}:
        return None
    after = _COMPARED.match(text, figure.end) or (
        _AWAY.match(text, figure.end) if figure.kind is not Kind.MEASURE else None
    )
    if after is not None and figure.kind is Kind.DURATION:
        return Direction.NONE  # the faster one is ahead
    if after is not None:
        return Direction.ROSE if after["more"] else Direction.FELL
    before = text[max(0, figure.start - 40) : figure.start]
    return Direction.NONE if _MARGIN.search(before) and _BY.search(before) else None


_THEN = re.compile(
    r"\b(?:used to|had been|formerly|previous(?:ly)?|before|until then|once|old|predecessor|earlier"
    r"|at the (?:start|beginning)|after)\b",
    re.IGNORECASE,
)
_THEN_AFTER = re.compile(r"\b(?:before|earlier|previously|at the (?:start|beginning))\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:now|today|currently|current|afterwards|since then|latest|later|new|these days|present|at the end"
    r"|after it|under review)\b",
    re.IGNORECASE,
)


def _now_or_then(clause: str, figure: Figure, start: int) -> str | None:
    """Which side of a change a clause without a date tells of.

    "63 percent, after 57 percent" puts the word before the figure.
    """
    if figure.change is not None and figure.change.role is Role.BEFORE:
        return "then"
    if _NOW.search(clause):
        return "now"
    told_before = _THEN.search(clause[: max(0, figure.start - start)])
    return "then" if told_before or _THEN_AFTER.search(clause) else None


def _trend(figure: Figure, figures: tuple[Figure, ...]) -> Direction | None:
    """Which way a level moved: by its own words, or by a level before it beside it ("9.1 percent, up from 8.6")."""
    if figure.change is not None and figure.change.direction is not Direction.NONE:
        return figure.change.direction
    before = [
        f
        for f in figures
        if f.change is not None and f.change.role is Role.BEFORE and f.unit == figure.unit and f is not figure
    ]
    return (
        before[0].change.direction
        if len(before) == 1 and before[0].change is not None and figure.change is None
        else None
    )


_RELATIVE = re.compile(r",\s*(?:which|who|whose|where|each|none|not|but|although|though)\b[^;.]*")
_ASIDE = re.compile(r",\s*(?:which|who|whose|where)\b[^,.;]*")


def _anchor(text: str, figure: Figure, anchors: Sequence[Figure], start: int, end: int) -> Period | None:
    """When the figure holds: the date of its own clause, or what the grammar gave it, or the date before it in the
    sentence, or the only one.

    A date within an aside ("Darien National Park, which was declared in 1980, covers …") dates only the aside.
    """
    if figure.kind is Kind.DATE:
        return figure.period
    asides = [match.span() for match in _ASIDE.finditer(text)]
    free = [
        anchor for anchor in anchors if not any(s <= anchor.start < e and not s <= figure.start < e for s, e in asides)
    ]
    own = [anchor.period for anchor in free if start <= anchor.start < end]
    if figure.period in [anchor.period for anchor in free] and (figure.period in own or not own):
        return figure.period
    if own:
        return own[0]
    before = [anchor.period for anchor in free if anchor.end <= start and not _STOP.search(text, anchor.end, start)]
    if before:
        return before[-1]
    return free[0].period if len(free) == len(anchors) == 1 else None


_ABOVE = re.compile(r"\s+(?:above|below)\b")


def _place(text: str, figure: Figure) -> Figure:
    """A peak that "rises 1,875 metres above the sea" does not change."""
    return replace(figure, change=None) if figure.kind is Kind.MEASURE and _ABOVE.match(text, figure.end) else figure


def _base(figure: Figure, anchors: tuple[Figure, ...], end: int) -> Period | None:
    """What a relative figure is measured from:

    As the grammar says, or for a multiple the date behind it in its clause.
    """
    if figure.base_period is not None or figure.kind is not Kind.MULTIPLE:
        return figure.base_period
    behind = [anchor.period for anchor in anchors if figure.end <= anchor.start < end]
    ahead = [anchor.period for anchor in anchors if anchor.end <= figure.start]
    return behind[0] if len(behind) == 1 and ahead else None


def _years(text: str, figures: tuple[Figure, ...], start: int, end: int) -> int | None:
    """How many years the clause says a change took: "has quadrupled in two years"."""
    for figure in figures:
        within = start <= figure.start < end and figure.kind is Kind.DURATION and figure.unit in {"year", "decade"}
        if (
            within
            and figure.value is not None
            and re.search(r"\b(?:in|over|within)\s+(?:just\s+|only\s+|the\s+(?:past|last)\s+)?$", text[: figure.start])
        ):
            return int(figure.value) * (10 if figure.unit == "decade" else 1)
    return None


_ATTRIBUTION = re.compile(
    r"\b(?:according to|by the count of|(?:figures|data|numbers|statistics|estimates) (?:from|of|by)|reported by"
    r"|as reported in)\b[^,.;]*|\b(?:said|says|told)(?:\s+[A-Z][\w.'’-]*)+",
)
_SPEAKER = re.compile(
    r"\s+(?:said|says|told|reported|announced|estimates|estimated|counted|registered|recorded|detected"
    r"|calculated|reckons)\b(?! (?:it|to))"
)


def _speaks_of(name: Name, text: str, figures: tuple[Figure, ...]) -> bool:
    """Whether a name is one that the sentence speaks of:

    No part of a figure, no code with digits, not the one who only tells it.
    """
    if any(figure.start < name.end and name.start < figure.end for figure in figures) or any(
        letter.isdigit() for letter in name.key
    ):
        return False
    if any(match.start() <= name.start < match.end() for match in _ATTRIBUTION.finditer(text)):
        return False
    return name.country or not _SPEAKER.match(text, name.end)
