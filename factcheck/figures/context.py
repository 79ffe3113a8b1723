"""What the words around the figures say of them: change, what is measured, period and speaker, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.figures.change import change_of
from factcheck.figures.change_words import COMPARATIVES
from factcheck.figures.grammar_words import DOING_VERBS, FINITE
from factcheck.figures.measured import phrase_of
from factcheck.figures.periods import attach_periods
from factcheck.figures.placed import Placed
from factcheck.figures.speakers import quotations, speaker_of
from factcheck.figures.tokens import BREAK, Token
from factcheck.records import Change, Direction, Figure, Kind, Role

_MOST = 200  # figures in a sentence; a "sentence" with more is a table or hostile, and its words say nothing reliable


def in_context(text: str, tokens: Sequence[Token], placed: Sequence[Placed]) -> tuple[Figure, ...]:
    """Return the figures with the slots that the words around them fill. ``placed`` is in order of position."""
    for sentence in _sentences(tokens, placed):
        if len(sentence) <= _MOST:
            _read_sentence(tokens, sentence)
    _add_speakers(text, tokens, placed)
    finished = {id(one): one.finished(_text(text, tokens, one.of)) for one in placed}
    for sentence in _sentences(tokens, placed):
        for one, figure in zip(sentence, _with_cents(text, [finished[id(each)] for each in sentence]), strict=True):
            finished[id(one)] = figure
    return tuple(finished[id(one)] for one in placed)


_STOP = re.compile(r"[.!?;]\s")
CENTED = frozenset({"EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR", "KES"})
_CENTS = ("cent", "cents", "¢")


def _with_cents(text: str, figures: list[Figure]) -> list[Figure]:
    """Bare cents are those of the one currency that a sentence speaks of: "up by 60 cents to 12.40 euros"."""
    bare = [figure for figure in figures if figure.kind is Kind.MONEY and figure.text.lower().endswith(_CENTS)]
    units = {figure.unit for figure in figures if figure.kind is Kind.MONEY and figure not in bare}
    if not bare or len(units) != 1 or not units <= CENTED:
        return figures
    money = [figure for figure in figures if figure.kind is Kind.MONEY]
    if _STOP.search(text, money[0].end, money[-1].start):
        return figures
    unit = units.pop()
    return [replace(figure, unit=unit) if figure in bare and figure.unit == "USD" else figure for figure in figures]


def _sentences(tokens: Sequence[Token], placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Group the figures by sentence."""
    breaks = [i for i, token in enumerate(tokens) if token.kind == BREAK]
    group: list[Placed] = []
    current = -1
    for one in placed:
        number = bisect_right(breaks, one.first)
        if number != current and group:
            yield group
            group = []
        current = number
        group.append(one)
    if group:
        yield group


def _read_sentence(tokens: Sequence[Token], sentence: Sequence[Placed]) -> None:
    fence = _Figures(sentence)
    subject: Placed | None = None
    previous: Placed | None = None
    level: Placed | None = None
    going_on: list[tuple[Placed, Placed]] = []
    for one in sentence:
        if one.is_date:
            continue
        one.change = change_of(tokens, one)
        one.of, one.complement = phrase_of(tokens, one, fence)
        if previous is not None and _restates(tokens, previous, one):
            one.change = one.change or previous.change
            one.of, one.complement = (
                (one.of, one.complement) if one.of is not None else (previous.of, previous.complement)
            )
        elif previous is not None and (_tells_a_gap(tokens, previous, one) or _trails(tokens, one)):
            one.of, one.complement = previous.of or one.of, previous.complement
        elif previous is not None and _shares_verb(tokens, previous, one):
            one.change = previous.change
        elif level is not None and _goes_on_moving(tokens, level, one):
            one.change = level.change
            one.of, one.complement = (one.of, one.complement) if one.of is not None else (level.of, level.complement)
        elif one.of is None and previous is not None and _goes_on(tokens, previous, one):
            one.of = previous.of
        elif one.of is None and one.kind is Kind.MULTIPLE and subject is not None:
            # "topped half a million this year, double last year's record": the same subject goes on.
            one.of, one.complement = subject.of, True
            going_on.append((one, subject))
        if one.complement and one.of is not None:
            subject = one
        if previous is not None:
            _level_to_level(tokens, previous, one)
        previous = one
        level = level if one.kind is Kind.ORDINAL else one
    attach_periods(tokens, sentence)
    for one, first in going_on:
        if one.base_period is not None:
            one.period = one.period or first.period


