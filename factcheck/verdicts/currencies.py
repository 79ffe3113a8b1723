"""Amounts of money in another currency, by a rate of exchange that the evidence states for their time.

"CHF 10 million" beside "one Swiss franc bought 1.10 US dollars" makes $11 million. Without a stated rate nothing is
converted; a rate of another time than the amount's does not count, nor do rates that differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal, localcontext

from factcheck.figures.changed_by import is_amount
from factcheck.figures.compare import compare_figures
from factcheck.figures.currency_table import CURRENCIES
from factcheck.figures.tolerance import accepts_in_words
from factcheck.figures.wording import number_in_words, period_in_words
from factcheck.records import Bound, Comparison, Figure, Kind, Outcome, Period
from factcheck.verdicts.align import Alignment, align
from factcheck.verdicts.derivation import Derivation
from factcheck.verdicts.exchange import ExchangeRate, exchange_rates
from factcheck.verdicts.levels import Level, find_levels
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

_TIMES = {"equal", "unknown"}
_SAME = 0.99
_PLANNED = re.compile(
    r"\b(?:(?:was|were|is|are) to|plan\w*|expected|would|will|estimate\w*|forecast|budget\w*|first|phase|part)\b", re.I
)


def conversions(claim: Setting, readings: tuple[Reading, ...]) -> Iterator[Derivation]:
    """The claimed amount from one that the evidence states in another currency for the same time."""
    figure = claim.figure
    if figure.kind is not Kind.MONEY or figure.value is None or figure.unit is None or is_amount(figure):
        return
    stated = [(rate, reading) for reading in readings for rate in exchange_rates(reading.settings)]
    stated = [(rate, reading) for rate, reading in stated if figure.unit in {rate.source, rate.target}]
    prices = {(reading.passage.id, each.start) for rate, reading in stated for each in rate.figures}
    if claim.negated or not stated:
        return
    for level in find_levels(claim, readings, {}):
        own = level.setting.figure
        if own.kind is not Kind.MONEY or own.unit == figure.unit or level.setting.negated:
            continue
        if (level.reading.passage.id, own.start) in prices:
            continue  # what a rate itself states is nobody's money
        alignment = align(claim, level.setting)
        fitting = [
            (rate, reading)
            for rate, reading in stated
            if {rate.source, rate.target} == {own.unit, figure.unit}
            and _of_one_time(rate.period, level.setting.period or claim.period)
        ]
        if (
            alignment.gate is not None
            or alignment.period not in _TIMES
            or len({rate.price for rate, _ in fitting}) != 1
        ):
            continue
        rate, reading = fitting[0]
        comparison = _converted(figure, level, rate)
        planned = _PLANNED.search(level.setting.clause) is not None
        if comparison.outcome is Outcome.DIFFERS and (planned or not _surely_meant(alignment)):
            continue
        inputs = tuple(dict.fromkeys((level.reading, reading)))
        yield Derivation(comparison, inputs, (1 + level.cover) / 2)


def _surely_meant(alignment: Alignment) -> bool:
    """Whether the two amounts are of one thing by every word: a part of it, or a plan, may come to another amount."""
    features = alignment.features
    alike = features["clause_covered"] >= _SAME and features["evidence_covered"] >= _SAME
    return alike and not features["qualified"] and not features["names_missing"] and not features["contrasted"]


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


def _of_one_time(rate: Period | None, amount: Period | None) -> bool:
    return rate is None or (amount is not None and rate.overlaps(amount))


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
