"""The order of reading: decode, front matter, the format's layout, addresses, ignore comments, sentences."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from factcheck.reading.canvas import Canvas, Paint
from factcheck.reading.decode import decode
from factcheck.reading.documents import DOCUMENTS
from factcheck.reading.frontmatter import read_front_matter
from factcheck.reading.html import read_html
from factcheck.reading.ignores import NoteReason, ReadingNote, apply_ignores
from factcheck.reading.layout import About, Layout
from factcheck.reading.markdown import read_markdown
from factcheck.reading.plain import read_plain
from factcheck.reading.sections import paint_section_numbers
from factcheck.reading.sentences import cut_sentences
from factcheck.records import Article, Exempt

__all__ = ["NoteReason", "ReadingNote", "read_article", "read_article_with_notes"]

Reader = Callable[[str, int], Layout]

READERS: dict[str, Reader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".mdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
"""The reader of each suffix of a text file; any other is plain text. Word and PDF files are in ``documents``."""

_ADDRESS = re.compile(
    r"""(?:https?|ftp)://[^\s<>"]+|(?<![\w@])www\.[^\s<>"]+"""
    r"""|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"""
    r"""|(?<![\w@./-])[a-z][\w-]{1,62}(?:\.[a-z][\w-]{1,62}){1,8}/[^\s<>"]*""",
    re.IGNORECASE,
)
_AFTER_ADDRESS = ".,;:!?'\"”’»)]}*_|"


def read_article(data: bytes, path: str, *, date: date | None = None, today: date | None = None) -> Article:
    """Read an article from the bytes of its file.

    ``path`` gives the format by its suffix and the name in messages; nothing is opened. ``date`` overrides the date
    that the file itself states. Ignore comments that say ``until`` expire against ``today``; without it they stay in
    force. Offsets count in the file as decoded; of a Word or PDF file, in the text extracted from it. Raise
    ``ArticleError`` if the file is binary, not UTF-8, or has broken front matter.
    """
    return read_article_with_notes(data, path, date=date, today=today)[0]


def read_article_with_notes(
    data: bytes, path: str, *, date: date | None = None, today: date | None = None, suffix: str | None = None
) -> tuple[Article, tuple[ReadingNote, ...]]:
    """As ``read_article``, with what is wrong with the article's ignore comments.

    ``suffix`` gives the format where the path does not: that of an article in an archive.
    """
    suffix = (PurePath(path).suffix if suffix is None else suffix).lower()
    if suffix in DOCUMENTS:
        own, layout = About(), DOCUMENTS[suffix](data, path)
    else:
        own, layout = _read_text(decode(data, path), path, suffix, date_needed=date is None)
    canvas = layout.canvas
    text = canvas.text
    _paint_addresses(canvas)
    ignored = apply_ignores(canvas, today)
    paint_section_numbers(canvas, layout.blocks)
    prose = canvas.prose()
    article = Article(
        path=path,
        text=text,
        prose=prose,
        sha256=hashlib.sha256(data).hexdigest(),
        sentences=cut_sentences(prose, layout.blocks),
        title=own.title or layout.about.title,
        date=date or own.date or layout.about.date,
        language=own.language or layout.about.language,
        exempt=_together(canvas.exempt(), ignored.tokens),
    )
    return article, ignored.notes


def _read_text(text: str, path: str, suffix: str, *, date_needed: bool) -> tuple[About, Layout]:
    """The front matter and the layout of a file that is text."""
    reader = READERS.get(suffix, read_plain)
    front = read_front_matter(text, path, strict=reader is read_markdown, date_needed=date_needed)
    layout = reader(text, front.end)
    if text.startswith("\ufeff"):
        layout.canvas.paint(0, 1, Paint.MARKUP)
    return front.about, layout


def _together(tokens: tuple[Exempt, ...], ignored: tuple[Exempt, ...]) -> tuple[Exempt, ...]:
    """All exempt tokens in order; an ignored figure stands for the digits within it."""
    covered = {place for token in ignored for place in range(token.start, token.end)}
    others = []
    for token in tokens:
        start = next((place for place in range(token.start, token.end) if place not in covered), token.end)
        if start < token.end:
            others.append(replace(token, text=token.text[start - token.start :], start=start))
    return tuple(sorted((*others, *ignored), key=lambda token: token.start))


def _paint_addresses(canvas: Canvas) -> None:
    """Web and mail addresses in the prose are no prose."""
    for found in _ADDRESS.finditer(canvas.prose()):
        address = found.group().rstrip(_AFTER_ADDRESS)
        canvas.paint(found.start(), found.start() + len(address), Paint.URL)
