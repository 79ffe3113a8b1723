"""Markdown, through markdown-it-py: its blocks say where lines belong, its inline rules what is markup within them.

The parser keeps no offsets below the line. Each inline rule is therefore wrapped, and reports the stretch of the
paragraph that it consumed; the paragraph's lines are then found again in the file.
"""

from __future__ import annotations

import functools
import html
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from factcheck.reading.canvas import Canvas, Paint
from factcheck.reading.html import paint_html
from factcheck.reading.layout import About, Block, Layout

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_DEFINITION = re.compile(r"[ \t>]*\[[^\]\n]{1,999}\]:")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,99}\](?::(?=[ \t]))?")
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_HIDDEN = {"image": Paint.MARKUP, "autolink": Paint.URL, "html_inline": Paint.MARKUP, "footnote_ref": Paint.FOOTNOTE}


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A stretch of a paragraph's content that is not prose; ``decoded`` is what an entity stands for."""

    start: int
    end: int
    paint: Paint
    decoded: str | None = None


@dataclass(frozen=True, slots=True)
class _Delimiter:
    """Characters that may or may not turn out to be emphasis: the parser decides at the end of the paragraph."""

    token: Token
    start: int
    width: int


@dataclass(slots=True)
class _Log:
    """What the inline rules reported on one paragraph."""

    strokes: list[_Stroke] = field(default_factory=list)
    delimiters: list[_Delimiter] = field(default_factory=list)
    _last: dict[str, int] = field(default_factory=dict)

    def has_tag_end(self, content: str, start: int) -> bool:
        """Whether what begins at ``start`` can be a tag or a comment at all."""
        end = "-->" if content.startswith("<!--", start) else ">"
        if end not in self._last:
            self._last[end] = content.rfind(end)
        return self._last[end] > start


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Where the content of a paragraph lies in the file: ``content[at[i]:]`` begins at ``places[i]``."""

    at: tuple[int, ...]
    places: tuple[int, ...]

    def place(self, offset: int) -> int:
        """The offset in the file of an offset in the content."""
        index = max(bisect_right(self.at, offset) - 1, 0)
        return self.places[index] + max(offset - self.at[index], 0)


def read_markdown(text: str, start: int = 0) -> Layout:
    """Lay out ``text[start:]`` as Markdown (CommonMark with tables, strike-through and footnotes)."""
    canvas = Canvas(text, Paint.MARKUP)
    canvas.paint(0, start, Paint.FRONT_MATTER)
    lines = [(m.start(), m.start() + len(m.group().rstrip("\r\n"))) for m in _LINE.finditer(text, start) if m.group()]
    for first, last in lines:
        if _DEFINITION.match(text, first, last):
            canvas.paint(first, last, Paint.URL)
    tokens = _parser().parse(text[start:], {})
    blocks = _Painter(canvas, lines).paint(tokens)
    for mark in _FOOTNOTE_MARK.finditer(text, start):
        if canvas.paint_at(mark.start()) in (Paint.PROSE, Paint.MARKUP, Paint.URL):
            canvas.paint(mark.start(), mark.end(), Paint.FOOTNOTE)
    title = next((" ".join(canvas.prose(b.start, b.end).split()) for b in blocks if b.level == 1), None)
    return Layout(canvas, tuple(blocks), About(title=title or None))


class _Painter:
    """Walks the block tokens and paints the canvas."""

    def __init__(self, canvas: Canvas, lines: Sequence[tuple[int, int]]) -> None:
        self.canvas = canvas
        self.text = canvas.text
        self.lines = lines
        self.blocks: list[Block] = []
        self._line = -1
        self._cursor = 0

    def paint(self, tokens: Sequence[Token]) -> list[Block]:
        row: list[Block] | None = None
        level = 0
        markup = ""
        contents = _contents(tokens)
        for index, token in enumerate(tokens):
            if index in contents:
                self._paint_lines(token, Paint.CONTENTS)
            elif token.type in ("fence", "code_block"):
                self._paint_lines(token, Paint.CODE)
            elif token.type == "html_block":
                self._html(token)
            elif token.type == "list_item_open" and token.info:
                self._list_number(token)
            elif token.type == "heading_open":
                level, markup = int(token.tag[1]), token.markup
            elif token.type == "heading_close":
                level, markup = 0, ""
            elif token.type == "tr_open":
                row = []
            elif token.type == "tr_close" and row is not None:
                if row:
                    self.blocks.append(Block(row[0].start, row[-1].end))
                row = None
            elif token.type == "inline" and token.map and token.content.strip():
                block = self._inline(token, level, markup, in_table=row is not None)
                if block is not None:
                    (self.blocks if row is None else row).append(block)
        self.blocks.sort(key=lambda block: block.start)
        return self.blocks

    def _range(self, token: Token) -> tuple[int, int]:
        first, last = token.map or (0, 0)
        last = min(last, len(self.lines))
        return (self.lines[first][0], self.lines[last - 1][1]) if first < last else (0, 0)

    def _paint_lines(self, token: Token, paint: Paint) -> None:
        self.canvas.paint(*self._range(token), paint)

    def _html(self, token: Token) -> None:
        start, end = self._range(token)
        self.blocks.extend(paint_html(self.canvas, start, end))

    def _list_number(self, token: Token) -> None:
        line = (token.map or [0])[0]
        found = self.text.find(token.info + token.markup, self._from(line), self.lines[line][1])
        if found >= 0:
            self._cursor = found + len(token.info) + 1
            self.canvas.paint(found, self._cursor, Paint.LIST_NUMBER)

    def _from(self, line: int) -> int:
        """Where in a line to go on looking; nested lists and table cells share their line."""
        if line != self._line:
            self._line, self._cursor = line, self.lines[line][0]
        return self._cursor

    def _inline(self, token: Token, level: int, markup: str, *, in_table: bool) -> Block | None:
        pieces = self._cell(token) if in_table else self._paragraph(token, markup)
        if pieces is None:
            return None
        content = token.content
        ends = [*pieces.at[1:], len(content)]
        for at, place, end in zip(pieces.at, pieces.places, ends, strict=True):
            self.canvas.paint(place, place + len(content[at:end].rstrip()), Paint.PROSE)
        log: _Log = token.meta["log"]
        for stroke in reversed(log.strokes):  # the outer ones were reported last
            start, end = pieces.place(stroke.start), pieces.place(stroke.end - 1) + 1
            if stroke.decoded is None:
                self.canvas.paint(start, end, stroke.paint)
            else:
                self.canvas.put_decoded(start, end, stroke.decoded)
        block = Block(pieces.place(0), pieces.place(len(content) - 1) + 1, level)
        for script in _SCRIPT.finditer(self.text, block.start, block.end):
            if self.canvas.paint_at(script.start()) is Paint.MARKUP:
                self.canvas.paint(script.start(), script.end(), Paint.MARKUP)
        return block

    def _paragraph(self, token: Token, markup: str) -> _Pieces | None:
        first = (token.map or [0])[0]
        at: list[int] = []
        places: list[int] = []
        offset = 0
        for number, line in enumerate(token.content.split("\n")):
            words = line.strip()
            if words and first + number < len(self.lines):
                start, end = self.lines[first + number]
                found = self.text.rfind(words, start, end)
                if markup.startswith("#"):
                    heading = re.compile(re.escape(markup) + r"[ \t]+(?=" + re.escape(words) + ")").search(
                        self.text, start, end
                    )
                    found = heading.end() if heading else found
                if found < 0:
                    return None
                at.append(offset + line.index(words))
                places.append(found)
            offset += len(line) + 1
        return _Pieces(tuple(at), tuple(places)) if at else None

    def _cell(self, token: Token) -> _Pieces | None:
        line = (token.map or [0])[0]
        at: list[int] = []
        places: list[int] = []
        cursor = self._from(line)
        offset = 0
        for number, part in enumerate(token.content.split("|")):
            found = self.text.find(part if not number else "|" + part, cursor, self.lines[line][1])
            if found < 0:
                return None
            at.append(max(offset - 1, 0) if number else 0)
            places.append(found)
            cursor = found + len(part) + (1 if number else 0)
            offset += len(part) + 1
        self._cursor = cursor
        return _Pieces(tuple(at), tuple(places))


def _contents(tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens of lists that hold nothing but links to places of the same page: tables of contents."""
    found: set[int] = set()
    start = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.type in ("bullet_list_open", "ordered_list_open"):
            start = index
        elif token.level == 0 and token.type in ("bullet_list_close", "ordered_list_close"):
            lines = [inner for inner in tokens[start:index] if inner.type in ("inline", "fence", "code_block")]
            if len(lines) > 1 and all(_is_link_to_place(line) for line in lines):
                found.update(range(start, index + 1))
    return frozenset(found)


