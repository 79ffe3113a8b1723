"""Two figures compared, each in the terms of the other side: its rate, its cents, its scale, the rest of a whole."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from factcheck.figures.changed_by import is_amount
from factcheck.figures.compare import compare_figures
from factcheck.figures.context import CENTED
from factcheck.records import Change, Comparison, Direction, Figure, Kind, Outcome, Role
from factcheck.verdicts.dates import compare_dated
from factcheck.verdicts.each import OF_ONE, OFTEN
from factcheck.verdicts.quantified import more_than_half, nearly_all
from factcheck.verdicts.setting import Setting
from factcheck.verdicts.swapped import are_swapped, from_the_other_side
from factcheck.verdicts.temperatures import as_difference, as_differences, may_be_difference, two_scales
from factcheck.verdicts.words import concept

KEPT = 8_192
"""Pairs of figures that stay compared: each is needed twice in a check, and again when an article is watched."""
_compared = lru_cache(KEPT)(compare_figures)
_dated = lru_cache(KEPT)(compare_dated)
COMPLEMENT = "complement"
"""Why two shares agree of which one is of those who have and the other of those who have not."""


def as_change(claimed: Figure, setting: Setting) -> Figure:
    """A growth of -1.8 percent is a fall by 1.8 percent, where the claim states a change."""
    figure = setting.figure
    if not setting.rate or figure.change is not None or figure.value is None or not is_amount(claimed):
        return figure
    way = Direction.ROSE if figure.value >= 0 else Direction.FELL
    return replace(figure, value=abs(figure.value), change=Change(way, Role.AMOUNT))


_BARE_CENTS = re.compile(r"\bcents?\b|¢", re.IGNORECASE)


_DOLLARS = frozenset("USD AUD CAD NZD SGD HKD TWD JMD TTD BBD BSD NAD FJD".split())
_PLAIN_DOLLARS = re.compile(r"(?<![A-Za-z])\$|(?<!US )(?<!U\.S\. )(?<!American )\bdollars?\b")


def _in_cents_of(claimed: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Both figures, bare cents of one taken for those of the other's currency, and plain dollars for its dollars."""
    if claimed.kind is not Kind.MONEY or other.kind is not Kind.MONEY or claimed.unit == other.unit:
        return claimed, other
    if {claimed.unit, other.unit} <= _DOLLARS:
        if claimed.unit == "USD" and _PLAIN_DOLLARS.search(claimed.text):
            return replace(claimed, unit=other.unit), other
        if other.unit == "USD" and _PLAIN_DOLLARS.search(other.text):
            return claimed, replace(other, unit=claimed.unit)
    if claimed.unit == "USD" and _BARE_CENTS.search(claimed.text) and other.unit in CENTED:
        return replace(claimed, unit=other.unit), other
    if other.unit == "USD" and _BARE_CENTS.search(other.text) and claimed.unit in CENTED:
        return claimed, replace(other, unit=claimed.unit)
    return claimed, other


_SHARES = {Kind.PERCENT, Kind.FRACTION}


def compare_settings(claim: Setting, evidence: Setting) -> Comparison:
    """The two figures compared, each in the terms of the other side.

    Where one side states a share of those who have and the other of those who have not, what is left of the whole is
    compared; that the shares themselves differ then says nothing.
    """
    if claim.figure.kind is Kind.DATE and evidence.figure.kind is Kind.DATE:
        return _dated(claim, evidence)
    rated = as_rated(claim, evidence)
    claimed, other = _in_cents_of(*rated)
    if are_swapped(claim, evidence):
        return _compare_swapped(claimed, other)
    if claim.quantifier == "most" != evidence.quantifier:
        part = None not in {other.value, claimed.value} and (other.value or 0) < (claimed.value or 0)
        return _compared(more_than_half(claimed), other, None) if part else _NO_PART
    if claim.quantifier == "nearly" != evidence.quantifier:
        known = other.value is not None and claimed.value is not None and other.value < claimed.value
        nearly = nearly_all(claimed, other.value) if known and other.value is not None else None
        return _NO_PART if nearly is None else _compared(nearly, other, None)
    if two_scales(claimed, other):
        return _compare_temperatures(as_difference(claim, claimed), as_difference(evidence, other), evidence.trend)
    comparison = _compared(claimed, other, evidence.trend)
    if (claimed, other) != rated and comparison.outcome is Outcome.DIFFERS:
        return Comparison(Outcome.INCOMPARABLE, "other-unit", comparison.working, (other,))  # whose cents is a guess
    if "none" in {claim.quantifier, evidence.quantifier} and comparison.reason != "other-unit":
        counts = ["none" if side.quantifier == "none" else side.figure.text for side in (evidence, claim)]
        reason = "denied" if comparison.outcome is Outcome.DIFFERS else comparison.reason
        return replace(comparison, reason=reason, working=f"the evidence counts {counts[0]}, the article {counts[1]}")
    if comparison.outcome is Outcome.DIFFERS and _PEAK.match(claimed.text) and not _AT_PEAK.search(evidence.text):
        return Comparison(Outcome.INCOMPARABLE, "too-close", "", (other,))  # "as high as 12" may have been for a day
    if _points_called_percent(claim, evidence, comparison):
        return Comparison(Outcome.INCOMPARABLE, "too-close", comparison.working, (other,))
    shares = {claimed.kind, other.kind} <= _SHARES and not is_amount(claimed) and not is_amount(other)
    if not shares or claim.negated == evidence.negated:
        return comparison
    rest = _rest(other)
    if rest is not None and _compared(claimed, rest, None).outcome is Outcome.AGREES:
        working = f"the rest of {other.text} is {rest.text}, which “{claimed.text}” allows"
        return Comparison(Outcome.AGREES, COMPLEMENT, working, (other,))
    if comparison.outcome is Outcome.DIFFERS:
        return Comparison(Outcome.INCOMPARABLE, "too-close", "", (other,))
    return comparison


