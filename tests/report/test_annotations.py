"""What a baseline knows and what a reviewer decided is told in every format, and no longer an error in any."""

import json
from dataclasses import fields, replace
from datetime import date

import jsonschema
import pytest
from report_sample import REPORT, SEVERAL, VERDICTS

from factcheck.records import ArticleReport, Report
from factcheck.report import RENDERERS
from factcheck.report.annotated import AnnotatedReport, Answer, Decision
from factcheck.report.markdown import render_markdown

WRONG = VERDICTS[2]
DECISION = Decision(WRONG.id, Answer.WRONG, "the <b>table</b> counts | arrivals", date(2026, 11, 23))


def annotated(**more: object) -> Report:
    plain = {field.name: getattr(REPORT.articles[0], field.name) for field in fields(ArticleReport)}
    return replace(REPORT, articles=(AnnotatedReport(**plain, **more),))  # type: ignore[arg-type]


REVIEWED = annotated(decisions=(DECISION,))
KNOWN = annotated(known=frozenset({WRONG.id}))


@pytest.mark.parametrize("name", sorted(set(RENDERERS) - {"claimreview"}))
def test_a_decision_is_told(name: str):
    text = RENDERERS[name](REVIEWED)
    assert "wrong (2026-11-23)" in text or '"answer": "wrong"' in text
    assert "<b>table" not in text or name not in {"html", "markdown", "junit"}


@pytest.mark.parametrize("name", sorted(set(RENDERERS) - {"claimreview", "gitlab", "rdjson", "github"}))
def test_a_known_finding_is_told(name: str):
    text = RENDERERS[name](KNOWN)
    assert text != RENDERERS[name](REPORT)
    assert "known" in text.lower() or '"unchanged"' in text


def test_what_was_set_aside_is_suppressed_in_sarif():
    (run,) = json.loads(RENDERERS["sarif"](REVIEWED))["runs"]
    (result,) = [result for result in run["results"] if "suppressions" in result]
    assert result["partialFingerprints"] == {"factcheckVerdict/v1": WRONG.id}
    assert result["level"] == "note"
    (suppression,) = result["suppressions"]
    assert suppression["status"] == "accepted"
    assert suppression["justification"].startswith("wrong (2026-11-23): ")


def test_a_decision_that_agrees_changes_no_level():
    agreed = annotated(decisions=(replace(DECISION, answer=Answer.AGREE),))
    before, after = (json.loads(RENDERERS["gitlab"](report)) for report in (REPORT, agreed))
    assert [entry["severity"] for entry in before] == [entry["severity"] for entry in after]
    assert [entry["fingerprint"] for entry in before] == [entry["fingerprint"] for entry in after]


def test_each_link_of_a_report_on_several_articles_has_one_anchor():
    twice = replace(SEVERAL, articles=(*REPORT.articles, replace_path("b.md")))
    text = render_markdown(twice)
    links = [part.partition(")")[0] for part in text.split("](#")[1:]]
    assert len(set(links)) == 2 * len(VERDICTS)
    assert all(text.count(f'<a id="{link}">') == 1 for link in links)


def replace_path(path: str) -> ArticleReport:
    (article,) = REPORT.articles
    return replace(article, article=replace(article.article, path=path))


def test_the_json_of_a_reviewed_report_fits_its_schema():
    from factcheck.report import report_schema

    jsonschema.Draft202012Validator(json.loads(report_schema())).validate(json.loads(RENDERERS["json"](REVIEWED)))
