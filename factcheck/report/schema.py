"""The JSON Schema of the JSON report, as the installed package carries it (``docs/report.schema.json`` is a copy)."""

from __future__ import annotations

from importlib.resources import files


def report_schema() -> str:
    """The schema as JSON text (draft 2020-12)."""
    return files("factcheck.report").joinpath("report.schema.json").read_text(encoding="utf-8")
