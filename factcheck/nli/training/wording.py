"""Values put into words: exactly, rounded, converted, bounded, in words; and values that are wrong on purpose.

``true_wording`` holds of the value, ``false_wording`` does not: each is built so, never checked afterwards.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SCALES = (
    (Decimal(10) ** 12, "trillion", "tn"),
    (Decimal(10) ** 9, "billion", "bn"),
    (Decimal(10) ** 6, "million", "m"),
)
# Forms of a unit after a number; "" joins without a space.
UNITS = {
    "percent": (" percent", "%", " per cent"),
    "count": ("",),
    "years": (" years",),
    "tonnes": (" tonnes", " metric tons"),
    "hectares": (" hectares", " ha"),
    "km": (" kilometres", " km", " kilometers"),
    "degrees": ("°C", " degrees Celsius", " °C"),
    "mm": (" mm", " millimetres", " millimeters"),
    "GW": (" GW", " gigawatts"),
    "births": ("", " children"),
    "micrograms": (" micrograms per cubic metre", " µg/m³"),
    "minutes": (" minutes", " min"),
    "kg": (" kg", " kilograms", " kilos"),
}
CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds"}
_CONVERSIONS = {
    "km": (Decimal("0.621371"), " miles"),
    "hectares": (Decimal("2.47105"), " acres"),
    "mm": (Decimal("0.0393701"), " inches"),
    "kg": (Decimal("2.20462"), " pounds"),
}
_SHARES = (
    (Decimal(10), "one in ten"), (Decimal(20), "one in five"), (Decimal(25), "a quarter"), (Decimal(33), "a third"),
    (Decimal(50), "half"), (Decimal(66), "two thirds"), (Decimal(75), "three quarters"), (Decimal(80), "four in five"),
)  # fmt: skip
_ABOUT = ("about", "around", "roughly", "approximately", "some")
ABOVE = ("more than", "over", "at least", "upwards of")
_BELOW = ("less than", "under", "fewer than", "below")
_NEARLY = ("nearly", "almost", "close to")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact value with its unit; ``currency`` is a sign from ``CURRENCIES`` for money."""

    value: Decimal
    unit: str
    currency: str = "$"


def round_to(value: Decimal, digits: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    """``value`` with ``digits`` significant digits."""
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), rounding=rounding) if value else value


def write(value: Decimal, quantity: Quantity, rng: random.Random) -> str:
    """``value`` in one of the forms that its unit allows; nothing is rounded."""
    number = _number(value, rng, words=quantity.unit == "count")
    if quantity.unit != "money":
        return number + rng.choice(UNITS[quantity.unit])
    sign = quantity.currency
    if rng.random() < 0.25:
        return f"{number} {CURRENCIES[sign]}"
    for scale, word, short in _SCALES:
        if number.endswith(word) and scale and rng.random() < 0.3:
            return f"{sign}{number.removesuffix(word).strip()}{short}"
    return sign + number


def _number(value: Decimal, rng: random.Random, *, words: bool) -> str:
    if words and value == value.to_integral_value() and 0 <= value <= 12 and rng.random() < 0.6:
        return _WORDS[int(value)]
    for scale, word, _ in _SCALES:
        scaled = value / scale
        if scaled >= 1 and scaled == scaled.quantize(Decimal("0.001")) and rng.random() < 0.85:
            return f"{scaled.normalize():f} {word}"
    plain = f"{value.normalize():f}" if value == value.to_integral_value() else f"{value:f}"
    if value >= 1000:
        whole, _, rest = plain.partition(".")
        grouped = f"{int(whole):,}"
        if rng.random() < 0.08:
            grouped = grouped.replace(",", "")
        plain = f"{grouped}.{rest}" if rest else grouped
        if value % 1000 == 0 and value < 1_000_000 and rng.random() < 0.2:
            return (
                f"{value / 1000:f}".rstrip("0").rstrip(".") + " thousand"
                if value % 10_000
                else f"{int(value / 1000)} thousand"
            )
    return plain


