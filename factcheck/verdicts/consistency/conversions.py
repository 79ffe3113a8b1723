"""A conversion of units in brackets that does not convert."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from factcheck.figures.units import convert, dimension
from factcheck.figures.wording import number_in_words, significant_digits
from factcheck.records import Figure, Inconsistency, Kind
from factcheck.verdicts.consistency.account import Account, Line
from factcheck.verdicts.consistency.values import Values

_UNITS = {Kind.MEASURE}
_BRACKET = re.compile(r"(?:[a-z]+ )?\((?:or |about |around |approximately |some |nearly |i\.e\. )?", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:long|high|tall|wide|deep|in (?:length|height))?\s*\)")
_OR = re.compile(r", or(?: about| around| some)?", re.IGNORECASE)
_CLAUSE_END = re.compile(r"\s*[,.;]")
_DEGREES = "degree "
_MOVED = re.compile(
    r"\b(?:by|of|warmer|cooler|hotter|colder|above|below|more|less|within|between|up|down|another)\b", re.I
)
_LOOSE = {"ton", "long ton", "short ton", "tonne", "gallon", "pint", "quart", "fluid ounce", "cup", "barrel"}
"""Units of which there are several of one name (short, long and metric tons, US and imperial gallons)."""


def converted(account: Account) -> Iterator[Inconsistency]:
    """A measure and its conversion in brackets are not the same: "42 km (30 miles)", where 42 km are 26 miles.

    Both are rounded as they are written, and writers round freely: a tenth off is quiet where one of the two has a
    single digit. A difference of temperatures converts without the zero point ("1.5C (2.7F) warmer"). Currencies are
    never converted.
    """
    for line in account.lines:
        for first, second in zip(line.figures, line.figures[1:], strict=False):
            if _is_conversion(line, first, second) and not _agrees(line, first, second):
                exact = _convert(_centre(first), first, second)
                value = f"{number_in_words(exact)} {_plural(second.unit or '')}"
                explanation = f"The conversion is not right: “{first.text}” is {value}, not “{second.text}”."
                yield Inconsistency("converted", explanation, (first, second))


_IRREGULAR = {
    "foot": "feet",
    "inch": "inches",
    "degree celsius": "degrees Celsius",
    "degree fahrenheit": "degrees Fahrenheit",
}


def _plural(unit: str) -> str:
    """The plural of a unit's name: "miles", "square feet".

    >>> _plural("mile"), _plural("square foot"), _plural("kilometre per hour")
    ('miles', 'square feet', 'kilometres per hour')
    """
    if unit in _IRREGULAR:
        return _IRREGULAR[unit]
    head, per, rest = unit.partition(" per ")
    words = head.split(" ")
    return " ".join([*words[:-1], _IRREGULAR.get(words[-1], words[-1] + "s")]) + per + rest


def _is_conversion(line: Line, first: Figure, second: Figure) -> bool:
    if first.kind not in _UNITS or second.kind not in _UNITS or first.unit is None or second.unit is None:
        return False
    if first.unit == second.unit or dimension(first.unit) is None or dimension(first.unit) != dimension(second.unit):
        return False
    if (
        line.before(first, 1) == "."
        or first.rate != second.rate
        or first.vague
        or second.vague
        or (first.value is None) != (second.value is None)
    ):
        return False
    between, behind = line.between(first, second), line.after(second, 30)
    bracket = _BRACKET.fullmatch(between) and _CLOSED.match(behind)
    return bool(bracket or (_OR.fullmatch(between) and _CLAUSE_END.match(behind)))


def _agrees(line: Line, first: Figure, second: Figure) -> bool:
    if first.value is None:
        ends = [(first.low, second.low), (first.high, second.high)]
        return all(a is None or b is None or _close(line, first, second, a, b) for a, b in ends)
    return second.value is not None and _close(line, first, second, first.value, second.value)


def _close(line: Line, first: Figure, second: Figure, one: Decimal, two: Decimal) -> bool:
    slack = _slack(first, second)
    half_one, half_two = (_room(figure, value, slack) for figure, value in ((first, one), (second, two)))
    told = Values(Fraction(two) - half_two, Fraction(two) + half_two)
    ends = [_convert(Fraction(one) + sign * half_one, first, second) for sign in (-1, 1)]
    if told.meets(Values(min(ends), max(ends))):
        return not (_is_difference(line, first) and first.unit != "kelvin") or _as_difference(
            first, second, one, told, half_one
        )
    return (
        first.unit is not None
        and first.unit.startswith(_DEGREES)
        and _as_difference(first, second, one, told, half_one)
    )


def _as_difference(first: Figure, second: Figure, one: Decimal, told: Values, half: Fraction) -> bool:
    """Whether the two agree as an interval of temperatures, without the zero point."""
    factor = _convert(Fraction(1), first, second) - _convert(Fraction(0), first, second)
    return told.meets(Values((Fraction(one) - half) * factor, (Fraction(one) + half) * factor))


def _is_difference(line: Line, first: Figure) -> bool:
    """Whether words say that a temperature is a distance ("risen by 1.5C")."""
    if first.unit is None or not first.unit.startswith(_DEGREES):
        return False
    return bool(
        re.search(
            r"\b(?:risen|rises?|rose|warmed|cooled|fallen|fell|rising|increased?|warming) (?:\w+ )?(?:by"
            r"|of) (?:\w+ )?$",
            line.before(first, 60),
            re.IGNORECASE,
        )
    )


def _slack(first: Figure, second: Figure) -> Fraction:
    """How far off is free rounding, as a share of the value: the more digits, the less."""
    if any(unit in (figure.unit or "") for unit in _LOOSE for figure in (first, second)):
        return Fraction(25, 100)
    digits = min(significant_digits(first), significant_digits(second))
    return {1: Fraction(10, 100), 2: Fraction(4, 100), 3: Fraction(15, 1000)}.get(digits, Fraction(3, 1000))


def _room(figure: Figure, value: Decimal, slack: Fraction) -> Fraction:
    """Half of the last written digit, but of zeros no more than the free rounding."""
    half, free = Fraction(figure.step or 0) / 2, abs(Fraction(value)) * slack
    return free if (figure.step or 0) >= 10 else max(half, free)


def _centre(figure: Figure) -> Fraction:
    if figure.value is not None:
        return Fraction(figure.value)
    return (Fraction(figure.low or 0) + Fraction(figure.high or 0)) / 2


def _convert(value: Fraction, first: Figure, second: Figure) -> Fraction:
    """A value in the unit of ``first`` in the unit of ``second``; the two are of one dimension."""
    source, target = first.unit or "", second.unit or ""
    nil, one = convert(Decimal(0), source, target), convert(Decimal(1), source, target)
    zero = Fraction(nil or 0)
    return zero + value * (Fraction(one or 0) - zero)
