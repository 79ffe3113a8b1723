"""Which sentences without a figure are worth checking, and the claims they make (``--all-claims``).

Rules, not a model: a sentence states a checkable fact if it names someone or something, has a verb that reports, and is
neither a question nor somebody's opinion, wish or guess.
"""

from __future__ import annotations

import re

from factcheck.records import Article, Claim, Exempt, Figure, Found, Kind, Sentence, Unread

FEWEST_WORDS = 5
"""Shorter sentences seldom say of themselves what they speak about."""

_REPORTS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|won|lost|led|made|became|began|built|came|cut|fell|found|gave|got|grew|"
    r"held|hit|kept|left|met|paid|put|ran|rose|said|saw|sent|set|sold|spent|took|went|wrote|[a-z]{2,}ed|"
    r"allows|bans|begins|belongs|borders|contains|covers|employs|ends|forbids|governs|holds|includes|leads|lies|makes|"
    r"operates|opposes|owns|produces|provides|publishes|remains|requires|runs|serves|starts|stops|supports|uses)\b"
)
_NOT_A_FACT = re.compile(
    r"\b(?:i|we|you|my|our|your|should|would|could|might|may|must|perhaps|maybe|probably|likely|seems?|appears?|hopes?|"
    r"hoped|fears?|believes?|thinks?|feels?|wants?|wishes|expects?|predicts?|plans?|let|please|if|unless|imagine|suppose)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-z,;:’'”\")] )(?:the )?[A-Z][\w’'-]+")
_OPENING_NAME = re.compile(r"[A-Z][\w’'-]+ (?:[A-Z][\w’'-]+|of [A-Z])")


def is_worth_checking(sentence: Sentence) -> bool:
    """Whether a sentence states a fact that a reference may confirm or deny.

    >>> is_worth_checking(Sentence(0, 48, "Panama closed the last shelters along the route."))
    False
    >>> is_worth_checking(Sentence(0, 46, "The government of Panama closed its shelters."))
    True
    >>> is_worth_checking(Sentence(0, 41, "The Pan-American Highway stops at Yaviza."))
    True
    >>> is_worth_checking(Sentence(0, 50, "We believe that Panama should close its shelters."))
    False
    """
    text = " ".join(sentence.text.split())
    if sentence.is_heading or len(text.split()) < FEWEST_WORDS or text.endswith(("?", "!", ":")):
        return False
    named = _NAME.search(text) or _OPENING_NAME.match(text)
    return bool(named) and bool(_REPORTS.search(text)) and not _NOT_A_FACT.search(text)


def make_statements(article: Article, found: Found) -> tuple[Claim, ...]:
    """One claim for each sentence that is worth checking and holds no figure or other number, in order."""
    tokens: list[Figure | Exempt | Unread] = [*found.figures, *found.exempt, *found.unread, *article.exempt]
    starts = sorted(token.start for token in tokens)
    claims = []
    for place, sentence in enumerate(article.sentences):
        if any(sentence.start <= start < sentence.end for start in starts) or not is_worth_checking(sentence):
            continue
        before = article.sentences[place - 1] if place else None
        context = before.text if before and before.block == sentence.block and not before.is_heading else ""
        whole = Figure(sentence.text, sentence.start, sentence.end, Kind.STATEMENT)
        text = " ".join(sentence.text.split())
        claims.append(Claim(text, sentence.start, sentence.end, whole, sentence.text, " ".join(context.split())))
    return tuple(claims)
