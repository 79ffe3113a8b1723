"""Dates counted from the article's date: today, last Tuesday, next week, this year, the last 12 months, last summer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from factcheck.figures.temporal.absolute import read_absolute
from factcheck.figures.temporal.arithmetic import DAY, RANK, add_months, day_period, grain_period, season_period, shift
from factcheck.figures.temporal.context import Context, Tense
from factcheck.figures.temporal.holidays import read_holiday
from factcheck.figures.temporal.lengths import read_simple_length
from factcheck.figures.temporal.moments import Moment, in_year
from factcheck.figures.temporal.names import GRAINS, MONTHS, SEASONS, SHORT_MONTHS, UNITS, WEEKDAYS, words
from factcheck.figures.temporal.numbers import read_number, read_ordinal
from factcheck.figures.temporal.tokens import Tokens
from factcheck.records import Period

Read = tuple[Moment, int] | None

DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
}
_FROM_ANCHOR = frozenset({"previous", "preceding", "following"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
# Before these, "last" is a verb: "could last two hours".
_BEFORE_VERB = frozenset(words("will would could can may might must should to not t ll"))
_QUALIFIERS = frozenset({"calendar", "fiscal", "financial", "school", "academic", "tax", "working", "business"})


def read_relative(t: Tokens, i: int, context: Context) -> Read:
    """A relative date at token ``i`` (which may be "the"), or None."""
    the = t.low[i] == "the"
    j = i + the
    word = t.low[j]
    if word in DEICTIC and not the:
        if word == "today" and t.capital(j) and t.capital(j - 1) and t.letter(j - 1):  # USA Today
            return None
        return _on(context, lambda ref: day_period(ref + DEICTIC[word] * DAY), "day"), j + 1
    if word == "that" and t.low[j + 1] in GRAINS and t.low[j + 1] != "half":
        return _that(t, j + 1, context)
    if the and word == "weekend":
        return _this_weekend(t, i, j, context)
    if word not in STEPS:
        return None
    if word == "this" and t.low[j + 1] in {"past", "coming", "upcoming"}:
        j += 1
        word = t.low[j]
    return _after_step(t, j + 1, word, the, context)


def read_counted_step(t: Tokens, i: int, context: Context) -> Read:
    """As in "5 past years", "two next days": the number before the word."""
    number = read_number(t, i)
    if number is None or STEPS.get(t.low[number.end], 0) == 0 or t.low[number.end] in {"last", "following"}:
        return None
    word = t.low[number.end + 1]
    unit = UNITS.get(word) if word.endswith("s") else None
    if unit not in {"day", "week", "month", "quarter", "year", "decade"} or number.value != int(number.value):
        return None
    if context.reference is None:
        return Moment("span", unresolved=True), number.end + 2
    step = STEPS[t.low[number.end]]
    return _roll(context.reference, step, int(number.value), unit), number.end + 2


def _this_weekend(t: Tokens, i: int, j: int, context: Context) -> Read:
    """As in "over the weekend": the last one begun, unless the sentence speaks of the future."""
    if t.low[i - 1] not in {"over", "at", "on", "during", "by", "before", "since", "until"} or t.low[j + 1] in {
        "of",
        "'",
    }:
        return None
    ref = context.reference
    if ref is None:
        return Moment("weekend", unresolved=True), j + 1
    step = 0 if ref.weekday() >= 5 or context.tense(i, j + 1) is Tense.FUTURE else -1
    return _stepped(ref, "weekend", step), j + 1


def _on(context: Context, make: Callable[[date], Period | None], grain: str) -> Moment:
    """A moment fixed by the article's date, or unresolved without one."""
    if context.reference is None:
        return Moment(grain, unresolved=True)
    return _fixed(make(context.reference), grain)


def _fixed(period: Period | None, grain: str) -> Moment:
    return Moment(grain, fixed=period) if period else Moment(grain, unresolved=True)


def _that(t: Tokens, i: int, context: Context) -> Read:
    """As in "that year": the year of the date named before; silent without one."""
    anchor, grain = context.recent(i), GRAINS[t.low[i]]
    if anchor is None or (anchor.end - anchor.start).days > 366:
        return None
    return _fixed(grain_period(anchor.start, grain), grain), i + 1


def _after_step(t: Tokens, i: int, step_word: str, the: bool, context: Context) -> Read:
    """``i`` is after "last", "next", "this" …"""
    step, word = STEPS[step_word], t.low[i]
    if word in WEEKDAYS:
        written = read_absolute(t, i)
        if written and written[0].month:  # "this Friday, 15 June"
            return written
        return _on(context, lambda ref: day_period(_weekday(ref, WEEKDAYS[word], step_word)), "day"), i + 1
    if word in MONTHS and t.capital(i) and not read_ordinal(t, i + 1) and not t.digits(i + 1):
        end = (
            i + 2 if word in SHORT_MONTHS and t.low[i + 1] == "." and t.glued(i + 1) and not t.capital(i + 2) else i + 1
        )
        return _recurring(Moment("month", month=MONTHS[word]), step, context), end
    if word in SEASONS:
        if word == "fall" and the:
            return None
        return _season(SEASONS[word], step, context), i + 1
    if word in _PARTS_OF_DAY and ((word == "night") == (step_word == "last")) and step_word in {"this", "last"}:
        return _on(context, lambda ref: day_period(ref + (step if word == "night" else 0) * DAY), "day"), i + 1
    feast = read_holiday(t, i, announced=True)
    if feast and feast[0].year is None:
        return _recurring(feast[0], step, context), feast[1]
    if step and not (step_word == "last" and t.low[i - 2] in _BEFORE_VERB):
        rolling = _rolling(t, i, step, context)
        if rolling:
            return rolling
    return _grain(t, i, step_word, the, context)


