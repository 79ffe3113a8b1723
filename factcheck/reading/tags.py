"""Cutting HTML into text, entities and tags, each with its place in the source, in time that grows with its length.

Own code, because no library at hand gives both: lexbor (selectolax) keeps no offsets, and ``html.parser`` of Python
3.11 needs minutes for 100 kB of ``<a <a <a``. The rules are those of the HTML standard's tokenizer (section 13.2.5)
as far as they decide what is text: an unclosed comment, tag or script runs to the end of the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

_NEXT = re.compile(r"<(?=[a-zA-Z/!?])|&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>][^\s>]*)"""
    r"""|(?P<unclosed>["'])|(?=>)))?"""
)
_TAG_END = re.compile(r"[\s/]*>")
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch ``[start, end)`` of HTML.

    ``kind`` is text, entity (``value`` is what it stands for), open or close (``value`` is the tag's name) or other.
    """

    kind: Literal["text", "entity", "open", "close", "other"]
    start: int
    end: int
    value: str = ""
    attributes: Mapping[str, str] | None = None


def cut_html(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of ``text[start:end]`` in order, without a gap."""
    position = start
    while position < end:
        found = _NEXT.search(text, position, end)
        place = found.start() if found else end
        if place > position:
            yield Piece("text", position, place)
        if found is None:
            return
        position = place
        if text[place] == "&":
            decoded = html.unescape(found.group())
            yield Piece("text" if decoded == found.group() else "entity", place, found.end(), decoded)
            position = found.end()
            continue
        piece = _markup(text, place, end)
        yield piece
        position = piece.end
        if piece.kind == "open" and piece.value in _RAW:
            close = re.compile(rf"</{piece.value}(?=[\s/>])", re.IGNORECASE).search(text, position, end)
            if (close.start() if close else end) > position:
                yield Piece("text", position, close.start() if close else end)
            position = close.start() if close else end


def _markup(text: str, place: int, end: int) -> Piece:
    """The tag, comment or declaration at ``place``; without an end it is all the rest."""
    if text.startswith("<!--", place):
        close = _COMMENT_END.search(text, place + 2, end)
        return Piece("other", place, close.end() if close else end)
    name = _NAME.match(text, place + 2 if text[place + 1] == "/" else place + 1, end)
    if name is None:
        bracket = text.find(">", place, end)
        return Piece("other", place, bracket + 1 if bracket >= 0 else end)
    if text[place + 1] == "/":
        bracket = text.find(">", name.end(), end)
        return Piece("close", place, bracket + 1 if bracket >= 0 else end, name.group().lower())
    attributes: dict[str, str] = {}
    position = name.end()
    while not (close := _TAG_END.match(text, position, end)):
        found = _ATTRIBUTE.match(text, position, end)
        if found is None or found["unclosed"] or found.end() == position:
            return Piece("other", place, end)
        value = found["double"] or found["single"] or found["bare"] or ""
        attributes.setdefault(found["name"].lower(), html.unescape(value))
        position = found.end()
    return Piece("open", place, close.end(), name.group().lower(), attributes)
