"""Years, decades, centuries and fiscal years as they are written."""

from __future__ import annotations

from factcheck.figures.temporal.arithmetic import years_period
from factcheck.figures.temporal.moments import Moment
from factcheck.figures.temporal.names import PARTS, SPELT_DECADES
from factcheck.figures.temporal.tokens import Tokens

Read = tuple[Moment, int] | None

FIRST_YEAR, LAST_YEAR = 1000, 2199


def year_value(t: Tokens, i: int, *, glued: bool = False) -> int | None:
    """The four digits at ``i`` as a year, or None if they belong to a larger number or a code.

    ``glued``: the sign before it is part of the date ("Dec-2018").
    """
    word = t.low[i]
    if len(word) != 4 or not t.digits(i):
        return None
    value = int(word)
    if not FIRST_YEAR <= value <= LAST_YEAR or not (glued or t.stands_alone(i) or _after_date_sign(t, i)):
        return None
    after = t.low[i + 1]
    if t.glued(i + 1):
        if after in {"%", "°"} or (after in {".", ",", ":"} and t.digits(i + 2) and t.glued(i + 2)):
            return None
        if t.letter(i + 1) and after != "s":
            return None
        if after == "s":
            return None
    return value


def _after_date_sign(t: Tokens, i: int) -> bool:
    """As in "mid-2023", "Jan-Feb,2017": a sign glued between a word of the calendar and the year."""
    return (t.low[i - 1] == "," and t.letter(i - 2)) or (t.low[i - 1] == "-" and t.low[i - 2] in PARTS)


def two_digit_year(t: Tokens, i: int) -> int | None:
    """As in "23" as a year: 00 to 39 are of this century, 40 to 99 of the last."""
    if len(t.low[i]) != 2 or not t.digits(i):
        return None
    value = int(t.low[i])
    return 2000 + value if value < 40 else 1900 + value


def read_decade(t: Tokens, i: int) -> Read:
    """The 1990s, 1990's, the '90s, the 90s, the nineties."""
    word = t.low[i]
    if word in SPELT_DECADES:
        if t.low[i - 1] in {"the", "mid", "early", "late", "-", "in"}:
            return Moment("decade", year=1900 + SPELT_DECADES[word], firm=t.low[i - 1] != "-"), i + 1
        return None
    if word == "'":
        if t.digits(i + 1) and t.glued(i + 1) and len(t.low[i + 1]) == 2 and t.low[i + 1][1] == "0":
            end = _plural_s(t, i + 2)
            if end:
                return Moment("decade", year=_century_of(int(t.low[i + 1]))), end
        return None
    if not (t.stands_alone(i) or _after_date_sign(t, i)) or word[-1] != "0":
        return None
    end = _plural_s(t, i + 1)
    if end is None:
        return None
    if len(word) == 4 and FIRST_YEAR <= int(word) <= LAST_YEAR:
        if word.endswith("00") and int(word) < 2000:  # the 1800s are a century
            return Moment("century", year=int(word), number=int(word) // 100 + 1), end
        return Moment("decade", year=int(word)), end
    if len(word) == 2 and t.low[i - 1] in {"the", "early", "mid", "late", "-"} and int(word) >= 20:
        return Moment("decade", year=_century_of(int(word)), firm=False), end
    return None


def _plural_s(t: Tokens, i: int) -> int | None:
    """The token after the s of "1990s" or "1990's"."""
    if t.low[i] == "s" and t.glued(i):
        return i + 1
    if t.low[i] == "'" and t.glued(i) and t.low[i + 1] == "s" and t.glued(i + 1):
        return i + 2
    return None


def _century_of(decade: int) -> int:
    return 2000 + decade if decade < 20 else 1900 + decade


def read_century(t: Tokens, number: int, i: int) -> Read:
    """``i`` is at the word "century", its ordinal read."""
    if not 1 <= number <= 21:
        return None
    if t.low[i + 1] in {"bc", "bce"}:
        return Moment("century", number=number, unresolved=True), i + 2
    end = i + 2 if t.low[i + 1] in {"ad", "ce"} else i + 1
    return Moment("century", year=100 * number - 100, number=number), end


def fiscal_year(t: Tokens, i: int) -> Read:
    """Fiscal 2023, fiscal year 2023, FY2023, FY23, FY 2022/23, financial year 2022-23.

    Fiscal years start on different days in different countries; the period is the calendar year of the same
    number (for 2022-23 both years), and the grain "fiscal-year" says that its edges are not exact.
    """
    word = t.low[i]
    if word == "fy":
        j = i + 1
    elif word in {"fiscal", "financial", "tax", "academic", "school"}:
        j = i + 1 if t.low[i + 1] not in {"year", "years"} else i + 2
        if word != "fiscal" and j == i + 1:
            return None
    else:
        return None
    j += t.low[j] == "'"
    if not t.digits(j):
        return None
    year = year_value(t, j, glued=True) or two_digit_year(t, j)
    if year is None:
        return None
    last = _second_year(t, j + 1, year)
    if last:
        return Moment("fiscal-year", year=year, fixed=years_period(year, 2, "fiscal-year")), j + 3
    return Moment("fiscal-year", year=year), j + 1


def _second_year(t: Tokens, i: int, year: int) -> bool:
    """Whether "-23", "/23" or "-2023" follows 2022."""
    if t.low[i] not in {"-", "/"} or not t.glued(i) or not t.glued(i + 1) or not t.digits(i + 1):
        return False
    return t.low[i + 1] in {str(year + 1), str(year + 1)[2:]}


_ERAS = frozenset({"ad", "ce", "bc", "bce"})


def read_era(t: Tokens, i: int) -> Read:
    """As in "AD 79", "1066 AD", "44 BC": years before 1 have no period, as the calendar here starts with it."""
    if t.raw[i] in {"AD", "CE"}:
        year = int(t.low[i + 1]) if t.digits(i + 1) and len(t.low[i + 1]) <= 4 else 0
        return (Moment("year", year=year), i + 2) if year and not t.letter(i + 2) else None
    if not t.digits(i) or len(t.low[i]) > 4 or t.low[i + 1] not in _ERAS or not t.raw[i + 1].isupper():
        return None
    if not t.stands_alone(i) or int(t.low[i]) == 0:
        return None
    before = t.low[i + 1].startswith("b")
    return Moment("year", year=int(t.low[i]), unresolved=before), i + 2


def read_short_year(t: Tokens, i: int) -> Read:
    """As in "in '94", "the summer of '69": from the apostrophe."""
    if (
        t.glued(i)
        or not t.digits(i + 1)
        or not t.glued(i + 1)
        or len(t.low[i + 1]) != 2
        or (t.glued(i + 2) and t.letter(i + 2))
    ):
        return None
    if t.low[i - 1] not in {"in", "since", "of", "from", "to", "by", "until", "the", "before", "after"}:
        return None
    return Moment("year", year=two_digit_year(t, i + 1)), i + 2


def named_year(t: Tokens, i: int) -> Read:
    """The year 2019, calendar year 2008."""
    j = i + (t.low[i] == "calendar")
    if t.low[j] != "year":
        return None
    year = year_value(t, j + 1) if t.digits(j + 1) else None
    return (Moment("year", year=year), j + 2) if year else None
