"""Sentence spans for a bare text. An article brings its own, from the reading step; a phrase or a passage does not
need better.
"""

from __future__ import annotations

import re

from factcheck.figures.word_sets import word_set
from factcheck.records import Span

_END = re.compile(r"[\n\r]++|[.!?…]++[\"'”’)\]]*+(?=\s++(?:[\"'“‘(\[]?[A-Z0-9]))")
_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof rev gen sen rep gov sgt col lt capt hon st no nos vs jan feb mar apr jun jul aug sep "
    "sept oct nov dec fig approx est inc ltd co corp dept rs ca u.s u.k a.m p.m e.g i.e al art sec p pp vol"
)


def sentence_spans(text: str) -> list[Span]:
    """Split on line ends, and on full stops before a capital or a digit unless an abbreviation stands before them.

    >>> [(span.start, span.end) for span in sentence_spans("It cost $5. Dr. Ali paid.")]
    [(0, 11), (12, 25)]
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        mark = match[0]
        if mark[0] == "." and _abbreviated(text, start, match.start()):
            continue
        end = match.start() if mark[0] in "\r\n" else match.end()
        _add(spans, text, start, end)
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _abbreviated(text: str, start: int, stop: int) -> bool:
    word = text[max(start, stop - 8) : stop].rpartition(" ")[2].lower()
    if word.isdigit() and stop - start == len(word):
        return True  # the number of a list item: "3. Wash the rice."
    return (
        word in _ABBREVIATIONS
        or (len(word) == 1 and word.isalpha())
        or (len(word) > 2 and word[-2] == "." and word[-1].isalpha())
    )


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))
