"""The subject of the verb that a figure completes, or what that verb moves.

"Unemployment was 4.9%" is about unemployment; "the Fed raised its benchmark rate by a quarter of a
point" about the rate.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.figures.change_words import ADVERBS as CHANGE_ADVERBS
from factcheck.figures.change_words import NOUNS, is_change
from factcheck.figures.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    DOING_VERBS,
    LEVEL_VERBS,
    PREPOSITIONS,
    is_adverb,
)
from factcheck.figures.multiples import CHANGES, HALVES
from factcheck.figures.phrases import Fence, Phrase, phrase_before, stripped
from factcheck.figures.placed import Placed
from factcheck.figures.tokens import BREAK, WORD, Token
from factcheck.figures.word_sets import word_set
from factcheck.records import Kind

_REACH = 5  # tokens from a figure back to its verb


def subject_of(tokens: Sequence[Token], placed: Placed, fence: Fence) -> Phrase | None:
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
        is_adverb(tokens[start - 1].low) and tokens[start - 1].kind == WORD
    ):
        start -= 1
    phrase = phrase_before(tokens, start, fence)
    if phrase is not None and _has_figure(tokens, phrase, fence):
        return None
    low = tokens[verb].low
    if phrase is None or low not in DOING_VERBS or low in LEVEL_VERBS or is_change(low):
        return phrase
    return phrase[0], verb + 1


def _has_figure(tokens: Sequence[Token], phrase: Phrase, fence: Fence) -> bool:
    """Whether another verb has its own figure in the phrase: "killed 34 people and" before "injured 340"."""
    verbs = DOING_VERBS | LEVEL_VERBS
    return any(fence(i) and not fence.date(i) and tokens[i - 1].low in verbs for i in range(phrase[0] + 1, phrase[1]))


def _object(tokens: Sequence[Token], verb: int, placed: Placed, fence: Fence) -> Phrase | None:
    """What a verb of change moves: "the Fed raised its benchmark rate by a quarter of a point"."""
    mark = placed.first - 1
    put = tokens[mark].low == "at" and tokens[verb].low in _PUTTING
    if (
        not (put or (tokens[mark].low in {"by", "to", "from"} and is_change(tokens[verb].low)))
        or tokens[verb + 1].low in PREPOSITIONS
    ):
        return None
    stops = frozenset() if put else PREPOSITIONS - {"of"}
    end = next((i for i in range(verb + 1, mark) if fence(i) or tokens[i].low in stops), mark)
    if any(tokens[i].low in CHANGE_ADVERBS or is_adverb(tokens[i].low) for i in range(verb + 1, end)):
        return None
    return stripped(tokens, verb + 1, end)


# "Police put attendance at 35,000": what stands between is measured.
_PUTTING = word_set(
    "put puts putting estimated estimates estimate valued values set sets kept keeps held forecast priced"
)


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
    return word in DETERMINERS or word in _BETWEEN or word in ADVERBS or is_adverb(word)


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
        tokens[i - 1].low in AUXILIARIES | _CHAINS or (tokens[i - 1].low == "to" and tokens[i - 2].low in _CHAINS)
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
