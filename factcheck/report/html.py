"""One self-contained page: the article with each figure marked, and beside it a card with the evidence and working.

The page asks for nothing outside: a strict Content-Security-Policy allows its own style and script by their hashes and
forbids everything else. Without the script it still reads well: each mark is a link to its card.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from factcheck.records import Article, ArticleReport, Exempt, Figure, Label, Report, Unread
from factcheck.report.annotated import across_id, inconsistency_id, is_known, notes_of, spots_of
from factcheck.report.html_cards import INCONSISTENT, SIGNS, inconsistency_card, verdict_card
from factcheck.report.places import Lines
from factcheck.report.safe import clean, shorten, visible
from factcheck.report.words import (
    LABELS,
    failure_in_words,
    figure_text,
    made_with_in_words,
    name_of,
    total_in_words,
)

_MOST_TOKENS = 500
_SPACES = re.compile(r"[ \t]*\n\s*\n\s*|[ \t]{2,}")


def render_html(report: Report) -> str:
    """The report as one HTML file."""
    style, script = _file("page.css"), _file("page.js")
    allowed = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    titles = [name_of(article.article) for article in report.articles]
    title = f"Fact check: {titles[0]}" if len(titles) == 1 else f"Fact check of {len(titles)} articles"
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        '<a class="skip" href="#main">Skip to the article</a>',
        '<header class="top">',
        f"<h1>{escape(title)}</h1>",
        f'<p class="about">{escape(_about(report))}</p>',
        f'<p class="counts">{escape(total_in_words(report.articles, len(report.inconsistencies)))}</p>',
        *_chart([(label, sum(v.label is label for a in report.articles for v in a.verdicts)) for label in LABELS]),
        "</header>",
        *_filters(report),
        '<main id="main">',
        *_between(report),
        *(part for index, article in enumerate(report.articles) for part in _article(article, index, len(titles) > 1)),
        *_errors(report),
        "</main>",
        f'<footer class="foot">{escape(made_with_in_words(report.made_with))}</footer>',
        f"<script>{script}</script>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _article(report: ArticleReport, index: int, several: bool) -> Iterator[str]:
    article = report.article
    places = Lines(article.text)
    yield '<section class="both">'
    if several:
        yield f"<h2>{escape(name_of(article))}</h2>"
        yield f'<p class="about">{escape(clean(article.path))}: {escape(total_in_words([report]))}</p>'
    language = f' lang="{escape(article.language)}"' if article.language and article.language.isascii() else ""
    yield f'<article class="text" aria-label="The article"{language}>{_marked_text(report, index)}</article>'
    yield '<div class="panel" role="region" aria-label="Verdicts" tabindex="0">'
    marks = _marks(report, index)
    for number, item in enumerate(report.inconsistencies):
        spots = [(report, figure, marks.get(figure, "")) for figure in item.figures]
        id_ = inconsistency_id(report, item)
        yield from inconsistency_card(item, spots, f"{index}-i{number}", id_, known=is_known(report, id_))
    for number, verdict in enumerate(report.verdicts):
        yield from verdict_card(report, verdict, f"{index}-{number}", places)
    if not report.verdicts:
        yield "<p>No figures were found in this article.</p>"
    yield "</div>"
    yield "</section>"
    yield from _notes(report, places)
    yield from _tokens("Unread", "could not be read as figures", report.unread, places)
    yield from _tokens("Exempt", "make no claim about a quantity", report.exempt, places)


def _marks(report: ArticleReport, index: int) -> dict[Figure, str]:
    """The id of each figure's mark in the text."""
    return {verdict.figure: f"m-{index}-{number}" for number, verdict in enumerate(report.verdicts)}


def _between(report: Report) -> Iterator[str]:
    """The cards of what the articles say against each other, above them all."""
    if not report.inconsistencies:
        return
    marks = {article.article.path: _marks(article, index) for index, article in enumerate(report.articles)}
    yield '<section class="rest between" aria-label="Not consistent between the articles">'
    yield "<h2>Not consistent between the articles</h2>"
    for number, item in enumerate(report.inconsistencies):
        told = spots_of(report, item)
        spots = [(article, figure, marks[article.article.path].get(figure, "")) for article, figure in told]
        id_ = across_id(item)
        yield from inconsistency_card(item, spots, f"a{number}", id_, known=id_ in report.known)
    yield "</section>"


def _marked_text(report: ArticleReport, index: int) -> str:
    """The words of the article with links to the cards: HTML by its text, everything else as it was written."""
    article = report.article
    shown = article.prose if _is_html(article) else article.text
    spans: list[tuple[int, int, str, str]] = []
    for number, verdict in enumerate(report.verdicts):
        key, label = f"{index}-{number}", verdict.label
        opening = (
            f'<a class="figure {label}" id="m-{key}" href="#v-{key}" aria-label="{label}: '
            f'{escape(figure_text(article, verdict))}">'
        )
        spans.append((verdict.figure.start, verdict.figure.end, opening, "</a>"))
    for token in report.exempt:
        spans.append(
            (token.start, token.end, f'<span class="token" title="exempt: {escape(clean(token.reason))}">', "</span>")
        )
    for unread in report.unread:
        spans.append((unread.start, unread.end, '<span class="token" title="unread">', "</span>"))
    pieces: list[str] = []
    position = 0
    for start, end, opening, closing in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < position or not shown[start:end].strip():
            continue  # within another mark: its card says all
        pieces += [_text(article, position, start), opening, _text(article, start, end), closing]
        position = end
    pieces.append(_text(article, position, len(shown)))
    return "".join(pieces).strip()


