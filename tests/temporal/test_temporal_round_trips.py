"""Write a date, a duration or an age in every style, read it back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures.temporal import find_temporal
from factcheck.records import Figure, Kind

DAYS = st.dates(date(1500, 1, 1), date(2099, 12, 31))
MONTHS = "January February March April May June July August September October November December".split()
SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


STYLES = {
    "day month year": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "month day, year": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "short month": lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
    "ordinal of": lambda d: f"{ordinal(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    "month ordinal": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "weekday": lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    "iso": lambda d: d.isoformat(),
    "full stops": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "slashes": lambda d: f"{d.month}/{d.day}/{d.year}",
}


def only(text: str, reference: date | None = None) -> Figure:
    figures = find_temporal(text, reference=reference)
    assert len(figures) == 1, figures
    assert text[figures[0].start : figures[0].end] == figures[0].text
    return figures[0]


@pytest.mark.parametrize("style", STYLES)
@given(day=DAYS)
def test_a_day(style: str, day: date) -> None:
    written = STYLES[style](day)
    figure = only(f"It happened on {written} in Paris.")
    assert figure.kind is Kind.DATE
    assert figure.text == written
    assert figure.period is not None
    assert (figure.period.start, figure.period.end) == (day, day + timedelta(days=1))


@given(start=DAYS, length=st.integers(1, 400))
def test_a_stretch_of_days(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    if end.year > 2099:
        return
    style = STYLES["day month year"]
    period = only(f"It ran from {style(start)} to {style(end)}.").period
    assert period is not None
    assert (period.start, period.end) == (start, end + timedelta(days=1))


@given(first=st.integers(1500, 2098), length=st.integers(1, 400))
def test_a_stretch_of_years(first: int, length: int) -> None:
    last = min(first + length, 2099)
    period = only(f"Wages rose between {first} and {last}.").period
    assert period is not None
    assert (period.start, period.end) == (date(first, 1, 1), date(last + 1, 1, 1))


@given(reference=st.dates(date(1990, 1, 1), date(2060, 1, 1)), back=st.integers(0, 364))
def test_a_day_without_its_year_is_the_last_one_in_the_past(reference: date, back: int) -> None:
    day = reference - timedelta(days=back)
    if (day.month, day.day) == (2, 29):
        return
    period = only(f"He died on {day.day} {MONTHS[day.month - 1]}.", reference).period
    assert period is not None
    assert period.start == day


@given(reference=st.dates(date(1990, 1, 1), date(2060, 1, 1)), back=st.integers(0, 6))
def test_a_weekday_is_the_last_one(reference: date, back: int) -> None:
    day = reference - timedelta(days=back)
    period = only(f"The minister said on {WEEKDAYS[day.weekday()]} so.", reference).period
    assert period is not None
    assert period.start == day


@given(st.decimals(Decimal("0.01"), Decimal(9999), places=2), st.sampled_from(["day", "week", "month", "year", "hour"]))
def test_a_duration_in_digits(value: Decimal, unit: str) -> None:
    figure = only(f"It took {value} {unit}s.")
    assert (figure.kind, figure.value, figure.unit) == (Kind.DURATION, value, unit)
    assert figure.step == Decimal("0.01")


@given(st.integers(2, 120))
def test_an_age(value: int) -> None:
    for text in (f"a {value}-year-old", f"Ms Okafor, {value}, said", f"aged {value}", f"at the age of {value}."):
        figure = only(text)
        assert (figure.kind, figure.value, figure.unit) == (Kind.AGE, Decimal(value), "year")
