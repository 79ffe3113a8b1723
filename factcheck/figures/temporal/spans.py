"""Stretches cut out of a longer one: the first 11 months of 2023, the last week of July, the year to March, week 31."""

from __future__ import annotations

from factcheck.figures.temporal.arithmetic import (
    DAY,
    UNIT_DAYS,
    UNIT_MONTHS,
    grain_period,
    iso_week,
    shift,
    week_period,
    weekend_period,
)
from factcheck.figures.temporal.context import Context
from factcheck.figures.temporal.lengths import read_length
from factcheck.figures.temporal.moments import Inner, Moment, resolve
from factcheck.figures.temporal.names import GRAINS, MONTHS, WEEKDAYS
from factcheck.figures.temporal.numbers import read_ordinal
from factcheck.figures.temporal.tokens import Tokens
from factcheck.figures.temporal.years import year_value
from factcheck.records import Period

Read = tuple[Moment, int] | None
_UP_TO = frozenset({"to", "through", "ended", "ending", "until"})
_STARTING = frozenset({"beginning", "starting", "commencing", "of"})


def read_span(t: Tokens, i: int, context: Context, inner: Inner) -> Read:
    """A stretch at token ``i`` (which may be "the"), or None."""
    j = i + (t.low[i] == "the")
    word = t.low[j]
    if word in {"first", "last", "final", "opening", "closing"}:
        found = _edge(t, j, context, inner)
        if found:
            return found
    if word in {"week", "weekend", "w"}:
        return _week(t, j, context, inner) or _up_to(t, j, context, inner)
    if word in {"rest", "remainder"} and t.low[j + 1] == "of":
        return _rest(t, j + 2, context)
    if word in {"end", "start", "beginning", "middle", "close"} or word in {"early", "late", "mid", "earlier", "later"}:
        return _part_of_now(t, j, context)
    ordinal = read_ordinal(t, j)
    if ordinal:
        return _nth(t, *ordinal, context, inner)
    return _up_to(t, j, context, inner)


def _inside(t: Tokens, i: int, context: Context, inner: Inner) -> tuple[Period | None, int] | None:
    """What "of" is followed by: a date, or "the year", "the month", with its period."""
    if t.low[i] == "the" and t.low[i + 1] in {"year", "month", "quarter", "week", "decade", "century"}:
        if t.low[i + 1] == "year" and year_value(t, i + 2):
            i += 2
        elif t.letter(i + 2) and t.low[i + 2] in {"of", "long"}:
            return None
        else:
            ref = context.reference
            return (grain_period(ref, GRAINS[t.low[i + 1]]) if ref else None), i + 2
    named = inner(t, i, context)
    if named is None:
        return None
    return resolve(named[0], context, i, named[1]), named[1]


def _edge(t: Tokens, i: int, context: Context, inner: Inner) -> Read:
    """As in "the first 11 months of 2023", "the last week of July", "the first nine months" (of this year)."""
    first = t.low[i] in {"first", "opening"}
    unit = GRAINS.get(t.low[i + 1])
    if unit and unit in {"week", "weekend", "month", "day", "quarter", "decade"}:
        count, end = 1, i + 2
    else:
        length = read_length(t, i + 1)
        if length is None or length.value is None or length.value != int(length.value):
            return None
        if t.low[length.end - 2] == "-":
            return None
        count, end, unit = int(length.value), length.end, length.unit
    if unit not in UNIT_DAYS and unit not in UNIT_MONTHS:
        return None
    if t.low[end] in {"of", "in"}:
        whole = _inside(t, end + 1, context, inner)
        if whole and (whole[0] is None or (whole[0].end - whole[0].start).days > 6):
            period = _cut(whole[0], count, unit, first) if whole[0] else None
            return _moment(period, unit if count == 1 else "span"), whole[1]
        if t.low[end] == "of":
            return None
    if first and unit in {"month", "quarter"} and count > 1 and t.low[end] not in {"after", "since", "that", "with"}:
        year = grain_period(context.reference, "year") if context.reference else None
        return _moment(_cut(year, count, unit, first) if year else None, "span"), end
    return None


