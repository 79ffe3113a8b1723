"""The setting ``tolerance``: how far a hedge or a round number may reach, and that what was written stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.figures import find_figures
from factcheck.figures.compare import compare_figures
from factcheck.records import Figure, Leeway, Outcome

AGREES, DIFFERS, OPEN = Outcome.AGREES, Outcome.DIFFERS, Outcome.INCOMPARABLE


def figure(text: str) -> Figure:
    (found,) = find_figures(text).figures
    return found


@pytest.mark.parametrize(
    ("claimed", "stated", "strict", "usual", "lenient"),
    [
        ("about 1,000 people came", "1,060 people came", OPEN, AGREES, AGREES),
        ("about 1,000 people came", "1,140 people came", DIFFERS, OPEN, AGREES),
        ("about 1,000 people came", "1,500 people came", DIFFERS, DIFFERS, DIFFERS),
        ("nearly 300 people came", "275 people came", DIFFERS, AGREES, AGREES),
        ("nearly 300 people came", "301 people came", OPEN, OPEN, OPEN),
        ("500 people came", "510 people came", OPEN, AGREES, AGREES),
        ("$1.4 billion was paid", "$1.3 billion was paid", DIFFERS, DIFFERS, DIFFERS),
        ("340 people came", "341 people came", AGREES, AGREES, AGREES),
        ("exactly 340 people came", "341 people came", DIFFERS, DIFFERS, DIFFERS),
        ("200 to 300 people came", "341 people came", DIFFERS, DIFFERS, OPEN),
        ("200 to 300 people came", "304 people came", OPEN, AGREES, AGREES),
        ("3.4% of them", "3.44% of them", AGREES, AGREES, AGREES),
        ("3.4% of them", "3.46% of them", DIFFERS, DIFFERS, DIFFERS),
    ],
)
def test_a_hedge_reaches_as_far_as_the_setting_says(
    claimed: str, stated: str, strict: Outcome, usual: Outcome, lenient: Outcome
):
    outcomes = [compare_figures(replace(figure(claimed), leeway=leeway), figure(stated)).outcome for leeway in Leeway]
    assert outcomes == [strict, usual, lenient]
