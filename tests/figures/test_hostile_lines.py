"""Reading takes time linear in the text's length: no pattern backtracks, whatever the line repeats."""

from __future__ import annotations

import time

import pytest

from factcheck.figures import find_figures

SIZE = 1_000_000
REPEATED = ["1", "1,", "1.", ",", "-", "1-", "1/", "1:", "one and ", "(", "$", "'", '"', "hundred ", "x"]


@pytest.mark.slow
@pytest.mark.parametrize("piece", REPEATED)
def test_a_million_characters_of_one_thing(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    started = time.process_time()
    find_figures(text)
    assert time.process_time() - started < 6  # under 2 on a quiet machine; three times that in company


@pytest.mark.parametrize(
    "piece", ["1 million ", '"1 ', "£1-", "5 km ", "1'", "twenty-", "from 1 to ", "a quarter of a ", "1m ", "½ and "]
)
def test_time_grows_as_the_text_does(piece: str) -> None:
    short, long = (timed(piece * (size // len(piece))) for size in (10_000, 40_000))
    assert long < 12 * short + 0.1


def timed(text: str) -> float:
    started = time.process_time()
    find_figures(text)
    return time.process_time() - started


def test_a_number_of_a_million_digits_is_counted_as_unread() -> None:
    (token,) = find_figures("9" * SIZE).unread
    assert len(token.text) == SIZE
