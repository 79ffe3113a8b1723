"""Quantities: an amount with its currency, scale letter, unit and rate. "$15.4/hour", "1.2m", "27-kilometre", "5ft
11in".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.figures import letters, measures, money, numerals, units
from factcheck.figures.amounts import Amount, read_amount
from factcheck.figures.drafts import Draft
from factcheck.figures.hedges import hedge_after
from factcheck.figures.lengths import read_compound, read_quoted_length
from factcheck.figures.percents import read_percent
from factcheck.figures.rates import read_rate
from factcheck.figures.tokens import BREAK, NUMBER, WORD, Token
from factcheck.figures.word_sets import word_set
from factcheck.records import Kind

_TIME = frozenset({"time", "calendar time"})


_PLUS_MINUS = frozenset({"±"})


def read_quantity(tokens: Sequence[Token], i: int, style: numerals.Style = numerals.ENGLISH) -> Draft | None:
    """Read the one quantity that starts at ``tokens[i]``, with all its parts; None where none starts there."""
    before = _currency_before(tokens, i)
    if before is not None:
        code, at, sign = before
        amount = read_amount(tokens, at, style)
        if amount is None or amount.part:
            return None
        return _money(tokens, i, amount if sign > 0 else _negated(amount), code)
    amount = read_amount(tokens, i, style)
    if amount is None:
        return _lone_unit(tokens, i)
    return _with_unit(tokens, amount)


def _currency_before(tokens: Sequence[Token], i: int) -> tuple[str, int, int] | None:
    """A currency before the amount, with the sign on either side of it: "-$5", "$-5"."""
    sign, at = 1, i
    if tokens[i].text in {"-", "−"} and not tokens[i].glued and tokens[i + 1].glued:
        sign, at = -1, i + 1
    read = money.read_currency_before(tokens, at)
    return None if read is None else (read[0], read[1], sign)


def _negated(amount: Amount) -> Amount:
    return replace(amount, value=None if amount.value is None else -amount.value)


def _money(tokens: Sequence[Token], first: int, amount: Amount, code: str) -> Draft:
    letter = letters.read_money_scale(tokens, amount)
    if letter is not None:
        amount = amount.times(*letter)
    end = amount.end
    named = money.read_currency_after(tokens, end, amount.scale, digits=not amount.words)
    if named is not None and (named[0] == code or named[3] or code in {"USD"}) and named[2] == 1:
        code, end = (named[0] if not named[3] else code), named[1]
    draft = _draft(amount, Kind.MONEY, first=first, end=end, unit=code)
    return _rated(tokens, _with_coins(tokens, draft))


def _draft(amount: Amount, kind: Kind, *, first: int, end: int, unit: str | None = None) -> Draft:
    return Draft(
        first,
        end,
        kind,
        amount.value,
        amount.low,
        amount.high,
        amount.step,
        unit=unit,
        scale=amount.scale,
        vague=amount.vague,
        ambiguous=amount.ambiguous,
        words=amount.words,
    )


def _rated(tokens: Sequence[Token], draft: Draft) -> Draft:
    rate = read_rate(tokens, draft.end, money=draft.kind is Kind.MONEY, unit=draft.unit)
    return draft if rate is None else replace(draft, rate=rate[0], end=rate[1])


def _with_unit(tokens: Sequence[Token], amount: Amount) -> Draft:
    percent = _percent(tokens, amount)
    if percent is not None:
        return percent
    letter = letters.read_scale(tokens, amount)
    ambiguous = amount.ambiguous
    if letter is not None:
        scale, end, guessed = letter
        amount = amount.times(scale, end)
        ambiguous = ambiguous or guessed
    at = _of_unit(tokens, amount)
    currency = money.read_currency_after(tokens, at, amount.scale, digits=not amount.words)
    if currency is not None:
        code, end, worth, guessed = currency
        draft = _worth(_draft(amount, Kind.MONEY, first=amount.first, end=end, unit=code), worth, guessed)
        return _rated(tokens, _with_coins(tokens, draft) if worth == 1 else draft)
    odd = hedge_after(tokens, amount.end) if tokens[amount.end].text in {"-", "+"} else None
    if odd is not None:
        at = odd[1]  # "20-odd years", "100+ km"
    unit = measures.read_unit(tokens, at, digits=not amount.words) or read_quoted_length(tokens, amount)
    if unit is None and tokens[amount.end].low == "below" and tokens[amount.end + 1].low in {"zero", "freezing"}:
        return _below_zero(
            tokens, replace(_draft(amount, Kind.MEASURE, first=amount.first, end=amount.end), unit="degree")
        )
    if unit is None:
        kind = Kind.FRACTION if amount.part else Kind.NUMBER
        draft = replace(_draft(amount, kind, first=amount.first, end=amount.end), ambiguous=ambiguous)
        return draft if amount.part else _rated(tokens, draft)
    name, end = unit
    if name == "second" and _is_decade(tokens, amount):
        low = amount.value or Decimal(0)
        return replace(
            _draft(amount, Kind.NUMBER, first=amount.first, end=end), value=None, low=low, high=low + 9, vague=True
        )
    kind = Kind.DURATION if units.dimension(name) in _TIME else Kind.MEASURE
    draft = replace(_draft(amount, kind, first=amount.first, end=end, unit=name), ambiguous=ambiguous)
    if odd is not None:
        draft = replace(draft, bound=odd[0])
    if draft.step is None and draft.value is not None:
        draft = replace(draft, step=Decimal("0.1"))
    draft = _below_zero(tokens, draft)
    return _rated(tokens, read_compound(tokens, draft))


def _with_coins(tokens: Sequence[Token], draft: Draft) -> Draft:
    """ "three dollars and 50 cents", "6 pounds 10 pence": one sum."""
    at = draft.end + 1 if tokens[draft.end].low == "and" else draft.end
    if draft.value is None or draft.value != int(draft.value) or tokens[at].kind not in {NUMBER, WORD}:
        return draft
    amount = read_amount(tokens, at)
    if amount is None or amount.value is None or not 0 < amount.value < 100:
        return draft
    coins = money.read_currency_after(tokens, amount.end, Decimal(1), digits=not amount.words)
    if coins is None or coins[2] == 1 or (coins[0] != draft.unit and not coins[3]):
        return draft
    return replace(draft, value=draft.value + amount.value * coins[2], step=coins[2], end=coins[1])


def _is_decade(tokens: Sequence[Token], amount: Amount) -> bool:
    """Whether "20s" is a stretch of numbers, not of seconds: "temperatures in the low 20s"."""
    near = tokens[amount.first - 1].low in {"the", "low", "mid", "high", "upper", "lower", "-"}
    return (
        near
        and tokens[amount.end].glued
        and amount.value is not None
        and amount.value % 10 == 0
        and 10 < amount.value < 100
    )


def _worth(draft: Draft, worth: Decimal, guessed: bool) -> Draft:
    """An amount in parts of a currency ("40 pence") in the currency."""
    if worth == 1:
        return draft
    scaled = [None if value is None else value * worth for value in (draft.value, draft.low, draft.high, draft.step)]
    return replace(
        draft, value=scaled[0], low=scaled[1], high=scaled[2], step=scaled[3], ambiguous=draft.ambiguous or guessed
    )


def _of_unit(tokens: Sequence[Token], amount: Amount) -> int:
    """The unit of a part may stand after an article: "half a litre", "a quarter of a mile", "tenth of a gallon"."""
    if amount.vague and amount.low is not None and tokens[amount.end].low == "of":
        return amount.end + 1
    if not amount.part:
        return amount.end
    at = amount.end + 1 if tokens[amount.end].low == "of" else amount.end
    if tokens[at].low in {"a", "an"}:
        return at + 1
    return at


def _lone_unit(tokens: Sequence[Token], i: int) -> Draft | None:
    """ "a kilogram", "an ml", "a penny": one of a unit."""
    if tokens[i].low not in {"a", "an"}:
        return None
    currency = money.read_currency_after(tokens, i + 1, Decimal(1), digits=False)
    if currency is not None and tokens[i - 1].low not in {"not", "to"}:
        code, end, worth, guessed = currency
        if tokens[end].kind != BREAK and tokens[end].low in _COIN_USES:
            return None
        return _worth(Draft(i, end, Kind.MONEY, Decimal(1), step=Decimal(1), unit=code, words=True), worth, guessed)
    unit = measures.read_unit(tokens, i + 1, digits=False)
    if unit is None or units.dimension(unit[0]) in _TIME or tokens[i + 1].low in _NOT_LONE:
        return None
    return Draft(i, unit[1], Kind.MEASURE, Decimal(1), step=Decimal(1), unit=unit[0], words=True)


_COIN_USES = word_set("bill note coin sign store shop amount figure crisis rally index terms value zone area")


# Units whose names are other things when no number stands before them: "a foot in the door", "a bar", "a degree in
# law".


_NOT_LONE = word_set(
    "foot bar degree stone mole bit cup yard grain barrel ton square cubic stone knot barn calorie pint carat "
    "pixel amp atmosphere mil metre meter"
)


def _percent(tokens: Sequence[Token], amount: Amount) -> Draft | None:
    read = read_percent(tokens, _of_unit(tokens, amount))
    if read is None:
        return None
    kind, unit, end = read
    draft = _draft(amount, kind, first=amount.first, end=end, unit=unit)
    if draft.step is None and draft.value is not None:
        draft = replace(draft, step=Decimal("0.1"))
    if draft.step is not None and draft.value is not None and draft.step >= 10 and draft.scale == 1:
        draft = replace(draft, step=Decimal(1))
    return _rated(tokens, draft)


def _below_zero(tokens: Sequence[Token], draft: Draft) -> Draft:
    """ "2 degrees below zero" is minus two."""
    i = draft.end
    if (
        draft.unit
        and draft.unit.startswith("degree")
        and tokens[i].low == "below"
        and tokens[i + 1].low in {"zero", "freezing"}
    ):
        return replace(draft, value=-draft.value if draft.value is not None else None, end=i + 2)
    return draft


def read_plus_minus(tokens: Sequence[Token], i: int) -> int | None:
    """Return the index after "±" or "+/-" at ``tokens[i]``."""
    if tokens[i].text in _PLUS_MINUS:
        return i + 1
    if tokens[i].text == "+" and tokens[i + 1].text == "/" and tokens[i + 2].text in {"-", "−"}:
        return i + 3
    return i + 3 if tokens[i].low == "plus" and tokens[i + 1].low == "or" and tokens[i + 2].low == "minus" else None
