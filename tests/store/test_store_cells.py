from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.store.cells import CellError, is_empty, read_number, read_period
from factcheck.store.paragraphs import LONGEST, shorten


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("3.1", "3.1"), ("3.10", "3.10"), ("-4", "-4"), ("−4", "-4"), ("+4", "4"), ("1e6", "1E+6"), (".5", "0.5"),
        ("1,234,567", "1234567"), ("1 234 567", "1234567"), ("1\u202f234", "1234"), ("1'234.5", "1234.5"),
        ("3.1*", "3.1"), ("3.1 †", "3.1"), ("3.1²", "3.1"), ("3.1 [a]", "3.1"), ("3.1 (e)", "3.1"), ("3.1 p", "3.1"),
        ("3.1e", "3.1"), ("12%", "12"), ("12 %*", "12"),
    ],
)  # fmt: skip
def test_plain_numbers_are_read_exactly(cell: str, value: str) -> None:
    number, _ = read_number(cell)
    assert str(number) == str(Decimal(value))


@pytest.mark.parametrize(
    "cell",
    ["about 3", "<5", ">95", "3-4", "3.1m", "3 b", "1,2", "12,34,567", "1.2.3", "$5", "٣", "inf", "5 (2020)", "1/2"],
)
def test_what_is_not_a_plain_number_is_refused(cell: str) -> None:
    with pytest.raises(CellError, match="not a plain number"):
        read_number(cell)


@pytest.mark.parametrize("cell", ["", " ", "..", "…", "n/a", "N/A", "NaN", "-", "—", ":", "null"])
def test_cells_that_hold_nothing(cell: str) -> None:
    assert is_empty(cell)


@pytest.mark.parametrize("cell", ["0", "-0", "3.1", "none of it"])
def test_cells_that_hold_something(cell: str) -> None:
    assert not is_empty(cell)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_a_number_that_is_written_is_read_back(number: Decimal) -> None:
    for written in (str(number), f"{number:,f}"):
        assert read_number(written)[0] == number
    swapped = f"{number:,f}".translate(str.maketrans(",.", ".,"))
    assert read_number(swapped, ",")[0] == number


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2022", "2022"), ("2022.0", "2022"), ("2022-3", "2022-03"), ("2022M12", "2022-12"), ("2022Q4", "2022-Q4"),
        ("q1 2022", "2022-Q1"), ("2022-02-28", "2022-02-28"), ("2022-02-28T10:00:00", "2022-02-28"),
        ("2019-2021", "2019-2021"), ("2021/22", "2021-2022"), ("2021–22", "2021-2022"), ("FY 2022", "FY 2022"),
        ("2022-13", "2022-13"), ("2022 [YR2022]", "2022"),
    ],
)  # fmt: skip
def test_periods_have_one_way_of_writing(cell: str, period: str) -> None:
    assert read_period(cell) == period
    assert read_period(period) == period


def test_a_text_without_a_gap_is_cut_all_the_same() -> None:
    for text in ("x" * 50_000, "word " * 20_000, "3,141 " * 20_000):
        parts = shorten(text.strip())
        assert all(len(part) <= LONGEST for part in parts)
        assert "".join(parts).replace(" ", "") == text.replace(" ", "")
        assert [again for part in parts for again in shorten(part)] == parts
