"""What a run adds to an article's report from outside its text: notes on comments, what is known, what was decided."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from factcheck.records import ArticleReport, Figure, Inconsistency, Label, Report, Verdict
from factcheck.report.safe import clean


class Answer(StrEnum):
    """What a reviewer says of a verdict, in the words of the boxes."""

    AGREE = "agree"
    WRONG = "wrong"
    NOT_CHECKABLE = "not checkable"


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's answer about the verdict with this id, the note beside it, and the day it was kept."""

    id: str
    answer: Answer
    note: str
    day: date


@dataclass(frozen=True, slots=True)
class Note:
    """Something to mend in the article's own comments, at ``text[start:end]``; ``reason`` is a code."""

    reason: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnnotatedReport(ArticleReport):
    """An article's report with notes, the ids of findings that a baseline knows, and the decisions in force."""

    notes: tuple[Note, ...] = ()
    known: frozenset[str] = frozenset()
    decisions: tuple[Decision, ...] = ()


def notes_of(report: ArticleReport) -> tuple[Note, ...]:
    """The notes, by position; none for a plain report."""
    return report.notes if isinstance(report, AnnotatedReport) else ()


def is_known(report: ArticleReport, id_: str) -> bool:
    """Whether a baseline knows the finding with this id."""
    return isinstance(report, AnnotatedReport) and id_ in report.known


def decision_on(report: ArticleReport, verdict: Verdict) -> Decision | None:
    """What a reviewer decided about a verdict, if that is in force."""
    decisions = report.decisions if isinstance(report, AnnotatedReport) else ()
    return next((decision for decision in decisions if decision.id == verdict.id), None)


def decision_in_words(decision: Decision) -> str:
    """The decision in a line: "wrong (2026-11-23): the table counts arrivals"."""
    note = f": {clean(decision.note)}" if decision.note else ""
    return f"{decision.answer} ({decision.day.isoformat()}){note}"


def sets_aside(decision: Decision | None) -> bool:
    """Whether the decision says that the verdict is no finding: the tool erred, or the figure cannot be checked."""
    return decision is not None and decision.answer is not Answer.AGREE


def evidence_digest(label: Label, passages: tuple[str, ...]) -> str:
    """Identifies what a reviewer saw beside the sentence: the verdict and the texts of its passages, in any order."""
    told = "\x1f".join([str(label), *sorted(set(passages))])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def digest_of(verdict: Verdict) -> str:
    """The ``evidence_digest`` of a verdict."""
    return evidence_digest(verdict.label, tuple(evidence.passage.text for evidence in verdict.evidence))


def inconsistency_id(report: ArticleReport, item: Inconsistency) -> str:
    """An id that survives moved lines and changes with the words of the figures."""
    texts = [clean(report.article.text[figure.start : figure.end]) for figure in item.figures]
    return hashlib.sha256("\x1f".join([item.reason, *texts]).encode()).hexdigest()[:16]


def across_id(item: Inconsistency) -> str:
    """The id of an inconsistency between articles; it survives moved lines, not another path or other words."""
    told = [f"{path}\x1e{clean(figure.text)}" for path, figure in zip(item.paths, item.figures, strict=True)]
    return hashlib.sha256("\x1f".join([item.reason, *told]).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def spots_of(report: Report, item: Inconsistency) -> tuple[tuple[ArticleReport, Figure], ...]:
    """Each figure of an inconsistency between articles, with the report of its article, if that is in the report."""
    articles = {article.article.path: article for article in report.articles}
    pairs = zip(item.paths, item.figures, strict=True)
    return tuple((articles[path], figure) for path, figure in pairs if path in articles)
