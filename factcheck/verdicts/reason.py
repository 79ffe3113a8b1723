"""A reason code as a record: the rule, with an example that fires and one that stays quiet."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.records import Label


@dataclass(frozen=True, slots=True)
class Example:
    """What an article says and what the reference says; ``evidence`` may be several passages, or none."""

    claim: str
    evidence: tuple[str, ...]
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule of judgement: its code, the verdict it leads to, the rule in words, and two examples."""

    code: str
    label: Label
    rule: str
    fires: Example
    quiet: Example


def row(  # noqa: PLR0917 - a row of a table, in the order of its columns
    code: str, label: Label, rule: str, fires: tuple[str, ...], quiet: tuple[str, ...], date: str | None = None
) -> Reason:
    """A row of a table of reasons: of each example the claim comes first, and its evidence after it."""
    return Reason(code, label, rule, Example(fires[0], fires[1:], date), Example(quiet[0], quiet[1:], date))
