"""Quantities as a person writes them in a working: 520,085; 2.09; 3.4 percent; 42 km."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from factcheck.records import Figure, Kind, Period


def number_in_words(value: Fraction | Decimal | None, digits: int = 3) -> str:
    """Digits with separators, at most ``digits`` significant ones after the point for small values.

    >>> number_in_words(Decimal("520085")), number_in_words(Fraction(520085, 248284))
    ('520,085', '2.09')
    >>> number_in_words(Decimal("0.0125"))
    '0.0125'
    """
    if value is None:
        return "?"
    exact = Fraction(value)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    size = abs(exact)
    places = 2 if size >= 1 else digits
    while size < 1 and size * 10 ** (places - 1) < 10 and places < 12:
        places += 1
    quotient = Decimal(exact.numerator) / Decimal(exact.denominator)
    rounded = quotient.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(figure: Figure) -> str:
    """The figure as written, or its value where a bare word would not tell ("double" is 2 times)."""
    if figure.kind is Kind.MULTIPLE and figure.value is not None:
        return f"“{figure.text}” ({number_in_words(figure.value)} times)"
    return f"“{figure.text}”"


def significant_digits(figure: Figure) -> int:
    """How many digits of the value carry information: 520,085 has six, 680,000 two, "half" one.

    >>> significant_digits(Figure("680,000", 0, 7, Kind.NUMBER, Decimal(680000), step=Decimal(10000)))
    2
    """
    if figure.value is None or figure.value == 0:
        return 1
    if figure.step is None or figure.step == 0:
        return (
            len(figure.value.normalize().as_tuple().digits) if figure.value == figure.value.to_integral_value() else 1
        )
    return max(1, len(str(int(abs(figure.value / figure.step)))))


def period_in_words(period: Period) -> str:
    """A period as a person writes it.

    >>> from datetime import date
    >>> period_in_words(Period(date(2023, 1, 1), date(2024, 1, 1), "year"))
    '2023'
    >>> period_in_words(Period(date(2023, 5, 2), date(2023, 5, 3), "day"))
    '2 May 2023'
    """
    start, end = period.start, period.end
    if (start.month, start.day, end.month, end.day) == (1, 1, 1, 1) and end.year == start.year + 1:
        return str(start.year)
    if (end - start).days == 1:
        return f"{start.day} {start:%B %Y}"
    if start.day == end.day == 1 and (end.year - start.year) * 12 + end.month - start.month == 1:
        return f"{start:%B %Y}"
    return f"{start.isoformat()} to {end.isoformat()}"
