"""Long evidence in windows of whole sentences that overlap by one, so that nothing is cut without being seen.

What a claim says may be borne out by sentences that stand far apart. So the sentences that share most with the claim
are shown together as well, as a reader would mark them.
"""

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


_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    "the a an of in on at to for and or but is was were are be been by with that this these those it its as from his her"
    " he she they their who which had has have not no".split()
)


def focus(text: str, claim: str, budget: int, count: Callable[[str], int]) -> str | None:
    """The sentences of ``text`` that share most words with the claim, in their order, within ``budget`` tokens; None
    where none shares a word.

    Words that few sentences hold count more, and those that no sentence chosen before holds.

    >>> focus("Ann lives. Bob sings. Cid naps. Bob won.", "Ann and Bob won", 5, lambda piece: len(piece.split()))
    'Ann lives. Bob won.'
    """
    pieces = [part for sentence in _END.split(text.strip()) if sentence for part in _fitting(sentence, budget, count)]
    held = [_words(piece) for piece in pieces]
    wanted = _words(claim)
    weight = {word: 1 / (sum(word in words for words in held) or 1) for word in wanted}
    left, room, chosen = set(wanted), budget, list[int]()
    while True:
        gains = {
            place: sum(weight[word] for word in words & left) + sum(weight[word] for word in words & wanted) / 4
            for place, words in enumerate(held)
            if place not in chosen and words & wanted and count(pieces[place]) <= room
        }
        if not gains:
            return " ".join(pieces[place] for place in sorted(chosen)) or None
        best = max(gains, key=lambda place: (gains[place], -place))
        chosen.append(best)
        left -= held[best]
        room -= count(pieces[best])


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in map(str.lower, _WORD.findall(text)) if word not in _EMPTY)


def _fitting(sentence: str, budget: int, count: Callable[[str], int]) -> list[str]:
    """The sentence, halved between words until each part fits."""
    words = sentence.split()
    if len(words) < 2 or count(sentence) <= budget:
        return [sentence]
    middle = len(words) // 2
    return [part for half in (words[:middle], words[middle:]) for part in _fitting(" ".join(half), budget, count)]