def _compare_swapped(claimed: Figure, other: Figure) -> Comparison:
    """Two comparisons of which one is told from the other side. Only agreement counts."""
    turned = from_the_other_side(other)
    comparison = _SWAPPED if turned is None else _compared(claimed, turned, None)
    if comparison.outcome is not Outcome.AGREES or turned is None:
        return _SWAPPED
    told = f"{other.text} told from the other side is what “{claimed.text}” says"
    return replace(comparison, reason="conversion", working=told, figures=(other,))


_LEVEL = re.compile(r"\d\s?(?:%|per ?cent\b)", re.IGNORECASE)


def _points_called_percent(claim: Setting, evidence: Setting, comparison: Comparison) -> bool:
    """Whether a change in points is told in percent, loosely, and no level tells that the two differ."""
    kinds = {claim.figure.kind, evidence.figure.kind}
    if comparison.reason != "unit-differs" or kinds != {Kind.PERCENT, Kind.POINTS}:
        return False
    around = [side.text[: side.figure.start] + " " + side.text[side.figure.end :] for side in (claim, evidence)]
    return not any(_LEVEL.search(text) for text in around)


_SWAPPED = Comparison(Outcome.INCOMPARABLE, "other-unit", "", ())


def _compare_temperatures(claimed: Figure, other: Figure, trend: Direction | None) -> Comparison:
    """Temperatures of two scales; those that agree as differences, of which no word tells, do not deny."""
    comparison = _compared(claimed, other, trend)
    untold = may_be_difference(claimed) and may_be_difference(other) and comparison.outcome is Outcome.DIFFERS
    if untold and _compared(*as_differences(claimed, other), None).outcome is Outcome.AGREES:
        return Comparison(Outcome.INCOMPARABLE, "too-close", "", (other,))
    return comparison


_NO_PART = Comparison(Outcome.INCOMPARABLE, "other-unit", "", ())
"""As many as there are in all, or more, are no part of them."""
_PEAK = re.compile(r"as (?:high|low|long|large) as\b", re.IGNORECASE)
_AT_PEAK = re.compile(
    r"\b(?:highest|lowest|longest|largest|peak\w*|record|maximum|minimum|max|min|topped|bottomed)\b", re.IGNORECASE
)


def _rest(share: Figure) -> Figure | None:
    """What is left of the whole beside a share."""
    whole = Decimal(100) if share.kind is Kind.PERCENT else Decimal(1)
    if share.value is None or not 0 <= share.value <= whole:
        return None
    value = whole - share.value
    text = f"{value.normalize():f}%" if share.kind is Kind.PERCENT else f"{value:.3g}"
    return replace(share, value=value, text=text, change=None)


def as_rated(claim: Setting, evidence: Setting) -> tuple[Figure, Figure]:
    """Both figures, the one without a rate with that of the other where its words say so.

    "Women had 4.9 children on average" is 4.9 a woman, "each dose holds 7.5 mg" 7.5 mg a dose.
    """
    claimed, other = claim.figure, as_change(claim.figure, evidence)
    if claimed.rate is None and other.rate is not None and _says_each(claim, other.rate):
        return replace(claimed, rate=other.rate), other
    if other.rate is None and claimed.rate is not None and _says_each(evidence, claimed.rate):
        return claimed, replace(other, rate=claimed.rate)
    return claimed, other


def _says_each(setting: Setting, rate: str) -> bool:
    """Whether a clause speaks of the one that a rate is told for, and of each or the average."""
    often = OFTEN.get(rate)
    if often is not None:
        return often.search(setting.clause) is not None
    noun = concept(rate.removeprefix("per "))
    if noun is None or " " in noun or noun not in setting.all_words:
        return False
    return bool(OF_ONE.search(setting.clause))
