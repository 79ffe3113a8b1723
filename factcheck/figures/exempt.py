"""What looks like a number and claims nothing: names, codes, times of day, list numbers, footnotes, versions, idioms.

Each reason is a code that the report prints. ``read_exempt`` looks at one token and its neighbours; it does not scan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from factcheck.figures import money, units
from factcheck.figures.grammar_words import ADVERBS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from factcheck.figures.idioms import is_idiom
from factcheck.figures.name_words import (
    CALLING,
    MODELS,
    MONTHS,
    NUMBERED,
    PREFIXES,
    PROPER,
    ROMAN,
    SLASHED,
    TIME_WORDS,
    VERSIONS,
)
from factcheck.figures.number_words import FOLDS, ORDINAL_ENDINGS, ORDINALS, SCALES, SHORT_SCALES, TEENS, TENS, UNITS
from factcheck.figures.tokens import BREAK, CLOCK, CODE, LINK, NUMBER, SYMBOL, WORD, Token
from factcheck.figures.word_sets import word_set

NAME: Final = "name"
IDIOM: Final = "idiom"
TIME: Final = "time"
VERSION: Final = "version"
PHONE: Final = "phone"
LIST: Final = "list-number"
FOOTNOTE: Final = "footnote"
URL: Final = "url"
CODE_REASON: Final = "code"
ERA: Final = "ancient-date"
REASONS: Final = {
    NAME: "part of a name: Boeing 737, COVID-19, Article 50, World War II",
    IDIOM: "a phrase that states no quantity: one of the, second to none",
    TIME: "a time of day: 10:30, 5pm",
    VERSION: "a version number: 3.11.2, iOS 17",
    PHONE: "a telephone number",
    LIST: "the number of a list item or heading",
    FOOTNOTE: "a footnote mark",
    URL: "a link, a mail address or a tag",
    ERA: "a year before our calendar's first, which no period can hold: 525 BC",
    CODE_REASON: "a code of letters and digits, or a chain of digits that is no number",
}


@dataclass(frozen=True, slots=True)
class Silent:
    """Tokens ``first`` to ``end`` that make no claim, and why."""

    first: int
    end: int
    reason: str


UNITS_ONE: Final = Decimal(1)
_ERAS = frozenset({"BC", "BCE", "B.C"})
_NUMBER_WORDS = frozenset({*UNITS, *TEENS, *TENS})
_COUNT_WORDS = frozenset({*SCALES, *SHORT_SCALES, "percent", "per", "%", "pct"})


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
        return _chain(tokens, i)
    return _digits(tokens, i) if token.kind == NUMBER else None


def _word(tokens: Sequence[Token], i: int) -> Silent | None:
    token = tokens[i]
    if is_idiom(tokens, i):
        return Silent(i, i + 1, IDIOM)
    if token.text in ROMAN and tokens[i - 1].kind == WORD and tokens[i - 1].text[0].isupper():
        return Silent(i, i + 1, NAME)
    if token.text == "I" and tokens[i - 1].low in {"war", "elizabeth", "charles"} and tokens[i - 1].text[0].isupper():
        return Silent(i, i + 1, NAME)
    capital = token.text[0].isupper()
    if token.low in _NUMBER_WORDS and capital and _after_name(tokens, i) and tokens[i + 1].low not in _COUNT_WORDS:
        return Silent(i, i + 1, NAME)
    if token.low in FOLDS and capital and _capital(tokens[i - 1]):
        return Silent(i, i + 1, NAME)
    if (
        token.low in ORDINALS
        and capital
        and _capital(tokens[i + 1])
        and tokens[i + 1].low not in MONTHS
        and token.low != "second"
    ):
        return Silent(i, i + 1, NAME)
    if token.text == "Second" and _capital(tokens[i + 1]) and tokens[i - 1].kind != BREAK:
        return Silent(i, i + 1, NAME)
    return None


def _capital(token: Token) -> bool:
    return token.kind == WORD and token.text[0].isupper()


def _after_name(tokens: Sequence[Token], i: int) -> bool:
    """ "Formula One", "World War Two", "Phase Three": a capital number word after a capital word that is not a
    sentence's first.
    """
    before = tokens[i - 1]
    return _capital(before) and (tokens[i - 2].kind != BREAK or before.low in NUMBERED) and before.low not in MONTHS


# --------------------------------------------------------------------------- digits


def _digits(tokens: Sequence[Token], i: int) -> Silent | None:
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if token.text.count(".") > 1 and not _thousands(token.text):
        return Silent(i, i + 1, VERSION)
    if (token.text, after.low) in MODELS:
        return Silent(i, i + 2, NAME)
    for rule in (_time, _mark, _joined, _slashed, _numbered, _phone):
        found = rule(tokens, i, before, after)
        if found is not None:
            return found
    return None


def _thousands(text: str) -> bool:
    head, *groups = text.split(",", maxsplit=1)[0].split(".")
    return len(head) <= 3 and all(len(group) == 3 for group in groups)


def _time(tokens: Sequence[Token], i: int, _before: Token, after: Token) -> Silent | None:
    low = after.low
    if (
        low in {"to", "-", "–"}
        and tokens[i + 2].kind == NUMBER
        and tokens[i + 2].text.isdigit()
        and _hour(tokens[i].text)
    ):
        until = _time(tokens, i + 2, after, tokens[i + 3])
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


def _mark(tokens: Sequence[Token], i: int, before: Token, after: Token) -> Silent | None:
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
    if before.kind == BREAK and "." in text and _capital(after) and not after.glued and len(text) <= 4:
        return Silent(i, i + 1, LIST)
    if before.text == "(" and after.text == ")" and after.glued and len(text) <= 2 and _item(tokens, i):
        return Silent(i, i + 1, LIST)
    if before.text in {")", "”", '"'} and tokens[i].glued and text.isdigit() and len(text) <= 2 and not after.glued:
        return Silent(i, i + 1, FOOTNOTE)
    return None


def _item(tokens: Sequence[Token], i: int) -> bool:
    """Whether "(1)" numbers what follows: it opens a sentence, or a word in lower case follows and no name stands
    before.
    """
    opening, following = tokens[i - 2], tokens[i + 2]
    return opening.kind == BREAK or (following.kind == WORD and following.text[0].islower() and not _capital(opening))


def _joined(tokens: Sequence[Token], i: int, before: Token, after: Token) -> Silent | None:
    """Digits that touch letters: "G7", "M25", "F-16", "COVID-19", "3D", "737s"."""
    token = tokens[i]
    if token.glued and before.kind == WORD and not _is_currency(tokens, i - 1) and before.low not in {"x", "v"}:
        return Silent(_code_start(tokens, i), _code_end(tokens, i), NAME)
    if token.glued and before.low == "v" and before.kind == WORD:
        return Silent(i, i + 1, VERSION)
    if token.glued and before.text in {"-", "‑", "–"} and before.glued and tokens[i - 2].kind == WORD:
        word = tokens[i - 2]
        if word.low not in PREFIXES and not _joins_quantity(tokens, i, word):
            return Silent(_code_start(tokens, i), _code_end(tokens, i), NAME)
    if after.glued and after.kind == WORD and _is_code(tokens, i, after):
        return Silent(i, _code_end(tokens, i + 1), CODE_REASON if not after.text.isupper() else NAME)
    return None


def _is_currency(tokens: Sequence[Token], i: int) -> bool:
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
    from factcheck.figures import units

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
    named = money.read_currency_after(tokens, i + 1, UNITS_ONE, digits=True)
    return named is None


def _code_end(tokens: Sequence[Token], i: int) -> int:
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


def _slashed(tokens: Sequence[Token], i: int, _before: Token, after: Token) -> Silent | None:
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


def _numbered(tokens: Sequence[Token], i: int, before: Token, after: Token) -> Silent | None:
    """ "Article 50", "Boeing 737", "Voyager 2", "World War 2": a short whole number after a name."""
    token = tokens[i]
    if before.kind != WORD or not token.text.replace(".", "").isdigit() or len(token.text) > 5 or token.glued:
        return None
    if after.text == "%" or after.low in _COUNT_WORDS:
        return None
    if before.low in VERSIONS:
        return Silent(i, i + 1, VERSION)
    if before.low in CALLING and token.text in {"911", "999", "112", "111", "101", "988"}:
        return Silent(i, i + 1, NAME)
    proper = _capital(before) and (before.low in PROPER or tokens[i - 2].kind != BREAK)
    if before.low in NUMBERED and (proper or not _plural_follows(after) or "." in token.text):
        return Silent(i - 1, _code_end(tokens, i), NAME)
    if _capital(before) and len(token.text) <= 3 and token.text.isdigit() and _ends_name(tokens, i, after):
        return Silent(i - 1, i + 1, NAME)
    if before.low == "p" and tokens[i - 2].text == "&" and before.text == "P":
        return Silent(i - 3, i + 1, NAME)
    return None


def _ends_name(tokens: Sequence[Token], i: int, after: Token) -> bool:
    """ "Voyager 2", "Sky Sports 3": a capital word inside a sentence and a small number that counts nothing after
    it.
    """
    before = tokens[i - 1]
    if tokens[i - 2].kind != WORD and tokens[i - 2].text != ",":
        return False
    if before.low in MONTHS or before.low in _NO_NAMES or _is_currency(tokens, i - 1):
        return False
    if after.kind == WORD and (after.glued or _plural_follows(after) or _capital(after) or _is_unit(after)):
        return False
    if after.kind == NUMBER or (after.text == "," and tokens[i + 2].kind == NUMBER):
        return False
    return not (after.glued and after.text in _QUANTITY_MARKS)


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


def _phone(tokens: Sequence[Token], i: int, before: Token, after: Token) -> Silent | None:
    """A run of bare digit groups: a telephone number if it starts with 0 or +, else a row of digits that is no
    prose.
    """
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


def _chain(tokens: Sequence[Token], i: int) -> Silent | None:
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
