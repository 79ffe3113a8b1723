"""Dates counted in lengths: three weeks ago, a year earlier, two days before 7 October, in two years' time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from factcheck.figures.temporal.arithmetic import (
    DAY,
    RANK,
    UNIT_DAYS,
    UNIT_MONTHS,
    day_period,
    grain_period,
    shift,
    shift_period,
)
from factcheck.figures.temporal.context import Context, Tense
from factcheck.figures.temporal.length_units import ONE
from factcheck.figures.temporal.lengths import Length, read_length
from factcheck.figures.temporal.moments import Inner, Moment, resolve
from factcheck.figures.temporal.names import GRAINS
from factcheck.figures.temporal.reach import reach_of
from factcheck.figures.temporal.tokens import Tokens
from factcheck.records import Period

Read = tuple[Moment, int] | None

_BACK = frozenset({"earlier", "before", "previously", "prior"})
_ON = frozenset({"later", "after", "afterwards", "afterward"})
# How exactly a length places a date: "three months ago" is a month, "two years ago" a year.
_FINE = {"day": "day", "night": "day", "week": "day", "fortnight": "day", "weekend": "day", "month": "month",
         "quarter": "month", "year": "year", "decade": "year", "century": "year"}  # fmt: skip


def read_offset(t: Tokens, i: int, context: Context, inner: Inner) -> Read:
    """A date that starts with a length ("three weeks ago") or with "the day before"; None if there is none."""
    if t.low[i] == "the" or t.low[i] in GRAINS:
        return _named_unit(t, i + (t.low[i] == "the"), context, inner)
    length = read_length(t, i)
    if length is None or (length.unit not in UNIT_DAYS and length.unit not in UNIT_MONTHS):
        return None
    return _after_length(t, i, length, context, inner)


def _after_length(t: Tokens, i: int, length: Length, context: Context, inner: Inner) -> Read:
    j = length.end
    word = t.low[j]
    if word == "ago":
        if t.low[j + 1] in {"last", "this"}:
            return None
        back = _counted(context.reference, None, length, -1)
        if back.unresolved or context.reference is None:
            return None if context.reference else (back, j + 1)
        return replace(back, reach=reach_of(context.reference, length, (t.low[i - 2], t.low[i - 1]))), j + 1
    if word == "hence" or (word == "from" and t.low[j + 1] == "now"):
        return _counted(context.reference, None, length, 1), j + 1 + (word == "from")
    if word in {"before", "after", "from"}:
        named = inner(t, j + 1, context)
        if named:
            base = resolve(named[0], context, j + 1, named[1])
            sign = -1 if word == "before" else 1
            return _exact(base, length, sign), named[1]
    if word in _BACK or word in _ON:
        if word in {"before", "after", "prior"} and t.letter(j + 1):
            return None
        if t.low[j + 1] == "than" or (word == "later" and t.low[j + 1] in {"life"}):
            return None
        anchor = context.recent(i)
        if anchor is None and word in _ON and context.tense(i, j + 1) is not Tense.FUTURE:
            return None  # later than what? As a length it can still be checked
        return _counted(context.reference, anchor, length, -1 if word in _BACK else 1), j + 1
    return None


def read_in(t: Tokens, i: int, context: Context) -> Read:
    """As in "in two weeks" where the sentence speaks of the future, and "in two weeks' time": from the token "in"."""
    j = i + 1 + (t.low[i + 1] in {"about", "around", "roughly"})
    length = read_length(t, j)
    if length is None or (length.unit not in UNIT_DAYS and length.unit not in UNIT_MONTHS):
        return None
    end = length.end
    if t.low[end - 2] == "-":
        return None
    timed = t.low[end] == "'" and (t.low[end + 1] == "time" or t.low[end + 1 : end + 3] == ["s", "time"])
    if timed:
        end += 2 if t.low[end + 1] == "time" else 3
    elif context.tense(i, end) is not Tense.FUTURE or t.low[end] in {"of", "'", "to", "-"}:
        return None
    return _counted(context.reference, None, length, 1), end


def _named_unit(t: Tokens, i: int, context: Context, inner: Inner) -> Read:
    """As in "the day before", "the year before last", "the week after next", "the day after tomorrow"."""
    grain = GRAINS.get(t.low[i])
    if grain == "year" and t.low[i + 1] == "-" and t.low[i + 2] in {"ago", "earlier"}:  # "the year-ago quarter"
        return _counted(context.reference, context.recent(i), Length(i + 1, "year", ONE), -1), i + 3
    if grain is None or grain in {"half", "fortnight"} or t.low[i + 1] not in {"before", "after", "earlier", "later"}:
        return None
    sign = -1 if t.low[i + 1] in {"before", "earlier"} else 1
    following = t.low[i + 2]
    if following in {"last", "next"} and (following == "last") == (sign < 0) and not t.letter(i + 3):
        return _from_reference(context, grain, 2 * sign), i + 3
    if following in {"yesterday", "tomorrow"}:
        named = inner(t, i + 2, context)
        base = resolve(named[0], context, i + 2, i + 3) if named else None
        return _fixed(shift_period(base, sign, grain) if base else None, grain), i + 3
    if t.letter(i + 2) and following not in {"and", "or", "but", "in"}:
        named = inner(t, i + 2, context)
        if named and named[0].grain == grain and t.low[named[1]] != "'":
            base = resolve(named[0], context, i + 2, named[1])
            return _fixed(shift_period(base, sign, grain) if base else None, grain), named[1]
        return None
    if t.digits(i + 2):
        named = inner(t, i + 2, context)
        base = resolve(named[0], context, i + 2, named[1]) if named else None
        if named and base and named[0].grain == grain:
            return _fixed(shift_period(base, sign, grain), grain), named[1]
        return None
    anchor = context.recent(i)
    if anchor and RANK[anchor.grain] > RANK[grain]:
        return Moment(grain, unresolved=True), i + 2
    if anchor:
        edge = anchor.start if sign < 0 else anchor.end - DAY
        moved = shift(edge, sign, {"weekend": "week"}.get(grain, grain))
        return _fixed(grain_period(moved, grain) if moved else None, grain), i + 2
    return _from_reference(context, grain, sign), i + 2


def _from_reference(context: Context, grain: str, count: int) -> Moment:
    if context.reference is None:
        return Moment(grain, unresolved=True)
    moved = shift(context.reference.replace(day=1) if grain in {"month", "year"} else context.reference, count,
                  {"weekend": "week"}.get(grain, grain))  # fmt: skip
    return _fixed(grain_period(moved, grain) if moved else None, grain, ambiguous=abs(count) == 1)


def _fixed(period: Period | None, grain: str, *, ambiguous: bool = False) -> Moment:
    return Moment(grain, fixed=period, ambiguous=ambiguous) if period else Moment(grain, unresolved=True)


def _move(day: date, count: Decimal, unit: str) -> date | None:
    """Move by a length that may hold a half, in the unit's own months or days; None if that is no whole number."""
    months = unit in UNIT_MONTHS
    amount = count * (UNIT_MONTHS[unit] if months else UNIT_DAYS[unit])
    if abs(amount) > 5_000_000:
        return None
    whole = int(amount.to_integral_value())
    return shift(day, whole, "month" if months else "day")


