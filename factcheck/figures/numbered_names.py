"""Names that end in a number: "Article 50", "Boeing 737", "Voyager 2", "9/11"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.figures import measures, units
from factcheck.figures.codes import code_end, is_currency
from factcheck.figures.grammar_words import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from factcheck.figures.name_words import (
    CALLING,
    MONTHS,
    NUMBERED,
    PROPER,
    SLASHED,
    STREETS,
    VERSIONS,
)
from factcheck.figures.silent import (
    CODE_REASON,
    COUNT_WORDS,
    NAME,
    VERSION,
    Silent,
    is_capital,
)
from factcheck.figures.tokens import BREAK, NUMBER, WORD, Token
from factcheck.figures.unit_table import SHY_SYMBOLS


def read_slashed(tokens: Sequence[Token], i: int, _before: Token, after: Token) -> Silent | None:
    """Read "9/11" and "24/7", and a division by zero, which is no number."""
    if (
        after.text == "/"
        and after.glued
        and tokens[i + 2].glued
        and tokens[i].text + "/" + tokens[i + 2].text in SLASHED
    ):
        return Silent(i, i + 3, NAME)
    if after.text == "/" and after.glued and tokens[i + 2].text == "0" and tokens[i + 2].glued:
        return Silent(i, i + 3, CODE_REASON)
    return None


def read_numbered(tokens: Sequence[Token], i: int, before: Token, after: Token) -> Silent | None:
    """ "Article 50", "Boeing 737", "Voyager 2", "World War 2": a short whole number after a name."""
    token = tokens[i]
    if _address(tokens, i) and not token.glued:
        return Silent(i, i + 1, NAME)
    if before.kind != WORD or not token.text.replace(".", "").isdigit() or len(token.text) > 5 or token.glued:
        return None
    if after.text in {"%", "°"} or after.low in COUNT_WORDS:
        return None
    if before.low in VERSIONS:
        return Silent(i, i + 1, VERSION)
    if before.low in CALLING and token.text in {"911", "999", "112", "111", "101", "988"}:
        return Silent(i, i + 1, NAME)
    if before.low == "of" and tokens[i - 2].text == "Group":
        return Silent(i, i + 1, NAME)
    proper = is_capital(before) and (before.low in PROPER or tokens[i - 2].kind != BREAK)
    if not is_capital(before) and after.text not in SHY_SYMBOLS and _measured(tokens, i):
        return None  # "Cassano island: area 250 km²"
    if before.low in NUMBERED and (proper or not _plural_follows(after) or "." in token.text):
        return Silent(i - 1, code_end(tokens, i), NAME)
    if is_capital(before) and len(token.text) <= 3 and token.text.isdigit() and _ends_name(tokens, i, after):
        return Silent(i - 1, i + 1, NAME)
    if before.low == "p" and tokens[i - 2].text == "&" and before.text == "P":
        return Silent(i - 3, i + 1, NAME)
    return None


def _measured(tokens: Sequence[Token], i: int) -> bool:
    """Whether a unit stands behind the number."""
    return measures.read_unit(tokens, i + 1, digits=True) is not None


def _address(tokens: Sequence[Token], i: int) -> bool:
    """ "10 Downing Street": a number before capital words that end in the name of a street."""
    for n in range(1, 4):
        token = tokens[i + n]
        if not is_capital(token):
            return False
        if n > 1 and token.low in STREETS:
            return True
    return False


def _ends_name(tokens: Sequence[Token], i: int, after: Token) -> bool:
    """ "Voyager 2", "Sky Sports 3": a capital word inside a sentence and a small number that counts nothing after
    it.
    """
    before = tokens[i - 1]
    if tokens[i - 2].kind != WORD or tokens[i - 2].low in {"and", "in", "at", "near", "across"}:
        return False  # "126 medals and China 91", "in Gaza 12 were killed"
    if before.low in MONTHS or before.low in _NO_NAMES or is_currency(tokens, i - 1) or _listed(tokens, i):
        return False
    if after.kind == WORD and (after.glued or _plural_follows(after) or is_capital(after) or _is_unit(after)):
        return False
    if after.kind == NUMBER or (after.text == "," and tokens[i + 2].kind == NUMBER):
        return False
    return not (after.text in {"°", "%"} or (after.glued and after.text in _QUANTITY_MARKS))


def _listed(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number stands in a list of values under one head: "Vacant shops: Castle Arcade 7; Old Market 4"."""
    parted = tokens[i + 1].text == ";"
    for at in range(i - 1, max(0, i - _REACH), -1):
        text = tokens[at].text
        if text == ":":
            return parted
        if text in {".", "!", "?"} or tokens[at].kind == BREAK:
            return False
        parted = parted or text == ";"
    return False


_REACH = 80
_NO_NAMES = (
    DETERMINERS | PREPOSITIONS | ADVERBS | CONJUNCTIONS | frozenset({"nearly", "roughly", "approximately", "exactly"})
)


_QUANTITY_MARKS = frozenset({"-", "–", "/", "%", "°", "'", '"', ":"})


def _is_unit(token: Token) -> bool:
    return token.low in units.words() or token.text in units.symbols()


def _plural_follows(after: Token) -> bool:
    return (
        after.kind == WORD
        and (after.low.endswith("s") or after.low in {"people", "men", "women", "children"})
        and after.low not in {"is", "was", "has", "as"}
    )
