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

from factcheck.reading.canvas import Canvas, Paint

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


def apply_ignores(canvas: Canvas, today: date | None) -> tuple[ReadingNote, ...]:
    """Paint what the comments ignore; return what is wrong with them. Without ``today`` no comment expires."""
    notes: list[ReadingNote] = []
    opened: _Comment | None = None
    for comment in _comments(canvas):
        if comment.part == "-end":
            if opened is None:
                notes.append(_note(NoteReason.STRAY_END, "ignore-end without an ignore-start", comment))
                continue
            _ignore(canvas, opened, opened.end, comment.start, notes)
            opened = None
        elif comment.part == "-start":
            if opened is None and _is_in_force(comment, today, notes):
                opened = comment
        elif _is_in_force(comment, today, notes):
            _ignore(canvas, comment, *_line_of(canvas, comment), notes)
    if opened is not None:
        notes.append(_note(NoteReason.UNCLOSED, "ignore-start without an ignore-end: nothing is ignored", opened))
    return tuple(sorted(notes, key=lambda note: note.start))


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


def _ignore(canvas: Canvas, comment: _Comment, start: int, end: int, notes: list[ReadingNote]) -> None:
    if not canvas.has_prose(start, end):
        notes.append(_note(NoteReason.UNUSED, "this ignore comment ignores nothing", comment))
    canvas.paint_over(start, end, Paint.PROSE, Paint.IGNORED)
    canvas.paint_over(start, end, Paint.ENTITY, Paint.MARKUP)


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
