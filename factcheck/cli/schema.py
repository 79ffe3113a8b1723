"""``factcheck schema``: the JSON Schemas of the JSON report and of the configuration."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Of(StrEnum):
    """What a schema describes."""

    REPORT = "report"
    SETTINGS = "settings"


def schema(of: Annotated[Of, typer.Argument(help="Of the JSON report, or of factcheck.toml.")] = Of.REPORT) -> None:
    """Print the JSON Schema of the JSON report, or of the configuration."""
    from importlib.resources import files

    from factcheck.cli.write import print_text
    from factcheck.report.schema import report_schema

    settings = files("factcheck").joinpath("settings.schema.json")
    print_text(report_schema() if of is Of.REPORT else settings.read_text(encoding="utf-8"))
