"""What a figure measures, in the writer's words: the noun it counts, or the subject that it is the value of.

The rules, in order; each is a function below, and each is tested on its own:

1. what stands after "of": "28% of voters", "hundreds of thousands of people", "500 grams of strawberries";
2. the noun of a change: "a 3% rise in exports", "an increase of 3% in exports";
3. the noun it counts or qualifies: "680,000 refugees moving through the country", "a $3bn deal", "a 4.9%
unemployment rate";
4. the noun that has it after "of": "an unemployment rate of 4.9%", "a population of 5 million";
5. the subject of its verb: "unemployment was 4.9%", "the number crossing the Darien Gap has topped half a million";
6. the words before a colon: "Population: 5 million".
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.figures.change_words import ADVERBS as CHANGE_ADVERBS
from factcheck.figures.change_words import COMPARATIVES, NOUNS
from factcheck.figures.grammar_words import (
    AUXILIARIES,
    DETERMINERS,
    DOING_VERBS,
    FINITE,
    LEVEL_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING_VERBS,
    is_adverb,
)
from factcheck.figures.phrases import Fence, Phrase, past_form, phrase_after, stripped
from factcheck.figures.placed import Placed
from factcheck.figures.subjects import subject_of
from factcheck.figures.tokens import BREAK, WORD, Token
from factcheck.figures.word_sets import word_set
from factcheck.records import Kind, Role

_COUNTED = frozenset({Kind.NUMBER, Kind.ORDINAL})


_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.POINTS})


def phrase_of(tokens: Sequence[Token], placed: Placed, fence: Fence) -> tuple[Phrase | None, bool]:
    """Return the tokens that say what a figure measures, and whether they are the subject of its verb."""
    if placed.kind is Kind.AGE:
        return None, False  # whose age it is, is a person; no phrase beside it says what is measured
    for rule in (_after_of, _noun_of_change, _counted):
        phrase = rule(tokens, placed, fence)
        if phrase is not None:
            return phrase, False
    phrase = _possessor(tokens, placed, fence)
    if phrase is not None:
        return phrase, True
    phrase = subject_of(tokens, placed, fence)
    return (phrase, True) if phrase is not None else (_label(tokens, placed, fence), True)


def _after_of(tokens: Sequence[Token], placed: Placed, fence: Fence) -> Phrase | None:
    if placed.kind is Kind.MULTIPLE:
        end = placed.end
        comparing = tokens[end].low == "as" and tokens[end + 1].low in {"many", "much", "few"}
        if comparing and tokens[end + 2].kind == WORD and tokens[end + 2].low not in _NOT_NOUNS:
            return phrase_after(tokens, end + 2, fence)
    if placed.kind is Kind.FRACTION and tokens[placed.end].low in {"the", "its", "their", "all", "our", "his", "her"}:
        return phrase_after(tokens, placed.end, fence)
    if tokens[placed.end].low != "of" or placed.kind in {Kind.SCORE, Kind.AGE}:
        return None
    start = placed.end + 1
    at = start + 1 if tokens[start].low in DETERMINERS else start
    if fence(at):
        # "95% of the 5,000 firms": the noun stands behind the second figure.
        while fence(at):
            at += 1
        start = at
    return phrase_after(tokens, start, fence)


def _noun_of_change(tokens: Sequence[Token], placed: Placed, fence: Fence) -> Phrase | None:
    """ "a 3% rise in exports", "an increase of 3% in exports", "3% growth in output"."""
    change = placed.change
    if change is None or change.role is not Role.AMOUNT:
        return None
    at = placed.end
    while is_adverb(tokens[at].low) or (
        tokens[at].low in {"annual", "monthly", "quarterly", "year", "on", "-"} and at - placed.end < 5
    ):
        at += 1
    noun_after = tokens[at].low in NOUNS
    if noun_after:
        at += 1
    if tokens[at].low in {"in", "of"} and (noun_after or tokens[placed.first - 1].low == "of") and not fence(at + 1):
        return phrase_after(tokens, at + 1, fence)
    if tokens[placed.first - 1].low == "of":
        return _of_change(tokens, placed.first - 1, fence)
    return None


def _of_change(tokens: Sequence[Token], of: int, fence: Fence) -> Phrase | None:
    """ "an increase in exports of 3%", "economic growth of 3%"."""
    for n in range(1, 8):
        token = tokens[of - n]
        if token.kind == BREAK or fence(of - n):
            return None
        if token.low in NOUNS:
            if tokens[of - n + 1].low in {"in", "of"} and n > 1:
                return stripped(tokens, of - n + 2, of)
            start = of - n
            while (
                tokens[start - 1].kind == WORD
                and tokens[start - 1].low not in _LEFT_STOPS
                and of - start < 5
                and not fence(start - 1)
            ):
                start -= 1
            found = stripped(tokens, start, of - n)
            return (found[0], of) if found is not None else None
    return None


_LEFT_STOPS = (
    DETERMINERS
    | PREPOSITIONS
    | AUXILIARIES
    | REPORTING_VERBS
    | LEVEL_VERBS
    | DOING_VERBS
    | PRONOUNS
    | frozenset({"and", "or", "but", "as"})
)


def _counted(tokens: Sequence[Token], placed: Placed, fence: Fence) -> Phrase | None:
    """The noun straight after the figure; for a figure with a unit, the noun that it qualifies."""
    draft = placed.draft
    if draft is not None and draft.counted is not None:
        return stripped(tokens, *draft.counted)
    if placed.kind in {Kind.MULTIPLE, Kind.SCORE, Kind.AGE, Kind.DATE}:
        return None
    start = placed.end
    if tokens[start].text == "-" and tokens[start].glued:
        start += 1
    comparing = tokens[start].low in {"more", "fewer", "additional", "extra", "other", "new"}
    if comparing and tokens[start + 1].kind == WORD and tokens[start + 1].low not in _NOT_NOUNS:
        start += 1
    if is_adverb(tokens[start].low) and tokens[start].kind == WORD and tokens[start].low not in {"family", "only"}:
        start += 1
    first = tokens[start]
    if first.kind != WORD or fence(start) or first.low in _NOT_NOUNS or is_adverb(first.low):
        return None
    ratio = placed.kind is Kind.FRACTION and placed.end - placed.first >= 3
    if placed.kind not in _COUNTED and not ratio and not _qualifies(tokens, placed, start):
        return None
    return phrase_after(tokens, start, fence)


_NOT_NOUNS = frozenset({"ahead", "overall", "behind", "apart", "including"}) | (
    AUXILIARIES | PRONOUNS | FINITE | frozenset({"said", "says", "told", "according", "showed",
    "added"}) | (PREPOSITIONS - {"of"}) | COMPARATIVES | CHANGE_ADVERBS
    | word_set(
    "and or but as than ago later earlier old each per times time so if when while because since until worth "
    "respectively live lives remain remained die want think believe survive long high tall wide deep away compared"
)
)  # fmt: skip


def _qualifies(tokens: Sequence[Token], placed: Placed, start: int) -> bool:
    """Whether a figure with a unit stands before a noun: "a $3bn deal", "the 27-kilometre ring", "4.9%
    unemployment".
    """
    before = tokens[placed.first - 1]
    article = before.low in {"a", "an", "the", "its", "their", "his", "her", "this", "that", "another"}
    last = tokens[placed.end - 1]
    hyphen = any(tokens[n].text == "-" for n in range(placed.first, placed.end))
    if article or hyphen:
        return True
    return (
        placed.kind is Kind.PERCENT
        and tokens[start].low not in LEVEL_VERBS
        and last.text == "%"
        and tokens[start].low.endswith(("ment", "rate", "tion", "growth"))
    )


def _possessor(tokens: Sequence[Token], placed: Placed, fence: Fence) -> Phrase | None:
    """ "an unemployment rate of 4.9%", "a population of about 5 million", "at a cost of $3m"."""
    of = placed.first - 1
    if tokens[of].low != "of" or tokens[of - 1].low == "factor":
        return None
    start = of
    while start > 0 and of - start < 10:
        token = tokens[start - 1]
        if token.kind != WORD and not (token.text in {"-", "'"} and token.glued):
            break
        if token.low in _NP_STOPS or fence(start - 1) or (token.low in DOING_VERBS and past_form(token.low)):
            break
        start -= 1
    if tokens[start - 1].text == "," and tokens[start].low.endswith("ing"):
        start += 1
    return stripped(tokens, start, of)


_NP_STOPS = AUXILIARIES | REPORTING_VERBS | PRONOUNS | (LEVEL_VERBS - {"total", "cost", "average", "estimate",
"range"}) | word_set(
    "with to at by from and or but as than into had has have recorded reporting giving including because "
    "whether if when what that which who"
)  # fmt: skip


def _label(tokens: Sequence[Token], placed: Placed, fence: Fence) -> Phrase | None:
    """ "Population: 5 million"."""
    if tokens[placed.first - 1].text != ":":
        return None
    start = placed.first - 1
    while tokens[start - 1].kind == WORD and placed.first - start < 8 and not fence(start - 1):
        start -= 1
    return stripped(tokens, start, placed.first - 1)
