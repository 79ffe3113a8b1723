"""Times of day, years before our calendar, list numbers and footnote marks."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.figures.name_words import (
    TIME_WORDS,
)
from factcheck.figures.silent import (
    ERA,
    FOOTNOTE,
    LIST,
    TIME,
    Silent,
    is_capital,
)
from factcheck.figures.tokens import BREAK, NUMBER, WORD, Token

_ERAS = frozenset({"BC", "BCE", "B.C"})


def read_time(tokens: Sequence[Token], i: int, _before: Token, after: Token) -> Silent | None:
    """Read a time of day, or a year before our calendar, whose digits are ``tokens[i]``."""
    low = after.low
    if (
        low in {"to", "-", "–"}
        and tokens[i + 2].kind == NUMBER
        and tokens[i + 2].text.isdigit()
        and _hour(tokens[i].text)
    ):
        until = read_time(tokens, i + 2, after, tokens[i + 3])
        return None if until is None or until.reason is not TIME else Silent(i, until.end, TIME)
    if (after.text in _ERAS or low == "bc") and tokens[i].text.replace(",", "").isdigit():
        return Silent(i, i + 2, ERA)
    if low in {"a", "p"} and tokens[i + 2].text == "." and tokens[i + 3].low == "m" and tokens[i + 3].glued:
        end = i + 5 if tokens[i + 4].text == "." and tokens[i + 4].glued else i + 4
        return Silent(i, end, TIME) if _hour(tokens[i].text) else None
    if low in {"am", "pm", "o'clock"} and after.text in {low, low.upper()}:
        return Silent(i, i + 2, TIME) if _hour(tokens[i].text) else None
    if (
        low in TIME_WORDS - {"hrs", "noon", "midnight"}
        and after.text.isupper()
        and (len(tokens[i].text) == 4 or _hour(tokens[i].text))
    ):
        return Silent(i, i + 2, TIME)
    return None


def _hour(text: str) -> bool:
    hours, dot, minutes = text.partition(".")
    if not hours.isdigit() or len(hours) > 2 or int(hours) > 24:
        return len(text) == 4 and text.isdigit() and int(text) < 2400
    return not dot or (len(minutes) == 2 and minutes.isdigit() and int(minutes) < 60)


def read_mark(tokens: Sequence[Token], i: int, before: Token, after: Token) -> Silent | None:
    """List numbers and footnotes."""
    text = tokens[i].text
    if not text.replace(".", "").isdigit() or len(text) > 5:
        return None
    if before.text == "[" and after.text == "]" and len(text) <= 3:
        return Silent(i, i + 1, FOOTNOTE)
    if (
        before.kind == BREAK
        and after.glued
        and after.text in {".", ")"}
        and tokens[i + 2].kind != BREAK
        and not tokens[i + 2].glued
        and len(text) <= 3
    ):
        return Silent(i, i + 1, LIST)
    if before.kind == BREAK and "." in text and is_capital(after) and not after.glued and len(text) <= 4:
        return Silent(i, i + 1, LIST)
    if before.text == "(" and after.text == ")" and after.glued and len(text) <= 2 and _item(tokens, i):
        return Silent(i, i + 1, LIST)
    if (
        before.text in {")", "”", '"'}
        and tokens[i].glued
        and before.glued
        and text.isdigit()
        and len(text) <= 2
        and not after.glued
    ):
        return Silent(i, i + 1, FOOTNOTE)
    return None


def _item(tokens: Sequence[Token], i: int) -> bool:
    """Whether "(1)" numbers what follows: it opens a sentence, or a word in lower case follows and no name stands
    before.
    """
    opening, following = tokens[i - 2], tokens[i + 2]
    return opening.kind == BREAK or (following.kind == WORD and following.text[0].islower() and not is_capital(opening))
