"""What the units are worth: dimensions and exact conversion.

Canonical names are singular, lower-case British English ("square kilometre", "mile per hour"); money has its ISO
4217 code.
"square X", "cubic X" and "X per Y" need no row of their own: they are worked out from their parts.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from factcheck.figures.currency_table import CURRENCIES
from factcheck.figures.unit_table import BINARY, LOOSE_SYMBOLS, OFFSETS, PREFIXES, ROWS, Row

_DIGITS = 40  # significant digits of a conversion that has no finite decimal


class Worth(NamedTuple):
    """A unit in base units: ``value * factor + offset``, and the powers of the base units."""

    factor: Fraction
    powers: tuple[tuple[str, int], ...]
    offset: Fraction = Fraction(0)


_NAMES = {
    (("metre", 1),): "length",
    (("metre", 2),): "area",
    (("metre", 3),): "volume",
    (("kilogram", 1),): "mass",
    (("second", 1),): "time",
    (("month", 1),): "calendar time",
    (("kelvin", 1),): "temperature",
    (("metre", 1), ("second", -1)): "speed",
    (("bit", 1),): "data",
    (("kilogram", 1), ("metre", 2), ("second", -2)): "energy",
    (("kilogram", 1), ("metre", 2), ("second", -3)): "power",
    (("kilogram", 1), ("metre", -1), ("second", -2)): "pressure",
}


def dimension(unit: str | None) -> str | None:
    """Return the name of what a unit measures, None for an unknown unit. Equal names mean that values convert.

    >>> dimension("mile"), dimension("square mile"), dimension("USD"), dimension("parsnip")
    ('length', 'area', 'money: USD', None)
    """
    if unit is None:
        return None
    if unit in CURRENCIES:
        return f"money: {unit}"
    worth = _worth(unit)
    if worth is None:
        return None
    return _NAMES.get(worth.powers) or " ".join(f"{base}^{power}" for base, power in worth.powers)


def convert(value: Decimal, source: str, target: str) -> Decimal | None:
    """Return ``value`` in ``target`` units, None where the dimensions differ or a unit is unknown.

    The result is exact where it has a finite decimal, and right to 40 digits where it has none.

    >>> convert(Decimal("100"), "degree celsius", "degree fahrenheit"), convert(Decimal(2), "mile", "kilometre")
    (Decimal('212'), Decimal('3.218688'))
    >>> convert(Decimal(1), "mile", "kilogram") is None
    True
    """
    if source == target:
        return value if dimension(source) else None
    here, there = _worth(source), _worth(target)
    if here is None or there is None or here.powers != there.powers:
        return None
    exact = (Fraction(value) * here.factor + here.offset - there.offset) / there.factor
    with localcontext() as context:
        context.prec = _DIGITS
        quotient = Decimal(exact.numerator) / Decimal(exact.denominator)
    return quotient.to_integral_value() if quotient == quotient.to_integral_value() else quotient


def unit_label(unit: str, value: Decimal | None = None) -> str:
    """Return a unit as words for a person, in the plural unless ``value`` is 1.

    >>> unit_label("kilometre per hour", Decimal(80)), unit_label("foot", Decimal(6)), unit_label("USD")
    ('kilometres per hour', 'feet', 'US dollars')
    """
    if unit in CURRENCIES:
        singular, plural = CURRENCIES[unit].singular, CURRENCIES[unit].plural
        return singular if value == 1 else plural
    if value == 1 or unit in {"percent", "per mille", "pH"}:
        return unit
    head, joint, tail = unit.partition(" per ")
    first, space, last = head.rpartition(" ")
    if last in {"celsius", "fahrenheit"}:
        return f"degrees {last}{joint}{tail}"
    return f"{first}{space}{_PLURALS.get(last) or _plural(last)}{joint}{tail}"


_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "millennium": "millennia", "stone": "stone",
"hertz": "hertz",
            "horsepower": "horsepower", "hundredweight": "hundredweight", "lux": "lux",
            "acre-foot": "acre-feet"}  # fmt: skip


def _plural(word: str) -> str:
    return word if word.endswith("s") else f"{word}s"


# --------------------------------------------------------------------------- worth


@cache
def _worth(unit: str) -> Worth | None:
    known = _table().get(unit)
    if known is not None:
        return known
    numerator, joint, denominator = unit.rpartition(" per ")
    if joint:
        return _combined(_worth(numerator), _worth(denominator), -1)
    for word, power in (("square ", 2), ("cubic ", 3)):
        side = _worth(unit.removeprefix(word)) if unit.startswith(word) else None
        if side is not None:
            return Worth(side.factor**power, tuple((base, times * power) for base, times in side.powers))
    if unit.startswith("inverse "):
        return _combined(Worth(Fraction(1), ()), _worth(unit.removeprefix("inverse ")), -1)
    return None


def _combined(left: Worth | None, right: Worth | None, sign: int) -> Worth | None:
    if left is None or right is None:
        return None
    powers = Counter(dict(left.powers))
    for base, power in right.powers:
        powers[base] += sign * power
    factor = left.factor / right.factor if sign < 0 else left.factor * right.factor
    return Worth(factor, tuple(sorted((base, power) for base, power in powers.items() if power)))


@cache
def _table() -> dict[str, Worth]:
    table: dict[str, Worth] = {}
    for row in ROWS:
        worth = _parse(row.worth, OFFSETS.get(row.name, "0"))
        table[row.name] = worth
        for word, _, power in _prefixes(row):
            table.setdefault(word + row.name, worth._replace(factor=worth.factor * Fraction(10) ** power))
        if row.name in {"bit", "byte"}:
            for word, _, power in BINARY:
                table[word + row.name] = worth._replace(factor=worth.factor * 1024**power)
    return table


def _prefixes(row: Row) -> list[tuple[str, str, int]]:
    wanted = row.prefixed.split()
    return [prefix for prefix in PREFIXES if prefix[0] in wanted]


def _parse(worth: str, offset: str) -> Worth:
    number, *bases = worth.split()
    top, _, bottom = number.partition("/")
    powers = tuple(sorted((base.partition("^")[0], int(base.partition("^")[2] or 1)) for base in bases))
    return Worth(Fraction(top) / Fraction(bottom or 1), powers, Fraction(offset))


# --------------------------------------------------------------------------- how they are written


@cache
def words() -> dict[str, str]:
    """Return the words for units, in lower case and with single spaces, and their canonical names."""
    table: dict[str, str] = {}
    for row in ROWS:
        for entry in row.words.split():
            singular, _, plural = entry.replace("_", " ").lower().partition("|")
            for form in {singular, plural or _plural(singular)}:
                table.setdefault(form, row.name)
                for word, _, _ in _prefixes(row):
                    table.setdefault(word + form, word + row.name)
        if row.name in {"bit", "byte"}:
            for word, _, _ in BINARY:
                table[word + row.name] = table[f"{word}{row.name}s"] = word + row.name
    return table


@cache
def symbols() -> dict[str, str]:
    """Return the symbols for units, case kept, and their canonical names."""
    table: dict[str, str] = {}
    for row in ROWS:
        for symbol in row.symbols.split():
            table.setdefault(symbol.replace("_", " "), row.name)
        first = row.symbols.split()[:1]
        for word, prefix, _ in _prefixes(row):
            for symbol in [*first, *(["L"] if row.name == "litre" else [])]:
                table.setdefault(prefix + symbol, word + row.name)
        if row.name == "byte":
            for word, prefix, _ in BINARY:
                table[f"{prefix}B"] = word + row.name
    for wrong, right in LOOSE_SYMBOLS.items():
        table.setdefault(wrong, table.get(right) or right)
    table["cc"] = "cubic centimetre"
    return table
