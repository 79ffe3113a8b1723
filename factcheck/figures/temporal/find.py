"""Find every date, duration and age of a text in one scan over its tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from factcheck.figures.number_words import VULGAR
from factcheck.figures.temporal import ages, bounds, ranges
from factcheck.figures.temporal.context import Context
from factcheck.figures.temporal.durations import read_clocked, read_duration, read_framed_duration, read_unit_long
from factcheck.figures.temporal.evidence import dated, names_event
from factcheck.figures.temporal.gate import Gate
from factcheck.figures.temporal.hits import Hit, figure
from factcheck.figures.temporal.holidays import FIRST_WORDS
from factcheck.figures.temporal.lengths import VAGUE
from factcheck.figures.temporal.moments import resolve
from factcheck.figures.temporal.names import GRAINS, MONTHS, PARTS, SEASONS, SPELT_DECADES, WEEKDAYS
from factcheck.figures.temporal.numbers import NUMBER_WORDS, ORDINAL_ONES, ORDINAL_TENS
from factcheck.figures.temporal.points import read_point
from factcheck.figures.temporal.relative import DEICTIC, STEPS
from factcheck.figures.temporal.tokens import Tokens, tokenize
from factcheck.records import Figure, Kind

Reader = Callable[[Tokens, int, Context], Hit | None]


def _date(t: Tokens, i: int, context: Context) -> Hit | None:
    found = read_point(t, i, context)
    if found is None:
        return None
    moment, end = found
    start = i + 1 if t.low[i] == "the" else i
    if not dated(t, moment, start, end):
        return None
    period = None if names_event(t, moment, end) else resolve(moment, context, i, end)
    after = bounds.after_words(t, moment, (start, end), period, context)
    return after or Hit(start, end, Kind.DATE, period=period, ambiguous=moment.ambiguous, reach=moment.reach)


_READERS: dict[str, list[Reader]] = {}


def _begin(words: Iterable[str], *readers: Reader) -> None:
    for word in words:
        _READERS.setdefault(word, []).extend(readers)


# Which readers a word can start. Of several that succeed, the longest wins, and of equals the first.
_DIGITS: tuple[Reader, ...] = (
    ages.read_after_name,
    ages.read_year_old,
    ages.read_at_an_event,
    read_clocked,
    ranges.read_range,
    _date,
    read_duration,
)
_begin(NUMBER_WORDS, ages.read_year_old, ages.read_at_an_event, _date, read_duration)
_begin([*VULGAR, "a", "an", "half", *VAGUE], _date, read_duration)
_begin([*MONTHS, *WEEKDAYS, *SEASONS, *PARTS, *SPELT_DECADES, *ORDINAL_ONES, *ORDINAL_TENS], ranges.read_range, _date)
_begin(["q", "h", "fy", "fiscal", "financial", "tax", "school", "academic", "'", "ad", "ce"], ranges.read_range, _date)
_begin([*STEPS, *DEICTIC], ranges.read_range)
_begin([*STEPS, *DEICTIC, "that", "the", "final", "opening", "closing", "rest", "earlier", "later", "w"], _date)
_begin(sorted(FIRST_WORDS - {"easter"}), _date)
_begin(["easter", "in", "calendar", *GRAINS], _date)
_begin(["from", "between"], ranges.read_range, read_framed_duration)
_begin(["from"], bounds.read_bounded)
_begin([*bounds.WORDS, "no", "later", "prior", "in", "on"], bounds.read_bounded)
_begin(GRAINS, read_unit_long)
_begin(["aged", "age", "ages"], ages.read_aged)
_begin(["his", "her", "their", "my", "your", "our"], ages.read_decade_of_life)
_begin(["under", "over", "above", "below"], ages.read_under)
_TABLE = {word: tuple(dict.fromkeys(readers)) for word, readers in _READERS.items()}


_FIRST_YEAR, _LAST_YEAR = 1000, 3000  # within them no date that is counted leaves the calendar unnoticed


def find_temporal(text: str, *, reference: date | None = None) -> list[Figure]:
    """Every date, duration and age of ``text``, in order and not overlapping; ``text[f.start:f.end] == f.text``.

    ``reference`` is the article's date. Without it (or far from the years of any article), dates that are counted
    from it are still found, with period None.
    The time taken is linear in the length of the text.
    """
    if reference and not _FIRST_YEAR <= reference.year <= _LAST_YEAR:
        reference = None
    t = tokenize(text)
    context = Context(t, reference)
    found: list[Figure] = []
    gate = Gate(t)
    i, table = 0, _TABLE
    while i < t.count:
        word = t.low[i]
        if "0" <= word[0] <= "9":
            readers = _DIGITS if gate.digits(i) else None
        else:
            readers = table.get(word)
            if readers and not gate.near(i):
                readers = None
        if readers is None:
            i += 1
            continue
        hits = _best(t, i, readers, context)
        for hit in hits:
            if hit.period:
                context.remember(hit.period, i)
            found.append(figure(t, hit))
        i = hits[-1].end if hits else i + 1
    return found


def _best(t: Tokens, i: int, readers: tuple[Reader, ...], context: Context) -> list[Hit]:
    best: Hit | None = None
    for reader in readers:
        hit = reader(t, i, context)
        if hit and (best is None or hit.end > best.end):
            best = hit
    if best is None and (t.digits(i) or t.low[i] == "the"):
        return ranges.read_day_list(t, i, context)
    return [best] if best else []
