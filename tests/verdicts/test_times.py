"""Times as the model is shown them: resolved, and one time in the same words."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.figures import find_figures
from factcheck.records import Candidate, Passage, Period, Source
from factcheck.verdicts import read_passage
from factcheck.verdicts.setting import Setting, describe
from factcheck.verdicts.times import in_the_same_words, plain_times, time_in_words


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Last year (2022) the club had X members.", "In 2022 the club had X members."),
        ("It is twice last year (2022)'s record.", "It is twice 2022's record."),
        ("X people came on Friday (5 May 2023).", "X people came on 5 May 2023."),
        ("Sales rose by X percent this month (June 2023).", "Sales rose by X percent in June 2023."),
        ("The firm (founded 1922) has X shops.", "The firm (founded 1922) has X shops."),
        ("In 2022 the club had X members.", "In 2022 the club had X members."),
    ],
)
def test_resolved_dates_take_the_place_of_relative_ones(written: str, shown: str) -> None:
    assert plain_times(written) == shown


def quantity(text: str, told: date | None = None) -> Setting:
    settings = describe(text, find_figures(text, reference=told).figures, "", told)
    return next(setting for setting in settings if setting.figure.kind != "date")


def shown(evidence: str, claim: str, told: date | None = None) -> str:
    source = Source(1, "A table", published=told)
    reading = read_passage(Candidate(Passage(1, evidence, source), 1.0))
    own = next(setting for setting in reading.settings if setting.figure.kind != "date")
    return in_the_same_words(evidence, reading, own, quantity(claim, told), claim)


def test_one_time_is_told_in_the_words_of_the_claim() -> None:
    evidence = "In the quarter ended 30 September 2018, revenue was 9 million euros."
    claim = "Revenue came to 9 million euros in the third quarter of 2018."
    assert shown(evidence, claim) == "In the third quarter of 2018, revenue was 9 million euros."


@pytest.mark.parametrize(
    "evidence",
    [
        "In the second quarter of 2018, revenue was 9 million euros.",  # another time
        "In the third quarter of 2018, revenue was 9 million euros.",  # the same words
        "Revenue was 9 million euros.",  # no time
    ],
)
def test_other_times_stay_as_they_are(evidence: str) -> None:
    assert shown(evidence, "Revenue came to 9 million euros in the third quarter of 2018.") == evidence


def test_a_period_ends_a_sentence() -> None:
    year = Period(date(2019, 1, 1), date(2020, 1, 1), "year")
    day = Period(date(2019, 5, 2), date(2019, 5, 3), "day")
    half = Period(date(2019, 1, 1), date(2019, 7, 1), "half")
    assert [time_in_words(period) for period in (year, day, half)] == [
        " in 2019",
        " on 2 May 2019",
        " (2019-01-01 to 2019-07-01)",
    ]
