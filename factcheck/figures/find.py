"""Finding every figure of a text: the one scan, from left to right, that all the readers share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from factcheck.figures import measures, money, numerals
from factcheck.figures.drafts import Draft
from factcheck.figures.exempt import read_exempt
from factcheck.figures.hedges import hedge_after, hedge_before
from factcheck.figures.idioms import is_idiom
from factcheck.figures.merging import merge
from factcheck.figures.multiples import CHANGES, FACTORS, HALVES, as_much_again, as_multiple, read_multiple
from factcheck.figures.name_words import ROMAN
from factcheck.figures.number_words import (
    DENOMINATORS,
    FEW,
    FOLDS,
    GLUED_ORDINALS,
    GLUED_TENS,
    ORDINALS,
    SCALES,
    TEENS,
    TENS,
    UNITS,
    VAGUE,
)
from factcheck.figures.ordinals import read_ordinal
from factcheck.figures.ranges import read_range
from factcheck.figures.rates import rate_after_noun
from factcheck.figures.ratios import read_ratio
from factcheck.figures.sentences import sentence_spans
from factcheck.figures.silent import IDIOM, Silent
from factcheck.figures.tokens import BREAK, CLOCK, CODE, LINK, NUMBER, SYMBOL, VULGAR, WORD, Token, tokenise
from factcheck.records import Bound, Found, Kind, Span

_NUMBER_WORDS = frozenset({*UNITS, *TEENS, *TENS, *GLUED_TENS, *SCALES, *VAGUE})
_STARTING_WORDS = _NUMBER_WORDS | frozenset(
    {*FACTORS, *CHANGES, *HALVES, *FOLDS, *FEW, *ORDINALS, *GLUED_ORDINALS, *DENOMINATORS}
    | {"a", "an", "between", "from", "minus", "negative", "no", "nos", "number", "single"}
)
_DIGITS = frozenset({NUMBER, VULGAR, CODE, CLOCK})


@cache
def _starts() -> frozenset[str]:
    """The tokens, as written, that begin a figure without being digits or number words."""
    return money.starting_tokens() | {"-", "−", "+", "№", "#"} | ROMAN


def find_figures(
    text: str,
    *,
    reference: date | None = None,
    spans: Sequence[Span] | None = None,
    style: numerals.Style | None = None,
) -> Found:
    """Find every figure of ``text``, and account for every other token that looks like a number.

    ``reference`` is the article's date, to which "last Tuesday" and "this year" refer. ``spans`` are the sentences;
    without them
    the text is split on line ends and full stops. ``style`` says how thousands are separated; without it the text
    decides.
    Offsets are into ``text``: ``text[f.start:f.end] == f.text`` for every figure, exempt token and unread token.
    """
    tokens = tokenise(text, sentence_spans(text) if spans is None else spans)
    drafts, silent, unread = scan(tokens, style or numerals.style_of(tokens))
    return merge(text, tokens, drafts, silent, unread, reference=reference)


def scan(tokens: Sequence[Token], style: numerals.Style) -> tuple[list[Draft], list[Silent], list[tuple[int, int]]]:
    """Read the tokens from left to right: the quantities, what is exempt, and the stretches that could not be read."""
    drafts: list[Draft] = []
    silent: list[Silent] = []
    unread: list[tuple[int, int]] = []
    starts, last, i = _starts(), 0, 1
    while i < len(tokens):
        token = tokens[i]
        digits = token.kind in _DIGITS
        if not (digits or token.low in _STARTING_WORDS or token.text in starts or token.kind == LINK):
            i += 1
            continue
        exempt = read_exempt(tokens, i)
        if exempt is not None:
            silent.append(replace(exempt, first=max(exempt.first, last)))
            i = last = exempt.end
            continue
        row = _row_of_words(tokens, i)
        if row:
            unread.append((i, row))
            i = last = row
            continue
        draft = read_one(tokens, i, style)
        if draft is None:
            if digits or (token.low in _NUMBER_WORDS and token.low not in VAGUE and token.kind == WORD):
                unread.append((i, i + 1))
                last = i + 1
            i += 1
            continue
        if _pronoun(tokens, draft):
            silent.append(Silent(draft.first, draft.end, IDIOM))
        else:
            draft = _hedged(tokens, _with_rate(tokens, as_multiple(tokens, draft)), last)
            drafts.append(draft)
        i = last = draft.end
    return drafts, silent, unread


def read_one(tokens: Sequence[Token], i: int, style: numerals.Style = numerals.ENGLISH) -> Draft | None:
    """Read the one figure that starts at ``tokens[i]``: the readers in order of how sure their words are."""
    low = tokens[i].low
    if low in {"between", "from"}:
        return read_range(tokens, i, style)
    again = as_much_again(tokens, i)
    if again is not None:
        return again
    if low not in {"a", "an"} and not (
        tokens[i + 1].text == "-" and tokens[i + 2].low in {"digit", "digits", "figure", "figures"}
    ):
        for reader in (_ordinal, read_multiple_at, read_ratio):
            draft = reader(tokens, i, style)
            if draft is not None:
                return draft
    return read_range(tokens, i, style)


_PLACING = frozenset("came come comes finished finishes finish ranked ranks rank placed was were stood ended".split())
"""Words after which "third of the ten" is a place, not a part."""


def _ordinal(tokens: Sequence[Token], i: int, _style: numerals.Style) -> Draft | None:
    placed = tokens[i - 1].low in _PLACING
    if tokens[i].low in DENOMINATORS and tokens[i + 1].low == "of" and tokens[i].kind == WORD and not placed:
        return _part_of(tokens, i)
    return read_ordinal(tokens, i)


def _part_of(tokens: Sequence[Token], i: int) -> Draft | None:
    """ "tenth of a gallon", "fourth of a mile": a part without its article."""
    at = i + 3 if tokens[i + 2].low in {"a", "an"} else i + 2
    unit = measures.read_unit(tokens, at, digits=False)
    if unit is None:
        return None if tokens[i].low in {"half", "quarter", "third"} else read_ordinal(tokens, i)
    value = Decimal(1) / DENOMINATORS[tokens[i].low]
    return Draft(i, unit[1], Kind.MEASURE, value, step=Decimal("0.1"), unit=unit[0], words=True)


def read_multiple_at(tokens: Sequence[Token], i: int, style: numerals.Style) -> Draft | None:
    """Read a multiple; a wrapper with the shape of the other readers."""
    return read_multiple(tokens, i, style)


def _row_of_words(tokens: Sequence[Token], i: int) -> int:
    """The end of a row of very many number words ("one and one and one …"), which is no number and no list of a
    person; else 0.
    """
    at = i
    while tokens[at].low in _NUMBER_WORDS:
        at += 2 if tokens[at + 1].low in _LINKS and tokens[at + 2].low in _NUMBER_WORDS else 1
    return at if at - i > _LONGEST_ROW else 0


_LINKS = frozenset({"and", "or", ",", "-", "&"})
_LONGEST_ROW = 80  # tokens


def _pronoun(tokens: Sequence[Token], draft: Draft) -> bool:
    """ "He bought one.": a lone "one" at a clause's end stands for a thing that was named."""
    first, after, before = tokens[draft.first], tokens[draft.end], tokens[draft.first - 1]
    if draft.end - draft.first != 1 or first.low != "one" or before.kind == BREAK or before.low == "but":
        return False
    return after.kind in {BREAK, SYMBOL} and after.text not in {"-", "–", "%", "$", "/"}


