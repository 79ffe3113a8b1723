"""Reading money: symbols and codes before the amount, names, codes and parts of a currency after it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from factcheck.figures.currency_table import BARE_NAMES, CURRENCIES, MINOR_UNITS, SHY_CODES
from factcheck.figures.tokens import BREAK, NUMBER, SYMBOL, WORD, Token
from factcheck.figures.word_sets import word_set

_LONGEST = 5
_WEIGHT_WORDS = word_set(
    "gain gains shed sheds eat eats ate "
    "weigh weighs weighed weighing weight lighter heavier lost gained overweight cocaine heroin marijuana drugs meat"
)
_MONEY_WORDS = word_set(
    "spent spend spending cost costs costing paid pay pays worth price priced fund funding fined fine bill "
    "earn earned earning raised invest invested investment bought sold tax debt loan budget salary salaries wage wages "
    "sterling pence pension rent fee fees income makes profit revenue turnover dividend"
)


@cache
def _before() -> dict[str, str]:
    """What stands before an amount: symbols and codes."""
    table = {symbol: row.code for row in CURRENCIES.values() for symbol in row.symbols}
    return table | {code: code for code in CURRENCIES} | {"Dollars": "USD", "Pounds": "GBP", "Euros": "EUR"}


@cache
def _after() -> dict[str, tuple[str, bool]]:
    """Names after an amount, in lower case, and whether they name the currency for sure."""
    table: dict[str, tuple[str, bool]] = {}
    for row in CURRENCIES.values():
        for name in {row.singular, row.plural, *row.names}:
            low = name.lower()
            table[low] = (row.code, True)
            if not low.endswith("s"):
                table.setdefault(f"{low}s", (row.code, True))
    for name, code in BARE_NAMES.items():
        table[name] = (code, False)
    return table


@cache
def _starts_before() -> frozenset[str]:
    heads = set()
    for symbol in _before():
        letters = "".join(c if c.isalpha() else " " for c in symbol).split()
        heads.add(letters[0] if symbol[0].isalpha() else symbol[0])
    return frozenset(heads | {"US", "USD"})


@cache
def _starts_after() -> frozenset[str]:
    return frozenset(name.replace(".", " ").split()[0] for name in _after())


def starting_tokens() -> frozenset[str]:
    """The tokens, as written, with which money may begin: "$", "US" of "US$", "Rs", "CHF"."""
    return _starts_before()


def read_currency_before(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """Read a symbol or code that stands before an amount: its ISO 4217 code and the index after it."""
    token = tokens[i]
    if token.text not in _starts_before():
        return None
    text, found = "", None
    for n in range(_LONGEST):
        part = tokens[i + n]
        if part.kind in {BREAK, NUMBER} or (n and not part.glued):
            break
        text += part.text
        code = _before().get(text)
        if code is not None:
            found = code, i + n + 1
    if found is None:
        return None
    code, end = found
    following = tokens[end]
    if tokens[i].kind == WORD:
        # "R100" and "P 5" are guesses, "RM" and "Rs" are not; a lone letter must touch its digits and not end a name.
        if len(text) == 1 and not (following.glued and _sum_follows(tokens, end)):
            return None
        if text.istitle() and len(text) > 3 and following.kind != NUMBER:
            return None
        if code in SHY_CODES and text == code and not (following.glued and len(following.text) > 2):
            return None
        if tokens[i].glued and tokens[i - 1].text in {"-", "/"}:
            return None
    return code, end


def _sum_follows(tokens: Sequence[Token], i: int) -> bool:
    """Whether digits after a lone letter are a sum: "R100", "R5.50", "R5m", but not "R4V" or "P5"."""
    digits, after = tokens[i], tokens[i + 1]
    if after.kind == WORD and after.glued:
        return after.low in {"m", "bn", "k", "b", "mn", "tn"}
    return digits.kind == NUMBER and (len(digits.text) > 1 or after.low in {"million", "billion", "trillion", "crore"})


def read_currency_after(
    tokens: Sequence[Token], i: int, scale: Decimal, *, digits: bool
) -> tuple[str, int, Decimal, bool] | None:
    """Read the currency after an amount: its code, the index after it, the worth of one ("pence": 0.01), whether
    guessed.
    """
    at = i + 1 if tokens[i].text == "-" and tokens[i].glued else i
    if tokens[at].low in _PRICES:
        at = _after_prices(tokens, at)
    if (
        tokens[at].text == "US"
        and tokens[at + 1].text == "$"
        and tokens[at + 1].glued
        and tokens[at + 2].kind != NUMBER
    ):
        return "USD", at + 2, Decimal(1), False
    token = tokens[at]
    if token.kind == SYMBOL and digits and token.text in {"€", "£", "$", "¥", "₹", "₽", "¢"}:
        if token.text == "¢":
            return "USD", at + 1, Decimal("0.01"), True
        if tokens[at + 1].kind != NUMBER or not tokens[at + 1].glued:
            return _before()[token.text], at + 1, Decimal(1), False
        return None
    if token.kind != WORD:
        return None
    if token.text in CURRENCIES and (token.text not in SHY_CODES or digits):
        return token.text, at + 1, Decimal(1), False
    if token.text in {"Kč", "zł", "kr", "RMB", "Ft"} and digits:
        return (
            {"Kč": "CZK", "zł": "PLN", "kr": "SEK", "RMB": "CNY", "Ft": "HUF"}[token.text],
            at + 1,
            Decimal(1),
            token.text == "kr",
        )
    if token.low in {"pound", "pounds"} and tokens[at + 1].low != "sterling":
        return _pounds(tokens, i, at, scale)
    if token.low == "p" and not (
        digits and token.glued and token.text == "p" and tokens[at + 1].text not in {".", "/"}
    ):
        return (
            None
            if not (token.glued and digits and tokens[at + 1].text == "." and tokens[at + 2].kind == BREAK)
            else ("GBP", at + 1, Decimal("0.01"), False)
        )
    return _named(tokens, at)


_PAID_EVERY = frozenset({"year", "month", "week", "hour", "annum"})
_PRICES = frozenset({"current", "constant", "nominal"})


def _after_prices(tokens: Sequence[Token], at: int) -> int:
    """Past the words of statistical tables that say in whose prices: "current US dollars", "constant 2015 US$"."""
    behind = at + 2 if tokens[at + 1].kind == NUMBER and len(tokens[at + 1].text) == 4 else at + 1
    return behind if tokens[behind].text in {"US", "U", "USD"} or tokens[behind].low in _after() else at


def _named(tokens: Sequence[Token], at: int) -> tuple[str, int, Decimal, bool] | None:
    low = tokens[at].low
    if low in MINOR_UNITS:
        code, parts = MINOR_UNITS[low]
        return code, at + 1, Decimal(1) / parts, low not in {"p", "pence", "paise"}
    if low not in _starts_after():
        return None
    name, found = "", None
    for n in range(_LONGEST):
        part = tokens[at + n]
        if part.kind == BREAK:
            break
        name += part.low if n == 0 or part.glued else f" {part.low}"
        if name in MINOR_UNITS:
            code, parts = MINOR_UNITS[name]
            found = code, at + n + 1, Decimal(1) / parts, False
        if name in _after():
            code, sure = _after()[name]
            found = code, at + n + 1, Decimal(1), not sure
    if found is None or (
        low == "won" and tokens[at + 1].kind != BREAK and tokens[at + 1].low in {"the", "a", "an", "by", "gold"}
    ):
        return None
    return found


def _pounds(tokens: Sequence[Token], i: int, at: int, scale: Decimal) -> tuple[str, int, Decimal, bool] | None:
    """Pounds are money if they are counted by the million or the words around speak of money; weight otherwise."""
    window = {token.low for token in tokens[max(0, i - 12) : at + 8] if token.kind == WORD}
    if any(token.text == "£" for token in tokens[max(0, i - 200) : at + 200]):
        window.add("sterling")
    yearly = tokens[at + 1].low in {"a", "per"} and tokens[at + 2].low in _PAID_EVERY and not window & _WEIGHT_WORDS
    if (
        scale >= 10**6
        or yearly
        or (
            window & _MONEY_WORDS
            and not window & _WEIGHT_WORDS
            and tokens[at + 1].low not in {"of", "bag"}
            and tokens[at].text != "-"
        )
    ):
        return ("GBP", at + 1, Decimal(1), False) if tokens[i].text != "-" else None
    return None
