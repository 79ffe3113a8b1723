"""The articles of one run against each other."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.records import ArticleReport, Inconsistency
from factcheck.verdicts.assemble import read_claims
from factcheck.verdicts.consistency.account import account_of
from factcheck.verdicts.consistency.restatements import Told, pairs, told_by


def across(reports: Sequence[ArticleReport]) -> tuple[Inconsistency, ...]:
    """One quantity is given two values in two articles of a run (``--across``).

    What must line up is as in ``restated``; the articles are in the order of the run. The figures are found in an index, so that the time
    grows with their number.
    """
    told: list[Told] = []
    for number, report in enumerate(reports):
        claims = [verdict.claim for verdict in report.verdicts]
        told += told_by(account_of(report.article, claims, read_claims(claims, report.article.date)), number)
    found = []
    for one, other in pairs(told, lambda first, second: first.article != second.article):
        paths = tuple(reports[item.article].article.path for item in (one, other))
        explanation = (
            f"The same quantity is given two values in two files: “{one.figure.text}” in {paths[0]} and “{other.figure.text}” in {paths[1]}."
        )
        found.append(Inconsistency("across", explanation, (one.figure, other.figure), paths))
    return tuple(found)
