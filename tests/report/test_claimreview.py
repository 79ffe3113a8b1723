"""ClaimReview: one review a sentence, only where there is something to say, and readable by the store's own import."""

import json
from dataclasses import fields
from datetime import date
from pathlib import Path

from report_sample import EMPTY, REPORT, VERDICTS

from factcheck.records import ArticleReport, Report
from factcheck.report.annotated import AnnotatedReport, Answer, Decision
from factcheck.report.claimreview import render_claimreview
from factcheck.store import open_store
from factcheck.store.curation import create_store
from factcheck.store.ingest import import_files


def reviews(report: Report = REPORT) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(render_claimreview(report))["@graph"]
    return found


def test_a_sentence_with_a_contradicted_figure_is_contradicted():
    assert [review["reviewRating"]["alternateName"] for review in reviews()] == ["contradicted"] * 2  # type: ignore[index]
    assert "double" not in json.dumps(reviews())  # supported and unverified in one sentence: no review


def test_no_figures_no_reviews():
    assert reviews(EMPTY) == []


def test_what_a_reviewer_set_aside_is_no_review():
    plain = {field.name: getattr(REPORT.articles[0], field.name) for field in fields(ArticleReport)}
    decision = Decision(VERDICTS[2].id, Answer.WRONG, "", date(2026, 11, 23))
    report = Report(REPORT.made_with, (AnnotatedReport(**plain, decisions=(decision,)),))
    assert len(reviews(report)) == 1


def test_only_links_to_the_web():
    assert "javascript:alert(4)" not in render_claimreview(REPORT)


def test_the_store_reads_it(tmp_path: Path):
    file = tmp_path / "reviews.jsonld"
    file.write_text(render_claimreview(REPORT), encoding="utf-8")
    create_store(tmp_path / "desk.db")
    (result,) = import_files(tmp_path / "desk.db", [file])
    assert (result.added, result.refused) == (2, ())
    with open_store(tmp_path / "desk.db") as store:
        assert all("rated “contradicted”" in passage.text for passage in store.passages())
