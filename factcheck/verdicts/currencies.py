"""Amounts of money in another currency, by a rate of exchange that the evidence states for their time.

"CHF 10 million" beside "one Swiss franc bought 1.10 US dollars" makes $11 million. Without a stated rate nothing is
converted; a rate of another time than the amount's does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from factcheck.figures import find_figures
from factcheck.figures.compare import compare_figures, is_amount
from factcheck.figures.currency_table import CURRENCIES
from factcheck.figures.tolerance import accepts_in_words
from factcheck.figures.wording import number_in_words, period_in_words
from factcheck.records import Bound, Comparison, Figure, Kind, Outcome, Period
from factcheck.verdicts.lapses import Derivation
from factcheck.verdicts.levels import Level, find_levels
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

_BUYS = re.compile(
    r"\s*(?:=|≈|:|,?\s*(?:(?:bought|buys|cost|costs|fetched|equals|equalled|stood at|stands at|traded at)"
    r"|(?:was|is|were)(?:\s+(?:worth|equal to|equivalent to))?))\s*(?:about|around|some|roughly)?\s*$",
    re.IGNORECASE,
)
_TO_ONE = re.compile(
    r"\s*(?:to|per|for|against|a|an)\s+(?:the|one|1|each|every)?\s*(?P<money>(?:[A-Z]{2,3}\$?\s+)?[\w$€£¥]+(?:\s+\w+)?)"
)
_PER = re.compile(r"\s(?:per|an?|to the)\s")
_UNITS = {Decimal(1), Decimal(100), Decimal(1000)}
MOST_RATES = 4
DENYING = 0.6
"""How much of the claim an amount must cover for its conversion to deny the claim's."""


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """How many units of ``target`` one unit of ``source`` bought, where and when the evidence says so."""

    source: str
    target: str
    price: Decimal
    told: str
    figures: tuple[Figure, ...]
    reading: Reading
    period: Period | None


def conversions(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """The claimed amount from one that the evidence states in another currency."""
    figure = claim.figure
    if figure.kind is not Kind.MONEY or figure.value is None or figure.unit is None or is_amount(figure):
        return
    rates = [
        rate for reading in readings for rate in exchange_rates(reading) if figure.unit in {rate.source, rate.target}
    ]
    if not rates:
        return
    levels = [level for level in find_levels(claim, readings, {}) if level.setting.figure.kind is Kind.MONEY]
    for rate in rates[:MOST_RATES]:
        own = rate.source if rate.target == figure.unit else rate.target
        amounts = [
            level
            for level in levels
            if level.setting.figure.unit == own
            and level.setting.figure not in rate.figures
            and _of_one_time(rate.period, level.setting.period or claim.period)
        ]
        for level in amounts:
            comparison = _converted(figure, level, rate)
            if comparison.outcome is Outcome.DIFFERS and (len(amounts) > 1 or level.cover < DENYING):
                continue
            inputs = tuple(dict.fromkeys((level.reading, rate.reading)))
            yield Derivation(comparison, inputs, (1 + level.cover) / 2, len(amounts) * len(rates))


def rate_query(claim: Setting, readings: Iterable[Reading]) -> str | None:
    """What to look up where the evidence states an amount in another currency than the claim; None if there is none."""
    figure = claim.figure
    if figure.kind is not Kind.MONEY or figure.unit not in CURRENCIES:
        return None
    others = {
        setting.figure.unit
        for reading in readings
        for setting in reading.settings
        if setting.figure.kind is Kind.MONEY and setting.figure.unit in CURRENCIES
    } - {figure.unit}
    if not others:
        return None
    names = " ".join(CURRENCIES[unit].plural for unit in sorted({figure.unit, *others} - {None}) if unit is not None)
    when = f" {period_in_words(claim.period)}" if claim.period is not None else ""
    return f"exchange rate {names}{when}"


def exchange_rates(reading: Reading) -> Iterator[ExchangeRate]:
    """The rates that a passage states: "one euro bought 1.08 dollars", "83.1 rupees to the dollar"."""
    money = [setting for setting in reading.settings if setting.figure.kind is Kind.MONEY]
    for place, setting in enumerate(money):
        following = money[place + 1] if place + 1 < len(money) else None
        one = setting.figure
        text = setting.text
        if one.value is None or one.unit is None:
            continue
        if (
            following is not None
            and one.value in _UNITS
            and following.figure.unit not in {None, one.unit}
            and following.figure.value
            and _BUYS.fullmatch(text[one.end : following.figure.start])
        ):
            yield _rate(one.unit, one.value, following, (one, following.figure), reading)
            continue
        within = _PER.search(one.text)
        other = _unit_behind(text[one.end if within is None else one.start + within.start() :])
        if other is not None and other != one.unit:
            yield _rate(other, Decimal(1), setting, (one,), reading)


def _rate(source: str, units: Decimal, price: Setting, figures: tuple[Figure, ...], reading: Reading) -> ExchangeRate:
    figure = price.figure
    each = (figure.value or Decimal(0)) / units
    told = f"{_as_written(each)} {figure.unit} a {source}"
    return ExchangeRate(source, figure.unit or "", each, told, figures, reading, price.period)


def _as_written(value: Decimal) -> str:
    """A rate as it is written, without zeros at its end."""
    return f"{value.normalize():f}"


def _unit_behind(after: str) -> str | None:
    """The currency whose one unit stands behind an amount: "to the US dollar", "per euro"."""
    match = _TO_ONE.match(after)
    if match is None:
        return None
    found = find_figures(f"1 {match['money']}").figures
    return found[0].unit if found and found[0].kind is Kind.MONEY and found[0].start == 0 else None


def _of_one_time(rate: Period | None, amount: Period | None) -> bool:
    return rate is None or amount is None or rate.overlaps(amount)


def _converted(claimed: Figure, level: Level, rate: ExchangeRate) -> Comparison:
    figure = level.setting.figure
    with localcontext(prec=40):
        value = figure.value or Decimal(0)
        amount = value * rate.price if figure.unit == rate.source else value / rate.price
        amount = amount.quantize(Decimal("1e-6"))
    result = replace(
        figure, text=number_in_words(amount), value=amount, unit=claimed.unit, step=None, bound=Bound.EQUAL, vague=False
    )
    compared = compare_figures(claimed, result)
    working = (
        f"{figure.text} at {rate.told} is {number_in_words(amount)} {claimed.unit}, and “{claimed.text}” accepts "
        f"{accepts_in_words(claimed)}"
    )
    reason = {Outcome.AGREES: "exchanged", Outcome.DIFFERS: "exchanged-differs"}.get(compared.outcome, "too-close")
    return Comparison(compared.outcome, reason, working, (figure, *rate.figures))