def _level_to_level(tokens: Sequence[Token], before: Placed, after: Placed) -> None:
    """ "goes from 500,000 kronor to 400,000" is a change though no word says which way: the values do."""
    if tokens[before.first - 1].low != "from" or [token.low for token in tokens[before.end : after.first]] != ["to"]:
        return
    early, late = before.figure.value, after.figure.value
    if early is None or late is None:
        return
    bare = after.kind is Kind.NUMBER and after.figure.unit is None and after.figure.of is None
    if bare and before.kind in {Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION}:
        after.figure = replace(after.figure, kind=before.kind, unit=before.figure.unit)
    if before.change is not None and after.change is not None:
        return
    way = Direction.ROSE if late > early else Direction.FELL if late < early else Direction.NONE
    before.change = before.change or Change(way, Role.BEFORE)
    after.change = after.change or Change(way, Role.AFTER)


def _restates(tokens: Sequence[Token], previous: Placed, one: Placed) -> bool:
    """Whether a figure says the one before it again in another unit: "fell $1.15, or 1.4%", "10 km (6 miles)"."""
    if tokens[one.first - 1].low == "or" and tokens[one.first - 2].text == ",":
        return one.first - previous.end <= _RESTATED
    marks = tuple(token.low for token in tokens[previous.end : one.first])
    return marks in {("or",), ("(",)}


_RESTATED = 5  # tokens between a figure and its restatement: ", or" and a noun or two


def _shares_verb(tokens: Sequence[Token], previous: Placed, one: Placed) -> bool:
    """ "sales rose 12 percent and profit 30 percent": the verb of change stands once, for both."""
    if one.change is not None or previous.change is None or previous.change.role is not Role.AMOUNT:
        return False
    if one.kind is not previous.kind or one.kind not in {Kind.PERCENT, Kind.POINTS}:
        return False
    between = tokens[previous.end : one.first]
    words = [token.low for token in between if token.text != ","]
    return (
        2 <= len(words) <= _COORDINATED
        and words[0] == "and"
        and not any(word in FINITE or word in DOING_VERBS or word in _COORDINATION_STOPS for word in words[1:])
    )


def _goes_on_moving(tokens: Sequence[Token], previous: Placed, one: Placed) -> bool:
    """ "fell 3% in May and 2% in June", "rose by 40 in the north and 25 in the south": the verb of change stands once,
    for amounts at several times or places, each told with the same preposition.
    """
    if one.change is not None or previous.change is None or previous.change.role is not Role.AMOUNT:
        return False
    if one.kind is not previous.kind or one.figure.unit != previous.figure.unit or one.first == one.end:
        return False
    joint = one.first - 1 if tokens[one.first - 1].low in {"and", ","} else one.first - 2
    if tokens[joint].low not in {"and", ","} or (joint < one.first - 1 and tokens[joint + 1].low not in _THEN):
        return False
    place = _placing(tokens, previous.end, joint)
    return place is not None and place == _placing(tokens, one.end, _end_of_place(tokens, one.end))


