"""Markdown, made to be reviewed: counts, a table of all figures, then a section for each with a box to tick.

Order and ids are stable and line numbers stand in the tables alone, so that a small edit of the article gives a small
difference between two reports.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from factcheck.records import (
    ArticleReport,
    Evidence,
    Exempt,
    Figure,
    Inconsistency,
    Label,
    Report,
    Unread,
    Verdict,
)
from factcheck.report.annotated import (
    across_id,
    decision_in_words,
    decision_on,
    inconsistency_id,
    is_known,
    notes_of,
    spots_of,
)
from factcheck.report.boxes import write_box
from factcheck.report.places import Lines
from factcheck.report.safe import clean, shorten, web_address
from factcheck.report.words import (
    LABELS,
    STANCES,
    Quote,
    failure_in_words,
    figure_text,
    made_with_in_words,
    name_of,
    quote_claim,
    quote_evidence,
    quote_figure,
    source_in_words,
    total_in_words,
    why,
    working_of,
)

_MARKS = {Label.SUPPORTED: "✅", Label.CONTRADICTED: "❌", Label.UNVERIFIED: "❔"}
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_MENTION = re.compile(r"@(?=\w)")
_DOLLAR = re.compile(r"(?<!\\)\$")
_BLOCK_START = re.compile(r"([-+#=](?=[\s#=-]|$)|[-=]{3,}|\d{1,9}(?=[.)](?:\s|$)))")
_MOST_EVIDENCE = 4
_MOST_TOKENS = 200


def render_markdown(report: Report) -> str:
    """The report as GitHub-flavoured Markdown."""
    lines: list[str] = []
    if len(report.articles) == 1:
        lines += _article(report.articles[0], 1, "")
    else:
        lines += [f"# Fact check of {len(report.articles)} articles", ""]
        lines += [f"**{total_in_words(report.articles, len(report.inconsistencies))}**", ""]
        lines += _between(report)
        for article in report.articles:
            lines += _article(article, 2, _tail(article))
    if report.errors:
        lines += ["## Not read", ""]
        lines += [f"- {escape(failure_in_words(e))}; {escape(e.hint)}" for e in report.errors] + [""]
    lines += ["---", "", escape(made_with_in_words(report.made_with)), ""]
    return "\n".join(lines)


def escape(text: str) -> str:
    """Words as Markdown that shows them and does nothing else.

    >>> escape("<b> | [x](javascript:y)")
    '\\\\<b\\\\> \\\\| \\\\[x\\\\](javascript:y)'
    >>> escape("1. *not* a list")
    '1\\\\. \\\\*not\\\\* a list'
    """
    text = _SPECIAL.sub(r"\\\g<0>", clean(text))
    text = _MENTION.sub("@<!-- -->", text)  # GitHub would call the person of that name
    if text.count("$") > 1:
        text = text.replace("$", r"\$")  # GitHub would read a formula
    start = _BLOCK_START.match(text)
    if start:
        at = start.end() if start.group()[0].isdigit() else 0
        text = text[:at] + "\\" + text[at:]
    return text


def _article(report: ArticleReport, level: int, tail: str) -> list[str]:
    """One article under a heading of this level; ``tail`` ends its anchors."""
    article = report.article
    places = Lines(article.text)
    hashes = "#" * level
    about = [
        *([] if article.path == "-" else [escape(article.path)]),
        f"dated {article.date.isoformat()}" if article.date else "no date",
    ]
    lines = [
        f"{hashes} Fact check: {escape(name_of(article))}",
        "",
        " · ".join(about),
        "",
        f"**{total_in_words([report])}**",
        "",
    ]
    if report.verdicts:
        lines += ["| | Line | Figure | Verdict | Reason |", "|---|---:|---|---|---|"]
        lines += [_row(report, verdict, places, tail) for verdict in report.verdicts] + [""]
    lines += _inconsistencies(report, level + 1, tail)
    lines += _notes(report, places, level + 1)
    for label in LABELS:
        chosen = [verdict for verdict in report.verdicts if verdict.label is label]
        if chosen and label is Label.SUPPORTED:
            lines += ["<details>", f"<summary>{_MARKS[label]} Supported ({len(chosen)})</summary>", ""]
            lines += [line for verdict in chosen for line in _section(report, verdict, level + 2, tail)]
            lines += ["</details>", ""]
        elif chosen:
            lines += [f"{hashes}# {label.capitalize()} ({len(chosen)})", ""]
            lines += [line for verdict in chosen for line in _section(report, verdict, level + 2, tail)]
    lines += _tokens("Unread", "could not be read as figures", report.unread, places)
    lines += _tokens("Exempt", "make no claim about a quantity", report.exempt, places)
    return lines


def _row(report: ArticleReport, verdict: Verdict, places: Lines, tail: str) -> str:
    figure = escape(shorten(figure_text(report.article, verdict)))
    line = places.place(verdict.figure.start).line
    link = f"[{figure}](#{_anchor(verdict)}{tail})"
    return f"| {_MARKS[verdict.label]} | {line} | {link} | {verdict.label} | {escape(verdict.reason)} |"


def _section(report: ArticleReport, verdict: Verdict, level: int, tail: str) -> Iterator[str]:
    name = escape(shorten(figure_text(report.article, verdict)))
    yield f'{"#" * level} <a id="{_anchor(verdict)}{tail}"></a>{name}'
    yield ""
    yield f"> {_bold(quote_claim(report.article, verdict))}"
    yield ""
    yield f"{_MARKS[verdict.label]} **{verdict.label}** ({escape(why(verdict))}). {escape(verdict.explanation)}"
    yield ""
    if working_of(verdict):
        yield f"- Working: {escape(working_of(verdict))}"
    if verdict.correction:
        yield f"- Instead: {escape(verdict.correction)}"
    if verdict.claim.speaker:
        yield f"- Said by: {escape(verdict.claim.speaker)}"
    decision = decision_on(report, verdict)
    if decision:
        yield f"- Reviewed: {escape(decision_in_words(decision))}"
    if is_known(report, verdict.id):
        yield "- Known: in the baseline"
    for evidence in verdict.evidence[:_MOST_EVIDENCE]:
        yield from _evidence(evidence)
    if len(verdict.evidence) > _MOST_EVIDENCE:
        yield f"- and {len(verdict.evidence) - _MOST_EVIDENCE} more passages (see the JSON report)"
    if not verdict.evidence:
        yield "- Evidence: none"
    yield ""
    yield from write_box(report, verdict, decision)
    yield ""


def _evidence(evidence: Evidence) -> Iterator[str]:
    source = evidence.passage.source
    title, *rest = source_in_words(source) or ["unnamed source"]
    address = web_address(source.url)
    named = f"[{escape(title)}]({address})" if address else escape(title)
    yield f"- Evidence ({STANCES[evidence.stance]}): {', '.join([named, *map(escape, rest)])}"
    yield f"  > {_bold(quote_evidence(evidence))}"


def _inconsistencies(report: ArticleReport, level: int, tail: str) -> list[str]:
    if not report.inconsistencies:
        return []
    lines = [f"{'#' * level} Not consistent within the article ({len(report.inconsistencies)})", ""]
    for item in report.inconsistencies:
        spots = [(report, figure, tail, "") for figure in item.figures]
        lines += _inconsistency(item, spots, is_known(report, inconsistency_id(report, item)))
    return [*lines, ""]


def _between(report: Report) -> list[str]:
    if not report.inconsistencies:
        return []
    lines = [f"## Not consistent between the articles ({len(report.inconsistencies)})", ""]
    for item in report.inconsistencies:
        told = spots_of(report, item)
        spots = [(article, figure, _tail(article), f" in {escape(article.article.path)}") for article, figure in told]
        lines += _inconsistency(item, spots, across_id(item) in report.known)
    return [*lines, ""]


def _inconsistency(
    item: Inconsistency, spots: Sequence[tuple[ArticleReport, Figure, str, str]], known: bool
) -> Iterator[str]:
    """What is wrong, and below it each figure in its sentence, with a link to its section."""
    yield f"- {escape(item.explanation)} ({escape(item.reason)}){' (known: in the baseline)' if known else ''}"
    for report, figure, tail, where in spots:
        verdict = next((v for v in report.verdicts if v.figure == figure), None)
        words = escape(shorten(clean(report.article.prose[figure.start : figure.end]) or clean(figure.text)))
        named = f"[{words}](#{_anchor(verdict)}{tail})" if verdict else words
        yield f"  - {named}{where}: {_bold(quote_figure(report.article, figure))}"


def _notes(report: ArticleReport, places: Lines, level: int) -> list[str]:
    notes = notes_of(report)
    if not notes:
        return []
    lines = [f"{'#' * level} Ignore comments to mend ({len(notes)})", ""]
    lines += [f"- line {places.place(n.start).line}: {escape(n.message)} ({escape(n.reason)})" for n in notes]
    return [*lines, ""]


def _tokens(name: str, meaning: str, tokens: Sequence[Exempt | Unread], places: Lines) -> list[str]:
    if not tokens:
        return []
    count = f"{len(tokens)} token{'' if len(tokens) == 1 else 's'}"
    lines = ["<details>", f"<summary>{name}: {count} that {meaning}{_by_reason(tokens)}</summary>", ""]
    lines += ["| Line | Text | Reason |", "|---:|---|---|"]
    for token in tokens[:_MOST_TOKENS]:
        reason = token.reason if isinstance(token, Exempt) else "unread"
        lines.append(
            f"| {places.place(token.start).line} | {escape(shorten(clean(token.text), 60))} | {escape(reason)} |"
        )
    lines.append("")
    if len(tokens) > _MOST_TOKENS:
        lines += [f"and {len(tokens) - _MOST_TOKENS} more (see the JSON report)", ""]
    return [*lines, "</details>", ""]


def _by_reason(tokens: Iterable[Exempt | Unread]) -> str:
    reasons = Counter(token.reason for token in tokens if isinstance(token, Exempt))
    counts = ", ".join(f"{count} {html.escape(reason)}" for reason, count in sorted(reasons.items()))
    return f" ({counts})" if counts else ""


def _bold(quote: Quote) -> str:
    """The quotation with its figure in bold; asterisks do not open beside a letter, a tag does."""
    if not quote.marked:
        return escape(quote.before + quote.after)
    formula = (quote.before + quote.marked + quote.after).count("$") > 1
    beside_word = quote.before[-1:].isalnum() or quote.after[:1].isalnum()
    start, end = ("<b>", "</b>") if beside_word else ("**", "**")
    before, marked, after = _keep_spaces(quote.before), escape(quote.marked), _keep_spaces(quote.after)
    bold = f"{before}{start}{marked}{end}{after}"
    return _DOLLAR.sub(r"\$", bold) if formula else bold


def _keep_spaces(text: str) -> str:
    return f"{' ' if text[:1] == ' ' else ''}{escape(text)}{' ' if text[-1:] == ' ' and text.strip() else ''}"


def _tail(report: ArticleReport) -> str:
    """What tells the anchors of one article from those of another that says the same, whatever their order."""
    return "-" + hashlib.sha256(report.article.path.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _anchor(verdict: Verdict) -> str:
    return "v-" + re.sub(r"[^0-9A-Za-z_-]", "-", verdict.id)