def _is_html(article: Article) -> bool:
    return article.path.lower().endswith((".html", ".htm", ".xhtml"))


def _text(article: Article, start: int, end: int) -> str:
    """A stretch of the article: HTML by its text, everything else as written, with its markup paler than its prose."""
    if _is_html(article):
        words = visible(article.prose[start:end])
        return escape(_SPACES.sub(lambda found: "\n\n" if "\n" in found.group() else " ", words))
    pieces: list[str] = []
    for is_markup, first, last in _runs(article, start, end):
        words = escape(visible(article.text[first:last]))
        pieces.append(f'<span class="markup">{words}</span>' if is_markup else words)
    return "".join(pieces)


def _runs(article: Article, start: int, end: int) -> Iterator[tuple[bool, int, int]]:
    """Where the text is prose, and where it is what reading has blanked; white space goes with what is before it."""
    text, prose = article.text, article.prose
    first, before = start, False
    for at in range(start, end):
        if text[at].isspace():
            continue
        is_markup = text[at] != prose[at]
        if is_markup != before:
            if at > first:
                yield before, first, at
            first, before = at, is_markup
    if end > first:
        yield before, first, end


def _chart(counts: Sequence[tuple[Label, int]]) -> Iterator[str]:
    """A bar of the three labels; its widths are attributes, because the policy forbids inline styles."""
    total = sum(count for _, count in counts)
    words = ", ".join(f"{count} {label}" for label, count in counts)
    drawing = 'viewBox="0 0 1000 10" preserveAspectRatio="none" role="img"'
    yield f'<svg class="chart" {drawing} aria-label="{escape(words)}">'
    position = 0
    for label, count in counts:
        width = 1000 * count // total if total else 0
        if width:
            yield f'<rect class="{label}" x="{position}" y="0" width="{width}" height="10"/>'
        position += width
    if not total:
        yield '<rect class="none" x="0" y="0" width="1000" height="10"/>'
    yield "</svg>"


def _filters(report: Report) -> Iterator[str]:
    verdicts = [verdict for article in report.articles for verdict in article.verdicts]
    items = [*report.inconsistencies, *(item for article in report.articles for item in article.inconsistencies)]
    counts = {label: sum(verdict.label == label for verdict in verdicts) for label in SIGNS}
    counts[INCONSISTENT] = len(items)
    yield '<form class="filters" aria-label="Filters" hidden>'
    for label, sign in SIGNS.items():
        if label != INCONSISTENT or items:
            words = f"{sign} {label} ({counts[label]})"
            yield f'<label><input type="checkbox" data-label="{label}" checked> {words}</label>'
    yield '<label>Reason <select id="reason"><option value="">all</option>'
    for reason in sorted({clean(verdict.reason) for verdict in verdicts} | {clean(item.reason) for item in items}):
        yield f'<option value="{escape(reason)}">{escape(reason)}</option>'
    yield "</select></label>"
    yield '<button type="button" id="previous">Previous <kbd>k</kbd></button>'
    yield '<button type="button" id="next">Next <kbd>j</kbd></button>'
    yield '<span class="shown" id="shown" role="status"></span>'
    yield "</form>"


def _notes(report: ArticleReport, places: Lines) -> Iterator[str]:
    notes = notes_of(report)
    if notes:
        yield '<section class="rest"><h2>Ignore comments to mend</h2><ul>'
        for note in notes:
            message, reason = escape(clean(note.message)), escape(clean(note.reason))
            yield f"<li>line {places.place(note.start).line}: {message} ({reason})</li>"
        yield "</ul></section>"


def _tokens(name: str, meaning: str, tokens: Sequence[Exempt | Unread], places: Lines) -> Iterator[str]:
    if not tokens:
        return
    yield f'<section class="rest"><details><summary>{name}: {len(tokens)} that {meaning}</summary>'
    yield "<table><thead><tr><th>Line</th><th>Text</th><th>Reason</th></tr></thead><tbody>"
    for token in tokens[:_MOST_TOKENS]:
        reason = token.reason if isinstance(token, Exempt) else "unread"
        words = escape(shorten(clean(token.text), 60))
        yield f"<tr><td>{places.place(token.start).line}</td><td>{words}</td><td>{escape(clean(reason))}</td></tr>"
    yield "</tbody></table>"
    if len(tokens) > _MOST_TOKENS:
        yield f"<p>and {len(tokens) - _MOST_TOKENS} more (see the JSON report)</p>"
    yield "</details></section>"


def _errors(report: Report) -> Iterator[str]:
    if report.errors:
        yield '<section class="rest"><h2>Not read</h2><ul>'
        for error in report.errors:
            yield f"<li>{escape(clean(f'{failure_in_words(error)}; {error.hint}'))}</li>"
        yield "</ul></section>"


def _about(report: Report) -> str:
    if len(report.articles) != 1:
        return ""
    article = report.articles[0].article
    return f"{clean(article.path)}, {f'dated {article.date.isoformat()}' if article.date else 'no date'}"


@cache
def _file(name: str) -> str:
    return files("factcheck.report").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
