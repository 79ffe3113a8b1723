"""Lists of values under one head, and what an item of them says."""

from __future__ import annotations

import pytest

from factcheck.figures import find_figures
from factcheck.figures.countries import countries_in
from factcheck.figures.labels import aged
from factcheck.figures.lists import items_of
from factcheck.records import Kind


def alone(text: str) -> list[str]:
    figures = find_figures(text).figures
    return [item.alone(text) for item in items_of(text, figures) if item is not None]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Trams: line A 48 km; line B 31 km.", ["Trams: line A 48 km", "Trams: line B 31 km"]),
        (
            "Water, share served: urban 91%, rural 58%.",
            ["Water, share served: urban 91%", "Water, share served: rural 58%"],
        ),
        ("Population: 1,200; area: 45 km2.", ["Population: 1,200", "area: 45 km2"]),
        (
            "Lake: 45 km2 of water; of which reeds 3 km2.",
            ["Lake: 45 km2 of water", "Lake: 45 km2 of water; of which reeds 3 km2"],
        ),
    ],
)
def test_an_item_is_read_with_the_head_alone(text: str, items: list[str]) -> None:
    assert alone(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "Trams: line A 48 km.",  # one item
        "He said: I had 5 euros, and she had 7 euros.",  # speech
        "The line has 48 km, the other one 31 km.",  # no head
        "Of 40 trams: 12 are old; 28 are new.",  # the head counts too
        "Trams: when the line was opened in the spring it carried 300 people a day; later it carried 900.",  # sentences
    ],
)
def test_what_is_no_list_is_read_whole(text: str) -> None:
    assert alone(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The retirement age was raised to 67.", Kind.AGE),
        ("The average age of farmers is 58, the union says.", Kind.AGE),
        ("Women live to 85.", Kind.AGE),
        ("The age limit was raised to 67.", Kind.NUMBER),
        ("At that age he wrote 67 songs.", Kind.NUMBER),
        ("The average age rose, and membership went to 670.", Kind.NUMBER),
    ],
)
def test_a_bare_number_is_an_age_where_the_words_say_so(text: str, kind: Kind) -> None:
    figure = next(figure for figure in find_figures(text).figures if figure.kind in {Kind.NUMBER, Kind.AGE})
    assert aged(text, figure).kind is kind


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Korea, Rep.: fertility rate", ("South Korea",)),
        ("Korea, Dem. People's Rep.", ("North Korea",)),
        ("Germans in the Netherlands", ("Germany", "Netherlands")),
        ("The Chadwick report on polish", ()),
    ],
)
def test_countries_are_found_by_every_form(text: str, countries: tuple[str, ...]) -> None:
    assert countries_in(text) == countries
