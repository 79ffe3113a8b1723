"""The marked view: one figure of a text is X, and everything else stays as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures import find_figures
from factcheck.figures.marking import ENOUGH, mark, mark_near, marked, shown_for

FORMS = [
    ("about 300 people came", "X"),
    ("a quarter of them", "X"),
    ("12.5 percent of them", "X percent"),
    ("up 0.7 percentage points", "X percentage points"),
    ("it cost $1.2bn", "$X"),
    ("7,845 metres long", "X metres"),
    ("2.4 doctors per 1,000 people", "X doctors per 1,000 people"),
    ("the 37th over", "Xth"),
    ("it opened on 27 May 1937", "X"),
    ("after 12 weeks", "X weeks"),
    ("arrivals topped half a million", "topped X"),
    ("5 flights a day", "X flights a day"),
    ("sales doubled", "doubled"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_value_goes_and_the_unit_stays(text: str, form: str) -> None:
    assert marked(find_figures(text).figures[-1]) == form


def test_other_figures_stay() -> None:
    text = "In 2021 Velmark imported goods worth $41 billion and exported goods worth $36 billion."
    exported = find_figures(text).figures[-1]
    assert mark(text, exported, marked(exported)) == (
        "In 2021 Velmark imported goods worth $41 billion and exported goods worth $X."
    )


def test_of_a_long_text_the_sentence_before_is_kept_and_the_rest_left_out() -> None:
    filler = "The council met again in spring. " * ENOUGH
    text = f"{filler}Darrow has two bridges. The older is 90 metres long. {filler}"
    figure = next(figure for figure in find_figures(text).figures if figure.text == "90 metres")
    assert mark_near(text, figure, marked(figure)) == "Darrow has two bridges. The older is X metres long."


@given(st.text(alphabet="ab 1,.5%$€m-", max_size=60))
def test_a_marked_text_keeps_what_stands_around_the_figure(text: str) -> None:
    for figure in find_figures(text).figures:
        shown = mark(text, figure, "X")
        assert shown == text[: figure.start] + "X" + text[figure.end :]


def test_each_text_keeps_what_is_counted_per_so_many() -> None:
    (doctors,) = find_figures("2.4 doctors per 1,000 people").figures
    (nurses,) = find_figures("2.4 nurses per 1,000 people").figures
    assert shown_for(doctors, nurses) == "X nurses per 1,000 people"


def test_units_do_not_tell() -> None:
    (miles,) = find_figures("9 miles").figures
    (kilometres,) = find_figures("14.5 km").figures
    assert shown_for(miles, kilometres) == "X miles"
