"""Two dates joined into one stretch: 12-14 May; from March to May 2022; between 2019 and 2021; 2021-22."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from factcheck.figures.temporal.arithmetic import DAY, day_period, safe_date, years_period
from factcheck.figures.temporal.context import Context, Tense
from factcheck.figures.temporal.evidence import counts_something
from factcheck.figures.temporal.hits import Hit
from factcheck.figures.temporal.moments import Moment, in_year, resolve
from factcheck.figures.temporal.numbers import read_ordinal
from factcheck.figures.temporal.points import read_plain, read_point
from factcheck.figures.temporal.tokens import Tokens
from factcheck.figures.temporal.years import year_value
from factcheck.records import Kind, Period


class End(NamedTuple):
    """One end of a stretch: the date and the tokens that write it."""

    moment: Moment
    start: int
    end: int


_JOINS = frozenset({"-", "to", "through", "thru", "till", "until", "~", "/"})
_OPENERS = frozenset({"from", "between"})
_NOW = frozenset({"now", "today", "present", "date"})


def read_range(t: Tokens, i: int, context: Context) -> Hit | None:
    """A stretch with two written ends at token ``i``; both ends belong to it."""
    opened = t.low[i] in _OPENERS
    j = i + opened
    if opened and t.low[j] in _OPENERS:
        return None
    if t.digits(j) and len(t.low[j]) == 4:
        season = _split_year(t, i, j)
        if season:
            return season
    left = _now(t, j, context) if opened else None
    left = left or _end_point(t, j, context)
    if left is None:
        return None
    join = left.end
    if t.low[i] == "between" or (
        t.low[join] == "and" and _is_bare(left.moment) and "centuries" in t.low[join : join + 5]
    ):
        if t.low[join] not in _JOINS and t.low[join] != "and":
            return None
    elif t.low[join] not in _JOINS:
        return None
    if t.low[join] == "-" and t.glued(join) != t.glued(join + 1):
        return None
    k = join + 1
    if t.low[k] in _NOW and not left.moment.unresolved:
        return _until_now(t, i, left, k, context)
    if t.glued(k):
        t.joined = k
    right = _end_point(t, k, context)
    t.joined = -1
    if right is None or not _joinable(t, left, right, opened):
        return None
    return _join(t, i, left, right, context)


def _now(t: Tokens, i: int, context: Context) -> End | None:
    """As in "between now and 15 November"."""
    if t.low[i] != "now":
        return None
    ref = context.reference
    return End(Moment("day", fixed=day_period(ref)) if ref else Moment("day", unresolved=True), i, i + 1)


def _end_point(t: Tokens, i: int, context: Context) -> End | None:
    """A date, or a bare day of the month whose month the other end gives."""
    found = read_point(t, i, context)
    bare = _bare_day(t, i)
    if bare and (found is None or found[1] < bare.end or found[0].grain == "year"):
        return bare
    return End(found[0], i, found[1]) if found else None


def _bare_day(t: Tokens, i: int) -> End | None:
    start = i
    i += t.low[i] == "the"
    ordinal = read_ordinal(t, i)
    if ordinal:
        return End(Moment("day", day=ordinal[0], firm=False), start, ordinal[1]) if 1 <= ordinal[0] <= 31 else None
    if t.digits(i) and len(t.low[i]) <= 2 and 1 <= int(t.low[i]) <= 31 and t.stands_alone(i):
        if t.glued(i + 1) and t.low[i + 1] in {":", "%", ".", ","} and t.digits(i + 2) and t.glued(i + 2):
            return None
        return End(Moment("day", day=int(t.low[i]), firm=False), start, i + 1)
    return None


def _is_bare(m: Moment) -> bool:
    return m.day is not None and m.month is None and m.weekday is None and m.fixed is None


def _joinable(t: Tokens, left: End, right: End, opened: bool) -> bool:
    """Whether the two ends make a stretch of time and not a pair of numbers."""
    one, two, k, end = left.moment, right.moment, right.start, right.end
    if _is_bare(one) and _is_bare(two):
        return False
    if t.glued(end) and t.low[end] in {"-", "/", "."} and t.digits(end + 1) and t.glued(end + 1):
        return False
    if t.low[k - 1] == "/" and not (_is_bare(one) and two.day == (one.day or 0) + 1):
        return False
    if two.grain == "year" and one.grain not in {"year", "decade"} and one.year is None and one.fixed is None:
        return False
    if one.grain == "year" and not one.firm:
        if two.grain == "year" and not two.firm:
            return (one.year or 0) < (two.year or 0) and not counts_something(t, end)
        if _is_bare(two):
            return False
    if two.grain == "year" and not two.firm and (_is_bare(one) or one.grain == "day"):
        return False
    if _is_bare(two) and one.grain != "day":
        return False
    if _is_bare(one) and two.grain == "century":
        return (one.day or 0) < (two.number or 0)
    if _is_bare(one) and (two.month is None or two.grain != "day"):
        return False
    if one.grain == "day" and one.weekday is not None and not one.firm and not opened:
        return t.capital(left.start)
    return not (two.grain == "month" and two.month == 5 and not t.capital(k))


def _join(t: Tokens, i: int, left: End, right: End, context: Context) -> Hit | None:
    one, two, end = _share_fields(left.moment, right.moment, t, right.end)
    if _is_bare(one) and two.grain == "century":
        one = Moment("century", year=100 * (one.day or 1) - 100, number=one.day)
    one, two = _share_year(one, two)
    second = resolve(two, context, right.start, end)
    first = _first_end(one, two, second, context, left)
    if second is None or first is None:
        ready = (one.unresolved or two.unresolved or context.reference is None) and (one.firm or t.low[i] in _OPENERS)
        return Hit(i, end, Kind.DATE) if ready else None
    if first.start >= second.start:
        second = _later(two, second, first)
        if second is None:
            return None
    period = Period(first.start, second.end, "span")
    return Hit(i, end, Kind.DATE, period=period, ambiguous=one.ambiguous or two.ambiguous)


def _share_fields(one: Moment, two: Moment, t: Tokens, end: int) -> tuple[Moment, Moment, int]:
    """The month that one end leaves to the other, and a year after both: "12-14 May", "May 12-14, 2023"."""
    if _is_bare(two) and one.month:
        two = replace(two, month=one.month, year=one.year)
        if (two.day or 0) < (one.day or 0):
            two = replace(two, month=(one.month % 12) + 1, year=one.year + (one.month == 12) if one.year else None)
        year, end = _year_after(t, end)
        if year:
            one, two = replace(one, year=year), replace(two, year=year)
    elif _is_bare(one) and two.month:
        one = replace(one, month=two.month, year=two.year)
        if (one.day or 0) > (two.day or 0):
            before = two.month - 1 or 12
            one = replace(one, month=before, year=two.year - (before == 12) if two.year else None)
    if one.grain == two.grain == "day" and one.recurs and two.recurs and one.month and two.month:
        year, end = _year_after(t, end)
        if year:
            two = replace(two, year=year)
    return one, two, end


def _year_after(t: Tokens, i: int) -> tuple[int | None, int]:
    j = i + (t.low[i] in {",", "of", "in"})
    year = year_value(t, j) if t.digits(j) else None
    return (year, j + 1) if year else (None, i)


def _share_year(one: Moment, two: Moment) -> tuple[Moment, Moment]:
    """A year written at one end holds for the other: "March to May 2022", "Nov-Feb 2017" starts in 2016."""
    if one.recurs and two.year and two.grain not in {"year", "decade", "century"} and one.weekday is None:
        candidate = replace(one, year=two.year)
        first, second = in_year(candidate, two.year), in_year(two, two.year)
        if first and second and first.start > second.start:
            candidate = replace(one, year=two.year - 1)
        return candidate, two
    if one.year and two.recurs and one.grain not in {"year", "decade", "century"} and two.weekday is None:
        candidate = replace(two, year=one.year)
        first, second = in_year(one, one.year), in_year(candidate, one.year)
        if first and second and second.start < first.start:
            candidate = replace(two, year=one.year + 1)
        return one, candidate
    return one, two


def _first_end(one: Moment, two: Moment, second: Period | None, context: Context, left: End) -> Period | None:
    """The start, when neither end has a year: the last such date before the end."""
    if second is None or not one.recurs or (one.weekday is not None and one.month is None):
        return resolve(one, context, left.start, left.end)
    if not two.recurs and not (one.month and one.grain in {"day", "month"}):
        return resolve(one, context, left.start, left.end)
    for year in (second.start.year, second.start.year - 1):
        found = in_year(one, year)
        if found and found.start < second.start:
            return found
    return None


def _later(two: Moment, second: Period, first: Period) -> Period | None:
    """Move a weekday on by a week where it would lie before the start: "from Friday to Monday"."""
    if two.weekday is None or two.month is not None or two.fixed:
        return None
    days = (second.start - first.start).days
    moved = date.fromordinal(second.start.toordinal() + (-days // 7 + 1) * 7)
    return day_period(moved)


def _until_now(t: Tokens, i: int, left: End, k: int, context: Context) -> Hit | None:
    m = left.moment
    if t.low[k] == "date" and t.low[k - 1] not in {"to", "till"}:
        return None
    if not m.firm and t.low[i] not in _OPENERS:
        return None
    first = resolve(m, context, left.start, left.end, Tense.PAST)
    if first is None or context.reference is None or first.start > context.reference:
        return Hit(i, k + 1, Kind.DATE)
    return Hit(i, k + 1, Kind.DATE, period=Period(first.start, max(context.reference, first.start + DAY), "span"))


def _split_year(t: Tokens, i: int, j: int) -> Hit | None:
    """2021-22 and 2021/22: two years, of which the second keeps two digits."""
    sign = t.low[j + 1]
    if sign not in {"-", "/"} or not t.glued(j + 1) or not t.digits(j + 2) or not t.glued(j + 2):
        return None
    year = year_value(t, j) or 0
    second = t.low[j + 2]
    if not year or (t.glued(j + 3) and (t.low[j + 3] in {"-", "/", "%"} or t.letter(j + 3))):
        return None
    if len(second) == 2 and (year + 1) % 100 == int(second):
        last = year + 1
    elif len(second) == 2 and sign == "-" and int(second) > max(year % 100, 12):
        last = year // 100 * 100 + int(second)
    elif len(second) == 4 and sign == "/" and int(second) == year + 1:
        last = year + 1
    else:
        return None
    fiscal = t.low[i - 1] in {"fiscal", "financial", "fy"} or (t.low[i - 1] == "year" and i == j)
    grain = "fiscal-year" if fiscal and last == year + 1 else "span"
    return Hit(i, j + 3, Kind.DATE, period=years_period(year, last - year + 1, grain))


def read_day_list(t: Tokens, i: int, context: Context) -> list[Hit]:
    """As in "18 and 19 June", "12, 13 and 14 May": days that share the month after the last, one figure each."""
    days: list[tuple[int, int, int]] = []
    j = i
    while len(days) < 6:
        bare = _bare_day(t, j)
        if bare is None or bare.moment.day is None:
            return []
        if t.low[bare.end] not in {",", "and", "or", "/", "&"}:
            break
        days.append((j, bare.end, bare.moment.day))
        j = bare.end + 1
        j += t.low[j] in {"and", "or"}
    last = read_plain(t, j, context) if days else None
    if last is None or last[0].grain != "day" or last[0].month is None or last[0].day is None:
        return []
    final = resolve(last[0], context, j, last[1])
    hits: list[Hit] = []
    for start, end, number in days:
        if number >= last[0].day:
            return []
        day = safe_date(final.start.year, final.start.month, number) if final else None
        hits.append(Hit(start, end, Kind.DATE, period=day_period(day) if day else None))
    return [*hits, Hit(j, last[1], Kind.DATE, period=final, ambiguous=last[0].ambiguous)]
