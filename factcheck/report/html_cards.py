"""The cards of the HTML page: a verdict with its evidence and working, and figures that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from factcheck.records import ArticleReport, Evidence, Figure, Inconsistency, Label, Verdict
from factcheck.report.annotated import decision_in_words, decision_on, is_known
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
    working_of,
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
    facts = [("Working", working_of(verdict)), ("Instead", verdict.correction), ("Said by", verdict.claim.speaker)]
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
    yield f'<p class="source">{STANCES[evidence.stance]}: {about}</p>'


def _quoted(quote: Quote) -> str:
    marked = f"<mark>{escape(quote.marked)}</mark>" if quote.marked else ""
    return f"{escape(quote.before)}{marked}{escape(quote.after)}"


Marked = tuple[ArticleReport, Figure, str]
"""A figure with the report of its article and the id of its mark in the text ("": it has none)."""


def inconsistency_card(
    item: Inconsistency, spots: Sequence[Marked], key: str, id_: str, *, known: bool
) -> Iterator[str]:
    """The card of figures that cannot all be right: what is wrong, and each in its sentence, with a link to it."""
    reason, several = escape(clean(item.reason)), len({id(report) for report, _, _ in spots}) > 1
    first = next((mark for _, _, mark in spots if mark), "")
    yield (
        f'<section class="card {INCONSISTENT}" id="v-{key}" data-label="{INCONSISTENT}" data-reason="{reason}" '
        f'data-mark="{first}" data-verdict="{id_}" tabindex="-1" aria-labelledby="h-{key}">'
    )
    names = escape(
        ", ".join(shorten(clean(r.article.prose[f.start : f.end]) or clean(f.text), 60) for r, f, _ in spots)
    )
    yield f'<h3 id="h-{key}"><span class="label">{SIGNS[INCONSISTENT]} {INCONSISTENT}</span>: {names}</h3>'
    yield f'<p class="small">{reason}{", known: in the baseline" if known else ""}</p>'
    yield f"<p>{escape(clean(item.explanation))}</p>"
    for report, figure, mark in spots:
        line = f"line {Lines(report.article.text).place(figure.start).line}"
        named = escape(f"{clean(report.article.path)}, {line}" if several else line)
        where = f'<a href="#{mark}">{named}</a>' if mark else named
        quote = _quoted(quote_figure(report.article, figure))
        yield f'<blockquote>{quote} <span class="small">({where})</span></blockquote>'
    yield "</section>"
