"""The unit after a number of time, and the halves and quarters between the two: five-day, two and a half years, 3h."""

from __future__ import annotations

from decimal import Decimal

from factcheck.figures.temporal.names import GLUED_UNITS, UNITS, words
from factcheck.figures.temporal.numbers import Number
from factcheck.figures.temporal.tokens import Tokens

HALF, QUARTER, ONE = Decimal("0.5"), Decimal("0.25"), Decimal(1)

# Words that may stand between the number and its unit.
_BETWEEN = frozenset(
    words("more additional extra fewer less full whole straight consecutive working business calendar successive")
)
SUBUNITS = ("century", "decade", "year", "month", "week", "day", "hour", "minute", "second")
# Units that convert exactly into each other, in the smallest unit of their family.
IN_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "night": 86400,
    "week": 604800,
    "fortnight": 1209600,
}
IN_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def unit_at(t: Tokens, i: int) -> str | None:
    """The unit of time at token ``i``."""
    unit = UNITS.get(t.low[i])
    if unit and t.raw[i].istitle() and t.low[i + 1] not in {"-", "after", "later", "ago"}:
        return None  # "60 Minutes", "Seven Years' War": names
    if unit and t.low[i + 1] not in {"century", "hand", "wind"}:
        return unit
    return None


def unit_after(t: Tokens, n: Number) -> tuple[str, int] | None:
    """The unit after a number: "five days", "five-day", "3h", "5 more days", "3 business days"."""
    j = n.end
    if (t.low[j] == "-" and (t.glued(j) or not n.digits)) or t.low[j] in _BETWEEN:
        j += 1
    word = t.low[j]
    if n.digits and t.glued(j) and j == n.end and word in GLUED_UNITS and not t.glued(j + 1):
        if word == "s" and n.value >= 10:
            return None
        return GLUED_UNITS[word], j + 1
    unit = "hour" if word == "h" and n.digits and j == n.end else unit_at(t, j)
    if unit is None:
        return None
    if j == n.end and t.glued(j) and not n.digits:
        return None
    if t.low[j + 1] == "-" and t.glued(j + 1) and j == n.end and n.value > 1 and not word.endswith("s"):
        return None  # "nine second-level courts"
    return unit, j + 1


def and_fraction(t: Tokens, n: Number) -> Number:
    """As in "two and a half", "one and three quarters of (an)" before the unit."""
    j = n.end
    if t.low[j] == "-" and t.low[j + 1] == "and":
        j += 1
    if t.low[j] != "and":
        return n
    j += 1
    j += t.low[j] == "-"
    top = {"one": 1, "two": 2, "three": 3}.get(t.low[j], 0)
    if t.low[j] in {"a", "an"} or top:
        j += 1
    j += t.low[j] == "-"
    part = {"half": HALF, "quarter": QUARTER, "quarters": QUARTER}.get(t.low[j])
    if part is None or (top > 1 and part == HALF):
        return n
    end = j + 1
    if t.low[end] == "of":
        end += 2 if t.low[end + 1] in {"a", "an"} else 1
    if not unit_at(t, end + (t.low[end] == "-")):
        return n
    return Number(n.value + part * max(top, 1), part, end, n.digits)


def ratio(unit: str, other: str) -> Decimal | None:
    """How many of ``other`` one ``unit`` is, where that is a whole number."""
    for family in (IN_SECONDS, IN_MONTHS):
        if unit in family and other in family and family[unit] % family[other] == 0:
            return Decimal(family[unit] // family[other])
    return None


def rough(unit: str, other: str) -> Decimal | None:
    """Across the two families a year is 365 days and a month 30, as people count in such phrases."""
    days = {"year": 365, "month": 30}.get(unit)
    if days is None or other not in IN_SECONDS:
        return None
    return Decimal(days * 86400) / IN_SECONDS[other]
