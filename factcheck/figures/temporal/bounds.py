"""Dates with an edge: since 2019, by 2030, until May, before Tuesday, prior to May, after 2016, in or after 2016,
from 2024 onwards, 2018 or later.

What ``period`` says beside ``bound``: for "since" (at-least) the stretch from the start of the named date up to the
article's date, if that is known and later; for by, until and "no later than" (at-most), before (less-than) and
after (more-than) the named date itself.
"""

from __future__ import annotations

from factcheck.figures.temporal.arithmetic import DAY
from factcheck.figures.temporal.context import Context, Tense
from factcheck.figures.temporal.evidence import dated
from factcheck.figures.temporal.hits import Hit
from factcheck.figures.temporal.moments import Moment, resolve
from factcheck.figures.temporal.points import read_point
from factcheck.figures.temporal.tokens import Tokens
from factcheck.records import Bound, Kind, Period

WORDS = {
    "since": Bound.AT_LEAST,
    "by": Bound.AT_MOST,
    "until": Bound.AT_MOST,
    "till": Bound.AT_MOST,
    "before": Bound.LESS_THAN,
    "after": Bound.MORE_THAN,
    "starting": Bound.AT_LEAST,
    "beginning": Bound.AT_LEAST,
}
_PHRASES = {
    ("no", "later", "than"): Bound.AT_MOST,
    ("no", "earlier", "than"): Bound.AT_LEAST,
    ("later", "than"): Bound.MORE_THAN,
    ("prior", "to"): Bound.LESS_THAN,
    ("in", "or", "before"): Bound.AT_MOST,
    ("on", "or", "before"): Bound.AT_MOST,
    ("in", "or", "after"): Bound.AT_LEAST,
    ("on", "or", "after"): Bound.AT_LEAST,
}
_SUBJECTS = frozenset({"it", "he", "she", "they", "we"})
_AFTERWORDS = {
    ("or", "later"): Bound.AT_LEAST,
    ("and", "later"): Bound.AT_LEAST,
    ("or", "earlier"): Bound.AT_MOST,
    ("and", "earlier"): Bound.AT_MOST,
    ("or", "before"): Bound.AT_MOST,
    ("or", "after"): Bound.AT_LEAST,
    ("and", "after"): Bound.AT_LEAST,
}


def read_bounded(t: Tokens, i: int, context: Context) -> Hit | None:
    """A date after a word of ``WORDS``, or after "no later than", "prior to" and the like; the word belongs to it."""
    if t.low[i] == "from":
        return _from_on(t, i, context)
    edge = _edge(t, i)
    if edge is None:
        return None
    bound, j = edge
    j += _hedge(t, j)
    found = read_point(t, j, context)
    if found is None:
        return None
    m, end = found
    j += t.low[j] == "the" and not m.firm
    if not dated(t, m, j, end) or t.low[end] == "'":
        return None
    if m.grain == "year" and not m.firm and t.low[j - 1] == "the":  # "before the 2020 election"
        return None
    tense = Tense.PAST if t.low[i] == "since" else None
    period = resolve(m, context, j, end, tense)
    if bound is Bound.AT_LEAST:
        period = _open(period, context)
    return Hit(i, end, Kind.DATE, period=period, bound=bound, ambiguous=m.ambiguous)


def _edge(t: Tokens, i: int) -> tuple[Bound, int] | None:
    """The bound that the words at token ``i`` set and the token after them."""
    for phrase, bound in _PHRASES.items():
        if tuple(t.low[i : i + len(phrase)]) == phrase:
            return bound, i + len(phrase)
    if t.low[i] not in WORDS:
        return None
    j = i + 1
    return WORDS[t.low[i]], j + (t.low[i] in {"starting", "beginning"} and t.low[j] in {"on", "in", "from"})


def _hedge(t: Tokens, i: int) -> int:
    """How many words of "at least", "as early as", "around" stand between the edge and its date."""
    if t.low[i] in {"about", "around", "roughly"}:
        return 1
    if t.low[i] == "at" and t.low[i + 1] in {"least", "most", "latest"}:
        return 2
    return 3 if t.low[i] == "as" and t.low[i + 2] == "as" else 0


def _from_on(t: Tokens, i: int, context: Context) -> Hit | None:
    """As in "from 2024 onwards", "from May on"."""
    found = read_point(t, i + 1, context)
    if found is None or not dated(t, found[0], i + 1 + (t.low[i + 1] == "the"), found[1]):
        return None
    m, end = found
    on = t.low[end] == "on" and (t.low[end + 1] in _SUBJECTS or not t.letter(end + 1))
    if t.low[end] not in {"onwards", "onward"} and not on:
        return None
    period = _open(resolve(m, context, i + 1, end), context)
    return Hit(i, end + 1, Kind.DATE, period=period, bound=Bound.AT_LEAST, ambiguous=m.ambiguous)


def _open(period: Period | None, context: Context) -> Period | None:
    """From the start of a period up to the article's date (at least one day)."""
    reference = context.reference
    if period is None or reference is None or period.start > reference:
        return period
    return Period(period.start, max(reference, period.start + DAY), "span")


def after_words(t: Tokens, m: Moment, span: tuple[int, int], period: Period | None, context: Context) -> Hit | None:
    """A date already read with "or later", "onwards" and the like after it."""
    start, end = span
    if t.low[end] in {"onwards", "onward"}:
        return Hit(
            start, end + 1, Kind.DATE, period=_open(period, context), bound=Bound.AT_LEAST, ambiguous=m.ambiguous
        )
    bound = _AFTERWORDS.get((t.low[end], t.low[end + 1]))
    if bound is None or t.letter(end + 2):
        return None
    if bound is Bound.AT_LEAST:
        period = _open(period, context)
    return Hit(start, end + 2, Kind.DATE, period=period, bound=bound, ambiguous=m.ambiguous)
