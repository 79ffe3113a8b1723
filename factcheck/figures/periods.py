"""When a figure holds: the date expression of its clause; and what a relative figure is compared with.

A date after the figure and before the next one is its own ("half a million this year"). A date that opens the
sentence holds for
all figures without their own. A date after "than", "from", "since" or "compared with", or straight after a multiple
("double last year's record"), is the base that an amount of change is measured from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from factcheck.figures.grammar_words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from factcheck.figures.placed import Placed
from factcheck.figures.tokens import BREAK, WORD, Token
from factcheck.figures.word_sets import word_set
from factcheck.records import Bound, Kind, Period, Role

_BASE_WORDS = word_set("than from since compared versus against over on vs with to previous")
_CLAUSE_MARKS = frozenset({";", ":", ".", "!", "?"})
_NEAR = 30  # tokens between a figure and a date that comes after it


def attach_periods(tokens: Sequence[Token], figures: Sequence[Placed]) -> None:
    """Fill ``period`` and ``base_period`` of the quantities of one sentence; its dates are among ``figures``, in
    order.
    """
    dates = [n for n, placed in enumerate(figures) if placed.is_date and placed.figure.period is not None]
    if not dates:
        return
    used: dict[int, int] = {}  # the dates that are bases, and of which figure
    for n, placed in enumerate(figures):
        if placed.is_date:
            continue
        base = _base(tokens, figures, n)
        if base is not None:
            placed.base_period = figures[base].figure.period
            used[base] = n
    for n, placed in enumerate(figures):
        if placed.is_date or placed.figure.period is not None:
            continue
        own = _own(tokens, figures, n, used)
        if own is not None:
            placed.period = figures[own].figure.period
            placed.base_period = placed.base_period or _year_on_year(tokens, placed)


def _year_on_year(tokens: Sequence[Token], placed: Placed) -> Period | None:
    """The base of "rose 3% year-on-year" and "on the year": the figure's own period, a year or a month earlier."""
    period = placed.period
    if period is None or not _relative(placed):
        return None
    words = [tokens[i].low for i in range(placed.end, min(placed.end + 8, len(tokens))) if tokens[i].text != "-"]
    for n, word in enumerate(words[:4]):
        if word in _STRETCHES and words[n + 1 : n + 3] == ["on", word]:
            return shifted(period, months=-_STRETCHES[word])
        if words[n : n + 2] == ["on", "the"] and words[n + 2 : n + 3] and words[n + 2] in _STRETCHES:
            return shifted(period, months=-_STRETCHES[words[n + 2]])
    return None


_STRETCHES = {"year": 12, "month": 1, "quarter": 3}


def _relative(placed: Placed) -> bool:
    amount = placed.change is not None and placed.change.role is Role.AMOUNT
    return amount or placed.kind is Kind.MULTIPLE


def _base(tokens: Sequence[Token], figures: Sequence[Placed], n: int) -> int | None:
    """The date that a relative figure is measured from."""
    placed = figures[n]
    if not _relative(placed):
        return None
    if tokens[placed.end].low == "since":
        # "has halved since its 11% peak in October 2022"
        return next((m for m in range(n + 1, len(figures)) if figures[m].is_date and figures[m].figure.period), None)
    for m in range(n + 1, min(n + 4, len(figures))):
        other = figures[m]
        if not other.is_date:
            if other.change is not None and other.change.role is not Role.AMOUNT:
                continue
            return None
        if other.first - placed.end > _NEAR or _breaks(tokens, placed.end, other.first):
            return None
        if placed.kind is Kind.MULTIPLE and _possessive(tokens, other):
            return m
        if tokens[other.first].low == "since":
            return m
        word = _word_before(tokens, other.first)
        if word in _BASE_WORDS and not (
            word in {"on", "to", "with", "over", "from"} and not _comparing(tokens, placed, other)
        ):
            return m
    return None


def _comparing(tokens: Sequence[Token], placed: Placed, other: Placed) -> bool:
    """Whether "on", "to", "with", "over" or "from" compares: "up 3% on last year", "compared with 2019", not "from
    May to June".
    """
    word = _word_before(tokens, other.first)
    if word in {"to", "with"}:
        return any(tokens[at].low == "compared" for at in range(placed.end, other.first))
    if word == "on":
        return other.figure.period is not None and other.figure.period.grain != "day"
    if word == "over":
        return other.figure.period is not None and other.figure.period.grain in {"year", "month", "quarter"}
    return True


