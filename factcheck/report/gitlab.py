"""GitLab's code quality report: a JSON array in the Code Climate shape that a merge request shows."""

from __future__ import annotations

import hashlib
import json

from factcheck.records import Report
from factcheck.report.findings import Finding, Level, all_findings, described
from factcheck.report.safe import clean

_SEVERITIES = {Level.ERROR: "major", Level.NOTE: "info"}


def render_gitlab(report: Report) -> str:
    """One entry a finding. The fingerprint tells an old finding from a new one, so it holds no line number."""
    entries = [_entry(finding) for finding in all_findings(report)]
    entries += [
        {
            "description": f"not read: {clean(error.message)}",
            "check_name": "factcheck/not-read",
            "fingerprint": _fingerprint(error.path, "not-read"),
            "severity": "blocker",
            "location": {"path": clean(error.path), "lines": {"begin": 1, "end": 1}},
        }
        for error in report.errors
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding) -> dict[str, object]:
    return {
        "description": described(finding),
        "check_name": f"factcheck/{finding.rule}",
        "fingerprint": _fingerprint(finding.article.path, finding.id),
        "severity": _SEVERITIES[finding.level],
        "location": {
            "path": clean(finding.article.path),
            "lines": {"begin": finding.first.line, "end": finding.last.line},
        },
    }


def _fingerprint(path: str, finding: str) -> str:
    return hashlib.sha256(f"{path}\0{finding}".encode()).hexdigest()
