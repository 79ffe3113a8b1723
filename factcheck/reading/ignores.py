"""Ignore comments: ``<!-- factcheck: ignore reason="…" -->`` and its range form.

On a line of its own the comment ignores the next line with text; at the end of a line, that line. ``ignore-start`` and
``ignore-end`` enclose lines. ``until="YYYY-MM-DD"`` makes it expire after that day. What is wrong with a comment is
returned as a note, never silently accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from factcheck.figures import find_figures
from factcheck.reading.canvas import Canvas, Paint
from factcheck.records import Exempt, Figure, Unread

_COMMENT = re.compile(r"<!--\s*factcheck:\s*ignore(?P<part>-start|-end)?(?P<rest>(?:\s[^\r\n]{0,500}?)?)\s*-->")
_ATTRIBUTE = re.compile(r"""([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")


class NoteReason(StrEnum):
    """What is wrong with an ignore comment."""

    NO_REASON = "ignore-without-reason"
    EXPIRED = "ignore-expired"
    BAD_DATE = "ignore-bad-date"
    UNUSED = "ignore-unused"
    UNCLOSED = "ignore-unclosed"
    STRAY_END = "ignore-stray-end"


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Something the reader should be told about a comment of the article at ``text[start:end]``."""

    reason: NoteReason
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Comment:
    start: int
    end: int
    part: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Ignored:
    """The number-like tokens that the comments ignore, in digits or in words, and what is wrong with the comments."""

    tokens: tuple[Exempt, ...]
    notes: tuple[ReadingNote, ...]


def apply_ignores(canvas: Canvas, today: date | None) -> Ignored:
    """Paint what the comments ignore. Without ``today`` no comment expires."""
    notes: list[ReadingNote] = []
    tokens: list[Exempt] = []
    opened: _Comment | None = None
    for comment in _comments(canvas):
        if comment.part == "-end":
            if opened is None:
                notes.append(_note(NoteReason.STRAY_END, "ignore-end without an ignore-start", comment))
                continue
            tokens += _ignore(canvas, opened, opened.end, comment.start, notes)
            opened = None
        elif comment.part == "-start":
            if opened is None and _is_in_force(comment, today, notes):
                opened = comment
        elif _is_in_force(comment, today, notes):
            tokens += _ignore(canvas, comment, *_line_of(canvas, comment), notes)
    if opened is not None:
        notes.append(_note(NoteReason.UNCLOSED, "ignore-start without an ignore-end: nothing is ignored", opened))
    return Ignored(tuple(tokens), tuple(sorted(notes, key=lambda note: note.start)))


def _comments(canvas: Canvas) -> Iterator[_Comment]:
    for found in _COMMENT.finditer(canvas.text):
        if canvas.paint_at(found.start()) in (Paint.CODE, Paint.FRONT_MATTER):
            continue  # an example of a comment, not one
        values = {m[1]: m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(found["rest"] or "")}
        canvas.paint(found.start(), found.end(), Paint.MARKUP)
        yield _Comment(found.start(), found.end(), found["part"] or "", values)


def _is_in_force(comment: _Comment, today: date | None, notes: list[ReadingNote]) -> bool:
    if not comment.values.get("reason", "").strip():
        notes.append(_note(NoteReason.NO_REASON, 'an ignore comment needs a reason="…"', comment))
    until = comment.values.get("until")
    if until is None:
        return True
    try:
        last = date.fromisoformat(until)
    except ValueError:
        notes.append(_note(NoteReason.BAD_DATE, f'until="{until[:40]}" is not a date (YYYY-MM-DD)', comment))
        return False
    if today is not None and today > last:
        notes.append(_note(NoteReason.EXPIRED, f"this ignore comment expired on {last.isoformat()}", comment))
        return False
    return True


def _ignore(canvas: Canvas, comment: _Comment, start: int, end: int, notes: list[ReadingNote]) -> list[Exempt]:
    found = find_figures(canvas.prose(start, end))
    tokens: list[Figure | Exempt | Unread] = [*found.figures, *found.exempt, *found.unread]
    if not tokens:
        notes.append(_note(NoteReason.UNUSED, "this ignore comment ignores no figure", comment))
    canvas.paint_over(start, end, Paint.PROSE, Paint.IGNORED)
    canvas.paint_over(start, end, Paint.ENTITY, Paint.MARKUP)
    places = sorted((start + token.start, start + token.end) for token in tokens)
    return [Exempt(canvas.text[first:last], first, last, Paint.IGNORED.reason) for first, last in places]


def _line_of(canvas: Canvas, comment: _Comment) -> tuple[int, int]:
    """The line that a comment ignores: its own if there is prose on it, else the next with prose."""
    text = canvas.text
    start = max(text.rfind("\n", 0, comment.start), text.rfind("\r", 0, comment.start)) + 1
    line_end = _LINE_END.search(text, comment.end)
    while line_end is not None:
        end = line_end.start()
        if canvas.has_prose(start, end) or line_end.end() == line_end.start():
            return start, end
        start = line_end.end()
        line_end = _LINE_END.search(text, start)
    return comment.end, comment.end


def _note(reason: NoteReason, message: str, comment: _Comment) -> ReadingNote:
    return ReadingNote(reason, message, comment.start, comment.end)
