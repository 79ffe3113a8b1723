"""``factcheck schema``: the JSON Schema of the JSON report."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of the JSON report."""
    from factcheck.cli.write import print_text
    from factcheck.report.schema import report_schema

    print_text(report_schema())
