"""What the reader of a format hands on: the painted canvas, the blocks, and what the file says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.reading.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a list item or a table row: sentences never cross its ends. ``level`` 0 is no heading."""

    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself; None where it says nothing."""

    title: str | None = None
    date: date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A file taken apart, ready to be cut into sentences."""

    canvas: Canvas
    blocks: tuple[Block, ...]
    about: About
