"""Long evidence in windows of whole sentences that overlap by one, so that nothing is cut without being seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_END = re.compile(r"(?<=[.!?;])[\"'”’)\]]*\s+|\n+")
# Where a word may be cut: behind a mark, but not behind the point or comma of a number or a name.
_SEAM = re.compile(r"(?<=[^\w.,])|(?<=[.,])(?!\w)")


def windows(text: str, budget: int, count: Callable[[str], int]) -> list[str]:
    """``text`` in stretches of at most ``budget`` tokens as ``count`` counts them; a text that fits is one window.

    A stretch is made of whole sentences, and begins with the last sentence of the one before if there is room. A
    sentence that is too long for a window is split between words, and a word that is too long (an address, a text in
    a script without spaces) between its characters, at a mark where it has one. Only a character stays whole.

    >>> windows("One two. Three four. Five six.", 4, lambda piece: len(piece.split()))
    ['One two. Three four.', 'Three four. Five six.']
    >>> windows("https://example.org/figures?year=2023", 21, len)
    ['https://example.org/', 'figures?year=2023']
    """
    text = text.strip()
    if count(text) <= budget:
        return [text]
    pieces = [
        part for sentence in _END.split(text) if sentence for part in _fitting(f" {sentence.strip()}", budget, count)
    ]
    sizes = [count(piece) for piece in pieces]
    stretches: list[str] = []
    start = 0
    while start < len(pieces):
        end, size = start + 1, sizes[start]
        while end < len(pieces) and size + sizes[end] <= budget:
            size += sizes[end]
            end += 1
        while end - start > 1 and count(_stretch(pieces[start:end])) > budget:  # some tokenizers count more together
            end -= 1
        stretches.append(_stretch(pieces[start:end]))
        if end == len(pieces):
            break
        overlaps = end - start > 1 and sizes[end - 1] + sizes[end] <= budget
        start = end - 1 if overlaps else end
    return stretches


def _stretch(pieces: Sequence[str]) -> str:
    return "".join(pieces).strip()


def _fitting(piece: str, budget: int, count: Callable[[str], int]) -> list[str]:
    """The piece, halved until each part fits; a part that follows a space begins with one."""
    if count(piece) <= budget:
        return [piece]
    words = piece.split()
    if len(words) > 1:
        middle = len(words) // 2
        halves = [" ".join(["", *half]) for half in (words[:middle], words[middle:])]
    elif len(piece.strip()) > 1:
        middle = _seam(piece)
        halves = [piece[:middle], piece[middle:]]
    else:
        return [piece]
    return [part for half in halves for part in _fitting(half, budget, count)]


def _seam(word: str) -> int:
    """Where to cut a word that has more than one character: the seam nearest to its middle, else the middle."""
    first = len(word) - len(word.lstrip()) + 1
    seams = [found.start() for found in _SEAM.finditer(word) if first <= found.start() < len(word)]
    return min(seams, key=lambda place: abs(2 * place - len(word)), default=(first + len(word)) // 2)
