"""The tables of inconsistencies: each row that fires names its figures, and each other row is quiet in every kind."""

from __future__ import annotations

from datetime import date

import pytest
from consistency_tables import Row, all_rows

from factcheck.pipeline import Checker, GivenEvidence
from factcheck.reading import read_article
from factcheck.records import ArticleReport, Inconsistency
from factcheck.verdicts.consistency import RULES
from factcheck.verdicts.consistency.across import across

ROWS = all_rows()
LEAST_FIRING, LEAST_QUIET = 12, 20


def reports_of(row: Row) -> tuple[ArticleReport, ...]:
    day = date.fromisoformat(row.date) if row.date else None
    checker = Checker(GivenEvidence(()))
    texts = enumerate(row.texts, start=1)
    return tuple(checker.check(read_article(text.encode(), f"{number}.md", date=day)) for number, text in texts)


def found_in(row: Row) -> list[Inconsistency]:
    reports = reports_of(row)
    inside = [item for report in reports for item in report.inconsistencies]
    return [*inside, *across(reports)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_row(row: Row) -> None:
    found = found_in(row)
    wanted = [(row.reason, row.found)] if row.found else []
    assert [(item.reason, tuple(figure.text for figure in item.figures)) for item in found] == wanted


@pytest.mark.parametrize("reason", [*RULES, "across"])
def test_every_kind_has_rows_that_fire_and_rows_that_stay_quiet(reason: str) -> None:
    mine = [row for row in ROWS if row.reason == reason]
    assert sum(bool(row.found) for row in mine) >= LEAST_FIRING
    assert sum(not row.found for row in mine) >= LEAST_QUIET
