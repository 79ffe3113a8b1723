"""ClaimReview (https://schema.org/ClaimReview): what a fact-checker found about a claim, as a passage."""

from __future__ import annotations

from typing import Any

from factcheck.store.cells import CellError
from factcheck.store.drafts import Draft, PassageDraft, Refused
from factcheck.store.identity import clean
from factcheck.store.intake import Intake


def find_reviews(value: Any) -> list[dict[str, Any]]:
    """The reviews within a JSON value, in order, however deep a feed wraps them."""
    found: list[dict[str, Any]] = []
    stack = [value]
    while stack:
        it = stack.pop()
        if isinstance(it, dict):
            kinds = it.get("@type")
            if "ClaimReview" in (kinds if isinstance(kinds, list) else [kinds]):
                found.append(it)
            else:
                stack += reversed(list(it.values()))
        elif isinstance(it, list):
            stack += reversed(it)
    return found


def draft(intake: Intake, line: int, review: dict[str, Any]) -> Draft:
    """The passage of a review: the claim, who made it, who rated it and how."""
    claim = _text(review.get("claimReviewed"))
    rating = _first(review.get("reviewRating"))
    verdict = _text(rating.get("alternateName")) or _text(rating.get("name"))
    publisher = _text(_first(review.get("author")).get("name"))
    if not claim or not verdict:
        return Refused(line, "a review without claimReviewed or reviewRating.alternateName")
    speaker = _text(_first(_first(review.get("itemReviewed")).get("author")).get("name"))
    said = f"The claim “{claim}”{f' by {speaker}' if speaker else ''}"
    text = f"{said} was rated “{verdict}”{f' by {publisher}' if publisher else ''}."
    about = {
        "title": _text(review.get("name")) or _text(review.get("headline")) or claim,
        "publisher": publisher,
        "url": _text(review.get("url")),
        "published": _text(review.get("datePublished")),
    }
    try:
        source = intake.source({name: value for name, value in about.items() if value})
    except CellError as problem:
        return Refused(line, str(problem))
    return PassageDraft(source, text, line, line)


def _first(value: Any) -> dict[str, Any]:
    while isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return " ".join(clean(value).split()) if isinstance(value, str) else ""
