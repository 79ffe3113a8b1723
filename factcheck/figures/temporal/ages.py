"""Read ages: 46-year-old; "Rios, 46,"; aged 46; in her 50s; 18- to 24-year-olds; children under five."""

from __future__ import annotations

from decimal import Decimal

from factcheck.figures.temporal.context import Context
from factcheck.figures.temporal.hits import Hit
from factcheck.figures.temporal.names import MONTHS, WEEKDAYS, words
from factcheck.figures.temporal.numbers import read_number
from factcheck.figures.temporal.tokens import Tokens
from factcheck.records import Bound, Kind

OLDEST = 125
ONE = Decimal(1)
_AGE_UNITS = {
    "year": "year",
    "years": "year",
    "month": "month",
    "months": "month",
    "week": "week",
    "weeks": "week",
    "day": "day",
    "days": "day",
}
_OWNERS = frozenset(words("his her their my your our one"))
_PERSONS = frozenset(words("he she they"))
_BEING = frozenset(words("was is were just only turned be still barely"))
_YOUNG = frozenset(
    words(
        "children child kids people pupils adults women men girls boys babies those anyone everyone players "
        "toddlers drivers voters teenagers youths residents persons"
    )
)
_UNDER = {"under": Bound.LESS_THAN, "over": Bound.MORE_THAN, "above": Bound.MORE_THAN, "below": Bound.LESS_THAN}
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def _age(t: Tokens, i: int) -> tuple[Decimal, int] | None:
    number = read_number(t, i)
    if number is None or number.value > OLDEST:
        return None
    return number.value, number.end


def read_year_old(t: Tokens, i: int, _: Context) -> Hit | None:
    """From the number on: "46-year-old", "18- to 24-year-olds", "18-24-year-olds", "three months old"."""
    first = _age(t, i)
    if first is None:
        return None
    value, j = first
    low = None
    k = j + (t.low[j] == "-")
    if t.low[k] in {"to", "and", "or"} or (k > j and t.digits(k)):
        k += t.low[k] in {"to", "and", "or"}
        k += t.low[k] == "-"
        second = (Decimal(t.low[k]), k + 1) if t.digits(k) and len(t.low[k]) <= 3 else _age(t, k)
        if second and second[0] > value:
            low, value, j = value, second[0], second[1]
    k = j + (t.low[j] == "-")
    unit = _AGE_UNITS.get(t.low[k])
    if unit is None:
        return None
    k += 1
    if t.low[k] == "of" and t.low[k + 1] == "age":
        end = k + 2
    else:
        k += t.low[k] == "-"
        if t.low[k] not in {"old", "olds"}:
            return None
        end = k + 1
    if low is not None:
        return Hit(i, end, Kind.AGE, None, low, value, ONE, unit)
    return Hit(i, end, Kind.AGE, value, step=ONE, unit=unit)


def read_aged(t: Tokens, i: int, _: Context) -> Hit | None:
    """As in "aged 46", "ages 5 to 11", "age 12", "at the age of 12", "aged 65 and over", "aged between 18 and 24"."""
    j = i + 1
    if t.low[i] == "age":
        j += t.low[j] == "of"
    bound = Bound.EQUAL
    if t.low[j] == "between":
        j += 1
    elif t.low[j] in _UNDER:
        bound = _UNDER[t.low[j]]
        j += 1
    first = _age(t, j)
    if first is None:
        return None
    value, j = first
    if t.low[j] in {"to", "and", "or", "-"}:
        second = _age(t, j + 1)
        if second is None and t.low[j] == "-" and t.digits(j + 1) and len(t.low[j + 1]) <= 3:
            second = Decimal(t.low[j + 1]), j + 2
        if second and second[0] > value:
            return Hit(i, second[1], Kind.AGE, None, value, second[0], ONE, "year")
        if t.low[j] in {"and", "or"} and t.low[j + 1] in {"over", "older", "above", "up"}:
            return Hit(i, j + 2, Kind.AGE, value, step=ONE, unit="year", bound=Bound.AT_LEAST)
        if t.low[j] in {"and", "or"} and t.low[j + 1] in {"under", "younger", "below"}:
            return Hit(i, j + 2, Kind.AGE, value, step=ONE, unit="year", bound=Bound.AT_MOST)
    if t.low[j] in {"years", "year", "months", "weeks", "days"}:
        unit = _AGE_UNITS[t.low[j]]
        return Hit(i, j + 1, Kind.AGE, value, step=ONE, unit=unit, bound=bound)
    if t.low[j] in {"%", "percent"}:
        return None
    return Hit(i, j, Kind.AGE, value, step=ONE, unit="year", bound=bound)


