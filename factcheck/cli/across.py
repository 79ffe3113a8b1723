"""``run --across``: the figures of all the articles of a run compared with each other."""

from __future__ import annotations

from dataclasses import replace

from factcheck.cli.desk import Desk
from factcheck.pipeline import compare_articles
from factcheck.records import Report
from factcheck.report.annotated import across_id


def with_across(report: Report, desk: Desk) -> Report:
    """The report with what its articles say against each other, and which of that the baseline knows."""
    found = compare_articles(report.articles, desk.scorer)
    known = desk.baseline.known_across(found) if desk.baseline else frozenset[str]()
    return replace(report, inconsistencies=found, known=known & {across_id(item) for item in found})
