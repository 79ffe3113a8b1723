"""Reading the "per …" of a figure: "per day", "a gallon", "/hour", "per 100,000 people"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.figures import measures
from factcheck.figures.tokens import NUMBER, WORD, Token
from factcheck.figures.word_sets import word_set

# What may follow "a" or "each" as a rate.
_TIMES = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "night", "week": "week",
    "month": "month",
    "quarter": "quarter", "year": "year", "season": "season", "decade": "decade", "fortnight": "fortnight",
    "annum": "year", "hr": "hour",
}  # fmt: skip
_SHARES = word_set(
    "share barrel gallon litre liter ounce pound tonne ton kilo kilogram kg head person household family "
    "bottle pint piece unit ticket mile kilometre kilometer acre hectare bushel pack game match pop go bag "
    "box dose passenger pupil student patient child worker employee user megawatt kilowatt tin can loaf "
    "carton plate meal seat room"
)
_HEADS = {"capita": "person", "head": "person"}
_COUNTED = word_set("thousand million hundred billion")
_STOPS = word_set(
    "in of on at for by to from and or but is was were are has have had compared versus across between with "
    "while as than since during among"
)


def read_rate(tokens: Sequence[Token], i: int, *, money: bool, unit: str | None) -> tuple[str, int] | None:
    """Read the rate at ``tokens[i]`` as "per …" in the singular, and the index after it; None where there is none."""
    at = i + 1 if tokens[i].text == "-" and tokens[i].glued and tokens[i + 1].low in {"a", "per"} else i
    mark = tokens[at]
    if mark.text == "/" and mark.glued:
        return _single(tokens, at + 1)
    if mark.low == "per":
        return _per(tokens, at + 1)
    if mark.text == "p" and tokens[at + 1].text == "." and tokens[at + 2].text == "a":
        return "per year", at + 4 if tokens[at + 3].text == "." else at + 3
    if mark.low in {"a", "an", "each", "every"}:
        at = at + 1 if at > i and tokens[at + 1].text == "-" else at
        word = tokens[at + 1].low
        if word in _TIMES and tokens[at + 2].low not in {"ago", "earlier", "later", "before", "after", "old", "since"}:
            return f"per {_TIMES[word]}", at + 2
        if word in _SHARES and (money or unit is not None) and mark.low in {"a", "an"}:
            name = measures.read_unit(tokens, at + 1, digits=False)
            return (f"per {name[0]}", name[1]) if name is not None else (f"per {word}", at + 2)
    return None


def _single(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    word = tokens[i].low
    if word in _TIMES:
        return f"per {_TIMES[word]}", i + 1
    unit = measures.read_unit(tokens, i, digits=True)
    if unit is not None:
        return f"per {unit[0]}", unit[1]
    return (f"per {word}", i + 1) if word in _SHARES else None


def _per(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    token = tokens[i]
    if token.low in {"cent", "cents"}:
        return None
    if token.low in _TIMES:
        return f"per {_TIMES[token.low]}", i + 1
    if token.low in _HEADS:
        return f"per {_HEADS[token.low]}", i + 1
    if token.kind == NUMBER or token.low in _COUNTED:
        return _per_many(tokens, i)
    unit = measures.read_unit(tokens, i, digits=False)
    if unit is not None:
        return f"per {unit[0]}", unit[1]
    return (f"per {token.low}", i + 1) if token.kind == WORD and token.low not in _STOPS else None


def _per_many(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """ "per 100,000 people", "per million inhabitants": the number as written, and up to two words of what is
    counted.
    """
    parts = [tokens[i].text]
    at = i + 1
    if tokens[at].low in _COUNTED:
        parts.append(tokens[at].low)
        at += 1
    for _ in range(2):
        word = tokens[at]
        if word.kind != WORD or word.low in _STOPS:
            break
        parts.append(word.low)
        at += 1
        if word.low.endswith("s") or word.low in {"people", "children", "women", "men"}:
            break
    return "per " + " ".join(parts), at


_EVERY = frozenset({"for", "of", "in", "among"})


def _every(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """ "4.0 doctors for every 1,000 people", "3.2 of every 1,000 babies", "12.6 in 1,000 births"."""
    if tokens[i].low not in _EVERY:
        return None
    at = i + 2 if tokens[i + 1].low in {"every", "each"} else i + 1
    if tokens[at].kind != NUMBER and tokens[at].low not in _COUNTED - {"hundred"}:
        return None
    decimal = tokens[i - 1].kind == NUMBER and "." in tokens[i - 1].text
    round_ = tokens[at].text.replace(",", "") in _ROUND or (decimal and tokens[at].text == "100")
    if at == i + 1 and (tokens[i].low != "in" or not round_):
        return None
    return _per_many(tokens, at)


_ROUND = frozenset({"1000", "10000", "100000"})


def rate_after_noun(tokens: Sequence[Token], i: int, *, unit: str | None) -> tuple[str, int, int] | None:
    """Read a rate up to three words after a bare number: "12 murders per 100,000 people", "five deaths a day".

    Returns the rate, the index after it, and the index where it begins.
    """
    at = i + 2 if tokens[i].text == "CO" and tokens[i + 1].text == "2" else i
    for n in range(4):
        every = _every(tokens, at)
        if every is not None:
            return (*every, at)
        if tokens[at].low == "per" or (
            n < 3
            and tokens[at].low in {"a", "an", "each", "every"}
            and (tokens[at + 1].low in _TIMES or (unit is not None and tokens[at + 1].low in _SHARES))
        ):
            rate = read_rate(tokens, at, money=False, unit=unit)
            return None if rate is None else (*rate, at)
        if tokens[at].kind != WORD or tokens[at].low in _STOPS:
            return None
        at += 1
    return None
