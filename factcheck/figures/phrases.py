"""Phrases around a figure, cut out of the tokens without a parser: the noun phrase to its right, the subject to its
left.

A figure's own tokens and those of dates near it are fences that no phrase crosses. The phrase is returned as a
range of tokens,
stripped of its determiners and of the small words left dangling at its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from factcheck.figures.change_words import is_change
from factcheck.figures.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    DOING_VERBS,
    FINITE,
    LEVEL_VERBS,
    MARKS_OF_CLAUSE,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING_VERBS,
    SUBORDINATORS,
)
from factcheck.figures.tokens import BREAK, NUMBER, SYMBOL, WORD, Token
from factcheck.figures.word_sets import word_set

_MOST_WORDS = 14  # the longest phrase that is kept; a longer one is a clause
_JOINTS = frozenset("-‐‑'’&./")
Phrase = tuple[int, int]


class Fence(Protocol):
    """Tells which tokens belong to figures: ``fence(i)`` to any, ``fence.date(i)`` to a date."""

    def __call__(self, i: int) -> bool:
        """Whether token ``i`` belongs to a figure."""
        ...

    def date(self, i: int) -> bool:
        """Whether token ``i`` belongs to a date or period."""
        ...


def phrase_after(tokens: Sequence[Token], i: int, fence: Fence, *, reach: int = _MOST_WORDS) -> Phrase | None:
    """The noun phrase that starts at ``tokens[i]``: "refugees moving through the country" of "… in the first 11
    months".
    """
    at = i
    while at - i < reach and not fence(at):
        token = tokens[at]
        if token.kind == SYMBOL and not (
            token.text in _JOINTS and token.glued and (tokens[at + 1].glued or _abbreviates(tokens, at))
        ):
            break
        if at > i and (
            _finite(tokens, at)
            or token.low in FINITE
            or (_verb_like(token.low) and (fence(at + 1) or tokens[at + 1].low in _OBJECTS))
            or (is_change(token.low) and tokens[at + 1].low in {"to", "by", "from"} and fence(at + 2))
            or token.low in _PLAIN_VERBS
            or (token.low in {"a", "an", "the"} and _ends_noun(tokens[at - 1]))
        ):
            break
        if token.kind == BREAK or token.low in _STOP_AFTER or (at == i and token.low in PREPOSITIONS):
            break
        if token.low in {"and", "or"} and not _joins_nouns(tokens, at, fence):
            break
        at += 1
    return stripped(tokens, i, at)


def _verb_like(word: str) -> bool:
    return word in LEVEL_VERBS or word in DOING_VERBS or is_change(word)


def _finite(tokens: Sequence[Token], i: int) -> bool:
    """Whether a past form is the verb of its clause and no participle: an object follows ("voters backed the plan")."""
    low, following = tokens[i].low, tokens[i + 1]
    if not past_form(low):
        return False
    return following.low in _OBJECTS or following.low.endswith(("self", "selves"))


def past_form(word: str) -> bool:
    """Whether a word is a past form: "paid", "awarded"."""
    return word.endswith("ed") or word in _PASTS


def _ends_noun(token: Token) -> bool:
    """Whether a new noun phrase may not follow this word directly: it is no preposition and no participle."""
    return token.low not in PREPOSITIONS and not token.low.endswith(("ing", "ed")) and token.low not in {"and", "or"}


_PLAIN_VERBS = word_set("live lives think want wants believe need hope")
_PASTS = word_set(
    "lost won took gave saw made had got sold bought spent held paid left met fought wrote ran said sought hit "
    "kept lost drew brought"
)
_OBJECTS = word_set("the a an its their his her this that these those it them him us all any no each every")
_STOP_AFTER = (
    AUXILIARIES | CONJUNCTIONS | frozenset({"said", "says", "compared", "according", "versus", "including"}) | PRONOUNS
) - {"and", "or"}


def _joins_nouns(tokens: Sequence[Token], i: int, fence: Fence) -> bool:
    """ "refugees and asylum seekers": an "and" inside a phrase has a plain word on either side, the second no verb
    that we know.
    """
    following = tokens[i + 1]
    if (
        fence(i + 1)
        or fence(i + 2)
        or following.kind != WORD
        or following.low in _STOP_AFTER
        or following.low in DETERMINERS | PREPOSITIONS
    ):
        return False
    return not following.low.endswith("ed") and following.low not in REPORTING_VERBS


def phrase_before(tokens: Sequence[Token], end: int, fence: Fence) -> Phrase | None:
    """The subject that ends just before ``tokens[end]``, a verb: back to where its clause begins."""
    end = _before_aside(tokens, end)
    at = end
    while end - at < _MOST_WORDS * 2:
        token = tokens[at - 1]
        if (
            token.kind == BREAK
            or token.text == ","
            or (token.kind == SYMBOL and token.text in MARKS_OF_CLAUSE and not token.glued)
        ):
            break
        if token.text in {'"', "“", "”", "(", ")", ";"} or (token.text == "." and not _abbreviates(tokens, at - 1)):
            break
        if token.low in REPORTING_VERBS and token.kind == WORD and tokens[at].low not in {"by", "in"}:
            break
        if token.low in SUBORDINATORS and not _goes_on(tokens, at, end):
            break
        at -= 1
    phrase = _without_dates(tokens, at, end, fence)
    while phrase is not None and tokens[phrase[0]].low in _OPENINGS:
        phrase = stripped(tokens, _past_opening(tokens, *phrase), phrase[1])
    return None if phrase is None else _without_verbs(tokens, *phrase)


_OPENINGS = PREPOSITIONS | {"before", "after", "since", "until", "despite", "following", "as"}


def _past_opening(tokens: Sequence[Token], start: int, end: int) -> int:
    """The start of the subject behind an opening phrase: "Before the reform | a day ticket"."""
    for i in range(start + 2, end):
        if tokens[i].low in {"a", "an", "the", "its", "their"} and tokens[i - 1].low not in PREPOSITIONS:
            return i
    return start + 1


def _before_aside(tokens: Sequence[Token], end: int) -> int:
    """Step back over an aside that closes just before the verb: "The number, mostly Venezuelans, rose"."""
    if tokens[end - 1].text != ",":
        return end
    for n in range(2, _MOST_WORDS):
        token = tokens[end - n]
        if token.kind == BREAK:
            break
        if token.text == ",":
            return end - n
    return end - 1


def _goes_on(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the subject goes on before a small word: two nouns joined by "and", or a noun and its relative clause."""
    word = tokens[at - 1].low
    if word == "and":
        return _within(tokens, at, end)
    return (
        word in {"who", "which", "that"}
        and tokens[at - 2].kind == WORD
        and tokens[at - 2].low not in REPORTING_VERBS
        and at < end
    )