def _is_link_to_place(token: Token) -> bool:
    children = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    return (
        len(children) > 2
        and children[0].type == "link_open"
        and str(children[0].attrs.get("href", "")).startswith("#")
        and children[-1].type == "link_close"
        and sum(child.type == "link_open" for child in children) == 1
    )


# --------------------------------------------------------------------------- the parser that reports


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - a target, allowed or not, is no prose
    parser.core.ruler.disable(["footnote_tail", "text_join"])
    for name in ("escape", "backticks", "strikethrough", "emphasis", "link", "entity", *_HIDDEN):
        rules = {rule.name: rule.fn for rule in parser.inline.ruler.__rules__}
        parser.inline.ruler.at(name, _reporting(name, rules[name]))
    parser.core.ruler.at("inline", _inline_rule)
    parser.inline.ruler2.before("fragments_join", "settle", _settle)
    return parser


def _inline_rule(state: StateCore) -> None:
    """The parser's own rule "inline", with a fresh log for each paragraph."""
    for token in state.tokens:
        if token.type == "inline":
            log = _Log()
            state.env["log"] = log
            token.meta["log"] = log
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _settle(state: StateInline) -> None:
    """Log the delimiters that turned out to be emphasis, before the parser joins what is left to the text around."""
    log: _Log = state.env["log"]
    for mark in log.delimiters:
        if mark.token.type != "text" or not mark.token.content:
            log.strokes.append(_Stroke(mark.start, mark.start + mark.width, Paint.MARKUP))


