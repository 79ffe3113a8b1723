"""What the masked view hides and what it leaves standing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures.masking import mask_numbers

HIDDEN = [
    ("520,085 people crossed", "X people crossed"),
    ("about half a million people", "about X people"),
    ("hundreds of thousands of people", "X people"),
    ("$1.2 billion in fees", "$X in fees"),
    ("€5m and 3bn euros", "€X and X euros"),
    ("3.1 percent, or 10-15%", "X percent, or X%"),
    ("a 21-year-old in a 5km race", "a X-year-old in a X km race"),
    ("twenty-one of one hundred and five", "X of X"),
    ("two-thirds, a third of them, half of the rest", "X, X of them, X of the rest"),
    ("one in five adults", "X in X adults"),
    ("the third-largest city, the 8th largest port", "the Xth-largest city, the Xth largest port"),
    ("more than 2000 homes and 2000 people", "more than X homes and X people"),
    ("won 27-26", "won X"),
    ("a dozen eggs, a few thousand jobs", "X eggs, X jobs"),
    ("1 021 tonnes", "X tonnes"),
    ("½ a cup, 2½ cups", "X a cup, X cups"),
]
STANDING = [
    "in 2023 and the 1990s, the 2022/23 season, 2019-2022",
    "on 21 June 2021, June 21, 2021, 3 May, Sept. 3",
    "2021-06-21 and 21/06/2021",
    "COVID-19, the G7, an F-16, a Boeing 737, 5G",
    "at 10:30 a.m. and 5pm",
    "open 24/7 since 9/11",
    "in the 21st century",
    "the first 11 months of 2023",
    "the first half of 2023",
    "no one knows, one of them said",
    "Q3 2022",
]


@pytest.mark.parametrize(("text", "masked"), HIDDEN)
def test_values_become_the_mask(text: str, masked: str) -> None:
    assert mask_numbers(text) == masked


@pytest.mark.parametrize("text", STANDING)
def test_names_and_times_stay(text: str) -> None:
    assert mask_numbers(text) == text


@given(st.text(alphabet=st.sampled_from("0123456789,.%$ -/X½aehilmnortuw"), max_size=40))
def test_masking_twice_changes_nothing(text: str) -> None:
    once = mask_numbers(text)
    assert mask_numbers(once) == once


def test_a_long_line_of_digits_is_quick() -> None:
    assert mask_numbers("1" * 200_000) == "X"
    mask_numbers("1 " * 50_000)
    mask_numbers("twenty " * 20_000)
