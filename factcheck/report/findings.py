"""What the formats for CI report: each contradicted or unverified figure, each inconsistency, each faulty comment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factcheck.records import Article, ArticleReport, Evidence, Figure, Label, Verdict
from factcheck.report.annotated import Note, decision_on, inconsistency_id, is_known, notes_of, sets_aside
from factcheck.report.places import Lines, Place
from factcheck.report.safe import clean, shorten
from factcheck.report.words import STANCES, figure_text, quote_evidence, quote_figure, source_in_words


class Level(StrEnum):
    """How bad it is: an error should stop a release, a note is for a person to look at."""

    ERROR = "error"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about ``article.text[start:end]``; ``label`` is None for an inconsistency or a faulty comment.

    ``id`` survives moved lines; all words are one harmless line. What a baseline knows (``known``) or a reviewer has
    set aside is a note. ``beside`` are the other figures of an inconsistency, in the same article.
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
    beside: tuple[Figure, ...] = ()
    known: bool = False
    is_comment: bool = False


def findings(report: ArticleReport) -> Iterator[Finding]:
    """The findings of an article by position; an inconsistency stands at its first figure."""
    lines = Lines(report.article.text)
    found = [_of_verdict(report, verdict, lines) for verdict in report.verdicts if verdict.label is not Label.SUPPORTED]
    for item in report.inconsistencies:
        if not item.figures:
            continue
        figure = item.figures[0]
        texts = [clean(report.article.text[f.start : f.end]) for f in item.figures]
        digest = inconsistency_id(report, item)
        known = is_known(report, digest)
        subject = ", ".join(f"“{shorten(text, 60)}”" for text in texts)
        found.append(
            Finding(
                report.article,
                None,
                Level.NOTE if known else Level.ERROR,
                clean(item.reason),
                digest,
                figure.start,
                figure.end,
                lines.place(figure.start),
                lines.place(figure.end),
                subject,
                f"not consistent: {subject}",
                clean(item.explanation),
                beside=item.figures[1:],
                known=known,
            )
        )
    found += [_of_note(report, note, lines) for note in notes_of(report)]
    return iter(sorted(found, key=lambda finding: (finding.start, finding.end, finding.id)))


def describe_evidence(evidence: Evidence) -> str:
    """A passage in a line: ``contradicts: "In 2023, …" (Title, Publisher, 2024-01-02)``."""
    quote = quote_evidence(evidence)
    source = ", ".join(source_in_words(evidence.passage.source))
    return f"{STANCES[evidence.stance]}: “{quote.before}{quote.marked}{quote.after}” ({source})"


def describe_beside(article: Article, figure: Figure) -> str:
    """A figure in its sentence: ``“The total was 40.” (line 12)``."""
    quote = quote_figure(article, figure, reach=150)
    return f"“{quote.before}{quote.marked}{quote.after}” (line {Lines(article.text).place(figure.start).line})"


def _of_verdict(report: ArticleReport, verdict: Verdict, lines: Lines) -> Finding:
    figure = verdict.figure
    subject = shorten(figure_text(report.article, verdict))
    known = is_known(report, verdict.id)
    settled = known or sets_aside(decision_on(report, verdict))
    return Finding(
        report.article,
        verdict.label,
        Level.ERROR if verdict.label is Label.CONTRADICTED and not settled else Level.NOTE,
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
        known=known,
    )


def _of_note(report: ArticleReport, note: Note, lines: Lines) -> Finding:
    words = clean(report.article.text[note.start : note.end])
    return Finding(
        report.article,
        None,
        Level.NOTE,
        note.reason,
        hashlib.sha256(f"{note.reason}\x1f{words}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
        note.start,
        note.end,
        lines.place(note.start),
        lines.place(note.end),
        shorten(words),
        "ignore comment",
        clean(note.message),
        is_comment=True,
    )
