"""SARIF 2.1.0 (OASIS), for code scanning: rules, results, related locations for the evidence, fixes for corrections."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from factcheck.records import ArticleReport, Evidence, Label, Report
from factcheck.report.findings import Finding, Level, all_findings, describe_beside, describe_evidence
from factcheck.report.places import Lines
from factcheck.report.safe import clean, web_address

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST_EVIDENCE = 5
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def render_sarif(report: Report, meanings: Mapping[str, str] = MappingProxyType({})) -> str:
    """The findings as a SARIF log of one run; supported figures are no results, but are counted on their artifact.

    ``meanings`` gives the help text of reason codes; a code that is not in it points to ``factcheck explain``.
    """
    found = list(all_findings(report))
    artifacts = {article.article.path: index for index, article in enumerate(report.articles)}
    rules = {rule: next(f for f in found if f.rule == rule) for rule in sorted({f.rule for f in found})}
    places = {rule: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": report.made_with.factcheck,
                "rules": [_rule(finding, meanings) for finding in rules.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": _message(f"{clean(error.message)}. {clean(error.hint)}".strip()),
                        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(error.path)}}}],
                    }
                    for error in report.errors
                ],
            }
        ],
        "artifacts": [_artifact(article) for article in report.articles],
        "results": [_result(finding, artifacts, places[finding.rule]) for finding in found],
        "properties": {
            "store": report.made_with.store,
            "model": report.made_with.model,
            "settings": report.made_with.settings,
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(finding: Finding, meanings: Mapping[str, str]) -> dict[str, Any]:
    rule = finding.rule
    words = rule.replace("-", " ").capitalize()
    level, meaning = Level.ERROR, "a figure that cannot be right"
    if finding.label is Label.UNVERIFIED:
        level, meaning = Level.NOTE, "a figure that the evidence does not settle"
    elif finding.is_comment:
        level, meaning = Level.NOTE, "an ignore comment to mend"
    more = f"What {rule} means, with an example of it: factcheck explain {rule}"
    return {
        "id": rule,
        "shortDescription": {"text": words},
        "fullDescription": {"text": f"{words}: {meaning}."},
        "help": {"text": meanings.get(rule, more)},
        "defaultConfiguration": {"level": str(level)},
    }


def _artifact(report: ArticleReport) -> dict[str, Any]:
    summary = report.summary
    return {
        "location": {"uri": _uri(report.article.path)},
        "hashes": {"sha-256": report.article.sha256},
        "properties": {
            "figures": summary.figures,
            "supported": summary.supported,
            "contradicted": summary.contradicted,
            "unverified": summary.unverified,
            "exempt": summary.exempt,
            "unread": summary.unread,
        },
    }


def _result(finding: Finding, artifacts: Mapping[str, int], rule: int) -> dict[str, Any]:
    location = {"uri": _uri(finding.article.path), "index": artifacts[finding.article.path]}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": str(finding.level),
        "message": _message(f"{finding.title}. {finding.message}"),
        "locations": [{"physicalLocation": {"artifactLocation": location, "region": _region(finding, snippet=True)}}],
        "partialFingerprints": {"factcheckVerdict/v1": finding.id},
        "properties": {"label": _label(finding)},
    }
    if finding.known:
        result["baselineState"] = "unchanged"
    if finding.aside:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.reviewed}]
    related = [*_related(finding.evidence), *_beside(finding, artifacts)]
    if related:
        result["relatedLocations"] = related
    if finding.correction:
        replacement = {"deletedRegion": _region(finding), "insertedContent": {"text": finding.correction}}
        result["fixes"] = [
            {
                "description": _message(f"write: {finding.correction}"),
                "artifactChanges": [{"artifactLocation": location, "replacements": [replacement]}],
            }
        ]
    return result


def _label(finding: Finding) -> str:
    return str(finding.label or ("comment" if finding.is_comment else "inconsistent"))


def _region(finding: Finding, *, snippet: bool = False) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": finding.first.line,
        "startColumn": finding.first.column,
        "endLine": finding.last.line,
        "endColumn": finding.last.column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }
    return (
        region | {"snippet": {"text": clean(finding.article.text[finding.start : finding.end])}} if snippet else region
    )


def _related(evidence: Iterable[Evidence]) -> Iterable[dict[str, Any]]:
    for number, item in enumerate(list(evidence)[:_MOST_EVIDENCE], start=1):
        source = item.passage.source
        location: dict[str, Any] = {
            "id": number,
            "message": _message(describe_evidence(item)),
            "logicalLocations": [{"name": clean(source.title) or "source", "kind": "source"}],
        }
        address = web_address(source.url)
        if address:
            location["physicalLocation"] = {"artifactLocation": {"uri": address}}
        yield location


def _beside(finding: Finding, artifacts: Mapping[str, int]) -> Iterable[dict[str, Any]]:
    """The other figures of an inconsistency."""
    told = zip(finding.beside, describe_beside(finding), strict=True)
    for number, ((article, figure), words) in enumerate(told, start=1):
        lines = Lines(article.text)
        other = replace(
            finding,
            article=article,
            start=figure.start,
            end=figure.end,
            first=lines.place(figure.start),
            last=lines.place(figure.end),
        )
        location = {"uri": _uri(article.path), "index": artifacts[article.path]}
        yield {
            "id": number,
            "message": _message(words),
            "physicalLocation": {"artifactLocation": location, "region": _region(other, snippet=True)},
        }


def _message(text: str) -> dict[str, str]:
    """A message; by 3.11.5 and 3.11.6 of the standard ``{0}`` would be a placeholder and ``[a](b)`` a link in it."""
    return {"text": _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", "] (")}


def _uri(path: str) -> str:
    """The path as a URI reference: relative paths stay relative, so that a repository's viewer finds the file."""
    plain = clean(path).replace("\\", "/")
    if plain[1:3] == ":/":
        return "file:///" + quote(plain, safe="/:")
    return ("file://" if plain.startswith("/") else "") + quote(plain, safe="/")
