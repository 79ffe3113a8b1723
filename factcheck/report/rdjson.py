"""Reviewdog's diagnostic format (rdjson). Its columns count bytes of UTF-8, from 1."""

from __future__ import annotations

import json

from factcheck.records import Article, Figure, Report
from factcheck.report.findings import Finding, Level, all_findings, describe_beside, described
from factcheck.report.places import Lines, Place
from factcheck.report.safe import clean

_SEVERITIES = {Level.ERROR: "ERROR", Level.NOTE: "INFO"}


def render_rdjson(report: Report) -> str:
    """One diagnostic a finding, with the correction as a suggestion."""
    diagnostics = [_diagnostic(finding) for finding in all_findings(report)]
    diagnostics += [
        {
            "message": clean(f"not read: {error.message}"),
            "location": {"path": clean(error.path)},
            "severity": "ERROR",
            "code": {"value": "not-read"},
        }
        for error in report.errors
    ]
    plain = {"source": {"name": "factcheck"}, "severity": "INFO", "diagnostics": diagnostics}
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding) -> dict[str, object]:
    where = {
        "start": _position(finding.article.text, finding.start, finding.first),
        "end": _position(finding.article.text, finding.end, finding.last),
    }
    diagnostic: dict[str, object] = {
        "message": described(finding),
        "location": {"path": clean(finding.article.path), "range": where},
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.rule},
    }
    if finding.correction:
        diagnostic["suggestions"] = [{"range": where, "text": finding.correction}]
    if finding.beside:
        diagnostic["related_locations"] = [
            _beside(article, figure, words)
            for (article, figure), words in zip(finding.beside, describe_beside(finding), strict=True)
        ]
    return diagnostic


def _beside(article: Article, figure: Figure, words: str) -> dict[str, object]:
    """Another figure of an inconsistency."""
    text, lines = article.text, Lines(article.text)
    ends = (("start", figure.start), ("end", figure.end))
    where = {name: _position(text, offset, lines.place(offset)) for name, offset in ends}
    return {"message": words, "location": {"path": clean(article.path), "range": where}}


def _position(text: str, offset: int, place: Place) -> dict[str, int]:
    in_line = text[offset - place.column + 1 : offset]
    return {"line": place.line, "column": len(in_line.encode("utf-8", "surrogatepass")) + 1}
