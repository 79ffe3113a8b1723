"""The canvas: which characters of a text are prose, and why each of the others is not.

Each format paints the parts of a text; a later stroke covers an earlier one. From the finished canvas come the prose
(as long as the text, with everything else blanked) and the exempt tokens, so that no digit is lost between the two.
"""

from __future__ import annotations

import re
from enum import IntEnum

from factcheck.records import Exempt


class Paint(IntEnum):
    """What a character is. All but ``PROSE`` are blanked; the name is the reason of the exempt tokens."""

    PROSE = 0
    MARKUP = 1
    ENTITY = 2
    CODE = 3
    URL = 4
    LIST_NUMBER = 5
    HEADING_NUMBER = 6
    FOOTNOTE = 7
    FRONT_MATTER = 8
    CONTENTS = 9
    NAVIGATION = 10
    IGNORED = 11

    @property
    def reason(self) -> str:
        """The reason code of an exempt token painted so."""
        return "markup" if self is Paint.ENTITY else self.name.lower().replace("_", "-")


_MASKED_RUN = re.compile(rb"([\x01-\xff])\1*")
_NOT_NEWLINE = re.compile(r"[^\r\n]")
_NUMBER_LIKE = re.compile(r"\d\w*(?:[.,:/-]\w*\d\w*)*")
_DIGIT = re.compile(r"\d")
_LONGEST_PREFIX = 20  # letters before the first digit that still belong to a token ("v2.1", "sha256")


class Canvas:
    """A text and the paint on it. Built by one reader, then finished into prose and exempt tokens."""

    def __init__(self, text: str, paint: Paint = Paint.PROSE) -> None:
        self.text = text
        self._paint = bytearray([paint]) * len(text)
        self._decoded: list[tuple[int, str]] = []

    def paint(self, start: int, end: int, paint: Paint) -> None:
        """Cover ``text[start:end]``."""
        if start < end:
            self._paint[start:end] = bytes([paint]) * (end - start)

    def paint_over(self, start: int, end: int, old: Paint, new: Paint) -> None:
        """Cover only what bears the paint ``old``."""
        self._paint[start:end] = self._paint[start:end].replace(bytes([old]), bytes([new]))

    def paint_at(self, index: int) -> Paint:
        """What the character is."""
        return Paint(self._paint[index])

    def put_decoded(self, start: int, end: int, decoded: str) -> None:
        """Replace an entity such as ``&pound;`` by what it stands for, padded with spaces to the same length.

        The character goes to the end of its place, so that a currency sign still touches its number.
        """
        self.paint(start, end, Paint.ENTITY)
        if len(decoded) <= end - start and "\n" not in decoded and "\r" not in decoded:
            self._decoded.append((end - len(decoded), decoded))

    def has_prose(self, start: int, end: int) -> bool:
        """Whether any character that is not white space is prose."""
        return bool(self.prose(start, end).strip("\ufeff \t\r\n\v\f"))

    def prose(self, start: int = 0, end: int | None = None) -> str:
        """The prose of a range, as long as the range; line ends are kept."""
        end = len(self.text) if end is None else end
        pieces: list[str] = []
        position = start
        for run in _MASKED_RUN.finditer(self._paint, start, end):
            pieces.append(self.text[position : run.start()])
            pieces.append(_NOT_NEWLINE.sub(" ", self.text[run.start() : run.end()]))
            position = run.end()
        pieces.append(self.text[position:end])
        prose = "".join(pieces)
        placed = [(at, text) for at, text in self._decoded if start <= at < end and self._paint[at] == Paint.ENTITY]
        if not placed:
            return prose
        characters = list(prose)
        for at, text in placed:
            characters[at - start : at - start + len(text)] = text
        return "".join(characters)

    def exempt(self) -> tuple[Exempt, ...]:
        """The number-like tokens that are not prose, in order.

        A run of markup (tags, scripts, a table's frame) is one token from its first to its last character, because
        the numbers in it were never words of the article; elsewhere each token stands by itself.
        """
        found: list[Exempt] = []
        for run in _MASKED_RUN.finditer(self._paint):
            paint = Paint(run.group()[0])
            if paint in (Paint.MARKUP, Paint.ENTITY):
                whole = self.text[run.start() : run.end()]
                if _DIGIT.search(whole):
                    start = run.start() + len(whole) - len(whole.lstrip())
                    found.append(Exempt(whole.strip(), start, start + len(whole.strip()), paint.reason))
                continue
            floor = run.start()
            for token in _NUMBER_LIKE.finditer(self.text, run.start(), run.end()):
                start = token.start()
                while start > max(floor, token.start() - _LONGEST_PREFIX) and self.text[start - 1].isalpha():
                    start -= 1
                found.append(Exempt(self.text[start : token.end()], start, token.end(), paint.reason))
                floor = token.end()
        return tuple(found)
