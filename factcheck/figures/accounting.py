"""Every digit is accounted for: what no figure and no exempt token covers is unread, and is counted, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.figures.tokens import Token
from factcheck.records import Exempt, Figure, Unread

_DIGITS = re.compile(r"[0-9]++(?:[.,][0-9]++)*+")


def unaccounted(tokens: Sequence[Token], items: Sequence[Figure | Exempt | Unread]) -> Iterator[Unread]:
    """Yield the runs of digits that no item covers. ``items`` are in order of position and do not overlap."""
    n = 0
    for token in tokens:
        if not any(mark.isdigit() for mark in token.text[:1] + token.text[-1:]) and not _DIGITS.search(token.text):
            continue
        while n < len(items) and items[n].end <= token.start:
            n += 1
        at = n
        if at < len(items) and items[at].start <= token.start and items[at].end >= token.end:
            continue
        for match in _DIGITS.finditer(token.text):
            start, end = token.start + match.start(), token.start + match.end()
            while at < len(items) and items[at].end <= start:
                at += 1
            if at == len(items) or items[at].start >= end:
                yield Unread(match[0], start, end)
