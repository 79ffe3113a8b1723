"""Cutting a text into passages: by paragraph, and a very long paragraph between sentences.

A passage is what a reader is shown as evidence and what the model reads in one go, so it is kept short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1200
"""Characters of the longest passage: about what the model reads in one go."""

_GAP = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text, parted by blank lines, each with its line (from 1). Line breaks within become spaces.

    >>> list(paragraphs("One,\\nstill one.\\n\\n  Two."))
    [(1, 'One, still one.'), (4, 'Two.')]
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    start, line = 0, 1
    for end, after in [*((gap.start(), gap.end()) for gap in _GAP.finditer(text)), (len(text), len(text))]:
        block = text[start:end]
        first = line + block[: len(block) - len(block.lstrip())].count("\n")
        for part in shorten(" ".join(block.split())):
            yield first, part
        line += text.count("\n", start, after)
        start = after


def shorten(paragraph: str) -> list[str]:
    """The paragraph, or parts of it of at most ``LONGEST`` characters; nothing for an empty one.

    It is cut between sentences, and only a sentence that is itself too long between words. Parts are not cut again.
    """
    if len(paragraph) <= LONGEST:
        return [paragraph] if paragraph else []
    from nupunkt import sent_tokenize

    parts: list[str] = []
    for sentence in sent_tokenize(paragraph):
        for piece in _cut(sentence.strip()):
            if parts and len(parts[-1]) + 1 + len(piece) <= LONGEST:
                parts[-1] += f" {piece}"
            else:
                parts.append(piece)
    return parts


def _cut(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST:
        space = sentence.rfind(" ", 0, LONGEST + 1)
        yield sentence[: space if space > 0 else LONGEST]
        sentence = sentence[space + 1 if space > 0 else LONGEST :]
    if sentence:
        yield sentence
