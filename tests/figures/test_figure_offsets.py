"""Offsets are true, figures do not overlap, and every digit is accounted for, whatever the text holds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.figures import find_figures
from factcheck.records import Found, Span

PIECES = [
    "half a million people", "up 3.4%", "$10-15 million", "COVID-19", "5ft 11in", "one in five", "12 May 2023",
    "the 1990s", "Boeing 737",
    "nearly two-thirds", "1,234.56", "1 234", "1.2m viewers", "a gallon", "twice as many", "3-1", "10:30",
    "020 7946 0958", "½", "2½",
    "-5", "€", "$", "%", "km/h", "per 100,000", "and", "to", "from", "between", ",", ".", "-", "–", "(", ")", '"',
    "“", "”", "'", "/", ":",
    "1", "22", "333", "4444", "0", "000", "1e6", "×10", "^6", "th", "m", "k", "bn", "rose by", "fell", "said",
    "John", "of", "a", "one",
    "hundred", "million", "third", "double", "😀", "👩‍👩‍👧", "cafe\u0301", "\u0301", "\u00a0", "\u202f", "\r\n",
    "\n", "\t", " ", "٣", "Ⅷ", "²", "m²",
    "https://a.b/1", "@x1", "#2", "v1.2.3", "[1]", "12/05/2023", "2023-01-31", "9/11", "H1N1", "\ufeff", "\u200b",
    "№", "…",
]  # fmt: skip


def check(text: str, found: Found) -> None:
    items = sorted([*found.figures, *found.exempt, *found.unread], key=lambda item: item.start)
    for item in items:
        assert text[item.start : item.end] == item.text
        assert item.text
    for left, right in pairwise(items):
        assert left.end <= right.start, f"{left.text!r} and {right.text!r} overlap"
    covered = {place for item in items for place in range(item.start, item.end)}
    missing = [place for place, mark in enumerate(text) if mark in "0123456789" and place not in covered]
    assert not missing, f"{[text[max(0, place - 5) : place + 5] for place in missing]}"


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " "]))
def test_pieces_in_any_order(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    check(text, find_figures(text))


@settings(max_examples=300)
@given(st.text(alphabet="0123456789.,-–/:%$€£'\" abcxkmtn½²(\n)", max_size=40))
def test_any_characters(text: str) -> None:
    check(text, find_figures(text))


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    check(text, find_figures(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("😀 It cost 5\u00a0million\u00a0euros 👩‍👩‍👧.", "5\u00a0million\u00a0euros"),
        ("Cafe\u0301s sold 40\u202f000 cups.", "40\u202f000 cups"),
        ("First line.\r\nThe toll topped 500.\r\n", "topped 500"),
        ("naïve e\u0301 12.5 %", "12.5 %"),
        ("\ufeffSome 40 km.", "Some 40 km"),
    ],
)
def test_text_of_a_figure_among_wide_characters(text: str, wanted: str) -> None:
    found = find_figures(text)
    assert wanted in [figure.text for figure in found.figures]
    check(text, found)


def test_given_sentences_are_not_crossed() -> None:
    text = "It grew by 5 million people lived there"
    cut = text.index(" million")
    found = find_figures(text, spans=[Span(0, cut), Span(cut, len(text))])
    assert [figure.value for figure in found.figures] == [5, 1000000]


def test_text_outside_the_sentences_is_not_read() -> None:
    assert find_figures("Five men. Six men.", spans=[Span(0, 9)]).figures[-1].value == 5
