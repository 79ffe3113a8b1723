"""JSON by the contract (version 1): what other programs read. Its schema is ``docs/report.schema.json``."""

from __future__ import annotations

import json
from typing import Any

from factcheck.figures.as_json import figure_as_json, token_as_json
from factcheck.records import ArticleReport, Evidence, Exempt, Figure, Inconsistency, Report, Unread, Verdict
from factcheck.report.annotated import (
    Decision,
    Note,
    across_id,
    decision_on,
    inconsistency_id,
    is_known,
    notes_of,
    spots_of,
)
from factcheck.report.places import Lines
from factcheck.report.words import level_of

VERSION = 1


def render_json(report: Report) -> str:
    """The report as JSON text: keys in the order of the contract, characters as they are, two spaces an indent."""
    return json.dumps(report_as_json(report), ensure_ascii=False, indent=2) + "\n"


def report_as_json(report: Report) -> dict[str, Any]:
    """The report as plain JSON values."""
    made_with = report.made_with
    return {
        "version": VERSION,
        "made_with": {
            "factcheck": made_with.factcheck,
            "store": made_with.store,
            "model": made_with.model,
            "settings": made_with.settings,
        },
        "articles": [_article(article) for article in report.articles],
        "inconsistencies": [_across(report, item) for item in report.inconsistencies],
        "errors": [{"path": e.path, "message": e.message, "hint": e.hint} for e in report.errors],
    }


def _article(report: ArticleReport) -> dict[str, Any]:
    article, summary = report.article, report.summary
    lines = Lines(article.text)
    return {
        "path": article.path,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "language": article.language,
        "sha256": article.sha256,
        "summary": {
            "figures": summary.figures,
            "supported": summary.supported,
            "contradicted": summary.contradicted,
            "unverified": summary.unverified,
            "exempt": summary.exempt,
            "unread": summary.unread,
        },
        "verdicts": [_verdict(report, verdict, lines) for verdict in report.verdicts],
        "exempt": [_token(token, article.text, lines) for token in report.exempt],
        "unread": [_token(token, article.text, lines) for token in report.unread],
        "inconsistencies": [_inconsistency(report, item, lines) for item in report.inconsistencies],
        "notes": [_note(note, lines) for note in notes_of(report)],
    }


def _verdict(report: ArticleReport, verdict: Verdict, lines: Lines) -> dict[str, Any]:
    claim, text = verdict.claim, report.article.text
    return {
        "id": verdict.id,
        "label": str(verdict.label),
        "reason": verdict.reason,
        "confidence": round(verdict.confidence, 4),
        "confidence_level": level_of(verdict.confidence),
        "explanation": verdict.explanation,
        "working": verdict.working,
        "correction": verdict.correction,
        "figure": _figure(verdict.figure, text, lines),
        "claim": {
            "text": claim.text,
            "start": claim.start,
            "end": claim.end,
            "line": lines.place(claim.start).line,
            "speaker": claim.speaker,
            "sentence": claim.sentence,
            "context": claim.context,
        },
        "evidence": [_evidence(evidence) for evidence in verdict.evidence],
        "known": is_known(report, verdict.id),
        "review": _decision(decision_on(report, verdict)),
    }


def _figure(figure: Figure, text: str, lines: Lines) -> dict[str, Any]:
    """The figure with its place; ``text`` is the file's own, markup and all, so that the offsets yield it."""
    plain = figure_as_json(figure)
    first, last = lines.place(figure.start), lines.place(figure.end)
    return {
        "text": text[figure.start : figure.end],
        "start": plain.pop("start"),
        "end": plain.pop("end"),
        "line": first.line,
        "column": first.column,
        "end_line": last.line,
        "end_column": last.column,
        **{slot: value for slot, value in plain.items() if slot != "text"},
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    passage, source, score = evidence.passage, evidence.passage.source, evidence.nli
    return {
        "passage": passage.id,
        "text": passage.text,
        "start": evidence.start,
        "end": evidence.end,
        "stance": str(evidence.stance),
        "source": {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "published": source.published.isoformat() if source.published else None,
            "retrieved": source.retrieved.isoformat() if source.retrieved else None,
            "licence": source.licence,
            "tier": source.tier,
        },
        "figure": _figure(evidence.figure, passage.text, Lines(passage.text)) if evidence.figure else None,
        "nli": {
            "entailment": round(score.entailment, 4),
            "neutral": round(score.neutral, 4),
            "contradiction": round(score.contradiction, 4),
            "view": str(score.view),
        }
        if score
        else None,
    }


def _token(token: Exempt | Unread, text: str, lines: Lines) -> dict[str, Any]:
    place = lines.place(token.start)
    plain = token_as_json(token) | {"text": text[token.start : token.end]}
    reason = plain.pop("reason", None)
    plain |= {"line": place.line, "column": place.column}
    return plain | {"reason": reason} if reason is not None else plain


def _inconsistency(report: ArticleReport, item: Inconsistency, lines: Lines) -> dict[str, Any]:
    id_ = inconsistency_id(report, item)
    return {
        "id": id_,
        "reason": item.reason,
        "explanation": item.explanation,
        "figures": [_figure(figure, report.article.text, lines) for figure in item.figures],
        "known": is_known(report, id_),
    }


def _across(report: Report, item: Inconsistency) -> dict[str, Any]:
    """An inconsistency between articles: each figure has the path of its article."""
    figures = [
        {"path": article.article.path, **_figure(figure, article.article.text, Lines(article.article.text))}
        for article, figure in spots_of(report, item)
    ]
    id_ = across_id(item)
    told = {"id": id_, "reason": item.reason, "explanation": item.explanation, "figures": figures}
    return told | {"known": id_ in report.known}


def _note(note: Note, lines: Lines) -> dict[str, Any]:
    line = lines.place(note.start).line
    return {"reason": note.reason, "message": note.message, "start": note.start, "end": note.end, "line": line}


def _decision(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {"answer": str(decision.answer), "note": decision.note, "date": decision.day.isoformat()}