Rule = Callable[[StateInline, bool], bool]


def _reporting(name: str, rule: Rule) -> Rule:
    """The rule, reporting what it consumed when it is applied (not when the parser only looks ahead)."""

    def run(state: StateInline, silent: bool) -> bool:
        log: _Log = state.env["log"]
        start, tokens = state.pos, len(state.tokens)
        strokes, delimiters = len(log.strokes), len(log.delimiters)
        if name == "html_inline" and not log.has_tag_end(state.src, start):
            return False  # the parser would look for it to the end of the paragraph, at every "<"
        matched = rule(state, silent)
        if not matched or silent:
            return matched
        if name in _HIDDEN:
            del log.strokes[strokes:], log.delimiters[delimiters:]  # an image's description was parsed on its own
            log.strokes.append(_Stroke(start, state.pos, _HIDDEN[name]))
        elif name == "escape":
            log.strokes.append(_Stroke(start, start + 1, Paint.MARKUP))
        elif name == "entity":
            log.strokes.append(_Stroke(start, state.pos, Paint.ENTITY, html.unescape(state.src[start : state.pos])))
        elif name == "backticks" and len(state.tokens) > tokens and state.tokens[-1].type == "code_inline":
            log.strokes.append(_Stroke(start, state.pos, Paint.CODE))
        elif name == "link":
            label_end = state.md.helpers.parseLinkLabel(state, start, True)
            log.strokes.append(_Stroke(start, start + 1, Paint.MARKUP))
            log.strokes.append(_Stroke(label_end, state.pos, Paint.URL))
        elif name in ("emphasis", "strikethrough"):
            end = state.pos
            for token in reversed(state.tokens):
                if end <= start:
                    break
                end -= len(token.content)
                log.delimiters.append(_Delimiter(token, end, len(token.content)))
        return True

    return run
