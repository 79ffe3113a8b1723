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
from factcheck.figures.change_words import COMPARATIVES, NOUNS, is_change
from factcheck.figures.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    DOING_VERBS,
    FINITE,
    LEVEL_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING_VERBS,
)
from factcheck.figures.multiples import CHANGES, HALVES
from factcheck.figures.phrases import Fence, Phrase, phrase_after, phrase_before, stripped
from factcheck.figures.placed import Placed
from factcheck.figures.tokens import BREAK, WORD, Token
from factcheck.figures.word_sets import word_set
from factcheck.records import Kind, Role

_COUNTED = frozenset({Kind.NUMBER, Kind.ORDINAL})
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.POINTS})
_REACH = 5  # tokens from a figure back to its verb


def phrase_of(tokens: Sequence[Token], placed: Placed, fence: Fence) -> tuple[Phrase | None, bool]:
    """Return the tokens that say what a figure measures, and whether they are the subject of its verb."""
    for rule in (_after_of, _noun_of_change, _counted):
        phrase = rule(tokens, placed, fence)
        if phrase is not None:
            return phrase, False
    phrase = _possessor(tokens, placed, fence)
    if phrase is not None:
        return phrase, True
    phrase = _subject(tokens, placed, fence)
    return (phrase, True) if phrase is not None else (_label(tokens, placed, fence), True)


def _after_of(tokens: Sequence[Token], placed: Placed, fence: Fence) -> Phrase | None:
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
    while tokens[at].low.endswith("ly") or (
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
    if tokens[start].low.endswith("ly") and tokens[start].kind == WORD and tokens[start].low not in {"family", "only"}:
        start += 1
    first = tokens[start]
    if first.kind != WORD or fence(start) or first.low in _NOT_NOUNS or first.low.endswith("ly"):
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
    "respectively live lives long high tall wide deep away compared"
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
        if token.low in _NP_STOPS or fence(start - 1):
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


def _subject(tokens: Sequence[Token], placed: Placed, fence: Fence) -> Phrase | None:
    """The subject of the verb before the figure, or of the figure that is itself a verb ("doubled", "topped
    500,000").
    """
    verb = _verb(tokens, placed, fence)
    if verb is None:
        return None
    moved = _object(tokens, verb, placed, fence)
    if moved is not None:
        return moved
    start = _first_of_verb(tokens, verb) if verb != placed.first else verb
    while tokens[start - 1].low in AUXILIARIES | ADVERBS or (
        tokens[start - 1].low.endswith("ly") and tokens[start - 1].kind == WORD
    ):
        start -= 1
    phrase = phrase_before(tokens, start, fence)
    low = tokens[verb].low
    if phrase is None or low not in DOING_VERBS or low in LEVEL_VERBS or is_change(low):
        return phrase
    return phrase[0], verb + 1


def _object(tokens: Sequence[Token], verb: int, placed: Placed, fence: Fence) -> Phrase | None:
    """What a verb of change moves: "the Fed raised its benchmark rate by a quarter of a point"."""
    mark = placed.first - 1
    if (
        tokens[mark].low not in {"by", "to", "from"}
        or not is_change(tokens[verb].low)
        or tokens[verb + 1].low in PREPOSITIONS
    ):
        return None
    end = next((i for i in range(verb + 1, mark) if fence(i) or tokens[i].low in PREPOSITIONS - {"of"}), mark)
    if any(tokens[i].low in CHANGE_ADVERBS or tokens[i].low.endswith("ly") for i in range(verb + 1, end)):
        return None
    return stripped(tokens, verb + 1, end)


def _verb(tokens: Sequence[Token], placed: Placed, fence: Fence) -> int | None:
    """The verb that the figure completes, to its left: past other figures and small words, and after "by" and "to"
    past any words.
    """
    first, last = tokens[placed.first].low, tokens[placed.end - 1].low
    if (
        last in CHANGES
        or last in HALVES
        or first in CHANGES
        or first in HALVES
        or first in _HEDGE_VERBS
        or (placed.kind is Kind.MULTIPLE and first == "double" and tokens[placed.first - 1].low in AUXILIARIES)
    ):
        return placed.first
    far = tokens[placed.first - 1].low in {"by", "to", "from", "at"}
    at, words = placed.first - 1, 0
    while words < (_FAR if far else _REACH) and tokens[at].kind != BREAK:
        token = tokens[at]
        low = token.low
        if fence(at) and low not in CHANGES and low not in HALVES:
            at -= 1
            continue
        if token.kind != WORD:
            if token.text not in {"$", "-", "'"} and not (token.text == "," and far):
                return None
        elif (
            low in CHANGES
            or low in HALVES
            or (
                (low in LEVEL_VERBS or low in DOING_VERBS or is_change(low) or low in AUXILIARIES)
                and not _nominal(tokens, at)
            )
        ):
            return at
        elif not far and not _small(low):
            return None
        words += 1
        at -= 1
    return None


_FAR = 12  # words back to the verb of a "by", "to" or "from"


def _small(word: str) -> bool:
    """Whether a word may stand between a verb and its figure: "reached a record total of", "was only just"."""
    return word in DETERMINERS or word in _BETWEEN or word in ADVERBS or word.endswith("ly")


_BETWEEN = word_set(
    "for by to from at of in up down record total average new estimated combined around about provisional "
    "high low peak net"
)
_HEDGE_VERBS = word_set(
    "topped tops topping exceeded exceeds exceeding surpassed surpasses surpassing approached approaching "
    "neared nearing"
)


def _nominal(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word that may be a verb is a noun here: "the rise", "a record", "price cuts"."""
    before = tokens[i - 1].low
    return (
        (tokens[i - 1].kind == BREAK and tokens[i].low not in AUXILIARIES)
        or before in DETERMINERS - {"all", "both", "such", "also", "still", "just", "even", "only"}
        or (before.endswith("'s"))
        or (tokens[i].low in {"up", "down"} and before in NOUNS)
        or (tokens[i].low in NOUNS and before in {"for", "in", "of"})
    )


def _first_of_verb(tokens: Sequence[Token], i: int) -> int:
    """Step back over the rest of a verb: "is up", "stood at", "was put at"."""
    while (
        tokens[i - 1].low in LEVEL_VERBS | AUXILIARIES | _CHAINS
        or (tokens[i - 1].low == "to" and tokens[i - 2].low in _CHAINS)
    ) and not _nominal(tokens, i - 1):
        i -= 1
    if tokens[i].low in {"up", "down", "at", "higher", "lower"} and (
        tokens[i - 1].low in LEVEL_VERBS or is_change(tokens[i - 1].low)
    ):
        return i - 1
    return i


_CHAINS: frozenset[str] = word_set(
    "expected projected forecast set likely due estimated thought believed supposed said reported going able "
    "continued began started about"
)


def _label(tokens: Sequence[Token], placed: Placed, fence: Fence) -> Phrase | None:
    """ "Population: 5 million"."""
    if tokens[placed.first - 1].text != ":":
        return None
    start = placed.first - 1
    while tokens[start - 1].kind == WORD and placed.first - start < 8 and not fence(start - 1):
        start -= 1
    return stripped(tokens, start, placed.first - 1)