def true_wording(quantity: Quantity, rng: random.Random, *, share: bool = False) -> str:
    """Words that hold of the value. With ``share``, a percentage may become "one in five" or "nearly half"."""
    value = quantity.value
    way = rng.random()
    if share and quantity.unit == "percent" and way < 0.35 and (said := _as_share(value, rng)):
        return said
    if quantity.unit in _CONVERSIONS and way < 0.25:
        factor, unit = _CONVERSIONS[quantity.unit]
        return f"{rng.choice(_ABOUT)} {_number(round_to(value * factor, 2), rng, words=False)}{unit}"
    if quantity.unit == "degrees":
        if way < 0.15:
            return f"{round_to(value * Decimal('1.8') + 32, 3):f}°F"
        return write(value, quantity, rng)
    if way < 0.40:
        return write(value, quantity, rng)
    near = round_to(value, rng.choice((2, 2, 3)) if value >= 10 else 1)
    if abs(near - value) > value * Decimal("0.05"):
        near = round_to(value, 2)
    if way < 0.60:
        return f"{rng.choice(_ABOUT)} {write(near, quantity, rng)}"
    if way < 0.68 and value >= 1000:
        return write(round_to(value, 3), quantity, rng)
    if way < 0.84:
        low = round_to(value, rng.choice((1, 2)), ROUND_FLOOR)
        if low < value:
            if low == 500_000 and quantity.unit == "count" and rng.random() < 0.6:
                return f"{rng.choice(ABOVE)} half a million"
            return f"{rng.choice(ABOVE)} {write(low, quantity, rng)}"
    high = round_to(value, 2, ROUND_CEILING)
    if high > value and high <= value * Decimal("1.04"):
        return f"{rng.choice(_NEARLY + _BELOW[:2])} {write(high, quantity, rng)}"
    return write(value, quantity, rng)


def _as_share(value: Decimal, rng: random.Random) -> str | None:
    for percent, words in _SHARES:
        if abs(value - percent) <= Decimal("1.5"):
            return f"{rng.choice(_ABOUT)} {words}"
        if percent + 1 < value < percent + 4 and percent in {25, 33, 50, 66, 75}:
            return f"more than {words}"
        if percent - 4 < value < percent - 1 and percent in {25, 33, 50, 66, 75}:
            return f"{rng.choice(('nearly', 'almost', 'just under', 'less than'))} {words}"
    return None


def false_wording(quantity: Quantity, rng: random.Random) -> str:
    """Words that do not hold of the value: another one, a slip of scale, swapped digits, the wrong side of a bound."""
    value = quantity.value
    way = rng.random()
    up, down = (
        Decimal(rng.choice(("1.3", "1.5", "1.8", "2.2", "3"))),
        Decimal(rng.choice(("0.3", "0.45", "0.6", "0.75"))),
    )
    if quantity.unit == "degrees":
        return write(value + rng.choice((-9, -6, -4, 4, 5, 8)), quantity, rng)
    if way < 0.15 and value >= 1000:
        other = value * Decimal(rng.choice(("10", "0.1", "1000"))) if value < 10**9 else value * Decimal("0.1")
        return write(_like(other, value), quantity, rng)
    if way < 0.30 and (swapped := _swapped(value, rng)) is not None:
        return write(swapped, quantity, rng)
    if way < 0.45:
        return f"{rng.choice(ABOVE)} {write(max(round_to(value * up, 2), value + 1), quantity, rng)}"
    low = round_to(value * down, 2)
    if way < 0.60 and low < value:
        return f"{rng.choice(_BELOW[:2])} {write(low, quantity, rng)}"
    other = _like(value * rng.choice((up, down)), value)
    if abs(other - value) < value * Decimal("0.2"):
        other = value + max(Decimal(2), round_to(value * up, 2))
    if way < 0.8:
        return write(other, quantity, rng)
    return f"{rng.choice(_ABOUT + _NEARLY)} {write(round_to(other, 2) if other >= 10 else other, quantity, rng)}"


def _like(other: Decimal, value: Decimal) -> Decimal:
    """``other`` with as many decimals as ``value``, and no more than four digits where it is big."""
    exponent = value.as_tuple().exponent
    shown = other.quantize(Decimal(1).scaleb(min(0, int(exponent)))) if isinstance(exponent, int) else other
    return round_to(shown, 4) if shown >= 100_000 else shown


def _swapped(value: Decimal, rng: random.Random) -> Decimal | None:
    """Two digits changed places, and the value moved by 5% or more; None if no swap does that."""
    digits = list(f"{value.normalize():f}")
    places = [i for i, digit in enumerate(digits) if digit.isdigit()]
    pairs = [(a, b) for a in places for b in places if a < b and digits[a] != digits[b]]
    rng.shuffle(pairs)
    for a, b in pairs:
        shown = digits.copy()
        shown[a], shown[b] = shown[b], shown[a]
        other = Decimal("".join(shown))
        if shown[0] != "0" and abs(other - value) >= value * Decimal("0.05"):
            return other
    return None