def _weekday(reference: date, weekday: int, step_word: str) -> date:
    """The latest before the article's date for "last", that of the next week for "next", of this week for "this"."""
    monday = reference - timedelta(days=reference.weekday())
    if STEPS[step_word] < 0:
        return reference - timedelta(days=(reference.weekday() - weekday - 1) % 7 + 1)
    if step_word in {"coming", "upcoming"}:
        return reference + timedelta(days=(weekday - reference.weekday() - 1) % 7 + 1)
    return monday + timedelta(days=weekday + 7 * STEPS[step_word])


def _recurring(m: Moment, step: int, context: Context) -> Moment:
    """As in "last May" is the latest that is over, "next May" the first not begun, "this May" that of this year."""
    ref = context.reference
    if ref is None:
        return Moment(m.grain, unresolved=True)
    periods = [p for year in range(ref.year - 2, ref.year + 3) if (p := in_year(m, year))]
    if step < 0:
        return _fixed([p for p in periods if p.end <= ref][-1], m.grain)
    if step > 0:
        return _fixed(next(p for p in periods if p.start > ref), m.grain)
    return _fixed(in_year(m, ref.year), m.grain)


def _season(number: int, step: int, context: Context) -> Moment:
    ref = context.reference
    if step or ref is None:
        return _recurring(Moment("season", number=number), step, context)
    return _fixed(season_period(ref.year - (number == 4 and ref.month <= 2), number), "season")


def _rolling(t: Tokens, i: int, step: int, context: Context) -> Read:
    """As in "the last 12 months", "the next two decades", "the past few weeks": counted from the article's date."""
    if t.low[i] in {"a", "an", "half"}:
        return None
    length = read_simple_length(t, i)
    if length is None or length.unit in {"second", "minute", "hour"} or t.low[length.end - 2] in {"-", "business"}:
        return None
    if t.low[length.end] == "of":
        return None
    unit = length.unit
    count = length.value if length.value is not None else length.high
    if count is None or count != int(count) or not t.low[length.end - 1].endswith("s"):
        return None
    ref = context.reference
    if ref is None:
        return Moment("span", unresolved=True), length.end
    return _roll(ref, step, int(count), unit), length.end


def _roll(reference: date, step: int, count: int, unit: str) -> Moment:
    """``count`` units up to the article's date, or on from the day after; quarters are whole ones."""
    base = reference + DAY if step > 0 else reference
    quarter = grain_period(reference, "quarter")
    if unit == "quarter" and quarter:
        base = quarter.start if step < 0 else quarter.end
    other = shift(base, step * count, unit)
    if other is None:
        return Moment("span", unresolved=True)
    return _fixed(Period(min(base, other), max(base, other), "span"), "span")


def _grain(t: Tokens, i: int, step_word: str, the: bool, context: Context) -> Read:
    """As in "last week", "this fiscal year", "the past decade", "the following day"."""
    j = i
    fiscal = False
    if t.low[j] in _QUALIFIERS:
        fiscal = t.low[j] not in {"calendar", "working", "business"}
        j += 1
    working = t.low[j - 1] in {"working", "business"} or t.low[j] == "workweek"
    grain, step = GRAINS.get(t.low[j]), STEPS[step_word]
    if grain is None or grain == "half" or t.low[j + 1] == "-":
        return None
    if the and t.low[j + 1] == "of":
        return None
    if fiscal and grain == "year":
        grain = "fiscal-year"
    end = j + 1
    if step_word in _FROM_ANCHOR or (step_word == "next" and (the or grain == "day")):
        anchor = context.recent(i)
        if anchor and RANK[anchor.grain] > RANK[grain]:
            return Moment(grain, unresolved=True), end
        if anchor:
            base = anchor.start if step < 0 else anchor.end - DAY
            return _stepped(base, grain, step), end
    if grain == "day":
        if step_word in {"next", "following", "previous", "preceding"}:
            return _on(context, lambda ref: day_period(ref + step * DAY), "day"), end
        return None
    if context.reference is None:
        return Moment(grain, unresolved=True), end
    rolling = (the and step_word not in _FROM_ANCHOR) or step_word == "past"
    if rolling and step and grain not in {"quarter", "weekend"}:
        return _around(context.reference, grain, step), end
    found = _stepped(context.reference, grain, step)
    if working and grain == "week" and found.fixed:
        return _fixed(Period(found.fixed.start, found.fixed.start + 5 * DAY, "week"), "week"), end
    return found, end


def _stepped(base: date, grain: str, step: int) -> Moment:
    """The stretch of the calendar ``step`` places from the one that holds ``base``."""
    unit = {"fiscal-year": "year", "weekend": "week"}.get(grain, grain)
    if grain == "weekend":
        base = base - timedelta(days=base.weekday()) + 5 * DAY
    moved = add_months(base.replace(day=1), 3 * step) if grain == "quarter" else None
    if moved is None:
        moved = shift(base.replace(day=1) if grain not in {"day", "week", "weekend", "fortnight"} else base, step, unit)
    return _fixed(grain_period(moved, grain), grain) if moved else Moment(grain, unresolved=True)


def _around(reference: date, grain: str, step: int) -> Moment:
    """As in "the past year", "over the last week": the length up to the article's date, or on from it."""
    base = reference + DAY if step > 0 else reference
    other = shift(base, step, {"fiscal-year": "year"}.get(grain, grain))
    return (
        _fixed(Period(min(base, other), max(base, other), "span"), "span") if other else Moment(grain, unresolved=True)
    )
