"""Read lengths of time as numbers and units: 18 months; 3-4 weeks; 2 years, 3 months; half an hour; several years."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.figures.number_words import FEW, TENS
from factcheck.figures.temporal.length_units import (
    HALF,
    ONE,
    QUARTER,
    SUBUNITS,
    and_fraction,
    ratio,
    rough,
    unit_after,
    unit_at,
)
from factcheck.figures.temporal.memory import remembered
from factcheck.figures.temporal.names import words
from factcheck.figures.temporal.numbers import Number, read_number
from factcheck.figures.temporal.tokens import Tokens

# Words that stand for a number without saying which: value (None: an interval), low, high.
VAGUE: dict[str, tuple[Decimal | None, Decimal | None, Decimal | None]] = {
    "couple": (Decimal(2), None, None),
    **{word: (None, Decimal(low), Decimal(high)) for word, (low, high) in FEW.items()},
}
# "a year" is a length only after such words: "$300 a week" and "once a year" are rates.
_A_CUES = frozenset(
    words(
        "for in after within over than nearly almost about roughly around under lasts lasted lasting took take takes "
        "taking spend spends spent only just least most another every until till into"
    )
)
_AFTER_A = frozenset(words("ago later earlier before after from hence long old"))


class Length(NamedTuple):
    """A length of time: one value or a range, its unit and the token after it."""

    end: int
    unit: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    vague: bool = False


@remembered
def read_length(t: Tokens, i: int) -> Length | None:
    """A length of time at token ``i``, compounds and ranges included."""
    word = t.low[i]
    if word in {"a", "an"}:
        return _from_article(t, i)
    if word in {"half", "quarter", "three"}:
        found = _from_fraction(t, i, HALF if word == "half" else QUARTER)
        if found:
            return found
    if word in VAGUE:
        return _vague(t, i)
    number = read_number(t, i)
    if number is None:
        return None
    number = and_fraction(t, number)
    ranged = _range(t, number)
    if ranged:
        return ranged
    unit = unit_after(t, number)
    if unit is None or _clock(t, i, unit) or _some_day(t, i, unit) or _no_time(t, i, unit):
        return None
    return _compound(t, number, *unit)


def _clock(t: Tokens, i: int, unit: tuple[str, int]) -> bool:
    """As in "0400 hours", "at 1430 hours": times of day."""
    word = t.low[i]
    if (
        unit[0] != "hour"
        or unit[1] != i + 2
        or len(word) != 4
        or not t.digits(i)
        or int(word[2:]) > 59
        or int(word) > 2400
    ):
        return False
    return (
        word[0] == "0"
        or int(word) % 100 > 0
        or t.low[i - 1] in {"at", "around", "about", "by", "until", "from", "to", "approximately"}
    )


def _no_time(t: Tokens, i: int, unit: tuple[str, int]) -> bool:
    """As in "three quarters of voters", a fraction, and "the forty-second time", an ordinal."""
    if unit[0] == "quarter" and t.low[i] == "three" and unit[1] == i + 2:
        return t.low[i - 1] not in _A_CUES | {"last", "past", "next", "first", "previous"} or t.low[unit[1]] == "of"
    return unit[0] == "second" and t.low[i] in TENS and t.low[unit[1] - 1] == "second"


def _some_day(t: Tokens, i: int, unit: tuple[str, int]) -> bool:
    """As in "one day" that means "once", not a length."""
    if t.low[i] != "one" or unit[0] not in {"day", "night"} or t.low[i + 1] == "-":
        return False
    return t.low[i - 1] not in _A_CUES and t.low[unit[1]] not in _AFTER_A | {"of", "'", "only", ""}


def read_simple_length(t: Tokens, i: int) -> Length | None:
    """One number and one unit, or a vague length: no range and no compound."""
    if t.low[i] in VAGUE:
        return _vague(t, i)
    number = read_number(t, i)
    if number is None:
        return None
    number = and_fraction(t, number)
    unit = unit_after(t, number)
    return Length(unit[1], unit[0], number.value, step=number.step) if unit else None


def _range(t: Tokens, low: Number) -> Length | None:
    """As in "3-4 weeks", "three to five days", "18 months to two years", "between 3 and 5 days"."""
    j = low.end
    unit_low = None
    if t.low[j] not in {"-", "to", "and", "or"}:
        unit_low = unit_at(t, j)
        j += 1
        if unit_low is None or t.low[j] not in {"to", "-"}:
            return None
    if t.low[j] == "and" and t.low[low.end - 2] != "between" and not _between(t, low):
        return None
    j += 1
    if t.low[j - 1] == "-" and t.low[j] == "to":
        j += 2 if t.low[j + 1] == "-" else 1
    high = read_number(t, j) if not t.glued(j) or t.low[j - 1] == "-" else None
    if high is None and t.digits(j) and t.low[j - 1] == "-" and len(t.low[j]) <= 3:
        high = Number(Decimal(t.low[j]), ONE, j + 1, True)
    if high is None:
        return None
    high = and_fraction(t, high)
    unit = unit_after(t, high)
    if unit is None or (unit_low and unit_low == unit[0] and t.low[j - 1] == "-"):
        return None
    up, down = (ONE, ONE) if unit_low is None else (ratio(unit_low, unit[0]), ratio(unit[0], unit_low))
    if up is not None:  # both in the smaller unit
        name, least, most = unit[0], low.value * up, high.value
    elif down is not None:
        name, least, most = unit_low or unit[0], low.value, high.value * down
    else:
        return None
    return Length(unit[1], name, None, least, most, min(low.step, high.step)) if least < most else None


def _between(t: Tokens, n: Number) -> bool:
    return "between" in t.low[max(n.end - 4, 0) : n.end]


def _compound(t: Tokens, first: Number, unit: str, end: int) -> Length:
    """After "2 years": ", 3 months and 4 days", "and a half", "hour fifteen", each smaller than the one before."""
    value, step, smallest = first.value, first.step, unit
    k = end + (t.low[end] == "and")
    k += t.low[k] in {"a", "an"}
    part = {"half": HALF, "quarter": QUARTER}.get(t.low[k])
    if part and t.low[end] == "and" and not unit_at(t, k + 1) and t.low[k + 1] not in {"a", "an", "of"}:
        return Length(k + 1, unit, value + part, step=part)
    while smallest in SUBUNITS:
        k = end + (t.low[end] in {",", "and"})
        k += t.low[k] == "and" and t.low[end] == ","
        number = read_number(t, k)
        if number is None:
            break
        below = unit_after(t, number)
        if below is None:
            if smallest == "hour" and number.value < 60 and t.low[end] != "," and _minutes_end(t, number):
                below = ("minute", number.end)
            else:
                break
        if below[0] not in SUBUNITS or SUBUNITS.index(below[0]) <= SUBUNITS.index(smallest):
            break
        factor = ratio(smallest, below[0]) or rough(smallest, below[0])
        if factor is None:
            break
        value, step, smallest, end = value * factor + number.value, number.step, below[0], below[1]
    return Length(end, smallest, value, step=step)


def _minutes_end(t: Tokens, n: Number) -> bool:
    """As in "1 hour thirty" at the end of a clause."""
    return (
        not t.letter(n.end)
        and t.low[n.end] not in {"%", ":", "$", "-"}
        and not (t.glued(n.end) and t.digits(n.end + 1))
    )


def _from_article(t: Tokens, i: int) -> Length | None:
    """As in "a month and a half", "an hour", "a couple of weeks", "a quarter of an hour", "a half-hour"."""
    word = t.low[i + 1]
    if word in VAGUE:
        return _vague(t, i + 1)
    if word in {"half", "quarter"}:
        return _from_fraction(t, i + 1, HALF if word == "half" else QUARTER)
    if t.low[i + 1 : i + 2] == ["hundred"]:
        number = read_number(t, i)
        measured = unit_after(t, number) if number else None
        return Length(measured[1], measured[0], number.value, step=number.step) if number and measured else None
    unit = unit_at(t, i + 1)
    if unit is None or word.endswith("s") or t.low[i + 2] == "-":
        return None
    found = _compound(t, Number(ONE, ONE, i + 1, False), unit, i + 2)
    if found.end > i + 2:
        return found
    before, after = t.low[i - 1], t.low[i + 2]
    if unit in {"second", "minute"} and before not in {"for", "within", "than"}:
        return None
    if before in _A_CUES or after in _AFTER_A or (before in {"", ".", "¶"} and not t.letter(i + 2)):
        return found
    return None


def _from_fraction(t: Tokens, i: int, part: Decimal) -> Length | None:
    """As in "half an hour", "half hour", "half a day", "quarter of an hour", "three quarters of an hour"."""
    top, j = ONE, i + 1
    if t.low[i] == "three":
        j += t.low[j] == "-"
        if t.low[j] != "quarters" or t.low[j + 1] != "of":
            return None
        top, j = Decimal(3), j + 1
    if t.low[j] == "of":
        j += 1
    elif part == QUARTER:
        return None
    has_article = t.low[j] in {"a", "an"}
    j += has_article or t.low[j] == "-"
    unit = unit_at(t, j)
    if unit is None or t.low[j].endswith("s") or (unit in {"second", "night", "weekend"}):
        return None
    return Length(j + 1, unit, part * top, step=part)


def _vague(t: Tokens, i: int) -> Length | None:
    """As in "several years", "a few days", "a couple of weeks"."""
    value, low, high = VAGUE[t.low[i]]
    j = i + 1 + (t.low[i + 1] == "of")
    j += t.low[j] == "more"
    unit = unit_at(t, j)
    if unit is None or not t.low[j].endswith("s"):
        return None
    return Length(j + 1, unit, value, low, high, vague=True)
