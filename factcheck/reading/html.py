"""HTML: text is prose unless an element around it says otherwise; tags, comments and everything else is markup.

An entity becomes its character, padded with spaces to its own length.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from factcheck.reading.canvas import Canvas, Paint
from factcheck.reading.frontmatter import parse_date
from factcheck.reading.layout import About, Block, Layout
from factcheck.reading.tags import cut_html

_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol option p pre section summary table tbody
tfoot thead title tr ul
"""
_EMPTY_NAMES = "area base br col embed hr img input link meta param source track wbr"
_HIDDEN_NAMES = (
    "script style template noscript svg math canvas iframe object audio video select datalist textarea button"
)
_DATE_NAMES = """
article:published_time datepublished date pubdate publishdate publish-date dc.date dc.date.issued dcterms.created
og:published_time parsely-pub-date
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_EMPTY = frozenset(_EMPTY_NAMES.split())
_HIDDEN = frozenset(_HIDDEN_NAMES.split())
_DATES = frozenset(_DATE_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NOT_PROSE = {
    **dict.fromkeys(("code", "pre", "kbd", "samp"), Paint.CODE),
    **dict.fromkeys(("nav", "footer", "form"), Paint.NAVIGATION),
    **dict.fromkeys(("head", "title"), Paint.FRONT_MATTER),
}
_ROLES = {"navigation": Paint.NAVIGATION, "doc-toc": Paint.CONTENTS, "search": Paint.NAVIGATION}


def read_html(text: str, start: int = 0) -> Layout:
    """Lay out ``text[start:]`` as HTML."""
    canvas = Canvas(text, Paint.MARKUP)
    canvas.paint(0, start, Paint.FRONT_MATTER)
    painter = _Painter(canvas)
    painter.run(start, len(text))
    title = " ".join(html.unescape("".join(painter.title)).split())
    if not title:
        title = next((" ".join(canvas.prose(b.start, b.end).split()) for b in painter.blocks if b.level == 1), "")
    about = About(title or None, painter.meta_date or painter.time_date, painter.language)
    return Layout(canvas, tuple(painter.blocks), about)


def paint_html(canvas: Canvas, start: int, end: int) -> Sequence[Block]:
    """Paint a piece of HTML within another format, and return the blocks of its text."""
    canvas.paint(start, end, Paint.MARKUP)
    painter = _Painter(canvas)
    painter.run(start, end)
    return painter.blocks


class _Painter:
    """Paints the text of a stretch of HTML onto the canvas, and keeps what the page says about itself."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.blocks: list[Block] = []
        self.title: list[str] = []
        self.meta_date: date | None = None
        self.time_date: date | None = None
        self.language: str | None = None
        self._stack: list[tuple[str, Paint]] = []
        self._open: Counter[str] = Counter()
        self._block: list[int] | None = None
        self._after_break = False

    def run(self, start: int, end: int) -> None:
        for piece in cut_html(self.canvas.text, start, end):
            if piece.kind == "text":
                self._text(piece.start, piece.end, None)
            elif piece.kind == "entity":
                self._text(piece.start, piece.end, piece.value)
            elif piece.kind == "open":
                self._open_tag(piece.value, piece.attributes or {})
            elif piece.kind == "close":
                self._close_tag(piece.value)
        self._end_block()

    # -- elements

    def _open_tag(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._learn(tag, attributes)
        if tag in _BLOCKS:
            self._end_block()
        if tag == "br":  # one is a space, two with nothing between them end a paragraph
            if self._after_break:
                self._end_block()
            self._after_break = True
        if tag not in _EMPTY:
            self._stack.append((tag, self._paint_of(tag, attributes)))
            self._open[tag] += 1

    def _close_tag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_block()
        while self._open[tag]:
            closed, _ = self._stack.pop()
            self._open[closed] -= 1
            if closed == tag:
                break

    def _paint_of(self, tag: str, attributes: Mapping[str, str]) -> Paint:
        around = self._stack[-1][1] if self._stack else Paint.PROSE
        if tag in ("body", "title"):
            around = Paint.PROSE  # a head that is never closed must not hide the whole article
        if tag in _HIDDEN:
            return Paint.MARKUP
        if around is not Paint.PROSE:
            return around
        if tag == "a" and self._open["sup"]:
            return Paint.FOOTNOTE
        own = _NOT_PROSE.get(tag) or _ROLES.get(attributes.get("role", ""))
        if own is not None:
            return own
        names = {attributes.get("id", "").lower(), *attributes.get("class", "").lower().split()}
        if names & {"toc", "table-of-contents"}:
            return Paint.CONTENTS
        style = attributes.get("style", "").replace(" ", "").lower()
        if "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style:
            return Paint.MARKUP
        return Paint.PROSE

    def _learn(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the date and language from the tags that carry them."""
        if tag == "html" and self.language is None:
            self.language = attributes.get("lang") or None
        elif tag == "meta" and self.meta_date is None:
            names = (attributes.get(key, "").lower() for key in ("property", "name", "itemprop"))
            if any(name in _DATES for name in names):
                self.meta_date = parse_date(attributes.get("content", ""))
        elif tag == "time" and self.time_date is None:
            self.time_date = parse_date(attributes.get("datetime", ""))

    # -- text

    def _text(self, start: int, end: int, decoded: str | None) -> None:
        paint = self._stack[-1][1] if self._stack else Paint.PROSE
        if self._open["title"] and self._stack[-1][0] == "title":
            self.title.append(self.canvas.text[start:end])
        if paint is not Paint.PROSE:
            self.canvas.paint(start, end, paint)
            return
        if decoded is None:
            self.canvas.paint(start, end, Paint.PROSE)
        else:
            self.canvas.put_decoded(start, end, decoded)
        if not self.canvas.text[start:end].strip():
            return
        self._after_break = False
        if self._block is None:
            level = next((level for tag, level in _HEADINGS.items() if self._open[tag]), 0)
            self._block = [start, end, level]
        else:
            self._block[1] = end

    def _end_block(self) -> None:
        if self._block is not None:
            self.blocks.append(Block(*self._block))
            self._block = None
