"""Feasts with a day of their own: a table of names, each with the rule that gives its day in a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from factcheck.figures.temporal.arithmetic import easter
from factcheck.figures.temporal.moments import Moment
from factcheck.figures.temporal.tokens import Tokens
from factcheck.figures.temporal.years import year_value

Read = tuple[Moment, int] | None
Rule = Callable[[int], date | None]


def _fixed(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, number: int, plus: int = 0) -> Rule:
    """The ``number``-th such weekday of a month (-1: the last), and ``plus`` days."""

    def rule(year: int) -> date | None:
        if number > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1) + plus)
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7 - plus)

    return rule


def _from_easter(days: int) -> Rule:
    return lambda year: easter(year) + timedelta(days=days)


HOLIDAYS: dict[str, Rule] = {
    "new year ' s day": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "new year ' s eve": _fixed(12, 31),
    "valentine ' s day": _fixed(2, 14),
    "st patrick ' s day": _fixed(3, 17),
    "st . patrick ' s day": _fixed(3, 17),
    "earth day": _fixed(4, 22),
    "international workers ' day": _fixed(5, 1),
    "juneteenth": _fixed(6, 19),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "guy fawkes night": _fixed(11, 5),
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "holy saturday": _from_easter(-1),
    "easter sunday": _from_easter(0),
    "easter": _from_easter(0),
    "easter monday": _from_easter(1),
    "martin luther king day": _nth(1, 0, 3),
    "presidents ' day": _nth(2, 0, 3),
    "memorial day": _nth(5, 0, -1),
    "labor day": _nth(9, 0, 1),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving day": _nth(11, 3, 4),
    "black friday": _nth(11, 3, 4, plus=1),
    "cyber monday": _nth(11, 3, 4, plus=4),
}
# These are seasons and adjectives too: without a year they need a word that dates them.
_LOOSE = frozenset({"christmas", "easter", "halloween", "thanksgiving", "new year"})
_CUES = frozenset(
    {"by", "at", "before", "since", "after", "until", "on", "last", "next", "this", "over", "around", "of"}
)

_BY_FIRST: dict[str, list[tuple[list[str], str]]] = {}
for _name in sorted(HOLIDAYS, key=len, reverse=True):
    _BY_FIRST.setdefault(_name.split()[0], []).append((_name.split(), _name))
FIRST_WORDS = frozenset(_BY_FIRST)


def read_holiday(t: Tokens, i: int, *, announced: bool = False) -> Read:
    """A feast at token ``i``, with its year if one follows. ``announced``: "last" or "next" stands before it."""
    names = _BY_FIRST.get(t.low[i])
    if names is None or not (t.capital(i) or t.low[i] in _LOOSE):
        return None
    for words, name in names:
        end = i + len(words)
        if t.low[i:end] != words:
            continue
        j = end + (t.low[end] in {",", "of", "in"})
        year = year_value(t, j) if t.digits(j) else None
        if year:
            return Moment("day", year=year, holiday=HOLIDAYS[name]), j + 1
        if not announced and name in _LOOSE and t.low[i - 1] not in _CUES:
            return None
        if t.letter(end) and t.capital(end):
            return None
        return Moment("day", holiday=HOLIDAYS[name]), end
    return None
