"""The cards of the HTML page: a verdict with its evidence and working, and figures that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from factcheck.records import ArticleReport, Evidence, Inconsistency, Label, Verdict
from factcheck.report.annotated import decision_in_words, decision_on, inconsistency_id, is_known
from factcheck.report.places import Lines
from factcheck.report.safe import clean, shorten, web_address
from factcheck.report.words import (
    STANCES,
    Quote,
    figure_text,
    quote_claim,
    quote_evidence,
    quote_figure,
    source_in_words,
    why,
)

_MOST_EVIDENCE = 6
INCONSISTENT = "inconsistent"
SIGNS: dict[str, str] = {
    INCONSISTENT: "≠",
    Label.CONTRADICTED: "✗",
    Label.UNVERIFIED: "?",
    Label.SUPPORTED: "✓",
}
"""What can be filtered, in the order in which a reviewer reads it, each with a sign that does not need its colour."""


def verdict_card(report: ArticleReport, verdict: Verdict, key: str, places: Lines) -> Iterator[str]:
    """The card of a verdict; ``key`` tells it apart on the page, and its mark in the text is ``m-key``."""
    label, line = verdict.label, places.place(verdict.figure.start).line
    reason = escape(clean(verdict.reason))
    yield (
        f'<section class="card {label}" id="v-{key}" data-label="{label}" data-reason="{reason}" data-mark="m-{key}" '
        f'data-verdict="{escape(clean(verdict.id))}" tabindex="-1" aria-labelledby="h-{key}">'
    )
    name = escape(shorten(figure_text(report.article, verdict)))
    yield f'<h3 id="h-{key}"><span class="label">{SIGNS[label]} {label}</span>: {name}</h3>'
    where = f'<a href="#m-{key}">line {line}</a>'
    yield f'<p class="small">{where}, {escape(why(verdict))}</p>'
    yield f"<blockquote>{_quoted(quote_claim(report.article, verdict))}</blockquote>"
    yield f"<p>{escape(clean(verdict.explanation))}</p>"
    facts = [("Working", verdict.working), ("Instead", verdict.correction), ("Said by", verdict.claim.speaker)]
    decision = decision_on(report, verdict)
    facts += [("Reviewed", decision_in_words(decision) if decision else None)]
    facts += [("Known", "in the baseline" if is_known(report, verdict.id) else None)]
    rows = [f"<li>{name}: {escape(clean(fact))}</li>" for name, fact in facts if fact]
    if rows:
        yield f"<ul>{''.join(rows)}</ul>"
    for evidence in verdict.evidence[:_MOST_EVIDENCE]:
        yield from _evidence(evidence)
    if len(verdict.evidence) > _MOST_EVIDENCE:
        yield f'<p class="small">and {len(verdict.evidence) - _MOST_EVIDENCE} more passages (see the JSON report)</p>'
    yield "</section>"


def _evidence(evidence: Evidence) -> Iterator[str]:
    source = evidence.passage.source
    title, *rest = source_in_words(source) or ["unnamed source"]
    address = web_address(source.url)
    named = f'<a href="{escape(address)}" rel="noreferrer noopener">{escape(title)}</a>' if address else escape(title)
    yield f"<blockquote>{_quoted(quote_evidence(evidence))}</blockquote>"
    about = ", ".join([named, *map(escape, rest)])
    score = evidence.nli
    model = f"; model: {score.entailment:.2f} entails, {score.contradiction:.2f} contradicts" if score else ""
    yield f'<p class="source">{STANCES[evidence.stance]}: {about}{model}</p>'


def _quoted(quote: Quote) -> str:
    marked = f"<mark>{escape(quote.marked)}</mark>" if quote.marked else ""
    return f"{escape(quote.before)}{marked}{escape(quote.after)}"


def inconsistency_card(
    report: ArticleReport, item: Inconsistency, index: int, number: int, places: Lines
) -> Iterator[str]:
    """A card for figures that cannot all be right: what is wrong, and each in its sentence, with a link to it."""
    key, reason = f"{index}-i{number}", escape(clean(item.reason))
    marks = {verdict.figure: f"m-{index}-{place}" for place, verdict in enumerate(report.verdicts)}
    first = next((marks[figure] for figure in item.figures if figure in marks), "")
    yield (
        f'<section class="card {INCONSISTENT}" id="v-{key}" data-label="{INCONSISTENT}" data-reason="{reason}" '
        f'data-mark="{first}" data-verdict="{inconsistency_id(report, item)}" tabindex="-1" aria-labelledby="h-{key}">'
    )
    names = escape(", ".join(shorten(clean(report.article.prose[f.start : f.end]), 60) for f in item.figures))
    sign = f'<span class="label">{SIGNS[INCONSISTENT]} {INCONSISTENT}</span>'
    yield f'<h3 id="h-{key}">{sign}: {names}</h3>'
    known = ", known: in the baseline" if is_known(report, inconsistency_id(report, item)) else ""
    yield f'<p class="small">{reason}{known}</p>'
    yield f"<p>{escape(clean(item.explanation))}</p>"
    for figure in item.figures:
        line = f"line {places.place(figure.start).line}"
        where = f'<a href="#{marks[figure]}">{line}</a>' if figure in marks else line
        quote = _quoted(quote_figure(report.article, figure))
        yield f'<blockquote>{quote} <span class="small">({where})</span></blockquote>'
    yield "</section>"