def _own(tokens: Sequence[Token], figures: Sequence[Placed], n: int, used: Mapping[int, int]) -> int | None:
    placed = figures[n]
    for m in range(n + 1, len(figures)):
        other = figures[m]
        if not other.is_date:
            if _joined(tokens, figures[m - 1], other):
                continue
            break
        if used.get(m, -1) >= n or not _when(other) or (_adjective(tokens, other) and _another(figures, m)):
            continue
        if other.first - placed.end <= _NEAR and not _breaks(tokens, placed.end, other.first):
            return m
        break
    for m in range(n - 1, -1, -1):
        other = figures[m]
        if other.is_date and placed.first - other.end > 4 and _adjective(tokens, other):
            continue
        if other.is_date and _aside(tokens, other):
            continue
        if other.is_date and m not in used and _when(other) and not _claimed(tokens, figures, m, n):
            return m
    return None


def _another(figures: Sequence[Placed], m: int) -> bool:
    """Whether a second date follows the date ``m`` before the next quantity."""
    return m + 1 < len(figures) and figures[m + 1].is_date


def _aside(tokens: Sequence[Token], date: Placed) -> bool:
    """Whether a date stands in brackets or in an aside of its own: "(2006)", ", founded in 2016,"."""
    before, after = tokens[date.first - 1], tokens[date.end]
    if before.text == "(" and after.text == ")":
        return True
    if after.text not in {",", ")"}:
        return False
    for n in range(1, 7):
        token = tokens[date.first - n]
        if token.kind == BREAK:
            return False
        if token.text in {",", "("}:
            return tokens[date.first - n + 1].low.endswith("ed") or tokens[date.first - n + 1].low in {
                "born",
                "built",
                "set",
                "held",
            }
    return False


def _adjective(tokens: Sequence[Token], date: Placed) -> bool:
    """Whether a year qualifies a noun and dates that alone: "its 2002 ruling", "a 1975 Ford"."""
    before, after = tokens[date.first - 1], tokens[date.end]
    if date.figure.period is None or any(mark.isalpha() for mark in date.figure.text):
        return False
    return (
        (before.low in DETERMINERS or before.low.endswith("'s") or _is_adjective(before))
        and after.kind == WORD
        and after.low not in _AFTER_YEAR
    )


def _is_adjective(token: Token) -> bool:
    return (
        token.kind == WORD
        and token.low not in PREPOSITIONS
        and token.low not in {"and", "year"}
        and token.text[0].islower()
    )


_AFTER_YEAR = PREPOSITIONS | AUXILIARIES | CONJUNCTIONS


def _when(date: Placed) -> bool:
    """Whether a date says when: "since 2019" and "by November" only bound it."""
    return date.figure.period is not None and date.figure.bound in {Bound.EQUAL, Bound.ABOUT}


def _joined(tokens: Sequence[Token], left: Placed, right: Placed) -> bool:
    """Whether two figures stand in one statement, so that a date after the second holds for the first: "rose 3% to
    500 in May".
    """
    between = {tokens[at].low for at in range(left.end, right.first)}
    return right.first - left.end <= 6 and not between & {",", "and", "but", "while", ";", "from"}


def _claimed(tokens: Sequence[Token], figures: Sequence[Placed], date: int, n: int) -> bool:
    """Whether a date before the figure belongs to another figure: one stands before it in the same clause."""
    if date == 0:
        return False
    earlier = figures[date - 1]
    if earlier.is_date:
        return False
    return not _breaks(tokens, earlier.end, figures[date].first) and _breaks(
        tokens, figures[date].end, figures[n].first, marks=_CLAUSE_MARKS | {","}
    )


def _breaks(tokens: Sequence[Token], start: int, end: int, marks: frozenset[str] = _CLAUSE_MARKS) -> bool:
    return any(tokens[at].text in marks for at in range(start, end))


def _word_before(tokens: Sequence[Token], i: int) -> str:
    at = i - 1
    while tokens[at].low in {"the", "a", "an", "in", "that", "during", "for", "of", "same"} and at > 0:
        at -= 1
    return tokens[at].low


def _possessive(tokens: Sequence[Token], date: Placed) -> bool:
    last = tokens[date.end - 1]
    return last.low.endswith(("'s", "s'")) or tokens[date.end].text in {"'", "’"} or last.end > date.figure.end


def shifted(period: Period, *, months: int) -> Period:
    """Return the same stretch some months later; a day that the month does not have becomes its last."""
    return Period(_moved(period.start, months), _moved(period.end, months), period.grain)


def _moved(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
