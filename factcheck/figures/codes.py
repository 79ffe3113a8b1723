"""Digits that touch letters or each other in ways no quantity does: "G7", "F-16", "H1N1", "555-123-4567"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.figures import money, units
from factcheck.figures.name_words import CALLING, LETTERED, PREFIXES
from factcheck.figures.number_words import ORDINAL_ENDINGS, SHORT_SCALES, TEENS, TENS, UNITS
from factcheck.figures.silent import CODE_REASON, NAME, PHONE, VERSION, Silent, is_capital
from factcheck.figures.tokens import CODE, NUMBER, SYMBOL, WORD, Token

_ONE: Final = Decimal(1)
NUMBER_WORDS: Final = frozenset({*UNITS, *TEENS, *TENS})


def read_joined(tokens: Sequence[Token], i: int, before: Token, after: Token) -> Silent | None:
    """Digits that touch letters: "G7", "M25", "F-16", "COVID-19", "3D", "737s"."""
    token = tokens[i]
    four_by_four = (token.text, after.text, tokens[i + 2].text) == ("4", "x", "4")
    if after.glued and (token.text + after.text in LETTERED or four_by_four):
        return Silent(i, code_end(tokens, i), NAME)
    if after.text == "-" and after.glued and is_capital(tokens[i + 2]) and tokens[i + 2].low in NUMBER_WORDS:
        return Silent(i, i + 3, NAME)  # 7-Eleven
    if token.glued and before.kind == WORD and not is_currency(tokens, i - 1) and before.low not in {"x", "v"}:
        return Silent(_code_start(tokens, i), code_end(tokens, i), NAME)
    if token.glued and before.low == "v" and before.kind == WORD:
        return Silent(i, i + 1, VERSION)
    if token.glued and before.text in {"-", "‑", "–"} and before.glued and tokens[i - 2].kind == WORD:
        word = tokens[i - 2]
        if word.glued and tokens[i - 3].kind == NUMBER:
            return None  # the second end of "2m-3m"
        if word.low not in PREFIXES and not _joins_quantity(tokens, i, word):
            return Silent(_code_start(tokens, i), code_end(tokens, i), NAME)
    if after.glued and after.kind == WORD and _is_code(tokens, i, after):
        return Silent(i, code_end(tokens, i + 1), CODE_REASON if not after.text.isupper() else NAME)
    return None


def is_currency(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at ``i`` is a currency that the digits after it belong to: "USD100", "Rs 500"."""
    return money.read_currency_before(tokens, i) is not None


_KNOWN_ENDINGS = frozenset(
    {
        *SHORT_SCALES,
        *ORDINAL_ENDINGS,
        "k",
        "m",
        "b",
        "t",
        "x",
        "p",
        "s",
        "am",
        "pm",
        "fold",
        "ish",
        "odd",
        "plus",
        "percent",
        "pc",
        "pct",
        "and",
    }
)


def _joins_quantity(tokens: Sequence[Token], i: int, word: Token) -> bool:
    """ "a-12"? no; "to-10%"? The hyphen of a range or a compound after a lower-case word and before a unit is not a
    name's.
    """
    return (
        word.low in UNITS
        or word.low in TENS
        or word.low in TEENS
        or tokens[i + 1].text == "%"
        or word.low in {"between", "from", "to"}
    )


def _is_code(tokens: Sequence[Token], i: int, after: Token) -> bool:

    low = after.low
    if tokens[i + 2].kind == NUMBER and tokens[i + 2].glued and after.text not in units.symbols() and low != "x":
        return True
    if len(tokens[i].text) > 1 and tokens[i].text[0] == "0" and "." not in tokens[i].text and after.text.isupper():
        return True
    if (
        low in _KNOWN_ENDINGS
        or after.text in units.symbols()
        or low in units.words()
        or low.rstrip("²³") in units.words()
    ):
        return after.text in {"K", "B"} and tokens[i + 2].text in {"/"} and tokens[i + 3].kind == NUMBER
    if after.text.rstrip("²³") in units.symbols():
        return False
    named = money.read_currency_after(tokens, i + 1, _ONE, digits=True)
    return named is None


def code_end(tokens: Sequence[Token], i: int) -> int:
    """The end of a run of letters, digits and hyphens without a space."""
    at = i + 1
    while tokens[at].glued and (
        tokens[at].kind in {WORD, NUMBER}
        or (tokens[at].text in {"-", "/", "+"} and tokens[at + 1].glued and tokens[at + 1].kind in {WORD, NUMBER})
    ):
        at += 1
    return at


def _code_start(tokens: Sequence[Token], i: int) -> int:
    """The start of the word that the digits at ``i`` end: "COVID-" of "COVID-19"."""
    at = i
    while tokens[at].glued and i - at < 10 and (tokens[at - 1].kind == WORD or tokens[at - 1].text in {"-", "‑", "–"}):
        at -= 1
    return at


def read_phone(tokens: Sequence[Token], i: int, before: Token, after: Token) -> Silent | None:
    """A run of bare digit groups: a telephone number if it starts with 0 or +, else a row of digits that is no
    prose.
    """
    if before.text == "+" and after.kind == CODE:
        return Silent(i - 1, i + 2, PHONE)
    if before.text == "(" and after.text == ")" and tokens[i + 2].kind == NUMBER and _exchange(tokens, i + 2):
        return Silent(i - 1, i + 5, PHONE)
    if _exchange(tokens, i):
        return Silent(i, i + 3, PHONE)
    if after.kind != NUMBER or after.glued:
        return None
    at = i + 1
    while tokens[at].kind == NUMBER:
        at += 1
    text = tokens[i].text
    if text.startswith("0") and "." not in text and at - i >= 2 and all(token.text.isdigit() for token in tokens[i:at]):
        return Silent(i, at, PHONE)
    if before.text == "+" and before.kind == SYMBOL:
        return Silent(i, at, PHONE)
    return (
        Silent(i, at, CODE_REASON) if at - i >= 4 and {len(token.text) for token in tokens[i + 1 : at]} - {3} else None
    )


def _exchange(tokens: Sequence[Token], i: int) -> bool:
    """ "555-0143" after an area code in brackets or a word of calling; elsewhere it may be a range."""
    first, dash, last = tokens[i], tokens[i + 1], tokens[i + 2]
    if not (dash.text == "-" and dash.glued and last.glued and last.kind == NUMBER and last.text.isdigit()):
        return False
    if len(first.text) != 3 or not first.text.isdigit() or len(last.text) != 4:
        return False
    return last.text[0] == "0" or tokens[i - 1].text == ")" or any(t.low in CALLING for t in tokens[max(0, i - 4) : i])


def read_chain(tokens: Sequence[Token], i: int) -> Silent | None:
    """Read digits chained by one mark: a telephone number, or a code."""
    text = tokens[i].text
    if ":" in text:
        return Silent(i, i + 1, CODE_REASON) if text.count(":") > 1 else None
    groups = text.replace("/", "-").split("-")
    if (
        len(groups) >= 3
        and sum(len(group) for group in groups) >= 7
        and max(len(group) for group in groups) <= 5
        and "-" in text
    ):
        return Silent(i, i + 1, PHONE)
    return Silent(i, i + 1, CODE_REASON)
