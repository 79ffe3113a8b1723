"""The expected report of each fixture article, whole, as a reviewer reads it.

By arithmetic and rules alone: a model's scores differ in the last digits from one processor to another.
Written anew with

    UPDATE_REPORTS=1 python -m pytest tests/pipeline/test_fixture_reports.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from article_checks import ARTICLES, FIXTURES, build_store

from factcheck.pipeline import Checker
from factcheck.reading import read_article
from factcheck.records import MadeWith, Report
from factcheck.report import RENDERERS
from factcheck.settings import Settings
from factcheck.store import open_store


def report_on(name: str, store: Path) -> str:
    article = FIXTURES / "articles" / f"{name}.md"
    with open_store(store) as opened:
        report = Checker(opened).check(read_article(article.read_bytes(), f"fixtures/articles/{name}.md"))
        made_with = MadeWith("0.1.0", opened.digest, None, Settings().digest)
    return RENDERERS["markdown"](Report(made_with, (report,)))


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_the_report_is_as_expected(name: str, tmp_path: Path) -> None:
    expected = FIXTURES / "reports" / f"{name}.md"
    found = report_on(name, build_store(ARTICLES[name], tmp_path / "store.db"))
    if os.environ.get("UPDATE_REPORTS"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
