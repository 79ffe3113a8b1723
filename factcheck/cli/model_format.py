"""The ``--format`` of the commands about the model."""

from __future__ import annotations

import typer

from factcheck.errors import ModelError

FORMAT = typer.Option("--format", help="text or json.")


def wants_json(format_: str) -> bool:
    """Whether JSON is asked for. Raises ``ModelError`` for a format that is neither text nor json."""
    if format_ not in {"text", "json"}:
        raise ModelError(f"unknown format {format_!r}", hint="use text or json")
    return format_ == "json"
