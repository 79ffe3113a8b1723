"""Where an offset lies: line and column, counted from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file: a line and a column of code points, both from 1."""

    line: int
    column: int


class Lines:
    """The lines of one text; a line ends at CRLF, CR or LF.

    >>> Lines("ab\\r\\ncd").place(5)
    Place(line=2, column=2)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def place(self, offset: int) -> Place:
        """The place of an offset into the text."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)
