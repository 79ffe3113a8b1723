"""Who says a figure that stands inside a quotation: the name beside the verb of saying, before or after the
quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.figures.tokens import BREAK, SYMBOL, WORD, Token
from factcheck.figures.word_sets import word_set

SAYING = word_set(
    "said says say told added adds wrote writes insisted insists argued argues warned warns claimed claims "
    "explained explains stated states announced declared tweeted posted replied noted notes told telling "
    "recalled continued concluded asked saying"
)
_CLOSING = {"“": "”", "«": "»", "‘": "’", '"': '"', "''": "''"}
_EITHER = frozenset({'"', "''"})
_REACH = 10  # tokens from a quotation mark to the name
_LONGEST_QUOTATION = 2000  # tokens; more means that a mark was never closed
_IN_NAMES = word_set("of the de da di van von bin al el la le du and")


class Quotation(NamedTuple):
    """A quotation: the tokens of its opening and closing marks."""

    open: int
    close: int


def quotations(tokens: Sequence[Token]) -> list[Quotation]:
    """Return the quotations of a text, in order. A mark that nothing closes opens none."""
    found: list[Quotation] = []
    opened: int | None = None
    for i, token in enumerate(tokens):
        if token.kind != SYMBOL:
            continue
        if opened is not None and i - opened > _LONGEST_QUOTATION:
            opened = None
        if opened is not None and token.text == _CLOSING[tokens[opened].text]:
            found.append(Quotation(opened, i))
            opened = None
        elif opened is None and token.text in _CLOSING and not _trailing(tokens, i):
            opened = i
    return found


def _trailing(tokens: Sequence[Token], i: int) -> bool:
    """Whether a straight mark touches the word before it, and so opens nothing: 5" and 12'."""
    return tokens[i].text in _EITHER and tokens[i].glued and tokens[i - 1].kind != SYMBOL


def speaker_of(tokens: Sequence[Token], quotation: Quotation) -> tuple[int, int] | None:
    """Return the tokens of the speaker's name beside a quotation, None where none stands there."""
    return _after(tokens, quotation.close) or _before(tokens, quotation.open)


def _after(tokens: Sequence[Token], close: int) -> tuple[int, int] | None:
    """ "…," Rosa said; "…," said the minister, John Smith."""
    at = close + 1
    while tokens[at].text in {",", "."} and at - close < 3:
        at += 1
    if (
        at < len(tokens)
        and tokens[at].kind == BREAK
        and at + 1 < len(tokens)
        and tokens[at + 1].low in SAYING | {"he", "she", "they"}
    ):
        at += 1
    if tokens[at].low in SAYING:
        return _name(tokens, at + 1)
    name = _name(tokens, at)
    if name is not None and tokens[name[1]].low in SAYING:
        return name
    return None


def _before(tokens: Sequence[Token], opening: int) -> tuple[int, int] | None:
    """Rosa said: "…"."""
    at = opening - 1
    while tokens[at].text in {",", ":", "that"} and opening - at < 4:
        at -= 1
    if tokens[at].low not in SAYING:
        return None
    end = at
    start = end
    while (
        start > 0
        and end - start < _REACH
        and (
            tokens[start - 1].kind == WORD
            and (tokens[start - 1].text[0].isupper() or tokens[start - 1].low in _IN_NAMES | {"he", "she", "they"})
        )
    ):
        start -= 1
    if start == end:
        start = _noun_before(tokens, end)
    while start < end and tokens[start].low in {"the", "and", "of"}:
        start += 1
    return (start, end) if start < end else None


def _noun_before(tokens: Sequence[Token], end: int) -> int:
    """The start of a noun with its article that ends before ``end``: "the finance minister" said."""
    for n in range(1, 6):
        token = tokens[end - n]
        if token.kind != WORD:
            return end
        if token.low in {"the", "a", "an", "its", "his", "her", "their"}:
            return end - n + 1
    return end


def _name(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """A name or a noun with its article that starts at ``i``: "Diaz Rios", "the finance minister", "she"."""
    token = tokens[i]
    if token.low in {"he", "she", "they", "it"}:
        return i, i + 1
    start = i + 1 if token.low in {"the", "a", "an", "its", "his", "her"} else i
    at = start
    while (
        at - start < _REACH
        and tokens[at].kind == WORD
        and (
            tokens[at].text[0].isupper()
            or (start > i and tokens[at].low not in SAYING and tokens[at].low not in _ENDS)
            or (
                at > start
                and tokens[at].low in _IN_NAMES
                and tokens[at + 1].kind == WORD
                and tokens[at + 1].text[0].isupper()
            )
        )
    ):
        at += 1
    return (start, at) if at > start else None


_ENDS = word_set("in on at who which that when as after before during to by from with while and or but for about")
