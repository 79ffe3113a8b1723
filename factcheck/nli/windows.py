"""Long evidence in windows of whole sentences that overlap by one, so that nothing is cut without being seen."""

from __future__ import annotations

import re
from collections.abc import Callable

_END = re.compile(r"(?<=[.!?;])[\"'”’)\]]*\s+|\n+")


def windows(text: str, budget: int, count: Callable[[str], int]) -> list[str]:
    """``text`` in stretches of at most ``budget`` tokens as ``count`` counts them; a text that fits is one window.

    A stretch is made of whole sentences, and begins with the last sentence of the one before if there is room. A
    sentence that is too long for a window is split between words; a single word that is too long stays whole.

    >>> windows("One two. Three four. Five six.", 4, lambda piece: len(piece.split()))
    ['One two. Three four.', 'Three four. Five six.']
    """
    text = text.strip()
    if count(text) <= budget:
        return [text]
    pieces = [part for sentence in _END.split(text) if sentence for part in _fitting(sentence.strip(), budget, count)]
    sizes = [count(piece) for piece in pieces]
    stretches: list[str] = []
    start = 0
    while start < len(pieces):
        end, size = start + 1, sizes[start]
        while end < len(pieces) and size + sizes[end] <= budget:
            size += sizes[end]
            end += 1
        stretches.append(" ".join(pieces[start:end]))
        if end == len(pieces):
            break
        overlaps = end - start > 1 and sizes[end - 1] + sizes[end] <= budget
        start = end - 1 if overlaps else end
    return stretches


def _fitting(sentence: str, budget: int, count: Callable[[str], int]) -> list[str]:
    """The sentence, halved between words until each part fits."""
    words = sentence.split()
    if len(words) < 2 or count(sentence) <= budget:
        return [sentence]
    middle = len(words) // 2
    return [part for half in (words[:middle], words[middle:]) for part in _fitting(" ".join(half), budget, count)]