def _without_verbs(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """Cut a subject off at a verb of its own clause: "dogs are thought" is about dogs. A relative clause keeps its
    verb.
    """
    if tokens[start].low in PRONOUNS or tokens[start].low in AUXILIARIES:
        return None
    for i in range(start, end):
        if tokens[i].low in {"who", "which", "that"}:
            break
        if tokens[i].low in AUXILIARIES and tokens[i].low not in {"will", "may", "might", "can"}:
            return stripped(tokens, start, i)
    return start, end


def _abbreviates(tokens: Sequence[Token], i: int) -> bool:
    """Whether a full stop belongs to an abbreviation inside a phrase: "U.S. citizens", "St. Louis"."""
    before = tokens[i - 1]
    short = (
        before.kind == WORD
        and before.text[0].isupper()
        and (len(before.text) == 1 or before.low in {"st", "mt", "mr", "mrs", "dr", "gov", "sen", "gen"})
    )
    return short and tokens[i].glued and tokens[i + 1].kind == WORD


def _within(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether an "and" joins two nouns of one subject: at most two words stand between it and the verb."""
    return end - at <= 2 and tokens[at].kind == WORD and tokens[at].low not in PRONOUNS and tokens[at - 2].kind == WORD


def _without_dates(tokens: Sequence[Token], start: int, end: int, fence: Fence) -> Phrase | None:
    """Leave out a date at either end of a subject, with its preposition: "In May unemployment", "the number in
    2022".
    """
    while start < end and (fence.date(start) or (tokens[start].low in PREPOSITIONS and fence.date(start + 1))):
        start += 1
    stop = start
    while stop < end and not fence.date(stop):
        stop += 1
    return stripped(tokens, start, stop)


def stripped(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """Cut determiners and adverbs off the front, and small words and marks off the end; None for what is then empty."""
    while start < end and (tokens[start].kind == SYMBOL or tokens[start].low in DETERMINERS | ADVERBS | _LEADING):
        start += 1
    while end > start and (tokens[end - 1].kind == SYMBOL or tokens[end - 1].low in _TRAILING):
        end -= 1
    if (
        start >= end
        or tokens[start].low.partition("'")[0] in _PERSONS
        or (end - start == 1 and (tokens[start].low in PRONOUNS or tokens[start].kind == NUMBER))
    ):
        return None
    return start, end


_PERSONS = word_set("i you he she we they it")
_LEADING = word_set("and but or however meanwhile so then yet that as than of")
_TRAILING = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS | frozenset({"compared", "per"})
