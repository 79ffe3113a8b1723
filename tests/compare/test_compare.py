"""Two figures that measure the same thing: what agrees, what differs, what cannot be told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures import find_figures
from factcheck.figures.compare import compare_figures
from factcheck.figures.derive import average
from factcheck.figures.tolerance import accepted, tolerated
from factcheck.records import Bound, Figure, Kind, Outcome


def figure(text: str) -> Figure:
    (found,) = find_figures(text).figures
    return found


ROWS = [
    # claimed, evidence, outcome, reason
    ("3.4%", "3.4%", "agrees", "exact"),
    ("3.4%", "3.37%", "agrees", "rounding"),
    ("3.4%", "3.29%", "differs", "value-differs"),
    ("3.37%", "3.4%", "incomparable", "less-precise"),
    ("more than 500,000 people", "520,085 people", "agrees", "bound"),
    ("more than 600,000 people", "520,085 people", "differs", "bound-violated"),
    ("nearly 300 people", "291 people", "agrees", "bound"),
    ("nearly 300 people", "341 people", "differs", "bound-violated"),
    ("about 1.4 million people", "1,397,715 people", "agrees", "bound"),
    ("$1.2 million", "$1.2 billion", "differs", "scale-differs"),
    ("€3 million", "$3 million", "differs", "unit-differs"),
    ("€3 million", "$5 million", "incomparable", "other-unit"),
    ("42 km", "26.1 miles", "agrees", "conversion"),
    ("45 km", "26.1 miles", "differs", "value-differs"),
    ("2,500 hectares", "2,500 square kilometres", "differs", "unit-differs"),
    ("between 30 and 40 people", "34 people", "agrees", "range"),
    ("between 30 and 40 people", "52 people", "differs", "value-differs"),
    ("a quarter", "25%", "agrees", "rounding"),
    ("a quarter", "48%", "differs", "value-differs"),
    ("about 14,000 people", "12,700 people", "incomparable", "too-close"),
    ("about 14,000 people", "12,500 people", "differs", "bound-violated"),
    ("some 1.34 billion people", "1,428,627,663 people", "differs", "bound-violated"),
    ("up to 40,000 litres", "between 25,000 and 40,000 litres", "agrees", "bound"),
    ("up to 40,000 litres", "between 25,000 and 50,000 litres", "incomparable", "less-precise"),
    ("$4.1 trillion", "4,082 billion current US dollars", "agrees", "rounding"),
    ("below $100,000", "133,590 constant 2015 US dollars", "differs", "bound-violated"),
    ("£31,000 a year", "26,500 pounds a year", "differs", "value-differs"),
    ("first-quarter", "in the first quarter", "agrees", "date"),
    ("680,000 people", "680,000 people", "agrees", "exact"),
    ("860,000 people", "680,000 people", "differs", "value-differs"),
]


@pytest.mark.parametrize(("claimed", "evidence", "outcome", "reason"), ROWS)
def test_pairs(claimed: str, evidence: str, outcome: str, reason: str) -> None:
    result = compare_figures(figure(claimed), figure(evidence))
    assert (result.outcome, result.reason) == (outcome, reason), result.working


def plain(value: Decimal, step: Decimal, bound: Bound = Bound.EQUAL) -> Figure:
    return Figure(str(value), 0, len(str(value)), Kind.NUMBER, value, step=step, bound=bound)


values = st.integers(1, 10**9).map(Decimal)
bounds = st.sampled_from(list(Bound))


@given(values, bounds)
def test_a_figure_agrees_with_itself(value: Decimal, bound: Bound) -> None:
    claimed = plain(value, Decimal(1), bound)
    assert compare_figures(claimed, claimed).outcome is Outcome.AGREES


@given(values, values)
def test_plain_comparison_is_symmetric(first: Decimal, second: Decimal) -> None:
    one, two = plain(first, Decimal(1)), plain(second, Decimal(1))
    assert compare_figures(one, two).outcome is compare_figures(two, one).outcome


@given(values, bounds)
def test_what_is_accepted_is_tolerated(value: Decimal, bound: Bound) -> None:
    claimed = plain(value, Decimal(1), bound)
    assert accepted(claimed).inside(tolerated(claimed))


def test_a_quotient_of_very_large_figures_is_no_error() -> None:
    whole, count = figure("$26,006,893,000,000,000,000,000"), figure("7 people")
    worked = average(figure("$3,715,270,428,571,428,571,429"), whole, count)
    assert worked is not None
    assert worked.outcome is Outcome.AGREES
