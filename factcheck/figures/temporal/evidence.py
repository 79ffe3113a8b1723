"""Whether the words around a doubtful date (a bare month, a plain year) really make it one."""

from __future__ import annotations

from factcheck.figures.temporal.context import FUTURE_CUES
from factcheck.figures.temporal.moments import Moment
from factcheck.figures.temporal.names import (
    COUNTED,
    CURRENCY_SIGNS,
    LABELS,
    NOT_PLURAL,
    WEEKDAYS,
    WORDLIKE_MONTHS,
    YEAR_CUES,
    words,
)
from factcheck.figures.temporal.tokens import Tokens

_MONTH_CUES = frozenset(
    words(
        "in since by until till from of last next this during before after through between late early mid "
        "previous following past coming around"
    )
)
_LOOSE_MONTH_CUES = _MONTH_CUES | {"to", "and", "or", "the", "a"}
_DAY_CUES = frozenset(
    words(
        "on by since until till before after from last next this and or to through early late between past "
        "following previous coming said"
    )
)
_FOR_CUES = FUTURE_CUES | frozenset({"set", "figures", "data", "numbers", "figure", "report", "ready", "forecast"})
_DAY_OF_MONTH_CUES = frozenset({"on", "until", "since"})
_NAMED_DAYS = frozenset(
    words("black good ash super bloody palm cyber shrove giving every each easter sheffield holy taco")
)
# After a weekday: the names of newspapers and programmes ("The Sunday Times", "Saturday Night Live").
_TITLES = frozenset(words("Night Times Telegraph Express Mirror Mail Post World Herald Independent Star"))
# Events that are called by their day: its year is known to everyone and not written.
_EVENTS = frozenset(words("attack attacks riot riots insurrection massacre uprising hijackings bombings terrorist"))
_SPORT = frozenset(
    words(
        "touchdown touchdowns yard yards yarder quarterback halftime rebounds kicker td qb rb wr te interception "
        "interceptions scored scoreless playoff playoffs puck tipoff overtime fumble fumbles"
    )
)
_SEASON_CUES = frozenset(
    words("in since by during until till before after from of through late early this last next over")
)
_STRONG_YEAR_CUES = frozenset(words("in since during until till circa throughout"))
_UNIT_SIGNS = frozenset("%°$€£¥")
_HEDGES = frozenset(words("over about some nearly almost roughly approximately exactly only under least most"))
_CHANGES = frozenset(
    words("rose fell increased decreased up down grew dropped climbed jumped cut raised rises falls equal close added")
)
_HEAT = frozenset(words("temperature temperatures highs lows degrees mercury"))


def dated(t: Tokens, m: Moment, start: int, end: int) -> bool:
    """Whether ``m``, read at tokens ``start`` to ``end``, is a date where it stands."""
    if m.grain == "quarter" and m.recurs and _of_a_game(t, start, end):
        return False
    if m.firm:
        if m.grain != "day" or m.weekday is None or m.day is not None:
            return True
        return t.low[start - 1] not in _NAMED_DAYS and t.raw[end] not in _TITLES and t.raw[start - 2] != "Mail"
    before = t.low[start - 1]
    if m.grain == "year":
        return plain_year(t, m.year or 0, start, end)
    if m.grain == "month":
        return _bare_month(t, start, end)
    if m.grain == "season":
        return before in _SEASON_CUES or (before == "the" and t.low[start - 2] in _SEASON_CUES)
    if m.grain == "decade":
        return not _HEAT.intersection(t.low[max(start - 8, 0) : start])
    if m.grain == "day" and m.weekday is not None:
        return before in _DAY_CUES and before not in _NAMED_DAYS
    if m.grain == "day" and m.month is None:  # "on the 18th."
        return before in _DAY_OF_MONTH_CUES or (before == "the" and t.low[start - 2] in _DAY_OF_MONTH_CUES)
    if m.grain == "day":
        return before in _DAY_CUES or before in WEEKDAYS or before == "dated"
    return False


def _of_a_game(t: Tokens, start: int, end: int) -> bool:
    """Whether "the third quarter" is one of a game: words of sport are near."""
    return not _SPORT.isdisjoint(t.low[max(start - 30, 0) : end + 30])


def names_event(t: Tokens, m: Moment, end: int) -> bool:
    """Whether a day without its year is the name of an event: "the Sept. 11 attacks"."""
    return m.grain == "day" and m.month is not None and m.recurs and t.low[end] in _EVENTS


def _bare_month(t: Tokens, start: int, end: int) -> bool:
    word, before = t.low[start], t.low[start - 1]
    if before == "for" and t.low[start - 2] in _FOR_CUES:
        return True
    if before == "the" and t.low[start - 2] in _MONTH_CUES and not t.capital(start):
        return True
    if word in {"may", "march", "mar"}:
        return before in _MONTH_CUES and t.low[end] not in {"be", "have", "not"}
    if t.letter(end) and t.capital(end) and before not in _MONTH_CUES:
        return False
    if not t.capital(start):
        return before in _MONTH_CUES and not (word == "august" and t.letter(end))
    if word in WORDLIKE_MONTHS:
        return before in _LOOSE_MONTH_CUES
    if len(word) <= 4 and word not in {"july"}:
        return before in _MONTH_CUES
    return not (t.glued(start) and before not in {"(", '"', "“", "-", "—", "'", "/"})


