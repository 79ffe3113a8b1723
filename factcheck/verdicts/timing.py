"""When a figure holds, and which way it moved: the date of its clause, words such as now and then, gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from factcheck.figures.lists import STOP
from factcheck.records import Direction, Figure, Kind, Period, Role

_MORE = "more|higher|heavier|taller|longer|older|faster|bigger|larger|dearer|deeper|wider|further|later"
_LESS = "fewer|less|lower|lighter|shorter|younger|slower|smaller|cheaper|shallower|narrower|earlier|behind"
_COMPARED = re.compile(
    rf"\s+(?:\w+\s+){{0,2}}?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b(?:\s+[^\s,.;]+){{0,4}}?\s+than\b(?!\s+\d)",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:(?P<more>clear of|clear at|up on|ahead of|above|in front of"
    r"|over (?:the )?(?:budget|target|limit))"
    r"|(?P<less>short of|shy of|down on|behind|adrift of|off the|below|under (?:the )?(?:budget|target)))\b",
    re.IGNORECASE,
)
_MARGIN = re.compile(
    r"(?:\b(?:won|win|wins|decided|settled|carried|defeated|ahead|beat|beats|led|leads|leading|trails?|trailed|outnumber(?:s|ed)?|outsold|outscored"
    r"|outpolled|outweigh(?:s|ed)?|exceed(?:s|ed)?|surpass(?:es|ed)?)\b(?:\s+[^\s.;,]+){0,8}?\s+(?:by|to the tune of)"
    r"|\b(?:lead|margin|gap|difference|majority|advantage) of"
    rf"|\b(?:{_MORE}|{_LESS})\s+than\b(?:\s+[^\s.;,]+){{1,6}}?\s+by)\s+(?:an?\s+|just\s+|only\s+|some\s+)?$"
)
_APART = re.compile(
    r"\b(?:[Ww]hat (?:separate[sd]|divide[sd])|(?:lead|advantage|gap|gulf|difference|margin|majority))\b"
    r"[^.;]*?\b(?:is|was|are|were|stands at|stood at|(?:narrowed|widened|grew|grown|shrank|shrunk|cut|fell|rose) to)\b"
    r"[^.;]{0,70}$"
)
_ABOVE_MARK = re.compile(r"\b(?:above|below|behind)$", re.IGNORECASE)
_MARK = re.compile(r"\s+(?:the\s+)?(?:sea level|average|[$€£¥]?\d|the age of)", re.IGNORECASE)
"""A mark above or below which things are counted: "above 8,000 metres"."""
_BEFORE_THEN = re.compile(
    r"\s+(?:(?:it|they|he|she)\s+(?:was|were|had|did|sold|made)\s+)?(?:(?:in|at|on|during|for)\s+)?"
    r"(?:(?:the|its|their|a|an|one|two|three|four|five|ten|twenty|\d+)\s+)?"
    r"(?:(?:previous|preceding|prior|same)\s+\w+|last\s+(?:year|month|week|quarter|season|spring|summer|autumn|winter)"
    r"|(?:years?|months?|weeks?|quarters?|seasons?|decades?|century|centuries)\s+(?:before|earlier|ago|previously)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:1[5-9]|20)\d\d\b(?!\s+\w+s\b))",
)
"""A time behind a comparison: "than a decade ago", "than the year before", "up on last year", "than in 2010"."""
_OUTNUMBERS = re.compile(r"\boutnumber(?:s|ed)?\b[^.;,]{2,60}\sby\s+(?:\w+\s+)?$", re.IGNORECASE)
_SPARE = re.compile(r"\s+(?:[^\s.;,]+\s+){0,2}?to spare\b", re.IGNORECASE)


def gap_of(text: str, figure: Figure) -> Direction | None:
    """The way a figure compares two levels of the same time: "60 kg lighter than"; "won by 112 votes" tells no way."""
    if figure.kind not in {Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.POINTS, Kind.AGE}:
        return None
    after = _COMPARED.match(text, figure.end) or (
        _AWAY.match(text, figure.end) if figure.kind is not Kind.MEASURE else None
    )
    if after is not None and _BEFORE_THEN.match(text, after.end()) and figure.change is not None:
        return None  # "three fewer than a decade ago" is a change
    if after is not None and figure.kind is Kind.DURATION:
        return Direction.NONE  # the faster one is ahead
    if after is not None and figure.kind is Kind.NUMBER and _ABOVE_MARK.search(text, after.start(), after.end()):
        counts = re.search(r"\w", text[figure.end : after.end() - 5])
        if counts is not None and _MARK.match(text, after.end()):
            return None  # "fourteen peaks above 8,000 metres" are counted, not measured
    if after is not None:
        return Direction.ROSE if after["more"] else Direction.FELL
    if _SPARE.match(text, figure.end):
        return Direction.NONE
    before = text[max(0, figure.start - 90) : figure.start]
    if _OUTNUMBERS.search(before):
        return Direction.ROSE
    if _MARGIN.search(before):
        return Direction.NONE
    return Direction.NONE if _APART.search(before) else None


_THEN = re.compile(
    r"\b(?:used to|had been|formerly|previous(?:ly)?|before|until (?:then|now|recently)|hitherto|once|old"
    r"|predecessor|earlier"
    r"|at the (?:start|beginning))\b|\b(?:instead of|rather than)\s+(?:the\s+)?$|\bafter\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_THEN_AFTER = re.compile(
    r"\b(?:before|earlier|previously|at the (?:start|beginning|(?:previous|last) \w+)|in the previous \w+)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:now|and then|today|currently|current|afterwards|since then|latest|later|new|these days"
    r"|present|(?:at|by) (?:the|its|their) end"
    r"|after it|under review)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|would|(?:is|are|was|were) (?:to|due)|going to|expect(?:s|ed)?(?! to live)|plans?|planned|projected"
    r"|forecasts?)\b",
    re.IGNORECASE,
)


def is_to_come(text: str) -> bool:
    """Whether a text tells what will be.

    >>> is_to_come("the rate will be 9 percent"), is_to_come("buyers now pay 6 percent")
    (True, False)
    """
    return _TO_COME.search(text) is not None


def at_another_time(claim: str, clause: str, text: str) -> bool:
    """Whether one tells what is and the other what will be: a claim, and a clause of a text.

    >>> at_another_time("It will be 9 percent", "it is 6 percent", "it is 6 percent")
    True
    >>> at_another_time("It will flood six villages", "six lie in its valley", "six lie in the valley it will flood")
    False
    """
    if is_to_come(claim):
        return not is_to_come(text) or (not is_to_come(clause) and _NOW.search(clause) is not None)
    return is_to_come(clause)


_OPENED_AT = re.compile(
    r"\b(?:(?P<began>began|started|opened|entered)|ended|finished|closed|left)\b[^.;,]{0,25}\b(?:at|with|on)\s*$",
    re.IGNORECASE,
)
_AT_A_SIDE = re.compile(
    r"^\S+(?:\s\S+)?\s+(?:at|by) (?:the|its|their) (?:(?P<end>end|close)|start|beginning|outset)\b", re.IGNORECASE
)


def now_or_then(clause: str, figure: Figure, at: int, between: tuple[int, int]) -> str | None:
    """Which side of a change a clause without a date tells of: "now", "then", or None.

    ``at`` is where the figure starts in the clause, ``between`` the end of the quantity before it and the start of the
    next one: "a loaf that cost £1.00 now costs £1.14" puts the word before its figure.
    """
    if figure.change is not None and figure.change.role is Role.BEFORE:
        return "then"
    low, high = between
    lead, rest = clause[low:at], clause[at:high]
    opened = _OPENED_AT.search(lead)
    if opened is not None:
        return "then" if opened["began"] else "now"
    side = _AT_A_SIDE.search(rest)  # "from 50% at the start of the year to 40% at its end"
    if side is not None:
        return "now" if side["end"] else "then"
    now, then = _NOW.search(lead), _THEN.search(lead)
    if now and then and now.start() >= then.start() and now.end() <= then.end():
        now = None  # "until now"
    if now and then:
        return "now" if now.start() < then.start() and now.group().lower() != "new" else "then"
    if now or then:
        return "now" if now else "then"
    if _THEN_AFTER.search(rest) and not _against_then(figure, rest):
        return "then"
    return "now" if high >= len(clause) and _NOW.search(rest) else None


def _against_then(figure: Figure, rest: str) -> bool:
    """Whether an earlier time is only what an amount is measured against: "12 more than the year before"."""
    compared = _COMPARED.match(rest, len(figure.text)) if figure.change is not None else None
    return compared is not None and _BEFORE_THEN.match(rest, compared.end()) is not None


def trend_of(figure: Figure, figures: tuple[Figure, ...]) -> Direction | None:
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


_HAD_BEEN = re.compile(r"\bhad (?:been|stood at)\s+(?:\w+\s+)?$", re.IGNORECASE)


def turned_of(text: str, figure: Figure, figures: tuple[Figure, ...]) -> tuple[Figure, Figure] | None:
    """The levels before and after that a text states, where they move against its verb ("rose from 28 to 18")."""
    if figure.change is None or figure.change.role is Role.AMOUNT or figure.change.direction is Direction.NONE:
        return None
    moved = [f for f in figures if f.change is not None and f.value is not None and f.unit == figure.unit]
    before = [f for f in moved if f.change is not None and f.change.role is Role.BEFORE]
    if not before:
        alike = [f for f in figures if f.change is None and f.value is not None and f.kind is figure.kind]
        before = [f for f in alike if f.unit == figure.unit and _HAD_BEEN.search(text[: f.start])]
    after = [f for f in moved if f.change is not None and f.change.role is Role.AFTER]
    if len(before) != 1 or len(after) != 1 or before[0].value is None or after[0].value is None:
        return None
    rose = after[0].value > before[0].value
    against = after[0].value != before[0].value and rose != (figure.change.direction is Direction.ROSE)
    return (before[0], after[0]) if against else None


_ASIDE = re.compile(r",\s*(?:which|who|whose|where)\b(?:[^,.;]|[,.](?=\d))*")
_COMPARED_WITH = re.compile(
    r"\b(?:(?:as|than)(?:\s+(?:in|on|at))?|compared (?:with|to)|against|versus)\s+(?:the\s+)?\Z", re.IGNORECASE
)
"""What puts a date behind a figure that is not its own: "twice as many as in 2022"."""
_EARLIER = re.compile(
    r"^(?:the\s+)?(?:(?:a|one)\s+(?:year|month|quarter|week|day|decade)\s+(?:earlier|before|ago|previously)"
    r"|(?:previous|preceding|prior)\s+\w+(?:\s+\w+)?|the\s+(?:year|month|quarter)\s+before)",
    re.IGNORECASE,
)
_MEASURED_FROM = re.compile(
    r"(?:\b(?:on|from|over|than|with|to|against|versus)\s+(?:(?:in|for|at)\s+)?(?:the\s+)?"
    r"|\b(?:same|corresponding|comparable)\s+\w+\s+(?:of|in|a)\s+(?:the\s+)?)\Z",
    re.IGNORECASE,
)


def is_base(text: str, anchor: Figure, figures: Sequence[Figure] = ()) -> bool:
    """Whether a date only tells what a change is measured from: "up 3 percent on a year earlier", "0.4 percent from
    August".

    >>> text = "Prices rose 3 percent in June from a year earlier."
    >>> is_base(text, Figure("a year earlier", 35, 49, Kind.DATE))
    True
    """
    own = text[anchor.start : anchor.end]
    if _EARLIER.match(own) and _MEASURED_FROM.search(text[max(0, anchor.start - 40) : anchor.start]):
        return True
    ahead = max((f.end for f in figures if f.change is not None and f.end <= anchor.start), default=None)
    return ahead is not None and _FROM.fullmatch(text, ahead, anchor.start) is not None


def dates_of_levels_before(text: str, figures: Sequence[Figure], anchors: Sequence[Figure]) -> dict[int, Figure]:
    """The dates, by where they start, that are those of a level before alone: "45 percent, down from 62 in 2010"."""
    before = [
        figure
        for figure in figures
        if figure.change is not None
        and figure.change.role is Role.BEFORE
        and _UP_FROM.search(text[max(0, figure.start - 30) : figure.start])
    ]
    return {
        anchor.start: figure
        for figure in before
        for anchor in anchors
        if anchor.start >= figure.end and _BESIDE.fullmatch(text, figure.end, anchor.start)
    }


_UP_FROM = re.compile(r"\b(?:up|down)\s+from\s+(?:\w+\s+)?$", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:in|on|at|during|for)?\s*(?:the\s+)?", re.IGNORECASE)


def since(text: str, figure: Figure, base: Figure) -> bool:
    """Whether a date stands straight behind a figure as what it is measured from: "3.7 percent from a year earlier"."""
    return base.start >= figure.end and _FROM.fullmatch(text, figure.end, base.start) is not None


def period_of(text: str, figure: Figure, anchors: Sequence[Figure], start: int, end: int) -> Period | None:
    """When the figure holds: the date of its own clause, or what the grammar gave it, or the date before it in the
    sentence, or the only one.

    A date within an aside ("Darien National Park, which was declared in 1980, covers …") dates only the aside.
    """
    if figure.kind is Kind.DATE:
        return figure.period
    asides = [match.span() for match in _ASIDE.finditer(text)]
    free = [
        anchor
        for anchor in anchors
        if not any(s <= anchor.start < e and not s <= figure.start < e for s, e in asides)
        and not (figure.end <= anchor.start and _COMPARED_WITH.search(text, figure.end, anchor.start))
    ]
    own = [anchor.period for anchor in free if start <= anchor.start < end]
    if _TODAY.search(text[start : figure.start]) and not any(a.start > start and a.end > figure.start for a in free):
        return None  # "In 2014 one doctor worked here; today three do"
    if figure.period in [anchor.period for anchor in free] and (figure.period in own or not own):
        return figure.period
    if own:
        return own[0]
    before = [anchor.period for anchor in free if anchor.end <= start and not STOP.search(text, anchor.end, start)]
    if before:
        return before[-1]
    return free[0].period if len(free) == len(anchors) == 1 else None


def at_its_end(period: Period | None, figure: Figure, figures: tuple[Figure, ...]) -> Period | None:
    """The level before holds at the start of a span, the level after at its end: "fell from 41 to 37 between 2010 and
    2020". Of a change at one time ("rose from 3 to 4 percent in September") the level before has a time that is not
    told.
    """
    if (
        figure.change is not None
        and figure.change.role is Role.BEFORE
        and period is not None
        and period.grain != "span"
    ):
        after = [f for f in figures if f.change is not None and f.change.role is Role.AFTER]
        if any(f.period == period for f in after):
            return None
    role = figure.change.role if figure.change is not None else Role.AMOUNT
    if period is None or period.grain != "span" or role is Role.AMOUNT or (period.start.day, period.end.day) != (1, 1):
        return period
    years = period.start.month == period.end.month == 1
    grain = "year" if years else "month"
    if role is Role.BEFORE:
        return Period(period.start, later(period.start, years=years), grain)
    last = period.end - timedelta(days=1)
    return Period(last.replace(day=1, month=1 if years else last.month), period.end, grain)


def later(day: date, *, years: bool) -> date:
    """The same day a year later, or a month later."""
    if years or day.month == 12:
        return day.replace(year=day.year + 1, month=1 if not years else day.month)
    return day.replace(month=day.month + 1)


_ABOVE = re.compile(r"\s+(?:above|below)\b")


def without_place(text: str, figure: Figure) -> Figure:
    """A peak that "rises 1,875 metres above the sea" does not change."""
    return replace(figure, change=None) if figure.kind is Kind.MEASURE and _ABOVE.match(text, figure.end) else figure


_TODAY = re.compile(
    r"(?:[,;:–—]\s*|^\s*)(?:and |but |while )?(?:today|now|nowadays|currently|these days)\b[^,;.]{0,30}$", re.IGNORECASE
)
_FROM = re.compile(r",?\s*(?:from|than(?:\s+in)?|compared (?:with|to))\s+(?:the\s+)?", re.IGNORECASE)
_SINCE = re.compile(
    r",?\s*(?:from|since|than(?:\s+in)?|compared (?:with|to)|against|over|versus|on|up on|down on)\s+(?:the\s+)?",
    re.IGNORECASE,
)


def base_of(text: str, figure: Figure, anchors: tuple[Figure, ...], end: int) -> Period | None:
    """What a relative figure is measured from:

    As the grammar says, or for a multiple the date behind it in its clause.
    """
    if figure.base_period is not None:
        return figure.base_period
    if figure.change is not None and figure.change.role is Role.AMOUNT:
        after = [anchor for anchor in anchors if anchor.start >= figure.end]
        told = [a.period for a in after if _SINCE.fullmatch(text, figure.end, a.start)]
        return next(iter([*told, *(a.period for a in after if is_base(text, a))]), None)
    if figure.kind is not Kind.MULTIPLE:
        return None
    compared = [a.period for a in anchors if a.start >= figure.end and _COMPARED_WITH.search(text, figure.end, a.start)]
    if len(compared) == 1:
        return compared[0]
    behind = [anchor.period for anchor in anchors if figure.end <= anchor.start < end]
    ahead = [anchor.period for anchor in anchors if anchor.end <= figure.start]
    return behind[0] if len(behind) == 1 and ahead else None


_WITHIN = re.compile(r"\b(?:in|over|within)\s+(?:just\s+|only\s+|the\s+(?:past|last)\s+)?$")


def years_taken(text: str, figures: tuple[Figure, ...], start: int, end: int) -> int | None:
    """How many years the clause says a change took: "has quadrupled in two years"."""
    for figure in figures:
        within = start <= figure.start < end and figure.kind is Kind.DURATION and figure.unit in {"year", "decade"}
        if (
            within
            and figure.value is not None
            and (_WITHIN.search(text[: figure.start]) or figure.text.lower().startswith("within"))
        ):
            return int(figure.value) * (10 if figure.unit == "decade" else 1)
    return None
