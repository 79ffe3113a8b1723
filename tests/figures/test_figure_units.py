"""Conversions are exact, dimensions are kept apart, and another library agrees."""

from __future__ import annotations

from decimal import Decimal

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures.currency_table import CURRENCIES
from factcheck.figures.unit_table import ROWS
from factcheck.figures.units import convert, dimension, symbols, unit_label, words

ORACLE = pint.UnitRegistry(non_int_type=Decimal)
# Our name → the oracle's, where they differ.
THEIRS = {
    "tonne": "metric_ton", "ton": "short_ton", "long ton": "long_ton", "gallon": "gallon",
    "imperial gallon": "imperial_gallon", "barrel": "oil_barrel",
    "light-year": "light_year", "nautical mile": "nautical_mile", "astronomical unit": "astronomical_unit",
    "fluid ounce": "fluid_ounce",
    "troy ounce": "troy_ounce", "degree celsius": "degC", "degree fahrenheit": "degF", "watt hour": "watt_hour",
    "electronvolt": "electron_volt",
    "british thermal unit": "Btu_it", "millimetre of mercury": "millimeter_Hg", "mile per hour": "mile/hour",
    "kilometre per hour": "kilometer/hour",
    "metre per second": "meter/second", "pound per square inch": "psi", "atmosphere": "standard_atmosphere",
    "square mile": "mile**2",
    "square foot": "foot**2", "hundredweight": "hundredweight", "horsepower": "horsepower", "knot": "knot",
    "acre-foot": "acre_foot",
    "part per million": "ppm", "bit per second": "bit/second", "kilobit per second": "kilobit/second",
    "megabit per second": "megabit/second",
    "gigabit per second": "gigabit/second", "metre": "meter", "litre": "liter", "carat": "carat", "barn": "barn",
}  # fmt: skip
# No counterpart there, or another definition of the word (a survey acre, a thermochemical calorie, a Julian year).
LEFT_OUT = {"acre", "acre-foot", "pound-foot", "month", "quarter", "year", "decade", "century", "millennium",
        "megayear", "gigayear", "pH", "pixel", "decibel",
            "percent", "per mille", "percentage point", "basis point", "part per million", "part per billion",
            "degree", "therm", "sievert", "gray",
            "curie", "becquerel", "lumen", "lux", "candela", "furlong", "fathom", "horsepower", "stone",
            "angstrom", "hertz", "radian", "millimetre of mercury"}  # fmt: skip
BASE = {"length": "metre", "area": "square metre", "volume": "litre", "mass": "kilogram", "time": "second",
        "temperature": "kelvin", "speed": "metre per second",
        "data": "bit", "energy": "joule", "power": "watt", "pressure": "pascal"}  # fmt: skip


@pytest.mark.parametrize("unit", [row.name for row in ROWS if row.name not in LEFT_OUT and dimension(row.name) in BASE])
def test_another_library_agrees(unit: str) -> None:
    base = BASE[dimension(unit) or ""]
    ours = convert(Decimal(10), unit, base)
    theirs = ORACLE.Quantity(Decimal(10), THEIRS.get(unit, unit)).to(oracle_name(base)).magnitude
    assert ours is not None
    assert abs(ours - theirs) <= abs(theirs) * Decimal("1e-7")


def oracle_name(unit: str) -> str:
    return {"square metre": "meter**2", "metre per second": "meter/second", "litre": "liter", "metre": "meter"}.get(
        unit, unit
    )


@given(
    st.decimals(min_value=-10000, max_value=10000, places=3),
    st.sampled_from(["mile", "pound", "acre", "gallon", "degree fahrenheit", "knot"]),
)
def test_there_and_back(value: Decimal, unit: str) -> None:
    base = BASE[dimension(unit) or ""]
    there = convert(value, unit, base)
    assert there is not None
    back = convert(there, base, unit)
    assert back is not None
    assert abs(back - value) < Decimal("1e-30")


@pytest.mark.parametrize(
    ("value", "source", "target", "wanted"),
    [
        ("100", "degree celsius", "degree fahrenheit", "212"),
        ("-40", "degree fahrenheit", "degree celsius", "-40"),
        ("1", "square mile", "acre", "640"),
        ("3", "foot", "inch", "36"),
        ("2.5", "year", "month", "30"),
        ("25", "basis point", "percentage point", "0.25"),
        ("36", "kilometre per hour", "metre per second", "10"),
        ("1", "gram per cubic centimetre", "kilogram per cubic metre", "1000"),
        ("8", "kilobyte", "kilobit", "64"),
    ],
)
def test_exact_conversions(value: str, source: str, target: str, wanted: str) -> None:
    assert convert(Decimal(value), source, target) == Decimal(wanted)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("mile", "kilogram"),
        ("percent", "percentage point"),
        ("USD", "EUR"),
        ("year", "day"),
        ("degree", "degree celsius"),
        ("metre", "parsnip"),
    ],
)
def test_no_conversion_across_dimensions(source: str, target: str) -> None:
    assert convert(Decimal(1), source, target) is None
    assert dimension(source) != dimension(target)


def test_every_unit_has_a_dimension_and_every_way_of_writing_it_leads_to_one() -> None:
    for name in {row.name for row in ROWS} | set(words().values()) | set(symbols().values()):
        assert dimension(name) is not None, name


def test_currencies_are_written_in_full() -> None:
    assert len(CURRENCIES) > 150
    for code, row in CURRENCIES.items():
        assert code == row.code
        assert len(code) == 3
        assert code.isupper()
        assert row.singular
        assert row.plural
    for code in ("USD", "EUR", "GBP", "JPY", "CNY", "INR", "CHF", "XOF", "ZWG", "VES", "SLE"):
        assert code in CURRENCIES


def test_labels() -> None:
    assert unit_label("square kilometre") == "square kilometres"
    assert unit_label("degree celsius", Decimal(1)) == "degree celsius"
    assert unit_label("degree celsius", Decimal(2)) == "degrees celsius"
    assert unit_label("percent") == "percent"
