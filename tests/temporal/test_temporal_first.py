"""A few sentences read as a whole: offsets, kinds and periods."""

from datetime import date

from factcheck.figures.temporal import find_temporal
from factcheck.records import Kind, Period


def test_dates_durations_and_ages_of_one_sentence():
    text = "Rios, 46, left on 7 October 2023 😀 with her 5-year-old son for 18 months."
    figures = find_temporal(text)
    assert [f.text for f in figures] == ["46", "7 October 2023", "5-year-old", "18 months"]
    assert all(text[f.start : f.end] == f.text for f in figures)
    assert [f.kind for f in figures] == [Kind.AGE, Kind.DATE, Kind.AGE, Kind.DURATION]
    assert figures[1].period == Period(date(2023, 10, 7), date(2023, 10, 8), "day")
