"""HTML, through the standard library's parser, which tells where in the source each stretch of text lies.

(selectolax is faster, but keeps no offsets.) Text is prose unless an element around it says otherwise; tags, comments
and everything else is markup. An entity becomes its character, padded with spaces to its own length.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser

from factcheck.reading.canvas import Canvas, Paint
from factcheck.reading.frontmatter import parse_date
from factcheck.reading.layout import About, Block, Layout

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
_DATES = frozenset(_DATE_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NOT_PROSE = {
    **dict.fromkeys(_HIDDEN_NAMES.split(), Paint.MARKUP),
    **dict.fromkeys(("code", "pre", "kbd", "samp"), Paint.CODE),
    **dict.fromkeys(("nav", "footer", "form"), Paint.NAVIGATION),
    **dict.fromkeys(("head", "title"), Paint.FRONT_MATTER),
}
_ROLES = {"navigation": Paint.NAVIGATION, "doc-toc": Paint.CONTENTS, "search": Paint.NAVIGATION}


def read_html(text: str, start: int = 0) -> Layout:
    """Lay out ``text[start:]`` as HTML."""
    canvas = Canvas(text, Paint.MARKUP)
    canvas.paint(0, start, Paint.FRONT_MATTER)
    parser = _Parser(canvas, start, len(text))
    parser.run()
    title = " ".join(html.unescape("".join(parser.title)).split())
    if not title:
        title = next((" ".join(canvas.prose(b.start, b.end).split()) for b in parser.blocks if b.level == 1), "")
    about = About(title or None, parser.meta_date or parser.time_date, parser.language)
    return Layout(canvas, tuple(parser.blocks), about)


def paint_html(canvas: Canvas, start: int, end: int) -> Sequence[Block]:
    """Paint a piece of HTML within another format, and return the blocks of its text."""
    canvas.paint(start, end, Paint.MARKUP)
    parser = _Parser(canvas, start, end)
    parser.run()
    return parser.blocks


class _Parser(HTMLParser):
    """Paints the text of a stretch of HTML onto the canvas."""

    def __init__(self, canvas: Canvas, start: int, end: int) -> None:
        super().__init__(convert_charrefs=False)
        self.canvas = canvas
        self.source = canvas.text[start:end]
        self.base = start
        self.blocks: list[Block] = []
        self.title: list[str] = []
        self.meta_date: date | None = None
        self.time_date: date | None = None
        self.language: str | None = None
        self._line_starts = [0]
        for index, character in enumerate(self.source):
            if character == "\n":
                self._line_starts.append(index + 1)
        self._stack: list[tuple[str, Paint]] = []
        self._open: Counter[str] = Counter()
        self._block: list[int] | None = None
        self._break_at = -1

    def run(self) -> None:
        self.feed(self.source)
        self.close()
        self._end_block()

    # -- elements

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in reversed(attrs)}
        self._learn(tag, attributes)
        if tag in _BLOCKS:
            self._end_block()
        if tag == "br":
            self._line_break()
        if tag in _EMPTY:
            return
        paint = self._paint_of(tag, attributes)
        self._stack.append((tag, paint))
        self._open[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_block()
        if not self._open[tag]:
            return
        while self._stack:
            closed, _ = self._stack.pop()
            self._open[closed] -= 1
            if closed == tag:
                break

    def _paint_of(self, tag: str, attributes: dict[str, str]) -> Paint:
        around = self._stack[-1][1] if self._stack else Paint.PROSE
        if tag in ("body", "title"):
            around = Paint.PROSE  # a head that is never closed must not hide the whole article
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

    def _learn(self, tag: str, attributes: dict[str, str]) -> None:
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

    def handle_data(self, data: str) -> None:
        start = self._position()
        end = start + len(data)
        if self.canvas.text[start:end] != data:  # never seen; if it were, the text stays markup and is accounted for
            return
        self._text(start, end, None)

    def handle_entityref(self, name: str) -> None:
        self._entity(1 + len(name))

    def handle_charref(self, name: str) -> None:
        self._entity(2 + len(name))

    def _entity(self, width: int) -> None:
        start = self._position()
        end = start + width
        if self.canvas.text[end : end + 1] == ";":
            end += 1
        decoded = html.unescape(self.canvas.text[start:end])
        self._text(start, end, None if decoded == self.canvas.text[start:end] else decoded)

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
        self._break_at = -1
        if self._block is None:
            level = next((level for tag, level in _HEADINGS.items() if self._open[tag]), 0)
            self._block = [start, end, level]
        else:
            self._block[1] = end

    def _line_break(self) -> None:
        """Two line breaks with nothing between them end a paragraph; one is a space."""
        if self._break_at >= 0:
            self._end_block()
        self._break_at = self._position()

    def _end_block(self) -> None:
        if self._block is not None:
            self.blocks.append(Block(*self._block))
            self._block = None

    def _position(self) -> int:
        line, column = self.getpos()
        return self.base + self._line_starts[line - 1] + column
