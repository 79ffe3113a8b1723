"""GitHub Actions annotations: workflow commands on standard output, one line each.

The escapes are those of the runner's own toolkit (actions/toolkit, ``command.ts``): without them a word of an article
could end a command and begin another.
"""

from __future__ import annotations

from factcheck.records import Report
from factcheck.report.findings import Finding, Level, all_findings, describe_beside, describe_evidence
from factcheck.report.safe import clean
from factcheck.report.words import total_in_words

_COMMANDS = {Level.ERROR: "error", Level.NOTE: "notice"}
_MOST_EVIDENCE = 2


def render_github(report: Report) -> str:
    """Errors for what is contradicted or not read, notices for what is unverified, and a notice with the counts."""
    lines = [_annotation(finding) for finding in all_findings(report)]
    lines += [
        f"::error file={_property(error.path)},title=not read::{_message([clean(error.message), clean(error.hint)])}"
        for error in report.errors
    ]
    total = total_in_words(report.articles, len(report.inconsistencies))
    lines.append(f"::notice title=factcheck::{_message([total])}")
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding) -> str:
    properties = [
        f"file={_property(finding.article.path)}",
        f"line={finding.first.line}",
        f"endLine={finding.last.line}",
    ]
    if finding.first.line == finding.last.line:
        properties += [f"col={finding.first.column}", f"endColumn={finding.last.column}"]
    properties.append(f"title={_property(finding.title)}")
    text = [f"{finding.message} [{finding.rule}]"]
    text += [f"reviewed: {finding.reviewed}"] if finding.reviewed else []
    text += [f"instead: {finding.correction}"] if finding.correction else []
    text += [describe_evidence(evidence) for evidence in finding.evidence[:_MOST_EVIDENCE]]
    text += [f"beside: {other}" for other in describe_beside(finding)]
    return f"::{_COMMANDS[finding.level]} {','.join(properties)}::{_message(text)}"


def _message(lines: list[str]) -> str:
    return "\n".join(line for line in lines if line).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message([clean(text)]).replace(":", "%3A").replace(",", "%2C")