def _placing(tokens: Sequence[Token], start: int, end: int) -> str | None:
    """The preposition of the one phrase of time or place behind an amount, as in "12 rooms in 2010"; None where
    something else stands there.
    """
    words = [token.low for token in tokens[start:end] if token.text != ","]
    at = next((n for n, word in enumerate(words[:3]) if word in _PLACES), None)
    if at is None or not 2 <= len(words) - at <= _LONGEST_PLACE:
        return None
    stops = any(word in FINITE or word in DOING_VERBS or word in _NO_PLACE for word in words) or "of" in words[:at]
    measured = words[at] == "on" and words[-1] in _GRAINS  # "0.4% on the month" says from when
    return None if stops or measured else words[at]


def _end_of_place(tokens: Sequence[Token], start: int) -> int:
    """The end of the phrase behind an amount: a mark, a joint or the end of the sentence."""
    at = start
    while tokens[at].kind != BREAK and tokens[at].text not in _ENDS_PLACE and tokens[at].low not in _JOINTS:
        at += 1
    return at


_PLACES = frozenset("in on at among for during".split())
_NO_PLACE = frozenset("to from by which who that it they".split())
_THEN = frozenset({"then", "by", "just", "only", "another", "and"})
_ENDS_PLACE = frozenset({",", ";", ":", ".", "(", ")", "?", "!"})
_GRAINS = frozenset({"day", "week", "month", "quarter", "year"})
_JOINTS = frozenset({"and", "but", "while", "or"})
_LONGEST_PLACE = 6  # words of "in the first half of 2010"
_COORDINATED = 4  # words from "and" to the second amount
_COORDINATION_STOPS = frozenset("to from by at of in on stood is was were are".split())


def _goes_on(tokens: Sequence[Token], previous: Placed, one: Placed) -> bool:
    """Whether a bare number counts what the one before it counts: "killed 34 people and injured 340"."""
    if one.kind is not Kind.NUMBER or previous.kind is not Kind.NUMBER or previous.complement:
        return False
    return tokens[one.first - 2].low == "and" and tokens[one.first - 1].low in DOING_VERBS


def _trails(tokens: Sequence[Token], one: Placed) -> bool:
    """Whether a change is added to what was just said: "delivered 484,507 vehicles, up 20 percent"."""
    at = one.first - 2 if tokens[one.first - 1].low == "from" else one.first - 1
    return tokens[at].low in {"up", "down"} and tokens[at - 1].text == ","


def _tells_a_gap(tokens: Sequence[Token], level: Placed, one: Placed) -> bool:
    """Whether a bare number says how far the level before it is from an earlier one: "24 pupils, three fewer"."""
    amount = one.change is not None and one.change.role is Role.AMOUNT
    bare = one.kind is level.kind is Kind.NUMBER and level.change is None
    return amount and bare and tokens[one.first - 1].text == "," and tokens[one.end].low in COMPARATIVES


class _Figures:
    """Which tokens of a sentence belong to its figures, and which to its dates."""

    def __init__(self, sentence: Sequence[Placed]) -> None:
        self._sentence = sentence
        self._starts = [one.first for one in sentence]

    def _at(self, i: int) -> Placed | None:
        n = bisect_right(self._starts, i) - 1
        return self._sentence[n] if n >= 0 and self._sentence[n].end > i else None

    def __call__(self, i: int) -> bool:
        return self._at(i) is not None

    def date(self, i: int) -> bool:
        found = self._at(i)
        return found is not None and found.is_date


def _add_speakers(text: str, tokens: Sequence[Token], placed: Sequence[Placed]) -> None:
    if not placed:
        return
    spoken = quotations(tokens)
    starts = [quotation.open for quotation in spoken]
    for one in placed:
        n = bisect_left(starts, one.first) - 1
        if n < 0 or spoken[n].close < one.first:
            continue
        name = speaker_of(tokens, spoken[n])
        if name is not None:
            one.speaker = _text(text, tokens, name)


def _text(text: str, tokens: Sequence[Token], phrase: tuple[int, int] | None) -> str | None:
    return None if phrase is None else " ".join(text[tokens[phrase[0]].start : tokens[phrase[1] - 1].end].split())
