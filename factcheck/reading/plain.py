"""Plain text: lines or hard-wrapped paragraphs, a title on top, list numbers, dotted tables of contents."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.reading.canvas import Canvas, Paint
from factcheck.reading.layout import About, Block, Layout

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LIST_NUMBER = re.compile(r"[ \t]*(\d{1,3})[.)](?=[ \t]+\S)")
_DOT_LEADER = re.compile(r"[^\r\n]*?[^\s.](?:[ \t]?\.){4,}[ \t]*\d{1,4}[ \t]*$")
_RULE = re.compile(r"[ \t]*[-=*_~#]{3,}[ \t]*$")
_SENTENCE_END = tuple('.!?:;,…"”»’)')
_LONGEST_HEADING = 100


def read_plain(text: str, start: int = 0) -> Layout:
    """Lay out ``text[start:]`` as plain text.

    A newline ends a paragraph, unless the text is evidently hard-wrapped; then a blank line does.
    """
    canvas = Canvas(text)
    canvas.paint(0, start, Paint.FRONT_MATTER)
    lines = [(m.start(), m.start() + len(m.group().rstrip("\r\n"))) for m in _LINE.finditer(text, start) if m.group()]
    numbered = _numbered_lines(text, lines)
    paragraphs: list[list[tuple[int, int]]] = []
    wrapped = _is_hard_wrapped(text, lines)
    fresh = True
    for index, (first, last) in enumerate(lines):
        line = text[first:last]
        if not line.strip("\ufeff \t") or _RULE.match(line):
            fresh = True
            continue
        if _DOT_LEADER.match(line[:500]):
            canvas.paint(first, last, Paint.CONTENTS)
            fresh = True
            continue
        if index in numbered:
            canvas.paint(first, first + numbered[index], Paint.LIST_NUMBER)
            fresh = True
        if wrapped and not fresh:
            paragraphs[-1].append((first, last))
        else:
            paragraphs.append([(first, last)])
        fresh = False
    blocks = tuple(_blocks(text, paragraphs))
    title = next((text[b.start : b.end].strip("\ufeff \t") for b in blocks[:1] if b.level == 1), None)
    return Layout(canvas, blocks, About(title=title))


def _blocks(text: str, paragraphs: list[list[tuple[int, int]]]) -> list[Block]:
    blocks: list[Block] = []
    for index, lines in enumerate(paragraphs):
        start, end = lines[0][0], lines[-1][1]
        following = ""
        if index + 1 < len(paragraphs):
            below = paragraphs[index + 1]
            following = text[below[0][0] : below[-1][1]]
        is_heading = len(lines) == 1 and _looks_like_heading(text[start:end], following)
        level = (2 if index else 1) if is_heading else 0
        blocks.append(Block(start, end, level))
    return blocks


def _looks_like_heading(line: str, following: str) -> bool:
    """A short line without an end of sentence, above something longer that is a sentence."""
    line = line.strip("\ufeff \t")
    return (
        0 < len(line) <= _LONGEST_HEADING
        and not line.endswith(_SENTENCE_END)
        and not line.startswith(("-", "*", "•", "–"))
        and len(following.strip()) > len(line)
        and following.rstrip().endswith(_SENTENCE_END)
    )


def _is_hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines that are followed by another are mostly 60 to 80 columns long (55 to 85, to be safe)."""
    widths = [len(text[a:b].rstrip()) for a, b in lines]
    if len(widths) < 3 or max(widths) > 100:
        return False
    inner = [width for width, after in pairwise(widths) if width and after]
    return len(inner) >= 2 and sum(55 <= width <= 85 for width in inner) * 2 > len(inner)


def _numbered_lines(text: str, lines: list[tuple[int, int]]) -> dict[int, int]:
    """Lines that begin with a list number, with its length. One alone is no list: "1. FC Köln won" is a sentence."""
    numbers: dict[int, tuple[int, int]] = {}
    for index, (start, end) in enumerate(lines):
        found = _LIST_NUMBER.match(text, start, end)
        if found:
            numbers[index] = (int(found[1]), found.end() - start)
    ordered = list(numbers.items())
    kept: dict[int, int] = {}
    for (first, (number, width)), (second, (following, following_width)) in pairwise(ordered):
        if following == number + 1:
            kept[first] = width
            kept[second] = following_width
    return kept
