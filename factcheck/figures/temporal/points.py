"""One date of any make: the place where the readers of absolute, relative and counted dates meet."""

from __future__ import annotations

from dataclasses import replace

from factcheck.figures.temporal.absolute import read_absolute
from factcheck.figures.temporal.arithmetic import day_period, week_period
from factcheck.figures.temporal.context import Context
from factcheck.figures.temporal.holidays import read_holiday
from factcheck.figures.temporal.memory import remembered
from factcheck.figures.temporal.moments import Moment
from factcheck.figures.temporal.names import PARTS, WEEKDAYS
from factcheck.figures.temporal.numbers import read_ordinal
from factcheck.figures.temporal.offsets import read_in, read_offset
from factcheck.figures.temporal.relative import STEPS, read_counted_step, read_relative
from factcheck.figures.temporal.spans import read_span
from factcheck.figures.temporal.tokens import Tokens
from factcheck.records import Period

Read = tuple[Moment, int] | None


@remembered
def read_point(t: Tokens, i: int, context: Context) -> Read:
    """The longest date that starts at token ``i`` (which may be "the"), or None."""
    best = _longer(_read_part(t, i, context), read_plain(t, i, context))
    best = _longer(best, read_span(t, i, context, read_plain))
    best = _longer(best, read_offset(t, i, context, read_plain))
    best = _longer(best, read_counted_step(t, i, context))
    return _longer(best, read_in(t, i, context)) if t.low[i] == "in" else best


@remembered
def read_plain(t: Tokens, i: int, context: Context) -> Read:
    """A date that holds no other: absolute, a feast, or relative; with "last year" or "next week" after it."""
    found = _longer(read_absolute(t, i), read_relative(t, i, context))
    found = _longer(found, read_holiday(t, i))
    if found and found[0].ambiguous and found[0].weekday is None:
        found = _ordered(found[0], context), found[1]
    return _with_suffix(t, found, context) if found else None


def _ordered(m: Moment, context: Context) -> Moment:
    """Day and month in the order of the text's other dates, where one of them shows it."""
    day_first = context.day_first()
    if day_first is None:
        return m
    return replace(m, month=m.day, day=m.month, ambiguous=False) if day_first else replace(m, ambiguous=False)


def _longer(one: Read, other: Read) -> Read:
    if one is None or (other is not None and other[1] > one[1]):
        return other
    return one


def _read_part(t: Tokens, i: int, context: Context) -> Read:
    """As in "early May", "mid-2023", "the end of last year"."""
    j = i + (t.low[i] == "the")
    word = t.low[j]
    if word not in PARTS:
        return None
    if word in {"early", "mid", "late"}:
        k = j + 1 + (t.low[j + 1] == "-")
        t.joined = k if k > j + 1 else -1
        k += t.low[k] in {"in", "on"}
    elif t.low[j + 1] == "of":
        k = j + 2
    elif word == "end" and t.low[j + 1] == "-":  # "by end-2024"
        t.joined = k = j + 2
    else:
        return None
    inner = read_plain(t, k, context)
    t.joined = -1
    if inner is None or inner[0].part:
        return None
    if inner[0].grain == "day":
        return None
    return replace(inner[0], part=PARTS[word], firm=True), inner[1]


def _with_suffix(t: Tokens, found: tuple[Moment, int], context: Context) -> Read:
    """As in "May last year", "7 October this year", "Tuesday next week", "last year's third quarter"."""
    m, end = found
    j = end + (t.low[end] in {"of", ","})
    j += t.low[j] == "the"
    step = STEPS.get(t.low[j])
    reference = context.reference
    if step is not None and t.low[j + 1] == "year" and m.recurs and m.grain != "week" and not (m.weekday and not m.day):
        year = reference.year + step if reference else None
        return replace(m, year=year, unresolved=year is None, firm=True), j + 2
    if step is not None and t.low[j + 1] == "week" and m.recurs and m.weekday is not None and m.day is None:
        return _in_week(m.weekday, step, context), j + 2
    if m.fixed and m.grain == "week":
        k = end + (t.low[end] in {"on", ",", "-"})
        if t.low[k] in WEEKDAYS and t.capital(k):
            return replace(m, fixed=_weekday_of(m.fixed, WEEKDAYS[t.low[k]]), grain="day"), k + 1
    if m.fixed and m.grain == "year" and t.low[end] == "'" and t.low[end + 1] == "s":
        ordinal = read_ordinal(t, end + 2)
        if ordinal and t.low[ordinal[1]] in {"quarter", "half"} and ordinal[0] <= 4:
            part = Moment(t.low[ordinal[1]], year=m.fixed.start.year, number=ordinal[0])
            return part, ordinal[1] + 1
    return found


def _in_week(weekday: int, step: int, context: Context) -> Moment:
    if context.reference is None:
        return Moment("day", unresolved=True)
    week = week_period(context.reference)
    start = week.start.toordinal() + 7 * step + weekday
    return Moment("day", fixed=day_period(type(week.start).fromordinal(start)))


def _weekday_of(week: Period, weekday: int) -> Period:
    return day_period(type(week.start).fromordinal(week.start.toordinal() + weekday))
