"""JUnit XML: a suite an article, a test a figure. Contradicted fails, unverified is skipped, not read is an error.

A contradiction that a baseline knows or a reviewer has set aside is skipped, and the message says so.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.records import ArticleReport, Label, Report, Verdict
from factcheck.report.annotated import decision_in_words, decision_on, is_known, sets_aside
from factcheck.report.findings import Finding, describe_beside, describe_evidence, findings, findings_across
from factcheck.report.places import Lines
from factcheck.report.safe import clean, shorten
from factcheck.report.words import figure_text, total_in_words


def render_junit(report: Report) -> str:
    """The report as XML. The name of a test holds the figure and its id, no line: history survives an edit above."""
    root = Element("testsuites")
    for article in report.articles:
        _suite(root, article)
    between = findings_across(report)
    if between:
        suite = SubElement(root, "testsuite", {"name": "between the articles"})
        for finding in between:
            _inconsistency(suite, finding)
        _count(suite)
    for error in report.errors:
        suite = SubElement(root, "testsuite", {"name": clean(error.path)} | _counts(1, 0, 0, 1))
        case = SubElement(suite, "testcase", classname=clean(error.path), name="read", time="0")
        SubElement(case, "error", message=clean(error.message), type="not-read").text = clean(error.hint)
    suites = root.findall("testsuite")
    totals = [sum(int(suite.get(name, "0")) for suite in suites) for name in ("tests", "failures", "skipped", "errors")]
    root.attrib.update({"name": "factcheck"} | _counts(*totals))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, report: ArticleReport) -> None:
    path, places = clean(report.article.path), Lines(report.article.text)
    inconsistent = _inconsistent(report)
    suite = SubElement(root, "testsuite", {"name": path})
    for verdict in report.verdicts:
        line = str(places.place(verdict.figure.start).line)
        name = f"{clean(shorten(figure_text(report.article, verdict)))} [{clean(verdict.id)}]"
        case = SubElement(suite, "testcase", classname=path, name=name, file=path, line=line, time="0")
        settled = _settled(report, verdict)
        if verdict.label is Label.CONTRADICTED and not settled:
            failure = SubElement(case, "failure", message=clean(verdict.explanation), type=clean(verdict.reason))
            failure.text = _details(verdict)
        elif verdict.label is not Label.SUPPORTED:
            SubElement(case, "skipped", message=clean(f"{settled}{verdict.reason}: {verdict.explanation}"))
        else:
            SubElement(case, "system-out").text = _details(verdict)
    for finding in inconsistent:
        _inconsistency(suite, finding)
    _count(suite)
    SubElement(suite, "system-out").text = total_in_words([report])


def _inconsistency(suite: Element, finding: Finding) -> None:
    path, line = clean(finding.article.path), str(finding.first.line)
    name = f"{finding.title} [{finding.id}]"
    case = SubElement(suite, "testcase", classname=path, name=name, file=path, line=line, time="0")
    if finding.known:
        SubElement(case, "skipped", message=f"known: {finding.rule}: {finding.message}")
    else:
        failure = SubElement(case, "failure", message=finding.message, type=finding.rule)
        failure.text = "\n".join(describe_beside(finding))


def _count(suite: Element) -> None:
    cases = suite.findall("testcase")
    failed, skipped = (sum(case.find(kind) is not None for case in cases) for kind in ("failure", "skipped"))
    suite.attrib.update(_counts(len(cases), failed, skipped, 0))


def _inconsistent(report: ArticleReport) -> list[Finding]:
    return [finding for finding in findings(report) if finding.label is None and not finding.is_comment]


def _settled(report: ArticleReport, verdict: Verdict) -> str:
    """Why the verdict fails nothing: it is known, or a reviewer said so; empty where it counts."""
    if is_known(report, verdict.id):
        return "known: "
    decision = decision_on(report, verdict)
    return f"reviewed {decision_in_words(decision)}; " if decision and sets_aside(decision) else ""


def _details(verdict: Verdict) -> str:
    lines = [clean(verdict.working), *map(describe_evidence, verdict.evidence)]
    return "\n".join(line for line in lines if line)


def _counts(tests: int, failures: int, skipped: int, errors: int) -> dict[str, str]:
    numbers = {"tests": tests, "failures": failures, "skipped": skipped, "errors": errors, "time": 0}
    return {name: str(number) for name, number in numbers.items()}
