"""Figures of durations, in the unit that the writer chose."""

from __future__ import annotations

from decimal import Decimal

from factcheck.figures.temporal.context import Context
from factcheck.figures.temporal.hits import Hit
from factcheck.figures.temporal.length_units import ONE, unit_at
from factcheck.figures.temporal.lengths import read_length
from factcheck.figures.temporal.tokens import Tokens
from factcheck.records import Kind

# Words for lengths that a Figure says in another unit.
PUBLIC = {"night": ("day", 1), "fortnight": ("week", 2), "quarter": ("month", 3), "weekend": ("day", 2)}


def read_duration(t: Tokens, i: int, _: Context) -> Hit | None:
    """The duration at token ``i``."""
    found = read_length(t, i)
    if found is None:
        return None
    unit, factor = PUBLIC.get(found.unit, (found.unit, 1))
    return Hit(
        i,
        found.end,
        Kind.DURATION,
        _times(found.value, factor),
        _times(found.low, factor),
        _times(found.high, factor),
        _times(found.step, factor),
        unit,
        vague=found.vague,
    )


def read_framed_duration(t: Tokens, i: int, context: Context) -> Hit | None:
    """As in "between 3 and 5 days", "from 18 months to two years": the range with the word before it."""
    found = read_duration(t, i + 1, context)
    return found._replace(start=i) if found and found.low is not None and not found.vague else None


def read_unit_long(t: Tokens, i: int, _: Context) -> Hit | None:
    """As in "a week-long strike", "its year-long campaign": one unit."""
    unit = unit_at(t, i)
    if unit is None or t.low[i + 1 : i + 3] != ["-", "long"] or not t.glued(i + 1) or t.low[i].endswith("s"):
        return None
    name, factor = PUBLIC.get(unit, (unit, 1))
    return Hit(i, i + 3, Kind.DURATION, ONE * factor, step=ONE * factor, unit=name)


def _times(value: Decimal | None, factor: int) -> Decimal | None:
    return value * factor if value is not None and factor != 1 else value


_TIMED = frozenset("in of was is a an to from clocked ran time record best with than".split())


def read_clocked(t: Tokens, i: int, _: Context) -> Hit | None:
    """A race's time: "2:00:35", "1:58.4". Two parts without a fraction are a time of day, and left alone."""
    listed = (t.letter(i - 1) and t.capital(i - 1)) or t.low[i - 1] in {":", ";", ",", "("}
    if t.low[i - 1] not in _TIMED and not listed:
        return None
    parts, j = [t.low[i]], i + 1
    while t.low[j] == ":" and t.glued(j) and t.glued(j + 1) and t.digits(j + 1) and len(parts) < 3:
        parts.append(t.low[j + 1])
        j += 2
    if len(parts) < 2 or any(len(part.partition(".")[0]) != 2 or "." in part for part in parts[1:-1]):
        return None
    whole, dot, fraction = parts[-1].partition(".")
    if dot == "" and t.low[j] == "." and t.glued(j) and t.glued(j + 1) and t.digits(j + 1):
        dot, fraction, j = ".", t.low[j + 1], j + 2
    if len(whole) != 2 or "." in parts[0] or len(parts[0]) > 2 or (len(parts) == 2 and not fraction):
        return None
    if t.low[i - 1] not in _TIMED and t.letter(j):
        return None  # "Results: 1. Nour 1:02:53", but not "Tokyo 10:30:00 GMT"
    try:
        seconds = sum((Decimal(part) * 60**power for power, part in enumerate(reversed(parts[:-1]), 1)), Decimal(whole))
    except ArithmeticError:
        return None
    step = Decimal(1).scaleb(-len(fraction))
    return Hit(i, j, Kind.DURATION, seconds + (Decimal(f"0.{fraction}") if fraction else 0), step=step, unit="second")