def _cut(whole: Period, count: int, unit: str, first: bool) -> Period | None:
    """``count`` units from the start or the end of ``whole``; a week belongs where its Thursday lies (ISO 8601)."""
    grain = unit if count == 1 and unit in {"week", "month", "quarter", "day"} else "span"
    if unit == "weekend":
        edge = weekend_period(whole.start if first else whole.end - DAY)
        return edge if first or edge.end <= whole.end else weekend_period(edge.start - 7 * DAY)
    if unit == "week":
        if first:
            start = week_period(whole.start + 3 * DAY).start
            return Period(start, start + 7 * count * DAY, grain)
        end = week_period(whole.end - 4 * DAY).end
        return Period(end - 7 * count * DAY, end, grain)
    other = shift(whole.start if first else whole.end, count if first else -count, unit)
    if other is None or not (whole.start <= other <= whole.end):
        return None
    return Period(whole.start, other, grain) if first else Period(other, whole.end, grain)


def _nth(t: Tokens, number: int, j: int, context: Context, inner: Inner) -> Read:
    """As in "the third week of January", "the 15th day of next month", "2nd quarter of last year"."""
    unit = GRAINS.get(t.low[j])
    if unit is None or t.low[j + 1] != "of" or unit not in {"week", "month", "day", "quarter", "half", "weekend"}:
        return None
    whole = _inside(t, j + 2, context, inner)
    if whole is None or number < 1 or (whole[0] and (whole[0].end - whole[0].start).days < 7):
        return None
    if whole[0] is None:
        return _moment(None, unit), whole[1]
    if unit == "week":
        week = week_period(whole[0].start + (3 + 7 * (number - 1)) * DAY)
        return (_moment(week, "week"), whole[1]) if week.start < whole[0].end else None
    start = shift(whole[0].start, number - 1, unit)
    period = grain_period(start, unit) if start and start < whole[0].end else None
    return (_moment(period, unit), whole[1]) if period else None


def _week(t: Tokens, i: int, context: Context, inner: Inner) -> Read:
    """As in "the week of 10 April", "w/c Feb 4", "week 31", "week 27 of last year", "the weekend of 3 June"."""
    if t.low[i] == "w":
        if t.low[i + 1] != "/" or t.low[i + 2] not in {"c", "e"}:
            return None
        j = i + 3
    elif t.digits(i + 1) and len(t.low[i + 1]) <= 2 and t.low[i] == "week":
        return _numbered_week(t, i, context, inner)
    elif t.low[i + 1] in _STARTING:
        j = i + 2 + (t.low[i + 2] == "on")
    else:
        return None
    named = inner(t, j, context)
    if named is None or named[0].grain != "day":
        return None
    day = resolve(named[0], context, j, named[1])
    grain = "weekend" if t.low[i] == "weekend" else "week"
    return _moment(grain_period(day.start, grain) if day else None, grain), named[1]


def _numbered_week(t: Tokens, i: int, context: Context, inner: Inner) -> Read:
    number = int(t.low[i + 1])
    if t.capital(i) and i > 0 and t.low[i - 1] != ".":  # "Week 6" of a season
        return None
    if t.low[i - 1] in {"per", "a", "each"} or (t.glued(i + 2) and t.low[i + 2] in {"-", "%"}):
        return None
    if t.low[i + 2] in {"of", "in", ","}:
        whole = _inside(t, i + 3, context, inner)
        if whole and whole[0] and whole[0].grain == "year":
            return _moment(iso_week(whole[0].start.year, number), "week"), whole[1]
        if t.low[i + 2] == "of":
            return None
    if context.reference is None or not 1 <= number <= 53:
        return None
    return _moment(iso_week(context.reference.year, number), "week"), i + 2


