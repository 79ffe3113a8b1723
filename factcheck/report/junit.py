"""JUnit XML: a suite an article, a test a figure. Contradicted fails, unverified is skipped, not read is an error."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.records import ArticleReport, Label, Report, Verdict
from factcheck.report.findings import Finding, describe_evidence, findings
from factcheck.report.places import Lines
from factcheck.report.safe import clean, shorten
from factcheck.report.words import add_up, figure_text, summary_in_words


def render_junit(report: Report) -> str:
    """The report as XML. The name of a test holds the figure and its id, no line: history survives an edit above."""
    total = add_up(article.summary for article in report.articles)
    failures = total.contradicted + sum(len(_inconsistent(article)) for article in report.articles)
    tests = total.figures + failures - total.contradicted + len(report.errors)
    root = Element("testsuites", {"name": "factcheck"} | _counts(tests, failures, total.unverified, len(report.errors)))
    for article in report.articles:
        _suite(root, article)
    for error in report.errors:
        suite = SubElement(root, "testsuite", {"name": clean(error.path)} | _counts(1, 0, 0, 1))
        case = SubElement(suite, "testcase", classname=clean(error.path), name="read", time="0")
        SubElement(case, "error", message=clean(error.message), type="not-read").text = clean(error.hint)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, report: ArticleReport) -> None:
    summary, path, places = report.summary, clean(report.article.path), Lines(report.article.text)
    inconsistent = _inconsistent(report)
    counts = _counts(
        summary.figures + len(inconsistent), summary.contradicted + len(inconsistent), summary.unverified, 0
    )
    suite = SubElement(root, "testsuite", {"name": path} | counts)
    for verdict in report.verdicts:
        line = str(places.place(verdict.figure.start).line)
        name = f"{clean(shorten(figure_text(report.article, verdict)))} [{clean(verdict.id)}]"
        case = SubElement(suite, "testcase", classname=path, name=name, file=path, line=line, time="0")
        if verdict.label is Label.CONTRADICTED:
            failure = SubElement(case, "failure", message=clean(verdict.explanation), type=clean(verdict.reason))
            failure.text = _details(verdict)
        elif verdict.label is Label.UNVERIFIED:
            SubElement(case, "skipped", message=clean(f"{verdict.reason}: {verdict.explanation}"))
        else:
            SubElement(case, "system-out").text = _details(verdict)
    for finding in inconsistent:
        name, line = f"{finding.title} [{finding.id}]", str(finding.first.line)
        case = SubElement(suite, "testcase", classname=path, name=name, file=path, line=line, time="0")
        SubElement(case, "failure", message=finding.message, type=finding.rule)
    SubElement(suite, "system-out").text = summary_in_words(summary)


def _inconsistent(report: ArticleReport) -> list[Finding]:
    return [finding for finding in findings(report) if finding.label is None]


def _details(verdict: Verdict) -> str:
    lines = [clean(verdict.working), *map(describe_evidence, verdict.evidence)]
    return "\n".join(line for line in lines if line)


def _counts(tests: int, failures: int, skipped: int, errors: int) -> dict[str, str]:
    numbers = {"tests": tests, "failures": failures, "skipped": skipped, "errors": errors, "time": 0}
    return {name: str(number) for name, number in numbers.items()}
