"""``factcheck explain``: what a reason code means."""

from __future__ import annotations

import re
import shutil
import textwrap
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from factcheck.verdicts.consistency.examples import Explained
    from factcheck.verdicts.reasons import Example, Reason

COMMENTS = {
    "ignore-without-reason": 'The comment says no reason="…". It is in force.',
    "ignore-expired": 'The day of its until="…" is over. It is no longer in force.',
    "ignore-bad-date": 'Its until="…" is not a date (YYYY-MM-DD). It is not in force.',
    "ignore-unused": "It ignores no figure: take it out.",
    "ignore-unclosed": "An ignore-start without an ignore-end. It is not in force.",
    "ignore-stray-end": "An ignore-end without an ignore-start: take it out.",
}
"""What can be wrong with an ignore comment (``factcheck.reading.NoteReason``)."""


def complete_reason(incomplete: str) -> list[str]:
    """The codes that a shell offers."""
    return [code for code in meanings() if code.startswith(incomplete)]


def explain(
    reason: Annotated[
        str | None,
        typer.Argument(
            metavar="REASON",
            autocompletion=complete_reason,
            help="A reason code; without one, all are listed.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print what a reason code means.

    The rule, an example that fires and one that stays quiet.
    """
    from factcheck.errors import UsageError
    from factcheck.verdicts.consistency.examples import KINDS
    from factcheck.verdicts.reasons import REASONS

    if reason is None:
        for row in REASONS.values():
            typer.echo(f"{row.code:24} {row.label:13} {row.rule}")
        for kind in KINDS.values():
            typer.echo(f"{kind.code:24} {'inconsistent':13} {first_sentence(kind.rule)}")
        for code, rule in COMMENTS.items():
            typer.echo(f"{code:24} {'comment':13} {rule}")
        return
    if reason in COMMENTS:
        typer.echo(f"{reason} (comment)\n\n  {COMMENTS[reason]}")
        return
    if reason in KINDS:
        typer.echo(wrapped(kind_in_words(KINDS[reason])))
        return
    if reason not in REASONS:
        raise UsageError(f"no reason is called {reason}", hint="factcheck explain lists them all")
    typer.echo(wrapped(in_words(REASONS[reason])))


def wrapped(page: str) -> str:
    """The page for a terminal: lines of at most its columns, or 100, what goes on below what it continues."""
    columns = min(shutil.get_terminal_size((100, 24)).columns, 100)

    def wrap(line: str) -> str:
        head = re.match(r"  (?:article    |dated      |reference  )?", line)
        indent = " " * len(head.group()) if head else ""
        return textwrap.fill(line, columns, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)

    return "\n".join(wrap(line) for line in page.splitlines())


def meanings() -> dict[str, str]:
    """Every code with its page."""
    from factcheck.verdicts.consistency.examples import KINDS
    from factcheck.verdicts.reasons import REASONS

    kinds = {code: kind_in_words(kind) for code, kind in KINDS.items()}
    return {code: in_words(row) for code, row in REASONS.items()} | kinds | COMMENTS


def first_sentence(rule: str) -> str:
    """What the rule says before its conditions."""
    return re.split(r"(?<=[.\"%])\s+(?=[A-Z])", rule, maxsplit=1)[0]


def kind_in_words(kind: Explained) -> str:
    """The page of one kind of inconsistency."""
    shown = [(name, texts) for name, texts in (("Fires:", kind.fires), ("Stays quiet:", kind.quiet))]
    lines = [f"{kind.code} (inconsistent)", "", f"  {kind.rule}"]
    for name, texts in shown:
        lines += ["", name, *(f"  article    {line}".rstrip() for text in texts for line in text.split("\n") if line)]
    return "\n".join(lines)


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
    """The two texts; the article's date too, where the outcome counts from it."""
    dated = [f"  dated      {example.date}"] if example.date else []
    evidence = [f"  reference  {text}" for text in example.evidence] or ["  reference  (none)"]
    return [f"  article    {example.claim}", *dated, *evidence]
