"""Multiples: "double last year's record", "tripled", "twice as many", "threefold", "2.5 times more likely",
"halved".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from factcheck.figures import numerals
from factcheck.figures.amounts import Amount, read_amount
from factcheck.figures.cardinals import read_cardinal
from factcheck.figures.drafts import Draft
from factcheck.figures.grammar_words import DETERMINERS, PRONOUNS
from factcheck.figures.number_words import FOLDS
from factcheck.figures.tokens import BREAK, NUMBER, SYMBOL, WORD, Token, stands_near
from factcheck.figures.word_sets import word_set
from factcheck.records import Change, Direction, Kind, Role

# Words that multiply, and by what. The past forms always state a change.
FACTORS: Final = {
    "double": 2, "triple": 3, "treble": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6, "twice": 2, "thrice": 3,
}  # fmt: skip
CHANGES: Final = {
    "doubled": 2, "doubling": 2, "doubles": 2, "tripled": 3, "tripling": 3, "triples": 3, "trebled": 3,
    "trebling": 3, "trebles": 3,
    "quadrupled": 4, "quadrupling": 4, "quadruples": 4, "quintupled": 5, "quintupling": 5, "sextupled": 6,
}  # fmt: skip
HALVES: Final = frozenset({"halved", "halving", "halve", "halves"})
_PARTS: Final = {
    "half": Decimal("0.5"), "third": 1 / Decimal(3), "quarter": Decimal("0.25"), "fifth": Decimal("0.2"),
}  # fmt: skip
_AFTER_DOUBLE = word_set(
    "the that what last its their his her this these those in to from by since over as our your my any "
    "previous a an some two three"
)
_BEFORE_DOUBLE = word_set(
    "to will would could may might can should than nearly almost about is was roughly or just be are were did least"
)
_COMPARING = word_set(
    "more as higher larger greater bigger the that its their his her likelier faster smaller less fewer lower "
    "longer stronger cheaper richer deadlier what our better worse heavier older younger thicker taller "
    "deeper hotter brighter closer last this those average previous normal national"
)
_NOUNS_OF_CHANGE = word_set("increase rise jump growth surge gain improvement return expansion spike hike")
_FALLS = word_set("decrease drop decline fall reduction cut")


def read_multiple(tokens: Sequence[Token], i: int, style: numerals.Style = numerals.ENGLISH) -> Draft | None:
    """Read the multiple that starts at ``tokens[i]``; None where none starts there."""
    low = tokens[i].low
    if low in CHANGES:
        return _draft(i, i + 1, Decimal(CHANGES[low]), Direction.ROSE)
    if low in HALVES and low != "halves":
        return _draft(i, i + 1, Decimal("0.5"), Direction.FELL)
    if low in FACTORS:
        return _factor(tokens, i)
    if low in FOLDS:
        return _fold(tokens, i, i + 1, Decimal(FOLDS[low]))
    if low == "half" and tokens[i + 1].low == "as" and tokens[i + 2].kind == WORD:
        return _draft(i, i + 1, Decimal("0.5"), None)
    if (
        low == "half"
        and tokens[i + 1].low in {"the", "that", "its"}
        and tokens[i + 2].low in {"size", "rate", "number", "level", "average", "price", "of"}
    ):
        return _draft(i, i + 1, Decimal("0.5"), None)
    return _times(tokens, i, style)


def as_much_again(tokens: Sequence[Token], i: int) -> Draft | None:
    """ "half as much again" is one and a half times; after "by" it is the half that was added."""
    at = i + 1 if tokens[i].low in {"a", "one"} else i
    part = _PARTS.get(tokens[at].low)
    if part is None or tokens[i - 1].low == "by" or tokens[at + 1].low != "as" or tokens[at + 3].low != "again":
        return None
    return _draft(i, at + 4, 1 + part, None, Decimal("0.1"))


def as_multiple(tokens: Sequence[Token], draft: Draft) -> Draft:
    """A range before "times" and a number after "a factor of" are multiples: "two to three times higher", "by a
    factor of 10".
    """
    if not draft.plain or draft.vague:
        return draft
    if draft.low is not None and tokens[draft.end].low == "times" and tokens[draft.end + 1].low in _COMPARING:
        return replace(draft, kind=Kind.MULTIPLE, end=draft.end + 1)
    if tokens[draft.first - 1].low == "of" and tokens[draft.first - 2].low == "factor":
        return replace(draft, kind=Kind.MULTIPLE)
    return draft


def _draft(first: int, end: int, value: Decimal, direction: Direction | None, step: Decimal | None = None) -> Draft:
    change = Change(direction, Role.AMOUNT) if direction is not None else None
    return Draft(first, end, Kind.MULTIPLE, value, step=step or Decimal(1), change=change, words=True)


def _factor(tokens: Sequence[Token], i: int) -> Draft | None:
    low, following, previous = tokens[i].low, tokens[i + 1], tokens[i - 1]
    value = Decimal(FACTORS[low])
    if (following.text == "-" and following.glued) or (previous.text == "-" and previous.glued):
        return None
    if low in {"twice", "thrice"}:
        # "twice a week" and "twice in 2019" count occasions; "twice as many" and "twice the size" compare.
        compares = following.low in _COMPARING and not (following.low == "as" and not _manner(tokens[i + 2]))
        return _draft(i, i + 1, value, None) if compares else _occasions(tokens, i, value)
    fires = (
        following.low in _AFTER_DOUBLE
        or previous.low in _BEFORE_DOUBLE
        or following.kind in {BREAK, NUMBER}
        or (following.kind == SYMBOL and following.text in {",", ".", ";", "$", "£", "€"})
    )
    if not fires or (previous.low in {"a", "the"} and following.low not in {"of"}):
        return None
    verb = previous.low in {"to", "will", "would", "could", "may", "might", "can", "should"}
    return _draft(i, i + 1, value, Direction.ROSE if verb else None)


def _manner(token: Token) -> bool:
    """Whether "twice as …" goes on to compare ("many", "likely"), rather than to tell when ("twice as Barcelona
    won").
    """
    return token.kind == WORD and token.text[0].islower() and token.low not in DETERMINERS and token.low not in PRONOUNS


def _occasions(tokens: Sequence[Token], i: int, value: Decimal) -> Draft | None:
    from factcheck.figures.rates import read_rate

    rate = read_rate(tokens, i + 1, money=False, unit=None)
    if rate is None:
        return Draft(i, i + 1, Kind.NUMBER, value, step=Decimal(1), words=True)
    return Draft(i, rate[1], Kind.NUMBER, value, step=Decimal(1), rate=rate[0], words=True)


def _fold(tokens: Sequence[Token], first: int, end: int, value: Decimal) -> Draft:
    following = tokens[end].low
    direction = Direction.ROSE if following in _NOUNS_OF_CHANGE else Direction.FELL if following in _FALLS else None
    return _draft(first, end, value, direction)


def _times(tokens: Sequence[Token], i: int, style: numerals.Style) -> Draft | None:
    """ "2.5 times more likely", "three-fold", "10x": a number and a word that makes it a multiple."""
    if not stands_near(tokens, i, _MAKING):
        return None
    amount = _small_amount(tokens, i, style)
    if amount is None or amount.value is None:
        return None
    at = amount.end
    joined = at + 1 if tokens[at].text == "-" and tokens[at].glued else at
    word = tokens[joined].low
    if word == "fold" and tokens[joined].glued:
        return _fold(tokens, i, joined + 1, amount.value)
    if word == "x" and tokens[at].glued and at == joined and tokens[at + 1].kind != NUMBER:
        return _draft(i, at + 1, amount.value, None, amount.step)
    if (
        tokens[at].text == "times"
        and at == joined
        and (tokens[at + 1].low in _COMPARING or _by_times(tokens, i, at) or amount.value != int(amount.value))
    ):
        return _draft(i, at + 1, amount.value, None, amount.step)
    return None


_MAKING = frozenset({"times", "fold", "x"})


def _by_times(tokens: Sequence[Token], i: int, at: int) -> bool:
    """ "grew by three times", "3 times over"."""
    return tokens[i - 1].low == "by" or tokens[at + 1].low in {"over"}


def _small_amount(tokens: Sequence[Token], i: int, style: numerals.Style) -> Amount | None:
    if tokens[i].kind == NUMBER:
        return read_amount(tokens, i, style)
    return read_amount(tokens, i, style) if read_cardinal(tokens, i) is not None else None
