"""Parts of a year: quarters, halves and seasons, with the year, or the fiscal year, that stands beside them."""

from __future__ import annotations

from factcheck.figures.temporal.moments import Moment
from factcheck.figures.temporal.names import SEASONS
from factcheck.figures.temporal.tokens import Tokens
from factcheck.figures.temporal.years import fiscal_year, two_digit_year, year_value

Read = tuple[Moment, int] | None


def read_part_of_year(t: Tokens, grain: str, number: int, j: int) -> tuple[Moment, int]:
    """After "third quarter" or "first half", which end before token ``j``: perhaps a year."""
    k = j + 1 if t.low[j] in {"of", "in", ","} else j
    fiscal = fiscal_year(t, k)
    if fiscal:
        return Moment(grain, year=fiscal[0].year, number=number), fiscal[1]
    if t.low[k] == "the" and t.low[k + 1] == "year":
        year = year_value(t, k + 2)
        return Moment(grain, year=year, number=number), k + 2 + (year is not None)
    year = year_value(t, k) if t.digits(k) else None
    if year:
        return Moment(grain, year=year, number=number), k + 1
    return Moment(grain, number=number, firm=grain == "quarter" and t.low[j] != "of"), j


def read_season(t: Tokens, i: int) -> Read:
    """As in "spring 2021", "the summer of 2020"; a bare season is not ``firm``."""
    season = SEASONS[t.low[i]]
    j = i + 1
    k = j + 1 if t.low[j] in {"of", ","} else j
    year = year_value(t, k) if t.digits(k) else None
    if year:
        return Moment("season", year=year, number=season), k + 1
    return Moment("season", number=season, firm=False), i + 1


def read_letter_part(t: Tokens, i: int) -> Read:
    """Q3, H1, Q3 2022, Q3 of 2022, Q1-2019."""
    number = int(t.low[i + 1]) if len(t.low[i + 1]) == 1 else 0
    grain = "quarter" if t.low[i] == "q" else "half"
    if not 1 <= number <= (4 if grain == "quarter" else 2) or (t.glued(i) and t.low[i - 1] not in {"-", "(", "/", "'"}):
        return None
    if grain == "half" and not t.capital(i):
        return None
    j = i + 2
    if t.glued(j) and t.letter(j):
        return None
    k = j + 1 if t.low[j] in {"of", "-", ",", "in", "/"} else j
    year = year_value(t, k, glued=t.low[j] in {"-", "/"}) if t.digits(k) else None
    if year:
        return Moment(grain, year=year, number=number), k + 1
    fiscal = fiscal_year(t, k)
    if fiscal:
        return Moment(grain, year=fiscal[0].year, number=number), fiscal[1]
    if t.low[k] == "'" and t.digits(k + 1) and len(t.low[k + 1]) == 2:
        return Moment(grain, year=two_digit_year(t, k + 1), number=number), k + 2
    return Moment(grain, number=number), j
