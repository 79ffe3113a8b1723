"""The levels that the evidence states for a claim to follow from, each with how much its passage speaks of the claim's
subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.figures.changed_by import is_amount
from factcheck.records import Bound, Figure, Kind
from factcheck.verdicts.align import align
from factcheck.verdicts.contrasts import contrast
from factcheck.verdicts.match import Reading
from factcheck.verdicts.setting import Setting

MOST_LEVELS = 24
LEAST_COVER = 0.4
SPOKEN = 0.3
"""How much of a claim that speaks of a total its passage must cover: parts are named apart, the total is not."""
NAMED = 0.6
"""Cover of a passage that names all that a comparison names."""
_BARE = re.compile(
    r"\s*(?:[.,;:)]|$|\b(?:(?:the|a) (?:year|month|quarter|season)|last|this|earlier|from|for|in|before|after|on|by|at"
    r"|to|and|did|were|was|then)\b)"
)
"""What follows a number that counts nothing of its own."""
_LEVELS = {Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION, Kind.AGE}


@dataclass(frozen=True, slots=True)
class Level:
    """A level that the evidence states, with how much of the claim's words its passage covers."""

    setting: Setting
    reading: Reading
    cover: float


def find_levels(
    claim: Setting,
    readings: tuple[Reading, ...],
    masked: Mapping[int, float],
    *,
    least: float = LEAST_COVER,
    narrow: bool = True,
) -> list[Level]:
    """The stated levels that may bear on the claim, the best covered first, at most ``MOST_LEVELS``.

    With ``narrow``, a clause that contrasts with the claim's is left out; the parts of a total may differ from it.
    ``masked`` holds the model's view by passage: how far the two speak of the same quantity.
    """
    levels = []
    for reading in readings:
        for setting in _with_units(reading.settings):
            alignment = align(claim, setting)
            if alignment.gate == "other-entity" or (narrow and contrast(claim.undated, setting.undated)):
                continue
            features = alignment.features
            by_words = max(features["claim_covered"], features["measure_covered"])
            cover = max(by_words, masked.get(reading.passage.id, 0.0)) * (1 - 0.5 * features["names_exchanged"])
            if claim.gap is not None and claim.names and (alignment.named or alignment.cell):
                cover = max(cover, NAMED)  # "What separates the two is …" shares nothing but their names
            if cover >= least:
                levels.append(Level(setting, reading, cover))
    levels.sort(key=lambda level: (-level.cover, level.reading.passage.id, level.setting.figure.start))
    return levels[:MOST_LEVELS]


_MEAN = re.compile(r"an average of\b", re.IGNORECASE)


def _is_stated(figure: Figure) -> bool:
    """Whether a level is told without a hedge; that it is an average makes it no guess."""
    return figure.bound is Bound.EQUAL or (figure.bound is Bound.ABOUT and _MEAN.match(figure.text) is not None)


_OF = re.compile(r"\s+of\s+(?!the\b|its\b|their\b|those\b|them\b|these\b)[a-z]")


def _of_another_kind(text: str, before: Figure, figure: Figure) -> bool:
    """Whether a bare number is of another kind of what the one before measures: "90 litres of milk and 30 of cream"."""
    measured = before.kind in {Kind.MEASURE, Kind.MONEY} and before.end <= figure.start
    return bool(measured and _OF.match(text, before.end) and _OF.match(text, figure.end))


def _with_units(settings: Sequence[Setting]) -> Iterator[Setting]:
    """The levels among the figures; a bare number takes the unit and the rate that stand once, with the one before it
    ("140 hectares; the new one covers 283").
    """
    before: Figure | None = None
    for place, setting in enumerate(settings):
        figure = setting.figure
        if figure.kind is Kind.MONEY and figure.rate is None and _BARE.match(setting.text, figure.end):
            beside = [each.figure for each in settings[max(0, place - 1) : place + 2]]
            rates = [each.rate for each in beside if each.rate is not None and each.unit == figure.unit]
            figure = replace(figure, rate=rates[0] if rates else None)  # "from 1.05 euros to 1.20 a share"
        if figure.kind not in _LEVELS or figure.value is None or is_amount(figure) or not _is_stated(figure):
            continue
        if (
            before is not None
            and not (setting.item is not None and setting.label)
            and figure.kind is Kind.NUMBER
            and figure.rate is None
            and _of_another_kind(setting.text, before, figure)
        ):
            figure = replace(figure, kind=before.kind, unit=before.unit, rate=before.rate)
        elif (
            before is not None
            and not (setting.item is not None and setting.label)
            and figure.kind is Kind.NUMBER
            and figure.rate is None
            and _BARE.match(setting.text, figure.end)
        ):
            if before.kind is not Kind.NUMBER:
                figure = replace(figure, kind=before.kind, unit=before.unit, rate=before.rate, of=before.of)
            else:
                figure = replace(figure, rate=before.rate, of=before.of)
        if setting.figure is not figure:
            yield replace(setting, figure=figure)
        else:
            yield setting
        before = figure