def _counted(reference: date | None, anchor: Period | None, length: Length, sign: int) -> Moment:
    """From the date named before, if there is one, else from the article's date (then a guess, for "later")."""
    fine = _FINE[length.unit]
    if length.value is None:
        return _vague(reference, length, sign)
    if anchor:
        if anchor.grain == "day" and fine != "day":
            moved = _move(anchor.start, sign * length.value, length.unit)
            return _fixed(grain_period(moved, "month" if fine == "year" else fine) if moved else None, fine)
        return _exact(anchor, length, sign)
    if reference is None:
        return Moment(fine, unresolved=True)
    moved = _move(reference, sign * length.value, length.unit)
    return _fixed(grain_period(moved, fine) if moved else None, fine)


def _vague(reference: date | None, length: Length, sign: int) -> Moment:
    if reference is None or length.low is None or length.high is None:
        return Moment("span", unresolved=True)
    ends = [_move(reference, sign * edge, length.unit) for edge in (length.low, length.high)]
    if ends[0] is None or ends[1] is None:
        return Moment("span", unresolved=True)
    return _fixed(Period(min(ends[0], ends[1]), max(ends[0], ends[1]) + DAY, "span"), "span")


def _exact(base: Period | None, length: Length, sign: int) -> Moment:
    """The named date moved, its grain kept where the length is no finer than it."""
    if base is None or length.value is None:
        return Moment("day", unresolved=True)
    start, end = (_move(edge, sign * length.value, length.unit) for edge in (base.start, base.end))
    if start is None or end is None or start >= end:
        return Moment("day", unresolved=True)
    if base.grain == "day":
        return _fixed(day_period(start), "day")
    finer = RANK[_FINE[length.unit]] < RANK[base.grain]
    return _fixed(Period(start, end, "span" if finer else base.grain), base.grain)
