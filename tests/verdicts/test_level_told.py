"""A level before or after a change, as the model is shown it."""

from __future__ import annotations

import pytest

from factcheck.figures import find_figures
from factcheck.figures.marking import mark, marked
from factcheck.verdicts.level_told import as_level, at_its_time
from factcheck.verdicts.setting import describe


def shown(text: str, own: str) -> str:
    setting = next(each for each in describe(text, find_figures(text).figures) if each.figure.text == own)
    told = as_level(mark(text, setting.figure, marked(setting.figure)), setting.figure)
    return at_its_time(told, setting)


@pytest.mark.parametrize(
    ("text", "own", "told"),
    [
        ("The school fell from 52 to 34 pupils between 2010 and 2020.", "52", "The school stood at X pupils in 2010."),
        ("Debt rose from 3 to 4 billion euros in 2018.", "4 billion euros", "Debt stood at X euros in 2018."),
        ("Sales rose to 45 million euros, from 38 million.", "38 million", "Sales stood at X million euros."),
        ("The rate was cut to 42 percent from 45 percent.", "42 percent", "The rate stood at X percent."),
        ("Inflation slowed to 3.2 percent in May 2020.", "3.2 percent", "Inflation stood at X percent in May 2020."),
    ],
)
def test_the_change_is_left_out(text: str, own: str, told: str) -> None:
    assert shown(text, own) == told


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Sales rose by 12 percent in 2018.", "12 percent"),  # the amount
        ("The plant has 45 workers.", "45"),  # no change
        ("He moved to 3 towns.", "3"),  # nor here
    ],
)
def test_other_figures_stay_as_they_stand(text: str, own: str) -> None:
    figure = next(each for each in find_figures(text).figures if each.text == own)
    assert as_level(mark(text, figure, marked(figure)), figure) == mark(text, figure, marked(figure))