def plain_year(t: Tokens, year: int, start: int, end: int) -> bool:
    """Whether four plain digits are a year: words before them date them, and they count nothing after them."""
    before = t.low[start - 1]
    if before == "least" and t.low[start - 3] in YEAR_CUES:  # "since at least 2015"
        before = t.low[start - 3]
    if before == "in" and t.capital(start - 1) and 1890 <= year <= 2060 and year % 100 and t.low[end] == "people":
        return True  # "In 2019 people ate less"
    if _part_of_a_code(t, start, end) or before in LABELS or _measures(t, start, end) or _ratio(t, year, start):
        return False
    if before in _STRONG_YEAR_CUES:
        return not (year % 100 == 0 and year != 2000 and _plural(t, end))
    if not 1500 <= year <= 2100 and before not in {"by", "until", "from", "of", "year"}:
        return False
    if before in YEAR_CUES or (before == "the" and t.low[start - 2] in YEAR_CUES):
        return not (_plural(t, end) and (year % 10 == 0 or year < 1900) and before not in {"by", "before", "after"})
    if before in _HEDGES or (t.digits(start - 1) and not t.glued(start)):
        return False
    if before in {"the", "a", "its", "their", "his", "her", "our", "'", "s"}:
        return not (_plural(t, end) and (year % 100 == 0 or before == "a"))
    if t.low[end] == "in" and t.low[end + 1] in _SCALES:  # "Throughput 2023 in million tonnes"
        return 1890 <= year <= 2060
    if t.low[end] == "(" and _heads_a_list(t, end):  # "Harvest 2018 (tonnes): wheat 310"
        return 1890 <= year <= 2060
    if t.low[end] == ":":  # the head of a list: "Passengers 2018: women 3.1 million, men 2.9 million"
        return 1890 <= year <= 2060
    if t.capital(start - 1) and t.letter(start - 1) and start > 1 and t.low[start - 2] not in {".", "?", "!"}:
        return 1890 <= year <= 2060 and not _plural(t, end)  # Tokyo 2020
    return not _plural(t, end) and (t.low[end] == "," or not _plural(t, end + 1))


_SCALES = frozenset("thousand thousands million millions billion billions percent".split())
_LONGEST_BRACKET = 10


def _heads_a_list(t: Tokens, bracket: int) -> bool:
    """Whether the bracket that opens at a token is closed before a colon."""
    for place in range(bracket + 1, bracket + _LONGEST_BRACKET):
        if t.low[place] == ")":
            return t.low[place + 1] == ":"
    return False


def _part_of_a_code(t: Tokens, start: int, end: int) -> bool:
    """Whether signs or letters bind the digits to something else: 138-2010, 2010-A, #2023."""
    before = t.low[start - 1]
    if t.glued(start) and before == "-" and t.low[start - 2] not in {"pre", "post", "mid", "early", "late"}:
        return True
    if t.glued(start) and before not in {"(", "[", '"', "“", "'", "-", "—", "/", ":", "=", ","}:
        return True
    return t.low[end] == "-" and t.glued(end) and t.glued(end + 1) and (t.letter(end + 1) or t.digits(end + 1))


def _measures(t: Tokens, start: int, end: int) -> bool:
    """Whether the digits count or measure: a unit or currency beside them, or a number range that does."""
    before, after = t.low[start - 1], t.low[end]
    if before in CURRENCY_SIGNS or before in {"#", "no"} or after in COUNTED or after in _UNIT_SIGNS:
        return True
    if t.letter(end) and len(after) == 1 and after not in {"a", "i"}:
        return True
    listed = after in {"-", "or"} or (after in {"to", "and"} and before not in {"in", "during", "since"})
    if listed and t.digits(end + 1) and counts_something(t, end + 2):
        return True
    if before == "than":
        return t.low[start - 2] in {"more", "fewer", "less", "greater", "higher", "lower"}
    if before == "from" and t.low[start - 3] == "to" and t.digits(start - 2):  # "rose to 1950 from 1800"
        return True
    if before != "to":
        return False
    return t.low[start - 2] in _CHANGES or (t.digits(start - 2) and len(t.low[start - 2]) < 4)


def _ratio(t: Tokens, year: int, start: int) -> bool:
    """As in "1 in 2000", "one in 1500": a round number after a small one."""
    if t.low[start - 1] != "in" or year % 50:
        return False
    number = t.low[start - 2]
    return (t.digits(start - 2) and len(number) == 1 and t.stands_alone(start - 2)) or number in {"one", "two", "three"}


def _plural(t: Tokens, i: int) -> bool:
    """Whether the word at ``i`` looks like a plural noun in lower case."""
    word = t.low[i]
    return word in COUNTED or (
        len(word) > 3
        and word[-1] == "s"
        and word[-2] != "s"
        and t.letter(i)
        and not t.capital(i)
        and word not in NOT_PLURAL
    )


def counts_something(t: Tokens, i: int) -> bool:
    """Whether what follows the digits that end before token ``i`` is what they count."""
    return _plural(t, i) or t.low[i] in _UNIT_SIGNS or t.low[i] in COUNTED