def _rest(t: Tokens, i: int, context: Context) -> Read:
    j = i + (t.low[i] in {"the", "this"})
    if j == i or t.low[j] not in {"year", "month", "week", "quarter", "decade", "century"}:
        return None
    if context.reference is None:
        return _moment(None, "span"), j + 1
    whole = grain_period(context.reference, t.low[j])
    return _moment(Period(context.reference, whole.end, "span") if whole else None, "span"), j + 1


def _part_of_now(t: Tokens, i: int, context: Context) -> Read:
    """As in "the end of the year", "later this month", "earlier in the week", "year-end"."""
    word, j = t.low[i], i + 1
    if word in {"end", "start", "beginning", "middle", "close"}:
        if t.low[j] != "of":
            return None
        j += 1
    else:
        j += t.low[j] == "in"
    bare = word == "end" and t.low[j] in {"year", "month", "week"} and not t.letter(j + 1)  # "by end of year"
    j -= bare
    if not bare and t.low[j] not in {"the", "this"}:
        return None
    if t.low[j + 1] not in {"year", "month", "week", "quarter", "decade", "century"}:
        return None
    if t.low[j] == "the" and t.low[j + 2] == "of":
        return None
    grain, ref = t.low[j + 1], context.reference
    if ref is None:
        return _moment(None, "span"), j + 2
    whole = grain_period(ref, grain)
    if whole is None:
        return None
    if word == "earlier":
        return _moment(Period(whole.start, max(ref, whole.start + DAY), "span"), "span"), j + 2
    if word == "later":
        return _moment(Period(min(ref + DAY, whole.end - DAY), whole.end, "span"), "span"), j + 2
    part = {"end": "late", "close": "late", "late": "late", "middle": "mid", "mid": "mid"}.get(word, "early")
    return Moment(grain, fixed=whole, part=part), j + 2


def _up_to(t: Tokens, i: int, context: Context, inner: Inner) -> Read:
    """As in "the year to March 2023", "the three months ended 30 June", "year to date", "year-end"."""
    word = t.low[i]
    if word == "year" and (t.low[i + 1 : i + 3] == ["-", "end"] or t.low[i + 1] == "end"):
        whole = grain_period(context.reference, "year") if context.reference else None
        moment = Moment("year", fixed=whole, part="late") if whole else _moment(None, "span")
        return moment, i + 2 + (t.low[i + 1] == "-")
    if word == "year" and t.low[i + 1 : i + 3] in (["to", "date"], ["-", "to"]):
        end = i + 3 if t.low[i + 2] == "date" else i + 5
        ref = context.reference
        whole = grain_period(ref, "year") if ref else None
        return _moment(Period(whole.start, max(ref, whole.start + DAY), "span") if whole and ref else None, "span"), end
    if word in {"year", "quarter", "month", "week"}:
        count, unit, end = 1, word, i + 1
    else:
        length = read_length(t, i)
        if length is None or length.value is None or length.value != int(length.value):
            return None
        count, unit, end = int(length.value), length.unit, length.end
    if t.low[end] not in _UP_TO or (unit not in UNIT_DAYS and unit not in UNIT_MONTHS):
        return None
    j = end + 1 + (t.low[end + 1] in {"in", "on"}) + (t.low[end + 1] == "the")
    k = j + 2 if t.low[j] == "end" and t.low[j + 1] in {"of", "-"} else j
    if t.low[k] not in MONTHS and t.low[k] not in WEEKDAYS and not t.digits(k):
        return None
    named = inner(t, k, context)
    if named is None or named[0].grain not in {"day", "month", "year"}:
        return None
    last = resolve(named[0], context, k, named[1])
    start = shift(last.end, -count, unit) if last else None
    return _moment(Period(start, last.end, "span") if last and start else None, "span"), named[1]


def _moment(period: Period | None, grain: str) -> Moment:
    return Moment(grain, fixed=period) if period else Moment(grain, unresolved=True)
