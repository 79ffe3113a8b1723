"""``factcheck explain``: what a reason code means."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.errors import UsageError
from factcheck.verdicts.reasons import REASONS, Example, Reason


def explain(
    reason: Annotated[
        str | None, typer.Argument(help="A reason code; without one, all are listed.", show_default=False)
    ] = None,
) -> None:
    """Print the rule behind a reason code, an example that fires and one that stays quiet."""
    if reason is None:
        for row in REASONS.values():
            typer.echo(f"{row.code:24} {row.label:13} {row.rule}")
        return
    if reason not in REASONS:
        raise UsageError(f"no reason is called {reason}", hint="factcheck explain lists them all")
    typer.echo(in_words(REASONS[reason]))


def in_words(row: Reason) -> str:
    """The page of one reason."""
    return "\n".join(
        [
            f"{row.code} ({row.label})",
            "",
            f"  {row.rule}",
            "",
            "Fires:",
            *_example(row.fires),
            "",
            "Stays quiet:",
            *_example(row.quiet),
        ]
    )


def _example(example: Example) -> list[str]:
    evidence = [f"  reference  {text}" for text in example.evidence] or ["  reference  (none)"]
    return [f"  article    {example.claim}", *evidence]
