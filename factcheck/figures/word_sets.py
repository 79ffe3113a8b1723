"""Sets of words, written in the tables as plain running text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set.

    >>> sorted(word_set("rise fall rise"))
    ['fall', 'rise']
    """
    return frozenset(text.split())
