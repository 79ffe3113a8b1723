"""Rates of exchange that a text states: "one euro bought 1.08 dollars", "83.1 rupees to the dollar"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from factcheck.figures import find_figures
from factcheck.records import Figure, Kind, Period
from factcheck.verdicts.setting import Setting

_BUYS = re.compile(
    r"\s*(?:=|≈|,?\s*(?:bought|buys|equals|equalled|(?:is|was) (?:worth|equal to|equivalent to)))"
    r"\s*(?:about|around|some|roughly)?\s*",
    re.IGNORECASE,
)
_ONE_BUYS = re.compile(
    r"\s*(?::|cost|costs|fetched|stood at|stands at|traded at|was|is)\s*(?:about|around|some)?\s*", re.I
)
_TO_ONE = re.compile(
    r"\s*(?:to|per|for|against|a|an)\s+(?:the|one|1|each|every)?\s*(?P<money>(?:[A-Z]{2,3}\$?\s+)?[\w$€£¥]+(?:\s+\w+)?)"
)
_PER = re.compile(r"\s(?:per|an?|to the)\s")
_UNITS = {Decimal(1), Decimal(100), Decimal(1000)}
_COINS = "dollar|euro|pound|yen|franc|rupee|yuan|lira|rouble|peso"
_SPEAKS = re.compile(
    rf"\b(?:exchange rates?|exchanged?|bought|buys|traded|against the|(?:to the|per) (?:\w+ )?(?:{_COINS})"
    rf"|the (?:\w+ )?(?:{_COINS}) (?:fell|rose|slid|stood|gained|lost))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """How many units of ``target`` one unit of ``source`` bought, and when the text says so; ``told`` words it."""

    source: str
    target: str
    price: Decimal
    told: str
    figures: tuple[Figure, ...]
    period: Period | None


def speaks_of_rates(text: str) -> bool:
    """Whether a text speaks of what money is worth in other money."""
    return bool(_SPEAKS.search(text))


def exchange_rates(settings: Sequence[Setting]) -> tuple[ExchangeRate, ...]:
    """The rates that the figures of a text state.

    A fee is none: "a transfer of 1,000 euros cost 25 dollars". Of one unit more verbs tell a price.
    """
    money = tuple(setting for setting in settings if setting.figure.kind is Kind.MONEY)
    return _rates(money) if money else ()


@lru_cache(4_096)
def _rates(money: tuple[Setting, ...]) -> tuple[ExchangeRate, ...]:
    return tuple(_found(money))


def _found(money: tuple[Setting, ...]) -> Iterator[ExchangeRate]:
    for place, setting in enumerate(money):
        one, text = setting.figure, setting.text
        if not one.value or one.unit is None:
            continue
        following = money[place + 1] if place + 1 < len(money) else None
        if following is not None and one.value in _UNITS and following.figure.unit not in {None, one.unit}:
            between = text[one.end : following.figure.start]
            buys = _BUYS.fullmatch(between) or (one.value == 1 and _ONE_BUYS.fullmatch(between))
            if buys and following.figure.value:
                yield _rate(one.unit, one.value, following, (one, following.figure))
                continue
        within = _PER.search(one.text)
        other = _unit_behind(text[one.end if within is None else one.start + within.start() :])
        if other is not None and other != one.unit:
            yield _rate(other, Decimal(1), setting, (one,))


def _rate(source: str, units: Decimal, price: Setting, figures: tuple[Figure, ...]) -> ExchangeRate:
    figure = price.figure
    each = (figure.value or Decimal(0)) / units
    told = f"{each.normalize():f} {figure.unit} a {source}"
    return ExchangeRate(source, figure.unit or "", each, told, figures, price.period)


def _unit_behind(after: str) -> str | None:
    """The currency whose one unit stands behind an amount: "to the US dollar", "per euro"."""
    match = _TO_ONE.match(after)
    if match is None:
        return None
    found = find_figures(f"1 {match['money']}").figures
    return found[0].unit if found and found[0].kind is Kind.MONEY and found[0].start == 0 else None
