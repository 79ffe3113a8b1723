"""Numbers that number headings: "3.2 Results" after "3.1 Methods". "3.5 million people cross" stays a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.reading.canvas import Canvas, Paint
from factcheck.reading.layout import Block

_NUMBER = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.):](?=\s+\S)|(?=\s+[^\W\d_a-zß-ÿ]))")


def paint_section_numbers(canvas: Canvas, blocks: Iterable[Block]) -> None:
    """Mask heading numbers.

    A number counts only beside its neighbour (2 after 1, 3.2 after 3.1, 3.1 below 3), and only with a stop after it or
    before a capital letter.
    """
    numbered: list[tuple[tuple[int, ...], int, int]] = []
    for block in blocks:
        found = _NUMBER.match(canvas.prose(block.start, block.end)) if block.level else None
        if found:
            parts = tuple(map(int, found[1].split(".")))
            numbered.append((parts, block.start + found.start(1), block.start + found.end()))
    known = {parts for parts, _, _ in numbered}
    for parts, start, end in numbered:
        before = (*parts[:-1], parts[-1] - 1)
        after = (*parts[:-1], parts[-1] + 1)
        first_below = (*parts, 1)
        is_first_below = parts[-1] == 1 and parts[:-1] in known
        if before in known or after in known or first_below in known or is_first_below:
            canvas.paint(start, end, Paint.HEADING_NUMBER)
