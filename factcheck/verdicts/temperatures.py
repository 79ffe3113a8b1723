"""Differences of temperatures, which convert without the zero of the scale: warmer by 2 °C is warmer by 3.6 °F."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.figures.changed_by import is_amount
from factcheck.figures.units import dimension
from factcheck.records import Change, Direction, Figure, Role
from factcheck.verdicts.setting import Setting

_MORE = r"warm(?:s|ed|ing|er)?|heat(?:s|ed|ing)?|hotter|above|higher|over|rises?|increases?|more"
_LESS = r"cool(?:s|ed|ing|er)?|chill(?:ed)?|colder|below|lower|under|drops?|falls?|declines?|less"
_BY = re.compile(rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b[^.;,\d]{{0,40}}?\b(?:by|of)\s+(?:[a-z]+\s+)?$", re.I)
_AWAY = re.compile(rf"\s+(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b(?!\s+(?:zero|freezing|nought|0))", re.IGNORECASE)


def as_difference(setting: Setting, figure: Figure) -> Figure:
    """The figure as the amount of a change, where it is a temperature that the words around it tell as a difference."""
    if dimension(figure.unit) != "temperature" or is_amount(figure):
        return figure
    told = _AWAY.match(setting.text, figure.end) or _BY.search(setting.text[: figure.start])
    if told is None:
        return figure
    return replace(figure, change=Change(Direction.ROSE if told["more"] else Direction.FELL, Role.AMOUNT))


def two_scales(one: Figure, other: Figure) -> bool:
    """Whether two temperatures are told in units with other zeros or other steps."""
    return one.unit != other.unit and dimension(one.unit) == dimension(other.unit) == "temperature"


GREATEST = 60
"""Degrees of the greatest difference that is told without a word for it ("limit warming to 1.5 °C")."""


def may_be_difference(figure: Figure) -> bool:
    """Whether a temperature of which no word tells that it is a level or a difference may be either."""
    return figure.change is None and (figure.value is None or abs(figure.value) <= GREATEST)


def as_differences(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Both as amounts of a change, whatever their words say."""
    rose = Change(Direction.ROSE, Role.AMOUNT)
    return replace(one, change=rose), replace(other, change=rose)