def read_after_name(t: Tokens, i: int, _: Context) -> Hit | None:
    """As in "Rios, 46, said": digits between commas after a capitalised name that is no month."""
    if t.low[i - 1] != "," or not t.glued(i - 1) or t.glued(i) or len(t.low[i]) > 3 or t.low[i][0] == "0":
        return None
    if t.low[i + 1] not in {",", ".", ";", ")", "—"} or not t.glued(i + 1) or (t.glued(i + 2) and t.digits(i + 2)):
        return None
    name = i - 2
    if t.low[name] == "." and t.glued(name):  # "Jr.,"
        name -= 1
    value = int(t.low[i])
    if value > OLDEST or not t.letter(name) or not t.capital(name) or t.low[name] in MONTHS or t.low[name] in WEEKDAYS:
        return None
    if t.digits(i + 2):
        return None
    return Hit(i, i + 1, Kind.AGE, Decimal(value), step=ONE, unit="year")


def read_at_an_event(t: Tokens, i: int, _: Context) -> Hit | None:
    """As in "Mozart was 35 when he died", "she turned 60", "he was 41 at his death": a verb, the number, and whose it
    is.
    """
    if t.low[i - 1] not in _BEING:
        return None
    found = _age(t, i)
    if found is None or found[0] < 1:
        return None
    value, j = found
    told = (t.low[j] == "when" and t.low[j + 1] in _PERSONS) or (t.low[j] == "at" and t.low[j + 1] in _OWNERS)
    told = told or (t.low[j] == "when" and t.low[j + 1] in {"his", "her"} and _is_person(t, i - 2))
    return Hit(i, j, Kind.AGE, value, step=ONE, unit="year") if told else None


def _is_person(t: Tokens, i: int) -> bool:
    """Whether the word before "was 29 when his first opera premiered" is a person, as far as its form tells."""
    word = t.low[i]
    return word in _PERSONS or t.capital(i) or (word.endswith(_PERSONAL) and word not in _THINGS)


_PERSONAL = ("er", "or", "ist", "ian", "man", "king", "queen", "poet", "girl", "boy", "ess")
_THINGS = frozenset(words("number water river power order tower letter counter floor score error factor paper"))


def read_decade_of_life(t: Tokens, i: int, _: Context) -> Hit | None:
    """As in "in her 50s", "in his early 40s": from the owner's word."""
    j = i + 1
    part = _DECADE_PARTS.get(t.low[j])
    if part:
        j += 1 + (t.low[j + 1] == "-")
    if not t.digits(j) or len(t.low[j]) != 2 or t.low[j][1] != "0" or t.low[j + 1] != "s" or not t.glued(j + 1):
        return None
    start = int(t.low[j])
    low, high = part or (0, 9)
    second = j + 3
    if (
        t.low[j + 2] in {"and", "or", "to"}
        and t.low[second + 1] == "s"
        and t.glued(second + 1)
        and len(t.low[second]) == 2
    ):
        return Hit(
            i + 1, second + 2, Kind.AGE, None, Decimal(start + low), Decimal(int(t.low[second]) + 9), ONE, "year"
        )
    return Hit(i + 1, j + 2, Kind.AGE, None, Decimal(start + low), Decimal(start + high), ONE, "year")


def read_under(t: Tokens, i: int, _: Context) -> Hit | None:
    """As in "children under five", "under-18s", "over-65s", "people over 60"."""
    bound = _UNDER[t.low[i]]
    j = i + 1 + (t.low[i + 1] == "-")
    j += t.low[j] == "the" and t.low[j + 1] == "age" and t.low[j + 2] == "of" and 3
    t.joined = j
    first = _age(t, j)
    t.joined = -1
    if first is None or first[0] < 1:
        return None
    value, end = first
    if t.low[end] == "s" and t.glued(end) and t.digits(j):
        return Hit(i, end + 1, Kind.AGE, value, step=ONE, unit="year", bound=bound)
    if t.low[i - 1] in _YOUNG and not t.letter(end) and t.low[end] not in {"%", "-", "$", "°"} and not t.glued(end + 1):
        return Hit(i, end, Kind.AGE, value, step=ONE, unit="year", bound=bound)
    return None
