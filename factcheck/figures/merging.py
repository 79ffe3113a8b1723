"""One list of figures out of the quantities of the scan and the dates, periods, durations and ages of ``temporal``.

Where the two read the same characters, the one that covers more of them is right ("$5 a day" is one figure, "18
months" too);
of two equal ones the temporal reading is, as it knows more. A figure swallows the exempt tokens inside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from factcheck.figures.accounting import unaccounted
from factcheck.figures.context import in_context
from factcheck.figures.drafts import Draft
from factcheck.figures.hedges import hedge_before
from factcheck.figures.placed import Placed
from factcheck.figures.silent import CODE_REASON, NAME, PHONE, URL, VERSION, Silent
from factcheck.figures.temporal import find_temporal
from factcheck.figures.tokens import Token
from factcheck.figures.word_sets import word_set
from factcheck.records import Bound, Exempt, Figure, Found, Kind, Unread


def merge(
    text: str,
    tokens: Sequence[Token],
    drafts: Sequence[Draft],
    silent: Sequence[Silent],
    unread: Sequence[tuple[int, int]],
    *,
    reference: date | None,
) -> Found:
    """Return figures, exempt and unread tokens in order of position, none overlapping another."""
    named = [_exempt(text, tokens, one) for one in silent]
    temporal = sorted(_outside_names(find_temporal(text, reference=reference), named), key=lambda figure: figure.start)
    quantities = [Placed(draft.first, draft.end, _figure(text, tokens, draft), draft) for draft in drafts]
    kept, dates = _without_overlaps(tokens, quantities, temporal)
    ends = [token.end for token in tokens]
    placed = [*kept, *(_placed(text, tokens, ends, figure) for figure in dates)]
    placed.sort(key=lambda one: one.figure.start)
    merged = in_context(text, tokens, placed)
    starts = [figure.start for figure in merged]

    def covered(start: int, end: int) -> bool:
        n = bisect_left(starts, end) - 1
        return n >= 0 and merged[n].end > start

    names = [token for token in named if not covered(token.start, token.end)]
    left = [
        Unread(text[tokens[first].start : tokens[end - 1].end], tokens[first].start, tokens[end - 1].end)
        for first, end in unread
        if not covered(tokens[first].start, tokens[end - 1].end)
    ]
    items: list[Figure | Exempt | Unread] = [*merged, *names, *left]
    items.sort(key=lambda item: item.start)
    left.extend(unaccounted(tokens, items))
    left.sort(key=lambda token: token.start)
    return Found(merged, tuple(names), tuple(left))


def _exempt(text: str, tokens: Sequence[Token], silent: Silent) -> Exempt:
    start, end = tokens[silent.first].start, tokens[silent.end - 1].end
    return Exempt(text[start:end], start, end, silent.reason)


_WHOLE = frozenset({NAME, PHONE, URL, VERSION, CODE_REASON})


def _outside_names(dates: Sequence[Figure], named: Sequence[Exempt]) -> Iterator[Figure]:
    """Leave out what looks like a date inside a link, a telephone number or a name; a name that *is* a date is a
    date.
    """
    starts = [token.start for token in named]
    for figure in dates:
        n = bisect_right(starts, figure.start) - 1
        if (
            n >= 0
            and named[n].end >= figure.end
            and named[n].reason in _WHOLE
            and len(named[n].text) > len(figure.text)
        ):
            continue
        if n >= 0 and named[n].text == figure.text and figure.kind is Kind.DURATION and ":" not in figure.text:
            continue  # "3D" is no three days
        yield figure


def _without_overlaps(
    tokens: Sequence[Token], quantities: Sequence[Placed], temporal: Sequence[Figure]
) -> tuple[list[Placed], list[Figure]]:
    kept: list[Placed] = []
    dropped: set[int] = set()
    n = 0
    for one in quantities:
        figure = one.figure
        while n < len(temporal) and temporal[n].end <= figure.start:
            n += 1
        at, loses = n, False
        while at < len(temporal) and temporal[at].start < figure.end:
            if at not in dropped:
                if _covers_more(tokens, one, temporal[at]) or _not_time(tokens, one, temporal[at]):
                    dropped.add(at)
                else:
                    loses = True
            at += 1
        if not loses:
            kept.append(one)
    return kept, [figure for at, figure in enumerate(temporal) if at not in dropped]


def _placed(text: str, tokens: Sequence[Token], ends: Sequence[int], figure: Figure) -> Placed:
    """Find the tokens of a figure that was read from the characters; one that ends inside a word ("year's") covers
    the word.
    """
    first = bisect_right(ends, figure.start)
    end = first + 1
    while end < len(tokens) and tokens[end].start < figure.end and tokens[end].end > tokens[end].start:
        end += 1
    return Placed(first, end, _hedged(text, tokens, first, figure))


def _hedged(text: str, tokens: Sequence[Token], first: int, figure: Figure) -> Figure:
    """Give a duration or an age the hedge before it: "for over 20 years", "nearly five months"."""
    if (
        figure.kind not in {Kind.DURATION, Kind.AGE}
        or figure.bound is not Bound.EQUAL
        or figure.vague
        or tokens[first].start != figure.start
    ):
        return figure
    hedge = hedge_before(tokens, first)
    if hedge is None or (tokens[hedge[1]].low == "over" and tokens[hedge[1] - 1].low not in _BEFORE_OVER):
        return figure
    start = tokens[hedge[1]].start
    return replace(figure, bound=hedge[0], start=start, text=text[start : figure.end])


# "over 20 years" is a hedge after these, and the stretch of time elsewhere ("prices rose over 20 years").
_BEFORE_OVER = word_set(
    "live lives lived living for of after with spent lasted last is was were are been took takes than well just aged"
)


def _not_time(tokens: Sequence[Token], one: Placed, other: Figure) -> bool:
    """Words that are a time and something else: "the forty-second president", "three quarters of voters"."""
    same = one.draft is not None and one.draft.words and one.figure.start == other.start
    if not same or other.kind is not Kind.DURATION:
        return False
    before = tokens[one.first - 1].low
    if one.kind is Kind.ORDINAL:
        return other.text.lower().endswith("second") and before not in {"a", "an", "one"}
    return one.kind is Kind.FRACTION and before not in {
        "past",
        "last",
        "next",
        "for",
        "over",
        "these",
        "previous",
        "in",
        "of",
        "first",
    }


def _covers_more(tokens: Sequence[Token], one: Placed, other: Figure) -> bool:
    """Whether a quantity covers more than a date does; a bare number in a date is the date's, whatever hedge it has."""
    figure = one.figure
    if one.draft is not None and one.draft.plain and not one.draft.vague:
        core = tokens[max(one.draft.core, 0)].start
        return figure.end - core > other.end - other.start
    return figure.end - figure.start > other.end - other.start


def _tidy(value: Decimal | None) -> Decimal | None:
    """The same number without an exponent, and without decimals that a scale word has used up (1.5 million is
    1500000).
    """
    if value is None:
        return None
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole and abs(whole) < _LARGEST else value


_LARGEST = Decimal(10) ** 27


def _figure(text: str, tokens: Sequence[Token], draft: Draft) -> Figure:
    start, end = tokens[draft.first].start, tokens[draft.end - 1].end
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        kind=draft.kind,
        value=_tidy(draft.value),
        low=_tidy(draft.low),
        high=_tidy(draft.high),
        step=_tidy(draft.step),
        bound=draft.bound,
        unit=draft.unit,
        rate=draft.rate,
        change=draft.change,
        vague=draft.vague,
        ambiguous=draft.ambiguous,
    )
