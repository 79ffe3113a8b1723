"""What the formats for CI report: each contradicted or unverified figure, each inconsistency, each faulty comment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.records import Article, ArticleReport, Evidence, Figure, Inconsistency, Label, Report, Verdict
from factcheck.report.annotated import (
    Note,
    across_id,
    decision_in_words,
    decision_on,
    inconsistency_id,
    is_known,
    notes_of,
    sets_aside,
    spots_of,
)
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
    set ``aside`` is a note; ``reviewed`` tells what was decided. ``beside`` are the other figures of an inconsistency,
    each with its article.
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
    beside: tuple[tuple[Article, Figure], ...] = ()
    known: bool = False
    reviewed: str = ""
    aside: bool = False
    is_comment: bool = False


def all_findings(report: Report) -> Iterator[Finding]:
    """The findings of each article in order, then those between the articles."""
    for article in report.articles:
        yield from findings(article)
    yield from findings_across(report)


def findings_across(report: Report) -> list[Finding]:
    """The inconsistencies between the articles, each at its first figure."""
    found = []
    for item in report.inconsistencies:
        spots = [(article.article, figure) for article, figure in spots_of(report, item)]
        if spots:
            id_ = across_id(item)
            found.append(_of_inconsistency(item, spots, id_, known=id_ in report.known))
    return found


def findings(report: ArticleReport) -> Iterator[Finding]:
    """The findings of an article by position; an inconsistency stands at its first figure."""
    lines = Lines(report.article.text)
    found = [_of_verdict(report, verdict, lines) for verdict in report.verdicts if verdict.label is not Label.SUPPORTED]
    for item in report.inconsistencies:
        if item.figures:
            spots = [(report.article, figure) for figure in item.figures]
            id_ = inconsistency_id(report, item)
            found.append(_of_inconsistency(item, spots, id_, known=is_known(report, id_)))
    found += [_of_note(report, note, lines) for note in notes_of(report)]
    return iter(sorted(found, key=lambda finding: (finding.start, finding.end, finding.id)))


def describe_evidence(evidence: Evidence) -> str:
    """A passage in a line: ``contradicts: "In 2023, …" (Title, Publisher, 2024-01-02)``."""
    quote = quote_evidence(evidence)
    source = ", ".join(source_in_words(evidence.passage.source))
    return f"{STANCES[evidence.stance]}: “{quote.before}{quote.marked}{quote.after}” ({source})"


def described(finding: Finding) -> str:
    """What is found, as one text: the title, why, and what a reviewer said of it."""
    reviewed = f" Reviewed: {finding.reviewed}" if finding.reviewed else ""
    return f"{finding.title}. {finding.message}{reviewed}"


def describe_beside(finding: Finding) -> list[str]:
    """The other figures of an inconsistency, each in its sentence: ``“The total was 40.” (b.md, line 12)``."""
    told = []
    for article, figure in finding.beside:
        quote = quote_figure(article, figure, reach=150)
        line = f"line {Lines(article.text).place(figure.start).line}"
        where = line if article is finding.article else f"{clean(article.path)}, {line}"
        told.append(f"“{quote.before}{quote.marked}{quote.after}” ({where})")
    return told


def _of_inconsistency(
    item: Inconsistency, spots: Sequence[tuple[Article, Figure]], id_: str, *, known: bool
) -> Finding:
    (article, figure), *beside = spots
    lines = Lines(article.text)
    subject = ", ".join(f"“{shorten(clean(where.text[f.start : f.end]), 60)}”" for where, f in spots)
    return Finding(
        article,
        None,
        Level.NOTE if known else Level.ERROR,
        clean(item.reason),
        id_,
        figure.start,
        figure.end,
        lines.place(figure.start),
        lines.place(figure.end),
        subject,
        f"not consistent: {subject}",
        clean(item.explanation),
        beside=tuple(beside),
        known=known,
    )


def _of_verdict(report: ArticleReport, verdict: Verdict, lines: Lines) -> Finding:
    figure = verdict.figure
    subject = shorten(figure_text(report.article, verdict))
    known = is_known(report, verdict.id)
    decision = decision_on(report, verdict)
    settled = known or sets_aside(decision)
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
        reviewed=decision_in_words(decision) if decision else "",
        aside=sets_aside(decision),
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
