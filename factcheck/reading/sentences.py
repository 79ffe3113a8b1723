"""Cutting blocks into sentences with ``nupunkt``, never inside a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.reading.layout import Block
from factcheck.records import Sentence

_LINE_BREAK = re.compile(r"[\r\n\u2028\u2029]")
_WORD = re.compile(r"\w")
_SPACE = re.compile(r"\s+")
_ENDS_WITH_SHORT_FORM = re.compile(
    r"(?:^|[\s(])(?:(?:[A-Z]\.){2,}|(?:Nos?|nos|[Aa]rt|[Ff]ig|[Ss]ec|[Vv]ol|[Cc]h|[Tt]ab|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec|[Aa]pprox|ca|est|pct|pop|pp?|vs?|[Ss]t|Mt|Rs|Fr)\.)\s*$"
)
_STARTS_WITH_NUMBER = re.compile(r"\s*[-+~≈]?[$£€¥₹]?\d")
_STARTS_LOWER = re.compile(r"\s*[a-zà-öø-ÿ]")
_ENDS_WITH_STOP = re.compile(r"\.\s*$")
_LONGEST = 4_000  # characters; a "sentence" longer than this is a table or a dump, and no model could read it
_CUT = re.compile(r"(?<=[;,|])\s+(?!\d)|\s{2,}|(?<=[^\W\d_])\s+(?=[^\W\d_])")


def cut_sentences(prose: str, blocks: Iterable[Block]) -> tuple[Sentence, ...]:
    """The sentences of the blocks in order; ``text`` is ``prose[start:end]``, without white space at its ends."""
    sentences: list[Sentence] = []
    heading: str | None = None
    for number, block in enumerate(blocks):
        is_heading = block.level > 0
        for start, end in _spans(prose, block):
            sentences.append(
                Sentence(
                    start, end, prose[start:end], number, heading=None if is_heading else heading, is_heading=is_heading
                )
            )
        if is_heading:
            heading = " ".join(prose[block.start : block.end].split()) or heading
    return tuple(sentences)


def _spans(prose: str, block: Block) -> Iterator[tuple[int, int]]:
    from nupunkt import sent_spans

    text = _LINE_BREAK.sub(" ", prose[block.start : block.end])
    if not _WORD.search(text):
        return
    if block.level or len(text) < 2:
        pieces = [(0, len(text))]
    else:
        pieces = _joined(text, [(a, b) for a, b in sent_spans(text) if a < b])
    for start, end in pieces:
        for first, last in _shortened(text, start, end):
            piece = text[first:last].strip("\ufeff").strip()
            if _WORD.search(piece):
                begin = block.start + text.index(piece, first)
                yield begin, begin + len(piece)


def _joined(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Undo a cut that falls after a short form before a number ("Oct. 7"), before a small letter, or inside a word."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined:
            before = text[max(joined[-1][0], start - 40) : start]
            after = text[start : start + 40]
            if (
                (_ENDS_WITH_SHORT_FORM.search(before) and _STARTS_WITH_NUMBER.match(after))
                or (_ENDS_WITH_STOP.search(before) and _STARTS_LOWER.match(after))
                or not (before[-1:].isspace() or after[:1].isspace())
            ):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an endless sentence at the last good place before the limit, and only between words."""
    while end - start > _LONGEST:
        cuts = [cut.end() for cut in _CUT.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        space = None if cuts else _SPACE.search(text, start + _LONGEST, end)
        if not cuts and space is None:
            break
        place = cuts[-1] if cuts else space.end() if space else end
        yield start, place
        start = place
    yield start, end
