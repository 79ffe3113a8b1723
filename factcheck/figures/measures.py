"""Reading a unit after a number: "km", "square kilometres", "µg/m³", "km per hour", "-kilometre"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.figures import units
from factcheck.figures.tokens import BREAK, NUMBER, SYMBOL, WORD, Token
from factcheck.figures.unit_table import SHY_SYMBOLS
from factcheck.figures.word_sets import word_set

_LONGEST = 4  # tokens in the longest name of a unit
_HYPHENS = frozenset("-‐‑–")
_POWER_WORDS = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic"}
_POWER_MARKS = {"²": "square", "2": "square", "squared": "square", "³": "cubic", "3": "cubic", "cubed": "cubic"}
_LENGTHS = {"length"}
_FAST = frozenset({"second", "minute", "hour"})  # metres and bytes per one of these are a speed, a unit of its own
_SIZES = word_set("thick long wide tall high deep across diameter by x of")
_LENGTH_CONTEXT = _SIZES | word_set(
    "away above below apart race sprint hurdles freestyle butterfly backstroke breaststroke final relay pool "
    "swim runner dash steeplechase medley women's men's world title record gold heats tower wall fence "
    "asteroid statue building ship yacht boat tsunami waves telescope"
)


@cache
def _starts() -> frozenset[str]:
    """The first token of every name of a unit."""
    firsts = {name.split()[0].split("-")[0] for name in units.words()}
    for symbol in units.symbols():
        head = symbol.split()[0]
        letters = "".join(c if c.isalpha() else " " for c in head).split()
        firsts.add(letters[0] if letters and head[0].isalpha() else head[0])
        firsts.add(head)
    return frozenset(firsts | set(_POWER_WORDS) | {"in", "inverse"})


def read_unit(tokens: Sequence[Token], i: int, *, digits: bool) -> tuple[str, int] | None:
    """Read the unit that starts at ``tokens[i]``: its canonical name and the index after it; None where there is none.

    ``digits`` says that the number before was in digits: only then can a lone letter be a unit.
    """
    at = i
    if tokens[at].text in _HYPHENS and tokens[at].glued and tokens[at + 1].glued and tokens[at + 1].kind == WORD:
        at += 1
    read = _simple(tokens, at, digits)
    if read is None:
        return None
    unit, end = read
    while True:
        joined = _denominator(tokens, end, unit)
        if joined is None:
            return unit, end
        unit, end = joined


def _simple(tokens: Sequence[Token], i: int, digits: bool) -> tuple[str, int] | None:
    token = tokens[i]
    if token.kind == BREAK:
        return None
    power = _POWER_WORDS.get(token.low)
    if power is not None:
        at = i + 2 if tokens[i + 1].text in {".", "-"} else i + 1
        inner = _named(tokens, at, digits)
        if inner is not None and units.dimension(inner[0]) in _LENGTHS:
            return f"{power} {inner[0]}", inner[1]
    named = _named(tokens, i, digits)
    if named is None:
        return None
    unit, end = named
    if unit == "degree":
        return _scale_of_degrees(tokens, end)
    if units.dimension(unit) in _LENGTHS:
        return _raised(tokens, unit, end)
    if tokens[end].text in {"-", "−"} and tokens[end].glued and tokens[end + 1].text == "1" and tokens[end + 1].glued:
        return f"inverse {unit}", end + 2
    return unit, end


def _scale_of_degrees(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """ "−273.15° on the Celsius scale" says after the degrees whose they are; they are not part of the figure's
    text.
    """
    words = [tokens[i + n].low if i + n < len(tokens) else "" for n in range(3)]
    if words[:2] == ["on", "the"] and words[2] in {"celsius", "fahrenheit"}:
        return f"degree {words[2]}", i
    return "degree", i


def _raised(tokens: Sequence[Token], unit: str, i: int) -> tuple[str, int]:
    """ "km^2", "km2", "km squared", "km²" (whose mark is part of the word, and is handled by ``_named``)."""
    at = i + 1 if tokens[i].text in {"^", "**"} else i
    token = tokens[at]
    power = _POWER_MARKS.get(token.low)
    if power is None or (token.kind == NUMBER and not token.glued):
        return unit, i
    return f"{power} {unit}", at + 1


def _named(tokens: Sequence[Token], i: int, digits: bool) -> tuple[str, int] | None:
    token = tokens[i]
    if token.kind == WORD and token.text[-1] in "²³" and len(token.text) > 1:
        length = units.symbols().get(token.text[:-1])
        if length is not None and units.dimension(length) in _LENGTHS:
            return f"{_POWER_MARKS[token.text[-1]]} {length}", i + 1
    if token.low not in _starts() and token.text not in _starts():
        return None
    text, low, found = "", "", None
    for n in range(_LONGEST):
        part = tokens[i + n]
        if part.kind == BREAK:
            break
        gap = "" if n == 0 or part.glued else " "
        text, low = text + gap + part.text, low + gap + part.low
        if text.endswith(".") and tokens[i + n + 1].kind == BREAK and found is not None:
            break
        unit = units.words().get(low) or _symbol(tokens, i + n + 1, text, digits)
        if unit is not None:
            found = unit, i + n + 1
    return found


def _symbol(tokens: Sequence[Token], end: int, text: str, digits: bool) -> str | None:
    if text == "in" and digits:
        following = tokens[end]
        alone = following.kind != WORD and not (following.kind == NUMBER or following.text in {"'", "’", "“", '"', "-"})
        return "inch" if alone or following.low in _SIZES else None
    unit = units.symbols().get(text)
    if unit is None or text not in SHY_SYMBOLS:
        return unit
    after = tokens[end]
    name = after.text in {"'", "’", "&"} or (after.text == "-" and tokens[end + 1].kind != NUMBER)
    return None if not digits or (after.glued and (name or (after.kind == NUMBER and text != "m"))) else unit


def _denominator(tokens: Sequence[Token], i: int, unit: str) -> tuple[str, int] | None:
    """ "km/h", "kg per hectare", "metres a second": a unit of its own, where it is not a rate over a stretch of
    time.
    """
    mark = tokens[i]
    if not (mark.text == "/" or mark.low == "per" or mark.low in {"a", "an"}):
        return None
    inner = _simple(tokens, i + 1, mark.text == "/")
    if inner is None:
        return None
    below, end = inner
    if units.dimension(below) == "time" and tokens[end].text in {"2", "²", "^"} and tokens[end].glued:
        end = end + 2 if tokens[end].text == "^" else end + 1
        return f"{unit} per square {below}", end
    numerator, measure = units.dimension(unit), units.dimension(below)
    if measure in {"time", "calendar time"}:
        if numerator not in {"length", "data"} or below not in _FAST:
            return None
    elif mark.low in {"a", "an"}:
        return None
    return f"{unit} per {below}", end


# --------------------------------------------------------------------------- the letter m


def is_length(tokens: Sequence[Token], i: int) -> bool:
    """Whether the "m" before ``tokens[i]`` stands for metres by what follows: "2m tall", "100m sprint", "3m x 4m"."""
    return tokens[i].low in _LENGTH_CONTEXT


def is_mark(token: Token) -> bool:
    """Whether the token is a quotation mark or prime."""
    return token.kind == SYMBOL and token.text in {"'", '"', "’", "”", "''", "′", "″"}
