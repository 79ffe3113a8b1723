"""A change against its own two levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from factcheck.figures.changed_by import is_amount
from factcheck.figures.in_units import same_dimension
from factcheck.figures.wording import number_in_words
from factcheck.records import Bound, Direction, Figure, Inconsistency, Kind, Role
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.consistency.values import Values, is_plain, values_of, widest

_LEVELS = {Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.MEASURE}
_OTHER_BASIS = re.compile(
    r"\b(?:real terms|constant|adjusted|underlying|organic(?:ally)?|like[- ]for[- ]like|same[- ]store|excluding"
    r"|annuali[sz]ed"
    r"|per capita|on average|average of|rank\w*|tables?|charts?|places?|position|odds|net of|compound\w*)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\s*(?:a|per|each|every)\s+(?:year|month|week|day|quarter)\b|\s*(?:annually|yearly|monthly)|\s+on average", re.I
)
_ELSEWHERE = re.compile(
    r"\s*(?:points? )?(?:more |less |higher |lower |fewer )?"
    r"(?:(?:on|than|over|against|compared|versus|from|of|among)\b"
    r"|(?:in|during|since|within|for|this|last|the|alone|(?:year|month|week)[- ]on[- ](?:year|month|week))\b)",
    re.I,
)
"""Behind a change that stands behind its levels: it is one on another level, over another time, or of another thing."""
_BEHIND = re.compile(
    r"(?:[\w$€£%'-]+ ){0,3}?[\w$€£%'-]*(?: in \d{4})?,? ?(?:[,(–—-] ?)?(?:(?:that is|or|i\.e\.),? )?"
    r"(?:up(?: by)?|down(?: by)?|(?:an? |its )?(?:\w+ )?(?:rise|increase|drop|fall|decline|gain|jump|cut|decrease"
    r"|reduction|growth|loss|difference)(?: of)?|or)?",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"\b(?:up|down|by|or|rise|increase|drop|fall|decline|gain|jump|cut|decrease|reduction|growth|loss|difference|of)$"
    r"|[(–—-]$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?:(?!and\b|while\b|but\b|as\b)[\w'-]+ ?){0,2},? ?(?:(?:from|to)(?: just| only)?)?", re.IGNORECASE
)
_MOVED_FROM = re.compile(
    r"\b(?P<verb>rose|grew|increased|climbed|jumped|soared|surged|went up|fell|dropped|declined|decreased|shrank"
    r"|slipped"
    r"|plunged|sank|went down)(?: sharply| slightly| again| steadily)? from (?:about |around |some |just )?$",
    re.IGNORECASE,
)


def change(account: Account) -> Iterator[Inconsistency]:
    """The stated change does not follow from the two stated levels: "from 4 million to 6 million, up 40%" is up 50%.

    Each level stands for the values that round to it, and the change for what its own precision and hedge allow; a
    percentage of a percentage may be meant in points. A level that is said to rise and falls is told as well.
    """
    for line in account.prose:
        yield from _of_range(line)
        before, after = only(line.figures, Role.BEFORE), only(line.figures, Role.AFTER)
        if before is None or after is None or not _are_levels(before, after) or _OTHER_BASIS.search(line.text):
            continue
        wrong = _direction(line, before, after)
        if wrong is not None:
            yield wrong
            continue
        if _of_other_day(line, before, after, account.told):
            continue
        amounts = [f for f in line.figures if _is_change(f) and _belongs(line, f, before, after)]
        for amount in amounts[:1]:
            working = _does_not_follow(amount, before, after, line.text)
            if working:
                figures = tuple(sorted((before, after, amount), key=lambda figure: figure.start))
                explanation = f"The stated change does not follow from the stated levels: {working}."
                yield Inconsistency("change", explanation, figures)


def _of_range(line: Line) -> Iterator[Inconsistency]:
    """ "Jumped 30%, from £250,000 to £300,000", whose two levels are read as one range."""
    for amount, levels in pairwise(line.figures):
        rose = amount.change is not None and amount.change.direction is Direction.ROSE and _is_change(amount)
        if not rose or levels.low is None or levels.high is None or levels.kind not in _LEVELS or levels.vague:
            continue
        if not levels.text.lower().startswith("from ") or line.between(amount, levels) not in {"", ","}:
            continue
        first, last = (
            replace(levels, text=number_in_words(value), value=value, low=None, high=None, rate=None)
            for value in (levels.low, levels.high)
        )
        working = "" if _OTHER_BASIS.search(line.text) else _does_not_follow(amount, first, last, line.text)
        if working:
            explanation = f"The stated change does not follow from the stated levels: {working}."
            yield Inconsistency("change", explanation, (amount, levels))


def only(figures: Sequence[Figure], role: Role) -> Figure | None:
    """The one level of a sentence with this role; None where there are none or several."""
    levels = [figure for figure in figures if figure.change is not None and figure.change.role is role]
    return levels[0] if len(levels) == 1 else None


def _are_levels(before: Figure, after: Figure) -> bool:
    alike = before.kind is after.kind and before.unit == after.unit and before.rate == after.rate
    return alike and before.kind in _LEVELS and is_plain(before) and is_plain(after)


def _is_change(figure: Figure) -> bool:
    told = is_amount(figure) or figure.kind in {Kind.MULTIPLE, Kind.POINTS}
    return told and figure.value is not None and figure.rate is None


def _belongs(line: Line, amount: Figure, before: Figure, after: Figure) -> bool:
    """Whether the amount is told of these two levels: right before the first of them, or right behind the second."""
    first, last = sorted((before, after), key=lambda figure: figure.start)
    follows = line.after(amount, 40)
    if _YEARLY.match(follows):
        return False
    if amount.end <= first.start:
        between = line.between(amount, first)
        return not _has_figure(line, amount, first) and bool(_AHEAD.fullmatch(between))
    if amount.start >= last.end:
        between = line.between(last, amount)
        marked = (
            between == "," or bool(_MARKED.search(between)) or bool(re.match(r"(?:up|down|by)\b", amount.text, re.I))
        )
        fits = marked and bool(_BEHIND.fullmatch(between)) and not _has_figure(line, last, amount)
        return fits and not _ELSEWHERE.match(follows)
    return False


_TIMED = re.compile(
    r"(?: [a-z]+){0,2},? (?:in|at|on|since|when|as of)\b"
    r"(?! (?:a |the )?(?:previous|(?:week|month|quarter|year|decade) (?:earlier|before|ago)|prior))",
    re.IGNORECASE,
)
_JUST_BEFORE = 1


def _of_other_day(line: Line, before: Figure, after: Figure, told: date | None) -> bool:
    """Whether the level before, told last, is of another time than the one that a change is counted from: "rose 12% to
    6 million from 4 million in 2015".

    Counted from the year before it is only where that year is the one before the article's, or the other level's.
    """
    if before.start < after.end:
        return False
    if re.search(r"\b(?:up|down) from$", line.between(after, before)) or _is_up(before):
        return True
    behind = line.after(before, 60)
    if not _TIMED.match(behind):
        return False
    year = re.match(r"[^.;]*?\b((?:1[89]|20)\d\d)\b", behind)
    if year is None:
        return True
    mine = int(year[1])
    others = {int(found) for found in re.findall(r"\b(?:1[89]|20)\d\d\b", line.text)} - {mine}
    current = others or ({told.year} if told else set())
    return not any(0 < other - mine <= _JUST_BEFORE for other in current)


def _is_up(before: Figure) -> bool:
    return bool(re.match(r"(?:up|down) from\b", before.text, re.IGNORECASE))


def _has_figure(line: Line, first: Figure, second: Figure) -> bool:
    return any(
        first.end <= figure.start and figure.end <= second.start and figure.kind is not Kind.DATE
        for figure in line.figures
    )


def _direction(line: Line, before: Figure, after: Figure) -> Inconsistency | None:
    """ "Rose from 52,000 to 48,000"."""
    found = _MOVED_FROM.search(line.before(before, 60))
    if found is None or before.value is None or after.value is None or after.start < before.end:
        return None
    up = found["verb"].lower() in {"rose", "grew", "increased", "climbed", "jumped", "soared", "surged", "went up"}
    first, second = values_of(before), values_of(after)
    if first is None or second is None or first.meets(second) or (first.high < second.low) is up:
        return None
    working = (
        f"from “{before.text}” to “{after.text}” is a {'fall' if up else 'rise'}, and the text says “{found['verb']}”"
    )
    return Inconsistency(
        "change", f"The stated direction does not follow from the stated levels: {working}.", (before, after)
    )


def _does_not_follow(amount: Figure, before: Figure, after: Figure, text: str) -> str:
    """The working, where no reading of the amount follows from the levels; empty where one does or none is possible."""
    before_step, after_step = _as_finely(before, after), _as_finely(after, before)
    low, high, told = values_of(before_step), values_of(after_step), widest(amount)
    if low is None or high is None or told is None:
        return ""
    ratio = high.over(low)
    first, second = Fraction(before.value or 0), Fraction(after.value or 0)
    difference = abs(second - first)
    readings: list[Values] = []
    working = f"from “{before.text}” to “{after.text}” is a change of"
    if amount.kind is Kind.MULTIPLE and ratio is not None:
        readings.append(ratio)
        working = f"“{after.text}” is {_rounded(second / first)} times “{before.text}”"
    elif amount.kind in {Kind.PERCENT, Kind.FRACTION} and ratio is not None:
        whole = 100 if amount.kind is Kind.PERCENT else 1
        readings.append(_size(Values((ratio.low - 1) * whole, (ratio.high - 1) * whole)))
        working += f" {_rounded(difference / first * 100)}%"
        if before.kind is Kind.PERCENT:
            readings.append(_size(high - low))
    elif amount.kind is Kind.POINTS and before.kind is Kind.PERCENT:
        unit = 100 if amount.unit == "basis point" else 1
        room = _size(high - low)
        exact = not _POLLED.search(text) and all(_is_whole(figure) for figure in (before, after, amount))
        readings.append((Values(difference, difference) if exact else room).times(unit))
        working += f" {number_in_words(difference * unit)} {'basis points' if unit == 100 else 'points'}"
    elif amount.unit == after.unit and (amount.kind is Kind.POINTS or same_dimension(_level(amount), _level(after))):
        readings.append(_size(high - low))
        working += f" {number_in_words(difference)}"
    if not readings or any(reading.meets(told) for reading in readings):
        return ""
    return f"{working}, not “{amount.text}”"


_POLLED = re.compile(r"\b(?:poll\w*|surveys?|rating|round\w*|about|support)\b", re.IGNORECASE)
"""Where whole percentages are surely rounded ones, and their difference may be a point off."""


def _is_whole(figure: Figure) -> bool:
    """Whether a figure is a plain whole number, as a reader takes its differences."""
    return figure.bound is Bound.EQUAL and figure.step == 1


def _as_finely(level: Figure, other: Figure) -> Figure:
    """A level taken as finely as the other one is written: in "from 5.25% to 5%" the second is 5.00%."""
    plain = level.bound is Bound.EQUAL and level.step is not None and other.step is not None
    if not plain or level.step is None or other.step is None or other.step >= level.step:
        return level
    return replace(level, step=other.step)


def _size(values: Values) -> Values:
    """The absolute values."""
    if values.low >= 0:
        return values
    if values.high <= 0:
        return Values(-values.high, -values.low)
    return Values(Fraction(0), max(-values.low, values.high))


def _level(figure: Figure) -> Figure:
    return replace(figure, change=None)


def _rounded(value: Fraction) -> str:
    """A quotient to two decimals."""
    return number_in_words(round(value, 2))
