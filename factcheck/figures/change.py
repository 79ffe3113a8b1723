"""Which way a quantity moved, and whether the figure is the amount of the change, the level after it or the level
before.

"rose by 28% to 4,500 from 3,516": "by" and the bare verb bring the amount, "to" the level after, "from" the level
before.
The words of change are a table in ``change_words.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.figures.change_words import (
    ADDING,
    ADVERBS,
    COMPARATIVES,
    FLAT,
    GOING,
    NOUNS,
    PARTICLED,
    STEPS,
    direction_of,
    is_change,
)
from factcheck.figures.grammar_words import is_adverb
from factcheck.figures.placed import Placed
from factcheck.figures.tokens import BREAK, Token
from factcheck.figures.word_sets import word_set
from factcheck.records import Change, Direction, Kind, Role

_REACH = 14  # tokens back to the word of change for "to" and "from"
_STOPS = frozenset({";", ":", "(", ")", '"', "“", "”"})
_SKIPPED = word_set(
    "an a the estimated another further additional record some roughly only just sharply slightly steadily "
    "overall nearly almost massive modest"
)
_MOVABLE = frozenset(
    {
        Kind.NUMBER,
        Kind.PERCENT,
        Kind.POINTS,
        Kind.MONEY,
        Kind.MEASURE,
        Kind.FRACTION,
        Kind.MULTIPLE,
        Kind.DURATION,
        Kind.AGE,
    }
)
_RAISING = word_set("raised raise raises raising lost lose loses losing cut")

_COUNTS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.MEASURE})
_LATER = word_set("later earlier after before ago afterwards previously")
_GROWING = word_set("grow grows grew grown growing raise raises raised raising")
_MAKING = word_set("make makes made making take takes took taken taking")  # "made up 63 percent" states a share


def change_of(tokens: Sequence[Token], placed: Placed) -> Change | None:
    """Return the change that the words beside a figure state; None where they state none."""
    if placed.kind not in _MOVABLE:
        return None
    if placed.figure.change is not None:
        return placed.figure.change
    at = placed.first - 1
    while tokens[at].low in _SKIPPED:
        at -= 1
    before = tokens[at].low
    if before == "of" and tokens[at - 1].low == "factor" and tokens[at - 3].low == "by":
        return _found(tokens, at - 3, Role.AMOUNT)  # "fell by a factor of 10"
    if before == "by":
        return _found(tokens, at, Role.AMOUNT)
    if before == "to" and tokens[at - 1].low == "up" and tokens[at - 2].low in ADDING:
        return None  # "winning bids added up to 15,200 dollars" is their sum
    if before == "to":
        return _found(tokens, at, Role.AFTER)
    if before == "from":
        return _found(tokens, at, Role.BEFORE)
    if before == "of":
        return _noun_of(tokens, at)
    if before == "at" and tokens[at - 1].low in FLAT:
        return Change(Direction.NONE, Role.AFTER)
    if before == "in" and tokens[placed.end - 1].low == "half":
        return _found(tokens, at, Role.AMOUNT)
    direct = _verb_before(tokens, at, placed)
    return direct or _after(tokens, placed)


def _found(tokens: Sequence[Token], at: int, role: Role) -> Change | None:
    """The nearest word of change before "by", "to" or "from" in the same clause."""
    for n in range(1, _REACH):
        token = tokens[at - n]
        if token.kind == BREAK or token.text in _STOPS:
            return None
        if token.low in _RANGING:
            return None
        if token.low in NOUNS and tokens[at - n - 1].low in {"for", "in", "of"}:
            continue  # "cut its forecast for growth to 2%"
        direction = _direction(tokens, at - n)
        went = is_change(tokens[at - n - 1].low) or tokens[at - n - 1].low in GOING
        bare = token.low in {"up", "down"} and not went and tokens[at - n + 1].low != "on"  # "up on last year by 3"
        if direction is not None and not (n > 1 and bare):
            return Change(direction, role)
        if n > 3 and token.low in {"while", "but", "which", "who", "that", "because"}:
            return None
    return None


_RANGING = word_set("range ranges ranging ranged aged ages between anywhere vary varies varying varied")


def _direction(tokens: Sequence[Token], i: int) -> Direction | None:
    """The direction of the word at ``i``; "edged down" is down, and "up to", "growing number of" are no change."""
    low = tokens[i].low
    if low in COMPARATIVES or not is_change(low):
        return None
    if low in STEPS and is_change(tokens[i + 1].low):
        return direction_of(tokens[i + 1].low)
    if low in STEPS and is_change(tokens[i - 1].low):
        return direction_of(tokens[i - 1].low)
    return direction_of(low)


def _noun_of(tokens: Sequence[Token], at: int) -> Change | None:
    """ "a rise of 3%", "an increase in exports of 3%": a noun of change shortly before "of"."""
    for n in range(1, 6):
        token = tokens[at - n]
        if token.kind == BREAK or token.text in _STOPS or token.text == "," or token.low in _DOING:
            return None
        if token.low in NOUNS:
            direction = direction_of(token.low)
            return None if direction is None else Change(direction, Role.AMOUNT)
        if n == 1 and token.low in {"total", "average", "record", "rate", "number"}:
            return None
    return None


_DOING = word_set("took takes cost costs claimed claims killed kills caused causes left leaves was were is are had has")
"""Verbs that a noun of change may be the subject of: "the collapse took the lives of 13"."""


def _verb_before(tokens: Sequence[Token], at: int, placed: Placed) -> Change | None:
    """ "rose 3%", "up nearly 5%", "added 200 jobs"."""
    token = tokens[at]
    if token.low in ADVERBS and token.low in {"less", "fewer", "higher", "lower"}:
        return None
    if token.low in _RAISING and placed.kind is Kind.MONEY:
        return None
    if token.low == "up" and tokens[at - 1].low in _MAKING:
        return None
    if token.low in {"up", "down"} and placed.kind in _COUNTS and _is_particled(tokens[at - 1].low):
        return None
    behind = tokens[placed.end].low
    if placed.kind is Kind.DURATION and behind in _LATER:
        return None  # "was raised a year later"
    if token.low in _GROWING and placed.kind in _COUNTS and behind == "of":
        return None  # "grew 200 tonnes of flowers"
    direction = _direction(tokens, at)
    if direction is not None and tokens[placed.first].low in {"below", "under", "above", "beneath", "beyond"}:
        return Change(direction, Role.AFTER)  # "fell below 50%" is a level, "fell more than 50%" an amount
    if direction is None and is_adverb(tokens[at].low):
        direction = _direction(tokens, at - 1)
    return None if direction is None else Change(direction, Role.AMOUNT)


def _is_particled(verb: str) -> bool:
    """Whether a verb with "up" or "down" makes another verb ("coughed up $3m"), and does not only say which way."""
    return verb in PARTICLED or (verb.endswith("ed") and not is_change(verb) and verb not in GOING)


def _after(tokens: Sequence[Token], placed: Placed) -> Change | None:
    """ "a 3% rise", "3% higher than", "a 25-basis-point cut", "20% more than"."""
    passive = _passive(tokens, placed)
    if passive is not None:
        return passive
    told = placed.kind in {Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.NUMBER}
    if told and tokens[placed.end].low == "off" and any(tokens[placed.first - n].low in _TAKING_OFF for n in (1, 2, 3)):
        return Change(Direction.FELL, Role.AMOUNT)  # "knocked 3,000 euros off its cheapest car"
    if placed.kind in {Kind.PERCENT, Kind.FRACTION} and _off_the_usual(tokens, placed.end):
        return Change(Direction.ROSE if tokens[placed.end].low == "above" else Direction.FELL, Role.AMOUNT)
    for n in range(3):
        token = tokens[placed.end + n]
        if token.kind == BREAK or token.text in _STOPS or token.text == ",":
            return None
        low = token.low
        if low in COMPARATIVES and n > 1:
            return None
        if low in COMPARATIVES:
            shares = placed.kind in {Kind.PERCENT, Kind.POINTS, Kind.FRACTION}
            direction = direction_of(low)
            compared = n == 0 and placed.kind in _SIZES and not tokens[placed.end + 1].text.isalnum()
            return (
                Change(direction, Role.AMOUNT)
                if direction is not None
                and (
                    shares
                    or compared
                    or tokens[placed.end + n + 1].low == "than"
                    or _against_a_time(tokens, placed.end + n + 1)
                )
                else None
            )
        if low in NOUNS or (n == 0 and low in ADVERBS):
            if placed.kind in {Kind.NUMBER} and low not in {
                "higher",
                "lower",
                "increase",
                "decrease",
                "rise",
                "drop",
                "fall",
            }:
                return None
            direction = direction_of(low)
            return None if direction is None else Change(direction, Role.AMOUNT)
        if low in {"of", "in", "to", "from", "and", "or", "that", "was", "were", "is", "are"}:
            return None
    return None


def _against_a_time(tokens: Sequence[Token], i: int) -> bool:
    """ "three fewer pupils than a decade ago": whether a "than" shortly behind a comparative brings an earlier time."""
    at = next(
        (n for n in range(i, i + _NOUNS_BETWEEN + 1) if tokens[n].low == "than" or not tokens[n].text.isalpha()), i
    )
    if tokens[at].low != "than":
        return False
    at += 1
    while tokens[at].low in _BEFORE_TIME:
        at += 1
    low, behind = tokens[at].low, tokens[at + 1].low
    if low in {"last", "previous", "preceding", "prior"}:
        return behind in _GRAINS
    if low.isdigit() and len(low) == 4:
        return "1500" <= low <= "2100" and not tokens[at + 1].text.isalpha()
    counted = at if low in _GRAINS else at + 1
    return tokens[counted].low in _GRAINS and tokens[counted + 1].low in {"ago", "before", "earlier", "previously"}


_NOUNS_BETWEEN = 3  # words of what is counted, between the comparative and its "than"
_BEFORE_TIME = word_set("in at on during for the a an its their it they he she was were had did")
_GRAINS = word_set("year month week quarter season decade century day years months weeks quarters seasons decades days")
_USUAL = word_set("average averages normal usual mean median norm forecast forecasts expectations expected")
_BEFORE_USUAL = word_set("the its their a national seasonal annual monthly regional global long-term")


def _off_the_usual(tokens: Sequence[Token], i: int) -> bool:
    """ "40% above the average": how far a level is from the usual one. So many "above the poverty line" are a share."""
    if tokens[i].low not in {"above", "below"}:
        return False
    at = i + 1
    while tokens[at].low in _BEFORE_USUAL or tokens[at].low in {"long", "term", "-"}:
        at += 1
    return tokens[at].low in _USUAL


_SIZES = frozenset({Kind.DURATION, Kind.MEASURE, Kind.MONEY})
"""Kinds of which "12 days shorter" tells a change without a "than"."""
_TAKING_OFF = word_set(
    "knock knocks knocked take takes took taken taking shave shaves shaved shaving cut cuts cutting trim trimmed"
    " trimming wipe wiped wiping slice sliced lop lopped chop chopped clipped"
)
_LOST_OR_ADDED = word_set("lost added axed shed slashed gained")
_BEING = word_set("were was are been be being")


def _passive(tokens: Sequence[Token], placed: Placed) -> Change | None:
    """ "510 jobs were lost": the amount of a change, as "the loss of 510 jobs" is."""
    if placed.kind is not Kind.NUMBER:
        return None
    for n in range(4):
        token = tokens[placed.end + n]
        if token.kind == BREAK or not token.text.isalpha():
            return None
        if token.low in _LOST_OR_ADDED and tokens[placed.end + n - 1].low in _BEING:
            direction = Direction.FELL if token.low in {"axed", "shed"} else direction_of(token.low)
            return None if direction is None else Change(direction, Role.AMOUNT)
    return None
