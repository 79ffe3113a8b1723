"""Does one date allow another? By the periods that they name, or by the words where a text tells no more."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.figures.temporal.arithmetic import RANK
from factcheck.figures.temporal.names import WEEKDAYS
from factcheck.records import Bound, Comparison, Figure, Outcome, Period


def _when(figure: Figure) -> str:
    """The words of a date alone: "on Tuesday night" is "tuesday"."""
    words = figure.text.lower().replace("’", "'").replace("'s", "").translate(_APART).split()
    kept = [word for word in words if word not in _AROUND_DATES]
    return " ".join(kept)


def _same_words(one: str, other: str) -> bool:
    """Whether two dates say one time by their words: "third" is "third quarter" where the noun stood before."""
    if one == other or not one or not other:
        return one == other != ""
    short, long = sorted((one, other), key=len)
    return short in _COUNTED and long.split()[0] == short and long.split()[1:] in (["quarter"], ["half"])


_COUNTED = frozenset({"first", "second", "third", "fourth"})
_COUNTS_FROM = re.compile(
    r"\b(?:last|next|this|past|ago|earlier|yesterday|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:ever )?since\b", re.IGNORECASE)
_FROM_ON = re.compile(r"^(?:from|starting|beginning)\b|\bonwards?$", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_FISCAL, _A_YEAR = "fiscal-year", timedelta(days=366)
_APART = str.maketrans(",-–", "   ")
_AROUND_DATES = frozenset("on in at the of early late night evening morning afternoon since until by from".split())


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[A-Z][a-z]{2,8})\.?|(?P<first>[A-Z][a-z]{2,8})\.?\s+(?P<last>\d{1,2})"
    r"(?:st|nd|rd|th)?)(?![\d–-])"
)


def _day_of_year(figure: Figure) -> tuple[int, int] | None:
    """Month and day of one date in the words of a figure, whatever the year; None where it names no single day."""
    found = list(_DAY.finditer(figure.text))
    if len(found) != 1 or not figure.text[:1].strip() or _SINCE.match(figure.text):
        return None
    month, day = found[0]["month"] or found[0]["first"], found[0]["day"] or found[0]["last"]
    if month[:3].lower() not in _MONTHS or not 1 <= int(day) <= 31:
        return None
    return _MONTHS.index(month[:3].lower()) + 1, int(day)


def compare_dates(claimed: Figure, evidence: Figure) -> Comparison:
    """Compare two dates by their periods; where a side has none, by their words."""
    mine, theirs = claimed.period, evidence.period
    alone = (mine is None) != (theirs is None)  # then words that count from some day tell nothing
    loose = alone and _COUNTS_FROM.search(claimed.text) is not None
    if (
        claimed.kind is evidence.kind
        and None in {mine, theirs}
        and _same_words(_when(claimed), _when(evidence))
        and not loose
    ):
        return Comparison(Outcome.AGREES, "date", f"both say {evidence.text}", (evidence,))
    days = (_day_of_year(claimed), _day_of_year(evidence)) if mine is None or theirs is None else (None, None)
    if None not in days and not loose:
        if days[0] == days[1]:
            return Comparison(Outcome.AGREES, "date", f"both say {evidence.text}", (evidence,))
        working = f"the reference says {evidence.text}, the article {claimed.text}"
        return Comparison(Outcome.DIFFERS, "date-differs", working, (evidence,))
    if claimed.kind is not evidence.kind or mine is None or theirs is None:
        return Comparison(
            Outcome.INCOMPARABLE, "other-unit", f"“{claimed.text}” and “{evidence.text}” cannot be compared"
        )
    later = theirs.start >= _end_of_start(claimed, mine) if _began(evidence) else theirs.start > mine.start
    if _began(claimed) and later:
        return Comparison(Outcome.INCOMPARABLE, "less-precise", "")  # what happened later does not tell when it began
    if claimed.reach is not None or evidence.reach is not None:
        return _counted_back(claimed, evidence, mine, theirs)
    if (mine.grain == _FISCAL) != (theirs.grain == _FISCAL) and (mine.start, mine.end) != (theirs.start, theirs.end):
        near = mine.start - theirs.end < _A_YEAR and theirs.start - mine.end < _A_YEAR
        return _apart(claimed, evidence, differ=not near)
    if _misnamed(claimed, mine) and not _misnamed(evidence, theirs):
        return _apart(claimed, evidence, differ=not mine.overlaps(theirs))
    if mine.contains(theirs):
        exact = (mine.start, mine.end) == (theirs.start, theirs.end)
        working = f"both say {evidence.text}" if exact else f"{evidence.text} lies within {claimed.text}"
        return Comparison(Outcome.AGREES, "date", working, (evidence,))
    return _apart(claimed, evidence, differ=not mine.overlaps(theirs))


def _began(figure: Figure) -> bool:
    """Whether a date tells when something began that went on: "since 2019", "from 2024 onwards"."""
    return _SINCE.match(figure.text) is not None or (
        figure.bound is Bound.AT_LEAST and _FROM_ON.search(figure.text) is not None
    )


def _end_of_start(figure: Figure, period: Period) -> date:
    """The end of the year, month or day from which a stretch is told to go on, as far as its words tell."""
    named = _MONTH.search(figure.text) is not None or (period.start.month, period.start.day) != (1, 1)
    if named:
        return period.start + timedelta(days=1 if _DAY.search(figure.text) else 28)
    return period.start.replace(year=period.start.year + 1)


def _misnamed(figure: Figure, period: Period) -> bool:
    """Whether a date names a day of the week that it is not: "Thursday, 8 March 2024" was a Friday.

    >>> from factcheck.records import Kind
    >>> _misnamed(Figure("Thursday, 8 March 2024", 0, 22, Kind.DATE), Period(date(2024, 3, 8), date(2024, 3, 9), "day"))
    True
    """
    named = _WEEKDAY.search(figure.text)
    told = named is not None and _DAY.search(figure.text) is not None and period.grain == "day"
    return told and named is not None and WEEKDAYS[named.group().lower()] != period.start.weekday()


def _apart(claimed: Figure, evidence: Figure, *, differ: bool) -> Comparison:
    """Two dates that do not agree: they differ, or one tells no more than that they may be one."""
    working = f"the reference says {evidence.text}, the article {claimed.text}"
    outcome, reason = (Outcome.DIFFERS, "date-differs") if differ else (Outcome.INCOMPARABLE, "less-precise")
    return Comparison(outcome, reason, working, (evidence,))


def _counted_back(claimed: Figure, evidence: Figure, mine: Period, theirs: Period) -> Comparison:
    """A date beside one that counts units back, which stands for more days than those of the calendar's own unit."""
    if mine.contains(theirs) or (claimed.reach is not None and _meets(claimed.reach.meant, theirs, mine.grain)):
        return Comparison(Outcome.AGREES, "date", f"{evidence.text} is {claimed.text}", (evidence,))
    allowed = [[side.period, side.reach.allows if side.reach else None] for side in (claimed, evidence)]
    meet = any(one.overlaps(other) for one in allowed[0] if one for other in allowed[1] if other)
    return _apart(claimed, evidence, differ=not meet)


def _meets(meant: Period, told: Period, grain: str) -> bool:
    """Whether a time lies within the days that are meant; of a whole year or month, where years or months are
    counted, the middle.
    """
    middle = told.start + (told.end - told.start) / 2
    fine = RANK[told.grain] <= RANK[grain] and told.grain != "span"
    return meant.contains(told) or (fine and meant.start <= middle < meant.end)
