"""The marked view of a text: one figure's value becomes ``X``, everything else stays.

Two texts in which one figure each is marked put one question to the model: do the two measure the same thing, of the
same thing, at the same time? The value itself cannot sway the answer, and the mark tells which figure is meant among
several, which a small model cannot tell by its digits. Training and run time use this one function.
"""

from __future__ import annotations

import re

from factcheck.figures.flows import converts
from factcheck.figures.lists import Item
from factcheck.figures.masking import MASK, mask_first, mask_numbers
from factcheck.figures.sentences import sentence_spans
from factcheck.records import Figure, Kind

_MEASURED = {Kind.MONEY, Kind.MEASURE, Kind.DURATION}
_WHOLE = {Kind.NUMBER, Kind.FRACTION, Kind.DATE}
"""Kinds of which nothing but the value is written, and a hedge."""


def mark(text: str, figure: Figure, shown: str, start: int | None = None) -> str:
    """``text`` with ``shown`` in place of ``figure``; ``start`` is where it stands, if not at its own offset.

    ``shown`` is a marked form: of this figure, or of its counterpart in the other text (``shown_for``).

    >>> text = "Of 1,200 pupils, about 300 cycle 5 km."
    >>> figure = Figure("about 300", 17, 26, Kind.NUMBER)
    >>> mark(text, figure, marked(figure))
    'Of 1,200 pupils, X cycle 5 km.'
    """
    place = figure.start if start is None else start
    return text[:place] + shown + text[place + len(figure.text) :]


def marked(figure: Figure) -> str:
    """The figure's own words with its value replaced by ``X``; a hedge before a bare number goes too.

    >>> marked(Figure("5 km", 33, 37, Kind.MEASURE))
    'X km'
    """
    if figure.kind is Kind.ORDINAL:
        return f"{MASK}th"
    if figure.kind is Kind.MULTIPLE:
        return mask_numbers(figure.text)
    if figure.rate is not None:
        return mask_first(figure.text)  # "X doctors per 1,000 people"
    if figure.kind is Kind.FRACTION and (noun := _ONE_IN.fullmatch(figure.text)) is not None:
        return f"{MASK} of {noun['noun']}s"  # "one Dane in four"
    plain = figure.kind in _WHOLE and not _keeps_its_verb(figure)
    masked = MASK if plain else mask_numbers(figure.text)
    return masked if MASK in masked else MASK


def shown_for(claimed: Figure, evidence: Figure) -> str:
    """What stands for a figure of the evidence: the marked form of the claimed one, so that units do not tell.

    Where the words of a figure say what is counted (a rate: "2.4 doctors per 1,000 people"), hold a verb ("topped"), or
    are of another kind, each text keeps its own, but for a rate that converts into that of the claim. "C$21 an hour"
    and "21 dollars an hour" count nothing, and read alike.
    """
    alike = claimed.kind is evidence.kind
    if alike and converts(claimed, evidence):
        return _with_rate_of(claimed, evidence)
    rates = claimed.rate is not None or evidence.rate is not None
    own = not alike or (rates and (claimed.kind not in _MEASURED or claimed.rate != evidence.rate))
    return marked(evidence if own or _keeps_its_verb(claimed) or _keeps_its_verb(evidence) else claimed)


_PER = re.compile(r"(?P<head>.*?)(?P<rate>(?:\b(?:per|an?|each|every|for every)\s|/).*)", re.IGNORECASE | re.DOTALL)


def _with_rate_of(claimed: Figure, evidence: Figure) -> str:
    """The marked form of the evidence with the rate of the claim: "X doctors per 10,000 people" for "per 1,000"."""
    mine, theirs = (_PER.fullmatch(marked(figure)) for figure in (claimed, evidence))
    return marked(evidence) if mine is None or theirs is None else theirs["head"] + mine["rate"]


def _keeps_its_verb(figure: Figure) -> bool:
    return figure.text.split()[0].lower() in _REACHING


def retold(text: str, figure: Figure, claimed: Figure) -> str | None:
    """``text`` with one of its figures in the words in which a claim tells it, to which it is equal; None where the two
    are of kinds that seldom fit one sentence.

    >>> retold("The estate covers 809 hectares.", Figure("809 hectares", 18, 30, Kind.MEASURE),
    ...        Figure("Some 2,000 acres", 0, 16, Kind.MEASURE))
    'The estate covers some 2,000 acres.'
    """
    fits = claimed.kind is figure.kind or {claimed.kind, figure.kind} == {Kind.PERCENT, Kind.FRACTION}
    if not fits or claimed.kind not in _RETOLD or _keeps_its_verb(claimed) or _keeps_its_verb(figure):
        return None
    words = " ".join(claimed.text.split())
    if figure.start and _CAPITAL.match(words):
        words = words[0].lower() + words[1:]
    return mark(text, figure, words)


_RETOLD = _MEASURED | {Kind.NUMBER, Kind.PERCENT, Kind.FRACTION, Kind.POINTS, Kind.AGE}
_CAPITAL = re.compile(r"[A-Z][a-z]+\b(?!\$)")
_ONE_IN = re.compile(r"(?:.*\s)?one\s+(?P<noun>\w+)\s+in\s+\w+", re.IGNORECASE)
_REACHING = frozenset("topped exceeded surpassed passed broke hit reached".split())
ENOUGH = 60
"""Words of a text that are shown whole; of a longer one, the sentence of the figure and the one before it."""


def mark_near(text: str, figure: Figure, shown: str, item: Item | None = None) -> str:
    """``text`` with the figure marked; of a list only its own ``item``, of a long text only what a reader needs to
    understand the figure.
    """
    if item is not None:
        return mark(item.alone(text), figure, shown, item.offset(figure.start))
    if len(text.split()) <= ENOUGH:
        return mark(text, figure, shown)
    spans = sentence_spans(text)
    own = max((n for n, span in enumerate(spans) if span.start <= figure.start), default=0)
    first = spans[max(0, own - 1)].start if spans else 0
    last = max(spans[own].end, figure.end) if spans else len(text)
    return mark(text[first:last], figure, shown, figure.start - first)
