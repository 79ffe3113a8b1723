"""How well a passage fits a query, from named features; the weights are fitted by ``benchmarks/retrieval.py``.

``words`` is BM25 over the words of the query (Robertson and Zaragoza, "The probabilistic relevance framework", 2009),
``covered`` the share of them, by how telling they are, that the passage has, ``subject`` the share that it has where it
says what it is about (its first words, its title and heading; all of an observation), ``named`` the share of its own
first words that the query has, ``alike`` the cosine of the two vectors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.store.static import plain
from factcheck.store.terms import STOP_WORDS

WEIGHTS = {"words": 2.0, "covered": 10.0, "subject": 2.0, "named": 1.5, "alike": 3.0, "kind": 0.3}
"""What each feature counts."""

_K1 = 1.2
_B = 0.3
_TITLE_WEIGHT = 0.4
_LEAD = 6  # words that say what a passage is about
_NAME = 3
_TOKEN = re.compile(r"[^\W_]+")
_PREFIX = 3


@dataclass(frozen=True, slots=True)
class Term:
    """Something to look for: its forms as words of lower case, and how telling it is."""

    forms: tuple[str, ...]
    postings: int
    weight: float


@dataclass(frozen=True, slots=True)
class Text:
    """What of a passage is compared: its words, the words of its title and heading, whether it is an observation."""

    text: str
    title: str = ""
    is_observation: bool = False


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word)) if word.isascii() else word


@lru_cache(maxsize=1)
def _stemmer():  # type: ignore[no-untyped-def]  # the library has no types
    import snowballstemmer

    return snowballstemmer.stemmer("porter")


class Query:
    """The terms of a query, ready to be counted in passages."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._weights = [term.weight for term in terms]
        self._total = sum(self._weights) or 1.0
        self._forms: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for number, term in enumerate(terms):
            for form in term.forms:
                first, *rest = [_stem(word) for word in _TOKEN.findall(plain(form))] or [""]
                self._forms.setdefault(first, []).append((number, tuple(rest)))
        # A stem keeps the first letters of its word, so that most words of a passage need not be stemmed.
        self._prefixes = {first[:_PREFIX] for first in self._forms}

    def _counts(self, words: Sequence[str]) -> dict[int, tuple[int, int]]:
        """How often each term stands in ``words``, and where first."""
        found: dict[int, tuple[int, int]] = {}
        for at, word in enumerate(words):
            if word[:_PREFIX] not in self._prefixes:
                continue
            for number, rest in self._forms.get(_stem(word), ()):
                if rest and tuple(map(_stem, words[at + 1 : at + 1 + len(rest)])) != rest:
                    continue
                count, first = found.get(number, (0, at))
                found[number] = (count + 1, first)
        return found

    def scores(self, texts: Sequence[Text]) -> list[float]:
        """How well each text fits, by its words alone: the weighted sum of the features but ``alike`` and ``kind``."""
        words = [_TOKEN.findall(plain(text.text)) for text in texts]
        # The digits of a number are several words, which must not make a passage longer than its neighbour.
        lengths = [sum(map(str.isalpha, row)) for row in words]
        mean = sum(lengths) / max(1, len(lengths)) or 1.0
        return [
            self._score(text, row, _K1 * (1 - _B + _B * length / mean))
            for text, row, length in zip(texts, words, lengths, strict=True)
        ]

    def _score(self, text: Text, words: list[str], norm: float) -> float:
        found = self._counts(words)
        lead = len(words) if text.is_observation else _LEAD
        by_words = covered = subject = 0.0
        for number, (count, first) in found.items():
            weight = self._weights[number]
            by_words += weight * count * (_K1 + 1) / (count + norm)
            covered += weight
            subject += weight if first < lead else 0.0
        for number in self._counts(_TOKEN.findall(plain(text.title))) if text.title else ():
            weight = self._weights[number] * _TITLE_WEIGHT
            if number not in found:
                by_words += weight
                covered += weight
                subject += weight
            elif found[number][1] >= lead:
                subject += weight
        name = [word for word in words if word not in STOP_WORDS][:_NAME]
        named = sum(
            word[:_PREFIX] in self._prefixes and any(number in found for number, _ in self._forms.get(_stem(word), ()))
            for word in name
        )
        return (
            WEIGHTS["words"] * by_words / self._total
            + WEIGHTS["covered"] * covered / self._total
            + WEIGHTS["subject"] * subject / self._total
            + WEIGHTS["named"] * named / max(1, len(name))
        )
