"""Cutting a text into tokens, once, in time linear in its length.

A token keeps its offsets, so that every figure can be traced to the writer's characters. Numbers come out whole
("1,234.56", "1e6"), and so do the long chains of digits that are codes, dates or telephone numbers ("555-123-4567").
Words keep their apostrophes ("year's") but not their hyphens: "27-kilometre" is three tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.records import Span

NUMBER: Final = "number"  # digits with separators and exponent
VULGAR: Final = "vulgar"  # ½ and its like
WORD: Final = "word"
CODE: Final = "code"  # three or more runs of digits joined by the same mark: 2023-01-31, 555-123-4567
CLOCK: Final = "clock"  # 10:30
LINK: Final = "link"  # a URL, a mail address, a tag
SYMBOL: Final = "symbol"
BREAK: Final = "break"  # the end of a sentence: no reader passes it

_TOKEN = re.compile(
    r"""
    (?P<link>(?:https?://|www\.)\S++|[@\#][A-Za-z_]\w*+)
  | (?P<clock>(?<![\w:.])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?(?![0-9:]))
  | (?P<code>[0-9]++(?:(?:-[0-9]++){2,}+|(?:/[0-9]++){2,}+|(?::[0-9]++){1,}+))
  | (?P<number>(?:[0-9]++(?:[.,][0-9]++|[’'][0-9]{3}(?![0-9]))*+|(?<![\w.,])\.[0-9]++)
        (?:[eE][+\-−]?[0-9]++(?![A-Za-z]))?)
  | (?P<vulgar>[¼½¾⅐-⅞↉])
  | (?P<word>(?:(?![¼½¾⅐-⅞↉])[^\W\d_][\u0300-\u036f]*+)++(?:[’'](?:(?![¼½¾⅐-⅞↉])[^\W\d_][\u0300-\u036f]*+)++)*+)
  | (?P<symbol>\S)(?P=symbol)*+
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A stretch of the text. ``low`` is the word in lower case with plain apostrophes; ``glued``: no space before."""

    kind: str
    text: str
    low: str
    start: int
    end: int
    glued: bool


def tokenise(text: str, spans: Sequence[Span]) -> list[Token]:
    """Return the tokens of the sentences ``spans`` of ``text``, a BREAK after each sentence.

    The list starts with a BREAK and ends with eight, so that looking one token back or a few ahead needs no check.
    """
    tokens = [Token(BREAK, "", "", 0, 0, False)]
    for span in spans:
        _add_sentence(tokens, text, span.start, span.end)
        tokens.append(Token(BREAK, "", "", span.end, span.end, False))
    tokens.extend([tokens[-1]] * 7)
    return tokens


def stands_near(tokens: Sequence[Token], i: int, words: frozenset[str], *, reach: int = 10) -> bool:
    """Whether one of ``words`` stands within a few tokens after ``i``, in the same sentence: cheaper than reading."""
    for token in tokens[i + 1 : i + 1 + reach]:
        if token.low in words:
            return True
        if token.kind == BREAK:
            return False
    return False


def _add_sentence(tokens: list[Token], text: str, start: int, end: int) -> None:
    previous = start - 1
    add, make = tokens.append, tuple.__new__  # a million times on a hostile line, so the plain constructor is too slow
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        first, last = match.span()
        piece = match[0]
        low = piece.lower().replace("’", "'") if kind == WORD else piece
        add(make(Token, (kind, piece, low, first, last, first == previous)))
        previous = last
