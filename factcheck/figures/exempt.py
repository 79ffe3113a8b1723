"""What looks like a number and claims nothing: names, codes, times of day, list numbers, footnotes, versions, idioms.

Each reason is a code that the report prints. ``read_exempt`` looks at one token and its neighbours; it does not scan.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.figures.clock_and_list import read_mark, read_time
from factcheck.figures.codes import read_chain, read_joined, read_phone
from factcheck.figures.idioms import is_idiom
from factcheck.figures.name_words import (
    MODELS,
    MONTHS,
    NUMBERED,
    ROMAN,
)
from factcheck.figures.number_words import FOLDS, ORDINALS, TEENS, TENS, UNITS
from factcheck.figures.numbered_names import read_numbered, read_slashed
from factcheck.figures.silent import (
    COUNT_WORDS,
    IDIOM,
    NAME,
    TIME,
    URL,
    VERSION,
    Silent,
    is_capital,
)
from factcheck.figures.tokens import BREAK, CLOCK, CODE, LINK, NUMBER, WORD, Token

_NUMBER_WORDS = frozenset({*UNITS, *TEENS, *TENS})


def read_exempt(tokens: Sequence[Token], i: int) -> Silent | None:
    """Return what is exempt at ``tokens[i]``, None where the token may state a quantity."""
    token = tokens[i]
    if token.kind == WORD:
        return _word(tokens, i)
    if token.kind == CLOCK:
        return Silent(i, i + 1, TIME)
    if token.kind == LINK:
        return Silent(i, i + 1, URL) if any(c.isdigit() for c in token.text) else None
    if token.kind == CODE:
        return read_chain(tokens, i)
    return _digits(tokens, i) if token.kind == NUMBER else None


def _word(tokens: Sequence[Token], i: int) -> Silent | None:
    token = tokens[i]
    if is_idiom(tokens, i):
        return Silent(i, i + 1, IDIOM)
    if token.text in ROMAN and tokens[i - 1].kind == WORD and tokens[i - 1].text[0].isupper():
        return Silent(i, i + 1, NAME)
    if token.text == "I" and tokens[i - 1].low in {"war", "elizabeth", "charles"} and tokens[i - 1].text[0].isupper():
        return Silent(i, i + 1, NAME)
    if token.low in {"from", "between"}:
        return read_time(tokens, i + 1, token, tokens[i + 2]) if tokens[i + 1].kind == NUMBER else None
    capital = token.text[0].isupper()
    if token.low in _NUMBER_WORDS and capital and _after_name(tokens, i) and tokens[i + 1].low not in COUNT_WORDS:
        return Silent(i, i + 1, NAME)
    if capital and token.low in _NUMBER_WORDS and _named_after(tokens, i):
        return Silent(i, i + 1, NAME)
    if token.low in FOLDS and capital and is_capital(tokens[i - 1]):
        return Silent(i, i + 1, NAME)
    if (
        token.low in ORDINALS
        and capital
        and is_capital(tokens[i + 1])
        and tokens[i + 1].low not in MONTHS
        and token.low != "second"
    ):
        return Silent(i, i + 1, NAME)
    if token.text == "Second" and is_capital(tokens[i + 1]) and tokens[i - 1].kind != BREAK:
        return Silent(i, i + 1, NAME)
    return None


def _named_after(tokens: Sequence[Token], i: int) -> bool:
    """ "the Group of Seven", "the Six Nations": a capital number word inside a sentence, in a name."""
    before = tokens[i - 1]
    if before.low == "of" and tokens[i - 2].text == "Group":
        return True
    return before.text == "the" and is_capital(tokens[i + 1])


def _after_name(tokens: Sequence[Token], i: int) -> bool:
    """ "Formula One", "World War Two", "Phase Three": a capital number word after a capital word that is not a
    sentence's first.
    """
    before = tokens[i - 1]
    return is_capital(before) and (tokens[i - 2].kind != BREAK or before.low in NUMBERED) and before.low not in MONTHS


def _digits(tokens: Sequence[Token], i: int) -> Silent | None:
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if token.text.count(".") > 1 and not _thousands(token.text):
        return Silent(i, i + 1, VERSION)
    if (token.text, after.low) in MODELS:
        return Silent(i, i + 2, NAME)
    for rule in (read_time, read_mark, read_joined, read_slashed, read_numbered, read_phone):
        found = rule(tokens, i, before, after)
        if found is not None:
            return found
    return None


def _thousands(text: str) -> bool:
    head, *groups = text.split(",", maxsplit=1)[0].split(".")
    return len(head) <= 3 and all(len(group) == 3 for group in groups)
