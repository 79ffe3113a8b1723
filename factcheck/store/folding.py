"""Passages that say the same are shown once: the best source stands for all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from factcheck.records import Candidate
from factcheck.store.static import plain

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")
_FILLERS = frozenset("a an and are as at by for has have in is it its of on that the this to was were with".split())


def fold(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates in their order; of those that say the same, one, with the score of the best.

    Two say the same if they have the same words and figures in the same order, but for words such as "the" and "was",
    marks, case and accents: a word or figure more or less is another statement. The one of the most trusted source
    stands for them, of these the one published last, of these the first.
    """
    order: list[str] = []
    best: dict[str, Candidate] = {}
    for it in candidates:
        key = said(it.passage.text)
        there = best.get(key)
        if there is None:
            order.append(key)
            best[key] = it
        elif _trust(it) < _trust(there):
            best[key] = Candidate(it.passage, there.score)
    return [best[key] for key in order]


def said(text: str) -> str:
    """What two passages must share to say the same.

    >>> said("The rate was 3.1 %, in 2022.") == said("Rate in 2022: 3.1 %")
    False
    >>> said("In 2022 the rate was 3.1%.") == said("in 2022, rate: 3.1 %")
    True
    """
    words = _TOKEN.findall(plain(text))
    return " ".join(word for word in words if word not in _FILLERS) or text


def _trust(it: Candidate) -> tuple[int, int]:
    published = it.passage.source.published or date.min
    return it.passage.source.tier, -published.toordinal()
