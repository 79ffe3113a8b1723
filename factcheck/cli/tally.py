"""What reports come to when they are only counted: figures by label, inconsistencies, what fails, what was not read.

It is read off the JSON of a report, so that a line of an earlier run counts as one of this.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from factcheck.cli.exits import COULD_NOT, FINDINGS, FINE, counted
from factcheck.cli.outcome import FAILING
from factcheck.records import Label
from factcheck.report.annotated import Answer


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over reports.

    ``known`` findings stand in a baseline, ``aside`` are those that a reviewer set aside. ``failing`` are articles
    with a finding that counts, ``errors`` articles that could not be read.
    """

    articles: int = 0
    figures: int = 0
    supported: int = 0
    contradicted: int = 0
    unverified: int = 0
    inconsistencies: int = 0
    notes: int = 0
    known: int = 0
    aside: int = 0
    failing: int = 0
    errors: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def exit_code(self) -> int:
        """The exit code by the contract."""
        return COULD_NOT if self.errors else FINDINGS if self.failing else FINE

    def in_words(self, kept: str = "") -> str:
        """The counts in a line; ``kept`` is said of the articles."""
        agree = f"{self.inconsistencies:,} inconsistenc{'y' if self.inconsistencies == 1 else 'ies'}"
        labels = f"{self.supported:,} supported, {self.contradicted:,} contradicted, {self.unverified:,} unverified"
        notes = f"; {counted(self.notes, 'ignore comment')} to mend" if self.notes else ""
        return (
            f"{many(self.articles, 'article')}{kept}, {many(self.figures, 'figure')}: {labels}; {agree}{notes};"
            f" {self.errors:,} could not be read"
        )


def many(number: int, noun: str) -> str:
    """A large number of things: "1 article", "12,000 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def tally_of(report: dict[str, Any], level: str) -> Tally:
    """The counts of a report by its JSON; ``level`` says from which finding on an article fails.

    As in ``outcome.fails``: what a baseline knows and what a reviewer set aside does not count.
    """
    total = Tally(errors=len(report["errors"]))
    for article in report["articles"]:
        total += _of_article(article, level)
    return total


def _of_article(article: dict[str, Any], level: str) -> Tally:
    summary, bad = article["summary"], FAILING[level]
    verdicts, items, notes = article["verdicts"], article["inconsistencies"], article["notes"]
    fails = any(each["label"] in bad and not each["known"] and not _is_aside(each) for each in verdicts)
    fails = fails or (bool(bad) and any(not item["known"] for item in items))
    fails = fails or (Label.UNVERIFIED in bad and bool(notes))
    return Tally(
        articles=1,
        figures=summary["figures"],
        supported=summary["supported"],
        contradicted=summary["contradicted"],
        unverified=summary["unverified"],
        inconsistencies=len(items),
        notes=len(notes),
        known=sum(bool(each["known"]) for each in (*verdicts, *items)),
        aside=sum(each["label"] != Label.SUPPORTED and _is_aside(each) for each in verdicts),
        failing=int(fails),
    )


def _is_aside(verdict: dict[str, Any]) -> bool:
    """Whether a reviewer said that the verdict is no finding."""
    return verdict["review"] is not None and verdict["review"]["answer"] != Answer.AGREE