def _with_rate(tokens: Sequence[Token], draft: Draft) -> Draft:
    measured = draft.kind is Kind.MEASURE and tokens[draft.end].low == "of"
    if draft.rate is not None or not (draft.kind is Kind.NUMBER or measured):
        return draft
    if measured:
        draft_end, unit = draft.end + 1, draft.unit
    else:
        draft_end, unit = draft.end, None
    rate = rate_after_noun(tokens, draft_end, unit=unit)
    return draft if rate is None else replace(draft, rate=rate[0], counted=(draft_end, rate[2]), end=rate[1])


def _hedged(tokens: Sequence[Token], draft: Draft, last: int) -> Draft:
    draft = replace(draft, core=draft.first)
    before = hedge_before(tokens, draft.first, stop=last)
    if before is not None and not (
        draft.kind is Kind.DURATION and tokens[draft.first - 1].low == "over" and before[1] == draft.first - 1
    ):
        bound, first = before
        draft = replace(draft, first=first, bound=bound if bound is not Bound.EQUAL else draft.bound)
    after = hedge_after(tokens, draft.end)
    if after is not None:
        bound, end = after
        draft = replace(draft, end=end, bound=bound if draft.bound is Bound.EQUAL else draft.bound)
    return draft


def number_like(token: Token) -> bool:
    """Whether a token must be accounted for: it holds digits, or is a word that only numbers use."""
    return token.kind in _DIGITS or (token.kind == WORD and token.low in _NUMBER_WORDS)


__all__ = ["find_figures", "is_idiom", "number_like", "read_one", "scan"]
