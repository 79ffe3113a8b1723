"""What the formats for CI report: each figure that is contradicted or unverified, and each inconsistency."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factcheck.records import Article, ArticleReport, Evidence, Label, Verdict
from factcheck.report.places import Lines, Place
from factcheck.report.safe import clean, shorten
from factcheck.report.words import STANCES, figure_text, quote_evidence, source_in_words


class Level(StrEnum):
    """How bad it is: an error should stop a release, a note is for a person to look at."""

    ERROR = "error"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about ``article.text[start:end]``; ``label`` is None for an inconsistency.

    ``id`` survives moved lines; all words are one harmless line.
    """

    article: Article
    label: Label | None
    level: Level
    rule: str
    id: str
    start: int
    end: int
    first: Place
    last: Place
    subject: str
    title: str
    message: str
    correction: str | None = None
    evidence: tuple[Evidence, ...] = ()


def findings(report: ArticleReport) -> Iterator[Finding]:
    """The findings of an article by position; an inconsistency stands at its first figure."""
    lines = Lines(report.article.text)
    found = [_of_verdict(report, verdict, lines) for verdict in report.verdicts if verdict.label is not Label.SUPPORTED]
    for item in report.inconsistencies:
        if not item.figures:
            continue
        figure = item.figures[0]
        texts = [clean(report.article.text[f.start : f.end]) for f in item.figures]
        digest = hashlib.sha256("\x1f".join([item.reason, *texts]).encode()).hexdigest()[:16]
        subject = ", ".join(f"“{shorten(text, 60)}”" for text in texts)
        found.append(
            Finding(
                report.article,
                None,
                Level.ERROR,
                clean(item.reason),
                digest,
                figure.start,
                figure.end,
                lines.place(figure.start),
                lines.place(figure.end),
                subject,
                f"not consistent: {subject}",
                clean(item.explanation),
            )
        )
    return iter(sorted(found, key=lambda finding: (finding.start, finding.end, finding.id)))


def describe_evidence(evidence: Evidence) -> str:
    """A passage in a line: ``contradicts: "In 2023, …" (Title, Publisher, 2024-01-02)``."""
    quote = quote_evidence(evidence)
    source = ", ".join(source_in_words(evidence.passage.source))
    return f"{STANCES[evidence.stance]}: “{quote.before}{quote.marked}{quote.after}” ({source})"


def _of_verdict(report: ArticleReport, verdict: Verdict, lines: Lines) -> Finding:
    figure = verdict.figure
    subject = shorten(figure_text(report.article, verdict))
    return Finding(
        report.article,
        verdict.label,
        Level.ERROR if verdict.label is Label.CONTRADICTED else Level.NOTE,
        clean(verdict.reason),
        clean(verdict.id),
        figure.start,
        figure.end,
        lines.place(figure.start),
        lines.place(figure.end),
        subject,
        f"{verdict.label}: “{subject}”",
        clean(verdict.explanation),
        clean(verdict.correction) if verdict.correction else None,
        verdict.evidence,
    )
