"""The parts that every format for people shares: counts in words, the sentence around a figure, a source in a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.records import (
    Article,
    ArticleReport,
    Evidence,
    Failure,
    Figure,
    Label,
    MadeWith,
    Source,
    Stance,
    Summary,
    Verdict,
)
from factcheck.report.safe import clean

LABELS = (Label.CONTRADICTED, Label.UNVERIFIED, Label.SUPPORTED)
"""In the order in which a reviewer reads them."""

LEVELS = ((0.9, "high"), (0.7, "medium"), (0.0, "low"))
"""The least confidence of each level: of the verdicts that are called high, nine in ten should be right."""

STANCES = {Stance.SUPPORTS: "supports", Stance.REFUTES: "contradicts", Stance.RELATED: "related"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words around a marked part, each on one line and harmless; the parts keep the space that joins them."""

    before: str
    marked: str
    after: str


def summary_in_words(summary: Summary) -> str:
    """The coverage: "14 figures: 6 supported, 1 contradicted, 7 unverified; 5 exempt, 0 unread"."""
    figures = f"{summary.figures} figure{'' if summary.figures == 1 else 's'}"
    checked = f"{summary.supported} supported, {summary.contradicted} contradicted, {summary.unverified} unverified"
    return f"{figures}: {checked}; {summary.exempt} exempt, {summary.unread} unread"


def total_in_words(reports: Iterable[ArticleReport], across: int = 0) -> str:
    """The coverage of several articles, and how many inconsistencies stand in and between them, if any does."""
    reports = list(reports)
    found = across + sum(len(report.inconsistencies) for report in reports)
    told = f"; {found} inconsistenc{'y' if found == 1 else 'ies'}" if found else ""
    return summary_in_words(add_up(report.summary for report in reports)) + told


def level_of(confidence: float) -> str:
    """How sure a verdict is, in a word: high, medium or low.

    >>> level_of(0.93), level_of(0.89), level_of(0.2)
    ('high', 'medium', 'low')
    """
    return next(name for least, name in LEVELS if confidence >= least)


def why(verdict: Verdict) -> str:
    """The reason code, and how sure the verdict is where it takes a side: "rounding, high confidence"."""
    reason = clean(verdict.reason)
    return reason if verdict.label is Label.UNVERIFIED else f"{reason}, {level_of(verdict.confidence)} confidence"


def working_of(verdict: Verdict) -> str:
    """The working, where the explanation does not hold it already; else nothing."""
    working = clean(verdict.working)
    return "" if working in clean(verdict.explanation) else working


def name_of(article: Article) -> str:
    """What an article is called: its title, else its path."""
    return clean(article.title or ("standard input" if article.path == "-" else article.path))


def add_up(summaries: Iterable[Summary]) -> Summary:
    """The total of several articles."""
    rows = [(s.figures, s.supported, s.contradicted, s.unverified, s.exempt, s.unread) for s in summaries]
    return Summary(*(sum(column) for column in zip(*rows, strict=True))) if rows else Summary(0, 0, 0, 0, 0, 0)


def quote_claim(article: Article, verdict: Verdict, reach: int = 300) -> Quote:
    """The sentence of the article with the figure marked; at most ``reach`` characters on either side."""
    figure, claim = verdict.figure, verdict.claim
    start, end = min(claim.start, figure.start), max(claim.end, figure.end)
    return _quote(
        article.prose[start : figure.start],
        article.prose[figure.start : figure.end],
        article.prose[figure.end : end],
        reach,
    )


def quote_figure(article: Article, figure: Figure, reach: int = 300) -> Quote:
    """The sentence that a figure stands in, with the figure marked; its line where no sentence is known."""
    around = next((s for s in article.sentences if s.start <= figure.start and figure.end <= s.end), None)
    if around is not None:
        start, end = around.start, around.end
    else:
        start, end = article.prose.rfind("\n", 0, figure.start) + 1, article.prose.find("\n", figure.end)
        end = len(article.prose) if end < 0 else end
    parts = (start, figure.start), (figure.start, figure.end), (figure.end, end)
    told = article.prose if article.prose[figure.start : figure.end].strip() else article.text  # a title is no prose
    before, marked, after = (told[first:last] for first, last in parts)
    return _quote(before, marked, after, reach)


def quote_evidence(evidence: Evidence, reach: int = 300) -> Quote:
    """The quoted part of a passage, with the compared figure marked if it lies there."""
    text = evidence.passage.text
    start, end = (evidence.start, evidence.end) if evidence.start < evidence.end else (0, len(text))
    figure = evidence.figure
    if figure is not None and start <= figure.start < figure.end <= end:
        return _quote(text[start : figure.start], text[figure.start : figure.end], text[figure.end : end], reach)
    return _quote("", "", text[start:end], 2 * reach)


def _quote(before: str, marked: str, after: str, reach: int) -> Quote:
    """The three parts made harmless, the outer two cut at words where they are long."""
    if len(before) > reach:
        before = "…" + before[-reach:].partition(" ")[2]
    if len(after) > reach:
        after = after[:reach].rpartition(" ")[0] + "…"
    space_before = " " if before[-1:].isspace() and before.strip() else ""
    space_after = " " if after[:1].isspace() and after.strip() else ""
    return Quote(clean(before) + space_before, clean(marked), space_after + clean(after))


def figure_text(article: Article, verdict: Verdict) -> str:
    """The figure as it reads, on one line: markup inside it is left out."""
    return clean(article.prose[verdict.figure.start : verdict.figure.end]) or clean(verdict.figure.text)


def source_in_words(source: Source) -> list[str]:
    """Title, publisher and date, as far as they are known."""
    parts = [source.title, source.publisher or "", source.published.isoformat() if source.published else ""]
    return [clean(part) for part in parts if clean(part)]


def made_with_in_words(made: MadeWith) -> str:
    """The tool's version and the beginnings of the digests; a report made without a store or model says so."""
    digests = (("store", made.store), ("model", made.model), ("settings", made.settings))
    parts = [f"{name} {clean(digest)[:19]}" if digest else f"no {name}" for name, digest in digests]
    return f"Made with factcheck {clean(made.factcheck)}, {', '.join(parts)}."


def failure_in_words(failure: Failure) -> str:
    """What could not be read and why; the path is named once."""
    named = failure.message.startswith(failure.path)
    return clean(failure.message if named else f"{failure.path}: {failure.message}")
