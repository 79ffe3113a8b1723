"""Find every date, duration and age of a text in one scan over its tokens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from factcheck.figures.temporal import absolute, ages, durations
from factcheck.figures.temporal.context import Context
from factcheck.figures.temporal.evidence import dated
from factcheck.figures.temporal.hits import Hit, figure
from factcheck.figures.temporal.moments import resolve
from factcheck.figures.temporal.names import MONTHS, PARTS, SEASONS, SPELT_DECADES, WEEKDAYS
from factcheck.figures.temporal.numbers import NUMBER_WORDS, ORDINAL_ONES, ORDINAL_TENS, TENS, VULGAR
from factcheck.figures.temporal.tokens import Tokens, tokenize
from factcheck.records import Figure, Kind

Reader = Callable[[Tokens, int, Context], Hit | None]


def _date(t: Tokens, i: int, context: Context) -> Hit | None:
    found = absolute.read_point(t, i)
    if found is None:
        return None
    moment, end = found
    if not dated(t, moment, i, end):
        return None
    period = resolve(moment, context, i, end)
    return Hit(i, end, Kind.DATE, period=period, ambiguous=moment.ambiguous)


def _duration(t: Tokens, i: int, context: Context) -> Hit | None:
    return durations.read_duration(t, i)


def _year_old(t: Tokens, i: int, context: Context) -> Hit | None:
    return ages.read_year_old(t, i)


def _aged(t: Tokens, i: int, context: Context) -> Hit | None:
    return ages.read_aged(t, i)


def _after_name(t: Tokens, i: int, context: Context) -> Hit | None:
    return ages.read_after_name(t, i)


def _life(t: Tokens, i: int, context: Context) -> Hit | None:
    return ages.read_decade_of_life(t, i)


def _under(t: Tokens, i: int, context: Context) -> Hit | None:
    return ages.read_under(t, i)


_DIGITS: tuple[Reader, ...] = (_after_name, _year_old, _date, _duration)
_TABLE: dict[str, tuple[Reader, ...]] = {}


def _begin(words: object, *readers: Reader) -> None:
    for word in words:  # type: ignore[attr-defined]
        _TABLE[word] = _TABLE.get(word, ()) + readers


_begin(NUMBER_WORDS, _year_old, _date, _duration)
_begin(VULGAR, _duration)
_begin(("a", "an", "half", "quarter", "few", "several", "couple"), _duration)
_begin({*MONTHS, *WEEKDAYS, *SEASONS, *PARTS, *SPELT_DECADES}, _date)
_begin({*ORDINAL_ONES, *ORDINAL_TENS}, _date)
_begin(("q", "h", "fy", "fiscal", "financial", "tax", "school", "academic", "'"), _date)
_begin(("aged", "age", "ages"), _aged)
_begin(("his", "her", "their", "my", "your", "our"), _life)
_begin(("under", "over", "above", "below"), _under)


def find_temporal(text: str, *, reference: date | None = None) -> list[Figure]:
    """Every date, duration and age of ``text``, in order and not overlapping; ``text[f.start:f.end] == f.text``.

    ``reference`` is the article's date. Without it, dates that are counted from it are still found, with period None.
    The time taken is linear in the length of the text.
    """
    t = tokenize(text)
    context = Context(t, reference)
    found: list[Figure] = []
    i, table = 0, _TABLE
    while i < t.count:
        word = t.low[i]
        readers = _DIGITS if "0" <= word[0] <= "9" else table.get(word)
        best: Hit | None = None
        if readers:
            for reader in readers:
                hit = reader(t, i, context)
                if hit and (best is None or hit.end > best.end):
                    best = hit
        if best is None:
            i += 1
            continue
        if best.period:
            context.remember(best.period, i)
        found.append(figure(t, best))
        i = best.end
    return found
