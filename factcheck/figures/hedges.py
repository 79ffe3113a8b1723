"""Finding the hedge before or after a number, by the table in ``hedge_table.py``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.figures.change_words import ADDING, GOING
from factcheck.figures.hedge_table import AFTER, BEFORE
from factcheck.figures.number_words import SCALES
from factcheck.figures.tokens import BREAK, Token
from factcheck.records import Bound

_LONGEST = 5
_REACHING_OVER = frozenset(
    "run raced extends extend extended extending spread spreads stretches stretched sprawls sprawling ranges"
    " scattered".split()
)


def _split(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase of the table, as the tokeniser makes them."""
    spaced = "".join(c if c.isalnum() or c == "'" else f" {c} " for c in phrase)
    return tuple(spaced.replace("> =", ">=").replace("< =", "<=").split())


@cache
def _before() -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """The hedges before a number by their last token, the longest first."""
    return _index(BEFORE, -1)


@cache
def _after() -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    return _index(AFTER, 0)


def _index(table: dict[Bound, tuple[str, ...]], key: int) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    index: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, phrases in table.items():
        for phrase in phrases:
            words = _split(phrase)
            index.setdefault(words[key], []).append((words, bound))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def hedge_before(tokens: Sequence[Token], first: int, *, stop: int = 0) -> tuple[Bound, int] | None:
    """Return the bound that the words before ``tokens[first]`` set, and the index where they begin; None for no hedge.

    Of several hedges in a row the outermost says most ("at least about 40" is at least). No hedge begins before
    ``stop``.
    """
    found: tuple[Bound, int] | None = None
    at = first
    for _ in range(3):
        step = _one_before(tokens, at, stop)
        if step is None:
            break
        bound, at = step
        found = (bound, at) if found is None or bound not in {Bound.EQUAL, Bound.ABOUT} else (found[0], at)
    return found


def _one_before(tokens: Sequence[Token], first: int, stop: int) -> tuple[Bound, int] | None:
    for words, bound in _before().get(tokens[first - 1].low, ()):
        start = first - len(words)
        if start <= stop - 1 or start < 1:
            continue
        if words == ("up", "to") and (tokens[start - 1].low in GOING or _is_sum(tokens, start, first)):
            continue  # "went up to $5": where it went, "added up to $5": a sum, and no bound
        if words == ("over",) and tokens[start - 1].low in _REACHING_OVER:
            continue  # "extends over 2,000 acres": where it lies, and no bound
        if all(tokens[start + n].low == word for n, word in enumerate(words)):
            return bound, start
    return None


def _is_sum(tokens: Sequence[Token], start: int, first: int) -> bool:
    """Whether "add up to" makes a sum: "added up to 200 jobs", where things are counted, says how many at most."""
    if tokens[start - 1].low not in ADDING:
        return False
    at = first
    while not tokens[at].text.isalpha() and tokens[at].kind != BREAK and tokens[at].text not in {".", ",", ";"}:
        at += 1
    while tokens[at].low in SCALES or tokens[at].low == "of":
        at += 1
    return not tokens[at].text.isalpha() or tokens[at].low in _OF_SUMS


_OF_SUMS = frozenset(
    "dollars euros pounds francs kronor yen yuan rupees percent per and in for a this last millimetres "
    "centimetres metres kilometres millimeters centimeters meters kilometers mm cm m km inches feet yards "
    "miles grams kilograms kg kilos tonnes tons litres liters gallons hectares acres seconds minutes hours "
    "days weeks months years watts kilowatts megawatts".split()
)


def hedge_after(tokens: Sequence[Token], end: int) -> tuple[Bound, int] | None:
    """Return the bound that the words from ``tokens[end]`` on set, and the index after them."""
    if tokens[end].kind == BREAK:
        return None
    for words, bound in _after().get(tokens[end].low, ()):
        last = end + len(words)
        if last >= len(tokens):
            continue
        if tokens[end].text[:1].isupper():
            continue
        if words[0] in {"-", "+"} and not tokens[end].glued:
            continue
        if all(tokens[end + n].low == word for n, word in enumerate(words)):
            if words == ("plus",) and tokens[last].kind != BREAK and tokens[last].low not in {"people", "years"}:
                continue
            return bound, last
    return None
