"""Offsets in awkward texts, order and no overlap, linear time, and what is left alone."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures.temporal import find_temporal
from factcheck.figures.temporal.gate import ANCHORS
from factcheck.records import Kind, Period

ARTICLE = date(2023, 12, 26)


@pytest.mark.parametrize(
    "before",
    ["😀 ", "e\u0301 ", "\u00a0", "line\r\nline\r\n", "\u200b ", "— ", "«", "𝟮 ", "naïve "],
    ids=["emoji", "combining", "no-break space", "CRLF", "zero width", "dash", "quote", "astral", "accent"],
)
def test_offsets_count_code_points(before: str) -> None:
    text = f"{before}On 7\u00a0October\u00a02023 it rained for 18\u00a0months."
    found = find_temporal(text)
    assert [text[f.start : f.end] for f in found] == [f.text for f in found]
    assert [f.text for f in found] == ["7\u00a0October\u00a02023", "18\u00a0months"]


def test_a_line_break_joins_and_a_blank_line_parts() -> None:
    assert [f.text for f in find_temporal("It was 7 October\n2023.")] == ["7 October\n2023"]
    assert [f.text for f in find_temporal("since May\r\n\r\n2023 was dry.")] == ["since May", "2023"]


def test_typographic_signs() -> None:
    assert [f.text for f in find_temporal("2019–2021, ’90s, in two years’ time", reference=ARTICLE)] == [
        "2019–2021",
        "’90s",
        "in two years’ time",
    ]


WORDS = sorted(ANCHORS | {"the", "of", "in", "from", "to", "and", "a", "last", "next", "since", "by", "end", "first"})
TOKENS = st.one_of(st.sampled_from(WORDS), st.integers(0, 2100).map(str), st.sampled_from(list(",.-/'–()$%:;\n ")))


@given(st.lists(TOKENS, max_size=30), st.one_of(st.none(), st.dates()))
def test_whatever_the_words_figures_are_in_order_and_true_to_the_text(tokens: list[str], article: date | None) -> None:
    text = " ".join(tokens)
    found = find_temporal(text, reference=article)
    assert all(text[f.start : f.end] == f.text and f.start < f.end for f in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(f.period.start < f.period.end for f in found if f.period)
    assert all((f.value is not None) or (f.low is not None) for f in found if f.kind is not Kind.DATE)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(text[f.start : f.end] == f.text for f in find_temporal(text, reference=ARTICLE))


HOSTILE = [
    "1",
    "1,",
    "1-",
    "9 ",
    "one and ",
    "12, ",
    "12 and ",
    "1,111,",
    "1/1/",
    "twenty-",
    "in 2 ",
    "-",
    "'",
    "the end of ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_line_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    find_temporal(text, reference=ARTICLE)
    assert time.process_time() - began < 2


def test_without_an_article_date_relative_dates_stay_open() -> None:
    assert [(f.text, f.period) for f in find_temporal("It fell last week and on Tuesday.")] == [
        ("last week", None),
        ("Tuesday", None),
    ]


def test_the_record_of_the_caravan_article() -> None:
    text = "It has topped half a million this year, double last year's record, in the first 11 months of 2023."
    periods = [f.period for f in find_temporal(text, reference=ARTICLE)]
    assert periods == [
        Period(date(2023, 1, 1), date(2024, 1, 1), "year"),
        Period(date(2022, 1, 1), date(2023, 1, 1), "year"),
        Period(date(2023, 1, 1), date(2023, 12, 1), "span"),
    ]


@pytest.mark.parametrize("article", [date.min, date.max, date(1000, 1, 1), date(3000, 12, 31)])
def test_no_article_date_breaks_the_calendar(article: date) -> None:
    text = (
        "last year, next two centuries, at Christmas, 29 February, 900 years ago, 3,000 years ago, on Tuesday, in May"
    )
    assert len(find_temporal(text, reference=article)) == 8
