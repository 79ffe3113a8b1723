"""ClaimReview (https://schema.org/ClaimReview) as JSON-LD: what is publishable of a report, one review a sentence.

A sentence with a contradicted figure is contradicted; one whose figures are all supported is supported; any other is no
review, and so is one whose verdict a reviewer set aside. Inconsistencies have no place in it: a ClaimReview rates one
claim by what others say. Who publishes the reviews, where and when is not known here:
add ``author``, ``url`` and ``datePublished`` to each.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from factcheck.records import ArticleReport, Label, Report, Source, Verdict
from factcheck.report.annotated import decision_on, sets_aside
from factcheck.report.safe import clean, web_address

_RATINGS = {Label.SUPPORTED: 5, Label.CONTRADICTED: 1}


def render_claimreview(report: Report) -> str:
    """The reviews as one JSON-LD graph; ``factcheck store import`` reads it too."""
    reviews = [review for article in report.articles for review in _reviews(article)]
    return json.dumps({"@context": "https://schema.org", "@graph": reviews}, ensure_ascii=False, indent=2) + "\n"


def _reviews(report: ArticleReport) -> list[dict[str, Any]]:
    reviews = []
    for _, group in groupby(report.verdicts, key=lambda verdict: (verdict.claim.start, verdict.claim.end)):
        verdicts = list(group)
        label = _label(verdicts)
        if label is not None and not any(sets_aside(decision_on(report, verdict)) for verdict in verdicts):
            reviews.append(_review(report, [verdict for verdict in verdicts if verdict.label is label], label))
    return reviews


def _label(verdicts: list[Verdict]) -> Label | None:
    labels = {verdict.label for verdict in verdicts}
    if Label.CONTRADICTED in labels:
        return Label.CONTRADICTED
    return Label.SUPPORTED if labels == {Label.SUPPORTED} else None


def _review(report: ArticleReport, verdicts: list[Verdict], label: Label) -> dict[str, Any]:
    first, article = verdicts[0], report.article
    sentence = clean(article.prose[first.claim.start : first.claim.end])
    appearance = {"@type": "CreativeWork", "name": clean(article.title or article.path)}
    item: dict[str, Any] = {"@type": "Claim", "appearance": appearance}
    if article.date:
        item["datePublished"] = article.date.isoformat()
    if first.claim.speaker:
        item["author"] = {"@type": "Person", "name": clean(first.claim.speaker)}
    sources = {e.passage.source.id: e.passage.source for verdict in verdicts for e in verdict.evidence}
    return {
        "@type": "ClaimReview",
        "identifier": clean(first.id),
        "claimReviewed": sentence,
        "reviewBody": " ".join(clean(verdict.explanation) for verdict in verdicts),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[label],
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": str(label),
        },
        "itemReviewed": item,
        "citation": [_citation(source) for source in sources.values()],
    }


def _citation(source: Source) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": "CreativeWork", "name": clean(source.title)}
    if source.publisher:
        told["publisher"] = {"@type": "Organization", "name": clean(source.publisher)}
    if source.published:
        told["datePublished"] = source.published.isoformat()
    address = web_address(source.url)
    return told | ({"url": address} if address else {})
