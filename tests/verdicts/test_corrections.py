"""A correction is what the writer would have written with the right value, and true where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.figures import find_figures
from factcheck.pipeline import Checker, GivenEvidence, article_of
from factcheck.records import Label
from factcheck.verdicts.rewording import rewritten

REWRITTEN = [
    # a hedge stays where it is true, and goes where it is not
    ("Nearly 300 people work there.", "341 people work there.", "341"),
    ("More than 400 people were hurt.", "341 people were hurt.", "341"),
    ("Fewer than 300 people were hurt.", "341 people were hurt.", "341"),
    ("Just over 12 people were hurt.", "17 people were hurt.", "17"),
    ("It has well over 9,000 beds.", "It has 8,000 beds.", "8,000"),
    ("Visitors topped 9,000 in May.", "There were 8,200 visitors in May.", "reached 8,200"),
    ("Visits are expected to top 9,000 in May.", "8,200 visits are expected in May.", "to reach 8,200"),
    ("The line cost more than $2.4bn.", "The line cost $1.93 billion.", "more than $1.9bn"),
    ("At least 400 people were hurt.", "341 people were hurt.", "At least 341"),
    ("About 300 people were hurt.", "520 people were hurt.", "About 520"),
    ("It has 300 beds.", "It has more than 500 beds.", "more than 500"),
    ("It has 300 beds.", "It has 500 to 600 beds.", "500 to 600"),
    ("No more than 5% of eggs were bad.", "7.2 per cent of eggs were bad.", "No more than 7.2%"),
    # the writer's scale words and separators
    ("It cost $1.3m.", "It cost 1.3 billion dollars.", "$1.3bn"),
    ("It cost €1.3 million.", "It cost 4.62 million euros.", "€4.6 million"),
    ("It cost $1.2 billion.", "It cost $931 million.", "$931 million"),
    ("It cost $2m.", "It cost $450,000.", "$450,000"),
    ("It has 12000 members.", "It has 15,300 members.", "15300"),
    ("It has 900 members.", "It has 15,300 members.", "15,300"),
    ("It has two million members.", "It has 5.1 million members.", "five million"),
    ("Half a million people came.", "380,085 people came.", "380,085"),
    # the writer's unit
    ("The tower is 1,200 feet high.", "The tower is 341 metres high.", "1,119 feet"),
    ("It is 30 miles long.", "It is 62 km long.", "39 miles"),
    ("He weighs 12 stone.", "He weighs 92 kg.", "14 stone"),
    ("The film lasts 90 minutes.", "The film lasts two and a half hours.", "150 minutes"),
    ("It is a 1,200-foot tower.", "It is a tower of 341 metres.", "1,119-foot"),
    ("It is one mile long.", "It is 8 km long.", "five miles"),
    # the writer's precision and words
    ("Unemployment was three percent.", "Unemployment was 4.27%.", "4.3 percent"),
    ("Unemployment was 30.2 percent.", "Unemployment was 42.714%.", "42.7 percent"),
    ("Three people were hurt.", "Five people were hurt.", "Five"),
    # dates: the writer's order and grain
    ("It opened on May 4, 1998.", "It opened on 3 May 1998.", "May 3, 1998"),
    ("It opened on 4 May 1998.", "It opened on August 13, 1998.", "13 August 1998"),
    ("It opened on Monday, May 4, 1998.", "It opened on 3 May 1998.", "Sunday, May 3, 1998"),
    ("It opened on the 4th of May 1998.", "It opened on 3 May 1998.", "3rd of May 1998"),
    ("It opened on Aug. 4, 1998.", "It opened on 3 September 1998.", "Sep. 3, 1998"),
    ("It opened on 1998-05-04.", "It opened on 3 May 1998.", "1998-05-03"),
    ("It opened on 25/05/1998.", "It opened on 27 June 1998.", "27/06/1998"),
    ("It opened on 25/05/1998.", "It opened on 3 May 1998.", None),
    ("It opened on 04/05/1998.", "It opened on 3 June 1998.", None),
    ("It opened in 1997.", "It opened on 3 May 1998.", "1998"),
    ("It opened in June 1997.", "It opened on 3 May 1998.", "May 1998"),
    ("It opened in the 1980s.", "It opened on 3 May 1998.", "1990s"),
    ("It opened on 4 May 1998.", "It opened in June 1998.", None),
    ("It opened on 3 April.", "It opened on Thursday, 5 April.", "5 April"),
    ("It opened on April 3.", "It opened on 5 May.", "May 5"),
    ("It opened last year.", "It opened on 3 May 1998.", None),
]


@pytest.mark.parametrize(("claim", "evidence", "words"), REWRITTEN)
def test_it_is_told_as_the_writer_would(claim: str, evidence: str, words: str | None) -> None:
    today = date(2005, 6, 1)
    written, right = (find_figures(text, reference=today).figures[0] for text in (claim, evidence))
    assert rewritten(claim, written, right, today) == words


WORKED_OUT = [
    ("Exports of Sund rose 25% in 2022.", "Sund exported goods for $200 million in 2021 and $230 million in 2022."),
    ("Exports rose by $50 million in 2022.", "Exports were $200 million in 2021. Exports were $230 million in 2022."),
    ("Mayor Anna Lind, 48, will run again.", "Anna Lind was born on 4 February 1961."),
    ("Orrin has 700 beds in total.", "Orrin has 200 beds in the north and 300 beds in the south, which is all."),
]


@pytest.mark.parametrize(("claim", "evidence"), WORKED_OUT)
def test_what_is_worked_out_stands_once_it_is_applied(claim: str, evidence: str) -> None:
    checker, day = Checker(GivenEvidence((evidence,))), date(2019, 9, 15)
    for verdict in checker.check(article_of(claim, day)).verdicts:
        if verdict.correction is None:
            assert verdict.label is not Label.CONTRADICTED
            continue
        figure = verdict.figure
        mended = claim[: figure.start] + verdict.correction + claim[figure.end :]
        assert all(each.label is not Label.CONTRADICTED for each in checker.check(article_of(mended, day)).verdicts)


def test_an_age_is_that_of_the_articles_day() -> None:
    report = Checker(GivenEvidence((WORKED_OUT[2][1],))).check(article_of(WORKED_OUT[2][0], date(2019, 9, 15)))
    assert [verdict.correction for verdict in report.verdicts] == ["58"]


MISLEADING = [
    ("All but two of the 30 bridges in Narvel were repaired.", "Of the 30 bridges in Narvel, 21 were repaired."),
    (
        "The lake in Narvel never rose above 12 metres in 2019.",
        "The highest level of the lake in Narvel in 2019 was 13.4 m.",
    ),
]


@pytest.mark.parametrize(("claim", "evidence"), MISLEADING)
def test_nothing_is_offered_where_the_words_around_make_another_figure_of_it(claim: str, evidence: str) -> None:
    for verdict in Checker(GivenEvidence((evidence,))).check(article_of(claim)).verdicts:
        assert verdict.correction is None
