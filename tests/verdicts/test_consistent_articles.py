"""Long articles of true facts are quiet; an error put into one is told under its reason, and nothing else is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.pipeline import Checker, GivenEvidence, compare_articles
from factcheck.reading import read_article
from factcheck.records import ArticleReport

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FOLDER = FIXTURES / "articles-consistent"
NAMES = ("apollo-11", "earth-in-figures", "uk-election")
LEAST_FIGURES = 40


@dataclass(frozen=True)
class Planted:
    """One error: the words that are exchanged, and the reason under which it must be found (None: no rule sees it)."""

    article: str
    before: str
    after: str
    reason: str | None


def planted() -> list[Planted]:
    rows = [line.strip("| ") for line in (FOLDER / "planted.md").read_text().splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in row.split(" | ")] for row in rows[2:]]
    return [Planted(row[0], row[1], row[2].rstrip(" |"), row[3] if len(row) > 3 else None) for row in cells]


def check(text: str, name: str) -> ArticleReport:
    return Checker(GivenEvidence(())).check(read_article(text.encode(), f"{name}.md"))


def exchanged(row: Planted) -> str:
    """The article with the error, wherever its lines break."""
    text = (FOLDER / f"{row.article}.md").read_text(encoding="utf-8")
    found = re.findall(r"\s+".join(map(re.escape, row.before.split())), text)
    assert found, row.before
    return text.replace(found[-1], row.after)


@pytest.mark.parametrize("name", NAMES)
def test_a_consistent_article_is_quiet(name: str) -> None:
    report = check((FOLDER / f"{name}.md").read_text(encoding="utf-8"), name)
    assert len(report.verdicts) >= LEAST_FIGURES
    assert report.inconsistencies == ()


def test_the_articles_are_quiet_across() -> None:
    paths = [*(FOLDER / f"{name}.md" for name in NAMES), *sorted((FIXTURES / "articles").glob("*.md"))]
    reports = [check(path.read_text(encoding="utf-8"), path.stem) for path in paths if ".expected" not in path.name]
    assert compare_articles(reports) == ()


@pytest.mark.parametrize("row", planted(), ids=lambda row: f"{row.article}: {row.after}")
def test_an_error_is_found(row: Planted) -> None:
    report = check(exchanged(row), row.article)
    assert [item.reason for item in report.inconsistencies] == ([row.reason] if row.reason else [])
